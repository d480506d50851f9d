"""Names of parties and classes as people read them: `KH` Cambodia, `donors-to-KH` donors to Cambodia."""

from collections.abc import Iterable

from timeline.knowledge.parties import party

__all__ = ["in_words", "is_party", "one_of_them", "party", "subject"]


def is_party(code: str) -> bool:
    """Say whether a word is the code of a party."""
    return code.isupper() and party(code) != code


def in_words(of: str) -> str:
    """Return the name of a class in words: `strategic-partner-of-KH` is "strategic partner of Cambodia"."""
    return " ".join(party(part) if is_party(part) else part for part in of.split("-"))


def one_of_them(of: str) -> str:
    """Return a class in words, its first noun as of one member: `donors-to-KH` is "donor to Cambodia"."""
    head, _, rest = of.partition("-")
    one = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return in_words(f"{one}-{rest}" if rest else one)


def subject(parties: Iterable[str], of: str) -> str | None:
    """Return the name of the one party that is not the class's own; None where there is no single one."""
    left = sorted(set(parties) - set(of.split("-")))
    return party(left[0]) if len(left) == 1 else None
