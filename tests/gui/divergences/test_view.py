"""The inspector: counts, filters, the list in step with the session, the reason card, the keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.core.model import Role as SentenceRole
from workbench.core.model import Sentence, Side, Span, Tier, Unmatched
from workbench.gui import theme as themes
from workbench.gui.divergences.menus import PROPERTIES, Property
from workbench.gui.divergences.model import Heading, Role
from workbench.gui.divergences.view import DivergencesView
from workbench.gui.session import Session
from workbench.gui.theme import Theme

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def view(qtbot, session: Session, theme: Theme) -> DivergencesView:
    made = DivergencesView(session, theme)
    qtbot.addWidget(made)
    made.resize(310, 680)
    made.show()
    return made


def rows(view: DivergencesView) -> list[str]:
    found = (view.model.index(row).data(Role.ROW) for row in range(view.model.rowCount()))
    return [row.title if isinstance(row, Heading) else row.kind for row in found]


def said(view: DivergencesView) -> str:
    return " ".join(label.text() for label in view.empty.findChildren(QLabel))


def test_without_a_pair_it_asks_for_two_articles(view: DivergencesView) -> None:
    assert view.stack.currentWidget() is view.empty
    assert "Choose two articles" in said(view)
    assert not view.filters.isVisible()


def test_two_equal_texts_are_said_to_be_equal(view: DivergencesView, compare) -> None:
    compare(divergences=())
    assert "say the same" in said(view)


def test_sentences_on_one_side_are_not_called_the_same(view: DivergencesView, compare) -> None:
    compare(divergences=(), unmatched=(Unmatched(Side.LEFT, 0, absent=True),))
    assert "say the same" not in said(view)
    assert "1 sentence stands in one article only." in said(view)


def test_claims_come_first_under_their_heading(view: DivergencesView, compare) -> None:
    compare()
    assert rows(view) == ["Claims", "quantity", "date", "name_org", "Wording", "wording"]
    assert not view.model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_severest_first_orders_within_the_groups(view: DivergencesView, compare) -> None:
    compare()
    severest = view.filters.order.menu().actions()[1]
    severest.trigger()
    assert rows(view) == ["Claims", "quantity", "name_org", "date", "Wording", "wording"]


def test_counts_are_kept_apart(view: DivergencesView, session: Session, compare) -> None:
    found = compare(unmatched=(Unmatched(Side.RIGHT, 0, absent=False),))
    furniture = (Sentence(Span(0, 3), SentenceRole.BOILERPLATE),)
    session.desk.comparison = replace(found, left=furniture)
    session.desk.comparison_changed.emit()
    counts = {group: chip.accessibleName() for group, chip in view.filters.chips.items()}
    assert counts["claim"] == "Claims, 3"
    assert counts["wording"] == "Wording, 1"
    assert counts["structure"] == "Structure, 0"
    assert "1 unmatched" in view.filters.structure.text()
    assert counts["boilerplate"] == "Boilerplate, 1"


def test_a_chip_hides_its_group_and_leaves_a_trace(qtbot, view: DivergencesView, session, compare) -> None:
    compare()
    qtbot.mouseClick(view.filters.chips["claim"], Qt.MouseButton.LeftButton)
    assert session.focus.filter.tiers == {Tier.WORDING}
    assert rows(view) == ["Wording", "wording"]
    assert view.filters.trace.isVisible()
    assert view.filters.trace.text().startswith("3 hidden")
    qtbot.mouseClick(view.filters.trace, Qt.MouseButton.LeftButton)
    assert len(rows(view)) == 6
    assert not view.filters.trace.isVisible()


def test_hiding_everything_says_so(qtbot, view: DivergencesView, session: Session, compare) -> None:
    compare()
    session.focus.set_filter(tiers=frozenset())
    assert "hidden by filters" in said(view)
    assert view.filters.trace.isVisible()


@pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.title)
def test_the_menus_count_and_hide(view: DivergencesView, session: Session, compare, each: Property) -> None:
    compare()
    menus = view.filters.menus
    menus.fill(each)
    shown = [action for action in menus.buttons[each.field].menu().actions() if action.isChecked()]
    counts = [int(action.text().rpartition("\t")[2]) for action in shown]
    assert sum(counts) == 4
    shown[0].setChecked(False)
    assert view.model.rowCount() < 6
    assert view.filters.trace.text() == f"{counts[0]} hidden · show all"
    assert menus.buttons[each.field].font().bold()
    assert "hidden" in menus.buttons[each.field].accessibleName()
    menus.fill(each)
    usual = menus.buttons[each.field].menu().actions()[-1]
    usual.trigger()
    assert view.model.rowCount() == 6
    assert not menus.buttons[each.field].font().bold()


def test_the_menu_of_statuses_brings_dismissed_ones_back(view, session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    session.findings.dismiss()
    assert "quantity" not in rows(view)
    status = PROPERTIES[-1]
    view.filters.menus.fill(status)
    actions = {a.text(): a for a in view.filters.menus.buttons[status.field].menu().actions()}
    assert not actions["Dismissed\t1"].isChecked()
    actions["Dismissed\t1"].setChecked(True)
    assert "quantity" in rows(view)


def test_words_narrow_the_list(qtbot, view: DivergencesView, compare) -> None:
    compare()
    qtbot.keyClicks(view.filters.words, "white home")
    qtbot.keyClick(view.filters.words, Qt.Key.Key_Return)
    assert rows(view) == ["Claims", "name_org"]


def test_the_list_follows_the_session(view: DivergencesView, session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(2)
    assert view.model.divergence_at(view.list.currentIndex().row()) == 2
    assert view.card.position.text() == "difference 3 of 4"


def test_the_session_follows_the_list(qtbot, view: DivergencesView, session: Session, compare) -> None:
    compare()
    qtbot.keyClick(view.list, Qt.Key.Key_Home)
    assert session.focus.divergence == 0
    for _ in range(3):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert session.focus.divergence == 3  # the heading in between is stepped over


def test_the_current_row_stays_in_sight_when_room_gets_short(
    qtbot, view: DivergencesView, session: Session, compare
) -> None:
    found = compare().divergences
    compare(divergences=found * 20)
    session.focus.select_divergence(70)
    view.resize(310, 500)

    def in_sight() -> bool:
        return view.list.viewport().rect().contains(view.list.visualRect(view.list.currentIndex()))

    qtbot.waitUntil(in_sight)


def test_the_stepper_walks_through_the_visible(qtbot, view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.set_filter(hidden_kinds=frozenset({"date"}))
    for _ in range(2):
        qtbot.mouseClick(view.card.ahead, Qt.MouseButton.LeftButton)
    assert session.focus.divergence == 2
    assert view.card.position.text() == "difference 2 of 3"
    qtbot.mouseClick(view.card.back, Qt.MouseButton.LeftButton)
    assert session.focus.divergence == 0


def test_claims_are_walked_through_before_wording(view: DivergencesView, session, compare) -> None:
    found = compare().divergences
    compare(divergences=(found[3], *found[:3]))
    walked = []
    for _ in range(4):
        session.focus.step(1)
        walked.append(session.focus.divergence)
    assert walked == [1, 2, 3, 0]
    assert view.card.position.text() == "difference 4 of 4"


def test_the_walk_follows_the_order_of_the_list(view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.order_by_severity(True)
    walked = []
    for _ in range(4):
        session.focus.step(1)
        walked.append(view.list.currentIndex().row())
    assert walked == [1, 2, 3, 5]


def test_a_hidden_current_divergence_is_not_counted(view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.select_divergence(1)
    session.focus.set_filter(hidden_kinds=frozenset({"date"}))
    assert view.card.position.text() == "3 differences"
    assert not view.list.currentIndex().isValid()


def test_the_card_gives_the_reason_and_both_quotes(view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    text = view.card.why.toPlainText()
    assert "Rule for 450" in text
    assert "conflict" in text
    assert "The ministry ordered 450 missiles on Monday." in text
    assert "ordered 540 missiles" in text
    assert "A says 450, B says 540" in view.card.why.accessibleDescription()


def test_the_card_says_which_side_is_silent(view: DivergencesView, session, compare) -> None:
    compare()
    session.focus.select_divergence(1)
    assert "says nothing about it" in view.card.why.toPlainText()


def test_hostile_words_stay_words(view: DivergencesView, session: Session, compare) -> None:
    found = compare().divergences[0]
    hostile = replace(found, rule="<img src=file:///etc/passwd><h1>rule</h1>", left_value="<b>450</b>")
    compare(divergences=(hostile,))
    session.focus.select_divergence(0)
    assert "<img src=file:///etc/passwd><h1>rule</h1>" in view.card.why.toPlainText()
    assert "<img" not in view.card.why.toHtml()
    assert "<img" not in view.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert not view.grab().isNull()


def test_a_row_reads_as_a_sentence(view: DivergencesView, compare) -> None:
    compare()
    words = view.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.endswith("differs: A says 450, B says 540; high severity; open")


def test_f_and_e_decide_from_the_list(qtbot, view: DivergencesView, session: Session, compare) -> None:
    compare()
    assert not view.card.tag.isEnabled()
    session.focus.select_divergence(0)
    assert view.card.tag.isEnabled()
    assert not view.card.add.isEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_F)
    assert [len(fact.evidence) for fact in session.review.facts] == [2]
    qtbot.keyClick(view.list, Qt.Key.Key_J)
    assert view.card.add.isEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_E)
    assert [len(fact.evidence) for fact in session.review.facts] == [3]


def test_twenty_thousand_divergences_are_rows_and_nothing_else(view, session: Session, compare) -> None:
    many = compare().divergences * 5000
    widgets = len(view.findChildren(QLabel))
    compare(divergences=many)
    assert view.model.rowCount() == 20_002
    session.focus.select_divergence(19_999)
    assert view.card.position.text() == "difference 20,000 of 20,000"
    session.focus.select_divergence(19_998)  # a claim, and all claims come before the wording
    assert view.card.position.text() == "difference 15,000 of 20,000"
    assert len(view.findChildren(QLabel)) == widgets


def test_another_palette_is_taken(view: DivergencesView, session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    before = view.grab().toImage()
    view.set_theme(themes.load("dark"))
    assert view.grab().toImage() != before
    assert "Rule for 450" in view.card.why.toPlainText()


def test_each_side_is_quoted_under_its_letter(view: DivergencesView, compare) -> None:
    compare()
    quotes = view.model.index(1).data(Role.SAID)
    assert quotes == {Side.LEFT: "450", Side.RIGHT: "540"}


def test_everything_the_keyboard_reaches_has_a_name(view: DivergencesView, compare) -> None:
    compare()
    reached = [w for w in view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & TAB]
    assert len(reached) > 3
    assert [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_with_nothing_current_the_card_tells_of_the_whole_pair(
    view: DivergencesView, session: Session, sample
) -> None:
    session.desk.open(sample, "M.")
    guids = {card.file_name[:3]: card.guid for card in session.desk.first(999)}
    session.desk.choose(guids["002"], guids["004"])
    told = view.card.why.toPlainText()
    assert "of A stands in B" in told
    assert "swapped one by one" in told
    assert "[ad_1]" in told
    session.focus.step(1)
    assert "of A stands in B" not in view.card.why.toPlainText()
