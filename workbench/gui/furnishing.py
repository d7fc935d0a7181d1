"""The views that the middle of the window offers beside pages and rows, each built when it is first shown."""

from PySide6.QtWidgets import QWidget

from workbench.gui.middle import Middle
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

    def review(theme: Theme) -> QWidget:
        from workbench.gui.reviewing.view import ReviewView

        return ReviewView(session, theme)

    middle.add_view("Review", "Review: assess in rounds, see how far you agree, decide", review)
    middle.add_view("Quotes", "Quotes: those that a corrected text moved, changed or lost", quotes)
    middle.add_view("History", "History: who did what when, and the way back", history)
