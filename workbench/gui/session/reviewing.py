"""Who works now, what they have read, and the scales that rounds are judged on."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.problem import Problem
from workbench.core.reviewing import Reviewer, Scale, letter
from workbench.core.ticket import Ticket
from workbench.flow import reviewing
from workbench.flow.projects import Project
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review

if TYPE_CHECKING:
    from workbench.flow.merging import Choice, Preview

T = TypeVar("T")


class Reviewing(QObject):
    """Every verb is one stored action; ``readings_changed`` says that any of it is other."""

    readings_changed = Signal()

    def __init__(self, desk: Desk, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._review = desk, review
        self._own = ""
        self.anonymous = False
        self.readings: Mapping[str, tuple[str, ...]] = {}
        desk.project_changed.connect(self._begin)
        desk.reviewer_changed.connect(self._begin)
        review.history_changed.connect(self._follow)

    # ---- people

    @property
    def me(self) -> Reviewer:
        """Who works now."""
        return self.read(reviewing.me) or Reviewer("", "")

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Everybody who ever signed anything here."""
        return self.read(reviewing.reviewers) or ()

    def edit_reviewer(self, guid: str, changes: Mapping[str, object]) -> bool:
        """Change somebody's details, one's own without a guid; says whether they could be kept."""
        done = self.do(lambda project: reviewing.edit_reviewer(project, guid, changes))
        if done:
            self._desk.reviewer_changed.emit()
        return done

    def toggle_read(self, article: str) -> None:
        """Say that who works now has read an article, or that they have not."""
        done = not self.has_read(article)
        self.do(lambda project: reviewing.set_reading(project, article, done))
        card = self._desk.card(article)
        self._review.told.emit(f"{'Read' if done else 'Not read yet'}: {card.title if card else ''}")

    def has_read(self, article: str) -> bool:
        """Whether who works now has read the newest version of an article."""
        project = self._desk.project
        return project is not None and project.reviewer in self.readings.get(article, ())

    # ---- scales

    def scales(self) -> tuple[Scale, ...]:
        """The project's scales, and those the program offers."""
        return self.read(reviewing.offered_scales) or ()

    def used(self, scale: str) -> frozenset[str]:
        """The verdicts of a scale that were given."""
        return self.read(lambda project: reviewing.verdicts_in_use(project, scale)) or frozenset()

    def keep_scale(self, scale: Scale) -> Scale:
        """Add or change a scale; raises the Problem, so that a dialog can say it beside the field."""
        if self._desk.project is None:
            return scale
        verb = reviewing.edit_scale if scale.guid else reviewing.add_scale
        kept = verb(self._desk.project, scale)
        self._review.history_changed.emit()
        return kept

    def remove_scale(self, guid: str) -> None:
        """Take a scale away; raises the Problem where a round uses it."""
        if self._desk.project is not None:
            reviewing.remove_scale(self._desk.project, guid)
            self._review.history_changed.emit()

    def shown_name(self, name: str) -> str:
        """A reviewer's name, or a letter while they shall not be known."""
        if not self.anonymous:
            return name
        names = sorted(each.name for each in self.reviewers())
        return letter(names.index(name)) if name in names else "?"

    # ---- another copy of the project

    def preview(self, path: Path, ticket: Ticket) -> "Preview":
        """What merging another copy would do; raises the Problem."""
        from workbench.flow import merging

        return merging.preview(self._project(), path, ticket)

    def merge(self, path: Path, choices: "Mapping[str, Choice]", ticket: Ticket) -> None:
        """Merge another copy in, as one action; raises the Problem or Cancelled, and nothing is changed."""
        from workbench.flow import merging

        done = merging.merge(self._project(), path, choices, ticket)
        self._desk.refresh_articles()
        self._desk.version_added.emit()
        self._review.history_changed.emit()
        self._review.told.emit(done.summary)

    # ---- inside

    def read(self, verb: Callable[[Project], T]) -> T | None:
        """What the project says, or None without one; a failure is said."""
        if self._desk.project is None:
            return None
        try:
            return verb(self._desk.project)
        except Problem as problem:
            self._review.failed.emit(problem)
            return None

    def do(self, verb: Callable[[Project], T]) -> bool:
        """Do something with the project, say what went wrong, and whether it was done."""
        if self._desk.project is None:
            return False
        try:
            verb(self._desk.project)
        except Problem as problem:
            self._review.failed.emit(problem)
            return False
        self._review.history_changed.emit()
        return True

    def _project(self) -> Project:
        if self._desk.project is None:
            raise Problem("No project is open. Open the one that the other shall be merged into.")
        return self._desk.project

    def _begin(self) -> None:
        self._own = self.me.guid
        self._follow()

    def _follow(self) -> None:
        """Sign on under one's own name, also where an undo or a merge has changed it, and read again."""
        project = self._desk.project
        if project is not None:
            me = self.me
            mine = next((each for each in self.reviewers() if each.guid == self._own), None)
            if not me.guid and mine is not None:
                project.reviewer = mine.name
                self._desk.reviewer_changed.emit()
                return
            self._own = me.guid
        found = dict(self.read(reviewing.readings) or {})
        self.readings = found
        self.readings_changed.emit()
