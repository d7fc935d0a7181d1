"""Painting a quote among the words around it, with the quote itself standing out."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from workbench.gui.parts.ink import one_line, reads_leftwards
from workbench.gui.textpos import TextPos

AROUND = 32
SHORT = 120
DROPPED = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with what stands before and after it."""

    before: str
    exact: str
    after: str

    def around(self) -> "Passage":
        """As much as a few lines can show; a long quote stands alone."""
        exact = one_line(self.exact)
        if len(exact) > SHORT:
            return Passage("", exact, "")
        before = self.before + (" " if self.exact[:1].isspace() else "")
        after = (" " if self.exact[-1:].isspace() else "") + self.after
        return Passage(_tail(before), exact, _head(after))


def draw_passage(
    painter: QPainter, rect: QRect, passage: Passage, font: QFont, inks: tuple[QColor, QColor], lines: int
) -> None:
    """Paint up to ``lines`` lines: the quote in the first ink and underlined, the rest in the second."""
    shown = passage.around()
    layout = _laid_out(shown, font, inks[0], rect.width())
    while layout.lineCount() > lines and (shown := _shorter(shown)).exact:
        layout = _laid_out(shown, font, inks[0], rect.width())
    painter.save()
    painter.setClipRect(rect.adjusted(0, -2, 0, 4))
    painter.setPen(inks[1])
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.restore()


def _shorter(passage: Passage) -> Passage:
    if passage.after:
        return Passage(passage.before, passage.exact, _cut(passage.after))
    if passage.before:
        return Passage("", passage.exact, "")
    return Passage("", _cut(passage.exact), "")


def _cut(text: str) -> str:
    kept = text.rstrip(" …")[: -max(DROPPED, len(text) // 6)].rstrip()
    return f"{kept} …" if kept else ""


def _laid_out(passage: Passage, font: QFont, ink: QColor, width: int) -> QTextLayout:
    text = passage.before + passage.exact + passage.after
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_leftwards(passage.exact):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    if passage.before or passage.after:
        layout.setFormats([_standing_out(passage, text, ink)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _standing_out(passage: Passage, text: str, ink: QColor) -> QTextLayout.FormatRange:
    places = TextPos(text)
    start = places.units(len(passage.before))
    end = places.units(len(passage.before) + len(passage.exact))
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    written = QTextCharFormat()
    written.setForeground(ink)
    written.setFontUnderline(True)
    written.setFontWeight(QFont.Weight.Bold)
    found.format = written
    return found


def _tail(before: str) -> str:
    paragraph = before[-AROUND:].rpartition("\n")[2]
    words = paragraph.split()
    whole = len(paragraph) < min(AROUND, len(before)) or len(before) < AROUND
    kept = words if whole else words[1:]
    lead = "" if whole or not kept else "… "
    return lead + " ".join(kept) + (" " if kept and paragraph[-1:].isspace() else "")


def _head(after: str) -> str:
    paragraph = after[:SHORT].partition("\n")[0]
    words = paragraph.split()
    whole = len(paragraph) < min(SHORT, len(after)) or len(after) < AROUND
    kept = words if whole or paragraph[-1:].isspace() else words[:-1]
    lead = " " if kept and paragraph[:1].isspace() else ""
    return lead + " ".join(kept) + ("" if whole or not kept else " …")
