"""Dating: finds temporal expressions in a document and gives each a value, what it hangs on, and why.

All that belongs to a language lies in `knowledge/languages/xx.yaml` (its keys are told in `lexicon`); the code here
knows tokens, calendars and contexts only. A text is cut into tokens with classes (`tokens`, `numerals`), one walk over
them finds the candidates (`patterns`, `steps`, `matching`), dates in a row lend one another what is said once
(`sharing`), and each expression is resolved in the light of those before it (`opening`, `written`, `finding`,
`nearness`, `context`, `mentions`, `surroundings`, `looking`, then `resolve`, `moves`, `lengths`, `feasts`, on `points`
and `values`). Languages without a file have `isolated`.

By genre bare dates hang on the publication (news, commentary, official) or on the date last mentioned, the heading or
the bullet (narrative, reference, archive); a document without a genre is judged by its signs, and one without a date
by its own counts of years. What had happened before, and what a state holds from, is background that the next sentence
does not go on from. What the text leaves open stays open: `XXXX-07-20`. Prepositions are not part of an expression
("since [1953]"). `value` is EDTF for a DATE; where TIMEX3 has words that EDTF has not ("now", "recently") it is the
publication, or all time before or after it, and `XXXX` without one; `timex3` keeps the word.
"""

from timeline.dating import finding, isolated
from timeline.dating.finding import Refusal
from timeline.dating.lexicon import Lexicon, lexicon
from timeline.records.document import Document
from timeline.records.timex import Timex

__all__ = ["Lexicon", "Refusal", "date", "lexicon", "refused"]


def date(document: Document, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Return the temporal expressions of a document in the order of its text; they do not overlap.

    Offsets are code points of `document.text`. Without a language file only absolute dates are read.
    """
    if lexicon.root is None:
        return tuple(isolated.read(document, lexicon.language))
    return tuple(found for found in finding.read(document, lexicon) if isinstance(found, Timex))


def refused(document: Document, lexicon: Lexicon) -> tuple[Refusal, ...]:
    """Return what looks like a date and is none, each with its reason ("there is no day 30 in month 2")."""
    if lexicon.root is None:
        return ()
    return tuple(found for found in finding.read(document, lexicon) if isinstance(found, Refusal))
