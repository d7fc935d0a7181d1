"""A corrected text in the window: brought by paste or file, its quotes followed, all of it undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from workbench.core.model import Evidence, Side, Span
from workbench.flow import articles
from workbench.gui.actions import command
from workbench.gui.facts.evidence import Place, place_words
from workbench.gui.facts.place import go_to
from workbench.gui.library.correction import CorrectionDialog
from workbench.gui.session import Session
from workbench.gui.window import MainWindow

HOUSE = "The crew met the White House staff."


@pytest.fixture
def said(session: Session) -> list[str]:
    told: list[str] = []
    for speaker in (session.desk, session.review):
        speaker.told.connect(told.append)
        speaker.failed.connect(lambda problem: told.append(problem.sentence))
    return told


@pytest.fixture
def quoted(session: Session, compare, guids: list[str], said: list[str]) -> str:
    """The left article, with a fact that quotes it."""
    compare()
    start = session.desk.text(Side.LEFT).index(HOUSE)
    session.focus.select_text(Side.LEFT, Span(start, start + len(HOUSE)))
    session.review.tag_fact()
    said.clear()
    return guids[0]


def bring(session: Session, guid: str, text: str) -> None:
    session.desk.add_version(guid, articles.read_pasted(text))


def piece(session: Session, guid: str) -> Evidence:
    return next(one for one in session.review.facts[0].evidence if one.article == guid)


def test_the_desk_takes_up_the_new_text_and_says_what_became_of_the_quotes(
    session: Session, quoted: str, said: list[str]
) -> None:
    old = session.desk.text(Side.LEFT)
    bring(session, quoted, f"Corrected. {old}")
    assert said == ["Version 2: 1 quote kept, 0 to check, 0 lost."]
    assert session.desk.text(Side.LEFT) == f"Corrected. {old}"
    assert session.desk.pair[Side.LEFT].version == 2
    found = piece(session, quoted)
    assert (found.version, found.anchor_status) == (2, "moved")


def test_undo_and_redo_turn_the_desk_and_the_facts_with_them(
    session: Session, quoted: str, said: list[str]
) -> None:
    old = session.desk.text(Side.LEFT)
    bring(session, quoted, old.replace(HOUSE, ""))
    assert piece(session, quoted).span is None
    session.review.undo()
    assert said[-1] == "Undone: New version of “Missiles ordered”"
    assert (session.desk.text(Side.LEFT), session.desk.pair[Side.LEFT].version) == (old, 1)
    assert piece(session, quoted).anchor_status == "exact"
    session.review.redo()
    assert session.desk.pair[Side.LEFT].version == 2
    assert piece(session, quoted).anchor_status == "orphan"


def test_an_old_text_is_never_compared_with_decisions_on_a_new_one(session: Session, sample: Path) -> None:
    assert session.desk.open(sample, "M.")
    cards = session.desk.first(999)
    session.desk.choose(cards[2].guid, cards[4].guid)
    comparison, old = session.desk.comparison, session.desk.text(Side.LEFT)
    assert comparison is not None
    link = next(one for one in comparison.links if len(one.left) == len(one.right) == 1)
    sentence = comparison.left[link.left[0]].span.of(old)
    session.linking.confirm(link.left, link.right)
    quotes: list[str] = []
    session.jobs.started.connect(
        lambda job: quotes.extend(one.left[0].of(job.request[1][0].text) for one in job.request[1][2])
    )
    bring(session, cards[2].guid, f"New first words. {old}")
    session.review.undo()
    session.review.redo()
    assert quotes == [sentence] * 3
    assert session.desk.comparison is not None
    assert [one.origin for one in session.desk.comparison.links].count("confirmed") == 1


def test_the_same_text_again_is_refused(session: Session, quoted: str, said: list[str]) -> None:
    bring(session, quoted, session.desk.text(Side.LEFT))
    assert said == [
        "“Missiles ordered” has exactly this text already, as version 1. Nothing was changed. "
        "Bring the corrected text."
    ]
    assert session.desk.pair[Side.LEFT].version == 1


def test_a_file_becomes_a_version(session: Session, jobs, quoted: str, said, tmp_path: Path) -> None:
    file = tmp_path / "corrected.txt"
    file.write_text(session.desk.text(Side.LEFT).replace("450", "400"), encoding="utf-8")
    session.desk.import_version(quoted, file)
    jobs.go_on()
    assert said[-1].startswith("Version 2: 1 quote kept")
    assert "400 missiles" in session.desk.text(Side.LEFT)
    session.desk.import_version(quoted, tmp_path / "gone.txt")
    jobs.go_on()
    assert "gone.txt" in said[-1]
    assert session.desk.pair[Side.LEFT].version == 2


def test_a_lost_quote_can_be_read_and_its_status_stands_in_words(
    session: Session, quoted: str, said: list[str]
) -> None:
    bring(session, quoted, session.desk.text(Side.LEFT).replace(HOUSE, ""))
    lost = piece(session, quoted)
    assert place_words(Place("A", "The Diplomat"), lost) == (
        "A · The Diplomat · v2 · not in this version any more"
    )
    go_to(session, session.review.facts[0], lost)
    assert said[-1] == f"“{HOUSE}” is not in version 2 any more; it stood in an earlier one."


def test_an_uncertain_quote_is_shown_with_the_wish_to_check_it(
    session: Session, quoted: str, said: list[str]
) -> None:
    old = session.desk.text(Side.LEFT)
    bring(session, quoted, f"First. {old} {old} Last.")
    unsure = piece(session, quoted)
    assert place_words(Place("", "The Diplomat"), unsure) == "The Diplomat · v2 · place to be checked"
    go_to(session, session.review.facts[0], unsure)
    assert said[-1].startswith(f"“{HOUSE}” may stand here in version 2")


# ---- the command


@pytest.fixture
def open_window(window: MainWindow, sample: Path) -> MainWindow:
    assert window.session.desk.open(sample, "M.")
    return window


def dialog(window: MainWindow) -> CorrectionDialog:
    window.menus.action("correct").trigger()
    found = window.findChild(CorrectionDialog)
    assert found is not None
    return found


def test_the_command_stands_in_the_menu_and_brings_what_is_pasted(open_window: MainWindow) -> None:
    assert command("correct").menu == "Articles"
    card = open_window.session.desk.first(999)[0]
    shown = dialog(open_window)
    assert card.title in " ".join(label.text() for label in shown.findChildren(QLabel))
    shown.text.setPlainText("A wholly different text.")
    shown.accept()
    assert open_window.session.desk.first(999)[0].version == 2
    assert open_window.statusBar().currentMessage() == "Version 2: 0 quotes kept, 0 to check, 0 lost."


def test_the_article_that_is_being_read_is_the_one_that_is_corrected(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    cards = open_window.session.desk.first(999)
    open_window.session.desk.choose(cards[2].guid, cards[4].guid)
    pane = open_window.pages.spread.panes[Side.RIGHT]
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    shown = dialog(open_window)
    shown.text.setPlainText("A wholly different text.")
    shown.accept()
    assert [card.version for card in open_window.session.desk.first(999)] == [1, 1, 1, 1, 2]
    assert open_window.session.desk.text(Side.RIGHT) == "A wholly different text."


def test_an_empty_text_keeps_the_dialog_open(open_window: MainWindow) -> None:
    shown = dialog(open_window)
    shown.accept()
    assert shown.isVisible()
    assert shown.note.text()
    assert open_window.session.desk.first(999)[0].version == 1
    shown.text.setPlainText("x")
    assert not shown.note.isVisible()


def test_ctrl_enter_adds_the_version(qtbot: QtBot, open_window: MainWindow) -> None:
    shown = dialog(open_window)
    qtbot.waitUntil(shown.isActiveWindow)
    shown.text.setPlainText("A wholly different text.")
    qtbot.keyClick(shown.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert open_window.session.desk.first(999)[0].version == 2


def test_a_file_can_be_chosen_instead(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.md"
    file.write_text("Quite new.", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(dialog(open_window).file, Qt.MouseButton.LeftButton)
    card = open_window.session.desk.first(999)[0]
    assert (card.version, card.words) == (2, 2)


def test_no_file_no_version(qtbot: QtBot, open_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    qtbot.mouseClick(dialog(open_window).file, Qt.MouseButton.LeftButton)
    assert open_window.session.desk.first(999)[0].version == 1
