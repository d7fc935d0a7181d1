"""The same file brought in twice is recognised, whatever its format."""

import random
from pathlib import Path

import pytest

from tests.torture.fuzz_importers import maker
from workbench.core.draft import Draft
from workbench.flow import articles
from workbench.flow.projects import Project
from workbench.formats.importers import IMPORTERS, Importer
from workbench.formats.importers.importer import Source


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda i: i.name)
def test_a_file_is_recognised_under_another_name(
    importer: Importer, project: Project, tmp_path: Path
) -> None:
    data = maker(importer)(random.Random(1))
    counts = []
    for name in ("first", "second"):
        path = tmp_path / f"{name}{importer.suffixes[0]}"
        path.write_bytes(data)
        drafts = [each for each in importer.read(Source(path)) if isinstance(each, Draft)]
        added = articles.add_articles(project, drafts)
        counts.append((len(added.articles), len(added.known)))
    assert counts[0][0] > 0
    assert counts[1] == (0, sum(counts[0]))
