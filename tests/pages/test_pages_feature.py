"""The pages as a historian would specify them; the sentences stand in `features/pages.feature`."""

from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.pages import sample
from timeline.records.report import Report
from timeline.reporting.wording import date_words

scenarios("pages.feature")


@pytest.fixture
def seen() -> dict[str, Any]:
    """What the reader has before them: `page`, and a colleague's."""
    return {}


@given("the history of Sweden and the Gold Coast, told by four sources", target_fixture="report")
def _history() -> Report:
    return sample.report()


@given("its timeline and its consistency report written to a folder")
def _written(report: Report, reader: Any) -> None:
    reader.write(report)


@when("I read the timeline without scripts")
def _plain(reader: Any, seen: dict[str, Any]) -> None:
    seen["page"] = reader.open(script=False)


@when("I open the timeline")
def _open(reader: Any, seen: dict[str, Any]) -> None:
    seen["page"] = reader.open()


@when("I open the consistency report")
def _open_report(reader: Any, seen: dict[str, Any]) -> None:
    seen["page"] = reader.open("consistency.html")


@when(parsers.parse('I open the timeline at "{fragment}"'))
def _open_at(reader: Any, seen: dict[str, Any], fragment: str) -> None:
    seen["page"] = reader.open(f"timeline.html{fragment}")


@when(parsers.parse('I follow the conflict of "{title}"'))
def _follow(seen: dict[str, Any], title: str) -> None:
    _event(seen, title).locator(".conflict a").first.click()
    seen["page"].wait_for_url("**/consistency.html#*")


@when(parsers.parse('I search for "{words}"'))
def _search(seen: dict[str, Any], words: str) -> None:
    seen["page"].fill("#_q", words)
    seen["page"].wait_for_url(f"**?q={words.replace(' ', '+')}")


@when("a colleague opens the address I see")
def _colleague(reader: Any, seen: dict[str, Any]) -> None:
    seen["colleague"] = reader.open(seen["page"].url.rpartition("/")[2])


@then("every event stands in it with its title and its date in words")
def _every_event(report: Report, seen: dict[str, Any]) -> None:
    for event in report.case.events:
        item = _event(seen, event.title)
        assert item.is_visible()
        assert event.date is None or date_words(event.date) in item.inner_text()


@then("every quote stands under the event it speaks of")
def _every_quote(report: Report, seen: dict[str, Any]) -> None:
    titles = {event.id: event.title for event in report.case.events}
    for claim in report.case.facts.claims:
        if claim.quote and claim.event:
            assert claim.quote.exact in _event(seen, titles[claim.event]).text_content()


@then(parsers.parse('"{title}" is dated "{words}"'))
def _dated(seen: dict[str, Any], title: str, words: str) -> None:
    assert _event(seen, title).locator(":scope > :first-child").inner_text().startswith(words)


@then(parsers.parse('I read the exhibit "{verdict}"'))
def _exhibit(seen: dict[str, Any], verdict: str) -> None:
    assert seen["page"].locator("article:target h3").inner_text() == verdict


@then(parsers.parse('its arithmetic is "{sums}"'))
def _sums(seen: dict[str, Any], sums: str) -> None:
    assert sums in seen["page"].locator("article:target figcaption").inner_text()


@then(parsers.parse('"{first}" is held by {many:d} independent sources and "{second}" by {few:d}'))
def _held(seen: dict[str, Any], first: str, many: int, second: str, few: int) -> None:
    rows = seen["page"].locator("article:target tbody tr")
    told = {row.locator("th").inner_text(): row.locator("td").last.inner_text() for row in rows.all()}
    assert told == {first: str(many), second: str(few)}


@then(parsers.parse('its first sentences are "{sentences}"'))
def _first(seen: dict[str, Any], sentences: str) -> None:
    assert seen["page"].locator(".lead").inner_text() == sentences


@then(parsers.parse('the best mend is "{mend}"'))
def _mend(seen: dict[str, Any], mend: str) -> None:
    assert seen["page"].locator(".repairs dd").first.inner_text().startswith(mend)


@then(parsers.parse('it says "{verdict}" was decided because "{reason}"'))
def _decided(seen: dict[str, Any], verdict: str, reason: str) -> None:
    text = seen["page"].locator(".decision").first.text_content()
    assert verdict in text
    assert reason in text


@then(parsers.parse('the source is dated "{words}"'))
def _source_dated(seen: dict[str, Any], words: str) -> None:
    assert words in seen["page"].locator("li:target > p").first.inner_text()


@then(parsers.parse('it says of "{title}": "{words}"'))
def _says(seen: dict[str, Any], title: str, words: str) -> None:
    assert f"{title}: {words}" in seen["page"].locator("li:target .told").inner_text()


@then(parsers.parse('the colleague sees only "{title}"'))
def _only(seen: dict[str, Any], title: str) -> None:
    assert seen["colleague"].locator("#_events li:visible h3").all_inner_texts() == [title]


def _event(seen: dict[str, Any], title: str) -> Any:
    return seen["page"].locator("#_events li", has=seen["page"].locator("h3", has_text=title)).first
