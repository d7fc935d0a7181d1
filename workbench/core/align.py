"""Which sentences of two articles say the same thing, however they were moved, split or reworded."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.alignment.choose import edges
from workbench.core.alignment.links import links, unmatched
from workbench.core.alignment.pairs import survey
from workbench.core.language import Language
from workbench.core.model import Link, LinkRelation, Sentence, Side, Unmatched
from workbench.core.ticket import Ticket

Alignment = tuple[tuple[Link, ...], tuple[Unmatched, ...]]


def align(
    left: str,
    left_sentences: Sequence[Sentence],
    right: str,
    right_sentences: Sequence[Sentence],
    language: Language,
    ticket: Ticket,
) -> Alignment:
    """The links of two texts in the order of the left one, and the sentences in no link.

    Copies and rewrites are followed in their common order, with what was moved out of it; between
    independent reports only confident links are made. Swapping the texts mirrors the result exactly.
    """
    here, there = (left, tuple(left_sentences)), (right, tuple(right_sentences))
    if here == there:
        return _with_itself(left_sentences), ()
    if _key(there) < _key(here):
        return _mirrored(align(right, right_sentences, left, left_sentences, language, ticket))
    ticket.progress(0.0, "Reading sentences")
    field = survey(here, there, language, ticket)
    ticket.progress(0.6, "Linking sentences")
    found = links(field, edges(field))
    ticket.progress(0.8, "Looking for what is missing")
    return found, unmatched(field, found)


def candidates(
    sentence: int,
    side: Side,
    left: tuple[str, Sequence[Sentence]],
    right: tuple[str, Sequence[Sentence]],
    language: Language,
    count: int = 5,
) -> tuple[tuple[int, float], ...]:
    """The best partners of one sentence in the other article, with their likeness (0 to 1), best first."""
    field = survey(left, right, language, Ticket())
    number = 0 if side is Side.LEFT else 1
    best = field.best(number).get(sentence, [])[:count]
    return tuple((pair[1 - number], round(field.scores[pair], 4)) for pair in best)


def _key(half: tuple[str, tuple[Sentence, ...]]) -> tuple[int, str, list[tuple[int, int, str]]]:
    text, sentences = half
    return len(text), text, [(s.span.start, s.span.end, s.role.value) for s in sentences]


def _with_itself(sentences: Sequence[Sentence]) -> tuple[Link, ...]:
    return tuple(
        Link((i,), (i,), LinkRelation.SAME, 1.0, why="100 % of the wording") for i in range(len(sentences))
    )


def _mirrored(alignment: Alignment) -> Alignment:
    found, rest = alignment
    turned = sorted((replace(link, left=link.right, right=link.left) for link in found), key=_order)
    others = sorted(
        (replace(each, side=each.side.other) for each in rest), key=lambda u: u.side is Side.RIGHT
    )
    return tuple(turned), tuple(others)


def _order(link: Link) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return link.left, link.right
