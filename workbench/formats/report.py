"""What a report says, section by section, before any format sets it in type."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.dossier import Directory, Dossier, LeftOut, Pair, RoundFigures
from workbench.core.model import Article, Tier
from workbench.core.records import ArticleRecord, EvidenceRecord, FactRecord
from workbench.core.sidebyside import Mark, Row, marks, rows
from workbench.formats.addresses import web
from workbench.formats.provenance import told

FOR = ("states", "supports")
AGAINST = ("contradicts",)
BESIDE = ("qualifies", "mentions")
_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "exact": "stands in the text",
        "moved": "stands in the text, elsewhere than before",
        "manual": "placed by hand",
        "fuzzy": "stands in changed words",
        "ambiguous": "place to be checked",
        "orphan": "no longer stands in the text",
    }
)
_CUT = 30  # a shorter context is whole, because the text begins or ends there
METHOD = (
    "Each fact is a statement in a reviewer’s words. Quotes are taken from stored texts that never change; "
    "each is named by its article, the version and the SHA-256 digest of that text, so that anybody who has "
    "the text can check it.",
    "Articles were aligned sentence by sentence, and differences found by rules that are named beside each "
    "one. A difference is an observation with its place and reason, not a verdict; verdicts are the "
    "reviewers’ own.",
)
AGREEMENT = (
    "Figures of agreement are over all facts of the project that two reviewers or more have judged in the "
    "round; where nobody could have disagreed, a figure is undefined and not 0 or 1. Krippendorff’s alpha is "
    "computed from coincidences (Krippendorff 2011), Cohen’s kappa from the table of two people (Cohen 1960)."
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence as it is read: context, words, source, and how it stands there today."""

    before: str
    words: str
    after: str
    stance: str
    comment: str
    title: str
    source: str
    link: str
    language: str
    version: int
    sha256: str
    place: str
    who: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with who gave it, how, when and why."""

    label: str
    how: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Section:
    """Everything on one fact."""

    fact: FactRecord
    verdict: Judgement | None
    assessments: tuple[Judgement, ...]
    details: tuple[tuple[str, str], ...]
    supporting: tuple[Quote, ...]
    contradicting: tuple[Quote, ...]
    beside: tuple[Quote, ...]
    memos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two articles side by side, their claims that differ, and the figures of the pair."""

    left: str
    right: str
    languages: tuple[str, str]
    rows: tuple[Row, ...]
    claims: tuple[Mark, ...]
    wording: int
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; ``about`` holds labelled lines and ``missing`` what is left out and why."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    pairs: tuple[Facing, ...]
    articles: tuple[ArticleRecord, ...]
    reviewers: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    figures: tuple[RoundFigures, ...] = ()
    method: tuple[str, ...] = METHOD


def report(dossier: Dossier, left_out: Iterable[LeftOut]) -> Report:
    """A dossier as a report."""
    known = Directory(dossier)
    missing = tuple(left_out)
    quotes = sum(len(fact.evidence) for fact in dossier.facts)
    counts = (
        _counted(len(dossier.facts), "fact"),
        _counted(quotes, "quote"),
        _counted(len(dossier.articles), "article"),
    )
    about = ((what, str(value)) for what, value in told(dossier, ()) if value != "")
    return Report(
        title=dossier.about.name,
        subtitle=" · ".join(counts),
        sections=tuple(_section(fact, dossier, known) for fact in dossier.facts),
        pairs=tuple(_facing(pair) for pair in dossier.pairs),
        articles=dossier.articles,
        reviewers=tuple((each.name, each.role) for each in dossier.reviewers),
        about=tuple((what[:1].upper() + what[1:], value) for what, value in about),
        missing=tuple(each.sentence for each in missing),
        figures=dossier.figures,
        method=(*METHOD, AGREEMENT) if dossier.figures else METHOD,
    )


def day(stamp: str) -> str:
    """The date of an ISO time."""
    return stamp[:10]


def _section(fact: FactRecord, dossier: Dossier, known: Directory) -> Section:
    return Section(
        fact=fact,
        verdict=_agreed(fact, known),
        assessments=tuple(_assessments(fact, known)),
        details=tuple(_details(fact, dossier, known)),
        supporting=_quotes(fact, FOR, known),
        contradicting=_quotes(fact, AGAINST, known),
        beside=_quotes(fact, BESIDE, known),
        memos=tuple(memo.body for memo in dossier.memos if memo.target_guid == fact.guid),
    )


def _agreed(fact: FactRecord, known: Directory) -> Judgement | None:
    agreed = fact.agreed
    if agreed is None:
        return None
    label = known.label(fact) or "none of the verdicts fits"
    how = {"adjudicator": "decided by", "discussion": "agreed in discussion, written down by"}
    said = how.get(agreed.method, f"{agreed.method}, recorded by")
    return Judgement(label, said, known.person(agreed.created_by), day(agreed.created_at), agreed.rationale)


def _assessments(fact: FactRecord, known: Directory) -> Iterator[Judgement]:
    for each in fact.assessments:
        label, who = known.verdicts[each.verdict].label, known.person(each.created_by)
        sure = f", confidence {each.confidence} of 5" if each.confidence else ""
        how = f"round {known.rounds[each.round].number}{sure}"
        yield Judgement(label, how, who, day(each.updated_at), each.rationale)


def _details(fact: FactRecord, dossier: Dossier, known: Directory) -> Iterator[tuple[str, str]]:
    yield "Status", fact.status.replace("_", " ")
    yield "Kind", fact.kind
    for label, value in (
        ("Claimed by", fact.claimant),
        ("Claimed on", fact.claim_date),
        ("Context", fact.context),
        ("Tags", "; ".join(known.paths(fact))),
    ):
        if value:
            yield label, value
    for link in dossier.links:
        if fact.guid in (link.from_fact, link.to_fact):
            here, there = known.facts[link.from_fact].name, known.facts[link.to_fact].name
            yield "Link", f"{here} {link.kind.replace('_', ' ')} {there}"
    yield "Written by", f"{known.person(fact.created_by)}, {day(fact.created_at)}"


def _quotes(fact: FactRecord, wanted: tuple[str, ...], known: Directory) -> tuple[Quote, ...]:
    return tuple(_quote(each, known) for each in fact.evidence if each.stance in wanted)


def _quote(each: EvidenceRecord, known: Directory) -> Quote:
    article = known.articles[each.article]
    version = article.current
    parts = (article.publisher, article.author, day(article.published_at))
    return Quote(
        before=_from_word(each.prefix),
        words=each.exact,
        after=_to_word(each.suffix),
        stance=each.stance,
        comment=each.comment,
        title=article.title,
        source=" · ".join(part for part in parts if part),
        link=web(article.url),
        language=article.language,
        version=version.seq,
        sha256=version.text_sha256,
        place=_PLACES.get(each.status, each.status),
        who=known.person(each.created_by),
    )


def _from_word(context: str) -> str:
    """The context before a quote without the word it was cut in; one line of it."""
    first, space, rest = context.rpartition("\n")[2].partition(" ")
    return f"… {rest}" if space and len(context) > _CUT else first + space + rest


def _to_word(context: str) -> str:
    """The context after a quote without the word it was cut in; one line of it."""
    rest, space, last = context.partition("\n")[0].rpartition(" ")
    return f"{rest} …" if space and len(context) > _CUT else rest + space + last


def _facing(pair: Pair) -> Facing:
    found = marks(pair)
    claims = tuple(mark for mark in found if mark.tier == Tier.CLAIM)
    return Facing(
        left=_named(pair.left),
        right=_named(pair.right),
        languages=(pair.left.language, pair.right.language),
        rows=tuple(rows(pair)),
        claims=claims,
        wording=len(found) - len(claims),
        figures=tuple(_figures(pair, len(claims), len(found) - len(claims))),
    )


def _named(article: Article) -> str:
    parts = (article.title, article.outlet, day(article.published))
    return " · ".join(part for part in parts if part)


def _figures(pair: Pair, claims: int, wording: int) -> Iterator[tuple[str, str]]:
    comparison, figures = pair.comparison, pair.comparison.figures
    yield "Sentences", f"{len(comparison.left):,} and {len(comparison.right):,}"
    yield "Linked passages", f"{len(comparison.links):,}"
    yield "Differences in claims", f"{claims:,}"
    yield "Differences in wording", f"{wording:,}"
    shares = (figures.get("reused_left", 0.0), figures.get("reused_right", 0.0))
    yield "Taken over", f"{shares[0]:.0%} of the first, {shares[1]:.0%} of the second"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
