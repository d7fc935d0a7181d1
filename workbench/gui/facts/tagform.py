"""What one tag is: name, description, key and colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Tag
from workbench.gui.parts.swatch import swatch
from workbench.gui.parts.tint import TINTS, seen_on, tint
from workbench.gui.parts.words import exact_text, label
from workbench.gui.theme import Theme

NAMES = ("rust", "ochre", "olive", "green", "teal", "blue", "indigo", "violet", "pink", "brown")


class TagForm(QWidget):
    """``edited`` carries the tag, the field and what it shall be; Enter or leaving a field stores."""

    edited = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tag: Tag | None = None
        self.path = label("", strong=True, wrap=True)
        self.name, self.key = QLineEdit(), QLineEdit()
        self.name.setAccessibleName("Name of the tag")
        self.key.setAccessibleName("Key of the tag")
        self.key.setMaxLength(1)
        self.key.setMaximumWidth(56)
        self.key.setPlaceholderText("none")
        self.description = QPlainTextEdit()
        self.description.setAccessibleName("When the tag is to be given")
        self.description.setPlaceholderText("When is this tag to be given?")
        self.description.setTabChangesFocus(True)
        self.name.editingFinished.connect(lambda: self._store("name", self.name.text()))
        self.key.editingFinished.connect(lambda: self._store("hotkey", self.key.text()))
        self.keep = QPushButton("Keep the description")
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._store_description)
        self._lay()

    def show_tag(self, tag: Tag | None) -> None:
        """Show a tag; what was written about the one before is kept first."""
        if self._tag is not None and (tag is None or tag.guid != self._tag.guid):
            self._store_description()
        self._tag = tag
        self.setEnabled(tag is not None)
        self.path.setText(tag.path if tag else "No tag yet")
        self.name.setText(tag.name if tag else "")
        self.key.setText(tag.hotkey if tag else "")
        self.description.setPlainText(tag.description if tag else "")
        for color, button in self.colors.items():
            button.setChecked(tag is not None and tint(tag.color, tag.guid).name() == color)

    def _store(self, field: str, value: str) -> None:
        tag = self._tag
        if tag is not None and value.strip() != getattr(tag, field):
            self.edited.emit(tag.guid, field, value)

    def _store_description(self) -> None:
        self._store("description", exact_text(self.description.document()).strip())

    def _pick(self) -> None:
        tag = self._tag
        if tag is None:
            return
        color = QColorDialog.getColor(tint(tag.color, tag.guid), self, "Colour of the tag")
        if color.isValid():
            self.edited.emit(tag.guid, "color", color.name())

    def _give(self, color: str) -> None:
        if self._tag is not None:
            self.edited.emit(self._tag.guid, "color", color)

    def _lay(self) -> None:
        self.colors: dict[str, QToolButton] = {}
        grid = QGridLayout()
        grid.setSpacing(2)
        for number, (color, name) in enumerate(zip(TINTS, NAMES, strict=True)):
            button = QToolButton(autoRaise=True)
            button.setCheckable(True)
            button.setIcon(swatch(seen_on(QColor(color), self._theme.color("page"))))
            button.setAccessibleName(f"Colour {name}")
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, color=color: self._give(color))
            self.colors[color] = button
            grid.addWidget(button, number // 5, number % 5)
        other = QPushButton("Other…")
        other.setAutoDefault(False)
        other.setAccessibleName("Another colour")
        other.clicked.connect(self._pick)
        row = QHBoxLayout()
        row.addLayout(grid)
        row.addWidget(other)
        row.addStretch()
        key = QHBoxLayout()
        key.addWidget(self.key)
        key.addWidget(label("after T; alone where no command has it", muted=True, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.path)
        for title, part in (("Name", self.name), ("Key", key), ("Colour", row)):
            column.addWidget(label(title, muted=True))
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addWidget(label("Description", muted=True))
        column.addWidget(self.description, 1)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
