"""Lengths: how long something lasted is a period that a time told beside it begins or ends.

"Ruled from Goa in 1510 and held it for 450 years" runs on from there, "restored in 1999 after 24 years" ran up to it.
"""

from collections.abc import Callable, Sequence

from timeline.claiming.drafts import Sentence
from timeline.claiming.length import Length, of_sentence
from timeline.claiming.moments import Moment
from timeline.claiming.onward import begun_behind, since_behind
from timeline.claiming.running import ran
from timeline.claiming.states import between, ended, followed
from timeline.claiming.up_to_now import coming_years, going_on, left_to_run, lingering, since_then

_LED = 2
_WAYS: tuple[tuple[Callable[[Length], Moment | None], ...], ...] = (
    (since_behind,),
    (ended, followed, between),
    (begun_behind,),
    (lingering, since_then, left_to_run, coming_years, going_on, ran),
)
"""The ways in which a length may give a period, tried in this order; those of a row at each length in turn."""


def lengths(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return a sentence's moments, in order, with the periods that its lengths of time give.

    A time that the words of a period take in is no moment of its own beside it.
    """
    result, told = found, of_sentence(found, sentence)
    for ways in _WAYS if told else ():
        periods = [period for length in told if (period := _first(ways, length)) is not None]
        if periods:
            rest = [m for m in result if not any(_taken_in(m, period) for period in periods)]
            result = sorted([*rest, *periods])
            told = of_sentence(result, sentence)
    return result


def _first(ways: Sequence[Callable[[Length], Moment | None]], length: Length) -> Moment | None:
    return next((period for way in ways if (period := way(length)) is not None), None)


def _taken_in(moment: Moment, period: Moment) -> bool:
    """Whether a time lies within the words of a period, or is where the length right behind it begins:
    "2009年以来の10年間".
    """
    leads = moment.relation == "since" and 0 <= period.start - moment.end <= _LED
    begins = leads and (period.date or "").startswith(f"{(moment.first or '')[:4]}/")
    return begins or period.start < moment.start < period.end
