"""Reading in a bounded pool: it costs tens of milliseconds a sentence, so it never grows a line without end."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import BoundedSemaphore

from django.conf import settings

from roleplay import reader
from roleplay.engine.acts import Act, ActUse, Reading
from roleplay.engine.brief import Brief
from roleplay.errors import Refused, RoomCode

WAITING_A_THREAD = 25  # about two seconds of reading
PATIENCE = 2.0  # seconds before "one moment, please"

_pool = ThreadPoolExecutor(settings.READER_THREADS, thread_name_prefix="reader")
_warm: set[int] = set()
_places = BoundedSemaphore(settings.READER_THREADS * WAITING_A_THREAD)


def read(
    text: str, *, language: str, brief: Brief | None, said_before: Iterable[str] = (), customer: str = ""
) -> Reading:
    """What the reader makes of an answer to `customer`. Raises Refused(reader.busy) when the line is full."""
    said = tuple(said_before)
    return _submit(
        lambda: reader.read(text, language=language, brief=brief, said_before=said, customer=customer)
    ).result()


def unrated(read: Reading) -> Reading:
    """The same words without acts: somebody who writes of their own strain is not judged by that message."""
    nothing = (ActUse(Act.OTHER),)
    sentences = (replace(sentence, acts=nothing, meets=(), asks=()) for sentence in read.sentences)
    return replace(read, sentences=tuple(sentences))


def warm(brief: Brief) -> None:
    """Let the reader work out a scenario's examples, seconds of work, before the first turn needs them.

    Once a process for each brief; never waits, never raises.
    """
    wordings = (*(need.examples for need in brief.needs), *(fact.questions for fact in brief.facts))
    examples = hash((brief.language, brief.title, wordings, brief.near_misses))
    if examples in _warm or not _places.acquire(blocking=False):
        return
    _warm.add(examples)
    future = _pool.submit(reader.read, brief.title or "…", language=brief.language, brief=brief)
    future.add_done_callback(lambda _: _places.release())


def _submit(task: Callable[[], Reading]) -> Future[Reading]:
    if not _places.acquire(timeout=PATIENCE):
        raise Refused(RoomCode.READER_BUSY)
    future = _pool.submit(task)
    future.add_done_callback(lambda _: _places.release())
    return future
