"""A toggle with a count: what it stands for can be shown or hidden, and it says which."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

DOT = 9
EDGE = 8
GAP = 6


class Chip(QAbstractButton):
    """A name at the left, a count at the right; a full mark means shown, a hollow one hidden."""

    def __init__(self, name: str, accent: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accent = accent
        self._count: int | None = None
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)

    def set_count(self, count: int | None) -> None:
        """Show how many there are (None: no count)."""
        self._count = count
        self._say()

    def set_accent(self, accent: QColor) -> None:
        """Paint in another colour."""
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for mark, name and count."""
        metrics = QFontMetrics(self.font())
        width = EDGE + DOT + GAP + metrics.horizontalAdvance(self.text()) + EDGE
        if self._count is not None:
            width += GAP + QFontMetrics(self._strong()).horizontalAdvance(f"{self._count:,}")
        return QSize(width, metrics.height() + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Frame, mark, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.isChecked() or not self.isCheckable()
        self._paint_frame(painter, shown)
        self._paint_mark(painter, shown)
        role = QPalette.ColorRole.WindowText if shown else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        inner = self.rect().adjusted(EDGE + DOT + GAP, 0, -EDGE, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._count is not None:
            painter.setFont(self._strong())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, flags, f"{self._count:,}")

    def _paint_frame(self, painter: QPainter, shown: bool) -> None:
        edge = QPen(self.palette().color(QPalette.ColorRole.Mid), 1)
        if not shown:
            edge.setStyle(Qt.PenStyle.DashLine)
        if self.hasFocus():
            edge = QPen(self._accent, 2)
        ground = QPalette.ColorRole.AlternateBase if self.underMouse() else QPalette.ColorRole.Base
        painter.setPen(edge)
        painter.setBrush(self.palette().color(ground) if shown else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_mark(self, painter: QPainter, shown: bool) -> None:
        painter.setPen(QPen(self._accent, 1.6))
        painter.setBrush(self._accent if shown else Qt.BrushStyle.NoBrush)
        top = (self.height() - DOT) / 2
        painter.drawRoundedRect(QRectF(EDGE, top, DOT, DOT), 2, 2)

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _say(self) -> None:
        count = f", {self._count}" if self._count is not None else ""
        state = "" if self.isChecked() or not self.isCheckable() else ", hidden"
        self.setAccessibleName(f"{self.text()}{count}{state}")
        self.updateGeometry()
        self.update()
