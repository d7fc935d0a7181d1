"""Arranging the tags: a tree to drag and write in, beside what one tag is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.factbook import MemoTarget
from workbench.core.model import Tag
from workbench.flow import tags as tag_flow
from workbench.flow.projects import Project
from workbench.gui.facts.tagform import TagForm
from workbench.gui.facts.treemodel import TAG, TagTreeModel
from workbench.gui.memos import open_memo
from workbench.gui.parts.picker import Entry, Picker
from workbench.gui.parts.swatch import SwatchDelegate
from workbench.gui.parts.tint import seen_on, tint
from workbench.gui.parts.words import label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

HINT = "Drag a tag onto another to hang it there. F2 renames, Delete takes away, Ctrl+N makes a new one."


class TagTree(QDialog):
    """Each change is stored when it is made; undo takes it back."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setWindowTitle("Tags")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 460)
        self.model = TagTreeModel(self)
        self.tree = QTreeView()
        self.form = TagForm(theme)
        self.said = label("", muted=True, wrap=True)
        self._build_tree()
        self._buttons: dict[str, QPushButton] = {}
        self._lay()
        self._connect()
        self._refill()

    def current(self) -> Tag | None:
        """The tag that is chosen."""
        return self.model.tag(self.tree.currentIndex())

    # ---- verbs

    def add(self, *, under: bool = False) -> None:
        """Make a new tag, and let its name be written."""
        above = self.current() if under else None
        names = {tag.path.casefold() for tag in self._session.ledger.tags.values()}
        start = f"{above.path} / " if above else ""
        number = next(i for i in range(1, 10_000) if f"{start}new tag {i}".casefold() not in names)
        made: list[str] = []
        self._change(lambda project: made.append(tag_flow.add_tag(project, f"{start}New tag {number}")))
        for guid in made:
            self._choose(guid)
            self.tree.edit(self.tree.currentIndex())

    def remove(self) -> None:
        """Take the tag away with all under it, and say what that meant."""
        tag, said = self.current(), list[str]()
        if tag is not None and self._change(
            lambda project: said.append(tag_flow.remove_tag(project, tag.guid))
        ):
            self._session.review.told.emit(f"{said[0]} Undo brings it back.")
            self.said.setText(f"{said[0]} Undo (Ctrl+Z) brings it back.")

    def hang(self) -> Picker | None:
        """Choose the tag to hang this one under."""
        return self._pick("under", "Hang “{}” under …", self._move_to, top=True)

    def merge(self) -> Picker | None:
        """Choose the tag that takes over the facts of this one."""
        return self._pick("into", "Merge “{}” into …", self._merge_into, top=False)

    def write_memo(self) -> None:
        """Write the memo on the tag."""
        if tag := self.current():
            open_memo(self._session, MemoTarget.TAG, tag.guid, f"the tag “{tag.path}”", self)

    # ---- inside

    def _move_to(self, guid: str, parent: str) -> None:
        self._change(lambda project: tag_flow.move_tag(project, guid, parent))

    def _merge_into(self, guid: str, into: str) -> None:
        if self._change(lambda project: tag_flow.merge_tags(project, guid, into)):
            self._choose(into)

    def _pick(self, word: str, title: str, take: Callable[[str, str], None], *, top: bool) -> Picker | None:
        tag = self.current()
        if tag is None:
            return None

        def find(words: str) -> list[Entry]:
            wanted = words.casefold().split()
            found = [Entry("At the top", partial(take, tag.guid, ""))] if top and not wanted else []
            for other in self._session.ledger.tags.values():
                if other.guid != tag.guid and all(each in other.path.casefold() for each in wanted):
                    color = seen_on(tint(other.color, other.guid), self._theme.color("page"))
                    found.append(Entry(other.path, partial(take, tag.guid, other.guid), color=color))
            return found

        picker = Picker(title.format(tag.name), find, self)
        picker.open()
        return picker

    def _change(self, verb: Callable[[Project], object]) -> bool:
        self.said.setText(HINT)
        problems: list[str] = []
        failed = self._session.review.failed
        note = failed.connect(lambda problem: problems.append(str(problem)))
        done = self._session.tagging.change(lambda project: verb(project) or True)
        failed.disconnect(note)
        if problems:
            self.said.setText(problems[0])
        return done

    def _refill(self) -> None:
        chosen = self.current()
        open_ = {tag.guid for tag in self._session.ledger.tags.values() if self._is_open(tag)}
        first = self.model.rowCount() == 0
        self.model.noted = self._session.ledger.noted
        self.model.show(self._session.ledger.tags.values())
        for guid in open_:
            self.tree.expand(self.model.index_of(guid))
        if first:
            self.tree.expandAll()
        self._choose(chosen.guid if chosen else "")
        self._show()

    def _is_open(self, tag: Tag) -> bool:
        index = self.model.index_of(tag.guid)
        return index.isValid() and self.tree.isExpanded(index)

    def _choose(self, guid: str) -> None:
        index = self.model.index_of(guid)
        if not index.isValid():
            index = self.model.index(0, 0)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _show(self) -> None:
        tag = self.current()
        self.form.show_tag(tag)
        for name, button in self._buttons.items():
            button.setEnabled(tag is not None or name == "new")

    def _build_tree(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setItemDelegateForColumn(0, SwatchDelegate(self._swatch, self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.tree.setAccessibleName("Tags in their tree")
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _swatch(self, index: QModelIndex | QPersistentModelIndex) -> object:
        tag = index.data(TAG)
        return seen_on(tint(tag.color, tag.guid), self._theme.color("page")) if isinstance(tag, Tag) else None

    def _lay(self) -> None:
        buttons = QHBoxLayout()
        for name, words, verb in (
            ("new", "New", self.add),
            ("under", "New under", partial(self.add, under=True)),
            ("move", "Move…", self.hang),
            ("merge", "Merge into…", self.merge),
            ("memo", "Memo…", self.write_memo),
            ("remove", "Delete", self.remove),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, verb=verb: verb())
            self._buttons[name] = button
            buttons.addWidget(button)
        buttons.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.tree, 3)
        row.addWidget(self.form, 2)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addLayout(row, 1)
        column.addWidget(self.said)
        column.addWidget(close)
        self.said.setText(HINT)
        self.tree.setFocus()

    def _connect(self) -> None:
        self.model.renamed.connect(
            lambda guid, name: self._change(lambda project: tag_flow.rename_tag(project, guid, name))
        )
        self.model.moved.connect(
            lambda guid, parent, place: self._change(
                lambda project: tag_flow.move_tag(project, guid, parent, place)
            )
        )
        self.form.edited.connect(self._edit)
        for keys, verb in (
            (QKeySequence.StandardKey.Delete, self.remove),
            (QKeySequence("Ctrl+N"), self.add),
        ):
            shortcut = QShortcut(keys, self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(verb)
        self.tree.selectionModel().currentChanged.connect(lambda *_: self._show())
        self._session.ledger.tags_changed.connect(self._refill)
        self._session.ledger.noted_changed.connect(self._refill)

    def _edit(self, guid: str, field: str, value: str) -> None:
        verbs = {
            "description": tag_flow.describe_tag,
            "color": tag_flow.color_tag,
            "hotkey": tag_flow.set_hotkey,
            "name": tag_flow.rename_tag,
        }
        self._change(lambda project: verbs[field](project, guid, value))
        self._show()
