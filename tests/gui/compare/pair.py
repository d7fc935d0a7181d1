"""A pair of short texts with one claim and one rewording, and ways to point at words on a page."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from workbench.core.model import Divergence, Relation, Sentence, Severity, Span, Tier
from workbench.gui.compare.pane import Pane

LEFT = (
    "[ad_1]\n\n👩‍👩‍👧 The ministry said 450 missiles arrived on Tuesday. Officials declined to comment. "
    "The ships docked at 9:30. A second convoy is expected next week.\n\n"
    "The agreement was signed in March. It covers supply and maintenance."
)
RIGHT = (
    "Officials declined to comment. The ministry said 540 missiles arrived on Tuesday. "
    "The ships docked at 9:30.\n\nIt covers supply and repair. The agreement was signed in March. "
    "Markets did not react."
)
LINKED = (
    ("missiles", "missiles", True),
    ("Officials", "Officials", False),
    ("ships", "ships", False),
    ("agreement", "agreement", True),
    ("covers", "covers", False),
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def number(text: str, sentences: tuple[Sentence, ...], words: str) -> int:
    return next(i for i, sentence in enumerate(sentences) if words in sentence.span.of(text))


def claim(left: str, right: str, link: int = 0) -> Divergence:
    return Divergence(
        "quantity",
        Tier.CLAIM,
        Relation.CONFLICT,
        Severity.HIGH,
        span(LEFT, left),
        span(RIGHT, right),
        left,
        right,
        "both numbers count the same thing",
        link,
    )


def wording(left: str, right: str, link: int) -> Divergence:
    return Divergence(
        "wording",
        Tier.WORDING,
        Relation.SHIFT,
        Severity.LOW,
        span(LEFT, left),
        span(RIGHT, right),
        left,
        right,
        "other words",
        link,
    )


def place(pane: Pane, span: Span) -> QPoint:
    """The middle of a span's first box in the viewport."""
    box = pane.paper.slice_at(span.start).rects(span)[0]
    return QPointF(box.center().x() + pane.column, box.center().y() - pane.top).toPoint()


def click(pane: Pane, where: QPoint) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
