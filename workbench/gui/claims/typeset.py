"""One cell set in type: the words that carry the value in their sentence, wrapped, marked, cut if endless."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from workbench.core.collation.table import STATEMENT, Cell, CellState, Row
from workbench.core.model import Span
from workbench.gui.claims.model import ClaimsModel
from workbench.gui.parts.ink import reads_leftwards
from workbench.gui.textpos import TextPos
from workbench.gui.theme import Theme

MOST_LINES = 8
_LEAD = 60
_AFTER = 110
_LEAST_CUT = 12
_LONGEST = 420
_KEPT = 1200
_LEADING = 1.1
_BLANKS = dict.fromkeys(range(32), " ") | {0x85: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class Setting:
    """The lines of a cell, and how high they are."""

    layout: QTextLayout
    height: float


class Typesetter:
    """Sets cells at a width; those in use are kept."""

    def __init__(self, model: ClaimsModel, theme: Theme) -> None:
        self._model = model
        self._kept: OrderedDict[tuple[int, int, int], Setting] = OrderedDict()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Set everything again in another palette."""
        self.theme = theme
        self._font = theme.reading_font(theme.text_size * 0.94)
        self.forget()

    def forget(self) -> None:
        """Set everything again, because rows or columns changed."""
        self._kept.clear()

    @property
    def line(self) -> int:
        """How high one line is."""
        return round(QFontMetrics(self._font).height() * _LEADING)

    def cell(self, place: int, column: int, width: int) -> Setting:
        """A cell of the shown rows, in so many pixels."""
        key = place, column, width
        if key not in self._kept:
            self._kept[key] = self._set(place, column, width)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _set(self, place: int, column: int, width: int) -> Setting:
        row = self._model.row(place)
        assert row is not None  # noqa: S101 - only rows that are there are painted
        number = self._model.speaker(row, column)
        cell = row.cells[number]
        text, words = excerpt(row, cell, self._model.text(number))
        made = self._laid_out(text, words, cell.state, width)
        fitting = _fitting(made.layout, text)
        if fitting == text:
            return made
        return self._laid_out(fitting, Span(words.start, min(words.end, len(fitting))), cell.state, width)

    def _laid_out(self, text: str, words: Span, state: CellState, width: int) -> Setting:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if reads_leftwards(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        layout.setFormats([_marked(text, words, state, self.theme)])
        return Setting(layout, _broken(layout, width))


def excerpt(row: Row, cell: Cell, text: str) -> tuple[str, Span]:
    """What a cell shows on one line, every letter at its place, and where its words stand in that."""
    if not cell.places:
        return "", Span(0, 0)
    if row.kind == STATEMENT:
        told = " ".join(span.of(text) for span in cell.sentences)[:_LONGEST].translate(_BLANKS)
        return told + "…" * (len(told) == _LONGEST), Span(0, len(told))
    place = cell.places[0]
    around = next((span for span in cell.sentences if span.holds(place)), place)
    start = max(around.start, place.start - _LEAD)
    end = min(around.end, place.start + _LONGEST, place.end + _AFTER)
    end = around.end if around.end - end < _LEAST_CUT else end
    if start > around.start:
        start = text.find(" ", start, place.start) + 1 or start
    before, after = "… " if start > around.start else "", " …" if end < around.end else ""
    told = before + text[start:end].translate(_BLANKS) + after
    at = len(before) + place.start - start
    return told, Span(at, min(at + place.end - place.start, len(told)))


def _fitting(layout: QTextLayout, text: str) -> str:
    """As much of a text as its lines hold, an ellipsis for the rest."""
    if not layout.lineCount():
        return text
    last = layout.lineAt(layout.lineCount() - 1)
    held = TextPos(text).points(last.textStart() + last.textLength())
    return text if held >= len(text.rstrip()) else f"{text[: max(0, held - 3)].rstrip()} …"


def _marked(text: str, words: Span, state: CellState, theme: Theme) -> QTextLayout.FormatRange:
    """The words that carry the value: plain where all agree, underlined on a ground where not."""
    written = QTextCharFormat()
    written.setForeground(theme.color("text"))
    if state is CellState.OUTLIER:
        written.setFontWeight(QFont.Weight.DemiBold)
        written.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        written.setUnderlineColor(theme.color("claim"))
        written.setBackground(theme.color("claim_fill"))
    elif state is CellState.UNCLEAR and words.end - words.start == len(text):
        written.setForeground(theme.color("muted"))
    elif state is CellState.UNCLEAR:
        written.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        written.setUnderlineColor(theme.color("muted"))
    places = TextPos(text)
    made = QTextLayout.FormatRange()
    made.start = places.units(words.start)
    made.length, made.format = max(0, places.units(words.end) - made.start), written
    return made


def _broken(layout: QTextLayout, width: int) -> float:
    """Break into lines, not more than fit a row, and say how high they are."""
    here = 0.0
    layout.beginLayout()
    for _ in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, here))
        here += line.height() * _LEADING
    layout.endLayout()
    return here
