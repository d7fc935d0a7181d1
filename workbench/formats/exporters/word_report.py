"""The report as a Word document, with real headings, tables with heads, and text in its own direction."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import without_controls
from workbench.core.sidebyside import Piece
from workbench.core.ticket import Ticket
from workbench.formats import archive, losses, webpage
from workbench.formats.addresses import web
from workbench.formats.exporters.exporter import Exporter, Want
from workbench.formats.report import Facing, Judgement, Quote, Report, Section, report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SMALL = 8
_CLAIM, _WORDING = "FFE3B0", "E2EBF7"


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """The whole document."""
    made = report(dossier, WORD_REPORT.losses(dossier))
    document = _Writer(dossier, ticket).document(made)
    packed = BytesIO()
    document.save(packed)
    ticket.check()
    archive.repacked(packed.getvalue(), file)


class _Writer:
    """Sets a report in type."""

    def __init__(self, dossier: Dossier, ticket: Ticket) -> None:
        import docx

        self._ticket = ticket
        self._about = dossier.about
        self._document: Document = docx.Document()
        self._document.styles["Normal"].font.name = "Georgia"

    def document(self, made: Report) -> "Document":
        """The report as a document."""
        self._properties(made)
        self._document.add_heading(without_controls(made.title), 0)
        self._document.add_paragraph(made.subtitle)
        self._heading("Facts", 1)
        for section in self._ticket.over(made.sections, every=20):
            self._section(section)
        if made.pairs:
            self._heading("Articles side by side", 1)
        for number, pair in enumerate(made.pairs, 1):
            self._pair(number, pair)
        self._sources(made)
        self._method(made)
        return self._document

    def _properties(self, made: Report) -> None:
        core = self._document.core_properties
        stamp = datetime.fromisoformat(self._about.exported_at).astimezone(UTC).replace(tzinfo=None)
        core.title, core.author = without_controls(made.title)[:255], self._about.generator
        core.created = core.modified = stamp
        core.last_modified_by, core.comments, core.language = self._about.generator, "", "en"

    def _heading(self, text: str, level: int) -> None:
        self._turned(self._document.add_heading(without_controls(text), level), text)

    def _section(self, section: Section) -> None:
        fact = section.fact
        self._heading(f"{fact.name} {fact.statement}", 2)
        if section.verdict:
            self._judged("Verdict: ", section.verdict)
        else:
            self._document.add_paragraph("No verdict was agreed on yet.")
        for each in section.assessments:
            self._judged(f"{each.who}: ", each, "List Bullet")
        told = self._document.add_paragraph()
        for number, (label, value) in enumerate(section.details):
            self._say(told, f"{chr(10) * bool(number)}{label}: ", muted=True, size=9)
            self._say(told, value, size=9)
        heads = (f"For ({len(section.supporting)})", f"Against ({len(section.contradicting)})")
        table = self._headed(heads)
        row = table.add_row().cells
        self._quotes(row[0], section.supporting, "Nothing speaks for it.")
        self._quotes(row[1], section.contradicting, "Nothing speaks against it.")
        if section.beside:
            self._heading("Qualifies or mentions it", 3)
            self._quotes(self._document, section.beside, "")
        for memo in section.memos:
            self._say(self._document.add_paragraph(), f"Memo: {memo}")

    def _judged(self, lead: str, each: Judgement, style: str | None = None) -> None:
        paragraph = self._document.add_paragraph(style=style)
        self._say(paragraph, lead)
        self._say(paragraph, each.label, bold=True)
        who = f"{each.how} {each.who}" if style is None else each.how
        self._say(paragraph, f" ({who}, {each.when}) {each.why}".rstrip())

    def _quotes(self, place: Any, quotes: Sequence[Quote], none: str) -> None:
        empty = getattr(place, "paragraphs", [None])[0] if hasattr(place, "width") else None
        for quote in quotes:
            paragraph = empty if empty is not None else place.add_paragraph()
            empty = None
            self._say(paragraph, quote.before, muted=True)
            self._say(paragraph, quote.words, bold=True)
            self._say(paragraph, quote.after, muted=True)
            self._turned(paragraph, quote.words)
            self._source(place.add_paragraph(), quote)
        if not quotes and none:
            self._say(empty if empty is not None else place.add_paragraph(), none, muted=True)

    def _source(self, paragraph: "Paragraph", quote: Quote) -> None:
        self._say(paragraph, f"{quote.stance.capitalize()}: ", size=_SMALL)
        self._link(paragraph, quote.title, quote.link)
        source = f" · {quote.source}" if quote.source else ""
        told = (
            f"{source}\nVersion {quote.version}, text {quote.sha256}; {quote.place}. Tagged by {quote.who}."
        )
        self._say(paragraph, told, size=_SMALL)
        if quote.comment:
            self._say(paragraph, f"\n{quote.comment}", size=_SMALL)

    def _pair(self, number: int, pair: Facing) -> None:
        self._heading(f"Pair {number}: {pair.left} and {pair.right}", 2)
        self._table(("What", "Value"), pair.figures)
        table = self._headed((pair.left, "Link", pair.right))
        for row in self._ticket.over(pair.rows, every=20):
            cells = table.add_row().cells
            self._pieces(cells[0].paragraphs[0], row.left)
            told = f"{row.relation}{', moved' * row.moved}{', confirmed' * row.confirmed}"
            self._say(cells[1].paragraphs[0], told, size=_SMALL)
            self._pieces(cells[2].paragraphs[0], row.right)
        if pair.claims:
            self._heading("Claims that differ", 3)
            heads = ("No.", "Kind", "Left", "Right", "Weight", "Why it is marked")
            lines = (
                (str(m.number), f"{m.label}, {m.relation}", m.left, m.right, m.severity, m.rule)
                for m in pair.claims
            )
            self._table(heads, lines)

    def _pieces(self, paragraph: "Paragraph", pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            fill = "" if piece.mark is None else _CLAIM if piece.mark.tier == "claim" else _WORDING
            self._say(paragraph, piece.text, fill=fill)
            if piece.mark:
                sign = f" [{piece.mark.glyph}{piece.mark.number} {piece.mark.told}]"
                self._say(paragraph, sign, size=_SMALL, muted=True)
        self._turned(paragraph, "".join(piece.text for piece in pieces))

    def _sources(self, made: Report) -> None:
        self._heading("Sources", 1)
        table = self._headed(("Article", "Published", "Version", "SHA-256 of the text"))
        for article in made.articles:
            for version in article.versions:
                cells = table.add_row().cells
                self._link(cells[0].paragraphs[0], article.title, web(article.url))
                for cell, text in zip(
                    cells[1:],
                    (article.published_at[:10] or "unknown", str(version.seq), version.text_sha256),
                    strict=True,
                ):
                    self._say(cell.paragraphs[0], text, size=_SMALL)

    def _method(self, made: Report) -> None:
        self._heading("Method and figures", 1)
        for paragraph in made.method:
            self._document.add_paragraph(paragraph)
        people = ((role.capitalize(), name) for name, role in made.reviewers)
        self._table(("What", "Value"), (*made.about, *people))
        for found in made.figures:
            self._heading(found.title, 2)
            uncounted = (("Not counted", each) for each in found.left_out)
            self._table(("What", "Value"), (*found.lines, *uncounted))
        if made.missing:
            self._heading("Left out", 2)
        for each in made.missing:
            self._say(self._document.add_paragraph(style="List Bullet"), each)

    # ---- parts

    def _table(self, heads: Sequence[str], lines: Any) -> None:
        table = self._headed(heads)
        for line in lines:
            for cell, text in zip(table.add_row().cells, line, strict=True):
                self._say(cell.paragraphs[0], text)
                self._turned(cell.paragraphs[0], text)

    def _headed(self, heads: Sequence[str]) -> Any:
        """A table whose first row is said to be its head, and repeated on each page."""
        table = self._document.add_table(1, len(heads), "Table Grid")
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            self._say(cell.paragraphs[0], text, bold=True, size=9)
        _flag(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        return table

    def _say(
        self,
        paragraph: Any,
        text: str,
        *,
        bold: bool = False,
        muted: bool = False,
        size: float = 0,
        fill: str = "",
    ) -> None:
        from docx.shared import Pt, RGBColor

        if not text:
            return
        run = paragraph.add_run(without_controls(text))
        run.bold = bold or None
        if muted:
            run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        if size:
            run.font.size = Pt(size)
        if fill:
            _flag(run._r.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill=fill)
        if _is_right_to_left(text):
            _flag(run._r.get_or_add_rPr(), "w:rtl")

    def _link(self, paragraph: Any, title: str, address: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        before = len(paragraph.runs)
        self._say(paragraph, title, size=_SMALL)
        if address and len(paragraph.runs) > before:
            run = paragraph.runs[-1]
            run.font.underline = True
            link = OxmlElement("w:hyperlink")
            link.set(
                qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            )
            run._r.addprevious(link)
            link.append(run._r)

    def _turned(self, paragraph: Any, text: str) -> None:
        """Let a paragraph of right-to-left text begin at the right."""
        if _is_right_to_left(text):
            _flag(paragraph._p.get_or_add_pPr(), "w:bidi")


def _flag(parent: Any, name: str, **attributes: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)


def _is_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    return losses.counted(dossier, losses.lost_places, losses.earlier_verdicts, losses.other_memos)


def _peek(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    ticket.check()
    file.write(webpage.page(dossier, WORD_REPORT.losses(dossier), "paper").encode("utf-8", "replace"))


WORD_REPORT = Exporter(
    "docx",
    "Report for Word",
    "The report as a Word document with headings and tables, to go on writing in. Accessible.",
    ".docx",
    write,
    _left_out,
    frozenset({Want.PAIRS}),
    _peek,
)
