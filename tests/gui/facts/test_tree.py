"""The dialog that arranges the tags, by its keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.flow import tags
from workbench.gui.facts.tree import TagTree
from workbench.gui.session import Session
from workbench.gui.theme import Theme


@pytest.fixture
def tree(qtbot: QtBot, session: Session, theme: Theme, compare) -> Iterator[TagTree]:
    """The tree of two tags, one of them on a fact."""
    compare()
    session.focus.select_divergence(0)
    session.review.tag_fact()
    session.review.set_tags(session.focus.fact, ["people", "places / towns"])
    parent = QWidget()
    qtbot.addWidget(parent)
    made = TagTree(session, theme, parent)
    made.show()
    QTest.qWaitForWindowActive(made)
    yield made
    parent.hide()


def paths(session: Session) -> list[str]:
    assert session.desk.project is not None
    return [tag.path for tag in tags.tags(session.desk.project)]


def test_the_keys_of_the_hint_do_what_it_says(tree: TagTree, session: Session) -> None:
    before = paths(session)
    tree.tree.setFocus()
    tree.tree.setCurrentIndex(tree.model.index(0, 0))
    QTest.keyClick(tree.tree, Qt.Key.Key_Delete)
    assert paths(session) == before[1:]
    session.review.undo()
    assert paths(session) == before
    QTest.keyClick(tree.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(paths(session)) == len(before) + 1
