"""What the exports claim to be: Web Annotation, ClaimReview, REFI-QDA, accessible HTML, Word and Excel."""

import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from docx import Document
from pyld import jsonld

Export = Callable[..., bytes]

# The terms of http://www.w3.org/ns/anno.jsonld that are used here, as the recommendation lists them.
OA, DC, TERMS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
AS, FOAF = "http://www.w3.org/ns/activitystreams#", "http://xmlns.com/foaf/0.1/"
XSD, RDF = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS, DCTYPES = "http://www.w3.org/2000/01/rdf-schema#", "http://purl.org/dc/dcmitype/"
PLAIN = {
    **{name: OA + name for name in ("Annotation", "TextualBody", "SpecificResource", "TimeState")},
    **{
        name: OA + name for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix")
    },
    **{
        name: OA + name
        for name in ("assessing", "classifying", "commenting", "describing", "linking", "tagging")
    },
    "format": DC + "format",
    "language": DC + "language",
    "value": RDF + "value",
    "label": RDFS + "label",
    "name": FOAF + "name",
    "nickname": FOAF + "nick",
    "Person": FOAF + "Person",
    "Text": DCTYPES + "Text",
    "Software": AS + "Application",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
}
TYPED = {
    "body": ("@id", OA + "hasBody"),
    "target": ("@id", OA + "hasTarget"),
    "source": ("@id", OA + "hasSource"),
    "selector": ("@id", OA + "hasSelector"),
    "state": ("@id", OA + "hasState"),
    "creator": ("@id", TERMS + "creator"),
    "generator": ("@id", AS + "generator"),
    "first": ("@id", AS + "first"),
    "total": (XSD + "nonNegativeInteger", AS + "totalItems"),
    "motivation": ("@vocab", OA + "motivatedBy"),
    "purpose": ("@vocab", OA + "hasPurpose"),
    "created": (XSD + "dateTime", TERMS + "created"),
    "modified": (XSD + "dateTime", TERMS + "modified"),
    "generated": (XSD + "dateTime", TERMS + "issued"),
    "sourceDate": (XSD + "dateTime", OA + "sourceDate"),
    "start": (XSD + "nonNegativeInteger", OA + "start"),
    "end": (XSD + "nonNegativeInteger", OA + "end"),
    **{name: (XSD + "dateTime", OA + name) for name in ("sourceDateStart", "sourceDateEnd")},
    "startIndex": (XSD + "nonNegativeInteger", AS + "startIndex"),
}
CONTEXT = {
    "id": "@id",
    "type": "@type",
    **PLAIN,
    **{name: {"@type": kind, "@id": iri} for name, (kind, iri) in TYPED.items()},
    "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
}


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "@context":
                yield key
                yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    home, ours = document["@context"]
    assert home == "http://www.w3.org/ns/anno.jsonld"
    return list(jsonld.expand({**document, "@context": [CONTEXT, ours]}))


def test_no_key_of_a_web_annotation_is_lost(export: Export) -> None:
    document = json.loads(export("webannotation"))
    ours = document["@context"][1]
    properties = set(keys(expanded(document)))
    for key in set(keys(document)) - {"id", "type"}:
        term = {**CONTEXT, **ours}[key]
        iri = term["@id"] if isinstance(term, dict) else term
        assert iri.replace("swb:", ours["swb"]) in properties, key
    assert {each for each in properties if ":" not in each} <= {"@id", "@type", "@value", "@list"}


def test_every_quote_is_an_annotation_with_its_selectors(export: Export) -> None:
    document = json.loads(export("webannotation"))
    items = document["first"]["items"]
    assert document["total"] == len(items) == 23
    assert len({item["id"] for item in items}) == 23
    for item in items:
        quote, *place = item["target"]["selector"]
        assert quote["type"] == "TextQuoteSelector"
        assert quote["exact"]
        orphan = item["target"]["anchorStatus"] == "orphan"
        assert [each["type"] for each in place] == ["TextPositionSelector"] * (not orphan)
        assert all(each["end"] - each["start"] == len(quote["exact"]) for each in place if not orphan) or (
            item["target"]["anchorStatus"] in ("fuzzy", "ambiguous")
        )
    facts = document["facts"]["first"]["items"]
    assert document["facts"]["total"] == len(facts) == 18 + 2 + 1 + 5
    sources = {item["target"]["source"]["id"] for item in items}
    assert not any(each.startswith("javascript") for each in sources)


# Properties of schema.org by the type that has them; CreativeWork's belong to the types below it, too.
WORK = {"@type", "@id", "url", "text", "author", "datePublished", "dateModified", "citation", "publisher"}
WORK |= {"name", "description", "headline", "isPartOf"}
SCHEMA = {
    "ClaimReview": WORK | {"@context", "claimReviewed", "reviewRating", "itemReviewed", "reviewBody"},
    "Claim": WORK | {"appearance", "firstAppearance"},
    "CreativeWork": WORK,
    "NewsArticle": WORK,
    "Rating": {
        "@type",
        "alternateName",
        "name",
        "ratingValue",
        "bestRating",
        "worstRating",
        "ratingExplanation",
    },
    "Organization": {"@type", "name", "url", "sameAs"},
    "Person": {"@type", "name", "url", "sameAs"},
}


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_every_property_of_a_claim_review_is_in_its_domain(export: Export) -> None:
    (review,) = json.loads(export("claimreview"))
    for node in nodes(review):
        assert set(node) <= SCHEMA[node["@type"]], node["@type"]
    assert review["@context"] == "https://schema.org"
    assert review["url"] == "https://example.org/review#F-0001"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "=Mixed",
        "name": "=Mixed",
        "ratingValue": 2,
        "bestRating": 3,
        "worstRating": 1,
        "ratingExplanation": "=agreed\nafter talk",
    }
    assert review["author"] == {"@type": "Organization", "name": "The Desk", "url": "https://example.org"}
    assert [each["description"] for each in review["citation"]] == ["contradicts", "qualifies"]
    assert "url" not in review["citation"][0]["isPartOf"]
    assert b"<" not in export("claimreview")


# The schema of REFI-QDA 1.5 (Project.xsd): the order of what stands in an element, and what it must say.
REF = ((), {"targetGUID"})
NOTED = ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue")
REFI: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "Project": (
        *(
            (
                "Users",
                "CodeBook",
                "Variables",
                "Cases",
                "Sources",
                "Notes",
                "Links",
                "Sets",
                "Graphs",
                "Description",
                "NoteRef",
            ),
        ),
        {"name"},
    ),
    "Users": (("User",), set()),
    "User": ((), {"guid"}),
    "CodeBook": (("Codes", "Sets"), set()),
    "Codes": (("Code",), set()),
    "Code": (("Description", "NoteRef", "Code"), {"guid", "name", "isCodable"}),
    "Variables": (("Variable",), set()),
    "Variable": (("Description",), {"guid", "name", "typeOfVariable"}),
    "Cases": (("Case",), set()),
    "Case": (("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"), {"guid"}),
    "VariableValue": (("VariableRef", "TextValue"), set()),
    "Sources": (("TextSource",), set()),
    "TextSource": (NOTED, {"guid"}),
    "PlainTextSelection": (("Description", "Coding", "NoteRef"), {"guid", "startPosition", "endPosition"}),
    "Coding": (("CodeRef", "NoteRef"), {"guid"}),
    "Notes": (("Note",), set()),
    "Note": (NOTED, {"guid"}),
    "Links": (("Link",), set()),
    "Link": (("NoteRef",), {"guid"}),
    **dict.fromkeys(("NoteRef", "CodeRef", "VariableRef", "SourceRef", "SelectionRef"), REF),
    **dict.fromkeys(("Description", "PlainTextContent", "TextValue"), ((), set())),
}
NEVER_EMPTY = {"Users", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets"}
ONCE = {
    "Description",
    "PlainTextContent",
    "Users",
    "CodeBook",
    "Variables",
    "Cases",
    "Sources",
    "Notes",
    "Links",
}
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def check(element: ET.Element, space: str) -> None:
    name = element.tag.removeprefix(space)
    order, needed = REFI[name]
    inside = [child.tag.removeprefix(space) for child in element]
    assert [order.index(child) for child in inside] == sorted(order.index(child) for child in inside), name
    assert needed <= set(element.attrib), name
    assert not (name in NEVER_EMPTY and not inside), name
    assert all(inside.count(child) <= 1 for child in ONCE), name
    for key, value in element.attrib.items():
        if key.lower().endswith("guid") or key == "creatingUser":
            assert GUID.fullmatch(value), (name, key)
        if key == "color":
            assert re.fullmatch("#[0-9A-Fa-f]{6}", value)
    for child in element:
        check(child, space)


def test_a_refi_project_keeps_to_its_schema(export: Export) -> None:
    with zipfile.ZipFile(io.BytesIO(export("qdpx"))) as project:
        root = ET.fromstring(project.read("project.qde"))  # noqa: S314
        texts = {name: project.read(name).decode() for name in project.namelist() if name.endswith(".txt")}
        assert all(
            re.fullmatch(r"project\.qde|sources/[0-9a-f-]{36}\.txt", name) for name in project.namelist()
        )
    space = "{urn:QDA-XML:project:1.0}"
    check(root, space)
    known = {each.get("guid") for each in root.iter() if each.get("guid")}
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(guids) == len(known)
    for each in root.iter():
        for key in ("targetGUID", "originGUID", "creatingUser"):
            assert each.get(key) is None or each.get(key) in known, (each.tag, key)
    for source in root.iter(f"{space}TextSource"):
        text = texts[f"sources/{source.get('guid')}.txt"]
        assert source.get("plainTextPath") == f"internal://{source.get('guid')}.txt"
        for place in source.iter(f"{space}PlainTextSelection"):
            start, end = int(place.get("startPosition") or 0), int(place.get("endPosition") or 0)
            quoted = re.sub(r"[\x00-\x08\x0b-\x1f]", "", " ".join(text[start:end].split()))
            assert place.get("name") == quoted


def test_a_refi_codebook_keeps_to_its_schema(export: Export) -> None:
    root = ET.fromstring(export("qdc"))  # noqa: S314
    space = "{urn:QDA-XML:codebook:1.0}"
    check(root, space)
    codes = [code.get("name") for code in root.iter(f"{space}Code")]
    assert codes[:3] == ["=places", "France & <b>", "unused"]
    assert codes[3:] == ["Stance", "states", "supports", "contradicts", "qualifies", "mentions"]


class Outline(HTMLParser):
    """The elements of a page, with what is wrong with their nesting."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_the_page_is_accessible_and_runs_nothing(export: Export) -> None:
    page = export("html").decode()
    outline = Outline(page)
    names = {tag for tag, _ in outline.tags}
    assert outline.open == []
    assert not names & {
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "img",
        "svg",
        "link",
        "base",
        "i",
        "input",
    }
    assert not [key for _, attrs in outline.tags for key in attrs if key.startswith("on") or key == "style"]
    assert outline.all("html") == [{"lang": "en"}]
    assert [len(outline.all(tag)) for tag in ("main", "h1", "nav", "title")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(outline.all("caption")) == len(outline.all("table")) > 3
    assert all(attrs.get("scope") in ("col", "row") for attrs in outline.all("th"))
    ids = [attrs["id"] for _, attrs in outline.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for attrs in outline.all("a"):
        address = str(attrs["href"])
        assert address.startswith(("http://", "https://")) or address[1:] in ids
    policy = next(attrs for attrs in outline.all("meta") if attrs.get("http-equiv"))
    assert str(policy["content"]).startswith("default-src 'none';")


def test_every_mark_is_told_in_words(export: Export) -> None:
    page = export("html").decode()
    marks = re.findall(r'<mark class="(?:claim|wording)">.*?</mark>', page, re.DOTALL)
    assert len(marks) > 5
    shown = [mark for mark in marks if "told" in mark]
    assert len(shown) == len(marks) - 2
    assert all(
        re.search(r'aria-hidden="true"> \S+\d+</span><span class="told"> \[\d+: ', mark) for mark in shown
    )


def test_a_word_document_has_headings_and_heads(export: Export) -> None:
    document = Document(io.BytesIO(export("docx")))
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    arabic = [p for p in document.paragraphs if p.text.startswith("F-0012")]
    assert arabic
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert links == {"https://example.org/a?b=1&c=2", "http://example.net/x"}


def test_a_workbook_runs_nothing_and_counts(export: Export) -> None:
    with zipfile.ZipFile(io.BytesIO(export("xlsx"))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["evidence", "facts", "tags", "tag matrix", "about"]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert sheets[0].count("<row ") == 1 + 24 - 0
    assert "verdict of =Bob, round 1" in sheets[1]
    assert "round 2" not in sheets[1]


@pytest.mark.parametrize("size", [40_000])
def test_a_text_too_long_for_a_cell_goes_on_in_another_sheet(size: int) -> None:
    from workbench.core.dossier import About, Dossier
    from workbench.core.records import FactRecord, ReviewerRecord
    from workbench.core.ticket import Ticket
    from workbench.formats.exporters.workbook import write

    long = "😀" * size
    dossier = Dossier(
        About("g", "Long", exported_at="2026-01-02T03:04:05Z"),
        facts=(FactRecord("f", 1, long, created_by="r"),),
        reviewers=(ReviewerRecord("r", "Anna"),),
    )
    file = io.BytesIO()
    write(dossier, file, Ticket())
    with zipfile.ZipFile(file) as book:
        last = ET.fromstring(book.read("xl/worksheets/sheet6.xml"))  # noqa: S314
        parts = ["".join(each.itertext()) for each in last.iter() if each.tag.endswith("}is")]
    assert sum(part.count("😀") for part in parts) == 2 * size
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) <= 32_767


def test_a_pdf_is_stamped_once(export: Export) -> None:
    data = export("pdf")
    assert data.startswith(b"%PDF")
    assert data.count(b"D:20260102030405Z") == 2
    assert re.findall(rb"(?<!\d)20\d\d-\d\d-\d\dT", data) == [b"2026-01-02T"] * 3
