"""Wars: the dead of a war are of all its years, from the fighting told of before to the peace told of after."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from operator import itemgetter

from timeline.claiming.drafts import Draft
from timeline.light import replace
from timeline.records.says import Quantity
from timeline.span import Span

_DATED = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:/(\d{4})(?:-\d\d){0,2})?")
_FIGHTING, _PEACE = ("war", "occupation"), ("ceasefire",)
_LONGEST = 30  # years
_BESIDE = 60  # characters from the dead to the war that they are of
_Years = tuple[int, re.Match[str]]
_start = itemgetter(0)


def tolls(drafts: Sequence[tuple[Draft, Span]]) -> list[tuple[Draft, Span]]:
    """Return the drafts, in their order, with the years of the war for numbers of dead that have no date."""
    if all(draft.kind != "casualties" for draft, _ in drafts):
        return list(drafts)
    told = [draft for draft, _ in drafts if not draft.negated and not draft.planned]
    fighting, peace = (_years(told, kinds) for kinds in (_FIGHTING, _PEACE))
    return [(_toll(draft, fighting, peace), span) for draft, span in drafts]


def _years(told: Sequence[Draft], kinds: Container[str]) -> list[_Years]:
    """Where drafts of some kinds begin, and their years, in the order of the text."""
    dated = ((draft.start, _DATED.fullmatch(draft.date or "")) for draft in told if draft.kind in kinds)
    return sorted(((start, years) for start, years in dated if years), key=_start)


def _toll(draft: Draft, fighting: Sequence[_Years], peace: Sequence[_Years]) -> Draft:
    if draft.kind != "casualties" or draft.date is not None or not isinstance(draft.says, Quantity):
        return draft
    at = bisect_left(fighting, draft.end, key=_start)
    began = fighting[at - 1 : at] if at else fighting[:1]
    if not began or began[0][0] > draft.end + _BESIDE:  # but "died in the war, which began in 1995"
        return draft
    start, first = began[0]
    ends = (found for _, found in peace[bisect_right(peace, start, key=_start) :] if found[1] >= first[1])
    last = first[2] or next((found[1] for found in ends), first[1])
    if int(last) - int(first[1]) > _LONGEST:
        return draft
    period = f"{first[1]}/{last}" if last != first[1] else first[1]
    return replace(
        draft,
        date=period,
        when=period,
        relative=True,
        says=draft.says.model_copy(update={"over": period}),
        derivation=(*draft.derivation, f"of the war told of beside it, {period}"),
    )
