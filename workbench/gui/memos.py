"""The memo on a thing: one's own to be written, those of others to be read."""

from PySide6.QtWidgets import QWidget

from workbench.core.factbook import MemoTarget
from workbench.gui.parts.note import NoteDialog
from workbench.gui.session import Session


def open_memo(session: Session, target: MemoTarget, guid: str, name: str, parent: QWidget) -> NoteDialog:
    """Let the reviewer write the memo on a thing that people call ``name``."""
    project = session.desk.project
    me = project.reviewer if project else ""
    written = session.remarks.memos(guid)
    mine = next((memo.body for memo in written if memo.reviewer.casefold() == me.casefold()), "")
    others = [(memo.reviewer, memo.body) for memo in written if memo.reviewer.casefold() != me.casefold()]
    dialog = NoteDialog(f"Memo on {name}", mine, parent, others=others)
    dialog.kept.connect(lambda body: session.remarks.write(target, guid, body))
    dialog.open()
    return dialog
