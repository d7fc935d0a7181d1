"""The list of articles at the side of the desk."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Side
from workbench.flow.articles import ArticleCard, Draft
from workbench.gui.hints import Hints
from workbench.gui.icons import icon
from workbench.gui.keyed import key_of
from workbench.gui.library.correction import CorrectionDialog
from workbench.gui.library.delegate import ArticleDelegate
from workbench.gui.library.dialogs import ask_provenance
from workbench.gui.library.model import ArticleModel, admits
from workbench.gui.library.pairing import Pairing
from workbench.gui.library.versions import compare_versions
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.keylist import KeyList
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
        self.bringing: dict[str, QToolButton] = {}
        self.pairing = Pairing(session, self)
        self.model = ArticleModel()
        self._delegate = ArticleDelegate(theme)
        self._build()
        self._connect()
        self._refill()
        self._count_facts()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = self._delegate.theme = theme
        for name, button in self.bringing.items():
            button.setIcon(icon(name, theme))
        self.list.viewport().update()

    # ---- verbs, also for menus

    def selected(self) -> list[str]:
        """The selected articles in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self.model.guid(self.model.index(row)) for row in rows]

    def open_selected(self) -> None:
        """Enter: two selected articles become the pair, one is chosen for it."""
        chosen = self.selected()
        if len(chosen) == 2:
            self.pairing.open(*chosen)
        elif guid := self._current():
            self.pairing.pick(guid)

    def put(self, side: Side) -> None:
        """Lay the current article on one side."""
        if guid := self._current():
            self.pairing.put(side, guid)

    def edit_provenance(self, guid: str = "") -> None:
        """Ask for an article's provenance, or the current one's, and store what changed."""
        card = self._card(guid)
        if card is not None:
            ask_provenance(self._session, card, self._theme, self)

    def correct(self, guid: str = "") -> None:
        """Ask for a corrected text of an article, or the current one, pasted or from a file."""
        card = self._card(guid)
        if card is None:
            return
        dialog = CorrectionDialog(card, self._theme, self)
        dialog.accepted.connect(lambda: _correct(self._session, card.guid, dialog.draft))
        dialog.file_wanted.connect(lambda: self.correction_wanted.emit(card.guid))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def remove(self) -> None:
        """Take the current article out; undo brings it back."""
        if guid := self._current():
            self._session.desk.remove_article(guid)

    # ---- building

    def _build(self) -> None:
        self.filter = FilterField("Filter articles", "Filter by title, outlet, date…")
        self.count = label(muted=True)
        self.hint = label(muted=True, wrap=True)
        self.empty = EmptyState(EMPTY[0])
        self._build_list()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(self._header())
        column.addLayout(_padded(self.filter))
        column.addWidget(self.stack, 1)
        column.addLayout(_padded(self.hint))
        self.setMinimumWidth(200)
        self.setAccessibleName("Library")
        QWidget.setTabOrder(self.filter, self.list)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        hints = self._session.hints
        row.addWidget(label("Library", strong=True))
        row.addWidget(self.count)
        row.addStretch()
        for name, says, verb in (
            ("import", "Bring article files", self.files_wanted.emit),
            ("paste", "Make an article of a pasted text", self.paste_wanted.emit),
        ):
            button = self.bringing[name] = QToolButton()
            button.setIcon(icon(name, self._theme))
            button.setAutoRaise(True)
            button.setAccessibleName(says)
            hints.follow(button, partial(_hint, button, hints, says, name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(verb)
            row.addWidget(button)
        return row

    def _build_list(self) -> None:
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.list.setDropIndicatorShown(True)
        self.list.setDragDropOverwriteMode(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName("Articles")
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

    def _connect(self) -> None:
        desk = self._session.desk
        desk.articles_changed.connect(self._refill)
        desk.project_changed.connect(self._refill)
        for changed in (desk.articles_changed, self._session.review.facts_changed):
            changed.connect(self._count_facts)
        self.pairing.changed.connect(self._mark)
        self.model.paired.connect(self.pairing.open)
        self.list.doubleClicked.connect(lambda index: self.pairing.pick(self.model.guid(index)))
        self.list.customContextMenuRequested.connect(self._menu)
        self.filter.left.connect(self.list.setFocus)
        self.filter.settled.connect(self._refill)
        self._session.hints.follow(self, self._refill)

    # ---- keeping up

    def _refill(self) -> None:
        cards, words = self._session.desk.first(self._session.desk.count), self.filter.text()
        project = self._session.desk.project
        for button in self.bringing.values():
            button.setEnabled(project is not None and not project.read_only)
        chosen, current = self.selected(), self._current()
        shown = [card for card in cards if admits(card, words)]
        self.model.show(shown)
        self._restore(chosen, current)
        total = f"{len(cards):,}"
        self.count.setText(total if len(shown) == len(cards) else f"{len(shown):,} of {total}")
        self.count.setAccessibleName(plural(len(cards), "article"))
        nothing = (f"No article has “{words.strip()}”", ("Esc in the field clears the filter.",))
        title, lines = nothing if cards else EMPTY
        self.empty.say(title, [self._session.hints.fill(line) for line in lines])
        self.stack.setCurrentWidget(self.list if shown else self.empty)
        self.hint.setVisible(len(cards) > 1)
        self._mark()

    def _restore(self, chosen: list[str], current: str) -> None:
        selection = self.list.selectionModel()
        row = max(0, self.model.row_of(current))
        selection.setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        for guid in chosen:
            index = self.model.index(self.model.row_of(guid))
            selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _mark(self) -> None:
        self.model.set_badges(self.pairing.badges())
        self.hint.setText(self.pairing.hint())

    def _count_facts(self) -> None:
        self.model.set_facts(self._session.ledger.quoted)

    def _current(self) -> str:
        return self.model.guid(self.list.currentIndex())

    def _card(self, guid: str = "") -> ArticleCard | None:
        guid = guid or self._current()
        return self._session.desk.card(guid)

    def _menu(self, where: QPoint) -> None:
        if not self._current():
            return
        menu = QMenu(self)
        if len(self.selected()) == 2:
            menu.addAction("Lay &side by side\tEnter", self.open_selected)
        menu.addAction("Open as &A\tL", lambda: self.put(Side.LEFT))
        menu.addAction("Open as &B\tR", lambda: self.put(Side.RIGHT))
        menu.addSeparator()
        menu.addAction("&Edit provenance…\tF2", self.edit_provenance)
        menu.addAction("Bring a &corrected text…", lambda: self.correct())
        menu.addAction(
            "What a new &version changed", lambda: compare_versions(self._session, self._current(), self)
        )
        menu.addAction("&Remove\tDel", self.remove)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(where))


def _correct(session: Session, guid: str, draft: Draft | None) -> None:
    if draft is not None:
        session.desk.add_version(guid, draft)


def _padded(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(widget)
    return row


def _hint(button: QToolButton, hints: Hints, says: str, name: str) -> None:
    button.setToolTip(hints.noted(says, name))
