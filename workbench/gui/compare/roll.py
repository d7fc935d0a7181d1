"""A column of type that scrolls: geometry and painting, without mouse or keys."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.core.model import Span
from workbench.gui.compare.ink import Ink, Look
from workbench.gui.compare.leaf import Dress, Setting
from workbench.gui.compare.paper import BOTTOM, TOP, Paper
from workbench.gui.theme import Theme

MEASURE = 66
MARGIN_LEFT = 38
MARGIN_RIGHT = 26
REFERENCE = 0.4
OVERHANG = 16
_SAMPLE = "the desk by the window, where two pages lie side by side and are read "


class Roll(QAbstractScrollArea):
    """Shows one text; ``moved`` says that lines stand elsewhere than before."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._settling = False
        self._theme = theme
        self.paper = Paper("", _setting(self._theme, self.viewport().width()))
        self._ink = Ink(theme, self.paper.setting.width)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(200)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ---- what is shown

    def set_theme(self, theme: Theme) -> None:
        """Change the colours, and the size of the type."""
        resized = theme.text_size != self._theme.text_size
        self._theme = theme
        self.paper.dress(self._dress)
        if resized:
            self._set_type()
        self._ink = Ink(theme, self.paper.setting.width)
        self.viewport().update()

    def set_text(self, text: str) -> None:
        """Show another text from its beginning, unmarked."""
        self.paper = Paper(text, _setting(self._theme, self.viewport().width()))
        self.paper.dress(self._dress)
        self.look = Look()
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._settle()
        self.viewport().update()

    def wear(self, look: Look) -> None:
        """Show other marks; the type is set anew only when roles of sentences changed."""
        old, new = self.look.sheet, look.sheet
        fresh = old.dim.items != new.dim.items or old.heads.items != new.heads.items
        self.look = look
        if fresh:
            self.paper.dress(self._dress)
            self._settle()
        self.viewport().update()

    # ---- places

    @property
    def top(self) -> int:
        """The height on the paper of the viewport's upper edge."""
        return self.verticalScrollBar().value()

    @property
    def column(self) -> int:
        """The left edge of the column in the viewport."""
        spare = self.viewport().width() - MARGIN_LEFT - MARGIN_RIGHT - self.paper.setting.width
        return MARGIN_LEFT + max(0, int(spare / 2))

    @property
    def reference(self) -> float:
        """The viewport height where both sides meet: two fifths, nearer to the edge at the text's ends."""
        height, bar = self.viewport().height(), self.verticalScrollBar()
        near_end = height - BOTTOM - (bar.maximum() - bar.value())
        return max(near_end, min(TOP + bar.value(), REFERENCE * height))

    def visible(self) -> Span:
        """The code points in view."""
        bottom = self.top + self.viewport().height()
        return Span(int(self.paper.offset_at(self.top)), int(self.paper.offset_at(bottom)) + 1)

    def bring(self, offset: float, at: float | None = None) -> None:
        """Scroll the line of ``offset`` to the viewport height ``at``, as far as the text reaches."""
        at = REFERENCE * self.viewport().height() if at is None else at
        self._seek(offset, lambda: self.paper.line_of(offset) - at)

    def align(self, offset: float, at: float) -> None:
        """Scroll a fractional offset to the viewport height ``at``, as the scroll lock does."""
        self._seek(offset, lambda: self.paper.y_of(offset) - at)

    def reveal(self, span: Span) -> None:
        """Scroll just so far that the span is in view with some air around it."""
        self.paper.slice_at(span.start)
        top, bottom = self.paper.lines(span)
        height, air = self.viewport().height(), 2 * self.paper.setting.step
        if top < self.top + air:
            self.bring(span.start, air)
        elif bottom > self.top + height - air:
            self.bring(span.start, max(air, height - air - (bottom - top)))

    def point_at(self, place: QPointF, *, between: bool = True) -> int:
        """The code point at a position in the viewport."""
        return self.paper.point_at(place.x() - self.column, place.y() + self.top, between=between)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the blocks that the dirty region touches."""
        area: QRect = event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self._theme.color("page"))
        painter.translate(self.column, -self.top)
        top, bottom = self.top + area.top() - OVERHANG, self.top + area.bottom() + OVERHANG
        clip = QRectF(-MARGIN_LEFT, top, self.viewport().width(), bottom - top)
        for piece in self.paper.slices(top, bottom):
            self._ink.paint(painter, piece, self.look, clip)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the type to the new width and keep what was read in its place."""
        super().resizeEvent(event)
        self._set_type()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Shift what is painted and lay out what comes into view."""
        if self.devicePixelRatioF().is_integer():
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()
        self._settle()

    # ---- inside

    def _set_type(self) -> None:
        """Set the type anew where its width or size changed; what was at the top stays there."""
        offset, was_top = self.paper.offset_at(self.top), self.top == 0
        setting, before = _setting(self._theme, self.viewport().width()), self.paper.setting
        if (setting.width, setting.font) != (before.width, before.font):
            self.paper.resize(setting)
            self._ink = Ink(self._theme, setting.width)
        self._fit()
        if not was_top:
            self.align(offset, 0.0)
        self._settle()

    def _seek(self, offset: float, goal: Callable[[], float]) -> None:
        """Go there, and again while what was only estimated turns out otherwise."""
        for _ in range(4):
            self.paper.slice_at(int(offset))
            value = round(goal())
            self.verticalScrollBar().setValue(value)
            self._settle()
            if round(goal()) == value:
                return

    def _settle(self) -> None:
        if self._settling:
            return
        self._settling = True
        bar = self.verticalScrollBar()
        grown, changed = self.paper.settle(bar.value(), bar.value() + self.viewport().height())
        self._fit()
        if grown:
            bar.setValue(round(bar.value() + grown))
            self.paper.settle(bar.value(), bar.value() + self.viewport().height())
        self._settling = False
        if changed:
            self.viewport().update()
        self.moved.emit()

    def _fit(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self.paper.height) - height))
        bar.setPageStep(max(1, height - 2 * int(self.paper.setting.step)))
        bar.setSingleStep(int(self.paper.setting.step))

    def _dress(self, span: Span) -> list[Dress]:
        """Page furniture dimmed, headings set bold."""
        dim, bold = QTextCharFormat(), QTextCharFormat()
        dim.setForeground(self._theme.color("boilerplate"))
        bold.setFontWeight(QFont.Weight.Bold)
        sheet = self.look.sheet
        found = [(role.span, dim) for role in sheet.dim.touching(span)]
        found += [(role.span, bold) for role in sheet.heads.touching(span)]
        return [
            Dress(max(0, part.start - span.start), min(part.end, span.end) - span.start, style)
            for part, style in found
        ]


def _setting(theme: Theme, width: int) -> Setting:
    """The type of a page so wide: lines of some sixty letters, or as many as there is room for."""
    font = theme.reading_font()
    measure = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE
    return Setting(font, max(120.0, min(round(measure), width - MARGIN_LEFT - MARGIN_RIGHT)))
