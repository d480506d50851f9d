"""Amounts: what a figure measures, over which time, who gives and who receives."""

from timeline.claiming.amount_times import TIME, of_now, time_around, time_of
from timeline.claiming.choosing import choose
from timeline.claiming.day_told import day_told, done_in_a_day
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, hedge, parties, planned
from timeline.claiming.kinds import Kind
from timeline.claiming.measures import MEASURED, flow, group, kind_of, measured, part
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.claiming.quantities import Amount
from timeline.claiming.quantity_bounds import MEASURED as SIZES
from timeline.claiming.quantity_currencies import is_money
from timeline.claiming.quantity_grammar import grammar
from timeline.claiming.quantity_units import TIME as LENGTHS
from timeline.claiming.settled import EXTENTS, kept
from timeline.light import replace
from timeline.records.says import DurationRange, Lasted, Quantity
from timeline.span import Span

_GOODS = frozenset({"tonne", "barrel", "kilowatt-hour", "bushel", "bale", "car", "vehicle"})
_PERSONS = frozenset({"person", "troop", "tourist"})
_LIVING = ("casualties", "troops", "population", "migration")
_MONEY = ("trade", "aid", "investment")
_STAGES = {"agreement", "ratified", "in_force"}
_TOLD = _STAGES | {"statement", "announcement", "superlative", "first", "anniversary", "judgment"}
"""Kinds that a figure is told in, and not what it is of."""
_FEW, _LEAD, _NOUN, _CROWD, _GUESTS = 3, 60, 4, 10_000, 20
_LONGEST = 10_000  # of any unit: longer is no history
_KEPT = ("agreement",)
_SAID = ("statement",)  # what is said is not measured by the figures in it


def attach(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts with the sentence's amounts: each on the draft of its own clause and time, or as a draft of
    its own.
    """
    if not reading.marks.amounts:
        return drafts
    result = [_counted_on(_told_long(draft, reading), reading) for draft in drafts]
    for amount in reading.marks.amounts:
        if (amount.unit == "rank" and not amount.nth) or amount.known:
            continue
        if [draft for draft in result if draft.amount is amount] or _is_told(amount, reading):
            continue
        lasting = amount.unit in TIME
        if lasting and (jubilee := next((d for d in result if _keeps(d, amount)), None)):
            result[result.index(jubilee)] = replace(jubilee, amount=jubilee.amount or amount)
            continue
        moment = time_of(amount, reading, scene)
        if lasting:
            own = (None if amount.aged else _lasted(amount, reading, scene)) or _length(amount, reading, scene)
        else:
            hit, kind = _kind(amount, reading, scene)
            amount = _called(amount, kind, reading, scene)
            own = _draft(amount, hit, kind, moment, reading, scene)
        if moment is not None and moment not in reading.moments:
            result = [_all_within(draft, moment) for draft in result]
        host = next((d for d in result if moment and d.moment == moment and d.amount is None and d.says is None), None)
        if host is not None and own is not None and (_apart(amount, own, host, reading) or _of_war(own, host, scene)):
            own = _undated(own) if scene.kinds.kinds[host.kind].lasts and not _done(own, host, scene) else own
            host = None
        if host is None:
            result += [own] if own is not None and _telling(amount, own) else []
            continue
        result[result.index(host)] = _joined(host, amount, own, moment)
    return result


def _all_within(draft: Draft, moment: Moment) -> Draft:
    """A draft of the end of a length within which so much was done, as of all of it."""
    ends = draft.moment is not None and draft.moment.relation == "by" and draft.says is None
    if not ends or moment.relation != "period" or draft.moment is None or draft.moment.timexes != moment.timexes:
        return draft
    return replace(draft, moment=moment, date=moment.date, when=moment.date)


def _told_long(draft: Draft, reading: Reading) -> Draft:
    """A draft that says how long something lasted, with that length: "they had not met for five years"."""
    if draft.amount is not None or not isinstance(draft.says, Lasted):
        return draft
    within = (a for a in reading.marks.amounts if a.unit in TIME and draft.start < a.end and a.start < draft.end)
    return replace(draft, amount=next(within, None))


def _counted_on(draft: Draft, reading: Reading) -> Draft:
    """A draft of a day that a length leads to which is told for its own sake: "it has forty more years to run"."""
    if not reading.lasting or draft.amount is not None or draft.moment is None or draft.says is not None:
        return draft
    lengths = [t for t in draft.moment.timexes if t.type == "DURATION"]
    if not lengths:
        return draft
    within = (a for a in reading.marks.amounts if any(t.start <= a.start < t.end for t in lengths))
    return replace(draft, amount=next(within, None))


def _keeps(draft: Draft, amount: Amount) -> bool:
    """Whether a length is the count of a jubilee, or of the years gone by, that a draft is of."""
    return draft.trigger == "anniversary" and draft.start < amount.end and amount.start < draft.end


def _is_told(amount: Amount, reading: Reading) -> bool:
    """Whether a figure is part of a name ("the two countries") or of a time that the sentence tells."""
    named = [p for p in reading.marks.parties if p.form == "pair" and p.start <= amount.start < p.end - _NOUN]
    return bool(named or [moment for moment in reading.moments if _is_of(moment, amount, reading)])


def _is_of(moment: Moment, amount: Amount, reading: Reading) -> bool:
    """Whether a figure is part of a date or a count; how long a state lasted is both a figure and a time, but not
    where another figure is of that time: "trade doubled to $3 billion over the past five years".
    """
    measures = moment.relation == "window" and any(a.unit not in TIME for a in reading.marks.amounts)
    if not measures and moment.relation in ("period", "pledged", "by", "window") and amount.unit in TIME:
        return any(t.type != "DURATION" and t.start < amount.end and amount.start < t.end for t in moment.timexes)
    return moment.start < amount.end and amount.start < moment.end


def _joined(host: Draft, amount: Amount, own: Draft | None, moment: Moment | None) -> Draft:
    measured = own is not None and own.kind in MEASURED and amount.unit not in TIME
    counted = own is not None and moment is not None and moment.relation == "as_of"
    told = measured or (host.kind == "other" and amount.unit not in TIME)
    kind = own.kind if own is not None and told and host.kind not in _KEPT else host.kind
    return replace(
        host,
        kind="plan" if host.kind == "plan" else kind,
        amount=amount,
        says=own.says if own is not None and (measured or counted) else None,
        start=min(host.start, amount.start),
        end=max(host.end, amount.end),
        derivation=(*host.derivation, *(own.derivation[:1] if own else ())),
    )


def _done(own: Draft, host: Draft, scene: Scene) -> bool:
    """Whether the dead are those of what was done on a day: "the port shelled, 60 dead"."""
    low, high = min(own.start, host.start), max(own.end, host.end)
    return own.kind == "casualties" and done_in_a_day(low, high, scene)


def _undated(own: Draft) -> Draft:
    """An amount beside the beginning of something that lasts is not of that day."""
    says = own.says.model_copy(update={"over": None}) if isinstance(own.says, Quantity) else own.says
    return replace(own, date=None, moment=None, says=says, relative=True)


def _apart(amount: Amount, own: Draft, host: Draft, reading: Reading) -> bool:
    """Whether a measured amount stands in another clause than an event that has a kind of its own."""
    if own.kind not in MEASURED or host.kind in (own.kind, "other"):
        return False
    if host.kind in _SAID:
        return True
    at = host.moment.timexes[0].start if host.moment and host.moment.timexes else host.start
    return reading.clause(at) != reading.clause(amount.start)


def _of_war(own: Draft, host: Draft, scene: Scene) -> bool:
    """Whether the dead are those of a war that a date is the beginning of: "it began in May and cost 400 lives"."""
    begins = scene.kinds.cues.begins
    if begins is None or own.kind != "casualties" or not scene.kinds.kinds[host.kind].lasts or host.moment is None:
        return False
    at = host.moment.start
    return begins.search(scene.lowered, max(0, at - _LEAD), at) is not None


def _telling(amount: Amount, own: Draft) -> bool:
    """Whether an amount without a time of its own is worth a claim: all are but one or two of a thing."""
    plain = not (amount.unit == "percent" or "/" in amount.unit or is_money(amount.unit)) and amount.bound == "exact"
    done = amount.unit in grammar("en").done.values()
    placed = amount.nth and own.date is not None
    large = amount.size >= _FEW or own.kind in MEASURED or amount.unit in (*LENGTHS, *SIZES)
    return not plain or done or placed or large


def _called(amount: Amount, kind: Kind, reading: Reading, scene: Scene) -> Amount:
    """The amount with its unit as the kind of event calls persons: those who travel are tourists, the dead people."""
    if amount.unit == "troop" and kind.name == "casualties":
        return replace(amount, unit="person")
    if amount.unit != "person" or kind.name != "tourism":
        return amount
    told = scene.lowered[reading.clause(amount.start).start : amount.end]
    named = amount.peopled or any(word in told for word in grammar(scene.kinds.language).tourists)
    return replace(amount, unit="tourist") if named else amount


def _lasted(amount: Amount, reading: Reading, scene: Scene) -> Draft | None:
    """How long something lasted, where a trigger in the clause says what."""
    clause = reading.clause(amount.start)
    found = choose(Span(amount.start, amount.end), reading, scene)
    if found is None or not clause.start <= found[0].start < clause.end or isinstance(amount.value, tuple):
        return None
    hit, kind = found
    factor, unit = TIME[amount.unit]
    if not 1 <= amount.value * factor <= _LONGEST:
        return None
    length = f"{round(amount.value * factor)}{unit}"
    ends = {"min": DurationRange(min=length), "max": DurationRange(max=length)}
    return Draft(
        kind.name,
        min(amount.start, hit.start),
        max(amount.end, hit.end),
        amount=amount,
        relative=True,
        says=Lasted(duration=ends.get(amount.bound, length), hedge="about" if amount.bound == "approx" else None),
        parties=parties(kind, clause, reading, scene, None),
        confidence=0.3,
        trigger=hit.pattern,
        derivation=(f"“{scene.text[amount.start : amount.end]}” is a length of time",),
    )


def _length(amount: Amount, reading: Reading, scene: Scene) -> Draft | None:
    """A length of time that no trigger claims, unless it counts from or to an event: "refused for fifteen years"."""
    counted = any(t.start <= amount.start < t.end and t.type != "DURATION" for t in reading.marks.timexes)
    if counted or scene.kinds.cues.distance.match(scene.lowered, amount.end):
        return None
    return _draft(amount, None, scene.kinds.kinds["other"], None, reading, scene)


def _kind(amount: Amount, reading: Reading, scene: Scene) -> tuple[Hit | None, Kind]:
    """What an amount is about: money and goods look for trade, aid and investment, then for what was measured above."""
    place, money, goods = Span(amount.start, amount.end), is_money(amount.unit), amount.unit in _GOODS
    people = [name for name in scene.kinds.kinds if name not in _TOLD] if amount.unit in _PERSONS else None
    found = choose(place, reading, scene, _MONEY if money else people)
    if found is None and (money or goods) and not reading.memory.measured:
        found = choose(place, reading, scene, MEASURED)
    if found and not money and found[1].name in _MONEY and amount.unit in (*_PERSONS, *EXTENTS):
        found = found[0], scene.kinds.kinds["other"]
    if found and amount.unit == "percent" and found[1].name == "visit":
        found = None  # "a fifth of it went to schools"
    if found and amount.unit in _PERSONS and (name := _of_many(amount, found[1].name, reading)):
        found = found[0], scene.kinds.kinds[name]
    if found is None and amount.unit in _PERSONS and amount.size >= _CROWD:
        clause = reading.clause(amount.start)
        moved = reading.marks.cue("moves", clause.start, clause.end)
        name = "troops" if amount.unit == "troop" else "migration" if moved else "population"
        return None, scene.kinds.kinds[name]
    above = reading.memory.measured if money or amount.unit == "percent" else None
    above = None if above in _LIVING and money else above
    return found or (None, scene.kinds.kinds["trade" if goods else above or "other"])


def _of_many(amount: Amount, kind: str, reading: Reading) -> str | None:
    """What an event is called where many did it: a people who leave are no garrison, and tourists no guests."""
    if kind == "visit" and amount.size > _GUESTS:
        return "tourism"
    people = amount.unit == "person" and amount.size >= _CROWD and kind == "withdrawal"
    named = people and any(amount.start <= party.start < amount.end for party in reading.marks.parties)
    return "migration" if named else None


def _draft(amount: Amount, hit: Hit | None, kind: Kind, moment: Moment | None, reading: Reading, scene: Scene) -> Draft:
    clause, people = reading.clause(amount.start), amount.unit in _PERSONS
    told = measured(amount, reading, scene)
    measure = told.name if told else None
    if measure is None and hit is None and kind.name in ("population", "migration"):
        measure = "other"  # "2 million people crossed the strait" are not all that live there
    kind = scene.kinds.kinds[kind_of(amount, kind.name, told, scene)]
    if moment is None and kind.event:  # the event itself is told with its time
        kind = scene.kinds.kinds["other"]
    moment = moment or day_told(amount, kind.name, clause, reading, scene)
    if moment is None and amount.unit not in TIME:
        moment = time_around(amount, kind.name in MEASURED, clause, reading, scene)
    if moment is not None and (kind.name == "population" or (people and kept(moment, clause, scene))):
        moment = of_now(moment, scene)
    date = moment.date if moment else None
    who = parties(kind, clause, reading, scene, date)
    basis = scene.kinds.cues.basis if "basis" not in reading.marks.lacking else None
    worth = basis.search(scene.lowered, amount.end, clause.end) if basis else None
    payer, recipient = flow(kind.name, amount, told, reading, who, scene)
    cue = planned(hit, moment, reading, scene)
    says = Quantity(
        value=amount.value,
        unit=amount.unit,
        bound=amount.bound,
        measure=measure or kind.measure,
        over=moment.when if moment else None,
        payer=payer,
        recipient=recipient,
        hedge=hedge(moment, clause, reading, scene.lowered),
        basis=worth["year"] if worth else None,
        of=part(amount, told, reading, scene) or group(amount, kind.name, reading, scene),
        planned=cue is not None,
    )
    return Draft(
        kind.name,
        min(amount.start, hit.start if hit and clause.start <= hit.start < clause.end else amount.start),
        amount.end,
        moment=moment,
        date=date,
        relative=moment is None or moment.relative,
        amount=amount,
        says=says,
        parties=who,
        planned=cue is not None,
        confidence=0.7 if hit else 0.4,
        trigger=hit.pattern if hit else None,
        derivation=(f"“{scene.text[amount.start : amount.end]}” is {amount.bound} {amount.value} {amount.unit}",),
    )
