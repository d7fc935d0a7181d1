"""Corrected texts: a new version keeps the old ones, and every quote and decision is followed or shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.decisions import ConflictReason
from workbench.core.dossier import Scope
from workbench.core.draft import Draft
from workbench.core.export import rows
from workbench.core.model import Article, Comparison, Evidence, Quote, Span
from workbench.core.problem import Problem
from workbench.flow import articles, comparing, exporting, facts, history, linking, projects
from workbench.flow.projects import Project
from workbench.store.dossier import read_dossier

Make = Callable[..., Draft]
State = Callable[[Project], dict[str, list[dict[str, object]]]]
FIRST = (
    "The ministry ordered 450 missiles on Monday. The harbour was closed by a storm for two days. "
    "Ferries to the island run every hour in summer. Nobody was hurt."
)
MOVED = f"Correction, 3 May. {FIRST}"
FUZZY = FIRST.replace("closed by a storm for two days", "closed by a heavy storm for three days")
CUT = FIRST.replace("The harbour was closed by a storm for two days. ", "")
OTHER = "A storm closed the harbour for two days. Ferries to the island run every hour in winter."
STORM = "The harbour was closed by a storm for two days."


@pytest.fixture
def guid(project: Project, draft: Make) -> str:
    """An article with a quote of its storm."""
    (made,) = articles.add_articles(project, [draft(FIRST, "Missiles")]).articles
    start = FIRST.index(STORM)
    facts.tag_fact(project, "There was a storm", [Quote(made, Span(start, start + len(STORM)))])
    return made


def quote(project: Project) -> Evidence:
    return facts.facts(project)[0].evidence[0]


def score(project: Project) -> float | None:
    (row,) = rows(read_dossier(project, Scope()))
    return row.anchor_score


def test_a_quote_moves_with_its_text(project: Project, guid: str, draft: Make) -> None:
    made = articles.add_version(project, guid, draft(MOVED))
    assert (made.version, made.kept, made.to_check, made.lost) == (2, 1, 0, 0)
    assert made.summary == "Version 2: 1 quote kept, 0 to check, 0 lost."
    piece = quote(project)
    assert (piece.version, piece.anchor_status, piece.exact) == (2, "moved", STORM)
    assert piece.span
    assert piece.span.of(articles.article(project, guid).text) == STORM
    assert articles.articles(project)[-1].version == 2


def test_a_changed_quote_is_followed_and_keeps_its_old_words(
    project: Project, guid: str, draft: Make
) -> None:
    articles.add_version(project, guid, draft(FUZZY))
    piece = quote(project)
    assert (piece.anchor_status, piece.exact) == ("fuzzy", STORM)
    assert piece.span
    assert piece.span.of(FUZZY) == "The harbour was closed by a heavy storm for three days."
    found = score(project)
    assert found
    assert 0.7 <= found < 1
    assert found == round(found, 4)


def test_a_quote_that_was_cut_is_lost_but_readable_and_exported(
    project: Project, guid: str, draft: Make, tmp_path: Path
) -> None:
    made = articles.add_version(project, guid, draft(CUT))
    assert made.summary == "Version 2: 0 quotes kept, 0 to check, 1 lost."
    piece = quote(project)
    assert (piece.span, piece.anchor_status, piece.exact) == (None, "orphan", STORM)
    (row,) = rows(read_dossier(project, Scope()))
    assert (row.anchor_status, row.start, row.end, row.version) == ("orphan", None, None, 2)
    for name in ("csv", "csv-exact", "jsonl", "webannotation"):
        report = exporting.export_facts(project, name, tmp_path / name)
        assert name == "jsonl" or any("no longer stand" in each.why for each in report.left_out)
        written = report.path.read_text(encoding="utf-8-sig")
        assert STORM in written
        assert "orphan" in written


def test_a_quote_with_two_equal_places_is_to_be_checked(project: Project, guid: str, draft: Make) -> None:
    made = articles.add_version(project, guid, draft(f"Now twice. {FIRST * 7} {FIRST * 7} The end."))
    assert made.summary == "Version 2: 0 quotes kept, 1 to check, 0 lost."
    assert quote(project).anchor_status == "ambiguous"


def test_words_that_come_back_bring_their_quote_back(project: Project, guid: str, draft: Make) -> None:
    articles.add_version(project, guid, draft(CUT))
    assert quote(project).anchor_status == "orphan"
    articles.add_version(project, guid, draft(MOVED))
    assert quote(project).anchor_status == "moved"
    articles.add_version(project, guid, draft(FIRST))
    assert (quote(project).anchor_status, quote(project).version) == ("exact", 4)


def test_a_changed_quote_is_not_called_exact_in_the_next_version(
    project: Project, guid: str, draft: Make
) -> None:
    articles.add_version(project, guid, draft(FUZZY))
    articles.add_version(project, guid, draft(f"{FUZZY} More came later."))
    assert quote(project).anchor_status == "fuzzy"


def test_the_same_text_again_is_refused(project: Project, guid: str, draft: Make) -> None:
    before = history.actions(project)
    with pytest.raises(Problem, match="“Missiles” has exactly this text already, as version 1"):
        articles.add_version(project, guid, draft(FIRST))
    assert history.actions(project) == before
    with pytest.raises(Problem, match="not in the project any more"):
        articles.add_version(project, "nowhere", draft(CUT))


def test_nothing_of_the_old_version_changes(project: Project, guid: str, draft: Make, state: State) -> None:
    before = state(project)
    articles.add_version(project, guid, draft(FUZZY, "Another title", outlet="Elsewhere"))
    after = state(project)
    added = {name: len(rows) - len(before[name]) for name, rows in after.items()}
    assert {name: count for name, count in added.items() if count} == {
        "anchor_position": 1,
        "article_version": 1,
    }
    assert all(row in after[name] for name, rows in before.items() for row in rows)


def test_undo_takes_version_and_places_back_also_after_a_restart(
    project: Project, guid: str, draft: Make, state: State
) -> None:
    before, path = state(project), project.path
    articles.add_version(project, guid, draft(FUZZY))
    after = state(project)
    project.close()
    again = projects.open_project(path, reviewer="Anna")
    assert (state(again), quote(again).anchor_status) == (after, "fuzzy")
    assert history.undo(again) == "New version of “Missiles”"
    assert state(again) == before
    assert (quote(again).anchor_status, articles.article(again, guid).text) == ("exact", FIRST)
    again.close()
    last = projects.open_project(path, reviewer="Anna")
    assert history.redo(last) == "New version of “Missiles”"
    assert state(last) == after
    last.close()


def test_a_quoted_article_with_versions_can_be_removed_and_brought_back(
    project: Project, guid: str, draft: Make, state: State
) -> None:
    articles.add_version(project, guid, draft(CUT))
    before = state(project)
    facts.remove_fact(project, facts.facts(project)[0].guid)
    articles.remove_article(project, guid)
    assert articles.add_articles(project, [draft(FIRST)]).known == ()
    for _ in range(3):
        history.undo(project)
    assert state(project) == before


def test_what_reading_had_to_change_is_told(project: Project, guid: str) -> None:
    made = articles.add_version(project, guid, Draft(CUT, CUT.encode(), "", notices=("Odd bytes.",)))
    assert made.summary.endswith("1 lost. Odd bytes.")


# ---- decisions on links


def texts(project: Project, guid: str, other: str) -> tuple[Article, Article]:
    return articles.article(project, guid), articles.article(project, other)


def compared(project: Project, guid: str, other: str) -> Comparison:
    decided = linking.decisions(project, guid, other)
    return comparing.compare_articles(*texts(project, guid, other), decided)


@pytest.fixture
def other(project: Project, guid: str, draft: Make) -> str:
    """An article whose storm somebody linked with that of the first."""
    (made,) = articles.add_articles(project, [draft(OTHER, "Storm")]).articles
    found = compared(project, guid, made)
    linking.link(project, guid, [found.left[1].span], made, [found.right[0].span])
    return made


@pytest.mark.parametrize("text", [MOVED, FUZZY])
def test_a_decision_follows_its_sentences(
    project: Project, guid: str, other: str, draft: Make, text: str
) -> None:
    made = articles.add_version(project, guid, draft(text))
    assert made.summary.endswith("lost. Decisions: 1 passage kept, 0 to check, 0 lost.")
    found = compared(project, guid, other)
    assert found.conflicts == ()
    (manual,) = [link for link in found.links if link.origin == "manual"]
    assert "storm" in " ".join(found.left[i].span.of(text) for i in manual.left)
    assert manual.right == (0,)


def test_a_decision_whose_sentence_is_gone_is_shown_until_undo(
    project: Project, guid: str, other: str, draft: Make
) -> None:
    articles.add_version(project, guid, draft(CUT))
    (conflict,) = compared(project, guid, other).conflicts
    assert conflict.reason is ConflictReason.LOST
    assert STORM in conflict.why
    history.undo(project)
    found = compared(project, guid, other)
    assert found.conflicts == ()
    assert [link.left for link in found.links if link.origin == "manual"] == [(1,)]
