"""Slots made into rows: who says what, who differs, who is silent, and which row matters most."""

from collections.abc import Iterable, Mapping, Sequence

from workbench.core.collation.naming import Namer
from workbench.core.collation.slots import Slot, Ties
from workbench.core.collation.standing import silence, stand
from workbench.core.collation.table import STATEMENT, Cell, CellState, Row
from workbench.core.collation.told import Claim, folded
from workbench.core.collation.web import Web
from workbench.core.model import Span

_READ = frozenset({"acronym", "quantity", "money", "date", "quote"})
_SILENT = Cell(CellState.SILENT)

Places = Mapping[int, tuple[int, ...]]
"""Numbers of sentences by the number of their article."""


class RowMaker:
    """Makes the rows of one table; ``origins`` tells for each article which one it was taken from."""

    def __init__(self, web: Web, origins: Sequence[int], ties: Ties) -> None:
        self._web, self._origins, self._ties = web, origins, ties
        self._namer = Namer(web, origins)

    def row(self, slot: Slot) -> Row | None:
        """A slot as a row; none where one origin and its copies alone speak, and agree."""
        said: dict[int, list[Claim]] = {}
        for claim in sorted(slot.claims, key=lambda claim: (claim.article, claim.span)):
            said.setdefault(claim.article, []).append(claim)
        verdicts = stand(said, self._origins, self._ties)
        witnesses = {self._origins[number] for number in said}
        left_out = {n: s for n, s in slot.silent.items() if self._origins[n] not in witnesses}
        if len(witnesses) < 2 and not verdicts.disagreement and not left_out:
            return None
        spoken = {n: self._spoken(n, claims, verdicts.states[n]) for n, claims in said.items()}
        if slot.kind not in _READ:
            spoken |= self._implied(said, spoken)
        places = {n: tuple(sorted({claim.sentence for claim in claims})) for n, claims in said.items()}
        name = self._namer.name(slot.kind, slot.claims, places)
        weight = verdicts.disagreement or silence(len(witnesses), len(left_out))
        cells = self._cells(spoken, left_out)
        return Row(slot.kind, name, cells, round(weight, 4), verdicts.majority, slot.why)

    def statement(self, places: Places) -> Row | None:
        """Sentences that tell of one thing as a row; none where one origin and its copies alone tell it."""
        witnesses = {self._origins[number] for number in places}
        if len(witnesses) < 2:
            return None
        spoken, states = {}, self._states(places)
        for number, indexes in places.items():
            told = self._web.told[number]
            spans = self._spans(number, indexes)
            spoken[number] = Cell(states[number], spans, spans, told.wording(indexes))
        name = self._namer.name(STATEMENT, (), places)
        return Row(STATEMENT, name, self._cells(spoken, {}), why="linked sentences")

    def _cells(self, spoken: Mapping[int, Cell], left_out: Places) -> tuple[Cell, ...]:
        silent = {n: Cell(CellState.SILENT, self._spans(n, indexes)) for n, indexes in left_out.items()}
        return tuple(spoken.get(n) or silent.get(n, _SILENT) for n in range(len(self._origins)))

    def _spans(self, number: int, indexes: Sequence[int]) -> tuple[Span, ...]:
        return tuple(self._web.told[number].sentences[index].span for index in indexes)

    def _spoken(self, number: int, claims: Sequence[Claim], state: CellState) -> Cell:
        indexes = sorted({claim.sentence for claim in claims})
        text = self._web.told[number].article.text
        places = tuple(dict.fromkeys(claim.span for claim in claims))
        wording = " ".join(places[0].of(text).split())
        said = [claims[0].value, *(self._ties.torn[c].value for c in claims if c in self._ties.torn)]
        value = ", elsewhere ".join(dict.fromkeys(said))
        return Cell(state, self._spans(number, indexes), places, wording, value)

    def _implied(self, said: Mapping[int, Sequence[Claim]], spoken: Mapping[int, Cell]) -> dict[int, Cell]:
        """Articles in which no difference was found because they say it in the same words."""
        made: dict[int, Cell] = {}
        for number in range(len(self._origins)):
            if number not in said:
                found = next(
                    filter(None, (self._same_words(number, c, spoken) for cs in said.values() for c in cs)),
                    None,
                )
                if found:
                    made[number] = found
        return made

    def _same_words(self, number: int, claim: Claim, spoken: Mapping[int, Cell]) -> Cell | None:
        told = self._web.told[number]
        for strand in self._web.at(claim.article, claim.sentence):
            for mine, _, other, sentences in strand.ends():
                if mine == claim.article and other == number and strand.is_close:
                    for index in sentences:
                        if place := _find(claim, told.sentences[index].span, told.article.text):
                            state, wording = spoken[claim.article].state, place.of(told.article.text)
                            spans = self._spans(number, (index,))
                            return Cell(state, spans, (place,), wording, claim.value)
        return None

    def _states(self, places: Places) -> dict[int, CellState]:
        """Which articles tell it so much like another origin that both can be taken to say the same."""
        closest = {number for number in places if self._is_close(number, places)}
        heads = {self._origins[number] for number in closest}
        return {
            number: CellState.AGREES if self._origins[number] in heads else CellState.UNCLEAR
            for number in places
        }

    def _is_close(self, number: int, places: Places) -> bool:
        strands = {strand for index in places[number] for strand in self._web.at(number, index)}
        return any(
            other in places
            and self._origins[other] != self._origins[number]
            and not set(places[other]).isdisjoint(theirs)
            for strand in strands
            if strand.is_told_alike
            for mine, _, other, theirs in strand.ends()
            if mine == number
        )


def ranked(rows: Iterable[Row], origins: Sequence[int]) -> tuple[Row, ...]:
    """The most disputed first, then what most origins speak of, then in the order of the texts; each once."""

    def order(row: Row) -> tuple[float, int, int, Span]:
        speaking = [index for index, cell in enumerate(row.cells) if cell.speaks]
        witnesses = len({origins[index] for index in speaking})
        return -row.disagreement, -witnesses, speaking[0], row.cells[speaking[0]].places[0]

    once = {(row.kind, tuple(cell.places for cell in row.cells)): row for row in rows}
    return tuple(sorted(once.values(), key=order))


def _find(claim: Claim, sentence: Span, text: str) -> Span | None:
    """Where a sentence holds the words of a claim, whatever their case."""
    words = claim.value.casefold()
    at = sentence.of(text).casefold().find(words) if folded(words) else -1
    place = Span(sentence.start + at, sentence.start + at + len(words))
    return place if at >= 0 and folded(place.of(text)) == folded(words) else None
