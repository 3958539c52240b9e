"""How sure people feel before and after. Own eyes only; a change is told in kind words, never as a grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from courses import content
from courses.models import Answer, ConfidenceRating

Moment = ConfidenceRating.Moment


@dataclass(frozen=True)
class Change:
    """One skill's ratings, 0 to 100 in tens; None where the person has not rated it or would rather not say."""

    skill: str
    before: int | None
    after: int | None
    rated_twice: bool

    @property
    def difference(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def words(self) -> str:
        """The change in kind words: what was rated, never what it means about the person."""
        if not self.rated_twice:
            return _("Rated once so far.")
        if self.difference is None:
            return _("You preferred not to say.")
        if self.difference > 0:
            return _("You rated this higher than before.")
        if self.difference < 0:
            return _("You rated this lower than before. That often happens when one learns more.")
        return _("You rated this the same as before.")


def record(answer: Answer, moment: str | None, ratings: Iterable[tuple[UUID, int | None]]) -> None:
    """Keep the ratings of one answer; rating the same step again corrects the earlier ones."""
    if moment is None:
        return
    ConfidenceRating.objects.bulk_create(
        [
            ConfidenceRating(
                enrolment=answer.enrolment,
                skill_key=skill_key,
                moment=moment,
                value=value,
                lesson_key=answer.lesson_key,
                block_id=answer.block_id,
                locale=answer.locale,
                rated_at=answer.answered_at,
            )
            for skill_key, value in ratings
        ],
        update_conflicts=True,
        unique_fields=["enrolment", "lesson_key", "block_id", "skill_key"],
        update_fields=["moment", "value", "locale", "rated_at"],
    )


def changes(user: User) -> list[Change]:
    """Every skill this person has rated, in the editors' order: the newest «before» and the newest «after»."""
    newest: dict[UUID, dict[str, int | None]] = {}
    rows = ConfidenceRating.objects.filter(enrolment__user=user).order_by("rated_at", "pk")
    for skill_key, moment, value in rows.values_list("skill_key", "moment", "value"):
        newest.setdefault(skill_key, {})[moment] = value
    names = content.skill_names(newest)
    return [
        Change(
            name,
            newest[key].get(Moment.BEFORE),
            newest[key].get(Moment.AFTER),
            rated_twice=len(newest[key]) > 1,
        )
        for key, name in names.items()
    ]
