"""The program's own line icons, drawn in the colours of the palette."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from workbench.gui.theme import Theme
from workbench.paths import resources

_INK = b"#000000"
_SIZES = (16, 20, 32, 40)


def icon(name: str, theme: Theme, slot: str = "text") -> QIcon:
    """The line icon ``name`` in the colour of ``slot``, paler where it cannot be used."""
    drawing = resources("icons", f"{name}.svg").read_bytes()
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, theme.color(slot)),
        (QIcon.Mode.Disabled, theme.color("border")),
    ):
        for pixmap in _rendered(drawing.replace(_INK, colour.name(QColor.NameFormat.HexRgb).encode())):
            made.addPixmap(pixmap, mode)
    return made


def program_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    made = QIcon()
    for pixmap in _rendered(resources("icons", "workbench.svg").read_bytes(), (16, 32, 48, 128)):
        made.addPixmap(pixmap)
    return made


def _rendered(drawing: bytes, sizes: tuple[int, ...] = _SIZES) -> list[QPixmap]:
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first icon, not with the program

    renderer = QSvgRenderer(QByteArray(drawing))
    pixmaps = []
    for size in sizes:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        pixmaps.append(pixmap)
    return pixmaps
