"""Facts that were exported as JSON lines, read back into the same values; nothing is taken on trust."""

import re
import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from workbench.core import records
from workbench.core.dossier import About, Dossier
from workbench.core.problem import Problem
from workbench.formats.files import read_bytes, shown
from workbench.formats.jsonlines import values
from workbench.formats.records import FORMAT, VERSION

T = TypeVar("T")

LARGEST = 1_000_000_000
_LARGEST_NUMBER = 2**53
_UNFIT = re.compile("[\0\r\ud800-\udfff]")
_KINDS: Mapping[str, tuple[str, type]] = types.MappingProxyType(
    {
        "reviewer": ("reviewers", records.ReviewerRecord),
        "article": ("articles", records.ArticleRecord),
        "tag": ("tags", records.TagRecord),
        "scale": ("scales", records.ScaleRecord),
        "round": ("rounds", records.RoundRecord),
        "fact": ("facts", records.FactRecord),
        "fact_link": ("links", records.FactLinkRecord),
        "memo": ("memos", records.MemoRecord),
    }
)


def read_facts(path: Path) -> Dossier:
    """The dossier that ``workbench`` wrote to a file of JSON lines; Problem for anything else."""
    name = shown(path)
    lines = values(read_bytes(path, LARGEST).split(b"\n"), name)
    about = _about(next(lines, (0, None))[1], name)
    found: dict[str, list[Any]] = {group: [] for group, _ in _KINDS.values()}
    for number, value in lines:
        group, record = _read(value, f"{name}, line {number}")
        found[group].append(record)
    groups: dict[str, Any] = {group: tuple(each) for group, each in found.items()}
    dossier = Dossier(about, **groups)
    _check_references(dossier, name)
    return dossier


def _about(head: object, name: str) -> About:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise Problem(
            f"{name} holds no facts of Source Workbench. Nothing was changed. "
            "Choose a file that was exported as JSON lines."
        )
    if head.get("version") != VERSION:
        raise Problem(
            f"{name} was written by a newer version of Source Workbench. Nothing was changed. "
            "Update the program to read it."
        )
    project = head.get("project")
    told = project if isinstance(project, dict) else {}
    known = {"name": told.get("name"), "project_guid": told.get("guid")}
    fit = {key: value if isinstance(value, str) else "" for key, value in known.items()}
    return About(**fit, exported_at=str(head.get("exported_at", "")))


def _read(value: object, where: str) -> tuple[str, object]:
    kind = str(value.get("type")) if isinstance(value, dict) else ""
    if kind not in _KINDS:
        raise _unreadable(where, f"an object of type {kind!r:.60}")
    group, record = _KINDS[kind]
    return group, _record(record, value, where)


def _record(kind: type[T], value: object, where: str) -> T:
    """One record from its object; keys that the record does not have are passed over."""
    if not isinstance(value, dict):
        raise _unreadable(where, f"{value!r:.60} is not an object")
    given: dict[str, Any] = {}
    for name, hint, needed in _shape(typing.cast(Hashable, kind)):
        if name in value:
            given[name] = _fit(hint, value[name], f"{where}, {name}")
        elif needed:
            raise _unreadable(where, f"“{name}” is missing")
    return kind(**given)


def _fit(hint: Any, value: object, where: str) -> object:
    """The value as the type that is expected, or a Problem."""
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        return None if value is None else _fit(inner[0], value, where)
    if origin is tuple and isinstance(value, list):
        inner_hint = typing.get_args(hint)[0]
        return tuple(_fit(inner_hint, each, where) for each in value)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if hint in (str, int, bool) and type(value) is hint and _is_storable(value):
        return value
    if origin is None and hint not in (str, int, bool, float):
        return _record(hint, value, where)
    raise _unreadable(where, f"{value!r:.60} does not fit")


def _is_storable(value: object) -> bool:
    """Whether a project file can hold this text or number."""
    if isinstance(value, str):
        return not _UNFIT.search(value)
    return abs(int(typing.cast(int, value))) < _LARGEST_NUMBER


@lru_cache(maxsize=64)
def _shape(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and whether it must be there, for each field of a record."""
    hints = typing.get_type_hints(kind)
    return tuple((each.name, hints[each.name], each.default is MISSING) for each in fields(kind))


def _check_references(dossier: Dossier, name: str) -> None:
    """Everything that is named by its GUID must be in the file, once."""
    people = {each.guid for each in dossier.reviewers}
    tags = {each.guid for each in dossier.tags}
    articles = {each.guid for each in dossier.articles}
    rounds = {each.guid for each in dossier.rounds}
    verdicts = {verdict.guid for scale in dossier.scales for verdict in scale.verdicts}
    for guid, known in _references(dossier, people, tags, (articles, rounds, verdicts)):
        if guid not in known:
            raise _unreadable(name, f"something refers to {guid!r:.60}, which is not in the file")
    twice = [fact.guid for fact in dossier.facts]
    if len(set(twice)) != len(twice):
        raise _unreadable(name, "a fact stands in it twice")


def _references(
    dossier: Dossier, people: set[str], tags: set[str], others: tuple[set[str], set[str], set[str]]
) -> Iterator[tuple[str, set[str]]]:
    articles, rounds, verdicts = others
    signed: tuple[tuple[Any, ...], ...] = (dossier.articles, dossier.tags, dossier.scales, dossier.rounds)
    for group in (*signed, dossier.links, dossier.memos):
        yield from ((each.created_by, people) for each in group)
    yield from ((tag.parent, tags | {""}) for tag in dossier.tags)
    yield from ((each.scale, {scale.guid for scale in dossier.scales}) for each in dossier.rounds)
    for fact in dossier.facts:
        yield fact.created_by, people
        yield from ((each.tag, tags) for each in fact.tags)
        yield from ((each.article, articles) for each in fact.evidence)
        for each in (*fact.assessments, *fact.adjudications):
            judged = typing.cast(Any, each)
            yield from ((judged.round, rounds), (judged.created_by, people))
            yield judged.verdict, verdicts | {""}
        for piece in fact.evidence:
            yield from ((piece.created_by, people), (piece.quoted_by, people))


def _unreadable(where: str, details: str) -> Problem:
    return Problem(
        f"{where}: this is not what Source Workbench writes. Nothing was changed. Export the facts again.",
        details,
    )
