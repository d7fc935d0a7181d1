"""How the library is narrowed, ordered and grouped: three small buttons, and a trace of what is left out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.flow.library import Facets
from workbench.gui.library.provenance import published_trouble
from workbench.gui.parts.words import label
from workbench.gui.session.catalog import Catalog

ORDERS = (
    ("added", "As they were added"),
    ("title", "Title"),
    ("outlet", "Outlet"),
    ("published", "Date"),
    ("words", "Length"),
)
MEASURES = (("near", "Near-duplicates"), ("story", "Same event"), ("", "Not grouped"))
FINDING = (("near", "Find near-duplicates"), ("story", "Find the same event"))
REVIEWS = (
    ("unread", "not read yet"),
    ("in_progress", "being read"),
    ("done", "read"),
    ("quoted", "quoted by facts"),
    ("guessed", "with guessed details"),
)


class Narrowing(QWidget):
    """Group, Sort and Filter side by side, and below them what is left out and the way back."""

    def __init__(
        self, catalog: Catalog, fold_all: Callable[[bool], None], find: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._find = find
        self._catalog = catalog
        self.group, self.sort, self.filter = (_button(name) for name in ("Group", "Sort", "Filter"))
        self.panel = FilterPanel(catalog, self)
        self.trace = QPushButton()
        self.trace.setObjectName("trace")
        self.trace.setFlat(True)
        self.trace.clicked.connect(catalog.clear)
        self.trace.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.group, self.sort, self.filter):
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trace)
        self.group.setMenu(self._group_menu(fold_all))
        self.sort.setMenu(self._sort_menu())
        self.filter.clicked.connect(self.ask)
        self.show_state(0)

    def ask(self) -> None:
        """Open the filter below its button."""
        self.panel.open_below(self.filter)

    def show_state(self, total: int) -> None:
        """Say how the list is narrowed, of so many articles, and tick what is chosen."""
        query, listed = self._catalog.query, self._catalog.arrangement.total
        narrowed = self._catalog.is_narrowed
        self.trace.setText(f"{listed:,} of {total:,} · clear")
        self.trace.setAccessibleName(f"{listed:,} of {total:,} articles are listed; clear the filter")
        self.trace.setVisible(narrowed)
        others = sum(
            bool(getattr(query, name)) for name in ("outlet", "since", "until", "near", "story", "review")
        )
        self.filter.setText(f"Filter {others}" if others else "Filter")
        for action in self.group.menu().actions():
            if action.isCheckable():
                action.setChecked(action.data() == self._catalog.measure)
        for action in self.sort.menu().actions():
            if action.isCheckable():
                action.setChecked(action.data() in (query.order, "falling" if query.descending else ""))

    def _group_menu(self, fold_all: Callable[[bool], None]) -> QMenu:
        menu = QMenu("Group", self)
        for measure, words in MEASURES:
            menu.addAction(_choice(menu, words, measure, partial(self._catalog.group_by, measure)))
        menu.addSeparator()
        for measure, words in FINDING:
            menu.addAction(words, partial(self._find, measure))
        menu.addSeparator()
        menu.addAction("Fold all groups", lambda: fold_all(True))
        menu.addAction("Unfold all groups", lambda: fold_all(False))
        return menu

    def _sort_menu(self) -> QMenu:
        menu = QMenu("Sort", self)
        for order, words in ORDERS:
            menu.addAction(_choice(menu, words, order, partial(self._catalog.ask, order=order)))
        menu.addSeparator()
        menu.addAction(_choice(menu, "From the last to the first", "falling", self._turn))
        return menu

    def _turn(self) -> None:
        self._catalog.ask(descending=not self._catalog.query.descending)


class FilterPanel(QFrame):
    """Outlet, dates and state of review, each with counts; what is chosen acts at once."""

    def __init__(self, catalog: Catalog, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._catalog = catalog
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Filter")
        self.outlet, self.review = QComboBox(), QComboBox()
        for box, name in ((self.outlet, "Outlet"), (self.review, "Review")):
            box.setAccessibleName(name)
            box.setMinimumWidth(200)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.outlet.activated.connect(lambda: catalog.ask(outlet=self.outlet.currentData()))
        self.review.activated.connect(lambda: catalog.ask(review=self.review.currentData()))
        self.since, self.until = (self._day(name) for name in ("since", "until"))
        self.trouble = label(muted=True, wrap=True)
        form = QFormLayout(self)
        form.addRow("&Outlet", self.outlet)
        form.addRow("&From", self.since)
        form.addRow("&To", self.until)
        form.addRow("&Review", self.review)
        form.addRow(self.trouble)
        clear = QPushButton("&Clear all")
        clear.clicked.connect(catalog.clear)
        clear.clicked.connect(self.hide)
        form.addRow(clear)

    def open_below(self, button: QWidget) -> None:
        """Show what can be chosen, as soon as it is counted."""
        self._fill(None)
        self.adjustSize()
        self.move(button.mapToGlobal(button.rect().bottomLeft()))
        self.show()
        self.outlet.setFocus()
        self._catalog.look_around(self._fill)

    def _fill(self, facets: Facets | None) -> None:
        query = self._catalog.query
        outlets = facets.outlets if facets else {}
        self.outlet.clear()
        self.outlet.addItem("any outlet", "")
        for name, count in outlets.items():
            self.outlet.addItem(f"{name} ({count:,})", name)
        if query.outlet and query.outlet not in outlets:
            self.outlet.addItem(query.outlet, query.outlet)
        self.outlet.setCurrentIndex(max(0, self.outlet.findData(query.outlet)))
        self.review.clear()
        self.review.addItem("any state", "")
        for name, words in REVIEWS:
            self.review.addItem(f"{words} ({facets.reviews.get(name, 0):,})" if facets else words, name)
        self.review.setCurrentIndex(max(0, self.review.findData(query.review)))
        for field, value, edge in (
            (self.since, query.since, facets.first if facets else ""),
            (self.until, query.until, facets.last if facets else ""),
        ):
            field.setText(value)
            field.setPlaceholderText(edge[:10] or "2024-04-10")

    def _day(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName("From" if name == "since" else "To")
        field.editingFinished.connect(lambda: self._ask_day(name, field.text().strip()))
        return field

    def _ask_day(self, name: str, day: str) -> None:
        trouble = published_trouble(day)
        self.trouble.setText(trouble)
        if not trouble:
            self._catalog.ask(**{name: day})


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setText(name)
    button.setAccessibleName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _choice(menu: QMenu, words: str, data: str, verb: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setData(data)
    action.triggered.connect(lambda: verb())
    return action
