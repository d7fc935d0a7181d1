"""The word tables of one language, as values: the rules of a language are data, not code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NONE = re.compile(r"(?!)")
# The code of a language that there are no tables for (ISO 639-2: undetermined).
UNKNOWN = "und"


class Format(StrEnum):
    """How the lines of a table are read; a header line ``# format: map`` says which (default: words)."""

    WORDS = "words"
    MAP = "map"
    LISTS = "lists"
    PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its entries in the order of the file, and what its format adds to them.

    ``pairs`` is filled by the formats map and lists, ``pattern`` (any entry, ignoring case) by patterns.
    ``line`` says what an entry must look like, beyond what the format asks for.
    """

    name: str
    entries: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    pairs: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] = NONE
    format: Format = Format.WORDS
    line: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """A user's own lines for one table: ``text`` adds to the table and takes away from it.

    ``place`` says where the lines are kept, for people.
    """

    language: str
    name: str
    text: str
    place: str = ""


@dataclass(frozen=True, eq=False)
class Language:
    """The tables of one language by name; a table it doesn't have is empty."""

    code: str = "en"
    tables: Mapping[str, Table] = field(default_factory=dict)

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries (of a map: the keys) of a table as written, in the order of the file."""
        return self._table(name).entries

    def words(self, name: str) -> frozenset[str]:
        """The entries (of a map: the keys) of a table as a set, as written."""
        return self._table(name).words

    def map(self, name: str) -> Mapping[str, str]:
        """Key to value of a table of the formats ``map`` and ``lists``."""
        return self._table(name).pairs

    def lists(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Key to the comma-separated values of a table."""
        pairs = self._table(name).pairs.items()
        return {key: _items(value) for key, value in pairs}

    def pattern(self, name: str) -> re.Pattern[str]:
        """One expression that matches whatever any line of a ``patterns`` table matches."""
        return self._table(name).pattern

    def _table(self, name: str) -> Table:
        return self.tables.get(name) or Table(name)


def _items(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def main_code(code: str) -> str:
    """The language of a code without its country or script: ``en_GB`` is ``en``, nothing is ``und``."""
    return code.replace("_", "-").split("-")[0].strip().lower() or UNKNOWN
