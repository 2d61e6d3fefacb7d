"""The reviewed words of the rulebook: complete in three languages, well-formed, and consistent.

A garment worker reads these texts on a phone and an officer reads the Thai beside them. So the
tests hold what a reader cannot see at a glance: nothing missing, no text in the wrong script, no
Burmese in the old Zawgyi order, the same numbers and the same official Thai words in all three.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

WORDS = Path(__file__).resolve().parents[2] / "eligibility" / "data" / "rulebook" / "words"
LANGUAGES = {"en", "th", "my"}

DOCUMENTS = {
    "common": "identity_document thai_id_card work_permit bank_book proof_of_same_person pay_slips"
    " claim_form_sso_2_01 thailand_post_payment original_pink_card loss_report"
    " replacement_identity_document earlier_names_and_numbers old_identity_documents",
    "medical": "medical_certificate employer_leave_certificate dental_receipt",
    "maternity": "birth_certificate marriage_certificate"
    " cohabitation_certificate_two_thai_witnesses antenatal_receipts mother_child_book",
    "child_support": "child_recognition_papers child_existence_certificate"
    " myanmar_authority_certificate thai_translation",
    "bereavement": "death_certificate funeral_arranger_proof claimant_identity_document"
    " heirs_papers",
    "old_age": "household_registration seven_day_pass",
    "unemployment": "claim_form_sso_2_01_7 unemployment_certificate termination_letter",
    "disability": "disability_medical_certificate medical_record_copy",
}
STEPS = {
    "common": "appeal_in_writing check_record_online lost_papers_first name_changed_first",
    "medical": "medical_go_to_designated_hospital medical_emergency_nearest_hospital"
    " sickness_ask_employer_first sickness_file_claim dental_contracted_clinic",
    "maternity": "maternity_keep_receipts maternity_file_claim",
    "child_support": "child_file_claim child_october_certificate",
    "bereavement": "bereavement_get_papers bereavement_file_claim",
    "old_age": "old_age_keep_originals old_age_file_claim",
    "unemployment": "unemployment_register_doe unemployment_file_claim unemployment_report_monthly",
    "disability": "disability_get_certificate disability_file_claim",
}
# Phone numbers, form numbers and names of papers. Any other number would be a value of the law,
# and those change by date: they are shown from the dated rows, never written into a sentence.
NUMBERS_ALLOWED = {"1506", "1694", "2-01", "2-01/7", "6-10", "7", "38/1"}
# One Thai word, one Burmese word: the glossary's. Where the Thai text has the left side as a
# paper, an office or a right, the Burmese text has the right side.
GLOSSARY = {
    "หนังสือเดินทาง": "နိုင်ငံကူးလက်မှတ်",
    "เอกสารรับรองบุคคล": "CI စာအုပ်",
    "บัตรชมพู": "ပန်းရောင်ကတ်",
    "ใบอนุญาตทำงาน": "အလုပ်လုပ်ခွင့်",
    "สมุดบัญชีธนาคาร": "ဘဏ်စာအုပ်",
    "ไปรษณีย์ไทย": "ထိုင်းစာတိုက်",
    "แบบคำขอ": "လျှောက်လွှာ",
    "สำเนา": "မိတ္တူ",
    "ตัวจริง": "မူရင်း",
    "ใบรับรองแพทย์": "ဆေးဘက်ဆိုင်ရာ ထောက်ခံစာ",
    "สูติบัตร": "မွေးစာရင်း",
    "นำทะเบียนสมรส": "လက်ထပ်စာချုပ် (အိမ်ထောင်ရေးမှတ်ပုံတင်",
    "ไม่ได้จดทะเบียนสมรส": "အိမ်ထောင်ရေး မှတ်ပုံမတင်ရသေး",
    "ใบมรณบัตร": "သေစာရင်း",
    "หนังสือรับรองการมีชีวิตอยู่ของบุตร": "ကလေး အသက်ရှင်လျက်ရှိကြောင်း ထောက်ခံစာ",
    "ผู้ใหญ่บ้าน": "ကျေးရွာလူကြီး (ဖူးယိုင်ဘန်",
    "กำนัน": "ရပ်ကွက်/ကျေးရွာအုပ်စု အုပ်ချုပ်ရေးမှူး (ကမ်နန်",
    "ตราประทับ": "ရုံးတံဆိပ်",
    "คำแปลภาษาไทย": "ထိုင်းဘာသာပြန်",
    "ทะเบียนบ้าน": "အိမ်ထောင်စုစာရင်း",
    "หนังสือรับรองการว่างงาน": "အလုပ်လက်မဲ့ ထောက်ခံစာ",
    "กรมการจัดหางาน": "ထိုင်းအလုပ်အကိုင်ဌာန (DOE",
    "สำนักงานประกันสังคม": "လူမှုဖူလုံရေးရုံး (SSO)",
    "โรงพยาบาลตามสิทธิ": "သတ်မှတ်ထားသော ဆေးရုံ",
    "อุทธรณ์": "အယူခံ",
    "นายจ้าง": "အလုပ်ရှင်",
    "กำหนดเวลา": "နောက်ဆုံးရက်",
    "เงินทดแทนการขาดรายได้": "နာမကျန်းစဉ် ဝင်ငွေအစားထိုး ထောက်ပံ့ကြေး",
    "ค่าคลอดบุตร (เหมาจ่าย)": "ကလေးမွေးဖွားမှု ထောက်ပံ့ငွေ (တစ်လုံးတစ်ခဲတည်း)",
    "ค่าตรวจและรับฝากครรภ์": "ကိုယ်ဝန်ဆောင် စောင့်ရှောက်မှု စရိတ်",
    "เงินสงเคราะห์การหยุดงานเพื่อการคลอดบุตร": "မီးဖွားခွင့် ထောက်ပံ့ကြေး",
    "เงินสงเคราะห์บุตร": "ကလေးထောက်ပံ့ကြေး",
    "ค่าทำศพ": "ဈာပနစရိတ်",
    "เงินสงเคราะห์กรณีตาย": "ကျန်ရစ်သူ ထောက်ပံ့ကြေး",
    "กองทุนเงินทดแทน": "လုပ်ငန်းခွင် ထိခိုက်မှု လျော်ကြေး ရန်ပုံငွေ",
    "บำนาญชราภาพ": "ပင်စင် (လစဉ်",
    "บำเหน็จชราภาพ": "တစ်လုံးတစ်ခဲတည်း",
    "กรณีคลอดบุตร": "မီးဖွားမှု အကျိုးခံစားခွင့်",
    "กรณีตาย (เสียชีวิต)": "သေဆုံးမှု အကျိုးခံစားခွင့်",
    "กรณีชราภาพ": "သက်ကြီး (ပင်စင်) အကျိုးခံစားခွင့်",
    "กรณีว่างงาน": "အလုပ်လက်မဲ့ အကျိုးခံစားခွင့်",
    "กรณีทุพพลภาพ": "မသန်စွမ်းမှု အကျိုးခံစားခွင့်",
}

BRACKETED = re.compile(r"\(([^()]*)\)")
THAI_RUN = re.compile(r"[\u0e01-\u0e5b][\u0e01-\u0e5b. ]*(?:\d[\d/-]*)?")
NUMBER = re.compile(r"\d+(?:[-/]\d+)*")
MYANMAR_DIGITS = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")
# One Burmese syllable as Unicode stores it (Unicode Technical Note 11, in NFC order). Zawgyi puts
# the vowel sign E and the medial RA before the consonant and has letters of its own from U+1060.
_CONSONANT = "[\u1000-\u1021\u1023-\u1027\u1029\u102a\u103f\u104e]"
SYLLABLE = re.compile(
    f"{_CONSONANT}(?:\u103a\u1039{_CONSONANT}|\u1039{_CONSONANT})*"
    "\u103b?\u103c?\u103d?\u103e?\u1031?[\u102d\u102e\u1032]?[\u102f\u1030]?[\u102b\u102c]?"
    "\u1036?\u1037?\u103a?\u1038?|[၊။၏၍၇]"
)


class Text(NamedTuple):
    """One text in its three languages; ``kind`` is name, summary, document, step or beside.

    Beside: who issues a paper, who acts after a step.
    """

    file: str
    kind: str
    code: str
    words: dict[str, str]


def _read(stem: str) -> str:
    return (WORDS / f"{stem}.yaml").read_text(encoding="utf-8")


def _texts() -> Iterator[Text]:
    for stem in DOCUMENTS:
        content = yaml.safe_load(_read(stem))
        for kind in ("name", "summary"):
            if kind in content:
                yield Text(stem, kind, kind, content[kind])
        for plural, kind in (("documents", "document"), ("steps", "step")):
            for code, told in content[plural].items():
                yield Text(stem, kind, code, {each: told[each] for each in LANGUAGES & set(told)})
                for part, beside in (("name", "name"), ("from", "beside"), ("then", "beside")):
                    if part in told:
                        yield Text(stem, beside, f"{code}.{part}", told[part])


TEXTS = list(_texts())
each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{text.file}-{text.code}")


def _outside_brackets(words: str) -> str:
    return BRACKETED.sub("", words)


def _thai_terms(words: str) -> set[str]:
    """The official Thai words given in brackets beside a Burmese or English text."""
    return {run.strip() for run in THAI_RUN.findall(" | ".join(BRACKETED.findall(words)))}


def _squeezed(words: str) -> str:
    """Thai without spaces and brackets: a form's name is written with either."""
    return re.sub(r"[ ()]", "", words)


def _burmese_faults(words: str) -> list[str]:
    """Every run of Burmese letters that is not a chain of well-formed syllables."""
    return [run for run in re.findall(r"[\u1000-\u109f]+", words) if SYLLABLE.sub("", run)]


def test_the_files_are_the_seven_benefits_and_what_they_share() -> None:
    assert {path.name for path in WORDS.iterdir()} == {f"{stem}.yaml" for stem in DOCUMENTS}


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_a_file_has_its_benefit_and_exactly_its_codes(stem: str) -> None:
    content = yaml.safe_load(_read(stem))
    about = set() if stem == "common" else {"benefit", "name", "summary"}
    assert set(content) == about | {"documents", "steps"}
    assert content.get("benefit", "common") == stem
    assert set(content["documents"]) == set(DOCUMENTS[stem].split())
    assert set(content["steps"]) == set(STEPS[stem].split())


def test_a_code_stands_for_one_text_only() -> None:
    # Read from the lines: a YAML loader keeps the last of two equal keys without a word.
    written = [code for stem in DOCUMENTS for code in re.findall(r"(?m)^  (\w+):$", _read(stem))]
    assert sorted(written) == sorted(" ".join([*DOCUMENTS.values(), *STEPS.values()]).split())
    assert len(set(written)) == len(written)


@each_text
def test_all_three_languages_are_there_and_clean(text: Text) -> None:
    assert set(text.words) == LANGUAGES
    for language, words in text.words.items():
        assert isinstance(words, str), language
        assert words, language
        assert words == " ".join(words.split()), f"{language}: spaces"
        assert unicodedata.is_normalized("NFC", words), language
        hidden = [c for c in words if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn")]
        assert hidden == [], f"{language}: invisible characters {hidden!r}"
        assert not set("()") & set(_outside_brackets(words)), f"{language}: brackets"


@each_text
def test_english_is_short_sentences_in_latin_letters(text: Text) -> None:
    words = text.words["en"]
    assert _outside_brackets(words).isascii()
    if text.kind == "name":
        return
    assert words.endswith(".")
    for sentence in re.split(r"(?<=\.) ", re.sub(r"\([^()]*[^ -~][^()]*\)", "", words)):
        count = len([token for token in sentence.split() if re.search(r"[A-Za-z0-9]", token)])
        assert count <= 20, f"{count} words: {sentence}"


@each_text
def test_thai_is_thai(text: Text) -> None:
    words = text.words["th"]
    assert re.search(r"[\u0e01-\u0e4e]", words)
    assert re.sub(r"[\u0e01-\u0e4e\x20-\x7e]", "", words) == ""
    assert re.search(r"[\u0e50-\u0e59]", words) is None, "numbers in Western digits"
    latin = set(re.findall(r"[A-Za-z][A-Za-z.-]*[A-Za-z]", words))
    assert latin <= {"CI", "e-Self", "Service", "sso.go.th", "unemploy.doe.go.th"}


@each_text
def test_burmese_is_burmese_outside_brackets_and_in_unicode_order(text: Text) -> None:
    outside = _outside_brackets(text.words["my"]).replace("CI စာအုပ်", "စာအုပ်")
    assert re.sub(r"[\u1000-\u104f0-9 /]", "", outside) == ""
    assert re.search(r"[\u1000-\u1021]", outside)
    assert _burmese_faults(text.words["my"]) == []


# Vowel sign E first; medial and virama the old way; a stacked letter of its own; medial first.
@pytest.mark.parametrize("zawgyi", ["ေမး", "ကြၽန္ေတာ္", "မိတၱဴ", "ျမန္မာ"])
def test_zawgyi_would_be_noticed(zawgyi: str) -> None:
    assert _burmese_faults(zawgyi) == [zawgyi]


@each_text
def test_burmese_sentences_end_politely(text: Text) -> None:
    words = text.words["my"]
    if text.kind == "name":
        assert "။" not in words
        return
    assert words.endswith("။")
    for sentence in words.split("။")[:-1]:
        plain = _outside_brackets(sentence).strip()
        assert plain.endswith(("ပါသည်", "ပါ", "ပါမည်", "ပါနှင့်")), sentence


@each_text
def test_only_phone_and_form_numbers_are_written_and_the_same_in_every_language(text: Text) -> None:
    numbers = {
        language: set(NUMBER.findall(words.translate(MYANMAR_DIGITS)))
        for language, words in text.words.items()
    }
    assert numbers["en"] <= NUMBERS_ALLOWED
    assert numbers["th"] == numbers["en"]
    assert numbers["my"] == numbers["en"]


@each_text
def test_every_paper_shows_its_thai_name_and_it_is_the_name_the_thai_text_uses(text: Text) -> None:
    thai = _squeezed(text.words["th"])
    for language in ("en", "my"):
        terms = _thai_terms(text.words[language])
        assert terms or text.kind != "document", f"{language}: no Thai name"
        unknown = [term for term in terms if _squeezed(term) not in thai]
        assert unknown == [], f"{language}: not in the Thai text"


@each_text
def test_the_same_thing_has_the_glossarys_burmese_name(text: Text) -> None:
    for thai, burmese in GLOSSARY.items():
        if thai in text.words["th"]:
            assert burmese in text.words["my"], thai


def test_every_glossary_word_is_in_use() -> None:
    thai = " ".join(text.words["th"] for text in TEXTS)
    assert [word for word in GLOSSARY if word not in thai] == []


# Code, English, Thai, Burmese. The Burmese "household list" is also the name of Myanmar's own.
NOT_TO_MISS = """
child_existence_certificate | October | ตุลาคม | အောက်တိုဘာ
child_existence_certificate | embassy | สถานทูต | သံရုံး
cohabitation_certificate_two_thai_witnesses | Two Thai | ไทยสองคน | နှစ်ဦး
bank_book | Krungthai | กรุงไทย | ကရုန်းထိုင်း
unemployment_register_doe | Do not wait | อย่ารอ | မစောင့်ပါနှင့်
old_age_file_claim | leave Thailand | ออกจากประเทศไทย | ထိုင်းနိုင်ငံမှ ထွက်ခွာ
myanmar_authority_certificate | is alive | ยังมีชีวิตอยู่ | အသက်ရှင်လျက်ရှိကြောင်း
household_registration | Myanmar is not meant | ไม่ใช่ทะเบียนครัวเรือนของเมียนมา | စာရင်းကို မဆိုလိုပါ
dental_contracted_clinic | above the limit | ส่วนที่เกินวงเงิน | ပိုသော ငွေ
"""
# Said where the answer can carry a date, and with "if": there is none while nothing has happened.
LAST_DAY = "If a last day is shown here, | หากมีวันสุดท้าย | နောက်ဆုံးရက် ပြထားပါက ထိုရက်ထက် နောက်မကျဘဲ"


@pytest.mark.parametrize("line", NOT_TO_MISS.strip().splitlines())
def test_what_a_worker_must_not_miss_is_said_in_every_language(line: str) -> None:
    code, *parts = line.split(" | ")
    (text,) = [text for text in TEXTS if text.code == code]
    for language, part in zip(("en", "th", "my"), parts, strict=True):
        assert part in text.words[language], language


@each_text
def test_a_last_day_is_spoken_of_only_where_one_can_be_shown(text: Text) -> None:
    shown = re.fullmatch(r"(?!child)\w+_file_claim|\w+_register_doe", text.code) is not None
    for language, sentence in zip(("en", "th", "my"), LAST_DAY.split(" | "), strict=True):
        assert (sentence in text.words[language]) == shown, language
