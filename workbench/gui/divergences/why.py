"""The reason card: which rule fired, and both passages among the words around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.core.model import Article, Comparison, Divergence, Side, Span
from workbench.core.rulings import Standing, Status
from workbench.gui.divergences.phrases import (
    LETTERS,
    RELATIONS,
    SHOWN,
    decided,
    in_context,
    look,
    pair_lines,
    reading,
    sentence,
    share_line,
)
from workbench.gui.parts.ink import one_line, reads_leftwards
from workbench.gui.parts.words import source
from workbench.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """One divergence with all that is said of it."""

    divergence: Divergence
    standing: Standing
    comparison: Comparison
    pair: Mapping[Side, Article]


class WhyCard(QTextEdit):
    """Read-only, selectable; text goes in letter by letter, never as markup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Shown | None = None
        self._whole: Comparison | None = None
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(12)
        self.setMinimumHeight(72)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Write the same again in another palette."""
        self._theme = theme
        shown, whole = self._shown, self._whole
        self._shown = self._whole = None
        self.explain(shown, whole)

    def explain(self, shown: Shown | None, whole: Comparison | None = None) -> None:
        """Write the reason of one divergence, else what can be said of the ``whole`` pair, else nothing."""
        if whole is not None and whole is self._whole and shown == self._shown:
            return
        self._shown, self._whole = shown, whole
        self.clear()
        if shown is None:
            self.setAccessibleName("What the two articles have in common")
            shares = (f"{'. '.join(share_line(whole, side) for side in Side)}.",) if whole else ()
            self._tell_whole((*shares, *pair_lines(whole)) if whole else ())
            return
        divergence, texts = shown.divergence, {side: article.text for side, article in shown.pair.items()}
        self.setAccessibleName("Why this difference is shown")
        self.setAccessibleDescription(sentence(divergence, texts, shown.standing.status))
        self._line(_begun(one_line(divergence.rule)), self._format("text"))
        relation = RELATIONS[divergence.relation]
        facts = f"{look(divergence.kind).label} · {relation} · {divergence.severity} severity"
        self._line(facts, self._format("muted", small=True), above=2)
        if read := reading(divergence, texts):
            self._line(read, self._format("muted", small=True), above=2)
        self._tell_decision(shown.standing)
        for side, article in shown.pair.items():
            self._quote(divergence, shown.comparison, side, article)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _tell_decision(self, standing: Standing) -> None:
        told = decided(standing)
        if told:
            check = standing.status is Status.CHECK
            self._line(one_line(told), self._format("problem" if check else "accent", small=True), above=4)
        if standing.ruling and standing.ruling.comment:
            self._line(f"“{one_line(standing.ruling.comment)}”", self._format("text", slanted=True), above=2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The text, ringed when it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _tell_whole(self, lines: Sequence[str]) -> None:
        self.setAccessibleDescription(" ".join(lines))
        for number, line in enumerate(lines):
            self._line(line, self._format("muted" if number else "text"), above=6 if number else 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _quote(self, divergence: Divergence, comparison: Comparison, side: Side, article: Article) -> None:
        head = f"{LETTERS[side]}   {source(article.outlet, article.published)}"
        self._line(head, self._format("muted", small=True), above=10)
        span = divergence.span(side)
        if span is not None:
            for place in divergence.spans(side):
                self._passage(article.text, place, divergence)
            return
        silent = "says nothing about it" if divergence.within is None else "is not concerned"
        self._line(silent, self._format("muted", slanted=True), above=2)
        twin = linked(comparison, divergence.link, side)
        if twin is not None:
            self._line(_clipped(twin.of(article.text)), self._format("muted", reading=True), above=2)

    def _passage(self, text: str, span: Span, divergence: Divergence) -> None:
        quoted = in_context(text, span)
        around = self._format("muted", reading=True)
        inside = self._format("text", reading=True)
        inside.setFontWeight(QFont.Weight.Bold)
        inside.setFontUnderline(True)
        inside.setUnderlineColor(self._theme.color(look(divergence.kind).accent))
        self._line(quoted.before, around, above=2, leftwards=reads_leftwards(text[span.start : span.end]))
        self.textCursor().insertText(quoted.inside, inside)
        self.textCursor().insertText(quoted.after, around)

    def _line(
        self, text: str, written: QTextCharFormat, *, above: int = 0, leftwards: bool | None = None
    ) -> None:
        cursor = self.textCursor()
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(text, written)
        self.setTextCursor(cursor)

    def _format(
        self, slot: str, *, small: bool = False, reading: bool = False, slanted: bool = False
    ) -> QTextCharFormat:
        written = QTextCharFormat()
        size = self.font().pointSizeF()
        font = self._theme.reading_font(size * 1.08) if reading else QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (0.9 if small else 1.0))
        font.setItalic(slanted)
        written.setFont(font)
        written.setForeground(self._theme.color(slot))
        return written


def linked(comparison: Comparison, link: int, side: Side) -> Span | None:
    """The stretch of ``side`` that belongs to a link, None when there is none."""
    if not 0 <= link < len(comparison.links):
        return None
    found = comparison.links[link]
    members = found.left if side is Side.LEFT else found.right
    sentences = comparison.sentences(side)
    return Span(sentences[members[0]].span.start, sentences[members[-1]].span.end) if members else None


def _begun(rule: str) -> str:
    return f"{rule[:1].upper()}{rule[1:]}" if rule else "No rule gave a reason."


def _clipped(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[:SHOWN] + " …"
