"""Writing provenance down, and pasting an article."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from workbench.gui.library.dialogs import PasteDialog, ProvenanceDialog
from workbench.gui.session import Session
from workbench.gui.theme import Theme


def field(dialog, name: str) -> QLineEdit:
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def visible_notes(dialog) -> list[str]:
    return [x.text() for x in dialog.findChildren(QLabel) if x.isVisible() and "2024-02" in x.text()]


def test_only_changed_fields_are_handed_on(qtbot, session: Session, guids, theme: Theme) -> None:
    dialog = ProvenanceDialog(session.desk.first(999)[0], theme)
    qtbot.addWidget(dialog)
    field(dialog, "Author").setText("  A. Writer ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.changes() == {"author": "A. Writer"}


def test_a_wrong_date_keeps_the_dialog_open(qtbot, session: Session, guids, theme: Theme) -> None:
    dialog = ProvenanceDialog(session.desk.first(999)[0], theme)
    qtbot.addWidget(dialog)
    dialog.show()
    field(dialog, "Published").setText("12.2.2024")
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.accept()
    assert visible_notes(dialog) == ["Write the date as 2024-02-12, 2024-02 or 2024."]
    assert "2024-02-12" in field(dialog, "Published").accessibleDescription()
    qtbot.keyClicks(field(dialog, "Published"), "x")
    assert visible_notes(dialog) == []


def test_a_hostile_title_stays_text(qtbot, session: Session, guids, theme: Theme) -> None:
    dialog = ProvenanceDialog(session.desk.first(999)[2], theme)
    qtbot.addWidget(dialog)
    assert field(dialog, "Title").text().startswith("<img src=")


def test_a_paste_without_text_is_refused_with_a_sentence(qtbot, theme: Theme) -> None:
    dialog = PasteDialog("   \n", theme)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.accept()
    assert dialog.draft is None
    said = [x.text() for x in dialog.findChildren(QLabel) if x.isVisible() and x.text().endswith(".")]
    assert len(said) == 1


def test_a_pasted_text_keeps_every_character(qtbot, theme: Theme) -> None:
    text = "No\u00a0break, <b>marks</b>, 🛰 and\n\na second paragraph."
    dialog = PasteDialog(text, theme)
    qtbot.addWidget(dialog)
    field(dialog, "Outlet").setText("Asia Brief")
    field(dialog, "Title").setText("By hand")
    dialog.accept()
    assert dialog.draft is not None
    assert dialog.draft.text == text
    assert (dialog.draft.title, dialog.draft.outlet) == ("By hand", "Asia Brief")


def test_an_empty_paste_waits_for_the_text_and_ctrl_enter_adds_it(qtbot, theme: Theme) -> None:
    dialog = PasteDialog("", theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.text.hasFocus)
    qtbot.keyClicks(dialog.text, "It cost 5 euros.")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.draft is not None
    assert dialog.draft.text == "It cost 5 euros."
