"""The Origins view on the sample project: picture, keyboard, evidence, file."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from workbench.core.model import Article, Side
from workbench.core.origins import Certainty, Edge, Origins
from workbench.flow import articles, library, origins
from workbench.gui import theme as themes
from workbench.gui.jobs import Job
from workbench.gui.library.deeds import ArticleMenu
from workbench.gui.origins.canvas import LARGEST, Canvas
from workbench.gui.origins.finding import LINE, NODE, anchor
from workbench.gui.origins.folding import fold
from workbench.gui.origins.graph import layered
from workbench.gui.origins.ink import Scene
from workbench.gui.origins.picture import Picture, joined
from workbench.gui.origins.view import OriginsView
from workbench.gui.parts.ink import tip
from workbench.gui.theme import Theme
from workbench.gui.window import MainWindow


class InlineJobs(Protocol):
    """Jobs that wait while ``hold`` is set."""

    hold: bool
    held: list[object]

    def go_on(self) -> None: ...


def _guids(window: MainWindow) -> list[str]:
    project = window.session.desk.project
    assert project is not None
    keys = library.listing(project, library.Query()).keys
    return [card.guid for card in library.cards(project, keys)]


def _shown(window: MainWindow, group: list[str] | None = None) -> OriginsView:
    """The view in the middle of the window, on a chosen group where one is given."""
    window.middle.show_view("Origins")
    if group is not None:
        window.session.origins.show(group)
    made = window.middle.views["Origins"]
    assert isinstance(made, OriginsView)
    return made


def _fronts(picture: Picture) -> list[int]:
    return [node.stack.front for node in picture.nodes]


LINES = (
    "The harbour office of Hartmouth closed the north pier on Monday after cracks were found in its pillars.",
    "Engineers had warned of the damage since spring, the port director Ulla Brenner said to reporters.",
    "Ferries to the islands now leave from the fish quay, which takes 340 passengers at a time.",
    "Repairs will cost 4.6 million crowns and last until October, according to a first estimate.",
)
APART = (
    "A pier in Hartmouth is shut. <b>Nobody</b> knows for how long, and the islanders are not pleased at all."
)


@pytest.fixture
def group(window: MainWindow, jobs: InlineJobs, tmp_path: Path) -> list[str]:
    """Four articles: one, two copies of it, and one written apart with markup in its text."""
    jobs.hold = True
    session = window.session
    assert session.desk.open(tmp_path / "group.swb", "M.", create=True)
    whole = " ".join(LINES)
    for text, title, outlet, published in (
        (whole, "Pier closed", "Coast Gazette", "2024-02-01"),
        (f"As the Coast Gazette reported first: {whole}", "Pier is closed", "Zephyrnet", "2024-02-03"),
        (f"{whole} Fishermen were told last.", "Closed pier", "<b>Daily</b>", ""),
        (APART, "<img src=x>", "", "2024-02-02"),
    ):
        draft = articles.read_pasted(text)
        session.desk.import_draft(replace(draft, title=title, outlet=outlet, published=published))
    jobs.hold = False
    return _guids(window)


def _go(view: OriginsView, way: Qt.Key) -> None:
    QTest.keyClick(view.canvas, way)


def test_the_group_of_the_article_on_the_desk_is_shown(window: MainWindow, group: list[str]) -> None:
    window.session.desk.choose(group[0], group[3])
    view = _shown(window)
    assert _fronts(view.canvas.picture) == [0, 3, 1, 2]
    assert "4 articles, 2 origins." in view.bar.summary.text()
    lines = {(line.edge.parent, line.edge.child, line.edge.directed) for line in view.canvas.picture.lines}
    assert lines == {(0, 1, True), (0, 2, False)}


def test_arrows_go_from_node_to_line_to_node_and_the_evidence_is_said(
    window: MainWindow, group: list[str]
) -> None:
    window.session.desk.choose(group[0], group[3])
    view = _shown(window)
    assert view.canvas.current == (NODE, 0)
    _go(view, Qt.Key.Key_Right)
    item = view.canvas.current
    assert item is not None
    assert item[0] == LINE
    assert view.evidence.title.text() == "B was taken from A (strong evidence)"
    assert "credits the outlet of A" in view.evidence.body.text()
    assert "B was taken from A" in view.canvas.words(item)
    _go(view, Qt.Key.Key_Right)
    assert view.canvas.current == (NODE, 2)
    assert view.evidence.title.text() == "B, Zephyrnet, 3 Feb 2024: Pier is closed"
    _go(view, Qt.Key.Key_Home)
    assert view.canvas.current == (NODE, 0)


def test_enter_opens_the_pair_side_by_side(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    _go(view, Qt.Key.Key_Right)
    _go(view, Qt.Key.Key_Return)
    pair = window.session.desk.pair
    assert [pair[side].guid for side in Side] == [group[0], group[1]]
    assert window.middle.shown == "Pages"


def test_a_click_finds_what_is_drawn_there(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    for item in ((NODE, 3), (LINE, 0), (NODE, 1)):
        at = anchor(view.canvas.picture, item)
        QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert view.canvas.current == item


def test_a_chosen_group_stays_until_it_is_let_go(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group[:2])
    assert len(view.canvas.picture.nodes) == 2
    assert view.bar.release.isVisibleTo(view)
    window.session.desk.choose(group[3], group[2])
    window.middle.show_view("Origins")
    assert len(view.canvas.picture.nodes) == 2
    view.bar.release.click()
    assert len(view.canvas.picture.nodes) == 4
    assert not view.bar.release.isVisibleTo(view)


def test_the_library_shows_the_origins_of_what_is_selected(window: MainWindow, group: list[str]) -> None:
    project = window.session.desk.project
    assert project is not None
    keys = list(library.listing(project, library.Query()).keys)
    for chosen, nodes in ((keys[1:], 3), (keys[:1], 4)):
        window.middle.show_view("Pages")
        menu = ArticleMenu(window.library, window.library.deeds)
        menu.fill(chosen, True, lambda: None, lambda side: None, window.session)
        next(action for action in menu.actions() if "origins" in action.text().replace("&", "")).trigger()
        assert window.middle.shown == "Origins"
        assert len(_shown(window).canvas.picture.nodes) == nodes


def test_without_articles_the_view_says_what_would_fill_it(window: MainWindow, group: list[str]) -> None:
    view = _shown(window)
    assert "who took from whom" in view.empty.accessibleName()
    window.session.origins.show(group[:1])
    assert "stands alone" in view.empty.accessibleName()
    assert not view.bar.save.isVisibleTo(view)


def test_a_search_that_was_stopped_can_be_taken_up_again(
    qtbot: QtBot, window: MainWindow, jobs: InlineJobs, group: list[str]
) -> None:
    view, asked = _shown(window), list[Job]()
    window.session.jobs.started.connect(asked.append)
    jobs.hold = True
    window.session.origins.show(group)
    assert "Looking for origins" in view.empty.accessibleName()
    asked[-1].cancel()
    qtbot.waitUntil(lambda: window.session.origins.stopped)
    assert view.again.isVisibleTo(view)
    jobs.held.clear()
    jobs.hold = False
    view.again.click()
    assert len(view.canvas.picture.nodes) == 4


def test_the_keyboard_waits_where_the_picture_will_be(
    window: MainWindow, jobs: InlineJobs, group: list[str]
) -> None:
    window.activateWindow()
    view = _shown(window)
    jobs.hold = True
    window.session.origins.show(group)
    window.parts.go_to("pages")
    assert view.blank.hasFocus()
    jobs.go_on()
    assert view.canvas.hasFocus()


def test_a_newer_group_drops_the_older_result(window: MainWindow, jobs: InlineJobs, group: list[str]) -> None:
    view = _shown(window)
    jobs.hold = True
    window.session.origins.show(group)
    window.session.origins.show(group[:2])
    jobs.go_on()
    assert len(view.canvas.picture.nodes) == 2


def test_taking_an_article_out_brings_the_picture_up_to_date(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    window.session.desk.remove_article(group[3])
    assert len(view.canvas.picture.nodes) == 3


def test_nothing_is_looked_for_again_while_the_group_is_the_same(
    window: MainWindow, group: list[str]
) -> None:
    _shown(window, group[:2])
    asked: list[Job] = []
    window.session.jobs.started.connect(asked.append)
    window.session.desk.remove_article(group[3])
    window.session.desk.refresh_articles()
    assert asked == []
    window.session.desk.edit_article(group[1], {"published": "2024-02-05"})
    assert len(asked) == 1


def test_of_too_many_articles_it_is_said_that_some_are_left_out(
    window: MainWindow, group: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    window.session.desk.told.connect(told.append)
    monkeypatch.setattr(origins, "MOST", 3)
    assert len(_shown(window, group).canvas.picture.nodes) == 3
    assert told == ["Only 3 of 4 articles are looked at."]


def test_the_timeline_shows_the_same_articles(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    before = view.canvas.picture
    view.bar.time.click()
    assert _fronts(view.canvas.picture) == _fronts(before)
    assert [tick.words for tick in view.canvas.picture.ticks] == [
        "No date",
        "1 Feb 2024",
        "2 Feb 2024",
        "3 Feb 2024",
    ]


@pytest.mark.parametrize(("name", "start"), [("out.svg", b"<?xml"), ("out.png", b"\x89PNG")])
def test_the_picture_is_saved(
    window: MainWindow,
    group: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    start: bytes,
) -> None:
    view, path = _shown(window, group), tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "SVG (*.svg)"))
    view.save_picture()
    content = path.read_bytes()
    assert content.startswith(start)
    if name.endswith("svg"):
        assert b"Coast Gazette" in content
        assert b"4 articles, 2 origins." in content


def test_a_folder_that_is_not_there_is_said(
    window: MainWindow, group: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, told = _shown(window, group), list[str]()
    window.session.desk.failed.connect(lambda problem: told.append(str(problem)))
    missing = str(tmp_path / "missing" / "out")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (missing, "PNG (*.png)"))
    monkeypatch.setattr(window.problems, "show", lambda *_: None, raising=False)
    view.save_picture()
    assert len(told) == 1


def test_markup_is_shown_letter_by_letter(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    for item in [(NODE, place) for place in range(4)]:
        view.canvas.go(item)
        assert "<" not in tip(view.canvas.words(item)).removeprefix("<p>").removesuffix("</p>")
    for part in view.findChildren(QLabel):
        assert part.textFormat() is Qt.TextFormat.PlainText


def test_both_palettes_are_painted(window: MainWindow, group: list[str]) -> None:
    view = _shown(window, group)
    for name in ("light", "dark"):
        theme = themes.load(name)
        view.set_theme(theme)
        image = view.canvas.grab().toImage()
        assert image.pixelColor(2, 2) == theme.color("page")
        inks = {
            image.pixelColor(x, y).rgb()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert theme.color("accent").rgb() in inks


def test_a_stack_is_spread_and_stacked_again(qtbot: QtBot, theme: Theme) -> None:
    count = 30
    edges = tuple(Edge(0, child, Certainty.LIKELY, 0.9, ("Because.",)) for child in range(1, count))
    found = Origins(edges, (0,) * count, ((),) * count)
    members = [Article("x", outlet=f"Outlet {n}", published=f"2024-03-{1 + n:02d}") for n in range(count)]
    canvas, spread = Canvas(), list[int]()
    qtbot.addWidget(canvas)
    stacks = fold(members, found)
    canvas.show_scene(Scene(layered(stacks, joined(stacks, edges)), members, found, theme))
    canvas.unfolded.connect(spread.append)
    canvas.go((NODE, 1))
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert spread == [1]
    assert canvas.title((NODE, 1)) == "29 articles on one stack: B and 28 more"
    assert canvas.lines((NODE, 1))[-1] == "… and 21 more"
    assert canvas.title((LINE, 0)) == "29 articles on the stack"
    canvas.zoom(9)
    assert canvas.scale == LARGEST
    image = QImage(canvas.sizeHint(), QImage.Format.Format_RGB32)
    canvas.render(image)
    assert image.pixelColor(1, 1) == theme.color("page")
