"""What went wrong, said once and clearly, for the window and the shell alike."""


class Problem(Exception):
    """An expected failure: one sentence in the user's words, and technical details on demand.

    The sentence says what happened, what was kept, and what to do next.
    """

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details

    def __reduce__(self) -> tuple[type["Problem"], tuple[str, str]]:
        """Keep both parts when a worker process hands the problem back."""
        return type(self), (self.sentence, self.details)
