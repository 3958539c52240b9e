"""The supervisor's desk: own branch of the team tree, who has been given what by when, who has begun and who has finished."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from accounts.access import supervisor_required
from accounts.models import Team, User
from accounts.visibility import Viewer
from courses import content
from courses.access import branch_of, team_for
from courses.reports import completion
from courses.reports.base import Column, csv_lines, csv_response
from courses.reports.completion import Question, Row, Status, columns_for

PAGE_SIZE = 50
LONGEST_NAME = 100


@dataclass(frozen=True)
class Heading:
    """A column's title with where a click on it leads; `direction` is empty when the table is not sorted by it."""

    column: Column[Row]
    query: str
    direction: str


@supervisor_required
def desk(request: HttpRequest) -> HttpResponse:
    branch = branch_of(request.user)
    courses = content.catalogue(request).courses
    context: dict[str, object] = {"branch": _indented(branch), "courses": courses, "statuses": Status}
    if courses and branch:
        context |= _answered(request, ask(request.GET, branch, courses))
    return render(request, "courses/desk.html", context)


def _answered(request: HttpRequest, question: Question) -> dict[str, object]:
    found = completion.people(question, timezone.localdate())
    numbers = completion.summary(found)
    wanted = completion.narrowed(found, question)
    total = numbers[question.status] if question.status else sum(numbers.values())
    page = _page(wanted, total, request.GET.get("page", "1"))
    rows, columns = list(completion.rows(page.object_list)), columns_for(Viewer.SUPERVISOR)
    return {
        "question": question,
        "unit": question.module or question.course,
        "numbers": numbers,
        "everyone": sum(numbers.values()),
        "page": page,
        "rows": rows,
        "lines": [(row, [(column, column.value(row)) for column in columns]) for row in rows],
        "headings": [_heading(column, question, request.GET) for column in columns],
        "query": _query(request.GET, page=None),
        "links": {status.value: _query(request.GET, status=status.value, page=None) for status in Status},
        "query_all": _query(request.GET, status=None, page=None),
    }


@supervisor_required
def desk_csv(request: HttpRequest) -> HttpResponse:
    """The same people, columns and order as the page, as a file."""
    branch, courses = branch_of(request.user), content.catalogue(request).courses
    if not branch or not courses:
        raise Http404
    question = ask(request.GET, branch, courses)
    found = completion.narrowed(completion.people(question, timezone.localdate()), question)
    lines = csv_lines(columns_for(Viewer.SUPERVISOR), completion.rows(found))
    return csv_response(request, lines, f"completion-{timezone.localdate().isoformat()}.csv")


def ask(asked: QueryDict, branch: list[Team], courses: tuple[content.Course, ...]) -> Question:
    """What the address asks for. Http404 for a team of another branch or content that is not there."""
    course, module = _unit(asked.get("of", ""), courses)
    chosen = asked.get("team", "")
    root = team_for(branch, chosen) if chosen else None
    status, order = asked.get("status", ""), asked.get("sort", "name")
    return Question(
        teams=[team for team in branch if root is None or team.path.startswith(root.path)],
        course=course,
        module=module,
        root=root,
        name=asked.get("name", "").replace("\0", "").strip()[:LONGEST_NAME],
        status=status if status in Status.values else "",
        order=order.removeprefix("-"),
        descending=order.startswith("-"),
    )


def _unit(key: str, courses: tuple[content.Course, ...]) -> tuple[content.Course, content.Module | None]:
    if not key:
        return courses[0], None
    for course in courses:
        if str(course.key) == key:
            return course, None
        for module in course.modules:
            if str(module.key) == key:
                return course, module
    raise Http404


def _page(wanted: object, total: int, number: str) -> Page[User]:
    paginator = Paginator(wanted, PAGE_SIZE)
    paginator.count = total  # known from the summary: counting again would be a query more
    return paginator.get_page(number)


def _indented(branch: list[Team]) -> list[tuple[Team, str]]:
    top = min((team.depth for team in branch), default=0)
    return [(team, "\u2003" * (team.depth - top)) for team in branch]


def _heading(column: Column[Row], question: Question, asked: QueryDict) -> Heading:
    current = question.order == column.key
    key = f"-{column.key}" if current and not question.descending else column.key
    direction = ("descending" if question.descending else "ascending") if current else ""
    return Heading(column, _query(asked, sort=key, page=None), direction)


def _query(asked: QueryDict, **changed: str | None) -> str:
    """The address's question with some parts changed; None takes a part away."""
    parts = {**asked.dict(), **changed}
    return "?" + urlencode({key: value for key, value in parts.items() if value})
