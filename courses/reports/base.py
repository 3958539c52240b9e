"""What every report can do: say its columns once, and give the same cells to page, file and printer."""

import csv
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from asgiref.sync import sync_to_async
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.functional import Promise

from accounts.visibility import Data, Viewer, may_see

Row = TypeVar("Row")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"  # without it spreadsheets read UTF-8 as something else
BATCH = 500


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: `key` is its name in the address, `value` its cell, `order` the field it sorts by, `data` what it tells."""

    key: str
    title: str | Promise
    value: Callable[[Row], Any]
    order: str
    data: Data

    def may_show(self, viewer: Viewer) -> bool:
        return may_see(viewer, self.data)


def safe_cell(value: Any) -> str:
    """The cell's text; one that a spreadsheet would run as a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def csv_lines(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([safe_cell(column.title) for column in columns])
    for row in rows:
        yield writer.writerow([safe_cell(column.value(row)) for column in columns])


class _Line:
    def write(self, line: str) -> str:
        return line


def csv_response(request: HttpRequest, lines: Iterator[str], filename: str) -> StreamingHttpResponse:
    """The file, a piece at a time: 100,000 people take no more memory than 500."""
    pieces = iter(lambda: "".join(islice(lines, BATCH)), "")
    # under ASGI a plain iterator would be gathered into memory before the first byte leaves
    content = _in_thread(pieces) if hasattr(request, "scope") else pieces
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


async def _in_thread(pieces: Iterator[str]) -> AsyncIterator[str]:
    while piece := await sync_to_async(next)(pieces, ""):
        yield piece
