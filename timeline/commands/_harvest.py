"""What `extract` and `build` share: reading the sources, printing what they say, appending it to the fact file."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from textwrap import shorten
from typing import Any

from timeline.commands._files import below, described, find_sources, read_bytes, root_of
from timeline.errors import BadRequest, Problem, UnreadableSource
from timeline.pipeline import Harvest, harvest, seek_refused
from timeline.records.claim import Proposal
from timeline.records.facts import Facts
from timeline.records.says import Quantity
from timeline.records.source import Source
from timeline.span import Location


def gather(paths: Iterable[Path], facts: Path, given: Mapping[str, str] | None = None) -> list[Harvest]:
    """Read every document at or below `paths`; `given` overrides what the documents say of themselves.

    Raises UnreadableSource with all that cannot be read.
    """
    from timeline.reading import READERS
    from timeline.store.held import hold

    known = hold(facts).facts.sources
    if facts.is_dir() and not known and any(path.suffix.lower() in READERS for path in facts.iterdir()):
        what, mend = "this is a folder of articles, not of facts", "name a .yaml file, or another folder"
        raise BadRequest(Problem(what, Location(str(facts)), mend))
    harvests, problems = list[Harvest](), list[Problem]()
    for path, source in find_sources(paths, known, root_of(facts)):
        try:
            raw = read_bytes(path)
            told = {"sha256": sha256(raw).hexdigest()} | dict(given or {})
            read = harvest(raw, described(source, told))
        except UnreadableSource as error:
            problems += error.problems
            continue
        harvests.append(read if below(path, root_of(facts)) else _without_path(read))
    if problems:
        raise UnreadableSource(problems)
    return harvests


def _without_path(read: Harvest) -> Harvest:
    """Leave out the path of an article that a fact file cannot name, lying outside of its folder, and say so."""
    told = "it lies outside the folder of the fact file: its path is not kept, and later its quotes are not looked up"
    source = read.document.source.model_copy(update={"path": None})
    document = read.document.model_copy(update={"source": source, "notes": (*read.document.notes, told)})
    return read._replace(document=document)


def append(facts: Path, harvests: Iterable[Harvest]) -> Iterator[str]:
    """Append new sources and claims to the fact file and yield what was done, a sentence each."""
    from timeline.store import propose

    harvests, copies = _once(harvests, facts)
    yield from notes_of(harvests, facts)
    yield from copies
    outcome = propose(facts, [p for h in harvests for p in h.proposals], [h.document.source for h in harvests])
    yield from outcome.sentences()
    for source in outcome.facts.sources:
        read = next((one.document for one in harvests if _is(one.document.source, source)), None)
        if source.id in outcome.changed and read is not None:
            yield from tuple(_orphans(source.id, outcome.facts, read.text)) or ("  All its quotes are still found.",)
            yield f"  Then write, under sources/{source.id}: sha256: {read.source.sha256}"
    yield from _moved(outcome.facts, harvests, root_of(facts))


def foreseen(facts: Path, harvests: Sequence[Harvest]) -> str:
    """Say what appending the claims would come to."""
    from timeline.store import sift
    from timeline.store.held import hold

    harvests, _ = _once(harvests, facts)
    merged = sift(hold(facts).facts, [p for h in harvests for p in h.proposals], [h.document.source for h in harvests])
    known = f"; {len(merged.known)} known already" if merged.known else ""
    return f"{len(merged.new) or 'None'} of these would be new to {facts}{known}."


def _once(harvests: Iterable[Harvest], facts: Path) -> tuple[list[Harvest], list[str]]:
    """Leave out each article that is a copy of another to the byte, and say so; what the fact file names stays."""
    from timeline.store.held import hold

    known = {source.id for source in hold(facts).facts.sources}
    first: dict[str | None, Source] = {}
    kept, told = [], []
    for one in sorted(harvests, key=lambda one: one.document.source.id not in known):
        read = one.document.source
        other = first.setdefault(read.sha256, read)
        if other is read or read.id in known:
            kept.append(one)
        else:
            told.append(f"{read.path or read.id}: not read, being a copy of {other.path or other.id}.")
    return kept, told


def _is(read: Source, source: Source) -> bool:
    return read.id == source.id or (read.path is not None and read.path == source.path)


def _orphans(id: str, facts: Facts, text: str) -> Iterator[str]:
    """Yield the quotes of a source that are not found for certain in its text as it now is."""
    from timeline.store import find

    for claim in facts.claims:
        if claim.source == id and claim.quote and claim.status != "rejected":
            found = find(claim.quote, text)
            if found.span is None:
                words = shorten(claim.quote.exact, 80, placeholder=" …")
                yield f"  {claim.id}: its quote is not found any more, for {found.why}: “{words}”"


def _moved(facts: Facts, harvests: Iterable[Harvest], root: Path) -> Iterator[str]:
    """Say which article has another name than the fact file gives it, and what to write there."""
    known = {source.sha256: source for source in facts.sources if source.sha256 and source.path}
    for one in harvests:
        read = one.document.source
        source = known.get(read.sha256 or "")
        if source and source.path and read.path and read.path != source.path and not (root / source.path).exists():
            yield f"{read.path} is the text of {source.id}, which is gone from {source.path}."
            yield f"  Write, under sources/{source.id}: path: {read.path}"


def notes_of(harvests: Iterable[Harvest], facts: Path) -> Iterator[str]:
    """Yield what was guessed, repaired or left out in reading each source that the fact file does not know yet."""
    from timeline.store.held import hold

    known = {source.sha256 for source in hold(facts).facts.sources}
    for one in harvests:
        source = one.document.source
        if source.sha256 not in known:
            notes = (*one.document.notes, *_untold(one), *_impossible(one))
            yield from (f"{source.path or source.id}: {note}." for note in notes)


def _untold(one: Harvest) -> Iterator[str]:
    """Say how many dates of a document stand in no claim that is proposed.

    Where the year of a heading dates what is under it, the years of headings serve those claims and are not counted.
    """
    serves = any(timex.anchor == "heading" for timex in one.timexes)
    heads = [block for block in one.document.blocks if block.kind == "heading" and serves]
    dates = [
        timex
        for timex in one.timexes
        if timex.type == "DATE" and not any(head.start <= timex.start < head.end for head in heads)
    ]
    stretches = sorted((proposal.start, proposal.end) for proposal in one.proposals)
    lows = [low for low, _ in stretches]
    highs = [0, *accumulate((high for _, high in stretches), max)]  # how far those reach that begin up to there
    untold = [date for date in dates if highs[bisect_right(lows, date.start)] < date.end]
    if untold:
        which = f"“{untold[0].text}”" + (f" and {len(untold) - 1} more" if len(untold) > 1 else "")
        among = (
            f"of {len(dates)} dates no claim was made of" if len(dates) > 1 else "no claim was made of its one date,"
        )
        yield f"{among} {which}; `timeline dates` shows them all"


def _impossible(one: Harvest) -> Iterator[str]:
    """Name the days of a document that no calendar has: its author, or whoever copied it, slipped."""
    if _LATE_DAY.search(one.document.text):
        for refusal in seek_refused(one.document):
            if refusal.why.startswith("there is no day"):
                yield f"“{refusal.text}” is no date: {refusal.why}"


_LATE_DAY = re.compile(r"(?<!\d)(29|3[0-9])(?!\d)")
"""What a day that a month may lack looks like; a text without one need not be looked through again."""


def printed(harvests: Iterable[Harvest], form: str) -> Iterator[str]:
    """Yield the proposals as text, as JSON lines, or as a fact file of their own."""
    if form == "yaml":
        from timeline.store import written

        harvests = tuple(harvests)
        yield written([p for h in harvests for p in h.proposals], [h.document.source for h in harvests])
        return
    write = {"jsonl": _row, "text": _lines}[form]
    for one in harvests:
        for proposal in one.proposals:
            yield write(proposal)


def _row(proposal: Proposal) -> str:
    claim = proposal.claim
    quantity = proposal.quantity or (claim.says if isinstance(claim.says, Quantity) else None)
    row: dict[str, Any] = {
        "source": claim.source,
        "start": proposal.start,
        "end": proposal.end,
        "kind": claim.kind,
        "parties": claim.parties,
        "date": proposal.date,
        "implies": proposal.implies,
        "relative": proposal.relative,
        "quantity": quantity and quantity.model_dump(exclude_none=True, include={*_AMOUNT}),
        "hedge": claim.says.hedge,
        "attribution": claim.says.attribution,
        "event": claim.event,
        "qualifier": claim.qualifier,
        "says": claim.says.model_dump(by_alias=True, exclude_defaults=True),
        "quote": claim.quote.exact if claim.quote else None,
        "id": claim.id,
        "confidence": proposal.confidence,
        "derivation": proposal.derivation,
    }
    return json.dumps(row, ensure_ascii=False)


_AMOUNT = ("value", "unit", "bound", "measure", "over", "payer", "recipient", "basis", "of")


def _lines(proposal: Proposal) -> str:
    claim = proposal.claim
    says = json.dumps(claim.says.model_dump(by_alias=True, exclude_defaults=True), ensure_ascii=False)
    head = f"{claim.id}  {claim.kind or 'other'} {'-'.join(claim.parties)}  {says}"
    quote = f"\n    “{' '.join(claim.quote.exact.split())}”" if claim.quote else ""
    return head + quote + "".join(f"\n      {step}" for step in proposal.derivation)
