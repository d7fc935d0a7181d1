"""The quotes of a fact: what the current one does to it, and all of them in their contexts."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbench.core.factbook import MemoTarget
from workbench.core.model import Evidence, Fact
from workbench.flow.facts import SUREST
from workbench.gui.facts.evidence import EvidenceDelegate, EvidenceModel, Place
from workbench.gui.facts.place import go_to
from workbench.gui.facts.stances import StancePicker
from workbench.gui.facts.wording import SIGNS
from workbench.gui.keymap import meant
from workbench.gui.memos import open_memo
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.note import NoteDialog
from workbench.gui.parts.words import plural, source
from workbench.gui.session import Session
from workbench.gui.theme import Theme

LETTERS = ("A", "B")


class QuotesPage(QWidget):
    """Enter goes to the place, digits say the stance, I marks as important, C comments, Delete takes away."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._fact: Fact | None = None
        self.stances = StancePicker(theme)
        self._delegate = EvidenceDelegate(theme)
        self.model = EvidenceModel()
        self.list = KeyList()
        self.menu = QMenu(self)
        self._build()
        self._fill_menu()
        self.stances.picked.connect(session.review.set_stance)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.doubleClicked.connect(lambda _index: self.go_to_place())
        self.list.customContextMenuRequested.connect(self._open_menu)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.stances.set_theme(theme)
        self.list.viewport().update()

    def show_fact(self, fact: Fact) -> None:
        """Show the quotes of a fact."""
        self._fact = fact
        self.list.setAccessibleName(f"Evidence, {plural(len(fact.evidence), 'quote')}")
        self.model.show(fact, self._places(), self._session.ledger.noted)
        self._follow()

    def current(self) -> Evidence | None:
        """The quote that is chosen."""
        return self.model.evidence(self.list.currentIndex().row())

    # ---- verbs on the current quote

    def go_to_place(self) -> None:
        """Show the current quote in its text."""
        piece = self.current()
        if self._fact is not None and piece is not None:
            go_to(self._session, self._fact, piece)

    def remove(self) -> None:
        """Take the current quote away; undo brings it back."""
        if piece := self.current():
            self._session.review.remove_evidence(piece.guid)

    def turn_important(self) -> None:
        """Mark the current quote as important, or no longer."""
        if piece := self.current():
            self._session.review.edit_evidence(important=not piece.important)

    def comment(self) -> NoteDialog | None:
        """Write a comment on the current quote."""
        piece = self.current()
        if piece is None:
            return None
        dialog = NoteDialog("Comment on the quote", piece.comment, self.window())
        dialog.kept.connect(lambda comment: self._session.review.edit_evidence(comment=comment))
        dialog.open()
        return dialog

    def write_memo(self) -> None:
        """Write the memo on the current quote."""
        if piece := self.current():
            name = f"a quote of {self._fact.name}" if self._fact else "the quote"
            open_memo(self._session, MemoTarget.EVIDENCE, piece.guid, name, self.window())

    # ---- inside

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName("Evidence")
        self.list.setMinimumHeight(64)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.keys.bind(key, self.go_to_place)
        self.list.keys.bind(Qt.Key.Key_Delete, self.remove)
        self.list.keys.bind(Qt.Key.Key_I, self.turn_important)
        self.list.keys.bind(Qt.Key.Key_C, lambda: (self.comment(), None)[1])
        give = self._session.review.set_stance
        stances = {f"stance_{sign.stance}": partial(give, sign.stance) for sign in SIGNS}
        self.list.keys.stand_in(partial(meant, self._session.keys, stances), stances)
        held = QHBoxLayout()
        held.setContentsMargins(12, 0, 12, 0)
        held.addWidget(self.stances)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(held)
        column.addWidget(self.list, 1)

    def _fill_menu(self) -> None:
        self.menu.addAction("Go to the quote's &place\tEnter", self.go_to_place)
        self.important: QAction = self.menu.addAction("&Important\tI", self.turn_important)
        self.important.setCheckable(True)
        self.sure = self.menu.addMenu("How &sure")
        for number in range(SUREST + 1):
            words = f"{number} of {SUREST}" if number else "not said"
            action = self.sure.addAction(
                words, partial(self._session.review.edit_evidence, confidence=number)
            )
            action.setCheckable(True)
        self.menu.addAction("&Comment…\tC", self.comment)
        self.menu.addAction("&Memo on the quote…", self.write_memo)
        self.menu.addSeparator()
        self.menu.addAction("&Remove the quote\tDel", self.remove)
        self.menu.aboutToShow.connect(self._tick)

    def _tick(self) -> None:
        piece = self.current()
        for action in self.menu.actions():
            action.setEnabled(piece is not None)
        self.important.setChecked(piece is not None and piece.important)
        for number, action in enumerate(self.sure.actions()):
            action.setChecked(piece is not None and (piece.confidence or 0) == number)

    def _follow(self) -> None:
        row = self.model.row_of(self._session.focus.evidence)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.list.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
        piece = self.model.evidence(row)
        self.stances.show_stance(piece.stance if piece else None)

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        piece = self.model.evidence(current.row())
        if self._fact is not None and piece is not None:
            self._session.focus.select_fact(self._fact.guid, piece.guid)

    def _open_menu(self, where: QPoint) -> None:
        if self.list.indexAt(where).isValid():
            self.menu.popup(self.list.viewport().mapToGlobal(where))

    def _places(self) -> dict[str, Place]:
        desk = self._session.desk
        letters = {article.guid: letter for letter, article in zip(LETTERS, desk.pair.values(), strict=False)}
        return {
            guid: Place(letters.get(guid, ""), source(card.outlet, card.published))
            for guid, card in desk.cards_of(self._fact).items()
        }
