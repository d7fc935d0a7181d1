"""What is dropped, pasted or chosen on its way in, and what became of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.flow.bringing import Brought, Piece, Unread
from workbench.gui.importing.carried import Carried, carried
from workbench.gui.importing.landing import will_do
from workbench.gui.importing.report import ImportReport, groups, shortened
from workbench.gui.library.dialogs import PasteDialog
from workbench.gui.theme import Theme
from workbench.gui.window import MainWindow

HTML = "<p>The ferry <b>runs</b> again since Monday.</p><p>It had been laid up for three weeks.</p>"


def mime(*, files: tuple[Path, ...] = (), html: str = "", text: str = "", **told: bytes) -> QMimeData:
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    for name, value in told.items():
        data.setData(name, QByteArray(value))
    return data


def unread(name: str, sentence: str) -> Unread:
    return Unread(name, Problem(sentence))


def brought() -> Brought:
    found = Brought(started="14:03:05", passed={".jpg": 2, ".mp4": 1})
    failed = (
        unread("a.pdf", "“a.pdf” was not read: it is protected with a password. Save it without one."),
        unread("big.txt", "“big.txt” is too large for one article (17 MB; the limit is 16 MB): split it."),
        unread("b.pdf", "“b.pdf” was not read: it is protected with a password. Save it without one."),
        unread(
            "more.txt", "“more.txt” is too large for one article (1,200 MB; the limit is 16 MB): split it."
        ),
    )
    draft = Draft("text", b"text", "", title="Ferry", notices=("2 words joined again.",))
    found.take(Piece((draft,), failed, 5, 5, is_last=True), None)
    found.known.append("Harbour opened")
    return found


def test_local_files_come_before_everything_else(tmp_path: Path) -> None:
    found = carried(mime(files=(tmp_path / "a.txt", tmp_path / "b.pdf"), text="a.txt\nb.pdf"))
    assert found == Carried(files=(tmp_path / "a.txt", tmp_path / "b.pdf"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("chromium/x-source-url", b"https://example.org/ferry"),
        ("text/x-moz-url-priv", "https://example.org/ferry".encode("utf-16-le")),
        (
            'application/x-qt-windows-mime;value="HTML Format"',
            b"Version:0.9\r\nStartHTML:0\r\nSourceURL:https://example.org/ferry\r\n<html>",
        ),
    ],
)
def test_a_selection_from_a_browser_has_its_address(name: str, told: bytes) -> None:
    found = carried(mime(html=HTML, text="The ferry runs", **{name: told}))
    assert (found.html, found.text, found.url) == (HTML, "The ferry runs", "https://example.org/ferry")


def test_other_addresses_and_empty_markup_are_left_out() -> None:
    found = carried(mime(html="<p> <br></p>", text="x", **{"chromium/x-source-url": b"file:///etc/passwd"}))
    assert (found.html, found.url) == ("", "")
    assert carried(QMimeData()) == Carried()


def test_what_dropping_does_is_said_before(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    file = tmp_path / "a.txt"
    assert will_do(Carried(files=(folder,)))[0] == "Bring in the articles in “saved”"
    assert will_do(Carried(files=(file,)))[0] == "Bring in “a.txt”"
    assert will_do(Carried(files=(file, tmp_path / "b.txt")))[0] == "Bring in 2 files"
    assert will_do(Carried(files=(file, folder)))[0] == "Bring in 2 files and folders"
    assert "https://example.org" in will_do(Carried(html=HTML, url="https://example.org"))[1]


def test_reasons_are_grouped_whatever_the_file_and_its_size() -> None:
    found = groups(brought())
    assert [group.name for group in found] == [
        "2 not read: it is protected with a password",
        "2 not read: it is too large for one article (17 MB; the limit is 16 MB)",
        "3 passed over",
        "1 there already",
        "1 notice",
    ]
    assert found[0].lines == ("a.pdf", "b.pdf")
    assert found[1].lines[0] == "big.txt"
    assert "1,200 MB" in found[1].lines[1]
    assert found[2].lines == ("2 files .jpg", "1 file .mp4")
    assert shortened("NATO said so. Then more.") == "NATO said so"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("“a: b.txt” was not read: it is empty.", "It is empty."),
        ("“feed.xml”, entry 1 was not read: the feed holds no text of it.", "The feed holds no text of it."),
        ("“c.csv” is damaged, so that only 1 could be read.", "It is damaged, so that only 1 could be read."),
        ("“x.txt” could not be read: you have no permission.", "You have no permission."),
        ("Nothing could be started.", "Nothing could be started."),
    ],
)
def test_a_reason_is_told_without_the_name_of_the_file(sentence: str, reason: str) -> None:
    assert unread("a.txt", sentence).reason == reason


def test_of_a_line_that_was_not_read_the_number_is_told() -> None:
    found = groups(Brought(unread=[unread("a.jsonl", "“a.jsonl”, line 4 was not read: it is no JSON.")]))
    assert found[0].lines == ("a.jsonl, line 4",)
    assert unread("a: b.txt", "“a: b.txt” was not read: it is empty.").where == "a: b.txt"


def test_the_report_names_every_file_and_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    report = ImportReport(brought(), window)
    report.show()
    assert report.list.count() == 5
    assert "a.pdf\nb.pdf" in report.files.toPlainText()
    report.list.setCurrentRow(2)
    assert "2 files .jpg" in report.files.toPlainText()
    report.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert all(word in copied for word in ("a.pdf", "more.txt", ".mp4", "Harbour opened", "joined again"))
    report.close()


def test_a_stopped_import_is_told_above_the_pages_until_the_next_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.projects.open_sample()
    (tmp_path / "empty").mkdir()
    window.imports.take([tmp_path / "empty"])
    qtbot.waitUntil(window.import_summary.isVisible)
    assert "no article file" in window.import_summary.sentence.text()
    assert not window.problems.isVisible()
    assert window.import_summary.details.isVisible()
    (tmp_path / "a.txt").write_text("It rained.\n")
    window.imports.take([tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: window.session.desk.count == 6)
    assert not window.import_summary.isVisible()


def test_leaving_with_the_drag_takes_the_hint_away(window: MainWindow, tmp_path: Path) -> None:
    data = mime(files=(tmp_path / "a.txt",))
    copy, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, left, keys))
    assert window.drop_hint.says[0] == "There is no project open"
    window.projects.open_sample()
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, keys)
    QApplication.sendEvent(window.library.list.viewport(), entering)
    assert entering.isAccepted()
    assert window.drop_hint.says[0] == "Bring in “a.txt”"
    assert "a.txt" in window.drop_hint.accessibleName()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_hint.isVisible()
    empty = QDropEvent(QPointF(5, 5), copy, QMimeData(), left, keys)
    QApplication.sendEvent(window, empty)
    assert window.session.desk.count == 5


def test_pasting_files_reads_them(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.projects.open_sample()
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"It rained in {name}.\n")
    QGuiApplication.clipboard().setMimeData(mime(files=(tmp_path / "a.txt", tmp_path / "b.txt")))
    window.menus.action("paste").trigger()
    qtbot.waitUntil(lambda: window.session.desk.count == 7)
    assert window.findChild(PasteDialog) is None


def test_a_piece_of_a_web_page_keeps_its_markup_and_its_address(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    told = {"chromium/x-source-url": b"https://example.org/ferry"}
    QGuiApplication.clipboard().setMimeData(mime(html=HTML, text="The ferry runs", **told))
    window.menus.action("paste").trigger()
    qtbot.waitUntil(lambda: window.findChild(PasteDialog) is not None, timeout=20_000)
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert "It had been laid up" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    dialog.as_page.setChecked(False)
    assert dialog.text.toPlainText() == "The ferry runs"
    dialog.as_page.setChecked(True)
    dialog.accept()
    card = window.session.desk.first(99)[-1]
    assert card.url == "https://example.org/ferry"
    kept = window.session.bringing.kept(card.guid)
    assert kept is not None
    assert kept.how.importer == "html"
    assert b"<b>runs</b>" in kept.content


def test_what_cannot_be_read_as_a_page_can_still_be_taken_as_text(qtbot: QtBot, theme: Theme) -> None:
    dialog = PasteDialog("The text itself.", theme, problem=Problem("There is no text on the page."))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.as_page.isVisible()
    assert dialog.text.toPlainText() == "The text itself."
    dialog.accept()
    assert dialog.draft is not None
    assert dialog.draft.text == "The text itself."
