"""What an output is: its name, its media type, what it is for, and the pure function that writes it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from timeline.records.report import Report

MARK = '<meta name="generator" content="timeline">'
"""What every page of ours bears in its head."""


class Exporter(NamedTuple):
    """An output format; `render` is pure and gives the same bytes for the same report.

    `left_out` says in a sentence what of the report the format has no place for, nothing where it has all.
    `files`: for an output that may become several files, the function that gives them all by name, `name` among them;
    `kin`: the pattern (a regular expression) of the others' names. A file of such a name and with the MARK is ours.
    """

    name: str
    media_type: str
    summary: str
    render: Callable[[Report], str | bytes]
    files: Callable[[Report], Mapping[str, str | bytes]] | None = None
    kin: str | None = None
    left_out: Callable[[Report], str] | None = None
