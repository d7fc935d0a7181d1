"""What stands between the paragraphs of an article without being of it: teasers, captions, sign-offs.

Told by kinds: what the page calls the part, how much of a line is a link, where it stands, and the set
phrases with which papers ask for attention. Nothing is changed inside a paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from workbench.formats.pages.blocks import Block
from workbench.formats.pages.extraction import is_quoted_post

_NAMED = re.compile(
    r"caption|credit|newsletter|subscri|sign-?up|related|recommend|promo|shar(?:e|ing)|social|comment|byline"
    r"|author|breadcrumb|sidebar|widget|advert|sponsor|disclaimer|copyright|most-?read|trending|teaser"
    r"|read-?more|more-?on|outbrain|taboola|toolbar|cookie|consent|paywall|donat|category|timestamp|datetime"
    r"|(?<![a-z])(?:nav|footer|aside|bio|tags?|ads?|meta|date|figcaption|form|button|menu|jump|skip)(?![a-z])"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS = re.compile(r"[.!?。！？…:;][\"”’»)\]]*$")
_LABEL = re.compile(r"^[^\w]*(?:\w+[^\w:]+){0,4}\w+\s*:\s")
_SOURCE = re.compile(r"^\W*(?:sources?|quellen?|via|fuentes?|fonti?)\b", re.IGNORECASE)
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.*\b\d{1,2}\b|\b\d{1,2}\b.*\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_BY = re.compile(r"^(?:(?:written |posted |reported )?by|von|por|par)\s+\w", re.IGNORECASE)
_ASKS = re.compile(
    r"\bnewsletters?\b|\bsubscri(?:be|ption)|\bsign(?:ing)? up\b"
    r"|\bfollow\b.{0,60}\b(?:twitter|facebook|instagram|x)\b"
    r"|\bcan be reached\b|\bmay be reached\b|\breach the (?:reporter|author|writer)|\bclick here\b"
    r"|\breporting by\b|\bediting by\b|\bwritten by\b|\bcontributed to this (?:report|story)\b"
    r"|\blike us on\b|\bjoin the conversation\b|\bwhat (?:do )?you think\b|\bcomments?$"
    r"|\bdownload (?:our|the) app\b"
    r"|\babonnier|\bfolgen sie\b|\bmehr zum thema\b|\blesen sie (?:auch|mehr)\b"
    r"|[\w.+-]+@[\w-]+\.\w{2,}",
    re.IGNORECASE,
)
_FEWEST, _SHORT, _LONG = 3, 15, 45
_LEADING, _TRAILING = 8, 6
_MOSTLY, _WHOLLY = 0.5, 0.9
_MAIN = 0.3
_OWN = 60


def trimmed(found: Sequence[Block], kept: Sequence[int], titles: Iterable[str]) -> list[int]:
    """The kept paragraphs without the furniture among them; never fewer than half of their words."""
    left = _outer(found, kept)
    left = _once(found, left, {_plain(title) for title in titles if title})
    left = _unnamed(found, left)
    left = _without_teasers(found, left)
    left = _without_ends(found, left)
    return left if _words(found, left) * 2 >= _words(found, _outer(found, kept)) else list(kept)


def _outer(found: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Without the articles inside the article: by the standard those are other ones, or comments."""
    outer = [i for i in kept if not found[i].nested]
    return outer if _words(found, outer) >= _OWN else list(kept)


def _once(found: Sequence[Block], kept: Sequence[int], titles: set[str]) -> list[int]:
    """Without the page's title, and without what the page says again in another place."""
    seen: dict[str, int] = {}
    left = []
    for i in kept:
        plain, block = _plain(found[i].text), found[i]
        is_title = plain in titles or (block.tag in ("h1", "title") and i == kept[0])
        is_again = block.words > 3 and seen.setdefault(plain, block.parent) != block.parent
        if not (is_title or is_again):
            left.append(i)
    return left


def _unnamed(found: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Without parts that the page itself calls something else than an article."""
    total = max(1, sum(len(found[i].text) for i in kept))
    sizes: Counter[str] = Counter()
    for i in kept:
        for kind in {_kind(name) for _, name in found[i].parts}:
            sizes[kind] += len(found[i].text)
    names = {name for i in kept for _, name in found[i].parts if _NAMED.search(name)}
    minor = {name for name in names if sizes[_kind(name)] < _MAIN * total}
    return [
        i
        for i in kept
        if is_quoted_post(found[i]) or not any(name in minor for _, name in found[i].parts[-5:])
    ]


def _kind(name: str) -> str:
    """What all elements of a sort are called: their tag and class."""
    return name.partition("#")[0]


def _without_teasers(found: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Without lines that only lead elsewhere, and the headings that are left with nothing below."""
    gone = {i for i in kept if _leads_away(found[i])}
    lists: dict[int, list[int]] = {}
    for i in kept:
        if found[i].tag == "li":
            lists.setdefault(found[i].parent, []).append(i)
    for items in lists.values():
        if all(found[i].linked >= _WHOLLY for i in items):
            gone.update(items)
    left = [i for i in kept if i not in gone]
    return [
        i for i, after in zip(left, [*left, -1][1:], strict=True) if not _is_orphan(found, i, after, gone)
    ]


def _leads_away(block: Block) -> bool:
    if block.tag == "li" or is_quoted_post(block) or not _FEWEST <= block.words <= _LONG:
        return False
    if _LABEL.match(block.text) and block.linked >= _MOSTLY and not _SOURCE.match(block.text):
        return True
    return block.linked >= _MOSTLY + 0.25 and not _ENDS.search(block.text)


def _is_orphan(found: Sequence[Block], i: int, after: int, gone: set[int]) -> bool:
    """Whether a short line announced only what is gone."""
    block = found[i]
    if block.words > 7 or (block.text.endswith((".", "!", "?")) and not block.text.endswith("...")):
        return False
    return after != i + 1 and i + 1 < len(found) and (i + 1 in gone or _leads_away(found[i + 1]))


def _without_ends(found: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Without the lines of date and author before the first sentence, and the sign-offs after the last."""
    left = list(kept)
    for i in left[:_LEADING]:
        block = found[i]
        if block.words > _SHORT and _ENDS.search(block.text):
            break
        if block.words <= _SHORT and not _ENDS.search(block.text) and _is_imprint(block):
            left.remove(i)
    for _ in range(_TRAILING):
        if left and _signs_off(found[left[-1]]):
            left.pop()
    return left


def _is_imprint(block: Block) -> bool:
    return bool(_MOMENT.search(block.text) or _BY.match(block.text)) or block.linked >= _WHOLLY


def _signs_off(block: Block) -> bool:
    if not any(c.isalnum() for c in block.text):
        return True
    if is_quoted_post(block):
        return False
    asks = block.words <= _LONG and bool(_ASKS.search(block.text))
    return asks or block.tag in _HEADINGS or (block.words <= 3 and not _ENDS.search(block.text))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _words(found: Sequence[Block], kept: Iterable[int]) -> int:
    return sum(found[i].words for i in kept)
