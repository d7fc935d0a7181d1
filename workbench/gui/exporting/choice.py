"""Which facts: all, those under a status or a tag, or the one that is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from workbench.core.dossier import Scope
from workbench.flow.facts import STATUSES

_ANY_STATUS = "any status"
_ANY_TAG = "any tag"


class FactChoice(QWidget):
    """Three fields that narrow the facts down; empty ones let everything through."""

    changed = Signal()

    def __init__(self, tags: Sequence[str], current: tuple[str, str] | None) -> None:
        super().__init__()
        self.status, self.tag = QComboBox(), QComboBox()
        self.status.addItem(_ANY_STATUS, "")
        for status in STATUSES:
            self.status.addItem(status.replace("_", " "), status)
        self.tag.addItem(_ANY_TAG, "")
        for path in tags:
            self.tag.addItem(path, path)
        self._current = current
        told = f"Only {current[1]}, which is looked at" if current else "Only the fact that is looked at"
        self.only = QCheckBox(told)
        self.only.setEnabled(current is not None)
        self.status.setAccessibleName("Status of the facts")
        self.tag.setAccessibleName("Tag of the facts")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("S&tatus", self.status)
        form.addRow("T&ag", self.tag)
        form.addRow("", self.only)
        self.status.currentIndexChanged.connect(self.changed)
        self.tag.currentIndexChanged.connect(self.changed)
        self.only.toggled.connect(self.changed)

    def scope(self) -> Scope:
        """What was chosen."""
        status, tag = str(self.status.currentData()), str(self.tag.currentData())
        facts = frozenset([self._current[0]]) if self._current and self.only.isChecked() else None
        return Scope(facts, (status,) if status else (), (tag,) if tag else ())
