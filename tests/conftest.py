"""Every test runs without a display, and away from the user's own files and settings."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="workbench-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
_FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700)
    os.environ[_name] = str(_HOME / _folder)

from PySide6.QtCore import QSettings, QStandardPaths  # noqa: E402  Qt reads the environment when it is loaded

QStandardPaths.setTestModeEnabled(True)
for _format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
    QSettings.setPath(_format, QSettings.Scope.UserScope, str(_HOME / "config"))
