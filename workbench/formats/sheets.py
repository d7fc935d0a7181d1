"""Excel workbooks (ECMA-376, Office Open XML) of texts and numbers, written row by row: nothing in them runs.

Texts stand in their cells as they are (``inlineStr``), so that none is read as a formula, a number or a link.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from workbench.core.export import without_controls
from workbench.formats.archive import entry

Cells = Sequence[object]

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
# Excel's own limit is 32,767 units of UTF-16; a character may take two.
LONGEST = 16_000
_LONG = "long texts"
_LONG_HEAD = ("sheet", "row", "column", "part", "text")
_BATCH = 500
# What Excel takes for an escaped character, as ``_x000D_``.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/>'
    '<top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" '
    'fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" '
    'applyFont="1" applyBorder="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
    'builtinId="0"/></cellStyles></styleSheet>'
)


class Book:
    """A workbook under way: ``add`` one sheet after the other, then ``finish``, inside ``with``.

    A text that is too long for a cell is cut there and stands in parts on a last sheet, ``long texts``.
    """

    def __init__(self, file: BinaryIO, wide: frozenset[str]) -> None:
        self._archive, self._wide = ZipFile(file, "w"), wide
        self._names: list[str] = []
        self._long: list[Cells] = []

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def add(self, name: str, table: Iterable[Cells]) -> None:
        """A sheet with the first row of the table as its head; rows and columns beyond Excel's are cut."""
        self._names.append(name)
        with self._archive.open(entry(f"xl/worksheets/sheet{len(self._names)}.xml"), "w") as part:
            self._fill(part, name, iter(table))

    def finish(self, title: str, created: str) -> None:
        """Write what holds the sheets together; ``created`` is an ISO time in UTC with ``Z``."""
        if self._long:
            long, self._long = self._long, []
            self.add(_LONG, (_LONG_HEAD, *long))
        for name, text in self._frame(title, created):
            self._archive.writestr(entry(name), text)

    def _fill(self, part: IO[bytes], name: str, table: Iterator[Cells]) -> None:
        head = tuple(map(str, next(table, ())))[:MOST_COLUMNS]
        letters = tuple(map(letter, range(len(head))))
        part.write(_opening(head, self._wide).encode())
        first = "".join(f'<c r="{at}1" s="1"{_inline(text)}' for at, text in zip(letters, head, strict=True))
        rows = [f'<row r="1">{first}</row>']
        for number, row in enumerate(table, 2):
            if number > MOST_ROWS:
                break
            cells = []
            for at, value in zip(letters, row, strict=False):
                text = "; ".join(value) if isinstance(value, tuple) else value
                if text is None or text == "":
                    continue
                if not isinstance(text, str):
                    cells.append(f'<c r="{at}{number}"><v>{text!r}</v></c>')
                    continue
                if len(text) > LONGEST:
                    text = self._cut(text, name, number, head[letters.index(at)])
                cells.append(f'<c r="{at}{number}"{_inline(text)}')
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
            if len(rows) >= _BATCH:
                part.write("".join(rows).encode())
                rows.clear()
        part.write(f"{''.join(rows)}</sheetData></worksheet>".encode())

    def _cut(self, text: str, name: str, row: int, column: str) -> str:
        for number, start in enumerate(range(0, len(text), LONGEST), 1):
            self._long.append((name, row, column, number, text[start : start + LONGEST]))
        return f"{text[: LONGEST - 100]}… [all of it in the sheet “{_LONG}”]"

    def _frame(self, title: str, created: str) -> Iterator[tuple[str, str]]:
        yield "xl/styles.xml", _STYLES
        sheets, ties, kinds = [], [], []
        for number, name in enumerate(self._names, 1):
            sheets.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>')
            ties.append((f"{_TIES}/worksheet", f"worksheets/sheet{number}.xml"))
            kinds.append((f"/xl/worksheets/sheet{number}.xml", f"{_KIND}.worksheet+xml"))
        listed = "".join(sheets)
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_TIES}"><sheets>{listed}</sheets></workbook>'
        yield "xl/workbook.xml", _HEAD + book
        yield "xl/_rels/workbook.xml.rels", _ties((*ties, (f"{_TIES}/styles", "styles.xml")))
        yield "docProps/core.xml", _core(title, created)
        core = (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        yield "_rels/.rels", _ties(((f"{_TIES}/officeDocument", "xl/workbook.xml"), core))
        kinds += [("/xl/workbook.xml", f"{_KIND}.sheet.main+xml"), ("/xl/styles.xml", f"{_KIND}.styles+xml")]
        kinds.append(
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
        yield "[Content_Types].xml", _types(kinds)


def letter(column: int) -> str:
    """What Excel calls a column, counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=8192)
def _inline(text: str) -> str:
    """The rest of a cell with this text, after its address; the same texts come again and again."""
    plain = text.isprintable()
    if not plain:
        text = without_controls(text)
    kept = "" if plain and text[:1] != " " and text[-1:] != " " else ' xml:space="preserve"'
    if "_x" in text:
        text = _ESCAPED.sub("_x005F_", text)
    return f' t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'


def _opening(head: Sequence[str], wide: frozenset[str]) -> str:
    sizes = ((number, 60 if name in wide else 16) for number, name in enumerate(head, 1))
    columns = "".join(f'<col min="{at}" max="{at}" width="{size}" customWidth="1"/>' for at, size in sizes)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def _ties(targets: Iterable[tuple[str, str]]) -> str:
    ties = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{ties}</Relationships>'


def _core(title: str, created: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(without_controls(title))}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(created)}</dcterms:created></cp:coreProperties>'
    )


def _types(parts: Iterable[tuple[str, str]]) -> str:
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    ties = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{ties}{xml}{named}</Types>'
