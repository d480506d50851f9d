"""The names people read for the codes the records keep: parties and kinds."""

from timeline.knowledge.parties import party

__all__ = ["kind", "party"]


def kind(name: str | None) -> str:
    """Return an event kind as words: `mission_opened` is "mission opened"."""
    return (name or "other").replace("_", " ")
