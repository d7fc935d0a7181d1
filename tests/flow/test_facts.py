import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.dossier import Scope
from workbench.core.draft import Draft
from workbench.core.export import rows
from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import articles, facts, history, projects
from workbench.flow.projects import Project
from workbench.store.dossier import read_dossier

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=300)


def guids(project: Project) -> list[str]:
    return [card.guid for card in articles.articles(project)]


def find(project: Project, article: int, words: str, stance: Stance = Stance.STATES) -> Quote:
    guid = guids(project)[article]
    start = articles.article(project, guid).text.index(words)
    return Quote(guid, Span(start, start + len(words)), stance)


def test_a_tagged_fact_keeps_both_quotes_after_a_restart(project: Project) -> None:
    quotes = [find(project, 0, "$3 billion"), find(project, 1, "3 billion dollars", Stance.CONTRADICTS)]
    made = facts.tag_fact(
        project, "  The deal is worth $3 billion. ", quotes, tags=["Money", "money ", "deal"]
    )
    project.close()
    again = projects.open_project(project.path, reviewer="Bob")
    assert facts.facts(again) == (made,)
    again.close()
    assert (made.name, made.statement, made.tags) == (
        "F-0001",
        "The deal is worth $3 billion.",
        ("deal", "Money"),
    )
    assert [item.exact for item in made.evidence] == ["$3 billion", "3 billion dollars"]
    assert [item.stance for item in made.evidence] == [Stance.STATES, Stance.CONTRADICTS]
    assert made.evidence[0].prefix == "n April 10. 🚀 The deal is worth "
    assert made.evidence[0].suffix == ". It e\u0301tait tard."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project that keeps every text it is given."""
    opened = projects.open_project(tmp_path_factory.mktemp("shelf") / "S.swb", reviewer="Anna", create=True)
    yield opened
    opened.close()


@settings(max_examples=40, deadline=None)
@given(text=ANY_TEXT, data=st.data())
def test_a_quote_is_always_what_the_text_says_there(shelf: Project, text: str, data: st.DataObject) -> None:
    raw = text.encode()
    articles.add_articles(shelf, [Draft(text, raw, hashlib.sha256(raw).hexdigest(), title="Any")])
    stored = {articles.article(shelf, guid).text: guid for guid in guids(shelf)}
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    try:
        item = facts.tag_fact(shelf, "So it says", [Quote(stored[text], span)]).evidence[0]
    except Problem:
        assert not span.of(text).strip()
        return
    assert (item.span, item.exact) == (span, text[span.start : span.end])
    assert (item.prefix, item.suffix) == (text[max(0, start - 32) : start], text[span.end : span.end + 32])


@pytest.mark.parametrize("span", [Span(-1, 3), Span(3, 3), Span(5, 2), Span(0, 10_000)])
def test_a_passage_outside_the_text_is_refused_whole(project: Project, span: Span) -> None:
    with pytest.raises(Problem, match="outside the text of “Article 0”"):
        facts.tag_fact(project, "x", [find(project, 1, "Leaders"), Quote(guids(project)[0], span)])
    assert facts.facts(project) == ()
    assert history.undo_label(project) == "Add 3 articles"


def test_what_cannot_be_a_fact_is_refused(project: Project) -> None:
    with pytest.raises(Problem, match="needs a statement"):
        facts.tag_fact(project, " \n ", [])
    with pytest.raises(Problem, match="is blank"):
        facts.tag_fact(project, "x", [find(project, 2, "\n\n")])
    with pytest.raises(Problem, match="not in the project any more"):
        facts.tag_fact(project, "x", [Quote("nowhere", Span(0, 1))])
    with pytest.raises(ValueError, match="no kind"):
        facts.tag_fact(project, "x", [], kind="gossip")
    assert facts.facts(project) == ()


def test_a_statement_with_characters_no_file_can_hold_is_kept(project: Project) -> None:
    made = facts.tag_fact(project, "half a pair \ud83d, a NUL \0, a\r\nline", [], tags=["a\nb", "", "\ud83d"])
    assert made.statement == "half a pair \ufffd, a NUL \ufffd, a\nline"
    assert made.tags == ("a b", "\ufffd")


def test_evidence_is_added_once_judged_and_removed(project: Project) -> None:
    fact = facts.tag_fact(project, "The deal is off", [find(project, 2, "the deal is off")])
    more = facts.add_evidence(project, fact.guid, [find(project, 0, "deal"), find(project, 0, "deal")])
    assert [item.exact for item in more.evidence] == ["the deal is off", "deal"]
    with pytest.raises(Problem, match="F-0001 quotes this passage already"):
        facts.add_evidence(project, fact.guid, [find(project, 0, "deal")])
    judged = facts.set_stance(project, more.evidence[1].guid, Stance.QUALIFIES)
    assert judged.evidence[1].stance is Stance.QUALIFIES
    assert history.undo_label(project) == "Evidence of F-0001 qualifies"
    left = facts.remove_evidence(project, more.evidence[0].guid)
    assert [item.exact for item in left.evidence] == ["deal"]
    with pytest.raises(Problem, match="not in the project any more"):
        facts.set_stance(project, more.evidence[0].guid, Stance.STATES)
    history.undo(project)
    assert facts.facts(project)[0].evidence == judged.evidence


def test_setting_the_same_again_is_no_action(project: Project) -> None:
    fact = facts.tag_fact(project, "So", [find(project, 0, "deal")], tags=["a"])
    before = history.actions(project)
    facts.set_stance(project, fact.evidence[0].guid, Stance.STATES)
    facts.edit_fact(project, fact.guid, statement="So ", status="open")
    facts.set_tags(project, fact.guid, ["A"])
    assert history.actions(project) == before


def test_a_fact_is_edited_and_removed(project: Project) -> None:
    fact = facts.tag_fact(project, "So", [find(project, 0, "deal")], tags=["a"])
    edited = facts.edit_fact(project, fact.guid, statement="Not so", status="disputed")
    assert (edited.statement, edited.status) == ("Not so", "disputed")
    with pytest.raises(ValueError, match="no status"):
        facts.edit_fact(project, fact.guid, status="maybe")
    facts.remove_fact(project, fact.guid)
    assert (facts.facts(project), facts.tags(project)) == ((), ("a",))
    with pytest.raises(Problem, match="not in the project any more"):
        facts.edit_fact(project, fact.guid, statement="Again")
    history.undo(project)
    assert facts.facts(project) == (edited,)


def test_tags_are_one_whatever_their_capitals(project: Project) -> None:
    first = facts.tag_fact(project, "a", [], tags=["Élan", "Beta"])
    second = facts.tag_fact(project, "b", [], tags=["élan", "BETA", "gamma"])
    assert first.tags == ("Beta", "Élan")
    assert second.tags == ("Beta", "gamma", "Élan")
    assert facts.tags(project) == ("Beta", "gamma", "Élan")
    assert facts.set_tags(project, second.guid, []).tags == ()


def test_evidence_in_an_article_comes_in_the_order_of_its_text(project: Project) -> None:
    facts.tag_fact(project, "a", [find(project, 0, "tard"), find(project, 1, "deal")])
    facts.tag_fact(project, "b", [find(project, 0, "Leaders")])
    found = facts.evidence_in(project, guids(project)[0])
    assert [item.exact for item in found] == ["Leaders", "tard"]


def test_listing_facts_takes_as_many_queries_for_a_thousand(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(20):
        facts.tag_fact(project, f"Fact {i}", [find(project, 0, "deal")], tags=["a", f"t{i}"])
    asked: list[str] = []
    rows = project.rows
    monkeypatch.setattr(project, "rows", lambda sql, *rest: asked.append(sql) or rows(sql, *rest))
    assert len(facts.facts(project)) == 20
    assert len(asked) == 3


def test_the_export_has_a_row_for_each_quote_and_for_a_fact_without_any(project: Project) -> None:
    articles.edit_article(project, guids(project)[0], {"outlet": "Daily", "published": "2024-04-10"})
    both = facts.tag_fact(
        project, "b", [find(project, 1, "deal"), find(project, 0, "deal")], tags=["x", "A b"]
    )
    none = facts.tag_fact(project, "a", [])
    found = list(rows(read_dossier(project, Scope())))
    assert [(row.fact_no, row.article, row.quote) for row in found] == [
        ("F-0001", "Article 0", "deal"),
        ("F-0001", "Article 1", "deal"),
        ("F-0002", "", ""),
    ]
    first, last = found[0], found[2]
    text = articles.article(project, first.article_guid).text
    assert (first.start, first.end) == (text.index("deal"), text.index("deal") + 4)
    assert (first.publisher, first.published_at, first.version) == ("Daily", "2024-04-10", 1)
    assert (first.tags, first.evidence_guid) == (("A b", "x"), both.evidence[1].guid)
    assert (last.fact_guid, last.version, last.start, last.tags, last.reviewer) == (
        none.guid,
        None,
        None,
        (),
        "",
    )


def test_every_field_of_a_fact_is_kept_and_undone(project: Project) -> None:
    fact = facts.tag_fact(project, "So", [])
    wanted = {
        "statement": "Not so",
        "kind": "quote",
        "status": "in_review",
        "claimant": "The ministry",
        "claimant_url": "https://example.org/ministry",
        "claim_date": "2024-04",
        "context": "Said on the radio.\nTwice.",
        "review_url": "http://example.org/review#1",
    }
    edited = facts.edit_fact(project, fact.guid, **wanted)
    assert {name: getattr(edited, name) for name in wanted} == wanted
    history.undo(project)
    assert facts.fact(project, fact.guid) == fact


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("claim_date", "10 April", "not a day in the calendar"),
        ("claim_date", "2024-13", "not a day in the calendar"),
        ("claim_date", "2023-02-29", "not a day in the calendar"),
        ("claim_date", "20240410", "not a day in the calendar"),
        ("claimant_url", "ministry", "not a web address"),
        ("claimant_url", "javascript:alert(1)", "not a web address"),
        ("review_url", "http://[", "not a web address"),
        ("statement", " ", "needs a statement"),
    ],
)
def test_what_a_field_cannot_keep_is_said_and_nothing_is_changed(
    project: Project, field: str, typed: str, said: str
) -> None:
    fact = facts.tag_fact(project, "So", [])
    with pytest.raises(Problem, match=said):
        facts.edit_fact(project, fact.guid, claimant="Never stored", **{field: typed})
    assert facts.fact(project, fact.guid) == fact


def test_a_field_is_emptied(project: Project) -> None:
    fact = facts.tag_fact(project, "So", [])
    facts.edit_fact(project, fact.guid, claim_date="2024", claimant_url="https://example.org")
    assert facts.edit_fact(project, fact.guid, claim_date="", claimant_url=" ").claim_date == ""


def test_a_quote_has_confidence_a_comment_and_may_be_important(project: Project) -> None:
    (piece,) = facts.tag_fact(project, "So", [find(project, 0, "deal")]).evidence
    (said,) = facts.edit_evidence(
        project, piece.guid, confidence=4, comment=" Read it twice ", important=True
    ).evidence
    assert (said.confidence, said.comment, said.important, said.stance) == (
        4,
        "Read it twice",
        True,
        piece.stance,
    )
    assert history.undo_label(project) == "Evidence of F-0001: confidence and comment and important"
    (less,) = facts.edit_evidence(project, piece.guid, confidence=0, comment="", important=False).evidence
    assert (less.confidence, less.comment, less.important) == (None, "", False)
    with pytest.raises(ValueError, match="no confidence"):
        facts.edit_evidence(project, piece.guid, confidence=6)
    history.undo(project)
    assert facts.facts(project)[0].evidence == (said,)


def test_quotes_overlap_freely(project: Project) -> None:
    fact = facts.tag_fact(project, "So", [find(project, 0, "The deal is worth"), find(project, 0, "deal")])
    more = facts.add_evidence(project, fact.guid, [find(project, 0, "deal is")])
    assert [item.exact for item in more.evidence] == ["The deal is worth", "deal", "deal is"]


def test_many_facts_change_status_or_go_in_one_action(project: Project) -> None:
    made = [facts.tag_fact(project, str(i), [find(project, 0, "deal")], tags=["t"]) for i in range(3)]
    before = facts.facts(project)
    facts.set_status(project, [fact.guid for fact in made[:2]], "disputed")
    assert history.undo_label(project) == "Set 2 facts to disputed"
    assert [fact.status for fact in facts.facts(project)] == ["disputed", "disputed", "open"]
    facts.remove_facts(project, [fact.guid for fact in made[1:]])
    assert history.undo_label(project) == "Remove 2 facts"
    assert [fact.number for fact in facts.facts(project)] == [1]
    history.undo(project)
    history.undo(project)
    assert facts.facts(project) == before
