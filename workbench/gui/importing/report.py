"""What became of an import, group by group, with every file named: to be read, and copied elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.flow.bringing import Brought, Unread
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import label, plural

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that happened: in a word or two, in a sentence, and to which files."""

    name: str
    sentence: str
    lines: tuple[str, ...]

    def text(self) -> str:
        """The group as plain text."""
        return "\n".join([self.sentence, *(f"    {line}" for line in self.lines)])


def groups(brought: Brought) -> tuple[Group, ...]:
    """What is to be told of an import: first what could not be read, then what was left out."""
    found = [_unread(reason, files) for reason, files in brought.reasons()]
    if brought.stopped and brought.stopped.details:
        lines = tuple(brought.stopped.details.split("\n"))
        found.insert(0, Group("why it stopped", brought.stopped.sentence, lines))
    if brought.passed:
        lines = tuple(f"{plural(count, 'file')} {ending}" for ending, count in brought.passed.items())
        count = sum(brought.passed.values())
        said = "These kinds of files are not read; save what you need of them as plain text, HTML or PDF."
        found.append(Group(f"{count:,} passed over", said, lines))
    if brought.known:
        said = "The same text is in the project already, so these were not added again:"
        found.append(Group(f"{len(brought.known):,} there already", said, tuple(brought.known)))
    if brought.notices:
        lines = tuple(f"{one_line(title)}: {notice}" for title, notice in brought.notices)
        found.append(Group(plural(len(lines), "notice"), "Something had to be changed or guessed:", lines))
    return tuple(found)


def _unread(reason: str, files: Sequence[Unread]) -> Group:
    lines = tuple(each.where if each.reason == reason else f"{each.where}: {each.reason}" for each in files)
    return Group(f"{len(files):,} not read: {shortened(reason)}", reason, lines)


def shortened(reason: str) -> str:
    """The beginning of a reason, up to what to do about it."""
    first = one_line(reason).split(": ")[0].split(". ")[0].rstrip(".")
    first = first if len(first) <= _SHOWN else first[:_SHOWN].rsplit(" ", 1)[0] + "…"
    return first[:1].lower() + first[1:] if first[1:2].islower() or first[1:2] == " " else first


class ImportReport(QDialog):
    """Groups at the left, the chosen one's files at the right; beside the work rather than before it."""

    def __init__(self, brought: Brought, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("What the import did")
        self.resize(760, 460)
        self._brought = brought
        self._groups = groups(brought)
        self.list = QListWidget()
        self.list.setAccessibleName("What happened")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([group.name for group in self._groups])
        self.list.currentRowChanged.connect(self._show)
        self.files = QPlainTextEdit()
        self.files.setReadOnly(True)
        self.files.setTabChangesFocus(True)
        self.files.setAccessibleName("Files")
        self._build()
        self.list.setCurrentRow(0)

    def report(self) -> str:
        """All of it as plain text."""
        return "\n\n".join([self._brought.summary, *(group.text() for group in self._groups)])

    def _build(self) -> None:
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.files)
        both.setStretchFactor(1, 1)
        both.setSizes([250, 480])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.copy = buttons.addButton("Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(self._brought.summary, wrap=True))
        column.addWidget(both, 1)
        column.addWidget(buttons)

    def _show(self, row: int) -> None:
        group = self._groups[row] if 0 <= row < len(self._groups) else Group("", "", ())
        self.files.setPlainText("\n".join([group.sentence, "", *group.lines]))
