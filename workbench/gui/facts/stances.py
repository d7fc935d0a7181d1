"""Five stances in a row; the one that holds is filled, the keys stand before them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from workbench.core.model import Stance
from workbench.gui.facts.wording import SIGNS, Sign
from workbench.gui.parts.ink import muted
from workbench.gui.theme import Theme

GAP = 4


class StanceButton(QAbstractButton):
    """Key, sign and word; without the word where room is short."""

    def __init__(self, sign: Sign, theme: Theme) -> None:
        super().__init__()
        self.sign, self.theme = sign, theme
        self.terse = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"This quote {sign.stance} the fact ({sign.key})")
        self.setAccessibleName(f"This quote {sign.stance} the fact")

    def words(self) -> str:
        """What stands after the key."""
        return self.sign.glyph if self.terse else f"{self.sign.glyph} {self.sign.stance}"

    def width_of(self, words: str) -> int:
        """How wide the button is with these words."""
        metrics = QFontMetrics(self.font())
        return metrics.horizontalAdvance(f"{self.sign.key}  {words}") + 16

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for key and words."""
        return QSize(self.width_of(self.words()), QFontMetrics(self.font()).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Filled when it holds, outlined otherwise, ringed in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        holds, palette = self.isChecked(), self.palette()
        ink = self.theme.color("fact")
        edge = QPen(ink if holds else palette.color(QPalette.ColorRole.Mid))
        painter.setPen(QPen(self.theme.color("focus"), 2) if self.hasFocus() else edge)
        ground = QPalette.ColorRole.AlternateBase if self.underMouse() else QPalette.ColorRole.Base
        painter.setBrush(ink if holds else palette.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        page = self.theme.color("page")
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        inner = self.rect().adjusted(8, 0, 0, 0)
        painter.setPen(page if holds else muted(palette))
        painter.drawText(inner, middle, self.sign.key)
        inner.adjust(QFontMetrics(self.font()).horizontalAdvance(f"{self.sign.key}  "), 0, 0, 0)
        text = palette.color(QPalette.ColorRole.Text) if self.isEnabled() else muted(palette)
        painter.setPen(page if holds else text)
        painter.drawText(inner, middle, self.words())


class StancePicker(QWidget):
    """Exactly one stance holds for the current quote; none where there is no quote."""

    picked = Signal(Stance)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for sign in SIGNS:
            button = StanceButton(sign, theme)
            button.clicked.connect(lambda _checked=False, stance=sign.stance: self.picked.emit(stance))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.setAccessibleName("Stance of the current quote")

    def buttons(self) -> list[StanceButton]:
        """The five buttons in the order of their keys."""
        return [button for button in self._group.buttons() if isinstance(button, StanceButton)]

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        for button in self.buttons():
            button.theme = theme
            button.update()

    def show_stance(self, stance: Stance | None) -> None:
        """Fill the stance that holds (None: there is no quote)."""
        self._group.setExclusive(False)
        for button in self.buttons():
            button.setEnabled(stance is not None)
            button.setChecked(button.sign.stance is stance)
            button.updateGeometry()
        self._group.setExclusive(stance is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Words where they fit."""
        full = sum(b.width_of(f"{b.sign.glyph} {b.sign.stance}") + GAP for b in self.buttons())
        for button in self.buttons():
            button.terse = full > self.width()
            button.updateGeometry()
            button.update()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Keys and signs only."""
        widths = [button.width_of(button.sign.glyph) + GAP for button in self.buttons()]
        return QSize(sum(widths), self.buttons()[0].sizeHint().height())
