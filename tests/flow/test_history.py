import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.factbook import LinkKind, MemoTarget
from workbench.core.model import Fact, Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import articles, factbook, facts, history, linking, projects, tags
from workbench.flow.projects import Project

PATHS = ("a", "b", "a / c", "a / c / d", "e / f", "e")
State = Callable[[Project], dict[str, list[dict[str, object]]]]


def quote(project: Project, chance: random.Random) -> Quote:
    card = chance.choice(articles.articles(project))
    text = articles.article(project, card.guid).text
    start = chance.randrange(len(text) - 2)
    span = Span(start, chance.randrange(start + 2, len(text) + 1))
    return Quote(card.guid, span if span.of(text).strip() else Span(0, 5), chance.choice(list(Stance)), "so")


def tag(project: Project, chance: random.Random) -> None:
    quotes = [quote(project, chance) for _ in range(chance.randrange(3))]
    facts.tag_fact(project, f"Statement {chance.random()}", quotes, tags=chance.sample(PATHS, 2))


def change_fact(project: Project, chance: random.Random) -> None:
    fact = chance.choice(facts.facts(project))
    match chance.randrange(9):
        case 0:
            facts.edit_fact(project, fact.guid, statement=f"Edited {chance.random()}")
        case 1:
            facts.edit_fact(project, fact.guid, status=chance.choice(facts.STATUSES))
        case 2:
            facts.set_tags(project, fact.guid, chance.sample(PATHS, chance.randrange(4)))
        case 3:
            facts.remove_fact(project, fact.guid)
        case 4:
            facts.edit_fact(
                project, fact.guid, claimant=f"{chance.random()}", claim_date="2024-04", kind="quote"
            )
        case 5:
            facts.set_status(project, some(project, chance), chance.choice(facts.STATUSES))
        case 6:
            link_facts(project, fact.guid, chance)
        case 7:
            write_memo(project, fact, chance)
        case _:
            card = articles.articles(project)[0]
            free = Span(0, len(fact.evidence) + 7)
            taken = {(item.article, item.span) for item in fact.evidence}
            if (card.guid, free) not in taken:
                facts.add_evidence(project, fact.guid, [Quote(card.guid, free)])


def change_evidence(project: Project, chance: random.Random) -> None:
    evidence = chance.choice([item for fact in facts.facts(project) for item in fact.evidence])
    match chance.randrange(4):
        case 0:
            facts.set_stance(project, evidence.guid, chance.choice(list(Stance)))
        case 1:
            sure, weighty = chance.randrange(6), chance.random() < 0.5
            facts.edit_evidence(project, evidence.guid, confidence=sure, important=weighty, comment="hm")
        case 2:
            factbook.write_memo(project, MemoTarget.EVIDENCE, evidence.guid, chance.choice(["", "why?"]))
        case _:
            facts.remove_evidence(project, evidence.guid)


def change_articles(project: Project, chance: random.Random, draft: Callable[..., Draft]) -> None:
    unused = [card for card in articles.articles(project) if not card.fact_count]
    if unused and len(unused) > 1 and chance.random() < 0.4:
        articles.remove_article(project, unused[-1].guid)
    elif chance.random() < 0.4:
        card = chance.choice(articles.articles(project))
        text = articles.article(project, card.guid).text
        articles.add_version(project, card.guid, draft(f"{chance.randrange(9)} {text[:70]} And so on."))
    elif chance.random() < 0.5:
        articles.edit_article(project, articles.articles(project)[0].guid, {"outlet": f"{chance.random()}"})
    else:
        articles.add_articles(project, [draft(f"A text numbered {chance.randrange(8)}.")])


def change_links(project: Project, chance: random.Random) -> None:
    here, there = quote(project, chance), quote(project, chance)
    verb = chance.choice([linking.link, linking.unlink, linking.confirm, linking.forget])
    verb(project, here.article, [here.span], there.article, [there.span])


def some(project: Project, chance: random.Random) -> list[str]:
    present = [fact.guid for fact in factbook.lines(project)]
    return chance.sample(present, chance.randrange(1, len(present) + 1))


def link_facts(project: Project, guid: str, chance: random.Random) -> None:
    links = factbook.links_of(project, guid)
    if links and chance.random() < 0.4:
        factbook.unlink_facts(project, chance.choice(links).guid)
        return
    other = chance.choice(some(project, chance))
    with suppress(Problem):  # linked so already, or with itself
        factbook.link_facts(project, guid, chance.choice(list(LinkKind)), other)


def write_memo(project: Project, fact: Fact, chance: random.Random) -> None:
    target, guid = chance.choice(
        [
            (MemoTarget.FACT, fact.guid),
            (MemoTarget.PROJECT, factbook.project_guid(project)),
            (MemoTarget.ARTICLE, articles.articles(project)[0].guid),
        ]
    )
    factbook.write_memo(project, target, guid, chance.choice(["", "one", "two\nlines"]))


def change_tags(project: Project, chance: random.Random) -> None:
    known = tags.tags(project)
    if not known or chance.random() < 0.2:
        tags.add_tag(project, chance.choice(PATHS))
        return
    tag, other = chance.choice(known), chance.choice(known)
    verb = chance.randrange(9)
    with suppress(Problem):  # a name or a key that is taken, a tag under itself
        match verb:
            case 0:
                tags.rename_tag(project, tag.guid, chance.choice("abcdefxyz"))
            case 1:
                tags.color_tag(project, tag.guid, chance.choice(["", "#b4472e", "#2f6fb5"]))
            case 2:
                tags.set_hotkey(project, tag.guid, chance.choice(["", "x", "y"]))
            case 3:
                tags.move_tag(project, tag.guid, chance.choice(["", other.guid]), chance.randrange(3))
            case 4:
                tags.merge_tags(project, tag.guid, other.guid)
            case 5:
                tags.remove_tag(project, tag.guid)
            case 6:
                factbook.write_memo(project, MemoTarget.TAG, tag.guid, chance.choice(["", "kept"]))
            case 7:
                tags.take_tag_from(project, some(project, chance), tag.path)
            case _:
                tags.add_tag_to(project, some(project, chance), chance.choice(PATHS))


def act(project: Project, chance: random.Random, draft: Callable[..., Draft]) -> None:
    present = facts.facts(project)
    roll = chance.random()
    if roll < 0.12:
        change_links(project, chance)
    elif roll < 0.27 or not present:
        tag(project, chance)
    elif roll < 0.45:
        change_tags(project, chance)
    elif roll < 0.65:
        change_fact(project, chance)
    elif roll < 0.8 and any(fact.evidence for fact in present):
        change_evidence(project, chance)
    else:
        change_articles(project, chance, draft)


def reopened(project: Project) -> Project:
    project.close()
    return projects.open_project(project.path, reviewer="Anna")


@pytest.mark.parametrize("seed", range(4))
def test_undo_and_redo_restore_every_row_across_restarts(
    project: Project, state: State, draft: Callable[..., Draft], seed: int
) -> None:
    chance = random.Random(seed)
    states = [state(project)]
    labels = [history.undo_label(project)]
    for _ in range(30):
        act(project, chance, draft)
        if state(project) != states[-1]:
            states.append(state(project))
            labels.append(history.undo_label(project))
        if len(states) > 1 and chance.random() < 0.15:  # there and back again on the way
            assert history.undo(project) == labels[-1]
            assert history.redo(project) == labels[-1]
    for i in range(len(states) - 1, 0, -1):
        project = reopened(project) if chance.random() < 0.2 else project
        assert state(project) == states[i]
        assert history.undo(project) == labels[i]
    assert state(project) == states[0]
    for i in range(1, len(states)):
        project = reopened(project) if chance.random() < 0.2 else project
        assert (history.redo_label(project), history.redo(project)) == (labels[i], labels[i])
        assert state(project) == states[i]
    assert history.redo(project) == ""
    project.close()


def unhurried(project: Project) -> Project:
    """The same without waiting for the disk: what is asked here is which rows come back."""
    project._database.execute("PRAGMA synchronous = OFF")
    return project


def test_a_thousand_actions_are_undone_and_done_again_across_two_restarts(
    project: Project, state: State, draft: Callable[..., Draft]
) -> None:
    chance = random.Random(1000)
    first, done = state(project), 0
    unhurried(project)
    for _ in range(1000):
        act(project, chance, draft)
    last = state(project)
    project = unhurried(reopened(project))
    while history.undo_label(project) != "Add 3 articles":
        history.undo(project)
        done += 1
    assert done > 600
    assert state(project) == first
    project = unhurried(reopened(project))
    for _ in range(done):
        assert history.redo(project)
    assert history.redo_label(project) == ""
    assert state(project) == last
    project.close()


def test_the_log_alone_rebuilds_every_row(
    project: Project, state: State, draft: Callable[..., Draft]
) -> None:
    chance = random.Random(7)
    for _ in range(40):
        act(project, chance, draft)
        if chance.random() < 0.4:
            chance.choice([history.undo, history.redo])(project)
    rows: dict[tuple[str, str], str] = {}
    for change in project.rows("SELECT table_name, row_key, op, before, after FROM change ORDER BY id"):
        key = (change["table_name"], change["row_key"])
        assert rows.get(key) == change["before"]
        rows.pop(key, None)
        if change["after"] is not None:
            rows[key] = change["after"]
    counted = {table: len(found) for table, found in state(project).items()}
    assert {table: sum(name == table for name, _ in rows) for table in counted} == counted


def test_a_new_action_ends_what_could_be_redone(project: Project) -> None:
    facts.tag_fact(project, "First", [])
    facts.tag_fact(project, "Second", [])
    history.undo(project)
    assert history.redo_label(project) == "Tag fact F-0002"
    facts.tag_fact(project, "Third", [])
    assert (history.redo_label(project), history.redo(project)) == ("", "")
    assert [fact.statement for fact in facts.facts(project)] == ["First", "Third"]
    assert [history.undo(project) for _ in range(2)] == ["Tag fact F-0003", "Tag fact F-0001"]


def test_a_number_is_never_given_twice(project: Project) -> None:
    facts.tag_fact(project, "First", [])
    history.undo(project)
    assert facts.tag_fact(project, "Second", []).name == "F-0002"
    facts.remove_fact(project, facts.facts(project)[0].guid)
    assert facts.tag_fact(project, "Third", []).name == "F-0003"


def test_an_undone_import_comes_back_with_its_text_and_guid(project: Project) -> None:
    before = articles.articles(project)
    texts = [articles.article(project, card.guid).text for card in before]
    assert history.undo(project) == "Add 3 articles"
    assert articles.articles(project) == ()
    history.redo(project)
    assert articles.articles(project) == before
    assert [articles.article(project, card.guid).text for card in before] == texts


def test_the_log_tells_everything_newest_first(project: Project) -> None:
    facts.tag_fact(project, "First", [])
    history.undo(project)
    history.redo(project)
    listed = [(entry.kind, entry.label, entry.reviewer) for entry in history.actions(project)]
    assert listed == [
        ("redo", "Tag fact F-0001", "Anna"),
        ("undo", "Tag fact F-0001", "Anna"),
        ("do", "Tag fact F-0001", "Anna"),
        ("do", "Add 3 articles", "Anna"),
        ("setup", "New project Study", "Anna"),
        ("setup", "Anna joins", "Anna"),
    ]
    entries = history.actions(project, limit=2)
    assert entries[0].reverts == entries[1].guid


def test_there_is_nothing_to_undo_in_a_new_project(tmp_path: Path) -> None:
    project = projects.open_project(tmp_path / "New.swb", reviewer="Anna", create=True)
    assert (history.undo_label(project), history.undo(project)) == ("", "")
    assert (history.redo_label(project), history.redo(project)) == ("", "")
    project.close()


def test_an_old_step_is_taken_back_alone_and_that_can_be_undone(project: Project, state: State) -> None:
    card = articles.articles(project)[0]
    first = facts.tag_fact(project, "First", [Quote(card.guid, Span(0, 7))])
    facts.set_tags(project, first.guid, ["late"])
    second = facts.tag_fact(project, "Second", [Quote(card.guid, Span(8, 11))])
    before = state(project)
    guid = history.actions(project)[1].guid
    history.take_back(project, guid)
    assert [(fact.guid, fact.tags) for fact in facts.facts(project)] == [(first.guid, ()), (second.guid, ())]
    history.undo(project)
    assert state(project) == before


def test_a_step_that_others_built_on_is_not_taken_back(project: Project, state: State) -> None:
    card = articles.articles(project)[0]
    fact = facts.tag_fact(project, "First", [Quote(card.guid, Span(0, 7))])
    tagged = history.actions(project)[0].guid
    facts.edit_fact(project, fact.guid, statement="Changed")
    edited = history.actions(project)[0]
    before = state(project)
    with pytest.raises(Problem, match="came after it"):
        history.take_back(project, tagged)
    history.take_back(project, edited.guid)
    assert facts.facts(project)[0].statement == "First"
    history.take_back(project, tagged)
    assert facts.facts(project) == ()
    history.undo(project)
    history.undo(project)
    assert state(project) == before


def test_evidence_keeps_its_fact_from_being_taken_back(project: Project, state: State) -> None:
    card = articles.articles(project)[0]
    fact = facts.tag_fact(project, "First", [])
    tagged = history.actions(project)[0].guid
    facts.add_evidence(project, fact.guid, [Quote(card.guid, Span(0, 7))])
    before = state(project)
    with pytest.raises(Problem, match="cannot be taken back by itself"):
        history.take_back(project, tagged)
    assert state(project) == before


def test_an_entry_tells_its_rows_before_and_after(project: Project) -> None:
    fact = facts.tag_fact(project, "First", [])
    facts.edit_fact(project, fact.guid, statement="Second")
    newest = history.actions(project)[0]
    (row,) = history.alterations(project, newest.guid)
    assert (newest.changes, row.table) == (1, "fact")
    assert (row.before["statement"], row.after["statement"]) == ("First", "Second")
