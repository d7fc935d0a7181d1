import pytest

from workbench.core.factbook import LinkKind, MemoTarget
from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import articles, factbook, facts, history, tags
from workbench.flow.projects import Project


def quote(project: Project, article: int, start: int, stance: Stance = Stance.STATES) -> Quote:
    return Quote(articles.articles(project)[article].guid, Span(start, start + 6), stance)


def test_a_line_counts_evidence_and_names_what_speaks_against(project: Project) -> None:
    first = facts.tag_fact(
        project, "1", [quote(project, 0, 0), quote(project, 1, 0, Stance.CONTRADICTS)], tags=["a / b"]
    )
    second = facts.tag_fact(project, "2", [quote(project, 0, 9, Stance.SUPPORTS)])
    third = facts.tag_fact(project, "3", [])
    lines = factbook.lines(project)
    assert [line.guid for line in lines] == [first.guid, second.guid, third.guid]
    assert lines[0].stances == {Stance.STATES: 1, Stance.CONTRADICTS: 1}
    assert [line.quotes for line in lines] == [2, 1, 0]
    assert [line.contradicted for line in lines] == [True, False, False]
    assert lines[0].tags == (next(t.guid for t in tags.tags(project) if t.path == "a / b"),)
    factbook.link_facts(project, second.guid, LinkKind.CONTRADICTS, third.guid)
    assert [line.contradicted for line in factbook.lines(project)] == [True, True, True]
    assert factbook.lines(project, [third.guid, "nowhere"]) == (factbook.lines(project)[2],)


def test_a_lost_quote_makes_its_fact_doubtful(project: Project, draft) -> None:
    facts.tag_fact(project, "1", [quote(project, 0, 0)])
    guid = articles.articles(project)[0].guid
    articles.add_version(project, guid, draft("Nothing like it stands here any longer, not one word."))
    assert [line.doubtful for line in factbook.lines(project)] == [1]
    history.undo(project)
    assert [line.doubtful for line in factbook.lines(project)] == [0]


def test_what_was_touched_is_named_and_nothing_else(project: Project, draft) -> None:
    made = [facts.tag_fact(project, str(i), [quote(project, i, 0)]) for i in range(3)]
    cards = articles.articles(project)
    last = factbook.last_change(project)
    assert factbook.touched(project, last).tables == frozenset()
    for verb, facts_touched, articles_touched in (
        (lambda: facts.edit_fact(project, made[0].guid, statement="x"), {0}, set()),
        (lambda: facts.set_stance(project, made[1].evidence[0].guid, Stance.MENTIONS), {1}, {1}),
        (lambda: tags.add_tag_to(project, [made[2].guid], "t"), {2}, set()),
        (lambda: tags.rename_tag(project, tags.tags(project)[0].guid, "u"), set(), set()),
        (lambda: factbook.link_facts(project, made[0].guid, LinkKind.REFINES, made[2].guid), {0, 2}, set()),
        (
            lambda: factbook.write_memo(project, MemoTarget.EVIDENCE, made[1].evidence[0].guid, "hm"),
            {1},
            set(),
        ),
        (lambda: facts.remove_fact(project, made[1].guid), {1}, {1}),
        (lambda: history.undo(project), {1}, {1}),
        (lambda: articles.edit_article(project, cards[0].guid, {"outlet": "O"}), set(), set()),
        (lambda: articles.add_version(project, cards[0].guid, draft("Leaders met again.")), {0}, {0}),
    ):
        verb()
        found = factbook.touched(project, last)
        assert found.facts & {fact.guid for fact in made} == {made[i].guid for i in facts_touched}
        assert found.articles == {cards[i].guid for i in articles_touched}
        last = found.last
    assert factbook.quoted(project) == {card.guid: 1 for card in cards}
    assert factbook.quoted(project, [cards[0].guid]) == {cards[0].guid: 1}


def test_evidence_in_an_article_names_its_fact(project: Project) -> None:
    first = facts.tag_fact(project, "1", [quote(project, 0, 9), quote(project, 1, 0)])
    second = facts.tag_fact(project, "2", [quote(project, 0, 0)])
    found = factbook.cited_in(project, articles.articles(project)[0].guid)
    assert [(one.fact, one.name, one.evidence.guid) for one in found] == [
        (second.guid, "F-0002", second.evidence[0].guid),
        (first.guid, "F-0001", first.evidence[0].guid),
    ]
    assert factbook.cited_in(project, "nowhere") == ()


def test_facts_are_linked_once_seen_from_both_and_unlinked(project: Project) -> None:
    one, two = (facts.tag_fact(project, text, []) for text in ("one", "two"))
    factbook.link_facts(project, one.guid, LinkKind.REFINES, two.guid)
    assert history.undo_label(project) == "F-0001 refines F-0002"
    for here, there in ((one, two), (two, one)):
        with pytest.raises(Problem, match="linked like this already"):
            factbook.link_facts(project, here.guid, LinkKind.REFINES, there.guid)
    with pytest.raises(Problem, match="with itself"):
        factbook.link_facts(project, one.guid, LinkKind.SAME_AS, one.guid)
    (seen,), (back,) = factbook.links_of(project, one.guid), factbook.links_of(project, two.guid)
    assert (seen.forward, seen.name, seen.statement) == (True, "F-0002", "two")
    assert (back.forward, back.name, back.kind) == (False, "F-0001", LinkKind.REFINES)
    factbook.unlink_facts(project, seen.guid)
    assert factbook.links_of(project, one.guid) == ()
    with pytest.raises(Problem, match="not in the project any more"):
        factbook.unlink_facts(project, seen.guid)
    history.undo(project)
    facts.remove_fact(project, two.guid)
    assert factbook.links_of(project, one.guid) == ()
    history.undo(project)
    assert factbook.links_of(project, one.guid) == (seen,)


def test_each_reviewer_has_a_memo_on_anything(project: Project) -> None:
    fact = facts.tag_fact(project, "one", [quote(project, 0, 0)])
    tag = tags.add_tag(project, "t")
    for target, guid in (
        (MemoTarget.PROJECT, factbook.project_guid(project)),
        (MemoTarget.ARTICLE, articles.articles(project)[0].guid),
        (MemoTarget.FACT, fact.guid),
        (MemoTarget.EVIDENCE, fact.evidence[0].guid),
        (MemoTarget.TAG, tag),
    ):
        factbook.write_memo(project, target, guid, f" On the\r\n{target} ")
        assert [memo.body for memo in factbook.memos_on(project, guid)] == [f"On the\n{target}"]
        assert guid in factbook.noted(project)
    project.reviewer = "Bob"
    factbook.write_memo(project, MemoTarget.FACT, fact.guid, "Mine")
    factbook.write_memo(project, MemoTarget.FACT, fact.guid, "Mine, again")
    assert [(memo.reviewer, memo.body) for memo in factbook.memos_on(project, fact.guid)] == [
        ("Anna", "On the\nfact"),
        ("Bob", "Mine, again"),
    ]
    factbook.write_memo(project, MemoTarget.FACT, fact.guid, "")
    assert len(factbook.memos_on(project, fact.guid)) == 1
    facts.remove_fact(project, fact.guid)
    assert not {fact.guid, fact.evidence[0].guid} & factbook.noted(project)
    history.undo(project)
    assert {fact.guid, fact.evidence[0].guid} <= factbook.noted(project)
