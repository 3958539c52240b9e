"""How fast one socket may speak: five commands a second, ten at once."""

from collections.abc import Callable
from time import monotonic


class Bucket:
    """A token bucket. `take()` says whether one more is allowed now."""

    def __init__(self, *, rate: float = 5, burst: float = 10, clock: Callable[[], float] = monotonic) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.level, self.at = burst, clock()

    def take(self) -> bool:
        now = self.clock()
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True
