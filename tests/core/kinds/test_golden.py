import json
from pathlib import Path

import pytest

from workbench.core.diverging import Reading, divergences
from workbench.core.kinds import KINDS
from workbench.core.lexicon import lexicon
from workbench.core.model import Divergence, Link, LinkRelation, Sentence, Span, Tier
from workbench.core.passage import Reader
from workbench.core.ticket import Ticket
from workbench.formats.language import load

GOLDEN = Path(__file__).parents[2] / "golden"


NAMES = (
    *("acronym", "money", "date", "quantity", "role", "title", "name_person", "name_org", "name_place"),
    *(
        "quote",
        "attribution",
        "omission",
        "addition",
        "negation",
        "modality",
        "superlative",
        "scope",
        "causal",
    ),
    *("framing", "intensity", "predicate", "term", "modifier", "reference"),
    *("format", "tortured", "reorder", "synonym", "wording"),
)


def test_typed_values_come_before_words_and_wording_takes_the_rest():
    assert tuple(kind.name for kind in KINDS) == NAMES


def found(left: str, right: str) -> tuple[Divergence, ...]:
    tables = lexicon(load())
    readings = [Reading((Sentence(Span(0, len(text))),), Reader(text, tables)) for text in (left, right)]
    link = Link((0,), (0,), LinkRelation.EDITED, 1.0)
    return divergences(*readings, [link], [], tables, Ticket())[0]


def cases(name: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(case["left"], case["right"]) for case in map(json.loads, lines)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_finds_its_golden_cases(kind):
    missed = [case for case in cases(kind.name) if kind.name not in {d.kind for d in found(*case)}]
    assert len(cases(kind.name)) >= 2
    assert missed == []


def test_every_golden_file_belongs_to_a_kind():
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == {kind.name for kind in KINDS} | {"harmless"}


@pytest.mark.parametrize(("left", "right"), cases("harmless"))
def test_a_harmless_rewrite_makes_no_claim(left, right):
    assert [d for d in found(left, right) if d.tier is Tier.CLAIM] == []


@pytest.mark.parametrize("kind", [k for k in KINDS if k.tier is Tier.WORDING], ids=lambda kind: kind.name)
def test_the_kinds_of_wording_leave_nothing_for_claims(kind):
    claims = {d.kind for case in cases(kind.name) for d in found(*case) if d.tier is Tier.CLAIM}
    assert claims <= {"framing"}


def test_loaded_naming_is_a_claim_where_a_table_sets_the_words_apart():
    tiers = [{d.tier for d in found(*case) if d.kind == "framing"} for case in cases("framing")]
    assert {Tier.CLAIM} in tiers
    assert {Tier.WORDING} in tiers


@pytest.mark.parametrize("name", [kind.name for kind in KINDS if kind.tier is Tier.CLAIM])
def test_the_kinds_of_claims_reach_the_claim_tier(name):
    for left, right in cases(name):
        assert any(d.tier is Tier.CLAIM for d in found(left, right)), (left, right)
