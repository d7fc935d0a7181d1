"""ZIP files that are the same bytes each time: fixed times, fixed order."""

from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def entry(name: str) -> ZipInfo:
    """A member that says nothing of when or by whom it was written."""
    made = ZipInfo(name, _EPOCH)
    made.compress_type = ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def repacked(data: bytes, file: BinaryIO) -> None:
    """Write the members of a ZIP file again, in their order, without their times."""
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w") as new:
        for each in old.infolist():
            new.writestr(entry(each.filename), old.read(each))
