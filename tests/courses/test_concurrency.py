"""Several devices at once: one row, one completion, one answer a ref."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from courses import services
from courses.models import Answer, Enrolment, LearnerModule, StepCompletion


@pytest.fixture
def learner(transactional_db, alice):
    return alice


def at_once(calls):
    def run(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def pages(learner, world):
    return world


def test_the_same_ref_from_five_threads_is_one_row(pages, learner):
    ref, key = uuid4(), pages.lesson.translation_key
    give = lambda: services.record_answer(learner, key, pages.thought, {"text": "Once"}, ref, "en")  # noqa: E731
    results = at_once([give] * 5)
    assert {recorded.answer.pk for recorded in results} == {Answer.objects.get().pk}
    assert StepCompletion.objects.count() == Enrolment.objects.count() == 1


def test_different_answers_at_once_lose_nothing(pages, learner):
    def call(text):
        key = pages.lesson.translation_key
        return lambda: services.record_answer(learner, key, pages.thought, {"text": text}, uuid4(), "en")

    at_once([call(f"Thought {number}") for number in range(6)])
    assert Answer.objects.count() == 6
    assert StepCompletion.objects.count() == 1
    assert LearnerModule.objects.get().done == 1
