"""Whatever bytes a file holds, an importer gives drafts that can be stored, or one clear sentence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.torture.fuzz_importers import outcome
from workbench.formats.importers import IMPORTERS, Importer

BEGINNINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b'{"text": "',
    b"text,title\n",
    b'[{"text": 1}',
    b"<html><body>",
)
PIECES = st.one_of(st.binary(max_size=200), st.text(max_size=80).map(lambda text: text.encode("utf-8")))


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda i: i.name)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(start=st.sampled_from(BEGINNINGS), pieces=st.lists(PIECES, max_size=4))
def test_any_bytes_are_read_or_refused(
    importer: Importer, tmp_path: Path, start: bytes, pieces: list[bytes]
) -> None:
    path = tmp_path / f"any{importer.suffixes[0]}"
    path.write_bytes(start + b"".join(pieces))
    assert outcome(importer, path, None)[1] == ""
