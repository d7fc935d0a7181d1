"""A divergence inside one article marks both of its places on that article's page alone."""

from workbench.core.compare import compare
from workbench.core.model import Article, Side
from workbench.formats.language import load
from workbench.gui.compare.marks import sheet
from workbench.gui.compare.speech import sentence
from workbench.gui.divergences import phrases

TEXT = (
    "The Bureau of Coastal Safety (BCS) opened an office in Bergen.\n"
    "The Bureau of Coastal Security (BCS) will lead the inquiry."
)


def test_both_places_are_marked_on_the_page_of_their_article() -> None:
    comparison = compare(Article(TEXT), Article("Nobody in Rome could remember a colder spring."), load())
    (index,) = [i for i, each in enumerate(comparison.divergences) if each.within]
    left, right = (sheet(comparison, side, [index], sameness=False).marks for side in Side)
    assert [TEXT[m.span.start : m.span.end] for m in left.items] == [
        "Bureau of Coastal Safety (BCS)",
        "Bureau of Coastal Security (BCS)",
    ]
    assert right.items == []


def test_the_list_and_the_screen_reader_say_that_it_is_one_article() -> None:
    comparison = compare(Article("Nobody in Rome could remember a colder spring."), Article(TEXT), load())
    (found,) = [each for each in comparison.divergences if each.within]
    texts = {Side.LEFT: "", Side.RIGHT: TEXT}
    assert "inside B" in sentence(found)
    assert "inside B" in phrases.sentence(found, texts)
    assert phrases.said(found, texts)[Side.LEFT] == ""
    assert "Safety (BCS) ≠ Bureau" in phrases.said(found, texts)[Side.RIGHT]
