"""Lines of a paper for two readers: in Thai, and in the reader's own language beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from eligibility.presentation import Spoken
from eligibility.rules.months import MonthSet
from eligibility.said.spans import spans
from eligibility.wording import instruments
from eligibility.wording.sentence import Sentence
from eligibility.wording.sentence import Spoken as Value

_THAI = "th"

#: Says a line in one voice.
Say = Callable[[Spoken], str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: in Thai, in the reader's language ("" for a reader of Thai).

    ``typed`` stands below it; ``blank`` is the number of empty lines to write on by hand.
    """

    thai: str
    own: str
    typed: str = ""
    blank: int = 0


class Paired:
    """Says each line in two voices, once where both are the same."""

    def __init__(self, thai: Spoken, own: Spoken) -> None:
        """Take the voice of the officer and that of the reader."""
        self._voices = (thai, own)
        self.language = own.language

    def line(self, sentence: Sentence, *, typed: str = "", blank: int = 0, **values: Value) -> Line:
        """A line whose values are said alike by both voices: days, numbers, money."""
        return self.made(lambda spoken: spoken.say(sentence, values), typed=typed, blank=blank)

    def field(self, sentence: Sentence, typed: str = "") -> Line:
        """A label with what was typed, or with a line to write on."""
        return self.line(sentence, typed=typed, blank=0 if typed else 1)

    def months(self, sentence: Sentence, held: MonthSet) -> Line:
        """A line that names months."""
        return self.made(lambda spoken: spoken.say(sentence, {"months": spans(held, spoken)}))

    def section(self, sentence: Sentence, section: str, **values: Value) -> Line:
        """A line that names a section of the Act."""
        return self.made(
            lambda spoken: spoken.say(
                sentence,
                {**values, "section": spoken.say(instruments.SECTION, {"section": section})},
            )
        )

    def made(self, say: Say, *, typed: str = "", blank: int = 0) -> Line:
        """A line of what ``say`` says in each voice."""
        thai, own = self._voices
        beside = "" if own.language == _THAI else say(own)
        return Line(say(thai), beside, typed, blank)
