"""Counts kept apart, and what may be shown: groups, properties, words and the order of the list."""

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.core.model import Comparison, Divergence, Tier
from workbench.core.rulings import Docket, Status
from workbench.gui.divergences.menus import FilterMenus
from workbench.gui.divergences.phrases import TITLES, boilerplate_count, structure_counts
from workbench.gui.kindlist import of_group
from workbench.gui.parts.chip import Chip
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.ink import tip
from workbench.gui.parts.words import ElidedLabel
from workbench.gui.session import Session
from workbench.gui.session.filtering import EVERYTHING
from workbench.gui.session.order import GROUPS, group_of
from workbench.gui.theme import Theme

TIERS = MappingProxyType({"claim": Tier.CLAIM, "wording": Tier.WORDING})
TELLS = MappingProxyType(
    {
        "claim": "Differences in what is claimed",
        "wording": "The same said in other words",
        "structure": "Sentences that moved or stand in one article only",
        "boilerplate": "Page furniture in both articles, never a claim",
    }
)


class FilterBar(QWidget):
    """Four counted groups, four properties, words and order; writes to the session's filter."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._focus = session, session.focus
        self._present: frozenset[str] = frozenset()
        self.chips = {group: self._chip(group, theme) for group in GROUPS}
        self.words = FilterField("Filter differences by words", "Filter…")
        self.words.settled.connect(lambda words: self._focus.set_filter(words=words))
        self.menus = FilterMenus(session)
        self._order_menu = QMenu(self)
        self.order = QToolButton()
        self.order.setText("Order ▾")
        self.order.setAutoRaise(True)
        self.order.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.order.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setAccessibleName("How the list is ordered")
        self.order.setToolTip("How the list is ordered")
        self.order.setMenu(self._order_menu)
        self.structure = ElidedLabel()
        self.trace = QToolButton()
        self.trace.setAutoRaise(True)
        self.trace.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.trace.clicked.connect(self.show_all)
        self._fill_order()
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint the marks in another palette."""
        for group, chip in self.chips.items():
            chip.set_accent(theme.color(group))

    def order_of_keys(self) -> tuple[QWidget, ...]:
        """The controls in the order in which Tab reaches them."""
        menus = self.menus.buttons.values()
        return (self.order, *self.chips.values(), self.words, *menus, self.trace)

    def show_all(self) -> None:
        """Hide nothing any more."""
        self._focus.use_filter(EVERYTHING)

    def count(self, comparison: Comparison | None, judged: Sequence[Divergence], docket: Docket) -> None:
        """Count what the reviewers left of a comparison."""
        dismissed = {i for i, each in docket.standings.items() if each.status is Status.DISMISSED}
        groups = Counter(group_of(each) for index, each in enumerate(judged) if index not in dismissed)
        parts = structure_counts(comparison) if comparison else {}
        groups["structure"] += parts.get("moved", 0)
        groups["boilerplate"] = max(groups["boilerplate"], boilerplate_count(comparison) if comparison else 0)
        for group, chip in self.chips.items():
            chip.set_count(groups[group] if comparison else None)
        said = " · ".join(f"{count:,} {name}" for name, count in parts.items() if count)
        self.structure.setText(said)
        self.structure.setToolTip(tip(said))
        self._present = frozenset(each.kind for each in judged)
        self.menus.count(judged, docket)

    def follow(self, hidden: int, dismissed: int) -> None:
        """Show what the session's filter holds: how many it hides, and how many because of a dismissal."""
        admitted = self._focus.filter
        for group, chip in self.chips.items():
            kinds = of_group(group) & self._present if self._present else frozenset()
            chip.setCheckable(group in TIERS or bool(kinds))
            chip.blockSignals(True)
            chip.setChecked(self._is_shown(group, kinds))
            chip.blockSignals(False)
        if self.words.text() != admitted.words:
            self.words.setText(admitted.words)
            self.words.settle()
        for action, severest in zip(self._order_menu.actions(), (False, True), strict=True):
            action.setChecked(severest == self._focus.severest_first)
        self.menus.follow()
        by_filters = hidden - dismissed
        told = [f"{by_filters:,} hidden by filters"] if by_filters or not dismissed else []
        said = ", ".join([*told, f"{dismissed:,} dismissed"] if dismissed else told)
        self.trace.setText(f"{hidden:,} hidden · show all")
        self.trace.setAccessibleName(f"{said}; show all")
        self.trace.setToolTip(tip(self.trace.accessibleName()))
        self.trace.setVisible(hidden > 0)

    # ---- inside

    def _chip(self, group: str, theme: Theme) -> Chip:
        chip = Chip(TITLES[group], theme.color(group))
        chip.setToolTip(TELLS[group])
        chip.toggled.connect(lambda shown: self._toggle_group(group, shown))
        return chip

    def _is_shown(self, group: str, kinds: frozenset[str]) -> bool:
        admitted = self._focus.filter
        if group in TIERS:
            return TIERS[group] in admitted.tiers
        return not kinds or not kinds <= admitted.hidden_kinds

    def _toggle_group(self, group: str, shown: bool) -> None:
        if group in TIERS:
            tier, tiers = frozenset({TIERS[group]}), self._focus.filter.tiers
            self._focus.set_filter(tiers=tiers | tier if shown else tiers - tier)
        else:
            kinds, hidden = of_group(group), self._focus.filter.hidden_kinds
            self._focus.set_filter(hidden_kinds=hidden - kinds if shown else hidden | kinds)

    def _fill_order(self) -> None:
        together = QActionGroup(self)
        for text, severest in (("In the order of the text", False), ("Severest first", True)):
            action = self._order_menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(severest == self._focus.severest_first)
            action.triggered.connect(lambda _, severest=severest: self._focus.order_by_severity(severest))
            together.addAction(action)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, chip in enumerate(self.chips.values()):
            grid.addWidget(chip, place // 2, place % 2)
        told = QHBoxLayout()
        told.addWidget(self.structure, 1)
        told.addWidget(self.trace)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.words)
        column.addWidget(self.menus)
        column.addLayout(told)
