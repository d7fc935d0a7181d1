"""The report as Markdown (CommonMark with tables), in which no article can write markup of its own."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import without_controls
from workbench.core.sidebyside import Piece
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.addresses import web
from workbench.formats.exporters.exporter import Exporter, Want
from workbench.formats.report import Facing, Judgement, Quote, Report, Section, report

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
# What makes a list, a heading or a rule at the beginning of a line.
_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+=:.)])")


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """Line by line."""
    made = report(dossier, MARKDOWN_REPORT.losses(dossier))
    for line in ticket.over(_lines(made, dossier)):
        file.write(line.encode("utf-8", "replace") + b"\n")


def _lines(made: Report, dossier: Dossier) -> Iterator[str]:
    yield from (f"# {_plain(made.title)}", "", made.subtitle, "", "## Facts", "")
    for section in made.sections:
        yield from _section(section)
    if made.pairs:
        yield from ("## Articles side by side", "")
        for number, pair in enumerate(made.pairs, 1):
            yield from _pair(number, pair)
    yield from (
        "## Sources",
        "",
        "| Article | Published | Version | SHA-256 of the text |",
        "|---|---|---|---|",
    )
    for article in made.articles:
        for version in article.versions:
            name = _link(article.title, web(article.url))
            published = _plain(article.published_at[:10]) or "unknown"
            yield f"| {name} | {published} | {version.seq} | `{version.text_sha256}` |"
    yield from ("", "## Method and figures", "")
    for paragraph in made.method:
        yield from (paragraph, "")
    yield from (f"- {_plain(label)}: {_plain(value)}" for label, value in made.about)
    yield from (f"- {role.capitalize()}: {_plain(name)}" for name, role in made.reviewers)
    for found in made.figures:
        yield from ("", f"### {_plain(found.title)}", "")
        yield from (f"- {_plain(label)}: {_plain(value)}" for label, value in found.lines)
        yield from (f"- Not counted: {_plain(each)}" for each in found.left_out)
    if made.missing:
        yield from ("", "### Left out", "")
        yield from (f"- {_plain(each)}" for each in made.missing)


def _section(section: Section) -> Iterator[str]:
    fact = section.fact
    yield from (f"### {fact.name} {_plain(fact.statement)}", "")
    if section.verdict:
        yield from (f"Verdict: {_judged(section.verdict)}", "")
    else:
        yield from ("No verdict was agreed on yet.", "")
    for each in section.assessments:
        yield f"- {_plain(each.who)}: **{_plain(each.label)}** ({each.how}, {each.when}) {_plain(each.why)}"
    yield from (f"- {label}: {_plain(value)}" for label, value in section.details)
    yield ""
    for title, quotes in (
        ("For", section.supporting),
        ("Against", section.contradicting),
        ("Qualifies or mentions it", section.beside),
    ):
        yield from (f"#### {title} ({len(quotes)})", "")
        for quote in quotes:
            yield from _quote(quote)
    for memo in section.memos:
        yield from (f"Memo: {_plain(memo)}", "")


def _judged(each: Judgement) -> str:
    why = f" {_plain(each.why)}" if each.why else ""
    return f"**{_plain(each.label)}** ({_plain(each.how)} {_plain(each.who)}, {each.when}){why}"


def _quote(quote: Quote) -> Iterator[str]:
    yield f"> {_plain(quote.before)}**{_plain(quote.words, bold=True)}**{_plain(quote.after)}"
    yield ">"
    source = f" · {_plain(quote.source)}" if quote.source else ""
    yield f"> {quote.stance.capitalize()}: {_link(quote.title, quote.link)}{source}  "
    yield f"> Version {quote.version}, text `{quote.sha256}`; {quote.place}. Tagged by {_plain(quote.who)}."
    if quote.comment:
        yield from (">", f"> {_plain(quote.comment)}")
    yield ""


def _pair(number: int, pair: Facing) -> Iterator[str]:
    yield from (f"### Pair {number}: {_plain(pair.left)} and {_plain(pair.right)}", "")
    yield from (f"- {label}: {value}" for label, value in pair.figures)
    yield from ("", *_heads(_plain(pair.left), "Link", _plain(pair.right)))
    for row in pair.rows:
        relation = f"{row.relation}{', moved' * row.moved}{', confirmed' * row.confirmed}"
        yield f"| {_cell(row.left)} | {relation} | {_cell(row.right)} |"
    if pair.claims:
        yield from (
            "",
            "| No. | Kind | Left | Right | Weight | Why it is marked |",
            "|---|---|---|---|---|---|",
        )
    for mark in pair.claims:
        values = (f"{mark.label}, {mark.relation}", mark.left, mark.right, mark.severity, mark.rule)
        yield f"| {mark.number} | {' | '.join(map(_plain, values))} |"
    yield ""


def _heads(*names: str) -> tuple[str, str]:
    return f"| {' | '.join(names)} |", "|---" * len(names) + "|"


def _cell(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        f"**{_plain(piece.text, bold=True)}** \\[{piece.mark.number}\\]" if piece.mark else _plain(piece.text)
        for piece in pieces
    )


def _link(title: str, address: str) -> str:
    return f"[{_plain(title)}](<{address}>)" if address else _plain(title)


def _plain(text: str, *, bold: bool = False) -> str:
    """On one line, with every sign that could be markup escaped; bold text has no space at its ends."""
    line = " ".join(without_controls(text).split()) if bold else re.sub(r"\s+", " ", without_controls(text))
    return _START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    common = (losses.lost_places, losses.earlier_verdicts, losses.other_memos)
    yield from losses.counted(dossier, *common)
    broken = sum("\n" in each.exact for each in dossier.evidence)
    if broken:
        yield LeftOut(broken, "line break~s inside quotes", "each quote is written on one line")


MARKDOWN_REPORT = Exporter(
    "markdown",
    "Report as Markdown",
    "The report as plain text with headings and tables, for wikis, notes and version control.",
    ".md",
    write,
    _left_out,
    frozenset({Want.PAIRS}),
)
