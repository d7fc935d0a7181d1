"""The original of an article: pages with the passage in hand, and the whole of a web page."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QSize, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.model import Side, Span
from workbench.flow.articles import ArticleCard
from workbench.gui.originals.dialog import OriginalDialog, show_original
from workbench.gui.originals.page import WholePageText
from workbench.gui.session import Session
from workbench.gui.theme import Theme

LINES = (
    ("The ferry runs again since Monday.", "It had been laid up for three weeks."),
    ("The propeller was replaced in Gdansk.", "About 400 passengers used the first crossings."),
    ("The port office expects more in summer.",),
)
PAGE = """<!doctype html><html><head><title>Ferry runs again</title></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a> <a href="/w">Weather</a> <a href="/m">More</a></nav>
<article><h1>Ferry runs again</h1>
<p>The ferry 🚢 between the two harbours runs again since Monday, the port office said in a statement.</p>
<p>It had been laid up for three weeks because of a damaged propeller, which was replaced in Gdansk.</p>
<p>About 400 passengers used the first crossings, more than on an ordinary weekday in winter.</p></article>
<footer>Imprint. All rights reserved. Newsletter.</footer></body></html>"""


@pytest.fixture(scope="module")
def pdf(qapp: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "ferry.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    writer.setResolution(100)
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 9))
    for number, lines in enumerate(LINES):
        if number:
            writer.newPage()
        for row, line in enumerate(lines):
            painter.drawText(60, 90 + 40 * row, line)
    painter.end()
    return path


def bring(qtbot: QtBot, session: Session, path: Path) -> ArticleCard:
    session.desk.open(path.parent / f"{path.stem}.swb", "M.", create=not path.with_suffix(".swb").exists())
    session.bringing.take([path])
    qtbot.waitUntil(lambda: not session.bringing.is_busy, timeout=30_000)
    return session.desk.first(1)[0]


@pytest.fixture
def beside(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def shown(session: Session, card: ArticleCard, theme: Theme, parent: QWidget) -> OriginalDialog:
    show_original(session, card.guid, theme, parent)
    dialog = parent.findChild(OriginalDialog)
    assert isinstance(dialog, OriginalDialog)
    return dialog


def test_pages_are_turned_and_zoomed_by_keys(
    qtbot: QtBot, session: Session, pdf: Path, theme: Theme, beside: QWidget
) -> None:
    dialog = shown(session, bring(qtbot, session, pdf), theme, beside)
    pages = dialog.pages
    assert pages is not None
    qtbot.waitUntil(lambda: pages.sheet.is_drawn, timeout=20_000)
    assert dialog.place.text() == "Page 1 of 3 · 100%"
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(pages, key)
    assert pages.page == 2
    assert not dialog.buttons["Page after"].isEnabled()
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    before = pages.sheet.sizeHint()
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert dialog.place.text() == "Page 1 of 3 · 125%"
    assert pages.sheet.sizeHint().width() > before.width()
    qtbot.keyClick(pages, Qt.Key.Key_Minus)
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.sheet.sizeHint() == before
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_passage_in_hand_is_marked_on_its_page(
    qtbot: QtBot, session: Session, pdf: Path, theme: Theme, beside: QWidget
) -> None:
    card = bring(qtbot, session, pdf)
    session.desk.choose(card.guid, card.guid)
    text = session.desk.text(Side.LEFT)
    start = text.index("About 400")
    session.focus.select_text(Side.LEFT, Span(start, start + len("About 400 passengers")))
    dialog = shown(session, card, theme, beside)
    pages = dialog.pages
    assert pages is not None
    qtbot.waitUntil(lambda: pages.boxes is not None, timeout=20_000)
    assert pages.page == 1
    assert "stands on page 2, 1 line" in dialog.note.text()
    assert not pages.sheet.first_mark().isEmpty()
    session.focus.select_text(Side.LEFT, Span(0, 9))
    qtbot.waitUntil(lambda: pages.page == 0, timeout=20_000)
    session.focus.select_text(Side.LEFT, None)
    qtbot.waitUntil(lambda: "PgUp and PgDn" in dialog.note.text())


def test_the_paper_stays_white_in_the_dark(qtbot: QtBot, dressed: Any, theme: Theme) -> None:
    from workbench.gui import theme as themes
    from workbench.gui.originals.sheet import MARGIN, Sheet

    sheet = Sheet(themes.load("dark"))
    qtbot.addWidget(sheet)
    sheet.set_width(100)
    assert sheet.sizeHint() == QSize(100 + 2 * MARGIN, 141 + 2 * MARGIN)
    image = sheet.grab().toImage()
    assert image.pixelColor(MARGIN + 50, MARGIN + 20).name() == "#ffffff"


def test_the_whole_of_a_web_page_shows_what_was_taken(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme, beside: QWidget
) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(PAGE, encoding="utf-8")
    card = bring(qtbot, session, path)
    session.desk.choose(card.guid, card.guid)
    text = session.desk.text(Side.LEFT)
    start = text.index("About 400")
    session.focus.select_text(Side.LEFT, Span(start, start + 9))
    dialog = shown(session, card, theme, beside)
    view = dialog.view
    assert isinstance(view, WholePageText)
    qtbot.waitUntil(lambda: "words of the page" in view.share.text(), timeout=20_000)
    assert "Newsletter" in view.text.toPlainText()
    marks = view.text.extraSelections()
    assert marks[-1].cursor.selectedText() == "About 400"
    taken = "".join(mark.cursor.selectedText() for mark in marks[1:-1])
    assert "damaged propeller" in taken
    assert "Newsletter" not in taken


def test_a_text_without_pages_says_so(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme, beside: QWidget
) -> None:
    told: list[str] = []
    path = tmp_path / "plain.txt"
    path.write_text("The harbour opened.\n")
    card = bring(qtbot, session, path)
    session.desk.told.connect(told.append)
    show_original(session, card.guid, theme, beside)
    assert told == ["No original page: this kind of file has no pages."]
    assert beside.findChild(OriginalDialog) is None
    assert session.originals.reason("") == "choose an article first"
