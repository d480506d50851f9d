"""What a reviewer is told of a claim, and how often a sentence's words make one."""

from typing import Any

from timeline.records.says import Weekday


def test_the_reason_of_a_claim_names_its_words_and_kind(claims: Any) -> None:
    """A historian reads which words tell of what, and nothing of the grammar of the shelf."""
    found = claims("Chile opened an embassy in Nairobi in 1968.")
    reasons = [reason for proposal in found for reason in proposal.derivation]
    assert "“opened an embassy” tells of mission opened" in reasons
    assert not [reason for reason in reasons if "pattern" in reason or "@" in reason or "+" in reason]


def test_the_reason_of_a_clause_without_a_date_is_as_plain(claims: Any) -> None:
    """What hangs on the date of another clause gives its words and kind too."""
    found = claims("Ghana recalled its ambassador when Togo broke off relations in 1982.")
    reasons = [reason for proposal in found for reason in proposal.derivation]
    assert any("tells of recalled" in reason for reason in reasons)
    assert not any("pattern" in reason for reason in reasons)


def test_a_weekday_is_claimed_once_from_its_own_sentence(claims: Any) -> None:
    """An amount told of below takes the day, not its weekday."""
    found = claims(
        "The port was handed over on Wednesday, 27 November 2007. Norway received 900 million dollars in aid."
    )
    told = [proposal for proposal in found if isinstance(proposal.claim.says, Weekday)]
    assert len(told) == 1
    assert "handed over" in told[0].claim.quote.exact
