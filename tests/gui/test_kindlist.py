"""The engine is loaded when a divergence is shown, and a window starts without it."""

import subprocess
import sys

from workbench.core.kinds import KINDS
from workbench.gui import kindlist


def test_every_kind_is_known_by_name() -> None:
    assert tuple(kindlist.known().values()) == KINDS
    assert kindlist.of_group("structure") == {"omission", "addition"}


def test_starting_the_window_does_not_load_the_engine() -> None:
    code = "import sys, workbench.gui.application; print('workbench.core.kinds' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_steps_load_the_whole_engine() -> None:
    code = (
        "import sys; from workbench.gui import kindlist; list(kindlist.load_in_steps());"
        "before = set(sys.modules); kindlist.known(); print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
