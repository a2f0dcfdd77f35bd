"""Files go out whole and in part, as the headers tell of them."""

import httpx
import pytest


@pytest.fixture
def whole(http: httpx.Client) -> bytes:
    """Give the dump of the dataset."""
    return http.get("/dump/dataset.nq", headers={"Accept-Encoding": "identity"}).content


def test_a_file_is_sent_whole_and_in_parts(http: httpx.Client, whole: bytes) -> None:
    plain = {"Accept-Encoding": "identity"}
    part = http.get("/dump/dataset.nq", headers={**plain, "Range": "bytes=5-24"})
    assert (part.status_code, part.content) == (206, whole[5:25])
    assert part.headers["Content-Range"] == f"bytes 5-24/{len(whole)}"
    last = http.get("/dump/dataset.nq", headers={**plain, "Range": "bytes=-7"})
    assert (last.status_code, last.content) == (206, whole[-7:])
    none = http.get("/dump/dataset.nq", headers={**plain, "Range": "bytes=999999999-"})
    assert none.status_code == 416
    head = http.head("/dump/dataset.nq", headers=plain)
    assert int(head.headers["Content-Length"]) == len(whole)
    assert head.content == b""
    tag = http.get("/dump/dataset.nq", headers=plain).headers["ETag"]
    held = http.get("/dump/dataset.nq", headers={**plain, "If-None-Match": tag})
    assert (held.status_code, held.content) == (304, b"")
