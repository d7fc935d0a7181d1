"""The links of all pairs, spoken of by the articles' own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.core.collation.agreeing import repeats
from workbench.core.collation.table import Compared
from workbench.core.collation.told import Claim, Told
from workbench.core.model import Comparison, Divergence, Link, LinkRelation, Origin, Role, Side

_SURE = 1.0
_ALIKE = frozenset({LinkRelation.SAME, LinkRelation.EDITED})


@dataclass(frozen=True, slots=True)
class Strand:
    """One link between two articles, by the numbers of their sentences; people's links are sure."""

    left: int
    right: int
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    link: Link

    @property
    def weight(self) -> float:
        """How surely both sides tell of one thing, from 0 to 1."""
        return self.link.score if self.link.origin is Origin.AUTOMATIC else _SURE

    @property
    def is_close(self) -> bool:
        """Whether one side is the other with some words changed."""
        return self.link.relation in _ALIKE or self.link.origin is not Origin.AUTOMATIC

    @property
    def is_told_alike(self) -> bool:
        """Whether both sides tell the same, be it in other words."""
        return self.is_close or self.link.relation is LinkRelation.REWORDED

    def ends(self) -> Iterator[tuple[int, tuple[int, ...], int, tuple[int, ...]]]:
        """Each side with its sentences, and the other one with its."""
        yield self.left, self.lefts, self.right, self.rights
        yield self.right, self.rights, self.left, self.lefts


class Web:
    """What every article tells, and how their sentences are linked."""

    def __init__(self, told: Sequence[Told], pairs: Sequence[Compared]) -> None:
        self.told = told
        self.pairs = pairs
        self.strands: list[list[Strand]] = [self._strands(pair) for pair in pairs]
        self._kin: set[tuple[int, int, int]] = set()
        self._at: dict[tuple[int, int], list[Strand]] = {}
        for strand in self.every():
            for number, sentences, _, _ in strand.ends():
                self._kin.update((number, *couple) for couple in combinations(sorted(sentences), 2))
                for sentence in sentences:
                    self._at.setdefault((number, sentence), []).append(strand)

    def every(self) -> Iterator[Strand]:
        """All links of all pairs."""
        return (strand for strands in self.strands for strand in strands)

    def at(self, article: int, sentence: int) -> Sequence[Strand]:
        """The links in which a sentence stands."""
        return self._at.get((article, sentence), ())

    def related(self, article: int, one: int, other: int) -> bool:
        """Whether two sentences of one article tell of one thing: linked together, or one after the other."""
        first, last = sorted((one, other))
        if first == last or (article, first, last) in self._kin:
            return True
        sentences = self.told[article].sentences
        return last - first == 1 and sentences[first].paragraph == sentences[last].paragraph

    def may_share(self, one: Claim, other: Claim) -> bool:
        """Whether two places of one article may stand in one cell: near each other, and saying the same."""
        return self.related(one.article, one.sentence, other.sentence) and repeats(one, other)

    def differences(self) -> Iterator[tuple[Compared, Strand | None, Divergence, bool]]:
        """Every divergence with its pair, its link, and whether reviewers say that it is none."""
        for pair, strands in zip(self.pairs, self.strands, strict=True):
            by_number = {id(strand.link): strand for strand in strands}
            links = pair.comparison.links
            for index, found in enumerate(pair.comparison.divergences):
                link = links[found.link] if 0 <= found.link < len(links) else None
                yield pair, by_number.get(id(link)), found, index in pair.dismissed

    def _strands(self, pair: Compared) -> list[Strand]:
        made = []
        for link in pair.comparison.links:
            lefts = self._own(pair.left, pair.comparison, Side.LEFT, link.left)
            rights = self._own(pair.right, pair.comparison, Side.RIGHT, link.right)
            if lefts and rights:
                made.append(Strand(pair.left, pair.right, lefts, rights, link))
        return made

    def _own(
        self, article: int, comparison: Comparison, side: Side, indexes: Sequence[int]
    ) -> tuple[int, ...]:
        """The article's own numbers of some sentences of a comparison, those of prose alone."""
        told = self.told[article]
        theirs = comparison.sentences(side)
        if theirs is told.sentences or theirs == told.sentences:
            own: Sequence[int] = indexes
        else:
            own = told.touched([theirs[index].span for index in indexes])
        return tuple(index for index in own if told.sentences[index].role is Role.PROSE)
