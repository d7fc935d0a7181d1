"""Tables of articles with several delimiters, encodings and line ends."""

import csv
import io
import random

from tests.torture.prose import headline, paragraphs


def make(chance: random.Random) -> bytes:
    made = io.StringIO()
    ends = chance.choice(("\r\n", "\n"))
    table = csv.writer(made, delimiter=chance.choice(",;\t|"), lineterminator=ends)
    table.writerow(["ID", "Headline", "Source", "Date", chance.choice(("Text", "body", "Full text"))])
    for number in range(chance.randrange(1, 9)):
        text = ends.join(paragraphs(chance)) + ' He said: "no".'
        table.writerow([number, headline(chance), "The Paper", "2024-04-10", text])
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return made.getvalue().encode(encoding, "replace")
