"""The overview's server-drawn lanes: where each event lies between the first and the last day, packed into rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.edtf.days import first_day, year_of
from timeline.reporting import names
from timeline.reporting.dates import Drawn, drawn
from timeline.reporting.entries import EventView

WIDTH = 1000  # units of the drawing's own width; the page stretches it
ROW = 16  # pixels a row is high
MOST_ROWS = 4
MOST_LANES = 16
_DOT = 9  # units a mark takes at least
_FULL = 0.6  # of the room for marks; beyond it bars stand for them
_BIN = 4  # units of a bar
_DENSE = 40  # pixels a lane of bars is high
_STUB = 24  # units of dashes that stand for an end not stated
_ROUNDED = 5  # from this step on years before Christ are round as they are written, and year 1 stands for year 0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Lane(NamedTuple):
    """One lane: its name, its height in pixels and the path data of its kinds of mark.

    `dense`: bars that stand for how many events there are, where they are too many to be drawn one by one.
    """

    name: str
    height: int
    solid: str
    hollow: str
    open: str
    dispute: str
    dense: str = ""


class Overview(NamedTuple):
    """The lanes between two days, with the year labels and their places in percent."""

    start: int
    end: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


def extent(events: Iterable[EventView]) -> tuple[int, int] | None:
    """Return the first and last day any event is known to touch, with a little air; None when nothing is dated."""
    days = [day for view in events if (date := drawn(view.date)) for day in date[:2]]
    if not days:
        return None
    low, high = min(days), max(days)
    air = max(30, (high - low) // 50)
    return low - air, high + air


def overview(events: Sequence[EventView]) -> Overview | None:
    """Return the overview by party, drawn over the data's own extent; None when nothing is dated."""
    span = extent(events)
    if span is None:
        return None
    groups: dict[str, list[EventView]] = {}
    for view in events:
        if drawn(view.date):
            for code in view.event.parties or ("",):
                groups.setdefault(code, []).append(view)
    order = sorted(groups, key=lambda code: (-len(groups[code]), code))
    most = MOST_LANES + (len(order) == MOST_LANES + 1)  # one alone keeps its name
    shown, rest = order[:most], order[most:]
    named = [(names.party(code) if code else "no party", groups[code]) for code in shown]
    if rest:
        others = {view.event.id: view for code in rest for view in groups[code]}
        named.append((f"{len(rest)} others", list(others.values())))
    marks = [(name, _marks(views, span)) for name, views in named]
    if sum(len(lane) for _, lane in marks) * _DOT > len(marks) * MOST_ROWS * WIDTH * _FULL:
        high = max(max(Counter(mark.low // _BIN for mark, _ in lane).values()) for _, lane in marks)
        lanes = tuple(_dense_lane(name, lane, high) for name, lane in marks)
    else:
        lanes = tuple(_lane(name, lane) for name, lane in marks)
    return Overview(*span, lanes, tuple(ticks(*span)))


def _marks(views: list[EventView], span: tuple[int, int]) -> list[tuple[Drawn, bool]]:
    """Return where the events are drawn, from left to right, and whether their sources conflict."""
    marks = [(_placed(date, span), bool(view.open_findings)) for view in views if (date := drawn(view.date))]
    return sorted(marks, key=lambda mark: mark[0][:2])


def _dense_lane(name: str, marks: list[tuple[Drawn, bool]], most: int) -> Lane:
    """Return a lane of bars, each as high as its stretch of time has events, `most` for the full height."""
    counts = Counter(mark.low // _BIN for mark, _ in marks)
    disputes = sorted({mark.low // _BIN * _BIN for mark, disputed in marks if disputed})
    bars = "".join(
        f"M{place * _BIN} {_DENSE}v-{max(1, n * (_DENSE - 2) // most)}" for place, n in sorted(counts.items())
    )
    return Lane(name, _DENSE, "", "", "", "".join(f"M{x} {_DENSE}v-7" for x in disputes), bars)


def _placed(date: Drawn, span: tuple[int, int]) -> Drawn:
    """Return a drawn date in units of the drawing's width instead of days."""
    start, end = span

    def place(day: int) -> int:
        return round((day - start) * WIDTH / (end - start))

    core = (place(date.core[0]), place(date.core[1])) if date.core else None
    return Drawn(place(date.low), place(date.high), core, date.open_start, date.open_end)


def _lane(name: str, marks: list[tuple[Drawn, bool]]) -> Lane:
    ends = [-_DOT] * MOST_ROWS
    solid: set[tuple[int, int, int]] = set()
    hollow: set[tuple[int, int, int]] = set()
    dashed: set[tuple[int, int, int]] = set()
    dispute: set[tuple[int, int]] = set()
    used = 1
    for mark, disputed in marks:
        left = mark.low - _STUB * mark.open_start
        row = next((i for i, end in enumerate(ends) if end <= left), min(range(MOST_ROWS), key=ends.__getitem__))
        ends[row] = max(ends[row], mark.high + (_STUB if mark.open_end else _DOT))
        used = max(used, row + 1)
        if mark.open_end:
            dashed.add((row, mark.high, min(WIDTH, mark.high + _STUB)))
        if mark.open_start:
            dashed.add((row, max(0, left), mark.low))
        if mark.core != (mark.low, mark.high):
            hollow.add((row, mark.low, mark.high))
        if mark.core:
            solid.add((row, *mark.core))
        if disputed:
            dispute.add((row, (mark.low + mark.high) // 2))
    strokes = "".join(f"M{x} {row * ROW + 1}v{ROW - 2}" for row, x in sorted(dispute))
    return Lane(name, used * ROW, _path(solid), _path(hollow), _path(dashed), strokes)


def _path(lines: set[tuple[int, int, int]]) -> str:
    """Return path data for (row, from, to), each line told from the end of the one before, which is the shortest."""
    written, last_row, last = [], -1, 0
    for row, start, end in sorted(lines):
        written.append(f"m{start - last} 0" if row == last_row else f"M{start} {row * ROW + ROW // 2}")
        written.append(f"h{end - start}" if end > start else "z")
        last_row, last = row, end
    return "".join(written)


def ticks(start: int, end: int, most: int = 6) -> Iterable[tuple[float, str]]:
    """Yield (percent, year label) for round years between two days, at most `most` and none at the very edge."""
    first, last = year_of(start), year_of(end)
    step = next((step for step in _STEPS if (last - first) / step <= most), _STEPS[-1])
    for round_year in range(first // step * step, last + 1, step):
        year = round_year + 1 if round_year <= 0 and step >= _ROUNDED else round_year  # 1000 BC is the year -999
        percent = round((first_day(year) - start) * 100 / (end - start), 2)
        if 4 <= percent <= 96:
            yield percent, str(year) if year > 0 else f"{1 - year} BC"
