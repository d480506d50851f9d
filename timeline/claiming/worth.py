"""Worth: which times of a sentence are worth a claim; the rest say another again or head what stands below."""

import re

from timeline.claiming.chronicles import says_more
from timeline.claiming.drafts import Scene, Sentence
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.placing import counted, gone_on
from timeline.light import replace

_APART, _NARROW = 10, 5  # characters between two times of one event, and where no spaces part words
_PARTED = (".", ",", ";", ")")
_COMMAS = (",", "،", "、", "，", "の", "的")  # or what joins two nouns: "19 years later's November 2010"
_DATED = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLY, _FEW = 4, 3
_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_LONG = 5  # years that are told for their own sake
_SET_OFF = re.compile(r"\s*(?:[-–—:*]|\.\s)")
_HEDGED = {"LESS_THAN": (-1, 0), "MORE_THAN": (0, 1), "APPROX": (-1, 1)}
"""On which sides of a hedged count of years the years may lie."""
_STEPS = ("+1y", "+0y", "-1y")
_OPENING, _CLOSING = ("“", '"', "«", "„"), ("”", '"', "»", "“")
_VAGUE = frozenset({"PAST_REF", "FUTURE_REF", "PRESENT_REF"})


def worth(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Leave out what dates nothing: vague words, hours of an unknown day, a year that only heads what stands below or
    beside it.
    """
    if not found:
        return found
    marks, _, scene, _ = sentence
    kept = [m for m in found if _dates(m)]
    if not kept or (len(kept) == 1 and not says_more(kept[0], marks, scene)):
        return []
    kept = [m for m in kept if not ((m.timexes[0].named and m.relative) or _quoted_alone(m, scene.text))]
    basis = scene.kinds.cues.basis if "basis" not in marks.lacking else None
    money = basis.search(scene.lowered, marks.start, marks.end) if basis else None
    if money is not None:
        kept = [m for m in kept if not money.start() <= m.timexes[0].start < money.end()]
    if len(kept) == 1:
        return kept
    kept = _told_twice(kept, scene)
    return [m for m in kept if not (_heads(m, marks, scene) and any(_refines(other, m) for other in kept))]


def _dates(moment: Moment) -> bool:
    """Whether a moment dates anything: its words are not vague, but for a period that goes on ("from 1950 to the
    present"), and its month or day does not stay open, as it hangs on another loosely.
    """
    for timex in moment.timexes:
        if timex.timex3 in _VAGUE and not (moment.relation == "period" and (moment.date or "").endswith("/..")):
            return False
    date = moment.first or ""
    return not (date.startswith("XXXX-XX") or ("-XX" in date and moment.relative))


def _quoted_alone(moment: Moment, text: str) -> bool:
    """Whether a date stands by itself in quotation marks: it is spoken of, not said."""
    start, end = moment.timexes[0].start, moment.timexes[-1].end
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING and start > 0 and end < len(text)


def _told_twice(found: list[Moment], scene: Scene) -> list[Moment]:
    """Leave out a reckoned date that the one right behind it says exactly: "two decades earlier, on 6 July 1950"."""
    result: list[Moment] = []
    for at, moment in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if behind is not None and not moment.relation and _exact(moment, behind, scene):
            found[at + 1] = replace(behind, implies=moment.implies or ago(moment, scene.published))
            continue
        if at and _apposed(found[at - 1], moment, scene):
            continue
        if at and _nearly(found[at - 1], moment, scene):
            year = (found[at - 1].first or "")[:_YEARLY]
            why = f"{moment.why}; about then, in {year}, told of beside it"
            moment = replace(moment, date=year, when=year, first=year, implies=year, why=why)
        loose = moment.relative and not (moment.relation or moment.hedge) and moment.timexes[0].shift
        again = loose and behind is not None and not behind.relative and _refines(behind, moment)
        if again and behind is not None and _joined(moment, behind, scene):
            found[at + 1] = replace(behind, implies=behind.implies or ago(moment, scene.published))
            continue
        result.append(moment)
    return result


def _apposed(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether a length only says again how far a time was from another: "came in February, five months earlier."."""
    timex = other.timexes[0] if other.timexes else None
    counted = timex is not None and timex.anchor == "previous" and (timex.shift or "+0")[1:2] != "0"
    between = scene.text[one.end : other.start].strip()
    return counted and between == "," and scene.text[other.end : other.end + 1] in _PARTED and not one.relation


def _nearly(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether a hedged count only says again how long ago a written time was: "in November 2000, almost a quarter of a
    century ago", and fits it.
    """
    years, timex, words = -counted(other), other.timexes[0], scene.text[one.end : other.start].split()
    told, now = (one.first or "")[:_YEARLY], (scene.published or "")[:_YEARLY]
    if years < _LONG or timex.mod not in _HEDGED or timex.anchor != "publication" or one.relative or one.relation:
        return False
    apposed = words and words[-1].endswith(",") and len(words) <= _FEW and not _joins(words, scene)
    if not (apposed and told.isdigit() and now.isdigit() and scene.text[other.end : other.end + 1] in _PARTED):
        return False
    more, (least, most) = int(now) - int(told) - years, _HEDGED[timex.mod]
    return least * max(2, years // _LONG) <= more <= most * max(2, years // _LONG)


def _joins(words: list[str], scene: Scene) -> bool:
    return not scene.kinds.cues.coordinators.isdisjoint(words)


def _joined(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether no word that joins clauses stands between two times: "two decades later, with the treaty of 1904", and
    the other is not that of a thing that has a clause of its own.
    """
    between = scene.lowered[one.end : other.start]
    words = re.findall(r"\w+", between)
    counted = one.timexes[0].anchor == "previous"
    if ":" in between:
        return False  # "forty years ago the neighbours fought: the port was closed in June 1980"
    cues, caseless = scene.kinds.cues, not scene.text[one.start].isupper()
    if counted and between.startswith((",", "،")) and len(words) > _FEW and caseless:
        return False  # "left it six years later, under an agreement signed on 2 August 1920"
    if not cues.spaced and cues.clauses.search(scene.lowered, one.end, other.start):
        return len(between) <= _NARROW  # "两年后访问曼谷，但1978年12月25日"
    return cues.coordinators.isdisjoint(words)


def _exact(one: Moment, other: Moment, scene: Scene) -> bool:
    between = scene.text[one.end : other.start]
    told = (one.date if one.timexes[0].shift else one.first) or ""
    parted = between.startswith(_COMMAS if scene.kinds.cues.spaced else (*_COMMAS, " "))
    day = other.first or ""
    finer = len(day) > len(told) or _beside(told, day)  # "seven months later, in March"
    finer = finer or (counted(one) != 0 and _DATED.fullmatch(day) is not None)
    near = len(between) <= (_APART if scene.kinds.cues.spaced else _NARROW)
    beside = parted and not other.relation and near and finer
    beside = beside and _joined(one, other, scene)
    step = not one.relative or (one.timexes[0].shift or "") in _STEPS  # a count is told besides
    fits = _refines(other, one) and (step or not other.relative)
    fits = fits or (one.relative and (not other.relative or _beside(told, other.first or "")))
    if between.startswith(" ") and counted(one):  # no comma joins them
        fits = fits and told[:_YEARLY] == day[:_YEARLY]
    return beside and fits and (one.relative or other.relative)


def _beside(month: str, day: str) -> bool:
    """Whether a day lies in a month or in the one before or after it, so that "two months later" can mean it."""
    if not _MONTH.fullmatch(month) or not _MONTH.match(day):
        return False
    years, months = int(day[:4]) - int(month[:4]), int(day[5:7]) - int(month[5:7])
    return abs(12 * years + months) <= 1


def _heads(moment: Moment, marks: Marks, scene: Scene) -> bool:
    """Whether a date opens its line and is set off from what follows: "1860 - The Truro anchors, November 16"."""
    return moment.start - marks.start <= 3 and _SET_OFF.match(scene.text, moment.end, marks.end) is not None


def _refines(one: Moment, other: Moment) -> bool:
    """Whether a date says a neighbour's again, to the month or day."""
    return bool(one.first and other.first and not other.relation and one.first.startswith(other.first + "-"))


def ago(moment: Moment, published: str | None) -> str | None:
    """The year that "N years ago" counts to, or "N years later" where that leads to the year of publication."""
    back = counted(moment)
    if not back:
        return None
    later, day = gone_on(moment), moment.first or ""
    if later >= _LONG and not moment.relation and day and day[:_YEARLY] == (published or "")[:_YEARLY]:
        return f"{int(day[:_YEARLY]) - later:04d}"
    if back <= -2 and day[:_YEARLY].isdigit():
        return day[:_YEARLY]
    today = _DATED.fullmatch(day) is not None and day[_YEARLY:] == (published or "")[_YEARLY:]
    if back == -1 and today:  # "a year ago today"
        return day[:_YEARLY]
    return None
