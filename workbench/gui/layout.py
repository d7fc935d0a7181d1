"""The parts of the window: pages in the middle, docks around them, and the way from one to the next."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from workbench.gui.parts.keylist import KEYBOARD

LAYOUT = 1
_LOWEST = 130
_CARD = 232
_NARROWEST = MappingProxyType({"library": 200, "divergences": 290, "facts": 600})
_ORDER = ("library", "pages", "divergences", "facts")
_PLACES: Mapping[str, tuple[Qt.DockWidgetArea, str, float]] = MappingProxyType(
    {
        "library": (Qt.DockWidgetArea.LeftDockWidgetArea, "Library", 0.16),
        "divergences": (Qt.DockWidgetArea.RightDockWidgetArea, "Divergences", 0.22),
        "facts": (Qt.DockWidgetArea.BottomDockWidgetArea, "Facts", 0.24),
    }
)


class Parts(QObject):
    """Docks with names, shown, hidden, restored, and reached by key."""

    def __init__(self, window: QMainWindow, views: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._views = dict(views)
        self._usable = True
        self._roomy = False
        self._kept = QByteArray()
        self.docks: dict[str, QDockWidget] = {}
        self._views["facts"].setMinimumHeight(_LOWEST)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        for name, (area, title, _) in _PLACES.items():
            dock = QDockWidget(title, window)
            dock.setObjectName(name)
            dock.setWidget(self._views[name])
            self._views[name].setMinimumWidth(_NARROWEST[name])
            dock.setTitleBarWidget(QWidget())
            dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
            window.addDockWidget(area, dock)
            self.docks[name] = dock

    def reset(self) -> None:
        """Every part in its first place and size."""
        for name, dock in self.docks.items():
            self._window.addDockWidget(_PLACES[name][0], dock)
            dock.show()
        width, height = self._window.width(), self._window.height()
        sides = [self.docks["library"], self.docks["divergences"]]
        widths = [round(width * _PLACES[name][2]) for name in ("library", "divergences")]
        self._window.resizeDocks(sides, widths, Qt.Orientation.Horizontal)
        tall = self._tall(height) if self._roomy else _LOWEST
        self._window.resizeDocks([self.docks["facts"]], [tall], Qt.Orientation.Vertical)

    def make_room(self, needed: bool) -> None:
        """Keep the facts low while there are none, and raise them with the first one."""
        grows = needed and not self._roomy
        self._roomy = needed
        tall = self._tall(self._window.height())
        if grows and self.docks["facts"].height() < tall:
            self._window.resizeDocks([self.docks["facts"]], [tall], Qt.Orientation.Vertical)

    @staticmethod
    def _tall(height: int) -> int:
        """How high the facts stand in a window of this height: a card needs its room in a low one, too."""
        return max(_CARD, round(height * _PLACES["facts"][2]))

    def layout(self) -> QByteArray:
        """Which parts are shown, where, how large."""
        return self._window.saveState(LAYOUT) if self._usable else self._kept

    def restore(self, layout: QByteArray) -> None:
        """Take up an earlier layout, or the first one where that cannot be done."""
        self._kept = layout
        if self._usable and (layout.isEmpty() or not self._window.restoreState(layout, LAYOUT)):
            self.reset()

    def set_usable(self, yes: bool) -> None:
        """Leave the places of the parts empty while there is nothing that they could show."""
        if yes == self._usable:
            return
        self._kept = self.layout()
        self._usable = yes
        for dock in self.docks.values():
            dock.setMinimumHeight(1 if not yes else 0)
            dock.widget().setVisible(yes)
        if yes:
            self.restore(self._kept)

    def show(self, name: str) -> None:
        """Make sure that a part can be seen."""
        if name in self.docks:
            self.docks[name].show()

    def toggle(self, name: str) -> None:
        """Show or hide a part."""
        self.docks[name].setVisible(not self.docks[name].isVisibleTo(self._window))

    def is_shown(self, name: str) -> bool:
        """Whether a part is shown."""
        return not self.docks[name].isHidden()

    def go_to(self, name: str) -> None:
        """Give a part the keyboard, showing it where it was hidden."""
        self.show(name)
        if target := _keyboard_of(self._views[name]):
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_field(self, name: str) -> None:
        """Give a part the keyboard where a field of text has it, so that letters act again."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self.go_to(name)

    def step(self, by: int) -> None:
        """Give the next (+1) or previous (-1) part that is shown the keyboard."""
        shown = [name for name in _ORDER if name not in self.docks or self.is_shown(name)]
        here = self._current()
        place = shown.index(here) + by if here in shown else 0
        self.go_to(shown[place % len(shown)])

    def _current(self) -> str:
        focused = QApplication.focusWidget()
        for name, view in self._views.items():
            if focused is not None and (view is focused or view.isAncestorOf(focused)):
                return name
        return ""


def _keyboard_of(view: QWidget) -> QWidget | None:
    """What a part names for the keyboard, else its first list or text, else its first control."""
    inside = [
        child
        for child in view.findChildren(QWidget)
        if child.isVisibleTo(view) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    areas = [child for child in inside if isinstance(child, QAbstractScrollArea)]
    named = [child for child in inside if child.objectName() == KEYBOARD]
    return next(iter([*named, *areas, *inside]), None)
