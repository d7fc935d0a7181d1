"""Reads numbers with magnitude, range, bound, unit and currency."""

from collections.abc import Iterable, Sequence

from workbench.core.lexicon import NUMBER, Cue, Lexicon, Unit
from workbench.core.values.bare import DASHES, BareReader, Number
from workbench.core.values.mention import Mention
from workbench.core.values.quantities import Quantity, label
from workbench.core.wording import Line, Token


class NumberReader:
    """Reads the numbers of one sentence, token by token, leaving out what is already taken."""

    def __init__(self, line: Line, cues: Sequence[Cue], taken: set[int], lexicon: Lexicon) -> None:
        self._tokens: Sequence[Token] = line.tokens
        self._taken = taken
        self._lexicon = lexicon
        self._bare = BareReader(line, taken, lexicon)
        bounds = [cue for cue in cues if cue.table == "bounds"]
        self._before = {cue.end: cue for cue in bounds}
        self._behind = {cue.start: cue for cue in bounds if cue.group in ("at least", "about")}

    def mentions(self, spots: Iterable[int]) -> list[Mention]:
        """Every quantity and amount of money that begins at one of the ``spots``, in order."""
        found: list[Mention] = []
        end = 0
        for at in spots:
            if at >= end and self._tokens[at].marks & NUMBER and at not in self._taken:
                mention = self._at(at)
                if mention is not None:
                    found.append(mention)
                    end = max(mention.end, at + 1)
        return found

    def _at(self, at: int) -> Mention | None:
        token = self._tokens[at]
        if token.sort == "sign":
            return self._money_sign(at)
        if token.norm in self._lexicon.multiples and token.sort == "word":
            value = self._lexicon.multiples[token.norm]
            return self._mention(at, at + 1, Quantity(value, value, form="multiple"), "quantity")
        number = self._bare.number(at)
        return self._typed(at, number) if number else None

    def _money_sign(self, at: int) -> Mention | None:
        currency = self._lexicon.currencies.get(self._tokens[at].norm)
        number = self._bare.number(at + 1) if currency else None
        if number is None or currency is None:
            return None
        low, high, end = self._range(number)
        if end < len(self._tokens) and self._lexicon.currencies.get(self._tokens[end].norm) == currency:
            end += 1
        return self._money(at, end, low, high, currency)

    def _money(self, start: int, end: int, low: float, high: float, currency: str) -> Mention:
        if currency == "CENT":
            low, high, currency = low / 100, high / 100, "USD"
        unit = Unit("money " + currency, 1.0, currency, currency)
        return self._mention(start, end, Quantity(low, high, unit), "money")

    def _typed(self, at: int, number: Number) -> Mention | None:
        if number.form in ("ordinal", "vague"):
            return self._counted(at, number.end, number.value, number.value, number.form)
        low, high, end = self._range(number)
        if not _measured(self._tokens, end, self._lexicon):
            return self._counted(at, end, low, high, number.form)
        currency, money_end = self._currency(end)
        if currency:
            return self._money(at, money_end, low, high, currency)
        unit, unit_end = self._unit(end)
        if unit:
            halved = _and_a_half(self._tokens, unit_end, self._lexicon)
            low, high, unit_end = low + halved[0], high + halved[0], halved[1]
            slot = "date" if unit.dimension in ("time", "months") else "quantity"
            return self._mention(at, unit_end, Quantity(low, high, unit), slot)
        return self._counted(at, end, low, high, number.form)

    def _counted(self, at: int, end: int, low: float, high: float, form: str) -> Mention | None:
        if form == "weak" and not self._one_counts(at):
            return None
        if form == "fraction":
            share = Quantity(100 * low, 100 * high, self._lexicon.share, form=form)
            return self._mention(at, end, share, "quantity")
        return self._mention(at, end, Quantity(low, high, noun=self._noun(end), form=form), "quantity")

    def _one_counts(self, at: int) -> bool:
        """Whether "one" is a number here: not "one another", "no one", "the one", "one of the"."""
        before = self._tokens[at - 1].norm if at else ""
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if before in self._lexicon.small["no one"] or after is None:
            return False
        return after.sort == "word" and after.norm not in self._lexicon.stopwords

    def _noun(self, end: int) -> str:
        words = [t.norm for t in self._tokens[end : end + 3] if t.sort == "word"]
        return next((w for w in words if w not in self._lexicon.stopwords), "")

    def _mention(self, start: int, end: int, value: Quantity, slot: str) -> Mention:
        bound, start, end = self._bound(start, end)
        if bound:
            value = Quantity(value.low, value.high, value.unit, bound, value.noun, value.form)
        return Mention(
            slot,
            start,
            end,
            value,
            label(value, self._tokens[start:end], _written(value.noun, self._tokens[end : end + 3])),
        )

    def _bound(self, start: int, end: int) -> tuple[str, int, int]:
        """The bound that stands before the number, or "or more" behind it."""
        article = start and self._tokens[start - 1].norm in self._lexicon.small["article"]
        cue = self._before.get(start) or self._before.get(start - 1 if article else start)
        if cue and not self._taken.intersection(range(cue.start, cue.end)):
            return cue.group, cue.start, end
        behind = self._behind.get(end)
        if behind and self._tokens[behind.start].norm in self._lexicon.small["or"]:
            return behind.group, start, behind.end
        return "", start, end

    def _range(self, number: Number) -> tuple[float, float, int]:
        """The number, or the range it opens: "15-20", "15 to 20", "15 and 20" after "between"."""
        at, tokens = number.end, self._tokens
        if at + 1 >= len(tokens) or number.form == "weak":
            return number.value, number.value, at
        joined = tokens[at].text in DASHES or tokens[at].norm in self._lexicon.small["to"]
        joined = joined or self._between(number, at)
        second = self._bare.number(at + 1) if joined and at + 1 not in self._taken else None
        if second is None or second.form != "cardinal":
            return number.value, number.value, at
        low, high = number.value, second.value
        magnitude = self._magnitude_behind(second.end)
        if magnitude and low < high / magnitude:
            low *= magnitude
        return low, high, second.end

    def _between(self, number: Number, at: int) -> bool:
        start = at - 1
        while start > 0 and self._tokens[start].sort == "number":
            start -= 1
        small = self._lexicon.small
        return self._tokens[at].norm in small["and"] and self._tokens[start].norm in small["between"]

    def _magnitude_behind(self, end: int) -> float:
        token = self._tokens[end - 1]
        return self._lexicon.magnitudes.get(token.low, 0.0) if token.sort == "word" else 0.0

    def _unit(self, end: int) -> tuple[Unit | None, int]:
        words = self._ahead(end, 4)
        for length in range(len(words), 0, -1):
            unit = self._lexicon.units.get(" ".join(words[:length]))
            if unit and (length > 1 or self._is_unit(end)):
                return unit, self._skip(end, length)
        return None, end

    def _is_unit(self, end: int) -> bool:
        """One-letter-like forms ("m", "ft") must stand where a unit can."""
        token = self._tokens[self._skip(end, 1) - 1]
        return len(token.text) > 1 or token.sort == "sign"

    def _currency(self, end: int) -> tuple[str, int]:
        words = self._ahead(end, 3)
        for length in range(len(words), 0, -1):
            code = self._lexicon.currencies.get(" ".join(words[:length]))
            if code:
                return code, self._skip(end, length)
        return "", end

    def _ahead(self, end: int, most: int) -> list[str]:
        words: list[str] = []
        for token in self._tokens[end : end + most + 1]:
            if token.text in DASHES:
                continue
            if token.sort == "number" or (token.sort == "sign" and token.text not in "%/" and words):
                break
            words.append(token.low)
        return words[:most]

    def _skip(self, end: int, words: int) -> int:
        while words:
            words -= self._tokens[end].text not in DASHES
            end += 1
        return end


def _measured(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether the next word can begin a unit or a currency."""
    last = len(tokens)
    while end < last and tokens[end].text in DASHES:
        end += 1
    return end < last and tokens[end].low in lexicon.measure_starts


def _and_a_half(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> tuple[float, int]:
    """As in "an hour and a half": what is added, and where it ends."""
    norms, small = [token.norm for token in tokens[end : end + 3]], lexicon.small
    parts = (small["and"], small["indefinite"], small["half"])
    fits = len(norms) == 3 and all(norm in part for norm, part in zip(norms, parts, strict=True))
    return (0.5, end + 3) if fits else (0.0, end)


def _written(noun: str, tokens: Sequence[Token]) -> str:
    """The word that a number counts, as it is written."""
    return next((t.text for t in tokens if noun and t.norm == noun), noun)
