"""The open project and its articles: opening, closing, bringing in, describing, taking out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Fact
from workbench.core.problem import Problem
from workbench.flow import arranging, library, projects, reading
from workbench.flow import articles as article_flow
from workbench.flow.articles import ArticleCard, Draft, ReadResult
from workbench.flow.projects import Project, Stamp
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.cards import Cards


class Shelf(QObject):
    """One project at a time; a failure is said once and leaves everything where it was."""

    project_changed = Signal()
    reviewer_changed = Signal()
    articles_changed = Signal()
    version_added = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reading: list[Job] = []
        self.is_reading = False
        """Whether an import is under way."""
        self.project: Project | None = None
        self.cards = Cards()
        self.count = 0
        """How many articles there are."""

    # ---- project

    def open(
        self,
        path: Path,
        reviewer: str,
        *,
        create: bool = False,
        read_only: bool = False,
        checked: Stamp | None = None,
    ) -> bool:
        """Open the project file at ``path``; on failure keep the present one and say why."""
        try:
            project = projects.open_project(
                path, reviewer=reviewer, create=create, read_only=read_only, checked=checked
            )
        except Problem as problem:
            self.failed.emit(problem)
            return False
        self._put_away()
        self.project = project
        self.cards.belong_to(project)
        self.project_changed.emit()
        self.refresh_articles()
        return True

    def close(self) -> None:
        """Put everything away; the project file is released."""
        if self.project is not None:
            self._put_away()
            self.project_changed.emit()
            self.refresh_articles()

    def sign_as(self, reviewer: str) -> None:
        """Sign what is decided from now on with another name."""
        if self.project is not None:
            self.project.reviewer = reviewer
            self.reviewer_changed.emit()

    def refresh_articles(self) -> None:
        """Read the article list again, after an import or an undo."""
        self.cards.belong_to(self.project)
        self.count = library.count(self.project) if self.project else 0
        self.articles_changed.emit()

    # ---- articles

    def card(self, guid: str) -> ArticleCard | None:
        """What is said of one article, None when it is not there."""
        return self.cards.of(guid)

    def cards_of(self, fact: Fact | None) -> dict[str, ArticleCard]:
        """The articles that a fact is quoted from, by guid."""
        guids = {each.article for each in fact.evidence} if fact else ()
        found = {guid: self.card(guid) for guid in guids}
        return {guid: card for guid, card in found.items() if card is not None}

    def first(self, count: int) -> tuple[ArticleCard, ...]:
        """The articles that came first, at most ``count``."""
        return self.cards.page(arranging.first(self.project, count)) if self.project else ()

    def import_draft(self, draft: Draft) -> None:
        """Add one pasted article."""
        told: list[str] = []
        if self._write(lambda project: told.append(article_flow.add_articles(project, [draft]).summary)):
            self.told.emit(told[0])

    def import_version(self, guid: str, path: Path) -> None:
        """Read a file as a job and add its text as the next version of an article."""
        if self.project is not None:
            self._read((path,), partial(self._add_versions, guid))

    def add_version(self, guid: str, draft: Draft) -> None:
        """Add a corrected text as the next version of an article, and say what became of its quotes."""
        told: list[str] = []
        if self._write(lambda project: told.append(article_flow.add_version(project, guid, draft).summary)):
            self.version_added.emit()
            self.told.emit(told[0])

    def edit_article(self, guid: str, changes: Mapping[str, str], confirmed: Sequence[str] = ()) -> None:
        """Change provenance (title, outlet, author, published, url) of one article, or confirm guesses."""
        self._write(lambda project: article_flow.edit_article(project, guid, changes, confirmed))

    def remove_article(self, guid: str) -> None:
        """Take one article out of the project; undo brings it back."""
        self._write(lambda project: article_flow.remove_article(project, guid))

    # ---- inside

    def _write(self, verb: Callable[[Project], object]) -> bool:
        if self.project is None:
            return False
        try:
            verb(self.project)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        self.refresh_articles()
        return True

    def _add_versions(self, guid: str, result: ReadResult) -> None:
        for draft in result.drafts:
            self.add_version(guid, draft)
        for problem in result.problems:
            self.failed.emit(problem)

    def _read(self, paths: tuple[Path, ...], done: Callable[[ReadResult], None]) -> None:
        self._reading = [job for job in self._reading if not job.over]
        job = self._jobs.start("Reading", reading.read_all, paths, done=done, failed=self.failed.emit)
        self._reading.append(job)

    def _put_away(self) -> None:
        for job in self._reading:
            job.cancel()
        self._reading = []
        self.cards.belong_to(None)
        self.count = 0
        if self.project is not None:
            self.project.close()
            self.project = None
