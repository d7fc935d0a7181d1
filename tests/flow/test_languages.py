"""Each article is read in its own language, and people are told what that leaves out."""

from pathlib import Path

import pytest

from workbench.core.language import WordList
from workbench.core.model import Article
from workbench.flow import articles, projects
from workbench.flow.comparing import compare_articles

ENGLISH = (
    "The mayor said on Tuesday that the bridge over the river will be 450 meters long and that it could be "
    "opened in the spring of next year, when the work on the road has come to an end."
)
FRENCH = (
    "Le maire a dit mardi que le pont sur la rivière aura 450 mètres de long et qu'il pourrait être ouvert "
    "au printemps de l'année prochaine, quand les travaux sur la route auront pris fin, le 2024-06-11."
)
RUSSIAN = "Мэр заявил во вторник, что мост через реку будет длиной 450 метров и откроется весной."


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (Article(ENGLISH), Article(ENGLISH, language="en_GB"), ""),
        (Article(FRENCH, language="fr"), Article(FRENCH, language="fr"), "no word lists for French"),
        (Article(FRENCH), Article(FRENCH), "language of these articles is not known"),
        (Article(RUSSIAN), Article(RUSSIAN), "language of these articles is not known"),
        (Article(ENGLISH), Article(FRENCH, language="fr"), "two languages (left: English, right: French)"),
    ],
)
def test_people_are_told_when_words_are_not_looked_into(left: Article, right: Article, said: str) -> None:
    found = compare_articles(left, right)
    assert [said in each for each in found.notices] == ([True] if said else [])
    assert found.figures["language_supported"] == (not said)


def test_numbers_and_dates_in_digits_are_compared_in_any_language() -> None:
    changed = FRENCH.replace("450", "540").replace("2024-06-11", "2024-06-12").replace("maire", "préfet")
    found = compare_articles(Article(FRENCH, language="fr"), Article(changed, language="fr"))
    assert {d.kind for d in found.divergences} == {"quantity", "date", "wording"}


def test_numbers_are_read_with_the_signs_of_any_country() -> None:
    left, right = "Coût : 1.200,5 € pour 3 000 m.", "Coût : 1 200,5 € pour 3.000 m."
    found = compare_articles(Article(left, language="fr"), Article(right, language="fr"))
    assert {d.kind for d in found.divergences} <= {"format"}


def test_a_language_of_one_s_own_is_tables_and_no_code() -> None:
    lists = (
        WordList("fr", "stop_words", "le\nla\nles\nde\ndes\nque\net\nen\nsur\na\nau\nil\nqu\nsera\n"),
        WordList("fr", "months", "juin = 6\njuillet = 7\n"),
        WordList("fr", "negators", "not = ne, pas\n"),
    )
    left, right = FRENCH + " Il part le 4 juin.", FRENCH + " Il ne part pas le 4 juillet."
    found = compare_articles(Article(left, language="fr"), Article(right, language="fr"), (), lists)
    assert found.notices == ()
    assert {"date", "negation"} <= {d.kind for d in found.divergences}


def test_the_language_of_an_article_can_be_corrected(tmp_path: Path) -> None:
    project = projects.open_project(projects.open_sample(tmp_path, "Anna"), reviewer="Anna")
    guid = articles.articles(project)[0].guid
    articles.edit_article(project, guid, {"language": "de"})
    assert articles.articles(project)[0].language == "de"
    assert articles.article(project, guid).language == "de"
    project.close()
