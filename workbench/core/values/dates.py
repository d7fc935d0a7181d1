"""Reads dates by their components, so that "April 10" and "10 April 2024" can be one day."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbench.core.lexicon import DATE, Lexicon
from workbench.core.values.days import Calendar, Dates, Day, describe, placed
from workbench.core.values.mention import Mention
from workbench.core.wording import Line, Token

_MILLION = 1e6
_LONG_AGO = 1000
_DASHES = frozenset({"-", "–", "—"})


@dataclass(slots=True)
class _Read:
    """Dates read so far and where they end."""

    days: tuple[Day, ...]
    end: int


class DateReader:
    """Reads the dates of one sentence; ``published`` places weekdays and words like "yesterday"."""

    def __init__(self, line: Line, lexicon: Lexicon, published: datetime.date | None) -> None:
        self._line = line
        self._tokens: Sequence[Token] = line.tokens
        self._lexicon = lexicon
        self._published = published
        self._steps = lexicon.date_steps
        self._decades = lexicon.decades
        self._relative = lexicon.relative_dates
        self._small = lexicon.small
        self._capital = "months" in self._small["with capital"]
        self._plural = tuple(self._small["plural ending"])
        self._and = ("-", "–", ",", *self._small["and"], *self._small["to"])

    def mentions(self, spots: Iterable[int]) -> list[Mention]:
        """Every date that begins at one of the ``spots``, in order."""
        found: list[Mention] = []
        end = 0
        for at in spots:
            if at < end or not self._tokens[at].marks & DATE:
                continue
            read = self._at(at)
            if read is None and self._tokens[at].low in self._lexicon.ago:
                found.extend(_ago(self._tokens, at, end, self._lexicon, self._published))
            if read is not None:
                end = read.end
                days = tuple(placed(day, self._published) for day in read.days)
                found.append(Mention("date", at, end, Dates(days), _told(days, self._lexicon)))
        return found

    def _at(self, at: int) -> _Read | None:
        token = self._tokens[at]
        if token.sort == "number":
            if len(token.norm) != 4 or not token.norm.isdecimal():
                return self._day_first(at)
            return self._iso(at) or self._year(at)
        if token.sort != "word":
            return None
        low = token.low
        if low in self._lexicon.months and self._written(at):
            return self._month_first(at, self._lexicon.months[low])
        if low in self._lexicon.weekdays and self._written(at):
            return self._weekday(at, self._lexicon.weekdays[low])
        if low in self._relative:
            unit, offset = self._relative[low]
            return _Read((Day(shift=(unit, int(offset))),), at + 1)
        if low in self._steps:
            return self._step(at, self._steps[low])
        return self._decade_word(at, low)

    def _written(self, at: int) -> bool:
        """Whether a word has the capital that months and days have in the language."""
        return self._tokens[at].capital or not self._capital

    def _text(self, at: int) -> str:
        return self._tokens[at].low if at < len(self._tokens) else ""

    def _number(self, at: int, low: int, high: int) -> int | None:
        """A whole number from ``low`` to ``high`` at a token; an ordinal counts too."""
        if at >= len(self._tokens) or self._tokens[at].sort != "number":
            return None
        text = self._tokens[at].norm.removesuffix("th")
        if not text.isdecimal() or len(text) > 4 or "," in self._tokens[at].text:
            return None
        return int(text) if low <= int(text) <= high else None

    def _dot(self, at: int) -> int:
        """One further when the token is the full stop of a shortened month."""
        return at + 1 if self._text(at) == "." else at

    def _month_first(self, at: int, month: int) -> _Read | None:
        end = self._dot(at + 1) if len(self._tokens[at].text) <= 4 else at + 1
        at_day = end + 1 if self._text(end) in self._small["article"] else end
        day = self._number(at_day, 1, 31)
        if day is not None and not _is_share(self._lexicon, self._text(at_day + 1)):
            return self._more_days(month, day, at_day + 1)
        year = self._year_behind(end)
        if year:
            return _Read((Day(year=year[0], month=month),), year[1])
        return self._bare_month(at, month)

    def _bare_month(self, at: int, month: int) -> _Read | None:
        """A month alone; "May" and "March" only where a month is likely."""
        text = self._text(at)
        if len(text) <= 3 and text not in self._small["short month"]:
            return None
        doubtful = text in self._small["doubtful month"]
        before = self._text(at - 1) if at else ""
        if (
            doubtful
            and before not in self._lexicon.year_signs
            and before not in self._steps
            and before not in self._small["month sign"]
        ):
            return None
        return _Read((Day(month=month),), at + 1)

    def _more_days(self, month: int, day: int, at: int) -> _Read:
        """Further days of one month ("10-11", "10th and 11th") and the year."""
        days, end = [day], at
        while self._text(end) in self._and:
            following = self._number(end + 1, 1, 31)
            if following is None or following <= days[-1] or self._goes_on(end + 2):
                break
            days.append(following)
            end += 2
        year = self._year_behind(end)
        made = tuple(Day(year[0] if year else None, month, d) for d in days)
        return _Read(made, year[1] if year else end)

    def _goes_on(self, at: int) -> bool:
        """Whether the number before is no day: a noun, share or month follows."""
        token = self._tokens[at] if at < len(self._tokens) else None
        if token is None or token.sort == "sign":
            return _is_share(self._lexicon, self._text(at))
        return token.norm not in self._lexicon.stopwords and token.norm not in self._small["behind day"]

    def _year_behind(self, at: int) -> tuple[int, int] | None:
        if self._text(at) == "," or self._text(at) in self._small["of"]:
            at += 1
        year = self._number(at, 1000, 2199)
        return (year, at + 1) if year is not None else None

    def _day_first(self, at: int) -> _Read | None:
        """As in "10 April 2024", "10-11 April", "24th of February 2022"."""
        day = self._number(at, 1, 31)
        if day is None:
            return None
        days, end = [day], at + 1
        following = self._number(end + 1, 1, 31) if self._text(end) in self._and[:2] + self._and[3:] else None
        if following is not None and self._month_at(end + 2)[0]:
            days.append(following)
            end += 2
        month, end = self._month_at(end)
        if not month:
            return None
        year = self._year_behind(end)
        return _Read(tuple(Day(year[0] if year else None, month, d) for d in days), year[1] if year else end)

    def _month_at(self, at: int) -> tuple[int, int]:
        at += self._text(at) in self._small["of"] or self._text(at) in self._small["day mark"]
        if at < len(self._tokens) and self._written(at):
            return self._lexicon.months.get(self._text(at), 0), at + 1
        return 0, at

    def _iso(self, at: int) -> _Read | None:
        """As in "2024-06-11"."""
        if self._text(at + 1) != "-" or self._text(at + 3) != "-":
            return None
        year = self._number(at, 1000, 2199)
        if year is None or len(self._tokens[at].text) != 4:
            return None
        month, day = self._number(at + 2, 1, 12), self._number(at + 4, 1, 31)
        return _Read((Day(year, month, day),), at + 5) if month and day else None

    def _year(self, at: int) -> _Read | None:
        year = self._number(at, 1000, 2199)
        token = self._tokens[at]
        if year is None or len(token.text) != 4:
            return None
        if self._text(at + 1) in self._small["decade ending"] and self._line.glued(at + 1) and year % 10 == 0:
            return _Read((Day(decade=year),), at + 2)
        if not self._year_here(at, year):
            return None
        second = self._number(at + 2, 1000, 2199) if self._text(at + 1) in _DASHES else None
        short = self._number(at + 2, 0, 99) if second is None and self._text(at + 1) in _DASHES else None
        if second is None and short is not None and len(self._tokens[at + 2].text) == 2:
            second = year - year % 100 + short
        if second is not None and second > year:
            return _Read((Day(year), Day(second)), at + 3)
        return _Read((Day(year),), at + 1)

    def _year_here(self, at: int, year: int) -> bool:
        """Whether four digits are a year: where they stand, or what follows them."""
        before = self._text(at - 1) if at else ""
        after = self._text(at + 1)
        if after in self._lexicon.units or before in self._lexicon.currencies:
            return False
        if (
            before in self._lexicon.year_signs
            or before in self._lexicon.calendar_units
            or (before in ("(", ",", *self._small["before year"]) and 1800 <= year <= 2100)
        ):
            return not after.endswith(self._plural) or after in self._lexicon.stopwords or year < 1000
        counts = after.endswith(self._plural) and len(after) > 3 and after not in self._lexicon.stopwords
        return 1800 <= year <= 2100 and not counts

    def _weekday(self, at: int, weekday: int) -> _Read:
        end = at + 1
        if self._text(end) == "," and self._text(end + 1) in self._lexicon.months:
            read = self._month_first(end + 1, self._lexicon.months[self._text(end + 1)])
            if read:
                return _Read((replace(read.days[0], weekday=weekday), *read.days[1:]), read.end)
        return _Read((Day(weekday=weekday),), end)

    def _step(self, at: int, offset: int) -> _Read | None:
        """As in "last year", "next Tuesday", "this summer"."""
        unit = self._text(at + 1)
        if unit in self._lexicon.calendar_units:
            return _Read((Day(shift=(unit, offset)),), at + 2)
        if unit in self._lexicon.weekdays and self._written(at + 1):
            return _Read((Day(weekday=self._lexicon.weekdays[unit]),), at + 2)
        if unit in self._lexicon.months and self._written(at + 1):
            return _Read((Day(month=self._lexicon.months[unit]),), at + 2)
        return None

    def _decade_word(self, at: int, word: str) -> _Read | None:
        hyphen = self._text(at + 1) in _DASHES
        if hyphen and word in self._small["century"] and self._text(at + 2) in self._decades:
            return _Read((Day(decade=1900 + self._decades[self._text(at + 2)]),), at + 3)
        if word in self._decades and at and self._text(at - 1) in self._small["before decade"]:
            return _Read((Day(decade=1900 + self._decades[word]),), at + 1)
        return None


@lru_cache(maxsize=8)
def _calendar(lexicon: Lexicon) -> Calendar:
    """The words of the tables for months and days of the week."""
    language, capital = lexicon.language, "months" in lexicon.small["with capital"]
    return Calendar(language.map("months"), language.map("weekdays"), capital)


def _told(days: Iterable[Day], lexicon: Lexicon) -> str:
    words = _calendar(lexicon)
    return " and ".join([describe(day, words) for day in days])


def _is_share(lexicon: Lexicon, text: str) -> bool:
    """Whether the number before this word is a share or so great that it is no day."""
    unit = lexicon.units.get(text)
    if unit is not None:
        return unit.dimension == "share"
    return lexicon.magnitudes.get(text, 0) >= _MILLION


def _ago(
    tokens: Sequence[Token], at: int, after: int, lexicon: Lexicon, published: datetime.date | None
) -> list[Mention]:
    """As in "two years ago": the words before it, where they don't belong to another date."""
    if at - 2 < after:
        return []
    count, unit = tokens[at - 2].low, tokens[at - 1].low
    for ending in lexicon.small["plural ending"]:
        unit = unit.removesuffix(ending)
    number = lexicon.numbers.get(count) or (float(count) if count.isdecimal() else 0.0)
    if unit not in lexicon.calendar_units or not 0 < number < _LONG_AGO:
        return []
    day = placed(Day(shift=(unit, -int(number))), published)
    return [Mention("date", at - 2, at + 1, Dates((day,)), describe(day, _calendar(lexicon)))]


def published_day(published: str) -> datetime.date | None:
    """The date of an ISO 8601 date or time, or None; also for a year at the ends of the calendar."""
    try:
        day = datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if datetime.MINYEAR < day.year < datetime.MAXYEAR else None
