"""Which sentences of two articles say the same thing, however they were moved, split or reworded."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.alignment.choose import edges
from workbench.core.alignment.links import NONE, links, reason, unmatched
from workbench.core.alignment.pairs import Field, survey
from workbench.core.decisions import Rulings
from workbench.core.language import Language
from workbench.core.model import Candidate, Link, LinkRelation, Sentence, Side, Unmatched
from workbench.core.script import Script
from workbench.core.ticket import Ticket

_REJECTED = "kept apart by a reviewer; "
Alignment = tuple[tuple[Link, ...], tuple[Unmatched, ...]]


def align(
    left: Script, right: Script, language: Language, ticket: Ticket, rulings: Rulings = NONE
) -> Alignment:
    """The links of two texts in the order of the left one, and the sentences in no link.

    Copies and rewrites are followed in their common order, with what was moved out of it; between
    independent reports only confident links are made. What people ruled stands, and is described like
    the rest. Swapping the texts mirrors the result exactly.
    """
    is_same = (left.text, left.sentences) == (right.text, right.sentences)
    if is_same and not rulings:
        return _with_itself(left.sentences), ()
    if _key(right) < _key(left):
        return _mirrored(align(right, left, language, ticket, rulings.mirrored()))
    ticket.progress(0.0, "Reading sentences")
    field = survey(left, right, language, ticket)
    ticket.progress(0.6, "Linking sentences")
    found = links(field, _diagonal(left) if is_same else edges(field, ticket), ticket, rulings)
    ticket.progress(0.8, "Looking for what is missing")
    return found, unmatched(field, found, ticket, rulings)


def candidates(
    field: Field, side: Side, sentence: int, limit: int = 5, rulings: Rulings = NONE
) -> tuple[Candidate, ...]:
    """The best partners of one sentence in the other article, best first, out of what ``survey`` compared.

    Those that people keep apart from it come last and say so; a sentence that people left without a
    partner has none.
    """
    number = 0 if side is Side.LEFT else 1
    if sentence in rulings.alone[number]:
        return ()
    alone = rulings.alone[1 - number]
    best = [pair for pair in field.best(number).get(sentence, []) if pair[1 - number] not in alone]
    chosen = sorted(best[:limit], key=lambda pair: pair in rulings.apart)
    return tuple(
        Candidate(
            pair[1 - number],
            round(field.scores[pair], 4),
            (_REJECTED if pair in rulings.apart else "") + reason(field, pair),
        )
        for pair in chosen
    )


def _key(script: Script) -> tuple[int, str, list[tuple[int, int, str]]]:
    text = script.text
    return len(text), text, [(s.span.start, s.span.end, s.role.value) for s in script.sentences]


def _diagonal(script: Script) -> list[tuple[int, int]]:
    return [(i, i) for i in range(len(script.sentences))]


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
