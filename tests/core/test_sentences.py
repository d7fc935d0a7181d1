import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core.language import Language
from workbench.core.model import Role
from workbench.core.sentences import LONGEST, split
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

ENGLISH = load()


def cut(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split(text, ENGLISH)]


def roles(text: str) -> dict[str, Role]:
    return {sentence.span.of(text): sentence.role for sentence in split(text, ENGLISH)}


def sample(number: str) -> str:
    return next(paths.resources("samples").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.text("ab. AB!?\n”“\"')(1U.S。؟ \u00a0", max_size=200))
def test_every_visible_character_is_in_exactly_one_sentence(text):
    sentences = split(text, ENGLISH)
    covered = [i for sentence in sentences for i in range(sentence.span.start, sentence.span.end)]
    assert len(covered) == len(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))
    assert covered == sorted(covered)
    for sentence in sentences:
        assert sentence.span.of(text).strip() == sentence.span.of(text) != ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. Department of Defense paid. It did.", 2),
        ("He lives in the U.S. He works there.", 2),
        ("J. R. Smith met George W. Bush. They talked.", 2),
        ("It grew 2.4 percent to 1,000.5 tons. Good.", 2),
        ("Gen. Lee and Dr. Ray met on Jan. 5 at 5 p.m. on No. 9 road. Done.", 2),
        ("Acme Inc. announced it. Acme Inc. The firm is old.", 3),
        ("Well... you know. Wait… What?", 3),
        ("They are “forward-looking partners.” Next came Bob.", 2),
        ("“Is it?” he asked. “No!” she cried.", 2),
        ("(He left.) Then she left [2]. End.", 3),
        ("The claim stands.[1] Others doubt it.", 2),
        ("missile defense packages. together with others", 2),
        ("This is the end.Next one begins.", 2),
        ("See Booking.com or www.example.com/a.Html for more. Bye.", 2),
        ("今日は晴れ。明日は雨！本当？", 3),
        ("هل هذا صحيح؟ نعم. حسنا.", 3),
        ("यह एक है। यह दो है।", 2),
        ("What?! Really. Yes!", 3),
        ("e.g. this and i.e. that. Done.", 2),
    ],
)
def test_where_sentences_end(text, count):
    assert len(cut(text)) == count, cut(text)


def test_numbered_lists_and_bullets_keep_their_marks():
    text = "1. First thing to do\n2. Second thing to do\n• A bullet\n• Another bullet"
    assert cut(text) == text.split("\n")


def test_lines_are_paragraphs_unless_they_were_wrapped():
    assert len(split("One line here\nAnother line here\n", ENGLISH)) == 2
    wrapped = (
        "The minister travelled to the coast on Monday in order to\n"
        "open the new harbour bridge, which the Department of\n"
        "Transport had promised ten years ago. Nobody came to the\n"
        "ceremony."
    )
    assert [line.split("\n")[0][:10] for line in cut(wrapped)] == ["The minist", "Nobody cam"]


def test_paragraph_numbers_follow_the_text():
    text = "One. Two.\n\nThree.\nFour."
    assert [sentence.paragraph for sentence in split(text, ENGLISH)] == [0, 0, 1, 2]


def test_text_without_any_full_stop_is_cut_at_white_space():
    text = "word " * 5000
    assert all(len(piece) <= LONGEST and piece.endswith("word") for piece in cut(text))
    assert max(map(len, cut("x" * 10_000))) == LONGEST


@pytest.mark.parametrize(
    "line",
    [
        "[ad_1]",
        "Source link",
        "spot_img",
        "Zephyrnet Logo",
        "Date:",
        "Latest Intelligence",
        "Subscribe for full access.",
        "Already a subscriber?",
        "– Epoch Times First Issue",
        "Advertisement",
        "Share this article on Facebook",
        "Read more: How the bridge was built",
        "Image: Getty Images",
        "We use cookies to improve your experience on our website.",
        "Sign up for our newsletter",
        "© 2024 The Daily Planet. All rights reserved",
        "Photo by Jane Roe",
        "5 min read",
        "https://example.org/story",
        "Related articles",
        "3 Comments",
    ],
)
def test_page_furniture_is_recognised(line):
    text = f"The bridge was closed on Friday. It opens next week.\n\n{line}\n\nThe mayor was not there."
    at = text.index(line)
    found = [s.role for s in split(text, ENGLISH) if at <= s.span.start < at + len(line)]
    assert set(found) == {Role.BOILERPLATE}


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by two percent on Monday.",
        "Sources close to the minister denied the report.",
        "Related companies must publish their accounts.",
        "Image quality has improved since then.",
        "By nature he was kind to people.",
        "Subscribers paid more than ever before.",
        "Comments made by the minister caused anger.",
        "Cookies were handed out to the children.",
    ],
)
def test_prose_that_begins_like_furniture_stays_prose(line):
    text = f"The bridge was closed on Friday. It opens next week.\n\n{line}\n\nThe mayor was not there."
    assert roles(text)[line] is Role.PROSE


@pytest.mark.parametrize(
    "line", ["By Takahashi Kosuke", "By Jane Roe and John Doe | May 5, 2024", "April 10, 2024"]
)
def test_bylines(line):
    text = f"Harbour Bridge Closed After Storm\n{line}\nThe bridge was closed on Friday. It opens soon."
    assert roles(text)[line] is Role.BYLINE


def test_roles_of_a_page_with_everything():
    found = roles(sample("001"))
    assert found["The Diplomat"] is Role.BOILERPLATE
    assert (
        found["US, Japan Upgrade Security Ties From ‘Interoperability’ to ‘Interchangeability’"]
        is Role.HEADING
    )
    assert found["By Takahashi Kosuke"] is Role.BYLINE
    assert found["Want to read more?"] is Role.BOILERPLATE
    assert found["US in Asia"] is Role.BOILERPLATE
    assert sum(role is Role.PROSE for role in found.values()) == 24


def test_language_without_tables_still_cuts():
    assert len(split("Eins ist da. Zwei auch! Drei?", Language("de"))) == 3


def test_many_marks_without_words_are_one_sentence_and_fast():
    assert len(split("”. " * 50_000 + "End.", ENGLISH)) > 0
    assert cut("He left. ” ” Then she left.") == ["He left.", "” ” Then she left."]


HARD = {
    "short lines": lambda size: "\n".join(f"Line {number} of it" for number in range(size // 12)),
    "equal words": lambda size: "word " * (size // 5),
    "quotation marks": lambda size: "“" * size,
    "single line": lambda size: " ".join(str(number) for number in range(size // 6)),
    "single word": lambda size: "x" * size,
    "repetition": lambda size: "He left, and she stayed. " * (size // 25),
    "stops": lambda size: ". " * (size // 2),
    "heading after heading": lambda size: "Harbour Bridge Closed\n" * (size // 22),
}


@pytest.mark.parametrize("made", HARD.values(), ids=HARD)
def test_work_grows_with_the_length_of_the_text_and_no_faster(made):
    """Counted in calls of functions, which unlike seconds are the same on every machine."""
    small, large = (calls(made(size)) for size in (20_000, 80_000))
    assert large < 4.4 * small + 200


def calls(text: str) -> int:
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        split(text, ENGLISH)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("made", HARD.values(), ids=HARD)
def test_cutting_can_be_given_up_at_any_stage(made):
    """However long the text, only so much is done between two checks."""
    text = made(200_000)
    asked = 0

    def is_cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > limit

    limit = 1_000_000
    split(text, ENGLISH, Ticket(is_cancelled=is_cancelled))
    for limit in (0, asked // 2, asked - 1):
        asked = 0
        with pytest.raises(Cancelled):
            split(text, ENGLISH, Ticket(is_cancelled=is_cancelled))
        assert asked == limit + 1


def test_lines_and_pieces_are_checked_one_by_one_at_most_some_hundred_apart():
    asked: list[int] = []
    ticket = Ticket(is_cancelled=lambda: bool(asked.append(1)))
    found = split("\n".join(["Harbour Bridge Closed"] * 10_000), ENGLISH, ticket)
    assert len(asked) > 2 * len(found) / 250
