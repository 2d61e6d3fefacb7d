"""What the picture for a helper is called, and what it does and does not do."""

from eligibility.wording.sentence import Sentence, sentence

#: Said where the site keeps no cases (``settings.SSS_OPENS_CODES``).
NOT_YET = sentence("No volunteer can open it yet.")
#: By the name the template knows them by.
WORDS: dict[str, Sentence] = {
    "title": sentence("Show this to a helper"),
    "whom": sentence(
        "Let a volunteer you trust scan this picture. Only a signed-in volunteer can open it."
    ),
    "not_yet": NOT_YET,
    "picture": sentence("QR code with your answers"),
    "holds": sentence("It holds your answers, not your name."),
    "photo": sentence(
        "A photo of this picture works until then too, even if you erase your answers."
    ),
    "again": sentence("Make a new picture"),
}
UNTIL = sentence("It stops working at %(time)s, Thai time. After that nobody can read it.")
TOO_MUCH = sentence("Your answers do not fit in a picture. Print the sheet for the helper.")

#: What somebody reads who has scanned it.
CARRIED: dict[str, Sentence] = {
    "title": sentence("A code for a volunteer"),
    "holds": sentence("This code holds the answers of a worker."),
    "opens": sentence("Only a signed-in volunteer can open it, within one hour."),
    "not_yet": NOT_YET,
    "nothing": sentence("Nothing can be read here."),
    "digits": sentence("The digits of the code"),
    "open": sentence("I am a volunteer: open it"),
}
