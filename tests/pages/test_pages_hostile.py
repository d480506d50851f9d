"""What sources say is shown as text and runs nothing, whatever it is: markup, scripts, addresses, overrides."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.pages import sample
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Decision, Event
from timeline.records.finding import Finding, Repair, Stand, Step
from timeline.records.report import LinkedEvent, Report
from timeline.records.says import Dated
from timeline.records.source import Source

Opened = Callable[..., Any]
HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "</title></style></script><svg onload=window.ran=1>",
    "\"'><b onmouseover=window.ran=1>'\"`",
    "{{ 7 * 7 }}{% raw %}${window.ran = 1}",
    "]]><!-- --><!--",
    "‘’“”„«»'\"`&amp;&#x3c;",
    "abc\u202egnp.exe\u2066\u200f אבג",
    "nul\x00bell\x07",
    "w" * 10_000,
)
ADDRESSES = (
    "javascript:window.ran=1",
    " JavaScript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "vbscript:x",
    'https://example.org/" onclick="window.ran=1',
    "//example.org/x",
)


def report() -> Report:
    """Return a report in which every free text is hostile, and ids are as odd as the records let them be."""
    sources = tuple(
        Source(id=f"s{n}", title=HOSTILE[n % len(HOSTILE)], author=HOSTILE[-1], publisher=HOSTILE[0], url=url)
        for n, url in enumerate(ADDRESSES)
    )
    events = tuple(
        Event(id=f"e.{n}/x#y", title=text, kind=text[:40], parties=(text[:30],)) for n, text in enumerate(HOSTILE)
    )
    claims = tuple(
        Claim(
            id=f"c{n}",
            source=f"s{n % len(ADDRESSES)}",
            event=event.id,
            says=Dated(date="1953", hedge=event.title, attribution=event.title, negated=n % 2 == 0),
            quote=Quote(exact=event.title or ""),
            status="accepted",
        )
        for n, event in enumerate(events)
    )
    findings = tuple(
        Finding(
            id=f"odd:{text[:60]}:c{n}",
            rule=text[:20],
            level="contradiction",
            verdict=text,
            events=(events[n].id, text),
            claims=(f"c{n}",),
            explanation=(Step(says=text, source=text, quote=text, premise=text),),
            support=(Stand(value=text, sources=(f"s{n % len(ADDRESSES)}", text), claims=(f"c{n}",), independent=1),),
            repairs=(Repair(claim=text, field=text, from_=text, to=text, why=text),),
            outlier=f"c{n}",
            outlier_share=1.0,
            decision=Decision(conflict=text, verdict="unresolved", because=text, by=text) if n % 2 else None,
            related=(text,),
        )
        for n, text in enumerate(HOSTILE)
    )
    made = sample.assemble(sources, events, claims, findings)
    linker = LinkedEvent(id='made by "the linker" <b>', title=HOSTILE[0], kind="<i>", parties=("<u>",))
    facts = made.case.facts.model_copy(update={"title": HOSTILE[2]})
    case = made.case.model_copy(update={"events": (*made.case.events, linker), "facts": facts})
    return made.model_copy(update={"case": case, "notes": HOSTILE, "unmatched_decisions": HOSTILE})


@pytest.mark.parametrize("name", ["timeline.html", "consistency.html"])
def test_nothing_of_a_source_runs(opened: Opened, name: str) -> None:
    """No script ran, no element of a source's making is in the page, and no link has an address that runs."""
    page = opened(report(), name)
    assert page.evaluate("window.ran") is None
    assert page.locator("body img, body b[onmouseover], svg[onload], [onclick], [onerror]").count() == 0
    assert page.locator("body script:not([type])").count() == 0
    hrefs = page.locator("a").evaluate_all("all => all.map((one) => one.href)")
    assert {href.partition(":")[0] for href in hrefs} <= {"file", "https"}
    for link in page.locator("a").all()[:3]:
        link.dispatch_event("mouseover")
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("name", ["timeline.html", "consistency.html"])
def test_what_a_source_says_is_shown_as_it_is(opened: Opened, name: str) -> None:
    """Each hostile text can be read in the page, the unseen characters in it spelled out."""
    page = opened(report(), name)
    text = page.locator("body").evaluate("element => element.textContent")
    for hostile in HOSTILE:
        spelled = hostile.replace("\u202e", "⟨U+202E⟩").replace("\u2066", "⟨U+2066⟩")
        assert spelled.replace("\x00", "⟨U+0000⟩").replace("\x07", "⟨U+0007⟩") in text


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["timeline.html", "consistency.html"])
def test_a_word_without_end_does_not_widen_the_page(opened: Opened, name: str, width: int) -> None:
    """Ten thousand characters without a space break where they must."""
    page = opened(report(), name, width=width)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_address_of_the_page_itself_runs_nothing(opened: Opened, reader: Any) -> None:
    """A query and a fragment are only ever compared and shown as text."""
    opened(sample.report())
    evil = "%3Cimg%20src=x%20onerror=window.ran=1%3E"
    page = reader.open(f"timeline.html?q={evil}&party={evil}&lanes=constructor&from=x#{evil}%E0%A4%A")
    assert page.evaluate("window.ran") is None
    assert page.locator("#_count").inner_text() == "0 of 8 events"


def test_the_policy_forbids_what_the_page_does_not_bring(opened: Opened, reader: Any) -> None:
    """Were a script or a request smuggled in all the same, the browser would refuse it."""
    page = opened(sample.report())
    refused: list[str] = []
    page.on("requestfailed", lambda request: refused.append(request.failure))
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = 1';
          document.body.append(script);
          const image = document.createElement('img');
          image.src = 'https://example.org/x.png';
          document.body.append(image);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert len(reader.complaints) >= 2
    assert all("Content Security Policy" in complaint for complaint in reader.complaints)
    assert refused == ["csp"]
    reader.complaints.clear()
    reader.requests.clear()
