"""Going to a place in an article: it is laid on the desk when it does not lie there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.core.model import Side, Span

if TYPE_CHECKING:
    from workbench.gui.session import Session


def visit(session: "Session", article: str, span: Span | None, beside: Sequence[str] = ()) -> None:
    """Show a stretch of an article; when it is laid down, one of ``beside`` lies next to it if possible."""
    if side_of(session, article) is None:
        _lay(session, article, beside)
    side = side_of(session, article)
    if side is not None and span is not None:
        session.focus.reveal(side, span)


def side_of(session: "Session", article: str) -> Side | None:
    """The side an article lies on, if it does."""
    return next((side for side, lying in session.desk.pair.items() if lying.guid == article), None)


def _lay(session: "Session", article: str, beside: Sequence[str]) -> None:
    desk = session.desk
    partner = _partner(session, article, beside)
    side = side_of(session, partner) if partner else Side.LEFT
    if side is not None and desk.pair:
        desk.choose_side(side.other, article)
    elif partner:
        desk.choose(article, partner)


def _partner(session: "Session", article: str, beside: Sequence[str]) -> str:
    """The article to lay beside: a wanted one, on the desk if possible, else any other."""
    lying = [other.guid for other in session.desk.pair.values()]
    wanted = [guid for guid in beside if session.desk.card(guid) is not None]
    known = [card.guid for card in session.desk.first(2)]
    ranked = [guid for guid in lying if guid in wanted] + wanted + lying + known
    return next((guid for guid in ranked if guid != article), "")
