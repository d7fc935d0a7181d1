"""Numbers with what they count, and when two are equal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.core.lexicon import Unit
from workbench.core.wording import Token

_SAME_WAY = MappingProxyType(
    {
        "": "about",
        "exactly": "about",
        "nearly": "about",
        "about": "about",
        "at least": "lower",
        "more than": "lower",
        "at most": "upper",
        "less than": "upper",
    }
)
_ROUNDING = 0.02
_ONE_FORM = (frozenset({"cardinal", "weak"}), frozenset({"cardinal", "fraction"}))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with what it counts: ``unit`` is empty for plain counts, ``noun`` what follows.

    ``form`` is cardinal, ordinal, fraction (a share in words), multiple, vague or weak ("one", which may be
    a mere article).
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
        if self.unit is other.unit:
            room = _ROUNDING if "fraction" in (self.form, other.form) and self.form != other.form else 1e-6
            agree = _near(self.low, other.low, room) and _near(self.high, other.high, room)
        elif self.comparable(other):
            mine, theirs = self._factor(), other._factor()
            room = 1e-6 if mine == theirs else _ROUNDING
            agree = _near(self.low * mine, other.low * theirs, room)
            agree = agree and _near(self.high * mine, other.high * theirs, room)
        else:
            return False
        return agree and (self.form == other.form or {self.form, other.form} in _ONE_FORM)

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


def label(value: Quantity, tokens: Sequence[Token], noun: str) -> str:
    """A quantity for reading; ``noun`` is what it counts, as written."""
    if value.form == "multiple" or value.form == "vague":
        return " ".join(t.text for t in tokens)
    if value.form == "fraction":
        value = replace(value, low=round(value.low, 1), high=round(value.high, 1))
    number = _plain(value.low) if value.low == value.high else f"{_plain(value.low)}-{_plain(value.high)}"
    ending = _ending(int(value.low)) if value.form == "ordinal" else ""
    what = (value.unit.name if value.high == 1 else value.unit.plural) if value.unit else noun
    return " ".join(part for part in (value.bound, number + ending, what) if part)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return ("th", "st", "nd", "rd")[number % 10] if number % 10 < 4 else "th"


def _plain(number: float) -> str:
    return f"{number:,.10g}" if number < 1e15 else f"{number:.6g}"
