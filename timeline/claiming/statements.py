"""Statements: all the drafts of one sentence, from its moments, counts of years, amounts, ranks and hanging clauses."""

from timeline.claiming.amounts import attach
from timeline.claiming.clauses import cut
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, attribution, choose, hedge, negated, parties, planned
from timeline.claiming.hanging import hanging
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, moments
from timeline.claiming.proposals import quoted
from timeline.claiming.ranks import ranks
from timeline.claiming.years import anniversaries
from timeline.span import Span

_VAGUE = frozenset({"PAST_REF", "FUTURE_REF", "PRESENT_REF"})


def statements(marks: Marks, before: Moment | None, scene: Scene) -> tuple[list[tuple[Draft, Span]], Moment | None]:
    """Return the drafts of a sentence with their quotes, and the moment it told of last; `before` is that of the sentences above it."""
    if not (marks.timexes or marks.amounts or marks.triggers):
        return [], before
    found = [
        moment
        for moment in moments(scene.text, scene.lowered, marks.start, marks.timexes, scene.kinds.cues)
        if not any(timex.timex3 in _VAGUE for timex in moment.timexes)
    ]
    reading = Reading(marks, cut(scene.lowered, marks, found, scene.kinds.cues.clauses), found)
    counted, used = anniversaries(marks, found, before, scene)
    drafts = [_with_parties(draft, reading, scene) for draft in counted]
    drafts += [_dated(moment, reading, scene) for moment in found if moment not in used and moment.date]
    drafts = attach(drafts, reading, before, scene)
    drafts += ranks(reading, scene)
    drafts = hanging(drafts, reading, scene)
    dated = [moment for moment in found if moment.first]
    return [(draft, quoted(draft, reading, scene.text)) for draft in drafts], dated[-1] if dated else before


def _with_parties(draft: Draft, reading: Reading, scene: Scene) -> Draft:
    span = Span(draft.start, draft.end)
    of = choose(span, reading, scene)
    kind = scene.kinds.kinds["anniversary"]
    qualifier = of[1].name if of and of[1].name not in ("anniversary", "other") else None
    return draft._replace(
        parties=parties(kind, reading.clause(draft.start), reading, scene, None),
        qualifier=qualifier,
        attribution=attribution(reading, scene),
    )


def _dated(moment: Moment, reading: Reading, scene: Scene) -> Draft:
    """The claim that a moment dates: the nearest trigger says of what kind."""
    place = Span(moment.start, moment.end)
    at = moment.timexes[0].start
    clause = reading.clause(at)
    choice = choose(place, reading, scene)
    hit, kind = choice if choice else (None, scene.kinds.kinds["other"])
    denied = negated(hit, place, reading, scene.lowered)
    date, when, denies = moment.date, moment.when, denied
    if denied and moment.relation in ("until", "not_until"):
        date, when, denies = moment.first, moment.first, False
    cue = planned(hit, moment, reading, scene)
    name = kind.future if cue else kind.name
    span = clause
    if hit:
        other = reading.clause(hit.start)
        span = Span(min(clause.start, other.start), max(clause.end, other.end))
    words = hedge(moment, clause, reading, scene.lowered)
    cited = attribution(reading, scene)
    why = [moment.why]
    if hit:
        why.append(f"“{scene.text[hit.start : hit.end]}” fits the pattern “{hit.pattern}” of {kind.name}")
    return Draft(
        name,
        min(moment.start, hit.start) if hit and hit.start >= clause.start else moment.start,
        max(moment.end, hit.end) if hit and hit.end <= clause.end else moment.end,
        moment=moment,
        date=date,
        when=when,
        implies=_ago(moment),
        relative=moment.relative,
        says=None,
        parties=parties(kind, span, reading, scene, date),
        hedge=words,
        attribution=cited,
        negated=denies,
        planned=cue is not None,
        confidence=0.8 if hit and hit.label.startswith("triggers/") else 0.6 if hit else 0.4,
        trigger=hit.pattern if hit else None,
        derivation=tuple(why),
    )


def _ago(moment: Moment) -> str | None:
    """The year that "N years ago" counts to."""
    shift = moment.timexes[0].shift
    words = moment.timexes[0].text.lower()
    if shift and shift.endswith("y") and shift.startswith("-") and "ago" in words and moment.first:
        return moment.first[:4]
    return None
