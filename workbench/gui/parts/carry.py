"""Articles on their way from one view to another, by drag and drop."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

ARTICLES = "application/x-workbench-articles"


def pack(guids: Sequence[str], titles: Sequence[str]) -> QMimeData:
    """Articles by their names for this program, as titles for any other."""
    data = QMimeData()
    data.setData(ARTICLES, "\n".join(guids).encode())
    data.setText("\n".join(titles))
    return data


def unpack(data: QMimeData) -> tuple[str, ...]:
    """The guids that are carried; none when something else is."""
    carried = bytes(data.data(ARTICLES).data()) if data.hasFormat(ARTICLES) else b""
    return tuple(carried.decode(errors="replace").split())
