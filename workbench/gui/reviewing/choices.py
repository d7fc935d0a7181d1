"""The verdicts of a scale as buttons, chosen by digit or mouse, and confidence as five steps."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from workbench.core.reviewing import Verdict
from workbench.gui.parts.ink import muted, tip
from workbench.gui.parts.words import label
from workbench.gui.theme import Theme

NONE = Verdict("None of these", None, "No verdict of the scale fits; say why.")
STEPS = 5
_BAR = 4


class VerdictButton(QAbstractButton):
    """The digit, the verdict's colour as a bar, and its name; filled when it is chosen."""

    def __init__(self, number: int, verdict: Verdict, theme: Theme) -> None:
        super().__init__()
        self.verdict, self.theme, self._key = verdict, theme, str(number)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(verdict.label.replace("&", "&&"))
        self.setAccessibleName(f"{verdict.label} ({number})")
        self.setAccessibleDescription(verdict.description)
        self.setToolTip(tip(verdict.description))
        self.setMinimumWidth(150)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the digit and the name."""
        metrics = QFontMetrics(self.font())
        return QSize(
            metrics.horizontalAdvance(f"{self._key}   {self.verdict.label}") + 46, metrics.height() + 12
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Outlined, filled when chosen, ringed in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, palette = self.isChecked(), self.palette()
        ink = self.theme.color("accent")
        edge = QPen(ink if chosen else palette.color(QPalette.ColorRole.Mid))
        painter.setPen(
            QPen(self.theme.color("focus" if not chosen else "text"), 2) if self.hasFocus() else edge
        )
        ground = QPalette.ColorRole.AlternateBase if self.underMouse() else QPalette.ColorRole.Base
        painter.setBrush(ink if chosen else palette.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        inner = self.rect().adjusted(10, 0, -8, 0)
        if QColor.isValidColorName(self.verdict.color):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.verdict.color))
            painter.drawRoundedRect(QRectF(inner.left(), 7, _BAR, self.height() - 14), 2, 2)
        inner.adjust(_BAR + 8, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        on = self.theme.color("on_accent")
        painter.setPen(on if chosen else muted(palette))
        painter.drawText(inner, middle, self._key)
        inner.adjust(QFontMetrics(self.font()).horizontalAdvance("0") + 10, 0, 0, 0)
        full = palette.color(QPalette.ColorRole.Text) if self.isEnabled() else muted(palette)
        painter.setPen(on if chosen else full)
        shown = QFontMetrics(self.font()).elidedText(
            self.verdict.label, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | Qt.TextFlag.TextSingleLine, shown)


class Choices(QWidget):
    """The verdicts in two columns, one of them chosen or none."""

    picked = Signal()

    def __init__(self, theme: Theme, *, with_none: bool = False) -> None:
        super().__init__()
        self._theme, self._with_none = theme, with_none
        self.buttons: list[VerdictButton] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(5)
        self.setAccessibleName("Verdicts")

    def offer(self, verdicts: Sequence[Verdict]) -> None:
        """Offer the verdicts of another scale."""
        if [button.verdict for button in self.buttons if button.verdict is not NONE] == list(verdicts):
            return
        for button in self.buttons:
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        every = [*verdicts, *([NONE] if self._with_none and verdicts else [])]
        self.buttons = [VerdictButton(n, verdict, self._theme) for n, verdict in enumerate(every, start=1)]
        lines = (len(self.buttons) + 1) // 2
        for place, button in enumerate(self.buttons):
            self._group.addButton(button)
            self._grid.addWidget(button, place % lines, place // lines)
            button.clicked.connect(self.picked)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        for button in self.buttons:
            button.theme = theme
            button.update()

    @property
    def chosen(self) -> Verdict | None:
        """The verdict that is chosen; ``NONE`` where none of them fits."""
        return next((button.verdict for button in self.buttons if button.isChecked()), None)

    def choose(self, guid: str | None) -> None:
        """Choose the verdict of that guid, ``NONE`` for an empty one, nothing for None."""
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(guid is not None and button.verdict.guid == guid)
        self._group.setExclusive(True)

    def take(self, event: QKeyEvent) -> bool:
        """Choose by digit; whether the key was one of them."""
        number = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and 0 <= number < min(9, len(self.buttons))):
            return False
        self.buttons[number].setChecked(True)
        self.picked.emit()
        event.accept()
        return True


class Confidence(QWidget):
    """How sure one is, from 1 to 5, or not said."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label("How sure?", muted=True))
        for step in range(1, STEPS + 1):
            button = QPushButton("●" * step)
            button.setObjectName("step")
            button.setCheckable(True)
            button.setAccessibleName(f"Confidence {step} of {STEPS}")
            button.setToolTip(f"Confidence {step} of {STEPS}")
            button.clicked.connect(partial(self._clicked, step))
            self._group.addButton(button, step)
            row.addWidget(button)
        row.addStretch()
        self.setAccessibleName("Confidence")
        self._value: int | None = None

    @property
    def value(self) -> int | None:
        """The step that is chosen, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Choose a step, or none."""
        self._value = value
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == value)
        self._group.setExclusive(True)

    def _clicked(self, step: int) -> None:
        self.set_value(None if self._value == step else step)
