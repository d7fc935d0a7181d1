"""Where the reader stands in a text: a point, a sentence, and what the keys select from there."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from workbench.core.model import Span

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


class Caret:
    """A point that moves by sentences and words; ``anchor`` is the other end of a selection."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self.sentences = sentences
        self.point = self.sentences[0].start if self.sentences else 0
        self.anchor: int | None = None

    @property
    def number(self) -> int:
        """The sentence the point is in, or the last one before it."""
        return self._holding(self._looked_at)

    @property
    def sentence(self) -> Span | None:
        """The span of the sentence the reader stands in."""
        return self.sentences[self.number] if self.sentences else None

    @property
    def selection(self) -> Span | None:
        """What is selected, if anything."""
        if self.anchor is None or self.anchor == self.point:
            return None
        return Span(min(self.anchor, self.point), max(self.anchor, self.point))

    def put(self, point: int, *, extend: bool = False) -> None:
        """Stand at ``point``; ``extend`` keeps the other end of the selection."""
        if not extend:
            self.anchor = None
        elif self.anchor is None:
            self.anchor = self.point
        self.point = max(0, min(len(self._text), point))

    def select(self, span: Span | None) -> None:
        """Select exactly this, or nothing."""
        self.anchor = span.start if span else None
        if span:
            self.point = span.end

    def by_sentence(self, step: int, *, extend: bool = False) -> None:
        """Go on by sentences; extending starts with the sentence stood in."""
        if not self.sentences:
            return
        if extend:
            self._extend(step)
            return
        number = max(0, min(len(self.sentences) - 1, self.number + step))
        self.put(self.sentences[number].start)

    def by_word(self, step: int, *, extend: bool = False) -> None:
        """Go on by words: forward to the end of the next, backward to the start of the previous."""
        if step > 0:
            found = _WORD.search(self._text, self.point)
            self.put(found.end() if found else len(self._text), extend=extend)
            return
        low = max(0, self.point - 400)
        starts = [found.start() for found in _WORD.finditer(self._text, low, self.point)]
        self.put(starts[-1] if starts else low, extend=extend)

    def word_at(self, point: int) -> Span:
        """The word around ``point``, else the one character there."""
        low = max(0, point - 200)
        for found in _WORD.finditer(self._text, low, min(len(self._text), point + 200)):
            if found.start() <= point < found.end():
                return Span(*found.span())
        return Span(point, min(len(self._text), point + 1))

    def sentence_at(self, point: int) -> Span:
        """The sentence around ``point``."""
        if not self.sentences:
            return Span(point, point)
        return self.sentences[self._holding(point)]

    def _extend(self, step: int) -> None:
        here = self.sentences[self.number]
        if self.selection is None:
            self.anchor, self.point = (here.start, here.end) if step > 0 else (here.end, here.start)
            return
        forward = self.point > (self.anchor or 0)
        kept = self._holding((self.anchor or 0) - (not forward))
        number = max(0, min(len(self.sentences) - 1, self.number + step))
        first, last = self.sentences[kept], self.sentences[number]
        if number >= kept:
            self.anchor, self.point = first.start, last.end
        else:
            self.anchor, self.point = first.end, last.start

    def _holding(self, point: int) -> int:
        return max(0, bisect_right(self.sentences, point, key=_start) - 1)

    @property
    def _looked_at(self) -> int:
        """Behind the end of a forward selection nothing is looked at yet."""
        forward = self.anchor is not None and self.point > self.anchor
        return self.point - 1 if forward else self.point


def _start(span: Span) -> int:
    return span.start
