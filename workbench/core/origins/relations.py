"""What two articles of a group have to do with each other: shares, signs, and what both have wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.collation.table import Compared, siglum
from workbench.core.derivation import Sign, signs
from workbench.core.language import Language
from workbench.core.model import Article, Divergence, Side
from workbench.core.origins.credits import Credit
from workbench.core.script import Script

_CREDITED = 2.5
_IN_A_ROW = 0.1
_SOME_IN_A_ROW = 0.02
_NEARLY_ALL = 0.7
_SIDE = re.compile(r"([Tt]he) (left|right)(?: article| one)?(?![\w-])")
_QUOTED = re.compile(r"(“[^”]*”)")


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles by their numbers; ``shares`` is how much of each stands in the other (0 to 1).

    ``exact`` is how much of one of them stands there word for word. ``divergences`` are those of their
    comparison, where there is one, and ``spun`` says that one of them has its words swapped one by one.
    """

    left: int
    right: int
    shares: tuple[float, float]
    exact: float = 0.0
    divergences: tuple[Divergence, ...] = ()
    spun: bool = False

    @property
    def weight(self) -> float:
        """How closely both are related: 1 for the same text."""
        return sum(self.shares) / 2

    @property
    def figures(self) -> dict[str, float]:
        """The shares by the names that a comparison gives them."""
        names = (f"reused_{side}" for side in Side)
        return {**dict(zip(names, self.shares, strict=True)), "spun": float(self.spun)}

    def is_reuse(self, least: float) -> bool:
        """Whether at least so much of one was taken over.

        Short independent reports of one event can tell the same in the same order, in other words: with few
        words in a row in common only nearly whole articles count, or swapped words; with none, nothing does.
        """
        whole = min(self.shares) >= _NEARLY_ALL and self.exact >= _SOME_IN_A_ROW
        return max(self.shares) >= least and (self.exact >= _IN_A_ROW or self.spun or whole)

    def number(self, side: Side) -> int:
        """The number of the article on ``side``."""
        return self.left if side is Side.LEFT else self.right


def compared(pair: Compared) -> Relation:
    """The relation that a full comparison tells of."""
    figures, found = pair.comparison.figures, pair.comparison.divergences
    shares = figures.get("reused_left", 0.0), figures.get("reused_right", 0.0)
    kept = tuple(each for number, each in enumerate(found) if number not in pair.dismissed)
    exact = max(figures.get(f"exact_{side}", 0.0) for side in Side)
    return Relation(pair.left, pair.right, shares, exact, kept, bool(figures.get("spun")))


@dataclass(frozen=True, slots=True)
class Reader:
    """The articles of a group with what was read of them; ``scripts`` and ``credits`` by number."""

    articles: Sequence[Article]
    scripts: Mapping[int, Script]
    credits: Mapping[int, tuple[Credit, ...]]
    names: tuple[str, ...]
    language: Language

    def signs(self, relation: Relation) -> tuple[Sign, ...]:
        """Everything that bears on which of two came first, with letters for the articles."""
        numbers = relation.left, relation.right
        one, other = (self.articles[number] for number in numbers)
        scripts = self.scripts[relation.left], self.scripts[relation.right]
        found = signs((one, other), scripts, relation.divergences, relation.figures, self.language)
        letters = {str(side): siglum(relation.number(side)) for side in Side}
        told = [sign._replace(words=_lettered(sign.words, letters)) for sign in found]
        return (*told, *self._credited(relation))

    def _credited(self, relation: Relation) -> Iterator[Sign]:
        """A credit to the outlet of the other article, or to one that both credit."""
        for side in Side:
            number, source = relation.number(side), relation.number(side.other)
            for credit in self.credits[number]:
                if credit.outlet == self.names[source]:
                    words = f"{siglum(number)} credits the outlet of {siglum(source)}: “{credit.words}”."
                    yield Sign(words, side, _CREDITED)
        theirs = {credit.outlet: credit for credit in self.credits[relation.right]}
        for credit in self.credits[relation.left]:
            twin = theirs.get(credit.outlet)
            if twin is not None and credit.is_line and twin.is_line:
                yield Sign(f"Both carry the line of one agency: “{credit.words}” and “{twin.words}”.")


def _lettered(words: str, letters: Mapping[str, str]) -> str:
    """The sentence with letters for the articles, its quotes left alone."""
    parts = _QUOTED.split(words)
    return "".join(
        part if part.startswith("“") else _SIDE.sub(lambda found: letters[found[2]], part) for part in parts
    )
