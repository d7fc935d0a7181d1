"""The table of facts and its card: filter, selection, statement, tags, stances, places."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.core.model import Fact, Side, Stance
from workbench.flow import tags as tag_flow
from workbench.gui import theme as themes
from workbench.gui.facts.model import Column
from workbench.gui.facts.view import FactsView
from workbench.gui.parts.picker import Picker
from workbench.gui.session import Session
from workbench.gui.theme import Theme

HOSTILE = "<img src=file:///etc/passwd><b>x</b>"

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def view(qtbot, session: Session, theme: Theme) -> FactsView:
    made = FactsView(session, theme)
    qtbot.addWidget(made)
    made.resize(1100, 260)
    made.show()
    return made


@pytest.fixture
def facts(view: FactsView, session: Session, compare) -> tuple[Fact, ...]:
    """Two facts with two quotes each; the second is the current one."""
    compare()
    for divergence, statement in (
        (0, "The order was for 450 missiles."),
        (2, "They met at the White House."),
    ):
        session.focus.select_divergence(divergence)
        session.review.tag_fact()
        session.review.edit_fact(session.focus.fact, statement=statement)
    return session.review.facts


def cells(view: FactsView, column: int) -> list[str]:
    return [view.model.index(row, column).data() for row in range(view.model.rowCount())]


def palette(view: FactsView) -> Picker:
    """The palette that is open over the view."""
    return view.findChildren(Picker)[-1]


def current(session: Session) -> Fact:
    fact = session.review.fact(session.focus.fact)
    assert fact is not None
    return fact


def test_without_facts_it_explains_f(view: FactsView) -> None:
    assert view.stack.currentWidget() is view.empty
    assert "press F" in " ".join(x.text() for x in view.empty.findChildren(QLabel))


def test_facts_are_listed_with_number_status_and_evidence(view: FactsView, facts) -> None:
    assert cells(view, Column.NUMBER) == ["F-0001", "F-0002"]
    assert cells(view, Column.STATUS) == ["open", "open"]
    assert cells(view, Column.EVIDENCE)[0] == "= 1, ≠ 1"
    assert view.bar.count.text() == "2 · open 2"


def test_a_new_fact_is_current_and_the_keyboard_stays_where_it_was(
    qtbot, view: FactsView, session: Session, compare
) -> None:
    compare()
    view.bar.words.setFocus()
    session.focus.select_divergence(0)
    session.review.tag_fact()
    assert view.bar.words.hasFocus()
    assert view.card.name.text() == "F-0001"
    assert view.card.statement.toPlainText() == current(session).statement
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.card.statement.hasFocus()
    assert view.card.statement.textCursor().hasSelection()


def test_the_filter_finds_statements_tags_and_quotes(qtbot, view: FactsView, session, facts) -> None:
    session.review.set_tags(facts[0].guid, ["arms"])
    for words, number in (("arms", "F-0001"), ("white home", "F-0002"), ("f-0002", "F-0002")):
        view.bar.words.setText(words)
        qtbot.keyClick(view.bar.words, Qt.Key.Key_Return)
        assert cells(view, Column.NUMBER) == [number]
    assert "1 hidden" in view.bar.trace.text()


def test_sorting_by_a_column(view: FactsView, facts) -> None:
    view.table.sortByColumn(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert cells(view, Column.NUMBER) == ["F-0002", "F-0001"]


def test_table_and_session_follow_each_other(qtbot, view: FactsView, session: Session, facts) -> None:
    assert view.table.currentIndex().row() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert session.focus.fact == facts[0].guid
    assert view.card.statement.toPlainText() == "The order was for 450 missiles."
    session.focus.select_fact(facts[1].guid)
    assert view.table.currentIndex().row() == 1


def test_the_statement_is_stored_with_enter(qtbot, view: FactsView, session: Session, facts) -> None:
    view.edit_statement()
    qtbot.keyClicks(view.card.statement, "Another statement")
    qtbot.keyClick(view.card.statement, Qt.Key.Key_Return)
    assert current(session).statement == "Another statement"
    assert view.table.hasFocus()


def test_escape_takes_the_writing_back(qtbot, view: FactsView, session: Session, facts) -> None:
    view.edit_statement()
    qtbot.keyClicks(view.card.statement, "Nonsense")
    qtbot.keyClick(view.card.statement, Qt.Key.Key_Escape)
    assert current(session).statement == "They met at the White House."
    assert view.card.statement.toPlainText() == "They met at the White House."


def test_an_emptied_statement_comes_back(qtbot, view: FactsView, session: Session, facts) -> None:
    view.edit_statement()
    qtbot.keyClick(view.card.statement, Qt.Key.Key_Delete)
    qtbot.keyClick(view.card.statement, Qt.Key.Key_Return)
    assert current(session).statement == "They met at the White House."


def test_writing_is_stored_on_its_own_fact_when_another_is_shown(
    qtbot, view: FactsView, session: Session, facts
) -> None:
    view.edit_statement()
    qtbot.keyClicks(view.card.statement, "Half written")
    session.focus.select_fact(facts[0].guid)
    assert [fact.statement for fact in session.review.facts] == [
        "The order was for 450 missiles.",
        "Half written",
    ]
    assert view.card.name.text() == "F-0001"


def test_writing_on_a_fact_that_is_gone_troubles_nobody(
    qtbot, view: FactsView, session: Session, facts
) -> None:
    told: list[object] = []
    session.review.failed.connect(told.append)
    view.edit_statement()
    qtbot.keyClicks(view.card.statement, "Half written")
    session.review.remove_fact(facts[1].guid)
    session.focus.select_fact(facts[0].guid)
    view.table.setFocus()
    assert told == []
    assert [fact.guid for fact in session.review.facts] == [facts[0].guid]


def test_closing_the_project_empties_the_view(qtbot, view: FactsView, session: Session, facts) -> None:
    view.edit_statement()
    session.desk.close()
    assert view.stack.currentWidget() is view.empty
    assert view.side.currentWidget() is view.unchosen


def test_digits_change_the_stance_of_the_current_quote(qtbot, view: FactsView, session, facts) -> None:
    evidence = session.focus.evidence
    for key, stance in (("3", Stance.CONTRADICTS), ("5", Stance.MENTIONS), ("1", Stance.STATES)):
        qtbot.keyClicks(view.table, key)
        assert next(e.stance for e in current(session).evidence if e.guid == evidence) is stance
    qtbot.keyClicks(view.card.quotes.list, "4")
    assert next(e.stance for e in current(session).evidence if e.guid == evidence) is Stance.QUALIFIES
    assert [button.isChecked() for button in view.card.quotes.stances.buttons()] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_stance_is_picked_by_mouse(qtbot, view: FactsView, session: Session, facts) -> None:
    qtbot.mouseClick(view.card.quotes.stances.buttons()[1], Qt.MouseButton.LeftButton)
    evidence = session.focus.evidence
    assert next(e.stance for e in current(session).evidence if e.guid == evidence) is Stance.SUPPORTS


def test_without_a_quote_no_stance_can_be_picked(view: FactsView, session: Session, facts) -> None:
    session.focus.select_fact(facts[0].guid, "")
    assert not any(button.isEnabled() or button.isChecked() for button in view.card.quotes.stances.buttons())


def test_a_tag_is_made_given_and_taken_by_keys(qtbot, view: FactsView, session: Session, facts) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    field = palette(view).field
    qtbot.keyClicks(field, "arms / missiles")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert current(session).tags == ("arms / missiles",)
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    qtbot.keyClicks(palette(view).field, "MISS")
    entry = palette(view).model.entry(0)
    assert (entry.words, entry.mark) == ("arms / missiles", "✓")
    qtbot.keyClick(palette(view).field, Qt.Key.Key_Return)
    assert current(session).tags == ()
    session.review.undo()
    view.card.tags.list.setCurrentIndex(view.card.tags.model.index(0, 0))
    qtbot.keyClick(view.card.tags.list, Qt.Key.Key_Delete)
    assert current(session).tags == ()


def test_the_tag_given_last_is_offered_first_and_its_key_gives_it_at_once(
    qtbot, view: FactsView, session: Session, facts, monkeypatch
) -> None:
    for path in ("arms", "Japan"):
        session.review.do(lambda project, path=path: tag_flow.add_tag(project, path))
    guid = next(tag.guid for tag in session.ledger.tags.values() if tag.path == "Japan")
    session.review.do(lambda project: tag_flow.set_hotkey(project, guid, "j"))
    session.review.set_tags(facts[0].guid, ["Japan"])
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    assert [palette(view).model.entry(row).words for row in range(2)] == ["Japan", "arms"]
    qtbot.keyClicks(palette(view).field, "j")
    assert current(session).tags == ("Japan",)
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    qtbot.keyClicks(palette(view).field, " ja")
    assert [palette(view).model.entry(0).words] == ["Japan"]
    palette(view).reject()


def test_nothing_half_written_stays_for_another_fact(qtbot, view: FactsView, session: Session, facts) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    qtbot.keyClicks(palette(view).field, "half")
    palette(view).reject()
    session.focus.select_fact(facts[0].guid)
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    assert palette(view).field.text() == ""
    palette(view).reject()


def test_the_status_is_stored(qtbot, view: FactsView, session: Session, facts) -> None:
    view.card.status.setFocus()
    qtbot.keyClicks(view.card.status, "disputed")
    assert current(session).status == "disputed"
    assert view.bar.count.text() == "2 · open 1 · disputed 1"


def test_going_to_a_quote_selects_it_in_its_text(qtbot, view: FactsView, session: Session, facts) -> None:
    view.card.quotes.list.setCurrentIndex(view.card.quotes.model.index(1))
    with qtbot.waitSignal(session.focus.revealed):
        qtbot.keyClick(view.card.quotes.list, Qt.Key.Key_Return)
    selection = session.focus.selection
    assert selection is not None
    assert (selection.side, selection.span.of(session.desk.text(Side.RIGHT))) == (Side.RIGHT, "White Home")


def test_going_to_a_quote_brings_its_article_back(qtbot, view: FactsView, session, facts, guids) -> None:
    session.desk.choose(guids[0], guids[2])
    view.card.quotes.list.setCurrentIndex(view.card.quotes.model.index(1))
    view.card.quotes.go_to_place()
    assert [session.desk.pair[side].guid for side in Side] == [guids[0], guids[1]]
    selection = session.focus.selection
    assert selection is not None
    session.desk.comparison_changed.emit()
    assert session.focus.selection == selection  # a comparison that comes later takes nothing away


def test_evidence_is_removed_and_the_fact_stays(qtbot, view: FactsView, session: Session, facts) -> None:
    view.card.quotes.list.setCurrentIndex(view.card.quotes.model.index(0))
    qtbot.keyClick(view.card.quotes.list, Qt.Key.Key_Delete)
    assert [piece.exact for piece in current(session).evidence] == ["White Home"]


def test_delete_in_the_table_removes_the_fact_and_undo_brings_it_back(
    qtbot, view: FactsView, session: Session, facts
) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert cells(view, Column.NUMBER) == ["F-0001"]
    session.review.undo()
    assert cells(view, Column.NUMBER) == ["F-0001", "F-0002"]


def test_hostile_words_stay_words(view: FactsView, session: Session, facts) -> None:
    session.review.edit_fact(facts[0].guid, statement=HOSTILE)
    session.review.set_tags(facts[0].guid, [HOSTILE])
    session.focus.select_fact(facts[0].guid)
    assert view.card.statement.toPlainText() == HOSTILE
    index = view.model.index(0, Column.STATEMENT)
    assert index.data() == HOSTILE
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert all(x.textFormat() == Qt.TextFormat.PlainText for x in view.findChildren(QLabel))
    assert not view.grab().isNull()


def test_a_row_reads_as_a_sentence(view: FactsView, facts) -> None:
    said = view.model.index(0, Column.STATEMENT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "F-0001, open: The order was for 450 missiles.; 1 states, 1 contradicts"
    quote = view.card.quotes.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert quote == "states: “White House”, A · The Diplomat · 12 Feb 2024 · v1"


def test_low_and_wide_the_evidence_stands_beside(qtbot, view: FactsView, facts) -> None:
    assert view.card.sections.pos().x() > 100
    view.resize(1100, 700)
    qtbot.waitUntil(lambda: view.card.sections.pos().x() == 0)


def test_a_narrow_table_keeps_the_statement(qtbot, view: FactsView, facts) -> None:
    view.resize(800, 260)
    qtbot.waitUntil(lambda: view.table.isColumnHidden(Column.TAGS))
    assert not view.table.isColumnHidden(Column.STATEMENT)
    view.resize(1400, 260)
    qtbot.waitUntil(lambda: not view.table.isColumnHidden(Column.TAGS))


def test_another_palette_is_taken(view: FactsView, facts) -> None:
    before = view.card.quotes.stances.grab().toImage()
    view.set_theme(themes.load("dark"))
    assert view.card.quotes.stances.grab().toImage() != before


def test_everything_the_keyboard_reaches_has_a_name(view: FactsView, facts) -> None:
    reached = [w for w in view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & TAB]
    assert len(reached) > 3
    assert [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())] == []
