"""Who reviews, what they have read, and the scales they judge on."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from workbench.core import reviewing as core
from workbench.core.problem import Problem
from workbench.core.reviewing import ROLES, SHIPPED, Reviewer, Scale, Verdict
from workbench.flow import typed
from workbench.flow.projects import Project
from workbench.store import articles as stored_articles
from workbench.store import reviewing as stored

__all__ = [
    "ROLES",
    "Reviewer",
    "Scale",
    "Verdict",
    "add_scale",
    "edit_reviewer",
    "edit_scale",
    "me",
    "offered_scales",
    "readings",
    "remove_scale",
    "reviewers",
    "scale",
    "scales",
    "set_reading",
    "verdicts_in_use",
]

_KEPT = "Nothing was changed."
_COLOR = 7


# ---- reviewers


def reviewers(project: Project) -> tuple[Reviewer, ...]:
    """Everybody who ever signed anything in the project, the first one first."""
    return stored.reviewers(project)


def me(project: Project) -> Reviewer:
    """Who works now; somebody who has not signed anything yet has a name and nothing else."""
    named = (
        each for each in stored.reviewers(project) if each.name.casefold() == project.reviewer.casefold()
    )
    return next(named, Reviewer("", project.reviewer))


def edit_reviewer(project: Project, guid: str, changes: Mapping[str, object]) -> Reviewer:
    """Change name, initials, ORCID, role, colour or active of a reviewer; without a guid, of who works now.

    Who renames themselves goes on under the new name.
    """
    fit = _fit_details(changes)
    with project.action("Edit reviewer") as action:
        known = {each.guid: each for each in stored.reviewers(project)}
        own = next(each for each in known.values() if each.name.casefold() == project.reviewer.casefold())
        before = known.get(guid or own.guid)
        if before is None:
            raise Problem(f"This reviewer is not in the project any more. {_KEPT}")
        differing = {name: value for name, value in fit.items() if getattr(before, name) != value}
        if differing:
            row = {n: int(v) if isinstance(v, bool) else v for n, v in differing.items()}
            stored.set_reviewer(action, before.guid, row)
        action.label = f"Edit reviewer {typed.named(str(fit.get('name', before.name)))}"
    if before.guid == own.guid and "name" in differing:
        project.reviewer = str(differing["name"])
    return next(each for each in stored.reviewers(project) if each.guid == before.guid)


def _fit_details(changes: Mapping[str, object]) -> dict[str, object]:
    unknown = sorted(set(changes) - set(Reviewer.__slots__) | ({"guid"} & set(changes)))
    if unknown:
        raise ValueError(f"no detail of a reviewer: {', '.join(unknown)}")
    fit: dict[str, object] = {
        name: typed.one_line(value) if isinstance(value, str) else bool(value)
        for name, value in changes.items()
    }
    if fit.get("name") == "":
        raise Problem(f"A reviewer needs a name. {_KEPT}")
    if fit.get("role", ROLES[0]) not in ROLES:
        raise ValueError(f"no role of a reviewer: {fit['role']}")
    said = str(fit.get("orcid", ""))
    if said:
        fit["orcid"] = core.orcid(said)
        if not fit["orcid"]:
            raise Problem(
                f"“{typed.shortened(said)}” is not an ORCID iD: it has 16 digits, and the last one must fit "
                f"the others. {_KEPT} Copy it from your page at orcid.org."
            )
    return fit


# ---- readings


def readings(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Who has read the newest version of each article: names by the guid of the article."""
    return stored.readings(project)


def set_reading(project: Project, article: str, done: bool) -> None:
    """Say that who works now has read the newest version of an article, or has not."""
    with project.action("Read") as action:
        row = stored_articles.stored(action, article)
        has = me(project).name in stored.readings(project).get(article, ())
        if has != done:
            stored.set_reading(action, row["version_id"], done)
        action.label = f"{'Read' if done else 'Not read'}: {typed.named(row['title'])}"


# ---- scales


def scales(project: Project) -> tuple[Scale, ...]:
    """The scales of the project, the oldest first."""
    return stored.scales(project)


def scale(project: Project, guid: str) -> Scale:
    """One scale of the project."""
    found = next((each for each in stored.scales(project) if each.guid == guid), None)
    if found is None:
        raise Problem(f"This scale is not in the project any more. {_KEPT}")
    return found


def offered_scales(project: Project) -> tuple[Scale, ...]:
    """The project's own scales, then those the program brings that it does not have yet (without a guid)."""
    own = stored.scales(project)
    guids, names = {each.guid for each in own}, {each.name.casefold() for each in own}
    fresh = (s for s in SHIPPED if _shipped(s).guid not in guids and s.name.casefold() not in names)
    return (*own, *fresh)


def add_scale(project: Project, made: Scale) -> Scale:
    """Add a scale; one that the program brings has the same guids in every project."""
    wanted = _shipped(made) if made in SHIPPED else _fit(made)
    with project.action(f"Add scale {typed.named(wanted.name)}") as action:
        _check_name(stored.scales(action), wanted)
        guid = stored.add_scale(action, wanted)
    return scale(project, guid)


def edit_scale(project: Project, changed: Scale) -> Scale:
    """Change a scale; a verdict that somebody gave cannot be taken out of it."""
    fit = _fit(changed)
    before = scale(project, changed.guid)
    if fit == before:
        return before
    kept = {verdict.guid for verdict in fit.verdicts}
    used = stored.verdicts_in_use(project, changed.guid)
    lost = [verdict.label for verdict in before.verdicts if verdict.guid in used - kept]
    if lost:
        raise Problem(
            f"“{lost[0]}” stays on the scale, because it was given as a verdict. {_KEPT} "
            "Rename it, or make another scale for the next round."
        )
    with project.action(f"Edit scale {typed.named(fit.name)}") as action:
        _check_name(stored.scales(action), fit)
        stored.set_scale(action, fit)
    return scale(project, changed.guid)


def remove_scale(project: Project, guid: str) -> None:
    """Take a scale away; refused while a round uses it."""
    gone = scale(project, guid)
    with project.action(f"Remove scale {typed.named(gone.name)}") as action:
        using = [each.title for each in stored.rounds(action) if each.scale == guid]
        if using:
            raise Problem(f"The scale {typed.named(gone.name)} stays, because {using[0]} uses it. {_KEPT}")
        stored.remove_scale(action, guid)


def verdicts_in_use(project: Project, scale_guid: str) -> frozenset[str]:
    """The guids of the verdicts of a scale that somebody gave."""
    return stored.verdicts_in_use(project, scale_guid)


def _check_name(known: tuple[Scale, ...], wanted: Scale) -> None:
    for each in known:
        if each.name.casefold() == wanted.name.casefold() and each.guid != wanted.guid:
            raise Problem(f"There is a scale “{each.name}” already. {_KEPT} Choose another name.")


def _shipped(made: Scale) -> Scale:
    """A scale of the program with guids that are the same everywhere, so that projects can be merged."""
    verdicts = tuple(
        Verdict(v.label, v.rating, v.description, v.color, _guid(f"{made.name}/{v.label}"))
        for v in made.verdicts
    )
    return Scale(made.name, verdicts, made.ordered, _guid(made.name))


def _guid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:source-workbench:scale:{name}"))


def _fit(made: Scale) -> Scale:
    name = typed.one_line(made.name)
    verdicts = tuple(
        Verdict(typed.one_line(v.label), v.rating, typed.clean(v.description), _color(v.color), v.guid)
        for v in made.verdicts
    )
    labels = [verdict.label.casefold() for verdict in verdicts]
    ratings = [verdict.rating for verdict in verdicts if verdict.rating is not None]
    if not name or not all(labels):
        raise Problem(f"A scale and each of its verdicts need a name. {_KEPT}")
    if len(labels) < 2 or len(set(labels)) < len(labels):
        raise Problem(f"A scale needs at least two verdicts with different names. {_KEPT}")
    if made.ordered and (len(ratings) < 2 or len(set(ratings)) < len(ratings)):
        raise Problem(
            f"A scale in order needs a different number for each verdict that has a place in it. {_KEPT} "
            "Leave the number empty for a verdict outside the order."
        )
    return Scale(name, verdicts, made.ordered, made.guid)


def _color(said: str) -> str:
    color = said.strip().lower()
    valid = len(color) == _COLOR and color[0] == "#" and all(c in "0123456789abcdef" for c in color[1:])
    return color if valid else ""
