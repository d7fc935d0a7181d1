"""What the log tells: its entries, their rows, and the way to take one of them back."""

from PySide6.QtCore import QObject

from workbench.flow import articles, history
from workbench.flow.articles import VersionCard
from workbench.flow.history import Alteration, Entry
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review

MOST = 5_000


class Chronicle(QObject):
    """Reads the log; ``Review.history_changed`` says when there is more of it."""

    def __init__(self, desk: Desk, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._review = review

    def entries(self, limit: int = MOST) -> tuple[Entry, ...]:
        """The newest entries, newest first."""
        return history.actions(self._desk.project, limit) if self._desk.project else ()

    def alterations(self, guid: str) -> tuple[Alteration, ...]:
        """What one entry did, row by row."""
        return history.alterations(self._desk.project, guid) if self._desk.project else ()

    def versions(self, guid: str) -> tuple[VersionCard, ...]:
        """Every version of an article, oldest first."""
        return articles.versions(self._desk.project, guid) if self._desk.project else ()

    def intact(self) -> bool:
        """Whether no entry was changed from outside the program."""
        return self._desk.project is None or history.intact(self._desk.project)

    def take_back(self, guid: str) -> None:
        """Turn round what one entry did, however long ago; undo brings it back."""
        self._review.travel(lambda project: history.take_back(project, guid), "Done")
