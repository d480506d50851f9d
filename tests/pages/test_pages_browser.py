"""The pages in a real browser: what a reader with a mouse, a keyboard, a telephone, paper or no script gets."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.histories import history
from tests.pages import sample
from timeline.reporting import files

Opened = Callable[..., Any]
OVERLAPS = """() => {
  const found = [], labels = [...document.querySelectorAll('.label:not([hidden]), .axis text')];
  const around = (element) => element.getBoundingClientRect();
  const boxes = labels.map((label) => [label.textContent, around(label), around(label.closest('.marks, .axis'))]);
  boxes.forEach(([name, a, room], i) => {
    const across = a.left > room.left - 1 && a.right < room.right + 1;
    const down = a.top > room.top - 1 && a.bottom < room.bottom + 3;
    if (!across || !down) found.push(`clipped: ${name}`);
    for (const [other, b] of boxes.slice(i + 1)) {
      const beside = a.left > b.right - 1 || b.left > a.right - 1, apart = a.top > b.bottom - 3 || b.top > a.bottom - 3;
      if (!beside && !apart) found.push(`${name} / ${other}`);
    }
  });
  return [boxes.length, found];
}"""


def until(page: Any, expression: str) -> None:
    """Wait until an expression holds in the page; its policy forbids playwright's own way, which evaluates text."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never came true: {expression}")


def axe_finds(page: Any) -> list[tuple[str, list[str]]]:
    """Return what axe finds wrong with a page: each rule with the elements that break it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["timeline.html", "consistency.html"])
def test_axe_finds_nothing(opened: Opened, name: str, scheme: str) -> None:
    """No rule of axe is violated, contrast among them, in light and dark, quotes open and folded."""
    page = opened(sample.report(), name, scheme=scheme)
    if name == "timeline.html":
        page.evaluate("document.querySelectorAll('details').forEach((part, n) => (part.open = n % 2 === 0))")
    assert axe_finds(page) == []


def test_every_event_and_quote_is_there_without_script(opened: Opened) -> None:
    """Title, date and quotes of every event are text of the page, and opening a fold needs no script."""
    report = sample.report()
    page = opened(report, script=False)
    text = page.locator("main").evaluate("element => element.textContent")
    for event in report.case.events:
        assert event.title in text
    for claim in report.case.facts.claims:
        assert claim.quote is None or claim.quote.exact in text
    quote = page.locator("#treaty-day q").first
    assert not quote.is_visible()
    page.locator("#treaty-day summary").click()
    assert quote.is_visible()
    assert not page.locator("#_filters").is_visible()


def test_doubt_is_drawn_hollow_without_script_too(opened: Opened) -> None:
    """What the server draws for "some time within" is an outline, as the legend says; the shape has no colour."""
    page = opened(sample.report(), script=False)
    stroke = "(one) => getComputedStyle(one).stroke"
    assert page.locator(".lane .hollow").first.evaluate(stroke) != page.locator(".lane .hole").first.evaluate(stroke)
    assert page.locator(".lane defs path").first.evaluate(stroke) == "none"


@pytest.mark.parametrize("script", [True, False])
def test_every_link_leads_somewhere(opened: Opened, reader: Any, script: bool) -> None:
    """Each `#id` of both pages is an element of the page it points to."""
    opened(sample.report(), script=script)
    reader.open("consistency.html", script=script)
    ids = {}
    links = []
    for name in ("timeline.html", "consistency.html"):
        page = reader.open(name, script=script)
        ids[name] = set(page.locator("[id]").evaluate_all("all => all.map((one) => one.id)"))
        hrefs = page.locator("a[href*='#']").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        links += [(href.partition("#")[0] or name, href.partition("#")[2]) for href in hrefs]
    assert len(links) > 40
    assert [(page, name) for page, name in links if name not in ids[page.partition("?")[0] or "timeline.html"]] == []


def test_a_link_to_an_event_shows_it_with_its_quotes(opened: Opened, reader: Any) -> None:
    """`timeline.html#ID` brings the event into view, open; without script it is in view all the same."""
    page = opened(sample.report(), "timeline.html#treaty-day")
    assert page.locator("#treaty-day q").first.is_visible()
    assert page.locator("#treaty-day").evaluate("e => e === document.activeElement")
    bare = reader.open("timeline.html#never-dated", script=False)
    assert bare.locator("#never-dated").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_a_conflict_leads_to_its_explanation_and_back(opened: Opened) -> None:
    """From the event to the exhibit, from the exhibit to the event."""
    page = opened(sample.report())
    page.locator("#se-gh-ties .conflict a").first.click()
    page.wait_for_url("**/consistency.html#*")
    assert page.locator("article:target h3").inner_text().startswith("A 75th anniversary")
    page.locator("article:target a", has_text="Sweden and Ghana establish").click()
    page.wait_for_url("**/timeline.html#se-gh-ties")


def test_search_and_filters_narrow_the_list_and_stand_in_the_address(opened: Opened, reader: Any) -> None:
    """What is chosen narrows the list, is counted aloud, is kept in the address, and comes back from it."""
    page = opened(sample.report())
    shown = page.locator("#_events li:visible h3")
    page.fill("#_q", "Fisheries SIGNED")
    until(page, "location.search.includes('q=')")
    assert shown.all_inner_texts() == ["The fisheries treaty is signed"]
    assert page.locator("#_count").inner_text() == "1 of 8 events"
    page.click("button[type=reset]")
    until(page, "location.search === ''")
    page.select_option("#_party", "UN")
    until(page, "location.search === '?party=UN'")
    assert shown.all_inner_texts() == ["The observers' mission begins"]
    for query, titles in (
        ("kind=aid", ["Swedish development aid"]),
        ("source=wire-2023", ["The fisheries treaty is signed"]),
        ("status=tension", ["The fisheries treaty is signed"]),
        ("from=1942&to=1952", ["The coast is occupied"]),
        ("from=2000", ["Swedish development aid"]),
        ("to=1900", ["First traders on the coast"]),
        ("q=seventy+years", ["Sweden and Ghana establish relations"]),
    ):
        page.goto(f"{reader.folder.as_uri()}/timeline.html?{query}")
        page.wait_for_selector("html[data-ready]")
        assert page.locator("#_events li:visible h3").all_inner_texts() == titles, query


def test_a_link_to_a_hidden_event_shows_it(opened: Opened) -> None:
    """An address with a filter and an event that the filter hides lets the event win."""
    page = opened(sample.report(), "timeline.html?party=UN#treaty-day")
    assert page.locator("#treaty-day").is_visible()


def test_the_keyboard_alone_reaches_an_event_and_its_quotes(opened: Opened) -> None:
    """Tab to the skip link, on to the events, along them by arrow, in by Enter, and on to the source by Tab."""
    page = opened(sample.report())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the events"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = "document.activeElement.id"
    assert page.evaluate(focused) == "old-contacts"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "se-gh-ties"
    page.keyboard.press("c")
    assert page.evaluate(focused) == "treaty-day"
    page.keyboard.press("Enter")
    assert page.locator("#treaty-day q").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#embassy-2023"
    page.keyboard.press("?")
    assert page.locator("#_keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "_q"


def test_all_quotes_open_and_fold_at_once(opened: Opened) -> None:
    """One button unfolds the quotes of every event, and says whether it has; pressed again it folds them."""
    page = opened(sample.report())
    button = page.get_by_role("button", name="All quotes")
    folded = page.locator("#_events details:not([open])")
    button.click()
    assert folded.count() == 0
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert folded.count() == page.locator("#_events details").count()


def test_only_one_event_is_in_the_tab_order(opened: Opened) -> None:
    """The list is one stop: the event that was last reached."""
    page = opened(history(60))
    count = "document.querySelectorAll('#_events li[tabindex=\"0\"], #_events summary:not([tabindex])').length"
    assert page.evaluate(count) == 2
    page.locator("#_events li").first.focus()
    page.keyboard.press("End")
    assert page.evaluate(count) == 2
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('#_events li')].at(-1)")


def test_it_opens_on_the_data_and_zooms_from_centuries_to_days(opened: Opened) -> None:
    """The axis shows the data's own years first, then years, months and days, and comes back."""
    page = opened(history(300))
    ticks = page.locator(".axis text")
    assert ticks.all_text_contents() == ["1650", "1700", "1750", "1800", "1850", "1900", "1950", "2000"]
    page.locator("#_overview").focus()
    for _ in range(6):
        page.keyboard.press("+")
    assert all(text.isdigit() for text in ticks.all_text_contents())
    for _ in range(9):
        page.keyboard.press("+")
    assert any(text.split()[0].isdigit() and len(text.split()) == 3 for text in ticks.all_text_contents())
    page.keyboard.press("0")
    assert "1650" in ticks.all_text_contents()


def test_a_mark_is_picked_and_followed_by_keyboard(opened: Opened) -> None:
    """In the overview n and p pick marks, which are said aloud, and Enter goes to the event's text."""
    page = opened(sample.report())
    page.locator("#_overview").focus()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator("#_picked").inner_text() == "from 1941 to 1945: The coast is occupied"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "occupation"
    assert page.evaluate("location.hash") == "#occupation"


def test_the_mouse_drags_zooms_and_follows_a_mark(opened: Opened) -> None:
    """Ctrl and the wheel zoom where the pointer is, a drag moves the view, and a click on a mark goes to its event."""
    page = opened(history(200))
    box = page.locator(".marks").first.bounding_box()
    ticks = page.locator(".axis text")
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 8)
    page.keyboard.down("Control")
    for _ in range(8):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    until(page, "document.querySelector('.axis text').textContent > '1900'")
    before = ticks.all_text_contents()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 8, steps=3)
    page.mouse.up()
    assert ticks.all_text_contents() != before
    page.click("#_all")
    page.locator("#_overview").focus()
    page.keyboard.press("n")
    place = page.locator(".pick[d^=M]").first
    spot = place.evaluate(
        "(e) => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }"
    )
    page.mouse.click(*spot)
    assert page.evaluate("location.hash.slice(1) === document.activeElement.id")


@pytest.mark.parametrize("size", [100, 1200])
def test_a_picked_mark_shows_its_title_within_its_lane(opened: Opened, size: int) -> None:
    """Whichever mark is picked, its title stands by it, and is neither clipped nor outside the lane."""
    page = opened(history(size))
    page.locator("#_overview").focus()
    page.keyboard.press("+")
    for _ in range(12):
        page.keyboard.press("n")
        title = page.locator("#_picked").inner_text().partition(": ")[2]
        label = page.locator(".label:not([hidden])", has_text=title).first
        box, lane = label.bounding_box(), label.locator("..").bounding_box()
        assert box["x"] >= lane["x"] - 1
        assert box["x"] + box["width"] <= lane["x"] + lane["width"] + 1
        assert box["y"] + box["height"] <= lane["y"] + lane["height"] + 3


def test_two_fingers_pinch_the_overview(opened: Opened) -> None:
    """Two pointers that part zoom in."""
    page = opened(history(100))
    count = page.locator(".axis text").count()
    page.evaluate(
        """() => {
          const marks = document.querySelector(".marks"), box = marks.getBoundingClientRect();
          const send = (type, id, x) => marks.dispatchEvent(new PointerEvent(type, {
            pointerId: id, clientX: box.x + x, clientY: box.y + 4, button: 0, bubbles: true }));
          send("pointerdown", 1, 300); send("pointerdown", 2, 340);
          send("pointermove", 1, 100); send("pointermove", 2, 640);
          send("pointerup", 1, 100); send("pointerup", 2, 640);
        }"""
    )
    texts = page.locator(".axis text").all_text_contents()
    assert count > 3
    assert int(texts[-1]) - int(texts[0]) < 60


@pytest.mark.parametrize("size", [40, 300, 1200])
def test_no_label_overlaps_or_is_clipped(opened: Opened, size: int) -> None:
    """At every step from all centuries to days, and for each kind of lane, labels stand clear of one another."""
    page = opened(history(size))
    seen = 0
    for by in ("party", "kind", "source"):
        page.select_option("#_lanes", by)
        page.click("#_all")
        for _ in range(8):
            count, found = page.evaluate(OVERLAPS)
            assert found == []
            seen = max(seen, count)
            page.click("#_in")
    assert seen > 10


@pytest.mark.parametrize("name", ["timeline.html", "consistency.html"])
def test_a_telephone_needs_no_sideways_scroll(opened: Opened, name: str) -> None:
    """At 390 pixels nothing is wider than the screen, quotes open, with and without labels in the lanes."""
    page = opened(sample.report(), name, width=390)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(OVERLAPS)[1] == []


def test_the_headings_of_a_table_are_not_broken(opened: Opened) -> None:
    """However many sources stand on one side, the headings beside them keep their words whole."""
    page = opened(sample.report(), "consistency.html")
    page.evaluate(
        "document.querySelectorAll('tbody td').forEach((cell) => (cell.textContent = 'a-source, '.repeat(99)))"
    )
    assert max(page.evaluate("[...document.querySelectorAll('thead th')].map((cell) => cell.clientHeight)")) < 40


@pytest.mark.parametrize(("script", "size", "most"), [(True, 510, 51), (False, 40, 12)])
def test_paper_holds_every_title_and_quote(opened: Opened, tmp_path: Path, script: bool, size: int, most: int) -> None:
    """Printed, folded quotes are unfolded; a thousand events would take a hundred pages at most."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: no way to read the printed page")
    report = history(size)
    page = opened(report, script=script)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    text = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    squeezed = "".join(text.split())
    wanted = [event.title for event in report.case.events] + [
        c.quote.exact for c in report.case.facts.claims if c.quote
    ]
    assert [words for words in wanted if "".join(words.split()) not in squeezed] == []
    assert text.count("\f") <= most


def test_hidden_events_stay_out_of_the_lanes(opened: Opened) -> None:
    """The overview draws what the filters let through."""
    page = opened(sample.report())
    before = page.locator(".solid").evaluate_all("all => all.map((one) => one.getAttribute('d')).join('')")
    page.select_option("#_kind", "aid")
    until(page, "location.search.includes('kind')")
    after = page.locator(".solid").evaluate_all("all => all.map((one) => one.getAttribute('d')).join('')")
    assert len(after) < len(before)


def test_a_decade_page_of_a_very_large_store_is_whole(reader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit, lowered here: the index needs no script, a decade's page searches and leads to the sources."""
    monkeypatch.setattr("timeline.reporting.view.SPLIT", 100)
    for name, text in files(history(300), "timeline.html").items():
        (reader.folder / name).write_text(str(text), encoding="utf-8")
    reader.write(sample.report(), "consistency.html")
    index = reader.open("timeline.html", script=False)
    index.click("a[href='timeline-1950s.html']")
    assert index.locator("h1").inner_text().endswith("1950s")
    decade = reader.open("timeline-1950s.html")
    decade.fill("#_q", "noon")
    until(decade, "document.getElementById('_count').textContent.includes(' of ')")
    decade.locator("#_events li:visible summary").first.click()
    decade.locator("#_events li:visible details > a").first.click()
    decade.wait_for_url("**/timeline.html#gazette-*")
    assert axe_finds(decade) == []


def test_a_large_page_draws_on_canvas_and_finds_quickly(opened: Opened) -> None:
    """Above a thousand events the lanes are canvases, and the sections are laid out only when seen."""
    page = opened(history(1500))
    assert page.locator(".marks canvas").count() == 14
    assert page.evaluate("getComputedStyle(document.querySelector('#_events section')).contentVisibility") == "auto"
    height = page.evaluate("document.documentElement.scrollHeight")
    page.fill("#_q", "fisheries 17")
    until(page, "document.getElementById('_count').textContent.includes(' of 1,500')")
    page.fill("#_q", "")
    until(page, "document.querySelectorAll('#_events li[hidden], #_events [style*=visible]').length === 0")
    assert page.evaluate("document.documentElement.scrollHeight") == pytest.approx(height, rel=0.05)
    page.locator("#_events li").last.scroll_into_view_if_needed()
    assert page.locator("#_events li").last.is_visible()
    page.locator("#_events summary").last.click()
    assert page.locator("#_events li cite").first.inner_text().startswith("Society of Annals, ")
    page.locator("#_sources summary").first.click()
    page.click("#_sources a[href^='?source']")
    until(page, "location.search.startsWith('?source=gazette-')")
    assert page.locator("#_source").input_value().startswith("gazette-")


def test_a_source_unfolds_all_it_says(opened: Opened) -> None:
    """Every quote of the source is gathered there with its event and what it says of it, and is kept where it was."""
    report = sample.report()
    page = opened(report, "timeline.html#embassy-2023")
    told = page.locator("#embassy-2023 .told")
    until(page, "document.querySelector('#embassy-2023 .told li') !== null")
    own = [claim for claim in report.case.facts.claims if claim.source == "embassy-2023"]
    assert sorted(told.locator("q").all_inner_texts()) == sorted(claim.quote.exact for claim in own if claim.quote)
    assert told.locator("summary").inner_text() == f"All it says: {len(own)} statements"
    assert page.locator("#_events li", has_text="treaty is signed").locator("q").count() > 1
    told.locator("a", has_text="treaty").click()
    until(page, "document.activeElement.id === 'treaty-day'")
    page.go_back()
    until(page, "location.hash === '#embassy-2023'")


def test_a_source_without_script_leads_to_all_it_says(opened: Opened) -> None:
    """The report lists what each source says, and each statement leads to the event, where the quote stands."""
    page = opened(sample.report(), "timeline.html#embassy-2023", script=False)
    page.click("#embassy-2023 .told a")
    page.wait_for_url("**/consistency.html#embassy-2023")
    said = page.locator("#embassy-2023 li")
    assert said.count() == sum(claim.source == "embassy-2023" for claim in sample.report().case.facts.claims)
    said.locator("a[href$='#treaty-day']").first.click()
    page.wait_for_url("**/timeline.html#treaty-day")


def test_a_quote_says_who_speaks_and_when(opened: Opened) -> None:
    """Beside each quote stands its source as a footnote would cite it."""
    page = opened(sample.report(), "timeline.html#treaty-day")
    assert "2023" in page.locator("#treaty-day cite").first.inner_text()
