"""The export dialog: choice, preview, what is left out, the file, and the way back in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import facts, history
from workbench.formats.exporters import EXPORTERS
from workbench.gui.exporting.dialog import ExportDialog
from workbench.gui.exporting.errand import Errand
from workbench.gui.facts.view import FactsView
from workbench.gui.theme import Theme
from workbench.gui.window import MainWindow

NAMES = [exporter.name for exporter in EXPORTERS]
Shown = Callable[[str], ExportDialog]


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    window.projects.open_sample()
    project = window.session.desk.project
    assert project is not None
    left, right = (window.session.desk.pair[side].guid for side in window.session.desk.pair)
    quotes = [Quote(left, Span(0, 20)), Quote(right, Span(5, 30), Stance.CONTRADICTS)]
    facts.tag_fact(project, "<b>=One</b>", quotes, tags=["deal"])
    facts.tag_fact(project, "Two", [Quote(left, Span(30, 44))])
    window.session.ledger.catch_up()
    return window


@pytest.fixture
def shown(qtbot: QtBot, tagged: MainWindow) -> Shown:
    def open_dialog(name: str) -> ExportDialog:
        tagged.settings.export_format = name
        dialog = ExportDialog(tagged.session, tagged.settings, tagged)
        dialog.show()
        qtbot.waitUntil(lambda: "quote" in dialog.counted.text())
        return dialog

    return open_dialog


def test_the_format_of_the_last_time_is_chosen_and_told(shown: Shown) -> None:
    dialog = shown("jsonl")
    assert dialog.chosen().name == "jsonl"
    assert dialog.purpose.text() == dialog.chosen().purpose
    assert dialog.counted.text() == "2 facts with 3 quotes"
    assert dialog.file.text().endswith("Sample facts.jsonl")
    assert dialog.look.text.toPlainText().startswith('{"type": "export"')
    assert "full texts of articles" in dialog.missing.text()


def test_another_format_shows_another_file(qtbot: QtBot, shown: Shown) -> None:
    dialog = shown("csv")
    dialog.formats.setCurrentRow(NAMES.index("html"))
    assert dialog.file.text().endswith(".html")
    qtbot.waitUntil(lambda: dialog.look.currentWidget() is dialog.look.page)
    read = dialog.look.page.toPlainText()
    assert "<b>=One</b>" in read
    assert "No verdict was agreed on yet." in read
    assert dialog.missing.text() == "Nothing."


def test_a_choice_counts_what_is_left_outside(qtbot: QtBot, shown: Shown) -> None:
    dialog = shown("csv")
    dialog.choice.tag.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.counted.text() == "1 fact with 2 quotes")
    assert "1 fact: outside the choice (tag deal)" in dialog.missing.text()
    dialog.choice.status.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.counted.text() == "0 facts with 0 quotes")


def test_the_facts_shown_and_selected_in_the_table_can_be_chosen(
    qtbot: QtBot, tagged: MainWindow, shown: Shown
) -> None:
    session = tagged.session
    one, two = session.ledger.lines.values()
    session.tagging.narrow(lambda line: line.guid == two.guid)
    session.focus.select_fact(one.guid)
    dialog = shown("csv")
    assert [dialog.choice.facts.itemText(row) for row in range(dialog.choice.facts.count())] == [
        "All 2",
        "The 1 that the table’s filter shows",
        "Only F-0001, which is looked at",
    ]
    assert dialog.choice.scope().facts is None
    dialog.choice.facts.setCurrentIndex(1)
    assert dialog.choice.scope().facts == {two.guid}
    qtbot.waitUntil(lambda: dialog.counted.text() == "1 fact with 1 quote")
    dialog.choice.facts.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.counted.text() == "1 fact with 2 quotes")


def test_what_the_table_hides_and_selects_is_offered(
    qtbot: QtBot, tagged: MainWindow, shown: Shown, theme: Theme
) -> None:
    view = FactsView(tagged.session, theme)
    qtbot.addWidget(view)
    view.bar.ask(stance=Stance.CONTRADICTS.value)
    assert [tagged.session.ledger.lines[guid].statement for guid in tagged.session.tagging.shown] == [
        "<b>=One</b>"
    ]
    view.bar.show_all()
    view.table.selectAll()
    dialog = shown("csv")
    assert dialog.choice.facts.itemText(1) == "The 2 selected in the table"
    dialog.choice.facts.setCurrentIndex(1)
    assert dialog.choice.scope().facts == set(tagged.session.ledger.lines)


def test_the_dialog_stays_until_the_project_was_read(
    qtbot: QtBot, tagged: MainWindow, shown: Shown, jobs: Any, tmp_path: Path
) -> None:
    dialog = shown("csv")
    jobs.hold = True
    dialog.write(tmp_path / "late.csv")
    assert dialog.isVisible()
    assert not dialog.isEnabled()
    with qtbot.waitSignal(dialog.finished):
        jobs.go_on()
    assert (tmp_path / "late.csv").read_bytes().count(b"\r\n") == 4


def test_the_file_is_written_beside_the_window_and_noted(
    qtbot: QtBot, tagged: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    told: list[str] = []
    tagged.session.review.told.connect(told.append)
    dialog = shown("csv")
    dialog.choice.tag.setCurrentIndex(1)
    dialog.file.setText(str(tmp_path / "mine"))
    qtbot.keyClick(dialog.file, Qt.Key.Key_Return)
    assert (tmp_path / "mine.csv").read_bytes().count(b"\r\n") == 3
    assert told[-1].startswith("1 fact with 2 quotes written to “mine.csv”.")
    assert tagged.settings.export_format == "csv"
    assert tagged.settings.folder("export") == tmp_path
    project = tagged.session.desk.project
    assert project is not None
    assert project.rows("SELECT format, facts FROM export_log") == [{"format": "csv", "facts": 1}]
    assert history.undo_label(project).startswith("Tag fact")


def test_a_failure_is_said(tagged: MainWindow, shown: Shown, tmp_path: Path) -> None:
    failed: list[Problem] = []
    tagged.session.review.failed.connect(failed.append)
    shown("csv").write(tmp_path / "no" / "such" / "folder.csv")
    assert "could not be written" in failed[0].sentence


def test_facts_come_back_by_the_menu(
    tagged: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tagged.session.desk.project
    assert project is not None
    path = tmp_path / "facts.jsonl"
    Errand(tagged.session, tagged).write(
        "jsonl", path, ExportDialog(tagged.session, tagged.settings, tagged).choice.scope()
    )
    for fact in facts.facts(project):
        facts.remove_fact(project, fact.guid)
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    tagged.menus.action("import_facts").trigger()
    assert [fact.statement for fact in facts.facts(project)] == ["<b>=One</b>", "Two"]


def test_every_part_has_a_name_for_those_who_cannot_see_it(shown: Shown) -> None:
    dialog = shown("csv")
    for part in (dialog.formats, dialog.file, dialog.look.text, *dialog.choice.fields):
        face = QAccessible.queryAccessibleInterface(part)
        assert face is not None
        assert part.accessibleName()
    item = dialog.formats.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleDescriptionRole) == EXPORTERS[0].purpose
    assert dialog.formats.hasFocus() or not dialog.isActiveWindow()
