"""Who counts as a witness of their own: sources that repeat one another count once."""

from collections.abc import Iterable

from timeline.records.source import Source


class Independence:
    """Sources joined by `derived_from`, directly or through others, are one witness."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._leader: dict[str, str] = {}
        for source in sources:
            for origin in source.derived_from:
                one, two = sorted((self.leader(source.id), self.leader(origin)))
                if one != two:
                    self._leader[two] = one

    def leader(self, source: str) -> str:
        """Return the first source, by id, of those that a source repeats or is repeated by."""
        while (above := self._leader.get(source)) is not None:
            source = above
        return source

    def count(self, sources: Iterable[str]) -> int:
        """Return how many of the sources do not repeat one another."""
        return len({self.leader(source) for source in sources})
