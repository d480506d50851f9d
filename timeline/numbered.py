"""Names that are told apart by a number: of several that would be called alike the second is `-2`."""

from collections.abc import Iterable


class Numbered:
    """The names given so far. A name's own number may be another's whole name: a second `other`, and `other-2` months.

    `taken`: names that are given already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return a name, with the next number where it is given already, and keep it from being given again."""
        number = self._last.get(name, 1)
        told = name if number == 1 else f"{name}-{number}"
        while told in self._taken:
            number += 1
            told = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(told)
        return told
