"""Web pages as papers make them: an article between menus, teasers, captions, scripts and data of its own."""

import html
import json
import random

from tests.torture.prose import headline, paragraphs


def make(chance: random.Random) -> bytes:
    return page(chance).encode("utf-8")


def page(chance: random.Random) -> str:
    title = headline(chance)
    said = html.escape(title)
    written = [f"<p>{html.escape(each)}</p>" for each in paragraphs(chance, 12)]
    written.insert(len(written) // 2, f'<figure><img src="a.jpg"><figcaption>{said}</figcaption></figure>')
    data = {"@type": "NewsArticle", "headline": title, "author": {"name": "A. Writer"}}
    data |= {"datePublished": "2024-04-10T08:00:00Z", "publisher": {"name": "The Paper"}}
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{said} | The Paper</title>'
        f'<meta property="og:url" content="https://paper.example/{chance.randrange(999)}">'
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        "<style>p { color: red }</style></head>"
        '<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
        f"<article><h1>{said}</h1>{''.join(written)}"
        '<p>Read more: <a href="/b">Something else that happened on another day</a></p></article>'
        "<footer>© The Paper <a href='/imprint'>Imprint</a></footer></body></html>"
    )
