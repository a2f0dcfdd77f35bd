"""Options count more than the environment, and the environment more than the defaults."""

from pathlib import Path

import pytest

from igflod.errors import UriError
from igflod.settings import Settings
from igflod.uris import DEFAULT_BASE


def test_defaults() -> None:
    settings = Settings.choose(environ={})
    assert settings.uris.base == "https://w3id.org/igflod/"
    assert settings.data == Path("data")
    assert settings.release == Path("data/release")


def test_environment() -> None:
    environment = {"IGFLOD_BASE": "http://e/", "IGFLOD_DATA": "d", "IGFLOD_RELEASE": "r"}
    settings = Settings.choose(environ=environment)
    assert (settings.uris.base, settings.data, settings.release) == (
        "http://e/",
        Path("d"),
        Path("r"),
    )


def test_options() -> None:
    environment = {"IGFLOD_BASE": "http://e/", "IGFLOD_DATA": "d", "IGFLOD_RELEASE": "r"}
    settings = Settings.choose(
        base="http://o/", data=Path("od"), release=Path("or"), environ=environment
    )
    assert (settings.uris.base, settings.data, settings.release) == (
        "http://o/",
        Path("od"),
        Path("or"),
    )


def test_the_release_lies_in_the_data_unless_it_is_said() -> None:
    assert Settings.choose(data=Path("d"), environ={}).release == Path("d/release")
    assert Settings.choose(environ={"IGFLOD_DATA": "d"}).release == Path("d/release")


def test_an_empty_variable_is_none() -> None:
    empty = {"IGFLOD_BASE": "", "IGFLOD_DATA": "", "IGFLOD_RELEASE": ""}
    settings = Settings.choose(environ=empty)
    assert settings.uris.base == DEFAULT_BASE
    assert settings.release == Path("data/release")


def test_an_empty_option_is_no_base() -> None:
    with pytest.raises(UriError, match="the base URI ''"):
        Settings.choose(base="", environ={})


@pytest.mark.parametrize("base", ["http://e", "e/", "ftp://e/", "http:///", "http://e/?a=/"])
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(UriError, match="the base URI"):
        Settings.choose(environ={"IGFLOD_BASE": base})
