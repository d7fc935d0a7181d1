"""Two copies of a project come together: nothing is lost, nothing comes twice, and undo takes it back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.core.draft import Draft
from workbench.core.merging import JOINTS, SHAPES
from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.core.reviewing import SHIPPED, RoundState
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, facts, history, library, linking, merging, projects, reviewing, rounds
from workbench.flow.merging import Choice
from workbench.flow.projects import Project

Made = Callable[..., Draft]
State = Callable[[Project], dict[str, list[dict[str, Any]]]]
LOG = {"action", "article_text", "change", "current_action", "migration", "original", "project"}
UNMERGED = {*LOG, "grouping", "likeness", "shelf", "sketch", "trait"}


def copied(path: Path, name: str) -> Project:
    return projects.open_project(Path(shutil.copy(path, path.with_name(name))), reviewer="Bob")


def quote(project: Project, number: int, words: str, stance: Stance = Stance.STATES) -> Quote:
    guid = articles.articles(project)[number].guid
    start = articles.article(project, guid).text.index(words)
    return Quote(guid, Span(start, start + len(words)), stance)


@pytest.fixture
def other(project: Project) -> Iterator[Project]:
    """A copy of the project, with one fact and a blind round, in the hands of Bob."""
    scale = reviewing.add_scale(project, SHIPPED[0])
    facts.tag_fact(project, "They met.", [quote(project, 0, "Leaders met")], tags=["event"])
    rounds.open_round(project, "", scale.guid)
    with closing(copied(project.path, "Bob.swb")) as opened:
        yield opened


def merged(project: Project, other: Project, **choices: Any) -> merging.Preview:
    """Merge a project that is closed for the purpose."""
    other.close()
    return merging.merge(project, other.path, **choices)


def test_every_table_is_merged_or_named_as_left_alone(project: Project) -> None:
    listed = project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    names = {row["name"] for row in listed if "_search" not in row["name"]}
    assert names == {*SHAPES, *JOINTS, *UNMERGED}


def test_what_another_reviewer_did_comes_in_and_goes_with_one_undo(
    project: Project, other: Project, state: State
) -> None:
    made = facts.tag_fact(other, "The deal is off.", [quote(other, 2, "The deal is off.")], tags=["deal"])
    before = state(project)
    preview = merging.preview(project, closed(other))
    new = {count.thing: count.new for count in preview.counts if count.new}
    assert new == {"reviewer": 1, "place that is quoted": 1, "fact": 1, "quote": 1, "tag": 1}
    assert state(project) == before
    merging.merge(project, other.path)
    found = facts.facts(project)[-1]
    assert (found.guid, found.statement, found.tags, found.reviewer) == (made.guid, *found_of(made))
    assert found.evidence == made.evidence
    after = state(project)
    assert merging.merge(project, other.path).is_empty
    assert state(project) == after
    assert history.undo(project) == "Merge “Bob.swb”"
    assert state(project) == before
    history.redo(project)
    assert state(project) == after


def closed(project: Project) -> Path:
    project.close()
    return project.path


def found_of(fact: Any) -> tuple[str, tuple[str, ...], str]:
    return fact.statement, fact.tags, fact.reviewer


def test_numbers_that_are_taken_are_given_anew_and_said(project: Project, other: Project) -> None:
    facts.tag_fact(project, "Mine.", [])
    theirs = facts.tag_fact(other, "Theirs.", [])
    assert theirs.name == "F-0002"
    done = merged(project, other)
    assert done.notes == ("F-0002 of the other project becomes F-0003.",)
    assert [fact.statement for fact in facts.facts(project)] == ["They met.", "Mine.", "Theirs."]
    assert facts.tag_fact(project, "Next.", []).number > 3


def test_a_field_that_says_two_things_keeps_both_by_default(project: Project, other: Project) -> None:
    guid = facts.facts(project)[0].guid
    facts.edit_fact(project, guid, statement="They met in April.")
    facts.edit_fact(other, guid, statement="They met on Monday.", status="in_review")
    preview = merging.preview(project, closed(other))
    told = [(c.thing, c.name, c.field, c.mine, c.theirs) for c in preview.conflicts]
    assert told == [
        ("fact", "F-0001 They met in April.", "statement", "They met in April.", "They met on Monday."),
        ("fact", "F-0001 They met in April.", "status", "open", "in_review"),
    ]
    merging.merge(project, other.path, {preview.conflicts[1].place: Choice.THEIRS})
    fact = facts.facts(project)[0]
    assert (fact.statement, fact.status) == ("They met in April.", "in_review")
    memos = project.rows("SELECT target, target_guid, body FROM memo")
    assert [(row["target"], row["target_guid"]) for row in memos] == [("fact", guid)]
    assert "– They met in April.\n– They met on Monday." in memos[0]["body"]
    assert merging.preview(project, other.path).is_empty


def test_mine_alone_stays_when_that_is_chosen(project: Project, other: Project) -> None:
    guid = facts.facts(project)[0].guid
    facts.edit_fact(project, guid, statement="Mine.")
    facts.edit_fact(other, guid, statement="Theirs.")
    preview = merging.preview(project, closed(other))
    merging.merge(project, other.path, {preview.conflicts[0].place: Choice.MINE})
    assert facts.facts(project)[0].statement == "Mine."
    assert project.rows("SELECT * FROM memo") == []


def test_an_article_that_both_imported_is_one_and_its_quotes_follow(
    project: Project, tmp_path: Path, draft: Made
) -> None:
    text = articles.article(project, articles.articles(project)[1].guid).text
    far = projects.open_project(tmp_path / "Far.swb", reviewer="Zoe", create=True)
    articles.add_articles(far, [draft("Something of their own."), draft(text, "Their title")])
    facts.tag_fact(far, "Eleven.", [quote(far, 1, "April 11")], tags=["date"])
    reviewing.set_reading(far, articles.articles(far)[1].guid, True)
    done = merged(project, far)
    cards = articles.articles(project)
    assert [card.title for card in cards] == [
        "Article 0",
        "Article 1",
        "Article 2",
        "Something of their own.",
    ]
    quoted = facts.facts(project)[0].evidence[0]
    assert (quoted.article, quoted.exact, quoted.anchor_status) == (cards[1].guid, "April 11", "exact")
    assert reviewing.readings(project) == {cards[1].guid: ("Zoe",)}
    assert [(c.field, c.mine, c.theirs) for c in done.conflicts] == [("title", "Article 1", "Their title")]
    assert any("made apart" in note for note in done.notes)
    assert merging.preview(project, far.path).is_empty


def test_a_correction_that_only_they_have_becomes_the_newest_text(
    project: Project, other: Project, draft: Made
) -> None:
    guid = articles.articles(other)[0].guid
    text = articles.article(other, guid).text
    articles.add_version(other, guid, draft(f"Corrected. {text[: text.index('The deal')]}Nothing else."))
    facts.tag_fact(other, "Corrected.", [quote(other, 0, "Nothing else")])
    facts.tag_fact(project, "Rockets.", [quote(project, 0, "$3 billion")])
    theirs = {e.exact: e.anchor_status for fact in facts.facts(other) for e in fact.evidence}
    merged(project, other)
    assert articles.article(project, guid).version == 2
    places = {e.exact: e.anchor_status for fact in facts.facts(project) for e in fact.evidence}
    assert places == {**theirs, "$3 billion": "orphan"}


def test_an_older_text_that_only_they_have_does_not_become_the_newest(
    project: Project, tmp_path: Path, draft: Made
) -> None:
    guid = articles.articles(project)[0].guid
    now = articles.article(project, guid).text
    far = projects.open_project(tmp_path / "Far.swb", reviewer="Zoe", create=True)
    articles.add_articles(far, [draft("Leaders met on April 9.", "First")])
    articles.add_version(far, articles.articles(far)[0].guid, draft(now))
    merged(project, far)
    assert articles.article(project, guid).text == now
    assert len(project.rows("SELECT * FROM article_version WHERE article_id = 1")) == 3
    assert merging.preview(project, far.path).plan.steps == ()


def test_a_blind_round_stays_blind_and_gathers_both(project: Project, other: Project) -> None:
    fact, opened = facts.facts(project)[0].guid, rounds.rounds(project)[0]
    verdicts = reviewing.scale(project, opened.scale).verdicts
    rounds.assess(project, opened.guid, fact, verdicts[0].guid)
    rounds.assess(other, opened.guid, fact, verdicts[4].guid)
    done = merged(project, other)
    assert done.conflicts == ()
    assert [each.reviewer for each in rounds.assessments(project, opened.guid, "Anna")] == ["Anna"]
    assert rounds.progress(project, opened.guid).done == (("Anna", 1), ("Bob", 1))


def test_two_words_of_one_reviewer_keep_the_earlier_below_the_later(project: Project, other: Project) -> None:
    fact, opened = facts.facts(project)[0].guid, rounds.rounds(project)[0].guid
    verdicts = reviewing.scale(project, rounds.rounds(project)[0].scale).verdicts
    other.reviewer = "Anna"
    rounds.assess(project, opened, fact, verdicts[0].guid, rationale="Sure.")
    rounds.assess(other, opened, fact, verdicts[4].guid, confidence=2, rationale="Not\nsure.")
    with project.action("Make it old") as action:
        action.update("assessment", 1, {"updated_at": "2001-01-01T00:00:00Z"})
    merged(project, other)
    own = rounds.assessments(project, opened, "Anna")[0]
    assert (own.verdict, own.confidence) == (verdicts[4].guid, 2)
    assert own.rationale == "Not\nsure.\n[earlier] 2001-01-01: True. Sure."
    assert merging.preview(project, other.path).is_empty


def test_of_two_decisions_the_later_holds(project: Project, other: Project) -> None:
    fact, opened = facts.facts(project)[0].guid, rounds.rounds(project)[0]
    verdicts = reviewing.scale(project, opened.scale).verdicts
    for each, verdict in ((project, verdicts[0]), (other, verdicts[1]), (other, verdicts[2])):
        if rounds.rounds(each)[0].state is RoundState.BLIND:
            rounds.reveal_round(each, opened.guid)
        rounds.decide(each, opened.guid, fact, verdict.guid)
    with project.action("Make it old") as action:
        action.update("adjudication", 1, {"created_at": "2001-01-01T00:00:00Z"})
    merged(project, other)
    decided = rounds.decisions_about(project, fact)
    assert [each.verdict for each in decided if not each.superseded] == [verdicts[2].guid]
    assert len(decided) == 3
    history.undo(project)
    assert [each.verdict for each in rounds.decisions_about(project, fact)] == [verdicts[0].guid]


def test_decisions_on_links_come_with_their_passages(project: Project, other: Project) -> None:
    left, right = (card.guid for card in articles.articles(other)[:2])
    linking.confirm(other, right, [Span(0, 24)], left, [Span(0, 24)])
    expected = linking.decisions(other, left, right)
    merged(project, other)
    assert linking.decisions(project, left, right) == expected


def test_tags_meet_by_their_path_and_renamed_ones_stay_apart(project: Project, other: Project) -> None:
    facts.tag_fact(project, "A.", [], tags=["deal", "Money"])
    facts.tag_fact(other, "B.", [], tags=["Deal", "place"])
    merged(project, other)
    assert {tag for fact in facts.facts(project) for tag in fact.tags} == {"event", "deal", "Money", "place"}
    assert facts.facts(project)[-1].tags == ("deal", "place")


@pytest.mark.parametrize("word", ["itself", "open", "missing", "text"])
def test_a_file_that_cannot_be_merged_is_refused(project: Project, other: Project, word: str) -> None:
    path = {"itself": project.path, "open": other.path}.get(word, project.path.with_name(f"{word}.swb"))
    if word == "text":
        path.write_text("no project")
    with pytest.raises(Problem, match="Nothing was changed"):
        merging.preview(project, path)


def test_a_copy_of_an_older_version_is_read_and_left_as_it_is(project: Project, tmp_path: Path) -> None:
    released = Path(__file__).parent.parent / "store" / "released" / "version-1.swb"
    old = Path(shutil.copy(released, tmp_path / "Old.swb"))
    before = old.read_bytes()
    assert not merging.merge(project, old).is_empty
    assert merging.preview(project, old).is_empty
    assert (old.read_bytes(), [p.name for p in tmp_path.glob("Old*")]) == (before, ["Old.swb"])


def test_a_cancelled_merge_leaves_no_trace(project: Project, other: Project, state: State) -> None:
    facts.tag_fact(other, "Theirs.", [])
    before, asked = state(project), iter(range(10_000))
    ticket = Ticket(is_cancelled=lambda: next(asked) > 40)
    other.close()
    with pytest.raises(Cancelled):
        merging.merge(project, other.path, ticket=ticket)
    assert state(project) == before


# ---- A into B gives the same rows as B into A


class Doing:
    """The things people do, on whatever is there; ``a`` and ``b`` choose."""

    def __init__(self, project: Project, a: int, b: int) -> None:
        cards, known = articles.articles(project), facts.facts(project)
        self.project, self.a, self.b = project, a, b
        self.first, self.card = cards[0].guid, cards[a % len(cards)].guid
        fact = known[b % len(known)] if known else None
        self.fact = fact.guid if fact else "gone"
        self.evidence = fact.evidence[0].guid if fact and fact.evidence else "gone"
        self.round = rounds.rounds(project)[0]
        self.verdict = reviewing.scale(project, self.round.scale).verdicts[a].guid

    def tag(self) -> None:
        span = Span(self.a, self.a + 5)
        facts.tag_fact(self.project, f"Claim {self.a}.", [Quote(self.card, span)], tags=[f"tag {self.b}"])

    def edit(self) -> None:
        facts.edit_fact(self.project, self.fact, statement=f"Said {self.a}.")

    def quote(self) -> None:
        facts.add_evidence(self.project, self.fact, [Quote(self.card, Span(self.a, self.a + 3 + self.b))])

    def stance(self) -> None:
        facts.set_stance(self.project, self.evidence, list(Stance)[self.a % 5])

    def tags(self) -> None:
        facts.set_tags(self.project, self.fact, [f"tag {self.a}", "common"])

    def remove(self) -> None:
        facts.remove_fact(self.project, self.fact)

    def correct(self) -> None:
        text = f"Version {self.b} says: Leaders met on April {self.a}."
        articles.add_version(self.project, self.card, drafted(text))

    def bring(self) -> None:
        articles.add_articles(self.project, [drafted(f"An article about {self.a % 3}.")])

    def assess(self) -> None:
        rounds.assess(self.project, self.round.guid, self.fact, self.verdict, rationale="why" * (self.b % 2))

    def read(self) -> None:
        reviewing.set_reading(self.project, self.card, self.b % 2 == 0)

    def decide(self) -> None:
        if self.round.state is RoundState.BLIND:
            rounds.reveal_round(self.project, self.round.guid)
        rounds.decide(self.project, self.round.guid, self.fact, self.verdict)

    def confirm(self) -> None:
        linking.confirm(self.project, self.card, [Span(0, 4)], self.first, [Span(0, 4)])


def drafted(text: str) -> Draft:
    return Draft(text, text.encode(), "", title=text[:9])


DEEDS = [name for name in vars(Doing) if not name.startswith("_")]
DEED = st.tuples(
    st.sampled_from(DEEDS), st.sampled_from(["Anna", "Bob"]), st.integers(0, 5), st.integers(0, 5)
)


def do(project: Project, deed: tuple[str, str, int, int]) -> None:
    name, project.reviewer, a, b = deed
    with suppress(Problem):  # refused, as it would be in the window
        getattr(Doing(project, a, b), name)()


SAME = """
SELECT 'fact', guid, '' FROM fact
UNION ALL SELECT 'evidence', guid, (SELECT guid FROM fact WHERE id = fact_id) FROM evidence
UNION ALL SELECT 'anchor', anchor.guid, text_sha256 FROM anchor
  JOIN article_version ON article_version.id = origin_version_id
UNION ALL SELECT 'tagged', fact.guid, tag.name FROM fact_tag
  JOIN fact ON fact.id = fact_id JOIN tag ON tag.id = tag_id
UNION ALL SELECT 'tag', name, '' FROM tag
UNION ALL SELECT 'reviewer', name, '' FROM reviewer
UNION ALL SELECT 'text', text_sha256, '' FROM article_version
UNION ALL SELECT 'read', text_sha256, reviewer.name || state FROM reading
  JOIN article_version ON article_version.id = version_id JOIN reviewer ON reviewer.id = reviewer_id
UNION ALL SELECT 'link', guid, kind FROM link_decision
UNION ALL SELECT 'linked', link_decision.guid, anchor.guid FROM link_decision_span
  JOIN link_decision ON link_decision.id = decision_id JOIN anchor ON anchor.id = anchor_id
UNION ALL SELECT 'assessment', (SELECT guid FROM fact WHERE id = fact_id),
  (SELECT label FROM verdict WHERE id = verdict_id) || reviewer.name || rationale
  FROM assessment JOIN reviewer ON reviewer.id = assessment.created_by
UNION ALL SELECT 'decision', adjudication.guid, (SELECT later.guid FROM adjudication AS later
  WHERE later.id = adjudication.superseded_by) FROM adjudication
UNION ALL SELECT 'round', guid, state FROM round
UNION ALL SELECT 'memo', guid, body FROM memo
"""


def rows_of(project: Project) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in project.rows(SAME.replace("'', ''", "''"))}


@pytest.fixture(scope="module")
def base(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(model, tmp_path_factory.mktemp("base") / "Base.swb"))
    with closing(projects.open_project(path, reviewer="Anna")) as project:
        scale = reviewing.add_scale(project, SHIPPED[0])
        facts.tag_fact(project, "They met.", [quote(project, 0, "Leaders met")], tags=["event"])
        rounds.open_round(project, "", scale.guid)
    return path


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DEED, max_size=9), st.lists(DEED, max_size=9))
def test_either_way_round_gives_the_same_rows_and_again_adds_nothing(
    base: Path, ones: list[Any], others: list[Any]
) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(shutil.copy(base, Path(folder) / f"{name}.swb")) for name in "AB"]
        for path, deeds in zip(paths, (ones, others), strict=True):
            with closing(projects.open_project(path, reviewer="Anna")) as project:
                for deed in deeds:
                    do(project, deed)
        kept = [Path(shutil.copy(path, path.with_suffix(".kept.swb"))) for path in paths]
        found = []
        for path, other in zip(paths, reversed(kept), strict=True):
            with closing(projects.open_project(path, reviewer="Anna")) as project:
                before = rows_of(project)
                merging.merge(project, other)
                found.append(rows_of(project))
                lost = {row[:2] for row in before} - {row[:2] for row in found[-1]}
                assert lost == set()
                assert merging.preview(project, other).is_empty
        assert found[0] == found[1]


def test_a_number_that_came_in_is_never_given_again(project: Project, other: Project) -> None:
    for i in range(4):
        facts.remove_fact(other, facts.tag_fact(other, f"Passing {i}.", []).guid)
    theirs = facts.tag_fact(other, "Theirs.", [])
    merged(project, other)
    assert facts.facts(project)[-1].number == theirs.number == 6
    numbers = [facts.tag_fact(project, f"Mine {i}.", []).number for i in range(6)]
    assert len({*numbers, 6}) == 7
    for _ in range(7):
        history.undo(project)
    assert facts.tag_fact(project, "After undo.", []).number > max(numbers)


def test_rulings_on_articles_come_along(project: Project, tmp_path: Path, draft: Made) -> None:
    other = copied(project.path, "Other.swb")
    guids = [card.guid for card in articles.articles(other)]
    articles.add_articles(other, [draft("A text of its own.", "Own")])
    own = articles.articles(other)[-1].guid
    library.rule(other, guids[:2], "apart")
    library.rule(other, [own, guids[0]], "together", "story")
    library.rule(other, guids[1:], "together")
    other.close()
    library.rule(project, guids[:2], "apart")
    articles.add_articles(project, [draft("Another one here.", "Mine")])
    library.rule(project, guids[1:], "apart")
    done = merging.merge(project, other.path)
    assert [(conflict.field, conflict.mine, conflict.theirs) for conflict in done.conflicts] == [
        ("ruling", "apart", "together")
    ]
    said = "SELECT measure, low, high, ruling FROM pair_ruling ORDER BY measure, low"
    assert project.tuples(said) == [
        ("near", 1, 2, "apart"),
        ("near", 2, 3, "apart"),
        ("story", 1, 5, "together"),
    ]
    again = copied(project.path, "Again.swb")
    again.close()
    assert merging.preview(project, again.path).is_empty
