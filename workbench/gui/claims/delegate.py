"""Paints a cell: quiet where all agree, glyph, bar and underline where an article stands against others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.collation.sheet import GLYPHS
from workbench.core.collation.table import Cell, CellState, Row, siglum
from workbench.gui.claims.model import ClaimsModel, Index
from workbench.gui.claims.typeset import Typesetter
from workbench.gui.dress import mixed
from workbench.gui.parts.ink import draw_line, quiet, sized
from workbench.gui.theme import Theme

ABOVE = 8
GUTTER = 22
EDGE = 10
BAR = 3


class ClaimDelegate(QStyledItemDelegate):
    """What a cell stands for is a glyph and an underline; colour only repeats them."""

    def __init__(self, model: ClaimsModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.theme = theme
        self.typesetter = Typesetter(model, theme)
        self.is_current: Callable[[int], bool] = lambda row: False

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.theme = theme
        self.typesetter.set_theme(theme)

    def height(self, place: int, widths: list[int], font: QFont) -> int:
        """How high a row is when its columns are so wide."""
        row = self._model.row(place)
        if row is None:
            return 1
        small = QFontMetrics(sized(font, 0.88)).height()
        heights = [
            self.typesetter.cell(place, column, self._inner(width)).height
            + small * len(self._notes(row, column))
            for column, width in enumerate(widths)
        ]
        return round(max(heights, default=0.0)) + 2 * ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The table asks ``height`` instead, when a row comes into sight."""
        return QSize(120, self.typesetter.line + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row = self._model.row(index.row())
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self._model.cell(row, index.column())
        self._ground(painter, option, index.row(), cell.state)
        if cell.speaks:
            self._paint_words(painter, option, index, row, cell.state)
        else:
            self._paint_silence(painter, option)
        self._paint_notes(painter, option, index, row)
        painter.restore()

    # ---- inside

    @staticmethod
    def _inner(width: int) -> int:
        return width - GUTTER - EDGE

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int, state: CellState) -> None:
        rect, page = option.rect, self.theme.color("page")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = mixed(self.theme.color("raised"), page, 1.0) if state is CellState.SILENT else page
        if selected or self.is_current(row):
            ground = mixed(self.theme.color("selection"), page, 1.0 if selected else 0.4)
        painter.fillRect(rect, ground)
        painter.setPen(option.palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if state is CellState.OUTLIER:
            painter.fillRect(
                QRect(rect.left(), rect.top(), BAR, rect.height() - 1), self.theme.color("claim")
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("focus"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row, state: CellState
    ) -> None:
        rect = option.rect
        setting = self.typesetter.cell(index.row(), index.column(), self._inner(rect.width()))
        if glyph := GLYPHS[state]:
            ink = self.theme.color("claim") if state is CellState.OUTLIER else quiet(option)
            box = QRect(rect.left() + BAR, rect.top() + ABOVE, GUTTER - BAR, self.typesetter.line)
            painter.setPen(ink)
            painter.setFont(sized(option.font, 1.05, QFont.Weight.Bold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, glyph)
        painter.setPen(quiet(option))
        setting.layout.draw(painter, QPointF(rect.left() + GUTTER, rect.top() + ABOVE))

    def _paint_silence(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setPen(quiet(option))
        painter.setFont(sized(option.font, 1.1))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, GLYPHS[CellState.SILENT])

    def _paint_notes(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row) -> None:
        """Below the words: who speaks, the value where it is not the words, copies that differ."""
        small = sized(option.font, 0.88)
        high, rect = QFontMetrics(small).height(), option.rect
        notes = self._notes(row, index.column())
        top = rect.bottom() - ABOVE - high * len(notes) + 1
        for number, (words, loud) in enumerate(notes):
            box = QRect(rect.left() + GUTTER, top + number * high, self._inner(rect.width()), high)
            ink: QColor = self.theme.color("claim") if loud else quiet(option)
            draw_line(painter, box, words, small, ink)

    def _is_written(self, number: int, cell: Cell) -> bool:
        """Whether the value stands in its sentence word by word."""
        text = self._model.text(number)
        return _words(cell.value) <= {word for span in cell.sentences for word in _words(span.of(text))}

    def _notes(self, row: Row, column: int) -> list[tuple[str, bool]]:
        """Lines below the words, and whether they tell of a difference."""
        number = self._model.speaker(row, column)
        cell = row.cells[number]
        notes: list[tuple[str, bool]] = []
        if cell.value and row.kind != "acronym" and not self._is_written(number, cell):
            notes.append((f"= {cell.value}", False))
        if not cell.speaks and cell.sentences:
            notes.append(("tells of it without this", False))
        if number != self._model.columns[column]:
            notes.append((f"said by the copy {siglum(number)} alone", False))
        if slips := self._model.slips(row, column):
            notes += [(f"≠ {letters}: {value}", True) for value, letters in _by_value(row, slips).items()]
        return notes


def _by_value(row: Row, slips: Sequence[int]) -> dict[str, str]:
    """The letters of copies by what they say."""
    found: dict[str, list[str]] = {}
    for slip in slips:
        found.setdefault(row.cells[slip].value, []).append(siglum(slip))
    return {value: f"{'copies' if len(who) > 1 else 'copy'} {', '.join(who)}" for value, who in found.items()}


def _words(text: str) -> set[str]:
    return {word.strip(",.;:“”‘’()") for word in text.casefold().split()}
