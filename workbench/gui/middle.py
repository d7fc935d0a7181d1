"""The middle of the window: the pages, the rows and what else fills it, and the switch between them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.theme import Theme

_AROUND = 30
VIEWS = ("Pages", "Rows")
_TELLS = ("Pages: the texts side by side", "Rows: one link a row, to check and repair the links")


class Middle(QWidget):
    """Shows one of its views at a time; without a project only what ``nothing`` says."""

    turned = Signal()
    built = Signal(QWidget)

    def __init__(self, pages: QWidget, rows: QWidget, theme: Theme, *, tools: QWidget) -> None:
        """``tools`` belong to the pages and stand beside the switch while they are shown."""
        super().__init__()
        self._tools = tools
        self.views = dict(zip(VIEWS, (pages, rows), strict=True))
        self.nothing: QWidget | None = None
        self._later: dict[str, Callable[[Theme], QWidget]] = {}
        self._theme = theme
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._group = QButtonGroup(self)
        self.switch = QFrame()
        self.switch.setObjectName("switch")
        self.switch.setAccessibleName("View")
        self._fold = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.switch)
        self._fold.setContentsMargins(10, 0, 10, 0)
        self._fold.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons = {name: self._button(name, tells) for name, tells in zip(VIEWS, _TELLS, strict=True)}
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self._row = row
        self._fold.addLayout(row)
        self._fold.addWidget(tools, 1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.switch)
        self.show_view(VIEWS[0])
        self.set_theme(theme)

    @property
    def shown(self) -> str:
        """The name of the view: ``Pages``, ``Rows`` or one that was added."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def add_view(self, name: str, tells: str, make: Callable[[Theme], QWidget]) -> None:
        """Offer one more view, which ``make`` builds when it is shown for the first time.

        It changes its colours by ``set_theme(theme)``, where it has one.
        """
        self.buttons[name] = self._button(name, tells)
        self._row.insertWidget(len(self.buttons) - 1, self.buttons[name])
        self._later[name] = make

    def show_view(self, name: str) -> None:
        """Show another view; while no project lies open, it is what the next one starts with."""
        if make := self._later.pop(name, None):
            self.views[name] = make(self._theme)
            self._stack.addWidget(self.views[name])
            self.built.emit(self.views[name])
        self.buttons[name].setChecked(True)
        self._tools.setVisible(name == VIEWS[0])
        if self._stack.currentWidget() is not self.nothing:
            self._stack.setCurrentWidget(self.views[name])
        self.turned.emit()

    def set_nothing(self, widget: QWidget) -> None:
        """What to say while no project lies open."""
        self.nothing = widget
        self._stack.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the tools below the switch where both don't fit beside each other."""
        super().resizeEvent(event)
        needed = self._row.sizeHint().width() + self._tools.sizeHint().width() + _AROUND
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fold.setDirection(down if needed > event.size().width() else across)

    def set_usable(self, yes: bool) -> None:
        """Show the views, or that there is nothing to show."""
        self.switch.setVisible(yes)
        if not yes and self.nothing is not None:
            self._stack.setCurrentWidget(self.nothing)
        elif yes:
            self._stack.setCurrentWidget(self.views[self.shown])

    def set_theme(self, theme: Theme) -> None:
        """Change the colours, also those of the views that were added."""
        self._theme = theme
        for name, view in self.views.items():
            if name not in VIEWS and hasattr(view, "set_theme"):
                view.set_theme(theme)
        colors = {slot: theme.color(slot).name() for slot in ("text", "muted", "accent", "focus", "border")}
        self.switch.setStyleSheet(_SHEET.format(**colors))

    def _button(self, name: str, tells: str) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName("turn")
        button.setCheckable(True)
        button.setToolTip(tells)
        button.setAccessibleDescription(tells)
        bold = QFont(button.font())
        bold.setWeight(QFont.Weight.Bold)
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(name) + _AROUND)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.show_view(name))
        self._group.addButton(button)
        return button


_SHEET = """
QFrame#switch {{ border: none; border-top: 1px solid {border}; }}
QPushButton#turn {{
    color: {muted}; background: transparent; border: none; border-top: 3px solid transparent;
    border-radius: 0; padding: 7px 12px 9px 12px; }}
QPushButton#turn:hover {{ color: {text}; }}
QPushButton#turn:checked {{ color: {text}; border-top-color: {accent}; font-weight: 600; }}
QPushButton#turn:focus {{ border: 2px solid {focus}; padding: 8px 10px 7px 10px; }}
"""
