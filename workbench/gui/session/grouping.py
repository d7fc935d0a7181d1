"""What is done to many articles at once: described, taken out, said to belong together or not."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from workbench.flow import arranging, library
from workbench.flow.projects import Project
from workbench.gui.session.catalog import Catalog
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review


class Grouping(QObject):
    """Every verb is one stored action, which undo takes back as a whole."""

    def __init__(self, desk: Desk, review: Review, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._review, self._catalog = desk, review, catalog

    def rule(self, guids: Sequence[str], ruling: str) -> None:
        """Say that articles belong together or apart; an empty ruling takes that back."""
        measure = self._catalog.measure or "near"
        self._do(lambda project: library.rule(project, guids, ruling, measure))

    def take_out(self, guids: Sequence[str]) -> None:
        """Say that articles do not belong to the others of their group."""
        measure = self._catalog.measure or "near"
        self._do(lambda project: arranging.take_out(project, guids, measure))

    def edit(self, guids: Sequence[str], changes: Mapping[str, str]) -> bool:
        """Change the same fields of many articles, as one action; says whether they could be kept."""
        return self._do(lambda project: library.edit_articles(project, guids, changes))

    def remove(self, guids: Sequence[str]) -> bool:
        """Take many articles out, as one action; says whether they are gone."""
        return self._do(lambda project: library.remove_articles(project, guids))

    def _do(self, verb: Callable[[Project], object]) -> bool:
        def work(project: Project) -> bool:
            verb(project)
            return True

        done = self._review.do(work) is True
        if done:
            self._desk.refresh_articles()
        return done
