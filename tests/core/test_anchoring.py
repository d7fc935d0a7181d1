"""Quotes in corrected texts: kept where they are, never put where they are not."""

import random
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.anchoring import CONTEXT, Place, PlaceStatus, reanchor
from workbench.core.model import Span
from workbench.paths import resources

TEXT = (
    "The ministry ordered 450 missiles on Monday. Nobody had asked for them. "
    "The harbour was closed by a storm for two days. Ferries to the island run every hour in summer."
)
WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^\s.][^.\n]{30,}\.")
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@cache
def samples() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(resources("samples").glob("*.txt")))


@cache
def vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for text in samples() for word in WORD.findall(text)}))


def at(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def sentences(text: str) -> list[Span]:
    return [Span(*found.span()) for found in SENTENCE.finditer(text)]


class Corrected:
    """A text with a share of its words replaced, taken out or joined by another, and what lies where."""

    def __init__(self, text: str, share: float, rng: random.Random) -> None:
        self._edits = [
            (word.start(), word.end(), self._other(word.group(), rng))
            for word in WORD.finditer(text)
            if rng.random() < share
        ]
        self.text = text
        for start, end, other in reversed(self._edits):
            self.text = self.text[:start] + other + self.text[end:]

    def place(self, span: Span) -> Span:
        """The true place of a span whose ends are ends of words."""
        return Span(self._moved(span.start), self._moved(span.end))

    def _moved(self, at: int) -> int:
        return at + sum(len(other) - (end - start) for start, end, other in self._edits if end <= at)

    @staticmethod
    def _other(word: str, rng: random.Random) -> str:
        kind = rng.random()
        return (
            rng.choice(vocabulary())
            if kind < 0.6
            else ""
            if kind < 0.8
            else f"{word} {rng.choice(vocabulary())}"
        )


def outcomes(share: float) -> Iterator[tuple[Place, Span]]:
    """Sentences of the samples in corrected versions, found and true."""
    rng = random.Random(7)
    for text in samples():
        for _ in range(4):
            made = Corrected(text, share, rng)
            for span in rng.sample(sentences(text), 5):
                yield reanchor(text, span, made.text), made.place(span)


def same_place(found: Span, true: Span) -> bool:
    shared = min(found.end, true.end) - max(found.start, true.start)
    return shared > 0.5 * (max(found.end, true.end) - min(found.start, true.start))


@given(ANY, st.data())
def test_in_the_same_text_a_quote_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert reanchor(text, span, text) == Place(span, PlaceStatus.EXACT, 1.0)


@given(ANY.filter(bool))
def test_what_comes_before_moves_a_quote_and_does_not_change_it(before: str) -> None:
    for words in ("450 missiles", "Nobody had asked for them.", TEXT):
        place = reanchor(TEXT, at(words), before + TEXT)
        assert (place.status, place.score) == (PlaceStatus.MOVED, 1.0)
        assert place.span == at(words).shifted(len(before))


@given(ANY.filter(bool))
def test_what_comes_long_after_changes_nothing(after: str) -> None:
    span = at("450 missiles")
    assert reanchor(TEXT, span, TEXT + after) == Place(span, PlaceStatus.EXACT, 1.0)


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_any_two_texts_give_a_place_inside_the_new_one(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    place = reanchor(old, Span(start, data.draw(st.integers(start, len(old)))), new)
    assert 0 <= place.score <= 1
    assert (place.span is None) == (place.status is PlaceStatus.ORPHAN)
    assert place.span is None or 0 <= place.span.start <= place.span.end <= len(new)


@pytest.mark.parametrize(("share", "kept"), [(0.01, 0.99), (0.08, 0.90)])
def test_corrections_of_the_samples_keep_their_quotes_and_misplace_none(share: float, kept: float) -> None:
    found = list(outcomes(share))
    standing = [(place.span, true) for place, true in found if place.span and place.status.stands]
    assert [pair for pair in standing if not same_place(*pair)] == []
    assert len(standing) >= kept * len(found)


@pytest.mark.parametrize("share", [0.0, 0.01])
def test_a_deleted_sentence_is_found_nowhere(share: float) -> None:
    rng = random.Random(3)
    for text in samples():
        for span in rng.sample(sentences(text), 15):
            cut = Corrected(text[: span.start] + text[span.end :], share, rng)
            assert not reanchor(text, span, cut.text).status.stands


def test_a_deleted_word_is_not_found_in_the_same_word_elsewhere() -> None:
    old = "Linus wrote a letter to the king of Norway. Years later, in Vienna, a friend of Linus found it."
    new = old.replace("Linus wrote", "He wrote")
    assert reanchor(old, Span(0, 5), new).status is PlaceStatus.ORPHAN
    later = at("Linus found", old)
    assert reanchor(old, Span(later.start, later.start + 5), new).status is PlaceStatus.MOVED


def test_a_deleted_sentence_is_not_found_in_its_near_twin() -> None:
    twin = "The ministry ordered 540 missiles on Tuesday."
    old = f"{TEXT} {twin}"
    place = reanchor(old, at("The ministry ordered 450 missiles on Monday."), old[45:])
    assert place.status is PlaceStatus.ORPHAN


def test_a_corrected_sentence_is_found_with_its_new_edges() -> None:
    new = TEXT.replace("The harbour was closed", "Yesterday the port was closed").replace(
        "two days", "three weeks"
    )
    place = reanchor(TEXT, at("The harbour was closed by a storm for two days."), new)
    assert place.status is PlaceStatus.FUZZY
    assert place.span
    assert place.span.of(new).endswith("port was closed by a storm for three weeks.")
    assert place.score < 1


def test_a_sentence_that_changed_its_place_is_found_there() -> None:
    first = "The ministry ordered 450 missiles on Monday."
    new = f"{TEXT[45:]} {first}"
    place = reanchor(TEXT, at(first), new)
    assert (place.span, place.status) == (at(first, new), PlaceStatus.MOVED)


def test_a_number_that_was_corrected_is_to_be_checked_or_gone_but_never_taken_for_kept() -> None:
    place = reanchor(TEXT, at("450"), TEXT.replace("450", "73"))
    assert not place.status.stands


def test_two_equal_places_are_left_to_a_person() -> None:
    quote = "A quoted sentence of some length stands here alone."
    old = f"{TEXT * 3} {quote} {TEXT * 3}"
    place = reanchor(old, at(quote, old), f"More. {old} {old} More.")
    assert place.status is PlaceStatus.AMBIGUOUS
    assert place.span


def test_equal_places_are_told_apart_by_what_is_around_them_further_off() -> None:
    advert = f"{'-' * CONTEXT} Read more about it here {'-' * CONTEXT}"
    old = f"{TEXT} {advert} A second part comes here. {advert} A third part follows now."
    second = Span(old.rindex("Read more"), old.rindex("Read more") + 9)
    new = f"New words. {old.replace('follows now', 'is the last')}"
    assert reanchor(old, second, new) == Place(
        second.shifted(11), PlaceStatus.MOVED, reanchor(old, second, new).score
    )


def test_texts_of_more_than_256_characters_are_compared_too() -> None:
    signs = "".join(chr(0x4E00 + number) for number in range(600))
    old, new = f"{TEXT} {signs}。 {TEXT}", f"{TEXT} {signs[:300]}又{signs[301:]}。 {TEXT} 又"
    place = reanchor(old, at(signs, old), new)
    assert (place.span, place.status) == (at(signs[:300] + "又" + signs[301:], new), PlaceStatus.FUZZY)
