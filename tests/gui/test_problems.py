"""Problems and unexpected errors: said once, in plain text, and the work goes on."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QtMsgType
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from workbench.core.problem import Problem
from workbench.gui import theme as themes
from workbench.gui.problems import ProblemBanner, ProblemsDialog
from workbench.gui.reports import ReportDialog, Reporter


@pytest.fixture
def banner(qtbot: QtBot, qapp: QApplication) -> ProblemBanner:
    banner = ProblemBanner(themes.load("light"))
    qtbot.addWidget(banner)
    return banner


def test_one_problem_is_one_sentence_with_its_details_on_demand(banner: ProblemBanner) -> None:
    banner.say(Problem("“a.txt” is empty.", "/home/a.txt"))
    assert banner.isVisible()
    assert banner.sentence.text() == "“a.txt” is empty."
    banner.details_button.click()
    dialog = banner.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    assert not dialog.isModal()
    assert dialog.details.toPlainText() == "/home/a.txt"


def test_a_problem_without_details_offers_none(banner: ProblemBanner) -> None:
    banner.say(Problem("“a.txt” is empty."))
    assert banner.details_button.isHidden()


def test_many_problems_are_one_banner_and_one_list(banner: ProblemBanner) -> None:
    for number in range(520):
        banner.say(Problem(f"“{number}.txt” is empty."))
    assert banner.sentence.text() == "“519.txt” is empty."
    assert len(banner.problems) == 500
    banner.open_list()
    banner.say(Problem("“late.txt” is empty."))
    dialog = banner.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    assert dialog.list.item(dialog.list.count() - 1).text() == "“late.txt” is empty."
    assert "“late.txt” is empty." in dialog.report()


def test_an_offer_is_taken_once(qtbot: QtBot, banner: ProblemBanner) -> None:
    banner.say(Problem("It is open elsewhere."))
    banner.offer("Open read-only")
    with qtbot.waitSignal(banner.offered):
        banner.offer_button.click()
    assert banner.isHidden()
    banner.say(Problem("Something else."))
    assert banner.offer_button.isHidden()


def test_markup_is_shown_as_it_is(banner: ProblemBanner) -> None:
    banner.say(Problem("<b>bold</b>.txt is empty."))
    assert banner.sentence.textFormat() is Qt.TextFormat.PlainText


@pytest.fixture
def reporter(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reporter]:
    monkeypatch.setattr(Reporter, "_print", staticmethod(lambda text: None))
    reporter = Reporter()
    yield reporter
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, ReportDialog):
            dialog.close()
            dialog.deleteLater()


def shown(qtbot: QtBot) -> ReportDialog:
    def visible() -> list[QDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    (dialog,) = visible()
    assert isinstance(dialog, ReportDialog)
    return dialog


def raised(message: str) -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError(message)
    except ValueError:
        return sys.exc_info()  # type: ignore[return-value]


def test_an_unexpected_error_opens_a_report_that_can_be_copied(qtbot: QtBot, reporter: Reporter) -> None:
    reporter.exception(*raised("out of the blue"))  # type: ignore[arg-type]
    dialog = shown(qtbot)
    assert "out of the blue" in dialog.text.toPlainText()
    assert "Qt " in dialog.text.toPlainText()
    assert not dialog.isModal()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    assert "Go on working" in [button.text() for button in dialog.findChildren(QPushButton)]


def test_the_same_error_again_and_again_is_one_dialog(qtbot: QtBot, reporter: Reporter) -> None:
    for _ in range(50):
        reporter.exception(*raised("again"))  # type: ignore[arg-type]
    reporter.exception(*raised("another"))  # type: ignore[arg-type]
    dialog = shown(qtbot)
    qtbot.waitUntil(lambda: "another" in dialog.text.toPlainText())
    assert dialog.text.toPlainText().count("ValueError: again") == 1


def test_an_error_on_another_thread_is_shown_on_this_one(qtbot: QtBot, reporter: Reporter) -> None:
    kind, error, trace = raised("from a thread")
    hook = threading.ExceptHookArgs((kind, error, trace, None))
    thread = threading.Thread(target=reporter.thread_exception, args=(hook,))
    thread.start()
    thread.join()
    assert "from a thread" in shown(qtbot).text.toPlainText()


def test_qt_may_warn_quietly_but_not_fail_quietly(qtbot: QtBot, reporter: Reporter) -> None:
    context = None
    reporter.message(QtMsgType.QtWarningMsg, context, "a harmless remark")  # type: ignore[arg-type]
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]
    reporter.message(QtMsgType.QtCriticalMsg, context, "the screen is gone")  # type: ignore[arg-type]
    text = shown(qtbot).text.toPlainText()
    assert "the screen is gone" in text
    assert "a harmless remark" in text


def test_hooks_are_installed_and_given_back(reporter: Reporter) -> None:
    before = sys.excepthook, threading.excepthook
    reporter.install()
    assert sys.excepthook == reporter.exception
    assert threading.excepthook == reporter.thread_exception
    reporter.uninstall()
    sys.excepthook, threading.excepthook = before
