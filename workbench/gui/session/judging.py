"""The round that is looked at: assessing in it, how far it agrees, and deciding."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.core.reviewing import Item, Method, Round, RoundState, Scale
from workbench.flow import reviewing, rounds
from workbench.flow.projects import Project
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review
from workbench.gui.session.reviewing import Reviewing

if TYPE_CHECKING:
    from workbench.flow.agreeing import Agreement, Measure, SpanPair


class Judging(QObject):
    """Every verb is one stored action. ``round_changed`` says that all of it is to be read again."""

    round_changed = Signal()

    def __init__(self, desk: Desk, review: Review, reviewing: Reviewing) -> None:
        super().__init__()
        self._desk, self._review, self._people = desk, review, reviewing
        self._chosen = ""
        reviewing.readings_changed.connect(self.round_changed)

    def known(self) -> tuple[Round, ...]:
        """Every round by its number."""
        return self._people.read(rounds.rounds) or ()

    @property
    def round(self) -> Round | None:
        """The round that is looked at: the one chosen, else the last one."""
        known = self.known()
        chosen = next((each for each in known if each.guid == self._chosen), None)
        return chosen or (known[-1] if known else None)

    def choose(self, guid: str) -> None:
        """Look at another round."""
        self._chosen = guid
        self.round_changed.emit()

    @property
    def scale(self) -> Scale | None:
        """The scale of that round."""
        found = self.round
        return self._people.read(lambda project: reviewing.scale(project, found.scale)) if found else None

    def open_round(self, name: str, scale: Scale) -> None:
        """Open a blind round, on a scale that is added when the project does not have it yet."""

        def verb(project: Project) -> Round:
            kept = scale if scale.guid else reviewing.add_scale(project, scale)
            return rounds.open_round(project, name, kept.guid)

        if self._people.do(verb):
            self._chosen = ""
            self._review.told.emit("The round is open. Nobody sees what others say until it is revealed.")
            self.round_changed.emit()

    def turn_round(self) -> None:
        """Reveal the round that is blind, or close the one that is revealed."""
        found = self.round
        if found is None or found.state is RoundState.CLOSED:
            return
        verb = rounds.reveal_round if found.state is RoundState.BLIND else rounds.close_round
        self._people.do(lambda project: verb(project, found.guid))

    # ---- judging

    def subjects(self) -> Mapping[str, tuple[str, str]]:
        """Name and statement of every fact by its guid."""
        return self._people.read(rounds.subjects) or {}

    def items(self) -> tuple[Item, ...]:
        """Every fact with where it stands in the round, as far as who works now may see it."""
        found = self.round
        if found is None or self._desk.project is None:
            return ()
        viewer = self._desk.project.reviewer
        return self._people.read(lambda project: rounds.standings(project, found.guid, viewer)) or ()

    def progress(self) -> rounds.Progress:
        """How many facts each reviewer has assessed."""
        found = self.round
        done = self._people.read(lambda project: rounds.progress(project, found.guid)) if found else None
        return done or rounds.Progress(0)

    def assess(self, fact: str, verdict: str, confidence: int | None, rationale: str) -> None:
        """Say what who works now thinks of a fact."""
        found = self.round
        if found is not None:
            self._people.do(
                lambda project: rounds.assess(
                    project, found.guid, fact, verdict, confidence=confidence, rationale=rationale
                )
            )

    def decide(self, fact: str, verdict: str, method: Method, rationale: str) -> bool:
        """Write the agreed verdict down, empty for none of them; says whether it could be kept."""
        found = self.round
        if found is None:
            return False
        return self._people.do(
            lambda project: rounds.decide(
                project, found.guid, fact, verdict, method=method, rationale=rationale
            )
        )

    def accept_unanimous(self) -> None:
        """Decide every fact that all agree on, in one action."""
        found = self.round
        counts: list[int] = []
        if found is not None:
            self._people.do(lambda project: counts.append(rounds.accept_unanimous(project, found.guid)))
        for count in counts:
            many = f"{count} unanimous verdict{'s' * (count != 1)}"
            self._review.told.emit(f"{many} accepted; undo takes that back.")

    def decisions_about(self, fact: str) -> tuple[rounds.Adjudication, ...]:
        """Every decision there was on a fact, the newest first."""
        return self._people.read(lambda project: rounds.decisions_about(project, fact)) or ()

    def agreement(self) -> "Agreement":
        """The figures of the round, or why there are none."""
        from workbench.flow import agreeing
        from workbench.flow.agreeing import Agreement

        found, project = self.round, self._desk.project
        if found is None or project is None:
            return Agreement(why="There is no round yet.")
        viewer = project.reviewer
        return self._people.read(lambda each: agreeing.agreement_in(each, found.guid, viewer)) or Agreement()

    def evidence(self) -> "tuple[tuple[Measure, ...], tuple[SpanPair, ...]]":
        """How far stances and quotes agree."""
        from workbench.flow import agreeing

        return self._people.read(agreeing.evidence_agreement) or ((), ())
