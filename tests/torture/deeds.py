"""All that a reviewer does to a project, at random and from a fixed seed: a call is one action at most."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.factbook import LinkKind, MemoTarget
from workbench.core.model import Divergence, Quote, Relation, Severity, Span, Stance, Tier
from workbench.core.problem import Problem
from workbench.core.reviewing import RoundState
from workbench.core.rulings import Verdict
from workbench.flow import (
    articles,
    factbook,
    facts,
    findings,
    history,
    library,
    linking,
    merging,
    projects,
    repair,
    reviewing,
    rounds,
    tags,
    wordlists,
)
from workbench.flow.projects import Project

HANDS = 5  # articles that are worked on; those imported later are only there
KINDS = ("claim", "quote", "number", "date")


class Worker:
    """One reviewer at work on an open project, who never asks for what cannot be."""

    def __init__(self, project: Project, chance: random.Random, other: Path | None = None) -> None:
        self.project, self.chance, self.other = project, chance, other

    def act(self, without: "Verb | None" = None) -> str:
        """Do one thing; the name of the verb, empty where the program refused in a sentence."""
        offered = {verb: weight for verb, weight in WEIGHTS.items() if verb is not without}
        verbs, weights = zip(*offered.items(), strict=True)
        verb = self.chance.choices(verbs, weights)[0]
        try:
            verb(self)
        except Problem as problem:
            if any(said in problem.details for said in ("SQLITE_", "Error(")):
                raise  # the disk, or a row that the schema refused
            return ""
        return verb.__name__

    # ---- what there is to choose from

    def article(self) -> str:
        cards = articles.articles(self.project)[:HANDS]
        if not cards:
            raise Problem("There is no article.")
        return self.chance.choice(cards).guid

    def fact(self) -> str:
        return self.some("fact")

    def some(self, table: str) -> str:
        rows = self.project.rows(f"SELECT guid FROM {table} ORDER BY id")  # noqa: S608
        if not rows:
            raise Problem(f"There is no {table}.")
        return str(self.chance.choice(rows)["guid"])

    def quote(self) -> Quote:
        guid = self.article()
        text = articles.article(self.project, guid).text
        start = self.chance.randrange(max(1, len(text) - 40))
        span = Span(start, min(len(text), start + self.chance.randrange(20, 300)))
        span = span if span.of(text).strip() else Span(0, min(9, len(text)))
        return Quote(guid, span, self.chance.choice(list(Stance)), self.words())

    def quotes(self) -> list[Quote]:
        return [self.quote() for _ in range(self.chance.randrange(1, 4))]

    def words(self) -> str:
        return self.chance.choice(("", "so it is said", f"Word {self.chance.random()} – “quoted” 🚀\nsecond"))


def draft(text: str) -> Draft:
    data = text.encode()
    return Draft(text, data, hashlib.sha256(data).hexdigest())


# ---- facts


def tag(w: Worker) -> None:
    names = w.chance.sample(("a", "b", "c", "a / d", "b / e / f", "e"), 2)
    facts.tag_fact(
        w.project, f"Fact {w.chance.random()}", w.quotes(), kind=w.chance.choice(KINDS), tags=names
    )


def edit_fact(w: Worker) -> None:
    changes = {
        "statement": f"Edit {w.chance.random()}",
        "status": w.chance.choice(facts.STATUSES),
        "claimant": f"The minister {w.chance.randrange(9)}",
        "claimant_url": "https://example.org/minister",
        "claim_date": f"2024-04-{w.chance.randrange(10, 30)}",
        "context": w.words(),
        "review_url": "https://example.org/review",
    }
    names = w.chance.sample(sorted(changes), w.chance.randrange(1, len(changes)))
    facts.edit_fact(w.project, w.fact(), **{name: changes[name] for name in names})


def add_evidence(w: Worker) -> None:
    facts.add_evidence(w.project, w.fact(), w.quotes())


def edit_evidence(w: Worker) -> None:
    facts.edit_evidence(
        w.project,
        w.some("evidence"),
        stance=w.chance.choice(list(Stance)),
        confidence=w.chance.randrange(6),
        comment=w.words(),
        important=w.chance.random() < 0.5,
    )


def remove_evidence(w: Worker) -> None:
    facts.remove_evidence(w.project, w.some("evidence"))


def remove_fact(w: Worker) -> None:
    facts.remove_fact(w.project, w.fact())


def set_status(w: Worker) -> None:
    facts.set_status(w.project, {w.fact() for _ in range(9)}, w.chance.choice(facts.STATUSES))


def link_facts(w: Worker) -> None:
    factbook.link_facts(w.project, w.fact(), w.chance.choice(list(LinkKind)), w.fact())


def unlink_facts(w: Worker) -> None:
    factbook.unlink_facts(w.project, w.some("fact_link"))


def write_memo(w: Worker) -> None:
    target = w.chance.choice(list(MemoTarget))
    factbook.write_memo(w.project, target, w.some(target.value), w.words())


# ---- tags


def set_tags(w: Worker) -> None:
    facts.set_tags(w.project, w.fact(), w.chance.sample(("a", "b / g", "c", "a / d", "h / i"), 2))


def tree(w: Worker) -> None:
    chosen, project = w.some("tag"), w.project
    match w.chance.randrange(8):
        case 0:
            tags.rename_tag(project, chosen, f"tag {w.chance.randrange(99)}")
        case 1:
            tags.describe_tag(project, chosen, w.words())
        case 2:
            tags.color_tag(project, chosen, f"#{w.chance.randrange(16**6):06x}")
        case 3:
            tags.set_hotkey(project, chosen, w.chance.choice("123456789"))
        case 4:
            tags.move_tag(project, chosen, w.chance.choice(("", w.some("tag"))), w.chance.randrange(4))
        case 5:
            tags.merge_tags(project, chosen, w.some("tag"))
        case 6:
            tags.remove_tag(project, chosen)
        case _:
            tags.add_tag_to(project, {w.fact() for _ in range(5)}, f"bulk {w.chance.randrange(5)}")


# ---- comparing


def decide_links(w: Worker) -> None:
    here, there = w.quote(), w.quote()
    left, right = (here.article, [here.span]), (there.article, [there.span])
    verbs = (linking.link, linking.unlink, linking.confirm, linking.forget, linking.dismiss)
    w.chance.choice(verbs)(w.project, *left, *right)


def confirm_many(w: Worker) -> None:
    here, there = w.article(), w.article()
    parts = [([Span(n, n + 5)], [Span(n, n + 7)]) for n in range(0, 120, 12)]
    linking.confirm_all(w.project, here, there, parts)


def decide_findings(w: Worker) -> None:
    here, there = w.quote(), w.quote()
    found = Divergence(
        "number",
        Tier.CLAIM,
        Relation.CONFLICT,
        Severity.MEDIUM,
        here.span,
        there.span,
        f"{w.chance.randrange(900)}",
        "540",
        "the numbers differ",
    )
    known = findings.rulings(w.project, here.article, there.article)
    if known and w.chance.random() < 0.5:
        verb = w.chance.choice((findings.take_back, _annotate))
        verb(w.project, known[:1])
    else:
        verdict = w.chance.choice(list(Verdict))
        findings.decide(w.project, here.article, there.article, found, verdict, comment=w.words())


def _annotate(project: Project, known: tuple) -> None:
    findings.annotate(project, known[0], "Why it was decided so")


# ---- several reviewers


def review(w: Worker) -> None:
    project = w.project
    known = rounds.rounds(project)
    open_ones = [each for each in known if each.state is not RoundState.CLOSED]
    if not open_ones:
        scales = reviewing.scales(project)
        if scales:
            rounds.open_round(project, f"Round {len(known)}", scales[0].guid)
        else:
            reviewing.add_scale(project, reviewing.offered_scales(project)[0])
        return
    now = w.chance.choice(open_ones)
    verdict = w.chance.choice(reviewing.scale(project, now.scale).verdicts).guid
    roll = w.chance.random()
    if now.state is RoundState.BLIND:
        if roll < 0.7:
            sure = w.chance.randrange(1, 6)
            rounds.assess(project, now.guid, w.fact(), verdict, confidence=sure, rationale=w.words())
        elif roll < 0.8:
            rounds.take_back(project, now.guid, w.fact())
        else:
            rounds.reveal_round(project, now.guid)
    elif roll < 0.7:
        rounds.decide(project, now.guid, w.fact(), verdict, rationale=w.words())
    elif roll < 0.85:
        rounds.accept_unanimous(project, now.guid)
    else:
        rounds.close_round(project, now.guid)


def read_article(w: Worker) -> None:
    reviewing.set_reading(w.project, w.article(), w.chance.random() < 0.7)


def edit_reviewer(w: Worker) -> None:
    reviewing.edit_reviewer(w.project, "", {"initials": w.chance.choice(("AB", "AC")), "role": "adjudicator"})


def merge_other(w: Worker) -> None:
    if w.other is None:
        return
    their = projects.open_project(w.other, reviewer="Berta")
    try:
        Worker(their, w.chance).act()
    finally:
        their.close()
    merging.merge(w.project, w.other)


# ---- articles


def add_article(w: Worker) -> None:
    articles.add_articles(w.project, [draft(f"Imported {w.chance.random()} " * w.chance.randrange(1, 3000))])


def add_version(w: Worker) -> None:
    guid = w.article()
    words = articles.article(w.project, guid).text[:6000].split(" ")
    for _ in range(w.chance.randrange(1, 9)):
        words[w.chance.randrange(len(words))] = w.chance.choice(("", "corrected", f"{w.chance.random()}"))
    articles.add_version(w.project, guid, draft(f"{w.chance.randrange(99)} {' '.join(words)}."))


def settle(w: Worker) -> None:
    queue = repair.strays(w.project, changed=True)
    if queue:
        chosen = w.chance.choice(queue)
        repair.settle(w.project, chosen.guid, w.chance.choice((None, Span(2, 30))))


def edit_article(w: Worker) -> None:
    articles.edit_article(w.project, w.article(), {"outlet": f"{w.chance.random()}", "note": w.words()})


def remove_article(w: Worker) -> None:
    spare = [card for card in articles.articles(w.project)[HANDS:] if not card.fact_count]
    if spare:
        articles.remove_article(w.project, w.chance.choice(spare).guid)


def keep_words(w: Worker) -> None:
    text = w.chance.choice(("", "whilst\n", "whilst\nalbeit\n"))
    wordlists.keep(w.project, "en", "function_words", text)


# ---- back and forth


def back_and_forth(w: Worker) -> None:
    w.chance.choice((history.undo, history.undo, history.redo))(w.project)


def take_back(w: Worker) -> None:
    entry = w.chance.choice(history.actions(w.project, limit=30))
    history.take_back(w.project, entry.guid)


def edit_many(w: Worker) -> None:
    changes = {"outlet": f"Outlet {w.chance.randrange(4)}", "author": w.words()}
    names = w.chance.sample(sorted(changes), w.chance.randrange(1, 3))
    guids = [w.article() for _ in range(4)]
    library.edit_articles(w.project, guids, {name: changes[name] for name in names})


def remove_many(w: Worker) -> None:
    """What came later goes again, in twos; those in hand stay."""
    cards = articles.articles(w.project)[HANDS:]
    if len(cards) > 1:
        library.remove_articles(w.project, [card.guid for card in w.chance.sample(cards, 2)])


def rule_on_articles(w: Worker) -> None:
    guids = [w.article() for _ in range(w.chance.randrange(2, 4))]
    ruling = w.chance.choice(("together", "apart", ""))
    library.rule(w.project, guids, ruling, w.chance.choice(library.MEASURES))


Verb = Callable[[Worker], None]
WEIGHTS: dict[Verb, int] = {
    tag: 12,
    edit_fact: 8,
    add_evidence: 5,
    edit_evidence: 6,
    remove_evidence: 2,
    remove_fact: 3,
    set_status: 2,
    link_facts: 4,
    unlink_facts: 1,
    write_memo: 4,
    set_tags: 4,
    tree: 9,
    decide_links: 6,
    confirm_many: 2,
    decide_findings: 7,
    review: 12,
    read_article: 3,
    edit_reviewer: 1,
    merge_other: 2,
    add_article: 3,
    add_version: 3,
    settle: 3,
    edit_article: 2,
    remove_article: 2,
    edit_many: 2,
    remove_many: 1,
    rule_on_articles: 4,
    keep_words: 1,
    back_and_forth: 12,
    take_back: 3,
}
