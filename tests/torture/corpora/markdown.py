"""Markdown files with and without front matter."""

import random

from tests.torture.prose import headline, paragraphs


def make(chance: random.Random) -> bytes:
    front = f"---\ntitle: {headline(chance)}\ndate: 2024-04-10\n---\n" if chance.random() < 0.5 else ""
    return f"{front}# {headline(chance)}\n\n{chr(10).join(paragraphs(chance))}\n".encode()
