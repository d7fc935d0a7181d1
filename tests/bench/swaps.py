"""How many claims that were changed on purpose are found, and how many harmless rewrites are flagged.

The sentences and what fills them are made up. Every base sentence is filled twice: once with one thing
changed (a name, a number, a negation …), and once with the same things written another way. Prints the
rates per class; `tests/core/kinds/test_generated.py` holds the floors. Give seeds as the arguments.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.core.compare import compare
from workbench.core.model import Article, Tier
from workbench.formats.language import load

LINES = (Path(__file__).parents[1] / "golden" / "sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = tuple(line for line in LINES if line and not line.startswith("#"))

PEOPLE = (
    "Maria Lindqvist",
    "Daniel Okafor",
    "Elena Petrova",
    "Tomas Varga",
    "Aisha Rahman",
    "Peter Hallgren",
    "Sofia Marchetti",
    "Ravi Menon",
    "Laura Becker",
    "Hugo Castellanos",
)
PLACES = ("Norway", "Kenya", "Peru", "Latvia", "Jordan", "Vietnam", "Ghana", "Croatia", "Bolivia", "Malta")
ORGS = (
    "Nordwind Energy",
    "Halvorsen Group",
    "Bank of Lagos",
    "Pacific Rail Corporation",
    "Vesta Motors",
    "Castell Foundation",
    "Ministry of Transport",
    "Ministry of Justice",
    "Aurora Airlines",
)
CHOICES = {
    "title": ("President", "Minister", "Governor", "Mayor", "General", "Senator", "Ambassador"),
    "office": ("director", "chairman", "treasurer", "founder", "spokesman"),
    "modal": ("will", "may", "must", "should"),
    "quantifier": ("All", "Most", "Some", "None", "Few"),
    "superlative": ("first", "last", "only", "largest", "oldest"),
    "crime": ("fraud", "murder", "robbery", "arson", "bribery"),
    "metal": ("copper", "nickel", "gold", "lithium"),
    "drug": ("vaccine", "drug", "test"),
    "artwork": ("painting", "sculpture", "photograph"),
    "quote": (
        "We are ready for talks",
        "We have nothing to hide",
        "Nobody expected this result",
        "The worst is behind us",
        "We need more time",
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}
OPPOSITES = {
    "tested": ("tested", "cancelled"),
    "destroyed": ("destroyed", "rebuilt"),
    "attacked": ("attacked", "defended"),
    "approved": ("approved", "rejected"),
    "won": ("won", "lost"),
    "accused": ("accused", "acquitted"),
    "supported": ("supported", "opposed"),
    "joined": ("joined", "left"),
    "rose": ("rose", "fell"),
    "fell": ("fell", "rose"),
    "bought": ("bought", "sold"),
    "raised": ("raised", "lowered"),
    "hire": ("hire", "dismiss"),
    "opened": ("opened", "closed"),
    "convicted": ("convicted", "acquitted"),
    "accepted": ("accepted", "rejected"),
    "arrested": ("arrested", "released"),
    "killed": ("killed", "injured"),
    "landed": ("landed", "crashed"),
    "discovered": ("discovered", "lost"),
    "beat": ("beat", "lost to"),
    "sold": ("sold", "bought"),
    "ended": ("ended", "began"),
    "founded": ("founded", "acquired"),
    "rejected": ("rejected", "approved"),
    "reported_profit": ("reported a profit", "reported a loss"),
    "will_build": ("will build", "will close"),
    "capacity": ("a maximum load", "a minimum load"),
}
NEGATED = {"has": ("has", "has not"), "have": ("have", "have not")}
MONTHS = ("January", "March", "April", "June", "August", "October", "December")
WORDS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
SPELLING = (("defense", "defence"), ("center", "centre"), ("travelled", "traveled"), ("program", "programme"))
MEASURES = {
    "length": ("kilometers", 1000, "metres"),
    "depth": ("meters", 100, "centimetres"),
    "weight": ("tonnes", 1000, "kilograms"),
    "speed": ("kilometers per hour", 1, "km/h"),
    "area": ("square kilometers", 100, "hectares"),
    "hours": ("hours", 60, "minutes"),
    "years": ("decades", 10, "years"),
}
CLASS_OF = {
    "person": "entity",
    "place": "entity",
    "org": "entity",
    "number": "number",
    "share": "number",
    "year": "date",
    "money": "money",
    "date": "date",
    "weekday": "date",
    "modal": "modality",
    "quantifier": "quantifier",
    "superlative": "quantifier",
    "title": "title",
    "office": "title",
    "quote": "quote",
    **dict.fromkeys(MEASURES, "unit"),
    **dict.fromkeys(OPPOSITES, "antonym"),
    **dict.fromkeys(NEGATED, "negation"),
    **dict.fromkeys(("crime", "metal", "drug", "artwork"), "term"),
}
FIELD = re.compile(r"\{([a-z_]+)(\d?)\}")
Filling = dict[str, object]


class Case(NamedTuple):
    """Two sentences, and the class of what was changed between them."""

    kind: str
    left: str
    right: str


def value(name: str, dice: random.Random, taken: list[object]) -> object:
    """Something to fill a field with, other than what is taken."""
    found: object
    if name in ("person", "place", "org"):
        found = dice.choice({"person": PEOPLE, "place": PLACES, "org": ORGS}[name])
    elif name in CHOICES:
        found = dice.choice(CHOICES[name])
    elif name in OPPOSITES or name in NEGATED:
        found = 0
    elif name == "date":
        found = (dice.choice(MONTHS), dice.randint(1, 28), dice.randint(2010, 2024))
    elif name == "year":
        found = dice.randint(1950, 2024)
    elif name == "money":
        found = (dice.choice("$€"), dice.randint(11, 99) / 10, dice.choice(("million", "billion")))
    else:
        found = dice.randint(13, 20) if name == "number" and dice.random() < 0.4 else dice.randint(21, 95)
    return found if found not in taken else value(name, dice, taken)


def fill(sentence: str, dice: random.Random) -> Filling:
    """A value for every field; the fields of one class get different ones."""
    filling: Filling = {}
    for name, number in FIELD.findall(sentence):
        taken = [v for field, v in filling.items() if field.rstrip("0123456789") == name]
        filling[name + number] = value(name, dice, taken)
    return filling


def plain(name: str, filled: object) -> str:
    """How a value is written at first."""
    if name in OPPOSITES or name in NEGATED:
        return {**OPPOSITES, **NEGATED}[name][filled]  # type: ignore[index]
    if isinstance(filled, tuple):
        if name == "date":
            return f"{filled[0]} {filled[1]}, {filled[2]}"
        return f"{filled[0]}{filled[1]} {filled[2]}"
    if name == "share":
        return f"{filled} percent"
    return f"{filled} {MEASURES[name][0]}" if name in MEASURES else str(filled)


def otherwise(name: str, filled: object, dice: random.Random) -> str:
    """The same value written another way."""
    if name == "date" and isinstance(filled, tuple):
        month, day, year = filled
        return dice.choice(
            (f"{day} {month} {year}", f"{month[:3]}. {day}, {year}", f"the {day}th of {month} {year}")
        )
    if name == "money" and isinstance(filled, tuple):
        sign, amount, size = filled
        words = {"$": "dollars", "€": "euros"}[sign]
        return dice.choice(
            (f"{amount} {size} {words}", f"{sign}{amount}{'bn' if size == 'billion' else 'm'}")
        )
    if name == "share":
        return dice.choice((f"{filled}%", f"{filled} per cent"))
    if name == "number" and isinstance(filled, int) and filled <= 20:
        return WORDS[filled - 13]
    if name in MEASURES and isinstance(filled, int):
        _, factor, unit = MEASURES[name]
        return f"{filled * factor:,} {unit}"
    if name == "person":
        first, last = str(filled).split()
        return dice.choice((f"{last} {first}", f"{first[0]}. {last}"))
    if name in NEGATED and filled:
        return {"has not": "hasn't", "have not": "haven't"}[NEGATED[name][1]]
    return plain(name, filled)


def written(sentence: str, filling: Filling, how: Callable[[str, object], str] = plain) -> str:
    """The sentence with its fields filled."""
    return FIELD.sub(lambda field: how(field[1], filling[field[1] + field[2]]), sentence)


def changed(sentence: str, dice: random.Random) -> Iterator[Case]:
    """For every class of a sentence one copy with one thing of that class changed; two names exchanged."""
    filling = fill(sentence, dice)
    by_class = defaultdict(list)
    for name, number in FIELD.findall(sentence):
        by_class[CLASS_OF[name]].append((name, name + number))
    for kind, fields in by_class.items():
        name, field = dice.choice(fields)
        other = 1 if name in OPPOSITES or name in NEGATED else value(name, dice, list(filling.values()))
        yield Case(kind, written(sentence, filling), written(sentence, {**filling, field: other}))
    for name in ("person", "place", "org"):
        if name + "2" in filling and " and {" + name not in sentence:
            turned = {**filling, name: filling[name + "2"], name + "2": filling[name]}
            yield Case("role", written(sentence, filling), written(sentence, turned))


def rewritten(sentence: str, dice: random.Random) -> Iterator[Case]:
    """Copies that say the same: values written otherwise, British spelling, lists in another order."""
    filling = fill(sentence, dice)
    text = written(sentence, filling)
    for kind in ("person", "number", "money", "date", "share", *MEASURES, "has", "have"):
        if "{" + kind + "}" in sentence:
            how = {**filling, kind: 1} if kind in NEGATED else filling
            there = written(
                sentence, how, lambda n, v, k=kind: otherwise(n, v, dice) if n == k else plain(n, v)
            )
            name = {"has": "contraction", "have": "contraction"}.get(kind, CLASS_OF[kind])
            yield Case(name, written(sentence, how), there)
    british = text
    for here, there in SPELLING:
        british = british.replace(here, there)
    if british != text:
        yield Case("spelling", text, british)
    listed = "{place}, {place2} and {place3}"
    if listed in sentence:
        turned = sentence.replace(listed, "{place3}, {place} and {place2}")
        yield Case("list order", text, written(turned, filling))
    if "“" in sentence:
        yield Case("quote marks", text, text.replace("“", '"').replace("”", '"'))


def passives() -> Iterator[Case]:
    """Sentences in the active voice and in the passive."""
    for actor, verb, thing in (
        ("Norway", "sold", "the ferry"),
        ("The council", "approved", "the tower"),
        ("Kenya", "built", "the dam"),
        ("A court", "dismissed", "the case"),
        ("Elena Petrova", "directed", "the film"),
        ("Rebels", "seized", "the port"),
        ("The storm", "destroyed", "the bridge"),
        ("Vesta Motors", "recalled", "the cars"),
    ):
        low = actor[0].lower() + actor[1:] if actor.split()[0] in ("The", "A") else actor
        low = low.replace("Rebels", "rebels")
        was = "were" if thing.endswith("s") else "was"
        yield Case(
            "voice", f"{actor} {verb} {thing}.", f"{thing[0].upper()}{thing[1:]} {was} {verb} by {low}."
        )


def flagged(case: Case) -> bool:
    """Whether the program reports a claim."""
    found = compare(Article(case.left), Article(case.right), load()).divergences
    return any(d.tier is Tier.CLAIM for d in found)


def rates(cases: Iterator[Case]) -> dict[str, tuple[int, int]]:
    """Of each class how many are flagged, of how many; copies that came out the same don't count."""
    counted: dict[str, tuple[int, int]] = {}
    for case in cases:
        if case.left == case.right:
            continue
        found, count = counted.get(case.kind, (0, 0))
        counted[case.kind] = found + flagged(case), count + 1
    return counted


def divergent(seed: int = 4) -> Iterator[Case]:
    """Every case that changes a claim."""
    dice = random.Random(seed)
    return (case for sentence in SENTENCES for case in changed(sentence, dice))


def harmless(seed: int = 4) -> Iterator[Case]:
    """Every case that doesn't."""
    dice = random.Random(seed)
    yield from (case for sentence in SENTENCES for case in rewritten(sentence, dice))
    yield from passives()


def told(title: str, counted: dict[str, tuple[int, int]]) -> None:
    """Print the rates, the whole first."""
    found, count = (sum(numbers) for numbers in zip(*counted.values(), strict=True))
    print(f"{title}: {found} of {count} ({found / count:.3f})")
    for kind in sorted(counted):
        print(f"  {kind:12s} {counted[kind][0]} of {counted[kind][1]}")


if __name__ == "__main__":
    print(f"{len(SENTENCES)} base sentences")
    for chosen in map(int, sys.argv[1:] or ["4"]):
        told(f"claims changed, found (seed {chosen})", rates(divergent(chosen)))
        told(f"harmless rewrites, flagged (seed {chosen})", rates(harmless(chosen)))
