from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core.collate import STATEMENT, CellState, Collation, Compared, Row, collate
from workbench.core.collation.table import sentence
from workbench.core.compare import compare
from workbench.core.model import Article, Span, Stance
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

AGREES, OUTLIER, SILENT, UNCLEAR = CellState


def compared(articles: list[Article]) -> list[Compared]:
    numbers = combinations(range(len(articles)), 2)
    return [Compared(i, j, compare(articles[i], articles[j], load())) for i, j in numbers]


def table(*texts: str, origins: tuple[int, ...] | None = None) -> Collation:
    articles = [Article(text, guid=f"g{i}") for i, text in enumerate(texts)]
    return collate(articles, compared(articles), [load()] * len(articles), origins)


def rows(made: Collation, kind: str) -> list[Row]:
    return [row for row in made.rows if row.kind == kind]


def states(row: Row) -> list[CellState]:
    return [cell.state for cell in row.cells]


def test_what_a_pair_has_to_say_is_told_once_and_of_which_articles() -> None:
    english = "The harbour was closed on Monday after a storm, and nobody was hurt by it, they said."
    made = table(english, english, "Le port a été fermé lundi après une tempête, et personne n'a été blessé.")
    assert len(made.notices) == len(set(made.notices))
    assert not any("left" in notice for notice in made.notices)
    alone = Compared(0, 1, replace(compared([Article(english)] * 2)[0].comparison, notices=("Odd.",)))
    told = collate([Article(english)] * 3, [alone], [load()] * 3, (0, 1, 2)).notices
    assert told == ("A, B: Odd.",)


@pytest.fixture(scope="module")
def samples() -> tuple[list[Article], Collation]:
    files = sorted(Path(paths.resources("samples")).glob("*.txt"))
    articles = [Article(file.read_bytes().decode(), guid=file.stem) for file in files]
    return articles, collate(articles, compared(articles), [load()] * len(articles))


# ---- the five samples: A forum report, B The Diplomat, C Zephyrnet, D unnamed, E a spun copy of C


def test_the_samples_have_five_articles_and_four_origins(samples) -> None:
    made = samples[1]
    assert made.origins == (0, 1, 2, 3, 2)
    assert made.witnesses == (0, 1, 2, 3)
    assert made.copies(2) == (4,)


def test_one_row_sets_sustainment_against_safeguards(samples) -> None:
    (row,) = [row for row in rows(samples[1], "acronym") if row.name == "DICAS"]
    assert states(row) == [OUTLIER, AGREES, SILENT, AGREES, SILENT]
    assert "Safeguards" in row.cells[0].value
    assert all("Sustainment" in row.cells[i].value for i in (1, 3))
    assert row is samples[1].rows[0]
    assert len(row.cells[1].places) == 2, "the second article explains it twice"


def test_one_row_is_the_decision_to_export_patriots(samples) -> None:
    found = [row for row in rows(samples[1], STATEMENT) if "Patriot" in row.name]
    row = max(found, key=lambda row: sum(cell.speaks for cell in row.cells))
    assert [i for i, cell in enumerate(row.cells) if cell.speaks] == [0, 2, 3, 4]
    assert "decision to export Patriot missiles" in row.cells[2].wording
    assert "send Patriot missiles to the US" in row.cells[3].wording


def test_one_row_is_the_summit_of_april(samples) -> None:
    (row,) = [row for row in rows(samples[1], "date") if row.cells[1].value == "10 April"]
    assert states(row) == [AGREES] * 5
    assert row.majority == "10 April 2024"
    assert row.cells[3].value == "April"


def test_one_row_has_the_days_of_june(samples) -> None:
    (row,) = [row for row in rows(samples[1], "date") if "June" in row.cells[0].value + row.cells[3].value]
    assert (row.cells[0].value, row.cells[3].value) == ("10 June and 11 June", "11 June")
    assert states(row) == [OUTLIER, SILENT, SILENT, OUTLIER, SILENT]
    assert row.majority == ""


def test_what_only_a_copy_gets_wrong_ranks_below_what_origins_dispute(samples) -> None:
    made = samples[1]
    slips = [row for row in made.rows if row.having(OUTLIER) == (4,)]
    disputes = [row for row in made.rows if {0, 1, 2, 3} & set(row.having(OUTLIER))]
    assert len(slips) > 10
    assert max(row.disagreement for row in slips) < min(row.disagreement for row in disputes)


def test_every_span_of_a_cell_stands_in_its_article(samples) -> None:
    articles, made = samples
    for row in made.rows:
        assert len(row.cells) == len(articles)
        for article, cell in zip(articles, row.cells, strict=True):
            assert cell.speaks == bool(cell.places)
            for place in cell.places:
                assert any(sentence.holds(place) for sentence in cell.sentences)
                assert place.of(article.text).strip()


# ---- small tables

PORT = "The harbour of Oslo handled {} containers in {} before the strike began."


def test_two_against_one_is_a_majority_and_an_outlier() -> None:
    made = table(*(PORT.format(count, "May") for count in (450, 540, 540)), origins=(0, 1, 2))
    (row,) = rows(made, "quantity")
    assert states(row) == [OUTLIER, AGREES, AGREES]
    assert row.majority == "540 containers"
    assert row.stances() == {0: Stance.CONTRADICTS, 1: Stance.STATES, 2: Stance.STATES}
    assert made.rows[0] is row


def test_what_all_agree_on_is_a_quiet_row() -> None:
    made = table(
        *(PORT.format(450, "May") + f" A {w} was angry." for w in ("man", "dog", "cat")), origins=(0, 1, 2)
    )
    (row,) = rows(made, "quantity")
    assert row.is_quiet
    assert row.disagreement == 0
    assert states(row) == [AGREES] * 3


def test_without_a_majority_everybody_who_differs_is_an_outlier() -> None:
    (row,) = rows(table(PORT.format(450, "May"), PORT.format(540, "May"), origins=(0, 1)), "quantity")
    assert states(row) == [OUTLIER, OUTLIER]
    assert row.majority == ""
    assert row.stances() == {0: Stance.STATES, 1: Stance.CONTRADICTS}


def test_copies_never_count_as_corroboration() -> None:
    texts = [PORT.format(count, "May") for count in (450, 540, 540, 540)]
    assert rows(table(*texts, origins=(0, 1, 1, 1)), "quantity")[0].majority == ""
    assert rows(table(*texts, origins=(0, 1, 2, 1)), "quantity")[0].majority == "540 containers"


def test_a_copy_speaks_for_its_origin_where_that_is_silent() -> None:
    lead = "The mayor opened the old harbour of Oslo with a long speech on Friday. "
    texts = [lead + PORT.format(540, "May"), lead, lead + PORT.format(540, "May")]
    (row,) = rows(table(*texts, origins=(0, 1, 1)), "quantity")
    assert states(row) == [AGREES, SILENT, AGREES]


def test_rows_of_copies_that_agree_are_no_rows() -> None:
    made = table(PORT.format(450, "May"), PORT.format(450, "May"), origins=(0, 0))
    assert made.rows == ()


def test_an_article_that_leaves_something_out_is_silent_and_shows_where() -> None:
    left = "On Monday the ministry of transport closed the tunnel below the river for nine months."
    right = "On Monday the ministry of transport closed the tunnel below the river."
    made = table(left, left, right, origins=(0, 1, 2))
    silent = [row for row in made.rows if row.cells[2].state is SILENT and row.cells[0].speaks]
    assert any("nine" in row.cells[0].value or "9" in row.cells[0].value for row in silent)


def test_a_difference_that_was_dismissed_is_none() -> None:
    articles = [Article(PORT.format(count, "May"), guid=str(count)) for count in (450, 540)]
    (pair,) = compared(articles)
    index = next(i for i, d in enumerate(pair.comparison.divergences) if d.kind == "quantity")
    told = Compared(0, 1, pair.comparison, frozenset({index}))
    (row,) = rows(collate(articles, [told], [load()] * 2, (0, 1)), "quantity")
    assert states(row) == [AGREES, AGREES]


def test_the_words_of_an_article_without_a_difference_of_its_own_are_found() -> None:
    said = "The minister {} that the bridge over the Elbe would be closed to lorries in autumn."
    made = table(*(said.format(verb) for verb in ("announced", "announced", "claimed")), origins=(0, 1, 2))
    (row,) = rows(made, "attribution")
    assert states(row) == [AGREES, AGREES, OUTLIER]


def test_unexplained_letters_are_unclear() -> None:
    made = table(
        "The Bureau of Coastal Safety (BCS) met in Oslo on Monday.",
        "The Bureau of Coastal Sanitation (BCS) met in Oslo on Monday.",
        "The BCS met in Oslo on Monday to talk about the harbour.",
    )
    (row,) = rows(made, "acronym")
    assert states(row) == [OUTLIER, OUTLIER, UNCLEAR]
    assert row.name == "BCS"
    assert row.stances()[2] is Stance.MENTIONS


def test_a_row_can_be_read_aloud() -> None:
    texts = [PORT.format(count, "May") for count in (450, 540, 540)]
    texts.append("The mayor of Bergen resigned after a quarrel about a school.")
    (row,) = rows(table(*texts), "quantity")
    assert sentence(row, "number") == "number: A says 450 containers, B and C say 540 containers, D is silent"


def test_offsets_are_code_points_of_every_article() -> None:
    made = table("😀😀 " + PORT.format(450, "May"), "ثم " + PORT.format(540, "May"), origins=(0, 1))
    (row,) = rows(made, "quantity")
    assert row.cells[0].places[0].start == "😀😀 The harbour of Oslo handled ".__len__()
    assert row.cells[0].wording == "450"


def test_empty_articles_make_an_empty_table() -> None:
    assert table("", "", "").rows == ()
    assert table("", PORT.format(1, "May"), "").rows == ()


def test_it_can_be_cancelled() -> None:
    articles = [Article(PORT.format(n, "May")) for n in (1, 2, 3)]
    with pytest.raises(Cancelled):
        collate(articles, compared(articles), [load()] * 3, ticket=Ticket(is_cancelled=lambda: True))


def test_the_same_articles_in_another_order_make_the_same_rows() -> None:
    texts = [PORT.format(count, month) for count, month in ((450, "May"), (540, "May"), (540, "June"))]
    one, other = table(*texts, origins=(0, 1, 2)), table(*texts[::-1], origins=(0, 1, 2))

    def told(made: Collation, turn: int) -> set[object]:
        return {(r.kind, tuple((c.state, c.value) for c in r.cells[::turn])) for r in made.rows}

    assert told(one, 1) == told(other, -1)


def test_sentence_spans_are_whole_sentences() -> None:
    text = PORT.format(450, "May")
    (row,) = rows(table(text, PORT.format(540, "May"), origins=(0, 1)), "quantity")
    assert row.cells[0].sentences == (Span(0, len(text)),)


def test_articles_in_two_languages_are_each_read_in_their_own() -> None:
    texts = [
        "On April 10 the harbour sold 450 ships. " * 2,
        "Am 10. April verkaufte der Hafen 450 Schiffe. " * 2,
    ]
    articles = [Article(texts[0]), Article(texts[0]), Article(texts[1], language="de")]
    languages = [load(), load(), load("de")]
    pairs = [
        Compared(i, j, compare(articles[i], articles[j], load("und" if j == 2 else "en")))
        for i, j in combinations(range(3), 2)
    ]
    made = collate(articles, pairs, languages, (0, 1, 2))
    assert any(row.cells[0].value == "10 April" for row in rows(made, "date"))


def test_what_an_article_says_in_two_ways_is_unclear() -> None:
    torn = PORT.format(450, "May") + " It rained. " + PORT.format(460, "May")
    made = table(PORT.format(540, "May"), PORT.format(540, "May"), torn, origins=(0, 1, 2))
    found = [row for row in rows(made, "quantity") if row.cells[2].speaks and row.cells[0].speaks]
    assert {row.cells[2].state for row in found} == {UNCLEAR}
    assert "elsewhere" in found[0].cells[2].value


def test_a_row_of_sentences_can_be_read_aloud(samples) -> None:
    row = next(row for row in rows(samples[1], STATEMENT) if "Patriot" in row.name)
    assert sentence(row, "statement") == "statement: A, C, D and E tell of it, B is silent"


def test_two_values_of_one_sentence_are_two_rows() -> None:
    said = (
        "The crash near Oslo left 10 people dead and 10 cars burnt between May 5 and the night of May 9, {}."
    )
    made = table(*(said.format(who) for who in ("police said", "a nurse said", "he said")), origins=(0, 1, 2))
    for kind, count in (("quantity", 2), ("date", 2)):
        found = rows(made, kind)
        assert len(found) == count
        assert len({row.cells[0].places for row in found}) == count
    assert all(len(cell.places) == 1 for row in made.rows for cell in row.cells if row.kind != STATEMENT)


def test_a_vague_date_never_joins_two_days() -> None:
    made = table(
        "The minister resigned on May 5 and flew to Paris on May 9 with his wife.",
        "The minister resigned and flew to Paris in May with his wife.",
        "The minister resigned on May 5 and flew to Paris on May 9 with his wife, they said.",
        origins=(0, 1, 2),
    )
    for row in rows(made, "date"):
        assert all(len(cell.places) <= 1 for cell in row.cells)
        assert {cell.value for cell in row.cells} & {"5 May", "9 May"} != {"5 May", "9 May"}


PIECES = (
    "The port handled 310 containers on April 10, 2024.",
    "The port handled 130 containers on April 11.",
    "Officials announced that the strike had ended. 😀",
    "Officials claimed that the strike had not ended.",
    "The Bureau of Coastal Safety (BCS) met in Oslo.",
    "The BCS met; the Bureau of Coastal Sanitation (BCS) did not.",
    "“We are done with all of this,” Maria Lindqvist said.",
    "قال الميناء إن 310 حاويات وصلت.",
    "It may cost $2.4 billion, at least 12 percent more.",
    "It will cost €2.4bn, up to 12% more.",
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
def test_whatever_the_articles_say_the_table_is_sound(texts, random) -> None:
    origins = tuple(random.randrange(number + 1) for number in range(len(texts)))
    origins = tuple(
        origins[origin] if origins[origin] == origin else number for number, origin in enumerate(origins)
    )
    made = table(*texts, origins=origins)
    assert [row.disagreement for row in made.rows] == sorted(
        (r.disagreement for r in made.rows), reverse=True
    )
    for row in made.rows:
        assert len(row.cells) == len(texts)
        assert 0 <= row.disagreement <= 1
        assert any(cell.speaks for cell in row.cells)
        assert set(row.stances()) == {i for i, cell in enumerate(row.cells) if cell.speaks}
        assert bool(row.having(OUTLIER)) == (not row.is_quiet)
        if row.majority:
            assert row.majority in {cell.value for cell in row.cells if cell.state is AGREES}
        for text, cell in zip(texts, row.cells, strict=True):
            assert all(0 <= span.start < span.end <= len(text) for span in (*cell.places, *cell.sentences))


def test_values_that_differ_in_a_comma_are_read_aloud_once(samples) -> None:
    (row,) = [row for row in rows(samples[1], "acronym") if row.name == "DICAS"]
    assert ", B and D say Defense Industrial Cooperation" in sentence(row, "acronym")
