"""The similarity map: two questions in two triangles, by keyboard and mouse, in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from workbench.core.model import Side
from workbench.flow import library
from workbench.flow.mapping import Shared
from workbench.gui import theme as themes
from workbench.gui.parts.tint import contrast
from workbench.gui.session import Session
from workbench.gui.similarity.phrases import counted, of_pair, percent
from workbench.gui.similarity.view import SimilarityView
from workbench.gui.theme import Theme


@pytest.fixture
def view(qtbot, session: Session, jobs, guids, dressed, theme: Theme) -> SimilarityView:
    made = SimilarityView(session, theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    jobs.hold = False
    return made


def middle(view: SimilarityView, row: int, column: int) -> QPoint:
    return view.chart._rect(row, column).center()


def test_it_shows_what_is_listed_and_says_what_is_not_known(view: SimilarityView) -> None:
    assert view.count.text() == "3 articles, 3 pairs; 3 not compared yet"
    assert view.button.text() == "Compare 3 pairs"
    assert view.said.text().endswith("not compared yet.")
    assert not view.grab().isNull()


def test_it_follows_what_is_selected(qtbot, view: SimilarityView, session: Session) -> None:
    keys = session.catalog.arrangement.alone
    session.catalog.choose(list(keys[:2]))
    qtbot.waitUntil(lambda: len(session.atlas.articles) == 2)
    assert view.count.text().startswith("2 articles, 1 pair;")


def test_pairs_are_compared_when_asked_for(qtbot, view: SimilarityView, session: Session) -> None:
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert session.atlas.missing() == []
    assert not view.button.isVisible()
    found = session.atlas.figures(0, 1)
    assert found is not None
    assert found.diverging >= 1
    assert session.atlas.figures(1, 0) == found
    assert view.chart._number(0, 1) == f"{found.reused * 100:.0f}"
    assert view.chart._number(1, 0) == str(found.diverging)


def test_comparing_can_be_stopped(qtbot, view: SimilarityView, session: Session, jobs) -> None:
    jobs.hold = True
    session.atlas.compare(session.atlas.missing())
    assert view.button.text() == "Stop comparing"
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert not session.atlas.is_busy
    assert len(session.atlas.missing()) == 3
    assert view.button.text() == "Compare 3 pairs"


def test_what_was_compared_on_the_desk_is_known(view: SimilarityView, session: Session, compare) -> None:
    compare()
    assert len(session.atlas.missing()) == 2


def test_arrows_move_and_say_the_pair(qtbot, view: SimilarityView) -> None:
    assert view.chart.here == (0, 1)
    qtbot.keyClick(view.chart, Qt.Key.Key_Right)
    qtbot.keyClick(view.chart, Qt.Key.Key_Right)
    assert view.chart.here == (0, 2)
    qtbot.keyClick(view.chart, Qt.Key.Key_Down)
    assert view.chart.here == (1, 2)
    assert view.said.text().startswith("Zephyrnet · 13 Feb 2024 — <b>Outlet</b>")
    assert view.chart.accessibleDescription() == view.said.text()


def test_enter_and_a_click_open_the_pair(qtbot, view: SimilarityView, session: Session, guids) -> None:
    qtbot.keyClick(view.chart, Qt.Key.Key_Return)
    assert [session.desk.pair[side].guid for side in Side] == guids[:2]
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=middle(view, 2, 1))
    assert [session.desk.pair[side].guid for side in Side] == [guids[2], guids[1]]
    before = dict(session.desk.pair)
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=middle(view, 1, 1))
    assert session.desk.pair == before


def test_both_triangles_say_different_things(view: SimilarityView, session: Session) -> None:
    session.atlas.compare(session.atlas.missing())
    pixels = view.chart._pixels
    assert pixels.pixelColor(1, 0) != pixels.pixelColor(0, 1)
    assert pixels.pixelColor(2, 0) == view.chart._theme.color("page")


def test_what_is_not_compared_stays_clear_for_the_hatching(view: SimilarityView) -> None:
    assert view.chart._pixels.pixelColor(0, 1).alpha() == 0
    assert view.chart._pixels.pixelColor(1, 0).alpha() == 0


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("slot", ["same", "claim"])
def test_the_ends_of_a_ramp_stand_apart(view: SimilarityView, name: str, slot: str) -> None:
    view.set_theme(themes.load(name))
    ends: tuple[QColor, QColor] = view.chart._ramp(slot, 0.0), view.chart._ramp(slot, 1.0)
    assert contrast(*ends) >= 3.0
    assert not view.grab().isNull()


def test_groups_stand_side_by_side(view: SimilarityView, session: Session, guids) -> None:
    session.grouping.rule([guids[0], guids[2]], "together")
    session.atlas.lay()
    assert [card.guid for card in session.atlas.articles] == [guids[0], guids[2], guids[1]]
    assert session.atlas.groups[0] == session.atlas.groups[1] != session.atlas.groups[2]


def test_another_project_begins_anew(view: SimilarityView, session: Session) -> None:
    session.atlas.compare(session.atlas.missing())
    session.desk.close()
    assert session.atlas.articles == ()
    assert view.stack.currentWidget() is view.empty


def test_words_of_a_pair(session: Session, guids) -> None:
    one, other = session.desk.first(2)
    both = "The Diplomat · 12 Feb 2024 — Zephyrnet · 13 Feb 2024"
    assert of_pair(one, other, Shared(0.43, 1), None) == (
        f"{both}: 43 % of one stands in the other; 1 claim of both diverges."
    )
    assert of_pair(one, other, None, 0.9) == (
        f"{both}: about 90 % of one stands in the other; not compared yet."
    )
    assert [percent(share) for share in (0.0, 0.001, 0.996, 1.0)] == ["0 %", "< 1 %", "99 %", "100 %"]
    assert "12 more are left out" in counted(120, 0, 12)
    assert library.count(session.desk.project) == 3
