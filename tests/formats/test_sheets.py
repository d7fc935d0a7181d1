"""Workbooks: every text back as it was, long texts in parts, the same bytes each time."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from workbench.formats.sheets import LONGEST, Book

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(*rows: tuple[object, ...]) -> zipfile.ZipFile:
    file = io.BytesIO()
    with Book(file, frozenset({"quote"})) as book:
        book.add("one & two", (("quote", "number"), *rows))
        book.finish("<Title>", "2026-01-02T03:04:05Z")
    return zipfile.ZipFile(file)


def cells(book: zipfile.ZipFile, sheet: int = 1) -> dict[str, str]:
    """Texts and numbers by their address, as a spreadsheet reads them."""
    tree = ET.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314
    return {
        cell.attrib["r"]: re.sub(
            "_x([0-9A-F]{4})_", lambda sign: chr(int(sign[1], 16)), "".join(cell.itertext())
        )
        for cell in tree.iter(f"{MAIN}c")
    }


@pytest.mark.parametrize(
    "text",
    ["=1+1", " both ends ", "a\nb\tc", "<b>&amp;</b> ]]>", "_x0041_ and _xZZ", "😀 مرحبا", "00123", "1e5"],
)
def test_every_text_comes_back(text: str) -> None:
    book = written((text, 7), (None, 0.25), ("", text))
    assert cells(book) == {"A1": "quote", "B1": "number", "A2": text, "B2": "7", "B3": "0.25", "B4": text}
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_what_no_cell_can_carry_is_taken_out() -> None:
    assert cells(written(("bell \x07 \ud800", ("a", "b"))))["A2"] == "bell  \ufffd"
    assert cells(written(("", ("a", "b"))))["B2"] == "a; b"


def test_a_long_text_goes_on_in_another_sheet() -> None:
    book = written(("", "x" * (LONGEST + 1)))
    assert cells(book)["B2"].endswith("[all of it in the sheet “long texts”]")
    assert cells(book, 2) | {"E2": ""} == {
        "A1": "sheet",
        "B1": "row",
        "C1": "column",
        "D1": "part",
        "E1": "text",
        "A2": "one & two",
        "B2": "2",
        "C2": "number",
        "D2": "1",
        "E2": "",
        "A3": "one & two",
        "B3": "2",
        "C3": "number",
        "D3": "2",
        "E3": "x",
    }


def test_every_part_is_well_formed_and_the_same_each_time() -> None:
    book, again = written(("a", 1)), written(("a", 1))
    assert book.testzip() is None
    for name in book.namelist():
        assert ET.fromstring(book.read(name)) is not None  # noqa: S314
        assert (book.read(name), book.getinfo(name).date_time) == (
            again.read(name),
            again.getinfo(name).date_time,
        )
