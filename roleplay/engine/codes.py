"""Every code the engine hands to people who must word it. Literal lists; roleplay/labels.py words each."""

from __future__ import annotations

from enum import StrEnum


class Band(StrEnum):
    """How the customer comes across, from the feelings."""

    FURIOUS = "furious"
    ANGRY = "angry"
    FRUSTRATED = "frustrated"
    WARY = "wary"
    RESIGNED = "resigned"
    CALMING = "calming"
    SATISFIED = "satisfied"


class Expression(StrEnum):
    """What the customer's face shows."""

    CALM = "calm"
    WARY = "wary"
    FRUSTRATED = "frustrated"
    ANGRY = "angry"
    FURIOUS = "furious"
    TEARFUL = "tearful"
    RESIGNED = "resigned"
    RELIEVED = "relieved"


class Outcome(StrEnum):
    """How a talk ended."""

    RESOLVED = "resolved"
    RESOLVED_COLD = "resolved_cold"
    RESIGNED = "resigned"
    ESCALATED_COMPLAINT = "escalated_complaint"
    DEMANDS_MANAGER = "demands_manager"
    HANDED_OVER = "handed_over"
    HANG_UP = "hang_up"
    ENDED_BY_AGENT = "ended_by_agent"
    STOPPED = "stopped"


class Derived(StrEnum):
    """What happened beyond the labels, from the ledger: notes of a `felt` event, and line cells of their own."""

    WORN_EMPATHY = "worn_empathy"
    REPEAT_APOLOGY = "repeat_apology"
    REASKED = "reasked"
    BROKEN_PROMISE = "broken_promise"
    EXCUSE = "excuse"
    EARLY_SOLUTION = "early_solution"
    RELATIONAL_OVERLOAD = "relational_overload"
    INSTRUCT_WHILE_HOT = "instruct_while_hot"
    UNPROVOKED_BOUNDARY = "unprovoked_boundary"
    PROVOKED_BOUNDARY = "provoked_boundary"
    EARLY_CLOSE = "early_close"
    TOO_MUCH_AT_ONCE = "too_much_at_once"
    WELL_ANSWERED = "well_answered"
    HOLLOW = "hollow"
    REPAIRED = "repaired"
    NEED_MET = "need_met"
    FACT_TOLD = "fact_told"
    SHORT_OF_SLOTS = "short_of_slots"
    OVER_PROMISED = "over_promised"


class Move(StrEnum):
    """The customer's step towards their own goal."""

    NONE = "none"
    DEMAND = "demand"
    MANAGER_WARNING = "manager_warning"
    HANG_UP = "hang_up"
    SATISFIED_CLOSE = "satisfied_close"
    COLD_CLOSE = "cold_close"
    RESIGNED_CLOSE = "resigned_close"
    ESCALATE_CLOSE = "escalate_close"
    HANDED_OVER_CLOSE = "handed_over_close"
    SILENCE_BREAK = "silence_break"
    END_BY_AGENT = "end_by_agent"


class NeedStatus(StrEnum):
    """What became of a need."""

    MET = "met"
    MISSED = "missed"
    OVER_PROMISED = "over_promised"


class Direction(StrEnum):
    """Which way a turning point turned."""

    BETTER = "better"
    WORSE = "worse"


class RefusalCode(StrEnum):
    """Why a command was refused; nothing changed."""

    TALK_NOT_OPEN = "talk.not_open"
    TALK_ALREADY_OPEN = "talk.already_open"
    TALK_PAUSED = "talk.paused"
    TALK_NOT_PAUSED = "talk.not_paused"
    TALK_ENDED = "talk.ended"
    TALK_NOT_ENDED = "talk.not_ended"  # for services: a debrief was asked for while the talk goes on
    TALK_TOO_EARLY = "talk.too_early"
    TEXT_EMPTY = "text.empty"
    TEXT_TOO_LONG = "text.too_long"
    READING_EMPTY = "reading.empty"
    REF_REPEATED = "ref.repeated"
    SENTENCE_UNKNOWN = "sentence.unknown"


class Criterion(StrEnum):
    """The six criteria of the rubric."""

    LISTENING = "listening"
    EMPATHY = "empathy"
    OWNERSHIP = "ownership"
    RESOLUTION = "resolution"
    STRUCTURE = "structure"
    CONDUCT = "conduct"


class Check(StrEnum):
    """The yes/no checks; each belongs to one criterion (see criteria.py)."""

    ASKED_WHAT_HAPPENED = "asked_what_happened"
    RESTATED_TO_CHECK = "restated_to_check"
    ASKED_NOTHING_TWICE = "asked_nothing_twice"
    USED_SPECIFICS = "used_specifics"
    NAMED_THE_FEELING = "named_the_feeling"
    GRANTED_WHAT_IS_RIGHT = "granted_what_is_right"
    APOLOGISED_SPECIFICALLY = "apologised_specifically"
    MINIMISED_NOTHING = "minimised_nothing"
    TOOK_RESPONSIBILITY = "took_responsibility"
    EXPLAINED_THE_CAUSE = "explained_the_cause"
    KEPT_PROMISES = "kept_promises"
    STAYED_WITHIN_AUTHORITY = "stayed_within_authority"
    BLAMED_NOBODY = "blamed_nobody"
    MET_THE_FIRST_NEED = "met_the_first_need"
    MET_ALL_NEEDS = "met_all_needs"
    SAID_WHAT_COMES_NEXT = "said_what_comes_next"
    OFFERED_A_WAY_FORWARD = "offered_a_way_forward"
    FEELING_BEFORE_SOLUTION = "feeling_before_solution"
    ONE_THING_AT_A_TIME = "one_thing_at_a_time"
    CHECKED_AGREEMENT = "checked_agreement"
    CLOSED_AFTER_AGREEMENT = "closed_after_agreement"
    STAYED_RESPECTFUL = "stayed_respectful"
    OPENED_COURTEOUSLY = "opened_courteously"
    LIMIT_WHEN_ABUSED = "limit_when_abused"
    WARNED_BEFORE_ENDING = "warned_before_ending"
    SENT_NOBODY_AWAY = "sent_nobody_away"


class Principle(StrEnum):
    """The principle behind a strength or a change."""

    LISTEN_FIRST = "listen_first"
    NAME_THE_FEELING = "name_the_feeling"
    GRANT_WHAT_IS_RIGHT = "grant_what_is_right"
    BE_SPECIFIC = "be_specific"
    OWN_IT = "own_it"
    EXPLAIN_WHEN_HEARD = "explain_when_heard"
    SAY_WHO_WHAT_WHEN = "say_who_what_when"
    OFFER_A_WAY_FORWARD = "offer_a_way_forward"
    KEEP_PROMISES = "keep_promises"
    STAY_WITHIN_AUTHORITY = "stay_within_authority"
    CHECK_BEFORE_CLOSING = "check_before_closing"
    REMEMBER_WHAT_WAS_TOLD = "remember_what_was_told"
    SET_LIMITS_RESPECTFULLY = "set_limits_respectfully"
    STAY_RESPECTFUL = "stay_respectful"
    HAND_OVER_WARMLY = "hand_over_warmly"
    ONE_THING_AT_A_TIME = "one_thing_at_a_time"
