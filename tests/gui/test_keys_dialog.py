"""The dialog of keys, the sheet of keys and the palette."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLabel

from workbench.gui.keys_dialog import CHANGED, KeysDialog
from workbench.gui.keys_sheet import KeysSheet, page
from workbench.gui.palette import Choice, Palette, ranked
from workbench.gui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> KeysDialog:
    made = KeysDialog(window)
    made.show()
    return made


def shown(dialog: KeysDialog) -> list[str]:
    return [item.text(0) for item in dialog._items.values() if not item.isHidden()]


def test_a_key_is_recorded_by_pressing_it(dialog: KeysDialog, window: MainWindow, qtbot) -> None:
    dialog.choose("sample")
    qtbot.mouseClick(dialog.card.recorder, Qt.MouseButton.LeftButton)
    assert dialog.card.recorder.listening
    qtbot.keyClick(dialog.card.recorder, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(dialog.card.recorder, Qt.Key.Key_S, held)
    assert window.session.keys.keys("sample") == ("Ctrl+Shift+S",)
    assert dialog._items["sample"].text(1) == "Ctrl+Shift+S"
    assert dialog._items["sample"].text(2) == CHANGED


def test_esc_gives_up_recording_and_leaves_the_dialog_open(dialog: KeysDialog, qtbot) -> None:
    dialog.card.record()
    qtbot.keyClick(dialog.card.recorder, Qt.Key.Key_Escape)
    assert not dialog.card.recorder.listening
    assert dialog.isVisible()


def test_a_clash_is_said_and_waits_for_an_answer(dialog: KeysDialog, window: MainWindow) -> None:
    keys = window.session.keys
    dialog.choose("find")
    dialog.card.take("Ctrl+K")
    assert dialog.card.message.text() == "Ctrl+K is the key of “Command palette” (Help)."
    assert keys.keys("palette") == ("Ctrl+K",)
    dialog.card.leave.click()
    assert keys.keys("find") == ("Ctrl+F",)
    dialog.card.take("Ctrl+K")
    dialog.card.over.click()
    assert keys.keys("palette") == ()
    assert "which has no key now" in dialog.card.message.text()
    dialog.choose("palette")
    dialog.card.usual.click()
    assert keys.keys("palette") == ("Ctrl+K",)
    assert keys.keys("find") == ("Ctrl+F",)


def test_a_reserved_key_is_refused(dialog: KeysDialog, window: MainWindow) -> None:
    dialog.choose("tag")
    dialog.card.take("Down")
    assert dialog.card.message.text() == "↓ moves in texts and lists and stays as it is. Choose another key."
    assert window.session.keys.keys("tag") == ("F",)


def test_a_key_is_taken_away_and_everything_given_back(dialog: KeysDialog, window: MainWindow) -> None:
    dialog.choose("next")
    dialog.card.keys[-1].click()
    assert window.session.keys.keys("next") == ("Alt+Down", "Ctrl+Down")
    dialog.letters.click()
    assert window.session.keys.letters is False
    assert dialog._items["tag"].text(2) == "switched off"
    dialog.all_usual.click()
    assert window.session.keys.keys("next") == ("Alt+Down", "Ctrl+Down", "J")
    assert dialog.letters.isChecked()
    assert not dialog.all_usual.isEnabled()


def test_commands_are_found_by_words_and_by_keys(dialog: KeysDialog) -> None:
    dialog.search.setText("ctrl+k")
    assert shown(dialog) == ["Command palette"]
    assert dialog.card.title.text() == "Command palette"
    dialog.search.setText("next divergence")
    assert shown(dialog) == ["Next divergence"]
    dialog.search.setText("nothing like it")
    assert dialog.nothing.isVisible()


def test_keys_go_to_a_file_and_come_back(dialog: KeysDialog, window: MainWindow, tmp_path: Path) -> None:
    window.session.keys.give("tag", "H")
    dialog.export(tmp_path / "mine.toml")
    window.session.keys.reset_all()
    dialog.bring(tmp_path / "mine.toml")
    assert window.session.keys.keys("tag") == ("F", "H")
    (tmp_path / "bad.toml").write_text("[", encoding="utf-8")
    dialog.bring(tmp_path / "bad.toml")
    assert "stay as they are" in dialog.card.message.text()
    assert window.session.keys.keys("tag") == ("F", "H")


def test_the_sheet_marks_changed_keys_and_prints(window: MainWindow) -> None:
    sheet = KeysSheet(window)
    window.session.keys.give("tag", "<")
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "F   < •" in said
    assert "marks keys that you changed" in sheet.legend.text()
    assert "F   &lt; •" in page(window.session.keys)
    paper = QBuffer()
    paper.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet.print_on(QPdfWriter(paper))
    paper.close()
    assert bytes(paper.data().data()).startswith(b"%PDF")
    window.session.keys.letters = False
    assert "switched off" in sheet.legend.text()
    sheet.close()


def test_the_palette_puts_what_was_chosen_lately_first(window: MainWindow) -> None:
    window.projects.open_sample()
    window.menus.action("palette").trigger()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    palette.field.setText("put every part")
    palette.take_current()
    assert window.settings.commands.recent() == ["reset_layout"]
    window.menus.action("palette").trigger()
    palette = window.findChildren(Palette)[-1]
    assert palette.list.item(0).text() == "Put every part back in its place"
    palette.reject()


@pytest.mark.parametrize(
    ("typed", "first"),
    [("nxdiv", "Next divergence"), ("expo", "Export facts"), ("gtf", "Go to the facts"), ("zzz", "")],
)
def test_the_palette_forgives_missing_letters(typed: str, first: str) -> None:
    labels = ("Next divergence", "Previous divergence", "Export facts", "Go to the facts", "Undo")
    found = ranked([Choice(label, lambda: None) for label in labels], typed)
    assert (found[0].label if found else "") == first
