"""The views that the middle of the window offers beside pages and rows, each built when it is first shown."""

from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.gui.middle import VIEWS, Middle
from workbench.gui.session import Session
from workbench.gui.theme import Theme


def furnish(middle: Middle, session: Session) -> None:
    """Offer every further view."""

    def quotes(theme: Theme) -> QWidget:
        from workbench.gui.repair.view import RepairView

        return RepairView(session, theme)

    def history(theme: Theme) -> QWidget:
        from workbench.gui.history.view import HistoryView

        return HistoryView(session, theme)

    def origins(theme: Theme) -> QWidget:
        from workbench.gui.origins.view import OriginsView

        made = OriginsView(session, theme)
        made.opened.connect(partial(_turn_to_pages, middle))
        return made

    def review(theme: Theme) -> QWidget:
        from workbench.gui.reviewing.view import ReviewView

        return ReviewView(session, theme)

    middle.add_view("Origins", "Origins: who took from whom in a group, and when", origins)
    middle.add_view("Review", "Review: assess in rounds, see how far you agree, decide", review)
    middle.add_view("Quotes", "Quotes: those that a corrected text moved, changed or lost", quotes)
    middle.add_view("History", "History: who did what when, and the way back", history)


def _turn_to_pages(middle: Middle) -> None:
    """Show the pair on the desk where it is read."""
    middle.show_view(VIEWS[0])
    middle.views[VIEWS[0]].setFocus()
