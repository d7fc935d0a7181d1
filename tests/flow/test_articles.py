import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, facts, history
from workbench.flow.projects import Project

Make = Callable[..., Draft]


def test_articles_are_listed_with_their_provenance_and_without_their_text(
    project: Project, draft: Make
) -> None:
    known = {
        "outlet": "Daily",
        "author": "A. Writer",
        "published": "2024-04-10",
        "url": "https://example.org",
    }
    added = articles.add_articles(project, [draft("Four words are here.", "Titled", **known)])
    card = articles.articles(project)[-1]
    assert (card.guid, card.title, card.words, card.version, card.fact_count) == (
        added.articles[0],
        "Titled",
        4,
        1,
        0,
    )
    assert {name: getattr(card, name) for name in known} == known
    read = articles.article(project, card.guid)
    assert (read.text, read.outlet, read.version) == ("Four words are here.", "Daily", 1)
    assert read.sha256 == draft("Four words are here.").sha256


def test_the_same_text_twice_is_recognised(project: Project, draft: Make) -> None:
    twice = [draft("A new text.", "New"), draft("A new text.", "New again")]
    added = articles.add_articles(project, twice)
    assert (len(added.articles), added.known) == (1, ("New",))
    assert added.summary == "1 article added. In the project already, with the same text: “New”."
    before = history.actions(project)
    assert articles.add_articles(project, twice).summary.startswith("0 articles added.")
    assert history.actions(project) == before


def test_a_title_that_quotes_is_quoted_with_single_marks_inside(project: Project, draft: Make) -> None:
    articles.add_articles(project, [draft("One.", title="“We stay”, she says")])
    said = articles.add_articles(project, [draft("One.")]).summary
    assert "“‘We stay’, she says”" in said


def test_originals_are_kept_byte_for_byte(project: Project) -> None:
    raw = b"\xff\xfeA\0"
    articles.add_articles(project, [Draft("A", raw, "", encoding="utf-16", notices=("One", "Two"))])
    kept = project.rows("SELECT bytes FROM original ORDER BY id DESC LIMIT 1")
    version = project.rows("SELECT encoding, notices FROM article_version ORDER BY id DESC LIMIT 1")
    assert (kept[0]["bytes"], version) == (raw, [{"encoding": "utf-16", "notices": "One\nTwo"}])


def test_an_article_without_a_title_is_named_by_its_first_line_or_its_file(project: Project) -> None:
    articles.add_articles(
        project, [Draft("\n\n  A first line  \nmore", b"1", ""), Draft(" \n", b"2", "", file_name="x.txt")]
    )
    assert [card.title for card in articles.articles(project)[-2:]] == ["A first line", "x.txt"]
    assert history.undo_label(project) == "Add 2 articles"


def test_what_reading_had_to_change_is_told_and_provenance_made_fit(project: Project) -> None:
    made = Draft(
        "Text", b"Text", "", file_name="a  \ud800.txt", title="T", outlet="Da\0ily", notices=("Odd.",)
    )
    added = articles.add_articles(project, [made])
    assert added.summary == "1 article added. “T”: Odd."
    assert articles.articles(project)[-1].outlet == "Da\ufffdily"
    kept = project.rows("SELECT file_name FROM article_version ORDER BY id DESC LIMIT 1")
    assert kept == [{"file_name": "a  \ufffd.txt"}]


def test_one_article_names_its_action(project: Project, draft: Make) -> None:
    articles.add_articles(project, [draft("Text", "A very long title " * 9)])
    assert history.undo_label(project) == "Add “A very long title A very long title A very long title A ver…”"


def test_provenance_is_edited(project: Project) -> None:
    guid = articles.articles(project)[0].guid
    articles.edit_article(project, guid, {"title": " New\ntitle ", "published": "2024-04", "note": "a\nb"})
    assert articles.articles(project)[0].title == "New title"
    assert articles.article(project, guid).published == "2024-04"
    assert history.undo(project) == "Edit “Article 0”"
    assert articles.articles(project)[0].title == "Article 0"


@pytest.mark.parametrize("typed", ["April 10, 2024", "10.4.2024", "20240410", "2024-13-01", "yesterday"])
def test_a_date_that_is_none_is_refused(project: Project, typed: str) -> None:
    guid = articles.articles(project)[0].guid
    with pytest.raises(Problem, match="Write it as 2024-04-10"):
        articles.edit_article(project, guid, {"published": typed})


def test_edits_that_make_no_sense_are_refused(project: Project) -> None:
    guid = articles.articles(project)[0].guid
    with pytest.raises(Problem, match="needs a title"):
        articles.edit_article(project, guid, {"title": "  "})
    with pytest.raises(ValueError, match="text"):
        articles.edit_article(project, guid, {"text": "Another text"})
    with pytest.raises(Problem, match="not in the project any more"):
        articles.edit_article(project, "nowhere", {"title": "x"})


def test_an_article_that_facts_quote_stays(project: Project) -> None:
    guid = articles.articles(project)[0].guid
    made = [facts.tag_fact(project, name, [Quote(guid, Span(0, 7))]) for name in "abc"]
    assert articles.articles(project)[0].fact_count == 3
    with pytest.raises(Problem, match="evidence for F-0001, F-0002 and F-0003"):
        articles.remove_article(project, guid)
    for fact in made:
        facts.remove_fact(project, fact.guid)
    articles.remove_article(project, guid)
    assert guid not in [card.guid for card in articles.articles(project)]
    with pytest.raises(Problem, match="not in the project any more"):
        articles.article(project, guid)
    history.undo(project)
    assert articles.article(project, guid).title == "Article 0"


def test_files_are_read_and_the_bad_ones_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "gone.txt"
    good.write_text("A good text.")
    result = articles.read_files([bad, good])
    assert [draft.text for draft in result.drafts] == ["A good text."]
    assert len(result.problems) == 1
    assert pickle.loads(pickle.dumps(result)).drafts == result.drafts  # noqa: S301


def test_reading_files_stops_when_nobody_waits(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        articles.read_files([tmp_path / "a.txt"], ticket=Ticket(is_cancelled=lambda: True))


def test_a_long_text_is_stored_once_and_never_in_the_log(project: Project, draft: Make) -> None:
    text = "word " * 400_000
    size = project.path.stat().st_size
    for _ in range(3):
        articles.add_articles(project, [draft(text, "Long")])
        history.undo(project)
    articles.add_articles(project, [draft(text, "Long")])
    assert project.path.stat().st_size - size < 2.8 * len(text)  # the text, its bytes, its index
