"""What stands in place of the card while several facts are chosen: verbs for all of them at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.gui.facts.wording import STATUSES, status_words
from workbench.gui.parts.words import label, plural


class BulkPanel(QWidget):
    """Each verb is one action that undo takes back whole."""

    status_wanted = Signal(str)
    tags_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Several facts chosen")
        self.title = label(strong=True)
        self.status = QComboBox()
        self.status.setAccessibleName("Set the status of the chosen facts")
        self.status.addItem("Set status…", "")
        for status in STATUSES:
            self.status.addItem(status_words(status), status)
        self.status.activated.connect(self._set_status)
        self.tags = QPushButton("Tags…  T")
        self.tags.setAccessibleName("Tags of the chosen facts")
        self.tags.clicked.connect(self.tags_wanted)
        self.remove = QPushButton("Remove  Del")
        self.remove.setAccessibleName("Remove the chosen facts")
        self.remove.clicked.connect(self.removal_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.status, self.tags, self.remove):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(label("Each of these is one step that undo takes back.", muted=True, wrap=True))
        column.addStretch()

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.title.setText(f"{plural(count, 'fact')} chosen")
        self.status.setCurrentIndex(0)

    def _set_status(self, row: int) -> None:
        if status := str(self.status.itemData(row)):
            self.status_wanted.emit(status)
        self.status.setCurrentIndex(0)
