"""Agreement: each figure with its number of items, what was left out and why, and who differs from whom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.core.agreement import Figure
from workbench.flow.agreeing import Agreement, LeftOut, Measure, SpanPair
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.reviewing.heatmap import HeatMap
from workbench.gui.session import Session
from workbench.gui.theme import Theme

MOST = 12
RULE = "Alpha: 1 is full agreement, 0 is what chance gives. 0.8 is held to be reliable, 0.667 the least."


class FiguresPane(QScrollArea):
    """Figures, the table of a pair as a picture, and lists of what does not count."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._found = Agreement()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Agreement")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.map = HeatMap(theme)
        self.pairs = QComboBox()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.map.set_theme(theme)

    def refresh(self) -> None:
        """Work the figures out again."""
        self._found = found = self._session.judging.agreement()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 16, 12)
        column.setSpacing(8)
        if found.why:
            column.addWidget(EmptyState("No figures yet", [found.why]), 1)
        else:
            column.addWidget(label("Verdicts of this round", strong=True))
            column.addLayout(self._grid(found.measures))
            column.addWidget(label(RULE, muted=True, wrap=True))
            self._add_pairs(column, found)
            self._add_left_out(column, found.measures)
        self._add_evidence(column)
        column.addStretch()
        self.setWidget(inside)

    def _add_pairs(self, column: QVBoxLayout, found: Agreement) -> None:
        if not found.pairs:
            return
        name = self._session.reviewing.shown_name
        column.addSpacing(8)
        column.addWidget(label("Two by two", strong=True))
        self.pairs, self.map = QComboBox(), HeatMap(self._theme)
        self.pairs.setAccessibleName("Which two reviewers")
        for pair in found.pairs:
            kappa, share = _said(pair.kappa), _percent(pair.percent)
            both = f"{name(pair.first)} and {name(pair.second)}"
            self.pairs.addItem(f"{both}: Cohen’s kappa {kappa}, equal {share}")
        self.pairs.currentIndexChanged.connect(self._show_pair)
        column.addWidget(self.pairs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.map, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_pair(0)

    def _show_pair(self, number: int) -> None:
        scale, name = self._session.judging.scale, self._session.reviewing.shown_name
        if scale is not None and 0 <= number < len(self._found.pairs):
            pair = self._found.pairs[number]
            verdicts = [(verdict.guid, verdict.label) for verdict in scale.verdicts]
            self.map.show_table((name(pair.first), name(pair.second)), verdicts, pair.table)

    def _add_evidence(self, column: QVBoxLayout) -> None:
        measures, spans = self._session.judging.evidence()
        column.addSpacing(12)
        column.addWidget(label("Evidence, in the articles that both have read", strong=True))
        if not spans and not (measures and measures[0].figure.n):
            said = "Mark articles as read (Review menu); where two have read and quoted, this counts it."
            column.addWidget(label(said, muted=True, wrap=True))
            return
        column.addLayout(self._grid(measures))
        for pair in spans:
            column.addWidget(label(self._spans(pair), wrap=True))
        self._add_left_out(column, measures)

    def _spans(self, pair: SpanPair) -> str:
        name, found = self._session.reviewing.shown_name, pair.found
        shares = (("precision", found.precision), ("recall", found.recall), ("F1", found.f1))
        told = ", ".join(f"{what} {'undefined' if v is None else f'{v:.3f}'}" for what, v in shares)
        same = "" if found.percent is None else f"; {found.percent:.1%} of all characters treated alike"
        where = plural(pair.articles, "article")
        return (
            f"Quoted characters of {name(pair.second)} against {name(pair.first)} in {where}: {told}{same}."
        )

    def _grid(self, measures: Sequence[Measure]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        for row, measure in enumerate(measures):
            figure = measure.figure
            value = _percent(figure) if "ercent" in measure.name else _said(figure)
            shown = label(value, strong=figure.value is not None)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            out = f", {len(measure.left_out):,} left out" if measure.left_out else ""
            why = f": {figure.why}" if figure.value is None else ""
            cells = (label(measure.name), shown, label(f"n = {figure.n:,}{out}{why}", muted=True, wrap=True))
            for place, cell in enumerate(cells):
                grid.addWidget(cell, row, place + (place == 2))
        return grid

    def _add_left_out(self, column: QVBoxLayout, measures: Sequence[Measure]) -> None:
        every: dict[LeftOut, None] = {}
        for measure in measures:
            every.update(dict.fromkeys(measure.left_out))
        if not every:
            return
        subjects = self._session.judging.subjects()
        column.addSpacing(4)
        column.addWidget(label("Left out", strong=True))
        for each in list(every)[:MOST]:
            name = subjects.get(each.fact, ("", ""))[0]
            column.addWidget(label(f"{name}: {each.why}", muted=True, wrap=True))
        if len(every) > MOST:
            column.addWidget(label(f"and {len(every) - MOST:,} more", muted=True))


def _said(figure: Figure) -> str:
    return "undefined" if figure.value is None else f"{figure.value:.3f}"


def _percent(figure: Figure) -> str:
    return "undefined" if figure.value is None else f"{figure.value:.0%}"
