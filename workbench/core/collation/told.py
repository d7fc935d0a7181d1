"""What one article tells, sentence by sentence: claims with a value, explained acronyms, words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.core.lexicon import Lexicon
from workbench.core.model import Article, Role, Sentence, Span
from workbench.core.passage import Passage, Reader
from workbench.core.values.acronyms import Definition
from workbench.core.values.dates import published_day
from workbench.core.values.mention import Mention
from workbench.core.values.quantities import Quantity

_TYPED = frozenset({"date", "quantity", "money"})
_COUNTED = frozenset({"cardinal", "fraction", "multiple", "ordinal"})
_QUOTE_WORDS = 3
_EDGES = ".,;:!?“”‘’\"'()[]"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that an article gives: its kind, its place, the number of its sentence, and how it reads.

    ``meaning`` is what it is compared by: a value of the core, or folded words.
    """

    article: int
    kind: str
    span: Span
    sentence: int
    value: str
    meaning: object


class Told:
    """One article of the table, read once."""

    def __init__(
        self, number: int, article: Article, sentences: Sequence[Sentence], lexicon: Lexicon
    ) -> None:
        self.number = number
        self.article = article
        self.sentences = sentences
        self._lexicon = lexicon
        self._reader = Reader(article.text, lexicon, published_day(article.published))
        self._starts = [sentence.span.start for sentence in sentences]

    def passage(self, sentence: int) -> Passage:
        """Everything about one sentence."""
        return self._reader.sentence(self.sentences[sentence])

    def at(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def touched(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The numbers of the sentences that the spans touch, ascending."""
        found: set[int] = set()
        for span in spans:
            first, last = self.at(span), self.at(Span(max(span.start, span.end - 1), span.end))
            found.update(range(first, last + 1))
        return tuple(sorted(found))

    def prose(self) -> Iterator[int]:
        """The numbers of the sentences that can carry claims."""
        return (i for i, sentence in enumerate(self.sentences) if sentence.role is Role.PROSE)

    @cached_property
    def claims(self) -> dict[int, tuple[Claim, ...]]:
        """Numbers, amounts, dates and quotations by the number of their sentence."""
        return {index: tuple(self._claims(index)) for index in self.prose()}

    @cached_property
    def words(self) -> dict[int, frozenset[str]]:
        """The words of content of each sentence, folded."""
        return {index: frozenset(self._content(index)) for index in self.prose()}

    def definitions(self) -> Iterator[tuple[int, Definition]]:
        """Every acronym that is explained in brackets, with the number of its sentence."""
        for index in self.prose():
            if self._reader.bracketed(self.sentences[index]):
                yield from ((index, each) for each in self.passage(index).definitions)

    def wording(self, sentences: Sequence[int]) -> str:
        """Sentences on one line."""
        spans = (self.sentences[i].span for i in sentences)
        return " ".join(" ".join(span.of(self.article.text).split()) for span in spans)

    def claim(self, kind: str, span: Span, value: str) -> Claim:
        """What stands at a place where the articles differ, for a kind that has no value to read."""
        return Claim(self.number, kind, span, self.at(span), value, folded(value))

    def _claims(self, index: int) -> Iterator[Claim]:
        passage = self.passage(index)
        for mention in passage.mentions:
            if _counts(mention):
                span = passage.span(mention.start, mention.end)
                yield Claim(self.number, mention.slot, span, index, mention.label, mention.value)
        for quote in passage.quotes:
            words = passage.words(quote.start, quote.end)
            if len(words) >= _QUOTE_WORDS:
                span = passage.span(quote.start, quote.end)
                said = passage.written(quote.start, quote.end)
                yield Claim(self.number, "quote", span, index, said, tuple(word.casefold() for word in words))

    def _content(self, index: int) -> Iterator[str]:
        stops = self._lexicon.stopwords
        return (norm.casefold() for norm in self.passage(index).norms if norm not in stops and len(norm) > 1)


def folded(words: str) -> tuple[str, ...]:
    """Words by which two wordings are compared."""
    plain = (word.strip(_EDGES) for word in words.casefold().split())
    return tuple(word for word in plain if word)


def _counts(mention: Mention) -> bool:
    value = mention.value
    if isinstance(value, Quantity):
        return value.form in _COUNTED
    return mention.slot in _TYPED
