"""misquoted-source: a quote that its source does not contain."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from timeline.checking.findings import make, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.knowledge import load
from timeline.records.claim import Quote
from timeline.records.finding import Finding, Repair, Step

_ALIKE: Mapping[int, str] = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"\u00ad": "", "\u200b": "", "…": "..."}
)
_LIKENESS = 0.6  # of the words of a quote, for another sentence to be shown as what may have been meant


def find(view: View) -> Iterator[Finding]:
    """Look for each quote in the text of its source, spacing and the shapes of quotation marks and dashes aside.

    A source whose text is not at hand yields nothing. What stands on either side of an ellipsis is looked for in order.
    """
    for source, places in view.index.by_source.items():
        text = view.case.texts.get(source)
        if text is None:
            continue
        folded = fold(text)
        for claim in map(view.index.told.__getitem__, places):
            if claim.quote is None or _stands_in(claim.quote, folded):
                continue
            near = _nearest(claim.quote.exact, text)
            steps = [step(view, claim, "The quote as it stands in the facts.")]
            if near:
                steps.append(Step(says="The sentence of the source that is most like it.", source=source, quote=near))
            change = {"claim": claim.id, "field": "quote.exact", "from": claim.quote.exact, "to": near}
            yield make(
                view,
                "misquoted-source",
                "contradiction",
                f"{source} does not contain the words quoted from it.",
                [claim],
                steps=steps,
                repairs=[Repair.model_validate(change)] if near else [],
            )


def fold(text: str) -> str:
    """Return the text with runs of white space as one space, and look-alike marks as one mark."""
    return " ".join(text.translate(_ALIKE).split())


def _stands_in(quote: Quote, folded: str) -> bool:
    at = 0
    for part in _ellipsis().split(fold(quote.exact)):
        wanted = part.strip()
        found = folded.find(wanted, at)
        if found < 0:
            return False
        at = found + len(wanted)
    return True


@cache
def _ellipsis() -> re.Pattern[str]:
    marks = sorted({fold(mark) for mark in load("policy")["misquoted"]["ellipses"]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, marks)))


def _nearest(quote: str, text: str) -> str | None:
    wanted = set(_words(quote))
    best, sentence = 0.0, None
    for candidate in re.split(r"(?<=[.!?。])\s+|\n+", text):
        words = set(_words(candidate))
        share = len(wanted & words) / len(wanted | words) if words else 0.0
        if share > best:
            best, sentence = share, " ".join(candidate.split())
    return sentence if best >= _LIKENESS else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


RULE = Rule("misquoted-source", "a quote that is not in its source", find)
