"""What "Do my papers agree?" asks, finds, and says of each difference."""

from eligibility.matching.papers import Aspect, PaperKind, Seriousness, What
from eligibility.wording.sentence import Sentence, sentence

# ---------------------------------------------------------------- the form
WORDS: dict[str, Sentence] = {
    "title": sentence("Do my papers agree?"),
    "lead": sentence("Type your name, birth date and numbers as each paper spells them."),
    "leave_out": sentence("Leave out what you do not have."),
    "not_kept": sentence("Nothing of this is kept. It is gone when you leave this page."),
    "form": sentence("Your papers"),
    "correct": sentence("Correct what you typed"),
    "birth": sentence("Birth date"),
    "birth_hint": sentence("If the paper shows only a year, type only the year."),
    "compare": sentence("Compare"),
    "differences": sentence("What differs"),
    "before": sentence("Before you go to the SSO"),
    "check": sentence("There is something to check"),
}
NAME = sentence("Name")
DAY, MONTH, YEAR = sentence("Day"), sentence("Month"), sentence("Year")
PART_MISSING = sentence("Type the day, the month and the year.")
PAPERS: dict[PaperKind, Sentence] = {
    PaperKind.PASSPORT: sentence("Passport (หนังสือเดินทาง)"),
    PaperKind.CI: sentence("CI (เอกสารรับรองบุคคล)"),
    PaperKind.PINK_CARD: sentence("Pink card (บัตรชมพู)"),
    PaperKind.WORK_PERMIT: sentence("Work permit (ใบอนุญาตทำงาน)"),
    PaperKind.SSO_RECORD: sentence("SSO record (ข้อมูลผู้ประกันตน)"),
    PaperKind.BANK_BOOK: sentence("Bank book (สมุดบัญชีธนาคาร)"),
}
#: What its number is: the last three name the paper they were made out for.
_NUMBER_OF_ANOTHER = sentence("Passport, CI or 13-digit number written on it")
NUMBERS: dict[PaperKind, Sentence] = {
    PaperKind.PASSPORT: sentence("Passport number"),
    PaperKind.CI: sentence("CI number"),
    PaperKind.PINK_CARD: sentence("13-digit number"),
    PaperKind.WORK_PERMIT: _NUMBER_OF_ANOTHER,
    PaperKind.SSO_RECORD: _NUMBER_OF_ANOTHER,
    PaperKind.BANK_BOOK: _NUMBER_OF_ANOTHER,
}

# ---------------------------------------------------------------- in one line
NOTHING_TYPED = sentence("Type what at least two papers say.")
NOTHING_COMMON = sentence("There is nothing to compare yet. Type the same thing from two papers.")
AGREE = sentence("What you typed agrees.")
VERDICTS: dict[Seriousness, Sentence] = {
    Seriousness.WRITING: sentence("It is the same, only written in another way."),
    Seriousness.ASK: sentence("Your papers differ. Ask the SSO before you go: 1506."),
    Seriousness.SETTLE: sentence(
        "Your papers differ. If there is time, settle this before you claim."
    ),
}
COMPARED = sentence("Compared: %(what)s.")
ASPECTS: dict[Aspect, Sentence] = {
    Aspect.NAME: sentence("name"),
    Aspect.BIRTH: sentence("birth date"),
    Aspect.NUMBER: sentence("number"),
}

# ---------------------------------------------------------------- each difference
HEADINGS: dict[Aspect, Sentence] = {
    Aspect.NAME: sentence("The name"),
    Aspect.BIRTH: sentence("The birth date"),
    Aspect.NUMBER: sentence("The number"),
}
SERIOUS: dict[Seriousness, Sentence] = {
    Seriousness.WRITING: sentence("Only how it is written"),
    Seriousness.ASK: sentence("Ask before you go"),
    Seriousness.SETTLE: sentence("Settle it first"),
}
FOUND: dict[What, Sentence] = {
    What.TITLE: sentence("One has a title such as U, Daw, Mr. or นาย, the other has not."),
    What.SPACING: sentence("The spaces differ."),
    What.SCRIPT: sentence("The letters are of two languages, but the name sounds the same."),
    What.LETTERS: sentence("The spelling differs, but the name sounds the same."),
    What.ORDER: sentence("The parts of the name are in another order."),
    What.SLIP: sentence("One letter looks like a slip."),
    What.PART: sentence("One has a part of the name that the other has not."),
    What.OTHER_NAME: sentence("These look like different names."),
    What.CALENDAR: sentence("It is the same day, once with the Thai year (พ.ศ.)."),
    What.YEAR_ONLY: sentence("One shows only the year. The year is the same."),
    What.SWAPPED: sentence("Day and month have changed places."),
    What.OTHER_BIRTH: sentence("These are two different days."),
    What.ONE_OFF: sentence("The numbers differ in one place. Read both again."),
    What.OTHER_NUMBER: sentence(
        "The numbers differ. A new passport or CI has a new number: that is normal."
    ),
    What.CHECK_DIGIT: sentence("One digit cannot be right. Read the number again."),
    What.NOT_THIRTEEN: sentence("A pink card number has 13 digits. Read the number again."),
}

# ---------------------------------------------------------------- what to do
#: Not a text of the rulebook's papers and steps: who issues each paper is general knowledge.
ISSUER = sentence("Ask the office that made the wrong paper to correct it.")
#: The numbers of a paper that is simply the newer one are not wrong.
SAY_NUMBERS = sentence("Tell the SSO the old and the new number, so that it can join your record.")
BANK = sentence("Ask the bank to write your name as in your passport or CI.")

# ---------------------------------------------------------------- the old font
FONT_ASKED = sentence("This may be typed in the old Zawgyi font. Which is right?")
FONTS: dict[str, Sentence] = {
    "typed": sentence("As typed"),
    "converted": sentence("In Unicode"),
}
FONT_UNTIL = sentence("Until you choose, we compare the one in Unicode.")
FONT_AGAIN = sentence("This looks like the old Zawgyi font. Type the name again in Unicode.")
