"""Times: when a sentence tells of, from the times written in it to those that its words lead to, stage by stage."""

from collections.abc import Callable

from timeline.claiming.amount_times import uncompared
from timeline.claiming.book_years import book_years
from timeline.claiming.drafts import Sentence
from timeline.claiming.echoes import bounded
from timeline.claiming.lengths import lengths
from timeline.claiming.moments import Moment, moments
from timeline.claiming.reckoning import reckoned
from timeline.claiming.sections import sections
from timeline.claiming.spells import spells
from timeline.claiming.states import meanwhile
from timeline.claiming.told_once import told_once
from timeline.claiming.worth import worth
from timeline.light import replace

_Stages = tuple[Callable[[list[Moment], Sentence], list[Moment]], ...]

_WRITTEN: _Stages = (book_years, sections)
_LED_TO: _Stages = (worth, reckoned, spells, uncompared, lengths, meanwhile, bounded, told_once)


def written(sentence: Sentence) -> list[Moment]:
    """Return the moments that a sentence writes out, in their order."""
    marks, _, scene, cues = sentence
    if not marks.timexes:
        return []
    given = moments(scene.text, scene.lowered, marks, cues, scene.published)
    return _through(_WRITTEN, given, sentence)


def led_to(given: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments that a sentence tells of: of the written ones what dates something, and what words reckon."""
    lent = sentence.memory.lent
    if not given and lent is not None:  # "January 19. Troops take the fort."
        start = sentence.marks.start
        given = [replace(lent, start=start, end=start, relative=True)]
    return _through(_LED_TO, given, sentence)


def _through(stages: _Stages, found: list[Moment], sentence: Sentence) -> list[Moment]:
    for stage in stages:
        found = stage(found, sentence)
    return found
