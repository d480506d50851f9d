"""What every date has, whatever its form, and the runs of days that all of them are compared by.

Bounds say what the date itself says and no more: `~` and `?` never widen them. Every part is kept as it was written,
so that `str(date)` is the text that was read. Dates are immutable and equal when they are written the same.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""A run of days, first and last."""

BEGINNING, END = -(10**18), 10**18
"""Stand for an open or unknown end among spans; no date reaches them."""


class Date(ABC):
    """A point, an interval or a set.

    `earliest` and `latest` are the outer bounds in days (ordinals, see `days`), None for an open or unknown end.
    """

    __slots__ = ("earliest", "latest")

    earliest: int | None
    latest: int | None
    is_interval = False

    @property
    def inner(self) -> tuple[int | None, int | None]:
        """The latest possible start and the earliest possible end, in days; None for an open or unknown end.

        Of an interval, all days from the one to the other belong to it for certain. A point lies on one day of its
        bounds, so its start may be as late as `latest` and its end as early as `earliest`.
        """
        return self.latest, self.earliest

    @property
    @abstractmethod
    def precision(self) -> str:
        """day, month, season, quarter, quadrimester, half, year, decade, century, millennium, interval or set."""

    @property
    @abstractmethod
    def qualifiers(self) -> str:
        """All marks of doubt in the order written, as in `?~`."""

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return any(mark in "?%" for mark in self.qualifiers)

    @property
    def approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return any(mark in "~%" for mark in self.qualifiers)

    @property
    def year(self) -> int | None:
        """The year, if a single one is stated."""
        return None

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, if a single one is stated."""
        return None

    @property
    def day(self) -> int | None:
        """The day of the month, if a single one is stated."""
        return None

    @property
    def season(self) -> int | None:
        """The part of the year, 21 to 41, if one is stated."""
        return None

    @abstractmethod
    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        """Yield, in order, the separate runs of days the date may cover; at least those that reach into first..last."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


def outer(date: Date) -> Span:
    """Return the bounds of a date as one run, an open or unknown end as `BEGINNING` or `END`."""
    return (
        BEGINNING if date.earliest is None else date.earliest,
        END if date.latest is None else date.latest,
    )


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join runs, sorted by their first day, that overlap or touch."""
    run: Span | None = None
    for low, high in spans:
        if run is None:
            run = (low, high)
        elif low <= run[1] + 1:
            run = (run[0], max(run[1], high))
        else:
            yield run
            run = (low, high)
    if run:
        yield run
