"""Which language a text is in, where its source does not say: by script, then by its commonest words."""

import re
from collections import Counter

from timeline.knowledge import load

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`; None when nothing tells it.

    Only the first 6,000 code points are looked at. A script that one language of the shelf owns decides by majority;
    Latin letters are decided by a vote of stop words.
    """
    sample = text[:_SAMPLE]
    shelf = load("reading")
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return None
    scripts: Counter[str] = Counter()
    for char in sample:
        if char > "\u0370":
            code = ord(char)
            for low, high, language in shelf["scripts"]:
                if low <= code <= high:
                    scripts[language] += 1
                    break
    if scripts:
        best, count = max(scripts.items(), key=lambda item: (item[1], item[0]))
        if count * 3 >= letters:
            return "ja" if best == "zh" and scripts["ja"] * 10 >= count else best
    words = Counter(_WORD.findall(sample.lower()))
    votes = {language: sum(words[word] for word in stops) for language, stops in shelf["stop_words"].items()}
    best, count = max(votes.items(), key=lambda item: (item[1], item[0] == "en"))
    return best if count >= 2 else None
