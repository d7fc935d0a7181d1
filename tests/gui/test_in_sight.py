"""What a person chose comes into sight, and a command acts on the article that is being read."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbench.flow import articles, facts
from workbench.gui import theme as themes
from workbench.gui.dress import sheet
from workbench.gui.history.model import Column
from workbench.gui.history.view import HistoryView
from workbench.gui.library.correction import CorrectionDialog
from workbench.gui.palette import Palette
from workbench.gui.reviewing.persons import RoundDialog
from workbench.gui.reviewing.view import ReviewView
from workbench.gui.window import MainWindow


@pytest.mark.parametrize("view", ["Review", "History"])
def test_a_pair_chosen_in_the_library_is_shown(window: MainWindow, guids: list[str], view: str) -> None:
    window.middle.show_view("Rows")
    window.library.pairing.open(guids[0], guids[1])
    assert window.middle.shown == "Rows"
    window.middle.show_view(view)
    window.session.desk.refresh_articles()
    assert window.middle.shown == view
    window.library.pairing.open(guids[1], guids[2])
    assert window.middle.shown == "Pages"


def test_two_versions_come_into_sight(window: MainWindow, guids: list[str]) -> None:
    project = window.session.desk.project
    assert project is not None
    articles.add_version(project, guids[0], articles.read_pasted("Another text altogether."))
    window.session.desk.refresh_articles()
    window.middle.show_view("History")
    window.session.desk.choose(guids[0], guids[0], (1, 2))
    assert window.middle.shown == "Pages"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_button_that_waits_is_not_filled_like_one_that_acts(qtbot: QtBot, name: str) -> None:
    theme = themes.load(name)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(sheet(theme, ""))
    button = QPushButton("Save", dialog)
    button.resize(120, 40)
    button.setDefault(True)
    button.setEnabled(False)
    dialog.show()
    ground = button.grab().toImage().pixelColor(10, 10)
    assert ground == theme.color("page")


def test_the_palette_acts_on_the_article_that_was_being_read(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.activateWindow()
    for side, article in window.session.desk.pair.items():
        window.pages.spread.panes[side].setFocus()
        window.menus.action("palette").trigger()
        (palette,) = window.findChildren(Palette)
        palette.field.setFocus()
        assert window.pages.spread.read is side
        qtbot.keyClicks(palette.field, "corrected text")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        (dialog,) = window.library.findChildren(CorrectionDialog)
        assert any(article.file_name in words.text() for words in dialog.findChildren(QLabel))
        assert dialog.focusWidget() is dialog.text
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_digits_judge_as_soon_as_a_round_is_open(window: MainWindow, guids: list[str]) -> None:
    project = window.session.desk.project
    assert project is not None
    facts.tag_fact(project, "The bridge is closed.", [])
    window.session.review.history_changed.emit()
    window.menus.action("new_round").trigger()
    view = window.middle.views["Review"]
    assert isinstance(view, ReviewView)
    (dialog,) = view.findChildren(RoundDialog)
    dialog.accept()
    assert view.assess.isVisible()
    assert window.focusWidget() is view.assess.list


def test_in_a_narrow_window_every_button_has_its_room(window: MainWindow, guids: list[str]) -> None:
    window.resize(window.minimumSizeHint())
    QApplication.processEvents()
    footer = window.pages.footer
    for button in (footer.differs, footer.same, footer.lock):
        assert button.width() >= button.sizeHint().width(), button.text()
    window.middle.show_view("History")
    history = window.middle.views["History"]
    assert isinstance(history, HistoryView)
    QApplication.processEvents()
    assert history.table.columnWidth(Column.LABEL) > 100
    window.resize(1600, 900)
    QApplication.processEvents()
    assert not history.table.isColumnHidden(Column.REVIEWER)
