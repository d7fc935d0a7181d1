"""The painted table: heights are measured when rows come into sight, and nothing jumps while scrolling."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.model import Article, Comparison, Link, LinkRelation, Sentence, Side, Span
from workbench.gui import theme as themes
from workbench.gui.rows.model import Column
from workbench.gui.rows.typeset import LONGEST, plain
from workbench.gui.rows.view import RowsView
from workbench.gui.session import Session

COUNT = 2_000
LONG = "and a great many other things that nobody had expected to be said in one breath " * 4


def text_of(count: int) -> tuple[str, tuple[Sentence, ...]]:
    text, found = "", []
    for number in range(count):
        said = f"Sentence {number} speaks of 🚢 <b>ships</b> {LONG if number % 3 else ''}."
        found.append(Sentence(Span(len(text), len(text) + len(said))))
        text += said + "\n"
    return text, tuple(found)


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication, session: Session) -> RowsView:
    text, sentences = text_of(COUNT)
    links = tuple(Link((n,), (n,), LinkRelation.SAME, 1.0) for n in range(COUNT))
    view = RowsView(session, themes.load("light"))
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    session.desk.pair = {side: Article(text, guid=side.value) for side in Side}
    session.desk.comparison = Comparison(sentences, sentences, links)
    session.desk.comparison_changed.emit()
    return view


def cut_rows(view: RowsView) -> list[int]:
    """Rows in sight that are lower than their type."""
    table, delegate = view.table, view.table.delegate
    width = table.columnWidth(Column.LEFT)
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    assert 0 <= first < last
    rows = range(first, last + 1)
    return [row for row in rows if table.rowHeight(row) != delegate.height(row, width, table.font())]


def test_only_what_is_seen_is_measured(view: RowsView) -> None:
    assert cut_rows(view) == []
    usual = view.table.verticalHeader().defaultSectionSize()
    assert {view.table.rowHeight(row) for row in range(100, COUNT)} == {usual}


def test_rows_are_whole_wherever_one_goes(qtbot: QtBot, view: RowsView) -> None:
    bar = view.table.verticalScrollBar()
    for value in (bar.maximum() // 3, bar.maximum(), 5):
        bar.setValue(value)
        assert cut_rows(view) == []
    qtbot.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.table.currentIndex().row() == COUNT - 1
    assert cut_rows(view) == []
    for _ in range(5):
        qtbot.keyClick(view.table, Qt.Key.Key_Up)
        shown = view.table.visualRect(view.table.currentIndex())
        assert view.table.viewport().rect().contains(shown)


def test_scrolling_up_holds_what_is_seen_still(view: RowsView) -> None:
    table = view.table
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(15):
        row = table.rowAt(table.viewport().height() // 2)
        before = table.rowViewportPosition(row)
        bar.setValue(bar.value() - 30)
        assert table.rowViewportPosition(row) == before + 30


def test_another_width_sets_the_type_anew(view: RowsView) -> None:
    high = view.table.rowHeight(1)
    view.resize(1200, 600)
    QApplication.processEvents()
    assert view.table.rowHeight(1) < high
    assert cut_rows(view) == []


def test_every_palette_paints_rows_with_their_marks(view: RowsView) -> None:
    light = view.grab().toImage()
    view.set_theme(themes.load("dark"))
    dark = view.grab().toImage()
    assert light.pixelColor(200, 120) != dark.pixelColor(200, 120)


def test_an_endless_sentence_is_cut_and_controls_become_blanks() -> None:
    assert plain("a\tb\nc\u2028d") == "a b c d"
    assert len(plain("x" * (2 * LONGEST))) == LONGEST + 1
    assert plain("ships") == "ships"
