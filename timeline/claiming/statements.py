"""Statements: all the drafts of one sentence, from its moments, counts of years, amounts, ranks and hanging clauses."""

from collections.abc import Callable, Container, Sequence

from timeline.claiming.amounts import attach
from timeline.claiming.choosing import choose
from timeline.claiming.chronicles import lent, line
from timeline.claiming.clauses import cut
from timeline.claiming.dated import told
from timeline.claiming.drafts import Draft, Memory, Scene, Sentence
from timeline.claiming.frames import Reading, parties, read
from timeline.claiming.hanging import hanging
from timeline.claiming.jubilees import jubilees
from timeline.claiming.lists import listed
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.proposals import quoted
from timeline.claiming.ranked import ranked
from timeline.claiming.remembering import left_behind, named, taken_up
from timeline.claiming.respective import respective
from timeline.claiming.times import led_to, written
from timeline.claiming.topics import topic
from timeline.claiming.unbroken import unbroken
from timeline.claiming.weekdays import weekdays
from timeline.claiming.years import anniversaries
from timeline.light import replace
from timeline.span import Span

_STAGES: tuple[Callable[[list[Draft], Reading, Scene], list[Draft]], ...] = (
    listed,
    attach,
    ranked,
    hanging,
    unbroken,
    weekdays,
    respective,
    jubilees,
    line,
)
"""What is done with the drafts of a sentence's counts and times, in this order."""

_COUNTED = (
    "agreement",
    "visit",
    "opening",
    "ceasefire",
    "first",
    "election",
    "casualties",
    "trade",
    "superlative",
    "judgment",
    "meeting",
    "border",
)


def statements(marks: Marks, memory: Memory, scene: Scene) -> tuple[list[tuple[Draft, Span]], Memory]:
    """Return the drafts of a sentence with their quotes, and what it adds to the memory of the sentences above it."""
    if scene.titles and scene.is_title(marks.start):
        return [], replace(memory, measured=named(marks))
    sentence = Sentence(marks, taken_up(marks, memory, scene), scene, scene.kinds.cues)
    given = written(sentence)
    found = led_to(given, sentence)
    counted, used = anniversaries(marks, found, sentence.memory, scene)
    found = [m for m in found if not _led_on(m, counted)] if counted else found
    reading = read(marks, sentence.memory, cut(scene.text, scene.lowered, marks, found, sentence.cues), found, scene)
    drafts = [_with_parties(draft, reading, scene) for draft in counted] if counted else []
    drafts += _dated(counted, used, reading, scene)
    for stage in _STAGES:
        drafts = stage(drafts, reading, scene)
    after = left_behind(sentence, given, lent(given, sentence), (counted, used), reading, drafts)
    return [(draft, quoted(draft, reading, scene.text)) for draft in drafts], after


def _dated(counted: Sequence[Draft], used: Container[Span], reading: Reading, scene: Scene) -> list[Draft]:
    """The drafts of a sentence's moments, without those that only tell when an anniversary is kept."""
    drafts: list[Draft] = []
    kept = [draft.moment for draft in counted if draft.kind == "anniversary"] if counted else ()
    for moment in reading.moments:
        if moment.when and not (used and Span(moment.start, moment.end) in used):
            drafts += told(moment, _ahead(moment, reading) if moment in kept else reading, scene)
    return drafts


def _ahead(moment: Moment, reading: Reading) -> Reading:
    """A sentence of which only what leads to a moment tells of what happened then, as an anniversary was kept too."""
    return replace(reading, stands=tuple(stand for stand in reading.stands if stand[0].end <= moment.start))


def _led_on(moment: Moment, counted: Sequence[Draft]) -> bool:
    """Whether a length that leads on from the publication counts up to it: "forty years on, ten thousand speak it"."""
    timex = moment.timexes[0]
    ahead = timex.anchor == "publication" and (timex.shift or "").startswith("+")
    return ahead and any(d.moment is None and d.start < moment.end and moment.start < d.end for d in counted)


def _with_parties(draft: Draft, reading: Reading, scene: Scene) -> Draft:
    span = Span(draft.start, draft.end)
    told = [scene.kinds.by_label[hit.label] for hit, _, _ in reading.stands]
    of = choose(span, reading, scene, [kind.name for kind in told if kind.event or kind.name in _COUNTED])
    kind = scene.kinds.kinds[of[1].name if of and draft.kind == "other" else draft.kind]
    qualifier = of[1].name if of and of[1].name not in ("anniversary", "other") else None
    qualifier = topic(draft, of and of[0], qualifier, reading, scene)
    return replace(
        draft,
        kind=kind.name if kind.name != "anniversary" else draft.kind,
        parties=parties(kind, reading.clause(draft.start), reading, scene, None),
        qualifier=qualifier,
    )
