from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage

from tests.gui.compare.pair import LEFT, RIGHT, click, place, span
from workbench.core.model import (
    Comparison,
    Evidence,
    Fact,
    Side,
    Span,
    Stance,
    Tier,
)
from workbench.gui import theme as themes
from workbench.gui.compare.pages import NOTHING, PagesView
from workbench.gui.compare.pane import Pane
from workbench.gui.session import Session

Lay = Callable[..., None]


def colours(pane: Pane, span: Span) -> set[str]:
    """Every colour in a span's first box as it is painted."""
    box = pane.paper.slice_at(span.start).rects(span)[0].adjusted(-1, -1, 1, 4)
    box.translate(pane.column, -pane.top)
    image: QImage = pane.viewport().grab(box.toAlignedRect()).toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


# ---- empty, comparing, compared


def test_an_empty_view_says_what_would_fill_it(view: PagesView) -> None:
    assert view.nothing.isVisible()
    assert view.nothing.text() == NOTHING


def test_the_texts_can_be_read_before_the_comparison_arrives(view: PagesView, lay: Lay) -> None:
    lay("One text.", "Another text.")
    assert not view.nothing.isVisible()
    assert [pane.paper.text for pane in view.spread.panes.values()] == ["One text.", "Another text."]
    assert "Comparing" in view.footer.status.text()


def test_what_was_revealed_stays_selected_when_the_comparison_arrives(
    view: PagesView, lay: Lay, session: Session, comparison: Comparison
) -> None:
    lay(LEFT, RIGHT)
    session.focus.reveal(Side.RIGHT, Span(4, 20))
    session.desk.comparison = comparison
    session.desk.comparison_changed.emit()
    assert view.spread.panes[Side.RIGHT].caret.selection == Span(4, 20)
    lay(RIGHT, LEFT)
    assert view.spread.panes[Side.RIGHT].caret.selection is None


def test_putting_everything_away_shows_the_empty_view_again(laid: PagesView, session: Session) -> None:
    session.desk.pair, session.desk.comparison = {}, None
    session.desk.pair_changed.emit()
    session.desk.comparison_changed.emit()
    assert laid.nothing.isVisible()
    assert laid.footer.status.text() == ""


def test_the_labels_say_outlet_date_and_title(laid: PagesView) -> None:
    named = [label.accessibleName() for label in laid.header.labels.values()]
    assert named[0].startswith("A: The Ledger · 12 Feb")
    assert named[1].endswith("Two")


# ---- marks


def test_a_mark_behind_emoji_stands_on_its_word(laid: PagesView, comparison: Comparison) -> None:
    pane = laid.spread.panes[Side.LEFT]
    box = pane.paper.slice_at(LEFT.index("450")).rects(comparison.divergences[0].left)[0]
    start = LEFT.index("👩")
    before = pane.paper.setting.metrics.horizontalAdvance(LEFT[start : LEFT.index("450")])
    assert box.left() == pytest.approx(before, abs=1.5)
    assert box.width() == pytest.approx(pane.paper.setting.metrics.horizontalAdvance("450"), abs=1.5)


def test_claims_and_wording_are_painted_in_their_colours(laid: PagesView) -> None:
    theme, pane = themes.load("light"), laid.spread.panes[Side.LEFT]
    assert theme.color("claim").name() in colours(pane, span(LEFT, "450"))
    assert theme.color("claim_fill").name() in colours(pane, span(LEFT, "450"))
    assert theme.color("wording").name() in colours(pane, span(LEFT, "maintenance"))
    plain = colours(pane, span(LEFT, "Officials"))
    assert not plain & {
        theme.color(slot).name() for slot in ("claim", "claim_fill", "wording", "only_here_fill")
    }


def test_a_sentence_that_is_nowhere_else_is_shaded_and_its_place_shown_on_the_other_side(
    laid: PagesView,
) -> None:
    theme = themes.load("light")
    left, right = (pane.look.sheet for pane in laid.spread.panes.values())
    assert theme.color("only_here_fill").name() in colours(laid.spread.panes[Side.LEFT], span(LEFT, "convoy"))
    assert [gap.span.end - 1 for gap in right.gaps.items] == [RIGHT.index("9:30.") + 5]
    assert not left.gaps.items


def test_page_furniture_is_dimmed(laid: PagesView) -> None:
    theme, pane = themes.load("light"), laid.spread.panes[Side.LEFT]
    furniture = colours(pane, span(LEFT, "ad_1"))
    assert theme.color("boilerplate").name() in furniture
    assert theme.color("text").name() not in furniture
    assert theme.color("text").name() in colours(pane, span(LEFT, "Officials"))


def test_the_filter_takes_marks_away(laid: PagesView, session: Session) -> None:
    session.focus.set_filter(tiers=frozenset({Tier.WORDING}))
    marked = [mark.span for mark in laid.spread.panes[Side.LEFT].look.sheet.marks.items]
    assert marked == [span(LEFT, "maintenance")]


def test_the_polarity_switch_shades_what_is_the_same(laid: PagesView, session: Session) -> None:
    laid.footer.same.click()
    assert session.focus.sameness
    theme = themes.load("light")
    assert theme.color("same_fill").name() in colours(laid.spread.panes[Side.LEFT], span(LEFT, "ships"))
    session.focus.show_sameness(False)
    assert laid.footer.differs.isChecked()


def test_evidence_is_marked_in_the_version_it_was_taken_from(laid: PagesView, session: Session) -> None:
    where = span(LEFT, "docked at 9:30")
    now = Evidence("e1", "left", 1, where, "", "", "", Stance.STATES)
    older = Evidence("e2", "left", 2, span(LEFT, "Officials"), "", "", "", Stance.STATES)
    session.ledger.here = (Fact("f1", 7, "The ships docked at 9:30", evidence=(now, older)),)
    session.review.facts_changed.emit()
    pane = laid.spread.panes[Side.LEFT]
    assert [flag.span for flag in pane.look.flags.items] == [where]
    assert themes.load("light").color("fact").name() in colours(pane, where)
    assert "F-0007" in laid.spread.panes[Side.LEFT].explain(where.start)


def test_a_change_of_theme_repaints_the_page(laid: PagesView) -> None:
    dark = themes.load("dark")
    laid.set_theme(dark)
    found = colours(laid.spread.panes[Side.LEFT], span(LEFT, "Officials"))
    assert {dark.color("page").name(), dark.color("text").name()} <= found


# ---- divergences


def test_a_click_on_a_mark_selects_its_divergence(laid: PagesView, session: Session) -> None:
    click(laid.spread.panes[Side.LEFT], place(laid.spread.panes[Side.LEFT], span(LEFT, "450")))
    assert session.focus.divergence == 0
    click(laid.spread.panes[Side.RIGHT], place(laid.spread.panes[Side.RIGHT], span(RIGHT, "repair")))
    assert session.focus.divergence == 1


def test_the_current_divergence_stands_out_on_both_sides(laid: PagesView, session: Session) -> None:
    session.focus.select_divergence(0)
    for pane, words, text in zip(laid.spread.panes.values(), ("450", "540"), (LEFT, RIGHT), strict=True):
        assert themes.load("light").color("current_fill").name() in colours(pane, span(text, words))
        assert pane.accessibleDescription().endswith("differs: A says 450, B says 540; high; open")


def test_the_reason_is_told_as_plain_text(view: PagesView, lay: Lay, comparison: Comparison) -> None:
    lay(LEFT, RIGHT, comparison)
    told = view.spread.panes[Side.LEFT].explain(LEFT.index("450"))
    assert "differs: A says 450, B says 540" in told
    assert "both numbers count the same thing" in told
    assert "at another place" in told
    gap = view.spread.panes[Side.RIGHT].explain(RIGHT.index("9:30.") + 4)
    assert "nowhere in this article" in gap
