import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.flow import articles, history, projects

HOLD = """
import sys
from pathlib import Path
from workbench.flow import projects
project = projects.open_project(Path(sys.argv[1]), reviewer="Bob")
print("open", flush=True)
sys.stdin.read()
project.close()
"""


def test_the_sample_project_holds_the_five_articles_with_their_provenance(tmp_path: Path) -> None:
    path = projects.open_sample(tmp_path, "Anna")
    assert [file.name for file in tmp_path.iterdir()] == ["Sample.swb"]
    project = projects.open_project(path, reviewer="Bob")
    cards = articles.articles(project)
    assert [(card.outlet, card.author) for card in cards] == [
        ("Epoch Times", ""),
        ("The Diplomat", "Takahashi Kosuke"),
        ("Zephyrnet", ""),
        ("", ""),
        ("", ""),
    ]
    assert all(card.title and card.words > 400 and not card.published for card in cards)
    assert (project.name, history.undo_label(project)) == ("Sample", "")
    assert projects.health(project).whole
    project.close()


def test_what_the_samples_are_said_to_be_stands_in_their_texts(tmp_path: Path) -> None:
    project = projects.open_project(projects.open_sample(tmp_path, "Anna"), reviewer="Anna")
    read = [articles.article(project, card.guid) for card in articles.articles(project)]
    assert all(article.outlet in article.text and article.author in article.text for article in read)
    assert all(article.title in article.text for article in read[1:])
    project.close()


def test_the_sample_project_is_made_once(tmp_path: Path) -> None:
    path = projects.open_sample(tmp_path, "Anna")
    project = projects.open_project(path, reviewer="Anna")
    articles.edit_article(project, articles.articles(project)[0].guid, {"title": "Mine"})
    assert projects.open_sample(tmp_path, "Anna") == path
    project.close()
    again = projects.open_project(projects.open_sample(tmp_path, "Anna"), reviewer="Anna")
    assert articles.articles(again)[0].title == "Mine"
    again.close()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="not there any more"):
        projects.open_sample(tmp_path / "gone", "Anna")


def test_damaged_originals_are_found(tmp_path: Path) -> None:
    path = projects.open_sample(tmp_path, "Anna")
    content = path.read_bytes()
    at = content.rindex(b"Zephyrnet Logo\n")
    path.write_bytes(content[:at] + b"z" + content[at + 1 :])
    project = projects.open_project(path, reviewer="Anna")
    assert projects.health(project).texts == ("Making the Most of Japan-US Defense Industry Cooperation",)
    project.close()


def test_a_project_open_in_another_window_is_known(tmp_path: Path) -> None:
    path = projects.open_sample(tmp_path, "Anna")
    assert not projects.open_elsewhere(path)
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=-1, stdout=-1) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert projects.open_elsewhere(path)
        other.communicate()
    assert not projects.open_elsewhere(path)
