"""The files of a store, held while a change is prepared: read, seen as they would be, written."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.errors import InvalidFacts, Problem
from timeline.records.facts import Facts
from timeline.span import Location
from timeline.store.entries import VERSION, read
from timeline.store.files import SUFFIXES, decode, files_of, read_bytes
from timeline.store.loading import join
from timeline.store.writing import replace

BOM = "\ufeff".encode()
SCHEMA_NAME = ".facts.schema.json"
HEADER = f"# yaml-language-server: $schema={SCHEMA_NAME}\nversion: {VERSION}\n"
"""How a new file begins: editors that know the modeline complete and check it."""


class Held(NamedTuple):
    """A store as found: the bytes of each file (None: not there yet), its text, its facts, and where entries stand."""

    raw: Mapping[Path, bytes | None]
    texts: Mapping[Path, str]
    facts: Facts
    marks: Mapping[str, Location]

    def home(self, entry: str) -> Path | None:
        """Return the file that an entry (`sources/ID`, `claims/ID`) stands in."""
        mark = self.marks.get(entry)
        return Path(mark.path) if mark else None


def hold(path: Path) -> Held:
    """Read the files of a store; one that is not there is an empty one of ours. Raises InvalidFacts."""
    if not os.path.lexists(path):
        if path.suffix not in SUFFIXES:
            raise InvalidFacts(Problem("there is no such folder", Location(str(path)), "make it, or name a .yaml file"))
        raw: dict[Path, bytes | None] = {path: None}
    elif path.is_dir() and not any(entry.suffix in SUFFIXES for entry in path.iterdir()):
        raw = {}
    else:
        raw = {file: read_bytes(file) for file in files_of(path)}
    texts = {file: HEADER if found is None else decode(found, file) for file, found in raw.items()}
    return Held(raw, texts, *_joined(texts))


def foresee(held: Held, texts: Mapping[Path, str]) -> Facts:
    """Return the facts as they would be with these texts; raises InvalidFacts with the problems they would have."""
    return _joined({**held.texts, **texts})[0]


def keep(held: Held, texts: Mapping[Path, str]) -> None:
    """Write the texts, each whole or not at all; a byte-order mark stays. Raises ChangedUnderneath, Unwritable."""
    for file, text in texts.items():
        old = held.raw.get(file)
        replace(file, old, (BOM if old is not None and old.startswith(BOM) else b"") + text.encode("utf-8"))


def _joined(texts: Mapping[Path, str]) -> tuple[Facts, Mapping[str, Location]]:
    facts, marks, problems = join([read(text, str(file)) for file, text in texts.items()])
    if problems:
        raise InvalidFacts(problems)
    return facts, marks
