"""The events in the JSON that TimelineJS reads (Knight Lab's documented format)."""

import json
from typing import Any

from markupsafe import escape

from timeline.edtf.days import to_civil
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import EventView, View


def render(report: Report) -> str:
    """Return the timeline; an event without a first day is left out, because the format has no place for it."""
    view = View(report)
    dated = [event for event in view.events if event.date.earliest is not None]
    title = {"text": {"headline": str(escape(view.title)), "text": left_out(report)}}
    return json.dumps({"title": title, "events": [_slide(e) for e in dated]}, ensure_ascii=False, indent=1) + "\n"


def left_out(report: Report) -> str:
    """Say how many events have no first day."""
    events = View(report).events
    open_ones = sum(event.date.earliest is None for event in events)
    return f"Left out, as without a first day: {open_ones} of {len(events)} events." if open_ones else ""


def _slide(event: EventView) -> dict[str, Any]:
    date = event.date
    said = [f"{said.source.label}: {said.words}" for said in event.said]
    quotes = [f"“{said.claim.quote.exact}” ({said.source.label})" for said in event.said if said.claim.quote]
    slide: dict[str, Any] = {
        "unique_id": event.anchor,
        "start_date": _date(date.earliest, date.edtf),
        "display_date": str(escape(date.words)),
        "text": {"headline": str(escape(event.event.title)), "text": "<br>".join(map(escape, quotes or said))},
    }
    if date.latest is not None and date.latest != date.earliest:
        slide["end_date"] = _date(date.latest, date.edtf)
    if event.event.kind:
        slide["group"] = str(escape(event.event.kind))
    return slide


def _date(day: int | None, edtf: str) -> dict[str, Any]:
    year, month, number = to_civil(day or 0)
    parts = {"year": year, "month": month, "day": number}
    precise = {4: ("year",), 7: ("year", "month")}.get(len(edtf), tuple(parts))
    return {name: parts[name] for name in precise}


EXPORTER = Exporter("timelinejs", "application/json", "the events as TimelineJS reads them", render, left_out=left_out)
