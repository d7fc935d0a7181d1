"""REFI-QDA project (.qdpx): articles with coded quotes, and every fact as a case."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from workbench.core.dossier import Directory, Dossier, LeftOut
from workbench.core.records import ArticleRecord, EvidenceRecord, FactRecord, MemoRecord
from workbench.core.ticket import Ticket
from workbench.formats import archive, losses, provenance, refi
from workbench.formats.addresses import derived
from workbench.formats.exporters.exporter import Exporter, Want
from workbench.formats.refi import element

NAMESPACE = "urn:QDA-XML:project:1.0"

_VARIABLES = (
    *("status", "kind", "claimant", "claimant url", "claim date", "context", "review url"),
    *("verdict", "verdict method", "verdict rationale", "url", "publisher", "author", "published"),
    *("text sha256", "version"),
)


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """A ZIP with project.qde and one plain text for each article; its times are fixed."""
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        project = BytesIO()
        peek(dossier, project, ticket)
        zipped.writestr(archive.entry("project.qde"), project.getvalue())
        for article in ticket.over(dossier.articles, every=1):
            text = dossier.texts[article.current.text_sha256]
            entry = archive.entry(f"sources/{article.current.guid}.txt")
            zipped.writestr(entry, text.encode("utf-8", "replace"))


def peek(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """The project file alone."""
    refi.write_xml(_Project(dossier, ticket).root(), file)


class _Project:
    """The document project.qde; the order of its elements is the schema's."""

    def __init__(self, dossier: Dossier, ticket: Ticket) -> None:
        self._dossier = dossier
        self._about = dossier.about
        self._known = Directory(dossier)
        self._ticket = ticket
        self._variables = {name: derived(self._about.project_guid, f"variable {name}") for name in _VARIABLES}
        self._noted: dict[tuple[str, str], list[MemoRecord]] = {}
        for memo in dossier.memos:
            for guid in ("", memo.target_guid):
                self._noted.setdefault((memo.target, guid), []).append(memo)
        self._placed = {each.guid for each in dossier.evidence if each.place and each.place.start is not None}

    def root(self) -> ET.Element:
        """The whole document."""
        root = element(
            None,
            "Project",
            xmlns=NAMESPACE,
            name=self._about.name,
            origin=refi.origin(self._about),
            creationDateTime=self._about.created_at,
        )
        for add in (self._users, self._codebook, self._add_variables, self._cases, self._sources):
            add(root)
        for add in (self._notes, self._links):
            add(root)
        told = provenance.told(self._dossier, REFI_PROJECT.losses(self._dossier))
        element(root, "Description", "\n".join(f"{what}: {value}" for what, value in told))
        for memo in self._memos("project"):
            element(root, "NoteRef", targetGUID=memo.guid)
        return root

    def _users(self, root: ET.Element) -> None:
        if self._dossier.reviewers:
            users = element(root, "Users")
            for person in self._dossier.reviewers:
                element(users, "User", guid=person.guid, name=person.name, id=person.initials)

    def _codebook(self, root: ET.Element) -> None:
        notes = [(memo.target_guid, memo.guid) for memo in self._memos("tag")]
        refi.add_codes(element(root, "CodeBook"), self._dossier, notes)

    def _add_variables(self, root: ET.Element) -> None:
        variables = element(root, "Variables")
        for name, guid in self._variables.items():
            element(variables, "Variable", guid=guid, name=name, typeOfVariable="Text")

    def _cases(self, root: ET.Element) -> None:
        if not self._dossier.facts:
            return
        cases = element(root, "Cases")
        for fact in self._ticket.over(self._dossier.facts):
            self._case(element(cases, "Case", guid=fact.guid, name=fact.name), fact)

    def _case(self, case: ET.Element, fact: FactRecord) -> None:
        element(case, "Description", fact.statement)
        for tagging in fact.tags:
            element(case, "CodeRef", targetGUID=tagging.tag)
        agreed = fact.agreed
        told = {
            "status": fact.status,
            "kind": fact.kind,
            "claimant": fact.claimant,
            "claimant url": fact.claimant_url,
            "claim date": fact.claim_date,
            "context": fact.context,
            "review url": fact.review_url,
            "verdict": self._known.label(fact),
            "verdict method": agreed.method if agreed else "",
            "verdict rationale": agreed.rationale if agreed else "",
        }
        self._values(case, told)
        for guid in dict.fromkeys(each.article for each in fact.evidence):
            element(case, "SourceRef", targetGUID=self._known.articles[guid].current.guid)
        for each in fact.evidence:
            if each.guid in self._placed:
                element(case, "SelectionRef", targetGUID=each.guid)

    def _values(self, parent: ET.Element, told: dict[str, str]) -> None:
        for name, value in told.items():
            if value:
                holder = element(parent, "VariableValue")
                element(holder, "VariableRef", targetGUID=self._variables[name])
                element(holder, "TextValue", value)

    def _sources(self, root: ET.Element) -> None:
        if not self._dossier.articles:
            return
        sources = element(root, "Sources")
        quotes: dict[str, list[tuple[FactRecord, EvidenceRecord]]] = {}
        for fact in self._dossier.facts:
            for each in fact.evidence:
                if each.guid in self._placed:
                    quotes.setdefault(each.article, []).append((fact, each))
        for article in self._ticket.over(self._dossier.articles):
            self._source(sources, article, quotes.get(article.guid, []))

    def _source(
        self, sources: ET.Element, article: ArticleRecord, quotes: list[tuple[FactRecord, EvidenceRecord]]
    ) -> None:
        version = article.current
        source = element(
            sources,
            "TextSource",
            guid=version.guid,
            name=article.title,
            plainTextPath=f"internal://{version.guid}.txt",
            creatingUser=version.imported_by,
            creationDateTime=version.imported_at,
        )
        if article.url or article.note:
            element(source, "Description", "\n".join(part for part in (article.url, article.note) if part))
        for fact, each in quotes:
            self._selection(source, fact, each)
        for memo in self._memos("article", article.guid):
            element(source, "NoteRef", targetGUID=memo.guid)
        told = {
            "url": article.url,
            "publisher": article.publisher,
            "author": article.author,
            "published": article.published_at,
            "text sha256": version.text_sha256,
            "version": str(version.seq),
        }
        self._values(source, told)

    def _selection(self, source: ET.Element, fact: FactRecord, each: EvidenceRecord) -> None:
        place = each.place
        if place is None:
            return
        signed = {"creatingUser": each.created_by, "creationDateTime": each.created_at}
        text = self._dossier.texts.get(self._known.articles[each.article].current.text_sha256, "")
        stands = text[place.start : place.end] or each.exact
        made = element(
            source,
            "PlainTextSelection",
            guid=each.guid,
            name=" ".join(stands.split()),
            startPosition=str(place.start),
            endPosition=str(place.end),
            **signed,
        )
        if stands != each.exact:
            element(made, "Description", f"Quoted as: {each.exact}")
        codes = (refi.stance_code(self._about, each.stance), *(tagging.tag for tagging in fact.tags))
        for code in codes:
            coding = element(made, "Coding", guid=derived(each.guid, f"coding {code}"), **signed)
            element(coding, "CodeRef", targetGUID=code)
        if each.comment:
            element(made, "NoteRef", targetGUID=derived(each.guid, "comment"))
        for memo in self._memos("evidence", each.guid):
            element(made, "NoteRef", targetGUID=memo.guid)

    def _memos(self, target: str, guid: str = "") -> Iterator[MemoRecord]:
        yield from self._noted.get((target, guid), ())

    def _notes(self, root: ET.Element) -> None:
        comments = [each for each in self._dossier.evidence if each.comment and each.guid in self._placed]
        if not comments and not self._dossier.memos:
            return
        notes = element(root, "Notes")
        for each in comments:
            guid, who, when = derived(each.guid, "comment"), each.created_by, each.created_at
            note = element(notes, "Note", guid=guid, name="Comment", creatingUser=who, creationDateTime=when)
            element(note, "PlainTextContent", each.comment)
        for memo in self._dossier.memos:
            who, when = memo.created_by, memo.created_at
            note = element(
                notes, "Note", guid=memo.guid, name="Memo", creatingUser=who, creationDateTime=when
            )
            element(note, "PlainTextContent", memo.body)

    def _links(self, root: ET.Element) -> None:
        ends = [
            (derived(each.guid, "link"), each.stance, each.guid, fact.guid)
            for fact in self._dossier.facts
            for each in fact.evidence
            if each.guid in self._placed
        ]
        ends += [(link.guid, link.kind, link.from_fact, link.to_fact) for link in self._dossier.links]
        # A case has no place for notes, so a memo on a fact is tied to it.
        ends += [
            (derived(memo.guid, "link"), "memo", memo.guid, memo.target_guid) for memo in self._memos("fact")
        ]
        if ends:
            links = element(root, "Links")
            for guid, name, here, there in ends:
                way = {"direction": "OneWay", "originGUID": here, "targetGUID": there}
                element(links, "Link", guid=guid, name=name.replace("_", " "), **way)


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    evidence = list(dossier.evidence)
    lost = sum(each.place is None or each.place.start is None for each in evidence)
    sure = sum(each.confidence is not None for each in evidence)
    for count, what, why in (
        (
            lost,
            "quote~s with their comments",
            "they no longer stand in their article",
        ),
        (len(evidence), "context~s before and after quotes", "the format has no place for them"),
        (sure, "confidence~s of quotes", "the format has no place for them"),
    ):
        if count:
            yield LeftOut(count, what, why)
    yield from losses.counted(dossier, losses.assessments, losses.earlier_verdicts, losses.older_versions)


REFI_PROJECT = Exporter(
    "qdpx",
    "REFI-QDA project",
    "Articles with their coded quotes, and each fact as a case. "
    "For MAXQDA, NVivo, ATLAS.ti and QualCoder, whose work can be matched by its GUIDs when it comes back.",
    ".qdpx",
    write,
    _left_out,
    frozenset({Want.TEXTS}),
    peek,
)
