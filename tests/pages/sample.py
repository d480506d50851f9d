"""A small invented history with one conflict of each kind, as the checks would report it, and its hostile twin."""

from timeline.records.claim import Claim, Quote
from timeline.records.facts import Decision, Event, Facts
from timeline.records.finding import Finding, Inference, Repair, Stand, Step
from timeline.records.report import Case, LinkedEvent, Report
from timeline.records.source import Source
from timeline.span import Location

SOURCES = (
    Source(
        id="lindqvist-2018",
        title="Sixty-five years on",
        author="E. Lindqvist",
        publisher="The Harbour Post",
        url="https://example.org/lindqvist",
    ),
    Source(id="okoro-2022", title="An old friendship", author="B. Okoro", publisher="Coast Review"),
    Source(
        id="embassy-2023", title="Seventy years", publisher="Embassy of Sweden", published="2023-06", genre="official"
    ),
    Source(id="wire-2023", title="Wire report", published="2023-06", derived_from=("embassy-2023",)),
)

EVENTS = (
    Event(
        id="se-gh-ties",
        title="Sweden and Ghana establish relations",
        kind="established",
        parties=("SE", "GH"),
        date="1953",
    ),
    Event(id="un-mission", title="The observers' mission begins", kind="operation", parties=("UN", "GH")),
    Event(id="late-talks", title="Talks on the harbour loan", kind="meeting", parties=("SE", "GH"), date="198X~"),
    Event(id="occupation", title="The coast is occupied", kind="occupation", parties=("GH",), date="1941/1945"),
    Event(
        id="treaty-day",
        title="The fisheries treaty is signed",
        kind="agreement",
        parties=("SE", "GH"),
        date="1961-03-14",
    ),
    Event(id="aid", title="Swedish development aid", kind="aid", parties=("SE", "GH"), date="1992/.."),
    Event(id="old-contacts", title="First traders on the coast", kind="other", parties=("SE", "GH"), date="../1650"),
    Event(id="never-dated", title="A gift of books", kind="other", parties=("SE", "DD", "XX")),
)


def _claim(name: str, event: str | None, says: dict[str, object], quote: str | None, **rest: object) -> Claim:
    source = name.rpartition(".")[0]
    exact = Quote(exact=quote) if quote else None
    return Claim.model_validate(
        {
            "id": name.replace(".", "-"),
            "source": source,
            "event": event,
            "says": says,
            "quote": exact,
            "status": "accepted",
            **rest,
        }
    )


CLAIMS = (
    _claim("lindqvist-2018.ties", "se-gh-ties", {"date": "1953"}, "The two states first exchanged envoys in 1953."),
    _claim(
        "lindqvist-2018.65th",
        "se-gh-ties",
        {"anniversary": 65, "on": "published"},
        "This year is the 65th anniversary.",
    ),
    _claim("lindqvist-2018.mission", "un-mission", {"date": "1992"}, "The observers came in 1992."),
    _claim(
        "embassy-2023.70",
        "se-gh-ties",
        {"anniversary": 70, "on": "2023"},
        "In 2023 we mark seventy years of relations.",
    ),
    _claim(
        "okoro-2022.30th",
        "un-mission",
        {"anniversary": 30, "on": "published"},
        "It is thirty years this year since the observers came.",
    ),
    _claim(
        "okoro-2022.75th",
        "se-gh-ties",
        {"anniversary": 75, "on": "published+1y"},
        "Next year the two will celebrate 75 years.",
    ),
    _claim(
        "lindqvist-2018.talks",
        "late-talks",
        {"date": "198X~", "hedge": "about"},
        "Talks went on at some time in the eighties.",
    ),
    _claim("okoro-2022.occupied", "occupation", {"date": "1941/1945"}, "From 1941 to 1945 the coast was occupied."),
    _claim(
        "embassy-2023.occupied", "occupation", {"date": "1941/1945"}, "During the occupation of 1941–1945 trade ceased."
    ),
    _claim("embassy-2023.treaty", "treaty-day", {"date": "1961-03-14"}, "The treaty was signed on 14 March 1961."),
    _claim(
        "wire-2023.treaty", "treaty-day", {"date": "1961-03-14"}, "The treaty, signed on 14 March 1961, still holds."
    ),
    _claim(
        "embassy-2023.aid",
        "aid",
        {"value": 2e9, "unit": "USD", "bound": "min", "measure": "development-aid", "over": "1992/.."},
        "More than $2 billion since 1992.",
    ),
    _claim(
        "okoro-2022.traders",
        "old-contacts",
        {"before": "1650", "hedge": "shortly"},
        "Traders had come shortly before 1650.",
    ),
    _claim(
        "okoro-2022.loan",
        None,
        {"value": 5e6, "unit": "GBP", "over": "1988"},
        "A loan of five million pounds.",
        kind="loan",
    ),
    _claim("okoro-2022.books", "never-dated", {"date": "1977", "negated": True}, None, status="proposed"),
)

CONFLICT = "anniversary-arithmetic:se-gh-ties:okoro-2022-75th"

FINDINGS = (
    Finding(
        id=CONFLICT,
        rule="anniversary-arithmetic",
        level="contradiction",
        verdict="A 75th anniversary “next year” puts the first relations in 1948; two other sources put them in 1953.",
        events=("se-gh-ties", "un-mission"),
        claims=(
            "lindqvist-2018-ties",
            "embassy-2023-70",
            "lindqvist-2018-mission",
            "okoro-2022-30th",
            "okoro-2022-75th",
        ),
        sets=(
            ("lindqvist-2018-ties", "lindqvist-2018-mission", "okoro-2022-30th", "okoro-2022-75th"),
            ("embassy-2023-70", "lindqvist-2018-mission", "okoro-2022-30th", "okoro-2022-75th"),
        ),
        explanation=(
            Step(says="The mission began in 1992.", claim="lindqvist-2018-mission", source="lindqvist-2018"),
            Step(
                says="1992 + 30 = 2022: okoro-2022 was written in 2022.", claim="okoro-2022-30th", source="okoro-2022"
            ),
            Step(says="Next year is 2023; 2023 − 75 = 1948.", claim="okoro-2022-75th", source="okoro-2022"),
        ),
        support=(
            Stand(
                value="1953",
                sources=("lindqvist-2018", "embassy-2023"),
                claims=("lindqvist-2018-ties", "embassy-2023-70"),
                independent=2,
            ),
            Stand(value="1948", sources=("okoro-2022",), claims=("okoro-2022-75th",), independent=1),
        ),
        repairs=(
            Repair(
                claim="okoro-2022-75th",
                field="anniversary",
                from_="75",
                to="70",
                rank=1,
                why="two sources agree with it",
            ),
            Repair(claim="okoro-2022-30th", field="anniversary", from_="30", to="35", rank=2),
            Repair(claim="lindqvist-2018-mission", field="date", from_="1992", to="1997", rank=2),
        ),
        outlier="okoro-2022-75th",
        outlier_share=1.0,
        decision=Decision(
            conflict=CONFLICT, verdict="source-error", because="The 70th fits.", by="the editors", on="2026-11-21"
        ),
    ),
    Finding(
        id="contradicting-dates:treaty-day:wire-2023-treaty",
        rule="contradicting-dates",
        level="tension",
        verdict="The treaty was signed on one day in two places.",
        events=("treaty-day",),
        claims=("embassy-2023-treaty", "wire-2023-treaty"),
        explanation=(Step(says="Both say 14 March 1961.", claim="wire-2023-treaty", source="wire-2023"),),
        support=(
            Stand(
                value="14 March 1961",
                sources=("embassy-2023", "wire-2023"),
                claims=("embassy-2023-treaty", "wire-2023-treaty"),
                independent=1,
            ),
        ),
        related=(CONFLICT,),
    ),
    Finding(
        id="misquoted-source:occupation:okoro-2022-occupied",
        rule="misquoted-source",
        level="note",
        verdict="okoro-2022 no longer has the words quoted from it.",
        events=("occupation",),
        claims=("okoro-2022-occupied",),
    ),
    Finding(
        id="stale-relative-statement:se-gh-ties:lindqvist-2018-65th",
        rule="stale-relative-statement",
        level="note",
        verdict="“This year” in lindqvist-2018 was 2018.",
        events=("se-gh-ties",),
        claims=("lindqvist-2018-65th",),
    ),
)

INFERRED = (
    Inference(
        variable="published:okoro-2022",
        earliest=738156,
        latest=738520,
        edtf="2022",
        steps=(Step(says="It calls this year the 30th since the observers came, in 1992; 1992 + 30 = 2022."),),
    ),
    Inference(
        variable="published:lindqvist-2018",
        earliest=736695,
        latest=737059,
        edtf="2018",
        steps=(Step(says="It calls this year the 65th anniversary of 1953; 1953 + 65 = 2018."),),
    ),
    Inference(variable="event:un-mission", earliest=727198, latest=727563, edtf="1992"),
)


def report() -> Report:
    """Return the sample as a report."""
    return assemble(SOURCES, EVENTS, CLAIMS, FINDINGS, INFERRED)


def assemble(
    sources: tuple[Source, ...],
    events: tuple[Event, ...],
    claims: tuple[Claim, ...],
    findings: tuple[Finding, ...] = (),
    inferred: tuple[Inference, ...] = (),
) -> Report:
    """Return a report in which every claim is linked to the event it names."""
    linked = tuple(
        LinkedEvent(
            id=event.id,
            title=event.title or event.id,
            kind=event.kind,
            parties=event.parties,
            date=event.date,
            claims=tuple(claim.id for claim in claims if claim.event == event.id),
        )
        for event in events
    )
    facts = Facts(title="Sweden and the Gold Coast", sources=sources, events=events, claims=claims)
    marks = {f"claims/{claim.id}": Location("facts.yaml", 10 + n, 3) for n, claim in enumerate(claims)}
    return Report(case=Case(facts=facts, events=linked), findings=findings, inferred=inferred, marks=marks)
