"""Choosing two versions of an article, and what lies on the desk then."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.model import Side
from workbench.flow import articles, facts
from workbench.gui.library.versions import VersionsDialog, compare_versions
from workbench.gui.library.view import LibraryView
from workbench.gui.session import Session
from workbench.gui.theme import Theme

TEXTS = ("The bridge costs 4 million.", "The bridge costs 5 million.", "The bridge costs 6 million euros.")


@pytest.fixture
def library(qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path) -> LibraryView:
    session.desk.open(tmp_path / "Bridge.swb", "M.", create=True)
    view = LibraryView(session, theme)
    qtbot.addWidget(view)
    return view


def add(session: Session, count: int) -> str:
    project = session.desk.project
    assert project is not None
    (guid,) = articles.add_articles(project, [articles.read_pasted(TEXTS[0])]).articles
    for text in TEXTS[1:count]:
        articles.add_version(project, guid, articles.read_pasted(text))
    session.desk.refresh_articles()
    return guid


def shown(session: Session) -> list[tuple[int, str]]:
    return [(session.desk.pair[side].version, session.desk.pair[side].text) for side in Side]


def test_two_versions_are_laid_side_by_side_at_once(library: LibraryView, session: Session) -> None:
    compare_versions(session, add(session, 2), library)
    assert shown(session) == [(1, TEXTS[0]), (2, TEXTS[1])]
    assert session.desk.comparison is not None
    assert session.desk.comparison.divergences


def test_of_more_versions_two_are_chosen(library: LibraryView, session: Session) -> None:
    guid = add(session, 3)
    compare_versions(session, guid, library)
    (dialog,) = library.findChildren(VersionsDialog)
    assert dialog.chosen() == [2, 3]
    dialog.list.item(1).setSelected(False)
    assert not dialog.compare.isEnabled()
    dialog.list.item(0).setSelected(True)
    dialog.compare.click()
    assert [number for number, _ in shown(session)] == [1, 3]


def test_an_article_with_one_version_is_said_to_have_one(
    library: LibraryView, session: Session, qtbot: QtBot
) -> None:
    guid = add(session, 1)
    with qtbot.waitSignal(session.desk.told) as told:
        compare_versions(session, guid, library)
    assert "one version" in told.args[0]


def test_links_between_versions_are_not_stored(library: LibraryView, session: Session) -> None:
    compare_versions(session, add(session, 2), library)
    label = session.review.undo_label()
    session.linking.confirm([0], [0])
    session.focus.select_divergence(0)
    session.findings.dismiss()
    assert session.review.undo_label() == label


def test_a_quote_of_the_earlier_version_becomes_evidence(library: LibraryView, session: Session) -> None:
    compare_versions(session, add(session, 2), library)
    session.focus.select_divergence(0)
    session.review.tag_fact()
    assert session.desk.project is not None
    (fact,) = facts.facts(session.desk.project)
    assert {piece.exact for piece in fact.evidence} >= {"4 million"}
