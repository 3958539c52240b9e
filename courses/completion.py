"""What «done» means. Trainee, supervisor and rule text all ask this one function."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

Place = tuple[UUID, UUID]  # (lesson_key, block_id): a block id alone is not enough, copied pages share them


@dataclass(frozen=True)
class Progress:
    """`done` of `required` steps; `percent` is 0 to 100 and reaches 100 only when nothing is missing."""

    done: int
    required: int

    @property
    def complete(self) -> bool:
        return self.required > 0 and self.done == self.required

    @property
    def percent(self) -> int:
        return self.done * 100 // self.required if self.required else 0

    @property
    def started(self) -> bool:
        return self.done > 0

    @property
    def left(self) -> int:
        return self.required - self.done


def progress(required: Collection[Place], done: Collection[Place]) -> Progress:
    """How much of `required` is among `done`.

    `required` are the required steps of the default-language pages, wherever the learner reads them; what is done
    beside them (optional steps, steps taken away since) neither helps nor harms. Nothing required is never complete.
    """
    wanted = set(required)
    return Progress(done=len(wanted.intersection(done)), required=len(wanted))
