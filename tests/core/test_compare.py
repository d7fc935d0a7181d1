import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core.compare import compare
from workbench.core.model import Article, Relation, Role, Severity, Side, Tier
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

MIRROR = {Relation.LEFT_ONLY: Relation.RIGHT_ONLY, Relation.RIGHT_ONLY: Relation.LEFT_ONLY}
TEXTS = [
    "The port handled 310 containers on April 10, 2024. Officials said the strike had ended.",
    "The port handled 130 containers on April 11. Officials claimed that the strike had not ended.",
    "The Bureau of Coastal Safety (BCS) met in Oslo. “We are done,” Maria Lindqvist said.",
    "The Bureau of Coastal Sanitation (BCS) met in Bergen. Lindqvist said “we are nearly done”.",
    "Norway sued Denmark because of the cable. It may cost $2.4 billion, at least 12 percent more.",
    "Denmark sued Norway after the cable. It will cost €2.4bn, up to 12% more.",
]


def sample(number):
    file = next(Path(paths.resources("samples")).glob(f"{number}_*.txt"))
    return Article(file.read_bytes().decode("utf-8"))


def compared(left, right):
    return compare(Article(left), Article(right), load())


def shown(comparison, left, right):
    rows = comparison.divergences
    return {(d.kind, d.left and d.left.of(left), d.right and d.right.of(right)) for d in rows}


@pytest.fixture(scope="module")
def spun():
    return sample("002"), sample("004"), compare(sample("002"), sample("004"), load())


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("name_org", "White House", "White Home"),
        ("acronym", "Security of Supply Arrangement (SOSA)", "Safety of Provide Association (SOSA)"),
        ("acronym", "Glide-Phase Interceptor (GPI)", "Glide-Part Interceptor (GPI)"),
        ("name_org", "U.S. Department of Defense", "U.S. Division of Protection"),
        ("name_org", "Japanese Ministry of Defense", "Japanese Ministry of Protection"),
        ("title", "Secretary of Defense", "Secretary of Protection"),
        ("acronym", "permanent joint headquarters (PJHQ)", "everlasting joint headquarters (PJHQ)"),
        (
            "acronym",
            "Ministry of Economy, Trade, and Industry (METI)",
            "Ministry of Financial system, Commerce, and Trade (METI)",
        ),
    ],
)
def test_broken_names_of_a_spun_copy_stand_out(spun, kind, left, right):
    mine, theirs, comparison = spun
    assert (kind, left, right) in shown(comparison, mine.text, theirs.text)


def test_a_spun_copy_is_said_to_be_one(spun):
    assert spun[2].figures["spun"] == 1
    assert compare(sample("000"), sample("001"), load()).figures["spun"] == 0


def test_an_acronym_is_compared_across_sentences_that_are_not_linked():
    left, right = sample("000"), sample("001")
    found = [d for d in compare(left, right, load()).divergences if d.kind == "acronym"]
    assert any(
        "Safeguards" in d.left.of(left.text) and "Sustainment" in d.right.of(right.text) for d in found
    )
    assert {d.relation for d in found} == {Relation.CONFLICT}


def test_page_furniture_gives_no_claims(spun):
    mine, theirs, comparison = spun
    for side, article in ((Side.LEFT, mine), (Side.RIGHT, theirs)):
        furniture = [s.span for s in comparison.sentences(side) if s.role is not Role.PROSE]
        spans = [d.span(side) for d in comparison.divergences if d.span(side)]
        assert furniture
        assert not any(span.overlaps(other) for span in spans for other in furniture), article.text[:40]


def test_wording_is_told_in_whole_words(spun):
    mine, theirs, comparison = spun
    for d in comparison.divergences:
        for span, text in ((d.left, mine.text), (d.right, theirs.text)):
            if span:
                assert span.end == len(text) or not (
                    text[span.end - 1].isalpha() and text[span.end].isalpha()
                )
                assert span.start == 0 or not (text[span.start - 1].isalpha() and text[span.start].isalpha())


def test_divergences_come_in_the_order_of_the_text(spun):
    starts = [(d.left or d.right).start for d in spun[2].divergences]
    assert starts == sorted(starts)
    assert all(d.rule and (d.left or d.right) for d in spun[2].divergences)


def test_a_value_said_elsewhere_is_not_missing():
    left = (
        "The dam cost $40 million in all. The mayor praised the engineers, who worked for 14 months, in May."
    )
    right = "The dam cost a lot in all. The mayor praised the engineers, who worked for $40 million, in May."
    assert not [d for d in compared(left, right).divergences if d.kind == "money"]


def test_weekdays_are_placed_by_the_day_of_publication():
    left = Article("The vote was held yesterday in Oslo.", published="2024-06-12")
    right = Article("The vote was held on June 11 in Oslo.", published="2024-06-14")
    assert not [d for d in compare(left, right, load()).divergences if d.tier is Tier.CLAIM]


def test_the_work_can_be_cancelled():
    ticket = Ticket(is_cancelled=lambda: True)
    with pytest.raises(Cancelled):
        compare(Article(TEXTS[0]), Article(TEXTS[1]), load(), ticket)


def test_an_empty_text_compares_to_nothing():
    assert compared("", "").divergences == ()
    assert compared("", TEXTS[0]).links == ()


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_an_article_against_itself_has_no_divergence(number):
    assert compare(sample(number), sample(number), load()).divergences == ()


def pieces():
    return st.lists(st.sampled_from([w for text in TEXTS for w in text.split()]), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(pieces(), st.text(max_size=120)))
def test_any_text_against_itself_has_no_divergence(text):
    assert compared(text, text).divergences == ()


@settings(max_examples=60, deadline=None)
@given(st.one_of(pieces(), st.text(max_size=120)), st.one_of(pieces(), st.text(max_size=120)))
def test_every_span_lies_inside_its_sentences(left, right):
    comparison = compared(left, right)
    for d in comparison.divergences:
        for side in Side:
            span = d.span(side)
            if span is None:
                continue
            if d.link >= 0:
                held = [comparison.sentences(side)[i].span for i in getattr(comparison.links[d.link], side)]
                assert held[0].start <= span.start < span.end <= held[-1].end
            else:
                assert any(s.span.holds(span) for s in comparison.sentences(side))


MIRRORED_KINDS = {"omission": "addition", "addition": "omission"}


def key(d, swap):
    relation = MIRROR.get(d.relation, d.relation) if swap else d.relation
    kind = MIRRORED_KINDS.get(d.kind, d.kind) if swap else d.kind
    spans = (d.right, d.left) if swap else (d.left, d.right)
    return (kind, str(d.tier), str(relation), *(str(span) for span in spans))


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.sampled_from(TEXTS), pieces()), st.one_of(st.sampled_from(TEXTS), pieces()))
def test_swapping_the_sides_mirrors_the_findings(left, right):
    there, back = compared(left, right), compared(right, left)
    assert sorted(key(d, False) for d in there.divergences) == sorted(key(d, True) for d in back.divergences)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The old bridge near the mill was closed after the flood in the valley near the bridge.",
            "The old bridge near was closed after the near the mill flood the bridge in the valley.",
        ),
        (
            "The council met in the town hall while the builders were working in the old town.",
            "The council met the hall while the old town in builders town were working in the.",
        ),
    ],
)
def test_swapping_the_sides_mirrors_words_that_moved(left, right):
    def moved(comparison, here, there):
        return sorted(
            (getattr(d, here), getattr(d, there)) for d in comparison.divergences if d.kind == "reorder"
        )

    there = moved(compared(left, right), "left", "right")
    assert there
    assert moved(compared(right, left), "right", "left") == there


def test_a_source_that_the_other_article_names_elsewhere_is_not_missing():
    told = "The two reactors of the coastal plant were switched off on Monday"
    thanks = "The mayor thanked all crews for their quick help that night"
    left, right = f"{told}, according to the harbour board. {thanks}.", f"{told}. {thanks}"
    bare = compared(left, f"{right}.")
    named = compared(left, f"{right}, according to the harbour board.")
    sources = [
        [d.left.of(left) for d in found.divergences if d.kind == "attribution" and d.left]
        for found in (bare, named)
    ]
    assert sources == [["according to the harbour board"], []]


def test_swapping_the_sample_articles_mirrors_the_findings(spun):
    mine, theirs, comparison = spun
    back = compare(theirs, mine, load())
    assert sorted(key(d, False) for d in comparison.divergences) == sorted(
        key(d, True) for d in back.divergences
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_harmless_noise_never_raises(seed):
    shuffle = random.Random(seed)
    words = " ".join(TEXTS).split()
    shuffle.shuffle(words)
    left = " ".join(words[:25]) + shuffle.choice(["", " “", " ((", " $", " (ABC", "\u0301"])
    assert compared(left, " ".join(words[10:35])).figures["links"] >= 0


GERMAN = (
    "Der Minister sagte am Montag, dass die Brücke 450 Meter lang wird und nach dem Umbau der Straße erst "
    "später eröffnet werden kann. Die Arbeiter hatten zuvor mehrere Wochen lang „keine Pause gemacht“, weil "
    "das Wetter gut war und die Stadt es so wollte, wie ein Sprecher der Stadt am Abend sagte."
)


def foreign(right, language="en"):
    return compare(Article(GERMAN, language=language), Article(right, language=language), load())


def test_in_a_language_without_tables_numbers_quotes_and_wording_are_compared():
    right = GERMAN.replace("450", "540").replace("keine Pause", "nie eine Pause").replace("gut", "schlecht")
    comparison = foreign(right.replace("Montag", "Dienstag"))
    assert {d.kind for d in comparison.divergences} == {"quantity", "quote", "wording"}
    assert comparison.figures["language_supported"] == 0


@pytest.mark.parametrize(
    ("code", "text", "told"), [("de", TEXTS[0], 0), ("en-GB", TEXTS[0], 1), ("en", "", 1)]
)
def test_the_language_of_both_articles_decides_what_is_compared(code, text, told):
    comparison = compare(Article(text, language=code), Article(TEXTS[1]), load())
    assert comparison.figures["language_supported"] == told


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_sample_articles_are_read_as_english(number):
    assert compare(sample(number), sample("000"), load()).figures["language_supported"] == 1


STRANGE = [
    "🚢🚢 12 ships 🚢 left 👩‍👩‍👧 Oslo on May 3. 🇳🇴🇳🇴",
    "قالت الوزيرة ماريا إن ٣٥ سفينة غادرت الميناء يوم ١٠ أبريل ٢٠٢٤.",
    "部長は2024年4月10日に35隻の船が出港したと述べた。東京で会議が開かれた。",
    "\u0301\u0308 The \u0301 port\u0301 “ handled \u200d 12 \u200b%.",
    "Владимир Орлов сказал: «35 кораблей вышли 10 апреля 2024 года».",
    "((((“““‘‘[[ 1/0 0/1 1--2 – 5 % $ $5 €€ 3rd th 99999999999999999999 million billion and a half",
    "\x00 \ufeff\u2028a\u2029b\r\n\tc\ud7ff",
    "one twenty-first half a half and a half of a third of two-thirds ago two years ago ago",
]


@pytest.mark.parametrize("left", STRANGE)
@pytest.mark.parametrize("right", [*STRANGE, TEXTS[0], ""])
def test_no_text_is_too_strange(left, right):
    comparison = compared(left, right)
    for d in comparison.divergences:
        for span, text in ((d.left, left), (d.right, right)):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert left != right or comparison.divergences == ()


def test_near_words_of_a_spun_copy_are_claims_of_little_weight():
    left = (
        "The harbor office said the new crane would start work in spring. The company bought three big "
        "cranes from a foreign maker. Local workers asked the city to help them find new jobs quickly. "
        "The mayor thanked the crews for their hard work during the storm. Several ships waited outside "
        "the port for a long time last week. The successful report will show how much the repairs cost "
        "the town."
    )
    right = (
        "The harbor workplace stated the fresh crane would begin labor in spring. The firm purchased three "
        "large cranes from a foreign producer. Native staff requested the city to assist them discover fresh "
        "jobs rapidly. The mayor praised the teams for their difficult work throughout the storm. Many ships "
        "stayed outside the harbor for a lengthy period last week. The profitable report will display how "
        "much the fixes price the town."
    )
    comparison = compared(left, right)
    said = {(d.left_value, d.right_value): d for d in comparison.divergences if d.tier is Tier.CLAIM}
    assert comparison.figures["spun"] == 1
    assert said["successful", "profitable"].severity is said["Local", "Native"].severity is Severity.LOW
    assert not said.keys() & {("company", "firm"), ("quickly", "rapidly"), ("start work", "begin labor")}
