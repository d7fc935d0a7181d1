"""Keys as the user has them: given, taken over, refused, reset; switched off; kept in a file."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.core.problem import Problem
from workbench.gui.actions import COMMANDS, Scope
from workbench.gui.hints import Hints
from workbench.gui.keyed import is_character, key_of
from workbench.gui.keyfile import KeyFile, composed, parsed
from workbench.gui.keymap import Keymap, key_pressed, written
from workbench.gui.parts.keylist import KeyList, RowList
from workbench.gui.window import MainWindow

LOCAL = {("Articles", "R")}  # a key that a list has for itself, before the command that has it elsewhere


@pytest.fixture
def keymap(qapp) -> Keymap:
    return Keymap(COMMANDS)


def names(commands) -> list[str]:
    return [command.name for command in commands]


def test_no_two_usual_keys_clash_and_none_is_reserved(keymap: Keymap) -> None:
    given = [(one.name, key) for one in COMMANDS for key in one.keys]
    assert [(name, key) for name, key in given if keymap.clashing(name, key)] == []
    assert [(name, key) for name, key in given if keymap.refusal(name, key)] == []
    assert [one.name for one in COMMANDS if keymap.is_changed(one.name)] == []


def test_no_list_of_the_window_takes_a_key_that_a_command_has_there(window: MainWindow) -> None:
    window.projects.open_sample()
    for name in window.middle.buttons:
        window.middle.show_view(name)
    desk = {key for one in COMMANDS if one.scope is Scope.DESK for key in one.letters}
    parts = (window.library, window.pages, window.divergences, window.facts, window.rows)
    lists = [child for part in parts for kind in (KeyList, RowList) for child in part.findChildren(kind)]
    clashing = {
        (each.accessibleName(), key) for each, key in product(lists, desk) if ord(key) in each.keys.bound
    }
    assert lists
    assert clashing == LOCAL


def test_a_key_in_use_is_named_and_taken_over_only_on_demand(keymap: Keymap) -> None:
    assert names(keymap.clashing("find", "Ctrl+K")) == ["palette"]
    assert names(keymap.give("find", "Ctrl+K")) == ["palette"]
    assert keymap.keys("find") == ("Ctrl+F", "Ctrl+K")
    assert keymap.keys("palette") == ()
    assert names(keymap.reset("palette")) == ["find"]
    assert keymap.keys("find") == ("Ctrl+F",)
    assert dict(keymap.own) == {}


def test_a_letter_of_the_rows_is_free_at_the_desk(keymap: Keymap) -> None:
    assert keymap.clashing("find_next", "S") == ()
    keymap.give("find_next", "S")
    assert keymap.keys("status") == ("S",)
    assert names(keymap.clashing("tag", "?")) == ["keys"]
    assert names(keymap.clashing("status", "F5")) == ["compare_again"]


@pytest.mark.parametrize(
    "key", ["Down", "Shift+Left", "Ctrl+Shift+Left", "Return", "Tab", "Esc", "Ctrl+C", "Alt+V"]
)
def test_reserved_keys_are_refused_in_a_sentence(keymap: Keymap, key: str) -> None:
    assert keymap.refusal("tag", key).endswith("Choose another key.")


def test_delete_is_for_the_rows(keymap: Keymap) -> None:
    assert keymap.refusal("tag", "Delete")
    assert not keymap.refusal("unlink", "Delete")
    assert keymap.refusal("tag", "Bogus+") == "This key has no name that could be kept. Choose another one."


def test_letters_switched_off_leave_every_other_key(keymap: Keymap) -> None:
    keymap.letters = False
    acting = [key for one in COMMANDS for key in keymap.acting(one.name)]
    assert not [key for key in acting if is_character(key)]
    assert keymap.acting("next") == ("Alt+Down", "Ctrl+Down")
    assert keymap.acting("keys") == ("F1",)
    assert keymap.keys("tag") == ("F",)


def test_a_usual_key_that_was_given_away_does_not_act_twice(keymap: Keymap) -> None:
    assert keymap.take({"tag": ("J", "F")}) == []
    assert keymap.keys("next") == ("Alt+Down", "Ctrl+Down")
    counted = Counter((one.place(key), key) for one in COMMANDS for key in keymap.keys(one.name))
    assert max(counted.values()) == 1


@pytest.mark.parametrize(
    ("key", "text", "held", "name"),
    [
        (Qt.Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier, "?"),
        (Qt.Key.Key_F, "F", Qt.KeyboardModifier.ShiftModifier, "Shift+F"),
        (Qt.Key.Key_7, "7", Qt.KeyboardModifier.KeypadModifier, "7"),
        (Qt.Key.Key_Down, "", Qt.KeyboardModifier.AltModifier, "Alt+Down"),
    ],
)
def test_a_pressed_key_is_written_as_it_is_stored(key, text, held, name: str) -> None:
    assert written(key_pressed(QKeyEvent(QEvent.Type.KeyPress, key, held, text))) == name


def test_hints_name_the_key_of_now(keymap: Keymap, qtbot) -> None:
    hints, button = Hints(keymap), QPushButton()
    qtbot.addWidget(button)
    hints.follow(button, lambda: button.setText(hints.beside("Tag", "tag")))
    assert button.text() == "Tag  F"
    keymap.set_keys("tag", ["H"])
    assert button.text() == "Tag  H"
    keymap.letters = False
    assert button.text() == "Tag"
    assert hints.fill(f"Press {key_of('tag')}.") == "Press “Tag a new fact”."


# ---- the file


def test_a_file_brings_back_what_was_written(keymap: Keymap, qapp) -> None:
    keymap.set_keys("tag", ["H", "Ctrl+T"])
    keymap.give("find", '"')
    keymap.letters = False
    table = parsed(composed(keymap))
    other = Keymap(COMMANDS)
    assert other.take(table.own, letters=table.letters) == []
    assert {one.name: other.keys(one.name) for one in COMMANDS} == {
        one.name: keymap.keys(one.name) for one in COMMANDS
    }
    assert other.letters is False


def test_changes_are_stored_and_come_back(tmp_path: Path, qapp) -> None:
    path = tmp_path / "deep" / "keys.toml"
    first = Keymap(COMMANDS)
    file = KeyFile(path, first)
    assert file.problem is None
    first.give("tag", "H")
    second = Keymap(COMMANDS)
    assert KeyFile(path, second).problem is None
    assert second.keys("tag") == ("F", "H")


@pytest.mark.parametrize(
    "text", ["[keys", "keys = 3", '[keys]\ntag = "F"', "letters = 1", "[keys]\ntag = [1]"]
)
def test_a_broken_file_is_kept_and_the_usual_keys_act(tmp_path: Path, keymap: Keymap, text: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(text, encoding="utf-8")
    file = KeyFile(path, keymap)
    problem = file.problem
    assert problem is not None
    assert "keys-kept-1.toml" in problem.sentence
    keymap.give("tag", "H")
    assert (tmp_path / "keys-kept-1.toml").read_text(encoding="utf-8") == text
    assert parsed(path.read_text(encoding="utf-8")).own == {"tag": ("F", "H")}


def test_what_cannot_be_used_is_told_and_the_rest_acts(tmp_path: Path, keymap: Keymap) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('[keys]\nfind = ["F7"]\nundo = ["F7", "Down"]\nlater = ["F9"]\n', encoding="utf-8")
    file = KeyFile(path, keymap)
    problem = file.problem
    assert problem is not None
    assert len(problem.details.splitlines()) == 2
    assert keymap.keys("find") == ("F7",) or keymap.keys("undo") == ("F7",)
    keymap.give("tag", "H")
    assert parsed(path.read_text(encoding="utf-8")).own["later"] == ("F9",)


def test_a_file_that_is_none_changes_nothing(tmp_path: Path, keymap: Keymap) -> None:
    file = KeyFile(tmp_path / "keys.toml", keymap)
    keymap.give("tag", "H")
    wrong = tmp_path / "wrong.toml"
    wrong.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="cannot be read as text"):
        file.bring(wrong)
    assert keymap.keys("tag") == ("F", "H")


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path, keymap: Keymap, qtbot) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    file = KeyFile(tmp_path / "file" / "keys.toml", keymap)
    with qtbot.waitSignal(file.failed):
        keymap.give("tag", "H")
    assert keymap.keys("tag") == ("F", "H")


# ---- in the window


def test_a_changed_key_acts_and_is_shown(window: MainWindow, qtbot) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.session.keys.set_keys("tag", ["H"])
    window.session.keys.set_keys("find", ["Ctrl+J"])
    assert window.menus.action("tag").text() == "Tag a new fact\tH"
    assert window.menus.action("find").shortcut().toString() == "Ctrl+J"
    assert window.divergences.card.tag.text() == "Tag fact  H"
    assert any("H makes it a fact" in line.text() for line in window.welcome.lines)
    window.menus.action("next").trigger()
    for part in ("pages", "divergences"):
        window.parts.go_to(part)
        before = len(window.session.review.facts)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F)
        assert len(window.session.review.facts) == before
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_H)
        assert len(window.session.review.facts) == before + 1


def test_letters_switched_off_do_nothing_anywhere(window: MainWindow, qtbot) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.session.keys.letters = False
    pair = dict(window.session.desk.pair)
    for part, key in (("divergences", Qt.Key.Key_J), ("pages", Qt.Key.Key_F), ("library", Qt.Key.Key_R)):
        window.parts.go_to(part)
        looked_at = window.session.focus.divergence
        qtbot.keyClick(window.focusWidget(), key)
        assert window.session.focus.divergence == looked_at
    assert window.session.review.facts == ()
    assert dict(window.session.desk.pair) == pair
    assert window.menus.action("tag").text() == "Tag a new fact"


def test_a_letter_given_twice_goes_to_the_rows_first(window: MainWindow, qtbot) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.session.keys.set_keys("sameness", ["S"])
    window.middle.show_view("Rows")
    window.rows.table.setFocus()
    qtbot.keyClick(window.rows.table, Qt.Key.Key_S)
    assert not window.session.focus.sameness
    window.parts.go_to("divergences")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_S)
    assert window.session.focus.sameness


def test_letters_act_in_a_view_that_is_built_later(window: MainWindow, qtbot) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.menus.action("next").trigger()
    window.menus.action("tag").trigger()
    window.middle.show_view("History")
    view = window.middle.views["History"]
    table = view.table
    table.setFocus()
    table.selectRow(0)
    before = table.currentIndex().row(), window.session.focus.divergence
    qtbot.keyClick(table, Qt.Key.Key_J)
    assert (table.currentIndex().row(), window.session.focus.divergence) == (before[0] + 1, before[1])
    facts = len(window.session.review.facts)
    qtbot.keyClick(table, Qt.Key.Key_F)
    assert len(window.session.review.facts) == facts
    qtbot.keyClick(table, Qt.Key.Key_W)
    focused = window.focusWidget()
    assert isinstance(focused, QWidget)
    assert window.facts.isAncestorOf(focused)
