"""Workbooks: columns by letter, every text back as it was, long texts in parts, frames that readers know."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from workbench.formats.sheets import LONGEST, Book, letter

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
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_names_of_spreadsheets(column: int, name: str) -> None:
    assert letter(column) == name


@pytest.mark.parametrize(
    "text",
    ["=1+1", " both ends ", "a\nb\tc", "<b>&amp;</b> ]]>", "_x0041_ and _xZZ", "😀 مرحبا", "00123", "1e5"],
)
def test_every_text_comes_back(text: str) -> None:
    book = written((text, 7), (None, 0.25), ("", text))
    assert cells(book) == {"A1": "quote", "B1": "number", "A2": text, "B2": "7", "B3": "0.25", "B4": text}
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert ("preserve" in sheet) == (text != text.strip() or "\n" in text)


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


def test_every_part_is_named_where_readers_look() -> None:
    book = written(("a", 1))
    types = ET.fromstring(book.read("[Content_Types].xml"))  # noqa: S314
    named = {part.attrib["PartName"].lstrip("/") for part in types if "PartName" in part.attrib}
    ties = {"_rels/.rels", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
    assert named == set(book.namelist()) - ties
    assert all(ET.fromstring(book.read(name)) is not None for name in book.namelist())  # noqa: S314
    assert book.testzip() is None
