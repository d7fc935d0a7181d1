"""The current fact's evidence: rows with stance, quote and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.model import Evidence, Fact, Stance
from workbench.gui.facts.wording import ANCHORS, DOUBTFUL, sign_of
from workbench.gui.parts.ink import (
    GAP,
    PAD,
    draw_badge,
    draw_ground,
    draw_line,
    one_line,
    quiet,
    sized,
    text_color,
    tip,
)
from workbench.gui.parts.quoted import Passage, draw_passage
from workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BADGE = 20
QUOTE_LINES = 2


class Role(IntEnum):
    """What a row carries beside its words."""

    EVIDENCE = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    REMARKS = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Place:
    """An article in words: its letter on the desk, if it lies there, and where it comes from."""

    letter: str
    source: str


def place_words(place: Place, evidence: Evidence) -> str:
    """Where a quote stands, with what happened to its anchor."""
    parts = [place.letter, place.source, f"v{evidence.version}"]
    parts.append(ANCHORS.get(evidence.anchor_status, evidence.anchor_status))
    return " · ".join(part for part in parts if part)


def remarks(evidence: Evidence, *, noted: bool) -> str:
    """What was said about a quote in signs: a star, a memo, how sure, that there is a comment."""
    sure = f"{evidence.confidence}/5" if evidence.confidence else ""
    parts = ("★" * evidence.important, sure, "✎" * noted, "❝" * bool(evidence.comment))
    return " ".join(part for part in parts if part)


def remark_words(evidence: Evidence, *, noted: bool) -> str:
    """The same in words."""
    return "".join(
        (
            ", important" if evidence.important else "",
            f", confidence {evidence.confidence} of 5" if evidence.confidence else "",
            ", has a memo" if noted else "",
            f", comment: {evidence.comment}" if evidence.comment else "",
        )
    )


class EvidenceModel(QAbstractListModel):
    """One row a quote."""

    def __init__(self) -> None:
        super().__init__()
        self._evidence: tuple[Evidence, ...] = ()
        self._places: Mapping[str, Place] = {}
        self._noted: frozenset[str] = frozenset()

    def show(
        self, fact: Fact | None, places: Mapping[str, Place], noted: frozenset[str] = frozenset()
    ) -> None:
        """List a fact's evidence; where only contents changed, the rows stay. ``noted`` ones have memos."""
        evidence = fact.evidence if fact else ()
        same = [piece.guid for piece in evidence] == [piece.guid for piece in self._evidence]
        if not same:
            self.beginResetModel()
        self._evidence, self._places, self._noted = evidence, places, noted
        if not same:
            self.endResetModel()
        elif evidence:
            self.dataChanged.emit(self.index(0), self.index(len(evidence) - 1))

    def evidence(self, row: int) -> Evidence | None:
        """The quote of a row."""
        return self._evidence[row] if 0 <= row < len(self._evidence) else None

    def row_of(self, guid: str) -> int:
        """The row of a quote, -1 when it is not here."""
        return next((row for row, piece in enumerate(self._evidence) if piece.guid == guid), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many quotes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._evidence)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A quote, its place, and both in a sentence."""
        if not index.isValid():
            return None
        evidence = self._evidence[index.row()]
        where = place_words(self._places.get(evidence.article, Place("", "unknown article")), evidence)
        if role == Role.EVIDENCE:
            return evidence
        if role == Role.PLACE:
            return where
        if role == Role.REMARKS:
            return remarks(evidence, noted=evidence.guid in self._noted)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = remark_words(evidence, noted=evidence.guid in self._noted)
            return f"{evidence.stance}: “{one_line(evidence.exact)}”, {where}{said}"
        return (
            tip(f"{evidence.exact} — {evidence.comment}" if evidence.comment else evidence.exact)
            if role == Qt.ItemDataRole.ToolTipRole
            else None
        )


class EvidenceDelegate(QStyledItemDelegate):
    """Sign and stance, the quote in the reading face, and its source below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The same height for every row."""
        quote = QFontMetrics(self._quote_font(option)).height()
        small = QFontMetrics(sized(option.font, 0.9)).height()
        return QSize(200, small + QUOTE_LINES * quote + 2 * 7 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        evidence: Evidence = index.data(Role.EVIDENCE)
        painter.save()
        ink = self.theme.color("fact")
        draw_ground(painter, option, ink)
        badge = QRect(option.rect.left() + PAD, option.rect.top() + 7, BADGE, BADGE)
        against = evidence.stance is Stance.CONTRADICTS
        sign = sign_of(evidence.stance).glyph
        font, page = sized(option.font, 1.0, QFont.Weight.Bold), self.theme.color("page")
        draw_badge(painter, badge, sign, font, ink, page=page, filled=against)
        self._paint_words(painter, option, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        evidence: Evidence = index.data(Role.EVIDENCE)
        small = sized(option.font, 0.9)
        strong = sized(option.font, 0.9, QFont.Weight.DemiBold)
        left = option.rect.left() + PAD + BADGE + GAP
        width = option.rect.right() - PAD - left
        box = QRect(left, option.rect.top() + 7, width, QFontMetrics(small).height())
        taken = draw_line(painter, box, str(evidence.stance), strong, text_color(option))
        lost = evidence.anchor_status in DOUBTFUL and not option.state & QStyle.StateFlag.State_Selected
        ink = self.theme.color("problem") if lost else quiet(option)
        signs = str(index.data(Role.REMARKS))
        room = QFontMetrics(strong).horizontalAdvance(signs) + 2 if signs else 0
        where = str(index.data(Role.PLACE))
        draw_line(painter, box.adjusted(taken + GAP, 0, -room - GAP if room else 0, 0), where, small, ink)
        if signs:
            draw_line(painter, box.adjusted(box.width() - room, 0, 4, 0), signs, strong, text_color(option))
        font = self._quote_font(option)
        quote = QRect(left, box.bottom() + 3, width, QUOTE_LINES * QFontMetrics(font).height())
        passage = Passage(evidence.prefix, evidence.exact, evidence.suffix)
        inks = (text_color(option), quiet(option))
        draw_passage(painter, quote, passage, font, inks, QUOTE_LINES)

    def _quote_font(self, option: QStyleOptionViewItem) -> QFont:
        return self.theme.reading_font(option.font.pointSizeF())
