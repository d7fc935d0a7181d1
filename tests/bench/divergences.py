"""How many linked pairs of sentences a second the search for divergences gets through, on one core.

Prints figures of CPU time and judges nothing; run by `make bench`. Each round reads both articles anew.
Give a number of rounds as the argument.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence

from workbench import paths
from workbench.core.align import align
from workbench.core.contrasting import set_apart
from workbench.core.diverging import Reading, divergences, uncollected
from workbench.core.kinds import KINDS
from workbench.core.known import Known
from workbench.core.lexicon import Lexicon, lexicon
from workbench.core.model import Link, LinkRelation, Sentence, Unmatched
from workbench.core.pairing import Context, Pairing
from workbench.core.passage import Reader
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.formats.language import load

PAIRS = 2000
SUBJECTS = (
    "The ministry",
    "Governor Maria Lindqvist",
    "A spokesman for the port of Bergen",
    "The Bureau of Coastal Safety",
)
VERBS = ("announced", "said", "confirmed", "expects", "denied")
MATTERS = (
    "that the new terminal will open on April {day}, 2024",
    "that at least {count} containers were damaged by the storm",
    "that repairs may cost about ${cost} million",
    "that the first contract was signed with Norway and Denmark",
    "that “every ship in the harbour has been inspected” since Tuesday",
)
WAYS = (
    "while engineers from {count} companies went on working",
    "because most of the older cranes had never been tested",
    "although the owners of the ferries say that all warnings were heeded",
    "after a long meeting with members of the council",
)
ENDS = (
    "and agreed to a report by early June.",
    "according to a letter seen by reporters.",
    "but nobody was hurt.",
    "and thanked the crews for their quick work.",
)
SWAPS = {
    "announced": "claimed",
    "will": "may",
    "first": "only",
    "most": "all",
    "because": "after",
    "council": "parliament",
    "damaged": "destroyed",
    "million": "billion",
    "heavy": "bad",
    "Norway": "Finland",
    "report": "plan",
    "quick": "swift",
    "owners": "holders",
    "never": "rarely",
}


def sentence(dice: random.Random) -> str:
    """A sentence of news of about 30 words and signs."""
    parts = (dice.choice(part) for part in (SUBJECTS, VERBS, MATTERS, WAYS, ENDS))
    text = " ".join(parts)
    return text.format(
        day=dice.randint(2, 28), count=dice.randint(12, 900), cost=dice.randint(2, 80)
    ).replace(" while", ", while")


def edited(text: str, dice: random.Random) -> str:
    """The sentence with one to three words or numbers changed."""
    words = text.split()
    fitting = [at for at, word in enumerate(words) if word in SWAPS or word.isdigit()]
    for at in dice.sample(fitting, min(len(fitting), dice.randint(1, 3))):
        words[at] = SWAPS.get(words[at]) or str(int(words[at]) + dice.randint(1, 9))
    if dice.random() < 0.2:
        words.insert(dice.randrange(1, len(words)), "reportedly")
    return " ".join(words)


def generated() -> tuple[str, str]:
    """Two articles whose sentences are edits of each other, one to one."""
    dice = random.Random(4)
    lefts = [sentence(dice) for _ in range(PAIRS)]
    rights = [edited(text, dice) for text in lefts]
    return "\n".join(lefts), "\n".join(rights)


def samples() -> tuple[str, str]:
    """The sample articles of which one is a spun copy of the other."""
    folder = paths.resources("samples")
    left, right = (next(folder.glob(f"{number}_*.txt")) for number in ("002", "004"))
    return left.read_text(encoding="utf-8"), right.read_text(encoding="utf-8")


def measure(name: str, left: str, right: str, rounds: int, *, one_to_one: bool) -> None:
    """Link the sentences, then time reading both articles and finding how they diverge."""
    language = load()
    tables = lexicon(language)
    sentences = split(left, language), split(right, language)
    links: tuple[Link, ...]
    unmatched: tuple[Unmatched, ...] = ()
    if one_to_one:
        links = tuple(Link((n,), (n,), LinkRelation.EDITED, 0.9) for n in range(len(sentences[0])))
    else:
        scripts = read(left, sentences[0], language), read(right, sentences[1], language)
        links, unmatched = align(*scripts, language, Ticket())

    def once() -> int:
        readings = Reading(sentences[0], Reader(left, tables)), Reading(sentences[1], Reader(right, tables))
        return len(divergences(*readings, links, unmatched, tables, Ticket())[0])

    best, found = timed(once, rounds)
    print(f"{name}: {len(links) / best:,.0f} pairs a second ({len(links)} pairs, {found} findings)")


def timed(work: Callable[[], int], rounds: int) -> tuple[float, int]:
    """The least CPU time of several rounds, and what the last gave."""
    best, found = float("inf"), 0
    for _ in range(rounds):
        begun = time.process_time()
        found = work()
        best = min(best, time.process_time() - begun)
    return best, found


def by_kind(left: str, right: str, rounds: int) -> None:
    """What each kind takes of a linked pair, and what is read before any kind is asked; the slowest first."""
    language = load()
    tables = lexicon(language)
    sentences = split(left, language), split(right, language)
    least: dict[str, float] = {}
    for _ in range(rounds):
        with uncollected():
            spent = asked(sentences, (Reader(left, tables), Reader(right, tables)), tables)
        least = {name: min(time, least.get(name, time)) for name, time in spent.items()}
    for name, spent_on in sorted(least.items(), key=lambda row: -row[1]):
        print(f"{spent_on * 1e6 / len(sentences[0]):8.1f} µs a pair  {name}")


def asked(
    sentences: Sequence[Sequence[Sentence]], readers: tuple[Reader, Reader], tables: Lexicon
) -> dict[str, float]:
    """The seconds that reading, setting against each other and each kind take."""
    begun = time.process_time()
    passages = [[r.sentence(s) for s in side] for r, side in zip(readers, sentences, strict=True)]
    read_all = time.process_time()
    context = Context(tables, Known(lambda: passages[0]), Known(lambda: passages[1]))
    pairings = [Pairing(a, b, context) for a, b in zip(*passages, strict=True)]
    spent = {"(reading)": read_all - begun, "(setting against)": time.process_time() - read_all}
    for pairing in pairings:
        changes = pairing.changes.union(set_apart(pairing))
        for kind in KINDS:
            if (not kind.looks or not kind.looks.isdisjoint(changes)) and pairing.rest >= kind.rest:
                at = time.process_time()
                for _ in kind.find(pairing):
                    pass
                spent[kind.name] = spent.get(kind.name, 0.0) + time.process_time() - at
    return spent


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    measure("samples 002 and 004", *samples(), times * 4, one_to_one=False)
    measure("edited sentences", *generated(), times, one_to_one=True)
    by_kind(*generated(), times)
