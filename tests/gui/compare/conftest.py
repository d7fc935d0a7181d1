"""The Pages view over a session without a project file."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.compare.pair import LEFT, LINKED, RIGHT, claim, number, wording
from workbench.core.model import Article, Comparison, Link, LinkRelation, Side, Unmatched
from workbench.core.sentences import split
from workbench.formats.language import load
from workbench.gui import theme as themes
from workbench.gui.compare.pages import PagesView
from workbench.gui.session import Session

Lay = Callable[..., None]


@pytest.fixture
def lay(session: Session) -> Lay:
    """Puts two texts on the desk as if a project held them."""
    return partial(_lay, session)


def _lay(session: Session, left: str, right: str, comparison: Comparison | None = None) -> None:
    session.desk.pair = {
        Side.LEFT: Article(left, guid="left", outlet="The Ledger", published="2024-02-12", title="One"),
        Side.RIGHT: Article(right, guid="right", outlet="The Post", published="2024-02-13", title="Two"),
    }
    session.desk.comparison = None
    session.desk.pair_changed.emit()
    session.desk.comparison_changed.emit()
    if comparison is not None:
        session.desk.comparison = comparison
        session.desk.comparison_changed.emit()
        for _ in range(2 * len(Side)):
            QApplication.processEvents()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> PagesView:
    view = PagesView(session, themes.load("light"))
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    language = load("en")
    ours, theirs = split(LEFT, language), split(RIGHT, language)
    links = tuple(
        Link((number(LEFT, ours, left),), (number(RIGHT, theirs, right),), LinkRelation.EDITED, 0.9, moved)
        for left, right, moved in LINKED
    )
    lost = (
        Unmatched(Side.LEFT, number(LEFT, ours, "convoy"), True),
        Unmatched(Side.RIGHT, number(RIGHT, theirs, "Markets"), False, 0.4),
    )
    found = (claim("450", "540"), wording("maintenance", "repair", 4))
    return Comparison(ours, theirs, links, lost, (), found)


@pytest.fixture
def laid(view: PagesView, lay: Lay, comparison: Comparison) -> PagesView:
    """The view with the pair of this file and its comparison."""
    lay(LEFT, RIGHT, comparison)
    return view
