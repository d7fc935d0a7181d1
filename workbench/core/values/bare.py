"""Bare numbers in digits and words, with their magnitude."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.lexicon import Lexicon
from workbench.core.wording import Line, Token

# Shorter magnitudes ("mn") are signs that stand right behind digits.
_SHORT = 3
DASHES = frozenset({"-", "–", "—", "−"})


@dataclass(slots=True)
class Number:
    """A bare number while it is being read: its value, where it ends, and its form."""

    value: float
    end: int
    form: str = "cardinal"


class BareReader:
    """Reads the number that starts at a token of one sentence, if one does."""

    def __init__(self, line: Line, taken: set[int], lexicon: Lexicon) -> None:
        self._line = line
        self._tokens: Sequence[Token] = line.tokens
        self._taken = taken
        self._lexicon = lexicon

    def number(self, at: int) -> Number | None:
        """The bare number that starts at a token, with its magnitude."""
        if at >= len(self._tokens) or at in self._taken:
            return None
        token = self._tokens[at]
        if token.sort == "number":
            return self._digits(at, token)
        return self._spelled(at, token.norm) if token.sort == "word" else None

    def _digits(self, at: int, token: Token) -> Number:
        if token.norm.endswith("th"):
            return Number(float(token.norm[:-2]), at + 1, "ordinal")
        value, end = float(token.norm), at + 1
        tokens = self._tokens
        if end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end + 1].sort == "number":
            lower = tokens[end + 1].norm.removesuffix("th")
            if lower in ("2", "3", "4", "5", "8", "10"):
                return Number(value / float(lower), end + 2) if value < float(lower) else Number(value, end)
        return self._scaled(value, end)

    def _scaled(self, value: float, end: int, form: str = "cardinal") -> Number:
        """Multiply by the magnitudes that follow; a hyphen may stand between."""
        while True:
            at = end + (end < len(self._tokens) and self._tokens[end].text in DASHES)
            if at >= len(self._tokens) or self._tokens[at].sort != "word":
                return Number(value, end, form)
            token = self._tokens[at]
            size = self._lexicon.magnitudes.get(token.low)
            if size is None or (len(token.text) <= 2 and not self._line.glued(at)):
                return Number(value, end, form)
            value, end, form = value * size, at + 1, "cardinal"

    def _spelled(self, at: int, norm: str) -> Number | None:
        lexicon = self._lexicon
        small = lexicon.small
        if norm in small["indefinite"] or norm in small["half"]:
            return self._article(at, norm)
        if norm in lexicon.vague:
            return Number(lexicon.vague[norm], at + 1, "vague")
        if norm in small["lone magnitude"]:
            return Number(lexicon.magnitudes[norm], at + 1)
        if norm in lexicon.numbers:
            return self._cardinal(at)
        if norm in lexicon.ordinals and norm not in small["uncounted ordinal"]:
            return Number(lexicon.ordinals[norm], at + 1, "ordinal")
        return None

    def _article(self, at: int, norm: str) -> Number | None:
        """As in "a hundred", "a dozen", "a quarter", "half", "half a million", "half of"."""
        following = self._tokens[at + 1].norm if at + 1 < len(self._tokens) else ""
        small = self._lexicon.small
        if norm in small["half"]:
            if following in small["indefinite"]:
                scaled = self._scaled(0.5, at + 2)
                return scaled if scaled.end > at + 2 else Number(0.5, at + 1, "fraction")
            return Number(0.5, at + 1, "fraction")
        if len(following) > _SHORT and following in self._lexicon.magnitudes:
            return self._scaled(1.0, at + 1)
        if following in self._lexicon.units and self._half_more(at + 2):
            return Number(1.0, at + 1)
        if following in small["article fraction"] and self._follows(at + 2, small["of"]):
            return Number(self._lexicon.fractions[following], at + 2, "fraction")
        return None

    def _half_more(self, at: int) -> bool:
        """As in "an hour and a half"."""
        small = self._lexicon.small
        parts = enumerate((small["and"], small["indefinite"], small["half"]))
        return all(self._follows(at + step, part) for step, part in parts)

    def _follows(self, at: int, norms: frozenset[str]) -> bool:
        return at < len(self._tokens) and self._tokens[at].norm in norms

    def _cardinal(self, at: int) -> Number:
        """A number in words: "twenty-one", "four hundred and fifty", "two-thirds", "one"."""
        total, group, end, tokens, lexicon = 0.0, 0.0, at, self._tokens, self._lexicon
        while end < len(tokens):
            norm = tokens[end].norm
            if norm in lexicon.numbers and (
                end == at or group % 100 == 0 or 0 < lexicon.numbers[norm] < 10 <= group % 100
            ):
                group += lexicon.numbers[norm]
            elif norm in lexicon.magnitudes and len(norm) > _SHORT:
                size = lexicon.magnitudes[norm]
                if size == 100:
                    group = max(1.0, group) * size
                else:
                    total, group = total + max(1.0, group) * size, 0.0
            elif not self._joins(end, group):
                break
            end += 1
        while tokens[end - 1].text in DASHES or tokens[end - 1].norm in lexicon.small["and"]:
            end -= 1
        value = total + group
        ordinal = self._ordinal_behind(value, end)
        if ordinal:
            return ordinal
        return self._fraction(value, end) or Number(value, end, "weak" if value == 1 else "cardinal")

    def _ordinal_behind(self, value: float, end: int) -> Number | None:
        """As in "twenty-first"."""
        at = end + (end < len(self._tokens) and self._tokens[end].text in DASHES)
        last = self._lexicon.ordinals.get(self._tokens[at].norm) if at < len(self._tokens) else None
        if at == end or last is None or not 0 < last < 10 or value % 100 < 20 or value % 10:
            return None
        return Number(value + last, at + 1, "ordinal")

    def _joins(self, at: int, group: float) -> bool:
        """Whether a hyphen or "and" here goes on with the same number."""
        following = self._tokens[at + 1].norm if at + 1 < len(self._tokens) else ""
        if self._tokens[at].text in DASHES:
            return following in self._lexicon.numbers or following in self._lexicon.magnitudes
        joins = self._tokens[at].norm in self._lexicon.small["and"]
        return joins and group >= 100 and following in self._lexicon.numbers

    def _fraction(self, value: float, end: int) -> Number | None:
        at = end + (end < len(self._tokens) and self._tokens[end].text in DASHES)
        if at < len(self._tokens) and 0 < value < 10:
            part = self._lexicon.fractions.get(self._tokens[at].norm)
            if part and (self._tokens[at].norm not in self._lexicon.small["loose fraction"] or at > end):
                return Number(value * part, at + 1, "fraction")
        return None
