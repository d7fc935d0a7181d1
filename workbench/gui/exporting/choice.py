"""Which facts: all, those that the table shows, those selected there, and of these a status or a tag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from workbench.core.dossier import Scope
from workbench.flow.facts import STATUSES
from workbench.gui.session import Session

_ANY_STATUS = "any status"
_ANY_TAG = "any tag"


class FactChoice(QWidget):
    """Three fields that narrow the facts down; the first values let everything through."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.facts, self.status, self.tag = QComboBox(), QComboBox(), QComboBox()
        self.fields = (self.facts, self.status, self.tag)
        self._offer_facts(session)
        self.status.addItem(_ANY_STATUS, "")
        for status in STATUSES:
            self.status.addItem(status.replace("_", " "), status)
        self.tag.addItem(_ANY_TAG, "")
        for tag in session.ledger.tags.values():
            self.tag.addItem(tag.path, tag.path)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for text, name, field in (
            ("Fa&cts", "Which facts", self.facts),
            ("S&tatus", "Status of the facts", self.status),
            ("T&ag", "Tag of the facts", self.tag),
        ):
            field.setAccessibleName(name)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            form.addRow(text, field)
            field.currentIndexChanged.connect(self.changed)

    def scope(self) -> Scope:
        """What was chosen."""
        status, tag = str(self.status.currentData()), str(self.tag.currentData())
        facts: frozenset[str] | None = self.facts.currentData()
        return Scope(facts, (status,) if status else (), (tag,) if tag else ())

    def _offer_facts(self, session: Session) -> None:
        lines, shown, chosen = session.ledger.lines, session.tagging.shown, session.tagging.chosen
        self.facts.addItem(f"All {len(lines):,}" if len(lines) > 1 else "All", None)
        if len(shown) < len(lines):
            self.facts.addItem(f"The {len(shown):,} that the table’s filter shows", frozenset(shown))
        if len(chosen) > 1:
            self.facts.addItem(f"The {len(chosen):,} selected in the table", frozenset(chosen))
        elif chosen:
            self.facts.addItem(f"Only {lines[chosen[0]].name}, which is looked at", frozenset(chosen))
