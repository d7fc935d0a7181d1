"""What one entry did, row by row: the old words and the new ones under each other."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from workbench.flow.history import Alteration
from workbench.gui.history.phrases import BOOKKEEPING, deed, fields, quotes, short, thing
from workbench.gui.parts.words import plural
from workbench.gui.theme import Theme

MOST = 200


class Changes(QTextBrowser):
    """Written with a cursor, letter by letter: nothing in it is ever read as markup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._shown: Sequence[Alteration] = ()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(14)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Rows before and after")

    def show_rows(self, rows: Sequence[Alteration]) -> None:
        """Write what happened to these rows."""
        self._shown = rows
        self.clear()
        cursor = QTextCursor(self.document())
        read = [row for row in rows if row.table not in BOOKKEEPING]
        said = quotes(rows)
        for row in read[:MOST]:
            self._write_row(cursor, row, said)
        for words in _rest(len(read), len(rows) - len(read)):
            self._line(cursor, words, "muted", space=8)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours."""
        self.theme = theme
        self.show_rows(self._shown)

    def _write_row(self, cursor: QTextCursor, row: Alteration, said: Mapping[int, str]) -> None:
        self._line(cursor, f"{deed(row)}: {thing(row, said)}", "text", space=10, strong=True)
        for name, old, new in fields(row):
            self._line(cursor, name, "muted", indent=1, space=4)
            if old:
                self._line(cursor, f"− {short(old)}", "absent", indent=2)
            if new:
                self._line(cursor, f"+ {short(new)}", "only_here", indent=2)

    def _line(
        self,
        cursor: QTextCursor,
        words: str,
        ink: str,
        *,
        indent: int = 0,
        space: int = 0,
        strong: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setLeftMargin(14 * indent)
        block.setTopMargin(space)
        written = QTextCharFormat()
        written.setForeground(self.theme.color(ink))
        written.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(words, written)


def _rest(rows: int, kept: int) -> Iterator[str]:
    if rows > MOST:
        yield f"and {plural(rows - MOST, 'more row')}"
    if kept:
        yield f"and {plural(kept, 'row')} in which the program keeps places in the texts"
