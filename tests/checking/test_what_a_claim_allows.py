"""What a claim by itself allows: the days on which its event may have been, strictly and with the width of its words.

Known beside it: a meeting y on 20 May 1953, a war z from 1960 to 1965, a meeting u without a date; the claim's own
source is of 10 June 2018, and source b of 2020.
"""

import pytest
import yaml

from timeline.checking.index import indexed
from timeline.checking.network import Group, solve
from timeline.checking.translate import translate
from timeline.checking.wording import edtf_of
from timeline.records.facts import Facts
from timeline.records.report import Case

ANY = "../.."
EVENTS = {"y": "meeting", "z": "war", "u": "meeting"}
KNOWN = [("y", {"date": "1953-05-20"}), ("z", {"date": "1960/1965"})]


def translated(says: str, kind: str, *more: tuple[str, str]) -> tuple[list[Group], list[Group]]:
    """Return claims about x, of a kind, and what is known beside it, as strictly meant and as widened."""
    own = yaml.load(says, Loader=yaml.BaseLoader)
    told = [("x", one) for one in (own if isinstance(own, list) else [own])] + KNOWN
    told += [(event, yaml.load(said, Loader=yaml.BaseLoader)) for event, said in more]
    facts = Facts.model_validate(
        {
            "sources": [{"id": "a", "published": "2018-06-10"}, {"id": "b", "published": "2020"}],
            "events": [{"id": event, "kind": of} for event, of in ({"x": kind} | EVENTS).items()],
            "claims": [
                {"id": f"c{i}", "source": "b" if e in "yz" else "a", "event": e, "says": t, "status": "accepted"}
                for i, (e, t) in enumerate(told)
            ],
        }
    )
    case = Case(facts=facts)
    groups = translate(case, indexed(case))
    return groups.strict, groups.wide


def left_to(point: str, groups: list[Group]) -> str:
    """Return the days left to a point as an EDTF date, "never" where there are none."""
    found = solve(groups)
    return edtf_of(*found.bounds.get(point, (None, None))) if found.consistent else "never"


@pytest.mark.parametrize(
    ("says", "strictly", "widened"),
    [
        ("{date: 1953}", "1953", "1953"),
        ("{date: 1953, hedge: about}", "1953", "1948/1958"),
        ("{date: 1953-05, hedge: late}", "1953-05-21/1953-05-31", "1953-05-18/1953-06-03"),
        ('{date: "1953?"}', "1953", ANY),
        ("{date: 1953-05-20/1953-05-25}", "1953-05-20/1953-05-25", "1953-05-20/1953-05-25"),
        ("{date: 1953/..}", "1953", "../1953-12-31"),
        ("{date: ../1953}", "../1953-12-31", "../1953-12-31"),
        ("{date: 1953~/..}", "1953", "../1958-12-31"),
        ("{date: ../1953~}", "../1953-12-31", "../1958-12-31"),
        ('{date: "1953/1960?"}', "1953/1960", ANY),
        ('{date: "[1953,1960]"}', "1953/1960", "1953/1960"),
        ('{date: "[1953?,1960]"}', "1953/1960", ANY),
        ('{date: "[1953,1960~]"}', "1953/1960", "1953/1965"),
        ('{date: "[1953~,1960]"}', "1953/1960", "1948/1960"),
        ('{date: "[1953..1960~]"}', "1953/1960", "1953/1965"),
        ('{date: "[1953..]", hedge: about}', "1953-01-01/..", "1948-01-01/.."),
        ('{date: "[1953-05,1960]", hedge: about}', "1953-05-01/1960-12-31", "1953-04-01/1965-12-31"),
        ("{date: 1953, planned: true}", ANY, ANY),
        ("{date: 1953, hedge: reportedly}", "1953", ANY),
        ("{date: 1953, hedge: launched}", "1953", "1953-01-01/1956-01-02"),
        ("{date: 1953, negated: true}", ANY, ANY),
        ("{date: 1953, negated: true, text: not until 1953}", "1953-01-01/..", "1953-01-01/.."),
        ("{date: 1953, negated: true, hedge: not until}", "1953-01-01/..", ANY),
        ("{date: 1953/.., negated: true}", "../1953-12-31", "../1953-12-31"),
        ("{date: 1953~/.., negated: true}", "../1953-12-31", "../1958-12-31"),
        ("{weekday: monday, date: 1953-05-18}", "1953-05-18", "1953-05-18"),
        ("{date: 1953, hedge: Reportedly}", "1953", ANY),
        ("{date: 1953, hedge: ABOUT}", "1953", "1948/1958"),
        ("{date: 1953, hedge: Launched}", "1953", "1953-01-01/1956-01-02"),
        ("{date: 195X/.., hedge: late}", "1956/1959", "../1961-12-31"),
        ("{date: ../195X, hedge: early}", "../1953-12-31", "../1955-12-31"),
        ("{date: 1953-05~}", "1953-05", "1953-04-01/1953-06-30"),
        ("{anniversary: 5, on: event:y, hedge: launched}", "1948", "1948/1950"),
        ("{date: event:y+2m, hedge: launched}", "1953-07", "1953-07-01/1955-07-31"),
        ("{after: event:y, by: 2y, hedge: launched}", "1955", "1955/1957"),
        ("{before: event:y, hedge: launched}", "../1953-05-19", "../1955-05-21"),
        ("{after: event:y, hedge: launched}", "1953-05-21/..", "1953-05-21/.."),
        ("{status: severed, over: 1950/1953}", ANY, ANY),
        ("{uninterrupted: true, over: 1950/1953}", "../1950-12-31", "../1950-12-31"),
        ("{uninterrupted: true, over: 1950~/1953}", "../1950-12-31", "../1955-12-31"),
        ('{uninterrupted: true, over: "1950"}', "../1950-12-31", "../1950-12-31"),
        ('{uninterrupted: false, over: "1950"}', ANY, ANY),
        ("{uninterrupted: true}", ANY, ANY),
        ("{uninterrupted: true, over: published-10y}", ANY, ANY),
        ('{uninterrupted: true, over: "1950", negated: true}', ANY, ANY),
        ('{first: things, over: "1953"}', "1953", "1953"),
        ('{member: things, over: "1953"}', "1953", "1953"),
        ("{member: things}", ANY, ANY),
        ("{date: published}", "2018", "2018"),
        ("{date: published-25y}", "1993", "1993"),
        ("{date: published-3m}", "2018-03", "2018-03"),
        ("{date: published-2w}", "2018-05-27", "2018-05-24/2018-05-30"),
        ("{date: published:b}", "2020", "2020"),
        ('{date: "published:b-10d"}', "2019-12-22/2020-12-21", "2019-12-22/2020-12-21"),
        ("{date: event:y}", "1953-05-20", "1953"),
        ("{date: event:y+2y}", "1955", "1955"),
        ("{date: event:y+2m}", "1953-07", "1953-07"),
        ("{date: event:y+10d}", "1953-05-30", "1953-05-30"),
        ("{date: event:y-2w}", "1953-05-06", "1953-05-03/1953-05-09"),
        ("{date: event:y+2y, hedge: about}", "1955", "1950/1960"),
        ("{date: event:z}", "1960", "1960"),
        ("{date: event:z+1y}", "1961", "1961"),
        ("{date: event:u+1y}", ANY, ANY),
        ("{date: event:x}", ANY, ANY),
        ("{date: event:x+1y}", "never", "never"),
        ("{before: event:x}", "never", "never"),
        ("{after: event:x}", "never", "never"),
        ("{during: event:x}", ANY, ANY),
        ("{anniversary: 0, on: event:x}", ANY, ANY),
        ("{anniversary: 1, on: event:x}", "never", "never"),
        ("{date: event:y-1y}", "1952", "1952"),
        ("{date: published+2m, hedge: about}", "2018-08", "2018-07-01/2018-09-30"),
        ("{date: published:b+2m}", "2020-03-01/2021-02-28", "2020-03-01/2021-02-28"),
        ("{anniversary: 7, on: event:y+3m}", "1946", "1946"),
        ("{anniversary: 7, on: event:y+9m}", "1947", "1947"),
        ("{anniversary: 70, on: published:b+3m}", "1950/1951", "1950/1951"),
        ("{anniversary: 70, on: event:z}", "1890", "1890"),
        ('{anniversary: 70, on: "2023"}', "1953", "1953"),
        ('{anniversary: 70, on: "2023", hedge: about}', "1953", "1948/1958"),
        ('{anniversary: 70, on: "2023~"}', "1953", "1948/1958"),
        ("{anniversary: 70, on: 2023-05-20}", "1953", "1953"),
        ("{anniversary: 70, on: published}", "1948", "1948"),
        ("{anniversary: 70, on: published+1y}", "1949", "1949"),
        ("{anniversary: 7, on: event:y}", "1946", "1946"),
        ('{nth_year: 70, on: "2023"}', "1953/1954", "1953/1954"),
        ('{nth_year: 70, on: "2023", negated: true}', ANY, ANY),
        ("{duration: 10d, to: 1953-05-20}", "1953-05-10", "1953-05-10"),
        ("{duration: 2w, to: 1953-05-20}", "1953-05-06", "1953-05-06"),
        ("{duration: 3m, to: 1953-05-20}", "1953-02", "1953-02"),
        ("{duration: 70y, to: 1953-05-20}", "1883", "1882/1883"),
        ("{duration: 70y, to: 1953-05}", "1883", "1882/1883"),
        ('{duration: 70y, to: "1953"}', "1883", "1883"),
        ('{duration: 70y, to: "1953", hedge: about}', "1883", "1878/1888"),
        ("{duration: 10d, to: 1953-05-20, hedge: about}", "1953-05-10", "1953-05-07/1953-05-13"),
        ("{duration: 25y, to: published, hedge: over the last}", ANY, ANY),
        ("{duration: {min: 10d, max: 20d}, to: 1953-05-20}", "1953-04-30/1953-05-10", "1953-04-30/1953-05-10"),
        ("{duration: {min: 10d, max: 2m}, to: 1953-05-20}", "1953-03-01/1953-05-10", "1953-03-01/1953-05-10"),
        ("{duration: {min: 10y}, to: 1953-05-20}", "../1943-12-31", "../1943-12-31"),
        ('{duration: {max: 10y}, to: "1953"}', "1943/1953", "1943/1953"),
        ('{duration: {max: 10y}, to: "1953", hedge: about}', "1943/1953", "1938/1953"),
        ("{duration: {max: 10d}, from: event:y}", "1953-05-20/1953-05-30", "1953-05-20/1953-05-30"),
        ('{duration: 10y, from: "1953", to: "1960"}', "never", "never"),
        ("{duration: 10y, to: event:z}", "1950/1955", "1950/1955"),
        ("{duration: 10y, to: event:y}", "1943", "1943"),
        ('{duration: 10y, from: "1953"}', "1963", "1963"),
        ("{duration: 70y, to: event:y+2m}", "1883", "1883"),
        ("{duration: 10d, to: event:y+2m}", "1953-06-21/1953-07-21", "1953-06-21/1953-07-21"),
        ("{duration: 2y, from: event:y+10d}", "1955", "1955"),
        ("{duration: 3m, from: event:y}", "1953-08", "1953-08"),
        ('{duration: 10y, from: "1950", to: "1960"}', ANY, ANY),
        ("{duration: 10y, from: event:y, to: published:b}", "never", "never"),
        ("{duration: 66y, from: event:y, to: published:b}", "never", "never"),
        ("{duration: 67y, from: event:y, to: published:b}", ANY, ANY),
        ("{duration: 5y, from: event:z}", "1965/1970", "1965/1970"),
        ("{duration: 0d, to: event:x}", ANY, ANY),
        ("{duration: 1d, to: event:x}", "never", "never"),
        ("{before: 1953}", "../1952-12-31", "../1952-12-31"),
        ('{before: "1953~"}', "../1952-12-31", "../1958-12-30"),
        ("{after: 1953}", "1954-01-01/..", "1954-01-01/.."),
        ('{after: "1953~"}', "1954-01-01/..", "1948-01-02/.."),
        ("{before: event:y}", "../1953-05-19", "../1953-05-19"),
        ("{after: event:y}", "1953-05-21/..", "1953-05-21/.."),
        ("{before: event:z}", "../1960-12-30", "../1960-12-30"),
        ("{after: event:z}", "1965-01-02/..", "1960-01-02/.."),
        ("{before: event:y, by: 10d}", "1953-05-10", "1953-05-10"),
        ("{after: event:y, by: {min: 10d, max: 20d}}", "1953-05-30/1953-06-09", "1953-05-30/1953-06-09"),
        ("{after: event:y, by: {min: 10d}}", "1953-05-30/..", "1953-05-30/.."),
        ("{after: event:y, by: {max: 20d}}", "1953-05-21/1953-06-09", "1953-05-21/1953-06-09"),
        ("{before: event:y, by: {max: 2y}}", "1951-01-01/1953-05-19", "1951-01-01/1953-05-19"),
        ('{after: "1953", by: {max: 2y}}', "1954/1955", "1954/1955"),
        ("{after: event:y, by: {max: 2y}, hedge: about}", "1953-05-21/1955-12-31", "1953-05-18/1960-12-31"),
        ("{after: event:y, by: 2y}", "1955", "1955"),
        ("{after: event:y, by: 2y, hedge: about}", "1955", "1950/1960"),
        ('{after: "1953", by: 2y}', "1955", "1955"),
        ("{during: 1953}", "1953", "1953"),
        ("{during: event:y}", "1953-05-20", "1953-05-20"),
        ("{during: event:z}", "1960/1965", "1960/1965"),
        ('{between: ["1950", "1953"]}', "1950/1953", "1950/1953"),
        ('{between: ["1950~", "1953~"]}', "1950/1953", "1945/1958"),
        ('{between: [event:y, "1960"]}', "1953-05-20/1960-12-31", "1953-05-20/1960-12-31"),
        ('{between: [event:z, "1990"]}', "1960/1990", "1960/1990"),
        ("{between: [event:y, event:z]}", "1953-05-20/1965-12-31", "1953-05-20/1965-12-31"),
        ("{between: [event:z, event:y]}", "never", "never"),
        ("{during: event:z, hedge: about}", "1960/1965", "1960/1965"),
        ("{one_of: [{date: 1953}, {date: 1960}]}", "1953/1960", "1953/1960"),
        ("{one_of: [{date: 1953~}, {date: 1960}]}", "1953/1960", "1948/1960"),
        ("{one_of: [{date: 1953}, {before: event:u}]}", ANY, ANY),
        ("{one_of: [{date: 1953, event: y}, {date: 1960}]}", ANY, ANY),
        ("{one_of: [{date: 1953}, {date: 1953}]}", "1953", "1953"),
    ],
)
def test_of_a_moment(says: str, strictly: str, widened: str) -> None:
    """What is claimed of a moment leaves it these days, and with the width that the policy gives its words, those."""
    strict, wide = translated(says, "meeting")
    assert (left_to("event:x", strict), left_to("event:x", wide)) == (strictly, widened)


@pytest.mark.parametrize(
    ("says", "strictly", "widened"),
    [
        ("{date: 1953}", ("1953", ANY), ("../1953-12-31", "1953-01-01/..")),
        ("{date: 1953, hedge: about}", ("1953", ANY), ("../1958-12-31", "1948-01-01/..")),
        ("{date: 1950/1953}", ("1950", "1953"), ("1950", "1953")),
        ("{date: 1950/1953~}", ("1950", "1953"), ("1950", "1950/1958")),
        ("{date: 1950/..}", ("1950", "2018-06-10/.."), ("../1950-12-31", ANY)),
        ("{date: ../1953}", ("../1953-12-31", "1953"), ("../1953-12-31", ANY)),
        ('{date: "[1950,1953]"}', ("1950/1953", ANY), ("../1953-12-31", "1950-01-01/..")),
        ("{status: severed, over: 1950/1953}", ("1950", "1953"), ("1950", "1953")),
        ("{date: event:y}", ("1953-05-20", ANY), ("1953", ANY)),
        ("{duration: 3y}", (ANY, ANY), (ANY, ANY)),
        ("[{date: 1950}, {duration: 3y}]", ("1950", "1953"), ("1946/1950", "1950/1954")),
        (
            "[{date: 1950}, {duration: 3m}]",
            ("1950", "1950-04-01/1951-03-31"),
            ("1949-09-01/1950-12-31", "1950-01-01/1951-04-30"),
        ),
        (
            "[{date: 1950-05-10}, {duration: 10d}]",
            ("1950-05-10", "1950-05-19/1950-05-20"),
            ("1950-04-29/1950-05-10", "1950-05-10/1950-05-21"),
        ),
        (
            "[{date: 1950-05-10}, {duration: 3m, hedge: about}]",
            ("1950-05-10", "1950-08"),
            ("1950-01-01/1950-05-10", "1950-05-10/1950-09-30"),
        ),
        (
            "[{date: 1950-05-10}, {duration: {min: 10d, max: 20d}}]",
            ("1950-05-10", "1950-05-20/1950-05-30"),
            ("1950-04-19/1950-05-10", "1950-05-10/1950-05-31"),
        ),
        ("{during: event:y}", ("1953-05-20", "1953-05-20"), ("../1953-05-20", "1953-05-20/..")),
        ("{during: event:z}", ("1960/1965", "1960/1965"), ("../1965-12-31", "1960-01-01/..")),
        ('{during: "1953"}', ("1953", ANY), ("../1953-12-31", "1953-01-01/..")),
        ("{before: event:z}", ("../1960-12-30", ANY), ("../1960-12-30", ANY)),
        ("{after: event:z}", ("1965-01-02/..", ANY), ("1960-01-02/..", ANY)),
        ('{between: ["1950", "1953"]}', ("1950/1953", "1950/1953"), ("../1953-12-31", "1950-01-01/..")),
    ],
)
def test_of_what_lasts(says: str, strictly: tuple[str, str], widened: tuple[str, str]) -> None:
    """What is claimed of a war leaves its start and its end these days, and widened those."""
    for groups, days in zip(translated(says, "war"), (strictly, widened), strict=True):
        assert (left_to("event:x", groups), left_to("event:x:end", groups)) == days


@pytest.mark.parametrize(
    ("says", "strictly", "widened"),
    [
        ("{date: 1953}", ("1953", "1953"), ("1953", "1953")),
        ("{date: 1953, hedge: about}", ("1953", "1953"), ("1948/1958", "1948/1958")),
        ("{date: 1953/1954}", ("1953/1954", "1953/1954"), ("1953/1954", "1953/1954")),
        ("{date: event:y}", ("1953-05-20", "1953-05-20"), ("1953", "1953-01-01/..")),
        ("{date: event:y+2y}", ("1955", "1955"), ("1955", "1955")),
        ('{date: "[1953,1955]"}', ("1953/1955", "1953/1955"), ("1953/1955", "1953/1955")),
    ],
)
def test_of_what_something_happened_in(says: str, strictly: tuple[str, str], widened: tuple[str, str]) -> None:
    """A meeting during which something else happened lies in its dates with its beginning and its end."""
    within = "{during: event:x}"
    for groups, days in zip(translated(says, "meeting", ("u", within)), (strictly, widened), strict=True):
        assert (left_to("event:x", groups), left_to("event:x:end", groups)) == days
