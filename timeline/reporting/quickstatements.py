"""The events as QuickStatements (version 1), which writes them into a Wikibase such as Wikidata.

Times follow the Wikibase data model: a precision (6 millennium, 7 century, 8 decade, 9 year, 10 month, 11 day) and a
calendar; the store's dates are proleptic Gregorian, which QuickStatements takes unless `/J` is written.
"""

from timeline.edtf import Date, Interval, parse
from timeline.edtf.days import to_civil
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import EventView, SaidView, View

POINT, START, END, CIRCUMSTANCES, CIRCA = "P585", "P580", "P582", "P1480", "Q5727902"
URL, QUOTATION, TITLE = "S854", "S1683", "S1476"
PRECISION = {"day": 11, "month": 10, "year": 9, "decade": 8, "century": 7, "millennium": 6}


def render(report: Report) -> str:
    """Return a block of commands an event: a new item, its label, its time, and a reference for each quoted claim."""
    return "\n".join(line for event in View(report).events for line in _item(event)) + "\n"


def left_out(report: Report) -> str:
    """Say how many events are written without a time."""
    events = View(report).events
    count = sum(not event.date.edtf or not _times(parse(event.date.edtf)) for event in events)
    return f"Written without a date, as Wikibase holds none such: {count} of {len(events)} events." if count else ""


def _item(event: EventView) -> list[str]:
    lines = ["CREATE", f"LAST\tLen\t{_text(event.event.title)}"]
    if not event.date.edtf:
        return lines
    date = parse(event.date.edtf)
    about = f"\t{CIRCUMSTANCES}\t{CIRCA}" if date.approximate else ""
    quoted = [said for said in event.said if said.claim.quote and not said.dismissed]
    references = "".join(map(_reference, quoted))
    return [*lines, *(f"LAST\t{prop}\t{time}{about}{references}" for prop, time in _times(date))]


def _times(date: Date) -> list[tuple[str, str]]:
    if date.precision in PRECISION and date.earliest is not None:
        return [(POINT, _time(date.earliest, PRECISION[date.precision]))]
    if isinstance(date, Interval):
        return [(prop, time) for prop, end in ((START, date.start), (END, date.end)) if end for _, time in _times(end)]
    ends = [(START, date.earliest), (END, date.latest)]
    return [(prop, _time(day, PRECISION["day"])) for prop, day in ends if day is not None]


def _time(day: int, precision: int) -> str:
    year, month, number = to_civil(day)
    shown = (month if precision >= 10 else 0, number if precision == 11 else 0)
    sign = "-" if year <= 0 else "+"
    return f"{sign}{abs(year if year > 0 else year - 1):04d}-{shown[0]:02d}-{shown[1]:02d}T00:00:00Z/{precision}"


def _reference(said: SaidView) -> str:
    quote = said.claim.quote.exact if said.claim.quote else ""
    language = said.source.source.language or "und"
    link = f"\t{URL}\t{_text(said.source.link)}" if said.source.link else ""
    title = f"\t{TITLE}\t{language}:{_text(said.source.source.title)}" if said.source.source.title else ""
    return f"\t!{QUOTATION}\t{language}:{_text(quote)}{title}{link}"


def _text(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', "”").replace("|", "¦") + '"'


EXPORTER = Exporter(
    "quickstatements", "text/plain", "events for Wikibase, with precision and references", render, left_out=left_out
)
