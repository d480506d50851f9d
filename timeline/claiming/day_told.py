"""The day told of: what is done in a day, and which figures are of that very day and not of its year."""

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading, of_event
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.light import replace
from timeline.span import Span

_DAY = 10
_DEAD = "casualties"


def done_in_a_day(low: int, high: int, scene: Scene) -> bool:
    """Tell whether a stretch of text tells of a deed, which is of one day, and so are its dead: "the port shelled"."""
    deeds = scene.kinds.cues.deeds
    return deeds is not None and deeds.search(scene.lowered, low, high) is not None


def day_told(amount: Amount, kind: str, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the day told of last for a figure of what was done on it, in a sentence without a time: persons who came
    ("Some 3,000 people watched."), and the dead of a deed.
    """
    last = _last(kind, reading)
    if last is None or not reading.memory.near or len(last.date or "") != _DAY or last.relation:
        return None
    of_dead = kind == _DEAD and _deed_told(clause, reading, scene)
    if not of_dead and not _attended(amount, clause, reading, scene):
        return None
    return replace(last, relative=True, why=f"the time told of above: {last.why}")


def _last(kind: str, reading: Reading) -> Moment | None:
    """The time told of last; of the dead, that of the last figure."""
    return (reading.memory.measured_at if kind == _DEAD else None) or reading.memory.moment


def _attended(amount: Amount, clause: Span, reading: Reading, scene: Scene) -> bool:
    """Whether persons came to what was done on a day, as no word denies or plans."""
    attended = scene.kinds.cues.attended
    if amount.unit != "person" or attended is None or reading.moments:
        return False
    if attended.search(scene.lowered, clause.start, clause.end) is None:
        return False
    denied = reading.marks.cue("negation", clause.start, amount.end)
    return denied is None and reading.marks.cue("plan", clause.start, clause.end) is None


def _deed_told(clause: Span, reading: Reading, scene: Scene) -> bool:
    """Whether what was told last was done in a day, and goes on in no other: its dead are of that day."""
    told, begins, had = reading.memory.told, scene.kinds.cues.begins, scene.kinds.cues.had_gone
    if not told or (had and had.search(scene.lowered[clause.start : clause.end])):
        return False
    if any(of_event(moment, reading, scene) for moment in reading.moments):  # later than that
        return False
    if begins and begins.search(scene.lowered, told[-1].low, told[-1].at):
        return False
    return done_in_a_day(told[-1].low, told[-1].high, scene)
