"""Counted from: whether a date beside a count of years is that of the event it runs from, and not of its keeping."""

import re
from collections.abc import Callable

from timeline.claiming.beside import HEAD, SLIP, Beside
from timeline.claiming.days import on_its_own
from timeline.claiming.drafts import Scene
from timeline.claiming.marks import STOPS
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook
from timeline.claiming.year_counts import Count, Reader
from timeline.records.document import NEWEST

_YEAR = re.compile(r"-?\d{4}")
_ASIDE = re.compile(r",\s(?:\S+\s){0,6}\Z")
_CLOSED = re.compile(r"(?:\s\w+){1,4},")
_APART = re.compile(r"[^,]{0,50},\s(?:\w{2}\s)?\Z")
_OF_NOUN = re.compile(r"[\w»”\"],\s\w+\s\Z")
_NOUN = re.compile(r"\s([\w-]+)\s(\w+)\s")
_FIRST = re.compile(r"\W*(\w+)\s")
_PARTED, _CLAUSE = re.compile("[,،、，]"), re.compile(r"[:—–]\s")
_WORD = re.compile(r"\w+")
_DAY, _VERB, _NAME, _PLACE, _HAD = 10, 3, 30, 2, 8
_VERB_BEHIND = 14  # letters behind both in which a verb at the end begins
_LONG = 20  # years of which no count beside a date leads to the writing by chance
_FRESH = 50  # years by which a text may be younger than what it tells


def counted_from(
    moment: Moment, count: Count, low: int, between: str, after: bool, reader: Reader, scene: Scene
) -> bool:
    """Tell whether a date is that of the event counted from: "of the 1979 treaty", "since they met in 1973", "ties,
    begun in 1993, ...".
    """
    year, now = _YEAR.match(moment.first or ""), _YEAR.match(scene.published or "")
    off = abs(int(year[0]) + count.elapsed - int(now[0])) if year and now else None
    if off and off > SLIP and not scene.document.source.published:  # the text may tell of an earlier one
        off = None
    beside = Beside(moment, count, low, between, after, reader, scene, int(year[0]) if year else None, off)
    return next((told for verdict in _VERDICTS if (told := verdict(beside)) is not None), False)


def _ago(one: Beside) -> bool | None:
    """As in "signed ten years ago, it will be ten in November", and a day that is the count's own."""
    timex = one.moment.timexes[0]
    ago = timex.anchor == "publication" and timex.shift == f"-{one.count.years}y" and one.moment.first is not None
    if ago and not one.after and not one.occasion:
        return True
    return True if not one.after and on_its_own(one.count, one.moment, one.low, one.scene) else None


def _untold(one: Beside) -> bool | None:
    """A time that is not told by itself, or stands in another clause, is none that a count runs from."""
    moment = one.moment
    return False if moment.relative or not moment.first or moment.relation == "until" or ";" in one.between else None


def _whose(one: Beside) -> bool | None:
    return True if not one.after and one.reader.whose.search(one.between) else None


def _reckoned(one: Beside) -> bool | None:
    """As in "it turns seventy-five in December, counting from 27 December 1949"."""
    words = one.scene.lowered[one.count.end : one.moment.timexes[0].start] if one.after else ""
    return True if words and one.reader.reckoned.search(words) else None


def _elapsed(one: Beside) -> bool | None:
    """As in "since they met in 1973, forty years have gone by"; but not "in 1992, ties had lasted twenty years"."""
    led = not one.after and _PARTED.match(one.between) is not None
    if one.count.form != "anniversary" or led:
        return None
    low, high = max(one.low, one.count.start - HEAD), one.count.end + HEAD
    if not one.reader.elapsed.search(one.scene.lowered, low, high):
        return None
    return one.year is not None and one.year + one.count.elapsed <= NEWEST


def _named(one: Beside) -> bool | None:
    """As in "the treaty of 1855 is a hundred and fifty years old"."""
    start = one.moment.timexes[0].start
    named = not one.after and one.reader.named.search(one.scene.lowered, max(one.low, one.moment.start - _NAME), start)
    return True if named else None


def _right_before(one: Beside) -> bool | None:
    """As in "the 1999 golden jubilee"; "the pact of 1999 is 20"."""
    if one.after or one.between.strip() or one.off == 0:
        return None
    sure = one.agrees or (one.agrees is None and (one.count.form in ("since", "age") or _told_so(one)))
    return bool(sure) and _weak(one)


def _told_so(one: Beside) -> bool:
    """Whether a count begins with the verb that tells it of what stands before: "the pact of 1987 is 36 years old"."""
    words, past = one.own[:1], one.scene.kinds.cues.past_verb
    return not one.reader.verbs.isdisjoint(words) or (past is not None and any(map(past.fullmatch, words)))


def _weak(one: Beside) -> bool:
    return one.lead.endswith(tuple(f"{word} " for word in one.reader.weak))


def _signed_then(one: Beside) -> bool | None:
    """As in "which has been in force for thirty years, was signed in 1990"; "half a century has passed since the
    summit, which was held in 1967".
    """
    past = one.past
    if not one.after or past is None:
        return None
    if (one.count.form == "since" and past.search(one.between)) or _set_in(one):
        return one.agrees is not False
    parted = _PARTED.search(one.between) if one.agrees else None
    return True if parted is not None and past.search(one.between, parted.end()) else None


def _set_in(one: Beside) -> bool:
    """Whether commas set a date into what a count is of: "twenty years since the king, on 4 May 1995, opened it"."""
    if one.count.form == "after" or one.scene.lowered[one.moment.end : one.moment.end + 1] != ",":
        return False  # "ten years after the coup, on 3 May 1980, they voted"
    return one.own[-1] in one.reader.of - one.reader.weak and _APART.match(one.between) is not None


def _of_treaty(one: Beside) -> bool | None:
    """ "120 years part us from the Treaty of Petropolis, of 17 November 1903"."""
    of = {*one.own[-1:], *one.between.split()[:1]} & one.reader.of if one.after else None
    ends = of and _OF_NOUN.search(one.between) and one.between.split()[-1] in one.reader.weak
    return one.agrees is not False if ends else None


def _after_it(one: Beside) -> bool | None:
    """As in "six years after the treaty was signed, on 1 August 2017, ..."; but not "ten years after the signing, the
    treaty was renewed in 2000", nor where the count opens the sentence and the date closes it.
    """
    if one.count.form == "after" and one.after and _encloses(one):
        return False
    strong = one.count.form == "after" or one.own[-1] in one.reader.of - one.reader.weak
    if not (one.after and strong and one.past is not None and one.past.search(one.between)):
        return None
    main = one.scene.kinds.cues.main_verb if one.count.form == "after" else None
    return main is None or main.match(one.between) is None


def _encloses(one: Beside) -> bool:
    return one.count.start - one.low <= HEAD and one.scene.lowered[one.moment.end : one.moment.end + 1] in STOPS


def _celebrated(one: Beside) -> bool | None:
    """A time at which they celebrated, whether or not the count would lead from there to the publication: "in 1970 they
    celebrated the fiftieth anniversary"; "... was celebrated in 1970".
    """
    moment, count, text = one.moment, one.count, one.scene.lowered
    first, last = (count, moment) if one.after else (moment, count)
    if count.form != "anniversary" or (not one.after and moment.start - one.low > HEAD):
        return None
    told = one.reader.feasted.match(text, first.end, last.end + _VERB_BEHIND)
    if told is None:
        return None
    if one.after:
        return None if len(text[told.end() : moment.start].split()) > _VERB else False
    return None if one.past is not None and one.past.search(told["subject"] or "") else False


def _by_now(one: Beside) -> bool | None:
    """As in "in 1950 the towns joined hands: their bond is in its sixty-fourth year", which the writing then is in."""
    now = one.count.form in ("nth_year", "anniversary") and one.is_now
    nth = one.count.form == "nth_year" and not one.after and one.off == 0
    return True if now or (nth and (one.count.years >= _LONG or _CLAUSE.search(one.between))) else None


def _kept_then(one: Beside) -> bool | None:
    """What a count does not run from, as it was kept then: "the bicentenary pamphlet of 1913"."""
    reader, between, moment = one.reader, one.between, one.moment
    if one.after and _PARTED.search(between) and not reader.kept.isdisjoint(between.split()):
        return False
    noun = _NOUN.fullmatch(between) if one.after else None
    if noun and noun[2] in reader.weak and noun[1] not in reader.of:
        return False
    if one.after and between.endswith("(") and reader.of.isdisjoint(between.split()):
        return False
    if (between.strip() in reader.at) if one.after else one.occasion:
        return False
    if one.then and (moment.start - one.low <= HEAD or one.scene.kinds.cues.when.match(one.scene.lowered, moment.end)):
        return False
    unknown = one.year is not None and one.off is None
    return False if unknown and (one.year or 0) + one.count.elapsed > NEWEST else None


def _exactly(one: Beside) -> bool | None:
    """As in "it is ten years since, on 20 July 2015, they ..."."""
    sure = one.off == 0 and one.count.years > 1 and one.count.form not in ("gap", "within", "nth_year")
    return True if sure or (one.after and one.agrees and one.count.form == "since") else None


def _begun(one: Beside) -> bool | None:
    """Whether the day beside a count, in a text whose day of writing is not told, is the first that it dates, and the
    count leads from there behind the last: "we keep forty years of ties, begun on 9 October 1975".
    """
    first, last, year = one.scene.earliest or "", one.scene.latest or "", (one.moment.first or "")[:4]
    if one.scene.document.source.published or one.count.form != "anniversary" or len(one.moment.first or "") < _DAY:
        return None
    begun = first == year < last and int(last) <= int(year) + one.count.years <= int(last) + _FRESH
    return True if begun else None


def _origin(one: Beside) -> bool | None:
    """As in "in its fifth year, having been rebuilt in 2017"; in the order of Japanese the date stands first."""
    first = one.after != one.scene.kinds.cues.spaced
    return True if not first and one.agrees is not False and one.reader.origin.search(one.between) else None


def _aside(one: Beside) -> bool | None:
    """A time that names a thing, or is told of one in passing: "ties, begun in 1993, are thirty years old"."""
    aside = not one.after and one.between.startswith(",") and (_ASIDE.search(one.lead) is not None or _heads(one))
    aside = aside or (not one.after and _told_in(one))
    aside = aside and one.scene.kinds.cues.clauses.match(one.scene.lowered, one.moment.end) is None
    return True if one.moment.timexes[0].named or (aside and one.agrees is not False) else None


def _told_in(one: Beside) -> bool:
    """Whether a verb of an aside leads to a time within it: "the brigade, agreed on 19 May 2014 with Kyiv, is ten"."""
    aside = _ASIDE.search(one.lead) if _CLOSED.match(one.between) else None
    return aside is not None and one.past is not None and one.past.search(aside[0]) is not None


def _heads(one: Beside) -> bool:
    """Whether a time is that of a participle that heads its sentence: "opened in August 1991, the bridge kept ..."."""
    words, first = outlook(one.scene.kinds.language), _FIRST.match(one.scene.lowered, one.low, one.moment.start)
    if words is None or first is None:
        return False
    heads = words.past.fullmatch(first[1]) is not None and one.between.strip(" ,") > ""
    return heads or words.participle.fullmatch(first[1]) is not None


def _since(one: Beside) -> bool | None:
    """As in "ten years have passed since the breach of 1990"; what "had passed since" did so by some time told of."""
    words = _WORD.findall(one.scene.lowered[max(one.low, one.count.start - _HAD) : one.count.end]) if one.after else ()
    had = not one.reader.previous.isdisjoint(words)
    return had or one.agrees is not False if one.moment.relation in ("since", "after", "since_event") else None


def _before(one: Beside) -> bool | None:
    """A time before the count, where the words before it are of an event, or the count leads from it to the writing."""
    if one.after:
        return None
    kept = one.then and one.reader.previous.isdisjoint(one.between.split()[-1:])
    if _weak(one) and (one.agrees is not False or (len(one.moment.first or "") < _DAY and not kept)):
        return True
    now = _YEAR.match(one.scene.published or "")
    return bool(now and one.year and one.off is not None and int(now[0]) - one.year > 1 and one.off <= 1)


def _next_item(one: Beside) -> bool:
    """Whether a comma parts what a count is of from a thing of which no verb tells: "listed in the tenth year of the
    pact, box 6 in 2019".
    """
    _, comma, tail = one.between.rpartition(",")
    return bool(comma) and len(tail.split()) > _PLACE and one.past is not None and not one.past.search(tail)


def _behind(one: Beside) -> bool | None:
    """A time behind the count, where the words between are those of what it is of."""
    reader = one.reader
    words = one.own[-1:] + re.findall(r"\w+", one.between)
    if _APART.match(one.between) or reader.of.isdisjoint(words) or _next_item(one):
        return False
    if words[-1] in reader.weak or not (reader.of - reader.weak).isdisjoint(words) or not reader.weak:
        return True
    lead = one.scene.lowered[one.low : one.count.start].split()[-_VERB:]
    told = one.past is not None and one.past.search(one.between)  # "... the anniversary of the treaty signed in 1970"
    if (one.off is None or one.off > 1) and not told and not reader.kept.isdisjoint(lead):
        return False  # "they kept the 25th anniversary of their relations in 2015"
    return reader.kept.isdisjoint(words) and one.agrees is not False


_VERDICTS: tuple[Callable[[Beside], bool | None], ...] = (
    _ago,
    _untold,
    _whose,
    _reckoned,
    _elapsed,
    _named,
    _right_before,
    _signed_then,
    _of_treaty,
    _after_it,
    _celebrated,
    _by_now,
    _kept_then,
    _exactly,
    _begun,
    _origin,
    _aside,
    _since,
    _before,
    _behind,
)
"""What tells whether a count runs from a date, asked in this order; None leaves it to those that follow."""
