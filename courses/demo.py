"""The demo's people: a team tree of sixty, and months of believable history. Fictional, the same on every machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts.demo import ADDRESSES
from accounts.models import Membership, Team, User
from courses import content
from courses.completion import Place, progress
from courses.demo_names import BRANCHES, COMPANY, SIGN_INS
from courses.models import Assignment, ConfidenceRating, Enrolment, ModuleCompletion, StepCompletion
from courses.services import rollup

Role = Membership.Role
SEED = 20_26
MONTHS_BACK = 150  # days ago on which the first people were given the course


@dataclass(frozen=True)
class Story:
    """How one person fares: `pace` is how much of the course they have done by now, 0 to 1."""

    user: User
    assigned_on: date
    due_on: date
    pace: float


@transaction.atomic
def load_people(today: date | None = None) -> int:
    """Make people, teams and history; people who are there already stay as they are. How many are there then."""
    today = today or timezone.localdate()
    company = Team.objects.filter(depth=1, name=COMPANY).first() or Team.add_root(name=COMPANY)
    learners = list(_branches(company))
    _sign_ins(company)
    for course in content.catalogue().courses[:1]:
        _history(course, learners, today)
    rollup.rebuild()
    return User.objects.count()


# people


def _branches(company: Team) -> Iterator[User]:
    for country, (language, zone, floors, names) in BRANCHES.items():
        branch = _team(company, country)
        teams = [_team(branch, floor) for floor in floors]
        for place, name in enumerate(names):
            user = _person(f"{language}{place + 1}@demo.example", name, language, zone)
            _member(user, teams[place % len(teams)], Role.TRAINEE)
            yield user


def _sign_ins(company: Team) -> None:
    branch = company.get_children()[1]
    floor = branch.get_first_child()
    zone = "Europe/Sofia"
    people = {key: _person(ADDRESSES[key], name, "en", zone) for key, name in SIGN_INS.items()}
    _member(people["trainee"], floor, Role.TRAINEE)
    _member(people["trainer"], branch, Role.TRAINER)
    _member(people["supervisor"], branch, Role.SUPERVISOR)
    people["trainer"].groups.add(*Group.objects.filter(name="Trainers"))
    User.objects.filter(email=ADDRESSES["administrator"]).update(is_staff=True, is_superuser=True)


def _team(parent: Team, name: str) -> Team:
    parent.refresh_from_db()
    return parent.get_children().filter(name=name).first() or parent.add_child(name=name)


def _person(email: str, name: str, language: str, zone: str) -> User:
    fields = {"name": name, "language": language, "timezone": zone, "password": "!"}
    return User.objects.get_or_create(email=email, defaults=fields)[0]


def _member(user: User, team: Team, role: str) -> None:
    Membership.objects.get_or_create(user=user, team=team, role=role)


# history


def _history(course: content.Course, learners: list[User], today: date) -> None:
    chance = Random(SEED)
    told = set(Assignment.objects.filter(course_key=course.key).values_list("user_id", flat=True))
    stories = [_story(user, today, chance) for user in learners]
    new = [story for story in stories if story.user.pk not in told]
    Assignment.objects.bulk_create(
        Assignment(user=story.user, course_key=course.key, assigned_on=story.assigned_on, due_on=story.due_on)
        for story in new
    )
    _give_trainee(course, today)
    begun = [story for story in new if story.pace > 0]
    enrolments = Enrolment.objects.bulk_create(_enrolment(course, story, today) for story in begun)
    plan = content.required(course.lessons)
    steps = [
        step
        for enrolment, story in zip(enrolments, begun, strict=True)
        for step in _steps(course, plan, enrolment, story, today, chance)
    ]
    StepCompletion.objects.bulk_create(steps)
    _finish(course, enrolments, steps)
    _rate(course, steps, chance)


def _story(user: User, today: date, chance: Random) -> Story:
    assigned_on = today - timedelta(days=chance.randrange(25, MONTHS_BACK))
    due_on = assigned_on + timedelta(days=chance.choice((42, 56, 84)))
    kind = chance.random()
    if kind < 0.12:
        pace = 0.0
    elif kind < 0.55 and due_on < today + timedelta(days=14):
        pace = 1.0
    else:
        pace = chance.uniform(0.1, 0.9)
    if due_on < today and pace < 1 and chance.random() < 0.4:
        due_on = today + timedelta(days=chance.randrange(5, 40))  # was given more time
    return Story(user, assigned_on, due_on, pace)


def _give_trainee(course: content.Course, today: date) -> None:
    """The demo's trainee has everything before her: given last week, nothing begun."""
    Assignment.objects.get_or_create(
        user=User.objects.get(email=ADDRESSES["trainee"]),
        course_key=course.key,
        defaults={"assigned_on": today - timedelta(days=6), "due_on": today + timedelta(days=36)},
    )


def _enrolment(course: content.Course, story: Story, today: date) -> Enrolment:
    started = min(today, story.assigned_on + timedelta(days=3 + story.user.pk % 9))
    return Enrolment(user=story.user, course_key=course.key, title=course.title, started_on=started)


def _steps(
    course: content.Course,
    plan: list[Place],
    enrolment: Enrolment,
    story: Story,
    today: date,
    chance: Random,
) -> Iterator[StepCompletion]:
    titles = {lesson.key: lesson.title for lesson in course.lessons}
    last = min(today, max(story.due_on - timedelta(days=3), enrolment.started_on))
    span = max((last - enrolment.started_on).days, 0)
    count = max(1, round(len(plan) * story.pace))
    days = sorted(chance.randint(0, span) for _ in range(count))
    for (lesson_key, block_id), offset in zip(plan[:count], days, strict=True):
        day = enrolment.started_on + timedelta(days=offset)
        yield StepCompletion(
            enrolment=enrolment,
            lesson_key=lesson_key,
            block_id=block_id,
            lesson_title=titles[lesson_key],
            locale=story.user.language,
            completed_at=datetime.combine(day, time(9), tzinfo=UTC),
            completed_on=day,
        )


def _finish(course: content.Course, enrolments: list[Enrolment], steps: list[StepCompletion]) -> None:
    """Stamp modules and courses with the day of their last step, by the same function that stamps a learner's own."""
    completions = []
    for enrolment in enrolments:
        done = {(s.lesson_key, s.block_id): s.completed_on for s in steps if s.enrolment_id == enrolment.pk}
        for module in course.modules:
            wanted = content.required(module.lessons)
            if progress(wanted, done).complete:
                day = max(done[place] for place in wanted)
                completions.append(
                    ModuleCompletion(
                        enrolment=enrolment, module_key=module.key, title=module.title, completed_on=day
                    )
                )
        if progress(content.required(course.lessons), done).complete:
            enrolment.completed_on = max(done.values())
    ModuleCompletion.objects.bulk_create(completions)
    Enrolment.objects.bulk_update(enrolments, ["completed_on"])


def _rate(course: content.Course, steps: list[StepCompletion], chance: Random) -> None:
    """Ratings wherever a rating step was done."""
    asked = content.rating_steps(course.lessons)
    before: dict[tuple[int, UUID], int] = {}
    ratings = [
        _rating(step, skill, moment, before, chance)
        for step in sorted(steps, key=lambda step: step.completed_on)
        for moment, skills in [asked.get((step.lesson_key, step.block_id), ("", []))]
        for skill in skills
    ]
    ConfidenceRating.objects.bulk_create(ratings)


def _rating(
    step: StepCompletion, skill: UUID, moment: str, before: dict[tuple[int, UUID], int], chance: Random
) -> ConfidenceRating:
    """Middling before, mostly surer after, a few less so, a few unsaid."""
    start = before.setdefault((step.enrolment_id, skill), chance.choice((20, 30, 40, 40, 50, 60)))
    later = max(0, min(100, start + chance.choice((-10, 0, 10, 10, 20, 20, 30, 40))))
    value = start if moment == ConfidenceRating.Moment.BEFORE else later
    return ConfidenceRating(
        enrolment_id=step.enrolment_id,
        skill_key=skill,
        moment=moment,
        value=None if chance.random() < 0.06 else value,
        lesson_key=step.lesson_key,
        block_id=step.block_id,
        locale=step.locale,
        rated_at=step.completed_at,
    )
