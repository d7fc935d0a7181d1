"""Rounds of assessment: blind until they are revealed, then compared, then decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.problem import Problem
from workbench.core.reviewing import (
    Adjudication,
    Assessment,
    Item,
    Method,
    Round,
    RoundState,
    Standing,
    items,
)
from workbench.flow import typed
from workbench.flow.projects import Project
from workbench.store import Action
from workbench.store import reviewing as stored

__all__ = [
    "Adjudication",
    "Assessment",
    "Item",
    "Method",
    "Progress",
    "Round",
    "RoundState",
    "Standing",
    "accept_unanimous",
    "assess",
    "assessments",
    "close_round",
    "decide",
    "decisions_about",
    "open_round",
    "progress",
    "rename_round",
    "reveal_round",
    "round_of",
    "rounds",
    "standings",
    "subjects",
    "take_back",
]

_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all facts each reviewer (a name) has assessed in a round."""

    facts: int
    done: tuple[tuple[str, int], ...] = ()


def rounds(project: Project) -> tuple[Round, ...]:
    """Every round by its number."""
    return stored.rounds(project)


def round_of(project: Project, guid: str) -> Round:
    """One round of the project."""
    return _round(stored.rounds(project), guid)


def open_round(project: Project, name: str, scale: str) -> Round:
    """Open a blind round on a scale of the project."""
    with project.action("Open round") as action:
        made = stored.add_round(action, typed.one_line(name), scale)
        action.label = f"Open {made.title}"
    return made


def rename_round(project: Project, guid: str, name: str) -> None:
    """Call a round otherwise."""
    with project.action("Rename round") as action:
        found = _round(stored.rounds(action), guid)
        if found.name != typed.one_line(name):
            stored.set_round(action, guid, {"name": typed.one_line(name)})
        action.label = f"Rename {found.title}"


def reveal_round(project: Project, guid: str) -> None:
    """Let everybody see what everybody said; from here on nobody assesses in this round any more."""
    _turn(project, guid, RoundState.BLIND, RoundState.REVEALED, "Reveal")


def close_round(project: Project, guid: str) -> None:
    """Say that a round is done; nothing is decided in it any more."""
    _turn(project, guid, RoundState.REVEALED, RoundState.CLOSED, "Close")


def progress(project: Project, guid: str) -> Progress:
    """How far each reviewer is, which gives no verdict away."""
    return Progress(len(stored.fact_guids(project)), tuple(stored.progress(project, guid).items()))


def subjects(project: Project) -> dict[str, tuple[str, str]]:
    """The name (F-0007) and the statement of every fact, by its guid."""
    return {guid: (f"F-{number:04d}", said) for guid, (number, said) in stored.subjects(project).items()}


# ---- assessing


def assessments(project: Project, guid: str, viewer: str) -> tuple[Assessment, ...]:
    """What ``viewer`` (a name) may see of a round: while it is blind, nothing but their own assessments."""
    return stored.assessments(project, guid, viewer)


def assess(
    project: Project,
    guid: str,
    fact: str,
    verdict: str,
    *,
    confidence: int | None = None,
    rationale: str = "",
) -> None:
    """Say what who works now thinks of a fact; saying it again replaces one's own word."""
    if confidence is not None and not 1 <= confidence <= 5:
        raise ValueError(f"no confidence: {confidence}")
    with project.action("Assess") as action:
        _check_blind(stored.rounds(action), guid)
        _check_verdict(action, guid, verdict)
        said = {"confidence": confidence, "rationale": typed.clean(rationale)}
        mine = {each.fact: each for each in stored.assessments(project, guid, project.reviewer)}.get(fact)
        if mine is None or (mine.verdict, mine.confidence, mine.rationale) != (verdict, *said.values()):
            stored.set_assessment(action, stored.keys(action, fact, guid, verdict), said)
        action.label = f"Assess {stored.fact_numbers(action, [fact])[0]}"


def take_back(project: Project, guid: str, fact: str) -> None:
    """Take one's own assessment of a fact back."""
    with project.action("Take back an assessment") as action:
        _check_blind(stored.rounds(action), guid)
        ids = stored.keys(action, fact, guid, "")
        stored.remove_assessment(action, ids["fact_id"], ids["round_id"])
        action.label = f"Take back the assessment of {stored.fact_numbers(action, [fact])[0]}"


# ---- deciding


def standings(project: Project, guid: str, viewer: str) -> tuple[Item, ...]:
    """Every fact with where it stands in a round; of a blind round nobody learns more than their own part."""
    return items(
        stored.fact_guids(project), stored.assessments(project, guid, viewer), stored.decisions(project, guid)
    )


def decide(
    project: Project,
    guid: str,
    fact: str,
    verdict: str,
    *,
    method: Method = Method.ADJUDICATOR,
    rationale: str = "",
) -> None:
    """Write down the agreed verdict on a fact, empty when none fits; an earlier one stays, superseded."""
    with project.action("Decide") as action:
        _check_open(stored.rounds(action), guid)
        if verdict:
            _check_verdict(action, guid, verdict)
        elif not typed.clean(rationale):
            raise Problem(f"Say in a word or two why none of the verdicts fits. {_KEPT}")
        _decide(action, guid, fact, verdict, method, typed.clean(rationale))
        action.label = f"Decide {stored.fact_numbers(action, [fact])[0]}"


def accept_unanimous(project: Project, guid: str) -> int:
    """Decide every fact that all agree on and that is not decided yet, in one action; returns how many."""
    with project.action("Accept all unanimous") as action:
        _check_open(stored.rounds(action), guid)
        agreed = [each for each in standings(project, guid, project.reviewer) if each.unanimous]
        for item in agreed:
            _decide(action, guid, item.fact, item.unanimous, Method.UNANIMOUS, "")
        action.label = f"Accept {len(agreed)} unanimous verdict{'s' * (len(agreed) != 1)}"
    return len(agreed)


def decisions_about(project: Project, fact: str) -> tuple[Adjudication, ...]:
    """Every decision there ever was on a fact, the newest first."""
    return stored.decisions_about(project, fact)


# ---- inside


def _decide(action: Action, guid: str, fact: str, verdict: str, method: Method, rationale: str) -> None:
    ids: dict[str, int | None] = {"verdict_id": None, **stored.keys(action, fact, guid, verdict)}
    stored.add_decision(action, ids, method, rationale)


def _turn(project: Project, guid: str, before: RoundState, after: RoundState, word: str) -> None:
    with project.action(f"{word} round") as action:
        found = _round(stored.rounds(action), guid)
        if found.state is not before:
            raise Problem(f"{found.title} is {found.state.value}. {_KEPT}")
        stored.set_round(action, guid, {"state": after.value})
        action.label = f"{word} {found.title}"


def _round(known: Sequence[Round], guid: str) -> Round:
    found = next((each for each in known if each.guid == guid), None)
    if found is None:
        raise Problem(f"This round is not in the project any more. {_KEPT}")
    return found


def _check_blind(known: Sequence[Round], guid: str) -> None:
    found = _round(known, guid)
    if found.state is not RoundState.BLIND:
        raise Problem(
            f"{found.title} is {found.state.value}, so nobody assesses in it any more. {_KEPT} "
            "Open another round."
        )


def _check_open(known: Sequence[Round], guid: str) -> None:
    found = _round(known, guid)
    if found.state is not RoundState.REVEALED:
        word = "still blind; reveal it first" if found.state is RoundState.BLIND else "closed"
        raise Problem(f"{found.title} is {word}. {_KEPT}")


def _check_verdict(action: Action, guid: str, verdict: str) -> None:
    found = _round(stored.rounds(action), guid)
    scale = next(each for each in stored.scales(action) if each.guid == found.scale)
    if scale.verdict(verdict) is None:
        raise Problem(f"This verdict is not on the scale of {found.title}. {_KEPT}")
