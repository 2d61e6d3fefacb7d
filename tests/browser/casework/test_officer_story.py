"""A day at the office: three copies of different kinds are reviewed, and the volunteers see it."""

import re
import zlib

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, expect

from eligibility.rules.codes import BenefitCode
from tests.browser.casework.acting import Visitor, at
from tests.browser.casework.conftest import Captured, NewVisitor

pytestmark = pytest.mark.slow

PHONE = (360, 640)
#: Of the demo, handed over by Workers' House: what their copies are about, and in which language.
BIRTH, ILL, LAID_OFF = "น.ส. คำหล้า", "မအေးအေးမွန်", "မလှလှဝင်း"
ALSO_LAID_OFF, CHILD = "မစုစုလှိုင်", "Naw Paw Htoo"
NUMBER, IN_FULL = "MC000007", "0800000007"
WHY = "The days in hospital were before the third month was paid."
MORE = "หนังสือเลิกจ้างต้องมีลายเซ็น"
THANKS = "စာရွက်စာတမ်းများ သောကြာနေ့ ယူလာပါမည်။"
ENOUGH = "ได้รับแล้ว ขอบคุณ"
#: What a letter of the employer's, that the office asks for, is called.
LETTER = {"th": "หนังสือเลิกจ้าง", "my": "အလုပ်ထုတ်စာ"}


def says(language: str, english: str) -> str:
    """A sentence of the site in a language, which must not be English."""
    with override(language):
        said = gettext(english)
    assert said != english, f"{language}: {english}"
    return said


def sheets(pdf: bytes) -> int:
    """How many pages a file has, packed or not."""
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    for packed in re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        count += len(re.findall(rb"/Type\s*/Page\b", zlib.decompress(packed)))
    return count


def row_of(officer: Visitor, name: str) -> Locator:
    """A copy in the queue that is open."""
    return officer.page.locator("main li.row").filter(has_text=name)


def opens(officer: Visitor, name: str, state: str = "waiting") -> None:
    """The summary of a copy, from the queue."""
    officer.goes(f"{at('cases:office', officer.language)}?state={state}")
    officer.follows(f"main li.row:has-text('{name}') h2 a")


def answers_the_findings(officer: Visitor, **kinds: str) -> None:
    """On the form: the kind of each answer; what it reveals is filled in by whoever calls."""
    officer.follows("main a[href$='/review/']")
    for benefit, kind in kinds.items():
        officer.page.locator(f"[name={benefit}][value={kind}]").check()


def presses(visitor: Visitor, english: str) -> None:
    """A button, by its words."""
    words = says(visitor.language, english)
    visitor.sends(visitor.page.get_by_role("button", name=words, exact=True))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_three_cases_are_reviewed_to_the_end_and_the_volunteer_receives_it(
    new_visitor: NewVisitor, captured: Captured, *, scripts: bool
) -> None:
    officer, volunteer = (new_visitor(*PHONE, scripts=scripts) for _ in range(2))
    officer.signs_in("wanida", "th")
    volunteer.signs_in("paw", "my")
    finds_and_takes(officer)
    agrees_with_everything(officer)
    disagrees_and_suggests(officer, volunteer)
    asks_for_papers(officer)
    prints_one(officer)
    receives_it(volunteer, captured)
    goes_on_writing(officer, volunteer, captured)


def finds_and_takes(officer: Visitor) -> None:
    """The most urgent first; by benefit and by what is missing; one is taken."""
    page = officer.page
    expect(page).to_have_url(at("cases:office", "th"))
    days = [
        int(found[1])
        for text in page.locator("main li.row").all_inner_texts()
        if (found := re.search(r"อีก (\d+) วัน", text))
    ]
    assert len(days) >= 4
    assert days == sorted(days)
    officer.page.locator("main details summary").first.click()
    page.locator("#benefit").select_option("maternity")
    page.locator("details details summary").click()
    page.locator("[name=paper][value=birth_certificate]").check()
    presses(officer, "Show")
    expect(page.locator("main li.row h2")).to_have_count(1)
    expect(row_of(officer, BIRTH)).to_be_visible()
    presses(officer, "Take this case")
    expect(row_of(officer, BIRTH)).to_contain_text(says("th", "Release this case"))


def agrees_with_everything(officer: Visitor) -> None:
    """The first kind; then the office is through with it."""
    opens(officer, BIRTH)
    answers_the_findings(officer, **{each.value: "agree" for each in BenefitCode})
    presses(officer, "Finished with this case")
    officer.follows("main a[href$='/review/']")
    assert officer.page.locator("main").inner_text().count(says("th", "The office agrees.")) >= 7
    officer.goes(at("cases:office", "th") + "?state=finished")
    expect(row_of(officer, BIRTH)).to_be_visible()


def disagrees_and_suggests(officer: Visitor, volunteer: Visitor) -> None:
    """The second kind: why, which condition, what is right; and a case for the keepers of the law.

    Its numbers are hidden until she asks, and whoever owns the case sees that she did.
    """
    page = officer.page
    opens(officer, ILL)
    expect(page.locator("main")).to_contain_text("AYE AYE MON")
    expect(page.locator("svg.drawn")).to_be_visible()
    for hidden in (NUMBER, IN_FULL):
        assert hidden not in page.content()
    presses(officer, "Show the numbers")
    for shown in (NUMBER, IN_FULL):
        expect(page.locator("main")).to_contain_text(shown)
    officer.follows("main a.button[href$='/']:not([href*='/list/'])")  # hidden again
    answers_the_findings(officer, medical="disagree")
    presses(officer, "Save the answers")  # why is not said yet
    expect(page.locator("#faults")).to_be_visible()
    page.locator("[name='medical.why']").fill(WHY)
    page.locator("[name='medical.holds'][value=not_eligible]").check()
    page.locator("[name='medical.condition']:not([value=''])").first.check()
    presses(officer, "Save the answers")
    expect(page.locator("main")).to_contain_text(WHY)
    suggests(officer)
    volunteer.goes(at("cases:cases", "my"))
    volunteer.follows(f"main a:has-text('{ILL}')")
    expect(volunteer.page.locator("main")).to_contain_text(says("my", "The office does not agree."))
    volunteer.follows("main a[href$='/looks/']")
    seen = says("my", "The phone and the numbers of papers, in full")
    expect(volunteer.page.locator("main").get_by_text(seen)).to_have_count(1)


def suggests(officer: Visitor) -> None:
    """Nothing that goes to the keepers says who it is about."""
    page = officer.page
    officer.follows("main a[href$='/suggest/']")
    presses(officer, "Show what would go")
    goes = page.locator("main pre").inner_text()
    for hidden in (ILL, "AYE", NUMBER, IN_FULL, "Golden", "Mae Sot"):
        assert hidden not in goes
    assert "medical:" in goes
    page.locator("main textarea").fill("Aye Aye Mon was in hospital too early.")
    officer.sends("main button[name=send]")
    expect(page.locator("#faults")).to_be_visible()
    page.locator("main textarea").fill(WHY)
    officer.sends("main button[name=send]")
    expect(page.locator("main [role=status]")).to_be_visible()


def asks_for_papers(officer: Visitor) -> None:
    """The third kind: one from the list, and a sentence."""
    opens(officer, LAID_OFF)
    answers_the_findings(officer, unemployment="documents")
    page = officer.page
    page.locator("[name='unemployment.documents'][value=termination_letter]").check()
    page.locator("[name='unemployment.text']").fill(MORE)
    presses(officer, "Save the answers")
    officer.goes(at("cases:office", "th") + "?state=asked")
    expect(row_of(officer, LAID_OFF)).to_be_visible()


def prints_one(officer: Visitor) -> None:
    """From the browser, and as a file; each is one page."""
    page = officer.page
    opens(officer, LAID_OFF, "asked")
    link = page.locator("main a[href$='/pdf/']")
    there = str(link.get_attribute("href"))
    with page.expect_download() as saved:
        link.click()
    assert sheets(saved.value.path().read_bytes()) == 1
    assert page.request.get(there).headers["content-type"] == "application/pdf"
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


def receives_it(volunteer: Visitor, captured: Captured) -> None:
    """On the page of the case, among what falls due, and in Burmese on the worker's sheet."""
    page, case = volunteer.page, captured["case"]
    volunteer.goes(at("cases:case", "my", **case))
    expect(page.locator("main")).to_contain_text(says("my", "The office asks for papers."))
    volunteer.goes(at("cases:due", "my"))
    asked = says("my", "The SSO office asks for papers: %(papers)s").partition("%")[0].strip()
    row = page.locator("main article.row").filter(has_text=asked).filter(has_text=LAID_OFF)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(LETTER["my"])
    volunteer.goes(at("cases:case", "my", **case))
    volunteer.follows("main a[href*='/office/']")
    expect(page.locator(f"main [lang=th]:has-text('{MORE}')").first).to_be_visible()
    volunteer.language = "th"  # the sheet is in the worker's language, whatever the volunteer reads
    volunteer.goes(page.url.replace("/my/", "/th/"))
    expect(page.locator("main")).to_contain_text(LETTER["th"])
    volunteer.language = "my"
    volunteer.follows("main a[href*='#']")
    told = page.locator("main section").filter(has_text=says("my", "What the SSO office has said"))
    expect(told.last).to_contain_text(LETTER["my"])
    expect(told.last).to_contain_text(MORE)
    volunteer.goes(at("cases:cases", "my"))
    volunteer.follows(f"main a:has-text('{BIRTH}')")
    expect(page.locator("main")).to_contain_text(says("my", "The office agrees."))


def goes_on_writing(officer: Visitor, volunteer: Visitor, captured: Captured) -> None:
    """A message to the office, its answer back, and no letter of either is lost."""
    here = volunteer.page
    volunteer.goes(at("cases:case", "my", **captured["case"]))
    volunteer.follows("main a[href*='/office/']")
    here.locator("main textarea").fill(THANKS)
    presses(volunteer, "Send the message")
    officer.goes(at("cases:office", "th"))
    expect(row_of(officer, LAID_OFF)).to_contain_text(says("th", "There is a new message."))
    opens(officer, LAID_OFF)
    officer.follows("main a[href$='/messages/']")
    expect(officer.page.locator("main [lang=my]").filter(has_text=THANKS)).to_be_visible()
    officer.page.locator("main textarea").fill(ENOUGH)
    presses(officer, "Send the message")
    volunteer.goes(at("cases:case", "my", **captured["case"]))
    volunteer.follows("main a[href*='/office/']")
    expect(here.locator("main [lang=th]").filter(has_text=ENOUGH)).to_be_visible()


def test_papers_are_asked_for_in_several_cases_once_each_was_shown(
    new_visitor: NewVisitor,
) -> None:
    officer = new_visitor(*PHONE)
    officer.signs_in("somchai", "th")
    page = officer.page
    for name in (ALSO_LAID_OFF, CHILD):
        row_of(officer, name).locator("[name=pick]").check()
    presses(officer, "Ask for papers in several cases")
    page.locator("[name=benefit][value=unemployment]").check()
    officer.sends()
    page.locator("[name=paper][value=termination_letter]").check()
    officer.sends()
    gets, left_out = page.locator("main section").all()
    expect(gets).to_contain_text(ALSO_LAID_OFF)
    expect(left_out).to_contain_text(CHILD)
    beside = page.context.new_page()
    beside.goto(at("cases:office", "th") + "?state=asked")
    expect(beside.locator("main li.row").filter(has_text=ALSO_LAID_OFF)).to_have_count(0)
    beside.close()
    officer.sends()
    officer.goes(at("cases:office", "th") + "?state=asked")
    expect(row_of(officer, ALSO_LAID_OFF)).to_be_visible()


def test_of_two_officers_one_wins_and_the_other_sees_it(new_visitor: NewVisitor) -> None:
    first, second = new_visitor(*PHONE), new_visitor(*PHONE)
    first.signs_in("somchai", "th")
    second.signs_in("wanida", "th")
    opens(first, CHILD)
    opens(second, CHILD)
    answers_the_findings(second, old_age="disagree")
    answers_the_findings(first, old_age="agree")
    presses(first, "Save the answers")
    second.page.locator("[name='old_age.why']").fill(WHY)
    second.page.locator("[name='old_age.holds'][value=not_eligible]").check()
    presses(second, "Save the answers")
    told = second.page.locator("main .notice[role=alert]")
    expect(told).to_contain_text(says("th", "A colleague was quicker. This is how it stands now."))
    expect(second.page.locator("main")).to_contain_text(says("th", "The office agrees."))
    expect(second.page.locator("[name='old_age.why']")).to_have_value(WHY)
