"""Details, links, memos and the quotes' own marks on the card; several facts at once; the tree of tags."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from workbench.core.factbook import LinkKind, MemoTarget
from workbench.core.model import Fact
from workbench.flow import tags as tag_flow
from workbench.gui import theme as themes
from workbench.gui.facts.model import Column
from workbench.gui.facts.tree import TagTree
from workbench.gui.facts.view import FactsView
from workbench.gui.parts.note import NoteDialog
from workbench.gui.parts.tint import LEAST, TINTS, contrast, ink_on, seen_on
from workbench.gui.session import Session
from workbench.gui.theme import Theme


@pytest.fixture
def view(qtbot, session: Session, theme: Theme) -> FactsView:
    made = FactsView(session, theme)
    qtbot.addWidget(made)
    made.resize(1100, 260)
    made.show()
    return made


@pytest.fixture
def facts(view: FactsView, session: Session, compare) -> tuple[Fact, ...]:
    """Three facts; the last is the current one."""
    compare()
    for divergence in (0, 2, 3):
        session.focus.select_divergence(divergence)
        session.review.tag_fact()
    return session.review.facts


def current(session: Session) -> Fact:
    fact = session.review.fact(session.focus.fact)
    assert fact is not None
    return fact


def make(session: Session, *paths: str) -> None:
    for path in paths:
        session.review.do(lambda project, path=path: tag_flow.add_tag(project, path))


def test_a_field_is_kept_refused_and_mended(qtbot, view: FactsView, session: Session, facts) -> None:
    told: list[str] = []
    session.review.failed.connect(lambda problem: told.append(str(problem)))
    view.card.edit_details()
    date = view.card.details.fields["claim_date"]
    qtbot.keyClicks(date, "10 April")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert len(told) == 1
    assert "not a day" in told[0]
    assert date.text() == "10 April"
    date.selectAll()
    qtbot.keyClicks(date, "2024-04-10")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert current(session).claim_date == "2024-04-10"
    view.card.details.kind.setCurrentIndex(1)
    view.card.details.kind.activated.emit(1)
    assert current(session).kind == "quote"
    session.review.undo()
    session.review.undo()
    assert (current(session).kind, current(session).claim_date) == ("claim", "")
    assert date.text() == ""


def test_half_written_details_are_kept_on_their_own_fact(qtbot, view, session: Session, facts) -> None:
    view.card.edit_details()
    qtbot.keyClicks(view.card.details.fields["claimant"], "The ministry")
    qtbot.keyClicks(view.card.details.context, "On the radio")
    session.focus.select_fact(facts[0].guid)
    assert [fact.claimant for fact in session.review.facts] == ["", "", "The ministry"]
    assert session.review.facts[2].context == "On the radio"
    assert view.card.details.fields["claimant"].text() == ""


def test_links_are_shown_from_both_ends_and_one_step_away(qtbot, view, session: Session, facts) -> None:
    picker = view.card.links.choose(LinkKind.REFINES)
    qtbot.keyClicks(picker.field, "f-0001")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert view.card.links.model.index(0).data().startswith("refines F-0001")
    view.card.links.go(view.card.links.model.index(0))
    assert session.focus.fact == facts[0].guid
    assert view.card.links.model.index(0).data().startswith("is refined by F-0003")
    view.card.links.list.setCurrentIndex(view.card.links.model.index(0))
    qtbot.keyClick(view.card.links.list, Qt.Key.Key_Delete)
    assert view.card.links.model.links == ()
    assert view.card.links.stack.currentIndex() == 1


def test_a_quote_is_important_sure_and_commented(qtbot, view, session: Session, facts) -> None:
    quotes = view.card.quotes
    qtbot.keyClick(quotes.list, Qt.Key.Key_I)
    session.review.edit_evidence(confidence=3)
    qtbot.keyClick(quotes.list, Qt.Key.Key_C)
    dialog = view.findChildren(NoteDialog)[-1]
    qtbot.keyClicks(dialog.text, "Read twice")
    dialog.accept()
    piece = quotes.current()
    assert (piece.important, piece.confidence, piece.comment) == (True, 3, "Read twice")
    said = quotes.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith(", important, confidence 3 of 5, comment: Read twice")
    assert not view.grab().isNull()


def test_a_memo_is_written_and_marked(qtbot, view: FactsView, session: Session, facts) -> None:
    view.card.write_memo()
    dialog = view.findChildren(NoteDialog)[-1]
    qtbot.keyClicks(dialog.text, "Ask the desk")
    dialog.accept()
    assert view.card.memo.isChecked()
    row = view.model.index(2, Column.STATEMENT)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("; has a memo")
    session.remarks.write(MemoTarget.FACT, session.focus.fact, "")
    assert not view.card.memo.isChecked()


def test_many_facts_are_changed_in_one_step(qtbot, view: FactsView, session: Session, facts) -> None:
    view.table.selectAll()
    assert view.side.currentWidget() is view.bulk
    assert view.bulk.title.text() == "3 facts chosen"
    view.bulk.status_wanted.emit("disputed")
    assert [fact.status for fact in session.review.facts] == ["disputed"] * 3
    session.tagging.give("arms")
    assert [fact.tags for fact in session.review.facts] == [("arms",)] * 3
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert session.review.facts == ()
    for _ in range(3):
        session.review.undo()
    assert [(fact.status, fact.tags) for fact in session.review.facts] == [("open", ())] * 3


def test_facts_are_shown_by_what_they_are(view: FactsView, session: Session, facts) -> None:
    session.review.edit_fact(facts[0].guid, status="disputed", kind="number")
    session.review.set_tags(facts[1].guid, ["arms / missiles"])
    arms = next(tag.guid for tag in session.ledger.tags.values() if tag.path == "arms")
    for asked, numbers in (
        ({"status": "disputed"}, [1]),
        ({"kind": "claim"}, [2, 3]),
        ({"tag": arms}, [2]),
        ({"stance": "contradicts"}, [1, 2]),
        ({"reviewer": "M."}, [1, 2, 3]),
        ({"contradicted": True}, [1, 2]),
        ({"doubtful": True}, []),
    ):
        view.bar.ask(**asked)
        assert [view.model.fact(row).number for row in range(view.model.rowCount())] == numbers
        view.bar.show_all()
    view.bar.ask(status="open")
    session.review.edit_fact(facts[1].guid, status="agreed")
    assert [view.model.fact(row).number for row in range(view.model.rowCount())] == [3]
    assert view.bar.trace.text() == "2 hidden — show"
    view.bar.trace.click()
    assert view.model.rowCount() == 3


def test_a_column_is_chosen_and_sorted_by(view: FactsView, session: Session, facts) -> None:
    view.resize(2400, 260)
    session.review.edit_fact(facts[2].guid, claimant="Anna")
    view.bar._choose(Column.CLAIMANT, True)
    assert not view.table.isColumnHidden(Column.CLAIMANT)
    view.table.sortByColumn(Column.CLAIMANT, Qt.SortOrder.DescendingOrder)
    assert view.model.fact(0).claimant == "Anna"
    session.review.edit_fact(facts[0].guid, claimant="Zoe")
    assert view.model.fact(0).claimant == "Zoe"
    assert [view.model.row_of(fact.guid) for fact in (facts[0], facts[2])] == [0, 1]


@pytest.fixture
def tree(qtbot, view: FactsView, session: Session, facts, theme: Theme) -> TagTree:
    make(session, "A", "B / b", "C")
    made = TagTree(session, theme, view)
    made.open()
    return made


def paths(session: Session) -> list[str]:
    return [tag.path for tag in session.ledger.tags.values()]


def guid(session: Session, path: str) -> str:
    return next(tag.guid for tag in session.ledger.tags.values() if tag.path == path)


def test_tags_are_dragged_onto_one_another(tree: TagTree, session: Session) -> None:
    model = tree.model
    data = model.mimeData([model.index_of(guid(session, "B"))])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of(guid(session, "A")))
    assert paths(session) == ["A", "A / B", "A / B / b", "C"]
    data = model.mimeData([model.index_of(guid(session, "C"))])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert paths(session)[0] == "C"
    onto_itself = model.index_of(guid(session, "A / B"))
    data = model.mimeData([model.index_of(guid(session, "A"))])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, onto_itself)
    assert "under itself" in tree.said.text()
    tree.reject()


def test_tags_are_renamed_merged_and_deleted(qtbot, tree: TagTree, session: Session) -> None:
    assert tree.model.setData(tree.model.index_of(guid(session, "A")), "Arms")
    session.tagging.give("Arms")
    tree._choose(guid(session, "Arms"))
    picker = tree.merge()
    qtbot.keyClicks(picker.field, "c")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert paths(session) == ["B", "B / b", "C"]
    assert current(session).tags == ("C",)
    tree._choose(guid(session, "C"))
    tree.remove()
    assert "taken from 1 fact; the facts stay" in tree.said.text()
    assert paths(session) == ["B", "B / b"]
    session.review.undo()
    assert current(session).tags == ("C",)
    tree.reject()


def test_a_key_that_is_taken_is_refused_in_the_tree(qtbot, tree: TagTree, session: Session) -> None:
    tree._edit(guid(session, "A"), "hotkey", "x")
    tree._edit(guid(session, "C"), "hotkey", "x")
    assert tree.said.text().startswith("“x” is the key of “A” already")
    assert not tree.grab().isNull()
    tree.reject()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_chips_stand_out_and_are_read_in_both_palettes(qapp, name: str) -> None:
    page = themes.load(name).color("page")
    for color in (*TINTS, "#ffffff", "#000000", "#ffff66", "#808080", "#101030"):
        ground = seen_on(QColor(color), page)
        assert contrast(ground, page) >= LEAST
        assert contrast(ink_on(ground), ground) >= 4.5
