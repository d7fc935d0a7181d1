"""Plain text files in several encodings."""

import random

from tests.torture.prose import paragraphs


def make(chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return "\n\n".join(paragraphs(chance)).encode(encoding, "replace")
