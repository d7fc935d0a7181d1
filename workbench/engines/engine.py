"""What every engine is, and the plan that all of them follow.

The plan: count who holds each hash, and drop those that one article holds alone. A hash that few hold makes
a pair of every two of them. One that more hold is either in a large cluster, or in page furniture and stock
phrases: it counts only when most of its holders have much else that as many hold, and then each holder is
paired with three of them alone, the longest text and two others, so that the work stays in proportion to the
collection. Pairs that share at least two hashes are the candidates.
"""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.near.collection import Collection, Pairs
from workbench.core.ticket import Ticket

FEW = 12
"""A hash that more articles than this hold makes no pair of every two of them."""
STEPS = tuple(FEW * 2**step for step in range(15))
"""How many holders are told apart where the crowd that an article stands in is measured."""
CROWDED = (2, 5)
"""An article stands in a crowd when this share of its hashes (two fifths) has that many holders."""
EXPLAINED = 8
"""A crowd explains a hash that up to so many times its size hold; a hash is kept when the crowds of half its
holders explain it. What tens of thousands share is furniture, whatever small crowds some of them stand in.
"""
SHARED = 2
"""Candidates share so many hashes."""
TURNS = (0, 0x2A5A5A5A, 0x55C3A5AA)
"""Turning these bits of the numbers over makes the orders whose first holder the others are paired with."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to join sketches: ``pairs`` takes the collection, the cores to use, and a ticket.

    The pairs come in ascending order of their numbers, the same from every engine. ``install`` is the command
    that brings what it needs, where that does not come with the program.
    """

    name: str
    label: str
    pairs: Callable[[Collection, int, Ticket], Pairs]
    install: str = ""


def turns(count: int) -> tuple[int, ...]:
    """The bits to turn over, within the range of the numbers of so many articles."""
    inside = (1 << max(1, count - 1).bit_length()) - 1
    return tuple(turn & inside for turn in TURNS)
