"""What people may write down about an article."""

import pytest

from workbench.gui.library.provenance import language_trouble, published_trouble, troubles, url_trouble


@pytest.mark.parametrize(
    "date", ["", "2024", "2024-02", "2024-02-29", "2024-02-12T10:00", "2024-02-12 10:00:00+02:00"]
)
def test_iso_dates_are_taken(date: str) -> None:
    assert published_trouble(date) == ""


@pytest.mark.parametrize(
    "date", ["12.2.2024", "2024-2-1", "Feb 2024", "2023-02-29", "2024-13", "2024-02-12T99"]
)
def test_other_dates_are_named(date: str) -> None:
    assert published_trouble(date)


@pytest.mark.parametrize(
    "url", ["", "https://example.org/a?b=c", "http://localhost:8000/", "HTTPS://EXAMPLE.ORG"]
)
def test_web_addresses_are_taken(url: str) -> None:
    assert url_trouble(url) == ""


@pytest.mark.parametrize(
    "url",
    ["example.org", "ftp://example.org", "https://", "file:///etc/passwd", "https://a b.org", "http://[::1"],
)
def test_other_addresses_are_named(url: str) -> None:
    assert url_trouble(url)


def test_troubles_are_told_by_field() -> None:
    assert set(troubles({"published": "soon", "url": "x"})) == {"published", "url"}
    assert troubles({"title": "Anything"}) == {}


@pytest.mark.parametrize(("text", "fine"), [("en", True), ("en-GB", True), ("", False), ("../en", False)])
def test_a_language_is_a_code(text: str, fine: bool) -> None:
    assert (language_trouble(text) == "") is fine
