"""Writes the picture into a file: SVG for print, PNG for everything else."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from workbench.flow import origins
from workbench.gui.origins.ink import LEGEND, Scene, paint

FILES = "SVG (*.svg);;PNG (*.png)"
_FINE = 2.0


def save(scene: Scene, title: str, path: Path) -> None:
    """Write the picture, the whole file or nothing; Problem where that cannot be done."""
    made = _png(scene) if path.suffix.casefold() == ".png" else _svg(scene, title)
    origins.keep(made, path)


def _svg(scene: Scene, title: str) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = _size(scene)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), scene.theme.color("page"))
    paint(painter, scene)
    painter.end()
    return bytes(buffer.data().data())


def _png(scene: Scene) -> bytes:
    size = _size(scene)
    image = QImage(size * _FINE, QImage.Format.Format_RGB32)
    image.fill(scene.theme.color("page"))
    painter = QPainter(image)
    painter.scale(_FINE, _FINE)
    paint(painter, scene)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _size(scene: Scene) -> QSize:
    return QSize(round(scene.picture.width), round(scene.picture.height + LEGEND))


def fitting(name: str, chosen: str) -> Path:
    """The file that a name means, with the ending of the chosen format where it has none."""
    path = Path(name)
    if path.suffix.casefold() in _endings(FILES):
        return path
    return path.with_name(path.name + (".png" if "png" in chosen else ".svg"))


def _endings(files: str) -> Iterable[str]:
    return {part.split("*")[1].rstrip(")") for part in files.split(";;")}
