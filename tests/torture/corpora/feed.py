"""Feeds of news, RSS 2.0 and Atom, with whole articles and with summaries."""

import html
import random

from tests.torture.prose import headline, paragraphs


def make(chance: random.Random) -> bytes:
    entries = [entry(chance, number) for number in range(chance.randrange(1, 6))]
    return (rss if chance.random() < 0.5 else atom)(entries).encode("utf-8")


def entry(chance: random.Random, number: int) -> dict[str, str]:
    text = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs(chance))
    url = f"https://paper.example/{number}"
    return {"title": html.escape(headline(chance)), "url": url, "text": html.escape(text)}


def rss(entries: list[dict[str, str]]) -> str:
    items = "".join(
        f"<item><title>{each['title']}</title><link>{each['url']}</link><author>A. Writer</author>"
        f"<pubDate>Wed, 10 Apr 2024 08:00:00 GMT</pubDate><description>{each['text']}</description></item>"
        for each in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Paper</title>'
        f"<language>en-gb</language>{items}</channel></rss>"
    )


def atom(entries: list[dict[str, str]]) -> str:
    items = "".join(
        f"<entry><title>{each['title']}</title><link href='{each['url']}'/>"
        f"<updated>2024-04-10T08:00:00Z</updated>"
        f"<author><name>A. Writer</name></author><content type='html'>{each['text']}</content></entry>"
        for each in entries
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Paper</title>{items}</feed>"
