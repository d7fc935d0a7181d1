"""The keys of one command: taken away, added by pressing them, given back; a clash waits for an answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.gui.keyed import Keyed, Scope
from workbench.gui.keymap import Keymap, key_text, plain, written
from workbench.gui.keyrecorder import KeyRecorder
from workbench.gui.parts.words import label
from workbench.gui.theme import Theme


class KeyCard(QWidget):
    """Changes the keymap at once; only a key that another command has is asked about first."""

    left = Signal()

    def __init__(self, keymap: Keymap, theme: Theme) -> None:
        super().__init__()
        self._keymap, self._theme = keymap, theme
        self._command: Keyed | None = None
        self._asked = ""
        self.title = label(strong=True)
        self.where = label(muted=True)
        self.keys: list[QPushButton] = []
        self.recorder = KeyRecorder("Add a key…")
        self.usual = QPushButton("Usual keys")
        self.usual.setAutoDefault(False)
        self.message = label(wrap=True)
        self.over = QPushButton("Take it over")
        self.leave = QPushButton("Leave it there")
        self._lay()
        self.recorder.recorded.connect(self.take)
        self.usual.clicked.connect(self.reset)
        self.over.clicked.connect(self.take_over)
        self.leave.clicked.connect(self.leave_it)

    def show_command(self, command: Keyed) -> None:
        """Show the keys of another command."""
        self._command = command
        self._asked = ""
        self.say("")
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        command = self._command
        if command is None:
            return
        self.title.setText(plain(command))
        self.usual.setEnabled(self._keymap.is_changed(command.name))
        said = ", ".join(map(key_text, map(written, command.keys))) or "none"
        self.where.setText(f"Usually {said}. A single character acts {command.scope}.")
        for button in self.keys:
            self._row.removeWidget(button)
            button.deleteLater()
        self.keys = [self._chip(key) for key in self._keymap.keys(command.name)]
        for place, button in enumerate(self.keys):
            self._row.insertWidget(place, button)
        self.nothing.setVisible(not self.keys)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell what came of the last change, or why there was none."""
        self.message.setText(text)
        palette = self.message.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color("problem" if wrong else "muted"))
        self.message.setPalette(palette)
        for button in (self.over, self.leave):
            button.setVisible(bool(self._asked))

    def record(self) -> None:
        """Wait for a key."""
        self.recorder.listen()

    def take(self, key: str) -> None:
        """Give the command a key that was pressed, unless it is reserved or another command's."""
        command = self._command
        if command is None:
            return
        self._asked = ""
        key = written(key)
        if refusal := self._keymap.refusal(command.name, key):
            self.say(refusal, wrong=True)
        elif key in self._keymap.keys(command.name):
            self.say(f"{key_text(key)} is a key of this command already.")
        elif others := self._keymap.clashing(command.name, key):
            self._asked = key
            names = " and ".join(f"“{plain(other)}”" for other in others)
            self.say(f"{key_text(key)} is the key of {names} ({others[0].menu}).", wrong=True)
            self.leave.setFocus()
            return
        else:
            self._keymap.give(command.name, key)
            self.say(f"{key_text(key)} acts now. {self._beside(command, key)}".strip())
        self.left.emit()

    def take_over(self) -> None:
        """Take the key from the command that has it."""
        if self._command is None or not self._asked:
            return
        key, self._asked = self._asked, ""
        losing = self._keymap.give(self._command.name, key)
        names = " and ".join(f"“{plain(other)}”" for other in losing)
        bare = [other for other in losing if not self._keymap.keys(other.name)]
        none = ", which has no key now" if bare else ""
        self.say(f"{key_text(key)} acts here now, no longer for {names}{none}.")
        self.left.emit()

    def leave_it(self) -> None:
        """Leave the key with the command that has it."""
        self._asked = ""
        self.say("Nothing was changed.")
        self.left.emit()

    def reset(self) -> None:
        """Give the command its usual keys back."""
        if self._command is None:
            return
        losing = self._keymap.reset(self._command.name)
        names = " and ".join(f"“{plain(other)}”" for other in losing)
        self.say(f"The usual keys act again{f', no longer for {names}' if names else ''}.")

    # ---- inside

    def _lay(self) -> None:
        self.nothing = label("No key", muted=True)
        for button, tells in (
            (self.over, "The other command loses this key"),
            (self.leave, "This command does without it"),
        ):
            button.setAutoDefault(False)
            button.setAccessibleDescription(tells)
            button.hide()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.where)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.nothing)
        self._row.addWidget(self.recorder)
        self._row.addStretch(1)
        self._row.addWidget(self.usual)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.over)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addLayout(foot)
        self.setAccessibleName("Keys of the command")
        self.message.setMinimumHeight(self.over.sizeHint().height())
        self.message.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def _chip(self, key: str) -> QPushButton:
        button = QPushButton(f"{key_text(key)}   ×".replace("&", "&&"))
        button.setAutoDefault(False)
        button.setToolTip("Take this key away")
        button.setAccessibleName(f"Take the key {key_text(key)} away")
        button.clicked.connect(lambda: self._drop(key))
        return button

    def _drop(self, key: str) -> None:
        if self._command is not None:
            name = self._command.name
            self._keymap.set_keys(name, [each for each in self._keymap.keys(name) if each != key])
            self.say(f"{key_text(key)} does nothing here now.")
            self.recorder.setFocus()

    def _beside(self, command: Keyed, key: str) -> str:
        """What else the key does, elsewhere."""
        for other in self._keymap.commands:
            if other.name != command.name and key in self._keymap.keys(other.name):
                rows = other if other.scope is Scope.ROWS else command
                return f"In the rows it means “{plain(rows)}”."
        return ""
