"""Proposals into the fact file: what is new is written below what is there, and nothing that is there is touched."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.errors import BadRequest, InvalidFacts, Problem
from timeline.records.claim import Proposal
from timeline.records.facts import Event, Facts
from timeline.records.source import Source
from timeline.span import Location
from timeline.store.held import HEADER, SCHEMA_NAME, Held, foresee, hold, keep
from timeline.store.layout import New, add_entries
from timeline.store.loading import loads
from timeline.store.merging import Merged, sift
from timeline.store.references import leads_out
from timeline.store.spelling import comment, fields_of
from timeline.store.writing import alone, replace
from timeline.undisturbed import undisturbed


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

    def sentences(self) -> Iterator[str]:
        """Yield what was done, a sentence each."""
        known = f"; {_count(len(self.known), 'claim')} known already" if self.known else ""
        if self.added:
            yield f"{_count(len(self.added), 'claim')} proposed in {_few([str(path) for path in self.written])}{known}."
        else:
            yield f"Nothing new{known}."
        if self.sources:
            yield f"New: {_count(len(self.sources), 'source')} ({_few([source.id for source in self.sources])})."
        for id in self.changed:
            yield f"The text of {id} has changed since it was read (its sha256 is another): see that its quotes hold."


_NAMED = 12
"""How many sources or files are named of those that are new; the fact file names them all."""


def _few(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def propose(path: str | os.PathLike[str], proposals: Iterable[Proposal], sources: Iterable[Source] = ()) -> Outcome:
    """Append what is new to a fact file or folder; a file that is not there yet is begun, with its schema beside it.

    In a folder, a new source gets a file of its own, and a claim goes where its source is. Raises InvalidFacts for a
    file that cannot be read, BadRequest for a source outside of the project, ChangedUnderneath and Unwritable; then
    nothing is written.
    """
    path = Path(path)
    sources = tuple(sources)
    _within(sources)
    with alone(path), undisturbed():
        held = hold(path)
        merged = sift(held.facts, proposals, sources)
        texts = _texts(path, held, merged)
        if not _same(foresee(held, texts), merged.facts):
            mend = "put its sections into block style, a key a line; nothing was written"
            place = Location(str(next(iter(texts))))
            raise InvalidFacts(Problem("the layout of this file leaves no safe place to write", place, mend))
        keep(held, texts)
        for file in texts:
            if held.raw.get(file) is None:
                _beside(file)
    return Outcome(merged.facts, merged.new, merged.known, merged.sources, merged.changed, tuple(texts))


def written(proposals: Iterable[Proposal], sources: Iterable[Source]) -> str:
    """Return the proposals and their sources as the text of a fact file of their own."""
    empty = loads(HEADER)[0]
    merged = sift(empty, proposals, sources)
    return _with_new(HEADER, merged.sources, merged.events, merged.new)


def entry_of(proposal: Proposal) -> New:
    """Return the entry of a proposed claim, with its derivation in short."""
    fields = fields_of(proposal.claim)
    return New(proposal.claim.id, {**fields, "status": "proposed"}, why_of(proposal))


def why_of(proposal: Proposal) -> str:
    """Return in a line how the claim was reached, and the date that it comes to where the words alone do not say it."""
    sentences = list(proposal.derivation)
    told = " ".join(sentences)
    if proposal.implies is not None and proposal.implies not in told:
        sentences.append(f"counts from {proposal.implies}")
    elif proposal.relative and proposal.date is not None and proposal.date not in told:
        sentences.append(f"comes to {proposal.date}")
    return comment(sentences)


def _beside(file: Path) -> None:
    """Put the schema that a new file's first line names beside it."""
    from timeline.store.schema import shipped

    path = file.parent / SCHEMA_NAME
    if not path.exists():
        replace(path, None, shipped().encode())


def _texts(path: Path, held: Held, merged: Merged) -> dict[Path, str]:
    """Return the new text of each file that changes."""
    new = {source.id: _file_of(path, source) for source in merged.sources}
    sources: dict[Path, list[Source]] = {}
    claims: dict[Path, list[Proposal]] = {}
    for source in merged.sources:
        sources.setdefault(new[source.id], []).append(source)
    for proposal in merged.new:
        id = proposal.claim.source
        home = new.get(id) or held.home(f"sources/{id}")
        if home is None:
            raise BadRequest(Problem(f"the source `{id}` of a proposal is not known", mend="give its source as well"))
        claims.setdefault(home, []).append(proposal)
    events = {next(iter(claims)): merged.events} if merged.events else {}
    return {
        file: _with_new(held.texts.get(file, HEADER), sources.get(file, ()), events.get(file, ()), claims.get(file, ()))
        for file in sorted({*sources, *claims}, key=lambda file: (file not in events, file))
    }  # events first: whoever is stopped between two files leaves no claim about an event that is not there


def _file_of(path: Path, source: Source) -> Path:
    return path / f"{source.id.replace('/', '-')}.yaml" if path.is_dir() else path


def _with_new(text: str, sources: Sequence[Source], events: Sequence[Event], proposals: Sequence[Proposal]) -> str:
    if sources:
        text = add_entries(text, "sources", [New(source.id, fields_of(source)) for source in sources])
    if events:
        text = add_entries(text, "events", [New(event.id, fields_of(event)) for event in events])
    return add_entries(text, "claims", [entry_of(proposal) for proposal in proposals]) if proposals else text


def _same(facts: Facts, wanted: Facts) -> bool:
    """Tell whether two stores say the same, in whatever order their files say it."""
    sections = ((facts.sources, wanted.sources), (facts.events, wanted.events), (facts.claims, wanted.claims))
    entries = all({entry.id: entry for entry in one} == {entry.id: entry for entry in other} for one, other in sections)
    return entries and facts.decisions == wanted.decisions and facts.title == wanted.title


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _within(sources: Sequence[Source]) -> None:
    outside = [source for source in sources if source.path is not None and leads_out(source.path)]
    mend = "copy it into the project, as seeds/…, and extract it from there"
    if outside:
        what = "the source `{}` lies outside of the project, at {}"
        raise BadRequest([Problem(what.format(source.id, source.path), mend=mend) for source in outside])
