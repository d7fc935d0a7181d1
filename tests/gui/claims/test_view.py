"""Claims in the middle of the window: what is shown, said, opened, tagged and written down."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from workbench.core.collation.table import CellState
from workbench.core.decisions import Decision
from workbench.core.language import WordList
from workbench.core.model import Article, Comparison, Side, Span, Stance
from workbench.core.rulings import Verdict
from workbench.core.ticket import Ticket
from workbench.flow import articles, comparing, findings, linking, projects
from workbench.gui import theme as themes
from workbench.gui.actions import command
from workbench.gui.claims.view import ClaimsView
from workbench.gui.session import Session
from workbench.gui.theme import Theme
from workbench.gui.window import MainWindow

LEAD = "The old harbour of {} was full of 😀 ships when the crane fell. "
PORT = "The company said that {} containers were handled there in the month of May."
ENDS = (
    " A cat slept on the quay through all of it.",
    " Fishermen from Bergen were angry about the noise of engines. Nobody asked them before.",
    " Trains to Stockholm ran late because of snow on the northern line; two were cancelled.",
    " An opera was shown on a barge with two hundred singers and a horse from a circus.",
)
TEXTS = [
    LEAD.format("Oslo") + PORT.format(n) + end for n, end in zip((450, 540, 540, 540), ENDS, strict=True)
]
ARABIC = (
    "شحن الميناء القديم في أوسلو كثيرا. "
    "<b>The company said that 540 containers were handled there in the month of May.</b>"
)


_compare = comparing.compare_articles


@cache
def known(left: str, right: str, decisions: tuple[Decision, ...], lists: tuple[WordList, ...]) -> Comparison:
    return _compare(Article(left), Article(right), decisions, lists)


def compared(
    left: Article, right: Article, decisions: Any, lists: Any, ticket: Ticket | None = None
) -> Comparison:
    return known(left.text, right.text, decisions, lists)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five articles in a project that nobody opens again; the fourth is taken for a copy of the third."""
    path = tmp_path_factory.mktemp("model") / "project.swb"
    opened = projects.open_project(path, reviewer="M.", create=True)
    drafts = []
    for number, text in enumerate([*TEXTS[:3], TEXTS[2] + " (Agency)", ARABIC]):
        told = {"outlet": f"<i>Outlet {number}</i>", "published": f"2024-05-1{number}"}
        drafts.append(replace(articles.read_pasted(text), title=f"No {number}", **told))
    articles.add_articles(opened, drafts)
    opened.close()
    return path


@pytest.fixture
def laid(session: Session, model: Path, tmp_path: Path) -> list[str]:
    """The articles of an open project."""
    assert session.desk.open(Path(shutil.copy(model, tmp_path)), "M.")
    return [card.guid for card in session.desk.first(99)]


@pytest.fixture
def view(qtbot: QtBot, session: Session, theme: Theme, laid: list[str]) -> ClaimsView:
    made = ClaimsView(session, theme)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    session.collating.lay(laid)
    return made


@pytest.fixture
def origins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies as they are known beforehand, so that a test does not hang on how they are found."""
    from workbench.flow import collating

    monkeypatch.setattr(collating.comparing, "compare_articles", compared)
    monkeypatch.setattr(collating, "_origins", lambda told, *_: (0, 1, 2, 2, 4)[: len(told)])


pytestmark = pytest.mark.usefixtures("origins")


def place(view: ClaimsView, kind: str) -> int:
    return next(i for i, row in enumerate(view.model.shown) if row.kind == kind)


def go(view: ClaimsView, kind: str, column: int) -> None:
    view.table.go(place(view, kind), column)


def press(view: ClaimsView, key: Qt.Key) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, key)


def spoken(view: ClaimsView, kind: str, column: int) -> str:
    index = view.model.index(place(view, kind), column)
    return str(view.model.data(index, Qt.ItemDataRole.AccessibleTextRole))


# ---- what is shown


def test_an_empty_table_says_what_would_fill_it(qtbot: QtBot, session: Session, theme: Theme) -> None:
    made = ClaimsView(session, theme)
    qtbot.addWidget(made)
    made.show()
    assert made.stack.currentWidget() is made.empty
    assert "Ctrl+L" in made.empty.accessibleName()


def test_a_column_for_each_origin_with_its_copies_folded_in(view: ClaimsView) -> None:
    assert view.model.columns == (0, 1, 2, 4)
    heads = [view.model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads[2] == "C: <i>Outlet 2</i> · 12 May 2024, with 1 copy D"
    assert view.bar.told.text().startswith("5 articles, 4 origins · ")
    view.bar.unfolded.click()
    assert view.model.columns == (0, 1, 2, 3, 4)
    assert view.model.headerData(3, Qt.Orientation.Horizontal).endswith("copy of C")


def test_a_cell_is_read_out_as_a_sentence(view: ClaimsView) -> None:
    told = spoken(view, "quantity", 0)
    assert told.startswith("A stands against it: 450 containers. Quantity, containers")
    assert "A says 450 containers, B, C, D and E say 540 containers." in told
    assert view.table.accessibleName()


def test_only_what_is_disputed_and_only_one_kind(view: ClaimsView) -> None:
    every = len(view.model.shown)
    view.bar.disputed.click()
    assert 0 < len(view.model.shown) < every
    assert not [row for row in view.model.shown if row.is_quiet]
    view.bar.disputed.click()
    view.bar.kind.setCurrentIndex(view.bar.kind.findData("quantity"))
    view.bar.wanted.emit()
    assert {row.kind for row in view.model.shown} == {"quantity"}
    assert f"of {every} claims" in view.bar.told.text()


def test_a_filter_that_hides_everything_says_so(view: ClaimsView) -> None:
    view.bar.kind.setCurrentIndex(view.bar.kind.findData("statement"))
    view.bar.disputed.click()
    assert view.stack.currentWidget() is view.empty
    assert "No such row" in view.empty.accessibleName()
    view.bar.disputed.click()
    assert view.stack.currentWidget() is view.table


def test_nothing_of_an_article_is_taken_for_markup(view: ClaimsView) -> None:
    index = view.model.index(place(view, "quantity"), 0)
    tip = str(view.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    assert "<i>" not in tip.replace("<p>", "")
    assert "&lt;i&gt;Outlet 0" in tip
    assert str(view.model.data(index, Qt.ItemDataRole.ToolTipRole)).startswith("<p>")
    assert view.why.textFormat() is Qt.TextFormat.PlainText


def test_an_outlier_differs_in_more_than_colour(view: ClaimsView) -> None:
    row = place(view, "quantity")
    ranges = [view.table.delegate.typesetter.cell(row, n, 180).layout.formats() for n in (0, 1)]
    outlier, other = (each[0].format for each in ranges)
    assert outlier.underlineStyle() != other.underlineStyle()
    assert outlier.fontWeight() > other.fontWeight()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_can_be_painted_in_every_palette_narrow_and_wide(view: ClaimsView, name: str) -> None:
    view.set_theme(themes.load(name))
    for width in (420, 1600):
        view.resize(width, 500)
        picture: QImage = view.grab().toImage()
        assert len({picture.pixel(x, 300) for x in range(0, picture.width(), 3)}) > 5


def test_emoji_and_letters_from_right_to_left_keep_their_marks(view: ClaimsView) -> None:
    row = place(view, "quantity")
    for column in (0, 3):
        layout = view.table.delegate.typesetter.cell(row, column, 300).layout
        found = layout.formats()[0]
        units = layout.text().encode("utf-16-le")
        marked = units[2 * found.start : 2 * (found.start + found.length)].decode("utf-16-le")
        assert marked in ("450", "540")


# ---- keys


def test_arrows_go_from_cell_to_cell(view: ClaimsView) -> None:
    view.table.go(0, 0)
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Down)
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, 1)


def test_enter_lays_the_article_beside_the_one_it_is_at_odds_with(
    view: ClaimsView, session: Session, laid: list[str]
) -> None:
    wanted: list[dict[Side, Span]] = []
    view.pages_wanted.connect(wanted.append)
    go(view, "quantity", 2)
    press(view, Qt.Key.Key_Return)
    assert [session.desk.pair[side].guid for side in Side] == [laid[0], laid[2]]
    (places,) = wanted
    assert list(places) == [Side.RIGHT, Side.LEFT]
    assert [span.of(session.desk.text(side)) for side, span in places.items()] == ["540", "450"]


def test_f_makes_a_fact_with_a_quote_from_every_article_that_speaks(
    view: ClaimsView, session: Session
) -> None:
    told: list[str] = []
    session.review.told.connect(told.append)
    go(view, "quantity", 1)
    press(view, Qt.Key.Key_F)
    (fact,) = session.review.facts
    assert [quote.stance for quote in fact.evidence] == [Stance.CONTRADICTS, *[Stance.STATES] * 4]
    assert "540 containers" in fact.statement
    assert told[-1].startswith("F-0001 tagged: A contradicts; B, C, D, E state.")
    press(view, Qt.Key.Key_4)
    assert session.review.facts[0].evidence[-1].stance is Stance.QUALIFIES
    session.review.undo()
    session.review.undo()
    assert session.review.facts == ()


def test_e_adds_the_row_to_the_current_fact(view: ClaimsView, session: Session) -> None:
    go(view, "quantity", 0)
    press(view, Qt.Key.Key_E)
    assert session.review.facts == ()
    press(view, Qt.Key.Key_F)
    before = len(session.review.facts[0].evidence)
    go(view, "statement", 0)
    press(view, Qt.Key.Key_E)
    assert len(session.review.facts) == 1
    assert len(session.review.facts[0].evidence) > before


# ---- following


def test_a_link_taken_away_changes_the_table_and_undo_brings_it_back(
    view: ClaimsView, session: Session, laid: list[str], qtbot: QtBot
) -> None:
    before = session.collating.collation
    project = session.desk.project
    assert project is not None
    text = TEXTS[0]
    end = text.index(PORT.format(450)) + len(PORT.format(450))
    found = [
        pair for pair in session.collating._with_known(session.collating._setting).couples if pair.left == 0
    ]
    for couple in found:
        comparison = couple.comparison
        assert comparison is not None
        for link in comparison.links:
            left = [comparison.left[i].span for i in link.left]
            if any(span.end == end for span in left):
                right = [comparison.right[i].span for i in link.right]
                session.review.do(
                    lambda p, left=left, right=right, other=couple.right: linking.unlink(
                        p, laid[0], left, laid[other], right
                    )
                )
    qtbot.waitUntil(lambda: session.collating.collation != before)
    row = next(row for row in view.model.shown if row.kind == "quantity")
    assert row.cells[0].state is CellState.SILENT
    while session.collating.collation != before and session.review.undo_label():
        session.review.undo()
        qtbot.wait(1)
    assert session.collating.collation == before


def test_a_dismissed_difference_is_none_here_either(
    view: ClaimsView, session: Session, laid: list[str], qtbot
) -> None:
    couples = session.collating._with_known(session.collating._setting).couples
    for couple in couples:
        for each in couple.comparison.divergences if couple.comparison else ():
            if each.kind == "quantity":
                pair = laid[couple.left], laid[couple.right]
                session.review.do(
                    lambda p, pair=pair, each=each: findings.decide(p, *pair, each, Verdict.DISMISSED)
                )
    qtbot.waitUntil(lambda: view.model.shown[place(view, "quantity")].is_quiet)


def test_a_hidden_view_waits_until_it_is_seen(view: ClaimsView, session: Session, laid: list[str]) -> None:
    view.hide()
    session.collating.lay(laid[:2])
    assert len(view.model.articles) == 5
    view.show()
    assert len(view.model.articles) == 2


def test_a_newer_table_drops_the_older(session: Session, laid: list[str], jobs) -> None:
    jobs.hold = True
    session.collating.lay(laid[:3])
    session.collating.lay(laid[1:3])
    jobs.go_on()
    assert session.collating.collation is not None
    assert session.collating.collation.articles == tuple(laid[1:3])


def test_a_table_that_was_stopped_says_so_and_can_be_made_again(
    qtbot: QtBot, session: Session, theme: Theme, laid: list[str], jobs
) -> None:
    made = ClaimsView(session, theme)
    qtbot.addWidget(made)
    made.show()
    jobs.hold = True
    session.collating.lay(laid[:3])
    assert "being compared" in made.empty.accessibleName()
    session.collating._job.cancel()
    qtbot.waitUntil(lambda: session.collating.stopped)
    assert "not finished" in made.empty.accessibleName()
    jobs.held.clear()
    jobs.hold = False
    session.collating.again()
    assert made.stack.currentWidget() is made.table


def test_too_few_articles_are_refused_in_words(session: Session, laid: list[str]) -> None:
    failed: list[str] = []
    session.review.failed.connect(lambda problem: failed.append(problem.sentence))
    assert not session.collating.lay(laid[:1])
    assert "at least two" in failed[0]


def test_another_project_clears_the_table(view: ClaimsView, session: Session) -> None:
    session.desk.close()
    assert session.collating.articles == ()
    assert view.stack.currentWidget() is view.empty


# ---- the window


@pytest.fixture
def shown(window: MainWindow, laid: list[str]) -> Callable[[], ClaimsView]:
    def made() -> ClaimsView:
        view = window.middle.views["Claims"]
        assert isinstance(view, ClaimsView)
        return view

    return made


def test_what_is_chosen_in_the_library_is_laid_on_the_table(
    window: MainWindow, session: Session, laid: list[str], shown: Callable[[], ClaimsView], monkeypatch
) -> None:
    monkeypatch.setattr(window.library, "selected", lambda: laid[:3])
    command("lay").verb(window)
    assert window.middle.shown == "Claims"
    assert [one.guid for one in session.collating.articles] == laid[:3]
    assert QApplication.focusWidget() is shown().table


def test_with_fewer_chosen_it_is_the_group_of_the_pair(
    window: MainWindow, session: Session, laid: list[str], monkeypatch
) -> None:
    session.desk.choose(laid[1], laid[2])
    monkeypatch.setattr(window.library, "selected", list)
    command("lay").verb(window)
    assert {one.guid for one in session.collating.articles} == set(laid)


def test_enter_goes_to_the_pages(
    window: MainWindow, session: Session, laid: list[str], shown: Callable[[], ClaimsView]
) -> None:
    session.collating.lay(laid)
    command("to_claims").verb(window)
    go(shown(), "quantity", 0)
    press(shown(), Qt.Key.Key_Return)
    assert window.middle.shown == "Pages"
    assert session.focus.selection is not None


def test_the_table_is_written_to_a_file(
    window: MainWindow, session: Session, laid: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.collating.lay(laid)
    path = tmp_path / "claims.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    command("export_claims").verb(window)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + len(session.collating.collation.rows)


def test_twelve_columns_by_three_hundred_rows_are_measured_only_where_they_are_seen(
    view: ClaimsView, session: Session
) -> None:
    collation = view.model.collation
    assert collation is not None
    rows = [row for row in collation.rows for _ in range(300 // len(collation.rows) + 1)]
    many = replace(collation, rows=tuple(replace(row, name=f"{row.name} {n}") for n, row in enumerate(rows)))
    view.model.show(many, view.model.articles)
    assert len(view.model.shown) >= 300
    view.grab()
    assert len(view.table._measured) < 40
    view.table.go(len(view.model.shown) - 1, 0)
    assert view.table.viewport().rect().intersects(view.table.visualRect(view.table.currentIndex()))
