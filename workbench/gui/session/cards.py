"""Cards of articles, read a page at a time when they are asked for, and kept while they hold."""

from collections.abc import Collection, Sequence

from workbench.flow import library
from workbench.flow.library import ArticleCard
from workbench.flow.projects import Project

PAGE = 64
MOST = 64 * PAGE


class Cards:
    """Knows the cards that were looked at last; what an action may have changed is read again."""

    def __init__(self) -> None:
        self._project: Project | None = None
        self._known: dict[int, ArticleCard] = {}
        self._keys: dict[str, int] = {}
        self.fetched = 0
        """How many cards were read from the project so far."""

    def belong_to(self, project: Project | None) -> None:
        """Know the cards of another project, or of none."""
        self._project = project
        self.forget()

    def forget(self, guids: Collection[str] | None = None) -> None:
        """Read these articles again when they are asked for; None is all of them."""
        if guids is None:
            self._known.clear()
            self._keys.clear()
            return
        for guid in guids:
            self._known.pop(self._keys.pop(guid, 0), None)

    def of(self, guid: str) -> ArticleCard | None:
        """The card of one article, None when there is no such article."""
        if self._project is None or not guid:
            return None
        known = self._known.get(self._keys.get(guid, 0))
        if known is None and (known := library.card(self._project, guid)) is not None:
            self._take([known])
        return known

    def known(self, key: int) -> ArticleCard | None:
        """A card that needs not be read."""
        return self._known.get(key)

    def page(self, keys: Sequence[int]) -> tuple[ArticleCard, ...]:
        """The cards of these articles in this order, without those that are gone."""
        found = {key: card for key in keys if (card := self._known.get(key)) is not None}
        missing = [key for key in keys if key not in found]
        for start in range(0, len(missing) if self._project else 0, PAGE):
            read = library.cards(self._project, missing[start : start + PAGE]) if self._project else ()
            found.update((card.key, card) for card in read)
            self._take(read)
        return tuple(found[key] for key in keys if key in found)

    def _take(self, cards: Sequence[ArticleCard]) -> None:
        for card in cards:
            self._known[card.key] = card
            self._keys[card.guid] = card.key
        self.fetched += len(cards)
        while len(self._known) > MOST:
            oldest = self._known.pop(next(iter(self._known)))
            self._keys.pop(oldest.guid, None)
