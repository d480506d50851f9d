"""Qualifiers: what tells one event of a kind from another: which partnership, which treaty, which mission."""

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.kinds import Kind
from timeline.claiming.marks import Marks
from timeline.span import Span

_ABOVE = 600


def qualifier(kind: Kind, span: Span, reading: Reading, scene: Scene, place: int = 0) -> str | None:
    """Return the words that tell one event of a kind from another: which partnership, kind of mission, or treaty.

    `place`: of its date; of several such words the last before it counts.
    """
    cues = scene.kinds.cues
    if kind.qualified == "pact":
        marks = reading.marks
        whole = Span(marks.start, marks.end)
        return pact(span, marks, scene) or (span != whole and pact(whole, marks, scene)) or _again(reading, scene)
    if not kind.qualified:
        return None
    named = list(cues.qualifiers.finditer(scene.lowered, span.start, span.end))
    found = next((words for words in reversed(named) if words.end() <= place), named[0] if named else None)
    if found is None and kind.name == "upgraded":
        above = list(cues.qualifiers.finditer(scene.lowered, max(0, span.start - _ABOVE), span.start))
        found = next((words for words in reversed(above) if "partner" in words[0]), None)
    return cues.qualifier_names[found[0]] if found else None


def pact(span: Span, marks: Marks, scene: Scene) -> str | None:
    """Return what tells the treaty that a stretch of a sentence names: `lausanne` for the Treaty of Lausanne."""
    names = scene.kinds.cues.pact_names if "pact_names" not in marks.lacking else None
    for found in names.finditer(scene.text, span.start, span.end) if names else ():
        words = (found["of"] or found["by"]).split()
        words = words[1:] if words[0].lower() in scene.kinds.cues.pact_skip else words
        if words:
            return " ".join(words).lower()
    return None


def _again(reading: Reading, scene: Scene) -> str | None:
    """The treaty named last, where the sentence opens by taking it up: "It was ratified in 1953"."""
    start = reading.marks.start
    taken = scene.kinds.cues.pact_again.match(scene.lowered, start)
    return reading.memory.pact if taken else None
