"""Frames: which kind of event a time or an amount belongs to, who takes part, and how firmly it is said."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.kinds import Kind
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.parties import Party, at_the_time
from timeline.claiming.patterns import Hit
from timeline.light import light, replace
from timeline.records.timex import Timex
from timeline.span import Span

_BY_NAME = ("name", "seat")
_ACTING = ("name", "people", "seat")
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
"""The month that a season of EDTF begins with, where none says that it is one of the south."""
_type, _start = attrgetter("type"), attrgetter("start")
_EVENT, _WHOLE, _MORE = 60, 40, 5
_PAIR = 2
_LABEL = re.compile(r"\W{0,3}[^\W\d][^\n:;.!?]{2,50}:\s")


@light
class Reading:
    """A sentence with its marks, clauses and moments, ready for frames.

    `starts`: where its clauses behind the first begin. `label`: where words that head it end, or 0. `stands`: its
    triggers, each with the numbers of the clauses that its words begin and end in. `lasting`: it tells of a length.
    `times`: where its moments begin.
    """

    marks: Marks
    memory: Memory
    clauses: list[Span]
    moments: list[Moment]
    starts: Sequence[int]
    label: int
    stands: tuple[tuple[Hit, int, int], ...]
    lasting: bool
    times: list[int]

    def subject(self) -> str | None:
        """Return the party that acts in the sentence: the first named without a preposition, else that of the
        sentences above.
        """
        for party in self.marks.parties:
            if party.leads and party.code and party.form != "place":
                return party.code
        return self.memory.subject

    def clause(self, offset: int) -> Span:
        """Return the clause that a place lies in."""
        return self.clauses[bisect_right(self.starts, offset)]

    def number(self, offset: int) -> int:
        """Return which clause of the sentence a place lies in."""
        return bisect_right(self.starts, offset)


def _of_publication(moment: Moment) -> bool:
    """Whether a moment hangs on the day of writing; one that hangs on a heading is told of as any other."""
    return any(timex.anchor == "publication" for timex in moment.timexes)


def planned(hit: Hit | None, moment: Moment | None, reading: Reading, scene: Scene) -> Hit | None:
    """Return the word that makes the clause one about what is still to come; None when it speaks of what was."""
    cues = [cue for cue in reading.marks.cues if cue.label.startswith("cues/plan")] if reading.marks.cues else ()
    if not cues:
        return None
    places = [hit.start] if hit else []
    places += [moment.start] if moment else []
    spans = [reading.clause(place) for place in places]
    cue = next(
        (c for c in cues if c.label == "cues/plan" and any(s.start <= c.start < s.end for s in spans)),
        None,
    )
    if cue is None and moment and moment.relation in ("by", "until"):
        cue = next((c for c in cues if c.label == "cues/plan" and c.start < moment.start), None)
    reach = hit.end if hit else moment.end + 1 if moment else 0  # within a trigger, or right behind the date alone
    if cue is None or cue.start > max(*places, reach):
        cue = next((c for s in spans if (c := reading.marks.cue("plan_behind", s.start, s.end))), None)
    if cue is None and moment and (top := _above(moment.start, reading, scene)):
        cue = reading.marks.cue("plan", top.start, top.end)
    if cue is None:
        return None
    if moment and (
        "published-" in (moment.when or "")
        or _is_past(moment.first, scene.published or (None if _of_publication(moment) else scene.latest))
    ):
        return None
    weak = scene.lowered[cue.start : cue.end] in scene.kinds.cues.possible
    if scene.published is None and weak and not (moment and moment.relative):
        return None
    return cue


def _above(place: int, reading: Reading, scene: Scene) -> Span | None:
    """Return the clause that leads to the one a place lies in: "[it is planned] that it open in 2027"."""
    at = reading.number(place)
    if not at or not scene.kinds.cues.indirect:
        return None
    first = scene.lowered[reading.clauses[at].start : reading.clauses[at].end].split(None, 1)[:1]
    return None if scene.kinds.cues.indirect.isdisjoint(first) else reading.clauses[at - 1]


def _is_past(date: str | None, published: str | None) -> bool:
    if not date or not published or "X" in date[:4]:
        return False
    end = date.split("/")[-1]
    size = min(len(end), len(published))
    return end != ".." and end[:size] < published[:size]


def of_event(moment: Moment, reading: Reading, scene: Scene) -> bool:
    """Tell whether a date is that of an event an amount came after: "gave $1 billion after the flood of 2004"."""
    pattern = scene.kinds.cues.after_event if "after_event" not in reading.marks.lacking else None
    at = moment.timexes[0].start
    return bool(pattern and pattern.search(scene.lowered, max(reading.marks.start, at - _EVENT), at))


def to_come(moment: Moment, scene: Scene) -> bool:
    """Tell whether a time lies after the publication."""
    first, published = (moment.first or "").removeprefix("../"), scene.published or ""
    if first <= published or not (first[:2].isdigit() and published[:4].isdigit()):
        return False
    start = first.split("/")[0].replace("X", "0")
    start = f"{start[:5]}{_SEASONS[start[5:]]}" if start[5:] in _SEASONS else start
    size = 4 if "X" in first else min(len(start), len(published))
    return start[:size] > published[:size]


def reported(hit: Hit | None, clause: Span, scene: Scene) -> bool:
    """Tell whether a clause reports that something happened: a trigger tells so, and not in the present alone."""
    if hit is None or not hit.label.startswith("triggers/"):
        return False
    past = scene.kinds.cues.past_verb or scene.kinds.cues.past_end
    low, high = min(clause.start, hit.start), max(clause.end, hit.end)
    return past is None or scene.kinds.cues.present_ahead or past.search(scene.lowered, low, high) is not None


def weaker(hit: Hit | None, kind: Kind, lowered: str) -> list[str]:
    """Return the words of a trigger that say less than its kind: a partnership launched is not yet in being."""
    if hit is None or not kind.weak:
        return []
    return [word for word in kind.weak if re.search(rf"\b{word}\b", lowered[hit.start : hit.end])]


def hedge(moment: Moment | None, span: Span, reading: Reading, lowered: str) -> str | None:
    """Return the words that weaken a statement: of its date ("late"), of its clause ("reportedly")."""
    own = moment.hedge if moment else None
    if not reading.marks.cues:
        return own
    said = [
        lowered[c.start : c.end]
        for c in reading.marks.cues
        if c.label == "cues/hedge" and span.start <= c.start < span.end
    ]
    return ", ".join(dict.fromkeys([own, *said] if own else said)) if said else own


def read(marks: Marks, memory: Memory, clauses: list[Span], moments: list[Moment], scene: Scene) -> Reading:
    """Return a sentence ready for frames."""
    starts = [clause.start for clause in clauses[1:]] if len(clauses) > 1 else []
    if len(marks.triggers) > 1:
        triggers = _outer(_behind_dates(marks, scene), scene.lowered)
        marks = marks if triggers == marks.triggers else replace(marks, triggers=triggers)
    if starts:
        stands = [(hit, bisect_right(starts, hit.start), bisect_right(starts, hit.end - 1)) for hit in marks.triggers]
    else:
        stands = [(hit, 0, 0) for hit in marks.triggers]
    heads = label(marks, scene.text)
    lasting = "DURATION" in map(_type, marks.timexes)
    return Reading(marks, memory, clauses, moments, starts, heads, tuple(stands), lasting, list(map(_start, moments)))


def _behind_dates(marks: Marks, scene: Scene) -> Sequence[Hit]:
    """The triggers, those that go on behind a date from there: "the consulate opened in 1962 [and closed]"."""
    over: dict[Hit, Timex] = {}
    for date in marks.timexes:
        for hit in marks.triggers if date.type == "DATE" else ():
            if hit.start < date.start and date.end < hit.end:
                over[hit] = date
    if not over:
        return marks.triggers
    return [_behind(hit, over[hit], marks, scene) if hit in over else hit for hit in marks.triggers]


def _behind(hit: Hit, over: Timex, marks: Marks, scene: Scene) -> Hit:
    if not hit.label.startswith("triggers/"):
        return hit
    rest = scene.lowered[over.end : hit.end]
    joined = not scene.kinds.cues.coordinators.isdisjoint(rest.split()[:1])
    row = rest[0] == "," and any(hit.start <= one.start and one.end < over.start for one in marks.triggers)
    return replace(hit, start=over.end + 1) if joined or row else hit


def _outer(triggers: Sequence[Hit], lowered: str) -> tuple[Hit, ...]:
    """The triggers without those whose words all belong to a longer one: "the crossing reopened" is of a border."""
    told = [hit for hit in triggers if hit.label.startswith("triggers/") and hit.end - hit.start <= _WHOLE]
    if len(told) > 1:
        told = [hit for hit in told if "," not in lowered[hit.start : hit.end]]
        triggers = [hit for hit in triggers if hit.label.startswith("hints/") or not _around(hit, told)]
    return tuple(triggers)


def _around(hit: Hit, triggers: Sequence[Hit]) -> list[Hit]:
    """The longer triggers that the words of one all belong to."""
    start, end, least = hit.start, hit.end, hit.end - hit.start + _MORE
    return [one for one in triggers if one.start <= start and end <= one.end and least <= one.end - one.start]


def label(marks: Marks, text: str) -> int:
    """Return where the words end that head a line with a colon ("Trade: up by a third in 2019"), 0 where none do."""
    found = _LABEL.match(text, marks.start, marks.end) if text.find(":", marks.start, marks.end) >= 0 else None
    return found.end() if found and all(timex.start >= found.end() for timex in marks.timexes) else 0


def parties(kind: Kind, span: Span, reading: Reading, scene: Scene, date: str | None) -> tuple[str, ...]:
    """Return who takes part, sorted codes: from the clause, then the sentence, then the pair the document is about."""
    wanted, told, pair = kind.parties, reading.marks.parties, scene.pair
    codes: Sequence[str] = _hosts(span, reading, scene) if kind.host else ()
    if codes:
        return tuple(at_the_time(code, date, scene.kinds.names) for code in codes)
    if not (told or pair):
        return ()
    for where in kind.who:
        if where == "document" or (len(codes) == 1 < wanted and codes[0] in pair):
            more: Sequence[str] = pair if not codes or (len(codes) == 1 and codes[0] in pair) else ()
        else:
            named = [p for p in told if span.start <= p.start < span.end] if told and where == "clause" else told
            if not named:
                continue
            more = _named(named, kind, reading, scene)
            if len(codes) + len(more) > wanted and any(code in pair for code in more) and not _row(named, scene):
                more = [code for code in more if code in pair]
        codes = list(dict.fromkeys((*codes, *more))) if codes and more else codes or more
        if len(codes) >= wanted:
            break
    if (not codes and wanted == 1) or (
        len(codes) == 1 < wanted and len(pair) == wanted and not _acts(codes[0], reading)
    ):
        codes = pair  # a third state alone is where it happened, or who helped
    if scene.kinds.names.changing.isdisjoint(codes):
        return tuple(sorted(codes))
    return tuple(sorted({at_the_time(code, date, scene.kinds.names) for code in codes}))


def _acts(code: str, reading: Reading) -> bool:
    """Whether a state named in the sentence does what is told, by its own name and behind no preposition."""
    return any(party.code == code and party.leads and party.form in _BY_NAME for party in reading.marks.parties)


def _hosts(span: Span, reading: Reading, scene: Scene) -> list[str]:
    """The country that something happens in: "of Peru", "Peru's"; else the one of the pair that does not act."""
    inside = [
        p for p in reading.marks.parties if span.start <= p.start < span.end and p.code and p.form != "organisation"
    ]
    told = [p.code for p in inside if not p.leads or scene.kinds.cues.possessive.match(scene.lowered, p.end)]
    if told or reading.subject() not in scene.pair:
        return told[:1]
    return [code for code in scene.pair if code != reading.subject()][:1]


def _row(found: Sequence[Party], scene: Scene) -> bool:
    """Whether three or more act together, whatever pair a text is of: "Peru, Chile and Bolivia"."""
    joined = 0
    for one, other in pairwise(found) if len(found) > _PAIR else ():
        between = scene.lowered[one.end : other.start].replace(",", " ").split()
        joined = joined + 1 if one.code and other.code and scene.kinds.cues.coordinators.issuperset(between) else 0
        if joined == _PAIR:
            return True
    return False


def _pair(found: Sequence[Party], reading: Reading, scene: Scene) -> Sequence[str]:
    """The two that "the two countries" are: those that the sentence names before, or those the document is about."""
    at = next(party.start for party in found if party.form == "pair")
    told = dict.fromkeys(p.code for p in reading.marks.parties if p.end <= at and p.form in _ACTING)
    return list(told) if len(told) == _PAIR else scene.pair


def _named(found: Sequence[Party], kind: Kind, reading: Reading, scene: Scene) -> Sequence[str]:
    """The parties that act: a place where something happens counts only when it is one of the pair, an organisation
    only alone.
    """
    acting: dict[str, None] = {}
    for party in found:
        if party.form == "pair":
            return _pair(found, reading, scene)
        if party.form in _ACTING or (party.form == "place" and (kind.places or party.code in scene.pair)):
            acting[party.code] = None
    if not acting and not scene.pair:
        acting = dict.fromkeys(party.code for party in found if party.form == "organisation")
    return list(acting)
