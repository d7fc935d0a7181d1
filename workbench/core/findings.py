"""Which differences of a fresh comparison the reviewers' rulings are about.

A ruling is applied where the same passages still say the same; whatever is doubtful is handed back, and
never settled by guessing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.core.model import Article, Divergence, Fact, Side
from workbench.core.rulings import Docket, Halves, Ruling, Spans, Standing, Status

Quoted = Mapping[str, Halves]
_CELL = 256
_SHORT = 60
_COINCIDES = 0.5


def halves(divergence: Divergence) -> Halves:
    """The passages of a difference by article, left and right."""
    left, right = (tuple(span for span in divergence.spans(side) if span.end > span.start) for side in Side)
    return left, right


def settle(
    rulings: Sequence[Ruling],
    found: Sequence[Divergence],
    texts: tuple[str, str],
    quoted: Quoted = MappingProxyType({}),
) -> Docket:
    """What rulings and the quotes of facts mean for the differences of two texts; see ``Ground``."""
    ground = Ground(found, texts)
    return ground.settle(rulings, ground.tagged(quoted))


def judged(found: Sequence[Divergence], docket: Docket) -> tuple[Divergence, ...]:
    """The differences in the tiers that the reviewers gave them."""
    made = list(found)
    for index, standing in docket.standings.items():
        tier = standing.tier(made[index].tier)
        if tier is not made[index].tier:
            made[index] = replace(made[index], tier=tier)
    return tuple(made)


def quoted(facts: Iterable[Fact], left: Article, right: Article) -> dict[str, Halves]:
    """The passages of two articles that facts quote, by the name of the fact."""
    made: dict[str, Halves] = {}
    for fact in facts:
        places = (_quotes(fact, left), _quotes(fact, right))
        if any(places):
            made[fact.name] = places
    return made


def _quotes(fact: Fact, article: Article) -> Spans:
    return tuple(
        each.span
        for each in fact.evidence
        if each.span and each.article == article.guid and each.version == article.version
    )


# ---- where a ruling belongs


class Ground:
    """The differences of two texts by their places; made once, asked after each decision."""

    def __init__(self, found: Sequence[Divergence], texts: tuple[str, str]) -> None:
        self._found, self._texts = found, texts
        self._places = [halves(divergence) for divergence in found]
        self._exact: dict[Halves, list[int]] = defaultdict(list)
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, place in enumerate(self._places):
            self._exact[place].append(index)
            for cell in _cells(place):
                self._cells[cell].append(index)

    def settle(self, rulings: Sequence[Ruling], tagged: Mapping[int, tuple[str, ...]]) -> Docket:
        """What the rulings mean for these differences, some of which are ``tagged`` by facts.

        A ruling holds for the difference at its passages that says the same by its values or its words,
        under whatever kind; one of the same kind that says something else is marked to be checked.
        """
        held: dict[int, list[Ruling]] = defaultdict(list)
        doubts: dict[int, list[Ruling]] = defaultdict(list)
        astray: list[Ruling] = []
        for ruling in rulings:
            index, same = self.place(ruling)
            if index < 0:
                astray.append(ruling)
            else:
                (held if same else doubts)[index].append(ruling)
        for index, several in held.items():
            own = [ruling for ruling in several if ruling.kind == self._found[index].kind]
            astray += [ruling for ruling in several if own and ruling not in own]
            held[index] = own or several
        every = sorted({*held, *doubts, *tagged})
        standings = {i: _standing(held.get(i, ()), doubts.get(i, ()), tagged.get(i, ())) for i in every}
        return Docket(standings, tuple(astray))

    def tagged(self, quoted: Quoted) -> dict[int, tuple[str, ...]]:
        """The facts, by index, whose quotes stand on a difference; ``quoted`` are those of each fact.

        A quote that is much longer than the difference, such as the whole sentence, tags it only where
        that is the only one on which the quotes stand.
        """
        names: dict[int, list[str]] = defaultdict(list)
        for name, quotes in quoted.items():
            touched = [i for i in self._touching(quotes) if _covers(quotes, self._places[i])]
            close = [i for i in touched if _coincide(quotes, self._places[i])]
            for index in close or (touched if len(touched) == 1 else ()):
                names[index].append(name)
        return {index: tuple(facts) for index, facts in names.items()}

    def _touching(self, place: Halves) -> list[int]:
        """The indexes of all that may overlap any of the spans, ascending."""
        return sorted({index for cell in _cells(place) for index in self._cells.get(cell, ())})

    def place(self, ruling: Ruling) -> tuple[int, bool]:
        """The index of the difference that a ruling is about (-1: none), and whether it says the same."""
        for index in () if ruling.lost else self._exact.get(ruling.halves, ()):
            if self._found[index].kind == ruling.kind and self._says(ruling, index):
                return index, True
        best = max(
            (each for i in self._touching(ruling.halves) if (each := self._weighed(ruling, i))),
            default=None,
        )
        return (-best[-1], best[0]) if best else (-1, False)

    def _weighed(self, ruling: Ruling, index: int) -> tuple[bool, bool, float, int] | None:
        place = self._places[index]
        if not _meet(ruling.halves, place):
            return None
        same, kin = not ruling.lost and self._says(ruling, index), self._found[index].kind == ruling.kind
        return (same, kin, _likeness(ruling.halves, place), -index) if same or kin else None

    def _says(self, ruling: Ruling, index: int) -> bool:
        place, divergence = self._places[index], self._found[index]
        if tuple(map(len, ruling.halves)) != tuple(map(len, place)):
            return False
        values = divergence.left_value, divergence.right_value
        if any(values) and _folded(values) == _folded(ruling.values):
            return True
        return all(
            _folded(span.of(text) for span in spans) == _folded(words)
            for text, spans, words in zip(self._texts, place, ruling.quotes, strict=True)
        )


def _cells(place: Halves) -> Iterable[tuple[int, int]]:
    for side, spans in enumerate(place):
        for span in spans:
            for cell in range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1):
                yield side, cell


def _meet(one: Halves, other: Halves) -> bool:
    """Whether the spans overlap on each side where both have some, and on one at least."""
    met = [
        any(a.overlaps(b) for a in here for b in there)
        for here, there in zip(one, other, strict=True)
        if here and there
    ]
    return bool(met) and all(met)


def _likeness(one: Halves, other: Halves) -> float:
    """How much of all that both cover they share, from 0 to 1."""
    return min(
        (_shared(here, there) for here, there in zip(one, other, strict=True) if here or there), default=0.0
    )


def _shared(here: Spans, there: Spans) -> float:
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in here for b in there)
    every = sum(span.end - span.start for span in (*here, *there)) - both
    return both / every if every else 0.0


def _covers(quotes: Halves, place: Halves) -> bool:
    """Whether a quote overlaps every passage of a difference."""
    return any(place) and all(
        any(quote.overlaps(span) for quote in mine)
        for mine, spans in zip(quotes, place, strict=True)
        for span in spans
    )


def _coincide(quotes: Halves, place: Halves) -> bool:
    return all(
        max(_shared((quote,), (span,)) for quote in mine) >= _COINCIDES
        for mine, spans in zip(quotes, place, strict=True)
        for span in spans
    )


def _folded(words: Iterable[str]) -> list[str]:
    return [" ".join(word.casefold().split()) for word in words]


# ---- what it comes to


def _standing(held: Sequence[Ruling], doubts: Sequence[Ruling], facts: tuple[str, ...]) -> Standing:
    if len({ruling.verdict for ruling in held}) > 1:
        said = ", ".join(f"{by(ruling)} {ruling.verdict} it" for ruling in held)
        every = (*doubts, *held)
        return Standing(Status.CHECK, every, facts, f"Decisions contradict one another: {said}.")
    if held:
        return Standing(Status(held[-1].verdict), (*doubts, *held), facts)
    if doubts:
        return Standing(Status.CHECK, tuple(doubts), facts, _doubt(doubts[-1]))
    return Standing(Status.TAGGED, (), facts)


def by(ruling: Ruling) -> str:
    """Who decided."""
    return ruling.reviewer or "Somebody"


def _doubt(ruling: Ruling) -> str:
    if ruling.lost:
        return f"{by(ruling)} {ruling.verdict} it, but {_short(ruling.lost[0])} no longer stands there."
    was = " ↔ ".join(_short(value) if value.strip() else "nothing" for value in _said(ruling))
    return f"{by(ruling)} {ruling.verdict} it when it said {was}. It says something else now."


def _said(ruling: Ruling) -> tuple[str, ...]:
    """What stood there when it was decided, else how it was read."""
    words = [" ".join(side) for side in ruling.quotes]
    return tuple(words) if any(words) and not ruling.is_within else ruling.values


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return f"“{line}”" if len(line) <= _SHORT else f"“{line[: _SHORT - 1].rstrip()}…”"
