"""Numbers in digits and words, with magnitude, range, bound, unit and currency."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.lexicon import Cue, Lexicon, Unit
from workbench.core.values.mention import Mention
from workbench.core.wording import Token

_DASHES = frozenset({"-", "–", "—", "−"})
_SAME_WAY = {
    "": "about",
    "exactly": "about",
    "nearly": "about",
    "about": "about",
    "at least": "lower",
    "more than": "lower",
    "at most": "upper",
    "less than": "upper",
}
_ROUNDING = 0.02


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with what it counts: ``unit`` is empty for plain counts, ``noun`` what follows.

    ``form`` is cardinal, ordinal, multiple, vague or weak ("one", which may be a mere article).
    """

    low: float
    high: float
    unit: Unit | None = None
    bound: str = ""
    noun: str = ""
    form: str = "cardinal"

    def same(self, other: object) -> bool:
        """Equal after conversion, with room for rounding where the units differ."""
        return isinstance(other, Quantity) and self.same_number(other) and self.same_bound(other)

    def same_number(self, other: "Quantity") -> bool:
        """Whether the numbers agree, whatever bounds them."""
        if self.form != other.form and {self.form, other.form} != {"cardinal", "weak"}:
            return False
        if not self.comparable(other):
            return False
        mine, theirs = self._factor(), other._factor()
        room = 1e-6 if mine == theirs else _ROUNDING
        return _near(self.low * mine, other.low * theirs, room) and _near(
            self.high * mine, other.high * theirs, room
        )

    def same_bound(self, other: "Quantity") -> bool:
        """Whether the bounds can be said of one number."""
        return _SAME_WAY[self.bound] == _SAME_WAY[other.bound]

    def comparable(self, other: "Quantity") -> bool:
        """Whether both measure the same thing."""
        if self.unit is None or other.unit is None:
            return self.unit is other.unit
        return self.unit.dimension == other.unit.dimension

    def _factor(self) -> float:
        return self.unit.factor if self.unit else 1.0


def _near(a: float, b: float, room: float) -> bool:
    return abs(a - b) <= room * max(abs(a), abs(b))


@dataclass(slots=True)
class _Number:
    """A bare number while it is being read: its value, where it ends, and its form."""

    value: float
    end: int
    form: str = "cardinal"


class NumberReader:
    """Reads the numbers of one sentence, token by token, leaving out what is already taken."""

    def __init__(
        self, tokens: Sequence[Token], cues: Sequence[Cue], taken: set[int], lexicon: Lexicon
    ) -> None:
        self._tokens = tokens
        self._taken = taken
        self._lexicon = lexicon
        bounds = [cue for cue in cues if cue.table == "bounds"]
        self._before = {cue.end: cue for cue in bounds}
        self._behind = {cue.start: cue for cue in bounds if cue.group in ("at least", "about")}

    def mentions(self) -> list[Mention]:
        """Every quantity and amount of money, in order."""
        found: list[Mention] = []
        at = 0
        while at < len(self._tokens):
            mention = self._at(at) if at not in self._taken else None
            if mention is None:
                at += 1
                continue
            found.append(mention)
            at = max(mention.end, at + 1)
        return found

    def _at(self, at: int) -> Mention | None:
        token = self._tokens[at]
        if token.sort == "sign":
            return self._money_sign(at)
        if token.norm in self._lexicon.multiples and token.sort == "word":
            value = self._lexicon.multiples[token.norm]
            return self._mention(at, at + 1, Quantity(value, value, form="multiple"), "quantity")
        number = self._number(at)
        return self._typed(at, number) if number else None

    def _money_sign(self, at: int) -> Mention | None:
        currency = self._lexicon.currencies.get(self._tokens[at].norm)
        number = self._number(at + 1) if currency else None
        if number is None or currency is None:
            return None
        low, high, end = self._range(number)
        if end < len(self._tokens) and self._lexicon.currencies.get(self._tokens[end].norm) == currency:
            end += 1
        return self._money(at, end, low, high, currency)

    def _money(self, start: int, end: int, low: float, high: float, currency: str) -> Mention:
        if currency == "CENT":
            low, high, currency = low / 100, high / 100, "USD"
        unit = Unit("money " + currency, 1.0, currency)
        return self._mention(start, end, Quantity(low, high, unit), "money")

    def _typed(self, at: int, number: _Number) -> Mention | None:
        if number.form in ("ordinal", "vague"):
            return self._counted(at, number.end, number.value, number.value, number.form)
        low, high, end = self._range(number)
        currency, money_end = self._currency(end)
        if currency:
            return self._money(at, money_end, low, high, currency)
        unit, unit_end = self._unit(end)
        if unit:
            slot = "date" if unit.dimension in ("time", "months") else "quantity"
            return self._mention(at, unit_end, Quantity(low, high, unit), slot)
        return self._counted(at, end, low, high, number.form)

    def _counted(self, at: int, end: int, low: float, high: float, form: str) -> Mention | None:
        if form == "weak" and not self._one_counts(at):
            return None
        if form == "fraction":
            form = "cardinal"
        return self._mention(at, end, Quantity(low, high, noun=self._noun(end), form=form), "quantity")

    def _one_counts(self, at: int) -> bool:
        """Whether "one" is a number here: not "one another", "no one", "the one", "one of the"."""
        before = self._tokens[at - 1].norm if at else ""
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if (
            before in ("no", "each", "any", "every", "the", "this", "that", "another", "some")
            or after is None
        ):
            return False
        return after.sort == "word" and after.norm not in self._lexicon.stopwords

    def _noun(self, end: int) -> str:
        words = [t.norm for t in self._tokens[end : end + 3] if t.sort == "word"]
        return next((w for w in words if w not in self._lexicon.stopwords), "")

    def _mention(self, start: int, end: int, value: Quantity, slot: str) -> Mention:
        bound, start, end = self._bound(start, end)
        value = Quantity(value.low, value.high, value.unit, bound, value.noun, value.form)
        return Mention(slot, start, end, value, _label(value, self._tokens[start:end]))

    def _bound(self, start: int, end: int) -> tuple[str, int, int]:
        """The bound that stands before the number, or "or more" behind it."""
        cue = self._before.get(start) or self._before.get(self._before_article(start))
        if cue and not self._taken.intersection(range(cue.start, cue.end)):
            return cue.group, cue.start, end
        behind = self._behind.get(end)
        if behind and self._tokens[behind.start].norm == "or":
            return behind.group, start, behind.end
        return "", start, end

    def _before_article(self, start: int) -> int:
        return start - 1 if start and self._tokens[start - 1].norm in ("a", "an", "the") else start

    def _range(self, number: _Number) -> tuple[float, float, int]:
        """The number, or the range it opens: "15-20", "15 to 20", "15 and 20" after "between"."""
        at, tokens = number.end, self._tokens
        if at + 1 >= len(tokens) or number.form == "weak":
            return number.value, number.value, at
        joined = tokens[at].text in _DASHES or tokens[at].norm == "to" or self._between(number, at)
        second = self._number(at + 1) if joined and at + 1 not in self._taken else None
        if second is None or second.form != "cardinal":
            return number.value, number.value, at
        low, high = number.value, second.value
        magnitude = self._magnitude_behind(second.end)
        if magnitude and low < high / magnitude:
            low *= magnitude
        return low, high, second.end

    def _between(self, number: _Number, at: int) -> bool:
        start = at - 1
        while start > 0 and self._tokens[start].sort == "number":
            start -= 1
        return self._tokens[at].norm == "and" and self._tokens[start].norm == "between"

    def _magnitude_behind(self, end: int) -> float:
        token = self._tokens[end - 1]
        return self._lexicon.magnitudes.get(token.norm.lower(), 0.0) if token.sort == "word" else 0.0

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
            if token.text in _DASHES:
                continue
            if token.sort == "number" or (token.sort == "sign" and token.text != "%" and words):
                break
            words.append(token.norm.lower())
        return words[:most]

    def _skip(self, end: int, words: int) -> int:
        while words:
            words -= self._tokens[end].text not in _DASHES
            end += 1
        return end

    def _number(self, at: int) -> _Number | None:
        """The bare number that starts at a token, with its magnitude."""
        if at >= len(self._tokens) or at in self._taken:
            return None
        token = self._tokens[at]
        if token.sort == "number":
            return self._digits(at, token)
        return self._spelled(at, token.norm) if token.sort == "word" else None

    def _digits(self, at: int, token: Token) -> _Number:
        if token.norm.endswith("th"):
            return _Number(float(token.norm[:-2]), at + 1, "ordinal")
        value, end = float(token.norm), at + 1
        tokens = self._tokens
        if end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end + 1].sort == "number":
            lower = tokens[end + 1].norm.removesuffix("th")
            if lower in ("2", "3", "4", "5", "8", "10"):
                return _Number(value / float(lower), end + 2) if value < float(lower) else _Number(value, end)
        return self._scaled(value, end)

    def _scaled(self, value: float, end: int, form: str = "cardinal") -> _Number:
        """Multiply by the magnitudes that follow; a hyphen may stand between."""
        while True:
            at = end + (end < len(self._tokens) and self._tokens[end].text in _DASHES)
            if at >= len(self._tokens) or self._tokens[at].sort != "word":
                return _Number(value, end, form)
            token = self._tokens[at]
            size = self._lexicon.magnitudes.get(token.norm.lower())
            if size is None or (len(token.text) <= 2 and token.start != self._tokens[at - 1].end):
                return _Number(value, end, form)
            value, end, form = value * size, at + 1, "cardinal"

    def _spelled(self, at: int, norm: str) -> _Number | None:
        lexicon = self._lexicon
        if norm in ("a", "an", "half"):
            return self._article(at, norm)
        if norm in lexicon.vague:
            return _Number(lexicon.vague[norm], at + 1, "vague")
        if norm == "dozen":
            return _Number(12.0, at + 1)
        if norm in lexicon.numbers:
            return self._cardinal(at)
        if norm in lexicon.ordinals and norm != "first":
            return _Number(lexicon.ordinals[norm], at + 1, "ordinal")
        return None

    def _article(self, at: int, norm: str) -> _Number | None:
        """As in "a hundred", "a dozen", "a quarter", "half", "half a million", "half of"."""
        following = self._tokens[at + 1].norm if at + 1 < len(self._tokens) else ""
        if norm == "half":
            if following in ("a", "an"):
                scaled = self._scaled(0.5, at + 2)
                return scaled if scaled.end > at + 2 else _Number(0.5, at + 1, "fraction")
            return _Number(0.5, at + 1, "fraction")
        if following in ("hundred", "thousand", "million", "billion", "trillion", "dozen"):
            return self._scaled(1.0, at + 1)
        if following in ("third", "quarter") and self._follows(at + 2, "of"):
            return _Number(self._lexicon.fractions[following], at + 2, "fraction")
        return None

    def _follows(self, at: int, norm: str) -> bool:
        return at < len(self._tokens) and self._tokens[at].norm == norm

    def _cardinal(self, at: int) -> _Number:
        """A number in words: "twenty-one", "four hundred and fifty", "two-thirds", "one"."""
        total, group, end, tokens, lexicon = 0.0, 0.0, at, self._tokens, self._lexicon
        while end < len(tokens):
            norm = tokens[end].norm
            if norm in lexicon.numbers and (
                end == at or group % 100 == 0 or 0 < lexicon.numbers[norm] < 10 <= group % 100
            ):
                group += lexicon.numbers[norm]
            elif norm in lexicon.magnitudes and len(norm) > 3:
                size = lexicon.magnitudes[norm]
                if size == 100:
                    group = max(1.0, group) * size
                else:
                    total, group = total + max(1.0, group) * size, 0.0
            elif not self._joins(end, group):
                break
            end += 1
        while tokens[end - 1].text in _DASHES or tokens[end - 1].norm == "and":
            end -= 1
        value = total + group
        return self._fraction(value, end) or _Number(value, end, "weak" if value == 1 else "cardinal")

    def _joins(self, at: int, group: float) -> bool:
        """Whether a hyphen or "and" here goes on with the same number."""
        following = self._tokens[at + 1].norm if at + 1 < len(self._tokens) else ""
        if self._tokens[at].text in _DASHES:
            return following in self._lexicon.numbers or following in self._lexicon.magnitudes
        return self._tokens[at].norm == "and" and group >= 100 and following in self._lexicon.numbers

    def _fraction(self, value: float, end: int) -> _Number | None:
        at = end + (end < len(self._tokens) and self._tokens[end].text in _DASHES)
        if at < len(self._tokens) and 0 < value < 10:
            part = self._lexicon.fractions.get(self._tokens[at].norm)
            if part and (self._tokens[at].norm != "third" or at > end):
                return _Number(value * part, at + 1)
        return None


def _label(value: Quantity, tokens: Sequence[Token]) -> str:
    if value.form == "multiple" or value.form == "vague":
        return " ".join(t.text for t in tokens)
    number = _plain(value.low) if value.low == value.high else f"{_plain(value.low)}-{_plain(value.high)}"
    ending = "th" if value.form == "ordinal" else ""
    what = value.unit.name if value.unit else value.noun
    return " ".join(part for part in (value.bound, number + ending, what) if part)


def _plain(number: float) -> str:
    return f"{number:,.10g}" if number < 1e15 else f"{number:.6g}"
