"""Articles as JSON lines, as a list, and as an object that holds a list."""

import json
import random

from tests.torture.prose import headline, paragraphs

DATES = ("2024-04-10T09:00:00Z", "Wed, 10 Apr 2024 09:00:00 +0200", 1712739600)


def make(chance: random.Random) -> bytes:
    articles = [
        {
            "id": number,
            chance.choice(("title", "Headline")): headline(chance),
            chance.choice(("outlet", "source")): chance.choice(("The Paper", {"name": "The Paper"})),
            "authors": ["A. Writer", "B. Other"],
            "publishedAt": chance.choice(DATES),
            "url": "https://example.org/a",
            chance.choice(("text", "content", "Body")): "\n".join(paragraphs(chance)),
        }
        for number in range(chance.randrange(1, 9))
    ]
    kind = chance.randrange(4)
    if kind == 0:
        return json.dumps(articles, indent=chance.choice((None, 2)), ensure_ascii=False).encode()
    if kind == 1:
        return json.dumps({"status": "ok", "articles": articles}, indent=1).encode()
    return "".join(json.dumps(each, ensure_ascii=kind == 2) + "\n" for each in articles).encode()
