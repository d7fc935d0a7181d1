"""The size of the type in the pages and the rows: larger, smaller, usual, and kept for the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.model import Side
from workbench.gui.settings import Settings
from workbench.gui.theme import LARGEST, SMALLEST, TEXT_SIZE, load
from workbench.gui.window import MainWindow


def test_keys_change_the_size_and_it_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.parts.go_to("pages")
    pane = window.pages.spread.panes[Side.LEFT]
    step = pane.paper.setting.step
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        qtbot.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert pane.paper.setting.font.pointSizeF() == TEXT_SIZE + 2
    assert pane.paper.setting.step > step
    assert Settings(window.settings.path).reading.text_size == TEXT_SIZE + 2
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.text_size == TEXT_SIZE + 1
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.paper.setting.step == step


def test_marks_follow_and_the_place_read_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    pane = window.pages.spread.panes[Side.LEFT]
    pane.bring(2_000.0, 0.0)
    read = pane.paper.offset_at(pane.top)
    qtbot.waitUntil(lambda: bool(pane.look.sheet.marks.items))
    mark = pane.look.sheet.marks.items[-1]
    before = pane.paper.slice_at(mark.span.start).rects(mark.span)[0]
    window.use_text_size(20)
    after = pane.paper.slice_at(mark.span.start).rects(mark.span)[0]
    assert after.height() > 1.5 * before.height()
    assert abs(pane.paper.offset_at(pane.top) - read) < 200


def test_rows_grow_with_their_type(window: MainWindow) -> None:
    window.projects.open_sample()
    window.menus.action("to_rows").trigger()
    table = window.rows.table
    table.go(3)
    before = table.rowHeight(3)
    window.use_text_size(22)
    assert table.rowHeight(3) > before
    assert 0 <= table.rowViewportPosition(3) < table.viewport().height()
    window.use_text_size(TEXT_SIZE)
    assert table.rowHeight(3) == before


def test_another_palette_keeps_the_size(window: MainWindow) -> None:
    window.use_text_size(15)
    window.use_theme("dark")
    assert window.theme.dark
    assert window.theme.text_size == 15


@pytest.mark.parametrize(("wanted", "given"), [(2, SMALLEST), (99, LARGEST), (9.5, 9.5)])
def test_there_is_a_smallest_and_a_largest_size(wanted: float, given: float) -> None:
    assert load("light").sized(wanted).text_size == given


@pytest.mark.parametrize("kept", ["plenty", "-3", "nan", "1000"])
def test_a_damaged_size_is_the_usual_one(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[reading]\ntext_size={kept}\n")
    assert Settings(path).reading.text_size == TEXT_SIZE
