"""The store as an SQLite database, for SQL and for Datasette: sources, events, claims and findings as joined tables."""

import sqlite3

from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import SourceView, View
from timeline.reporting.wording import said

SCHEMA = """
CREATE TABLE sources (id TEXT PRIMARY KEY, title TEXT, author TEXT, publisher TEXT, genre TEXT, language TEXT,
    published TEXT, inferred TEXT, url TEXT);
CREATE TABLE events (id TEXT PRIMARY KEY, title TEXT, kind TEXT, date TEXT, words TEXT,
    earliest_day INTEGER, latest_day INTEGER, independent_sources INTEGER);
CREATE TABLE parties (event TEXT REFERENCES events(id), party TEXT, PRIMARY KEY (event, party));
CREATE TABLE claims (id TEXT PRIMARY KEY, source TEXT REFERENCES sources(id), event TEXT REFERENCES events(id),
    says TEXT, hedge TEXT, attribution TEXT, quote TEXT, status TEXT);
CREATE TABLE findings (id TEXT PRIMARY KEY, rule TEXT, level TEXT, verdict TEXT, decision TEXT, because TEXT);
CREATE TABLE finding_claims (finding TEXT REFERENCES findings(id), claim TEXT REFERENCES claims(id),
    PRIMARY KEY (finding, claim));
CREATE INDEX events_kind ON events(kind);
CREATE INDEX claims_event ON claims(event);
CREATE INDEX claims_source ON claims(source);
CREATE INDEX claims_status ON claims(status);
CREATE INDEX parties_party ON parties(party);
CREATE INDEX findings_level ON findings(level);
"""


def render(report: Report) -> bytes:
    """Return the bytes of a database file; days are proleptic Gregorian ordinals (1 is 0001-01-01)."""
    view = View(report)
    with sqlite3.connect(":memory:") as base:
        base.executescript(SCHEMA)
        base.executemany("INSERT INTO sources VALUES (?,?,?,?,?,?,?,?,?)", map(_source, view.sources.values()))
        for event in view.events:
            date = event.date
            row = (event.event.id, event.event.title, event.event.kind, date.edtf or None, date.words)
            days = (date.earliest, date.latest, event.independent)
            base.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", (*row, *days))
            pairs = [(event.event.id, party) for party in dict.fromkeys(event.event.parties)]
            base.executemany("INSERT INTO parties VALUES (?,?)", pairs)
        events = {name: event.event.id for event in view.events for name in event.event.claims}
        for claim in view.claims.values():
            says, quote = claim.says, claim.quote.exact if claim.quote else None
            about = (claim.id, claim.source, events.get(claim.id), said(claim), says.hedge)
            base.execute("INSERT INTO claims VALUES (?,?,?,?,?,?,?,?)", (*about, says.attribution, quote, claim.status))
        for finding in view.findings:
            decided = (finding.decision.verdict, finding.decision.because) if finding.decision else (None, None)
            told = (finding.id, finding.rule, finding.level, finding.verdict, *decided)
            base.execute("INSERT INTO findings VALUES (?,?,?,?,?,?)", told)
            pairs = [(finding.id, claim) for claim in dict.fromkeys(finding.claims)]
            base.executemany("INSERT INTO finding_claims VALUES (?,?)", pairs)
        base.commit()
        return base.serialize()


def _source(view: SourceView) -> tuple[str | None, ...]:
    source = view.source
    about = (source.id, source.title, source.author, source.publisher, source.genre, source.language)
    return (*about, source.published, None if source.published else view.date.edtf or None, source.url)


EXPORTER = Exporter("sqlite", "application/vnd.sqlite3", "an SQLite database, for SQL and Datasette", render)
