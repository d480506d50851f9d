"""Amounts: what a figure measures, over which time, who gives and who receives."""

from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, attribution, choose, hedge, parties, planned
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.records.says import Quantity
from timeline.span import Span

MEASURED = ("trade", "aid", "investment", "tourism", "casualties", "population", "migration", "troops")
_PERSONS = frozenset({"person", "people", "refugee", "soldier", "troop", "officer"})
_MONEY = ("trade", "aid", "investment")
_NEAR = 60


def attach(drafts: list[Draft], reading: Reading, before: Moment | None, scene: Scene) -> list[Draft]:
    """Return the drafts with the sentence's amounts: each on the draft of its own clause and time, or as a draft of its own."""
    result = list(drafts)
    for amount in reading.marks.amounts:
        if any(m.start < amount.end and amount.start < m.end for m in reading.moments):
            continue
        moment = _moment(amount, reading)
        index = next(
            (
                i
                for i, d in enumerate(result)
                if moment is not None and d.moment == moment and d.amount is None and d.says is None
            ),
            None,
        )
        own = _draft(amount, moment, before, reading, scene)
        if index is None:
            result.append(own)
            continue
        host = result[index]
        kind = own.kind if own.kind in MEASURED or host.kind == "other" else host.kind
        result[index] = host._replace(
            kind="plan" if host.planned else kind,
            amount=amount,
            says=own.says if own.kind in MEASURED else None,
            start=min(host.start, amount.start),
            end=max(host.end, amount.end),
            derivation=(*host.derivation, own.derivation[0]),
        )
    return result


def _moment(amount: Amount, reading: Reading) -> Moment | None:
    clause = reading.clause(amount.start)
    near = [m for m in reading.moments if clause.start <= m.timexes[0].start < clause.end]
    others = [a for a in reading.marks.amounts if a != amount]

    def apart(moment: Moment) -> int:
        low, high = (amount.end, moment.start) if moment.start >= amount.end else (moment.end, amount.start)
        return high - low + sum(30 for other in others if low <= other.start < high)

    near = near or list(reading.moments)
    return min(near, key=apart, default=None)


def _draft(amount: Amount, moment: Moment | None, before: Moment | None, reading: Reading, scene: Scene) -> Draft:
    place = Span(amount.start, amount.end)
    clause = reading.clause(amount.start)
    money = amount.unit.isupper() and len(amount.unit) == 3
    found = choose(place, reading, scene, _MONEY if money else None)
    hit, kind = found if found else (None, scene.kinds.kinds["other"])
    if not money and kind.name in _MONEY:
        kind = scene.kinds.kinds["other"] if amount.unit in _PERSONS else kind
    date = moment.date if moment else None
    who = parties(kind, clause, reading, scene, date)
    measure = _measure(amount, reading, scene) or kind.measure
    payer, recipient = _flow(kind.name, amount, reading, who)
    cue = planned(hit, moment, reading, scene)
    says = Quantity(
        value=amount.value,
        unit=amount.unit,
        bound=amount.bound,
        measure=measure,
        over=moment.when if moment else None,
        payer=payer,
        recipient=recipient,
        hedge=hedge(moment, clause, reading, scene.lowered),
        attribution=attribution(reading, scene),
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
        confidence=0.7 if found else 0.4,
        trigger=hit.pattern if hit else None,
        derivation=(f"“{scene.text[amount.start : amount.end]}” is {amount.bound} {amount.value} {amount.unit}",),
    )


def _measure(amount: Amount, reading: Reading, scene: Scene) -> str | None:
    clause = reading.clause(amount.start)
    low, high = max(clause.start, amount.start - _NEAR), min(clause.end, amount.end + _NEAR)
    best: tuple[int, str] | None = None
    for name, pattern in scene.kinds.cues.measures:
        for found in pattern.finditer(scene.lowered, low, high):
            apart = max(found.start() - amount.end, amount.start - found.end(), 0)
            if best is None or apart < best[0]:
                best = apart, name
    return best[1] if best else None


def _flow(kind: str, amount: Amount, reading: Reading, who: Sequence[str]) -> tuple[str | None, str | None]:
    """Payer and recipient of a one-way flow: who is named first gives, unless the words say otherwise."""
    if kind not in ("aid", "investment") or len(who) != 2:
        return None, None
    named = [p.code for p in reading.marks.parties if p.code in who]
    first = named[0] if named else None
    if first is None:
        return None, None
    return first, next(code for code in who if code != first)
