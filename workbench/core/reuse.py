"""Finds the passages that one article took over from the other: word for word, reworded, or summed up.

Seeds, extension and filtering in the manner of Sanchez-Perez, Sidorov and Gelbukh ("A Winning Approach to
Text Alignment for Text Reuse Detection at PAN 2014"), but on words instead of sentences.
"""

from collections.abc import Iterable, Sequence

from workbench.core.language import Language
from workbench.core.model import Reuse
from workbench.core.passages.borders import holds, refined, weight
from workbench.core.passages.digest import digest
from workbench.core.passages.exact import runs
from workbench.core.passages.places import places
from workbench.core.passages.strip import Box, Strip, merged, strip
from workbench.core.script import Script
from workbench.core.ticket import Ticket

_JOIN = 45
_TOUCH = 4
_SNAP = 8
_OVERLAP = 0.5
_PARTLY = 0.3


def find(left: Script, right: Script, language: Language, ticket: Ticket) -> tuple[Reuse, ...]:
    """The maximal passages taken over, in the order of the left text.

    Passages are found by their words alone, wherever they stand. Swapping the texts mirrors the result.
    """
    if (len(right.text), right.text) < (len(left.text), left.text):
        turned = find(right, left, language, ticket)
        return _sorted(Reuse(each.right, each.left, each.exact) for each in turned)
    ticket.progress(0.0, "Looking for passages taken over")
    here, there = (strip(script, language, ticket) for script in (left, right))
    if not here.stems or not there.stems:
        return ()
    if here.stems == there.stems:
        return (_reuse(here, there, Box(0, len(here.stems), 0, len(there.stems))),)
    exact = runs(here, there, ticket)
    ticket.progress(0.4, "Looking for reworded passages")
    reworded = _reworded(here, there, exact, ticket)
    boxes = _joined(exact, reworded, ticket)
    ticket.progress(0.9, "Looking for summaries")
    boxes = _with_digests(here, there, boxes)
    return _sorted(_reuse(here, there, box if box in exact else _snapped(here, there, box)) for box in boxes)


def _reworded(left: Strip, right: Strip, exact: Sequence[Box], ticket: Ticket) -> list[Box]:
    """The reworded passages, none overlapping a weightier one by half on either side."""
    found = []
    for box in merged(places(left, right, exact, ticket), _JOIN):
        ticket.check()
        drawn = refined(left, right, box)
        if drawn is not None and holds(left, right, drawn):
            found.append(drawn)
    boxes = merged(found, _JOIN)
    kept: list[Box] = []
    weights = {box: weight(left, right, box) for box in ticket.over(boxes, 20)}
    for box in ticket.over(sorted(boxes, key=lambda box: (-weights[box], box)), 20):
        if not any(_overlap(box, other) for other in kept):
            kept.append(box)
    return kept


def _overlap(box: Box, other: Box, share: float = _OVERLAP) -> bool:
    left, right = box.apart(other)
    narrow, low = min(_width(box), _width(other)), min(_height(box), _height(other))
    return -left >= share * narrow or -right >= share * low


def _width(box: Box) -> int:
    return box.a1 - box.a0


def _height(box: Box) -> int:
    return box.b1 - box.b0


def _joined(exact: Sequence[Box], reworded: Sequence[Box], ticket: Ticket) -> list[Box]:
    """Both kinds together: a reworded passage swallows the exact bits in it, or gives way to them."""
    found = list(exact)
    for box in ticket.over(reworded, 20):
        inside = [other for other in exact if max(box.apart(other)) < 0]
        if inside and _width(box) > 1.5 * sum(map(_width, inside)):
            found = [other for other in found if other not in inside]
            for other in inside:
                box = box.around(other)
            found.append(box)
        elif not any(_overlap(box, other, 0.3) for other in exact):
            found.append(box)
    return merged(found, _TOUCH)


def _with_digests(left: Strip, right: Strip, boxes: Sequence[Box]) -> list[Box]:
    """Add what sums up the whole other text, unless part of it comes from one place only."""
    found = list(boxes)
    for flipped in (False, True):
        strip, other = (right, left) if flipped else (left, right)
        segment = digest(strip, other)
        if segment is None:
            continue
        whole = (0, len(other.stems))
        box = Box(*whole, *segment) if flipped else Box(*segment, *whole)
        size = segment[1] - segment[0]
        inside = [each for each in found if max(box.apart(each)) < 0]
        covered = sum((_height if flipped else _width)(each) for each in inside)
        if len(inside) > 1 or covered < _PARTLY * size:
            found = [each for each in found if each not in inside] + [box]
    return found


def _snapped(left: Strip, right: Strip, box: Box) -> Box:
    """The borders moved to the ends of sentences that are near."""
    a0, a1 = left.snapped(box.a0, _SNAP), left.snapped(box.a1, _SNAP)
    b0, b1 = right.snapped(box.b0, _SNAP), right.snapped(box.b1, _SNAP)
    return Box(a0, a1, b0, b1) if a0 < a1 and b0 < b1 else box


def _reuse(left: Strip, right: Strip, box: Box) -> Reuse:
    here, there = left.span(box.a0, box.a1), right.span(box.b0, box.b1)
    exact = here.of(left.text).split() == there.of(right.text).split()
    return Reuse(here, there, exact)


def _sorted(found: Iterable[Reuse]) -> tuple[Reuse, ...]:
    return tuple(sorted(found, key=lambda each: (each.left, each.right)))
