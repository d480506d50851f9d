"""stale-relative-statement: "this year", read years later."""

from collections.abc import Iterator

from timeline.checking.findings import make, some, step
from timeline.checking.look import PUBLISHED
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import plural, span
from timeline.edtf.days import year_of
from timeline.knowledge import load
from timeline.records.finding import Finding
from timeline.records.when import read_date


def find(view: View) -> Iterator[Finding]:
    """Note, once for each source, the statements whose date hangs on a publication long before the source was read.

    The publication is the one stated, else the one inferred from what the source says of itself.
    """
    years = load("policy")["stale"]["years"]
    for source, relative in view.index.relative.items():
        retrieved = view.sources[source].retrieved if source in view.sources else None
        read = read_date(retrieved).earliest if retrieved else None
        first, last = _published(view, source)
        if last is None or read is None or year_of(read) - year_of(last) < years:
            continue
        written = (
            f"is of {span(first, last)}"
            if view.published(source)
            else f"can be dated to {span(first, last)} by what it says"
        )
        yield make(
            view,
            "stale-relative-statement",
            "note",
            f"{source} {written}; read in {year_of(read)}, {plural(len(relative), 'statement')} in it "
            "would be taken for other years.",
            relative,
            event=source,
            steps=some([step(view, claim, f"counts from {span(first, last)}") for claim in relative], 12),
        )


def _published(view: View, source: str) -> tuple[int | None, int | None]:
    if known := view.published(source):
        return known.earliest, known.latest
    inferred = view.inferred.get(PUBLISHED + source)
    return (inferred.earliest, inferred.latest) if inferred else (None, None)


RULE = Rule("stale-relative-statement", "relative dates read long after they were written", find)
