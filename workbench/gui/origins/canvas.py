"""The picture as a widget: the mouse and the arrow keys go to its nodes and lines."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.origins import phrases
from workbench.gui.origins.finding import LINE, NODE, Item, at, beside
from workbench.gui.origins.ink import LEGEND, Scene, paint
from workbench.gui.origins.paths import path
from workbench.gui.origins.picture import Picture
from workbench.gui.parts.ink import tip

_WAYS = MappingProxyType(
    {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
)
SMALLEST, LARGEST = 0.4, 2.0


class Canvas(QWidget):
    """One node or line is current; ``entered`` tells that somebody wants to see it side by side."""

    current_changed = Signal()
    entered = Signal()
    unfolded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.scale = 1.0
        self.current: Item | None = None
        self._hovered: Item | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Picture of the origins")

    @property
    def picture(self) -> Picture:
        """What is shown, empty where nothing is."""
        return self.scene.picture if self.scene else Picture()

    def show_scene(self, scene: Scene | None) -> None:
        """Show another picture; what was current stays current where it is still there."""
        self.scene = scene
        count = {NODE: len(self.picture.nodes), LINE: len(self.picture.lines)}
        if self.current is None or self.current[1] >= count[self.current[0]]:
            self.current = (NODE, 0) if count[NODE] else None
        self._hovered = None
        self._fit()
        self.current_changed.emit()

    def zoom(self, scale: float) -> None:
        """Show everything larger or smaller; 1 is the usual size."""
        self.scale = min(LARGEST, max(SMALLEST, scale))
        self._fit()

    def go(self, item: Item | None) -> None:
        """Make a node or a line current, and say what it is."""
        if item is not None and item != self.current:
            self.current = item
            self.current_changed.emit()
            self.update()
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words(item)))

    def words(self, item: Item) -> str:
        """What a node or a line says, as one text."""
        if self.scene is None:
            return ""
        return ". ".join((self.title(item), *self.lines(item)))

    def title(self, item: Item) -> str:
        """The head line of a node or a line."""
        assert self.scene is not None  # noqa: S101
        if item[0] == NODE:
            return phrases.node_title(self.scene.articles, self.picture.nodes[item[1]])
        return phrases.line_title(self.picture.lines[item[1]])

    def lines(self, item: Item) -> list[str]:
        """What is known of a node, or the evidence of a line."""
        assert self.scene is not None  # noqa: S101
        if item[0] == NODE:
            return phrases.node_lines(self.scene.articles, self.scene.found, self.picture.nodes[item[1]])
        return phrases.line_lines(self.picture.lines[item[1]])

    def box(self, item: Item) -> QRectF:
        """Where a node or a line is, in pixels of this widget."""
        if item[0] == NODE:
            rect = QRectF(*self.picture.nodes[item[1]].box)
        else:
            rect = path(self.picture, self.picture.lines[item[1]]).boundingRect()
        scale = self.scale
        return QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale)

    # ---- events

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as the picture with its legend."""
        width, height = self.picture.width, self.picture.height + LEGEND
        return QSize(round(width * self.scale), round(height * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture with its marks."""
        if self.scene is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.scene.theme.color("page"))
        painter.scale(self.scale, self.scale)
        marked = replace(self.scene, current=self.current, hovered=self._hovered, focused=self.hasFocus())
        paint(painter, marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, Enter opens the pair, Space spreads a stack."""
        key = Qt.Key(event.key())
        if key in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go(beside(self.picture, self.current, *_WAYS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.picture.nodes:
            self.go((NODE, 0 if key == Qt.Key.Key_Home else len(self.picture.nodes) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.entered.emit()
        elif key == Qt.Key.Key_Space and self.current and self.current[0] == NODE:
            self.unfolded.emit(self.current[1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click makes what it meets current."""
        super().mousePressEvent(event)
        self.go(at(self.picture, event.position() / self.scale))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A double click opens the pair."""
        if at(self.picture, event.position() / self.scale):
            self.entered.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What the mouse is over stands out."""
        item = at(self.picture, event.position() / self.scale)
        if item != self._hovered:
            self._hovered = item
            shape = Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A tooltip says what the mouse is over."""
        if isinstance(event, QHelpEvent):
            item = at(self.picture, QPointF(event.pos()) / self.scale)
            QToolTip.showText(event.globalPos(), tip(self.words(item)) if item else "", self)
            return True
        return super().event(event)

    # ---- inside

    def _fit(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()
