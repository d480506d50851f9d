"""One thing wrong with an entry, by its path, before its place in the text is looked up."""

from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value: `("claims", "yara-75th", "says", "on")`."""


class Fault(NamedTuple):
    """Something wrong with the value at `path`; `at_key`: with its key; `offset`: code points into the value."""

    path: Path
    what: str
    mend: str = ""
    at_key: bool = False
    offset: int = 0
