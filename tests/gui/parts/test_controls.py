"""Chips, filter fields, lists with keys and exact text."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.parts.chip import Chip
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.keylist import KeyList, RowList
from workbench.gui.parts.words import ElidedLabel, day, exact_text, plural, source


def test_a_chip_says_its_count_and_whether_it_is_hidden(qtbot) -> None:
    chip = Chip("Claims", QColor("#a35600"))
    qtbot.addWidget(chip)
    chip.set_count(9)
    assert chip.accessibleName() == "Claims, 9"
    shown = chip.grab().toImage()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()
    assert chip.accessibleName() == "Claims, 9, hidden"
    assert chip.grab().toImage() != shown


def test_a_large_count_makes_the_chip_wider(qtbot) -> None:
    chip = Chip("Claims", QColor("#a35600"))
    qtbot.addWidget(chip)
    chip.set_count(1)
    narrow = chip.sizeHint().width()
    chip.set_count(20_000)
    assert chip.sizeHint().width() > narrow


def test_a_filter_settles_once_after_a_pause(qtbot) -> None:
    field = FilterField("Filter", "Filter…")
    qtbot.addWidget(field)
    told: list[str] = []
    field.settled.connect(told.append)
    with qtbot.waitSignal(field.settled):
        qtbot.keyClicks(field, "abc")
    assert told == ["abc"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_filter_hands_over_at_once(qtbot, key: Qt.Key) -> None:
    field = FilterField("Filter", "Filter…")
    qtbot.addWidget(field)
    told: list[str] = []
    field.settled.connect(told.append)
    qtbot.keyClicks(field, "abc")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, key)
    assert told == ["abc"]


@pytest.mark.parametrize("made", [KeyList, RowList])
def test_bound_keys_act_and_ctrl_leaves_them_alone(qtbot, made) -> None:
    view = made()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b"]))
    pressed: list[str] = []
    view.keys.bind(Qt.Key.Key_F, lambda: pressed.append("f"))
    qtbot.keyClick(view, Qt.Key.Key_F)
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_G)
    assert pressed == ["f"]


def test_exact_text_keeps_what_plain_text_loses() -> None:
    document = QTextDocument()
    document.setPlainText("a\u00a0b\nc")
    assert exact_text(document) == "a\u00a0b\nc"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2024-02-12", "12 Feb 2024"), ("2024-02-12T10:00:00", "12 Feb 2024"), ("2024-02", "2024-02"), ("", "")],
)
def test_dates_are_shown_as_people_write_them(written: str, shown: str) -> None:
    assert day(written) == shown


def test_sources_and_numbers_in_words() -> None:
    assert source("The Diplomat", "2024-02-12") == "The Diplomat · 12 Feb 2024"
    assert source("", "") == "unknown source"
    assert (plural(1, "fact"), plural(1200, "word")) == ("1 fact", "1,200 words")


def test_an_elided_label_gives_way(qtbot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = ElidedLabel()
    QVBoxLayout(box).addWidget(label)
    label.setText("words " * 100)
    assert box.minimumSizeHint().width() < 100
    box.resize(120, 40)
    assert not box.grab().isNull()
