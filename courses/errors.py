"""What a service says when it cannot do what was asked."""


class Refused(Exception):  # noqa: N818 - the word of the house, in the engine too
    """`code` is `noun.reason` for machines; `sentence` is one whole sentence for people: what happened, what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = str(sentence)
