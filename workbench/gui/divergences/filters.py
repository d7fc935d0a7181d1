"""Counts kept apart, and what may be shown: groups, kinds, words and the order of the list."""

from collections import Counter
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.core.model import Comparison, Tier
from workbench.gui.divergences.phrases import TITLES, boilerplate_count, look, structure_counts
from workbench.gui.kindlist import of_group
from workbench.gui.parts.chip import Chip
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.ink import tip
from workbench.gui.parts.words import ElidedLabel
from workbench.gui.session import Session
from workbench.gui.session.order import GROUPS, group_of
from workbench.gui.theme import Theme

TIERS = MappingProxyType({"claim": Tier.CLAIM, "wording": Tier.WORDING})
MENU_MARK = 36
TELLS = MappingProxyType(
    {
        "claim": "Differences in what is claimed",
        "wording": "The same said in other words",
        "structure": "Sentences that moved or stand in one article only",
        "boilerplate": "Page furniture in both articles, never a claim",
    }
)


class FilterBar(QWidget):
    """Four counted groups, words, kinds and order; writes to the session's filter."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._focus = session.focus
        self._present: Counter[str] = Counter()
        self.chips = {group: self._chip(group, theme) for group in GROUPS}
        self.words = FilterField("Filter differences by words", "Filter…")
        self.words.settled.connect(lambda words: self._focus.set_filter(words=words))
        self._kind_menu, self._order_menu = QMenu(self), QMenu(self)
        self.kinds = _menu_button("Kinds", "Which kinds are shown", self._kind_menu)
        self.order = _menu_button("Order", "How the list is ordered", self._order_menu)
        self.structure = ElidedLabel()
        self.trace = QToolButton()
        self.trace.setAutoRaise(True)
        self.trace.setToolTip("Hidden by the filters below; show everything")
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
        return (self.trace, *self.chips.values(), self.words, self.kinds, self.order)

    def show_all(self) -> None:
        """Hide nothing any more."""
        self._focus.set_filter(tiers=frozenset(Tier), hidden_kinds=frozenset(), words="")

    def count(self, comparison: Comparison | None) -> None:
        """Count another comparison."""
        divergences = comparison.divergences if comparison else ()
        groups = Counter(group_of(divergence) for divergence in divergences)
        parts = structure_counts(comparison) if comparison else {}
        groups["structure"] += parts.get("moved", 0)
        groups["boilerplate"] = max(groups["boilerplate"], boilerplate_count(comparison) if comparison else 0)
        for group, chip in self.chips.items():
            chip.set_count(groups[group] if comparison else None)
        said = " · ".join(f"{count:,} {name}" for name, count in parts.items() if count)
        self.structure.setText(said)
        self.structure.setToolTip(tip(said))
        self.structure.setVisible(bool(said))
        self._present = Counter(divergence.kind for divergence in divergences)
        self.follow(0)

    def follow(self, hidden: int) -> None:
        """Show what the session's filter holds, and how many it hides."""
        admitted = self._focus.filter
        for group, chip in self.chips.items():
            kinds = of_group(group) & set(self._present) if self._present else frozenset()
            chip.setCheckable(group in TIERS or bool(kinds))
            chip.blockSignals(True)
            chip.setChecked(self._is_shown(group, kinds))
            chip.blockSignals(False)
        if self.words.text() != admitted.words:
            self.words.setText(admitted.words)
            self.words.settle()
        self._fill_kinds()
        self.trace.setText(f"{hidden:,} hidden — show")
        self.trace.setAccessibleName(f"{hidden:,} hidden by filters, show them")
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
            tier = frozenset({TIERS[group]})
            tiers = self._focus.filter.tiers
            self._focus.set_filter(tiers=tiers | tier if shown else tiers - tier)
        else:
            self._hide_kinds(of_group(group), hide=not shown)

    def _show_kind(self, kind: str, shown: bool) -> None:
        self._hide_kinds(frozenset({kind}), hide=not shown)

    def _hide_kinds(self, kinds: frozenset[str], *, hide: bool) -> None:
        hidden = self._focus.filter.hidden_kinds
        self._focus.set_filter(hidden_kinds=hidden | kinds if hide else hidden - kinds)

    def _fill_kinds(self) -> None:
        menu = self._kind_menu
        menu.clear()
        for kind, count in sorted(self._present.items(), key=lambda item: (-item[1], item[0])):
            action = QAction(f"{look(kind).label}\t{count:,}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(kind not in self._focus.filter.hidden_kinds)
            action.toggled.connect(partial(self._show_kind, kind))
            menu.addAction(action)
        if self._focus.filter.hidden_kinds:
            menu.addSeparator()
            menu.addAction("Show all kinds", lambda: self._focus.set_filter(hidden_kinds=frozenset()))
        hidden = len(self._focus.filter.hidden_kinds & set(self._present))
        self.kinds.setText(f"Kinds −{hidden}" if hidden else "Kinds")
        _fit(self.kinds)
        self.kinds.setEnabled(bool(self._present))

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
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.structure)
        column.addLayout(row)


def _menu_button(text: str, says: str, menu: QMenu) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(says)
    button.setAccessibleName(says)
    button.setMenu(menu)
    _fit(button)
    return button


def _fit(button: QPushButton) -> None:
    """A push button claims a width that short words do not need; its menu mark needs some."""
    button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + MENU_MARK)
