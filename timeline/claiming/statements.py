"""Statements: all the drafts of one sentence, from its moments, counts of years, amounts, ranks and hanging clauses."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.claiming.amount_times import TIME, uncompared
from timeline.claiming.amounts import attach
from timeline.claiming.book_years import book_years
from timeline.claiming.choosing import choose
from timeline.claiming.chronicles import headed, lent, line
from timeline.claiming.clauses import cut
from timeline.claiming.dated import told
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.echoes import bounded, remembered
from timeline.claiming.frames import Reading, parties, read
from timeline.claiming.hanging import hanging
from timeline.claiming.hinges import gone_on
from timeline.claiming.jubilees import jubilees
from timeline.claiming.lengths import lengths
from timeline.claiming.lists import listed
from timeline.claiming.marks import Marks
from timeline.claiming.measures import MEASURED
from timeline.claiming.moments import Moment, moments
from timeline.claiming.occurrences import events
from timeline.claiming.proposals import quoted
from timeline.claiming.qualifiers import pact
from timeline.claiming.ranks import ranks
from timeline.claiming.reckoning import reckoned
from timeline.claiming.respective import respective
from timeline.claiming.sections import sections
from timeline.claiming.spells import gone_by, spells
from timeline.claiming.states import meanwhile
from timeline.claiming.topics import topic
from timeline.claiming.unbroken import unbroken
from timeline.claiming.unsaid import acted, labels, named_above
from timeline.claiming.weekdays import weekdays
from timeline.claiming.worth import worth
from timeline.claiming.years import anniversaries
from timeline.span import Span

_OPENS = 4
_LED = 8  # letters from a time to the length that it begins
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
    if scene.is_title(marks.start):
        return [], memory._replace(measured=_topic(marks))
    cues = scene.kinds.cues
    block = scene.block(marks.start)
    if block != memory.block:
        memory = memory._replace(block=block, near=False, lent=None)
    if block in scene.headings:
        memory = memory._replace(measured=_topic(marks), measured_at=None, topic=named_above(marks))
    elif labels(marks, memory, scene):
        memory = memory._replace(measured=_topic(marks), measured_at=None)
    timexes = marks.timexes
    given = moments(scene.text, scene.lowered, marks.start, timexes, cues, scene.published) if timexes else []
    given = book_years(given, scene.text) if any(a.unit not in TIME for a in marks.amounts) else given
    given = sections(scene.lowered, timexes, given, cues) if given else given
    lends, heading = lent(given, marks, scene), headed(given, marks, memory, scene)
    if not given and memory.lent is not None:  # "January 19. Troops take the fort."
        given = [memory.lent._replace(start=marks.start, end=marks.start, relative=True)]
    found = reckoned(scene.lowered, marks, worth(given, marks, scene), memory, cues, scene.published)
    past = gone_by(memory.moment, memory.told, scene.published)
    found = spells(scene.text, scene.lowered, marks, found, (memory.moment, past), cues, scene.kinds.language)
    found = lengths(marks, uncompared(found, marks), memory, scene)
    found = found or meanwhile(scene.lowered, marks, found, memory, cues)
    found = found or bounded(scene.lowered, marks, memory.told, memory.events, cues)
    counted, used = anniversaries(marks, found, memory, scene)
    found = [m for m in found if not _led_on(m, counted)] if counted else found
    reading = read(marks, memory, cut(scene.text, scene.lowered, marks, found, cues), found, scene)
    drafts = [_with_parties(draft, reading, scene) for draft in counted]
    for moment in found:
        if Span(moment.start, moment.end) not in used and moment.when:
            kept = any(draft.moment is moment and draft.kind == "anniversary" for draft in counted)
            drafts += told(moment, _ahead(moment, reading) if kept else reading, scene)
    drafts = attach(listed(drafts, marks, scene), reading, scene)
    if placed := [_at_first(draft, counted, scene) for draft in ranks(reading, scene)]:
        members = [draft.moment for draft in placed if draft.trigger == "member"]
        drafts = [draft for draft in drafts if draft.says is not None or draft.moment not in members] + placed
    drafts = hanging(drafts, reading, memory.moment, scene)
    drafts = unbroken(drafts, reading, scene)
    drafts = jubilees(respective(drafts, reading, scene) + weekdays(drafts, marks, scene), memory)
    drafts = drafts or ([] if found else line(reading, scene))
    dated = [m for m in found if m.first and (m.timexes[0].type != "DURATION" or m.relation not in ("", "pledged"))]
    dated = [m for m in dated if Span(m.start, m.end) not in used] or dated if used else dated
    dated = [m for m in dated if m.timexes[0].type != "DURATION"] or dated
    heads = given if len(given) == 1 and block in scene.headings else []
    acting = [p.code for p in marks.parties if p.leads and p.code and p.form != "place"]
    measures = [d for d in drafts if d.amount and d.kind in MEASURED]
    valued = [d for d in drafts if d.amount and d.moment and d.amount.unit not in TIME]
    names = [d.qualifier if d.kind == "anniversary" else d.kind for d in drafts]
    last = [name for name in names if name and name in scene.kinds.kinds and scene.kinds.kinds[name].event]
    after = Memory(
        gone_on((dated or heads)[-1], found) if dated or heads else lends or memory.moment,
        acting[0] if acting else memory.subject,
        measures[-1].kind if measures else _subject(marks) or memory.measured,
        _latest(measures) if measures else valued[-1].moment if valued else None if dated else memory.measured_at,
        block,
        bool(dated) or memory.near,
        events(drafts, reading, memory.events),
        pact(Span(marks.start, marks.end), marks, scene) or memory.pact,
        last[-1] if last else None,
        lends,
        remembered(
            memory.told,
            marks,
            found,
            {draft.start: draft.implies for draft in counted if draft.implies},
            [draft.moment for draft in counted if draft.moment],
        ),
        heading,
        next((d.implies for d in reversed(counted) if _counts_for_all(d, scene)), memory.counting),
        acted(drafts, memory.acted),
        memory.topic,
    )
    return [(draft, quoted(draft, reading, scene.text)) for draft in drafts], after


def _ahead(moment: Moment, reading: Reading) -> Reading:
    """A sentence of which only what leads to a moment tells of what happened then, as an anniversary was kept too."""
    return replace(reading, stands=tuple(stand for stand in reading.stands if stand[0].end <= moment.start))


def _counts_for_all(draft: Draft, scene: Scene) -> bool:
    """Whether other anniversaries of a text may run from what a count does: not where it is somebody's age."""
    whose = scene.lowered[: draft.start].rstrip().rpartition(" ")[2]
    return draft.kind == "anniversary" and bool(draft.implies) and whose not in ("who", "he", "she", "i")


def _led_on(moment: Moment, counted: Sequence[Draft]) -> bool:
    """Whether a length that leads on from the publication counts up to it: "forty years on, ten thousand speak it"."""
    timex = moment.timexes[0]
    ahead = timex.anchor == "publication" and (timex.shift or "").startswith("+")
    return ahead and any(d.moment is None and d.start < moment.end and moment.start < d.end for d in counted)


def _at_first(draft: Draft, counted: Sequence[Draft], scene: Scene) -> Draft:
    """Who was the first is of the year that a count runs from: "it is twenty years since Peru became the first"."""
    years = scene.kinds.cues.years
    begun = set(years.get("of", ())) - set(years.get("weak", ()))
    for count in counted if draft.kind == "first" else ():
        words = scene.lowered[count.start : draft.start].split()
        since = count.end <= draft.start and ";" not in scene.lowered[count.end : draft.start]
        if count.implies and since and not begun.isdisjoint(words):
            return draft._replace(date=count.implies, when=count.implies, moment=None, relative=True)
    return draft


def _topic(marks: Marks) -> str | None:
    """The measured kind that a heading names: "Trade"."""
    names = (hit.label.split("/")[1] for hit in marks.triggers)
    return next((name for name in names if name in MEASURED), None)


def _subject(marks: Marks) -> str | None:
    """The measured kind that a sentence opens with, which "it" in the next may take up: "Trade did what talks could
    not. It was worth two billion in 1979".
    """
    for hit in marks.triggers:
        if hit.start - marks.start > _OPENS:
            break
        if (name := hit.label.split("/")[1]) in MEASURED:
            return name
    return None


def _with_parties(draft: Draft, reading: Reading, scene: Scene) -> Draft:
    span = Span(draft.start, draft.end)
    of = choose(
        span, reading, scene, [name for name, kind in scene.kinds.kinds.items() if kind.event or name in _COUNTED]
    )
    kind = scene.kinds.kinds[of[1].name if of and draft.kind == "other" else draft.kind]
    qualifier = of[1].name if of and of[1].name not in ("anniversary", "other") else None
    qualifier = topic(draft, of and of[0], qualifier, reading, scene)
    return draft._replace(
        kind=kind.name if kind.name != "anniversary" else draft.kind,
        parties=parties(kind, reading.clause(draft.start), reading, scene, None),
        qualifier=qualifier,
    )


def _latest(measures: Sequence[Draft]) -> Moment | None:
    """The time that what follows is likeliest of: of a change the end ("fell from 5 million in 2014 to 3 in 2015")."""
    timed = [d.moment for d in measures if d.moment and d.moment.first and not d.planned]
    plain = [moment for moment in timed if moment.relation in ("", "at", "now") and moment.first]
    if len(plain) == len(timed) == len(measures) and timed:
        return max(plain, key=lambda moment: (moment.first or "")[:4])
    return measures[0].moment
