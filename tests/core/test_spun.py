"""A copy whose words were swapped one by one is called so, an edited one is not."""

import pytest

from workbench.core.compare import compare
from workbench.core.model import Article, Tier
from workbench.formats.language import load

REPORT = """The port of Rostock will buy two harbor cranes from Liebherr for 24 million euros next spring.
The harbor authority said that the supply chain for spare parts had become a problem since the pandemic.
Workers at the container terminal welcomed the decision, which ends a long debate about the budget.
The new cranes will reduce the energy consumption of the terminal by a third, the engineers expect.
The Ministry of Transport gave its approval after public hearings in three towns along the river.
Fishing companies fear that the construction work could damage the spawning grounds near the quay.
"""
SPUN = """The port of Rostock will purchase two harbour cranes from Liebherr for 24 million euros subsequent spring.
The harbour authority stated that the provide chain for extra components had turned a difficulty since the pandemic.
Employees at the container terminal greeted the determination, which finishes a lengthy discussion about the price range.
The brand new cranes will cut the vitality consumption of the terminal by a third, the specialists anticipate.
The Ministry of Carriage gave its consent after open hearings in three cities alongside the river.
Angling firms worry that the building labor could hurt the breeding floor near the quay.
"""  # noqa: E501
EDITED = """The port of Rostock will buy two harbor cranes from Liebherr for 24 million euros next spring.
The harbor authority said the supply chain for spare parts had been a problem since the pandemic.
Workers at the container terminal welcomed the decision, ending a long debate about the budget.
Engineers expect the new cranes to reduce the terminal's energy consumption by a third.
After public hearings in three towns along the river, the Ministry of Transport gave its approval.
Fishing companies fear the construction could damage spawning grounds near the quay.
"""


@pytest.fixture(scope="module")
def spun():
    return compare(Article(REPORT), Article(SPUN), load())


def test_a_copy_with_swapped_words_is_called_spun(spun):
    assert spun.figures["spun"] == 1


def test_in_a_spun_copy_the_broken_name_stands_out(spun):
    broken = [d for d in spun.divergences if d.relation == "distorted"]
    assert [d.left_value for d in broken] == ["Ministry of Transport"]
    assert broken[0].tier is Tier.CLAIM


def test_the_trace_of_the_machine_is_shown_in_fixed_terms(spun):
    assert {"supply chain", "energy consumption"} <= {
        d.left_value for d in spun.divergences if d.kind == "tortured"
    }


def test_an_edited_text_is_not_called_spun():
    assert compare(Article(REPORT), Article(EDITED), load()).figures["spun"] == 0


def test_a_text_and_itself_is_not_called_spun():
    assert compare(Article(REPORT), Article(REPORT), load()).figures["spun"] == 0


def test_a_name_in_swapped_words_is_distorted_in_any_pair():
    left = Article("The White House said on Monday that it would act on the proposal.")
    right = Article("The White Home said on Monday that it would act on the proposal.")
    assert [(d.kind, d.relation) for d in compare(left, right, load()).divergences] == [
        ("name_org", "distorted")
    ]
