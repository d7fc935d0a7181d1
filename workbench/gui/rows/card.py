"""The card below the rows: which link is looked at, why it was made, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.model import Origin
from workbench.gui.hints import Hints
from workbench.gui.parts.ink import PAD
from workbench.gui.parts.words import label
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import Entry

DEEDS: Mapping[str, tuple[str, str]] = {
    "status": ("Confirm", "Confirm the link, or leave it to the program again"),
    "merge": ("Merge", "Make one link of this row and the next"),
    "split": ("Split", "Take the link apart, sentence by sentence"),
    "unlink": ("Unlink", "Take the link away"),
    "pages": ("In Pages", "Show the place in Pages (Enter)"),
}


class Card(QWidget):
    """Tells which button was pressed; the reason can be selected and copied."""

    wanted = Signal(str)

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        self._hints = hints
        self._words = {name: says for name, (says, _) in DEEDS.items()}
        self.title = label(strong=True)
        self.why = label(wrap=True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.why.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.buttons = {name: self._button(name, *said) for name, said in DEEDS.items()}
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 8, PAD, 8)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.why, 1)
        column.addLayout(row)
        self.setAccessibleName("Why these sentences are linked")
        hints.follow(self, self._write_keys)

    def show_entry(self, entry: Entry | None) -> None:
        """Explain one row."""
        if entry is None:
            return
        self.title.setText(f"{phrases.title(entry)}   {' · '.join(phrases.status(entry))}")
        self.why.setText(phrases.why(entry))
        link = entry.link
        confirmed = link is not None and link.origin is Origin.CONFIRMED
        self._words["status"] = "Leave to the program" if confirmed else "Confirm"
        self._words["unlink"] = "Take back" if entry.conflict else "Unlink"
        self._write_keys()
        able = {
            "status": link is not None and link.origin is not Origin.MANUAL,
            "merge": entry.conflict is None,
            "split": link is not None and not entry.one_to_one,
            "unlink": link is not None or entry.conflict is not None,
            "pages": True,
        }
        for name, button in self.buttons.items():
            button.setEnabled(able[name])

    def _write_keys(self) -> None:
        for name, button in self.buttons.items():
            words = self._words[name]
            button.setText(f"{words}  Enter" if name == "pages" else self._hints.beside(words, name))

    def _button(self, name: str, says: str, tells: str) -> QPushButton:
        button = QPushButton(says)
        button.setAccessibleName(says)
        button.setToolTip(tells)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button
