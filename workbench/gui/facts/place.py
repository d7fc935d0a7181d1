"""From a piece of evidence to its place in the text."""

from workbench.core.model import Evidence, Fact, Side
from workbench.gui.parts.ink import one_line
from workbench.gui.session import Session


def go_to(session: Session, fact: Fact, evidence: Evidence) -> None:
    """Lay the quote's article on the desk if it is not there, and select the quote in it."""
    if _side(session, evidence.article) is None:
        _lay(session, fact, evidence.article)
    side = _side(session, evidence.article)
    if side is not None and evidence.span is not None:
        session.focus.reveal(side, evidence.span)
    if words := trouble(evidence):
        session.review.told.emit(words)


def trouble(evidence: Evidence) -> str:
    """What to know about a quote whose place is lost or uncertain, else an empty string."""
    quote = f"“{one_line(evidence.exact)}”"
    if evidence.anchor_status == "orphan":
        return f"{quote} is not in version {evidence.version} any more; it stood in an earlier one."
    if evidence.anchor_status == "ambiguous":
        return f"{quote} may stand here in version {evidence.version}, or elsewhere. Please check it."
    return ""


def _side(session: Session, article: str) -> Side | None:
    return next((side for side, lying in session.desk.pair.items() if lying.guid == article), None)


def _lay(session: Session, fact: Fact, article: str) -> None:
    desk = session.desk
    partner = _partner(session, fact, article)
    side = _side(session, partner) if partner else Side.LEFT
    if side is not None and desk.pair:
        desk.choose_side(side.other, article)
    elif partner:
        desk.choose(article, partner)


def _partner(session: Session, fact: Fact, article: str) -> str:
    """The article to lay beside: one of the same fact, on the desk if possible, else any other."""
    lying = [other.guid for other in session.desk.pair.values()]
    known = [card.guid for card in session.desk.cards]
    cited = [piece.article for piece in fact.evidence if piece.article in known]
    ranked = [guid for guid in lying if guid in cited] + cited + lying + known
    return next((guid for guid in ranked if guid != article), "")
