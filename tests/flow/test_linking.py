"""Corrections of links: what is stored, what it does to a comparison, and that nothing of it is ever lost."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.core.decisions import ConflictReason, Decision, DecisionKind
from workbench.core.draft import Draft
from workbench.core.model import Article, Comparison, Quote, Relation, Side, Span
from workbench.core.problem import Problem
from workbench.flow import articles, comparing, facts, history, linking, projects
from workbench.flow.projects import Project

State = Callable[[Project], dict[str, list[dict[str, object]]]]
LINK, UNLINK, CONFIRM = DecisionKind.LINK, DecisionKind.UNLINK, DecisionKind.CONFIRM
LEFT = (
    "The ministry ordered 450 missiles on Monday. The harbour was closed by a storm for two days. "
    "Ferries to the island run every hour in summer. "
    "In Lisbon, Mayor Carlos Moedas opened a school for 600 children who speak Kriolu at home."
)
RIGHT = (
    "The ministry ordered 540 missiles. A storm closed the harbour for two days. "
    "Ferries to the island run every hour in winter. \n\nRead more"
)


class Pair:
    """Two articles of an open project, their sentences by number, and the verbs on them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.guids = tuple(card.guid for card in articles.articles(project)[-2:])
        plain = comparing.compare_articles(*self.articles())
        self.spans = {side: [s.span for s in plain.sentences(side)] for side in Side}

    def articles(self) -> tuple[Article, Article]:
        left, right = (articles.article(self.project, guid) for guid in self.guids)
        return left, right

    def left(self, *numbers: int) -> list[Span]:
        return [self.spans[Side.LEFT][i] for i in numbers]

    def right(self, *numbers: int) -> list[Span]:
        return [self.spans[Side.RIGHT][i] for i in numbers]

    def part(self, left: tuple[int, ...], right: tuple[int, ...]) -> linking.Part:
        return self.left(*left), self.right(*right)

    def do(self, verb: Callable[..., str], left: tuple[int, ...], right: tuple[int, ...]) -> str:
        return verb(self.project, self.guids[0], self.left(*left), self.guids[1], self.right(*right))

    def decisions(self) -> tuple[Decision, ...]:
        return linking.decisions(self.project, *self.guids)

    def decided(self) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
        """The decisions with their spans as numbers of sentences."""
        number = {side: self.spans[side].index for side in Side}
        return [
            (
                str(each.kind),
                tuple(map(number[Side.LEFT], each.left)),
                tuple(map(number[Side.RIGHT], each.right)),
            )
            for each in self.decisions()
        ]

    def compared(self) -> Comparison:
        return comparing.compare_articles(*self.articles(), self.decisions())

    def links(self) -> dict[tuple[tuple[int, ...], tuple[int, ...]], str]:
        found = self.compared()
        assert found.conflicts == ()
        return {(link.left, link.right): str(link.origin) for link in found.links}


AUTOMATIC = {((i,), (i,)): "automatic" for i in range(3)}


@pytest.fixture
def pair(model: Path, tmp_path: Path, draft: Callable[..., Draft]) -> Iterator[Pair]:
    project = projects.open_project(Path(shutil.copy(model, tmp_path)), reviewer="Anna")
    drafts = [draft(LEFT, "Missiles", outlet="The Diplomat"), draft(RIGHT, "Arms", outlet="Zephyrnet")]
    articles.add_articles(project, drafts)
    pair = Pair(project)
    yield pair
    pair.project.close()


def split(pair: Pair) -> str:
    pair.do(linking.link, (0, 1), (0, 1))
    return linking.split(pair.project, *pair.guids, [pair.part((0,), (1,)), pair.part((1,), (0,))])


def merge(pair: Pair) -> str:
    return linking.merge(pair.project, *pair.guids, [pair.part((0,), (0,)), pair.part((1,), (1,))])


def move(pair: Pair) -> str:
    parts = [pair.part((0,), (0, 1)), pair.part((1,), ())]
    return linking.move(pair.project, *pair.guids, parts)


def forget(pair: Pair) -> str:
    pair.do(linking.link, (0, 3), (0,))
    return pair.do(linking.forget, (3,), ())


def confirm_all(pair: Pair) -> str:
    parts = [pair.part((i,), (i,)) for i in range(3)]
    return linking.confirm_all(pair.project, *pair.guids, parts)


def drop(pair: Pair) -> str:
    pair.do(linking.confirm, (2,), (2,))
    return linking.drop(pair.project, [pair.decisions()[0].guid])


REST = {((2,), (2,)): "automatic"}
VERBS = {
    "link": (
        lambda pair: pair.do(linking.link, (0, 3), (1,)),
        "Link 2 sentences of The Diplomat with 1 of Zephyrnet",
        {((0, 3), (1,)): "manual", **REST},
    ),
    "unlink": (
        lambda pair: pair.do(linking.unlink, (1,), (1,)),
        "Unlink 1 sentence of The Diplomat from 1 of Zephyrnet",
        {((0,), (0,)): "automatic", **REST},
    ),
    "dismiss": (
        lambda pair: pair.do(linking.dismiss, (1,), (1,)),
        "Leave 1 sentence of The Diplomat and 1 of Zephyrnet without a partner",
        {((0,), (0,)): "automatic", **REST},
    ),
    "confirm": (
        lambda pair: pair.do(linking.confirm, (1,), (1,)),
        "Confirm 1 link of The Diplomat and Zephyrnet",
        {**AUTOMATIC, ((1,), (1,)): "confirmed"},
    ),
    "confirm all": (
        confirm_all,
        "Confirm 3 links of The Diplomat and Zephyrnet",
        dict.fromkeys(AUTOMATIC, "confirmed"),
    ),
    "split": (
        split,
        "Split a link of The Diplomat and Zephyrnet in 2",
        {((0,), (1,)): "manual", ((1,), (0,)): "manual", **REST},
    ),
    "merge": (
        merge,
        "Merge 2 links of The Diplomat and Zephyrnet",
        {((0, 1), (0, 1)): "manual", **REST},
    ),
    "move": (
        move,
        "Move sentences between links of The Diplomat and Zephyrnet",
        {((0,), (0, 1)): "manual", **REST},
    ),
    "forget": (forget, "Leave 1 sentence of The Diplomat to the program", AUTOMATIC),
    "drop": (drop, "Take back 1 decision about links", AUTOMATIC),
}


@pytest.mark.parametrize(("verb", "label", "links"), VERBS.values(), ids=VERBS)
def test_each_verb_is_one_action_that_undo_takes_back_whole(
    pair: Pair, state: State, verb: Callable[[Pair], str], label: str, links: dict[object, str]
) -> None:
    assert verb(pair) == label
    assert pair.links() == links
    after = state(pair.project)
    assert history.undo(pair.project) == label
    before = state(pair.project)
    assert before != after
    assert history.redo(pair.project) == label
    assert state(pair.project) == after
    assert pair.links() == links
    assert {each.reviewer for each in pair.decisions()} <= {"Anna"}
    assert len({each.guid for each in pair.decisions()}) == len(pair.decisions())


def test_undone_decisions_leave_the_links_to_the_program(pair: Pair) -> None:
    confirm_all(pair)
    assert history.undo(pair.project) == "Confirm 3 links of The Diplomat and Zephyrnet"
    assert pair.decisions() == ()
    assert pair.links() == AUTOMATIC


def test_what_is_decided_already_is_no_action(pair: Pair) -> None:
    confirm_all(pair)
    before = history.actions(pair.project)
    assert confirm_all(pair) == ""
    assert pair.do(linking.link, (1,), (1,)) == ""
    assert pair.do(linking.forget, (3,), ()) == ""
    assert linking.drop(pair.project, ["not there"]) == ""
    assert history.actions(pair.project) == before


def test_confirming_all_leaves_what_a_person_linked(pair: Pair) -> None:
    pair.do(linking.link, (0,), (0,))
    assert confirm_all(pair) == "Confirm 2 links of The Diplomat and Zephyrnet"
    assert sorted(pair.links().values()) == ["confirmed", "confirmed", "manual"]


def test_a_sentence_split_off_stands_alone(pair: Pair) -> None:
    pair.do(linking.link, (0, 1), (0,))
    linking.split(pair.project, *pair.guids, [pair.part((0,), (0,)), pair.part((1,), ())])
    assert pair.links() == {((0,), (0,)): "manual", ((1,), (1,)): "automatic", **REST}


def test_a_newer_decision_revises_what_it_overrules(pair: Pair) -> None:
    pair.do(linking.link, (0, 1), (0,))
    pair.do(linking.link, (0,), (1,))
    assert pair.decided() == [("link", (1,), (0,)), ("link", (0,), (1,))]
    pair.do(linking.unlink, (0,), (1,))
    assert pair.decided() == [("link", (1,), (0,)), ("unlink", (0,), (1,))]
    pair.do(linking.confirm, (0,), (1,))
    assert pair.decided() == [("link", (1,), (0,)), ("confirm", (0,), (1,))]
    pair.do(linking.forget, (0, 1), ())
    assert pair.decided() == []


def test_decisions_hold_whichever_article_lies_on_the_left(pair: Pair) -> None:
    pair.do(linking.link, (0, 3), (1,))
    linking.unlink(pair.project, pair.guids[1], pair.right(2), pair.guids[0], pair.left(2))
    assert pair.decided() == [("link", (0, 3), (1,)), ("unlink", (2,), (2,))]
    back = linking.decisions(pair.project, pair.guids[1], pair.guids[0])
    assert back == tuple(each.mirrored() for each in pair.decisions())
    turned = comparing.compare_articles(*reversed(pair.articles()), back)
    assert {(link.right, link.left): str(link.origin) for link in turned.links} == pair.links()


def test_decisions_survive_a_restart_and_another_run(pair: Pair) -> None:
    pair.do(linking.link, (0, 3), (1,))
    pair.do(linking.unlink, (2,), (2,))
    before, found = pair.decisions(), pair.compared()
    pair.project.close()
    pair.project = projects.open_project(pair.project.path, reviewer="Bob")
    assert pair.decisions() == before
    assert pair.compared() == found
    assert {each.reviewer for each in before} == {"Anna"}
    pair.do(linking.confirm, (0, 3), (1,))
    assert pair.decisions() == before
    assert history.undo(pair.project) == "Unlink 1 sentence of The Diplomat from 1 of Zephyrnet"


def test_another_pair_knows_nothing_of_it(pair: Pair) -> None:
    confirm_all(pair)
    other = articles.articles(pair.project)[0].guid
    assert linking.decisions(pair.project, pair.guids[0], other) == ()


def test_an_article_can_be_linked_with_itself(pair: Pair) -> None:
    guid = pair.guids[0]
    linking.link(pair.project, guid, pair.left(0), guid, pair.left(1))
    (made,) = linking.decisions(pair.project, guid, guid)
    assert (made.left, made.right) == (tuple(pair.left(0)), tuple(pair.left(1)))


def test_divergences_follow_the_decisions(pair: Pair) -> None:
    def conflicting() -> list[str]:
        return [d.left_value for d in pair.compared().divergences if d.relation is Relation.CONFLICT]

    before = conflicting()
    assert any("450" in value for value in before)
    pair.do(linking.unlink, (0,), (0,))
    assert not any("450" in value for value in conflicting())
    history.undo(pair.project)
    assert conflicting() == before


# ---- what cannot be


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ([], [Span(0, 5)], "needs sentences of both"),
        ([Span(0, 5)], [], "needs sentences of both"),
        ([Span(0, 5)], [Span(0, 5000)], "outside the text of “Arms”"),
        ([Span(44, 45)], [Span(0, 5)], "is blank"),
    ],
)
def test_a_link_of_nothing_is_refused(
    pair: Pair, state: State, left: list[Span], right: list[Span], says: str
) -> None:
    before = state(pair.project)
    with pytest.raises(Problem, match=says):
        linking.link(pair.project, pair.guids[0], left, pair.guids[1], right)
    with pytest.raises(Problem, match="not in the project any more"):
        linking.link(pair.project, "gone", [Span(0, 5)], pair.guids[1], [Span(0, 5)])
    with pytest.raises(Problem, match="not in the project any more"):
        linking.decisions(pair.project, "gone", pair.guids[1])
    assert state(pair.project) == before


def test_a_sentence_cannot_be_in_two_parts(pair: Pair) -> None:
    with pytest.raises(ValueError, match="two links"):
        linking.split(pair.project, *pair.guids, [pair.part((0,), (0,)), pair.part((0,), (1,))])
    assert pair.decisions() == ()


# ---- what changes around them


def test_removing_an_article_takes_its_decisions_and_undo_brings_them_back(pair: Pair, state: State) -> None:
    confirm_all(pair)
    facts.tag_fact(pair.project, "It is so", [Quote(pair.guids[1], Span(0, 12))])
    before = state(pair.project)
    articles.remove_article(pair.project, pair.guids[0])
    assert state(pair.project)["link_decision"] == []
    assert len(state(pair.project)["anchor"]) == 1
    history.undo(pair.project)
    assert state(pair.project) == before


def test_a_lost_quote_is_a_conflict_that_can_be_taken_back(pair: Pair) -> None:
    confirm_all(pair)
    with pair.project.action("A corrected version without the sentence") as action:
        anchor = action.rows("SELECT anchor_id, version_id FROM anchor_position ORDER BY anchor_id LIMIT 1")
        action.delete("anchor_position", tuple(anchor[0].values()))
        lost = {"status": "orphan", "score": None, "start": None, "end": None}
        action.insert("anchor_position", {**anchor[0], **lost})
    (conflict,) = pair.compared().conflicts
    assert conflict.reason is ConflictReason.LOST
    assert "The ministry ordered 450 missiles on Monday" in conflict.why
    linking.drop(pair.project, [each.guid for each in conflict.decisions])
    assert sorted(pair.links().values()) == ["automatic", "confirmed", "confirmed"]


def test_contradicting_decisions_of_two_reviewers_are_shown_until_somebody_decides(pair: Pair) -> None:
    pair.do(linking.link, (0,), (1,))
    made = pair.decisions()[0]
    pair.do(linking.forget, (0,), ())
    pair.do(linking.unlink, (0,), (1,))
    history_of_another(pair, made)
    assert sorted(kind for kind, _, _ in pair.decided()) == ["link", "unlink"]
    assert [c.reason for c in pair.compared().conflicts] == [ConflictReason.CONTRADICTION]
    pair.do(linking.link, (0,), (1,))
    assert pair.decided() == [("link", (0,), (1,))]
    assert pair.links()[(0,), (1,)] == "manual"


def history_of_another(pair: Pair, made: Decision) -> None:
    """Store a decision beside the others, as a project that two have worked in would hold it."""
    from workbench.store import articles as stored_articles
    from workbench.store import decisions as stored

    pair.project.reviewer = "Bob"
    with pair.project.action("Bring in the decisions of another") as action:
        rows = [stored_articles.stored(action, guid) for guid in pair.guids]
        halves = dict(zip(Side, rows, strict=True))
        stored.add(action, [made], halves)


@pytest.mark.parametrize("seed", range(3))
def test_random_corrections_never_contradict_and_undo_to_the_start(
    pair: Pair, state: State, seed: int
) -> None:
    chance = random.Random(seed)
    states = [state(pair.project)]
    verbs = [linking.link, linking.unlink, linking.confirm, linking.forget]
    for _ in range(25):
        left, right = (chance.sample(range(4), chance.randrange(1, 4)) for _ in Side)
        if pair.do(chance.choice(verbs), tuple(left), tuple(right)):
            states.append(state(pair.project))
        found = pair.compared()
        assert found.conflicts == ()
        for side in Side:
            linked = [i for link in found.links for i in getattr(link, side)]
            rest = [row.sentence for row in found.unmatched if row.side is side]
            assert sorted(linked + rest) == list(range(4))
    for expected in reversed(states[:-1]):
        assert history.undo(pair.project)
        assert state(pair.project) == expected


# ---- candidates


def test_candidates_come_best_first_and_say_why(pair: Pair) -> None:
    left, right = pair.articles()
    found = comparing.candidates(left, right, Side.LEFT, 1)
    assert found[0].sentence == 1
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert "“harbour”" in found[0].why
    assert comparing.candidates(left, right, Side.RIGHT, 2, limit=1)[0].sentence == 2
    assert comparing.candidates(left, right, Side.LEFT, 99) == ()


def test_what_was_taken_apart_is_offered_last_and_says_so(pair: Pair) -> None:
    pair.do(linking.unlink, (1,), (1,))
    offered = comparing.candidates(*pair.articles(), Side.LEFT, 1, decisions=pair.decisions())
    assert offered[-1].sentence == 1
    assert offered[-1].why.startswith("kept apart by a reviewer; ")
    assert not any("kept apart" in each.why for each in offered[:-1])


# ---- no partner at all


def test_a_sentence_without_a_partner_is_offered_none_and_offered_to_nobody(pair: Pair) -> None:
    pair.do(linking.dismiss, (1,), (1,))
    (made,) = pair.decisions()
    assert (made.kind, made.final, made.reviewer) == (UNLINK, True, "Anna")
    assert made.created
    assert comparing.candidates(*pair.articles(), Side.LEFT, 1, decisions=pair.decisions()) == ()
    others = comparing.candidates(*pair.articles(), Side.LEFT, 0, decisions=pair.decisions())
    assert 1 not in [each.sentence for each in others]


def test_a_dismissal_takes_the_sentence_out_of_every_automatic_link(pair: Pair) -> None:
    pair.do(linking.dismiss, (1,), (0,))
    assert pair.links() == REST
    assert pair.do(linking.dismiss, (1,), (0,)) == ""


def test_a_dismissal_takes_the_place_of_an_unlinking_and_gives_way_to_a_link(pair: Pair) -> None:
    pair.do(linking.unlink, (1,), (1,))
    pair.do(linking.dismiss, (1,), (1,))
    assert [(each.kind, each.final) for each in pair.decisions()] == [(UNLINK, True)]
    pair.do(linking.link, (1,), (0,))
    assert sorted((str(each.kind), each.final) for each in pair.decisions()) == [
        ("link", False),
        ("unlink", False),
    ]
    assert pair.compared().conflicts == ()
