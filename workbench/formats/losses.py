"""What formats commonly cannot carry, counted in one dossier; nothing is named that is not there."""

from collections.abc import Callable, Iterator

from workbench.core.dossier import Dossier, LeftOut

Loss = Callable[[Dossier], LeftOut]


def assessments(dossier: Dossier) -> LeftOut:
    """The verdicts of each reviewer."""
    count = sum(len(fact.assessments) for fact in dossier.facts)
    return LeftOut(count, "assessment~s of single reviewers", "the format has one verdict for each fact")


def earlier_verdicts(dossier: Dossier) -> LeftOut:
    """Agreed verdicts that a later one took the place of."""
    count = sum(bool(each.superseded_by) for fact in dossier.facts for each in fact.adjudications)
    return LeftOut(count, "earlier agreed verdict~s", "only the one that holds is written")


def links(dossier: Dossier) -> LeftOut:
    """How facts stand to one another."""
    return LeftOut(len(dossier.links), "link~s between facts", "the format has no place for them")


def memos(dossier: Dossier) -> LeftOut:
    """Notes."""
    return LeftOut(len(dossier.memos), "memo~s", "the format has no place for them")


def other_memos(dossier: Dossier) -> LeftOut:
    """Notes on other things than facts."""
    count = sum(memo.target != "fact" for memo in dossier.memos)
    return LeftOut(count, "memo~s on other things than facts", "only those on facts are written")


def older_versions(dossier: Dossier) -> LeftOut:
    """Texts that a corrected one took the place of."""
    count = sum(len(article.versions) - 1 for article in dossier.articles)
    return LeftOut(count, "earlier version~s of articles", "quotes are placed in the newest one")


def lost_places(dossier: Dossier) -> LeftOut:
    """Quotes that no longer stand in their article."""
    why = "they no longer stand in their article; the quotes themselves are written"
    return LeftOut(dossier.count("orphan"), "place~s of quotes", why)


def tag_descriptions(dossier: Dossier) -> LeftOut:
    """What tags mean and look like."""
    count = sum(bool(tag.description or tag.color) for tag in dossier.tags)
    return LeftOut(count, "description~s and colour~s of tags", "only their names are written")


def texts(dossier: Dossier) -> LeftOut:
    """The articles themselves."""
    why = "only quotes are written, with the digests of the texts they were taken from"
    return LeftOut(len(dossier.articles), "full text~s of articles", why)


def counted(dossier: Dossier, *losses: Loss) -> Iterator[LeftOut]:
    """Those losses that concern something in the dossier."""
    return (found for loss in losses if (found := loss(dossier)).count)
