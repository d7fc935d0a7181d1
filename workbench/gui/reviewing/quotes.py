"""A fact and what is quoted for and against it, read before one judges."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.model import Evidence, Fact
from workbench.flow.articles import ArticleCard
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import label, source
from workbench.gui.theme import Theme


class Reading(QScrollArea):
    """The statement in the type articles are read in, then every quote with its source and stance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Fact | None, Mapping[str, ArticleCard]] = (None, {})
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The fact and its quotes")

    def set_theme(self, theme: Theme) -> None:
        """Write in another palette."""
        self._theme = theme
        self.show_fact(*self._shown)

    def show_fact(self, fact: Fact | None, cards: Mapping[str, ArticleCard]) -> None:
        """Write another fact down; ``cards`` name the articles."""
        self._shown = fact, cards
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 12, 0)
        column.setSpacing(6)
        if fact is not None:
            column.addWidget(label(self._about(fact), muted=True, wrap=True))
            column.addWidget(self._set(fact.statement, 1.25))
            self._add_quotes(column, fact.evidence, cards)
        column.addStretch()
        self.setWidget(inside)

    def _add_quotes(
        self, column: QVBoxLayout, evidence: Sequence[Evidence], cards: Mapping[str, ArticleCard]
    ) -> None:
        column.addSpacing(8)
        if not evidence:
            column.addWidget(label("No quote is attached to this fact yet.", muted=True))
        for each in evidence:
            card = cards.get(each.article)
            place = source(card.outlet, card.published) if card else "unknown source"
            lost = " · its place is lost" if each.span is None else ""
            column.addSpacing(4)
            column.addWidget(label(f"{each.stance.value} · {place}{lost}", muted=True, wrap=True))
            before, after = one_line(each.prefix[-80:]), one_line(each.suffix[:80])
            column.addWidget(self._set(f"… {before} “{each.exact}” {after} …", 1.0))
            if each.comment:
                column.addWidget(label(each.comment, wrap=True))

    def _set(self, text: str, scale: float) -> QLabel:
        made = label(text, wrap=True)
        made.setFont(self._theme.reading_font(12 * scale))
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    @staticmethod
    def _about(fact: Fact) -> str:
        said = (fact.name, fact.kind, getattr(fact, "claimant", ""), getattr(fact, "claim_date", ""))
        return " · ".join(part for part in said if part)
