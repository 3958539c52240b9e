"""No figure of a group so small that it tells about a person. A pure function, asked before any group figure is shown."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def hidden(sizes: Mapping[Key, int], floor: int) -> frozenset[Key]:
    """Which sibling groups must not be shown, given that the figure of all of them together may be known.

    `sizes` are people per group (0 or more), `floor` the smallest group that may be shown (at least 1). A group below the
    floor is hidden. What is hidden could be worked out as the whole minus what is shown, so the smallest shown siblings
    join it until the hidden ones together reach the floor and are at least two; if that cannot be, all are hidden.
    A group of nobody tells nothing and hides nobody: it is never shown as a figure and never counts as cover.
    """
    if floor < 1:
        raise ValueError("floor must be at least 1")
    people = {key: size for key, size in sizes.items() if size > 0}
    small = {key for key, size in people.items() if size < floor}
    if small:
        small |= _cover(people, small, floor)
    return frozenset(small | (sizes.keys() - people.keys()))


def _cover(people: Mapping[Key, int], small: set[Key], floor: int) -> set[Key]:
    cover: set[Key] = set()
    left = sorted(people.keys() - small, key=lambda key: (people[key], str(key)))
    for key in left:
        together = small | cover
        if len(together) > 1 and sum(people[one] for one in together) >= floor:
            break
        cover.add(key)
    return cover
