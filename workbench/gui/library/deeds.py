"""What is done with the articles of the library: describing, correcting, taking out, grouping."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from workbench.core.model import Side
from workbench.flow.articles import Draft
from workbench.gui.parts.words import plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

PAIR = 2


class Deeds:
    """Verbs on one article, or on all that are selected; ``chosen`` names them."""

    def __init__(
        self,
        session: Session,
        theme: Callable[[], Theme],
        file_wanted: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        """``file_wanted`` asks for the file of a corrected text."""
        self._session, self._theme, self._parent = session, theme, parent
        self._file_wanted = file_wanted

    def describe(self, guid: str) -> None:
        """Ask for an article's provenance and store what changed."""
        from workbench.gui.library.dialogs import ask_provenance

        card = self._session.desk.card(guid)
        if card is not None:
            ask_provenance(self._session, card, self._theme(), self._parent)

    def read_again(self, guid: str) -> None:
        """Ask how an article is to be read again from its original."""
        from workbench.gui.library.again import ask_again

        card = self._session.desk.card(guid)
        if card is not None:
            ask_again(self._session, card, self._theme(), self._parent)

    def describe_all(self, keys: Sequence[int]) -> None:
        """Ask what is to be said of many articles at once."""
        from workbench.gui.library.bulk import FIELDS, BulkDialog

        catalog = self._session.catalog
        dialog = BulkDialog(len(keys), catalog.common(keys, FIELDS), self._theme(), self._parent)
        dialog.accepted.connect(lambda: self._store_all(keys, dialog.changes()))
        self._open(dialog)

    def correct(self, guid: str) -> None:
        """Ask for a corrected text of an article, pasted or from a file."""
        from workbench.gui.library.correction import CorrectionDialog

        card = self._session.desk.card(guid)
        if card is None:
            return
        dialog = CorrectionDialog(card, self._theme(), self._parent)
        dialog.accepted.connect(lambda: self._correct(card.guid, dialog.draft))
        dialog.file_wanted.connect(lambda: self._file_wanted(card.guid))
        self._open(dialog)

    def remove(self, keys: Sequence[int]) -> None:
        """Take articles out; undo brings them back."""
        desk, guids = self._session.desk, self._session.catalog.guids(keys)
        if len(guids) == 1:
            desk.remove_article(guids[0])
        elif guids and self._session.grouping.remove(guids):
            desk.told.emit(f"{plural(len(guids), 'article')} removed; undo brings them back.")

    def rule(self, keys: Sequence[int], ruling: str) -> None:
        """Say that articles belong together, or apart; an empty ruling takes that back."""
        self._session.grouping.rule(self._session.catalog.guids(keys), ruling)

    def leave_group(self, keys: Sequence[int]) -> None:
        """Say that articles do not belong to the others of their group."""
        self._session.grouping.take_out(self._session.catalog.guids(keys))

    # ---- inside

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _store_all(self, keys: Sequence[int], changes: dict[str, str]) -> None:
        catalog = self._session.catalog
        if changes and self._session.grouping.edit(catalog.guids(keys), changes):
            self._session.desk.told.emit(
                f"{', '.join(changes).capitalize()} of {plural(len(keys), 'article')} written down."
            )

    def _correct(self, guid: str, draft: Draft | None) -> None:
        if draft is not None:
            self._session.desk.add_version(guid, draft)


class ArticleMenu(QMenu):
    """What can be done with the articles that are selected, and with the group one stands in."""

    def __init__(self, view: QWidget, deeds: Deeds) -> None:
        super().__init__(view)
        self._view, self._deeds = view, deeds
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def fill(
        self,
        keys: Sequence[int],
        group: int,
        open_selected: Callable[[], None],
        put: Callable[[Side], None],
        session: Session,
    ) -> None:
        """Offer what fits so many articles, of ``group`` or, where it is 0, of none."""
        if len(keys) == PAIR:
            self.addAction("Lay &side by side\tEnter", open_selected)
        self.addAction("Open as &A\tL", lambda: put(Side.LEFT))
        self.addAction("Open as &B\tR", lambda: put(Side.RIGHT))
        self.addSeparator()
        if len(keys) == 1:
            guid = session.catalog.guids(keys)[0]
            read = self.addAction("I have &read this", lambda: session.reviewing.toggle_read(guid))
            read.setCheckable(True)
            read.setChecked(session.reviewing.has_read(guid))
            self.addAction("&Edit provenance…\tF2", lambda: self._deeds.describe(guid))
            self.addAction("Rea&d again from the original as…", lambda: self._deeds.read_again(guid))
            self.addAction("Bring a &corrected text…", lambda: self._deeds.correct(guid))
            self.addAction(
                "What a new &version changed", lambda: _compare_versions(session, guid, self._view)
            )
        else:
            self.addAction(f"&Edit {len(keys):,} articles…\tF2", lambda: self._deeds.describe_all(keys))
            self.addAction("Put &together in one group", lambda: self._deeds.rule(keys, "together"))
        if group or len(keys) > 1:
            self.addAction("Show on the &map", lambda: session.atlas.show(keys))
            self.addAction("Show the ori&gins", lambda: _show_origins(session, keys))
        if group:
            only = {session.catalog.measure: group}
            self.addAction("&List this group alone", lambda: session.catalog.ask(**only))
            self.addAction("Take &out of the group", lambda: self._deeds.leave_group(keys))
        self.addSeparator()
        self.addAction("&Remove\tDel", lambda: self._deeds.remove(keys))

    def show_at(self, where: QPoint) -> None:
        """Open below the mouse."""
        self.popup(where)


def _compare_versions(session: Session, guid: str, view: QWidget) -> None:
    from workbench.gui.library.versions import compare_versions

    compare_versions(session, guid, view)


def _show_origins(session: Session, keys: Sequence[int]) -> None:
    """Who took from whom: of one article in its group, of several among themselves."""
    guids = session.catalog.guids(keys)
    if len(guids) == 1:
        session.origins.show_group(guids[0])
    else:
        session.origins.show(guids)
