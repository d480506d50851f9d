"""Wars: the dead of a war are of all its years, from the fighting told of before to the peace told of after."""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Draft
from timeline.records.says import Quantity
from timeline.span import Span

_DATED = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:/(\d{4})(?:-\d\d){0,2})?")
_FIGHTING, _PEACE = frozenset({"war", "occupation"}), "ceasefire"
_LONGEST = 30  # years
_BESIDE = 60  # characters from the dead to the war that they are of


def tolls(drafts: Sequence[tuple[Draft, Span]]) -> list[tuple[Draft, Span]]:
    """Return the drafts, in their order, with the years of the war for numbers of dead that have no date."""
    if all(draft.kind != "casualties" for draft, _ in drafts):
        return list(drafts)
    told = sorted(((draft.start, draft) for draft, _ in drafts), key=lambda entry: entry[0])
    return [(_toll(draft, told), span) for draft, span in drafts]


def _toll(draft: Draft, told: Sequence[tuple[int, Draft]]) -> Draft:
    if draft.kind != "casualties" or draft.date is not None or not isinstance(draft.says, Quantity):
        return draft
    years = [
        (start, other.kind, found)
        for start, other in told
        if not other.negated and not other.planned and (found := _DATED.fullmatch(other.date or ""))
    ]
    began = [(start, found) for start, kind, found in years if kind in _FIGHTING and start < draft.end]
    behind = [(at, found) for at, kind, found in years if kind in _FIGHTING and 0 <= at - draft.end <= _BESIDE]
    began = began or behind[:1]  # "died in the war, which began in 1995"
    if not began:
        return draft
    start, first = began[-1]
    ends = (found for at, kind, found in years if at > start and kind == _PEACE and found[1] >= first[1])
    last = first[2] or next((found[1] for found in ends), first[1])
    if int(last) - int(first[1]) > _LONGEST:
        return draft
    period = f"{first[1]}/{last}" if last != first[1] else first[1]
    return draft._replace(
        date=period,
        when=period,
        relative=True,
        says=draft.says.model_copy(update={"over": period}),
        derivation=(*draft.derivation, f"of the war told of beside it, {period}"),
    )
