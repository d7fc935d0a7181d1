"""Comparisons as plain values, ready to be written as JSON."""

from collections.abc import Sequence

from workbench.core.draft import Draft
from workbench.core.model import Comparison, Divergence, Link, Sentence, Side, Span


def comparison_values(comparison: Comparison, kinds: Sequence[str] = ()) -> dict[str, object]:
    """Links, reuse, divergences (only of ``kinds``, when there are any), figures and evidence."""
    return {
        "links": [_link(link, comparison) for link in comparison.links],
        "reuse": [{"left": _span(r.left), "right": _span(r.right)} for r in comparison.reuse],
        "divergences": [_divergence(d) for d in comparison.divergences if not kinds or d.kind in kinds],
        "unmatched": [
            {
                "side": str(u.side),
                "span": _span(comparison.sentences(u.side)[u.sentence].span),
                "absent": u.absent,
            }
            for u in comparison.unmatched
        ],
        "figures": dict(comparison.figures),
        "evidence": list(comparison.evidence),
        "notices": list(comparison.notices),
    }


def draft_values(draft: Draft) -> dict[str, object]:
    """What identifies one side of a comparison."""
    return {
        "file": draft.file_name,
        "title": draft.title,
        "encoding": draft.encoding,
        "sha256": draft.sha256,
        "notices": list(draft.notices),
    }


def _link(link: Link, comparison: Comparison) -> dict[str, object]:
    return {
        "left": _spans(link.left, comparison.sentences(Side.LEFT)),
        "right": _spans(link.right, comparison.sentences(Side.RIGHT)),
        "relation": str(link.relation),
        "moved": link.moved,
        "score": round(link.score, 4),
        "origin": str(link.origin),
    }


def _divergence(divergence: Divergence) -> dict[str, object]:
    within = divergence.within
    inside = {} if within is None else {"within": str(within), "again": _span(divergence.again)}
    return {
        "kind": divergence.kind,
        "tier": str(divergence.tier),
        "relation": str(divergence.relation),
        "severity": str(divergence.severity),
        "left": _span(divergence.left),
        "right": _span(divergence.right),
        "left_value": divergence.left_value,
        "right_value": divergence.right_value,
        "rule": divergence.rule,
        **inside,
    }


def _spans(indexes: Sequence[int], sentences: Sequence[Sentence]) -> list[list[int] | None]:
    return [_span(sentences[i].span) for i in indexes]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
