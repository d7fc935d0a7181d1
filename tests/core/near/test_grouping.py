import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.near import NEAR, Pairs, collection, covered, group, newcomers, shares, sketch, spread_out
from workbench.core.near.collection import Collection
from workbench.core.ticket import Ticket
from workbench.engines import engine


def prose(words: int, seed: object) -> list[str]:
    chance = random.Random(str(seed))
    return [f"w{chance.randrange(9000)}" for _ in range(words)]


def text(*parts: Sequence[str]) -> str:
    return " ".join(word for part in parts for word in part)


def edited(words: Sequence[str], share: float, seed: object) -> list[str]:
    chance = random.Random(str(seed))
    return [f"e{chance.randrange(9000)}" if chance.random() < share else word for word in words]


def candidates(found: Collection) -> Pairs:
    return engine("duckdb").pairs(found, 1, Ticket())


def clusters(texts: Sequence[str]) -> list[int]:
    found = collection(sketch(texts))

    def measure(pairs: Sequence[tuple[int, int]]) -> list[bool]:
        return [max(both) >= NEAR for both in covered([texts[i] for i in found.first], pairs)]

    return spread_out(group(found.sketches, candidates(found), measure), found)


def test_copies_trims_and_rewrites_belong_together() -> None:
    first, other = prose(300, 1), prose(300, 2)
    texts = [text(first), text(other), text(first[:150]), text(edited(first, 0.1, 3)), text(first), "", ""]
    assert clusters(texts) == [0, 1, 0, 0, 0, 5, 6]


def test_a_heavy_edit_is_found_by_its_runs() -> None:
    first = prose(600, 1)
    assert clusters([text(first), text(edited(first, 0.22, 2))]) == [0, 0]


def test_a_round_up_does_not_chain_what_it_takes_from() -> None:
    reports = [prose(200, n) for n in range(3)]
    families = [[text(report), text(edited(report, 0.03, "a")), text(report[:170])] for report in reports]
    round_up = text(*(report[:120] for report in reports))
    found = clusters([*families[0], *families[1], *families[2], round_up])
    assert found[:9] == [0, 0, 0, 3, 3, 3, 6, 6, 6]


def test_a_shortened_version_joins_although_others_took_what_it_lacks() -> None:
    whole = prose(400, 1)
    assert clusters([text(whole), text(whole[180:], prose(60, 2)), text(whole[:150])]) == [0, 0, 0]


def test_a_quote_shared_by_reports_makes_no_cluster() -> None:
    quote = prose(25, "quote")
    assert clusters([text(prose(150, n), quote, prose(150, -n)) for n in range(1, 7)]) == [0, 1, 2, 3, 4, 5]


def test_page_furniture_shared_by_many_makes_no_cluster() -> None:
    footer = prose(45, "footer")
    texts = [text(prose(200, n), footer) for n in range(400)]
    assert clusters(texts) == list(range(400))


def test_hundreds_of_copies_with_furniture_are_one_cluster() -> None:
    report, footers = prose(260, "report"), [prose(45, f"footer {n}") for n in range(5)]
    copies = [text(edited(report, 0.03, n), footers[n % 5]) for n in range(200)]
    others = [text(prose(220, n), footers[n % 5]) for n in range(300)]
    assert clusters([*copies, *others]) == [0] * 200 + list(range(200, 500))


def test_furniture_in_five_articles_makes_no_cluster() -> None:
    footer = prose(60, "footer")
    assert clusters([text(prose(140, n), footer) for n in range(5)]) == list(range(5))


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(24)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    texts = []
    for family in range(6):
        words = prose(180, family)
        texts += [
            text(words),
            text(words[:90]),
            text(edited(words, 0.15, family)),
            text(words[60:], prose(90, -family)),
        ]
    expected = clusters(texts)
    found = clusters([texts[i] for i in order])
    together = {frozenset(order[i] for i in range(24) if found[i] == label) for label in found}
    assert together == {frozenset(i for i in range(24) if expected[i] == label) for label in expected}


def test_shares_are_estimated_by_the_sampled_shingles() -> None:
    words = prose(3000, 1)
    found = collection(sketch([text(words), text(words[:1500])]))
    whole, half = shares(found.sketches, candidates(found))
    assert whole[0] == pytest.approx(0.5, abs=0.06)
    assert half[0] == pytest.approx(1.0, abs=0.12)


def test_newcomers_meet_their_partners_and_one_another() -> None:
    footer = prose(40, "footer")
    old = [text(prose(200, n), footer) for n in range(300)]
    new = [text(edited(prose(200, 7), 0.1, 1), footer), text(prose(200, "n"), footer), text(prose(200, "n"))]
    found = newcomers(sketch(old), sketch(new))
    best = {(int(a), int(b)): int(n) for a, b, n in zip(found.left, found.right, found.shared, strict=True)}
    assert best[7, 300] > 5
    assert best[301, 302] > 20
    assert all(right >= 300 and left < right for left, right in best)
    assert max(sum(right == number for _, right in best) for number in (300, 301, 302)) <= 8


def test_no_newcomers_have_no_partners() -> None:
    assert len(newcomers(sketch(["one two three four five"]), sketch([]))) == 0
    assert len(newcomers(sketch([]), sketch(["one two three four five six"]))) == 0
