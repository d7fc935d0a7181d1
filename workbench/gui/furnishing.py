"""The views that the middle of the window offers beside pages and rows, each built when it is first shown."""

from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.core.model import Side, Span
from workbench.gui.compare.pages import PagesView
from workbench.gui.middle import VIEWS, Middle
from workbench.gui.session import Session
from workbench.gui.theme import Theme


def furnish(middle: Middle, session: Session) -> None:
    """Offer every further view."""

    def similarity(theme: Theme) -> QWidget:
        from workbench.gui.similarity.view import SimilarityView

        view = SimilarityView(session, theme)
        view.chart.picked.connect(lambda: _turn_to_pages(middle))
        return view

    def origins(theme: Theme) -> QWidget:
        from workbench.gui.origins.view import OriginsView

        made = OriginsView(session, theme)
        made.opened.connect(partial(_turn_to_pages, middle))
        return made

    claims, review = partial(_claims, middle, session), partial(_review, session)
    quotes, history = partial(_quotes, session), partial(_history, session)
    middle.add_view("Claims", "Claims: what several articles claim, one row for each thing", claims)
    middle.add_view("Map", "Map: what every two articles share, and where their claims diverge", similarity)
    session.atlas.shown.connect(partial(middle.show_view, "Map"))
    session.origins.shown.connect(partial(middle.show_view, "Origins"))
    middle.add_view("Origins", "Origins: who took from whom in a group, and when", origins)
    middle.add_view("Review", "Review: assess in rounds, see how far you agree, decide", review)
    middle.add_view("Quotes", "Quotes: those that a corrected text moved, changed or lost", quotes)
    middle.add_view("History", "History: who did what when, and the way back", history)


def _claims(middle: Middle, session: Session, theme: Theme) -> QWidget:
    from workbench.gui.claims.view import ClaimsView

    made = ClaimsView(session, theme)
    made.pages_wanted.connect(partial(_show_in_pages, middle, session))
    return made


def _review(session: Session, theme: Theme) -> QWidget:
    from workbench.gui.reviewing.view import ReviewView

    return ReviewView(session, theme)


def _quotes(session: Session, theme: Theme) -> QWidget:
    from workbench.gui.repair.view import RepairView

    return RepairView(session, theme)


def _history(session: Session, theme: Theme) -> QWidget:
    from workbench.gui.history.view import HistoryView

    return HistoryView(session, theme)


def _show_in_pages(middle: Middle, session: Session, places: dict[Side, Span]) -> None:
    """Select the first of these stretches where it is read, and bring the other to the same height."""
    _turn_to_pages(middle)
    session.focus.reveal(*next(iter(places.items())))
    pages = middle.views[VIEWS[0]]
    if isinstance(pages, PagesView):
        pages.spread.go({side: float(span.start) for side, span in places.items()})


def _turn_to_pages(middle: Middle) -> None:
    """Show the pair on the desk where it is read."""
    middle.show_view(VIEWS[0])
    middle.views[VIEWS[0]].setFocus()
