"""One page of a document on the desk: always white, with a margin, and the passage in hand marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.theme import Theme

MARGIN = 18
_PAPER = Qt.GlobalColor.white
_PEN = "#ffdd9e"  # the paper is white in any palette
_TALL = 1.414  # of a page that is not drawn yet
_OVER = 2


class Sheet(QWidget):
    """Shows what is there, stretched to the size wanted, until it is drawn in that size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self._boxes: Sequence[QRectF] = ()
        self._words = ""
        self._width = 600
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture to be seen."""
        return not self._picture.isNull()

    def show_picture(self, picture: QPixmap) -> None:
        """Show a page; an empty picture is blank paper."""
        self._picture = picture
        self._fit()

    def say(self, words: str) -> None:
        """Write a line on the blank paper, as long as nothing is drawn."""
        self._words = words
        self.update()

    def mark(self, boxes: Sequence[QRectF]) -> None:
        """Mark these rectangles, in shares of the page."""
        self._boxes = boxes
        self.update()

    def set_width(self, width: int) -> None:
        """Take so many pixels across, without the margin."""
        self._width = width
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette; the paper stays white."""
        self._theme = theme
        self.update()

    def first_mark(self) -> QRect:
        """Where the first marked line is, in this widget's pixels; empty when nothing is marked."""
        return self._placed(self._boxes[0]).toRect() if self._boxes else QRect()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The page with its margin."""
        paper = self._paper()
        return QSize(paper.width() + 2 * MARGIN, paper.height() + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the paper, the page, and the marks like a felt pen, with an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self._paper()
        painter.fillRect(paper, _PAPER)
        if self.is_drawn:
            painter.drawPixmap(paper, self._picture)
        else:
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(paper, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        placed = [self._placed(box).adjusted(-_OVER, -_OVER, _OVER, _OVER) for box in self._boxes]
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in placed:
            painter.fillRect(box, QColor(_PEN))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(Qt.GlobalColor.darkRed, 1.4))
        for box in placed:  # not by colour alone
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paper(self) -> QRect:
        ratio = self._picture.height() / self._picture.width() if self.is_drawn else _TALL
        return QRect(QPoint(MARGIN, MARGIN), QSize(self._width, round(self._width * ratio)))

    def _placed(self, box: QRectF) -> QRectF:
        paper = self._paper()
        return QRectF(
            paper.left() + box.left() * paper.width(),
            paper.top() + box.top() * paper.height(),
            box.width() * paper.width(),
            box.height() * paper.height(),
        )

    def _fit(self) -> None:
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()


def pixmap(rgb: bytes, width: int, height: int, ratio: float) -> QPixmap:
    """A picture of three bytes for each pixel as one that Qt draws; ``ratio`` is pixels for a point."""
    image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made
