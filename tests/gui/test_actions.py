"""The registry of commands: each reachable by menu and palette, no key twice, letters only at the desk."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from workbench.core.problem import Problem
from workbench.gui.actions import COMMANDS, MENUS, Command, Need, Scope, command
from workbench.gui.keys_sheet import KeysSheet
from workbench.gui.library.dialogs import ProvenanceDialog
from workbench.gui.palette import Palette, key_text, ranked
from workbench.gui.parts.picker import Picker
from workbench.gui.window import MainWindow
from workbench.paths import resources

WANTED = {
    "import": "Ctrl+O",
    "next": "Alt+Down Ctrl+Down J",
    "previous": "Alt+Up Ctrl+Up K",
    "across": "Ctrl+Shift+G G",
    "tag": "F",
    "evidence": "E",
    "tags": "T",
    "stance_states": "1",
    "stance_mentions": "5",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z Ctrl+Y",
    "find": "Ctrl+F",
    "palette": "Ctrl+K",
    "keys": "? F1",
}


def test_names_are_unique_and_menus_are_known() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_no_key_is_given_twice() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, times in keys.items() if times > 1 or not key] == []
    assert "F7" not in keys


@pytest.mark.parametrize(("name", "keys"), WANTED.items())
def test_the_keys_that_hands_know(name: str, keys: str) -> None:
    assert " ".join(command(name).keys) == keys


def test_only_single_letters_are_bound_to_the_desk() -> None:
    letters = {
        scope: {key for one in COMMANDS if one.scope is scope for key in one.letters} for scope in Scope
    }
    assert letters[Scope.DESK] == set("GJKYDPFEWTAOR12345")
    assert letters[Scope.ROWS] == {*"SCUNMX", "Delete", "Backspace"}
    assert command("keys").letters == ()


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
def test_every_icon_is_there(one: Command) -> None:
    assert not one.icon or resources("icons", f"{one.icon}.svg").is_file()


def test_every_command_is_in_its_menu(window: MainWindow) -> None:
    for menu in window.menuBar().actions():
        title = menu.text().replace("&", "")
        listed = {action.objectName() for action in menu.menu().actions()}  # type: ignore[attr-defined]
        assert {command.name for command in COMMANDS if command.menu == title} <= listed


def test_a_letter_stands_in_its_menu_like_any_key(window: MainWindow) -> None:
    assert window.menus.action("tag").text() == "Tag a new fact\tF"
    assert window.menus.action("next").text() == "Next divergence"


def test_what_cannot_be_done_is_pale(window: MainWindow) -> None:
    window.menus.refresh()
    for one in COMMANDS:
        assert window.menus.action(one.name).isEnabled() == (one.need is Need.NOTHING), one.name
    window.projects.open_sample()
    for name in ("tag", "import", "next", "find"):
        assert window.menus.action(name).isEnabled(), name
    assert not window.menus.action("undo").isEnabled()


def test_undo_and_redo_name_the_action(window: MainWindow) -> None:
    window.projects.open_sample()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    assert window.menus.action("undo").text() == "Undo Tag fact F-0001"
    window.menus.action("undo").trigger()
    assert window.menus.action("redo").text() == "Redo Tag fact F-0001"
    assert window.session.review.facts == ()


def test_origins_are_of_what_is_chosen_where_one_stands_in_the_library(
    window: MainWindow, guids: list[str]
) -> None:
    window.activateWindow()
    window.parts.go_to("library")
    window.library.list.selectAll()
    command("to_origins").verb(window)
    assert [article.guid for article in window.session.origins.articles] == guids
    assert window.middle.shown == "Origins"


def test_letters_act_in_a_text_pane_and_are_typed_in_a_field(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.parts.go_to("divergences")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_J)
    assert window.session.focus.divergence >= 0
    window.parts.go_to("pages")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F)
    assert len(window.session.review.facts) == 1
    window.library.filter.setFocus()
    qtbot.keyClicks(window.library.filter, "fejk12?")
    assert window.library.filter.text() == "fejk12?"
    assert len(window.session.review.facts) == 1


def test_the_palette_finds_by_words_and_does_what_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.menus.action("palette").trigger()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.list.count() == len(COMMANDS) - 1
    palette.field.setText("next diver")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.focus.divergence >= 0


def test_the_palette_moves_by_arrows_and_never_takes_what_is_pale(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.action("palette").trigger()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    first = palette.list.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == first + 1
    palette.field.setText("tag a new")
    palette.take_current()
    assert palette.isVisible()
    palette.reject()


def test_choices_that_begin_with_the_word_come_first() -> None:
    from workbench.gui.palette import Choice

    choices = [Choice(label, lambda: None) for label in ("Export facts", "Facts", "Undo")]
    assert [choice.label for choice in ranked(choices, "fac")] == ["Facts", "Export facts"]


def test_the_keys_sheet_names_every_key(window: MainWindow) -> None:
    sheet = KeysSheet(window)
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    for one in COMMANDS:
        for key in one.keys:
            assert key_text(key) in said
    assert Scope.DESK in said
    sheet.close()


def test_ticks_follow_what_is_so(window: MainWindow) -> None:
    window.projects.open_sample()
    sameness: QAction = window.menus.action("sameness")
    sameness.trigger()
    assert window.session.focus.sameness
    assert sameness.isChecked()
    window.menus.action("theme_dark").trigger()
    assert window.theme.dark
    assert window.menus.action("theme_dark").isChecked()
    assert not window.menus.action("theme_light").isChecked()
    window.menus.action("show_library").trigger()
    assert not window.library.isVisible()
    window.menus.action("to_library").trigger()
    assert window.library.isVisible()


def test_f6_walks_round_every_part(window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.parts.go_to("library")
    seen = []
    for _ in range(4):
        window.menus.action("next_part").trigger()
        focused = window.focusWidget()
        seen.append(
            next(
                name
                for name in ("library", "pages", "divergences", "facts")
                if getattr(window, name).isAncestorOf(focused)
            )
        )
    assert seen == ["pages", "divergences", "facts", "library"]


def test_a_step_from_a_field_gives_the_letters_back(window: MainWindow, qtbot: QtBot) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.menus.action("next").trigger()
    window.menus.action("tag").trigger()
    window.menus.action("tags").trigger()
    (palette,) = window.findChildren(Picker)
    palette.reject()
    window.library.filter.setFocus()
    window.menus.action("next").trigger()
    assert window.pages.isAncestorOf(window.focusWidget())
    assert len(window.session.review.facts[0].evidence) == 2
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_E)
    assert len(window.session.review.facts[0].evidence) > 2


def test_the_buttons_of_a_dialog_are_words_alone(window: MainWindow, dressed: QApplication) -> None:
    plain = dressed.styleSheet()
    dressed.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 1; }")
    sheet = KeysSheet(window)
    dressed.setStyleSheet(plain)
    assert all(button.icon().isNull() for button in sheet.findChildren(QPushButton))


def test_each_part_gives_the_keyboard_to_its_list_and_never_to_a_field(window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    window.menus.action("next").trigger()
    window.menus.action("tag").trigger()
    reached = {}
    for part in ("library", "pages", "divergences", "facts"):
        window.parts.go_to(part)
        reached[part] = window.focusWidget()
    assert reached["library"] is window.library.list
    assert window.pages.isAncestorOf(reached["pages"])
    assert reached["divergences"] is window.divergences.list
    assert reached["facts"] is window.facts.table


def test_the_first_advice_is_put_away_without_the_mouse(window: MainWindow) -> None:
    key = window.welcome.button.shortcut().toString()
    menus = {action.text().partition("&")[2][:1].upper() for action in window.menuBar().actions()}
    assert key.startswith("Alt+")
    assert key[-1] not in menus


def test_enter_presses_the_button_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    sample = window.no_project.findChildren(QPushButton)[-1]
    sample.setFocus()
    qtbot.keyClick(sample, Qt.Key.Key_Return)
    assert window.session.desk.project is not None
    window.problems.say(Problem("It did not work. Nothing was changed."))
    window.problems.offer("Open read-only")
    with qtbot.waitSignal(window.problems.offered):
        qtbot.keyClick(window.problems.offer_button, Qt.Key.Key_Return)
    window.welcome.show()
    qtbot.keyClick(window.welcome.button, Qt.Key.Key_Return)
    assert window.welcome.isHidden()


def test_provenance_is_asked_of_the_article_that_is_being_read(window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    for side, article in window.session.desk.pair.items():
        window.pages.spread.panes[side].setFocus()
        window.menus.action("provenance").trigger()
        dialog = window.library.findChildren(ProvenanceDialog)[-1]
        assert article.title in {field.text() for field in dialog.findChildren(QLineEdit)}
        dialog.reject()
