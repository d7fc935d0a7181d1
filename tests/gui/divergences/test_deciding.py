"""Deciding from the list and the card: keys, buttons, what was decided, and only what moved is redrawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from workbench.core.model import Comparison, Side
from workbench.core.rulings import Status, Verdict
from workbench.gui.divergences.delegate import sign_of
from workbench.gui.divergences.model import Heading, Role
from workbench.gui.divergences.view import DivergencesView
from workbench.gui.session import Session
from workbench.gui.theme import Theme


@pytest.fixture
def view(qtbot, session: Session, theme: Theme) -> DivergencesView:
    made = DivergencesView(session, theme)
    qtbot.addWidget(made)
    made.resize(290, 680)
    made.show()
    return made


def listed(view: DivergencesView) -> list[str]:
    found = [view.model.index(row).data(Role.ROW) for row in range(view.model.rowCount())]
    return [f"{row.title} {row.count}" if isinstance(row, Heading) else row.kind for row in found]


def test_d_dismisses_and_the_next_one_is_selected(qtbot, view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.step(1)
    qtbot.keyClick(view.list, Qt.Key.Key_D)
    assert listed(view) == ["Claims 2", "date", "name_org", "Wording 1", "wording"]
    assert view.model.divergence_at(view.list.currentIndex().row()) == 1
    assert view.card.position.text() == "difference 1 of 3"
    assert view.filters.trace.text() == "1 hidden · show all"
    assert view.filters.trace.accessibleName() == "1 dismissed; show all"
    assert view.filters.chips["claim"].accessibleName() == "Claims, 2"
    assert view.total.text() == "4 · 3 open"


def test_y_and_p_decide_too(qtbot, view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.step(1)
    qtbot.keyClick(view.list, Qt.Key.Key_Y)
    qtbot.keyClick(view.list, Qt.Key.Key_P)
    assert listed(view) == ["Claims 2", "quantity", "name_org", "Wording 2", "date", "wording"]
    signs = [sign_of(session.standings.of(index)) for index in range(4)]
    assert signs == ["✓ confirmed", "↓ wording", "", ""]


@pytest.mark.parametrize(
    ("name", "status"), [("confirm", "confirmed"), ("dismiss", "dismissed"), ("turn", "demoted")]
)
def test_a_button_shows_the_decision_and_takes_it_back(
    qtbot, view: DivergencesView, session: Session, compare, name: str, status: str
) -> None:
    compare()
    session.focus.select_divergence(0)
    button = getattr(view.card, name)
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.standings.of(0).status == status
    session.focus.select_divergence(0)
    assert button.isChecked()
    assert "by M., " in view.card.why.toPlainText()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.standings.of(0).status is Status.OPEN
    assert not button.isChecked()


def test_the_list_is_never_built_anew_for_a_decision(view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.step(1)
    resets: list[None] = []
    view.model.modelReset.connect(lambda: resets.append(None))
    session.findings.dismiss()
    session.findings.turn_tier()
    session.review.undo()
    session.review.undo()
    assert resets == []
    assert listed(view) == ["Claims 3", "quantity", "date", "name_org", "Wording 1", "wording"]
    row, heading = view.list.rowHeight(1), view.list.rowHeight(0)
    assert [view.list.rowHeight(place) for place in range(6)] == [heading, row, row, row, heading, row]
    assert heading < row


def test_when_all_is_dismissed_the_list_says_so(view: DivergencesView, session: Session, compare) -> None:
    compare()
    for index in range(4):
        session.focus.select_divergence(index)
        session.findings.dismiss()
    assert view.stack.currentWidget() is view.empty
    assert view.empty.accessibleName().startswith("Every difference was dismissed")
    view.filters.show_all()
    assert view.model.rowCount() == 6
    session.review.undo()
    assert view.total.text() == "4 · 1 open"


def test_a_comment_is_asked_for_and_shown(view, session: Session, compare, monkeypatch) -> None:
    compare()
    session.focus.select_divergence(0)
    session.findings.decide(Verdict.CONFIRMED)
    session.focus.select_divergence(0)
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("<b>seen</b> twice", True))
    view.card.ask_comment()
    assert "“<b>seen</b> twice”" in view.card.why.toPlainText()
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("other", False))
    view.card.ask_comment()
    assert session.standings.of(0).ruling.comment == "<b>seen</b> twice"
    session.focus.select_divergence(1)
    view.card.ask_comment()  # nothing was decided yet: told in the status bar


def test_a_difference_that_a_fact_quotes_names_the_fact(view, session: Session, compare) -> None:
    compare()
    session.focus.step(1)
    session.review.tag_fact()
    assert sign_of(session.standings.of(0)) == "F-0001"
    assert "Tagged as F-0001" in view.card.why.toPlainText()
    words = view.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.endswith("; high severity; tagged")


def test_the_picture_of_the_pair_stands_where_no_difference_is_looked_at(
    view: DivergencesView, session: Session, compare
) -> None:
    compare(figures={"reused_left": 0.5, "exact_left": 0.25, "reworded_left": 0.25})
    assert view.card.shares.isVisible()
    assert not view.card.verdicts.isVisible()
    said = view.card.shares.accessibleDescription()
    assert said == "50 % of A stands in B, 25 % word for word. Nothing of B stands in A."
    assert not view.card.shares.grab().isNull()
    session.focus.step(1)
    assert not view.card.shares.isVisible()
    assert view.card.verdicts.isVisible()


def test_a_faded_row_is_painted_otherwise(view: DivergencesView, session: Session, compare) -> None:
    compare()
    view.filters.show_all()
    before = view.list.viewport().grab().toImage()
    session.focus.select_divergence(0)
    session.findings.dismiss()
    session.focus.select_divergence(-1)
    assert view.list.viewport().grab().toImage() != before


def test_hundreds_are_decided_without_listing_them_all_again(view, session: Session, compare) -> None:
    found = compare().divergences
    spread = tuple(found) * 60
    made: Comparison = compare(divergences=spread)
    assert len(made.divergences) == 240
    resets: list[None] = []
    view.model.modelReset.connect(lambda: resets.append(None))
    session.focus.select_divergence(120)
    session.findings.confirm()
    assert resets == []
    assert session.standings.of(0).status is Status.CONFIRMED  # of equal ones the first
    assert view.model.index(1).data(Role.SAID)[Side.LEFT] == "450"
