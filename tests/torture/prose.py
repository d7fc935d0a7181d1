"""Sentences to fill generated files with: several scripts, quotes, numbers, and marks of every kind."""

import random

SENTENCES = (
    "Leaders met in Washington on 10 April and signed a joint statement.",
    "The ministry said the cost had risen to €3.5bn (4,2 Mrd.), “far too much”.",
    "No decision was taken <yesterday> & none is expected; see page 3.",
    "Façade, naïve, Ærøskøbing – and a long-term co-operation.",
    "Ракеты и мир: переговоры продолжались до утра.",
    "日本とアメリカは声明を出した。",
    "شرق الأوسط اليوم.",
    "A family of emoji 👩‍👩‍👧 and a flag 🇯🇵 went by.",
)


def headline(chance: random.Random) -> str:
    return " ".join(chance.choice(SENTENCES).split()[:6]).rstrip(".,;:")


def paragraphs(chance: random.Random, most: int = 9) -> list[str]:
    return [
        " ".join(chance.choice(SENTENCES) for _ in range(chance.randrange(1, 6)))
        for _ in range(chance.randrange(1, most))
    ]
