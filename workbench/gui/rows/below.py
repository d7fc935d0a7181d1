"""What stands below the rows: the reason of a link, or the partners that a lone sentence might have."""

from PySide6.QtWidgets import QStackedWidget

from workbench.gui.rows.card import Card
from workbench.gui.rows.drawer import Drawer
from workbench.gui.rows.entries import Entry
from workbench.gui.session import Session
from workbench.gui.theme import Theme

_CARD, _DRAWER = 92, 190
_SHARE = 0.38


class Below(QStackedWidget):
    """As high as what it shows needs, and never so high that the rows have no room."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.card = Card(session.hints)
        self.drawer = Drawer(session, theme)
        self.addWidget(self.card)
        self.addWidget(self.drawer)
        self._room = 0
        self.drawer.offered.connect(self._set_height)

    def show_entry(self, entry: Entry | None) -> None:
        """Show what belongs to a row."""
        self.card.show_entry(entry)
        if entry is not None and entry.alone is not None and not entry.furniture:
            self.drawer.ask(entry.alone.side, entry.alone.sentence)
            self.setCurrentWidget(self.drawer)
        else:
            self.drawer.forget()
            self.setCurrentWidget(self.card)
        self.setVisible(entry is not None)
        self._set_height()

    def fit(self, room: int) -> None:
        """Share this height with the rows."""
        self._room = room
        self._set_height()

    def _set_height(self) -> None:
        wanted = _DRAWER if self.currentWidget() is self.drawer and self.drawer.filled else _CARD
        self.setFixedHeight(min(wanted, max(_CARD, round(self._room * _SHARE))))
