"""A dossier as lines of JSON and back: one object a line, its ``type`` first, nothing lost.

The first line tells where the rest comes from; its ``content_sha256`` is the digest of all lines after it,
so that two exports with the same digest say the same. The schema is ``resources/schemas``.
"""

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import asdict, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

from workbench.core.dossier import Directory, Dossier, LeftOut
from workbench.core.records import FactRecord
from workbench.formats.jsonlines import line

FORMAT = "source-workbench-facts"
VERSION = 1


def content(dossier: Dossier) -> Iterator[bytes]:
    """Every line but the first."""
    for kind, records in (
        ("reviewer", dossier.reviewers),
        ("article", dossier.articles),
        ("tag", dossier.tags),
        ("scale", dossier.scales),
        ("round", dossier.rounds),
    ):
        yield from (_line(kind, each) for each in records)
    known = Directory(dossier)
    yield from (_fact(fact, known) for fact in dossier.facts)
    yield from (_line("fact_link", each) for each in dossier.links)
    yield from (_line("memo", each) for each in dossier.memos)


def content_sha256(dossier: Dossier) -> str:
    """The digest of everything an export says, whatever its format and its date."""
    made = hashlib.sha256()
    for each in content(dossier):
        made.update(each)
    return made.hexdigest()


def head(dossier: Dossier, left_out: Iterable[LeftOut], sha256: str) -> bytes:
    """The first line."""
    about = dossier.about
    counts = {
        "facts": len(dossier.facts),
        "evidence": sum(len(fact.evidence) for fact in dossier.facts),
        "articles": len(dossier.articles),
    }
    return line(
        {
            "type": "export",
            "format": FORMAT,
            "version": VERSION,
            "exported_at": about.exported_at,
            "generator": f"{about.generator} {about.version}",
            "project": {
                "guid": about.project_guid,
                "name": about.name,
                "description": about.description,
                "base_iri": about.base_iri,
                "publisher_name": about.publisher_name,
                "publisher_url": about.publisher_url,
            },
            "scope": about.scope,
            "counts": counts,
            "left_out": [asdict(each) for each in left_out],
            "content_sha256": sha256,
        }
    )


def plain(record: object) -> dict[str, object]:
    """One record as what JSON can hold; what is nested is left to the next call."""
    kind = cast(Hashable, type(record))
    names = _names(kind)
    return dict(zip(names, attrgetter(*names)(record), strict=True))


def _line(kind: str, record: object) -> bytes:
    return line({"type": kind, **plain(record)}, plain)


def _fact(fact: FactRecord, known: Directory) -> bytes:
    """A fact with what its references say, for readers who look at one line alone."""
    told = {"fact_no": fact.name, "tag_paths": known.paths(fact), "agreed_verdict": known.label(fact)}
    return line({"type": "fact", **told, **plain(fact)}, plain)


@lru_cache(maxsize=64)
def _names(record: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(record))
