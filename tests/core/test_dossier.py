"""What an export leaves out, told in plain words."""

from workbench.core.dossier import LeftOut


def test_one_thing_is_told_in_the_singular() -> None:
    said = [LeftOut(count, "description~s and colour~s of tags", "why").sentence for count in (0, 1, 2)]
    assert said[0] == "Descriptions and colours of tags: why."
    assert said[1] == "1 description and colour of tags: why."
    assert said[2] == "2 descriptions and colours of tags: why."
