"""What a claim says outright of the event it speaks of: its kind, parties and qualifier, as they are compared."""

from functools import lru_cache

from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.says import First, Member


def kind_of(claim: Claim) -> str:
    """Return the kind of a claim's event; of an anniversary, what it counts from, where its qualifier is a kind."""
    if claim.kind == "anniversary" and claim.qualifier:
        return base(claim.qualifier) or "anniversary"
    return claim.kind or "other"


def qualifier_of(claim: Claim) -> str:
    """Return which of its kind a claim's event is, "" where it does not say."""
    if claim.qualifier and not (claim.kind == "anniversary" and base(claim.qualifier)):
        return plain(claim.qualifier)
    return _class(claim) if isinstance(claim.says, First | Member) else ""


@lru_cache(maxsize=4096)
def base(qualifier: str) -> str:
    """Return the kind that an anniversary's qualifier names, "" where it names none."""
    kind = plain(qualifier).replace(" ", "_")
    return kind if kind in load("linking")["kept"] else ""


@lru_cache(maxsize=65536)
def parties(codes: tuple[str, ...]) -> frozenset[str]:
    """Return party codes with each state that another took over replaced by that one."""
    if not codes:
        return frozenset()
    successors = load("linking")["successors"]
    return frozenset(successors.get(code, code) for code in codes)


@lru_cache(maxsize=65536)
def plain(qualifier: str | None) -> str:
    """Return a qualifier as it is compared: lower case, single spaces."""
    return " ".join(qualifier.lower().replace("-", " ").split()) if qualifier else ""


def _class(claim: Claim) -> str:
    """What one is first in or member of, as a qualifier: `strategic-partner-of-KH` is about a strategic partnership."""
    says = claim.says
    name = says.first if isinstance(says, First) else says.member if isinstance(says, Member) else ""
    head = plain(name.partition("-of-")[0])
    return f"{head}ship" if head.endswith("partner") else head
