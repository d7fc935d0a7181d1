"""The list of articles at the side of the desk."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Side
from workbench.gui.hints import Hints
from workbench.gui.icons import icon
from workbench.gui.keyed import key_of
from workbench.gui.library.articlelist import ArticleList
from workbench.gui.library.deeds import PAIR, ArticleMenu, Deeds
from workbench.gui.library.narrowing import Narrowing
from workbench.gui.library.pairing import Pairing
from workbench.gui.library.rows import ALONE
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

EMPTY = (
    "No articles yet",
    (f"{key_of('import')} brings files,", "or drop them here,", f"or paste a text with {key_of('paste')}."),
)


class LibraryView(QWidget):
    """Articles with outlet, date, length and facts; a pair is chosen here by key or mouse."""

    files_wanted = Signal()
    paste_wanted = Signal()
    correction_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._catalog = session.catalog
        self.bringing: dict[str, QToolButton] = {}
        self.pairing = Pairing(session, self)
        self.deeds = Deeds(session, lambda: self._theme, self.correction_wanted.emit, self)
        self.list = ArticleList(session.catalog, theme)
        self.model = self.list.articles
        self._build()
        self._connect()
        self._refill()
        self._count_facts()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.list.set_theme(theme)
        for name, button in self.bringing.items():
            button.setIcon(icon(name, theme))

    # ---- verbs, also for menus

    def selected(self) -> list[str]:
        """The selected articles in the order of the list."""
        return list(self._catalog.guids(self.list.chosen()))

    def open_selected(self) -> None:
        """Enter: two selected articles become the pair, one is chosen for it; a heading folds or unfolds."""
        if self.list.on_heading():
            self.list.turn(self.list.currentIndex().row())
        elif len(keys := self.list.chosen()) == PAIR:
            self.pairing.open(*self._catalog.guids(keys))
        elif guid := self.list.current():
            self.pairing.pick(guid)

    def put(self, side: Side) -> None:
        """Lay the current article on one side."""
        if guid := self.list.current():
            self.pairing.put(side, guid)

    def edit_provenance(self, guid: str = "") -> None:
        """Ask for the provenance of an article, or of those that are selected, and store what changed."""
        keys = [] if guid else self.list.chosen()
        if len(keys) > 1:
            self.deeds.describe_all(keys)
        else:
            self.deeds.describe(guid or self.list.current())

    def correct(self, guid: str = "") -> None:
        """Ask for a corrected text of an article, or the current one, pasted or from a file."""
        self.deeds.correct(guid or self.list.current())

    def remove(self) -> None:
        """Take the selected articles out; undo brings them back."""
        self.deeds.remove(self.list.chosen())

    # ---- building

    def _build(self) -> None:
        self.filter = FilterField("Filter articles", "Words in texts and titles…")
        self.narrowing = Narrowing(self._catalog, self.list.fold_all, self._session.neighbours.find)
        self.count = label(muted=True)
        self.hint = label(muted=True, wrap=True)
        self.empty = EmptyState(EMPTY[0])
        self._bind_keys()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(self._header())
        column.addLayout(_padded(self.filter))
        column.addLayout(_padded(self.narrowing))
        column.addWidget(self.stack, 1)
        column.addLayout(_padded(self.hint))
        self.setMinimumWidth(200)
        self.setAccessibleName("Library")
        QWidget.setTabOrder(self.filter, self.list)

    def _bind_keys(self) -> None:
        for key, verb in (
            (Qt.Key.Key_Return, self.open_selected),
            (Qt.Key.Key_Enter, self.open_selected),
            (Qt.Key.Key_L, lambda: self.put(Side.LEFT)),
            (Qt.Key.Key_R, lambda: self.put(Side.RIGHT)),
            (Qt.Key.Key_Escape, self.pairing.forget),
            (Qt.Key.Key_F2, self.edit_provenance),
            (Qt.Key.Key_Delete, self.remove),
        ):
            self.list.keys.bind(key, verb)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        hints = self._session.hints
        row.addWidget(label("Library", strong=True))
        row.addWidget(self.count)
        row.addStretch()
        for name, says, wanted in (
            ("import", "Bring article files", self.files_wanted),
            ("paste", "Make an article of a pasted text", self.paste_wanted),
        ):
            button = self.bringing[name] = QToolButton()
            button.setIcon(icon(name, self._theme))
            button.setAutoRaise(True)
            button.setAccessibleName(says)
            hints.follow(button, partial(_hint, button, hints, says, name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(wanted.emit)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        desk, catalog = self._session.desk, self._catalog
        catalog.listed.connect(self._refill)
        desk.project_changed.connect(self.filter.clear)
        catalog.cleared.connect(self.filter.clear)
        for changed in (desk.articles_changed, self._session.review.facts_changed):
            changed.connect(self._count_facts)
        self._session.ledger.noted_changed.connect(self._count_facts)
        self.pairing.changed.connect(self._mark)
        self.model.paired.connect(self.pairing.open)
        self.list.clicked.connect(self._clicked)
        self.list.doubleClicked.connect(self._double_clicked)
        self.list.customContextMenuRequested.connect(self._menu)
        self.filter.left.connect(self.list.setFocus)
        self.filter.settled.connect(lambda words: catalog.ask(words=words))
        self._session.hints.follow(self, self._say)

    # ---- keeping up

    def _refill(self) -> None:
        self.list.refill()
        self._say()
        self._mark()

    def _say(self) -> None:
        desk, listed = self._session.desk, self._catalog.arrangement.total
        project = desk.project
        for button in self.bringing.values():
            button.setEnabled(project is not None and not project.read_only)
        self.narrowing.setVisible(desk.count > 1)
        self.narrowing.show_state(desk.count)
        self.count.setText(f"{desk.count:,}")
        self.count.setAccessibleName(plural(desk.count, "article"))
        title, lines = self._nothing() if desk.count else EMPTY
        self.empty.say(title, [self._session.hints.fill(line) for line in lines])
        self.stack.setCurrentWidget(self.list if listed else self.empty)
        self.hint.setVisible(desk.count > 1)

    def _nothing(self) -> tuple[str, tuple[str, ...]]:
        words = self._catalog.query.words.strip()
        if words:
            return f"No article has “{words}”", ("Esc in the field clears the filter.",)
        return "No article fits the filter", ("The line above the list clears it.",)

    def _mark(self) -> None:
        self.model.set_badges(self.pairing.badges())
        self.hint.setText(self.pairing.hint())

    def _count_facts(self) -> None:
        self.model.set_facts(self._session.ledger.quoted, self._session.ledger.noted)

    # ---- keys and mouse

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.rows.heading(index.row()) is not None:
            self.list.turn(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        if guid := self.model.guid(index):
            self.pairing.pick(guid)

    def _menu(self, where: QPoint) -> None:
        keys = self.list.chosen()
        if not keys:
            return
        above = self.model.rows.heading_above(self.list.currentIndex().row())
        group = self.model.rows.heading(above) if above >= 0 else ALONE
        menu = ArticleMenu(self, self.deeds)
        menu.fill(keys, group or ALONE, self.open_selected, self.put, self._session)
        menu.show_at(self.list.viewport().mapToGlobal(where))


def _padded(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(widget)
    return row


def _hint(button: QToolButton, hints: Hints, says: str, name: str) -> None:
    button.setToolTip(hints.noted(says, name))
