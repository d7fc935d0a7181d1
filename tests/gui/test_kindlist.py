"""The engine is loaded when a divergence is shown, and a window starts without it."""

import subprocess
import sys

from workbench.core.kinds import KINDS
from workbench.gui import kindlist


def test_every_kind_is_known_by_name() -> None:
    assert tuple(kindlist.known().values()) == KINDS
    assert kindlist.of_group("structure") == {"omission", "addition"}


LATER = (
    "workbench.core.kinds",
    "rapidfuzz",
    "edlib",
    "diff_match_patch",
    "sqlite_utils",
    "docx",
    "lxml",
    "jinja2",
    "email",
    "numpy",
    "subprocess",
    "workbench.core.collation",
    "workbench.flow.kinship",
    "workbench.formats.importers",
)


def test_starting_the_window_loads_neither_the_engine_nor_what_only_some_need() -> None:
    code = f"import sys, workbench.gui.window; print([name for name in {LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_steps_load_the_whole_engine() -> None:
    code = (
        "import sys; from workbench.gui import kindlist; list(kindlist.load_in_steps());"
        "before = set(sys.modules); kindlist.known(); print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
