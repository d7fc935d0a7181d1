"""Agency-like articles with known relations, for measuring how near-duplicates are found.

Every article belongs to a family: an original with its copies, trims, rewrites, heavy edits and articles
that took part of it over. Other reports of the same event, with its names, numbers and one quote, are written
independently and belong to nobody. Seeded: the same number gives the same article on every machine. Run as a
script it prints a family.
"""

# ruff: noqa: E501
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


def listed(words: str) -> list[str]:
    return words.split()


GIVEN = listed("""
Anna Boris Clara David Elena Farid Greta Hassan Irene Jakob Katrin Liam Maria Nadia Omar Paula
Quentin Rosa Samuel Tamar Ulrich Vera Walter Xenia Yusuf Zoe Ahmed Brigitte Carlos Dina Erik Fatima
George Hanna Ivan Julia Kenji Laura Marcus Nina Oscar Petra Rafael Sofia Thomas Ursula Victor Wanda
Yara Zoltan
""")
START = listed("""
Al Ber Car Dal El Fer Gar Hol Ing Jan Kel Lor Mar Nor Ol Per Ros Sal Tor Ul Var Wen Yor Zan
""")
END = listed("""
andsen beck cott den erson field gren hoff inov kovic land man nell owski pont quist rova stein ton
vik
""")
TOWN = listed("""
burg dale ford grad ham haven holm mont mouth port stad ster ton vale ville wick
""")
ADJECTIVES = listed("""
new local severe early regional heavy national public private major temporary final joint urgent
serious limited formal independent large foreign rising sharp long steady fresh rare quiet broad
narrow costly modern older northern southern eastern western coastal rural urban federal annual
monthly weekly partial full stricter weaker stronger slower faster cheaper medical legal financial
technical political social criminal
""")
NOUNS = listed("""
budget bridge hospital school ferry strike election court ruling storm fire report contract factory
airport railway harbour reservoir tax pension merger audit inquiry appeal verdict protest march
curfew vaccine outbreak harvest drought flood tunnel stadium museum library mine refinery pipeline
satellite treaty tariff export import loan bond dividend subsidy licence permit patent tender
auction summit embassy border convoy shipment cargo vessel plant grid dam turbine reactor clinic
laboratory archive warehouse market festival league season transfer coach referee record title medal
campaign petition referendum coalition cabinet committee
""")
VERBS = listed("""
delay approve reject suspend review extend cancel finance repair inspect reopen close expand cut
raise replace dismiss question investigate support oppose postpone sign discuss monitor publish
amend defend challenge announce secure restore reduce protect transfer
""")
ROLES = listed("""
mayor minister spokesman prosecutor judge director chairman engineer analyst union leader police
chief surgeon professor lawyer commissioner governor lawmaker economist coach captain investigator
""")
REASONS = """rising costs|a lack of staff|safety concerns|bad weather|weak demand|a technical fault|public pressure
|missing documents|higher interest rates|a shortage of parts|legal doubts|poor planning|the strong currency|new rules from
the capital|falling prices|old equipment|a computer failure|doubts about the figures|the loss of a supplier|fears of
unrest""".replace("\n", " ").split("|")
DAYS = listed("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
TIMES = listed("""
morning afternoon evening night
""")
SENTENCES = (
    "{np} of {place} {adv} {v}ed {np2} {when} because of {reason}",
    "{np} will {v} {num} {a} {ns} {when}, {person} {said}",
    "{person}, {role} of {place}, {said} {when} that {np} could not {v} {np2}",
    "according to {org}, {num} {ns} were {v}ed {when} as {np} {v}ed {np2}",
    "“{quote},” {said} {person}, {role} at {org}",
    "{np} had cost {num} million euros, {num2} percent more than {np2} {when}",
    "{when} {np2} in {place} would not say whether {np} {v}ed {np}",
    "a {role} for {org} {said} that {np} was {adv} {v}ed after {reason}",
    "it was the {ord} {n} in {place} since {year}, and {np} {v}ed {num} {ns}",
    "critics of {np} {adv} {said} that {reason} will {v} {np2}",
    "{org} and {np} agreed {when} to {v} {np2} despite {reason}",
    "{when} about {num} {a} {ns} stood outside {np2} in {place2}",
    "{np} {adv} asked {person2} to {v} {np2} {when}",
    "“{quote},” {person2} {said} in {place} {when}",
    "{org} blamed {reason} for {np} and promised to {v} {np2}",
    "shares in {org} fell {num2} percent {when} after {np} {v}ed {np2}",
    "{person2} rejected {np} as {reason} and wants {org} to {v} {np2}",
    "{np} employs {num} people and {adv} {v}s {a} {ns} in {place2}",
    "{person} and {org} declined to {v} {np} {when}",
    "{np} has no date yet, but {place2} {said} it would {v} {np2} {when}",
    "police {said} {num} officers {v}ed {np} near {place} {when}",
    "{num} of {num3} {ns} have {adv} been {v}ed since {month}, {org} {said}",
    "{np} {v}ed {np2}, and {np} was {v}ed {when}",
    "without {np} neither {org} nor {np2} can {v} {ns} {when}",
    "{np} in {place2}, {adv} {v}ed {when}, is now {a} for {np2}",
)
QUOTES = (
    "we have to {v} {np} before {reason} can {v} {np2}",
    "nobody expected {np} to {v} so many {a} {ns}",
    "this is {a} for {np}, and {reason} should not {v} it",
    "if they {v} {np} {when}, {num} {a} {ns} will {v} {np2}",
    "I never saw {np} {v} {np2} with {num} {ns}",
    "{np} is {a}, and we will {v} {np2} {when}",
    "people want {np} {when}, not {np2}",
)
SAID = """said|told reporters|added|explained|wrote|confirmed|stressed|warned|insisted|argued|noted|announced
|claimed|hinted|repeated|told a news conference|said in a statement|told this newspaper""".replace(
    "\n", ""
).split("|")
ADVERBS = """quietly|again|finally|reportedly|largely|only partly|already|hardly|openly|formally|twice|rarely
|suddenly|for now|at first|in the end|once more|as planned|at short notice|in part""".replace("\n", "").split(
    "|"
)
WHEN = """on {weekday}|on {weekday} {time}|in {month}|last {month}|by {month}|earlier this week|the day before
|within {num2} days|after {num2} weeks of talks|in the coming months|for the first time since {year}|late on {weekday}
|at the end of {month}|before the summer|next year|from {month} on|in the past {num2} months|as early as {month}
|in recent weeks|over the weekend|during a visit to {place2}|near {place}|in {place}|in {place2}""".replace(
    "\n", ""
).split("|")
MONTHS = listed("""
January February March April May June July August September October November December
""")
ORDINALS = listed("""
first second third fourth fifth sixth
""")
FOOTERS = (
    "This article was produced with material from news agencies and was edited by our staff in {0}. Readers who find "
    "a mistake may write to the corrections desk at any time, and every correction is published on this page.",
    "Thank you for reading the {0} Courier. Independent journalism costs money: become a member today and get the first "
    "three months for the price of one, with the weekend edition and all our podcasts included.",
    "All rights reserved by the {0} Press Group and its licensors. Any copying, storing or passing on beyond private "
    "use needs the written consent of the publisher, who may be reached through the form on our imprint page.",
    "Follow the {0} Observer for more stories like this one, sign up to our morning briefing to have the five most "
    "important reports of the day in your mailbox at six, and tell us what you would like to read about next.",
)
KINDS = ("copy", "trim", "rewrite", "heavy", "partial")
SYNONYMS = {
    "said": "stated", "told": "informed", "because": "since", "after": "following", "about": "around",
    "people": "persons", "percent": "per cent", "declined": "refused", "agreed": "decided", "promised": "pledged",
    "fell": "dropped", "blamed": "cited", "wants": "hopes", "rejected": "dismissed", "asked": "urged",
    "plans": "proposals", "new": "fresh", "severe": "serious", "large": "big", "rising": "growing", "early": "initial",
    "whether": "if", "before": "ahead of", "added": "went on", "confirmed": "acknowledged", "region": "area",
    "months": "weeks", "employs": "has", "supplies": "serves", "needed": "required", "figures": "data",
}  # fmt: skip
_SLOT = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One article: its text, the family it belongs to, and how it was made."""

    number: int
    family: int
    kind: str
    text: str


@lru_cache(maxsize=1)
def families(count: int, seed: int, largest: int) -> tuple[tuple[int, int], ...]:
    """The first article of each family and how many it has: most stand alone, a few have hundreds."""
    chance = random.Random(f"families {seed}")
    found, done = [], 0
    while done < count:
        luck = chance.random()
        size = 1 if luck < 0.8 else 2 + int(1 / (chance.random() + 0.12)) if luck < 0.9985 else 0
        size = min(size or chance.randrange(20, largest + 1), count - done)
        found.append((done, size))
        done += size
    return tuple(found)


def articles(count: int, seed: int = 1, largest: int = 500, footers: bool = True) -> Iterator[Piece]:
    """So many articles in random order of families."""
    largest = min(largest, max(30, count // 20))
    before = 0
    for first, size in families(count, seed, largest):
        yield from family(first, size, before, seed, footers)
        before = first


def family(first: int, size: int, before: int, seed: int, footers: bool) -> Iterator[Piece]:
    """An original and what was made of it; or, alone, perhaps another report of the event ``before``."""
    chance = random.Random(f"{seed} {first}")
    event = before if size == 1 and chance.random() < 0.25 else first
    story = Story(random.Random(f"event {seed} {event}"), chance)
    original = story.written(chance.randrange(9, 19))
    for place in range(size):
        kind = chance.choice(KINDS) if place else "original"
        lines = made(original, kind, chance, seed) if place else original
        yield Piece(first + place, first, kind, dressed(lines, chance, footers))


class Story:
    """The people, places and numbers of an event, and sentences about it."""

    def __init__(self, event: random.Random, chance: random.Random) -> None:
        self.facts = {
            "person": named(event), "person2": named(event), "place": town(event), "place2": town(event),
            "org": f"{town(event)} {event.choice(NOUNS).title()} {event.choice(('Group', 'Agency', 'Council', 'Union'))}",
            "num": str(event.randrange(2, 90) * 10), "num2": str(event.randrange(2, 60)),
            "num3": str(event.randrange(900, 3000)), "role": event.choice(ROLES), "month": event.choice(MONTHS),
            "weekday": event.choice(DAYS), "year": str(event.randrange(1960, 2020)), "ord": event.choice(ORDINALS),
        }  # fmt: skip
        self.words = {"n": event.sample(NOUNS, 6), "a": event.sample(ADJECTIVES, 8)}
        self.shared = self.filled(event.choice(QUOTES), event)
        self.chance = chance

    def written(self, count: int) -> list[str]:
        """So many sentences, the shared quote among them."""
        chosen = [self.sentence() for _ in range(count)]
        place = self.chance.randrange(1, count)
        chosen[place] = f"“{self.shared},” said {self.facts['person']}, {self.facts['role']}"
        return [line[0].upper() + line[1:] + "." for line in chosen]

    def sentence(self) -> str:
        return self.filled(self.chance.choice(SENTENCES), self.chance)

    def filled(self, form: str, chance: random.Random) -> str:
        def word(slot: re.Match[str]) -> str:
            name = slot[1]
            if name in self.facts:
                return self.facts[name]
            base = name.rstrip("2")
            if base == "quote":
                return self.filled(chance.choice(QUOTES), chance)
            if base in self.words:
                return self.own(base, chance)
            if base == "np":
                return self.phrase(chance)
            if base in ("ns", "when"):
                return (
                    self.own("n", chance) + "s" if base == "ns" else self.filled(chance.choice(WHEN), chance)
                )
            pools = {"v": VERBS, "reason": REASONS, "time": TIMES, "said": SAID, "adv": ADVERBS}
            return chance.choice(pools[base])

        return _SLOT.sub(word, form)

    def own(self, base: str, chance: random.Random) -> str:
        """A noun or an adjective, every other time one that this story uses again and again."""
        pool = self.words[base] if chance.random() < 0.5 else {"n": NOUNS, "a": ADJECTIVES}[base]
        return chance.choice(pool)

    def phrase(self, chance: random.Random) -> str:
        """A noun with what may stand around it."""
        luck = chance.random()
        noun = self.own("n", chance)
        if luck < 0.3:
            noun = f"{self.own('n', chance)} {noun}"
        elif luck < 0.65:
            noun = f"{self.own('a', chance)} {noun}"
        elif luck < 0.75:
            noun = f"{noun} of {chance.choice(('the', 'a', 'its'))} {self.own('n', chance)}"
        return f"{chance.choice(('the', 'the', 'the', 'a', 'its', 'this', 'that', 'their', 'every', 'one'))} {noun}"


def named(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(START)}{chance.choice(END)}"


def town(chance: random.Random) -> str:
    return chance.choice(START) + chance.choice(("", "a", "en", "o")) + chance.choice(TOWN)


def made(lines: list[str], kind: str, chance: random.Random, seed: int) -> list[str]:
    """What somebody made of an original."""
    if kind == "copy":
        return lines
    if kind == "trim":
        return lines[: max(4, int(len(lines) * chance.uniform(0.4, 0.85)))]
    if kind == "rewrite":
        return [edited(line, 0.06, chance) if chance.random() < 0.7 else line for line in lines]
    if kind == "heavy":
        kept = [edited(line, 0.14, chance) for line in lines if chance.random() < 0.85]
        place = chance.randrange(len(kept) - 1)
        return [*kept[place:], *kept[:place]] if chance.random() < 0.3 else kept
    taken = max(4, int(len(lines) * chance.uniform(0.35, 0.6)))
    start = chance.randrange(len(lines) - taken + 1)
    other = Story(random.Random(chance.random()), chance)
    own = other.written(chance.randrange(5, 11))
    place = chance.randrange(len(own) + 1)
    return [*own[:place], *lines[start : start + taken], *own[place:]]


def edited(line: str, share: float, chance: random.Random) -> str:
    """The sentence with synonyms, and with this share of its words dropped, doubled or put otherwise."""
    words = []
    for word in line.split():
        if word in SYNONYMS and chance.random() < 5 * share:
            words += [SYNONYMS[word]]
        elif chance.random() < share:
            change = chance.randrange(3)
            words += (
                []
                if change == 0
                else [word, chance.choice(ADJECTIVES)]
                if change == 1
                else [chance.choice(NOUNS)]
            )
        else:
            words.append(word)
    return " ".join(words) or line


def dressed(lines: list[str], chance: random.Random, footers: bool) -> str:
    """The article as an outlet prints it: paragraphs of one to three sentences, a dateline, a footer."""
    outlet = random.Random(chance.randrange(40))
    paragraphs, place = [], 0
    while place < len(lines):
        size = chance.choice((1, 1, 2, 2, 3))
        paragraphs.append(" ".join(lines[place : place + size]))
        place += size
    home = town(outlet)
    paragraphs[0] = f"{home.upper()} ({chance.choice(('Reuters', 'AP', 'dpa', 'AFP'))}) – {paragraphs[0]}"
    if footers:
        paragraphs.append(outlet.choice(FOOTERS).format(home))
    return "\n\n".join(paragraphs)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for piece in family(number, 5, number, 1, footers=True):
        print(f"--- {piece.number}, {piece.kind}\n{piece.text}\n")
