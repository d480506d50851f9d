"""The anniversaries to come as iCalendar (RFC 5545): each event whose day is known, every year."""

from collections.abc import Iterator

from timeline.edtf.days import to_civil
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import EventView, View

FOLD = 75
"""Octets a line may have (RFC 5545, 3.1)."""


def render(report: Report) -> str:
    """Return a calendar; only events known to the day, from the year 1 on, have an anniversary in it."""
    view = View(report)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//timeline//anniversaries//EN",
        f"X-WR-CALNAME:{_text(view.title)}",
    ]
    for event in view.events:
        if (day := _day(event)) is not None:
            lines += _entry(
                event, "".join(f"{part:0{width}d}" for part, width in zip(to_civil(day), (4, 2, 2), strict=True))
            )
    return "".join(part + "\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def left_out(report: Report) -> str:
    """Say how many events have no day of the year to be remembered on."""
    events = View(report).events
    count = sum(_day(event) is None for event in events)
    return f"Left out, as not known to the day: {count} of {len(events)} events." if count else ""


def _day(event: EventView) -> int | None:
    day = event.date.earliest
    return day if day is not None and day == event.date.latest and day > 0 else None


def _entry(event: EventView, day: str) -> list[str]:
    sources = "; ".join(f"{said.source.label}: {said.words}" for said in event.said)
    return [
        "BEGIN:VEVENT",
        f"UID:{event.anchor}@timeline",
        f"DTSTAMP:{day}T000000Z",
        f"DTSTART;VALUE=DATE:{day}",
        "RRULE:FREQ=YEARLY",
        f"SUMMARY:{_text(f'{event.event.title} ({event.date.words})')}",
        f"DESCRIPTION:{_text(sources)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    text = "".join(char if char >= " " and char != "\x7f" else " " for char in text)
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    part, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > FOLD:
            yield part
            part, size = " ", 1
        part += char
        size += width
    yield part


EXPORTER = Exporter("icalendar", "text/calendar", "anniversaries to come, for a calendar", render, left_out=left_out)
