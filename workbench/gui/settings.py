"""What the program remembers about its user: recent projects, the window, the theme, the name."""

import getpass
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from workbench.gui.theme import LARGEST, SMALLEST, TEXT_SIZE

THEMES = ("system", "light", "dark")
_RECENT = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer was in a project: the pair, what was in focus and shown, how far it was read."""

    left: str = ""
    right: str = ""
    divergence: int = -1
    fact: str = ""
    scroll: Mapping[str, Any] = field(default_factory=dict)
    carets: Mapping[str, Any] = field(default_factory=dict)
    row: int = -1
    filters: Mapping[str, Any] = field(default_factory=dict)


class Reading:
    """How the articles were looked at: the view, what was marked, and the size of the type."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def view(self) -> str:
        """The name of the view in the middle; empty at the first start."""
        return str(self._store.value("reading/view", ""))

    @view.setter
    def view(self, name: str) -> None:
        self._store.setValue("reading/view", name)

    @property
    def sameness(self) -> bool:
        """Whether what is the same was marked."""
        return str(self._store.value("reading/sameness", "")) == "true"

    @sameness.setter
    def sameness(self, same: bool) -> None:
        self._store.setValue("reading/sameness", "true" if same else "")

    @property
    def text_size(self) -> float:
        """How many points high articles are set."""
        try:
            points = float(str(self._store.value("reading/text_size", TEXT_SIZE)))
        except ValueError:
            return TEXT_SIZE
        return points if SMALLEST <= points <= LARGEST else TEXT_SIZE

    @text_size.setter
    def text_size(self, points: float) -> None:
        self._store.setValue("reading/text_size", str(points))


class Commands:
    """What the user made of the commands: which were chosen lately, and where their keys are written."""

    def __init__(self, store: QSettings, folder: Path) -> None:
        self._store = store
        self.keys_file = folder / "keys.toml"

    def recent(self) -> list[str]:
        """The names of the commands chosen lately in the palette, the last one first."""
        return [str(name) for name in _listed(self._store.value("commands/recent", []))]

    def remember(self, name: str) -> None:
        """Put a command first in the list."""
        others = [each for each in self.recent() if each != name]
        self._store.setValue("commands/recent", [name, *others][:_RECENT])


class Settings:
    """One small file in the user's configuration folder; a damaged one is read as an empty one."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_folder() / "settings.ini"
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)
        self.reading = Reading(self._store)
        self.commands = Commands(self._store, self.path.parent)

    # ---- projects

    def recent(self) -> list[Path]:
        """The projects opened lately, the last one first."""
        return [Path(str(name)) for name in _listed(self._store.value("recent", []))]

    def remember(self, project: Path) -> None:
        """Put a project first in the list."""
        others = [path for path in self.recent() if path != project]
        self._store.setValue("recent", [str(path) for path in [project, *others][:_RECENT]])

    def forget(self, project: Path) -> None:
        """Take a project off the list; its file stays where it is."""
        self._store.setValue("recent", [str(path) for path in self.recent() if path != project])

    def place(self, project: Path) -> Place:
        """Where the reviewer was in ``project``."""
        try:
            kept = json.loads(str(self._store.value(_key(project), "{}")))
            place = Place(**{name: kept[name] for name in Place.__slots__ if name in kept})
        except (ValueError, TypeError, AttributeError):
            return Place()
        words = (place.left, place.right, place.fact)
        maps, numbers = (place.scroll, place.carets, place.filters), (place.divergence, place.row)
        whole = all(isinstance(one, dict) for one in maps) and all(isinstance(one, int) for one in numbers)
        return place if whole and all(isinstance(word, str) for word in words) else Place()

    def set_place(self, project: Path, place: Place) -> None:
        """Keep where the reviewer was in ``project``."""
        kept = {name: getattr(place, name) for name in Place.__slots__}
        self._store.setValue(_key(project), json.dumps(kept, default=dict))

    # ---- the window

    def window(self) -> tuple[QByteArray, QByteArray]:
        """Geometry and layout of the window, empty at the first start."""
        return _bytes(self._store.value("window/geometry")), _bytes(self._store.value("window/layout"))

    def set_window(self, geometry: QByteArray, layout: QByteArray) -> None:
        """Keep geometry and layout of the window."""
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/layout", layout)

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        chosen = str(self._store.value("theme", "system"))
        return chosen if chosen in THEMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def export_format(self) -> str:
        """The name of the format that facts were last exported in."""
        return str(self._store.value("export/format", ""))

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._store.setValue("export/format", name)

    def folder(self, purpose: str) -> Path:
        """The folder last used for ``purpose``, else the user's own."""
        kept = Path(str(self._store.value(f"folders/{purpose}", "") or Path.home()))
        return kept if kept.is_dir() else Path.home()

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Keep the folder last used for ``purpose``."""
        self._store.setValue(f"folders/{purpose}", str(folder))

    # ---- the reviewer

    @property
    def reviewer(self) -> str:
        """The name that decisions are signed with; at first the name of the login."""
        return str(self._store.value("reviewer", "")).strip() or login_name()

    @reviewer.setter
    def reviewer(self, name: str) -> None:
        self._store.setValue("reviewer", name.strip())

    @property
    def welcomed(self) -> bool:
        """Whether the first lines of advice were put away."""
        return str(self._store.value("welcomed", "")) == "true"

    @welcomed.setter
    def welcomed(self, yes: bool) -> None:
        self._store.setValue("welcomed", "true" if yes else "")

    def save(self) -> None:
        """Write everything now; a folder that cannot be written to costs only the memory."""
        self._store.sync()


def config_folder() -> Path:
    """Where the settings of this user live."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))


def data_folder() -> Path:
    """Where the sample project of this user lives."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def login_name() -> str:
    """The name of the login, or a neutral word where there is none."""
    try:
        return getpass.getuser() or "Reviewer"
    except (OSError, KeyError, ImportError):
        return "Reviewer"


def _key(project: Path) -> str:
    return "places/" + hashlib.sha256(str(project).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
