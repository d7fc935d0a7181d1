"""Search everything: facts and articles in one list, each one step from its place."""

from typing import TYPE_CHECKING

from workbench.core.factbook import FactLine
from workbench.flow.searching import ArticleHit, Snippet
from workbench.gui.parts.picker import Entry, Picker
from workbench.gui.parts.quoted import Passage
from workbench.gui.parts.words import plural, source
from workbench.gui.session.visiting import visit

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

HINT = (
    "All the words must be there; the last one may be only the beginning. F-0007 finds a fact by its number."
)
PAUSE_MS = 120


def open_search(window: "MainWindow") -> Picker:
    """Ask for words and list what has them."""
    picker = Picker(
        "Search everything", lambda words: entries(window, words), window, hint=HINT, pause=PAUSE_MS
    )
    picker.open()
    return picker


def entries(window: "MainWindow", words: str) -> list[Entry]:
    """The facts and the places in articles that have the words."""
    if not words.strip():
        return []
    found = window.session.remarks.search(words)
    listed: list[Entry] = []
    if found.facts:
        listed.append(Entry(plural(len(found.facts), "fact")))
        listed.extend(_fact(window, line) for line in found.facts)
    if found.articles:
        listed.append(Entry(plural(len(found.articles), "article")))
        for hit, snippets in found.articles:
            listed.extend(_place(window, hit, snippet) for snippet in snippets)
    return listed or [Entry("Nothing has these words.")]


def _fact(window: "MainWindow", line: FactLine) -> Entry:
    note = " · ".join(part for part in (line.status.replace("_", " "), plural(line.quotes, "quote")) if part)
    return Entry(f"{line.name}  {line.statement}", lambda: _show_fact(window, line.guid), note=note)


def _place(window: "MainWindow", hit: ArticleHit, snippet: Snippet) -> Entry:
    return Entry(
        hit.title,
        lambda: _show_place(window, hit, snippet),
        note=source(hit.outlet, hit.published),
        passage=Passage(snippet.before, snippet.exact, snippet.after),
    )


def _show_fact(window: "MainWindow", guid: str) -> None:
    fact = window.session.ledger.fact(guid)
    if fact is not None:
        window.facts.bar.show_all()
        window.session.focus.select_fact(guid, fact.evidence[-1].guid if fact.evidence else "")
        window.parts.go_to("facts")


def _show_place(window: "MainWindow", hit: ArticleHit, snippet: Snippet) -> None:
    window.middle.show_view("Pages")
    window.parts.go_to("pages")
    visit(window.session, hit.guid, snippet.span)
