"""German is tables and no code: its numbers, dates, negations and modals are read."""

import pytest

from workbench.core.compare import compare
from workbench.core.model import Article, Tier
from workbench.formats.language import load

CASES = (
    ("quantity", "Der Hafen hat 450 Mitarbeiter.", "Der Hafen hat 540 Mitarbeiter."),
    ("quantity", "Die Brücke ist zweihundert Meter lang.", "Die Brücke ist dreihundert Meter lang."),
    ("quantity", "Es kamen 2,4 Millionen Gäste.", "Es kamen 2,4 Milliarden Gäste."),
    ("quantity", "Mindestens zwölf Menschen wurden verletzt.", "Höchstens zwölf Menschen wurden verletzt."),
    ("money", "Der Bau kostet 3,5 Millionen Euro.", "Der Bau kostet 5,3 Millionen Euro."),
    ("date", "Das Treffen ist am 12. Juni 2024.", "Das Treffen ist am 13. Juni 2024."),
    ("date", "Das Gesetz gilt seit März.", "Das Gesetz gilt seit Mai."),
    ("date", "Sie trafen sich am Montag in Bonn.", "Sie trafen sich am Freitag in Bonn."),
    ("negation", "Der Vertrag wurde unterzeichnet.", "Der Vertrag wurde nicht unterzeichnet."),
    ("negation", "Die Preise stiegen im Winter.", "Die Preise sanken im Winter."),
    ("negation", "Es gibt einen Plan für den Bau.", "Es gibt keinen Plan für den Bau."),
    ("modality", "Das Werk wird im Herbst schließen.", "Das Werk könnte im Herbst schließen."),
    ("modality", "Der Mann hat das Geld genommen.", "Der Mann hat angeblich das Geld genommen."),
    ("attribution", "Sie sagte, der Zug sei pünktlich.", "Sie behauptete, der Zug sei pünktlich."),
    ("name_person", "Der Preis ging an Angela Weber.", "Der Preis ging an Sabine Weber."),
    ("quote", "Er nannte das „ein gutes Zeichen“.", "Er nannte das „ein schlechtes Zeichen“."),
    ("superlative", "Es ist die größte Brücke im Land.", "Es ist die erste Brücke im Land."),
    ("scope", "Alle Schulen bleiben geschlossen.", "Einige Schulen bleiben geschlossen."),
)
HARMLESS = (
    ("Der Hafen hat 1.200 Mitarbeiter.", "Der Hafen hat 1200 Mitarbeiter."),
    ("Es kamen fünfundzwanzig Gäste.", "Es kamen 25 Gäste."),
    ("Der Anteil liegt bei 2,5 Prozent.", "Der Anteil liegt bei 2,5 %."),
    ("Der Bau kostet 3,5 Millionen Euro.", "Der Bau kostet 3.500.000 Euro."),
    ("Das Treffen ist am 12. Juni 2024.", "Das Treffen ist am 12. Juni."),
    ("Rund 30 Kilometer sind gesperrt.", "Etwa 30 km sind gesperrt."),
    ("Am Montag öffnete das Museum.", "Das Museum öffnete am Montag."),
    ("Das Unternehmen kauft ein Haus.", "Die Firma kauft ein Haus."),
)


def claims(left: str, right: str) -> set[str]:
    both = (Article(text, language="de") for text in (left, right))
    comparison = compare(*both, load("de"))
    assert comparison.notices == ()
    return {d.kind for d in comparison.divergences if d.tier is Tier.CLAIM}


@pytest.mark.parametrize(("kind", "left", "right"), CASES)
def test_a_claim_that_differs_is_found(kind: str, left: str, right: str) -> None:
    assert kind in claims(left, right)
    assert kind in claims(right, left)


@pytest.mark.parametrize(("left", "right"), HARMLESS)
def test_a_harmless_rewrite_makes_no_claim(left: str, right: str) -> None:
    assert claims(left, right) == set()


def test_dates_are_told_in_the_words_of_the_language() -> None:
    texts = "Das Treffen ist am 12. Juni 2024.", "Das Treffen ist am 13. März."
    comparison = compare(*(Article(text, language="de") for text in texts), load("de"))
    told = [(d.left_value, d.right_value) for d in comparison.divergences if d.kind == "date"]
    assert told == [("12 Juni 2024", "13 März")]
