"""Every component in each of its states and in three scripts, for those who build the pages.

Development only: the address exists with DEBUG alone. The sample words are not in the catalogue;
they come from it and from the glossary, so that they have the length and the stacks of real ones.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LANGUAGES = ("my", "th", "en")

#: Burmese, Thai, English.
WORDS: dict[str, tuple[str, str, str]] = {
    "add": ("ကလေး နောက်တစ်ဦး ထည့်ပါ", "เพิ่มบุตรอีกคน", "Add another child"),
    "amount": ("14,400 ဘတ်", "14,400 บาท", "14,400 baht"),
    "april": ("ဧပြီ", "เมษายน", "April"),
    "august": ("ဩဂုတ်", "สิงหาคม", "August"),
    "baht": ("ဘတ်", "บาท", "baht"),
    "bank_book": ("ဘဏ်စာအုပ် (မူရင်း နှင့် မိတ္တူ)", "สมุดบัญชีธนาคาร", "Bank book (สมุดบัญชีธนาคาร)"),
    "benefit": ("အလုပ်လက်မဲ့ အကျိုးခံစားခွင့်", "กรณีว่างงาน", "Unemployment benefit"),
    "birth": ("မွေးနေ့", "วันเกิด", "Your birth date"),
    "change": ("ပြင်ပါ", "แก้ไข", "Change"),
    "child": ("ကလေး အမှတ်စဉ် 1", "บุตรคนที่ 1", "Child 1"),
    "child_birth": ("ဤကလေး၏ မွေးနေ့", "วันเกิดของบุตรคนนี้", "Birth date of this child"),
    "children": ("အသက် ခြောက်နှစ်အောက် ကလေးများ", "บุตรอายุต่ำกว่าหกปี", "Your children under six"),
    "claim_by": ("လျှောက်ထားရမည့် နောက်ဆုံးရက်", "วันสุดท้ายที่ยื่นคำขอได้", "Last day to claim"),
    "claim_day": ("31 အောက်တိုဘာ 2028", "31 ตุลาคม 2571 (2028)", "31 October 2028"),
    "conditions": ("ဥပဒေပါ သတ်မှတ်ချက်များ", "เงื่อนไขตามกฎหมาย", "The conditions of the law"),
    "continue": ("ဆက်လက်ပါ", "ดำเนินการต่อ", "Continue"),
    "contract": ("အလုပ်စာချုပ် သက်တမ်းကုန်ခြင်း", "สิ้นสุดสัญญาจ้าง", "The contract ended"),
    "daily": ("တစ်ရက်လုပ်ခ", "ค่าจ้างต่อวัน", "Wage for one day"),
    "daily_figure": (
        "400 ဘတ် = 36,000 ဘတ် ÷ 90",
        "400 บาท = 36,000 บาท ÷ 90",
        "400 baht = 36,000 baht ÷ 90",
    ),
    "day": ("ရက်", "วัน", "Day"),
    "day_fault": (
        "ပြက္ခဒိန်တွင် ဤရက် မရှိပါ။ ရက်ကို စစ်ဆေးပြီး ပြန်ထည့်ပါ။",
        "วันนี้ไม่มีในปฏิทิน โปรดตรวจสอบวันแล้วใส่ใหม่",
        "This day is not in the calendar. Check the day and type it again.",
    ),
    "day_hint": (
        "ဥပမာ 10 5 1995။ ထိုင်းနှစ် (พ.ศ.) လည်း ရပါသည်။",
        "เช่น 10 5 2538 ใช้ปี พ.ศ. หรือ ค.ศ. ก็ได้",
        "Such as 10 5 1995. A Thai year (พ.ศ.) is fine too.",
    ),
    "deducted": ("ဖြတ်ထားသော်လည်း မှတ်တမ်းမရှိ", "หักแล้วแต่ไม่มีในบันทึก", "Deducted, not on record"),
    "disclaimer": (
        "ဤသည်မှာ ဆုံးဖြတ်ချက် မဟုတ်ပါ။ လူမှုဖူလုံရေးရုံးက ဆုံးဖြတ်ပါသည်။ 1506 သို့ ဖုန်းဆက်ပါ။",
        "นี่ไม่ใช่คำวินิจฉัย สำนักงานประกันสังคมเป็นผู้วินิจฉัย โปรดโทร 1506",
        "This is not a decision. The Social Security Office decides. Call 1506.",
    ),
    "drop": ("ဤကလေးကို ဖယ်ထုတ်ပါ", "ลบบุตรคนนี้ออก", "Leave this child out"),
    "ended": ("အလုပ် ဘာကြောင့် ပြီးဆုံးသလဲ။", "งานของท่านสิ้นสุดเพราะอะไร", "Why did your job end?"),
    "fill": ("အဖြေတစ်ခု ရွေးပါ။", "โปรดเลือกคำตอบหนึ่งข้อ", "Choose one of these answers."),
    "gaps": (
        "ပြည့်စုံစွာ ပေးသွင်းထားသော လများ",
        "เดือนที่ส่งเงินสมทบ",
        "The months with a contribution",
    ),
    "in_doubt": ("မသေချာပါ", "ไม่แน่ใจ", "Not sure"),
    "insured": ("ယနေ့ သင် အလုပ်လုပ်နေပါသည်။", "วันนี้ท่านยังเป็นลูกจ้างอยู่", "You are in your job today."),
    "july": ("ဇူလိုင်", "กรกฎาคม", "July"),
    "laid_off": (
        "အလုပ်ရှင်က အလုပ်ဖြုတ်ခြင်း၊ အလုပ်သမား လျှော့ချခြင်း",
        "ถูกนายจ้างเลิกจ้างหรือปลดออก",
        "Dismissed or laid off by the employer",
    ),
    "month": ("လ", "เดือน", "Month"),
    "more": ("ဥပဒေနှင့် ကျွန်ုပ်တို့၏ သတင်းရင်းမြစ်များ", "กฎหมายและแหล่งข้อมูลของเรา", "The law and our sources"),
    "not_paid": ("မပေးသွင်းပါ", "ไม่ได้ส่ง", "Not paid"),
    "notice": (
        "သင့်အဖြေများကို ကျွန်ုပ်တို့ မသိမ်းဆည်းပါ။",
        "เราไม่เก็บคำตอบของท่าน",
        "We do not keep your answers.",
    ),
    "number_fault": (
        "ကိန်းတစ်ခုကို ဂဏန်းဖြင့်သာ ထည့်ပါ။",
        "โปรดใส่เป็นตัวเลขเท่านั้น",
        "Give a number, in digits only.",
    ),
    "paid": ("ပေးသွင်းပြီး", "ส่งแล้ว", "Paid"),
    "papers": ("မည်သည့် စာရွက်စာတမ်းများ ရှိသလဲ။", "ท่านมีเอกสารใดบ้าง", "Which of these papers do you have?"),
    "passport": ("နိုင်ငံကူးလက်မှတ် (ပတ်စပို့)", "หนังสือเดินทาง", "Passport (หนังสือเดินทาง)"),
    "permit": ("အလုပ်လုပ်ခွင့် (ဝပ်ပါမစ်)", "ใบอนุญาตทำงาน", "Work permit (ใบอนุญาตทำงาน)"),
    "pink": ("ပန်းရောင်ကတ် (บัตรชมพู)", "บัตรชมพู", "Pink card (บัตรชมพู)"),
    "register": (
        "ထိုင်းအလုပ်အကိုင်ဌာန (DOE၊ กรมการจัดหางาน) တွင် အလုပ်လက်မဲ့အဖြစ် ချက်ချင်း မှတ်ပုံတင်ပါ။",
        "โปรดขึ้นทะเบียนผู้ว่างงานกับกรมการจัดหางานทันที",
        "Register as unemployed with the Department of Employment (DOE, กรมการจัดหางาน) at once.",
    ),
    "resigned": ("အလုပ်မှ နုတ်ထွက်ခြင်း", "ลาออก", "Resigned"),
    "short": (
        "ထည့်ဝင်ကြေး ပေးသွင်းသည့် လ 6 လ မပြည့်ပါ။",
        "ท่านส่งเงินสมทบไม่ถึง 6 เดือน",
        "You have fewer than 6 months of contribution.",
    ),
    "story": (
        "ကြီးလေးသော အပြစ်ကြောင့် အလုပ်ဖြုတ်ခံရခြင်း မဟုတ်ပါက ဤငွေကို ရပါသည်။",
        "ท่านได้รับเงินนี้ หากไม่ได้ถูกเลิกจ้างเพราะกระทำความผิดร้ายแรง",
        "You get this money unless you were dismissed for serious misconduct.",
    ),
    "unknown": ("မသိပါ", "ไม่ทราบ", "I don't know"),
    "unsure": (
        "အချိန်မီ လျှောက်ထားခြင်း ဟုတ်မဟုတ် ကျွန်ုပ်တို့ မပြောနိုင်သေးပါ။",
        "ยังบอกไม่ได้ว่าการยื่นคำขอทันกำหนดหรือไม่",
        "We cannot tell whether the claim is made in time.",
    ),
    "wage": ("တစ်လ လုပ်ခ (လစာ) မည်မျှ ရသလဲ။", "ท่านได้ค่าจ้างเดือนละเท่าใด", "What is your wage in a month?"),
    "warning": ("ဤလကို သင် မသေချာပါ။", "ท่านไม่แน่ใจเดือนนี้", "You are not sure about this month."),
    "year": ("ခုနှစ်", "ปี", "Year"),
    "have_now": ("ယခု ခံစားခွင့် ရှိပါသည်", "มีสิทธิแล้วขณะนี้", "You can have this now"),
    "covered_if_it_happens": (
        "ဖြစ်ပွားပါက အကာအကွယ် ရပါသည်",
        "หากเกิดเรื่องนี้ขึ้น ท่านได้รับความคุ้มครอง",
        "You are covered if it happens",
    ),
    "not_yet": (
        "ယခု မရသေးပါ၊ ဆက်လက် ထည့်ဝင်ပါက နောက်မှ ရနိုင်ပါသည်",
        "ยังไม่มีสิทธิ แต่ต่อไปจะมีสิทธิ หากส่งเงินสมทบต่อ",
        "Not yet, but later",
    ),
    "ask_sso": (
        "လူမှုဖူလုံရေးရုံး (SSO) သို့ မေးပါ",
        "โปรดสอบถามสำนักงานประกันสังคม (สปส.)",
        "Ask the SSO",
    ),
    "not_for_you": ("လက်ရှိအခြေအနေအရ ခံစားခွင့် မရှိပါ", "ขณะนี้ไม่มีสิทธิ", "Not for you as things are"),
}
SIGNS = ("paid", "deducted", "unpaid", "unknown", "before", "ahead")
#: The months of one year as the result page draws them, in the six states.
PICTURE = {
    "width": 300,
    "height": 38,
    "title": "2026",
    "words": ("2026",),
    "rows": [
        {
            "year": 2026,
            "y": 16,
            "base": 32,
            "bars": [
                {"state": state, "x": 36 + 44 * place, "width": 44}
                for place, state in enumerate(SIGNS)
            ],
        }
    ],
}
GROUPS = ("have_now", "covered_if_it_happens", "not_yet", "ask_sso", "not_for_you")
MONTHS = {"july": "paid", "august": "deducted", "april": "in_doubt", "month": "not_paid"}


def components(request: HttpRequest) -> HttpResponse:
    """The page of all components; every state stands on it once in each script."""
    scripts = [_script(language) for language in LANGUAGES]
    signs = [(state, state) for state in SIGNS]
    context = {"scripts": scripts, "page": {"signs": signs}, "picture": PICTURE}
    return render(request, "dev/components.html", context)


def _script(language: str) -> dict[str, Any]:
    place = LANGUAGES.index(language)
    say = {name: words[place] for name, words in WORDS.items()}
    return {
        "language": language,
        "say": say,
        "questions": _questions(language, say),
        "faults": [
            {"href": f"#{language}-day-fault", "label": say["birth"], "text": say["day_fault"]},
            {"href": f"#{language}-one-fault", "label": say["ended"], "text": say["fill"]},
        ],
        "groups": [{"code": code, "title": say[code]} for code in GROUPS],
    }


def _questions(language: str, say: dict[str, str]) -> list[dict[str, Any]]:
    def question(kind: str, state: str, text: str, **more: Any) -> dict[str, Any]:
        name = f"{language}-{kind}-{state}"
        common = {"id": name, "name": name, "text": say[text], "hint": "", "fault": ""}
        return {**common, "kind": kind, "unknown": "", "unknown_ticked": False, **more}

    ended = ("laid_off", "resigned", "contract", "unknown")
    papers = ("passport", "permit", "pink", "unknown")
    unknown = say["unknown"]
    return [
        question("one_of", "open", "ended", options=_options(say, ended)),
        question("one_of", "chosen", "ended", options=_options(say, ended, "resigned")),
        question("one_of", "fault", "ended", options=_options(say, ended), fault=say["fill"]),
        question("some_of", "open", "papers", options=_options(say, papers)),
        question("some_of", "chosen", "papers", options=_options(say, papers, "permit", "pink")),
        question("some_of", "fault", "papers", options=_options(say, papers), fault=say["fill"]),
        question("day", "open", "birth", parts=_parts(say), hint=say["day_hint"], unknown=unknown),
        question("day", "typed", "birth", parts=_parts(say, "10", "5", "2538"), unknown=unknown),
        question(
            "day",
            "fault",
            "birth",
            parts=_parts(say, "31", "၂", "၁၉၉၅"),
            hint=say["day_hint"],
            fault=say["day_fault"],
            unknown=unknown,
        ),
        question(
            "day", "unknown", "birth", parts=_parts(say), unknown=unknown, unknown_ticked=True
        ),
        question("month", "typed", "gaps", parts=_parts(say, "", "5", "2026")[1:], unknown=unknown),
        question("number", "open", "wage", unit=say["baht"], value="", keypad="decimal"),
        question(
            "number",
            "fault",
            "wage",
            unit=say["baht"],
            value="12,00x",
            keypad="decimal",
            fault=say["number_fault"],
            unknown=unknown,
        ),
        question("count", "typed", "gaps", unit=say["month"], value="10", keypad="numeric"),
        question("grid", "open", "gaps", years=_years(language, say)),
        question(
            "group",
            "one",
            "children",
            items=[
                {
                    "title": say["child"],
                    "number": 1,
                    "blocks": [
                        {"question": question("day", "child", "child_birth", parts=_parts(say))}
                    ],
                    "drop": {"name": f"{language}-drop", "label": say["drop"]},
                }
            ],
            add={"value": "children", "label": say["add"]},
        ),
    ]


def _options(say: dict[str, str], names: tuple[str, ...], *chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "value": name,
            "text": say[name],
            "checked": name in chosen,
            "shows": "1" if name == "resigned" else "",
            "unknown": name == "unknown",
        }
        for name in names
    ]


def _parts(say: dict[str, str], *values: str) -> list[dict[str, Any]]:
    typed = values or ("", "", "")
    return [
        {
            "name": name,
            "label": say[name],
            "value": value,
            "size": 4 if name == "year" else 2,
            "longest": 12,
        }
        for name, value in zip(("day", "month", "year"), typed, strict=True)
    ]


def _years(language: str, say: dict[str, str]) -> list[dict[str, Any]]:
    states = {state: say[state] for state in ("paid", "deducted", "not_paid", "in_doubt")}
    return [
        {
            "label": f"{2026 - back}",
            "open": back == 0,
            "months": [
                {
                    "name": f"{language}.{back}.{month}",
                    "label": say[month],
                    "state": state,
                    "options": [
                        {"value": value, "text": text, "checked": value == state}
                        for value, text in states.items()
                    ],
                }
                for month, state in MONTHS.items()
            ],
        }
        for back in range(2)
    ]
