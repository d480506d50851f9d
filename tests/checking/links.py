"""Links as the tests write them: by the names of their parts, in days unless said."""

from typing import NamedTuple

from timeline.checking.network import DAY, Unit


class Link(NamedTuple):
    """What the network takes as a link, with a name for each part."""

    u: str | None
    v: str
    lo: int | None
    hi: int | None
    unit: Unit = DAY
