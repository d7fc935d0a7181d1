"""The one place where words of content stand for others, in passages that are otherwise the same.

Where a sentence was only restyled, several places change, mostly to synonyms; where a single place changed,
and not to a synonym, something else is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from workbench.core.difference import Block, Stretch
from workbench.core.expansions import alike
from workbench.core.half import Half
from workbench.core.language import Language
from workbench.core.lexicon import CONTENT
from workbench.core.model import Divergence, Relation, Severity, Side
from workbench.core.pairing import Pairing
from workbench.core.paraphrase import LONGEST, Paraphrase, Words, paraphrase
from workbench.core.text import stemmer

_MOST_WORDS = 3
_SAME_LETTERS = 0.7
_SHARE_OF_STYLE = 0.25
_SEVERAL = 2


class Swap(NamedTuple):
    """Words of content that stand for others: their tokens on both sides, and the kind of claim they make."""

    kind: str
    left: Stretch
    right: Stretch


def differing(pairing: Pairing, kind: str) -> Iterator[Divergence]:
    """The swaps of a pairing that are of this kind."""
    if not pairing.alike or pairing.context.spun:
        return
    if pairing.close and not pairing.context.restyled:
        swap = _remembered(pairing)
        if isinstance(swap, Swap) and swap.kind == kind:
            rule = "the only words of the sentence that were put for others, and no synonyms of them"
            yield pairing.claim(kind, Relation.SHIFT, Severity.LOW, swap.left, swap.right, rule)
    if kind == "predicate":
        for left, right in _rewritten(pairing):
            rule = "each side says something in this place that the other article says nowhere"
            yield pairing.claim(kind, Relation.SHIFT, Severity.LOW, left, right, rule)


def _remembered(pairing: Pairing) -> object:
    """The swap, looked for again only when more of the pairing was explained in the meantime."""
    explained = len(pairing.left.taken), len(pairing.right.taken)
    if pairing.swap is None or pairing.swap[0] != explained:
        pairing.swap = explained, lone(pairing)
    return pairing.swap[1]


def _rewritten(pairing: Pairing) -> Iterator[tuple[Stretch, Stretch]]:
    """The changed places where both sides have several words of content that are new to the other article."""
    for block in pairing.blocks:
        if min(block.left.end - block.left.start, block.right.end - block.right.start) < _SEVERAL:
            continue
        left, right = _content(pairing, Side.LEFT, block.left), _content(pairing, Side.RIGHT, block.right)
        if min(len(left), len(right)) < _SEVERAL:
            continue
        mine, theirs = _unlike(pairing, block, left, right)
        if min(len(_news(pairing, Side.LEFT, mine)), len(_news(pairing, Side.RIGHT, theirs))) >= _SEVERAL:
            yield Stretch(left[0], left[-1] + 1), Stretch(right[0], right[-1] + 1)


def _news(pairing: Pairing, side: Side, places: Sequence[int]) -> list[int]:
    """The words that the other article has in no form."""
    known, tokens = pairing.context.other(side).words, pairing.half(side).passage.tokens
    return [at for at in places if tokens[at].norm not in known]


def restyled(pairings: Iterable[Pairing]) -> bool:
    """Whether the words that were put for others are synonyms in a good share of places."""
    same = other = 0
    for pairing in pairings:
        for block in pairing.blocks if pairing.close else ():
            if block.left.start == block.left.end or block.right.start == block.right.end:
                continue
            left, right = _content(pairing, Side.LEFT, block.left), _content(pairing, Side.RIGHT, block.right)
            if not left or not right or max(len(left), len(right)) > _MOST_WORDS:
                continue
            mine, theirs = _unlike(pairing, block, left, right)
            same, other = same + (not mine or not theirs), other + bool(mine and theirs)
    return same > 0 and same >= _SHARE_OF_STYLE * other


def lone(pairing: Pairing) -> Swap | None:
    """The swap, when no other place of the passages has unexplained words of content."""
    found: tuple[Block, list[int], list[int]] | None = None
    for block in pairing.blocks:
        left, right = _content(pairing, Side.LEFT, block.left), _content(pairing, Side.RIGHT, block.right)
        if left or right:
            if found or not left or not right:
                return None
            found = block, left, right
    if found is None or max(len(found[1]), len(found[2])) > _MOST_WORDS:
        return None
    left, right = _unlike(pairing, *found)
    if not left or not right:
        return None
    kind = _kind(pairing, found[0], left, right)
    return Swap(kind, Stretch(left[0], left[-1] + 1), Stretch(right[0], right[-1] + 1))


def _content(pairing: Pairing, side: Side, stretch: Stretch) -> list[int]:
    """The unexplained words of content of one side of a changed place, numbers and names left out."""
    if stretch.start == stretch.end:
        return []
    half = pairing.half(side)
    tokens = half.passage.tokens
    found = [at for at in half.words(stretch) if tokens[at].marks & CONTENT]
    typed = half.typed() if found else ()
    return [at for at in found if at not in typed] if typed else found


def _unlike(pairing: Pairing, block: Block, left: list[int], right: list[int]) -> tuple[list[int], list[int]]:
    """The words of both sides without those that mean the same, or are forms or spellings of one word."""
    mine, theirs = pairing.left.words(block.left), pairing.right.words(block.right)
    asked = block, *map(tuple, (left, right, mine, theirs))
    found = pairing.unlike.get(asked)
    if found is None:
        found = pairing.unlike[asked] = _compared(pairing, left, right, mine, theirs)
    return found


def _compared(
    pairing: Pairing, left: list[int], right: list[int], mine: list[int], theirs: list[int]
) -> tuple[list[int], list[int]]:
    table = paraphrase(pairing.context.lexicon.language)
    if table.mean_the_same(_norms(pairing.left, mine), _norms(pairing.right, theirs)):
        return [], []
    same = {(a, b) for a in left for b in right if _same(pairing, a, b)}
    for a in left:
        same.update((a, b) for run in _swapped(pairing.left, a, pairing.right, theirs, table) for b in run)
    for b in right:
        same.update((a, b) for run in _swapped(pairing.right, b, pairing.left, mine, table) for a in run)
    here, there = {a for a, _ in same}, {b for _, b in same}
    return [a for a in left if a not in here], [b for b in right if b not in there]


def _norms(half: Half, places: Sequence[int]) -> Words:
    return tuple([half.passage.tokens[at].norm for at in places])


def _swapped(
    half: Half, at: int, other: Half, run: Sequence[int], table: Paraphrase
) -> Iterator[Sequence[int]]:
    """The stretches of a run that a table has for one word, in whatever sense."""
    word = (half.passage.tokens[at].norm,)
    if word[0] not in table.synonyms.firsts and word[0] not in table.spun.firsts:
        return
    if not (table.synonyms.at(word) or table.spun.at(word)):
        return
    words = _norms(other, run)
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + LONGEST) + 1):
            if table.swapped(word, words[start:end]):
                yield run[start:end]


def _same(pairing: Pairing, a: int, b: int) -> bool:
    """Whether two words are words of one class, or forms or spellings of one word."""
    mine, theirs = pairing.left.passage.tokens[a].norm, pairing.right.passage.tokens[b].norm
    if _one_word(mine, theirs, pairing.context.lexicon.language):
        return True
    classes = _classes(pairing.left, a)
    return bool(classes and classes & _classes(pairing.right, b))


@lru_cache(maxsize=65536)
def _one_word(mine: str, theirs: str, language: Language) -> bool:
    """Whether two words are forms or spellings of one."""
    stem = stemmer(language)
    if stem(mine) == stem(theirs) or alike(mine, theirs):
        return True
    return Indel.normalized_similarity(mine, theirs) > _SAME_LETTERS


def _classes(half: Half, at: int) -> set[tuple[str, str]]:
    """The classes of the closed tables that a word belongs to."""
    return {(cue.table, cue.group) for cue in half.passage.cues if cue.start <= at < cue.end}


def _kind(pairing: Pairing, block: Block, left: Sequence[int], right: Sequence[int]) -> str:
    """Whether the words name something, say what happens, or of what sort something is."""
    small = pairing.context.lexicon.small
    sides = (pairing.left, left, block.left), (pairing.right, right, block.right)
    last = [half.passage.tokens[places[-1]].norm for half, places, _ in sides]
    before = [half.passage.tokens[max(0, places[0] - 1)].norm for half, places, _ in sides]
    if all(word.endswith(tuple(small["adverb ending"])) for word in last):
        return "modifier"
    if all(word.endswith(tuple(small["verb ending"])) for word in last):
        return "predicate"
    if all(word in small["infinitive"] for word in before):
        return "predicate"
    followed = all(_goes_on(pairing, half, stretch.end) for half, _, stretch in sides)
    return "modifier" if followed else "term"


def _goes_on(pairing: Pairing, half: Half, at: int) -> bool:
    """Whether a word of content follows."""
    tokens, stop = half.passage.tokens, pairing.context.lexicon.stopwords
    return at < len(tokens) and tokens[at].sort == "word" and tokens[at].norm not in stop
