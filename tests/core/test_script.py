from workbench.core.script import read
from workbench.core.sentences import split
from workbench.formats.language import load

ENGLISH = load()


def made(text: str):
    return read(text, split(text, ENGLISH), ENGLISH)


def test_words_are_kept_by_sentence_with_their_places():
    text = "The visits ended. Kishida visited 40 ships."
    script = made(text)
    assert [script.spoken(number) for number in (0, 1)] == [
        ["The", "visits", "ended"],
        ["Kishida", "visited", "40", "ships"],
    ]
    assert [text[start:end] for start, end in script.spans] == list(script.words)
    assert script.told(0)[1] == script.told(1)[1]


def test_names_and_numbers_are_marked_but_not_the_first_word():
    script = made("The visits ended. Yesterday Kishida met 40 members of the JSDF.")
    assert script.marked(0) == frozenset()
    assert script.marked(1) == {"kishida", "40", "jsdf"}


def test_a_sentence_without_words_is_told_by_its_characters():
    text = "The visits ended.\n\n* * *\n\nThey began."
    script = made(text)
    assert [script.told(number) for number in range(len(script.sentences))][1] == list("* * *")
