"""Pages in one file, web archives and feeds: every article, and one sentence for what is damaged."""

import gzip
import random
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.corpora.html import page
from tests.torture.corpora.warc import record, response
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import reading
from workbench.formats.importers import Source
from workbench.formats.importers.feed import FEED
from workbench.formats.importers.importer import Importer
from workbench.formats.importers.mhtml import MHTML
from workbench.formats.importers.warc import WARC

PARAGRAPH = "The two leaders met in Washington on Wednesday and agreed to build more missiles together."
PAGE = f"<html><head><title>The headline of it</title></head><body><p>{PARAGRAPH}</p></body></html>"


def read(importer: Importer, data: bytes, folder: Path) -> list[Draft | Problem]:
    path = folder / ("a" + importer.suffixes[0])
    path.write_bytes(data)
    return list(importer.read(Source(path)))


def drafts(importer: Importer, data: bytes, folder: Path) -> list[Draft]:
    found = read(importer, data, folder)
    return [each for each in found if isinstance(each, Draft)]


def refusal(importer: Importer, data: bytes, folder: Path) -> str:
    with pytest.raises(Problem) as caught:
        read(importer, data, folder)
    return caught.value.sentence


def saved(body: str, coding: str = "8bit") -> bytes:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/a\r\n"
        "Date: Wed, 10 Apr 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n----b\r\n"
        "Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n----b--\r\n"
    ).encode()


def test_a_page_saved_in_one_file_has_its_address_and_day(tmp_path: Path) -> None:
    data = saved(PAGE.replace("leaders", "leaders=E2=80=99 men"), "quoted-printable")
    (draft,) = drafts(MHTML, data, tmp_path)
    assert draft.text == PARAGRAPH.replace("leaders", "leaders’ men")
    assert (draft.url, draft.retrieved) == ("https://paper.example/a", "2024-04-10T08:00:00+00:00")
    assert (draft.original, draft.encoding, draft.title) == (data, "utf-8", "The headline of it")


def test_a_file_without_a_page_is_refused(tmp_path: Path) -> None:
    assert "there is no web page in it" in refusal(MHTML, b"Subject: Hello\r\n\r\nText.\r\n", tmp_path)
    assert "is damaged" in refusal(MHTML, saved("PGh0%%bWw+Q", "base64"), tmp_path)


def archive(*pages: str) -> list[bytes]:
    return [
        response(f"https://paper.example/{i}", "200 OK", "text/html; charset=utf-8", each.encode())
        for i, each in enumerate(pages)
    ]


@pytest.mark.parametrize("packed", ["plain", "each", "whole"])
def test_every_page_of_an_archive_is_an_article(packed: str, tmp_path: Path) -> None:
    records = [record("warcinfo", "", b"software: none\r\n"), *archive(*[PAGE] * 3)]
    records.append(response("https://paper.example/gone", "404 Not Found", "text/html", PAGE.encode()))
    records.append(response("https://paper.example/a.css", "200 OK", "text/css", b"p { color: red }"))
    each = [gzip.compress(one) for one in records] if packed == "each" else records
    data = gzip.compress(b"".join(each)) if packed == "whole" else b"".join(each)
    found = drafts(WARC, data, tmp_path)
    assert [draft.place for draft in found] == ["record 2", "record 3", "record 4"]
    assert [draft.url for draft in found] == [f"https://paper.example/{i}" for i in range(3)]
    assert {draft.retrieved for draft in found} == {"2024-04-10T08:00:00Z"}
    assert {draft.original for draft in found} == {PAGE.encode()}


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_costs_only_itself(packed: bool, tmp_path: Path) -> None:
    records = archive(*[PAGE] * 4)
    each = [gzip.compress(one) for one in records] if packed else records
    each[1] = each[1][:4] + b"\xff" * 9 + each[1][13:]
    found = read(WARC, b"".join(each), tmp_path)
    assert sum(isinstance(one, Draft) for one in found) == 3
    (problem,) = (one for one in found if isinstance(one, Problem))
    assert problem.sentence == "“a.warc”, record 2 was not read: it is damaged."


def test_compressed_and_chunked_pages_are_unpacked_within_a_limit(tmp_path: Path) -> None:
    squeezed = gzip.compress(PAGE.encode())
    chunked = f"{len(squeezed):x}\r\n".encode() + squeezed + b"\r\n0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    bomb = gzip.compress(b"<p>" + bytes(70_000_000))
    data = [
        record("response", "https://a.example/", head + b"Transfer-Encoding: chunked\r\n\r\n" + chunked),
        record("response", "https://b.example/", head + b"\r\n" + bomb),
    ]
    first, second = read(WARC, b"".join(data), tmp_path)
    assert isinstance(first, Draft)
    assert first.text == PARAGRAPH
    assert str(second) == "“a.warc”, record 2 was not read: it is larger than 64 MB."


def test_an_archive_of_thousands_is_read_as_it_comes_and_can_be_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(archive(PAGE)) * 3000)
    given_up = threading.Event()
    found = reading.stream([tmp_path / "a.warc"], Ticket(is_cancelled=given_up.is_set))
    places = [draft.place for draft in (next(found), next(found)) if isinstance(draft, Draft)]
    assert places == ["record 1", "record 2"]
    given_up.set()
    with pytest.raises(Cancelled):
        list(found)


RSS = f"""<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>
<language>en-us</language><item><title>Caf\xe9 &amp; talks</title><link>https://paper.example/1</link>
<pubDate>Wed, 10 Apr 2024 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{PARAGRAPH}</p><p>And <b>more</b>.</p>]]>
</content:encoded></item><item><title>Two</title>
<description>Only &lt;i&gt;a&lt;/i&gt; summary.</description></item>
<item><title>Three</title></item></channel></rss>"""


def test_a_feed_gives_whole_articles_and_says_where_it_has_summaries(tmp_path: Path) -> None:
    first, second, third = read(FEED, RSS.encode("latin-1"), tmp_path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.text == f"{PARAGRAPH}\n\nAnd more."
    assert (first.title, first.outlet, first.language) == ("Café & talks", "The Paper", "en")
    assert (first.url, first.published) == ("https://paper.example/1", "2024-04-10T08:00:00+00:00")
    assert (first.notices, first.place) == ((), "entry 1")
    assert (second.text, second.notices) == (
        "Only a summary.",
        ("What the feed holds of this article is short, perhaps only a summary.",),
    )
    assert "entry 3 was not read" in str(third)


def test_a_feed_that_is_cut_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    data = RSS.encode("latin-1")
    found = read(FEED, data[: data.index(b"<item><title>Three")], tmp_path)
    assert [type(each) for each in found] == [Draft, Draft, Problem]
    assert "is damaged" in str(found[-1])


@pytest.mark.parametrize(
    "data", [b"<rss", b"/etc/passwd", b"https://paper.example/feed", b"<html><p>No</p></html>"]
)
def test_what_is_no_feed_is_refused(data: bytes, tmp_path: Path) -> None:
    assert "no RSS or Atom feed" in refusal(FEED, data, tmp_path)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """The address of a server that anything may ask, and who did."""
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def wait() -> None:
            try:
                connection, peer = server.accept()
            except OSError:
                return
            asked.append(peer)
            connection.close()

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.close()


def test_nothing_is_ever_fetched(listener: tuple[str, list[object]], tmp_path: Path) -> None:
    address, asked = listener
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}/x"><!ENTITY % y SYSTEM "{address}/y"> %y;]>'
    inside = (
        f'<link rel="stylesheet" href="{address}/a.css"><base href="{address}/">'
        f'<script src="{address}/a.js"></script>'
        f'<iframe src="{address}/f"></iframe><img src="{address}/a.png"><object data="{address}/o"></object>'
        f'<meta http-equiv="refresh" content="0; url={address}/r">'
        f'<link rel="canonical" href="{address}/c">&x;'
    )
    text = f"{entity}<html><head>{inside}</head><body><p>{PARAGRAPH}</p>{inside}</body></html>"
    (tmp_path / "a.html").write_text(text)
    (tmp_path / "b.xhtml").write_text(f'<?xml version="1.0"?>{text}')
    (tmp_path / "c.mhtml").write_bytes(saved(text))
    (tmp_path / "d.rss").write_text(
        entity.replace("html", "rss") + RSS.partition("?>")[2].replace("Short", "&x;")
    )
    (tmp_path / "e.warc").write_bytes(b"".join(archive(text)))
    (tmp_path / "f.rss").write_text(f"{address}/feed")
    found = reading.read_files(sorted(tmp_path.iterdir()))
    assert len(found.drafts) == 6
    assert asked == []


def test_one_bad_file_never_keeps_the_others_out(tmp_path: Path) -> None:
    chance = random.Random(3)
    for name in ("a.html", "c.html"):
        (tmp_path / name).write_text(page(chance), encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4\n" + bytes(99))
    found = reading.read_files(sorted(tmp_path.iterdir()))
    assert [draft.file_name for draft in found.drafts] == ["a.html", "c.html"]
    assert len(found.problems) == 2


def test_a_folder_says_what_it_passes_over(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "advert.html").write_text(PAGE)
    for name in ("a.jpg", "b.jpg", "c.css"):
        (tmp_path / name).write_bytes(b"x")
    found = reading.read_all([tmp_path])
    assert [draft.file_name for draft in found.drafts] == ["page.html"]
    assert found.passed_over == "3 files were passed over (2 .jpg, 1 .css)."
