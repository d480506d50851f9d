"""Beside: a date beside a count of years, and what the words between them tell of it."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import past_of
from timeline.claiming.year_counts import Count, Reader
from timeline.light import light

SLIP = 5
"""Years by which a text's own count may be wrong."""
HEAD = 3
"""Letters before what opens a sentence."""
_LABELS = (":", "–", "—", "-")
_LEAD, _VERB, _FEW = 40, 20, 4


@light
class Beside:
    """A date beside a count of years: the words `between` them, whether it stands `after` the count, its sentence's
    beginning `low`; `off`: by how many years the publication misses the time that the count leads to from the date.
    """

    moment: Moment
    count: Count
    low: int
    between: str
    after: bool
    reader: Reader
    scene: Scene
    year: int | None
    off: int | None

    @property
    def agrees(self) -> bool | None:
        """Whether the count leads from the date to about the publication, None where one of them is not known."""
        return None if self.off is None else self.off <= SLIP

    @property
    def past(self) -> re.Pattern[str] | None:
        """The verbs of the past."""
        return past_of(self.scene)

    @property
    def lead(self) -> str:
        """The words before the date in its sentence."""
        return self.scene.lowered[max(self.low, self.moment.start - _LEAD) : self.moment.start]

    @property
    def own(self) -> list[str]:
        """The words of the count."""
        return self.scene.lowered[self.count.start : self.count.end].split()

    @property
    def then(self) -> bool:
        """Whether words of the past tell of the count itself: "in 1974 it turned ten", "in 1974 the pact, then ten"."""
        words = self.between.split()[-1:] + self.own[:1]
        if self.scene.kinds.cues.last_verb is not None:  # German: "als der Vertrag hundert Jahre alt war"
            words += re.findall(r"\w+", self.scene.lowered[self.count.end : self.count.end + _VERB])[:1]
        past, previous = self.past, self.reader.previous
        return past is not None and not self.after and any(word in previous or past.fullmatch(word) for word in words)

    @property
    def is_now(self) -> bool:
        """Whether words of the present lead from a verb of the past and its date to the count: "begun in 2010 and is in
        its tenth year".
        """
        words, cues = self.between.split(), self.scene.kinds.cues
        if self.after or not 0 < len(words) <= _FEW or words[0] not in cues.coordinators:
            return False
        told = self.agrees is not False and self.past is not None and self.past.search(self.lead) is not None
        return told and cues.present.search(self.between) is not None

    @property
    def occasion(self) -> bool:
        """Whether words before the count say that it was kept then: "in 1997, for the silver jubilee", "2001, the
        treaty's thirtieth anniversary", but not "signed in 1969, its fiftieth anniversary".
        """
        past, bare = self.past, self.reader.owner.sub("", self.between)
        if self.between.strip() == ":" and self.off != 0:
            return True  # "Medal of 1954: fiftieth anniversary of the Entente"
        if self.moment.start - self.low <= HEAD and self.between.strip() in _LABELS:
            return True  # "16 December 1996 - Silver jubilee"
        if past.match(self.scene.lowered, self.low, self.moment.start) if past else not self.reader.occasion:
            return False
        if self.between.strip() == ",":  # "16 April 1972, fiftieth anniversary"
            return self.reader.counts.word.match(self.scene.lowered, self.count.start) is not None
        led = bare.endswith(self.reader.occasion)
        led = led or (bare.count(",") < 2 and f"{bare}{self.own[0]} ".endswith(self.reader.occasion))
        return led or (bare != self.between and bare.rstrip().endswith(","))


def set_up_for(count: Count, between: str, low: int, reader: Reader, scene: Scene) -> bool:
    """Tell whether a comma parts from a time behind it what was made for an anniversary, and so was kept then: "put up
    for the tenth anniversary, it has stood since 1955". `low`: where the sentence begins.
    """
    lead = scene.lowered[max(low, count.start - _LEAD) : count.start]
    return count.form == "anniversary" and "," in between and lead.endswith(reader.occasion)
