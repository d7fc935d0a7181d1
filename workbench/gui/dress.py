"""How the window's controls look: flat, quiet, with edges and a focus that can be seen in any palette."""

from PySide6.QtGui import QColor

from workbench.gui.theme import Theme

_SHEET = """
QMainWindow::separator {{ background: {window}; width: 7px; height: 7px; }}
QMainWindow::separator:hover {{ background: {selection}; }}
QStatusBar {{ border-top: 1px solid {border}; }}
QStatusBar::item {{ border: none; }}
QLineEdit, QPlainTextEdit {{
    color: {text}; background: {page}; border: 1px solid {edge}; border-radius: 4px; padding: 3px 6px;
    selection-background-color: {selection}; selection-color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 2px 5px; }}
QPushButton {{
    color: {text}; background: {page}; border: 1px solid {edge}; border-radius: 4px; padding: 4px 10px; }}
QPushButton:hover {{ background: {raised}; }}
QPushButton:pressed {{ background: {selection}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 3px 9px; }}
QPushButton#narrow {{ padding: 4px 2px; }}
QPushButton#narrow:focus {{ padding: 3px 1px; }}
QPushButton#narrow:checked {{ background: {selection}; border-color: {accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDialogButtonBox QPushButton {{ min-width: 64px; padding: 5px 14px; }}
QDialogButtonBox QPushButton:focus {{ padding: 4px 13px; }}
QPushButton:default {{ color: {on_accent}; background: {accent}; border-color: {accent}; }}
QPushButton:default:focus {{ border: 2px solid {text}; }}
QPushButton:disabled {{ color: {muted}; background: {page}; border-color: {border}; }}
QPushButton:flat {{ background: transparent; border: 1px solid transparent; }}
QPushButton:flat:focus {{ border: 2px solid {focus}; }}
QToolButton:focus {{ border: 2px solid {focus}; border-radius: 4px; }}
QRadioButton::indicator, QCheckBox::indicator {{
    width: 12px; height: 12px; border: 1px solid {edge}; background: {page}; }}
QRadioButton::indicator {{ border-radius: 7px; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QRadioButton:focus, QCheckBox:focus {{ color: {focus}; }}
QDialog#palette {{ background: {raised}; border: 1px solid {edge}; }}
QDialog#palette QListWidget {{ background: {raised}; }}
QListWidget::item {{ padding: 6px 8px; }}
QProgressBar {{ border: 1px solid {edge}; border-radius: 4px; background: {page}; max-height: 10px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QMenuBar {{ background: {window}; padding: 3px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {selection}; }}
"""


def sheet(theme: Theme, check: str) -> str:
    """The style sheet of the window and its dialogs; ``check`` is the file of the tick."""
    colors = {slot: color.name() for slot, color in theme.colors.items()}
    edge = mixed(theme.color("muted"), theme.color("page"), 0.75)
    return _SHEET.format(**colors, edge=edge.name(), check=check)


def mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    """``ink`` laid over ``ground``, covering ``share`` of it."""
    channels = zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in channels))
