"""The window as a person meets it: the whole review by keys, bad input, and what must never happen."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.model import Side, Stance
from workbench.core.problem import Problem
from workbench.formats.exporters import EXPORTERS
from workbench.gui import theme as themes
from workbench.gui.exporting.dialog import ExportDialog
from workbench.gui.jobs import Job, Jobs
from workbench.gui.parts.picker import Picker
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow


def opened(settings: Settings, folder: Path) -> MainWindow:
    """A window with real worker processes, as the program makes it."""
    window = MainWindow(Session(Jobs()), settings, themes.load("light"), sample_folder=folder)
    window.restore()
    window.show()
    window.projects.begin(None)
    return window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(window.focusWidget() or window, key, held)


def export(qtbot: QtBot, window: MainWindow, name: str, path: Path) -> None:
    dialog = ExportDialog(window.session, window.settings, window)
    dialog.formats.setCurrentRow([exporter.name for exporter in EXPORTERS].index(name))
    dialog.write(path)
    qtbot.waitUntil(path.is_file, timeout=30_000)


def test_the_whole_review_by_keys_and_again_after_a_restart(
    qtbot: QtBot, dressed: QApplication, settings: Settings, tmp_path: Path
) -> None:
    window = opened(settings, tmp_path)
    qtbot.addWidget(window)
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Sample — Source Workbench"
    qtbot.waitUntil(lambda: window.session.desk.comparison is not None, timeout=30_000)
    window.activateWindow()

    press(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.session.focus.current is not None
    press(qtbot, window, Qt.Key.Key_F)
    (fact,) = window.session.review.facts
    assert [quote.exact for quote in fact.evidence] == [
        window.session.focus.current.span(side).of(window.session.desk.text(side))  # type: ignore[union-attr]
        for side in Side
    ]
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_T)
    (palette,) = window.findChildren(Picker)
    qtbot.keyClicks(palette.field, "names")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    (fact,) = window.session.review.facts
    assert fact.tags == ("names",)
    assert fact.evidence[-1].stance is Stance.CONTRADICTS
    window.close()
    assert window.session.jobs.pids() == ()

    again = opened(settings, tmp_path)
    qtbot.addWidget(again)
    (kept,) = again.session.review.facts
    assert (kept.statement, kept.tags) == (fact.statement, fact.tags)
    assert again.session.focus.fact == fact.guid
    export(qtbot, again, "csv", tmp_path / "facts.csv")
    table = (tmp_path / "facts.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines(keepends=True)))
    assert len(rows) == len(fact.evidence)
    export(qtbot, again, "jsonl", tmp_path / "facts.jsonl")
    assert [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text("utf-8").splitlines()]

    assert again.menus.action("undo").text().startswith("Undo")
    for _ in range(3):
        again.menus.action("undo").trigger()
    assert again.session.review.facts == ()
    assert not again.menus.action("undo").isEnabled()
    again.menus.action("redo").trigger()
    assert [one.guid for one in again.session.review.facts] == [fact.guid]
    again.close()


@pytest.fixture
def held_elsewhere(sample: Path) -> Iterator[int]:
    """The sample project, open in another process."""
    script = (
        "import sys; from pathlib import Path; from workbench.flow import projects\n"
        "p = projects.open_project(Path(sys.argv[1]), reviewer='Ada'); print('open', flush=True)\n"
        "sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    other = subprocess.Popen([sys.executable, "-c", script, str(sample)], **pipes)  # type: ignore[call-overload]
    assert other.stdout.readline() == b"open\n"
    yield other.pid
    other.communicate(timeout=10)


def test_a_project_locked_by_another_window_is_offered_read_only(
    window: MainWindow, sample: Path, held_elsewhere: int
) -> None:
    assert not window.projects.open(sample)
    assert "another window" in window.problems.sentence.text()
    assert str(held_elsewhere) in window.problems.sentence.text()
    assert window.problems.offer_button.isVisible()
    window.problems.offer_button.click()
    assert window.session.desk.project is not None
    assert window.session.desk.project.read_only
    assert "read-only" in window.status.project.text()
    assert not window.menus.action("tag").isEnabled()
    assert not window.problems.isVisible()


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")  # where SQLite keeps the user version
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_text("Dear reader"), "not a project"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.unlink(), "no file"),
        (newer, "newer"),
    ],
    ids=["text", "empty", "missing", "newer"],
)
def test_what_cannot_be_opened_is_one_sentence_and_the_present_project_stays(
    window: MainWindow, sample: Path, tmp_path: Path, spoil: Callable[[Path], object], says: str
) -> None:
    window.projects.open_sample()
    other = tmp_path / "other.swb"
    other.write_bytes(sample.read_bytes())
    spoil(other)
    assert not window.projects.open(other)
    assert says in window.problems.sentence.text()
    assert window.problems.isVisible()
    assert not window.problems.offer_button.isVisible()
    assert window.windowTitle() == "Sample — Source Workbench"
    assert window.session.desk.comparison is not None
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    assert len(window.session.review.facts) == 1


def test_a_read_only_project_opens_and_says_so(window: MainWindow, sample: Path) -> None:
    sample.chmod(0o444)
    assert window.projects.open(sample)
    assert "read-only" in window.status.project.text()
    assert not window.menus.action("import").isEnabled()
    assert window.menus.action("export").isEnabled()


def dropped(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    move, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), move, data, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert window.drop_hint.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), move, data, buttons, keys))
    assert not window.drop_hint.isVisible()
    qtbot.waitUntil(lambda: not window.session.bringing.is_busy)


def test_dropped_files_become_articles_and_what_was_wrong_is_summed_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.projects.open_sample()
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in (
        ("good.txt", b"It rained in Lisbon.\n"),
        ("empty.txt", b""),
        ("binary.md", bytes(range(256)) * 8),
        ("nul.txt", b"It rained\x00 in Porto.\n"),
        ("utf16.txt", "It rained in Faro.\n".encode("utf-16")),
        ("legacy.txt", "Caf\xe9 owners in Braga said so.\n".encode("cp1252")),
    ):
        (folder / name).write_bytes(data)
    dropped(qtbot, window, folder)
    assert window.session.desk.count == 5 + 4
    assert window.import_summary.isVisible()
    assert window.import_summary.sentence.text() == "4 articles added. 2 not read."
    assert not window.problems.isVisible()
    assert QApplication.activeModalWidget() is None
    dropped(qtbot, window, folder / "good.txt")
    assert window.session.desk.count == 9
    assert window.import_summary.sentence.text() == "0 articles added. 1 in the project already."
    (tmp_path / "new.txt").write_text("It snowed in Oslo.\n")
    dropped(qtbot, window, tmp_path / "new.txt")
    assert not window.import_summary.isVisible()
    assert window.status.currentMessage() == "1 article added."


def test_a_dropped_project_file_is_opened(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    dropped(qtbot, window, sample)
    assert window.windowTitle().startswith("Sample")


def test_without_a_project_the_window_says_how_to_get_one(window: MainWindow) -> None:
    assert window.no_project.isVisible()
    assert not window.library.isVisible()
    window.no_project.findChildren(QAbstractButton)[-1].click()
    assert window.session.desk.project is not None
    assert window.pages.isVisible()
    window.menus.action("close").trigger()
    assert window.no_project.isVisible()
    assert window.windowTitle() == "Source Workbench"


def test_a_new_project_is_made_and_an_old_file_is_never_overwritten(
    window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    assert window.projects.open(tmp_path / "mine.swb", create=True)
    before = sample.read_bytes()
    assert not window.projects.open(sample, create=True)
    assert "already a file" in window.problems.sentence.text()
    assert sample.read_bytes() == before
    assert window.windowTitle().startswith("mine")


def test_the_reviewer_is_the_login_until_changed(window: MainWindow, tmp_path: Path) -> None:
    window.projects.open_sample()
    window.projects.name_reviewer("  Ada   L. ")
    assert "reviewer Ada L." in window.status.project.text()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    assert window.session.review.facts[0].reviewer == "Ada L."
    window.projects.name_reviewer("")
    assert window.settings.reviewer
    assert Settings(tmp_path / "none.ini").reviewer


def test_markup_in_a_title_is_shown_letter_by_letter(window: MainWindow, tmp_path: Path) -> None:
    hostile = '<img src="file:///etc/passwd"><b>Bold</b>'
    window.projects.open_sample()
    window.session.desk.edit_article(window.session.desk.first(999)[2].guid, {"title": hostile})
    window.session.desk.failed.emit(Problem(f"“{hostile}” could not be read.", hostile))
    window.status.say(hostile)
    for shown in window.findChildren(QLabel):
        plain = shown.textFormat() is Qt.TextFormat.PlainText
        assert plain or "<" not in shown.text(), shown.text()
    window.problems.open_list()
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            assert box.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    window.projects.open_sample()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_find_goes_through_both_texts(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.menus.action("find").trigger()
    window.find_bar.field.setText("JAPAN  and")
    assert "on the left" in window.find_bar.count.text()
    sides = set()
    for _ in range(6):
        qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Return)
        selection = window.session.focus.selection
        assert selection is not None
        found = selection.span.of(window.session.desk.text(selection.side))
        assert " ".join(found.casefold().split()) == "japan and"
        sides.add(selection.side)
    assert sides == set(Side)
    window.find_bar.field.setText("no such words anywhere")
    assert window.find_bar.count.text() == "found in neither text"
    qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()


def test_pasting_outside_a_field_asks_and_inside_one_pastes(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    QApplication.clipboard().setText("Pasted words")
    window.library.filter.setFocus()
    qtbot.keyClick(window.library.filter, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.library.filter.text() == "Pasted words"
    window.library.filter.clear()
    window.parts.go_to("pages")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Paste an article"
    dialog.reject()  # type: ignore[attr-defined]


def test_progress_shows_only_what_takes_long_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, jobs: Any
) -> None:
    jobs.hold = True
    window.projects.open_sample()
    assert not window.status.cancel_button.isVisible()
    (job,) = jobs.findChildren(Job)
    jobs.running = lambda: () if job.over else (job,)
    qtbot.waitUntil(window.status.cancel_button.isVisible, timeout=2_000)
    job.progressed.emit(0.5, "sentences")
    assert window.status.bar.value() == 50
    window.status.cancel_button.click()
    assert job.over
    assert not window.status.cancel_button.isVisible()
    assert window.session.desk.comparison is None


def test_a_line_edit_never_loses_its_own_undo(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    field: QLineEdit = window.library.filter
    window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert len(window.session.review.facts) == 1


def test_the_facts_rise_with_the_first_one(window: MainWindow) -> None:
    window.projects.open_sample()
    low = window.parts.docks["facts"].height()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    QApplication.processEvents()
    assert window.parts.docks["facts"].height() > low


def test_the_title_names_the_file_that_is_open(window: MainWindow, tmp_path: Path) -> None:
    assert window.session.desk.open(tmp_path / "first.swb", "M.", create=True)
    window.session.desk.close()
    (tmp_path / "first.swb").rename(tmp_path / "renamed.swb")
    assert window.session.desk.open(tmp_path / "renamed.swb", "M.")
    assert window.windowTitle().startswith("renamed — ")
