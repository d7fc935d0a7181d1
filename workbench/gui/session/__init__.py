"""Where the views meet: verbs to call, past-tense signals to redraw on."""

from workbench.gui.hints import Hints
from workbench.gui.jobs import Jobs
from workbench.gui.keymap import Keymap
from workbench.gui.session.atlas import Atlas
from workbench.gui.session.bringing import Bringing
from workbench.gui.session.catalog import Catalog
from workbench.gui.session.chronicle import Chronicle
from workbench.gui.session.collating import Collating
from workbench.gui.session.desk import Desk
from workbench.gui.session.findings import Findings
from workbench.gui.session.focus import Focus
from workbench.gui.session.grouping import Grouping
from workbench.gui.session.judging import Judging
from workbench.gui.session.ledger import Ledger
from workbench.gui.session.linking import Linking
from workbench.gui.session.mending import Mending
from workbench.gui.session.neighbours import Neighbours
from workbench.gui.session.originals import Originals
from workbench.gui.session.origins import Tracing
from workbench.gui.session.remarks import Remarks
from workbench.gui.session.review import Review
from workbench.gui.session.reviewing import Reviewing
from workbench.gui.session.standings import Standings
from workbench.gui.session.tagging import Tagging


class Session:
    """One open window's state: what lies on the desk, what is looked at, what was decided."""

    def __init__(self, jobs: Jobs) -> None:
        self.jobs = jobs
        self.keys = Keymap()
        self.hints = Hints(self.keys)
        self.desk = Desk(jobs)
        self.bringing = Bringing(jobs, self.desk)
        self.standings = Standings(self.desk)
        self.focus = Focus(self.desk, self.standings)
        self.originals = Originals(jobs, self.desk, self.focus)
        self.ledger = Ledger(self.desk)
        self.review = Review(self.desk, self.focus, self.ledger)
        self.catalog = Catalog(self.desk, self.review)
        self.grouping = Grouping(self.desk, self.review, self.catalog)
        self.atlas = Atlas(jobs, self.desk, self.catalog)
        self.neighbours = Neighbours(jobs, self.desk, self.bringing, self.catalog)
        self.tagging = Tagging(self.ledger, self.focus, self.review)
        self.remarks = Remarks(self.desk, self.focus, self.ledger, self.review)
        self.findings = Findings(self.desk, self.standings, self.focus, self.review)
        self.chronicle = Chronicle(self.desk, self.review)
        self.mending = Mending(self.desk, self.review)
        self.linking = Linking(self.desk, self.focus, self.review)
        self.collating = Collating(jobs, self.desk, self.focus, self.review)
        self.origins = Tracing(jobs, self.desk)
        self.reviewing = Reviewing(self.desk, self.review)
        self.judging = Judging(self.desk, self.review, self.reviewing)
