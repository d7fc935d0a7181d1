"""Which facts the table shows: by status, kind, tag, stance, reviewer, and by what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.core.factbook import FactLine
from workbench.core.model import Stance, Tag


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a fact must be to be shown; an empty field asks for nothing.

    ``tag`` is a guid and stands for all under it, too. ``found`` are the facts that have the words, or None
    while no words are written.
    """

    status: str = ""
    kind: str = ""
    tag: str = ""
    stance: str = ""
    reviewer: str = ""
    contradicted: bool = False
    doubtful: bool = False
    found: frozenset[str] | None = None
    branch: frozenset[str] = frozenset()

    @property
    def asks(self) -> int:
        """How many conditions beside the words there are."""
        named = (self.status, self.kind, self.tag, self.stance, self.reviewer)
        return sum(map(bool, (*named, self.contradicted, self.doubtful)))

    def admits(self, line: FactLine) -> bool:
        """Whether a fact is shown."""
        return (
            (self.found is None or line.guid in self.found)
            and self.status in ("", line.status)
            and self.kind in ("", line.kind)
            and self.reviewer in ("", line.reviewer)
            and (not self.tag or not self.branch.isdisjoint(line.tags))
            and (not self.stance or Stance(self.stance) in line.stances)
            and (not self.contradicted or line.contradicted)
            and (not self.doubtful or line.doubtful > 0)
        )

    def rooted(self, tags: Mapping[str, Tag]) -> "Narrowing":
        """The same with the tags that hang under the one asked for; one that is gone is not asked for."""
        if self.tag and self.tag not in tags:
            return replace(self, tag="", branch=frozenset())
        return replace(self, branch=frozenset(under(tags.values(), self.tag)))


def under(tags: Iterable[Tag], root: str) -> set[str]:
    """A tag and all that hang under it; ``tags`` come with each before those under it."""
    found: set[str] = set()
    for tag in tags:
        if tag.guid == root or tag.parent in found:
            found.add(tag.guid)
    return found
