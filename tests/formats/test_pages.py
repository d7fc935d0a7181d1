"""Pages become the article that they show, word for word, with the details that they state."""

import gzip
import random
from pathlib import Path

import pytest
from lxml import etree

from tests.torture.corpora.html import page
from workbench.core.problem import Problem
from workbench.formats.importers import Options, read_article
from workbench.formats.importers.html import HTML
from workbench.formats.importers.importer import Source
from workbench.formats.pages import details, reading, trees
from workbench.formats.pages.blocks import blocks, visible

PROSE = (
    "The two leaders met in Washington on Wednesday and agreed to build more missiles together this year.",
    "Officials said that the talks had taken months, and that the last questions were settled overnight.",
    "A joint statement is expected on Thursday, when both governments want to name the factories involved.",
    "Neither side would say what the plan costs, though one of them spoke of a very considerable amount.",
)


def paged(body: str, head: str = "<title>Leaders agree on missiles | The Paper</title>") -> str:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def article(*more: str) -> str:
    written = "".join(f"<p>{each}</p>" for each in PROSE)
    return paged(
        f"<nav><a href='/'>Home</a></nav><article><h1>Leaders agree</h1>{written}{''.join(more)}</article>"
    )


def shown(text: str) -> list[str]:
    return visible(blocks(trees.parse(text))).split("\n\n")


def test_the_article_is_taken_and_its_surroundings_left() -> None:
    found = reading.read(article("<aside><p>Most read: what else happened.</p></aside>"))
    assert found.text.split("\n\n") == list(PROSE)
    assert not found.is_whole
    assert 0.8 < found.share < 1


def test_the_whole_page_is_all_that_shows() -> None:
    found = reading.read(article("<p style='display: none'>Never shown.</p>"), whole=True)
    assert found.text.split("\n\n") == ["Home", "Leaders agree", *PROSE]
    assert (found.is_whole, found.share) == (True, 1.0)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Read more: <a href='/b'>What the ministers said about the bridge</a></p>",
        "<ul><li><a href='/a'>The first of three stories</a></li><li><a href='/b'>And a second</a></li></ul>",
        "<p class='newsletter'>Get the best of our paper in your inbox every single day of the week.</p>",
        "<p>Follow the reporter on Twitter or write to her at writer@paper.example with what you know.</p>",
        "<p>(Reporting by A. Writer and B. Writer; editing by C. Editor)</p>",
        "<figure><img><figcaption>The leaders shake hands before they talk.</figcaption></figure>",
        "<article><p>Another story altogether, which the page shows below the first one.</p></article>",
        "<p>You may also like…</p><p><a href='/b'>What the ministers said about the bridge</a></p>",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert reading.read(article(furniture)).text.split("\n\n") == list(PROSE)


def test_links_stay_inside_their_sentences() -> None:
    linked = (
        "Reports say that <a href='/a'>the ministry will pay for most of the plan</a> from its own means."
    )
    found = reading.read(article(f"<p>{linked}</p>")).text.split("\n\n")
    assert found[-1] == "Reports say that the ministry will pay for most of the plan from its own means."


def test_a_paragraph_that_the_article_repeats_stays_twice() -> None:
    found = reading.read(article(f"<p>{PROSE[0]}</p>", f"<p>{PROSE[1]} And so on, and on.</p>"))
    assert found.text.count(PROSE[0]) == 2


def test_what_the_page_repeats_elsewhere_is_said() -> None:
    long = " ".join(PROSE[:2])
    found = reading.read(article(f"<p>{long}</p><div><p>{long}</p></div>"))
    assert found.text.count(long) == 1
    assert "1 paragraph that the page repeats elsewhere was left out." in found.notices


def test_a_popup_inside_a_sentence_is_not_part_of_it() -> None:
    popup = (
        "<span class='popup'><a href='/j'>Jane Doe</a><span class='popup-box'>More by Jane Doe</span></span>"
    )
    assert shown(f"<p>Gov. {popup} said so.</p>") == ["Gov. Jane Doe said so."]


def test_half_characters_do_not_cut_a_page_short() -> None:
    found = reading.read(
        article("<p>A smile &#xD83D;&#xDE00; and half of one &#xD83D; and &#0; more words here.</p>")
    )
    assert found.text.endswith("A smile 😀 and half of one \ufffd and \ufffd more words here.")


def test_a_page_without_an_article_is_taken_whole_and_said() -> None:
    found = reading.read(paged("<ul><li><a href='/'>Home</a></li><li><a href='/b'>Contact</a></li></ul>"))
    assert "Contact" in found.text


def test_text_that_only_the_data_of_a_page_holds_is_taken_from_there() -> None:
    body = " ".join(PROSE * 3)
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    found = reading.read(paged("<p>Subscribe to read on.</p>", data))
    assert found.text == body
    assert "JSON-LD" in found.notices[0]


def test_blocks_keep_lists_tables_and_line_breaks() -> None:
    text = "<ul><li>One<li>Two</ul><table><tr><td>a<td>b<tr><td>c<td>d</table>Line<br>break<br><br>Next"
    assert visible(blocks(trees.parse(text))) == "- One\n- Two\n\na | b\nc | d\n\nLine\nbreak\n\nNext"


DATA = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "The headline", "author": [{"name": "A. Writer"},
{"name": "B. Writer"}], "datePublished":
"2024-04-10T08:00:00+09:00", "publisher": {"name": "The Paper"}, "mainEntityOfPage": "https://paper.example/a"}]}
</script>"""
META = """<meta property="og:title" content="The headline"><meta name="author" content="A. Writer, B. Writer">
<meta property="article:published_time" content="2024-04-10T08:00:00+09:00"><link rel="canonical"
href="https://paper.example/a"><meta property="og:site_name" content="The Paper">"""


@pytest.mark.parametrize("head", [DATA, META])
def test_details_are_stated_by_the_page(head: str) -> None:
    found = details.details(trees.parse(paged("<p>Text</p>", head)))
    assert (found.title, found.author, found.outlet) == ("The headline", "A. Writer, B. Writer", "The Paper")
    assert (found.published, found.url) == ("2024-04-10T08:00:00+09:00", "https://paper.example/a")
    assert (found.language, found.guessed) == ("en", ())


def test_details_that_are_guessed_are_marked() -> None:
    found = details.details(trees.parse(article()), "https://www.paper.example/2024/04/10/a")
    assert (found.title, found.outlet, found.published) == ("Leaders agree", "paper.example", "2024-04-10")
    assert set(found.guessed) == {"title", "outlet", "published"}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-04-10", "2024-04-10"),
        ("2024-04-10T08:00:00Z", "2024-04-10T08:00:00Z"),
        ("20240410", "2024-04-10"),
        ("2024/04/10 08:00", "2024-04-10"),
        ("Wed, 10 Apr 2024 08:00:00 GMT", "2024-04-10T08:00:00+00:00"),
        ("yesterday", ""),
        ("2024-99-99", ""),
    ],
)
def test_moments_are_written_one_way(text: str, moment: str) -> None:
    assert details.moment(text) == moment


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("koi8-r", "koi8-r"),
        ("cp932", "Shift_JIS"),
        ("utf-8", "utf-16"),
        ("utf-8", "no such"),
    ],
)
def test_the_encoding_is_what_the_page_declares(encoding: str, declared: str, tmp_path: Path) -> None:
    letters = {"koi8-r": "Переговоры", "cp932": "日本とアメリカ"}.get(encoding, "Façade")
    text = article(f"<p>{letters} was what the sign said on the building where the two of them met.</p>")
    (tmp_path / "a.html").write_bytes(
        text.replace("<head>", f"<head><meta charset={declared}>").encode(encoding)
    )
    draft = next(HTML.read(Source(tmp_path / "a.html")))
    assert letters in draft.text
    assert draft.encoding == encoding
    assert draft.original == (tmp_path / "a.html").read_bytes()
    chosen = next(HTML.read(Source(tmp_path / "a.html", Options(encoding="latin-1"))))
    assert chosen.encoding == "iso8859-1"


def test_deep_nesting_gives_text_and_no_crash() -> None:
    found = reading.read(f"<html><body>{'<div>' * 200_000}It is deep down here.{'</div>' * 200_000}")
    assert "It is deep down here." in found.text


def test_entities_and_addresses_are_never_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret")
    head = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert "secret" not in reading.read(f"{head}<html><body><p>One &x; two.</p></body></html>").text
    assert len(reading.read(f"{bomb}]><html><body><p>One &j; two.</p></body></html>").text) < 1000


def test_a_huge_page_is_one_sentence() -> None:
    with pytest.raises(Problem, match="too large for one article"):
        reading.read("<p>word " * 2_100_000)


def test_pictures_written_into_a_page_do_not_count() -> None:
    picture = "data:image/png;base64," + "A" * 20_000_000
    assert reading.read(article(f'<img src="{picture}">')).text.split("\n\n") == list(PROSE)


def test_the_article_reads_as_the_page_does_whatever_is_cut_off() -> None:
    chance = random.Random(5)
    for _ in range(30):
        text = page(chance)
        cut = text[: chance.randrange(len(text) // 2, len(text))]
        found = reading.read(cut)
        whole = reading.read(cut, whole=True)
        assert all(line in whole.text for line in found.text.split("\n\n"))


def test_every_element_that_libxml_knows_can_be_walked() -> None:
    tree = trees.parse(
        "<html><body><?pi x?><!-- c --><svg><a>x</a></svg><p>Text<!-- c --> goes on</p></body></html>"
    )
    etree.SubElement(tree, "unknown-element").text = "Own element"
    assert visible(blocks(tree)).split("\n\n") == ["Text goes on", "Own element"]


def test_a_saved_page_is_read_in_its_own_process(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(article(), encoding="utf-8")
    draft = read_article(tmp_path / "a.html")
    assert draft.text.split("\n\n") == list(PROSE)
    assert draft.version.startswith("1, trafilatura ")


def test_a_compressed_page_is_unpacked_within_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(article().encode())
    (tmp_path / "a.html.gz").write_bytes(packed)
    draft = read_article(tmp_path / "a.html.gz")
    assert (draft.text.split("\n\n"), draft.original) == (list(PROSE), packed)
    monkeypatch.setattr("workbench.formats.importers.html._LARGEST", 1_000_000)
    (tmp_path / "b.html").write_bytes(gzip.compress(b"<html>" + bytes(2_000_000)))
    with pytest.raises(Problem, match="too large for one article"):
        next(HTML.read(Source(tmp_path / "b.html")))
    (tmp_path / "c.html").write_bytes(packed[:4] + b"\xff" * 40)
    with pytest.raises(Problem, match="it is damaged"):
        read_article(tmp_path / "c.html")
