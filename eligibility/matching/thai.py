"""Burmese names in Thai letters, as pink cards and the records of the SSO have them.

Thai tells fewer sounds apart (no z, no unvoiced n, m or l, one letter for several t), and clerks
write what they hear. So each letter stands for more sounds than in Latin spelling.
"""

import re

from eligibility.matching.sounds import NASAL, Sounds, Step, Syllable, Word, net_of, sounds

_ONSETS = {
    "ก": "k g",
    "ข": "hk k",
    "ค": "hk k",
    "ฆ": "hk k",
    "ง": "ng",
    "จ": "kj gj hkj",
    "ฉ": "hkj sh",
    "ช": "hkj sh",
    "ซ": "s hs z th",
    "ส": "s hs z th",
    "ศ": "s hs th",
    "ษ": "s hs",
    "ญ": "j ny",
    "ด": "d t",
    "ฎ": "d t",
    "ต": "t th d ht",
    "ฏ": "t d",
    "ท": "ht th t d",
    "ธ": "ht th t d",
    "ถ": "ht th t",
    "ฐ": "ht th t",
    "ฑ": "ht th t",
    "น": "n",
    "ณ": "n",
    "บ": "b p",
    "ป": "p b",
    "ผ": "hp b p",
    "พ": "hp b p",
    "ภ": "hp b",
    "ฝ": "hp f",
    "ฟ": "hp f",
    "ม": "m",
    "ย": "j",
    "ร": "j r",
    "ล": "l",
    "ฬ": "l",
    "ว": "w",
    "ห": "h",
    "ฮ": "h",
    "อ": "0",
}
_CLUSTERS = {
    "หม": "m",
    "หน": "n",
    "หล": "l",
    "หญ": "ny j",
    "หย": "j",
    "หว": "w",
    "หง": "ng",
    "หร": "r j",
    "อย": "j",
    "ทร": "s ht",
}
_WITH_Y = {
    "k": "kj",
    "g": "gj",
    "hk": "hkj",
    "p": "pj",
    "hp": "hpj",
    "b": "bj",
    "m": "mj",
    "n": "ny",
}
_LETTER = "[ก-ฮ]"
_TONES = re.compile("[่-๋ํ์๎]")
_SILENT = re.compile("[ก-ฮ]ิ?์")

#: How a syllable is written: ``C`` is its beginning, ``F`` a letter that may close it.
_OPEN = {
    "Cา": "A",
    "Cะ": "A AT",
    "Cี": "I",
    "Cิ": "I",
    "Cู": "U",
    "Cุ": "U",
    "Cื": "U",
    "เC": "E AE",
    "เCะ": "E AE ET",
    "แC": "AE E",
    "แCะ": "AE E ET",
    "โC": "O",
    "โCะ": "O OUK",
    "Cอ": "AW",
    "เCาะ": "AW AUK",
    "เCา": "AW",
    "ไC": "AI AING AIK",
    "ใC": "AI AING AIK",
    "Cาย": "AI AING",
    "Cัย": "AI AING",
    "ไCย": "AI AING",
    "เCย": "E AE",
    "เCีย": "yA yAE",
    "เCียะ": "yA yAE yAT yET",
    "เCียว": "yO yAW",
    "Cิว": "yU yO U",
    "Cวย": "wAE wE",
    "Cัว": "wA",
    "เCว": "wE wAE E",
    "แCว": "wE wAE",
    "Cเว": "wE wAE",
    "Cแว": "wE wAE",
    "Cไว": "wAI wAING",
    "Cเย": "yE yAE",
    "Cโย": "yO",
    "เCอ": "E AE",
    "Cอย": "O AW",
    "Cำ": "AN AM",
    "Cัวะ": "wA",
    "Cะเว": "wE wAE",
    "Cะแว": "wE wAE",
    "Cะไว": "wAI wAING",
    "Cะเย": "yE yAE",
    "Cะโย": "yO",
}
#: By how the letter that closes it is read.
_CLOSED = {
    "Cั": "n:AN/AM/UN m:AM/AN ng:AUNG/AN/ANG t:AT k:ET/AT y:AI/AING",
    "Cา": "n:AN/AM m:AM/AN ng:AN/AUNG/ANG t:AT k:ET/AT y:AI/AING",
    "C": "n:ON/UN m:ON/UN ng:AUNG/ON t:UT/OUK k:OUK/AUK",
    "Cิ": "n:IN m:IN ng:IN/AIN t:IT/EIK k:IT/EIK",
    "Cี": "n:IN m:IN ng:IN/AIN t:IT/EIK k:IT/EIK",
    "Cุ": "n:UN/ON m:UN/ON ng:ON/AUNG t:OUK/UT k:OUK",
    "Cู": "n:UN/ON m:UN/ON ng:ON t:OUK/UT k:OUK",
    "เC": "n:AIN m:AIN ng:AIN/IN/ENG t:ET/EIK k:ET/EIK",
    "เC็": "n:AIN m:AIN ng:AIN/IN/ENG t:ET/EIK k:ET/EIK",
    "แC": "n:AN/AIN m:AN ng:AIN/AENG t:ET/AT k:ET",
    "แC็": "n:AN/AIN m:AN ng:AIN/AENG t:ET/AT k:ET",
    "โC": "n:ON m:ON ng:ON/AUNG t:OUK k:OUK/AUK",
    "Cอ": "n:ON/UN/AUNG m:ON ng:AUNG t:UT/AUK k:AUK",
    "ไC": "n:AING m:AING ng:AING t:AIK k:AIK",
    "เCีย": "n:AIN/yAIN/yAN/yIN m:yAN ng:AIN/yAIN/yAN t:yAT/yET k:yET/yAT",
    "Cว": "n:UN ng:UN t:UT k:UT",
}
_FINALS = {
    **dict.fromkeys("นณญรลฬ", "n"),
    "ม": "m",
    "ง": "ng",
    **dict.fromkeys("ดตทธสศจชซบปพภ", "t"),
    **dict.fromkeys("กขค", "k"),
    "ย": "y",
}


#: A beginning may be two letters, of which the first is not heard or the second is a y or w.
_BEGINNINGS = tuple(
    f"(?P<onset>{shape})" for shape in (_LETTER, f"{_LETTER}ะ?[ยว]", "ห[มนลญยวงร]", "อย", "ทร")
)


def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Each way of writing a syllable, with what it says by the letter that closes it."""
    made = []
    for onset in _BEGINNINGS:
        for shape, heard in _OPEN.items():
            made.append((re.compile(shape.replace("C", onset) + "(?P<final>)"), {"": heard}))
        for shape, finals in _CLOSED.items():
            told = dict(each.split(":") for each in finals.split())
            closed = {name: heard.replace("/", " ") for name, heard in told.items()}
            made.append((re.compile(f"{shape.replace('C', onset)}(?P<final>{_LETTER})"), closed))
    return tuple(made)


_PATTERNS = _patterns()


def word(text: str) -> Word:
    """A word in Thai letters; tone marks and silent letters are left out."""
    spelled = text.replace("เเ", "แ").replace("ํา", "ำ")
    spelled = _TONES.sub("", _SILENT.sub("", spelled)) or text
    return Word(text, net_of(spelled, _steps))


def _steps(text: str, start: int) -> list[Step]:
    found: dict[Step, None] = {}
    for pattern, heard in _PATTERNS:
        match = pattern.match(text, start)
        if match is None:
            continue
        told = heard.get(_FINALS.get(match["final"], match["final"]))
        if told is not None:
            for made in _made(match["onset"], told):
                found[match.end(), made] = None
    return list(found)


def _made(onset: str, told: str) -> list[Syllable]:
    """The syllables one way of writing may stand for: some vowels hide a y or a w."""
    by_glide: dict[str, set[str]] = {}
    for heard in told.split():
        rhyme = heard.lstrip("yw")
        by_glide.setdefault(heard.removesuffix(rhyme), set()).add(rhyme)
    made = []
    for glide, rhymes in by_glide.items():
        begins = _heard(onset, glide)
        rhymes |= {f"{rhyme}T" for rhyme in rhymes & NASAL}  # Thai does not write the short ones
        if rhymes & _HIDES_Y:
            begins |= {f"{sound}j" for sound in begins & _LIPS}
        made.append(Syllable(begins, frozenset(rhymes)))
    return made


#: Thai has no y between these and i or e: "Myint" is written as "Min".
_LIPS = frozenset({"m", "p", "hp", "b"})
_HIDES_Y = frozenset({"I", "IN", "IT", "E", "AE"})


def _heard(onset: str, glide: str) -> Sounds:
    if onset in _CLUSTERS or len(onset) == 1:
        plain = sounds(_CLUSTERS.get(onset) or _ONSETS.get(onset, onset))
    else:
        plain = sounds(_ONSETS.get(onset[0], onset[0]))
        glide = "y" if onset[-1] == "ย" else "w"
    if glide == "y":
        return frozenset(_WITH_Y.get(sound, sound) for sound in plain)
    return frozenset(f"{sound}w" for sound in plain) if glide == "w" else plain
