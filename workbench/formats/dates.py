"""Dates as files write them, to ISO 8601, which the project keeps; never a guess between day and month."""

import datetime
import re

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_SHORT = re.compile(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_PACKED = re.compile(r"((?:19|20)\d\d)[/.]?(\d\d)[/.]?(\d\d)(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_WORDS = re.compile(rf"(?:\w+,? )??(?:{_DAY}\.? )?([A-Za-z]{{3,9}})\.?,? (?:{_DAY},? )?(\d{{4}})\b")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dated(said: str) -> tuple[str, str]:
    """The date in ISO 8601, empty where there is none, and a notice where what is said was left out."""
    said = said.strip()
    if not said:
        return "", ""
    for read in (_iso, _of_mail, _of_words, _of_numbers, _of_epoch):
        if found := read(said):
            return found, ""
    shown = said[:60]
    return "", f"The date “{shown}” was left out: it can't be told which day it is."


def _iso(said: str) -> str:
    if _SHORT.fullmatch(said):
        return said
    found = _ISO.match(said)
    try:
        whole = datetime.datetime.fromisoformat(said)
    except ValueError:
        return _day(*map(int, found[0][:10].split("-"))) if found else ""
    if not found:
        return whole.date().isoformat()
    return whole.isoformat(timespec="seconds") if len(found[0]) > 10 else whole.date().isoformat()


def _of_mail(said: str) -> str:
    """As feeds and mails write it: ``Wed, 10 Apr 2024 09:00:00 +0200``."""
    if ":" not in said or "," not in said[:5]:
        return ""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(said).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _of_words(said: str) -> str:
    found = _WORDS.match(said)
    if not found or found[2][:3].lower() not in _MONTHS or bool(found[1]) == bool(found[3]):
        return ""
    return _day(int(found[4]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1] or found[3]))


def _of_numbers(said: str) -> str:
    """``2024/04/10``, ``20240410`` and ``10.4.2024``; with strokes only where one number can be no month."""
    if found := _PACKED.match(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if not (found := _NUMBERS.match(said)):
        return ""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else ""


def _of_epoch(said: str) -> str:
    """Seconds or thousandths of seconds since 1970."""
    found = _EPOCH.fullmatch(said)
    if not found:
        return ""
    moment = datetime.datetime.fromtimestamp(int(found[1]), datetime.UTC)
    return moment.isoformat(timespec="seconds")


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
