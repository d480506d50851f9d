"""Proposals into the fact file: what is new is written below what is there, and nothing that is there is touched."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.errors import BadRequest, InvalidFacts, Problem
from timeline.records.claim import Proposal
from timeline.records.facts import Facts
from timeline.records.source import Source
from timeline.span import Location
from timeline.store.files import decode, files_of, read_bytes
from timeline.store.layout import New, add_entries
from timeline.store.loading import VERSION, join, read
from timeline.store.merging import Merged, sift
from timeline.store.references import leads_out
from timeline.store.spelling import comment, fields_of
from timeline.store.writing import alone, replace

BOM = "\ufeff".encode()
SCHEMA_NAME = ".facts.schema.json"
HEADER = f"# yaml-language-server: $schema={SCHEMA_NAME}\nversion: {VERSION}\n"
"""How a new file begins: editors that know the modeline complete and check it."""


class Outcome(NamedTuple):
    """What a proposal came to; `facts` are those of the file as it now is.

    `added`: the proposals written, under their ids in the file. `known`: proposal's id → the claim of the file it is.
    `sources`: those written. `changed`: sources whose text is no longer the one named by the digest in the file.
    """

    facts: Facts
    added: tuple[Proposal, ...]
    known: Mapping[str, str]
    sources: tuple[Source, ...]
    changed: tuple[str, ...]
    written: tuple[Path, ...]


class Held(NamedTuple):
    """A file of the store as found: its bytes (None: not there yet) and its text."""

    raw: bytes | None
    text: str


def propose(path: str | os.PathLike[str], proposals: Iterable[Proposal], sources: Iterable[Source] = ()) -> Outcome:
    """Append what is new to a fact file or folder; a file that is not there yet is begun.

    In a folder, a new source gets a file of its own, and a claim goes where its source is. Raises InvalidFacts when the
    file cannot be read or written, BadRequest for a source outside of the project, ChangedUnderneath; then nothing is
    written.
    """
    path = Path(path)
    sources = tuple(sources)
    _within(sources)
    with alone(path):
        held = hold(path)
        facts, homes = _facts(held)
        merged = sift(facts, proposals, sources)
        texts = _texts(path, held, merged, homes)
        verify(texts, held, merged.facts)
        for file, text in texts.items():
            old = held[file].raw if file in held else None
            replace(file, old, encode(text, old))
    return Outcome(merged.facts, merged.new, merged.known, merged.sources, merged.changed, tuple(texts))


def hold(path: Path) -> dict[Path, Held]:
    """Read the files of a store; a file that is not there is an empty one of ours."""
    if not os.path.lexists(path):
        if path.suffix not in (".yaml", ".yml"):
            raise InvalidFacts(Problem("there is no such folder", Location(str(path)), "make it, or name a .yaml file"))
        return {path: Held(None, HEADER)}
    if path.is_dir() and not any(path.glob("*.y*ml")):
        return {}
    found = {}
    for file in files_of(path):
        raw = read_bytes(file)
        found[file] = Held(raw, decode(raw, file))
    return found


def encode(text: str, old: bytes | None) -> bytes:
    """Return the bytes of a text, with a byte-order mark where the old file had one."""
    return (BOM if old is not None and old.startswith(BOM) else b"") + text.encode("utf-8")


def verify(texts: Mapping[Path, str], held: Mapping[Path, Held], wanted: Facts) -> None:
    """See, before anything is written, that the new texts say what is wanted and everything else as before."""
    after = {file: found.text for file, found in held.items()} | dict(texts)
    facts, _, problems = join([read(text, str(file)) for file, text in after.items()])
    if problems or _by_id(facts) != _by_id(wanted):
        mend = "put its sections into block style, one key a line, and run the command again; nothing was written"
        raise InvalidFacts(
            [
                Problem(
                    "the layout of this file leaves no safe place to write", Location(str(next(iter(texts)))), mend
                ),
                *problems,
            ]
        )


def _by_id(facts: Facts) -> tuple[object, ...]:
    sections = (facts.sources, facts.events, facts.claims)
    return (
        *({entry.id: entry for entry in section} for section in sections),
        facts.title,
        sorted(map(str, facts.decisions)),
    )


def _facts(held: Mapping[Path, Held]) -> tuple[Facts, dict[str, Path]]:
    """Return the facts of the files, and in which file each source is."""
    files = [read(found.text, str(file)) for file, found in held.items()]
    facts, _, problems = join(files)
    if problems:
        raise InvalidFacts(problems)
    homes = {
        str(mark[1]): Path(file.path)
        for file in files
        for mark in file.marks
        if mark[0] == "sources" and len(mark) == 2
    }
    return facts, homes


def _texts(path: Path, held: Mapping[Path, Held], merged: Merged, homes: dict[str, Path]) -> dict[Path, str]:
    """Return the new text of each file that changes."""
    folder = path.is_dir()
    for source in merged.sources:
        homes[source.id] = path / f"{source.id.replace('/', '-')}.yaml" if folder else path
    sources: dict[Path, list[New]] = {}
    claims: dict[Path, list[New]] = {}
    for source in merged.sources:
        sources.setdefault(homes[source.id], []).append(New(source.id, fields_of(source)))
    for proposal in merged.new:
        home = homes.get(proposal.claim.source)
        if home is None:
            mend = "give the sources of all proposals"
            raise BadRequest(Problem(f"the source `{proposal.claim.source}` of a proposal is not known", None, mend))
        claims.setdefault(home, []).append(entry_of(proposal))
    texts = {}
    for file in [*sources, *(file for file in claims if file not in sources)]:
        text = held[file].text if file in held else HEADER
        if file in sources:
            text = add_entries(text, "sources", sources[file])
        texts[file] = add_entries(text, "claims", claims[file]) if file in claims else text
    return texts


def entry_of(proposal: Proposal) -> New:
    """Return the entry of a proposed claim, with its derivation in short."""
    fields = fields_of(proposal.claim)
    return New(proposal.claim.id, {**fields, "status": "proposed"}, why_of(proposal))


def why_of(proposal: Proposal) -> str:
    """Return in a line how the claim was reached, and the date that it comes to where the words alone do not say it."""
    sentences: list[str] = list(proposal.derivation)
    told = " ".join(sentences)
    if proposal.implies is not None and proposal.implies not in told:
        sentences.append(f"counts from {proposal.implies}")
    elif proposal.relative and proposal.date is not None and proposal.date not in told:
        sentences.append(f"comes to {proposal.date}")
    return comment(sentences)


def _within(sources: Sequence[Source]) -> None:
    outside = [source for source in sources if source.path is not None and leads_out(source.path)]
    mend = "copy it into the project, as seeds/…, and extract it from there"
    if outside:
        raise BadRequest(
            [Problem(f"the source `{s.id}` lies outside of the project, at {s.path}", None, mend) for s in outside]
        )
