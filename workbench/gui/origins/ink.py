"""Paints a picture of origins, on the screen and into a file alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from workbench.core.collation.table import siglum
from workbench.core.model import Article
from workbench.core.origins import Certainty, Origins
from workbench.gui.origins.paths import path
from workbench.gui.origins.phrases import SURE, pill, role
from workbench.gui.origins.picture import Line, Node, Picture
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import day, plural
from workbench.gui.theme import Theme

LEGEND = 34.0
_STYLES = MappingProxyType(
    {
        Certainty.STRONG: (Qt.PenStyle.SolidLine, 2.0),
        Certainty.LIKELY: (Qt.PenStyle.DashLine, 1.6),
        Certainty.OPEN: (Qt.PenStyle.DotLine, 1.6),
    }
)
_ARROW = 9.0
_BADGE = 22.0
_SHEET = 4.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted: the picture with its articles, and what of it is marked."""

    picture: Picture
    articles: Sequence[Article]
    found: Origins
    theme: Theme
    current: tuple[str, int] | None = None
    hovered: tuple[str, int] | None = None
    focused: bool = False


def paint(painter: QPainter, scene: Scene) -> None:
    """The axis, the lines, the nodes, the legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tick in scene.picture.ticks:
        _tick(painter, scene, tick.at, tick.words, tick.strong)
    for place, line in enumerate(scene.picture.lines):
        _line(painter, scene, place, line)
    for place, node in enumerate(scene.picture.nodes):
        _node(painter, scene, place, node)
    _legend(painter, scene)


def _line(painter: QPainter, scene: Scene, place: int, line: Line) -> None:
    marked = ("line", place) in (scene.current, scene.hovered)
    style, width = _STYLES[line.edge.certainty]
    touched = scene.current in (("node", line.start), ("node", line.end))
    quiet = bool(scene.picture.ticks) and not touched
    ink = scene.theme.color("focus" if marked else "muted" if quiet else "same")
    way = path(scene.picture, line)
    if ("line", place) == scene.current and scene.focused:
        painter.strokePath(way, QPen(scene.theme.color("selection"), 9, c=Qt.PenCapStyle.RoundCap))
    painter.strokePath(way, QPen(ink, width + (1 if marked else -0.6 if quiet else 0), style))
    if line.edge.directed:
        _arrow(painter, way, ink)
    if marked or not scene.picture.nodes[line.start].compact:
        _pill(painter, scene, way.pointAtPercent(0.5), pill(line), ink)


def _arrow(painter: QPainter, way: QPainterPath, ink: QColor) -> None:
    tip = way.pointAtPercent(1.0)
    painter.save()
    painter.translate(tip)
    painter.rotate(-way.angleAtPercent(1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF([QPointF(0, 0), QPointF(-_ARROW, -_ARROW / 2), QPointF(-_ARROW, _ARROW / 2)])
    )
    painter.restore()


def _pill(painter: QPainter, scene: Scene, at: QPointF, words: str, ink: QColor) -> None:
    font = scene.theme.ui_font(0.82)
    metrics = QFontMetricsF(font)
    rect = QRectF(0, 0, metrics.horizontalAdvance(words) + 12, metrics.height() + 3)
    rect.moveCenter(at)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(scene.theme.color("page"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(font)
    painter.setPen(scene.theme.color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _node(painter: QPainter, scene: Scene, place: int, node: Node) -> None:
    rect, theme = QRectF(*node.box), scene.theme
    current = ("node", place) == scene.current
    sheets = min(3, len(node.stack.members))
    is_origin = scene.found.origins[node.stack.front] == node.stack.front
    if current and scene.focused:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = 5 + (sheets - 1) * _SHEET
        painter.drawRoundedRect(rect.adjusted(-5, -5, ring, ring), 10, 10)
    border = QPen(theme.color("accent" if is_origin else "muted"), 2.0 if is_origin else 1.0)
    for sheet in reversed(range(sheets)):
        painter.setPen(border)
        hovered = ("node", place) == scene.hovered
        painter.setBrush(theme.color("selection" if current else "raised" if hovered else "page"))
        painter.drawRoundedRect(rect.translated(sheet * _SHEET, sheet * _SHEET), 7, 7)
    badge = QRectF(0, 0, max(_BADGE, _letters(scene, node)), _BADGE)
    badge.moveTopLeft(rect.topLeft() + QPointF(8, (rect.height() - _BADGE) / 2))
    _badge(painter, scene, badge, siglum(node.stack.front), is_origin)
    if node.compact:
        _count(painter, scene, node, rect, badge)
    else:
        _words(painter, scene, node, rect.adjusted(8 + badge.width() + 8, 5, -8, -3))


def _letters(scene: Scene, node: Node) -> float:
    metrics = QFontMetricsF(scene.theme.ui_font(0.9))
    return metrics.horizontalAdvance(siglum(node.stack.front)) + 10


def _badge(painter: QPainter, scene: Scene, rect: QRectF, letter: str, filled: bool) -> None:
    accent, page = scene.theme.color("accent"), scene.theme.color("page")
    painter.setPen(QPen(accent, 1.3))
    painter.setBrush(accent if filled else page)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(scene.theme.ui_font(0.9))
    painter.setPen(scene.theme.color("on_accent") if filled else accent)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)


def _count(painter: QPainter, scene: Scene, node: Node, rect: QRectF, badge: QRectF) -> None:
    """How many lie on a small stack, or where a small node appeared."""
    article, more = scene.articles[node.stack.front], len(node.stack.members)
    words = f"×{more:,}" if more > 1 else one_line(article.outlet.strip() or article.title)
    font = scene.theme.ui_font(0.86)
    room = QRectF(badge.right() + 6, rect.top(), rect.right() - badge.right() - 12, rect.height())
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(scene.theme.color("text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _words(painter: QPainter, scene: Scene, node: Node, rect: QRectF) -> None:
    """Outlet, and below it the date and whether the article is an origin."""
    article = scene.articles[node.stack.front]
    number, theme = node.stack.front, scene.theme
    more = len(node.stack.members)
    when = plural(more, "article") if more > 1 else day(article.published) or "no date"
    first = article.outlet.strip() or article.title or "unknown source"
    lines = (
        (first, theme.ui_font(1.0), "text"),
        (f"{when} · {role(scene.found, number)}", theme.ui_font(0.86), "muted"),
    )
    top = rect.top()
    for words, font, slot in lines:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(one_line(words), Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(theme.color(slot))
        painter.drawText(QRectF(rect.left(), top, rect.width(), metrics.height()), 0, shown)
        top += metrics.height() + 1


def _tick(painter: QPainter, scene: Scene, at: float, words: str, strong: bool) -> None:
    painter.setFont(scene.theme.ui_font(0.86))
    painter.setPen(scene.theme.color("text" if strong else "muted"))
    painter.drawText(QPointF(at, 26), words)
    painter.setPen(QPen(scene.theme.color("border"), 1))
    painter.drawLine(QPointF(at, 33), QPointF(at, scene.picture.height - 8))


def _legend(painter: QPainter, scene: Scene) -> None:
    """What the styles of the lines mean: those that are there."""
    known = {line.edge.certainty for line in scene.picture.lines}
    left, middle = 24.0, scene.picture.height + LEGEND / 2 - 4
    font = scene.theme.ui_font(0.86)
    for certainty in (each for each in Certainty if each in known):
        style, width = _STYLES[certainty]
        painter.setPen(QPen(scene.theme.color("same"), width, style))
        painter.drawLine(QPointF(left, middle), QPointF(left + 34, middle))
        painter.setFont(font)
        painter.setPen(scene.theme.color("muted"))
        painter.drawText(QPointF(left + 42, middle + 4), SURE[certainty])
        left += 42 + QFontMetricsF(font).horizontalAdvance(SURE[certainty]) + 28
