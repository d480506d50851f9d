"""Cues: the words of one language that steer how its dates and amounts are read, made ready from the shelf."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, fields
from typing import Any

from timeline.claiming.wordings import NONE, clauses, longest, named, words_regex


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a language that steer the reading of dates; see the comments in `knowledge/claims/en.yaml`."""

    before_date: re.Pattern[str]
    lead: tuple[str, ...]
    after_date: tuple[tuple[str, re.Pattern[str]], ...]
    ranges: tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]
    clauses: re.Pattern[str]
    borders: re.Pattern[str]
    joined: re.Pattern[str]
    subordinate: re.Pattern[str]
    opener: re.Pattern[str]
    when: re.Pattern[str]
    adjunct: re.Pattern[str]
    owned: re.Pattern[str]
    unnamed: re.Pattern[str] | None
    possessive: re.Pattern[str]
    pairs: frozenset[str]
    present: re.Pattern[str]
    weakly_present: frozenset[str]
    within: tuple[str, ...]
    through: tuple[str, ...]
    meant: frozenset[str]
    without: frozenset[str]
    infinitive: frozenset[str]
    coordinators: frozenset[str]
    ended_after: tuple[str, ...]
    given: re.Pattern[str] | None
    to_do: re.Pattern[str] | None
    takes_up: re.Pattern[str] | None
    nouns: re.Pattern[str]
    noun_kinds: Mapping[str, str]
    late: re.Pattern[str] | None
    elder: re.Pattern[str] | None
    range_of: re.Pattern[str] | None
    passed: re.Pattern[str] | None
    day_of: re.Pattern[str] | None
    up_to_now: re.Pattern[str] | None
    up_to_then: re.Pattern[str] | None
    bounds: re.Pattern[str] | None
    within_of: re.Pattern[str] | None
    all_in: re.Pattern[str] | None
    figured: re.Pattern[str] | None
    only_then: re.Pattern[str] | None
    only_from: re.Pattern[str] | None
    echo_skip: frozenset[str]
    distance: re.Pattern[str]
    distance_ahead: tuple[str, ...]
    distance_led: tuple[str, ...]
    prefaced: re.Pattern[str] | None
    not_then: re.Pattern[str] | None
    flows: re.Pattern[str] | None
    after_now: re.Pattern[str] | None
    from_then: re.Pattern[str] | None
    had_for: re.Pattern[str] | None
    had_behind: re.Pattern[str] | None
    since_behind: re.Pattern[str] | None
    set_off: re.Pattern[str] | None
    back_then: re.Pattern[str] | None
    section_of: re.Pattern[str] | None
    section_to: re.Pattern[str] | None
    main_verb: re.Pattern[str] | None
    last_verb: re.Pattern[str] | None
    since_clause: re.Pattern[str] | None
    origin: re.Pattern[str] | None
    imagined: re.Pattern[str] | None
    verbs: re.Pattern[str] | None
    since_event: re.Pattern[str] | None
    after_event: re.Pattern[str] | None
    windows: tuple[str, ...]
    then: re.Pattern[str] | None
    stays: str | None
    stays_for: str | None
    stay_lead: re.Pattern[str] | None
    stay_noun: re.Pattern[str] | None
    stays_after: str | None
    lasting: re.Pattern[str] | None
    lasting_behind: re.Pattern[str] | None
    termed: re.Pattern[str] | None
    made_in: re.Pattern[str] | None
    by_then: re.Pattern[str] | None
    deeds: re.Pattern[str] | None
    attended: re.Pattern[str] | None
    forward: re.Pattern[str] | None
    had_gone: re.Pattern[str] | None
    gone_on: re.Pattern[str] | None
    hence: re.Pattern[str] | None
    before_event: re.Pattern[str] | None
    took_until: re.Pattern[str] | None
    awaited: re.Pattern[str] | None
    awaited_to: re.Pattern[str] | None
    stocks: re.Pattern[str] | None
    counted_of: re.Pattern[str] | None
    begins: re.Pattern[str] | None
    state_ends: re.Pattern[str] | None
    state_held: re.Pattern[str] | None
    state_named: re.Pattern[str] | None
    state_ended_by: re.Pattern[str] | None
    state_opens: re.Pattern[str] | None
    state_followed: re.Pattern[str] | None
    state_follows: re.Pattern[str] | None
    state_lasts: re.Pattern[str] | None
    state_aside: re.Pattern[str] | None
    state_then: re.Pattern[str] | None
    state_sums: re.Pattern[str] | None
    state_summed: re.Pattern[str] | None
    state_over: re.Pattern[str] | None
    state_broken: re.Pattern[str] | None
    state_meanwhile: re.Pattern[str] | None
    eve: re.Pattern[str] | None
    forever: re.Pattern[str] | None
    soon: re.Pattern[str] | None
    habit: re.Pattern[str] | None
    left: re.Pattern[str] | None
    coming: re.Pattern[str] | None
    away: re.Pattern[str] | None
    due_in: re.Pattern[str] | None
    still: re.Pattern[str] | None
    changed: re.Pattern[str] | None
    counted_from: re.Pattern[str] | None
    it_was: re.Pattern[str] | None
    window_behind: re.Pattern[str] | None
    window_ahead: re.Pattern[str] | None
    comes: re.Pattern[str] | None
    until_end: bool
    told_once: bool
    paired: tuple[str, ...]
    exactly: tuple[str, ...]
    ago: tuple[str, ...]
    echo_kin: Mapping[str, tuple[str, ...]]
    past_verb: re.Pattern[str] | None
    past_end: re.Pattern[str] | None
    present_ahead: bool
    joined_nouns: bool
    restated: re.Pattern[str] | None
    opens_with: re.Pattern[str] | None
    closely: tuple[str, ...]
    anaphora: re.Pattern[str]
    qualifiers: re.Pattern[str]
    qualifier_names: Mapping[str, str]
    pact_names: re.Pattern[str] | None
    pact_again: re.Pattern[str]
    pact_skip: frozenset[str]
    possible: frozenset[str]
    years: Mapping[str, Any]
    basis: re.Pattern[str] | None
    measure_kinds: Mapping[str, str]
    headed_kinds: Mapping[str, str]
    part_of: re.Pattern[str] | None
    trade_ways: re.Pattern[str] | None
    groups: tuple[tuple[str, re.Pattern[str]], ...]
    measured_from: re.Pattern[str] | None
    respective: re.Pattern[str] | None
    its: re.Pattern[str] | None
    written: re.Pattern[str] | None
    receives: re.Pattern[str] | None
    elliptic: re.Pattern[str] | None
    presence: re.Pattern[str] | None
    came: re.Pattern[str] | None
    participle: re.Pattern[str] | None
    passages: re.Pattern[str] | None
    missions: re.Pattern[str] | None
    opened: re.Pattern[str] | None
    indirect: frozenset[str]
    nominal: frozenset[str]
    morrow: re.Pattern[str] | None
    apposed: re.Pattern[str] | None
    parted: re.Pattern[str] | None
    object_of: re.Pattern[str] | None
    about: re.Pattern[str] | None
    which: re.Pattern[str] | None
    owner: re.Pattern[str] | None
    phrases: re.Pattern[str]
    definite: frozenset[str]
    measured: re.Pattern[str]
    measures: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]
    spaced: bool = True


def cues(shelf: Mapping[str, Any]) -> Cues:
    """Return the cue words of a language's entry on the shelf, made ready for use."""
    spaced = shelf.get("spaced", True)
    edge, space = (r"\b", r"\s+") if spaced else ("", r"\s*")
    gap = words_regex(shelf.get("between_date", NONE))
    leads = (*shelf.get("before_date", {}).values(), shelf.get("between_date", ()))
    nouns = {str(noun): kind for kind, listed in shelf.get("nouns", {}).items() for noun in listed}
    spelt = {str(word): name for name, words in shelf.get("qualifiers", {}).items() for word in words}
    coordinators = shelf.get("coordinators", NONE)
    openers = words_regex([word for words in shelf.get("hangs", {}).values() for word in words] or NONE)
    before = rf"{edge}(?:{{words}}){space}(?:(?:{{gap}})[\s-]*)*\Z"
    return Cues(
        before_date=re.compile(before.format(words=named(shelf.get("before_date", {})), gap=gap)),
        lead=_endings({word.rstrip(" -") for words in leads for word in words}),
        after_date=tuple(
            (name, re.compile(rf"\s*(?:{words_regex(words)}){edge}"))
            for name, words in longest(shelf.get("after_date", {}))
        ),
        ranges=tuple(
            (
                re.compile(rf"{edge}(?:{re.escape(first)}){space}\Z") if first else None,
                re.compile(rf"(?:{words_regex(second)})"),
            )
            for first, second in shelf.get("ranges", {}).items()
        ),
        clauses=clauses(shelf.get("clauses", ()), coordinators, spaced),
        borders=clauses([word for word in shelf.get("clauses", ()) if word[0] == ","], coordinators, spaced),
        joined=re.compile(rf"\s(?:{words_regex(coordinators)})\s+(?:[^\W\dA-Z_]\w*\s+)?\Z"),
        phrases=re.compile(rf"[,.;:()–—]|{edge}(?:{words_regex(shelf.get('phrases', NONE))})\s"),
        opener=re.compile(rf"\W*(?:{openers}){edge}"),
        subordinate=re.compile(rf"{edge}(?:{openers})\s[^,;:]{{8,160}},\s"),
        when=re.compile(rf"(?:{words_regex(shelf.get('since_when', NONE))}){edge}"),
        **{name: re.compile(shelf[name]) if name in shelf else None for name in _expressions()},
        nouns=re.compile(shelf.get("noun_of", "{nouns}").format(nouns=words_regex(nouns or NONE))),
        noun_kinds=nouns,
        ended_after=tuple(shelf.get("ended_after", NONE)),
        within=tuple(shelf.get("within", NONE)),
        echo_skip=frozenset(shelf.get("echo_skip", ())),
        meant=frozenset(shelf.get("meant", ())),
        nominal=frozenset(shelf.get("nominal", ())),
        indirect=frozenset(shelf.get("indirect", ())),
        without=frozenset(shelf.get("without", ())),
        definite=frozenset(shelf.get("definite", ())),
        infinitive=frozenset(shelf.get("infinitive", ())),
        coordinators=frozenset(shelf.get("coordinators", ())),
        through=tuple(shelf.get("through", NONE)),
        distance=re.compile(
            "|".join(
                rf"(?P<{way}>{space.replace('+', '*')}(?:{words_regex(words)}){edge})"
                for way, words in (shelf.get("distance") or {"after": NONE}).items()
            )
        ),
        distance_ahead=tuple(shelf.get("distance_ahead", NONE)),
        distance_led=tuple(shelf.get("distance_led", ("",))),
        weakly_present=frozenset(shelf.get("weakly_present", ())),
        present=re.compile(
            rf"{edge}(?:(?P<aside>{words_regex(shelf.get('present_aside', NONE))})"
            rf"|{words_regex(shelf.get('present', NONE))}){edge}"
            + (rf"(?!{shelf['present_not']})" if "present_not" in shelf else "")
        ),
        possessive=re.compile(words_regex(shelf.get("possessive", NONE)) + r"\b"),
        owned=re.compile(rf"\s*(?:{words_regex(shelf.get('owned', NONE))})\s*"),
        adjunct=re.compile(rf"\b(?:{words_regex(shelf.get('adjuncts', NONE))})\s(?:\w+\s){{0,2}}\Z"),
        pairs=frozenset(shelf.get("pairs", ())),
        windows=tuple(shelf.get("windows", ())),
        stays=shelf.get("stays"),
        stays_for=shelf.get("stays_for"),
        until_end=shelf.get("until_end", False),
        told_once=shelf.get("told_once", False),
        paired=tuple(shelf.get("paired", ())),
        present_ahead=shelf.get("present_ahead", False),
        joined_nouns=shelf.get("joined_nouns", False),
        exactly=tuple(shelf.get("exactly", NONE)),
        ago=tuple(shelf.get("ago", NONE)),
        echo_kin={noun: tuple(kin) for kin in shelf.get("echo_kin", ()) for noun in kin},
        stays_after=shelf.get("stays_after"),
        closely=tuple(shelf.get("closely", NONE)),
        anaphora=re.compile(rf"{edge}(?:{words_regex(shelf.get('anaphora', NONE))}){edge}"),
        qualifiers=re.compile(rf"{edge}(?:{words_regex(spelt or NONE)}){edge}"),
        qualifier_names=spelt,
        pact_skip=frozenset(shelf.get("pact_skip", ())),
        possible=frozenset(shelf.get("possible", ())),
        pact_again=re.compile(rf"{edge}(?:{words_regex(shelf.get('pact_again', NONE))}){edge}"),
        years=shelf.get("years", {}),
        measure_kinds=shelf.get("measure_kinds", {}),
        headed_kinds=shelf.get("headed_kinds", {}),
        groups=tuple(
            (name, re.compile(rf"{edge}(?:{words_regex(words)}){edge}"))
            for name, words in shelf.get("groups", {}).items()
        ),
        measured=re.compile(words_regex([word for words in shelf.get("measures", {}).values() for word in words])),
        measures=tuple(
            (name, tuple(words), re.compile(rf"{edge}(?:{words_regex(words)}){edge}"))
            for name, words in shelf.get("measures", {}).items()
        ),
        spaced=spaced,
    )


def _expressions() -> list[str]:
    """The names of what a language may have as an expression of its own."""
    return [field.name for field in fields(Cues) if field.type == re.Pattern[str] | None]


def _endings(words: Set[str]) -> tuple[str, ...]:
    """The words without those that end with another of them, for what only asks whether a text ends with one."""
    return tuple(sorted(word for word in words if not any(word != one and word.endswith(one) for one in words)))
