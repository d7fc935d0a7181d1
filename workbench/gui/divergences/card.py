"""The card below the list: the stepper, the reason, and what can be decided."""

from collections.abc import Callable
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.core.model import Tier
from workbench.core.rulings import Standing, Status
from workbench.gui.divergences.shares import Shares
from workbench.gui.divergences.why import Shown, WhyCard
from workbench.gui.parts.ink import tip
from workbench.gui.parts.words import label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

TURNED = MappingProxyType(
    {
        Tier.CLAIM: ("↓ Wording", "Make it wording: it only says the same in other words"),
        Tier.WORDING: ("↑ Claim", "Make it a claim: it touches what is claimed"),
    }
)


class Card(QWidget):
    """Why the current difference is shown, and the buttons that decide about it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.why, self.shares = WhyCard(theme), Shares(theme)
        self.position = label()
        self.position.setAccessibleName("Position")
        self.back = self._step_button(Qt.ArrowType.LeftArrow, "Previous difference", "previous", -1)
        self.ahead = self._step_button(Qt.ArrowType.RightArrow, "Next difference", "next", 1)
        findings, review = session.findings, session.review
        self.confirm = _button("Confirm", "Confirm: the difference holds", findings.confirm)
        self.dismiss = _button("Dismiss", "Dismiss: it is no difference", findings.dismiss)
        self.turn = _button(TURNED[Tier.CLAIM][0], "", findings.turn_tier)
        self.tag = _button("Tag fact", "Tag fact", review.tag_fact)
        self.add = _button("Add evidence", "Add evidence to the current fact", review.add_evidence)
        self.decisions = (self.confirm, self.dismiss, self.turn)
        for button in self.decisions:
            button.setCheckable(True)
        self.more = self._more_button()
        self._names = {
            self.confirm: "confirm",
            self.dismiss: "dismiss",
            self.turn: "turn_tier",
            self.tag: "tag",
            self.add: "evidence",
        }
        self._words = {button: button.text() for button in self._names}
        self._lay_out()
        session.hints.follow(self, self._write_keys)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.why.set_theme(theme)
        self.shares.set_theme(theme)

    def order_of_keys(self) -> tuple[QWidget, ...]:
        """The controls in the order in which Tab reaches them."""
        return (self.back, self.ahead, self.why, *self.decisions, self.more, self.tag, self.add)

    def refresh(self, shown: int) -> None:
        """Say what there is to say of the difference in focus, ``shown`` of which are listed."""
        desk, focus, standing = self._session.desk, self._session.focus, self._session.findings.standing
        current, comparison = focus.current, desk.comparison
        told = None
        if current is not None and comparison is not None and standing is not None and desk.pair:
            told = Shown(current, standing, comparison, desk.pair)
        self.why.explain(told, comparison)
        self.shares.setVisible(told is None and bool(comparison and comparison.figures))
        if comparison is not None:
            self.shares.show_pair(comparison)
        self.setVisible(bool(comparison and comparison.divergences))
        place = focus.place()
        counted = f"difference {place + 1:,} of {shown:,}" if place >= 0 else plural(shown, "difference")
        self.position.setText(counted)
        self.back.setEnabled(shown > 0)
        self.ahead.setEnabled(shown > 0)
        self._show_decision(standing)
        self.enable()

    def enable(self) -> None:
        """Let only those buttons be pressed that have something to act on."""
        focus = self._session.focus
        something = focus.current is not None or focus.selection is not None
        self.tag.setEnabled(something)
        fact = self._session.review.fact(focus.fact)
        self._words[self.add] = f"Add to {fact.name}" if fact else "Add evidence"
        self._write_keys()
        self.add.setToolTip(tip(fact.statement) if fact else "Choose a fact first")
        self.add.setEnabled(something and fact is not None)

    def ask_comment(self) -> None:
        """Ask why the difference in focus was decided so."""
        standing = self._session.findings.standing
        if standing is None or standing.ruling is None:
            self._session.findings.annotate("")
            return
        written, sure = QInputDialog.getMultiLineText(
            self, "Comment on the decision", "Why was it decided so?", standing.ruling.comment
        )
        if sure:
            self._session.findings.annotate(written)

    # ---- inside

    def _show_decision(self, standing: Standing | None) -> None:
        status = standing.status if standing else Status.OPEN
        held = {
            self.confirm: status is Status.CONFIRMED,
            self.dismiss: status is Status.DISMISSED,
            self.turn: status in (Status.PROMOTED, Status.DEMOTED),
        }
        for button, checked in held.items():
            button.setChecked(checked)
        self.verdicts.setVisible(standing is not None)
        self.more.setEnabled(bool(standing and standing.rulings))
        comparison, index = self._session.desk.comparison, self._session.focus.divergence
        if standing is not None and comparison is not None:
            text, says = TURNED[comparison.divergences[index].tier]
            self._words[self.turn] = text
            self._write_keys()
            self.turn.setToolTip(says)
            self.turn.setAccessibleName(says)

    def _write_keys(self) -> None:
        for button, name in self._names.items():
            button.setText(self._session.hints.beside(self._words[button], name))

    def _step_button(self, arrow: Qt.ArrowType, says: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        hints = self._session.hints
        hints.follow(button, lambda: button.setToolTip(hints.noted(says, name)))
        button.setAccessibleName(says)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._session.focus.step(by))
        return button

    def _more_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setToolTip("What else can be done with the decision")
        button.setAccessibleName("More about the decision")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.addAction("Take the decision back", self._session.findings.take_back)
        menu.addAction("Comment on the decision…", self.ask_comment)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        stepper = _row((12, 6, 8, 0))
        stepper.addWidget(self.position, 1)
        stepper.addWidget(self.back)
        stepper.addWidget(self.ahead)
        decisions, tags = _row((12, 0, 8, 0)), _row((12, 0, 12, 0))
        for button in self.decisions:
            decisions.addWidget(button, 1)
        decisions.addWidget(self.more)
        for button in (self.tag, self.add):
            tags.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(stepper)
        column.addWidget(self.shares)
        column.addWidget(self.why, 1)
        self.verdicts = QWidget()
        self.verdicts.setLayout(decisions)
        column.addWidget(self.verdicts)
        column.addLayout(tags)
        for before, after in pairwise(self.order_of_keys()):
            QWidget.setTabOrder(before, after)


def _row(margins: tuple[int, int, int, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(6)
    return row


def _button(text: str, says: str, verb: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("narrow")
    button.setAccessibleName(says)
    button.setToolTip(says)
    button.clicked.connect(lambda: verb())
    return button
