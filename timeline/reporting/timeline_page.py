"""The timeline page: every event as text by decade, its quotes folded, and above it the lanes to find one's way."""

import json
from collections import Counter
from itertools import groupby
from typing import Any

from markupsafe import Markup

from timeline.records.report import Report
from timeline.reporting import names
from timeline.reporting.dates import Drawn, Section, drawn
from timeline.reporting.entries import DECADE_FILE, STATUS, TIMELINE, EventView, section_file
from timeline.reporting.exporter import Exporter
from timeline.reporting.lanes import extent, overview
from timeline.reporting.page import asset, write
from timeline.reporting.view import View

LARGE = 500  # events, above which sections are laid out only when seen and a source's words are left to the search
CANVAS = 1000  # events, above which the lanes are drawn on a canvas
_SCRIPTS = ("days", "model", "pack", "lanes", "overview", "filters", "sources", "walk", "timeline")
_HELD, _STATUS_BIT = 1, 2  # the states' bits follow one another in the order of STATUS
_CORE, _OPEN_START, _OPEN_END, _UNDATED, _DISPUTED = 256, 512, 1024, 2048, 4096


def render(report: Report) -> str:
    """Return the timeline page of a report as one self-contained HTML document; of a very large one, its index."""
    return files(report, only=TIMELINE)[TIMELINE]


def files(report: Report, only: str | None = None) -> dict[str, str]:
    """Return the timeline's pages by file name: one page, or above 10,000 events an index and a page a decade."""
    view = View(report)
    if not view.split:
        return {TIMELINE: _page(view, view.events, home="")}
    groups = [(section, tuple(group)) for section, group in groupby(view.events, key=lambda event: event.section)]
    decades = [(section, section_file(section), events) for section, events in groups]
    pages = {TIMELINE: _index(view, decades)}
    for place, (section, file, events) in enumerate(decades):
        if only is None or only == file:
            around = [decades[n] if 0 <= n < len(decades) else None for n in (place - 1, place + 1)]
            pages[file] = _page(view, events, home=TIMELINE, section=section, around=around)
    return pages


def _page(view: View, events: tuple[EventView, ...], home: str, **names_of_decade: Any) -> str:
    """Return the page of some events; `home` is the file that holds the sources, "" for the page itself."""
    groups = [(section, tuple(group)) for section, group in groupby(events, key=lambda event: event.section)]
    large = len(events) > LARGE
    options = _options(view, events)
    return write(
        "timeline.html",
        asset("base.css", "timeline.css") + (_heights(groups) if large else Markup("")),
        asset(*(f"{name}.js" for name in _SCRIPTS)),
        view=view,
        home=home,
        groups=groups,
        large=large,
        overview=overview(events),
        each=True,
        many=len(events) > CANVAS,
        options=options,
        states=STATUS,
        names=names,
        data=json.dumps(_data(events, options), separators=(",", ":")),
        **({"section": None, "around": (None, None)} | names_of_decade),
    )


def _index(view: View, decades: list[tuple[Section, str, tuple[EventView, ...]]]) -> str:
    """Return the page that leads to the pages of the decades, and holds the sources."""
    style = asset("base.css", "timeline.css")
    return write(
        "decades.html",
        style,
        view=view,
        home="",
        large=True,
        names=names,
        overview=overview(view.events),
        each=False,
        many=True,
        decades=decades,
    )


def _options(view: View, events: tuple[EventView, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen in each filter, as (value, name), the most frequent parties first."""
    parties = Counter(code for event in events for code in event.event.parties)
    kinds = sorted({event.event.kind or "other" for event in events})
    named = {source.source.id for event in events for source in event.sources}
    return {
        "party": [(code, names.party(code)) for code in sorted(parties, key=lambda code: (-parties[code], code))],
        "kind": [(kind, names.kind(kind)) for kind in kinds],
        "source": [(name, source.label) for name, source in view.sources.items() if name in named],
    }


def _data(events: tuple[EventView, ...], options: dict[str, list[tuple[str, str]]]) -> dict[str, Any]:
    """Return the events as columns in the order of the page: numbers to the base 36 with a space between.

    Days are whole numbers; a start is told as the difference from the one before; the parties of an event are joined by
    commas.
    """
    place = {group: {value: i for i, (value, _) in enumerate(options[group])} for group in ("party", "kind")}
    states = {name: _STATUS_BIT << i for i, name in enumerate(STATUS)}
    span = extent(events)
    data: dict[str, Any] = {"span": span, "canvas": len(events) > CANVAS, "large": len(events) > LARGE, "core": {}}
    columns: dict[str, list[str]] = {name: [] for name in ("start", "length", "flags", "party", "kind")}
    last = 0
    for number, view in enumerate(events):
        flags = sum(states[name] for name in view.status)
        date = drawn(view.date) or Drawn(last, last, None, False, False)
        flags |= _UNDATED * (drawn(view.date) is None) | _OPEN_START * date.open_start | _OPEN_END * date.open_end
        if date.core:
            flags |= _HELD
            if date.core != (date.low, date.high):
                flags |= _CORE
                data["core"][number] = date.core
        if view.open_findings:
            flags |= _DISPUTED
        columns["start"].append(_short(date.low - last))
        columns["length"].append(_short(date.high - date.low))
        columns["flags"].append(_short(flags))
        columns["party"].append(",".join(_short(place["party"][code]) for code in view.event.parties))
        columns["kind"].append(_short(place["kind"][view.event.kind or "other"]))
        last = date.low
    return data | {name: " ".join(column) for name, column in columns.items()}


def _short(number: int) -> str:
    """Return a whole number to the base 36, as JavaScript's parseInt reads it."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if abs(number) < 36:
        return ("-" if number < 0 else "") + digits[abs(number)]
    return _short(abs(number) // 36 * (-1 if number < 0 else 1)) + digits[abs(number) % 36]


def _heights(groups: list[tuple[Any, tuple[EventView, ...]]]) -> Markup:
    """Return the rules that reserve each section's likely height, so that the scroll bar is about right at once."""
    sizes = sorted({len(events) for _, events in groups})
    return Markup("").join(
        Markup(".n{0}{{contain-intrinsic-block-size:auto {1}px}}").format(size, 60 + 92 * size) for size in sizes
    )


EXPORTER = Exporter(TIMELINE, "text/html", "The timeline as one self-contained page.", render, files, DECADE_FILE)
