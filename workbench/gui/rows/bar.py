"""The bar above the rows: how much there is of what, and which rows are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from workbench.gui.hints import Hints
from workbench.gui.keyed import key_of
from workbench.gui.parts.ink import PAD
from workbench.gui.parts.words import ElidedLabel, label
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import ADMITS, Show
from workbench.gui.rows.model import RowsModel


class Bar(QWidget):
    """Tells which sort of rows is wanted; what is hidden is counted."""

    wanted = Signal(object)

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        self._hints, self._picked = hints, ""
        self.counts = ElidedLabel(1.0)
        self.picked = label(strong=True)
        self.picked.hide()
        self.filter = QComboBox()
        self.filter.setAccessibleName("Which rows are shown")
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for show in Show:
            self.filter.addItem(show.value, show)
        self.filter.activated.connect(lambda place: self.wanted.emit(self.filter.itemData(place)))
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 6, PAD, 6)
        row.setSpacing(6)
        row.addWidget(self.counts, 1)
        row.addWidget(self.picked)
        row.addSpacing(6)
        row.addWidget(label("Show", muted=True))
        row.addWidget(self.filter)
        hints.follow(self, self._write_picked)

    def show_picked(self, words: str) -> None:
        """Say what would be linked."""
        self._picked = words
        self._write_picked()
        self.picked.setVisible(bool(words))

    def count(self, model: RowsModel) -> None:
        """Count what the model holds and shows."""
        rows = model.rows
        hidden = len(rows) - len(model.shown)
        total = phrases.counts(rows) if rows else ""
        self.counts.setText(f"{total} · {hidden:,} rows hidden" if hidden else total)
        self.counts.setToolTip(self.counts.text())
        for place, show in enumerate(Show):
            count = sum(map(ADMITS[show], rows))
            self.filter.setItemText(place, f"{show.value}  {count:,}" if rows else show.value)
            if show is model.filter:
                self.filter.setCurrentIndex(place)
        self.filter.setEnabled(bool(rows))

    def _write_picked(self) -> None:
        links = self._hints.fill(f"{key_of('link')} links")
        self.picked.setText(f"{self._picked}  {links}" if self._picked else "")
