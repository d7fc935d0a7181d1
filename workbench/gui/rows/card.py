"""The card below the rows: which link is looked at, why it was made, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.model import Origin
from workbench.gui.parts.ink import PAD
from workbench.gui.parts.words import label
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import Entry

DEEDS: Mapping[str, tuple[str, str, str]] = {
    "status": ("Confirm", "S", "Confirm the link, or leave it to the program again"),
    "merge": ("Merge", "M", "Make one link of this row and the next"),
    "split": ("Split", "X", "Take the link apart, sentence by sentence"),
    "unlink": ("Unlink", "Del", "Take the link away"),
    "pages": ("In Pages", "Enter", "Show the place in Pages"),
}


class Card(QWidget):
    """Tells which button was pressed; the reason can be selected and copied."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
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

    def show_entry(self, entry: Entry | None) -> None:
        """Explain one row."""
        if entry is None:
            return
        self.title.setText(f"{phrases.title(entry)}   {' · '.join(phrases.status(entry))}")
        self.why.setText(phrases.why(entry))
        link = entry.link
        confirmed = link is not None and link.origin is Origin.CONFIRMED
        self.buttons["status"].setText("Leave to the program  S" if confirmed else "Confirm  S")
        able = {
            "status": link is not None and link.origin is not Origin.MANUAL,
            "merge": entry.conflict is None,
            "split": link is not None and not entry.one_to_one,
            "unlink": link is not None or entry.conflict is not None,
            "pages": True,
        }
        self.buttons["unlink"].setText("Take back  Del" if entry.conflict else "Unlink  Del")
        for name, button in self.buttons.items():
            button.setEnabled(able[name])

    def _button(self, name: str, says: str, key: str, tells: str) -> QPushButton:
        button = QPushButton(f"{says}  {key}")
        button.setAccessibleName(says)
        button.setToolTip(f"{tells} ({key})")
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button
