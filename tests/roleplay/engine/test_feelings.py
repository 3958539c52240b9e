"""The update rule, one effect at a time."""

import pytest

from roleplay.engine.acts import Act, ActUse, Reading, Sentence, Slots
from roleplay.engine.codes import Derived
from roleplay.engine.feelings import Moment, at_start, feel
from roleplay.engine.persona import Persona
from roleplay.engine.state import Feelings, Mind
from tests.roleplay.engine.talks import brief

CALM = Feelings(anger=0.5, arousal=0.4, heard=0.5, trust=0.5, hope=0.4, patience=0.7)
HOT = Feelings(anger=0.8, arousal=0.8, heard=0.1, trust=0.5, hope=0.3, patience=0.7)


def reading(*uses):
    return Reading(tuple(Sentence(use.act.value, (use,)) for use in uses))


def use(act, quality=1.0, fresh=False):
    return ActUse(Act(act), quality, fresh)


def after(feelings, *uses, moment=None, persona=None, **mind):
    felt = feel(Mind(feelings, **mind), persona or Persona(), reading(*uses), moment or Moment())
    return felt.mind.feelings, felt


def effect(felt, at=0):
    return felt.effects[at].changes


def test_an_act_pushes_by_its_weights():
    _, felt = after(CALM, use("validate"))
    assert effect(felt) == pytest.approx((-0.10, -0.08, 0.12, 0.08, 0.02, 0.03))


def test_bad_effects_weigh_more_for_a_touchy_persona():
    _, felt = after(CALM, use("wall"), persona=Persona(asymmetry=2.0, reactivity=1.2))
    assert effect(felt)[0] == pytest.approx(0.12 * 2.0 * 1.2)


def test_good_effects_follow_soothability():
    _, felt = after(CALM, use("own"), persona=Persona(soothability=0.8))
    assert effect(felt)[3] == pytest.approx(0.09 * 0.8)


def test_repetition_wears_down_and_fresh_specifics_wear_less():
    _, stale = after(CALM, use("ask"), uses={"ask": 2})
    _, fresh = after(CALM, use("ask", fresh=True), uses={"ask": 2})
    assert effect(stale)[2] == pytest.approx(0.06 * 0.5**2)
    assert effect(fresh)[2] == pytest.approx(0.06 * 0.5 ** (0.4 * 2))


def test_harm_sensitises_up_to_three_times():
    _, first = after(CALM, use("wall"))
    _, third = after(CALM, use("wall"), uses={"wall": 3})
    _, tenth = after(CALM, use("wall"), uses={"wall": 10})
    assert effect(third)[0] == pytest.approx(effect(first)[0] * 1.45)
    assert effect(tenth) == effect(third)


def test_an_early_solution_is_attenuated_and_never_punished():
    feelings, felt = after(HOT, use("solve"))
    assert effect(felt)[4] == pytest.approx(0.20 * (0.35 + 0.65 * 0.12 / 0.40), rel=0.1)
    assert Derived.EARLY_SOLUTION in felt.notes
    assert feelings.anger < HOT.anger


def test_a_solution_without_trust_arrives_by_half():
    _, felt = after(Feelings(0.5, 0.4, 0.5, 0.0, 0.4, 0.7), use("solve"))
    assert effect(felt)[0] == pytest.approx(-0.12 * 0.5)


def test_a_cause_while_hot_and_unheard_is_an_excuse():
    _, felt = after(HOT, use("explain_cause"))
    assert felt.notes == (Derived.EXCUSE,)
    assert effect(felt)[0] == pytest.approx(0.03 * 1.5)


def test_a_cause_is_welcome_once_the_customer_is_heard_in_the_same_message():
    _, felt = after(HOT, use("paraphrase"), use("acknowledge"), use("explain_cause"))
    assert Derived.EXCUSE not in felt.notes


def test_the_third_generic_empathy_turns():
    _, felt = after(CALM, use("acknowledge"), generic=2)
    assert felt.notes == (Derived.WORN_EMPATHY,)
    assert effect(felt)[2] == pytest.approx(-0.04 * 1.5)
    assert effect(after(CALM, use("acknowledge", fresh=True), generic=2)[1])[2] > 0


def test_the_third_apology_turns_unless_it_is_specific_or_repairs():
    worn, fresh = use("apologise"), use("apologise", fresh=True)
    assert Derived.REPEAT_APOLOGY in after(CALM, worn, uses={"apologise": 2})[1].notes
    assert Derived.REPEAT_APOLOGY not in after(CALM, fresh, uses={"apologise": 2})[1].notes
    assert Derived.REPEAT_APOLOGY not in after(CALM, worn, use("solve"), uses={"apologise": 2})[1].notes


def test_an_instruction_while_hot_and_unheard_costs_patience():
    _, felt = after(HOT, use("instruct"))
    assert Derived.INSTRUCT_WHILE_HOT in felt.notes
    assert sum(item.changes[5] for item in felt.effects) == pytest.approx(-(0.04 + 0.02) * 1.5)


def test_a_boundary_soothes_only_when_provoked():
    unprovoked, _ = after(HOT, use("boundary"))
    provoked, _ = after(HOT, use("boundary"), moment=Moment(provoked=True))
    assert provoked.arousal < HOT.arousal
    assert provoked.anger < unprovoked.anger


def test_an_honest_limit_that_meets_a_need_costs_no_anger():
    _, plain = after(CALM, use("decline"))
    _, meeting = after(CALM, use("decline"), moment=Moment(progress=True, met_in=frozenset({0})))
    assert effect(plain)[0] == pytest.approx(0.05 * 1.5)
    assert effect(meeting) == (0.0, *effect(plain)[1:])


def test_a_limit_beside_a_sentence_that_meets_a_need_still_costs():
    _, felt = after(CALM, use("solve"), use("decline"), moment=Moment(progress=True, met_in=frozenset({0})))
    assert effect(felt, at=1)[0] > 0


def test_asking_again_breaking_a_promise_and_closing_early_cost():
    moment = Moment(reasked=frozenset({0}), broken=frozenset({0}), early_close=True)
    _, felt = after(CALM, use("ask"), moment=moment)
    assert {Derived.REASKED, Derived.BROKEN_PROMISE, Derived.EARLY_CLOSE} <= set(felt.notes)
    assert sum(item.changes[0] for item in felt.effects[1:]) == pytest.approx((0.05 + 0.15 + 0.05) * 1.5)


def test_three_relational_acts_are_too_many_and_two_once_calm_without_progress():
    three = (use("acknowledge"), use("paraphrase"), use("apologise"))
    calm = Feelings(0.3, 0.2, 0.6, 0.6, 0.4, 0.7)
    assert Derived.RELATIONAL_OVERLOAD in after(HOT, *three)[1].notes
    assert Derived.RELATIONAL_OVERLOAD in after(calm, *three[:2])[1].notes
    assert Derived.RELATIONAL_OVERLOAD not in after(HOT, *three[:2])[1].notes
    assert Derived.RELATIONAL_OVERLOAD not in after(calm, *three[:2], moment=Moment(progress=True))[1].notes


def test_a_message_is_capped_both_ways():
    good = [use(act, fresh=True) for act in ("acknowledge", "validate", "paraphrase", "own")]
    better, _ = after(CALM, *good)
    worse, _ = after(CALM, use("hostile"), use("dismiss"), use("blame"))
    assert better.heard == pytest.approx(CALM.heard + 0.22)
    assert worse.heard == pytest.approx(CALM.heard - 0.40)


def test_part_of_the_last_push_goes_on():
    feelings, _ = after(CALM, use("close"), push=Feelings(heard=0.2), persona=Persona(inertia=0.4))
    assert feelings.heard == pytest.approx(CALM.heard + 0.5 * 0.4 * 0.2)


def test_anger_has_a_floor_that_only_facts_remove():
    low = Feelings(0.31, 0.3, 0.9, 0.9, 0.4, 0.9)
    assert after(low, use("validate", fresh=True))[0].anger == pytest.approx(0.3)
    assert after(low, use("validate", fresh=True), moment=Moment(share=1.0))[0].anger < 0.25


def test_how_a_message_answers_counts_only_where_it_does_something():
    nothing = Reading((Sentence("x", (use("meta"),)), Sentence("y", (use("other"),))), manner=1.0)
    felt = feel(Mind(CALM), Persona(), nothing, Moment())
    assert Derived.WELL_ANSWERED not in felt.notes
    something = Reading((Sentence("x", (use("ask"),)),), manner=1.0)
    assert Derived.WELL_ANSWERED in feel(Mind(CALM), Persona(), something, Moment()).notes


def test_nobody_is_pacified_within_the_first_two_messages():
    low, everything = Feelings(0.35, 0.3, 0.5, 0.5, 0.4, 0.9), Moment(share=1.0, progress=True)
    assert after(low, use("solve"), use("validate"), moment=everything)[0].anger < 0.25
    early = Moment(share=1.0, progress=True, early=True)
    assert after(low, use("solve"), use("validate"), moment=early)[0].anger == pytest.approx(0.3)
    calm = Feelings(0.2, 0.2, 0.5, 0.5, 0.4, 0.9)
    assert after(calm, use("solve"), moment=early)[0].anger <= 0.2 + 1e-6


def test_hope_has_a_ceiling_until_the_needs_are_met():
    assert after(CALM, use("solve"))[0].hope == pytest.approx(0.45)
    assert after(CALM, use("solve"), moment=Moment(share=0.5))[0].hope > 0.45


def test_arousal_drifts_towards_anger_and_patience_drains():
    feelings, _ = after(HOT, use("close"))
    assert feelings.patience == pytest.approx(HOT.patience - 0.02 * (1 + feelings.arousal))
    cooler, _ = after(Feelings(0.3, 0.8, 0.5, 0.5, 0.4, 0.7), use("close"))
    assert cooler.arousal == pytest.approx(0.8 - 0.15 * 0.5)


def test_a_dismissal_dampens_until_both_halves_of_its_repair_are_given():
    _, hurt = after(CALM, use("dismiss"))
    assert hurt.mind.sore
    mended = feel(hurt.mind, Persona(), reading(use("validate"), use("apologise", fresh=True)), Moment())
    assert Derived.REPAIRED in mended.notes
    assert not mended.mind.sore
    half = feel(hurt.mind, Persona(), reading(use("validate"), use("apologise")), Moment())
    assert half.mind.sore


def test_an_unsure_reading_hardly_moves_and_never_angers():
    feelings, _ = after(CALM, use("other"))
    assert feelings.anger == CALM.anger
    assert abs(feelings.heard - CALM.heard) <= 0.02


def test_a_hold_that_says_how_long_costs_less():
    bare = Reading((Sentence("Hold.", (use("hold"),)),))
    told = Reading((Sentence("Two minutes.", (use("hold"),), slots=Slots(durations=("2 min",))),))
    costs = [feel(Mind(CALM), Persona(), item, Moment()).effects[0].changes[5] for item in (bare, told)]
    assert costs[1] == pytest.approx(0.4 * costs[0])


def test_face_and_autonomy_come_from_the_persona():
    proud, plain = after(CALM, use("blame"), persona=Persona(face=1.0))[1], after(CALM, use("blame"))[1]
    free = after(CALM, use("choice"), persona=Persona(autonomy=1.0))[1]
    assert effect(proud)[0] > effect(plain)[0]
    assert effect(free)[2] > effect(after(CALM, use("choice"))[1])[2]


def test_earlier_failed_contacts_count_up_to_three():
    start, third, tenth = (at_start(brief(failed_contacts=count)).feelings for count in (0, 3, 10))
    assert third.anger == pytest.approx(start.anger + 0.18)
    assert third.trust == pytest.approx(start.trust - 0.24)
    assert tenth == third
