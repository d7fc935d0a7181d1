"""An article cut into words once, for all who compare it with another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.language import Language
from workbench.core.model import Sentence
from workbench.core.text import WORD, stemmer
from workbench.core.ticket import Ticket

_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Script:
    """A text, its sentences, and its words in order: their places, as written, and their stems.

    ``bounds`` holds, for each sentence, the number of words before it, and at last the number of all.
    """

    text: str
    sentences: tuple[Sentence, ...]
    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    stems: Sequence[str]
    bounds: Sequence[int]

    def spoken(self, number: int) -> Sequence[str]:
        """The words of one sentence as written."""
        return self.words[self.bounds[number] : self.bounds[number + 1]]

    def told(self, number: int) -> Sequence[str]:
        """The stems of one sentence; its characters where it has no words."""
        stems = self.stems[self.bounds[number] : self.bounds[number + 1]]
        return stems or list(self.sentences[number].span.of(self.text))

    def marked(self, number: int) -> frozenset[str]:
        """The stems of one sentence that are names, numbers or acronyms."""
        first = self.bounds[number]
        return frozenset(
            [
                self.stems[first + place]
                for place, word in enumerate(self.spoken(number))
                if not word.islower()
                and (word[0].isdigit() or word[1:2].isupper() or (place and word[0].isupper()))
            ]
        )


def read(
    text: str, sentences: Sequence[Sentence], language: Language, ticket: Ticket | None = None
) -> Script:
    """Cut the sentences of a text into words; no word reaches from one sentence into the next."""
    spans: list[tuple[int, int]] = []
    bounds = [0]
    ticket = ticket or Ticket()
    for sentence in ticket.over(sentences):
        span = sentence.span
        spans += [found.span() for found in WORD.finditer(text, span.start, span.end)]
        bounds.append(len(spans))
    words: list[str] = []
    stems: list[str] = []
    for first in range(0, len(spans), _WORDS):
        ticket.check()
        part = [text[start:end] for start, end in spans[first : first + _WORDS]]
        words += part
        stems += stemmer(language).all(part)
    return Script(text, tuple(sentences), spans, words, stems, bounds)
