"""Days by the components a text gives of them, and how two statements about days relate."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Day:
    """What a text says about a date; a component that isn't said is None.

    ``decade`` is 1960 for the sixties; ``shift`` is a unit with an offset from the day of publication;
    ``latest`` is the last such weekday up to the day of publication.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    shift: tuple[str, int] | None = None
    latest: datetime.date | None = None

    def conflicts(self, other: "Day") -> bool:
        """Whether a component both say differs, or a weekday is none of the days that it can be."""
        fits = self._fits(other) if self.latest else other._fits(self)
        if fits is not None:
            return not fits
        for mine, theirs in zip(self._parts(), other._parts(), strict=True):
            if mine is not None and theirs is not None and mine != theirs:
                return True
        return False

    def shares(self, other: "Day") -> bool:
        """Whether any component is said by both, or a weekday can be told from the day of publication."""
        if self._fits(other) is not None or other._fits(self) is not None:
            return True
        return any(
            m is not None and t is not None for m, t in zip(self._parts(), other._parts(), strict=True)
        )

    def said(self) -> int:
        """How many components are said."""
        return sum(part is not None for part in self._parts())

    def _parts(self) -> tuple[object, ...]:
        return (self.year, self.month, self.day, self.weekday, self.decade, self.shift)

    def _fits(self, other: "Day") -> bool | None:
        """Whether the other's day can be this weekday, at most a week off; None when that can't be told."""
        if self.latest is None or other.day is None or other.month is None:
            return None
        days = (self.latest + datetime.timedelta(days=shift) for shift in (-7, 0, 7))
        return any(
            (day.month, day.day) == (other.month, other.day) and other.year in (None, day.year)
            for day in days
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """One date, or the several that a phrase names ("June 10-11", "2014-2016")."""

    days: tuple[Day, ...]

    def same(self, other: object) -> bool:
        """Whether both can name the same days."""
        return isinstance(other, Dates) and self.relation(other) in ("equal", "refinement")

    def relation(self, other: "Dates") -> str:
        """How they relate: equal, refinement, conflict, part (days left out) or apart (nothing shared)."""
        if len(self.days) != len(other.days):
            return self._part(other)
        pairs = list(zip(self.days, other.days, strict=True))
        if any(a.conflicts(b) for a, b in pairs):
            return "conflict"
        if not all(a.shares(b) for a, b in pairs):
            return "apart"
        return "equal" if all(a == b for a, b in pairs) else "refinement"

    def _part(self, other: "Dates") -> str:
        shorter, longer = sorted((self.days, other.days), key=len)
        found = all(any(a.shares(b) and not a.conflicts(b) for b in longer) for a in shorter)
        return "part" if found else "conflict"


class Calendar:
    """The words of a language for the months and the days of the week, by number.

    Both tables map words to numbers; of several words for one the first counts.
    """

    def __init__(self, months: Mapping[str, str], weekdays: Mapping[str, str], capital: bool) -> None:
        self.months = _by_number(months, capital)
        self.weekdays = _by_number(weekdays, capital)


def _by_number(words: Mapping[str, str], capital: bool) -> dict[int, str]:
    found: dict[int, str] = {}
    for word, number in words.items():
        found.setdefault(int(number), word.capitalize() if capital else word)
    return found


@lru_cache(maxsize=4096)
def describe(day: Day, words: Calendar) -> str:
    """A date for reading, only with what is known of it; in digits where the language has no words."""
    if day.shift is not None:
        unit, offset = day.shift
        return _shifted(unit, offset)
    if day.month is not None and day.month not in words.months:
        numbers = (day.year, day.month, day.day)
        return "-".join(f"{number:02d}" for number in numbers if number is not None)
    parts = [
        words.weekdays.get(day.weekday, "") if day.weekday is not None else "",
        str(day.day) if day.day is not None else "",
        words.months[day.month] if day.month is not None else "",
        str(day.year) if day.year is not None else "",
        f"the {day.decade}s" if day.decade is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _shifted(unit: str, offset: int) -> str:
    """As in "the day before publication", "3 years after publication"."""
    if not offset:
        return f"the {unit} of publication"
    count = f"the {unit}" if abs(offset) == 1 else f"{abs(offset)} {unit}s"
    return f"{count} {'before' if offset < 0 else 'after'} publication"


def placed(day: Day, published: datetime.date | None) -> Day:
    """The same day with what the day of publication adds."""
    if published is None:
        return day
    if day.shift is None:
        return _weekday_placed(day, published)
    unit, offset = day.shift
    if unit == "day":
        there = published + datetime.timedelta(days=offset)
        return Day(there.year, there.month, there.day, there.weekday())
    if unit == "year":
        return Day(year=published.year + offset)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + offset
        return Day(year=months // 12, month=months % 12 + 1)
    return day


def _weekday_placed(day: Day, published: datetime.date) -> Day:
    if day.weekday is None or day.said() != 1:
        return day
    return replace(day, latest=published - datetime.timedelta(days=(published.weekday() - day.weekday) % 7))
