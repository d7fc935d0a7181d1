"""Above the table: how many agree, which rows are shown, copies folded or not, and the way out to a file."""

from typing import TypedDict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from workbench.gui.claims import phrases
from workbench.gui.claims.model import ClaimsModel
from workbench.gui.hints import Hints
from workbench.gui.parts.words import ElidedLabel, plural


class Choice(TypedDict):
    """Which rows and columns are shown."""

    kind: str
    disputed: bool
    unfolded: bool


class Bar(QWidget):
    """Tells what lies on the table and narrows what is shown of it."""

    wanted = Signal()
    export_wanted = Signal()

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        self.told = ElidedLabel(1.0)
        self.told.setAccessibleName("On the table")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Show rows of")
        self.disputed = QCheckBox("Only disputed")
        self.unfolded = QCheckBox("Copies beside")
        self.unfolded.setToolTip("Show each copy in a column of its own, beside its origin")
        self.export = QPushButton("Export…")
        self.export.setAccessibleName("Export the claims")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self.told, 1)
        for part in (self.kind, self.disputed, self.unfolded, self.export):
            row.addWidget(part)
        self.kind.activated.connect(lambda _: self.wanted.emit())
        for box in (self.disputed, self.unfolded):
            box.toggled.connect(lambda _: self.wanted.emit())
        self.export.clicked.connect(self.export_wanted)
        self.export.setAutoDefault(False)

    def choice(self) -> Choice:
        """What is chosen here."""
        return {
            "kind": self.kind.currentData() or "",
            "disputed": self.disputed.isChecked(),
            "unfolded": self.unfolded.isChecked(),
        }

    def offer(self, model: ClaimsModel) -> None:
        """Offer the kinds that there are, the chosen one first."""
        self.kind.clear()
        self.kind.addItem("All kinds", "")
        for kind, count in model.kinds().items():
            look = phrases.look(kind)
            self.kind.addItem(f"{look.glyph}  {look.label}  {count:,}", kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(model.kind)))

    def count(self, model: ClaimsModel) -> None:
        """Say how many articles, origins and rows there are."""
        collation = model.collation
        usable = collation is not None and bool(collation.rows)
        for part in (self.kind, self.disputed, self.export):
            part.setEnabled(usable)
        copies = len(model.articles) - len(collation.witnesses) if collation else 0
        self.unfolded.setEnabled(usable and copies > 0)
        self.unfolded.setText(f"{plural(copies, 'copy', 'copies')} beside" if copies else "Copies beside")
        if collation is None:
            self.told.setText("")
            return
        said = f"{phrases.counted(collation)} · {phrases.shown_of(len(model.shown), collation)}"
        self.told.setText(" · ".join([said, *collation.notices[:1]]))
        self.told.setToolTip("")
