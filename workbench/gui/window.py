"""The window: it puts the parts together and holds no logic of its own."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton, QVBoxLayout, QWidget

from workbench.core.model import Side, Span
from workbench.gui import theme as themes
from workbench.gui.actions import COMMANDS
from workbench.gui.compare.pages import PagesView
from workbench.gui.divergences.view import DivergencesView
from workbench.gui.dress import sheet
from workbench.gui.facts.view import FactsView
from workbench.gui.find import FindBar
from workbench.gui.furnishing import furnish
from workbench.gui.icons import icon, program_icon
from workbench.gui.importing.hint import DropHint
from workbench.gui.importing.landing import Landing
from workbench.gui.importing.summary import ImportSummary
from workbench.gui.imports import Imports
from workbench.gui.keyfile import KeyFile
from workbench.gui.layout import Parts
from workbench.gui.library.view import LibraryView
from workbench.gui.menus import Menus
from workbench.gui.middle import VIEWS, Middle
from workbench.gui.nothing import NoProject
from workbench.gui.places import Places
from workbench.gui.problems import ProblemBanner
from workbench.gui.projects import SUFFIX, Projects
from workbench.gui.readings import Readings
from workbench.gui.rows.view import RowsView
from workbench.gui.session import Session
from workbench.gui.session.desk import are_versions
from workbench.gui.settings import Settings
from workbench.gui.status import StatusBar
from workbench.gui.taghotkeys import TagHotkeys
from workbench.gui.theme import Theme
from workbench.gui.welcome import Welcome
from workbench.paths import resources

TITLE = "Source Workbench"
_NARROWEST = 540


class MainWindow(QMainWindow):
    """Library at the left, pages or rows in the middle, divergences at the right, facts below."""

    closed = Signal()

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, sample_folder: Path | None = None
    ) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.theme = theme = theme.sized(settings.reading.text_size)
        session.keys.learn(COMMANDS)
        self.setObjectName("window")
        self.setDockNestingEnabled(False)
        self._dress()
        room = self.screen().availableSize()
        self.resize(min(1440, round(room.width() * 0.96)), min(900, round(room.height() * 0.92)))
        self._build_views()
        self.parts = Parts(
            self,
            {
                "library": self.library,
                "pages": self.middle,
                "divergences": self.divergences,
                "facts": self.facts,
            },
        )
        self.status = StatusBar(session, self)
        self.setStatusBar(self.status)
        self.imports = Imports(session, settings, self, lambda: self.theme)
        self.places = Places(self)
        self.projects = Projects(self, sample_folder)
        self.readings = Readings(self)
        self.menus = Menus(self, theme)
        desk = [self.library, self.pages, self.divergences, self.facts]
        self.menus.bind_letters(desk, self.rows)
        self.tag_hotkeys = TagHotkeys(self, [*desk, self.rows])
        self.middle.built.connect(self.menus.letters.act_beside)
        self.keys = KeyFile(settings.commands.keys_file, session.keys, self)
        self._take_drops()
        self._add_corner()
        self._add_no_project()
        self._connect()
        self._name()

    def use_theme(self, name: str) -> None:
        """Dress the whole program: ``system``, ``light`` or ``dark``."""
        self.settings.theme = name
        self.theme = themes.choose(name).sized(self.theme.text_size)
        self._dress()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        for part in (
            self.library,
            self.pages,
            self.rows,
            self.middle,
            self.divergences,
            self.facts,
            self.find_bar,
            self.problems,
            self.import_summary,
            self.drop_hint,
            self.welcome,
            self.menus,
        ):
            part.set_theme(self.theme)
        self.draw_icons()

    def use_text_size(self, points: float) -> None:
        """Set what is read in the pages and the rows at so many points."""
        self.theme = self.theme.sized(points)
        self.settings.reading.text_size = self.theme.text_size
        self.pages.set_theme(self.theme)
        self.rows.set_theme(self.theme)
        self.middle.set_theme(self.theme)
        self.status.say(f"Text at {self.theme.text_size:g} points.")

    def draw_icons(self) -> None:
        """Draw what the first paint can do without."""
        self.setWindowIcon(program_icon())
        self.commands_button.setIcon(icon("commands", self.theme, "muted"))

    def restore(self) -> None:
        """Take up the layout of the last time."""
        geometry, layout = self.settings.window()
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.parts.restore(layout)
        reading = self.settings.reading
        self.session.focus.show_sameness(reading.sameness)
        if reading.view in self.middle.buttons:
            self.middle.show_view(reading.view)

    # ---- events

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep the layout and the place; everything else is stored already."""
        self.places.keep()
        reading, focus = self.settings.reading, self.session.focus
        reading.view, reading.sameness = self.middle.shown, focus.sameness
        self.settings.set_window(self.saveGeometry(), self.parts.layout())
        self.settings.save()
        self.session.jobs.close()
        self.session.desk.close()
        self.closed.emit()
        super().closeEvent(event)

    # ---- building

    def _build_views(self) -> None:
        session, theme = self.session, self.theme
        self.library = LibraryView(session, theme)
        self.pages = PagesView(session, theme)
        self.divergences = DivergencesView(session, theme)
        self.facts = FactsView(session, theme)
        self.find_bar = FindBar(session, theme)
        self.problems = ProblemBanner(theme)
        self.import_summary = ImportSummary(session, theme)
        self.drop_hint = DropHint(theme, self)
        self.welcome = Welcome(theme)
        self.rows = RowsView(session, theme)
        self.middle = Middle(self.pages, self.rows, theme, tools=self.pages.footer)
        furnish(self.middle, session)
        self.middle.setMinimumWidth(_NARROWEST)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.problems, self.import_summary, self.welcome, self.find_bar, self.middle):
            column.addWidget(part, 1 if part is self.middle else 0)
        self.setCentralWidget(desk)

    def _take_drops(self) -> None:
        """Anything may be dropped anywhere: a project file is opened, everything else is read as articles."""
        take, open_project = self.imports.take_carried, self.projects.open
        landing = Landing(self.session, self.drop_hint, take, open_project, SUFFIX)
        landing.watch(self, self.library.list.viewport())

    def _add_corner(self) -> None:
        self.commands_button = QToolButton()
        self.commands_button.setAutoRaise(True)
        self.commands_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.commands_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.commands_button.setToolTip("Find a command by its words")
        self.commands_button.setAccessibleName("Command palette")
        self.commands_button.clicked.connect(self.menus.action("palette").trigger)
        self.menuBar().setCornerWidget(self.commands_button)
        hints, button = self.session.hints, self.commands_button
        hints.follow(button, lambda: button.setText(hints.beside("", "palette").strip() or "Commands"))
        hints.follow(self.welcome, lambda: self.welcome.show_keys(hints.fill))

    def _add_no_project(self) -> None:
        names = ("new", "open", "sample")
        self.no_project = NoProject({name: self.menus.action(name) for name in names}, self.session.hints)
        self.middle.set_nothing(self.no_project)

    def _connect(self) -> None:
        session, desk, review = self.session, self.session.desk, self.session.review
        library = (session.catalog, session.neighbours, session.atlas)
        for failing in (desk, review, session.mending, self.keys, *library):
            failing.failed.connect(self.problems.say)
        if self.keys.problem:
            self.problems.say(self.keys.problem)
        desk.project_changed.connect(self._name)
        desk.reviewer_changed.connect(self.status.refresh)
        desk.labels_changed.connect(lambda: self.pages.header.show_pair(desk.pair))
        for changed in (desk.project_changed, desk.pair_changed, review.history_changed):
            changed.connect(self.menus.refresh)
        desk.pair_changed.connect(self._show_versions)
        review.facts_changed.connect(lambda: self.parts.make_room(bool(self.session.ledger.lines)))
        self.library.files_wanted.connect(self.imports.ask_files)
        self.library.paste_wanted.connect(self.imports.paste)
        self.library.correction_wanted.connect(self.imports.ask_correction)
        self.library.pairing.opened.connect(self._show_pair)
        self.middle.turned.connect(self.menus.refresh)
        self.rows.pages_wanted.connect(self._show_in_pages)
        self.find_bar.closed.connect(lambda: self.parts.go_to("pages"))
        self.find_bar.reached.connect(self._reveal)
        self.welcome.put_away.connect(self._welcomed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # ---- keeping up

    def _dress(self) -> None:
        tick = resources("icons", f"check-{'dark' if self.theme.dark else 'light'}.svg")
        self.setStyleSheet(sheet(self.theme, tick.as_posix()))

    def _name(self) -> None:
        project = self.session.desk.project
        self.setWindowTitle(f"{project.path.stem} — {TITLE}" if project else TITLE)
        self.middle.set_usable(project is not None)
        self.parts.set_usable(project is not None)
        if project is None:
            self.welcome.hide()
            self.find_bar.hide()

    def _reveal(self, side: Side, offset: int) -> None:
        self.pages.spread.go({side: float(offset)})

    def _show_pair(self) -> None:
        if self.middle.shown not in VIEWS:
            self.middle.show_view(VIEWS[0])

    def _show_versions(self) -> None:
        if are_versions(self.session.desk.pair):
            self._show_pair()

    def _show_in_pages(self, side: Side, span: Span) -> None:
        self.middle.show_view("Pages")
        self.parts.go_to("pages")
        self.session.focus.reveal(side, span)

    def _welcomed(self) -> None:
        self.settings.welcomed = True
        self.parts.go_to("pages")

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.use_theme("system")
