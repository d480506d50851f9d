"""Speaking: whether a date is that of words spoken, and not of what they tell.

"The minister said on 4 May that the road would be closed" tells of a statement on 4 May; "he said that in May the road
was closed" does not.
"""

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.patterns import Hit
from timeline.span import Span

_BEHIND, _BEFORE = 6, 9  # words between a verb and its date, and between a date and its verb
_NEAR, _WORDS = 40, 3


def speaks(hit: Hit, place: Span, reading: Reading, scene: Scene) -> bool:
    """Tell whether a verb of speech leads the date at a place: in its own clause, and nothing told between them."""
    if not hit.label.startswith("triggers/") or _is_noun(hit, scene) or _begins_deed(hit, reading, scene):
        return False
    if hit.start < place.end and place.start < hit.end:
        return scene.kinds.cues.indirect.isdisjoint(scene.lowered[hit.start : place.start].split())
    if reading.number(hit.start) != reading.number(place.start):
        return False
    if hit.end <= place.start:
        words, most = scene.lowered[hit.start : place.start], _BEHIND + hit.pattern.count(" ") + 1
        between = hit.end, place.start
    else:
        words, most = scene.lowered[place.end : hit.start].lstrip(","), _BEFORE
        between = place.end, hit.start
    if "," in words or len(words.split()) > most or not scene.kinds.cues.indirect.isdisjoint(words.split()):
        return False
    return not any(
        between[0] <= other.start and other.end <= between[1] and other.label.startswith("triggers/")
        for other in reading.marks.triggers
    )


def tells(hit: Hit, place: Span, scene: Scene) -> bool:
    """Tell whether what is said stands behind a verb of speech and its date: "threatened in July 1977 to close it"."""
    at = max(hit.end, place.end)
    behind = scene.lowered[at : at + _NEAR].split()[:_WORDS]
    cues = scene.kinds.cues
    return any(word in cues.indirect or word in cues.infinitive for word in behind)


def _begins_deed(hit: Hit, reading: Reading, scene: Scene) -> bool:
    """Whether a verb of speech does what it says, with the words behind it: "erklärte ... den Krieg"."""
    return any(
        other.start == hit.start
        and other.end > hit.end
        and other.label.startswith("triggers/")
        and not scene.kinds.by_label[other.label].speech
        for other in reading.marks.triggers
    )


def _is_noun(hit: Hit, scene: Scene) -> bool:
    """Whether a word of speech stands as a noun or hangs on another verb: "a call on the president", "in protest"."""
    before = scene.lowered[max(0, hit.start - _NEAR) : hit.start].split()
    return bool(before) and before[-1] in scene.kinds.cues.nominal
