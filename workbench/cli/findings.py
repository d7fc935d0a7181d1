"""What a report lists: divergences, changes of structure and boilerplate in one common form."""

from dataclasses import dataclass

from workbench.core.kinds import KINDS
from workbench.core.model import Comparison, Divergence, Link, Role, Sentence, Side, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to show: what it is, where it stands on each side, and why it is shown.

    ``silent`` is the linked passage on the side that says nothing of it; ``is_whole`` is true of whole
    sentences, which are shown without what stands around them. ``again`` is the second place in an
    article that contradicts itself.
    """

    kind: str
    label: str
    accent: str
    left: Span | None
    right: Span | None
    relation: str = ""
    severity: str = ""
    values: tuple[str, str] = ("", "")
    why: str = ""
    silent: Span | None = None
    is_whole: bool = False
    again: Span | None = None

    def span(self, side: Side) -> Span | None:
        """Where it stands on ``side``."""
        return self.left if side is Side.LEFT else self.right


def divergences(comparison: Comparison) -> tuple[Finding, ...]:
    """Every divergence, in the order of the comparison."""
    kinds = {kind.name: kind for kind in KINDS}
    return tuple(
        Finding(
            kind=d.kind,
            label=kinds[d.kind].label if d.kind in kinds else d.kind,
            accent=str(d.tier),
            left=d.left,
            right=d.right,
            relation=str(d.relation) if d.within is None else f"{d.relation} within {d.within}",
            severity=str(d.severity),
            values=(d.left_value, d.right_value),
            why=d.rule,
            silent=_silent(d, comparison),
            again=d.again,
        )
        for d in comparison.divergences
    )


def structure(comparison: Comparison) -> tuple[Finding, ...]:
    """Linked passages that moved, were split or joined, and sentences that only one side has."""
    left, right = comparison.left, comparison.right
    found = [
        Finding(
            "structure", shape, "structure", _reach(link.left, left), _reach(link.right, right), why=link.why
        )
        for link in comparison.links
        if (shape := _shape(link))
    ]
    for item in comparison.unmatched:
        sentence = comparison.sentences(item.side)[item.sentence]
        if item.absent and sentence.role is not Role.BOILERPLATE:
            found.append(_one_sided(f"only {item.side}", "structure", item.side, sentence))
    return tuple(found)


def boilerplate(comparison: Comparison) -> tuple[Finding, ...]:
    """The sentences of both sides that belong to the page, not to the article."""
    return tuple(
        _one_sided("boilerplate", "boilerplate", side, sentence)
        for side in Side
        for sentence in comparison.sentences(side)
        if sentence.role is Role.BOILERPLATE
    )


def _silent(divergence: Divergence, comparison: Comparison) -> Span | None:
    if divergence.link < 0 or (divergence.left and divergence.right):
        return None
    link = comparison.links[divergence.link]
    if divergence.left is None:
        return _reach(link.left, comparison.left)
    return _reach(link.right, comparison.right)


def _shape(link: Link) -> str:
    if link.moved:
        return "moved"
    if len(link.left) < len(link.right):
        return "split"
    return "joined" if len(link.left) > len(link.right) else ""


def _reach(indexes: tuple[int, ...], sentences: tuple[Sentence, ...]) -> Span:
    return Span(sentences[indexes[0]].span.start, sentences[indexes[-1]].span.end)


def _one_sided(label: str, accent: str, side: Side, sentence: Sentence) -> Finding:
    left, right = (sentence.span, None) if side is Side.LEFT else (None, sentence.span)
    return Finding(accent, label, accent, left, right, is_whole=True)
