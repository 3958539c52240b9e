"""Cells that spreadsheets cannot run, in pieces that fit any memory."""

import pytest

from accounts.visibility import Data
from courses.reports.base import Column, csv_lines, csv_response, safe_cell

COLUMNS = [Column("n", "Number", lambda row: row, "n", Data.NAME)]


class Request:
    """All that is asked of a request: whether it came by ASGI."""


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1"])
def test_a_formula_becomes_text(value):
    assert safe_cell(value) == f"'{value}"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), ("Ana", "Ana"), (0, "0"), ("张伟", "张伟")])
def test_other_values_stay_as_they_are(value, cell):
    assert safe_cell(value) == cell


def test_rows_are_read_only_as_the_file_is_read():
    taken = []

    def rows():
        for number in range(10_000):
            taken.append(number)
            yield number

    pieces = iter(csv_response(Request(), csv_lines(COLUMNS, rows()), "x.csv"))
    next(pieces)
    assert len(taken) < 1_000


async def test_under_asgi_the_file_comes_in_pieces_too():
    request = Request()
    request.scope = {}
    response = csv_response(request, csv_lines(COLUMNS, range(1_200)), "x.csv")
    pieces = [piece async for piece in response]
    assert len(pieces) == 3
    assert b"".join(pieces).decode("utf-8-sig").splitlines()[:2] == ["Number", "0"]
