"""schema.org ClaimReview: the verdict on each fact that has one and a public page."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from workbench.core.dossier import Directory, Dossier, LeftOut
from workbench.core.records import ArticleRecord, EvidenceRecord, FactRecord
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.addresses import iri, web
from workbench.formats.exporters.exporter import Exporter

Json = dict[str, object]

_CITED = frozenset({"supports", "contradicts", "qualifies"})
_LONGEST = 75


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """A list with one ClaimReview a line, each complete in itself."""
    known = Directory(dossier)
    file.write(b"[")
    for number, fact in enumerate(ticket.over(_reviewed(dossier, known))):
        # Escaped, because these lines are pasted into pages, where a text could end the script it stands in.
        text = json.dumps(_review(fact, dossier, known), ensure_ascii=False).replace("<", "\\u003c")
        file.write((b",\n" if number else b"\n") + text.encode("utf-8", "backslashreplace"))
    file.write(b"\n]\n")


def _reviewed(dossier: Dossier, known: Directory) -> Iterator[FactRecord]:
    return (fact for fact in dossier.facts if known.label(fact) and web(fact.review_url))


def _review(fact: FactRecord, dossier: Dossier, known: Directory) -> Json:
    agreed, about, url = fact.agreed, dossier.about, web(fact.review_url)
    return _told(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": iri(about, fact.guid),
            "url": url if "#" in url else f"{url}#{fact.name}",
            "claimReviewed": fact.statement,
            "reviewRating": _rating(fact, known),
            "author": _named("Organization", about.publisher_name, url=about.publisher_url),
            "datePublished": agreed.created_at if agreed else "",
            "dateModified": fact.updated_at,
            "itemReviewed": _claim(fact, dossier, known),
            "reviewBody": fact.context,
            "citation": [_citation(each, known) for each in fact.evidence if each.stance in _CITED],
        }
    )


def _rating(fact: FactRecord, known: Directory) -> Json:
    agreed = fact.agreed
    verdict = known.verdict(agreed.verdict) if agreed else None
    numbers: Json = {}
    if verdict is not None and verdict.rating is not None:
        worst, best = known.ratings(verdict.guid)
        numbers = {"ratingValue": verdict.rating, "bestRating": best, "worstRating": worst}
    label = known.label(fact)
    said: Json = {"@type": "Rating", "alternateName": label, "name": label, **numbers}
    return _told({**said, "ratingExplanation": agreed.rationale if agreed else ""})


def _claim(fact: FactRecord, dossier: Dossier, known: Directory) -> Json:
    stating = {each.article for each in fact.evidence if each.stance == "states"}
    articles = (article for article in dossier.articles if article.guid in stating)
    return _told(
        {
            "@type": "Claim",
            "@id": f"{iri(dossier.about, fact.guid)}#claim",
            "text": fact.statement,
            "author": _named("Person", fact.claimant, sameAs=fact.claimant_url),
            "datePublished": fact.claim_date,
            "appearance": [_article(article) for article in articles],
        }
    )


def _citation(each: EvidenceRecord, known: Directory) -> Json:
    part = _article(known.articles[each.article])
    return {"@type": "CreativeWork", "text": each.exact, "description": each.stance, "isPartOf": part}


def _article(article: ArticleRecord) -> Json:
    return _told(
        {
            "@type": "NewsArticle",
            "url": web(article.url),
            "headline": article.title,
            "datePublished": article.published_at,
            "publisher": _named("Organization", article.publisher),
        }
    )


def _named(kind: str, name: str, **addresses: str) -> Json:
    links = {key: found for key, address in addresses.items() if (found := web(address))}
    return {"@type": kind, "name": name, **links} if name else {}


def _told(values: Json) -> Json:
    """Without what is unknown."""
    return {key: value for key, value in values.items() if value not in ("", [], {})}


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    known = Directory(dossier)
    judged = [fact for fact in dossier.facts if known.label(fact)]
    written = list(_reviewed(dossier, known))
    quotes = sum(each.stance not in _CITED for fact in written for each in fact.evidence)
    yield from _some(
        (len(dossier.facts) - len(judged), "facts", "no verdict was agreed on yet"),
        (
            len(judged) - len(written),
            "facts",
            "they have no public page; a review address makes one",
        ),
        (quotes, "quotes", "only what supports, contradicts or qualifies is cited; the format has no stance"),
        (
            sum(bool(fact.claimant) for fact in written),
            "kinds of claimants",
            "each is written as a person, because the project does not say who is an organisation",
        ),
        (
            sum(len(fact.statement) > _LONGEST for fact in written),
            "short form~s of statements",
            f"statements of more than {_LONGEST} characters are written whole, and some services cut them",
        ),
        (int(bool(written) and not dossier.about.publisher_name), "publisher", "the project names none"),
    )
    yield from losses.counted(dossier, losses.assessments, losses.links, losses.memos, _places, _tagged)


def _some(*losses_found: tuple[int, str, str]) -> Iterable[LeftOut]:
    return (LeftOut(*each) for each in losses_found if each[0])


def _places(dossier: Dossier) -> LeftOut:
    count = sum(len(fact.evidence) for fact in dossier.facts)
    return LeftOut(count, "place~s of quotes in their texts", "the format has none")


def _tagged(dossier: Dossier) -> LeftOut:
    return LeftOut(sum(len(fact.tags) for fact in dossier.facts), "tag~s on facts", "the format has none")


CLAIM_REVIEW = Exporter(
    "claimreview",
    "ClaimReview",
    "schema.org markup for published fact-checks: one for each fact with an agreed verdict and a public "
    "page. For Fact Check Explorer, aggregators and archives; search pages show it less and less.",
    ".json",
    write,
    _left_out,
    takes=lambda dossier: _reviewed(dossier, Directory(dossier)),
)
