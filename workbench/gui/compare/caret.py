"""Where the reader stands in a text: a point, a sentence, and what the keys select from there."""

from bisect import bisect_right
from collections.abc import Sequence

from workbench.core.model import Span
from workbench.gui.compare.wordborders import next_word, word_before, words


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
            found = next_word(self._text, self.point)
            self.put(found.end if found else len(self._text), extend=extend)
            return
        found = word_before(self._text, self.point)
        self.put(found.start if found else 0, extend=extend)

    def trim_end(self, step: int) -> None:
        """Take one more word in at the end of the selection (+1), or leave its last one out (-1).

        Without a selection it is the sentence stood in. One word is always left.
        """
        span = self._unit()
        if span is None:
            return
        if step > 0:
            found = next_word(self._text, span.end)
            self.anchor, self.point = span.start, found.end if found else span.end
            return
        found = word_before(self._text, span.end)
        if found and found.end >= span.end:
            found = word_before(self._text, found.start)
        keeps = found is not None and found.end > span.start
        self.anchor, self.point = span.start, found.end if found and keeps else span.end

    def trim_start(self, step: int) -> None:
        """Leave the first word of the selection out (+1), or take one more in before it (-1)."""
        span = self._unit()
        if span is None:
            return
        if step < 0:
            found = word_before(self._text, span.start)
            self.anchor, self.point = span.end, found.start if found else span.start
            return
        found = next_word(self._text, span.start)
        if found and found.start <= span.start:
            found = next_word(self._text, found.end)
        keeps = found is not None and found.start < span.end
        self.anchor, self.point = span.end, found.start if found and keeps else span.start

    def word_at(self, point: int) -> Span:
        """The word around ``point``, else the one character there."""
        one = Span(point, min(len(self._text), point + 1))
        return next((word for word in words(self._text, one) if word.start <= point < word.end), one)

    def sentence_at(self, point: int) -> Span:
        """The sentence around ``point``."""
        if not self.sentences:
            return Span(point, point)
        return self.sentences[self._holding(point)]

    def _unit(self) -> Span | None:
        return self.selection or self.sentence

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
