"""What an export leaves out, told in plain words."""

import pytest

from workbench.core.dossier import LeftOut


@pytest.mark.parametrize(
    ("what", "one"),
    [
        ("places of quotes", "place of quotes"),
        ("memos on other things than facts", "memo on other things than facts"),
        ("earlier agreed verdicts", "earlier agreed verdict"),
        ("descriptions and colours of tags", "description and colour of tags"),
        ("links between facts", "link between facts"),
        ("facts outside the choice", "fact outside the choice"),
    ],
)
def test_one_thing_is_told_in_the_singular(what: str, one: str) -> None:
    assert LeftOut(1, what, "why").sentence == f"1 {one}: why."
    assert LeftOut(2, what, "why").sentence == f"2 {what}: why."
    assert LeftOut(0, what, "why").sentence == f"{what[0].upper()}{what[1:]}: why."
