"""Painting plain text and small marks in delegates; nothing here ever interprets markup."""

import html
import unicodedata

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

PAD = 12
GAP = 8
LONGEST = 600
OVERHANG = 6
NEARER = 0.7


def one_line(text: str) -> str:
    """The beginning of ``text`` with every stretch of white space as one blank."""
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST]


def tip(text: str) -> str:
    """A tooltip that shows ``text`` letter by letter, whatever markup it holds."""
    return f"<p>{html.escape(one_line(text))}</p>" if text else ""


def reads_leftwards(text: str) -> bool:
    """Whether the first strong letter is a right-to-left one."""
    for letter in text[:LONGEST]:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def muted(palette: QPalette) -> QColor:
    """The colour of secondary text."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def quiet(option: QStyleOptionViewItem) -> QColor:
    """The colour of a row's secondary text; on a selected ground it comes nearer to the main text."""
    faint = muted(option.palette)
    if not option.state & QStyle.StateFlag.State_Selected:
        return faint
    full = option.palette.color(QPalette.ColorRole.HighlightedText)
    return QColor(
        _between(full.red(), faint.red()),
        _between(full.green(), faint.green()),
        _between(full.blue(), faint.blue()),
    )


def _between(near: int, far: int) -> int:
    return round(near * NEARER + far * (1 - NEARER))


def sized(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same font, larger or smaller, in another weight."""
    changed = QFont(font)
    changed.setPointSizeF(font.pointSizeF() * factor)
    changed.setWeight(weight)
    return changed


def draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> int:
    """Paint one elided line, from the side its script starts on; return the width it took."""
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, rect.width())
    leftwards = reads_leftwards(shown)
    align = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QRectF(rect).adjusted(0, -OVERHANG, 0, OVERHANG), shown, option)
    return QFontMetrics(font).horizontalAdvance(shown)


def draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor, lines: int) -> int:
    """Paint up to ``lines`` wrapped lines, an ellipsis for the rest; return the height they took."""
    layout = _fitted(one_line(text), font, rect.width(), lines)
    painter.setPen(color)
    layout.draw(painter, QPointF(rect.topLeft()))
    return round(layout.boundingRect().height())


def _fitted(text: str, font: QFont, width: int, lines: int) -> QTextLayout:
    metrics = QFontMetrics(font)
    room = width * lines
    while True:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        layout = _laid_out(shown, font, width)
        if layout.lineCount() <= lines or room < width:
            return layout
        room -= max(12, width // 8)


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_leftwards(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def draw_badge(
    painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor, *, page: QColor, filled: bool
) -> None:
    """A small rounded square with a letter or glyph, in ink on the page or the page's colour on ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ink if filled else page)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
    painter.setPen(page if filled else ink)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
    painter.restore()


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, bar: QColor) -> None:
    """A row's ground: tinted with a bar when selected, underlined by a hairline, ringed in focus."""
    rect, palette = option.rect, option.palette
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if selected:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), bar)
    elif hovered:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(bar, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def text_color(option: QStyleOptionViewItem) -> QColor:
    """The colour of a row's main text, selected or not."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(role)
