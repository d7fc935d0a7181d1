"""A claim table with its articles, as it is written down for people and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workbench.core.collation.table import STATEMENT, CellState, Collation, Row, siglum
from workbench.core.model import Article

GLYPHS = MappingProxyType(
    {CellState.AGREES: "", CellState.OUTLIER: "≠", CellState.SILENT: "—", CellState.UNCLEAR: "?"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table, the articles in the order of its columns, and a title."""

    collation: Collation
    articles: tuple[Article, ...]
    title: str = "Claims"

    def heading(self, number: int) -> str:
        """An article as a column is headed: its letter, outlet and date, else its title."""
        article = self.articles[number]
        source = " · ".join(filter(None, (article.outlet, article.published[:10])))
        return f"{siglum(number)} {source or article.title or article.file_name}".strip()

    def stands(self, number: int) -> str:
        """Whether an article is an origin, or which one it is a copy of."""
        origin = self.collation.origins[number]
        return "" if origin == number else f"copy of {siglum(origin)}"


def label(row: Row) -> str:
    """What kind of thing a row is about, in words."""
    return _labels().get(row.kind, row.kind.replace("_", " ").capitalize())


@cache
def _labels() -> Mapping[str, str]:
    from workbench.core.kinds import KINDS

    return MappingProxyType({STATEMENT: "Statement", **{kind.name: kind.label for kind in KINDS}})


def counted(collation: Collation) -> str:
    """“5 articles, 4 origins”, and how many rows there are."""
    disputed = sum(not row.is_quiet for row in collation.rows)
    parts = (
        _many(len(collation.articles), "article"),
        _many(len(collation.witnesses), "origin"),
        f"{_many(len(collation.rows), 'claim')}, {disputed:,} disputed",
    )
    return f"{parts[0]}, {parts[1]} · {parts[2]}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"
