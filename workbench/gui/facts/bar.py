"""Over the table: how many facts there are, what is shown of them, and which columns."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from workbench.core.model import Stance
from workbench.gui.facts.model import TITLES, Column
from workbench.gui.facts.narrowing import Narrowing
from workbench.gui.facts.wording import KINDS, STATUSES, count_words, sign_of, status_words, summary
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.words import ElidedLabel, label
from workbench.gui.session import Session

FIRST_SHOWN = frozenset({Column.NUMBER, Column.STATEMENT, Column.STATUS, Column.TAGS, Column.EVIDENCE})
FIXED = frozenset({Column.NUMBER, Column.STATEMENT})


class FactsBar(QWidget):
    """Announces what the table shall show; anything hidden leaves a count and a way back."""

    narrowed = Signal()
    columns_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.narrowing = Narrowing()
        self.columns = FIRST_SHOWN
        self.count = ElidedLabel(1.0)
        self.words = FilterField("Filter facts", "Filter facts…")
        self.words.setMaximumWidth(260)
        self.words.settled.connect(self.refind)
        self.trace = QToolButton()
        self.trace.setAutoRaise(True)
        self.trace.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.trace.clicked.connect(self.show_all)
        self._filter_menu, self._column_menu = QMenu(self), QMenu(self)
        self._filter_menu.aboutToShow.connect(self._fill_filter)
        self._column_menu.aboutToShow.connect(self._fill_columns)
        self.filter = _menu_button("Show", "Which facts are shown", self._filter_menu)
        self.chooser = _menu_button("Columns", "Which columns are shown", self._column_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(label("Facts", strong=True))
        row.addWidget(self.count, 1)
        for part in (self.trace, self.words, self.filter, self.chooser):
            row.addWidget(part)
        row.setStretchFactor(self.words, 1)

    def say(self, shown: int) -> None:
        """Count the facts, and those that are hidden."""
        lines = self._session.ledger.lines
        hidden = len(lines) - shown
        self.count.setText(summary(lines.values()) if lines else "")
        self.count.setAccessibleName(count_words(lines.values()))
        self.trace.setText(f"{hidden:,} hidden — show")
        self.trace.setAccessibleName(f"{hidden:,} hidden by the filter, show them")
        self.trace.setVisible(hidden > 0)
        asks = self.narrowing.asks
        self.filter.setText(f"Show ({asks})" if asks else "Show")

    def show_all(self) -> None:
        """Hide nothing any more."""
        self.words.clear()
        self.words.settle()
        self._narrow(Narrowing())

    def refind(self, words: str = "") -> None:
        """Look again for the words that are written."""
        words = self.words.text()
        lines = self._session.ledger.lines.values()
        found = self._session.remarks.admitted(lines, words) if words.strip() else None
        self._narrow(replace(self.narrowing, found=found))

    def refind_some(self, guids: frozenset[str]) -> None:
        """These facts changed: look only whether they have the words now."""
        found, ledger = self.narrowing.found, self._session.ledger
        if found is None:
            return
        lines = [ledger.lines[guid] for guid in guids if guid in ledger.lines]
        fresh = self._session.remarks.admitted(lines, self.words.text())
        self.narrowing = replace(self.narrowing, found=(found - guids) | fresh)

    def ask(self, **changes: object) -> None:
        """Show only facts of this ``status``, ``kind``, ``tag`` …, by the fields of ``Narrowing``."""
        self._narrow(replace(self.narrowing, **changes))  # type: ignore[arg-type]

    def follow_tags(self) -> None:
        """Take up that the tree of tags changed."""
        if self.narrowing.tag:
            self._narrow(self.narrowing)

    # ---- inside

    def _narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing.rooted(self._session.ledger.tags)
        self.narrowed.emit()

    def _fill_filter(self) -> None:
        menu, now = self._filter_menu, self.narrowing
        menu.clear()
        ledger = self._session.ledger
        self._offer("Status", "status", ((each, status_words(each)) for each in STATUSES))
        self._offer("Kind", "kind", ((each, each) for each in KINDS))
        tags = ((tag.guid, "   " * tag.path.count(" / ") + tag.name) for tag in ledger.tags.values())
        self._offer("Tag", "tag", tags)
        stances = ((each.value, f"{sign_of(each).glyph}  {each}") for each in Stance)
        self._offer("Evidence that", "stance", stances)
        people = sorted({line.reviewer for line in ledger.lines.values()}, key=str.casefold)
        self._offer("Reviewer", "reviewer", ((each, each) for each in people))
        menu.addSeparator()
        for field, words in (
            ("contradicted", "Only with a contradiction"),
            ("doubtful", "Only what needs repair"),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(bool(getattr(now, field)))
            action.toggled.connect(lambda yes, field=field: self.ask(**{field: yes}))
        menu.addSeparator()
        menu.addAction("Show all facts", self.show_all).setEnabled(bool(now.asks or now.found is not None))

    def _offer(self, title: str, field: str, choices: Iterable[tuple[str, str]]) -> None:
        menu = self._filter_menu.addMenu(title)
        group = QActionGroup(menu)
        now = getattr(self.narrowing, field)
        for value, words in (("", "any"), *choices):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._asked, field, value))
            group.addAction(action)
        if menu.actions()[1:] == []:
            menu.setEnabled(False)

    def _asked(self, field: str, value: str, checked: bool = False) -> None:
        self.ask(**{field: value})

    def _fill_columns(self) -> None:
        self._column_menu.clear()
        for column in Column:
            action: QAction = self._column_menu.addAction(TITLES[column])
            action.setCheckable(True)
            action.setChecked(column in self.columns)
            action.setEnabled(column not in FIXED)
            action.toggled.connect(partial(self._choose, column))

    def _choose(self, column: Column, yes: bool) -> None:
        self.columns = self.columns | {column} if yes else self.columns - {column}
        self.columns_changed.emit()


def _menu_button(text: str, name: str, menu: QMenu) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setMenu(menu)
    return button
