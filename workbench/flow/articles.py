"""Bringing articles into a project, describing them, and taking them out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.core.anchoring import PlaceStatus, follow
from workbench.core.draft import Draft
from workbench.core.model import Article
from workbench.core.problem import Problem
from workbench.flow import typed
from workbench.flow.projects import Project
from workbench.flow.reading import ReadResult, read_files
from workbench.store import Action, ArticleCard, anchors, library
from workbench.store import articles as stored
from workbench.store.articles import VersionCard
from workbench.store.checks import digest

__all__ = [
    "Added",
    "ArticleCard",
    "Draft",
    "ReadResult",
    "VersionCard",
    "Versioned",
    "add_articles",
    "add_version",
    "article",
    "articles",
    "as_evidence",
    "edit_article",
    "fit_changes",
    "read_files",
    "read_pasted",
    "remove_article",
    "versions",
]

EDITABLE = ("title", "outlet", "author", "published", "url", "note", "language")
_TOLD = ("outlet", "author", "published", "url", "retrieved")
_FIT = MappingProxyType({"note": typed.clean, "published": typed.date})


@dataclass(frozen=True, slots=True)
class Added:
    """The guids of new articles, the titles of those that were there already, and what to say of both."""

    articles: tuple[str, ...]
    known: tuple[str, ...]
    counted: str
    summary: str


@dataclass(frozen=True, slots=True)
class Versioned:
    """A new version of an article: how many quotes stand in it, are to be checked, are lost; all of it said.

    ``version`` is its number. The passages of decisions are counted in ``summary`` alone.
    """

    article: str
    version: int
    kept: int
    to_check: int
    lost: int
    summary: str


def read_pasted(text: str) -> Draft:
    """An article from the clipboard; empty text is a Problem."""
    from workbench.formats import importers

    return importers.read_pasted(text)


def add_articles(project: Project, drafts: Sequence[Draft], label: str = "") -> Added:
    """Add drafts as new articles in one action; a text that is there already is not added again.

    ``label`` is what the history calls the action; without one the articles are named or counted.
    """
    digests = [digest(draft.text) for draft in drafts]
    fresh: dict[str, tuple[Draft, str]] = {}
    known: list[str] = []
    with project.action("Add articles") as action:
        there = stored.known(action, digests)
        for text, draft in zip(digests, drafts, strict=True):
            if text in there:
                known.append(there[text])
            else:
                fresh[text] = (_fit(draft), there.setdefault(text, _title(draft)))
        added = stored.add_all(action, list(fresh.values()))
        action.label = label or _label(len(added), [_title(draft) for draft in drafts])
    notices = [
        f"{typed.named(title)}: {notice}" for draft, title in fresh.values() for notice in draft.notices
    ]
    said = _said(added, known)
    return Added(added, tuple(known), said, " ".join([said, *notices[:3]]))


def add_version(project: Project, guid: str, draft: Draft) -> Versioned:
    """Add a corrected text as a new version of an article; every quote is sought in it, none is thrown away.

    The versions before stay as they are. The text that the article has already is refused.
    """
    with project.action("New version") as action:
        row = stored.stored(action, guid)
        title, version = typed.shortened(row["title"]), row["version"] + 1
        if draft.text == row["text"]:
            raise Problem(
                f"“{title}” has exactly this text already, as version {row['version']}. Nothing was changed. "
                "Bring the corrected text."
            )
        version_id = stored.add_version(action, row["id"], version, _fit(draft))
        quotes, passages = _place_all(action, row["id"], version_id, draft.text)
        action.label = f"New version of “{title}”"
    said = [f"Version {version}: {_outcome(quotes, 'quote')}."]
    if passages.total():
        said.append(f"Decisions: {_outcome(passages, 'passage')}.")
    summary = " ".join([*said, *draft.notices[:3]])
    return Versioned(guid, version, quotes["kept"], quotes["to check"], quotes["lost"], summary)


def articles(project: Project) -> tuple[ArticleCard, ...]:
    """What the library lists: every article in the order of import, without its text."""
    return stored.cards(project)


def article(project: Project, guid: str, version: int = 0) -> Article:
    """One article with the text of a version; 0 is the newest."""
    return stored.article(project, guid, version)


def as_evidence(project: Project, guid: str) -> Article:
    """One article as it bears on who came first: without a date that nobody has confirmed.

    Documents tell when their file was made, which is often the day on which somebody saved an old article.
    """
    card, found = library.card(project, guid), stored.article(project, guid)
    is_guess = card is not None and "published" in card.guessed
    return replace(found, published="") if is_guess else found


def versions(project: Project, guid: str) -> tuple[VersionCard, ...]:
    """Every version of an article, oldest first."""
    return stored.versions(project, guid)


def edit_article(
    project: Project, guid: str, changes: Mapping[str, str], confirmed: Sequence[str] = ()
) -> None:
    """Change the title, outlet, author, published date, URL, note or language (a code) of an article.

    A field that is edited is not guessed any more, nor is one that is ``confirmed`` as it is.
    """
    fit = fit_changes(changes)
    with project.action("Edit article") as action:
        row = stored.stored(action, guid)
        library.edit(action, [row["id"]], fit)
        library.confirm(action, [row["id"]], confirmed)
        action.label = f"{'Edit' if fit else 'Confirm details of'} {typed.named(row['title'])}"


def fit_changes(changes: Mapping[str, str]) -> dict[str, str]:
    """The fields of an article as they are stored; Problem for what no article can have."""
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise ValueError(f"no editable field of an article: {', '.join(unknown)}")
    fit = {name: _FIT.get(name, typed.one_line)(text) for name, text in changes.items()}
    if fit.get("title") == "":
        raise Problem("An article needs a title. Nothing was changed.")
    return fit


def remove_article(project: Project, guid: str) -> None:
    """Take an article out of the project; refused while facts quote it. Undo brings it back."""
    with project.action("Remove article") as action:
        row = stored.stored(action, guid)
        title = typed.shortened(row["title"])
        facts = stored.facts_about(action, row["id"])
        if facts:
            raise Problem(
                f"“{title}” stays, because it is quoted as evidence for {_listed(facts)}. "
                "Remove that evidence first."
            )
        stored.remove(action, row["id"])
        action.label = f"Remove “{title}”"


def _fit(draft: Draft) -> Draft:
    told = {name: typed.one_line(getattr(draft, name)) for name in _TOLD}
    return replace(draft, file_name=typed.clean(draft.file_name), **told)  # type: ignore[arg-type]


def _title(draft: Draft) -> str:
    """The draft's own title, else its first line, else its file's name."""
    first = next((line for line in draft.text.split("\n") if line.strip()), "")
    return typed.one_line(draft.title) or typed.shortened(first) or draft.file_name or "Untitled"


def _place_all(action: Action, article_id: int, version_id: int, text: str) -> list[Counter[str]]:
    """Seek every anchor of an article in its new text, and count the outcomes for quotes and decisions."""
    counts: list[Counter[str]] = [Counter(), Counter()]
    for each in anchors.standing(action, article_id):
        found = follow(each.places, text)
        anchors.place(action, each.anchor_id, version_id, found)
        checked = "to check" if found.status is PlaceStatus.AMBIGUOUS else "lost"
        counts[0 if each.is_quote else 1]["kept" if found.status.stands else checked] += 1
    return counts


def _outcome(counts: Counter[str], thing: str) -> str:
    kept = f"{counts['kept']:,} {thing}{'s' * (counts['kept'] != 1)} kept"
    return f"{kept}, {counts['to check']:,} to check, {counts['lost']:,} lost"


def _label(count: int, titles: Sequence[str]) -> str:
    return f"Add {typed.named(titles[0]) if count == 1 and len(titles) == 1 else _counted(count)}"


def _said(added: Sequence[str], known: Sequence[str]) -> str:
    said = f"{_counted(len(added))} added."
    if known:
        listed = ", ".join(typed.named(title) for title in known[:3])
        more = f" and {len(known) - 3} more" if len(known) > 3 else ""
        said += f" In the project already, with the same text: {listed}{more}."
    return said


def _counted(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _listed(facts: Sequence[str]) -> str:
    return facts[0] if len(facts) == 1 else f"{', '.join(facts[:-1])} and {facts[-1]}"
