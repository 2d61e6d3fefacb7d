from tests.browser.casework.acting import sign_in
from tests.browser.keeping.test_pages import stops
def test_x(new_page, site, folder):
    page = new_page(scripts=False)
    page.set_viewport_size({"width": 1280, "height": 800})
    sign_in(page, folder / "db.sqlite3", "keeper", "en")
    for i, name in enumerate(stops(page)):
        page.screenshot(path=f"/tmp/k3shots/L{i:02d}.png", full_page=True)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/admin/eligibility/draft/"); page.screenshot(path="/tmp/k3shots/Llist.png", full_page=True)
    page.goto("/admin/eligibility/draft/1/change/?q=maternity"); page.screenshot(path="/tmp/k3shots/Lthings.png", full_page=True)
