"""What is done with the rows of the table of claims: opened, made facts of, written down."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.model import Fact, Quote, Side, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import facts as fact_flow
from workbench.flow.projects import Project
from workbench.gui.keyed import key_of
from workbench.gui.session.laying import Laying

if TYPE_CHECKING:
    from workbench.core.collation.sheet import Sheet
    from workbench.core.collation.table import Cell, Row

_FIRST = "Choose a row of the table first."
_NO_FACT = f"Choose a fact first, or press {key_of('tag')} to make one of the row."


class Collating(Laying):
    """Every verb that writes is one stored action, which undo takes back whole."""

    @property
    def sheet(self) -> "Sheet | None":
        """The table with its articles, ready to be written down."""
        project = self._desk.project
        if self.collation is None or project is None:
            return None
        from workbench.core.collation.sheet import Sheet

        return Sheet(self.collation, self.articles, project.path.stem)

    def partner(self, row: "Row", number: int) -> int:
        """The article to lay beside another: one that says otherwise, else one that speaks, else any."""
        from workbench.core.collation.table import CellState

        others = [at for at in range(len(row.cells)) if at != number]
        wanted = CellState.AGREES if row.cells[number].state is CellState.OUTLIER else CellState.OUTLIER
        ranked = [at for at in others if row.cells[at].state is wanted]
        ranked += [
            at for at in others if row.cells[at].speaks and row.cells[at].value != row.cells[number].value
        ]
        ranked += [at for at in others if row.cells[at].speaks]
        return (ranked or others)[0]

    def open(self, row: "Row", number: int) -> dict[Side, Span]:
        """Lay an article and the one it is at odds with side by side; where their words then stand.

        The side of the article comes first, unless it says nothing.
        """
        beside = self.partner(row, number)
        left, right = sorted((number, beside))
        guids = self.articles[left].guid, self.articles[right].guid
        lying = tuple(self._desk.pair[side].guid for side in Side if side in self._desk.pair)
        if set(lying) != set(guids):
            self._desk.choose(*guids)
        sides = {article.guid: side for side, article in self._desk.pair.items()}
        found = {sides.get(self.articles[at].guid): _place(row.cells[at]) for at in (number, beside)}
        return {side: span for side, span in found.items() if side is not None and span is not None}

    def tag(self, row: "Row") -> None:
        """Make a fact of a row, with a quote from every article that speaks; undo takes it back whole."""
        quotes = self.quotes(row)
        if not quotes:
            self._review.told.emit(_FIRST)
            return
        said = self._statement(row)
        self._tagged(lambda project: fact_flow.tag_fact(project, said, quotes), row, "tagged")

    def add_evidence(self, row: "Row") -> None:
        """Add what every article says to the current fact."""
        current = self._focus.fact
        if not current:
            self._review.told.emit(_NO_FACT)
            return
        self._tagged(
            lambda project: fact_flow.add_evidence(project, current, self.quotes(row)),
            row,
            "has more evidence",
        )

    def quotes(self, row: "Row") -> tuple[Quote, ...]:
        """What F and E would take: the words of each article that speaks, with what they do to the claim."""
        made = []
        for number, stance in row.stances().items():
            article, span = self.articles[number], _place(row.cells[number])
            if span is not None:
                made.append(Quote(article.guid, span, stance, version=article.version))
        return tuple(made)

    def export(self, path: Path, name: str) -> None:
        """Write the table to a file in one of the formats."""
        from workbench.flow import collating

        sheet = self.sheet
        if sheet is None:
            return
        try:
            collating.keep(collating.exported(sheet, name), path)
        except Problem as problem:
            self._review.failed.emit(problem)
            return
        self._review.told.emit(f"The table of claims was written to “{path.name}”.")

    # ---- inside

    def _tagged(self, verb: Callable[[Project], Fact], row: "Row", done: str) -> None:
        fact = self._review.do(verb)
        if fact is not None:
            self._focus.select_fact(fact.guid, fact.evidence[-1].guid)
            self._review.told.emit(f"{fact.name} {done}: {_stances(row)}. 1 to 5 change the stance.")

    def _statement(self, row: "Row") -> str:
        """The sentence of the first article that gives the value of the majority."""
        speaking = [number for number, cell in enumerate(row.cells) if cell.speaks]
        stating = [n for n, stance in row.stances().items() if stance is Stance.STATES] or speaking
        number = stating[0]
        text = self.articles[number].text
        return " ".join(" ".join(span.of(text).split()) for span in row.cells[number].sentences[:2])


def _place(cell: "Cell") -> Span | None:
    return next(iter(cell.places or cell.sentences), None)


def _stances(row: "Row") -> str:
    """“A contradicts; B, C state”."""
    from workbench.core.collation.table import siglum

    groups: dict[Stance, list[str]] = {}
    for number, stance in row.stances().items():
        groups.setdefault(stance, []).append(siglum(number))
    return "; ".join(
        f"{', '.join(letters)} {stance if len(letters) == 1 else stance.removesuffix('s')}"
        for stance, letters in groups.items()
    )
