"""What a kind of divergence is: its name, how it looks, and how it is found in one link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing, Rest


@dataclass(frozen=True, slots=True)
class Kind:
    """One slot in which two articles can differ.

    ``accent`` names a palette slot, ``glyph`` is a short text sign, ``summary`` one sentence for people.
    ``find`` reports what it explains in a pairing and takes it off the rest. A kind that ``looks`` at
    tables and slots is asked only where one of them differs (see ``Pairing.changes``), one that explains
    a ``rest`` only while so much is unexplained.
    """

    name: str
    label: str
    tier: Tier
    accent: str
    glyph: str
    summary: str
    find: Callable[[Pairing], Iterable[Divergence]]
    hidden: bool = False
    looks: frozenset[str] = frozenset()
    rest: Rest = Rest.NONE
