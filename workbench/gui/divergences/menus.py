"""Small menus that say what is shown: one for each property, every value with its count."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from workbench.core.model import Divergence, Relation, Severity
from workbench.core.rulings import Docket, Status
from workbench.gui.divergences.phrases import RELATIONS, look
from workbench.gui.parts.ink import tip
from workbench.gui.session import Session
from workbench.gui.session.filtering import Filter

Hidden = frozenset[str]


@dataclass(frozen=True, slots=True)
class Property:
    """One property that differences are filtered by: its part of the filter, and how it is called."""

    field: str
    title: str
    says: str
    word: Callable[[str], str]
    order: Sequence[str] = ()


PROPERTIES = (
    Property("hidden_kinds", "Kind", "Which kinds are shown", lambda kind: look(kind).label),
    Property(
        "hidden_severities",
        "Severity",
        "Which severities are shown",
        lambda severity: severity.capitalize(),
        tuple(Severity),
    ),
    Property(
        "hidden_relations",
        "Relation",
        "Which relations are shown",
        lambda relation: RELATIONS[Relation(relation)].capitalize(),
        tuple(Relation),
    ),
    Property(
        "hidden_statuses",
        "Status",
        "Which are shown of those that were decided",
        lambda status: status.capitalize(),
        tuple(Status),
    ),
)
USUAL: Mapping[str, Hidden] = MappingProxyType(
    {each.field: frozenset(map(str, getattr(Filter(), each.field))) for each in PROPERTIES}
)


class FilterMenus(QWidget):
    """A row of menu buttons; one that hides something else than usual is written strong."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._counts: dict[str, Counter[str]] = {}
        self.buttons: dict[str, QToolButton] = {}
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for each in PROPERTIES:
            row.addWidget(self._button(each))
        row.addStretch()

    def count(self, judged: Sequence[Divergence], docket: Docket) -> None:
        """Count the values of what there is."""
        self._counts = {
            "hidden_kinds": Counter(each.kind for each in judged),
            "hidden_severities": Counter(str(each.severity) for each in judged),
            "hidden_relations": Counter(str(each.relation) for each in judged),
            "hidden_statuses": Counter(str(docket.of(index).status) for index in range(len(judged))),
        }
        self.follow()

    def follow(self) -> None:
        """Say which of them hide something."""
        for each in PROPERTIES:
            hidden, counts = self._hidden(each), self._counts.get(each.field, Counter())
            button = self.buttons[each.field]
            button.setEnabled(bool(counts))
            font = button.font()
            font.setBold(hidden != USUAL[each.field])
            button.setFont(font)
            gone = sum(counts[value] for value in hidden)
            button.setAccessibleName(f"{each.says}{f', {gone:,} hidden' if gone else ''}")
            button.setToolTip(tip(button.accessibleName()))

    # ---- inside

    def _button(self, each: Property) -> QToolButton:
        button = QToolButton()
        button.setText(f"{each.title} ▾")
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self.fill, each))
        button.setMenu(menu)
        self.buttons[each.field] = button
        return button

    def fill(self, each: Property) -> None:
        """Write the menu of one property: what there is, the most frequent first or in its own order."""
        menu, counts = self.buttons[each.field].menu(), self._counts.get(each.field, Counter())
        menu.clear()
        ranked = each.order or sorted(counts, key=lambda value: (-counts[value], value))
        hidden = self._hidden(each)
        for value in ranked:
            if counts[value] or value in hidden:
                action = QAction(f"{each.word(value)}\t{counts[value]:,}".replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(value not in hidden)
                action.toggled.connect(partial(self._show, each, value))
                menu.addAction(action)
        menu.addSeparator()
        menu.addAction("Show all of them", partial(self._set, each, frozenset()))
        menu.addAction("Show the usual ones", partial(self._set, each, USUAL[each.field]))

    def _hidden(self, each: Property) -> Hidden:
        return frozenset(map(str, getattr(self._session.focus.filter, each.field)))

    def _show(self, each: Property, value: str, shown: bool) -> None:
        hidden = self._hidden(each)
        self._set(each, hidden - {value} if shown else hidden | {value})

    def _set(self, each: Property, hidden: Hidden) -> None:
        typed: frozenset[object] = frozenset(hidden)
        if each.order:
            typed = frozenset(value for value in each.order if value in hidden)
        self._session.focus.set_filter(**{each.field: typed})
