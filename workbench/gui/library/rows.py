"""The rows of a grouped list: headings that fold, and the articles below them."""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Sequence

from workbench.flow.arranging import Arrangement

ALONE = 0


class Rows:
    """One number a row: an article's own, or the negative number of the group that a heading opens.

    The articles of no group stand below the heading ``ALONE``, which is there only beside groups.
    """

    def __init__(self, arrangement: Arrangement | None = None, folded: Collection[int] = ()) -> None:
        arrangement = arrangement or Arrangement()
        sections = {section.group: section.keys for section in arrangement.sections}
        if sections and len(arrangement.alone):
            sections[ALONE] = arrangement.alone
        self._sections = sections
        self.folded = {group for group in folded if group in sections}
        self._flat: array[int] = array("q")
        for group, keys in sections.items():
            self._flat.append(-group)
            if group not in self.folded:
                self._flat.extend(keys)
        if not sections:
            self._flat.extend(arrangement.alone)
        self._find_headings()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._flat)

    @property
    def groups(self) -> Collection[int]:
        """The groups that have a heading, in their order."""
        return self._sections.keys()

    def key(self, row: int) -> int:
        """The article of a row, 0 where it is a heading."""
        return max(0, self._flat[row])

    def heading(self, row: int) -> int | None:
        """The group that a row is the heading of, None where it is an article."""
        number = self._flat[row]
        return None if number > 0 else -number

    def heading_above(self, row: int) -> int:
        """The row of the heading that a row stands below, itself where it is one, -1 without any."""
        place = bisect_right(self.headings, row)
        return self.headings[place - 1] if place else -1

    def members(self, group: int) -> Sequence[int]:
        """The listed articles of a group."""
        return self._sections.get(group, ())

    def row_of(self, key: int) -> int:
        """The row of an article, -1 when it is not listed or folded away."""
        try:
            return self._flat.index(key) if key > 0 else -1
        except ValueError:
            return -1

    def row_of_heading(self, group: int) -> int:
        """The row of a group's heading, -1 without one."""
        if group not in self._sections:
            return -1
        try:
            return self._flat.index(-group)
        except ValueError:
            return -1

    def keys(self, first: int, last: int) -> list[int]:
        """The articles of the rows ``first`` to ``last``, both included."""
        return [number for number in self._flat[max(0, first) : last + 1] if number > 0]

    def first_of(self, keys: Collection[int], after: int) -> int:
        """The first row after ``after``, around the end, whose article is one of ``keys``; -1 without one."""
        flat = self._flat
        for start, end in ((after + 1, len(flat)), (0, min(after + 1, len(flat)))):
            for row in range(start, end):
                if flat[row] in keys:
                    return row
        return -1

    def fold(self, row: int) -> None:
        """Take away the rows below a heading."""
        group = -self._flat[row]
        del self._flat[row + 1 : row + 1 + len(self._sections[group])]
        self.folded.add(group)
        self._find_headings()

    def unfold(self, row: int) -> None:
        """Put the rows below a heading back."""
        group = -self._flat[row]
        self._flat[row + 1 : row + 1] = array("q", self._sections[group])
        self.folded.discard(group)
        self._find_headings()

    def _find_headings(self) -> None:
        """Reckoned from the sections, which are fewer than the rows."""
        self.headings: list[int] = []
        row = 0
        for group, keys in self._sections.items():
            self.headings.append(row)
            row += 1 if group in self.folded else 1 + len(keys)
