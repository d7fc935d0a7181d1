from workbench.core.collation.folding import fold
from workbench.core.collation.table import Compared, siglum
from workbench.core.model import Article, Comparison


def pair(left: int, right: int, **figures: float) -> Compared:
    return Compared(left, right, Comparison((), (), figures=figures))


def test_what_was_mostly_taken_over_is_a_copy_of_the_older_one() -> None:
    articles = [Article("x" * 50, published="2024-05-02"), Article("x" * 50, published="2024-05-01")]
    assert fold(articles, [pair(0, 1, reused_left=0.9, reused_right=0.6)]) == (1, 1)
    assert fold(articles, [pair(0, 1, reused_left=0.3, reused_right=0.4)]) == (0, 1)


def test_signs_of_being_made_from_the_other_count_before_dates() -> None:
    articles = [Article("x", published="2024-05-02"), Article("x", published="2024-05-01")]
    assert fold(articles, [pair(0, 1, reused_left=1.0, reused_right=1.0, signs_right=2)]) == (0, 0)


def test_without_any_sign_the_shorter_one_is_the_copy() -> None:
    articles = [Article("short"), Article("rather longer")]
    assert fold(articles, [pair(0, 1, reused_left=1.0, reused_right=0.4)]) == (1, 1)


def test_copies_of_copies_fold_into_one_origin() -> None:
    articles = [Article("x", published=f"2024-05-0{day}") for day in (3, 1, 2, 4)]
    pairs = [pair(0, 1, reused_left=0.9), pair(0, 2, reused_right=0.9), pair(1, 3, reused_left=0.1)]
    assert fold(articles, pairs) == (1, 1, 1, 3)


def test_letters_go_on_after_z() -> None:
    assert [siglum(number) for number in (0, 1, 25, 26, 27, 51, 52)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
    ]
