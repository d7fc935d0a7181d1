"""What the clipboard or a drag carries: files, a page with its address, or plain text."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

_WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
_ADDRESSES = ("chromium/x-source-url", "org.chromium.source-url", "text/x-moz-url-priv", _WINDOWS)
_SOURCE = re.compile(r"SourceURL:(\S+)")
_WEB = re.compile(r"https?://[^\s\x00]+")
_LETTERS = re.compile(r"<[^>]*>|\s+")


@dataclass(frozen=True, slots=True)
class Carried:
    """Any of the three; ``html`` is empty where it says no more than ``text``, ``url`` where none is told."""

    files: tuple[Path, ...] = ()
    html: str = ""
    text: str = ""
    url: str = ""


def carried(data: QMimeData) -> Carried:
    """What lies in the clipboard or is dragged; local files win, addresses on the web are not fetched."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Carried(files=files)
    html = data.html() if data.hasHtml() else ""
    return Carried(html=html if _LETTERS.sub("", html) else "", text=data.text(), url=source_url(data))


def source_url(data: QMimeData) -> str:
    """The address of the page that a selection was copied from, where the browser says it."""
    for name in _ADDRESSES:
        if not data.hasFormat(name):
            continue
        told = bytes(data.data(name).data())
        words = told.decode("utf-16-le" if b"h\x00t\x00" in told[:8] else "utf-8", "replace").strip(
            "\ufeff\x00 \n"
        )
        if name == _WINDOWS:
            found = _SOURCE.search(words)
            words = found[1] if found else ""
        if _WEB.fullmatch(words.split("\n")[0].strip()):
            return words.split("\n")[0].strip()
    return ""
