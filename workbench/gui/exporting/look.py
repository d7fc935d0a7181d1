"""The beginning of a file as it will be: its text, or its page set in type."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QFontDatabase, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextEdit

from workbench.gui.printing import plain

_MOST = 20_000


class _Sealed(QTextDocument):
    """A document that fetches nothing, whatever its text asks for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Find nothing."""
        return QByteArray()


class Look(QStackedWidget):
    """Shows plain text in a fixed pitch, and a page of HTML without following anything in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.page = QPlainTextEdit(), QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.page.setReadOnly(True)
        self.page.setDocument(_Sealed(self.page))
        # Paper is white in the dark, too.
        self.page.setStyleSheet("QTextEdit { background: #ffffff; color: #000000; }")
        for each in (self.text, self.page):
            each.setAccessibleName("The beginning of the file")
            each.setTabChangesFocus(True)
            self.addWidget(each)

    def wait(self) -> None:
        """Say that the preview is being made."""
        self.text.setPlainText("…")
        self.setCurrentWidget(self.text)

    def show_text(self, text: str) -> None:
        """Show what came; a page is known by its first sign."""
        is_page = text.startswith("<!DOCTYPE html>")
        if is_page:
            self.page.document().setHtml(plain(text))
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            cut = f"{text[:_MOST]}\n…" if len(text) > _MOST else text
            self.text.setPlainText(cut.replace("\0", "\ufffd"))
        self.setCurrentWidget(self.page if is_page else self.text)
