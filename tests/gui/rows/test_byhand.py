"""Linking by hand in the pages: pulled lines, clicked lines, and the sentences a reader stands in."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.core.model import Origin, Side
from workbench.gui.compare.hand import Hand
from workbench.gui.compare.ink import CARET_X
from workbench.gui.compare.pane import Pane

Parts = list[tuple[tuple[int, ...], tuple[int, ...]]]


class Pages:
    """What a person does with the mouse between the pages."""

    def __init__(self, rows) -> None:  # type: ignore[no-untyped-def]
        self.window = rows.window
        self.press = rows.press
        self.undo = rows.undo
        self.spread = rows.window.pages.spread
        self.gutter = self.spread.gutter

    @property
    def hand(self) -> Hand:
        return self.window.pages.hand

    @property
    def parts(self) -> Parts:
        return [(link.left, link.right) for link in self.window.session.desk.comparison.links]

    def pane(self, side: Side) -> Pane:
        return self.spread.panes[side]

    def edge(self, side: Side, number: int) -> QPoint:
        """In the gutter, beside the beginning of a sentence."""
        pane, span = self.pane(side), self.spread.threads.span(side, number)
        box = pane.paper.slice_at(span.start).rects(span)[-1]
        x = 3 if side is Side.LEFT else self.gutter.width() - 4
        return QPoint(x, round(box.center().y() - pane.top))

    def text(self, side: Side, number: int) -> QPoint:
        """On the words of a sentence, as the gutter sees it."""
        pane, span = self.pane(side), self.spread.threads.span(side, number)
        box = pane.paper.slice_at(span.start).rects(span)[0]
        place = QPoint(round(box.left() + pane.column + 6), round(box.center().y() - pane.top))
        return self.gutter.mapFromGlobal(pane.viewport().mapToGlobal(place))

    def take(self, start: QPoint, end: QPoint) -> None:
        """Press at one place and move to another."""
        QTest.mousePress(self.gutter, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.gutter, start + (end - start) * share)

    def pull(self, start: QPoint, end: QPoint) -> None:
        self.take(start, end)
        QTest.mouseRelease(self.gutter, Qt.MouseButton.LeftButton, pos=end)
        QApplication.processEvents()

    def line(self, number: int) -> QPoint:
        """The middle of the connector of a link."""
        threads = self.spread.threads
        heights = [self.gutter.middle(side, threads.spans(number, side)[0]) for side in Side]
        return QPoint(self.gutter.width() // 2, round(sum(heights) / 2))


@pytest.fixture
def pages(rows) -> Pages:  # type: ignore[no-untyped-def]
    rows.window.menus.action("to_pages").trigger()
    QApplication.processEvents()
    QApplication.processEvents()
    return Pages(rows)


def test_a_line_pulled_between_two_sentences_links_them(pages: Pages) -> None:
    spot = pages.gutter.spot_at(QPointF(pages.edge(Side.LEFT, 4)))
    assert spot is not None
    pages.take(pages.edge(Side.LEFT, 4), pages.text(Side.RIGHT, 4))
    assert pages.hand.start == spot
    assert pages.hand.target == (Side.RIGHT, 4)
    assert pages.hand.rubber.isVisible()
    for side, number in (spot, (Side.RIGHT, 4)):
        assert pages.pane(side).look.aims == (pages.spread.threads.span(side, number),)
    QTest.mouseRelease(pages.gutter, Qt.MouseButton.LeftButton, pos=pages.text(Side.RIGHT, 4))
    made = ((spot[1],), (4,))
    assert made in pages.parts
    assert not pages.hand.rubber.isVisible()
    chosen = pages.spread.threads.links[pages.hand.chosen]
    assert (chosen.left, chosen.right, chosen.origin) == (*made, Origin.MANUAL)
    pages.undo()
    assert made not in pages.parts


def test_it_can_be_pulled_from_the_right_and_dropped_at_the_other_edge(pages: Pages) -> None:
    start = pages.gutter.spot_at(QPointF(pages.edge(Side.RIGHT, 4)))
    end = pages.gutter.spot_at(QPointF(pages.edge(Side.LEFT, 0)))
    assert start is not None
    assert end is not None
    pages.pull(pages.edge(Side.RIGHT, 4), pages.edge(Side.LEFT, 0))
    assert ((end[1],), (start[1],)) in pages.parts


def test_escape_lets_go_and_nothing_is_linked(pages: Pages) -> None:
    before = pages.parts
    pages.take(pages.edge(Side.LEFT, 4), pages.text(Side.RIGHT, 4))
    pages.press(Qt.Key.Key_Escape)
    assert pages.hand.start is None
    assert not pages.hand.rubber.isVisible()
    assert all(pages.pane(side).look.aims == () for side in Side)
    QTest.mouseMove(pages.gutter, pages.text(Side.RIGHT, 3))
    assert not pages.hand.rubber.isVisible()
    QTest.mouseRelease(pages.gutter, Qt.MouseButton.LeftButton, pos=pages.text(Side.RIGHT, 3))
    assert pages.parts == before


def test_a_line_dropped_on_its_own_side_links_nothing(pages: Pages) -> None:
    before = pages.parts
    pages.pull(pages.edge(Side.LEFT, 4), pages.text(Side.LEFT, 0))
    assert pages.parts == before
    assert pages.window.menus.action("undo").text() != "Undo Link"


def test_the_bar_of_the_sentence_stood_in_can_be_pulled(pages: Pages) -> None:
    pane = pages.pane(Side.LEFT)
    pane.setFocus()
    pane.caret.put(pages.spread.threads.span(Side.LEFT, 1).start)
    pane.stood()
    box = pane.paper.slice_at(pane.caret.point).rects(pages.spread.threads.span(Side.LEFT, 1))[0]
    bar = QPoint(round(pane.column + CARET_X), round(box.center().y() - pane.top))
    end = pane.viewport().mapFromGlobal(pages.gutter.mapToGlobal(pages.text(Side.RIGHT, 4)))
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=bar)
    for place in (bar + QPoint(40, 0), end):
        QTest.mouseMove(pane.viewport(), place)
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert ((1,), (4,)) in pages.parts


def test_a_clicked_line_is_chosen_and_delete_takes_the_link_away(pages: Pages) -> None:
    number = next(n for n in range(4) if pages.gutter.link_at(QPointF(pages.line(n))) == n)
    part = pages.parts[number]
    QTest.mouseClick(pages.gutter, Qt.MouseButton.LeftButton, pos=pages.line(number))
    assert pages.hand.chosen == number
    assert all(pages.pane(side).look.aims == tuple(pages.spread.threads.spans(number, side)) for side in Side)
    assert "Delete takes the link away" in pages.window.status.currentMessage()
    pages.press(Qt.Key.Key_Delete)
    assert part not in pages.parts
    assert pages.hand.chosen == -1
    pages.undo()
    assert part in pages.parts


def test_a_click_elsewhere_or_escape_chooses_nothing(pages: Pages) -> None:
    before = pages.parts
    pages.hand.choose(1)
    QTest.mouseClick(pages.gutter, Qt.MouseButton.LeftButton, pos=QPoint(27, pages.gutter.height() - 6))
    assert pages.hand.chosen == -1
    pages.hand.choose(1)
    pages.gutter.setFocus()
    pages.press(Qt.Key.Key_Escape)
    assert pages.hand.chosen == -1
    pages.press(Qt.Key.Key_Delete)
    assert pages.parts == before


def test_the_sentences_gone_to_on_both_sides_are_linked(pages: Pages) -> None:
    for side, downs in ((Side.LEFT, 1), (Side.RIGHT, 4)):
        pages.pane(side).setFocus()
        pages.press(Qt.Key.Key_Home)
        for _ in range(downs):
            pages.press(Qt.Key.Key_Down)
    left = pages.pane(Side.LEFT)
    assert left.look.stood == pages.spread.threads.span(Side.LEFT, 1)
    pages.window.menus.action("link").trigger()
    assert ((1,), (4,)) in pages.parts


def test_where_the_program_put_the_caret_nothing_is_linked(pages: Pages) -> None:
    before = pages.parts
    pages.pane(Side.LEFT).setFocus()
    pages.press(Qt.Key.Key_Down)
    pages.pane(Side.RIGHT).stand(40)
    pages.pane(Side.RIGHT).setFocus()
    pages.window.menus.action("link").trigger()
    assert pages.parts == before
    assert "Select sentences of both articles" in pages.window.status.currentMessage()
    pages.pane(Side.RIGHT).setFocus()
    pages.press(Qt.Key.Key_Down)
    pages.window.session.focus.step(+1)
    assert not any(pages.pane(side).placed for side in Side)


def test_over_the_edge_of_the_other_page_that_page_alone_goes_on(pages: Pages) -> None:
    pages.window.use_text_size(24)
    QApplication.processEvents()
    left, right = pages.pane(Side.LEFT), pages.pane(Side.RIGHT)
    assert right.verticalScrollBar().maximum() > 0
    here, there = left.top, right.top
    start = QPoint(3, 60)
    pages.take(start, QPoint(pages.gutter.width() + 80, pages.gutter.height() - 4))
    pages.hand._scroll_on()
    assert (left.top, right.top > there) == (here, True)
    pages.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(pages.gutter, Qt.MouseButton.LeftButton, pos=start)
    pages.hand._scroll_on()
    assert left.top == here


def test_a_link_out_of_sight_is_brought_into_sight(pages: Pages) -> None:
    pages.window.use_text_size(24)
    pages.hand.choose(3)
    threads = pages.spread.threads
    pages.spread.glide._arrive()
    for side in Side:
        seen = pages.pane(side).visible()
        assert seen.start <= threads.spans(3, side)[0].start < seen.end


def test_before_the_comparison_is_there_nothing_can_be_pulled(pages: Pages, jobs) -> None:  # type: ignore[no-untyped-def]
    jobs.hold = True
    pages.window.session.desk.swap()
    pages.hand.begin((Side.LEFT, 0))
    pages.hand.pull(QPointF(pages.gutter.mapToGlobal(pages.gutter.rect().center())))
    assert pages.hand.start is None
    assert not pages.hand.rubber.isVisible()
    assert pages.gutter.spot_at(QPointF(3.0, 60.0)) is None
