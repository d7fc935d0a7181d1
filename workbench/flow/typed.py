"""What people typed, made fit to be stored."""

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from workbench.core.problem import Problem

LABEL_LENGTH = 60
_SINGLE = str.maketrans("“”", "‘’")
_PARTED = re.compile(r"(?<=\s)/(?=\s)")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_UNFIT = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Without space around it, and with what no file can hold replaced by the replacement character."""
    return _UNFIT.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str) -> str:
    """Cleaned, with every run of white space made one space."""
    return " ".join(clean(text).split())


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """Short enough for a menu."""
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def named(text: str, length: int = LABEL_LENGTH) -> str:
    """Between quotation marks; marks of its own become single ones."""
    return f"“{shortened(text, length).translate(_SINGLE)}”"


def path(text: str) -> str:
    """The path of a tag with one `` / `` between its names, whatever stood around the slashes."""
    parts = (part.strip() for part in _PARTED.split(f" {one_line(text)} "))
    return " / ".join(part for part in parts if part)


def names(typed: Iterable[str]) -> tuple[str, ...]:
    """Tag paths cleaned, without empty ones and without the same path twice in other capitals."""
    unique: dict[str, str] = {}
    for name in typed:
        line = path(name)
        if line:
            unique.setdefault(line.casefold(), line)
    return tuple(unique.values())


def day(text: str) -> str:
    """A year, a month or a day in ISO 8601, or empty; anything else is a Problem."""
    line = one_line(text)
    if line and not (_DAY.fullmatch(line) and _is_date(f"{line}-01-01"[:10])):
        raise Problem(
            f"“{shortened(line)}” is not a day in the calendar. Nothing was changed. "
            "Write it as 2024-04-10, 2024-04 or 2024.",
        )
    return line


def address(text: str) -> str:
    """A web address with its scheme, or empty; anything else is a Problem."""
    line = one_line(text)
    if line and not _is_address(line):
        raise Problem(
            f"“{shortened(line)}” is not a web address. Nothing was changed. "
            "Write it whole, like https://example.org/page.",
        )
    return line


def _is_address(line: str) -> bool:
    try:
        parts = urlsplit(line)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in line
    except ValueError:
        return False


def date(text: str) -> str:
    """A year, a month, a day or a time in ISO 8601, or empty; anything else is a Problem."""
    line = one_line(text)
    if line and not _is_date(line):
        raise Problem(
            f"“{shortened(line)}” is not a date the project can keep. Nothing was changed. "
            "Write it as 2024-04-10, 2024-04 or 2024.",
        )
    return line


def _is_date(line: str) -> bool:
    padded = {4: f"{line}-01-01", 7: f"{line}-01"}.get(len(line), line)
    try:
        datetime.fromisoformat(padded)
    except ValueError:
        return False
    return "-" in padded
