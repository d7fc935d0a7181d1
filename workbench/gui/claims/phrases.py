"""The table of claims in words: heads of columns and rows, and cells as they are read out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.collation.table import STATEMENT, Cell, CellState, Collation, Row, sentence, siglum
from workbench.core.model import Article
from workbench.gui.kindlist import known
from workbench.gui.parts.words import day, plural

STATES: Mapping[CellState, str] = MappingProxyType(
    {
        CellState.AGREES: "agrees",
        CellState.OUTLIER: "stands against it",
        CellState.SILENT: "is silent",
        CellState.UNCLEAR: "can't be compared",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of row appears: its name for people and its glyph."""

    label: str
    glyph: str


def look(kind: str) -> Look:
    """The look of a kind of row; one that the registry does not know keeps its own name."""
    if kind == STATEMENT:
        return Look("Statement", "¶")
    found = known().get(kind)
    return Look(found.label, found.glyph) if found else Look(kind.replace("_", " ").capitalize(), "•")


def counted(collation: Collation) -> str:
    """“5 articles, 4 origins”."""
    return f"{plural(len(collation.articles), 'article')}, {plural(len(collation.witnesses), 'origin')}"


def shown_of(shown: int, collation: Collation) -> str:
    """How many rows are shown of how many, and how many of all are disputed."""
    total = len(collation.rows)
    disputed = sum(not row.is_quiet for row in collation.rows)
    rows = f"{shown:,} of {plural(total, 'claim')}" if shown != total else plural(total, "claim")
    return f"{rows}, {disputed:,} disputed"


def outlet(article: Article) -> str:
    """Where an article appeared, else what it is called."""
    return article.outlet.strip() or article.title or article.file_name or "unknown source"


def source(article: Article) -> str:
    """Outlet, else title, and date of an article."""
    return " · ".join(filter(None, (outlet(article), day(article.published))))


def head(number: int, article: Article, copies: tuple[int, ...], origin: int) -> str:
    """A column as it is read out."""
    told = f"{siglum(number)}: {source(article)}"
    if origin != number:
        return f"{told}, copy of {siglum(origin)}"
    if copies:
        return f"{told}, with {plural(len(copies), 'copy', 'copies')} {', '.join(map(siglum, copies))}"
    return told


def cell(row: Row, number: int, found: Cell) -> str:
    """A cell as it is read out, with the whole row after it."""
    said = found.value or found.wording
    told = f"{siglum(number)} {STATES[found.state]}" + (f": {said}" if found.speaks else "")
    if not found.speaks and found.sentences:
        told += ", though it tells of the same"
    return f"{told}. {whole(row)}"


def whole(row: Row) -> str:
    """A row in one sentence, as in: Quantity, missiles: A says 450, B and C say 540, D is silent."""
    return sentence(row, ", ".join(filter(None, (look(row.kind).label, row.name)))) + "."


def why(row: Row, origins: Sequence[int]) -> str:
    """What joined a row, and what most origins say; ``origins`` tells for each article its own."""
    speaking = {origins[number] for number, found in enumerate(row.cells) if found.speaks}
    who = "Most origins say" if len(speaking) > 1 else "Their one origin says"
    most = f" {who} {row.majority}." if row.majority and not row.is_quiet else ""
    reason = row.why[:1].upper() + row.why[1:]
    return f"{reason}.{most}" if reason else most.strip()
