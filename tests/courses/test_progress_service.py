from uuid import uuid4

import pytest
from django.utils import translation

from courses import content, services
from courses.errors import Refused
from courses.models import (
    Answer,
    ConfidenceRating,
    Enrolment,
    LearnerModule,
    ModuleCompletion,
    StepCompletion,
)
from courses.services import rollup
from tests.courses.conftest import choice, publish, reflection


def give(user, page, block_id, answer, ref=None, locale="en"):
    return services.record_answer(user, page.translation_key, block_id, answer, ref or uuid4(), locale)


def do_all(user, world, locale="en"):
    for page, block_id, answer in world.all_steps:
        give(user, page, block_id, answer, locale=locale)


def test_the_first_answer_enrols_and_completes_its_step(world, alice):
    recorded = give(alice, world.lesson, world.thought, {"text": "Monday's call"})
    assert recorded.done
    step = StepCompletion.objects.get()
    assert step.enrolment.user == alice
    assert step.lesson_title == "First lesson"


def test_the_same_ref_twice_is_one_answer_and_one_result(world, alice):
    ref = uuid4()
    first = give(alice, world.lesson, world.thought, {"text": "Monday's call"}, ref)
    again = give(alice, world.lesson, world.thought, {"text": "Monday's call"}, ref)
    assert again == first
    assert Answer.objects.count() == 1


def test_the_same_ref_with_other_words_is_refused(world, alice):
    ref = uuid4()
    give(alice, world.lesson, world.thought, {"text": "Monday's call"}, ref)
    with pytest.raises(Refused) as refusal:
        give(alice, world.lesson, world.thought, {"text": "Tuesday's call"}, ref)
    assert refusal.value.code == "answer.ref_reused"
    assert Answer.objects.get().answer == {"text": "Monday's call"}


def test_the_reading_of_a_model_is_no_part_of_the_same_answer(world, alice):
    ref = uuid4()
    give(alice, world.lesson, world.thought, {"text": "Monday", "reading": {"model": "a"}}, ref)
    give(alice, world.lesson, world.thought, {"text": "Monday", "reading": {"model": "b"}}, ref)
    assert Answer.objects.count() == 1


def test_a_later_answer_changes_neither_the_day_nor_the_completion(world, alice):
    give(alice, world.lesson, world.choice, {"option": [str(world.right)]})
    stamped = StepCompletion.objects.get()
    give(alice, world.lesson, world.choice, {"option": [str(world.wrong)]})
    assert StepCompletion.objects.get().completed_at == stamped.completed_at
    assert Answer.objects.count() == 2


def test_an_answer_sent_again_after_the_step_was_edited_gets_the_same_word(world, alice):
    ref, answer = uuid4(), {"option": [str(world.right)]}
    key = world.lesson.translation_key
    first = services.record_answer(alice, key, world.choice, answer, ref, "en")
    other = choice(world.choice, [(uuid4(), True), (uuid4(), False)])
    world.lesson.body = [
        other if block["id"] == str(world.choice) else block for block in world.lesson.body.raw_data
    ]
    publish(world.lesson)
    again = services.record_answer(alice, key, world.choice, answer, ref, "en")
    assert (again.answer.pk, again.done) == (first.answer.pk, True)


def test_an_answer_the_step_cannot_take_leaves_nothing_behind(world, alice):
    with pytest.raises(Refused) as refusal:
        give(alice, world.lesson, world.thought, {"text": "   "})
    assert refusal.value.code == "answer.invalid"
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("text", ["x" * 30_000, "a\0b" * 9_000])
def test_a_huge_answer_is_refused_in_a_sentence(world, alice, text):
    with pytest.raises(Refused) as refusal:
        give(alice, world.lesson, world.thought, {"text": text})
    assert refusal.value.sentence


def test_a_lone_surrogate_is_refused_not_stored(world, alice):
    with pytest.raises(Refused) as refusal:
        give(alice, world.lesson, world.thought, {"text": "\ud800"})
    assert refusal.value.code == "answer.invalid"


def test_an_unknown_lesson_is_refused(world, alice):
    with pytest.raises(Refused) as refusal:
        services.record_answer(alice, uuid4(), uuid4(), {"text": "x"}, uuid4(), "en")
    assert refusal.value.code == "lesson.unknown"


def test_an_answer_to_a_lesson_unpublished_meanwhile_is_kept(world, alice):
    give(alice, world.lesson, world.thought, {"text": "First"})
    world.lesson.unpublish()
    recorded = give(alice, world.lesson, world.choice, {"option": [str(world.right)]})
    assert recorded.gone
    assert Answer.objects.count() == 2
    assert StepCompletion.objects.count() == 1


def test_an_answer_to_a_deleted_lesson_is_kept_for_who_was_in_it(world, alice):
    enrolment = services.enrol(alice, content.catalogue().course(world.course.translation_key))
    services.touch(enrolment, world.lesson.translation_key)
    key = world.lesson.translation_key
    world.lesson.delete()
    recorded = services.record_answer(alice, key, world.thought, {"text": "Still here"}, uuid4(), "en")
    assert recorded.gone
    assert Answer.objects.get().sent == {"text": "Still here"}


def test_all_required_steps_complete_the_module_once(world, alice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        do_all(alice, world)
        do_all(alice, world)
    completion = ModuleCompletion.objects.get()
    assert completion.module_key == world.module.translation_key
    row = LearnerModule.objects.get()
    assert (row.done, row.required, row.completed_on) == (4, 4, completion.completed_on)
    assert Enrolment.objects.get().completed_on is None


def test_the_course_is_complete_when_every_module_is(world, alice):
    do_all(alice, world)
    far = content.steps_of_lessons([content.catalogue().lesson(world.far.translation_key)])
    (step,) = far[world.far.translation_key]
    give(alice, world.far, step.block_id, {"text": "Done"})
    assert Enrolment.objects.get().completed_on == services.today_of(alice)


def test_steps_done_in_three_languages_are_one_record(world, alice):
    world.translate("bg", "zh-hans")
    for locale, (page, block_id, answer) in zip(["en", "bg", "zh-hans", "bg"], world.all_steps, strict=True):
        with translation.override(locale):
            give(alice, page, block_id, answer, locale=locale)
    assert Enrolment.objects.count() == 1
    assert set(StepCompletion.objects.values_list("locale", flat=True)) == {"en", "bg", "zh-hans"}
    assert ModuleCompletion.objects.count() == 1


def test_an_extra_step_in_one_translation_locks_nobody_out(world, alice):
    world.translate("bg")
    page = world.in_language(world.lesson, "bg")
    page.body = [*page.body.raw_data, reflection(uuid4())]
    publish(page)
    with translation.override("bg"):
        do_all(alice, world, "bg")
    assert ModuleCompletion.objects.exists()


def test_a_new_required_step_never_takes_a_completion_away(world, alice):
    do_all(alice, world)
    before = ModuleCompletion.objects.get()
    world.lesson.body = [*world.lesson.body.raw_data, reflection(uuid4())]
    publish(world.lesson)
    rollup.rebuild()
    row = LearnerModule.objects.get()
    assert (row.done, row.required, row.completed_on) == (4, 5, before.completed_on)
    assert StepCompletion.objects.count() == 4


def test_a_removed_step_leaves_its_record_readable(world, alice):
    do_all(alice, world)
    world.lesson.body = [block for block in world.lesson.body.raw_data if block["id"] != str(world.thought)]
    publish(world.lesson)
    rollup.rebuild()
    assert StepCompletion.objects.get(block_id=world.thought).lesson_title == "First lesson"
    assert LearnerModule.objects.get().required == 3


def test_ratings_before_and_after_are_kept_by_skill(world, alice):
    do_all(alice, world)
    assert ConfidenceRating.objects.count() == 2
    (change,) = services.changes(alice)
    assert (change.skill, change.before, change.after, change.difference) == ("Calm myself", 30, 70, 40)


def test_preferring_not_to_say_is_an_answer_without_a_number(world, alice):
    key = f"skill-{world.skill.translation_key}"
    assert give(alice, world.lesson, world.before, {key: "unsaid"}).done
    assert ConfidenceRating.objects.get().value is None


def test_rebuilding_gives_the_numbers_that_were_there(world, alice, dave, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        do_all(alice, world)
        give(dave, world.lesson, world.thought, {"text": "One"})
    kept = sorted(
        LearnerModule.objects.values_list(
            "user", "module_key", "done", "required", "started_on", "completed_on"
        )
    )
    LearnerModule.objects.all().delete()
    rollup.rebuild()
    made = sorted(
        LearnerModule.objects.values_list(
            "user", "module_key", "done", "required", "started_on", "completed_on"
        )
    )
    assert made == kept
    assert len(made) == 2
