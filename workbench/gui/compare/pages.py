"""The Pages view: two articles side by side, wired to the session."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from workbench.core.model import Side, Span
from workbench.gui.compare import speech
from workbench.gui.compare.footer import Footer
from workbench.gui.compare.hand import Hand
from workbench.gui.compare.header import Header, said
from workbench.gui.compare.marks import EMPTY, LETTERS, flags, mark, sheet
from workbench.gui.compare.notes import notes, tip
from workbench.gui.compare.spread import Spread
from workbench.gui.compare.voice import announce
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NOTHING = "Choose two articles in the library to lay them side by side."
COMPARING = "Comparing… You can already read."
STOPPED = "The comparison stopped; the texts can still be read. F5 compares again."


class PagesView(QWidget):
    """Redraws on the session's signals and calls its verbs; its parts only show and tell."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unmarked: list[Side] = []
        self._marking = QTimer(self, interval=0)
        self._marking.timeout.connect(self._mark_side)
        self.setAccessibleName("Pages")
        self.header = Header(theme, self)
        self.spread = Spread(theme, self)
        self.footer = Footer(self)
        self.nothing = QLabel(NOTHING, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay()
        self._listen()
        self.hand = Hand(session, self.spread, theme)
        self.set_theme(theme)
        self._show_pair()
        self._show_comparison()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        palette = self.nothing.palette()
        palette.setColor(self.nothing.foregroundRole(), theme.color("muted"))
        self.nothing.setPalette(palette)
        self.nothing.setFont(theme.reading_font(14))
        self.header.set_theme(theme)
        self.spread.set_theme(theme)
        self.hand.rubber.set_theme(theme)
        self.footer.set_theme(theme)

    def go_across(self, side: Side | None = None) -> None:
        """From the sentence stood in to its link on the other side, and stand there."""
        panes = self.spread.panes
        here = side or self.spread.read or Side.LEFT
        pane, twin = panes[here], panes[here.other]
        sentence = pane.caret.sentence
        point = sentence.start if sentence else pane.caret.point
        number = self.spread.threads.link_at(here, point)
        if number is None:
            there = self.spread.across(here, point)
            self.footer.say("This sentence is linked with nothing on the other side.")
        else:
            there = self.spread.threads.spans(number, here.other)[0].start
        self.spread.go({here: point, here.other: there})
        twin.stand(int(there))
        twin.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what the session says

    def _show_pair(self) -> None:
        pair = self._session.desk.pair
        self._stack.setCurrentWidget(self._desk if pair else self.nothing)
        self.header.show_pair(pair)
        self.spread.show_pair(pair)
        for side, pane in self.spread.panes.items():
            article = pair.get(side)
            named = ", ".join(said(article)) if article else "nothing"
            pane.setAccessibleName(f"Article {LETTERS[side]}: {named}")
        self._say()

    def _show_comparison(self) -> None:
        comparison = self._session.desk.comparison
        self.spread.show_links(comparison)
        self._show_divergence()
        if comparison is None:
            self._show_marks()
            return
        for side, pane in self.spread.panes.items():
            pane.set_sentences([sentence.span for sentence in comparison.sentences(side)])
        self._unmarked = list(Side)
        self._marking.start()

    def _show_marks(self) -> None:
        self._marking.stop()
        self._unmarked = list(Side)
        while self._unmarked:
            self._mark_side()

    def _mark_again(self) -> None:
        """What was decided changes marks; they follow as soon as nothing else waits."""
        self._unmarked = list(Side)
        self._marking.start()

    def _mark_side(self) -> None:
        """Mark one side at a time, so that thousands of marks never hold up the window."""
        comparison, focus = self._session.desk.comparison, self._session.focus
        side = self._unmarked.pop(0)
        pane = self.spread.panes[side]
        found = EMPTY
        if comparison:
            apart = self._session.desk.apart
            shown, standings = sorted(focus.visible()), self._session.standings
            judged = replace(comparison, divergences=standings.judged)
            found = sheet(
                judged, side, shown, sameness=focus.sameness, apart=apart, faded=standings.dismissed
            )
        pane.wear(pane.look.but(sheet=found))
        if self._unmarked:
            return
        self._marking.stop()
        self.footer.show_sameness(focus.sameness)
        self.spread.overview.refresh()
        self._show_facts()
        self._say()

    def _show_facts(self) -> None:
        pair, facts = self._session.desk.pair, self._session.review.here
        for side, pane in self.spread.panes.items():
            if side in pair:
                found = flags(facts, pair[side])
                pane.wear(pane.look.but(flags=found, fact=self._session.focus.fact))

    def _show_divergence(self) -> None:
        focus = self._session.focus
        current = focus.current
        link = current.link if current else -1
        goals: dict[Side, float] = {}
        spans: dict[Side, Span | None] = {}
        for side, pane in self.spread.panes.items():
            here = mark(focus.divergence, current, side) if current else None
            partner = self._partner(side, link) if current and here is None else None
            pane.wear(pane.look.but(current=here, partner=partner))
            spans[side] = span = here.span if here else partner
            if span:
                goals[side] = float(span.start)
        self.spread.gutter.highlight(link, spans)
        self.spread.overview.highlight(spans)
        if goals:
            self._stand(goals)
            self.spread.go(goals)
        self._say()
        self._announce()

    def _show_selection(self) -> None:
        selection = self._session.focus.selection
        for side, pane in self.spread.panes.items():
            mine = selection.span if selection and selection.side is side else None
            pane.show_selection(mine)

    def _bring(self) -> None:
        """Bring the selection into sight, and what belongs to it on the other side."""
        selection = self._session.focus.selection
        if selection:
            self.spread.go({selection.side: float(selection.span.start)})

    # ---- inside

    def _partner(self, side: Side, link: int) -> Span | None:
        if not 0 <= link < len(self.spread.threads.links):
            return None
        spans = self.spread.threads.spans(link, side)
        return Span(spans[0].start, spans[-1].end)

    def _stand(self, goals: dict[Side, float]) -> None:
        for side, goal in goals.items():
            self.spread.panes[side].stand(int(goal))

    def _say(self) -> None:
        desk = self._session.desk
        waiting = COMPARING if desk.pair and desk.comparison is None else ""
        self.footer.say(STOPPED if desk.stopped else waiting)

    def _announce(self) -> None:
        current, standing = self._session.focus.current, self._session.findings.standing
        weight = f"; {current.severity}; {standing.status}" if current and standing else ""
        said_now = f"{speech.sentence(current)}{weight}" if current else ""
        for pane in self.spread.panes.values():
            pane.setAccessibleDescription(said_now)
        announce(self, said_now)

    def _why(self, side: Side, point: int) -> str:
        look = self.spread.panes[side].look
        return tip(notes(side, point, look, self._session.desk.comparison, self.spread.threads))

    def _lay(self) -> None:
        self._desk = QWidget(self)
        column = QVBoxLayout(self._desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.spread, 1)
        column.addWidget(self.footer)
        panes, footer = self.spread.panes, self.footer
        self.setFocusProxy(panes[Side.LEFT])
        after = (panes[Side.RIGHT], self.header.swap, footer.differs, footer.same, footer.lock)
        for before, widget in pairwise((panes[Side.LEFT], *after)):
            self.setTabOrder(before, widget)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._desk)

    def _listen(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        desk.pair_changed.connect(self._show_pair)
        desk.comparison_changed.connect(self._show_comparison)
        desk.comparing_changed.connect(self._say)
        focus.divergence_changed.connect(self._show_divergence)
        focus.selection_changed.connect(self._show_selection)
        focus.revealed.connect(self._bring)
        focus.filter_changed.connect(self._show_marks)
        self._session.standings.standings_changed.connect(self._mark_again)
        focus.polarity_changed.connect(self._show_marks)
        focus.fact_changed.connect(self._show_facts)
        self._session.review.facts_changed.connect(self._show_facts)
        self.header.swapped.connect(desk.swap)
        self.footer.sameness_wanted.connect(focus.show_sameness)
        self.footer.lock_wanted.connect(self.spread.lock)
        for side, pane in self.spread.panes.items():
            pane.explain = partial(self._why, side)
            pane.selected.connect(partial(focus.select_text, side))
            pane.picked.connect(focus.select_divergence)
            pane.fact_picked.connect(focus.select_fact)
            pane.switched.connect(partial(self._switch, side))

    def _switch(self, side: Side) -> None:
        self.spread.panes[side.other].setFocus(Qt.FocusReason.TabFocusReason)
