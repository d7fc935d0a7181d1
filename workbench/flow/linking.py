"""Correcting the links of two articles by hand: each verb is one action that undo takes back whole.

Spans are those of whole sentences. Every verb returns the label of its action, or an empty string when
all was decided so already. What a verb overrules is revised in the same action, so that what one person
decides in sequence never ends in a contradiction; the log keeps who had decided it before.
"""

from collections.abc import Iterable, Sequence

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Side, Span
from workbench.core.problem import Problem
from workbench.core.revising import Nearby, fit, revised, same, touches
from workbench.flow import passage, typed
from workbench.flow.projects import Project
from workbench.store import Action
from workbench.store import articles as stored_articles
from workbench.store import decisions as stored

__all__ = [
    "Decision",
    "DecisionKind",
    "Part",
    "confirm",
    "confirm_all",
    "decisions",
    "dismiss",
    "drop",
    "forget",
    "link",
    "merge",
    "move",
    "split",
    "unlink",
]

_NAME = 32
Spans = Sequence[Span]
Part = tuple[Spans, Spans]
"""The left and the right spans of one link; one of both may be empty for sentences that stand alone."""


def decisions(project: Project, left_guid: str, right_guid: str) -> tuple[Decision, ...]:
    """What was decided about the links of two articles, oldest first, seen with ``left_guid`` on the left."""
    ids = (stored_articles.key(project, guid) for guid in (left_guid, right_guid))
    return stored.decisions(project, *ids)


def link(project: Project, left_guid: str, left_spans: Spans, right_guid: str, right_spans: Spans) -> str:
    """Make exactly these sentences one link, many to many; they leave the links they were in."""
    with project.action("Link") as action:
        book = _Book(action, left_guid, right_guid)
        book.decide([(DecisionKind.LINK, left_spans, right_spans)])
        return book.told(f"Link {book.counted(left_spans, Side.LEFT)} with {book.counted(right_spans)}")


def unlink(project: Project, left_guid: str, left_spans: Spans, right_guid: str, right_spans: Spans) -> str:
    """Keep every one of these left sentences apart from every one of the right ones."""
    with project.action("Unlink") as action:
        book = _Book(action, left_guid, right_guid)
        book.decide([(DecisionKind.UNLINK, left_spans, right_spans)])
        return book.told(f"Unlink {book.counted(left_spans, Side.LEFT)} from {book.counted(right_spans)}")


def dismiss(project: Project, left_guid: str, left_spans: Spans, right_guid: str, right_spans: Spans) -> str:
    """Say that a link is wrong and that none of its sentences has a partner; none is offered any more."""
    with project.action("Dismiss") as action:
        book = _Book(action, left_guid, right_guid)
        book.decide([(DecisionKind.UNLINK, left_spans, right_spans)], final=True)
        return book.told(f"Leave {book.counted_both(left_spans, right_spans)} without a partner")


def split(project: Project, left_guid: str, right_guid: str, parts: Sequence[Part]) -> str:
    """Make several links out of one; what stands in a part without another side is linked with none of it."""
    with project.action("Split") as action:
        book = _Book(action, left_guid, right_guid)
        book.decide(_arranged(parts))
        return book.told(f"Split a link of {book.both} in {len(parts)}")


def move(project: Project, left_guid: str, right_guid: str, parts: Sequence[Part]) -> str:
    """Arrange the sentences of several links anew, as ``split`` does with one."""
    with project.action("Move") as action:
        book = _Book(action, left_guid, right_guid)
        book.decide(_arranged(parts))
        return book.told(f"Move sentences between links of {book.both}")


def merge(project: Project, left_guid: str, right_guid: str, links: Sequence[Part]) -> str:
    """Make one link out of several, or out of links and sentences that stood alone."""
    with project.action("Merge") as action:
        book = _Book(action, left_guid, right_guid)
        left, right = ([span for part in links for span in part[side]] for side in (0, 1))
        book.decide([(DecisionKind.LINK, left, right)])
        return book.told(f"Merge {_links(len(links))} of {book.both}")


def confirm(project: Project, left_guid: str, left_spans: Spans, right_guid: str, right_spans: Spans) -> str:
    """Say that a link is right as it is; it holds from now on whatever the program thinks."""
    return confirm_all(project, left_guid, right_guid, [(left_spans, right_spans)])


def confirm_all(project: Project, left_guid: str, right_guid: str, links: Sequence[Part]) -> str:
    """Confirm several links in one action; those that a person linked or confirmed already stay."""
    with project.action("Confirm") as action:
        book = _Book(action, left_guid, right_guid)
        made = book.decide([(DecisionKind.CONFIRM, *part) for part in links])
        return book.told(f"Confirm {_links(made)} of {book.both}")


def forget(project: Project, left_guid: str, left_spans: Spans, right_guid: str, right_spans: Spans) -> str:
    """Take back all that was decided about any of these sentences; one side may be empty."""
    with project.action("Forget") as action:
        book = _Book(action, left_guid, right_guid)
        book.remove(each for each in book.existing if touches(each, left_spans, right_spans))
        return book.told(f"Leave {book.counted_both(left_spans, right_spans)} to the program")


def drop(project: Project, guids: Sequence[str]) -> str:
    """Take single decisions back by their guids, as a conflict lists them."""
    with project.action("Take back") as action:
        count = sum(stored.remove(action, guid) for guid in guids)
        if count:
            action.label = f"Take back {count} decision{'s' * (count != 1)} about links"
        return action.label if count else ""


class _Book:
    """The decisions about one pair of articles, while one action changes them."""

    def __init__(self, action: Action, left_guid: str, right_guid: str) -> None:
        self._action = action
        self._rows = {
            Side.LEFT: stored_articles.stored(action, left_guid),
            Side.RIGHT: stored_articles.stored(action, right_guid),
        }
        ids = (row["id"] for row in self._rows.values())
        self.existing = list(stored.decisions(action, *ids))
        self._near = Nearby(self.existing).of
        self._changed = False

    def decide(self, wanted: Iterable[tuple[DecisionKind, Spans, Spans]], final: bool = False) -> int:
        """Store decisions, revise what they overrule, and say how many were new."""
        asked = [fit(Decision(kind, tuple(left), tuple(right), final=final)) for kind, left, right in wanted]
        self._check(asked)
        fresh = [new for new in asked if not any(same(new, old) and not old.lost for old in self._near(new))]
        news = Nearby(asked)
        for old in self.existing:
            if not old.lost:
                self._revise(old, news.of(old))
        self._add(fresh)
        return len(fresh)

    def remove(self, unwanted: Iterable[Decision]) -> None:
        """Take decisions away."""
        for decision in list(unwanted):
            self._changed = stored.remove(self._action, decision.guid) or self._changed

    def told(self, label: str) -> str:
        """Name the action, and return its label when something changed."""
        self._action.label = label
        return label if self._changed else ""

    def counted(self, spans: Spans, side: Side = Side.RIGHT) -> str:
        """``2 sentences of “A title”`` on the left, ``1 of “Another”`` on the right."""
        count = len(set(spans))
        said = f"{count} sentence{'s' * (count != 1)}" if side is Side.LEFT else str(count)
        return f"{said} of {self._name(side)}"

    def counted_both(self, left: Spans, right: Spans) -> str:
        """Both sides counted, without one that is empty."""
        if left and right:
            return f"{self.counted(left, Side.LEFT)} and {self.counted(right)}"
        side, spans = (Side.LEFT, left) if left else (Side.RIGHT, right)
        return f"{len(spans)} sentence{'s' * (len(spans) != 1)} of {self._name(side)}"

    @property
    def both(self) -> str:
        """The names of both articles."""
        return f"{self._name(Side.LEFT)} and {self._name(Side.RIGHT)}"

    def _name(self, side: Side) -> str:
        """The outlet where that tells the two apart, else the title."""
        row, other = self._rows[side], self._rows[side.other]
        if row["outlet"] and other["outlet"] and row["outlet"] != other["outlet"]:
            return typed.shortened(row["outlet"], _NAME)
        return typed.named(row["title"], _NAME)

    def _check(self, decisions: Sequence[Decision]) -> None:
        for decision in decisions:
            if not (decision.left and decision.right):
                raise Problem(
                    "A link needs sentences of both articles. Nothing was changed. Select some of each."
                )
            for side, spans in ((Side.LEFT, decision.left), (Side.RIGHT, decision.right)):
                for span in spans:
                    passage.check(span, self._rows[side]["text"], self._rows[side]["title"])
        linked = [each for each in decisions if each.kind is not DecisionKind.UNLINK]
        left, right = [s for each in linked for s in each.left], [s for each in linked for s in each.right]
        if len(set(left)) < len(left) or len(set(right)) < len(right):
            raise ValueError("a sentence cannot be in two links")

    def _revise(self, old: Decision, overruling: Sequence[Decision]) -> None:
        rest = [old]
        for new in overruling:
            rest = [kept for each in rest for kept in revised(each, new)]
        if rest != [old]:
            self.remove([old])
            self._add(rest)

    def _add(self, decided: Sequence[Decision]) -> None:
        stored.add(self._action, decided, self._rows)
        self._changed = self._changed or bool(decided)


def _arranged(parts: Sequence[Part]) -> list[tuple[DecisionKind, Spans, Spans]]:
    """Parts as decisions: links, and sentences kept apart from all that is around them."""
    every = [span for left, _ in parts for span in left], [span for _, right in parts for span in right]
    return [
        (DecisionKind.LINK, left, right)
        if left and right
        else (DecisionKind.UNLINK, left or every[0], right or every[1])
        for left, right in parts
    ]


def _links(count: int) -> str:
    return "1 link" if count == 1 else f"{count} links"
