"""Asking where the table of claims shall be written, and in which format."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.gui.session import Session


def ask(session: Session, parent: QWidget) -> None:
    """Ask for a file; its ending, else the chosen filter, is the format."""
    from workbench.flow.collating import writers

    sheet = session.collating.sheet
    if sheet is None:
        session.review.told.emit("Lay articles on the table first; there is nothing to export yet.")
        return
    known = writers()
    filters = {f"{each.label} (*{each.suffix})": each for each in known}
    project = session.desk.project
    folder = project.path.parent if project else Path.home()
    start = str(folder / f"{sheet.title} claims{known[0].suffix}")
    name, chosen = QFileDialog.getSaveFileName(parent, "Export the claims", start, ";;".join(filters))
    if not name:
        return
    path = Path(name)
    meant = filters.get(chosen, known[0])
    writer = next((each for each in known if each.suffix == path.suffix.lower()), meant)
    session.collating.export(path if path.suffix else path.with_suffix(writer.suffix), writer.name)
