"""Who reviews, on which scale, in which round, and what came of it: values, without a project file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ORCID_LENGTH = 16
ROLES = ("reviewer", "adjudicator", "machine")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person (or a program) that decisions are signed with; ``color`` is #rrggbb or empty."""

    guid: str
    name: str
    initials: str = ""
    orcid: str = ""
    role: str = "reviewer"
    color: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """One word of a scale; ``rating`` is its number, None for a verdict outside the order."""

    label: str
    rating: int | None = None
    description: str = ""
    color: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The verdicts that a round chooses from, in the order they are shown; ``ordered`` if that says more."""

    name: str
    verdicts: tuple[Verdict, ...]
    ordered: bool = False
    guid: str = ""

    def verdict(self, guid: str) -> Verdict | None:
        """The verdict of that guid."""
        return next((verdict for verdict in self.verdicts if verdict.guid == guid), None)

    @property
    def in_order(self) -> tuple[str, ...]:
        """The guids of the verdicts that have a place in the order, from the lowest rating up."""
        rated = [(verdict.rating, verdict.guid) for verdict in self.verdicts if verdict.rating is not None]
        return tuple(guid for _, guid in sorted(rated))


class RoundState(StrEnum):
    """Blind: each sees only what is theirs; revealed: everybody sees all; closed: nothing changes."""

    BLIND = "blind"
    REVEALED = "revealed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """One pass of several reviewers over the facts, on one scale (its guid)."""

    guid: str
    number: int
    name: str
    scale: str
    state: RoundState = RoundState.BLIND
    created: str = ""

    @property
    def title(self) -> str:
        """``Round 2 · second look``."""
        return f"Round {self.number} · {self.name}" if self.name else f"Round {self.number}"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one reviewer (a name) says of a fact (a guid) in a round; ``verdict`` is a guid."""

    guid: str
    fact: str
    verdict: str
    reviewer: str
    confidence: int | None = None
    rationale: str = ""
    updated: str = ""


class Method(StrEnum):
    """How an agreed verdict was found."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    DISCUSSION = "discussion"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Adjudication:
    """The agreed verdict on a fact; empty when none of the verdicts fits. A newer one supersedes it."""

    guid: str
    fact: str
    round: str
    verdict: str
    method: Method
    reviewer: str
    rationale: str = ""
    created: str = ""
    superseded: bool = False


class Standing(StrEnum):
    """Where a fact stands in a round."""

    AGREE = "agree"
    DISAGREE = "disagree"
    INCOMPLETE = "incomplete"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Item:
    """A fact in a round: what was said of it, what was decided, and who has not judged it yet."""

    fact: str
    standing: Standing
    assessments: tuple[Assessment, ...] = ()
    decision: Adjudication | None = None
    missing: tuple[str, ...] = ()

    @property
    def unanimous(self) -> str:
        """The one verdict that everybody gave, for a fact that waits only to be accepted."""
        return self.assessments[0].verdict if self.standing is Standing.AGREE else ""


def items(
    facts: Iterable[str], assessments: Sequence[Assessment], decisions: Mapping[str, Adjudication]
) -> tuple[Item, ...]:
    """Every fact with where it stands; whoever judged anything in the round is expected to judge all."""
    by_fact: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        by_fact.setdefault(assessment.fact, []).append(assessment)
    expected = sorted({assessment.reviewer for assessment in assessments})
    return tuple(_item(fact, tuple(by_fact.get(fact, ())), decisions.get(fact), expected) for fact in facts)


def _item(
    fact: str, said: tuple[Assessment, ...], decision: Adjudication | None, expected: Sequence[str]
) -> Item:
    given = {each.reviewer for each in said}
    missing = tuple(name for name in expected if name not in given)
    if decision is not None:
        standing = Standing.DECIDED
    elif len({each.verdict for each in said}) > 1:
        standing = Standing.DISAGREE
    elif missing or len(said) < 2:
        standing = Standing.INCOMPLETE
    else:
        standing = Standing.AGREE
    return Item(fact, standing, said, decision, missing)


def orcid(typed: str) -> str:
    """An ORCID iD as 0000-0000-0000-0000, or an empty string when it is none.

    The last of its 16 characters is a check on the others (ISO 7064, MOD 11-2).
    """
    found = typed.strip().upper().rstrip("/").rpartition("/")[2].replace("-", "").replace(" ", "")
    if len(found) != ORCID_LENGTH or not (found[:-1].isascii() and found[:-1].isdigit()):
        return ""
    total = 0
    for digit in found[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if found[-1] != ("X" if check == 10 else str(check)):
        return ""
    return "-".join(found[i : i + 4] for i in range(0, ORCID_LENGTH, 4))


def initials(name: str) -> str:
    """The first letters of a name's words, four at most."""
    return "".join(word[0] for word in name.split() if word[0].isalpha())[:4].upper()


def letter(number: int) -> str:
    """A, B, C … for reviewers who shall not be known by their names; Z is followed by A2."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


SHIPPED: Sequence[Scale] = (
    Scale(
        "True or false, five steps",
        (
            Verdict("True", 5, "Right in every part that matters.", "#2f7d47"),
            Verdict("Mostly true", 4, "Right, but needs a word more.", "#6b8f3a"),
            Verdict("Half true", 3, "Right in part, and leaves out what matters.", "#9a7b1c"),
            Verdict("Mostly false", 2, "Some truth in it, and a wrong impression.", "#b5651d"),
            Verdict("False", 1, "Wrong.", "#b23c39"),
            Verdict("Not enough evidence", None, "Cannot be judged from these sources.", "#716b61"),
        ),
        ordered=True,
    ),
    Scale(
        "Do the sources agree?",
        (
            Verdict("They say the same", 4, "The same claim, whatever the words.", "#2f7d47"),
            Verdict("They differ in detail", 3, "Compatible: one is more precise or rounds.", "#9a7b1c"),
            Verdict("One misleads", 2, "The wording of one suggests something else.", "#b5651d"),
            Verdict("They contradict", 1, "Both cannot be right.", "#b23c39"),
            Verdict("Cannot be told", None, "The passages do not speak of the same thing.", "#716b61"),
        ),
        ordered=True,
    ),
    Scale(
        "Stance",
        (
            Verdict("Supported", None, "The evidence supports the statement.", "#2f7d47"),
            Verdict("Contradicted", None, "The evidence contradicts the statement.", "#b23c39"),
            Verdict("Disputed", None, "There is good evidence on both sides.", "#7a55b0"),
            Verdict("Not shown", None, "The evidence bears on something else.", "#716b61"),
        ),
    ),
)
