"""Taking in files of any number and size without a window: read as a stream and stored in steps.

A step stores some hundred articles as one action. One action for all of them would hold the whole import in
memory until its entry in the log is sealed, and a failure near the end would lose it all; a step that is
stored stays. All steps of an import carry its time, so that the history can take them back together.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.flow.articles import Added, add_articles
from workbench.flow.projects import Project

MOST_ARTICLES = 500
MOST_CHARACTERS = 8_000_000
"""What one step holds at most."""


Lot = tuple[Sequence[Draft], Sequence[Problem]]
"""Articles to be stored as one action, and what could not be read beside them."""


@dataclass(slots=True)
class _Batch:
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    characters: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to store."""
        return len(self.drafts) + len(self.problems) >= MOST_ARTICLES or self.characters >= MOST_CHARACTERS


def batches(found: Iterable[Draft | Problem]) -> Iterator[Lot]:
    """What was read, in lots of a bounded size."""
    batch = _Batch()
    for each in found:
        if isinstance(each, Problem):
            batch.problems.append(each)
        else:
            batch.drafts.append(each)
            batch.characters += len(each.text) + len(each.original)
        if batch.is_full:
            yield batch.drafts, batch.problems
            batch = _Batch()
    if batch.drafts or batch.problems:
        yield batch.drafts, batch.problems


class Import:
    """One import of so many files, whose steps can be told in the history."""

    def __init__(self, files: int) -> None:
        self._label = f"Import at {time.strftime('%H:%M:%S')} of {files:,} file{'s' * (files != 1)}"
        self._steps = 0

    def store(self, project: Project, drafts: Sequence[Draft]) -> Added:
        """Store some articles as one action; a text that is there already is not stored again."""
        counted = f"{len(drafts):,} article{'s' * (len(drafts) != 1)}"
        size = sum(len(draft.text) + len(draft.original) for draft in drafts)
        is_all = not self._steps and len(drafts) < MOST_ARTICLES and size < MOST_CHARACTERS
        self._steps += 1
        return add_articles(project, drafts, "" if is_all else f"{self._label}: {counted}")
