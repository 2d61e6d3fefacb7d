"""What the result page says of a supposition, and of what lapses when a job ends."""

from eligibility.interview.supposing import Kind, Objection
from eligibility.interview.typed import Problem
from eligibility.wording import typing
from eligibility.wording.sentence import Saying, Sentence, counted, sentence

# ---------------------------------------------------------------- the form
TITLE = sentence("What if?")
CHOOSE = sentence("What would you like to try out?")
DAY = sentence("On which day, or until which day?")
#: The other words of the section, by the name its template knows them by.
WORDS: dict[str, Sentence] = {
    "title": TITLE,
    "try": sentence("Try it out"),
    "show": sentence("Show"),
    "own": sentence("Back to my own answers"),
    "changes": sentence("This changes:"),
}
CHOICES: dict[Kind, Sentence] = {
    Kind.RESIGN: sentence("I stop work myself on that day"),
    Kind.LAID_OFF: sentence("My employer lays me off on that day"),
    Kind.GO_ON: sentence("I go on working until that day"),
    Kind.AGAIN: sentence("I work again from today until that day, with social security"),
    Kind.REGISTERED: sentence("My employer registers me today, and I work until that day"),
    Kind.BIRTH: sentence("The birth is on that day"),
}
OBJECTIONS: dict[Objection, Sentence] = {
    Objection.NOT_CHOSEN: sentence("Choose one of these."),
    Objection.NO_DAY: sentence("Type the day, the month and the year."),
    Objection.BEFORE_TODAY: sentence("This day is over. Type today or a later day."),
    Objection.TOO_FAR: sentence("This day is too far away. Type a nearer day."),
    Objection.BIRTH_TOO_FAR: sentence("A birth cannot be so far away. Check the day."),
    Objection.BIRTH_TOO_LONG_AGO: sentence("This birth is too long ago. Check the day."),
    Objection.BEFORE_THE_JOB: sentence("Your job has not begun on that day. Type a later day."),
    Objection.NO_ANSWER: sentence("We cannot work this out. Try another day."),
}

# ---------------------------------------------------------------- what is supposed
SUPPOSED: dict[Kind, Sentence] = {
    Kind.RESIGN: sentence("This is not your own answer. It supposes: you stop work on %(day)s."),
    Kind.LAID_OFF: sentence(
        "This is not your own answer. It supposes: your employer lays you off on %(day)s."
    ),
    Kind.GO_ON: sentence(
        "This is not your own answer. It supposes: you work until %(day)s, every month paid in."
    ),
    Kind.AGAIN: sentence(
        "This is not your own answer. It supposes: you work again from today until %(day)s, every "
        "month paid in."
    ),
    Kind.REGISTERED: sentence(
        "This is not your own answer. It supposes: you are registered today and work until "
        "%(day)s, every month paid in."
    ),
    Kind.BIRTH: sentence("This is not your own answer. It supposes: the birth is on %(day)s."),
}

# ---------------------------------------------------------------- what changes
NOTHING = sentence("Nothing changes.")
STANDING = sentence("%(what)s: “%(now)s”. Before: “%(before)s”.")
STANDING_FROM = sentence("%(what)s: “%(now)s”, from %(day)s. Before: “%(before)s”.")
STANDING_WITH = sentence("%(what)s: “%(now)s”, %(figure)s. Before: “%(before)s”.")
FIGURE = sentence("%(what)s: %(now)s. Before: %(before)s.")
FIGURE_NEW = sentence("%(what)s: %(now)s. Before: nothing.")
DAY_MOVED = sentence("%(what)s: from %(now)s. Before: from %(before)s.")
UNTIL = sentence("Cover ends on %(day)s: %(benefits)s.")
UNTIL_GONE = sentence("Covered as long as the job goes on: %(benefits)s.")
MONTHS = counted(
    "%(what)s: %(now)s month counted. Before: %(before)s.",
    "%(what)s: %(now)s months counted. Before: %(before)s.",
    by="now",
)
ENROLMENT = sentence("%(now)s Before: “%(before)s”")

# ---------------------------------------------------------------- what lapses
IF_IT_ENDS = sentence("If you stop working")
HAS_ENDED = sentence("When your cover ends")
LAPSE = sentence("If you stop working today, these lapse on %(day)s: %(benefits)s.")
LAPSE_THEN = sentence("If you stop working on %(last)s, these lapse on %(day)s: %(benefits)s.")
COVER_ENDS = sentence("Your cover ends on %(day)s: %(benefits)s.")
AT_ONCE = sentence("These stop with your last day of work: %(benefits)s.")
NEVER_REACHED = sentence("These you would then not get: %(benefits)s.")
NEVER_LAPSES = sentence("The months paid in for old age (เงินชราภาพ) never lapse.")


def of(about: Problem | Objection) -> Saying:
    """What to type instead."""
    return Saying(OBJECTIONS[about]) if isinstance(about, Objection) else typing.of(about)
