"""From a piece of evidence to its place in the text."""

from workbench.core.model import Evidence, Fact
from workbench.gui.parts.ink import one_line
from workbench.gui.session import Session
from workbench.gui.session.visiting import visit


def go_to(session: Session, fact: Fact, evidence: Evidence) -> None:
    """Lay the quote's article on the desk if it is not there, and select the quote in it."""
    visit(session, evidence.article, evidence.span, [piece.article for piece in fact.evidence])
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
