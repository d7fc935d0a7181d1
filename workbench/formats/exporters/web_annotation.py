"""W3C Web Annotation (2017): one annotation for each quote, and a second collection about the facts."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from workbench.core.dossier import About, Directory, Dossier, LeftOut
from workbench.core.records import ArticleRecord, EvidenceRecord, FactRecord, PositionRecord
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.addresses import derived, iri, web
from workbench.formats.exporters.exporter import Exporter
from workbench.formats.records import content_sha256

Json = dict[str, object]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SWB = "urn:x-source-workbench:terms#"
_TERMS = (
    *("stance", "confidence", "important", "textSha256", "originalSha256", "version", "anchorStatus"),
    *("anchorScore", "factNumber", "status", "kind", "contentSha256", "leftOut", "verdictMethod", "relation"),
)


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """A collection with its only page inside, one annotation a line; facts are a collection inside."""
    known, about = Directory(dossier), dossier.about
    evidence = [(fact, each) for fact in dossier.facts for each in fact.evidence]
    home = iri(about, about.project_guid)
    generator: Json = {
        "id": f"{home}#generator",
        "type": "Software",
        "name": f"{about.generator} {about.version}",
    }
    head: Json = {
        "@context": [CONTEXT, _terms()],
        **_collection(about, "evidence", f"{about.name}: quotes", len(evidence)),
        "generator": generator,
        "generated": about.exported_at,
        "contentSha256": content_sha256(dossier),
        "leftOut": [each.sentence for each in WEB_ANNOTATION.losses(dossier)],
    }
    said = list(_about_facts(dossier, known))
    facts = _collection(about, "facts", f"{about.name}: facts", len(said))
    file.write(_open(head) + b', "first": ' + _open(_page(about, "evidence")) + b', "items": [\n')
    _write_all((_quote(*each, known, about) for each in evidence), file, ticket)
    file.write(b']},\n"facts": ' + _open(facts) + b', "first": ' + _open(_page(about, "facts")))
    file.write(b', "items": [\n')
    _write_all(said, file, ticket)
    file.write(b"]}}}\n")


def _terms() -> Json:
    """What our own keys mean; a key without a term is dropped by every JSON-LD processor, silently."""
    ours: Json = {name: f"swb:{name}" for name in _TERMS}
    return {"swb": _SWB, **ours, "facts": {"@id": "swb:facts", "@type": "@id"}}


def _write_all(items: Iterable[Json], file: BinaryIO, ticket: Ticket) -> None:
    for number, item in enumerate(ticket.over(items)):
        file.write((b",\n" if number else b"") + _json(item))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _open(value: Json) -> bytes:
    return _json(value)[:-1]


def _collection(about: About, name: str, label: str, total: int) -> Json:
    guid = derived(about.project_guid, f"collection {name}")
    return {"id": iri(about, guid), "type": "AnnotationCollection", "label": label, "total": total}


def _page(about: About, name: str) -> Json:
    guid = derived(about.project_guid, f"page {name}")
    return {"id": iri(about, guid), "type": "AnnotationPage", "startIndex": 0}


def _quote(fact: FactRecord, each: EvidenceRecord, known: Directory, about: About) -> Json:
    article = known.articles[each.article]
    facing: Json = {"type": "SpecificResource", "source": iri(about, fact.guid), "purpose": "linking"}
    body: list[Json] = [_text("classifying", each.stance), facing]
    body += [_text("tagging", path) for path in known.paths(fact)]
    body += [_text("commenting", each.comment)] if each.comment else []
    made = _annotation(about, known, each.guid, ("assessing", "linking"), each.created_by, each.created_at)
    return {
        **made,
        "modified": each.updated_at,
        "body": body,
        "target": _target(each, article, about),
        "stance": each.stance,
        **({"confidence": each.confidence} if each.confidence is not None else {}),
        "important": each.important,
        "factNumber": fact.name,
    }


def _target(each: EvidenceRecord, article: ArticleRecord, about: About) -> Json:
    source: Json = {
        "id": web(article.url) or iri(about, article.guid),
        "type": "Text",
        "format": "text/plain",
        **({"language": article.language} if article.language else {}),
    }
    quote: Json = {
        "type": "TextQuoteSelector",
        "exact": each.exact,
        "prefix": each.prefix,
        "suffix": each.suffix,
    }
    state = _state(article.current.retrieved_at)
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [quote, *_position(each.place)],
        **({"state": [state]} if state else {}),
        "textSha256": article.current.text_sha256,
        "originalSha256": article.current.original_sha256,
        "version": article.current.seq,
        "anchorStatus": each.status,
        **({"anchorScore": each.place.score} if each.place and each.place.score is not None else {}),
    }


def _position(place: PositionRecord | None) -> list[Json]:
    if place is None or place.start is None:
        return []
    return [{"type": "TextPositionSelector", "start": place.start, "end": place.end}]


def _state(retrieved: str) -> Json:
    """When the text was taken from its address; a day alone is a time from its start to its end."""
    if len(retrieved) == 10:
        start, end = f"{retrieved}T00:00:00Z", f"{retrieved}T23:59:59Z"
        return {"type": "TimeState", "sourceDateStart": start, "sourceDateEnd": end}
    return {"type": "TimeState", "sourceDate": retrieved} if len(retrieved) > 10 else {}


def _about_facts(dossier: Dossier, known: Directory) -> Iterator[Json]:
    about = dossier.about
    for fact in dossier.facts:
        yield _fact(fact, known, about)
        for each in fact.assessments:
            label = known.verdicts[each.verdict].label
            signed = _annotation(about, known, each.guid, ("assessing",), each.created_by, each.created_at)
            why = [_text("commenting", each.rationale)] if each.rationale else []
            sure: Json = {"confidence": each.confidence} if each.confidence is not None else {}
            body = [_text("assessing", label), *why]
            yield {**signed, "body": body, "target": iri(about, fact.guid), **sure}
    for link in dossier.links:
        signed = _annotation(about, known, link.guid, ("linking",), link.created_by, link.created_at)
        here, there = (iri(about, guid) for guid in (link.from_fact, link.to_fact))
        yield {**signed, "body": there, "target": here, "relation": link.kind}
    for memo in dossier.memos:
        signed = _annotation(about, known, memo.guid, ("commenting",), memo.created_by, memo.created_at)
        yield {**signed, "body": [_text("commenting", memo.body)], "target": iri(about, memo.target_guid)}


def _fact(fact: FactRecord, known: Directory, about: About) -> Json:
    agreed, label = fact.agreed, known.label(fact)
    guid = agreed.guid if agreed else derived(fact.guid, "annotation")
    motivation = ("assessing", "describing") if agreed else ("describing",)
    who, when = (agreed.created_by, agreed.created_at) if agreed else (fact.created_by, fact.created_at)
    body = [_text("describing", fact.statement)]
    body += [_text("assessing", label)] if label else []
    body += [_text("commenting", agreed.rationale)] if agreed and agreed.rationale else []
    body += [_text("tagging", path) for path in known.paths(fact)]
    return {
        **_annotation(about, known, guid, motivation, who, when),
        "body": body,
        "target": iri(about, fact.guid),
        "factNumber": fact.name,
        "status": fact.status,
        "kind": fact.kind,
        **({"verdictMethod": agreed.method} if agreed else {}),
    }


def _annotation(
    about: About, known: Directory, guid: str, motivation: tuple[str, ...], who: str, when: str
) -> Json:
    return {
        "id": iri(about, guid),
        "type": "Annotation",
        "motivation": motivation[0] if len(motivation) == 1 else motivation,
        "created": when,
        "creator": _person(about, known, who),
        "generator": f"{iri(about, about.project_guid)}#generator",
        "generated": about.exported_at,
    }


def _person(about: About, known: Directory, guid: str) -> Json:
    person = known.reviewers[guid]
    orcid = web(person.orcid if "/" in person.orcid else f"https://orcid.org/{person.orcid}")
    return {
        "id": orcid if person.orcid and orcid else iri(about, guid),
        "type": "Software" if person.role == "machine" else "Person",
        "name": person.name,
        **({"nickname": person.initials} if person.initials else {}),
    }


def _text(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    return losses.counted(
        dossier,
        losses.lost_places,
        losses.earlier_verdicts,
        losses.older_versions,
        losses.tag_descriptions,
        losses.texts,
    )


WEB_ANNOTATION = Exporter(
    "webannotation",
    "Web Annotation",
    "W3C JSON-LD: each quote with its context and place as an annotation of its article, and the facts as a "
    "second collection. For annotation servers and linked data.",
    ".jsonld",
    write,
    _left_out,
)
