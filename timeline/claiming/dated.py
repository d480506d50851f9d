"""Dated: the claims that a moment of a sentence dates, one or two."""

from timeline.claiming.bounds import not_before, related
from timeline.claiming.denials import imagined, meant, negated, not_then
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, hedge, parties, planned, reported, to_come, weaker
from timeline.claiming.measures import MEASURED
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.claiming.qualifiers import qualifier
from timeline.claiming.turns import apart, then, turns
from timeline.claiming.unsaid import kind_at
from timeline.claiming.worth import ago
from timeline.light import replace
from timeline.span import Span

_YEAR, _MONTH = len("1987"), len("1987-05")
"""Too wide a date for an event without a name, a month where no word tells what it was."""


def told(moment: Moment, reading: Reading, scene: Scene) -> list[Draft]:
    """The claims of a moment: one, or two where it dates a state and what began or ended it."""
    if moment.relation == "since_event":
        return _since_event(moment, reading, scene)
    if (words := apart(moment, reading, scene)) is not None:
        inside = tuple(stand for stand in reading.stands if words.start <= stand[0].start < words.end)
        return _dated(moment, replace(reading, stands=inside), scene)
    if not turns(moment, scene):
        return _dated(moment, reading, scene)
    end = moment.timexes[-1].end
    before = replace(reading, stands=tuple(stand for stand in reading.stands if stand[0].start < end))
    behind = replace(reading, stands=tuple(stand for stand in reading.stands if stand[0].start >= end))
    ended = [draft for draft in _dated(then(moment), behind, scene) if draft.trigger]
    return _dated(moment, before, scene) + ended


def _since_event(moment: Moment, reading: Reading, scene: Scene) -> list[Draft]:
    """What holds since a dated event, and that event where it has a name or a written day: "since the Paris
    Agreements in 1991", "since the treaty of 4 May 1987".
    """
    at = moment.timexes[0].start
    event = replace(moment, start=at, date=moment.first, relation="")
    inside = tuple(stand for stand in reading.stands if moment.start <= stand[0].start < moment.end)
    if any(word[0].isupper() for word in scene.text[moment.start : at].split()[1:]):
        told_of = _dated(event, reading, scene)
    else:
        drafts = [] if moment.relative else _dated(event, replace(reading, stands=inside), scene)
        told_of = [d for d in drafts if len(moment.first or "") > (_YEAR if d.trigger else _MONTH)]
    named = [replace(draft, start=moment.start) for draft in told_of]
    rest = replace(reading, stands=tuple(stand for stand in reading.stands if stand not in inside))
    state = replace(moment, date=related(moment.first, "since"), when=related(moment.first, "since"), relation="since")
    return named + _dated(state, rest, scene)


def _dated(moment: Moment, reading: Reading, scene: Scene) -> list[Draft]:
    """The claim that a moment dates: the nearest trigger says of what kind."""
    if moment.relation in ("window", "compared"):
        return []
    place = Span(moment.start, moment.end)
    timex = moment.timexes[0]
    clause = reading.clause(timex.start)
    hit, kind, of = kind_at(place, reading, scene)
    denied, cue, date, when = not_then(moment, reading, scene), None, moment.date, moment.when
    if reading.marks.cues:
        date, when, turned = _turned(moment, clause, reading, scene)
        denied = (denied or negated(hit, place, reading, scene)) and not turned
        cue = meant(hit, kind, reading, scene.lowered) or planned(hit, moment, reading, scene)
    now = (
        timex.shift == "+0d"
        and cue is None
        and not (timex.type == "TIME" or " " in timex.text)
        and not moment.relation
        and (kind.name in MEASURED or kind.name in ("other", "superlative"))
    )
    if (
        now
        or imagined(hit, reading, scene)
        or _misled(moment, hit, cue, clause, scene)
        or (moment.relation == "as_of" and hit is None and cue is None)
    ):
        return []
    later = to_come(moment, scene)
    ahead = cue is not None or (later and _only_meant(moment, hit, clause, scene))
    name = kind.future if ahead else kind.name
    span = clause
    if hit and (other := reading.clause(hit.start)) is not clause:
        span = Span(min(clause.start, other.start), max(clause.end, other.end))
    words = hedge(moment, span, reading, scene.lowered)
    if weak := weaker(hit, kind, scene.lowered):
        words = ", ".join([words, *weak] if words else weak)
    why = [moment.why]
    if of:
        why.append(of)
    if cue:
        why.append(f"“{scene.text[cue.start : cue.end]}” speaks of what is to come")
    return [
        Draft(
            name,
            min(moment.start, hit.start) if hit and hit.start >= clause.start else moment.start,
            max(moment.end, hit.end) if hit and hit.end <= clause.end else moment.end,
            moment=moment,
            date=date,
            when=when,
            implies=moment.implies or ago(moment, scene.published),
            relative=moment.relative,
            says=None,
            parties=parties(kind, span, reading, scene, date),
            qualifier=qualifier(kind, span, reading, scene, moment.start),
            hedge=words,
            negated=denied,
            planned=ahead or (later and not _over(moment, hit, reading, scene)),
            confidence=0.8 if hit and hit.label.startswith("triggers/") else 0.6 if hit else 0.4,
            trigger=hit.pattern if hit else None,
            derivation=tuple(why),
        )
    ]


def _only_meant(moment: Moment, hit: Hit | None, clause: Span, scene: Scene) -> bool:
    """Whether what is dated to a time after the publication can only be meant."""
    if moment.relation not in ("", "at", "period", "after", "by"):
        return False
    tenses = scene.kinds.cues.past_verb is not None and not scene.kinds.cues.present_ahead
    reckoned_on = tenses and any(timex.anchor == "publication" for timex in moment.timexes)
    return reckoned_on or not reported(hit, clause, scene)


def _misled(moment: Moment, hit: Hit | None, cue: Hit | None, clause: Span, scene: Scene) -> bool:
    """Whether a length has led past the day of writing to what is told as over: it counts from something else."""
    timex = moment.timexes[0]
    if timex.type != "DURATION" or moment.relation == "period" or cue is not None or not to_come(moment, scene):
        return False
    return scene.kinds.cues.past_verb is not None and reported(hit, clause, scene)


def _over(moment: Moment, hit: Hit | None, reading: Reading, scene: Scene) -> bool:
    """Whether what lies after the publication is told as over all the same: a written date with a verb of the past, in
    a sentence without another that has passed ("agreed in May to vote in 2031").
    """
    if scene.kinds.cues.past_verb is None and scene.kinds.cues.past_end is None:
        return False  # no verb of the language tells that anything is over
    others = (other for other in reading.moments if other.first and not to_come(other, scene))
    clause, past = reading.clause(moment.timexes[0].start), scene.kinds.cues.past_verb
    if moment.relative or not reported(hit, clause, scene):
        return False
    low, high = (min(clause.start, hit.start), max(clause.end, hit.end)) if hit else (clause.start, clause.end)
    return (past is None or past.search(scene.lowered, low, high) is not None) and next(others, None) is None


def _turned(moment: Moment, clause: Span, reading: Reading, scene: Scene) -> tuple[str | None, str | None, bool]:
    """The date of a moment, and whether a negation turns it round: "not until 1987" is 1987, "not before
    1987" too where that is past, and from then on where it is to come.
    """
    before = [c for c in reading.marks.cues if c.label == "cues/negation" and clause.start <= c.start < moment.start]
    if not before:
        return moment.date, moment.when, False
    told = max((m.end for m in reading.moments if m.end <= moment.start), default=0)
    cues = [c for c in before if c.start >= told]  # "have not met since 2015 and are to do so before the end of May"
    lacking = scene.kinds.cues.without  # "without an ambassador until 2021" had none till then
    no = any(c.pattern not in lacking for c in cues) or (bool(cues) and moment.relation != "until")
    past = moment.relation == "before" and not moment.relative and (moment.first or "") < (scene.published or "9999")
    if no and (past or moment.relation in ("until", "not_until")):
        return moment.first, moment.first, True
    only = scene.kinds.cues.only_from
    if no and only and only.search(scene.lowered, clause.start, moment.start):
        return moment.date, moment.when, True  # "n'émet qu'à partir de mai": it does from then on
    if no and moment.relation == "before":
        date = not_before(moment.first, moment.hedge, moment.timexes[0].why)
        return date, date, True
    return moment.date, moment.when, False
