"""The rules: one file and one page each; the name states the fault. What is not in the table is not checked."""

from timeline.checking.rule import Rule
from timeline.checking.rules import (
    anniversary_arithmetic,
    broken_order,
    calendar_unconverted,
    circular_citation,
    conflicting_quantities,
    contradicting_dates,
    disputed_first,
    disputed_rank,
    era_year_mismatch,
    impossible_publication_date,
    misquoted_source,
    source_date_conflict,
    stale_relative_statement,
    state_sequence,
    uncorroborated_event,
    weekday_date_mismatch,
)

RULES: tuple[Rule, ...] = (
    anniversary_arithmetic.RULE,
    broken_order.RULE,
    calendar_unconverted.RULE,
    circular_citation.RULE,
    conflicting_quantities.RULE,
    contradicting_dates.RULE,
    disputed_first.RULE,
    disputed_rank.RULE,
    era_year_mismatch.RULE,
    impossible_publication_date.RULE,
    misquoted_source.RULE,
    source_date_conflict.RULE,
    stale_relative_statement.RULE,
    state_sequence.RULE,
    uncorroborated_event.RULE,
    weekday_date_mismatch.RULE,
)
