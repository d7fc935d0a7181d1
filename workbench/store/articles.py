"""Articles and their texts, in and out of the project file."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.draft import Draft
from workbench.core.model import Article
from workbench.core.problem import Problem
from workbench.store import decisions, findings
from workbench.store.checks import digest
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What a list shows of an article, without its text: ``version`` is the newest, ``words`` its length.

    ``key`` is its number in the project. ``near`` and ``story`` are the numbers of its groups (its own where
    it stands alone), with how many articles each holds. ``reading`` is how far this reviewer has read it:
    empty, ``in_progress`` or ``done``. ``guessed`` names the details that nobody has confirmed.
    """

    guid: str
    title: str
    outlet: str
    author: str
    published: str
    url: str
    words: int
    version: int
    fact_count: int
    file_name: str = ""
    language: str = "en"
    key: int = 0
    near: int = 0
    story: int = 0
    near_size: int = 1
    story_size: int = 1
    reading: str = ""
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionCard:
    """What is said of one version without its text; ``sha256`` is that of the text in UTF-8."""

    number: int
    at: str
    reviewer: str
    file_name: str
    words: int
    sha256: str


_CARDS = """
SELECT article.id AS key, article.guid, article.title, article.outlet, article.author, article.published,
  article.url, shelf.words, version.seq AS version, version.file_name, article.language, article.guessed,
  ifnull(grouping.near, article.id) AS near, ifnull(grouping.story, article.id) AS story,
  (SELECT count(DISTINCT evidence.fact_id) FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id
    WHERE anchor.article_id = article.id) AS fact_count,
  ifnull((SELECT state FROM reading WHERE version_id = shelf.version_id
    AND reviewer_id = (SELECT id FROM reviewer WHERE name = ?)), '') AS reading
FROM article
JOIN shelf ON shelf.article_id = article.id
JOIN article_version AS version ON version.id = shelf.version_id
LEFT JOIN grouping ON grouping.article_id = article.id
{} ORDER BY article.id
"""

_SIZES = """
SELECT grouping.{0}, count(*) FROM grouping JOIN shelf ON shelf.article_id = grouping.article_id
WHERE grouping.{0} IN (SELECT value FROM json_each(?)) GROUP BY grouping.{0}
"""

_ARTICLE = """
SELECT article.id, article.guid, article.title, article.outlet, article.author, article.published,
  article.url, article.note, article.language, version.id AS version_id, version.seq AS version,
  version.retrieved, version.file_name, version.original_sha256 AS sha256, version.text_sha256,
  article_text.text
FROM article
JOIN article_version AS version ON version.article_id = article.id
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE article.guid = ?1 AND (?2 = 0 OR version.seq = ?2) ORDER BY version.seq DESC LIMIT 1
"""

_VERSIONS = """
SELECT version.seq AS number, version.imported_at AS at, reviewer.name AS reviewer, version.file_name,
  article_text.words, version.text_sha256 AS sha256
FROM article_version AS version
JOIN article ON article.id = version.article_id
JOIN reviewer ON reviewer.id = version.imported_by
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE article.guid = ? ORDER BY version.seq
"""

_KNOWN = """
SELECT article_text.sha256, article.title FROM article_text
JOIN shelf ON shelf.text_id = article_text.id JOIN article ON article.id = shelf.article_id
WHERE article_text.sha256 IN (SELECT value FROM json_each(?)) ORDER BY article.id
"""


def cards(project: Project) -> tuple[ArticleCard, ...]:
    """Every article, in the order of import; for a library of many thousand see ``library``."""
    return of_rows(project, "", [])


def of_rows(project: Project, where: str, values: Sequence[object]) -> tuple[ArticleCard, ...]:
    """The cards of the articles that a condition on ``article`` finds, in the order of import."""
    rows = project.rows(_CARDS.format(where), [project.reviewer, *values])
    sizes = {name: _sizes(project, name, {row[name] for row in rows}) for name in ("near", "story")}
    for row in rows:
        row["guessed"] = tuple(name for name in row["guessed"].split(",") if name)
        row["near_size"] = sizes["near"].get(row["near"], 1)
        row["story_size"] = sizes["story"].get(row["story"], 1)
    return tuple(ArticleCard(**row) for row in rows)


def _sizes(project: Project, measure: str, keys: set[int]) -> dict[int, int]:
    """How many articles each of these groups holds."""
    return dict(project.tuples(_SIZES.format(measure), [json.dumps(sorted(keys))]))


def versions(project: Project, guid: str) -> tuple[VersionCard, ...]:
    """Every version of an article, oldest first."""
    return tuple(VersionCard(**row) for row in project.rows(_VERSIONS, [guid]))


def article(project: Project, guid: str, version: int = 0) -> Article:
    """One article with the text of a version; 0 is the newest."""
    row = stored(project, guid, version)
    kept = {name: row[name] for name in Article.__slots__}
    return Article(**kept)


def key(reader: Project | Action, guid: str) -> int:
    """The id of one article."""
    rows = reader.rows("SELECT id FROM article WHERE guid = ?", [guid])
    if not rows:
        raise _missing(guid)
    return int(rows[0]["id"])


def stored(reader: Project | Action, guid: str, version: int = 0) -> Row:
    """The row of one article and a version of it, with ids; a text that was altered is refused."""
    rows = reader.rows(_ARTICLE, [guid, version])
    if not rows:
        raise _missing(guid)
    if digest(rows[0]["text"]) != rows[0]["text_sha256"]:
        raise Problem(
            f"The stored text of “{rows[0]['title']}” is damaged, so it is not shown. Nothing was changed. "
            "Open a backup copy of the project.",
            guid,
        )
    return rows[0]


def known(action: Action, texts: Iterable[str]) -> dict[str, str]:
    """Of the digests of some texts those that an article has as its newest, with its title."""
    rows = action.rows(_KNOWN, [json.dumps(list(texts))])
    return {row["sha256"]: row["title"] for row in reversed(rows)}


def add(action: Action, draft: Draft, title: str, note: str = "") -> str:
    """Store a new article with its first version, and return its guid."""
    return add_all(action, [(draft, title)], note)[0]


def add_all(action: Action, drafts: Sequence[tuple[Draft, str]], note: str = "") -> tuple[str, ...]:
    """Store new articles, each with its title and its first version, and return their guids."""
    guids = tuple(new_guid() for _ in drafts)
    rows = [
        _article(action, draft, title, guid, note) for guid, (draft, title) in zip(guids, drafts, strict=True)
    ]
    texts = _keep_texts(action, [draft for draft, _ in drafts])
    keys = action.insert_all("article", rows)
    versions = zip(keys, texts, drafts, strict=True)
    action.insert_all(
        "article_version", [_version(action, key, 1, draft, text) for key, text, (draft, _) in versions]
    )
    return guids


def add_version(action: Action, article_id: int, seq: int, draft: Draft) -> int:
    """Store another version of an article and return its id."""
    return action.insert(
        "article_version", _version(action, article_id, seq, draft, *_keep_texts(action, [draft]))
    )


def remove(action: Action, key: int) -> None:
    """Take an article away with its versions and what was decided on its links, differences and belonging."""
    decisions.remove_of_article(action, key)
    findings.remove_of_article(action, key)
    action.delete_where("pair_ruling", "low = ? OR high = ?", key, key)
    action.delete_where("anchor_position", "anchor_id IN (SELECT id FROM anchor WHERE article_id = ?)", key)
    action.delete_where("anchor", "article_id = ?", key)
    versions = "version_id IN (SELECT id FROM article_version WHERE article_id = ?)"
    action.delete_where("reading", versions, key)
    action.delete_where("article_version", "article_id = ?", key)
    action.delete("article", key)


def facts_about(action: Action, key: int) -> tuple[str, ...]:
    """The names (F-0001) of the facts that have evidence in one article."""
    rows = action.rows(
        "SELECT DISTINCT printf('F-%04d', fact.number) AS name FROM fact "
        "JOIN evidence ON evidence.fact_id = fact.id JOIN anchor ON anchor.id = evidence.anchor_id "
        "WHERE anchor.article_id = ? ORDER BY fact.number",
        [key],
    )
    return tuple(row["name"] for row in rows)


def _missing(guid: str) -> Problem:
    return Problem("This article is not in the project any more. Nothing was changed.", guid)


def _article(action: Action, draft: Draft, title: str, guid: str, note: str) -> Row:
    return {
        "guid": guid,
        "title": title,
        "outlet": draft.outlet,
        "author": draft.author,
        "published": draft.published,
        "url": draft.url,
        "language": draft.language or "en",
        "note": note,
        "guessed": ",".join(draft.guessed),
        "created_by": action.reviewer_id,
        "created_at": action.at,
    }


def _version(action: Action, article_id: int, seq: int, draft: Draft, text: str) -> Row:
    return {
        "guid": new_guid(),
        "article_id": article_id,
        "seq": seq,
        "text_sha256": text,
        "original_sha256": digest(draft.original),
        "media_type": draft.media_type,
        "file_name": draft.file_name,
        "encoding": draft.encoding,
        "importer": draft.importer,
        "notices": "\n".join(draft.notices),
        "retrieved": draft.retrieved,
        "importer_version": draft.version,
        "place": draft.place,
        "is_whole": int(draft.is_whole),
        "share": draft.share,
        "imported_by": action.reviewer_id,
        "imported_at": action.at,
    }


def _keep_texts(action: Action, drafts: Sequence[Draft]) -> list[str]:
    """Store texts and original bytes, those alike once; returns the digests of the texts."""
    texts = [(digest(each.text), len(each.text), len(each.text.split()), each.text) for each in drafts]
    action.keep_all("article_text", ("sha256", "code_points", "words", "text"), texts)
    originals = [(digest(each.original), each.original) for each in drafts]
    action.keep_all("original", ("sha256", "bytes"), originals)
    return [text[0] for text in texts]
