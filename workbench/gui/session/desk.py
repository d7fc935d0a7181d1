"""What lies on the desk: the open project, its articles, the chosen pair and its comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Article, Comparison, Side
from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow import comparing, projects, reading
from workbench.flow.articles import ArticleCard, Draft, ReadResult
from workbench.flow.projects import Project
from workbench.gui.jobs import Job, Jobs

LABELS = ("title", "outlet", "author", "published", "url")


class Desk(QObject):
    """Opens projects and pairs; every slow step runs as a job and can be cancelled."""

    project_changed = Signal()
    reviewer_changed = Signal()
    labels_changed = Signal()
    articles_changed = Signal()
    pair_changed = Signal()
    comparison_changed = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._comparing: Job | None = None
        self._reading: list[Job] = []
        self.project: Project | None = None
        self.cards: tuple[ArticleCard, ...] = ()
        self.pair: dict[Side, Article] = {}
        self.comparison: Comparison | None = None

    # ---- project

    def open(self, path: Path, reviewer: str, *, create: bool = False, read_only: bool = False) -> bool:
        """Open the project file at ``path``; on failure keep the present one and say why."""
        try:
            project = projects.open_project(path, reviewer=reviewer, create=create, read_only=read_only)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        self._put_away()
        self.project = project
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
        self.cards = article_flow.articles(self.project) if self.project else ()
        self.articles_changed.emit()
        self._drop_missing_pair()

    # ---- articles

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files and folders as a job and add what could be read; problems are said file by file."""
        if self.project is None:
            self.told.emit("Open or make a project first; then the articles have a place to go.")
            return
        self._reading = [job for job in self._reading if not job.over]
        job = self._jobs.start(
            "Reading", reading.read_all, tuple(paths), done=self._add, failed=self.failed.emit
        )
        self._reading.append(job)

    def import_draft(self, draft: Draft) -> None:
        """Add one pasted article."""
        self._add(ReadResult(drafts=(draft,)))

    def edit_article(self, guid: str, changes: Mapping[str, str]) -> None:
        """Change provenance (title, outlet, author, published, url) of one article."""
        if self.project is None:
            return
        try:
            article_flow.edit_article(self.project, guid, changes)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.refresh_articles()

    def remove_article(self, guid: str) -> None:
        """Take one article out of the project; undo brings it back."""
        if self.project is None:
            return
        try:
            article_flow.remove_article(self.project, guid)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.refresh_articles()

    # ---- the pair

    def choose(self, left: str, right: str) -> None:
        """Lay two articles side by side and compare them."""
        if self.project is None:
            return
        try:
            self.pair = {
                Side.LEFT: article_flow.article(self.project, left),
                Side.RIGHT: article_flow.article(self.project, right),
            }
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._drop_comparison()
        self.pair_changed.emit()
        self.comparison_changed.emit()
        self._compare()

    def choose_side(self, side: Side, guid: str) -> None:
        """Put another article on one side and keep the other."""
        other = self.pair.get(side.other)
        if other is None:
            return
        chosen = {side: guid, side.other: other.guid}
        self.choose(chosen[Side.LEFT], chosen[Side.RIGHT])

    def swap(self) -> None:
        """Exchange left and right."""
        if self.pair:
            self.choose(self.pair[Side.RIGHT].guid, self.pair[Side.LEFT].guid)

    def text(self, side: Side) -> str:
        """The text on ``side``, empty when nothing lies there."""
        article = self.pair.get(side)
        return article.text if article else ""

    # ---- inside

    def _compare(self) -> None:
        left, right = self.pair[Side.LEFT], self.pair[Side.RIGHT]
        done = partial(self._compared, left.guid, right.guid)
        self._comparing = self._jobs.start(
            "Comparing", comparing.compare_articles, left, right, done=done, failed=self._not_compared
        )

    def _compared(self, left: str, right: str, comparison: Comparison) -> None:
        if [self.pair[side].guid for side in Side if side in self.pair] != [left, right]:
            return
        self._comparing = None
        self.comparison = comparison
        self.comparison_changed.emit()

    def _not_compared(self, problem: Problem) -> None:
        self._comparing = None
        self.failed.emit(problem)

    def _put_away(self) -> None:
        for job in self._reading:
            job.cancel()
        self._reading = []
        self._drop_comparison()
        if self.project is not None:
            self.project.close()
            self.project = None
        self.cards = ()
        if self.pair:
            self.pair = {}
            self.pair_changed.emit()
            self.comparison_changed.emit()

    def _drop_comparison(self) -> None:
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None
        self.comparison = None

    def _drop_missing_pair(self) -> None:
        known = {card.guid for card in self.cards}
        if any(article.guid not in known for article in self.pair.values()):
            self._drop_comparison()
            self.pair = {}
            self.pair_changed.emit()
            self.comparison_changed.emit()
        self._relabel_pair()

    def _relabel_pair(self) -> None:
        """Take up changed titles, outlets or dates without laying the texts out again."""
        known = {card.guid: card for card in self.cards}
        labelled = {
            side: replace(article, **{name: getattr(known[article.guid], name) for name in LABELS})
            for side, article in self.pair.items()
        }
        if labelled != self.pair:
            self.pair = labelled
            self.labels_changed.emit()

    def _add(self, result: ReadResult) -> None:
        if self.project is None:
            return
        try:
            added = article_flow.add_articles(self.project, result.drafts)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.refresh_articles()
        self.told.emit(added.summary)
        for unread in result.problems:
            self.failed.emit(unread)
