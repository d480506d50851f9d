"""What is learnt of a language's words while reading, kept from document to document.

It follows from the language file alone, so it saves work and changes nothing; it is bounded, so that memory does not
grow with texts of ever new words.
"""

from functools import lru_cache
from typing import NamedTuple

from timeline.dating.patterns import Node
from timeline.dating.steps import StepCache
from timeline.dating.tokens import Classes

_LANGUAGES = 16
_WORDS, _STEPS = 50_000, 200_000


class Learnt(NamedTuple):
    """Spellings with their classes, and the steps that tokens of a kind allow."""

    words: dict[str, Classes]
    steps: StepCache

    def trim(self) -> None:
        """Forget all when it is too much; to be called between two stretches of text."""
        if len(self.words) > _WORDS or len(self.steps) > _STEPS:
            self.words.clear()
            self.steps.clear()


@lru_cache(maxsize=_LANGUAGES)
def learnt(root: Node) -> Learnt:
    """Return what is known so far of the words of the language whose patterns are these."""
    return Learnt({}, StepCache())
