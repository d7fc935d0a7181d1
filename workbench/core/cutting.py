"""How the words of a language are cut: its clitics, the signs in its numbers, the endings of ordinals."""

import re

from workbench.core.language import Language

LETTER = r"[^\W\d_][\u0300-\u036f]*"
NO_MORE = r"(?![^\W\d_]|[\u0300-\u036f]|['’][^\W\d_])"
_SPACE = "\u00a0\u202f\u2009\x20"
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Cutting:
    """The tables of a language as patterns and lookups for cutting."""

    def __init__(self, language: Language | None = None) -> None:
        tables = language or Language()
        signs = tables.map("number_signs")
        self._decimal = "".join(signs.get("decimal", ". ,").split())
        self._thousands = "".join(signs.get("thousands", ", .").split())
        self._clitics = dict(sorted(tables.map("clitics").items(), key=lambda pair: -len(pair[0])))
        self._contracted = tables.map("contractions")
        point, group = re.escape(self._decimal), re.escape(self._thousands)
        whole = rf"(?!0)\d{{1,3}}(?:[{group}{_SPACE}]\d{{3}})+(?!\d)"
        self._grouped = re.compile(rf"({whole})(?:[{point}](\d+))?")
        number = rf"(?:{whole}(?:[{point}]\d+)?|\d+(?:[{point}]\d+)?){_ordinal(tables)}"
        self.piece = re.compile(_sorts(whole, number), re.VERBOSE)

    def number(self, text: str) -> str:
        """Digits with a point for the fraction and nothing between the groups; an ordinal ends in "th"."""
        digits = text.rstrip("".join(c for c in text if c.isalpha()))
        found = self._grouped.fullmatch(digits)
        if found:
            plain = re.sub(r"\D", "", found[1]) + (f".{found[2]}" if found[2] else "")
        else:
            plain = re.sub(f"[{re.escape(self._decimal)}]", ".", digits)
        return plain if digits == text else plain + "th"

    def cut(self, word: str) -> int:
        """Where a word and its clitic part, or 0."""
        low = _low(word)
        if len(low) != len(word):
            return 0
        if "'" not in low:
            whole = self._contracted.get(low)
            return len(word) - len(whole.split()[-1]) if whole else 0
        return next((len(low) - len(c) for c in self._clitics if low.endswith(c) and len(low) > len(c)), 0)

    def parts(self, word: str, cut: int) -> tuple[str, str]:
        """The words that both parts of a cut word stand for; "" for a first part that stands for itself."""
        first, _, second = self._contracted.get(_low(word), "").partition(" ")
        clitic = _low(word[cut:])
        return first, second or self._clitics.get(clitic, clitic)


def _low(word: str) -> str:
    return word.lower().translate(_APOSTROPHES)


def _ordinal(tables: Language) -> str:
    endings = "|".join(sorted(map(re.escape, tables.words("ordinal_endings"))))
    return rf"(?:(?:{endings}){NO_MORE})?" if endings else ""


def _sorts(grouped: str, number: str) -> str:
    return rf"""
    (?P<currency>(?:US|AU|NZ|HK|CA|[ACSR])?\$)
    |(?P<abbreviation>(?:[^\W\d_]\.){{2,}})
    |(?P<designator>(?!{grouped})\d+(?:\.\d+){{2,}}
        |\d+[GD]\b|(?!(?:US|A|C)\d)[A-Z][A-Za-z]*-?\d[\w]*(?:-\w+)*)
    |(?P<number>{number})
    |(?P<word>(?:{LETTER})+(?:['’](?:{LETTER})+)*)
    |(?P<owner>['’]\s[sS]{NO_MORE})
    |(?P<sign>\S)
    """
