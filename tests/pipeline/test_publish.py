"""What a build leaves behind: a manifest that is true, and the same bytes every time."""

import hashlib
import json
from collections.abc import Callable

from pyoxigraph import RdfFormat, parse

from igflod.pipeline import build, make_dataset, publish
from igflod.settings import Settings
from igflod.store import open_release
from igflod.vocabulary import SH


def test_the_manifest_says_what_the_release_holds(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("2013/ws324.txt", variant())
    put("2013/letter.txt", b"Dear all,\n\nno report.\n")
    release = build(settings).release
    manifest = json.loads((release.folder / "manifest.json").read_text("utf-8"))
    assert manifest == release.manifest
    assert (manifest["sources"], manifest["base"]) == (2, "https://w3id.org/igflod/")
    [report] = manifest["reports"]
    assert report == {
        "file": "2013/ws324.txt",
        "part": 1,
        "sha256": hashlib.sha256(variant()).hexdigest(),
        "session": "https://w3id.org/igflod/id/workshop/2013/324",
        "template": "igf-2013-report",
        "characters": 7652,
        "unread": 0,
    }
    quads = list(parse(release.dataset.read_bytes(), format=RdfFormat.N_QUADS))
    assert manifest["quads"] == len(quads)
    assert manifest["graphs"] == len({quad.graph_name for quad in quads})
    severities = [quad.object for quad in quads if quad.predicate == SH.resultSeverity]
    warnings = severities.count(SH.Warning)
    assert warnings > 0
    assert manifest["findings"] == {"info": len(severities) - warnings, "warning": warnings}
    names = {"dataset.nq", "quarantine/2013/letter.txt", "quarantine/2013/letter.txt.reasons.json"}
    assert set(manifest["files"]) == names


def test_building_twice_gives_the_same_bytes(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, {"Xiantang Sun": "Ada  Example"}))
    put("ws7.txt", variant(7, {"Xiantang Sun": "Ada Example"}))
    first = build(settings).release
    bytes_of_first = first.dataset.read_bytes()
    second = build(settings).release
    assert (second.digest, second.folder) == (first.digest, first.folder)
    assert second.dataset.read_bytes() == bytes_of_first


def test_a_build_that_was_stopped_before_it_registered_ids_is_made_up_for(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws7.txt", variant(7, {"Xiantang Sun": "Ada Example"}))
    stopped = publish(make_dataset(settings), settings)
    built = build(settings)
    assert built.release.digest == stopped.digest
    assert [path.name for path in built.registers] == ["people.tsv", "inferences.tsv"]


def test_another_base_is_another_release(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant())
    first = build(settings).release
    local = Settings.choose(data=settings.data, base="http://localhost:8080/", environ={})
    second = build(local).release
    assert second.digest != first.digest
    assert open_release(settings.release).manifest["base"] == "http://localhost:8080/"
    assert b"<http://localhost:8080/id/workshop/2013/324>" in second.dataset.read_bytes()
