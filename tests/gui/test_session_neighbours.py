"""Finding what belongs together from the window: asked for, cancelled, kept up after an import."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.flow import articles, library
from workbench.gui.session import Session

WORDS = (
    "The harbour authority said on Tuesday that the northern quay would stay closed for at least three "
    "weeks because divers had found cracks in eleven of its concrete pillars, and that ferries to the "
    "islands would leave from the fishing port instead while engineers from the regional capital examine "
    "what can be saved."
)
OTHER = (
    "Voters in the valley rejected the plan for a second reservoir by a margin of four points after a "
    "campaign in which farmers and hoteliers found themselves on the same side for the first time in a "
    "generation."
)


@pytest.fixture
def project(session: Session, tmp_path: Path) -> Session:
    assert session.desk.open(tmp_path / "near.swb", "M.", create=True)
    for number, text in enumerate((WORDS, OTHER, f"{WORDS} Nobody was hurt.")):
        session.desk.import_draft(replace(articles.read_pasted(f"{text}\n"), title=f"Title {number}"))
    return session


def groups(session: Session) -> list[list[str]]:
    cards = session.catalog.cards
    return [[card.title for card in cards(section.keys)] for section in session.catalog.arrangement.sections]


def test_copies_are_found_kept_and_listed_together(qtbot, project: Session) -> None:
    told: list[str] = []
    project.neighbours.told.connect(told.append)
    with qtbot.waitSignal(project.neighbours.kept):
        project.neighbours.find("near")
    assert groups(project) == [["Title 0", "Title 2"]]
    assert told == ["1 group listed."]
    assert not project.neighbours.is_busy


def test_nothing_is_said_of_groups_before_they_were_looked_for(qtbot, project: Session) -> None:
    told: list[str] = []
    project.neighbours.told.connect(told.append)
    with qtbot.waitSignal(project.neighbours.kept):
        project.neighbours.find("story")
    assert len(told) == 1


def test_an_import_is_grouped_where_the_project_was_before(qtbot, project: Session) -> None:
    project.neighbours.follow()
    assert not project.neighbours.is_busy
    with qtbot.waitSignal(project.neighbours.kept):
        project.neighbours.find("near")
    project.desk.import_draft(replace(articles.read_pasted(f"{WORDS} More soon.\n"), title="Title 3"))
    with qtbot.waitSignal(project.neighbours.kept):
        project.neighbours.follow()
    assert groups(project) == [["Title 0", "Title 2", "Title 3"]]


def test_a_cancelled_search_changes_nothing(project: Session, jobs) -> None:
    jobs.hold = True
    project.neighbours.find("near")
    assert project.neighbours.is_busy
    for held in jobs.findChildren(type(project.neighbours._job)):
        held.cancel()
    assert not project.neighbours.is_busy
    assert project.desk.project is not None
    assert library.facets(project.desk.project).groups["near"] == 0


def test_nothing_to_group_is_said(session: Session) -> None:
    told: list[str] = []
    session.neighbours.told.connect(told.append)
    session.neighbours.find("near")
    assert told == ["There is nothing to group yet; bring two articles or more."]


def test_events_are_a_way_of_grouping_of_their_own(qtbot, project: Session) -> None:
    with qtbot.waitSignal(project.neighbours.kept):
        project.neighbours.find("story")
    assert project.catalog.measure == "story"
