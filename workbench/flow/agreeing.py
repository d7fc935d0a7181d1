"""How far the reviewers of a round agree, over how many items, and what was left out and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.core import agreement
from workbench.core.agreement import Figure, Level, SpanAgreement
from workbench.core.model import Evidence, Fact, Span
from workbench.core.reviewing import RoundState, Scale
from workbench.flow import articles as article_flow
from workbench.flow import facts as fact_flow
from workbench.flow import reviewing, rounds
from workbench.flow.projects import Project

__all__ = ["Agreement", "LeftOut", "Measure", "Pair", "SpanPair", "agreement_in", "evidence_agreement"]

HIDDEN = "The round is blind: figures would tell what others said. Reveal it first."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a figure does not count, and why; ``fact`` is a guid."""

    fact: str
    why: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with its name and what it does not count."""

    name: str
    figure: Figure
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers: how often one's verdict (a guid) met the other's, and the figures of that table."""

    first: str
    second: str
    table: Mapping[tuple[str, str], int]
    kappa: Figure
    percent: Figure


@dataclass(frozen=True, slots=True)
class SpanPair:
    """How far two reviewers quoted the same characters of the articles that both have read."""

    first: str
    second: str
    articles: int
    found: SpanAgreement


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything there is to say about one round; ``why`` says why there is nothing."""

    measures: tuple[Measure, ...] = ()
    pairs: tuple[Pair, ...] = ()
    why: str = ""


def agreement_in(project: Project, guid: str, viewer: str) -> Agreement:
    """The figures of a round's verdicts; those of a blind round are nobody's to see."""
    found = rounds.round_of(project, guid)
    if found.state is RoundState.BLIND:
        return Agreement(why=HIDDEN)
    scale = reviewing.scale(project, found.scale)
    every = {item.fact: item.assessments for item in rounds.standings(project, guid, viewer)}
    said = {fact: {each.reviewer: each.verdict for each in given} for fact, given in every.items()}
    return Agreement(_measures(scale, said), _pairs(said))


def _measures(scale: Scale, said: Mapping[str, Mapping[str, str]]) -> tuple[Measure, ...]:
    few = _too_few(said)
    units = list(said.values())
    percent = Measure("Percent agreement", agreement.percent(units), few)
    nominal = Measure("Krippendorff’s alpha, nominal", agreement.alpha(units), few)
    if not scale.ordered:
        return nominal, percent
    order = scale.in_order
    placed = {fact: {who: v for who, v in given.items() if v in order} for fact, given in said.items()}
    outside = (*few, *_outside(scale, said, placed))
    ranked = agreement.alpha(list(placed.values()), Level.ORDINAL, order)
    rating = {verdict.guid: verdict.rating for verdict in scale.verdicts}
    numbers = [{who: rating[v] for who, v in given.items()} for given in placed.values()]
    spaced = agreement.alpha(numbers, Level.INTERVAL)
    return (
        Measure("Krippendorff’s alpha, ordinal", ranked, outside),
        Measure("Krippendorff’s alpha, interval", spaced, outside),
        nominal,
        percent,
    )


def _too_few(said: Mapping[str, Mapping[str, str]]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(fact, f"only {next(iter(given))} has assessed it" if given else "nobody has assessed it")
        for fact, given in said.items()
        if len(given) < 2
    )


def _outside(
    scale: Scale, said: Mapping[str, Mapping[str, str]], placed: Mapping[str, Mapping[str, str]]
) -> tuple[LeftOut, ...]:
    labels = {verdict.guid: verdict.label for verdict in scale.verdicts}
    return tuple(
        LeftOut(fact, f"{who} said “{labels.get(given[who], '')}”, which has no place in the order")
        for fact, given in said.items()
        if len(given) > 1 and len(placed[fact]) < 2
        for who in [next(who for who in given if who not in placed[fact])]
    )


def _pairs(said: Mapping[str, Mapping[str, str]]) -> tuple[Pair, ...]:
    names = list(dict.fromkeys(who for given in said.values() for who in given))
    return tuple(_pair(one, other, list(said.values())) for one, other in combinations(names, 2))


def _pair(one: str, other: str, units: Sequence[Mapping[str, str]]) -> Pair:
    table = agreement.table(units, one, other)
    both = [{one: unit[one], other: unit[other]} for unit in units if one in unit and other in unit]
    return Pair(one, other, table, agreement.kappa(table), agreement.percent(both))  # type: ignore[arg-type]


# ---- evidence


def evidence_agreement(project: Project) -> tuple[tuple[Measure, ...], tuple[SpanPair, ...]]:
    """How far the stances agree where several quoted the same place for a fact, and how far the quotes do.

    Only articles count that everybody concerned has marked as read; quotes that overlap are one place.
    """
    facts, read = fact_flow.facts(project), reviewing.readings(project)
    units: list[dict[str, str]] = []
    left_out: list[LeftOut] = []
    for fact in facts:
        for place in _places(fact.evidence):
            given, why = _stances(place, read)
            if why:
                left_out.append(LeftOut(fact.guid, why))
            else:
                units.append(given)
    stances = (
        Measure("Stances: alpha, nominal", agreement.alpha(units), tuple(left_out)),
        Measure("Stances: percent agreement", agreement.percent(units), tuple(left_out)),
    )
    return stances, _span_pairs(project, facts, read)


def _places(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """The quotes of one fact by the place they quote; quotes that lost theirs have none."""
    placed = [each for each in evidence if each.span is not None]
    groups: list[list[Evidence]] = []
    for each in sorted(placed, key=lambda e: (e.article, e.span or Span(0, 0))):
        last = groups[-1][-1] if groups else None
        near = last is not None and last.article == each.article and last.span and each.span
        if groups and near and any(q.span and each.span and q.span.overlaps(each.span) for q in groups[-1]):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _stances(place: Sequence[Evidence], read: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], str]:
    done = read.get(place[0].article, ())
    stances: defaultdict[str, set[str]] = defaultdict(set)
    for each in place:
        stances[each.reviewer].add(each.stance.value)
    if len(stances) < 2:
        return {}, f"only {place[0].reviewer} quoted this place"
    late = next((who for who in sorted(stances) if who not in done), "")
    if late:
        return {}, f"{late} has not marked the article as read"
    torn = next((who for who, values in stances.items() if len(values) > 1), "")
    if torn:
        return {}, f"{torn} gave this place two stances"
    return {who: next(iter(values)) for who, values in stances.items()}, ""


def _span_pairs(
    project: Project, facts: Sequence[Fact], read: Mapping[str, Sequence[str]]
) -> tuple[SpanPair, ...]:
    quoted: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for fact in facts:
        for each in fact.evidence:
            if each.span is not None:
                quoted[each.article, each.reviewer].append(each.span)
    names = list(dict.fromkeys(who for _, who in quoted))
    lengths: dict[str, int] = {}
    found: list[SpanPair] = []
    for one, other in combinations(names, 2):
        shared = [guid for guid, done in read.items() if one in done and other in done]
        counts: Counter[tuple[bool, bool]] = Counter()
        for guid in shared:
            if guid not in lengths:
                lengths[guid] = len(article_flow.article(project, guid).text)
            counts.update(agreement.characters(quoted[guid, one], quoted[guid, other], lengths[guid]))
        if shared:
            found.append(SpanPair(one, other, len(shared), agreement.spans(counts)))
    return tuple(found)
