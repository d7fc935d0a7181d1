"""The find bar: one question to both texts at once."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from workbench.core.model import Side, Span
from workbench.gui.icons import icon
from workbench.gui.parts.words import label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

_MOST = 10_000
Hit = tuple[Side, Span]


class FindBar(QFrame):
    """A field, how often it was found on each side, and the way to the next place."""

    closed = Signal()
    reached = Signal(object, int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: list[Hit] = []
        self._current = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in both texts")
        self.field.setAccessibleName("Find in both texts")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(360)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = label(muted=True)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self._button("previous", "Previous place (Shift+F3)", lambda: self.step(-1)))
        row.addWidget(self._button("next", "Next place (F3)", lambda: self.step(+1)))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._button("close", "Close (Esc)", self.close_bar))
        self._theme = theme
        self.hide()
        session.desk.pair_changed.connect(self._search)

    def open(self) -> None:
        """Show the bar, with the selected words in it when they are few."""
        selection = self._session.focus.selection
        if selection is not None:
            words = selection.span.of(self._session.desk.text(selection.side))
            if len(words) <= 80 and "\n" not in words:
                self.field.setText(words)
        self.set_theme(self._theme)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and give the keyboard back."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next (+1) or previous (-1) place, around the end."""
        if self.isHidden():
            self.open()
            return
        if self._hits:
            self._current = (self._current + by) % len(self._hits) if self._current >= 0 else min(0, by)
            self._current %= len(self._hits)
            side, span = self._hits[self._current]
            self._session.focus.select_text(side, span)
            self.reached.emit(side, span.start)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette; a hidden bar waits until it is opened."""
        self._theme = theme
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter goes on, Shift+Enter back, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _button(self, name: str, says: str, verb: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.clicked.connect(verb)
        self._buttons[name] = button
        return button

    def _search(self) -> None:
        desk = self._session.desk
        self._hits = found({side: desk.text(side) for side in Side}, self.field.text())
        self._current = -1
        self._say()

    def _say(self) -> None:
        if not self.field.text().strip():
            self.count.setText("")
            return
        left = sum(side is Side.LEFT for side, _ in self._hits)
        here = f"{self._current + 1} of {len(self._hits)}  ·  " if self._current >= 0 else ""
        said = f"{here}{left} on the left, {len(self._hits) - left} on the right"
        self.count.setText(said if self._hits else "found in neither text")


def found(texts: dict[Side, str], words: str) -> list[Hit]:
    """Where ``words`` stand, in any case and with any white space between, down both texts at once."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    if not pattern.pattern:
        return []
    hits: list[Hit] = []
    for side, text in texts.items():
        for number, match in enumerate(pattern.finditer(text)):
            if number >= _MOST:
                break
            hits.append((side, Span(match.start(), match.end())))
    return sorted(hits, key=lambda hit: (hit[1].start / len(texts[hit[0]]), hit[0] is Side.RIGHT))
