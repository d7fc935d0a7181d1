"""How an article was read: what read it, from which file and place, and how much of it was taken."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.flow import rereading
from workbench.flow.rereading import HowRead
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import day, label

_KILO = 1000
_HALF = 32


def lines(how: HowRead) -> tuple[tuple[str, str], ...]:
    """What is told of a reading, each with its name; what is not known is left out."""
    told = (
        ("Read by", rereading.reader(how)),
        ("File", one_line(how.file_name)),
        ("Place in it", one_line(how.place)),
        ("Encoding", how.encoding),
        ("Taken", taken(how)),
        ("Brought", " · ".join(part for part in (day(how.at), one_line(how.reviewer)) if part)),
        ("Original", f"{weight(how.size)} kept"),
    )
    return tuple((name, value) for name, value in told if value)


def taken(how: HowRead) -> str:
    """How much of the page was taken, in words; empty where that is not a question."""
    share = f"{how.share:.0%} of the visible text"
    if how.media_type == "text/html":
        return f"the whole page, {share}" if how.is_whole else f"the article only, {share}"
    return share if how.share < 1 else ""


def weight(size: int) -> str:
    """``812 bytes``, ``12 kB``, ``3.4 MB``."""
    if size < _KILO:
        return f"{size:,} bytes"
    return f"{size / _KILO:,.0f} kB" if size < _KILO**2 else f"{size / _KILO**2:,.1f} MB"


class HowReadPanel(QWidget):
    """The reading in quiet lines that can be selected and copied, and the way to read it again."""

    def __init__(self, how: HowRead) -> None:
        super().__init__()
        self.again = QPushButton("&Read again as…")
        self.again.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(label("How it was read", strong=True))
        head.addStretch()
        head.addWidget(self.again)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, value in lines(how):
            form.addRow(label(name, muted=True), _value(value, name))
        form.addRow(label("SHA-256", muted=True), _digest(how.sha256))
        if how.notices:
            form.addRow(label("Notices", muted=True), _value("\n".join(how.notices), "Notices"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(head)
        column.addLayout(form)


def _value(text: str, name: str) -> QLabel:
    made = label(text, wrap=True)
    made.setAccessibleName(f"{name}: {text}")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def _digest(sha256: str) -> QLabel:
    made = _value(f"{sha256[:_HALF]}\n{sha256[_HALF:]}", "SHA-256")
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return made
