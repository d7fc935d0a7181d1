"""An Excel workbook: evidence, facts, tags and where it all comes from, every text as text."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from workbench.core.dossier import STANCES, Directory, Dossier, LeftOut, stances
from workbench.core.export import ExportRow, rows, without_controls
from workbench.core.records import AssessmentRecord, FactRecord
from workbench.core.ticket import Ticket
from workbench.formats import losses, provenance
from workbench.formats.exporters.exporter import Exporter
from workbench.formats.sheets import MOST_COLUMNS, MOST_ROWS, Book, Cells

_PEEKED = 40
_WIDE = frozenset({"statement", "quote", "verdict_rationale", "context", "why", "text", "value", "memo"})


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """One sheet after the other, row by row, so that memory does not grow with them."""
    with Book(file, _WIDE) as book:
        for name, table in _sheets(dossier):
            book.add(name, ticket.over(table))
        ticket.check()
        book.finish(dossier.about.name, dossier.about.exported_at)


def _sheets(dossier: Dossier) -> Iterator[tuple[str, Iterable[Cells]]]:
    known = Directory(dossier)
    yield "evidence", _with_head(ExportRow._fields, rows(dossier))
    yield "facts", _facts(dossier, known)
    yield "tags", _tags(dossier)
    yield "tag matrix", _matrix(dossier)
    yield "about", _with_head(("what", "value"), provenance.told(dossier, XLSX.losses(dossier)))


def _with_head(head: Cells, body: Iterable[Cells]) -> Iterator[Cells]:
    yield head
    yield from body


def _facts(dossier: Dossier, known: Directory) -> Iterator[Cells]:
    """One row for each fact, with one column for the verdict of each reviewer in each round."""
    judges = sorted({_judge(each, known) for fact in dossier.facts for each in fact.assessments})
    columns: dict[str, Callable[[FactRecord], object]] = {
        "fact_no": lambda fact: fact.name,
        "fact_guid": lambda fact: fact.guid,
        **{name: _field(name) for name in _FIELDS},
        "verdict": known.label,
        "verdict_method": lambda fact: fact.agreed.method if fact.agreed else "",
        "verdict_rationale": lambda fact: fact.agreed.rationale if fact.agreed else "",
        "tags": known.paths,
        **{stance: _count(stance) for stance in STANCES},
        **_notes(dossier, known),
    }
    yield (*columns, *(f"verdict of {name}, round {number}" for number, name in judges))
    for fact in dossier.facts:
        given = {_judge(each, known): known.verdicts[each.verdict].label for each in fact.assessments}
        yield (*(tell(fact) for tell in columns.values()), *(given.get(judge, "") for judge in judges))


_FIELDS = ("statement", "kind", "status", "claimant", "claimant_url", "claim_date", "context", "review_url")


def _judge(each: AssessmentRecord, known: Directory) -> tuple[int, str]:
    return known.rounds[each.round].number, known.person(each.created_by)


def _field(name: str) -> Callable[[FactRecord], object]:
    return lambda fact: getattr(fact, name)


def _count(stance: str) -> Callable[[FactRecord], object]:
    return lambda fact: stances(fact)[stance]


def _notes(dossier: Dossier, known: Directory) -> dict[str, Callable[[FactRecord], object]]:
    memos: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for memo in dossier.memos:
        memos.setdefault(memo.target_guid, []).append(memo.body)
    for link in dossier.links:
        told = f"{link.kind.replace('_', ' ')} {known.facts[link.to_fact].name}"
        links.setdefault(link.from_fact, []).append(told)
    return {
        "links": lambda fact: "; ".join(links.get(fact.guid, ())),
        "memo": lambda fact: "\n".join(memos.get(fact.guid, ())),
    }


def _tags(dossier: Dossier) -> Iterator[Cells]:
    """Every tag with its path split into one column for each level."""
    depth = max((len(tag.path) for tag in dossier.tags), default=1)
    used = Counter(each.tag for fact in dossier.facts for each in fact.tags)
    yield (
        *(f"level {number}" for number in range(1, depth + 1)),
        "facts",
        "description",
        "color",
        "tag_guid",
    )
    for tag in dossier.tags:
        levels = (*tag.path, *("" for _ in range(depth - len(tag.path))))
        yield (*levels, used[tag.guid], tag.description, tag.color, tag.guid)


def _matrix(dossier: Dossier) -> Iterator[Cells]:
    """One row for each fact, one column for each tag, 1 where the fact has the tag."""
    yield ("fact_no", *(" / ".join(tag.path) for tag in dossier.tags))
    for fact in dossier.facts:
        own = {each.tag for each in fact.tags}
        yield (fact.name, *(int(tag.guid in own) for tag in dossier.tags))


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    beyond = sum(len(fact.evidence) or 1 for fact in dossier.facts) - MOST_ROWS + 1
    if beyond > 0:
        yield LeftOut(beyond, "row~s of evidence", "a sheet has no more than 1,048,576 rows")
    if len(dossier.tags) >= MOST_COLUMNS:
        over = len(dossier.tags) - MOST_COLUMNS + 1
        yield LeftOut(over, "column~s of the tag matrix", "a sheet has no more than 16,384 columns")
    yield from losses.counted(
        dossier,
        losses.lost_places,
        losses.earlier_verdicts,
        losses.older_versions,
        losses.texts,
        losses.other_memos,
    )


def _peek(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    for name, table in _sheets(dossier):
        file.write(f"▍ {name}\n".encode())
        for row in ticket.over(table):
            file.write((" │ ".join(_short(cell) for cell in row if cell is not None) + "\n").encode())


def _short(cell: object) -> str:
    text = without_controls("; ".join(cell) if isinstance(cell, tuple) else str(cell)).replace("\n", " ⏎ ")
    return text if len(text) <= _PEEKED else f"{text[: _PEEKED - 1]}…"


XLSX = Exporter(
    "xlsx",
    "Excel workbook",
    "Sheets for evidence, facts with a column for each reviewer’s verdict, and tags by level and as a 0/1 "
    "matrix. Every text stays a text: nothing runs, no link opens. For spreadsheets and statistics.",
    ".xlsx",
    write,
    _left_out,
    peek=_peek,
)
