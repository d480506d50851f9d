"""Which proposals are new: a sentence of a source is never proposed twice, whatever a person made of the claim."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.light import replace
from timeline.numbered import Numbered
from timeline.records.claim import Claim, Proposal
from timeline.records.facts import Event, Facts
from timeline.records.says import form_of
from timeline.records.source import Source
from timeline.store.naming import calling_events, lacking


class Merged(NamedTuple):
    """The facts with what is new, the proposals that are new under their ids in the file, and what was known already.

    `known`: proposal's id → the claim it already is. `sources`: the new ones. `events`: those that new claims name and
    the file lacks, described by the first claim about each. `changed`: sources of the file whose text
    is no longer the one that the file names by its digest.
    """

    facts: Facts
    new: tuple[Proposal, ...]
    known: Mapping[str, str]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    changed: tuple[str, ...]


def merge(facts: Facts, proposals: Iterable[Proposal], sources: Iterable[Source] = ()) -> Facts:
    """Return the facts with the claims of those proposals, and those sources, that they do not have yet, at the end."""
    return sift(facts, proposals, sources).facts


def sift(facts: Facts, proposals: Iterable[Proposal], sources: Iterable[Source] = ()) -> Merged:
    """Tell the new from the known, as `merge` does, and say which is which."""
    homes, added, changed = _sources(facts, sources)
    renamed = [_at_home(proposal, homes) for proposal in proposals]
    known = _known(facts, renamed)
    claims = {claim.id: claim for claim in facts.claims}
    called = {renamed[n].claim.event: claims[id].event for n, id in known.items()}
    names = Numbered(claims)
    new = [_proposed(calling_events(one, called), names) for n, one in enumerate(renamed) if n not in known]
    merged = facts.model_copy(
        update={
            "sources": (*facts.sources, *added),
            "claims": (*facts.claims, *(proposal.claim for proposal in new)),
        }
    )
    events = lacking(merged)
    merged = merged.model_copy(update={"events": (*merged.events, *events)})
    return Merged(merged, tuple(new), {renamed[n].claim.id: id for n, id in known.items()}, added, events, changed)


def _sources(facts: Facts, sources: Iterable[Source]) -> tuple[dict[str, str], tuple[Source, ...], tuple[str, ...]]:
    """Find each source in the file, by id, path, digest or address: a person may have given it another id."""
    homes: dict[str, str] = {}
    added: list[Source] = []
    changed: list[str] = []
    by: dict[tuple[str, str], Source] = {}
    for source in reversed(facts.sources):
        by |= dict.fromkeys(_names(source), source)
    for source in sources:
        home = next((by[key] for key in _names(source) if key in by), None)
        if home is None:
            added.append(source)
            by |= dict.fromkeys(_names(source), source)
            continue
        homes[source.id] = home.id
        if source.sha256 and home.sha256 and source.sha256 != home.sha256:
            changed.append(home.id)
    return homes, tuple(added), tuple(changed)


def _names(source: Source) -> list[tuple[str, str]]:
    names = [("id", source.id), ("path", source.path), ("sha256", source.sha256), ("url", source.url)]
    return [(kind, value) for kind, value in names if value]


def _at_home(proposal: Proposal, homes: Mapping[str, str]) -> Proposal:
    """Call the proposal's sources what the file calls them."""
    if all(homes.get(id, id) == id for id in homes):
        return proposal
    said = _renamed(proposal.claim.model_dump(by_alias=True, exclude_unset=True), homes)
    claim = Claim.model_validate({**said, "source": homes.get(proposal.claim.source, proposal.claim.source)})
    return replace(proposal, claim=claim)


def _renamed(value: Any, homes: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: item if key in ("quote", "text") else _renamed(item, homes) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(item, homes) for item in value]
    if isinstance(value, str) and value.startswith("published:"):
        name = max((id for id in homes if value.removeprefix("published:").startswith(id)), key=len, default="")
        rest = value.removeprefix(f"published:{name}")
        return f"published:{homes[name]}{rest}" if name and (not rest or rest[0] in "+-") else value
    return value


def _known(facts: Facts, proposals: Sequence[Proposal]) -> dict[int, str]:
    """Pair proposals with claims of the file, one to one, the surest likeness first; return index → claim id."""
    wanted = {proposal.claim.source for proposal in proposals}
    old: dict[str, list[Claim]] = {}
    for claim in facts.claims:
        if claim.source in wanted:
            old.setdefault(claim.source, []).append(claim)
    paired: dict[int, str] = {}
    for source, claims in old.items():
        left = {n: p.claim for n, p in enumerate(proposals) if p.claim.source == source}
        free = {claim.id: claim for claim in claims}
        for likeness in _LIKENESSES:
            seen: dict[Any, list[str]] = {}
            for claim in free.values():
                if (key := likeness(claim)) is not None:
                    seen.setdefault(key, []).append(claim.id)
            for n, claim in list(left.items()):
                if (key := likeness(claim)) is not None and seen.get(key):
                    paired[n] = seen[key].pop(0)
                    del left[n], free[paired[n]]
        for n, claim in left.items():
            if (id := next((other.id for other in free.values() if _shortened(claim, other)), None)) is not None:
                paired[n] = id
                del free[id]
    return paired


def _shortened(claim: Claim, other: Claim) -> bool:
    """Tell whether one quote lies within the other, and the claims are otherwise alike."""
    words, others = _words(claim), _words(other)
    within = bool(words and others) and (words in others or others in words)  # type: ignore[operator]
    return within and (claim.id == other.id or claim.says == other.says)


def _words(claim: Claim) -> str | None:
    return " ".join(claim.quote.exact.split()) if claim.quote else None


def _around(claim: Claim) -> tuple[str, str] | None:
    return (claim.quote.prefix.strip()[-12:], claim.quote.suffix.strip()[:12]) if claim.quote else None


_LIKENESSES: tuple[Callable[[Claim], Any], ...] = (
    lambda claim: (_words(claim), _around(claim), claim.says, claim.kind),
    lambda claim: (_words(claim), claim.says),
    lambda claim: (_words(claim), claim.id),
    lambda claim: (claim.id, claim.says),
    lambda claim: _words(claim) and (_words(claim), claim.kind, form_of(claim.says)),
    lambda claim: _words(claim),
)
"""Ways in which a claim of the file is known to be a proposal made before, from the surest on.

A person may have renamed the claim, given it another kind, corrected its date, or shortened its quote: the rest tells.
"""


def _proposed(proposal: Proposal, names: Numbered) -> Proposal:
    """A proposal as the file will hold it; one whose id is another claim's has the next free number."""
    claim = proposal.claim.model_copy(update={"id": names.free(proposal.claim.id), "status": "proposed"})
    return replace(proposal, claim=claim)
