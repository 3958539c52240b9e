"""Words for every code the engine and the room use. The engine speaks no language but the customer's; people read these.

We speak of the act and its effect, never of the person. A test checks that no code is without words.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roleplay.engine.acts import Act
from roleplay.engine.codes import Criterion, Derived, Expression, Outcome, Principle, RefusalCode
from roleplay.errors import RoomCode

Words = Mapping[str, Promise]

OUTCOMES: Words = {
    Outcome.RESOLVED: _("Solved, and the customer left calm and satisfied."),
    Outcome.RESOLVED_COLD: _("The matter was solved, but the customer left without feeling heard."),
    Outcome.RESIGNED: _("The customer gave up: nothing more was expected of the call."),
    Outcome.ESCALATED_COMPLAINT: _("The customer ended the call to make a formal complaint."),
    Outcome.DEMANDS_MANAGER: _("The customer insisted on speaking to a manager."),
    Outcome.HANDED_OVER: _("You handed the customer over warmly to somebody who could help."),
    Outcome.HANG_UP: _("The customer hung up."),
    Outcome.ENDED_BY_AGENT: _("You ended the call."),
    Outcome.STOPPED: _("You stopped the practice. That is always fine, and nothing of it is scored."),
}
ENDED_WITH_REASON = _("You ended the call after a clear limit and a warning. That was the right thing to do.")
ENDED_WITHOUT_REASON = _("You ended the call while the customer still needed something.")
NOT_FINISHED = _("This talk has not ended yet.")

ACTS: Words = {
    Act.GREET: _("Greeting"),
    Act.ACKNOWLEDGE: _("Naming the feeling"),
    Act.VALIDATE: _("Granting what is right"),
    Act.APOLOGISE: _("Apology"),
    Act.PARAPHRASE: _("Saying it back"),
    Act.ASK: _("Question"),
    Act.EXPLAIN_CAUSE: _("Saying why it happened"),
    Act.EXPLAIN_NEXT: _("Saying what comes next"),
    Act.INSTRUCT: _("Asking the customer to do something"),
    Act.INFORM: _("Information"),
    Act.OWN: _("Taking it on yourself"),
    Act.SOLVE: _("Concrete solution"),
    Act.CHOICE: _("Offering a choice"),
    Act.DECLINE: _("Honest no, with a reason"),
    Act.BOUNDARY: _("Respectful limit"),
    Act.ESCALATE: _("Bringing in somebody else"),
    Act.HOLD: _("Asking for a moment"),
    Act.CHECK: _("Checking that it is all right"),
    Act.THANK: _("Thanks"),
    Act.CLOSE: _("Goodbye"),
    Act.VAGUE: _("Vague promise"),
    Act.BLAME: _("Blame"),
    Act.DISMISS: _("Making it small"),
    Act.WALL: _("Hiding behind a rule"),
    Act.HOSTILE: _("Hostile words"),
    Act.DEFLECT: _("Sending away"),
    Act.META: _("About the exercise"),
    Act.OTHER: _("Not rated"),
}

EFFECTS: Words = {
    Act.GREET: _("A name and a friendly word make it a talk between two people."),
    Act.ACKNOWLEDGE: _(
        "Somebody who hears their own feeling named starts to feel heard, and heat goes down."
    ),
    Act.VALIDATE: _("Being told that the complaint is right takes away the need to fight for it."),
    Act.APOLOGISE: _("An apology helps most when it names what went wrong, and when it is said once."),
    Act.PARAPHRASE: _("Saying it back in your own words proves that you listened."),
    Act.ASK: _("A question about what happened shows interest and brings out the facts."),
    Act.EXPLAIN_CAUSE: _(
        "Knowing why it happened lowers anger, once the customer feels heard. Before that it sounds like an excuse."
    ),
    Act.EXPLAIN_NEXT: _("Knowing what happens next, and when, gives hope back."),
    Act.INSTRUCT: _("A clear step helps a calm customer. While somebody is upset it feels like extra work."),
    Act.INFORM: _("A plain fact helps when it answers what the customer asked."),
    Act.OWN: _("One person who stays with the matter rebuilds trust."),
    Act.SOLVE: _("Who does what and by when: this is what the customer came for."),
    Act.CHOICE: _("A real choice gives the customer some control back."),
    Act.DECLINE: _("A no is easier to take with a reason and another way."),
    Act.BOUNDARY: _(
        "A limit protects you. It works when it names the behaviour and repeats the wish to help."
    ),
    Act.ESCALATE: _("A warm hand-over keeps the customer from having to tell it all again."),
    Act.HOLD: _("Waiting costs patience. A reason and a length of time make it bearable."),
    Act.CHECK: _(
        "Only the customer knows whether it is all right. Asking shows that you care about the answer."
    ),
    Act.THANK: _("Thanks for patience is a small sign of respect."),
    Act.CLOSE: _("A goodbye is well placed once the customer has said that it is all right."),
    Act.VAGUE: _("Without who, what and when, a promise sounds like being put off, and trust goes down."),
    Act.BLAME: _("Putting the fault on the customer raises anger, even where there is some truth in it."),
    Act.DISMISS: _("Making it small, or telling somebody to calm down, heats the talk up."),
    Act.WALL: _("A rule as the last word takes away hope and makes the customer push harder."),
    Act.HOSTILE: _("An insult or sarcasm breaks trust, and the talk turns into a fight."),
    Act.DEFLECT: _("Being sent away without help feels like being dropped."),
    Act.META: _("This is about the exercise, so the customer does not react to it."),
    Act.OTHER: _("We were not sure how to read this, so it changed almost nothing."),
}

EXAMPLES: Words = {
    Act.GREET: _("Hello, this is Anna. I am here to sort this out with you."),
    Act.ACKNOWLEDGE: _("You waited the whole day for nothing. Of course you are upset."),
    Act.VALIDATE: _("You are right, we got this wrong."),
    Act.APOLOGISE: _("I am sorry that we told you it was on its way when it was not."),
    Act.PARAPHRASE: _("So it says delivered, but nothing ever came. Have I got that right?"),
    Act.ASK: _("What happened first?"),
    Act.EXPLAIN_CAUSE: _("The depot put it on the wrong van, that is why it went back."),
    Act.EXPLAIN_NEXT: _("The money is on your account within three working days."),
    Act.INSTRUCT: _("Could you look at the label on the back? Then I know exactly which model it is."),
    Act.INFORM: _("The counter is open from seven to eight."),
    Act.OWN: _("I stay on this until it is done, and you have my name."),
    Act.SOLVE: _("I have booked it for tomorrow at ten, and I call you at nine to confirm."),
    Act.CHOICE: _("Would you rather have the money back or a new one?"),
    Act.DECLINE: _(
        "I cannot do that today, because the depot is closed. What I can do is tomorrow at eight."
    ),
    Act.BOUNDARY: _("I want to help you. Please leave out the insults, then we can solve this."),
    Act.ESCALATE: _("I bring my supervisor in now, tell her everything, and stay on the line."),
    Act.HOLD: _("May I take two minutes to look at the route?"),
    Act.CHECK: _("Is that all right for you?"),
    Act.THANK: _("Thank you for waiting."),
    Act.CLOSE: _("Goodbye, and a good evening."),
}

NOTES: Words = {
    Derived.WORN_EMPATHY: _("The same understanding words came too often and began to sound like a script."),
    Derived.REPEAT_APOLOGY: _("Another apology without anything new made the earlier ones weaker."),
    Derived.REASKED: _("The customer had told this already and had to say it again."),
    Derived.BROKEN_PROMISE: _("Something that was promised was taken back."),
    Derived.EXCUSE: _("The reason came before the customer felt heard, so it sounded like an excuse."),
    Derived.EARLY_SOLUTION: _("The solution came while the customer was too upset to take it in."),
    Derived.RELATIONAL_OVERLOAD: _("So much understanding without a step forward cost patience."),
    Derived.INSTRUCT_WHILE_HOT: _("A task for the customer came while the heat was still high."),
    Derived.UNPROVOKED_BOUNDARY: _("A limit was set although nobody had been insulted."),
    Derived.PROVOKED_BOUNDARY: _("A limit was set after an insult, and it worked."),
    Derived.EARLY_CLOSE: _("The goodbye came before the customer had what they needed."),
    Derived.TOO_MUCH_AT_ONCE: _("So many things at once were hard to follow."),
    Derived.WELL_ANSWERED: _("The answer took up what the customer had just said."),
    Derived.HOLLOW: _("The answer did not take up what the customer had just said."),
    Derived.REPAIRED: _("An earlier hurt was repaired."),
    Derived.NEED_MET: _("This gave the customer something they needed."),
    Derived.FACT_TOLD: _("This brought out something new."),
    Derived.SHORT_OF_SLOTS: _("A time, an amount or a name was missing, so it could not count."),
    Derived.OVER_PROMISED: _("This promised more than you may give."),
}

CRITERIA: Words = {
    Criterion.LISTENING: _("Listening"),
    Criterion.EMPATHY: _("Empathy"),
    Criterion.OWNERSHIP: _("Ownership and honesty"),
    Criterion.RESOLUTION: _("Resolution"),
    Criterion.STRUCTURE: _("Structure"),
    Criterion.CONDUCT: _("Conduct"),
}

PRINCIPLES: Words = {
    Principle.LISTEN_FIRST: _("Listen first"),
    Principle.NAME_THE_FEELING: _("Name the feeling"),
    Principle.GRANT_WHAT_IS_RIGHT: _("Grant what is right"),
    Principle.BE_SPECIFIC: _("Be specific"),
    Principle.OWN_IT: _("Own it"),
    Principle.EXPLAIN_WHEN_HEARD: _("Explain once the customer feels heard"),
    Principle.SAY_WHO_WHAT_WHEN: _("Say who does what, and when"),
    Principle.OFFER_A_WAY_FORWARD: _("Offer a way forward"),
    Principle.KEEP_PROMISES: _("Keep promises"),
    Principle.STAY_WITHIN_AUTHORITY: _("Promise only what you may give"),
    Principle.CHECK_BEFORE_CLOSING: _("Check before you close"),
    Principle.REMEMBER_WHAT_WAS_TOLD: _("Remember what was told"),
    Principle.SET_LIMITS_RESPECTFULLY: _("Set limits respectfully"),
    Principle.STAY_RESPECTFUL: _("Stay respectful"),
    Principle.HAND_OVER_WARMLY: _("Hand over warmly"),
    Principle.ONE_THING_AT_A_TIME: _("One thing at a time"),
}

EXPRESSIONS: Words = {
    Expression.CALM: _("calm"),
    Expression.WARY: _("wary"),
    Expression.FRUSTRATED: _("frustrated"),
    Expression.ANGRY: _("angry"),
    Expression.FURIOUS: _("furious"),
    Expression.TEARFUL: _("close to tears"),
    Expression.RESIGNED: _("resigned"),
    Expression.RELIEVED: _("relieved"),
}

REFUSALS: Words = {
    RefusalCode.TALK_NOT_OPEN: _("This talk has not begun. Please start it again from the practice page."),
    RefusalCode.TALK_ALREADY_OPEN: _("This talk has begun already. Please go on with it."),
    RefusalCode.TALK_PAUSED: _("The talk is paused. Choose “Go on” first."),
    RefusalCode.TALK_NOT_PAUSED: _("The talk is not paused, so you can simply go on."),
    RefusalCode.TALK_ENDED: _("The talk has ended. You can look at your debrief or play it again."),
    RefusalCode.TALK_NOT_ENDED: _("The talk is still going on."),
    RefusalCode.TALK_TOO_EARLY: _(
        "It is too early to end the call. Say a little more first, or choose “Stop” to leave at once."
    ),
    RefusalCode.TEXT_EMPTY: _("Nothing was written yet. Please write what you want to say."),
    RefusalCode.TEXT_TOO_LONG: _("That is too long for one message. Please shorten it and send it again."),
    RefusalCode.READING_EMPTY: _("We could not read that message. Please say it in other words."),
    RefusalCode.REF_REPEATED: _("This message was sent already with other words. Please write a new one."),
    RefusalCode.SENTENCE_UNKNOWN: _("That sentence is not part of this talk."),
    RoomCode.FRAME_MALFORMED: _("The room could not understand that. Please load the page again."),
    RoomCode.FRAME_BINARY: _("The room takes text only. Please load the page again."),
    RoomCode.FRAME_TOO_LARGE: _("That was too much at once. Please shorten it and send it again."),
    RoomCode.FRAME_UNKNOWN: _("The room does not know that command. Please load the page again."),
    RoomCode.TEXT_UNREADABLE: _("The message has characters that nobody can read. Please write it again."),
    RoomCode.REF_MISSING: _("The message came without its number. Please load the page again."),
    RoomCode.RATE_EXCEEDED: _("That was very fast. Please wait a second and send it again."),
    RoomCode.READER_BUSY: _("Many people are practising right now. One moment, please, then send it again."),
    RoomCode.ROOM_BUSY: _("Something else happened in this room at the same moment. Please send it again."),
    RoomCode.ROOM_UNKNOWN: _("There is no such talk for you. Please go back to the practice page."),
    RoomCode.ROOM_SIGNED_OUT: _("You are signed out. Please sign in again; your talk is kept."),
    RoomCode.SERVER_UNAVAILABLE: _(
        "We could not store that just now. Your message is kept here; please send it again in a moment."
    ),
    RoomCode.SCENARIO_UNKNOWN: _("This scenario is not available any more. Please choose another one."),
}


def refusal(code: str) -> str:
    """The sentence for a refusal code."""
    return str(REFUSALS[code])


def outcome(code: str | None, justified: bool | None = None) -> str:
    """The outcome of a talk in one sentence; `justified` matters only when the trainee ended the call."""
    if not code:
        return str(NOT_FINISHED)
    if code == Outcome.ENDED_BY_AGENT and justified is not None:
        return str(ENDED_WITH_REASON if justified else ENDED_WITHOUT_REASON)
    return str(OUTCOMES[code])
