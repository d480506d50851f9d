"""Looking: which way the verbs around a date without a year look, back to what was or ahead to what is to come."""

from collections.abc import Sequence

from timeline.dating.choices import BACK, FORTH, PLEDGED
from timeline.dating.context import Context
from timeline.dating.matching import Match
from timeline.dating.sharing import year_of
from timeline.dating.surroundings import OWNED, around, ends_sentence, looks_future, looks_past
from timeline.dating.tokens import BREAK, Tokens, Vocabulary

_BARE = frozenset(("future", "infinitive"))
_ARTICLES = frozenset(("article", "article_like"))
_PARTS = ("month", "season", "holiday")
_NO_VERB = frozenset(("unit", "season", "month", "weekday", "num", "daytime", "capital", "function"))
"""Classes of what may follow "last" and is no verb."""
_NEAR = ("D", "W", "M")
_VERB = 3  # tokens from "last" to the words of time, at most: "last held talks in"
_CLAUSE = 8  # tokens from the head of such a clause to its date, at most
AROUND = 25  # tokens to either side that are searched for the tense
LETTERS = 3  # tokens that make a word where no spaces part them: each letter is one


def look(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary, ahead: str = "future") -> int:
    """Return which way the nearest verb of the sentence looks; one before the date counts before one after it.

    PLEDGED: ahead, but from the time at which something was agreed or ordered. `ahead`: the words that look so. The
    verbs beyond a semicolon tell only where there are none on this side of it.
    """
    led = match.first and "weekday" in match.fields and "ahead" in tokens.classes[match.first - 1]
    if led and text[tokens.starts[match.first - 1]].islower():  # "By Monday" at the head is told by its verb
        return FORTH
    endings, begins = vocabulary.past_endings + vocabulary.future_endings, vocabulary.future_beginnings
    reach = AROUND * (1 if vocabulary.spaced else LETTERS)
    told_in = _relayed(tokens, match)
    for stop in (BREAK, "=;", None) if told_in else ("=;", None):
        places = around(text, tokens, match, reach, stop)
        if stop == BREAK:  # first the verbs of what was said
            places = (at for at in places if at > told_in)
        for i in sorted(places, key=lambda at: at < match.first) if vocabulary.verbs_last else places:
            place = tokens.starts[i], tokens.ends[i]
            if not (tokens.classes[i] or text.endswith(endings, *place) or text.startswith(begins, *place)):
                continue
            told = _told(text, tokens, match, i, vocabulary, ahead)
            if told == BACK and "auxiliary" in tokens.classes[i] and _is_planned(text, tokens, i, reach):
                return FORTH
            if told is not None:
                return told
    return 0


def told_first(tokens: Tokens, match: Match, behind: Sequence[Match], context: Context) -> bool:
    """Say whether a month that would come long after the near time told next, whose verb tells of both where verbs come
    last, has gone by: "3月に会談し、来月署名する予定だ".
    """
    month, today = match.fields.get("month"), context.publication
    if not behind or month is None or today is None or today.month is None:
        return False
    after = behind[0]
    near = after.fields.get("base") == "publication" and after.fields.get("unit") in _NEAR
    if not near or after.fields.get("sign", -1) < 0 or (month - today.month) % 12 <= 1:
        return False
    return not any("future" in classes for classes in tokens.classes[match.last : after.first])


def _relayed(tokens: Tokens, match: Match) -> int:
    """Return where the clause of a date opens that tells what somebody said, 0 for none: "сообщил, что 8 мая"."""
    places = range(match.first - 1, max(0, match.first - _CLAUSE), -1)
    return next((at for at in places if "relay" in tokens.classes[at] and "=," in tokens.classes[at - 1]), 0)


def _is_over(tokens: Tokens, match: Match) -> bool:
    """Say whether a verb of the past follows what was meant, set off: "planned for April, was put off"."""
    behind = tokens.classes[match.last : match.last + 2]
    return len(behind) > 1 and "=," in behind[0] and "past" in behind[1] and "perfect" not in behind[1]


def _is_planned(text: str, tokens: Tokens, i: int, reach: int) -> bool:
    """Say whether a participle behind a word that is of the past elsewhere tells of a plan: "ist ... geplant"."""
    return _has(text, tokens, range(i + 1, min(i + reach, len(tokens.classes))), "foretold")


def _has(text: str, tokens: Tokens, places: range, name: str, stop: str = BREAK) -> bool:
    """Say whether a word of a class stands at one of the places before the sentence ends, or a class that stops it."""
    for at in places:
        classes = tokens.classes[at]
        if BREAK in classes or stop in classes or ("end" in classes and ends_sentence(text, tokens, at)):
            return False
        if name in classes:
            return True
    return False


def _told(text: str, tokens: Tokens, match: Match, i: int, vocabulary: Vocabulary, ahead: str) -> int | None:
    """Return which way a word looks, None where it is no verb that tells."""
    classes, before = tokens.classes[i], i < match.first
    led = "infinitive" in tokens.classes[i - 1] if i else False
    if ahead in classes and ("month" in classes or _is_thing(text, tokens, i, vocabulary)):
        return None  # "3-4 May"
    if ahead != "future" and ahead in classes and _has_object(text, tokens, i, vocabulary):
        return BACK  # "they planned an attack for May"
    meant = "infinitive" in classes and i and "copula" in tokens.classes[i - 1]
    if before and ahead in classes and _is_over(tokens, match):
        return FORTH if "weekday" in match.fields else BACK  # what was planned for Friday was put off before it
    if (ahead in classes and not led) or meant:
        if before and "conditional" in classes and _is_reported(text, tokens, i):
            return PLEDGED
        if meant and "weekday" in match.fields and before and "perfect" not in tokens.classes[i + 1]:
            return FORTH  # "was to fly home on Sunday": a plan of this week, and not "was to have flown"
        over = (meant or ahead != "future") and i and "past" in tokens.classes[i - 1]
        over = over or any("had" in earlier for earlier in tokens.classes[max(0, i - 2) : i])
        return 0 if over else FORTH  # "will", or "is to"; what "was to" be, or was "planned", may be over
    if looks_future(text, tokens, i, vocabulary):
        return FORTH
    if before and "deferred" in classes and "put_to" in tokens.classes[match.first - 1]:
        return 0 if any("had" in earlier for earlier in tokens.classes[max(0, i - 3) : i]) else FORTH
    if "pledge" in classes:
        if before and i and ("present" in tokens.classes[i - 1] or _is_vowed(tokens, match, i)):
            return FORTH  # "a new round is promised for May"
        to_do = before and any(
            "infinitive" in tokens.classes[at] and OWNED.isdisjoint(tokens.classes[at + 1])  # "to a visitor"
            for at in range(i + 1, match.first)
        )
        return PLEDGED if to_do else BACK
    if before and led and "infinitive" in classes and i > 1 and "=," in tokens.classes[i - 2]:
        return PLEDGED  # "the anniversary, to be marked in May"
    if i and not tokens.classes[i - 1].keys().isdisjoint(_BARE) and "omen" not in tokens.classes[i - 1]:
        return None  # "will put", "to be held": the verb before it tells
    if _will_have(text, tokens, i, vocabulary):
        return FORTH
    if not before and vocabulary.past_unmarked and "reporting" in classes:
        return BACK  # "8月宣布，大使将返回": when it was said, whatever is to come
    if "past" in classes:
        return FORTH if "perfect" in classes and i + 2 == match.first and "bound" in tokens.classes[i + 1] else BACK
    if looks_past(text, tokens, i, vocabulary):
        return 0 if i and "present" in tokens.classes[i - 1] else BACK  # "is closed on Monday"
    return None


def _will_have(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> bool:
    """Say whether a word of the past tells what will be over by then: "ten years will have passed"."""
    if "past" not in tokens.classes[i] and not looks_past(text, tokens, i, vocabulary):
        return False
    at = i
    while at and at > i - _VERB and "past" in tokens.classes[at - 1]:
        at -= 1
    opener = tokens.classes[at - 1] if 0 < at < i else {}
    return "future" in opener and "conditional" not in opener and "past" not in opener


def _is_vowed(tokens: Tokens, match: Match, i: int) -> bool:
    """Say whether somebody has promised what is to come by a month: "has promised a new law by the spring"."""
    aimed = "aimed" in tokens.classes[match.first - 1] and "weekday" not in match.fields
    return aimed and "perfect" in tokens.classes[i - 1]


def _is_reported(text: str, tokens: Tokens, i: int) -> bool:
    """Say whether what "would" be was said by somebody in the past: "they said there would be war by Christmas"."""
    return _has(text, tokens, range(i - 1, max(-1, i - AROUND), -1), "reporting")


def is_latest(tokens: Tokens, match: Match) -> bool:
    """Say whether a date is of what was so last, up to the writing: "the two last met in January"."""
    first = match.first - 1
    if first < 2 or "frame" not in tokens.classes[first]:
        return False
    for at in range(first - 2, max(-1, first - 2 - _VERB), -1):
        classes = tokens.classes[at]
        if "latest" in classes:
            verb = tokens.classes[at + 1]
            before = tokens.classes[at - 1] if at else {}
            return _NO_VERB.isdisjoint(verb) and "article_like" not in before and "had" not in before
        if "end" in classes or "=," in classes:
            return False
    return False


def foretold(text: str, tokens: Tokens, match: Match, context: Context, vocabulary: Vocabulary) -> bool:
    """Say whether a bare date lies ahead of the day of writing in a text whose dates do not count from it.

    Of a month, a season or a length only words say so that no story uses of its own future, and none where a date is
    close by.
    """
    if year_of(match.fields) is not None or (context.publication is None and "weekday" in match.fields):
        return False
    if _is_notice(text, tokens, match, vocabulary):
        return True
    words = "future" if "weekday" in match.fields else "foretold"
    today = 9999 if context.publication is None else context.publication.year or 9999
    late = context.nearby is None or (context.nearby.year or 0) >= today - 1
    led = match.fields.get("base") == "hence" or not match.fields.keys().isdisjoint(_PARTS)
    if words == "foretold" and ((context.close and not late) or not led):
        return False
    return look(text, tokens, match, vocabulary, words) == FORTH


def is_kept_ahead(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a length leads to an anniversary to come, which is told of the writing whatever is told beside it:
    "через два месяца договору 1993 года исполнится двадцать".
    """
    if match.fields.get("base") != "hence":
        return False
    behind = range(match.last, min(match.last + _VERB, len(tokens.classes)))
    return any(
        _has(text, tokens, places, "kept_ahead", "=;")
        for places in (behind, range(match.first - 1, max(-1, match.first - 1 - _VERB), -1))
    )


def _is_notice(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a date is of the house that shows what is told of, and not of that story: "the exhibition ends on 30
    November".
    """
    before = range(match.first - 1, max(-1, match.first - 1 - AROUND), -1)
    return _has(text, tokens, before, "notice", "=;") and look(text, tokens, match, vocabulary) != BACK


def _is_thing(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> bool:
    """Say whether a word that may be a verb is a plural noun: "exchanged visits", "the votes"."""
    plural = vocabulary.plural_endings
    if not i or "relative" in tokens.classes[i - 1] or not text.endswith(plural, tokens.starts[i], tokens.ends[i]):
        return False
    if i > 1 and "connector" in tokens.classes[i - 1]:  # "talks and visits", but "signed for ten years, expires"
        if "unit" in tokens.classes[i - 2]:
            return False
        return text.endswith(plural, tokens.starts[i - 2], tokens.ends[i - 2])
    if i + 1 < len(tokens.classes) and "possessor" in tokens.classes[i + 1]:  # "acting heads of missions"
        return True
    return not tokens.classes[i - 1].keys().isdisjoint(OWNED) or looks_past(text, tokens, i - 1, vocabulary)


def _has_object(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> bool:
    after = tokens.classes[i + 1] if i + 1 < len(tokens.classes) else {}
    return not _ARTICLES.isdisjoint(after) and looks_past(text, tokens, i, vocabulary)
