"""The sentences of one cell set in type: wrapped, numbered, marked; set once and kept while in use."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from workbench.core.model import Side
from workbench.gui.parts.ink import reads_leftwards
from workbench.gui.rows.entries import Entry
from workbench.gui.rows.marks import ranges
from workbench.gui.rows.model import RowsModel
from workbench.gui.theme import Theme

NUMBER = 30
EDGE = 10
BETWEEN = 5
LONGEST = 2_000
_LEADING = 1.12
_KEPT = 400
_BLANKS = dict.fromkeys(range(32), " ") | {0x85: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it is painted, with its number in the text and where its top is."""

    number: int
    layout: QTextLayout
    top: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The sentences of a row on one side, and how high they are together."""

    lines: tuple[Line, ...]
    height: float


class Typesetter:
    """Sets cells at a width; the last few hundred are kept."""

    def __init__(self, model: RowsModel, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self._font = theme.reading_font()
        self._kept: OrderedDict[tuple[Entry, Side, int], Cell] = OrderedDict()

    def set_theme(self, theme: Theme) -> None:
        """Set everything again in another palette."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Set everything again, because the marks or the text changed."""
        self._font = self._theme.reading_font()
        self._kept.clear()

    @property
    def line(self) -> int:
        """How high one line is."""
        return round(QFontMetrics(self._font).height() * _LEADING)

    def cell(self, entry: Entry, side: Side, width: int) -> Cell:
        """The sentences of a row on one side in a column of ``width`` pixels."""
        key = entry, side, width
        if key not in self._kept:
            self._kept[key] = self._set(entry, side, width - NUMBER - EDGE)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _set(self, entry: Entry, side: Side, width: int) -> Cell:
        made: list[Line] = []
        top = 0.0
        texts, marked = self._model.sentences(entry, side), self._model.marks(entry, side)
        for number, text, found in zip(entry.of(side), texts, marked, strict=True):
            shown = plain(text)
            layout = laid_out(shown, self._font, width)
            layout.setFormats(ranges(shown, found, self._theme))
            top += _broken(layout, width, BETWEEN if made else 0.0, top)
            made.append(Line(number, layout, layout.lineAt(0).y()))
        return Cell(tuple(made), top)


def plain(text: str) -> str:
    """A sentence on one line, every letter at its place; an endless one is cut."""
    return text[:LONGEST].translate(_BLANKS) + ("…" if len(text) > LONGEST else "")


def laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """Text as it is, in the direction it is written in."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_leftwards(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    return layout


def _broken(layout: QTextLayout, width: int, above: float, top: float) -> float:
    """Break into lines below ``top``, and say how much that took."""
    here = top + above
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, here))
        here += line.height() * _LEADING
    layout.endLayout()
    return here - top


def wrapped(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Any words broken into lines, and their height."""
    layout = laid_out(plain(text), font, width)
    return layout, _broken(layout, width, 0.0, 0.0)


def joined(texts: Sequence[str]) -> str:
    """Several sentences as one quote."""
    return " … ".join(" ".join(text.split()) for text in texts)
