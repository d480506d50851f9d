"""Standing: whether words that may count the years of a thing do so where they stand.

"Seventy years on" may run up to now or on from what was told before, "is fifty" may be an age or a number, "the
fortieth" an anniversary or a member of a row.
"""

import re
from collections.abc import Sequence

from timeline.claiming.aged import aged, heads
from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.lived import birthday, lived
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.ordinals import agrees, is_anniversary
from timeline.claiming.year_counts import Count, Reader
from timeline.records.timex import Timex

_OPENS, _HEAD = 40, 12
_FEW, _ROUND, _OWN, _NEAR, _ABOVE = 2, 5, 10, 5, 160
_BETWEEN = 2
_MONTHLY = 7
_BORDER = re.compile("[,;،؛]")
_SUBJECT, _LINE = 5, 20  # words of the subject of a count in a row; letters before one that opens its line


def stands(
    count: Count,
    marks: Marks,
    found: Sequence[Moment],
    memory: Memory,
    counting: str | None,
    scene: Scene,
    reader: Reader,
) -> bool:
    """Tell whether a count of one of the forms that need more than their words counts years up to a time.

    `counting`: the year that the anniversary told of before counts from, which "the fortieth" may go on from.
    """
    verb, subject = scene.lowered[count.start : count.end].split()[:1], scene.lowered[marks.start : count.start].split()
    if not reader.verbs.isdisjoint(verb) and not reader.figures.isdisjoint(subject[-1:]):
        return False  # "the quota is fifty this year"
    if _in_name(count, marks, scene):
        return False
    if any(m.relation == "period" and m.start < count.end <= m.timexes[0].start for m in found):
        return False  # "ten years had passed since the war of 1950" is the time from then on
    if count.form in ("on", "after"):
        return _up_to_now(count, marks, found, memory, scene)
    if count.form == "old":
        return not lived(count, marks, scene, reader)
    if count.form == "age":
        return aged(count, marks, scene, reader) or birthday(count, marks, scene)
    if count.form == "feast":
        return count.years >= 2 * _OWN and not count.years % _ROUND
    if count.form == "we":
        return count.years >= _OWN and not count.years % _ROUND
    if count.form == "too":
        return reader.too.search(scene.lowered, max(0, marks.start - _ABOVE), count.start) is not None
    if count.form == "thus":
        return now_and_then(count, found, scene)
    if count.form == "line":
        headed = memory.headed is not None and not count.years % _ROUND and count.start - marks.start <= _LINE
        return headed or agrees(count, found, memory, scene)
    if count.form == "row":
        return _in_row(count, marks, scene, reader)
    if count.form == "told":
        return agrees(count, found, memory, scene)
    if count.form == "bare":
        return is_anniversary(count, marks, found, memory, counting, scene, reader)
    return True


def now_and_then(count: Count, found: Sequence[Moment], scene: Scene) -> bool:
    """Tell whether a time of now, or one to come, stands before what a count tells had lasted then: "in July it had
    been in force for twenty years", "in 2030 it will have been in force for fifty".
    """
    now = scene.published or "9999"
    before = [m for m in found if m.end <= count.start]
    return any(m.timexes[0].anchor == "publication" or _bare_month(m) or (m.first or "") > now for m in before)


def _in_row(count: Count, marks: Marks, scene: Scene, reader: Reader) -> bool:
    """Whether a number behind a count is that of another thing: "the treaty is forty, the bridge ten"."""
    words = _BORDER.split(scene.lowered[marks.start : count.start])[-1].split()
    joined = max((at for at, word in enumerate(words) if word in scene.kinds.cues.coordinators), default=-1)
    words = words[joined + 1 :]
    return count.years >= _FEW and 0 < len(words) <= _SUBJECT and heads(" ".join(words), reader, scene)


def _in_name(count: Count, marks: Marks, scene: Scene) -> bool:
    """Whether a jubilee is part of a name: "signed the Centenary Declaration"."""
    word, behind = scene.text[count.start], scene.text[count.end : count.end + 2].strip()
    return count.start > marks.start + _NEAR and word.isupper() and behind.isupper() and count.form == "anniversary"


def _bare_month(moment: Moment) -> bool:
    timex = moment.timexes[0]
    return timex.anchor is not None and not (timex.shift or moment.relation) and len(moment.first or "") == _MONTHLY


def _up_to_now(count: Count, marks: Marks, found: Sequence[Moment], memory: Memory, scene: Scene) -> bool:
    """Whether "seventy years on" or "after the founding" counts up to now, and not on from what was told before.

    It does so too where it leads back to a year told of above, and in the past where nothing was told before it.
    """
    beside = [m for m in found if m.start < count.end and count.start < m.end]
    written = scene.kinds.cues.written  # "now, ten years after the flood, they live in tents"
    led = written is not None and written.search(scene.lowered, marks.start, count.start) is not None
    now = led or scene.kinds.cues.present.search(scene.lowered, count.end, marks.end) is not None
    if count.form == "after" and any(m.implies and not (now and _late(m, scene)) for m in beside):
        return False
    timexes = [timex for m in beside for timex in m.timexes]
    if count.form == "after" and any(t.type == "DATE" and t.anchor == "previous" and t.shift for t in timexes):
        return False  # "five years after that": read as the time it leads to
    if not now and any(_to_come(timex, scene) for timex in timexes):
        return marks.cue("plan", count.end, marks.end) is None  # read as a time to come
    rest = [m for m in found if m not in beside and not (led and _now_before(m, count))]
    if count.form == "after" and rest:
        return _then(count, marks, rest, scene) or _set_off(count, rest, scene) or _by_now(count, marks, rest, scene)
    if count.form == "on" and any(_now_before(m, count) for m in rest):
        return True
    if count.form == "on":
        led = any(_led_before(timex, scene) for timex in timexes)
        past, cues = scene.kinds.cues.past_verb, scene.kinds.cues
        told = past is None or cues.present_ahead or past.search(scene.lowered, count.end, marks.end) is not None
        return any(_just_now(timex, scene) for timex in timexes) or ((now or not (told or rest)) and not led)
    return count.start - marks.start <= _OPENS and (now or _runs_to(count, memory, scene))


def _now_before(moment: Moment, count: Count) -> bool:
    """Whether a time of the publication stands right before a count: "this year, seventy-two years on, they meet"."""
    return moment.timexes[0].anchor == "publication" and 0 <= count.start - moment.end <= _BETWEEN


def _to_come(timex: Timex, scene: Scene) -> bool:
    """Whether a length was read as leading beyond the publication."""
    year, led = (scene.published or "")[:4], timex.value[:4]
    beyond = year.isdigit() and led.isdigit() and led > year
    return (timex.shift or "").startswith("+") and (timex.anchor == "publication" or beyond)


def _late(moment: Moment, scene: Scene) -> bool:
    """Whether a length was counted from what was told before to a year after the publication."""
    return bool(scene.published) and (moment.first or "")[:4] > (scene.published or "")[:4]


def _just_now(timex: Timex, scene: Scene) -> bool:
    """Whether a length leads from what was told before to the year of publication, and to no day before that."""
    year, day = (scene.published or "")[:4], len(timex.value) > _MONTHLY and timex.value < (scene.published or "")
    return timex.anchor == "previous" and year.isdigit() and timex.value[:4] == year and not day


def _led_before(timex: Timex, scene: Scene) -> bool:
    """Whether a length leads from what was told before to a year before the publication: "twenty years on, in 1992"."""
    year, led = (scene.published or "")[:4], timex.value[:4]
    return timex.anchor == "previous" and year.isdigit() and led.isdigit() and led < year


def _runs_to(count: Count, memory: Memory, scene: Scene) -> bool:
    """Whether a count leads from the publication to a year told of above, or nothing is told of before it."""
    year = (scene.published or "")[:4]
    if count.years < _OWN:
        return False
    if not year.isdigit():  # told by what it runs from, wherever the text tells of that
        return bool(memory.told)
    base = int(year) - count.years
    return not memory.told or any(told.date[:4] == f"{base:04d}" for told in memory.told)


def _then(count: Count, marks: Marks, rest: Sequence[Moment], scene: Scene) -> bool:
    """Whether a count opens a sentence whose other clause has a time ("ten years after the war they met in 1955"), or
    is of the present: "twenty years after the war they are still building what they announced in 1997".
    """
    border, first, main = scene.lowered.find(",", count.end, marks.end), rest[0], scene.kinds.cues.main_verb
    behind = count.start - marks.start <= _HEAD and first.start >= count.end and first.relation == ""
    if not scene.kinds.cues.spaced:  # where only blanks part sentences
        behind = behind and scene.lowered.count(" ", count.end, first.start) <= 1
    if behind and main and main.match(scene.lowered, count.end, first.start):
        return True
    if border >= 0 and count.start - marks.start <= _HEAD and still(border, first, scene):
        return True
    inside = any(count.end <= m.start < border or m.timexes[0].named for m in rest)
    return count.start - marks.start <= _HEAD and border >= 0 and not inside and first.relation == ""


def _set_off(count: Count, rest: Sequence[Moment], scene: Scene) -> bool:
    """Whether a round count is told of a date right behind it, that of no event named: "a speech a hundred years after
    Waterberg, on 14 August 2004".
    """
    behind = next((m for m in rest if m.start >= count.end), None)
    if behind is None or count.years < _OWN or count.years % _ROUND or behind.relation:
        return False
    words, comma, lead = scene.lowered[count.end : behind.start].partition(",")
    return bool(comma) and len(words.split()) <= _BETWEEN + 1 and len(lead.split()) <= 1


def _by_now(count: Count, marks: Marks, rest: Sequence[Moment], scene: Scene) -> bool:
    """Whether a round count closes, set off, what a text of an unknown year tells of its own time: "they opened a
    bridge today, a hundred years after the divorce of their countries".
    """
    if scene.document.source.published or count.years < _OWN or count.years % _ROUND:
        return False
    anchors = {m.timexes[0].anchor for m in rest if m.end <= count.start}
    return anchors == {"publication"} and scene.lowered[marks.start : count.start].rstrip().endswith(",")


def still(low: int, moment: Moment, scene: Scene) -> bool:
    """Tell whether words of the present stand between a place and the time of something else behind them."""
    return low < moment.start and scene.kinds.cues.present.search(scene.lowered, low, moment.start) is not None
