"""How an article was read is shown, and it is read again from its original."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.flow import rereading
from workbench.flow.articles import ArticleCard
from workbench.gui.library.again import AgainDialog, ask_again
from workbench.gui.library.dialogs import ProvenanceDialog
from workbench.gui.library.howread import lines, taken, weight
from workbench.gui.session import Session
from workbench.gui.theme import Theme

RUSSIAN = "Министр заказал 450 ракет в понедельник.\n\nЭкипаж встретил гостей.\n"
PAGE = """<!doctype html><html><head><title>Ferry runs again</title></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a> <a href="/w">Weather</a> <a href="/m">More</a></nav>
<article><h1>Ferry runs again</h1>
<p>The ferry between the two harbours runs again since Monday, the port office said in a statement.</p>
<p>It had been laid up for three weeks because of a damaged propeller, which was replaced in Gdansk.</p>
<p>About 400 passengers used the first crossings, more than on an ordinary weekday in winter.</p></article>
<footer>Imprint. All rights reserved. Newsletter.</footer></body></html>"""


def bring(qtbot: QtBot, session: Session, path: Path, data: bytes) -> ArticleCard:
    path.write_bytes(data)
    if session.desk.project is None:
        session.desk.open(path.parent / "project.swb", "M.", create=True)
    session.bringing.take([path])
    qtbot.waitUntil(lambda: not session.bringing.is_busy, timeout=20_000)
    return session.desk.first(1)[0]


def dialog_on(qtbot: QtBot, session: Session, card: ArticleCard, theme: Theme) -> AgainDialog:
    kept = session.bringing.kept(card.guid)
    assert kept is not None
    dialog = AgainDialog(session, card, kept, theme)
    qtbot.addWidget(dialog)
    return dialog


def test_how_it_was_read_is_told_in_lines(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    card = bring(qtbot, session, tmp_path / "harbour.txt", b"The harbour opened.\n")
    how = session.bringing.how_read(card.guid)
    assert how is not None
    told = dict(lines(how))
    assert told["Read by"].startswith("Plain text, version")
    assert (told["File"], told["Encoding"], told["Original"]) == ("harbour.txt", "utf-8", "20 bytes kept")
    assert "Taken" not in told
    assert how.guessed == ("title",)
    assert [weight(size) for size in (999, 12_345, 3_400_000)] == ["999 bytes", "12 kB", "3.4 MB"]


def test_a_guess_is_marked_until_it_is_confirmed_or_edited(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme
) -> None:
    card = bring(qtbot, session, tmp_path / "harbour.txt", b"The harbour opened again\n\nIt was Monday.\n")
    dialog = ProvenanceDialog(card, theme, None, session.bringing.how_read(card.guid))
    qtbot.addWidget(dialog)
    dialog.show()
    field, box = dialog.form._fields["title"], dialog.form.guesses["title"]
    assert field.font().italic()
    assert "guessed" in field.accessibleDescription()
    box.setChecked(True)
    assert not field.font().italic()
    assert (dialog.changes(), dialog.confirmed()) == ({}, ("title",))
    session.desk.edit_article(card.guid, dialog.changes(), dialog.confirmed())
    assert session.desk.first(1)[0].guessed == ()
    assert session.review.undo_label() == "Confirm details of “The harbour opened again”"
    session.review.undo()
    assert session.desk.first(1)[0].guessed == ("title",)
    field.clear()
    qtbot.keyClicks(field, "Another title")
    assert not box.isVisible()
    assert (dialog.changes(), dialog.confirmed()) == ({"title": "Another title"}, ())


def test_the_panel_shows_the_whole_digest(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme
) -> None:
    card = bring(qtbot, session, tmp_path / "harbour.txt", b"The harbour opened.\n")
    how = session.bringing.how_read(card.guid)
    dialog = ProvenanceDialog(card, theme, None, how)
    qtbot.addWidget(dialog)
    assert how is not None
    assert any(how.sha256 == part.text().replace("\n", "") for part in dialog.findChildren(QLabel))


def test_another_encoding_is_previewed_and_becomes_the_next_version(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme
) -> None:
    card = bring(qtbot, session, tmp_path / "rus.txt", RUSSIAN.encode("koi8-r"))
    dialog = dialog_on(qtbot, session, card, theme)
    dialog.encoding.setCurrentText("Western European (cp1252)")
    qtbot.waitUntil(lambda: dialog.options().encoding == "cp1252" and "would" in dialog.outcome.text())
    dialog.encoding.setCurrentText("koi8-r")
    assert not dialog.use.isEnabled()
    qtbot.waitUntil(lambda: "Министр" in dialog.text.toPlainText())
    before = session.desk.project and session.desk.card(card.guid)
    assert before is not None
    if dialog.draft is not None:  # it had been taken for something else
        session.desk.add_version(card.guid, dialog.draft)
        assert session.desk.first(1)[0].version == before.version + 1
    else:
        assert "Nothing would change" in dialog.outcome.text()


def test_an_unknown_encoding_is_one_sentence(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme
) -> None:
    card = bring(qtbot, session, tmp_path / "plain.txt", b"The harbour opened.\n")
    dialog = dialog_on(qtbot, session, card, theme)
    assert "Nothing would change" in dialog.outcome.text()
    dialog.encoding.setEditText("klingon")
    qtbot.waitUntil(lambda: "klingon" in dialog.outcome.text())
    assert not dialog.use.isEnabled()
    dialog.accept()
    assert dialog.draft is None


def test_the_whole_page_instead_of_the_article_is_undone_in_one_step(
    qtbot: QtBot, session: Session, tmp_path: Path, theme: Theme
) -> None:
    card = bring(qtbot, session, tmp_path / "ferry.html", PAGE.encode())
    how = session.bringing.how_read(card.guid)
    assert how is not None
    assert taken(how).startswith("the article only, ")
    dialog = dialog_on(qtbot, session, card, theme)
    assert not dialog.use.isEnabled()
    dialog.whole.setChecked(True)
    qtbot.waitUntil(lambda: dialog.use.isEnabled(), timeout=20_000)
    assert "would be new" in dialog.outcome.text()
    assert dialog.draft is not None
    session.desk.add_version(card.guid, dialog.draft)
    again = session.bringing.how_read(card.guid)
    assert again is not None
    assert (again.number, again.is_whole, again.file_name) == (2, True, "ferry.html")
    assert again.sha256 == how.sha256
    session.review.undo()
    assert session.bringing.how_read(card.guid) == how


def test_a_pasted_text_says_why_nothing_can_be_chosen(
    qtbot: QtBot, session: Session, guids: list[str], jobs, theme: Theme
) -> None:
    jobs.hold = False
    card = session.desk.card(guids[0])
    assert card is not None
    dialog = dialog_on(qtbot, session, card, theme)
    assert not dialog.encoding.isEnabled()
    assert not dialog.whole.isEnabled()
    assert dialog.outcome.text().startswith("The same text as now")
    ask_again(session, card, theme, dialog)
    assert dialog.findChild(AgainDialog) is not None


@pytest.mark.parametrize("place", ["", "entry 2"])
def test_a_page_of_an_archive_is_read_as_a_page(
    place: str, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    card = bring(qtbot, session, tmp_path / "ferry.html", PAGE.encode())
    kept = session.bringing.kept(card.guid)
    assert kept is not None
    from dataclasses import replace

    archived = replace(kept, how=replace(kept.how, importer="warc", file_name="crawl.warc.gz", place=place))
    draft = rereading.read_again(archived, kept.options)
    assert draft.text == kept.text
    assert (draft.importer, draft.file_name, draft.place) == ("warc", "crawl.warc.gz", place)
