"""Tags in a tree: each verb is one action that undo takes back whole."""

from collections.abc import Collection, Sequence

from workbench.core.model import Tag
from workbench.core.problem import Problem
from workbench.flow import typed
from workbench.flow.facts import counted
from workbench.flow.projects import Project
from workbench.store import Action
from workbench.store import facts as stored_facts
from workbench.store import tags as stored

DEEPEST = 20


def tags(project: Project) -> tuple[Tag, ...]:
    """Every tag, each followed by those under it."""
    return stored.tags(project)


def add_tag(project: Project, path: str) -> str:
    """Make the tag with this path, with what is missing above it, and return its guid."""
    wanted = _path(path)
    with project.action(f"Add tag {typed.named(wanted)}") as action:
        made = stored.ensure(action, wanted)
        return str(action.rows("SELECT guid FROM tag WHERE id = ?", [made])[0]["guid"])


def rename_tag(project: Project, guid: str, name: str) -> None:
    """Give a tag another name; its facts and the tags under it stay."""
    said = typed.one_line(name)
    if not said or stored.SEPARATOR in f" {said} ":
        raise Problem("A tag needs a name, without a slash between blanks. Nothing was changed.")
    with project.action("Rename tag") as action:
        row = stored.tag_row(action, guid)
        _check_free(action, row["parent_id"], said, row["id"])
        stored.edit(action, row["id"], {"name": said} if said != row["name"] else {})
        action.label = f"Rename tag {typed.named(row['name'])} to {typed.named(said)}"


def describe_tag(project: Project, guid: str, description: str) -> None:
    """Say when a tag is to be given."""
    _edit(project, guid, "description", typed.clean(description), "Describe")


def color_tag(project: Project, guid: str, color: str) -> None:
    """Give a tag a colour, ``#rrggbb``, or none, so that the program picks one."""
    if color and not _is_color(color):
        raise ValueError(f"no colour: {color}")
    _edit(project, guid, "color", color.lower(), "Colour")


def set_hotkey(project: Project, guid: str, key: str) -> None:
    """Give a tag a key of one character, or none; a key that another tag has is refused."""
    said = typed.one_line(key).lower()
    if len(said) > 1 or not said.isprintable():
        raise Problem(f"“{typed.shortened(key)}” is not one key. Nothing was changed. Choose one character.")
    with project.action("Set key") as action:
        row = stored.tag_row(action, guid)
        for other in action.rows(
            "SELECT id FROM tag WHERE hotkey = ? AND id <> ?", [said or None, row["id"]]
        ):
            taken = typed.named(stored.path_of(action, other["id"]))
            raise Problem(f"“{said}” is the key of {taken} already. Nothing was changed. Choose another key.")
        stored.edit(action, row["id"], {"hotkey": said} if said != row["hotkey"] else {})
        action.label = f"Set key of tag {typed.named(row['name'])}"


def move_tag(project: Project, guid: str, parent: str, position: int = 1_000_000) -> None:
    """Put a tag with all under it under another (empty: at the top), as number ``position`` there."""
    with project.action("Move tag") as action:
        row = stored.tag_row(action, guid)
        above = stored.tag_row(action, parent) if parent else None
        if above is not None and above["id"] in {each["id"] for each in stored.branch(action, row["id"])}:
            raise Problem("A tag cannot be put under itself. Nothing was changed.")
        if above is not None:
            _check_depth(action, row["id"], above["id"])
        key = above["id"] if above else None
        _check_free(action, key, row["name"], row["id"])
        stored.place(action, row["id"], key, position)
        action.label = f"Move tag {typed.named(row['name'])}"


def merge_tags(project: Project, guid: str, into: str) -> None:
    """Give the facts and the tags under one tag to another, and take the first away."""
    with project.action("Merge tags") as action:
        row, other = stored.tag_row(action, guid), stored.tag_row(action, into)
        if other["id"] in {each["id"] for each in stored.branch(action, row["id"])}:
            raise Problem("A tag cannot be merged into itself or one under it. Nothing was changed.")
        stored.merge(action, row["id"], other["id"])
        action.label = f"Merge tag {typed.named(row['name'])} into {typed.named(other['name'])}"


def remove_tag(project: Project, guid: str) -> str:
    """Take a tag away with all under it, and say from how many facts; the facts stay."""
    with project.action("Remove tag") as action:
        row = stored.tag_row(action, guid)
        action.label = f"Remove tag {typed.named(row['name'])}"
        said = _loss(action, row["id"], row["name"])
        stored.remove(action, row["id"])
    return said


def what_goes(project: Project, guid: str) -> str:
    """What taking a tag away would mean, in one sentence."""
    known = {tag.guid: tag for tag in stored.tags(project)}
    gone = [tag for tag in known.values() if _is_under(tag, guid, known)]
    facts = stored.facts_having(project, [tag.guid for tag in gone])
    return _sentence(known[guid].name, len(gone) - 1, facts) if guid in known else ""


# ---- on facts


def add_tag_to(project: Project, fact_guids: Collection[str], path: str) -> int:
    """Give several facts a tag in one action, and say how many did not have it yet."""
    wanted = _path(path)
    with project.action("Tag facts") as action:
        keys = stored_facts.keys(action, fact_guids)
        given = stored.give_all(action, keys, stored.ensure(action, wanted))
        action.label = f"Tag {_which(action, keys)} {typed.named(wanted)}"
    return given


def take_tag_from(project: Project, fact_guids: Collection[str], path: str) -> int:
    """Take a tag from several facts in one action, and say how many had it."""
    with project.action("Untag facts") as action:
        keys, tag_id = stored_facts.keys(action, fact_guids), stored.find(action, _path(path))
        taken = stored.take_all(action, keys, tag_id) if tag_id is not None else 0
        action.label = f"Take tag {typed.named(path)} from {_which(action, keys)}"
    return taken


# ---- inside


def _which(action: Action, keys: Sequence[int]) -> str:
    if len(keys) != 1:
        return counted(len(keys))
    found = action.rows("SELECT number FROM fact WHERE id = ?", keys)
    return f"F-{found[0]['number']:04d}"


def _edit(project: Project, guid: str, column: str, value: str, word: str) -> None:
    with project.action(word) as action:
        row = stored.tag_row(action, guid)
        stored.edit(action, row["id"], {column: value} if value != row[column] else {})
        action.label = f"{word} tag {typed.named(row['name'])}"


def _path(text: str) -> str:
    wanted = typed.path(text)
    if not wanted:
        raise Problem("A tag needs a name. Nothing was changed.")
    if wanted.count(stored.SEPARATOR) >= DEEPEST:
        raise Problem(f"Tags go {DEEPEST} steps deep at most. Nothing was changed.")
    return wanted


def _check_free(action: Action, parent_id: int | None, name: str, own_id: int) -> None:
    same = stored.child(action, parent_id, name)
    if same is not None and same["id"] != own_id:
        raise Problem(
            f"There is a tag {typed.named(name)} at that place already. Nothing was changed. "
            "Merge the two, or choose another name."
        )


def _check_depth(action: Action, tag_id: int, parent_id: int) -> None:
    above = stored.path_of(action, parent_id).count(stored.SEPARATOR) + 1
    under = [stored.path_of(action, row["id"]) for row in stored.branch(action, tag_id)]
    own = min(path.count(stored.SEPARATOR) for path in under)
    if above + max(path.count(stored.SEPARATOR) for path in under) - own >= DEEPEST:
        raise Problem(f"Tags go {DEEPEST} steps deep at most. Nothing was changed.")


def _loss(action: Action, tag_id: int, name: str) -> str:
    gone = [row["id"] for row in stored.branch(action, tag_id)]
    return _sentence(name, len(gone) - 1, stored.facts_with(action, gone))


def _sentence(name: str, under: int, facts: int) -> str:
    more = f" and {under:,} tag{'s' * (under != 1)} under it" if under else ""
    whom = f"taken from {counted(facts)}; the facts stay" if facts else "on no fact"
    verb = "are" if under else "is"
    return f"{typed.named(name)}{more} {verb} {whom}."


def _is_under(tag: Tag, guid: str, known: dict[str, Tag]) -> bool:
    here: Tag | None = tag
    while here is not None and here.guid != guid:
        here = known.get(here.parent)
    return here is not None


def _is_color(color: str) -> bool:
    return len(color) == 7 and color[0] == "#" and all(each in "0123456789abcdefABCDEF" for each in color[1:])
