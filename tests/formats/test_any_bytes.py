"""Whatever bytes come in, each importer of the web gives storable drafts or one clear sentence."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.torture.fuzz_importers import maker, wrong_with, wrong_with_refusal
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.importers.feed import FEED
from workbench.formats.importers.html import HTML
from workbench.formats.importers.importer import Importer, Source
from workbench.formats.importers.mhtml import MHTML
from workbench.formats.importers.warc import WARC

TAGS = (
    "p",
    "div",
    "article",
    "h1",
    "ul",
    "li",
    "table",
    "td",
    "a",
    "br",
    "pre",
    "script",
    "svg",
    "html",
    "body",
)
MARKS = ("<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&#xD800;", "&#0;", "&nbsp;", "\x00")
PIECES = st.one_of(
    st.sampled_from([f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/")]),
    st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&#xD800;", "&#0;", "&nbsp;", "\x00"]
    ),
    st.text(max_size=40),
)


def check(importer: Importer, data: bytes) -> None:
    wrong = ""
    try:
        for each in importer.read(Source(Path("a" + importer.suffixes[0]), content=data)):
            wrong = wrong or (wrong_with(each) if isinstance(each, Draft) else wrong_with_refusal(each))
    except Problem as problem:
        wrong = wrong_with_refusal(problem)
    assert wrong == ""


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_mixture_of_marks_and_text_is_a_page_or_refused(pieces: list[str]) -> None:
    check(HTML, "".join(pieces).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("importer", [HTML, MHTML, WARC, FEED], ids=lambda i: i.name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_bytes_put_into_a_good_file_are_read_or_refused(importer: Importer, data: st.DataObject) -> None:
    good = maker(importer)(random.Random(data.draw(st.integers(0, 9))))
    place = data.draw(st.integers(0, len(good)))
    check(
        importer,
        good[:place] + data.draw(st.binary(max_size=60)) + good[place + data.draw(st.integers(0, 60)) :],
    )
