"""The fields of a fact beside its statement: who claimed it, when, where, and where the review is read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Fact
from workbench.gui.facts.wording import KINDS
from workbench.gui.parts.words import exact_text, label

FIELDS = (
    ("claimant", "Claimed by", "A person, an organisation, an outlet"),
    ("claim_date", "Claimed on", "2024-04-10, 2024-04 or 2024"),
    ("claimant_url", "About the claimant", "https://…"),
    ("review_url", "Published review", "https://…"),
)


class FieldEdit(QLineEdit):
    """Enter or leaving stores, Esc takes back; what was refused stays to be mended."""

    left = Signal()

    def __init__(self, name: str, hint: str, keep: Callable[[str], bool]) -> None:
        super().__init__()
        self._keep, self._stored, self._refused = keep, "", ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.store)

    def show_value(self, value: str) -> None:
        """Show what is stored; what is being written stays."""
        if value != self._stored or not (self.hasFocus() and self.isModified()):
            self._stored, self._refused = value, ""
            self.setText(value)
            self.setCursorPosition(0)

    def store(self) -> None:
        """Keep what is written, when it says something new that was not refused just now."""
        written = self.text().strip()
        if written in (self._stored, self._refused) and written != "":
            return
        if written != self._stored:
            self._refused = "" if self._keep(written) else written

    def settle(self) -> None:
        """Another fact is about to be shown: keep what can be kept, and forget the rest."""
        if self.isModified():
            self.store()
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes back and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._stored)
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._refused:
                self.left.emit()


class ContextEdit(QPlainTextEdit):
    """Several lines; leaving or Ctrl+Enter stores, Esc takes back."""

    left = Signal()

    def __init__(self, keep: Callable[[str], bool]) -> None:
        super().__init__()
        self._keep, self._stored = keep, ""
        self.setTabChangesFocus(True)
        self.setAccessibleName("Context")
        self.setPlaceholderText("Where it was said, and what has to be known to read it")
        self.setMinimumHeight(2 * QFontMetrics(self.font()).lineSpacing() + 12)
        self.setMaximumHeight(5 * QFontMetrics(self.font()).lineSpacing() + 12)

    def show_value(self, value: str) -> None:
        """Show what is stored; what is being written stays."""
        if value != self._stored or not (self.hasFocus() and self.document().isModified()):
            self._stored = value
            self.setPlainText(value)

    def store(self) -> None:
        """Keep what is written, when it says something new."""
        written = exact_text(self.document()).strip()
        if written != self._stored and self._keep(written):
            self._stored = written
        self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter stores and leaves, Esc takes back and leaves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._stored)
            self.left.emit()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.store()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Nothing that was written is lost by going elsewhere."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store()
        super().focusOutEvent(event)


class DetailsPage(QScrollArea):
    """``keep`` stores one field by its name and says whether that could be done."""

    left = Signal()

    def __init__(self, keep: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Details of the fact")
        self._keep = keep
        self.fields = {
            name: FieldEdit(title, hint, lambda value, name=name: keep(name, value))  # type: ignore[misc]
            for name, title, hint in FIELDS
        }
        self.context = ContextEdit(lambda value: keep("context", value))
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of fact")
        self.kind.addItems(list(KINDS))
        self.kind.activated.connect(lambda row: keep("kind", KINDS[row]))
        for field in self.fields.values():
            field.left.connect(self.left)
        self.context.left.connect(self.left)
        self._lay()

    def show_fact(self, fact: Fact) -> None:
        """Show the fields of a fact."""
        for name, field in self.fields.items():
            field.show_value(getattr(fact, name))
        self.context.show_value(fact.context)
        self.kind.setCurrentIndex(KINDS.index(fact.kind) if fact.kind in KINDS else -1)

    def settle(self) -> None:
        """Keep what is being written, because another fact comes."""
        for field in self.fields.values():
            field.settle()
        self.context.store()

    def begin(self) -> None:
        """Go to the first field."""
        self.fields["claimant"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields["claimant"].selectAll()

    def _lay(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(12, 0, 12, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        cells = [(title, self.fields[name]) for name, title, _ in FIELDS]
        for number, (title, field) in enumerate(cells):
            row, column = 2 * (number // 2), number % 2
            grid.addWidget(label(title, muted=True), row, column)
            grid.addWidget(field, row + 1, column)
        grid.addWidget(label("Context", muted=True), 4, 0)
        grid.addWidget(label("Kind", muted=True), 4, 1)
        grid.addWidget(self.context, 5, 0)
        kind = QVBoxLayout()
        kind.addWidget(self.kind)
        kind.addStretch()
        grid.addLayout(kind, 5, 1)
        grid.setRowStretch(6, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
