"""Behind: times that stand behind a count of years and are those of something else."""

from timeline.claiming.drafts import Scene
from timeline.claiming.moments import Moment
from timeline.claiming.placing import counted, gone_on
from timeline.claiming.year_counts import Reader

_WORDS = 3  # characters between a count and a time that is joined to it


def ensues(moment: Moment, between: str, reader: Reader, scene: Scene) -> bool:
    """Tell whether a time so many years after another is that of something else than the count before it, and not what
    its sentence comes to: "it was two years ago that they met, for the first time in twelve".
    """
    past = scene.kinds.cues.past_verb
    apart = set_apart(between, scene)
    if apart and counted(moment) <= -2:
        return not between.endswith(tuple(reader.at))
    if gone_on(moment) <= 0:
        return False
    other = set(between.split()) - reader.kept - reader.previous
    return apart or (past is not None and any(map(past.fullmatch, sorted(other))))


def set_apart(between: str, scene: Scene) -> bool:
    """Tell whether a time behind a count is not joined to it, where times stand before what they date."""
    return not scene.kinds.cues.spaced and (between[:1] == " " or len(between) > _WORDS)
