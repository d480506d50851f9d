"""Told once: a day or month behind the coarser time that it makes exact: "three weeks later, on 5 July"; "next spring,
in March 2026".
"""

import re
from itertools import pairwise

from timeline.claiming.drafts import Sentence
from timeline.claiming.moments import Moment
from timeline.light import replace

_RIGHT_BEHIND = re.compile(r",\s?(?:\w{2,3}\s)?")
_BEHIND = re.compile(r"(?:\s[\w’'-]+){1,6},\s?\w{2,3}\s")  # "a month later came the coup attempt, on 15 July, ..."
_CLOSED = re.compile(r"\s*(?:[,.;:)—–]|\Z)")
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}
_AGO = re.compile(r"-([2-9]|\d\d+)y")
_COARSE, _MONTHLY = (4, 7), 7


def told_once(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the times of a sentence without those that the next one tells more exactly, in a language that tells both
    as one.
    """
    if not sentence.cues.told_once or len(found) < 2:
        return found
    again = [(one, two) for one, two in pairwise(sorted(found)) if _again(one, two, sentence)]
    told = {id(one) for one, _ in again}
    base = {id(two): one.implies or (two.date or "")[:4] for one, two in again if one.implies or _ago(one)}
    kept = [moment for moment in found if id(moment) not in told]
    return [replace(m, implies=m.implies or base[id(m)]) if id(m) in base else m for m in kept]


def _ago(one: Moment) -> bool:
    """Whether a time is so many years before the publication, and so tells what these run from."""
    return one.timexes[0].anchor == "publication" and _AGO.fullmatch(one.timexes[0].shift or "") is not None


def _again(one: Moment, two: Moment, sentence: Sentence) -> bool:
    if one.relation or two.relation or not one.relative or not _within(one.date or "", two.date or ""):
        return False
    lowered, end = sentence.scene.lowered, sentence.marks.end
    if _RIGHT_BEHIND.fullmatch(lowered, one.end, two.start):
        return True
    led = one.timexes[0].anchor == "previous" or one.timexes[0].type == "DURATION"
    return led and bool(_BEHIND.fullmatch(lowered, one.end, two.start) and _CLOSED.match(lowered, two.end, end))


def _within(coarse: str, fine: str) -> bool:
    """Whether a month or day lies in a season, month or year."""
    if len(coarse) not in _COARSE or len(fine) <= len(coarse) - (coarse[5:] in _SEASONS) or "/" in fine:
        return False
    first, last = _SEASONS.get(coarse[5:], ("", ""))
    return coarse[:5] + first <= fine[:_MONTHLY] <= coarse[:5] + last if first else fine.startswith(f"{coarse}-")
