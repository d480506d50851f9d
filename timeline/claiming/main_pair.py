"""The main pair: the two states that a document speaks of most."""

from collections import Counter
from collections.abc import Iterable

from timeline.claiming.parties import Names, Party

_WORLDWIDE = frozenset({"USD", "EUR", "XDR"})
_WEIGHTS = {"name": 3, "people": 2, "seat": 2, "place": 2}


def main_pair(
    parties: Iterable[Party],
    title: Iterable[Party],
    names: Names,
    currencies: Iterable[str] = (),
    written: str | None = None,
) -> tuple[str, ...]:
    """Return the codes of the two states a document speaks of most, the title's first; fewer when it names fewer.

    Of states named as often those go first that are named by name, then the one named earliest. `currencies`: of the
    amounts told; where only one state is named, that of a currency is the other. `written`: the year of writing at the
    earliest; a state that was no more by then counts half.
    """
    votes: Counter[str] = Counter()
    by_name: Counter[str] = Counter()
    for weight, group in ((1, parties), (4, title)):
        for party in group:
            if party.code and party.form != "organisation":
                code = names.sovereigns.get(party.code, party.code)
                votes[code] += (1 if party.form == "place" else weight) * _WEIGHTS[party.form]
                by_name[code] += party.form == "name"
    for now, earlier in names.successors.items():
        for code, _ in earlier:
            if now in votes and code in votes:
                gone = names.ended.get(code, "9999") < (written or "")[:4]
                kept, left = (now, code) if gone or votes[now] >= votes[code] else (code, now)
                votes[kept] += votes.pop(left)
    if len(votes) == 1:
        issuers = Counter(code[:2] for code in currencies if code[:2] not in votes and code not in _WORLDWIDE)
        votes.update(dict(issuers.most_common(1)))
    for code in votes:
        if names.ended.get(code, "9999") < (written or "")[:4]:
            votes[code] //= 2
    ranked = sorted(votes, key=lambda code: (-votes[code], -by_name[code]))
    return tuple(sorted(ranked[:2]))
