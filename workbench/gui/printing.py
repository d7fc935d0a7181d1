"""A process that prints a page of HTML as PDF: a title and the page come in, the PDF goes out."""

import re
import sys
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl, QUuid
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

# Qt's rich text knows few elements, and nothing inside one that it doesn't know is a block.
_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("section", "article", "header", "nav", "main", "footer", "figure"), "div"),
        **dict.fromkeys(("mark", "bdi"), "span"),
    }
)
_TAGS = re.compile(rf"<(/?)({'|'.join(_PLAIN)})\b")
_RESOLUTION = 300


class _Sealed(QTextDocument):
    """A document that fetches nothing, whatever its text asks for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Find nothing."""
        return QByteArray()


def plain(page: str) -> str:
    """The page in the elements that Qt's rich text knows; all text in it is escaped already."""
    page = re.sub(r"<div><dt>(.*?)</dt><dd[^>]*>", r'<tr><td class="muted">\1</td><td>', page)
    page = page.replace("</dd></div>", "</td></tr>")
    page = re.sub(r"<dl[^>]*>", '<table class="plain" border="0" cellpadding="2">', page)
    page = page.replace("</dl>", "</table>")
    page = re.sub(r"(<table[^>]*>)\s*(<caption>.*?</caption>)", r"\2\1", page)
    page = re.sub(r"<(figcaption|caption)>", '<p class="caption">', page)
    page = re.sub(r"</(figcaption|caption)>", "</p>", page)
    page = re.sub(r'<a class="skip".*?</a>', "", page)
    return _TAGS.sub(lambda found: f"<{found[1]}{_PLAIN[found[2]]}", page)


def printed(title: str, page: str) -> bytes:
    """The page as PDF on A4."""
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    writer.setTitle(title)
    writer.setCreator("Source Workbench")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), title.encode()))
    writer.setResolution(_RESOLUTION)
    layout = QPageLayout.Orientation.Portrait
    # Printing a document adds margins and page numbers by itself.
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), layout, QMarginsF()))
    document = _Sealed()
    document.setHtml(plain(page))
    document.print_(writer)
    data.close()
    return bytes(data.data().data())


def main() -> None:
    """Print what standard input brings."""
    QGuiApplication([sys.argv[0]])
    title, _, page = sys.stdin.buffer.read().decode("utf-8").partition("\n")
    sys.stdout.buffer.write(printed(title, page))
    sys.stdout.buffer.flush()
