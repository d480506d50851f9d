"""Dissents: dates and figures that others are cited for are of what was told before, where no word says what."""

from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.marks import Marks
from timeline.claiming.proposals import place
from timeline.claiming.tellings import Telling, telling_at
from timeline.light import replace
from timeline.records.says import Quantity
from timeline.span import Span

_AWAY = 400  # characters back to what a dissent is about

_OF_AMOUNTS = ("over", "payer", "recipient", "of")

_Told = tuple[Draft, Span]


def dissents(told: list[_Told], before: Sequence[_Told], marks: Marks, scene: Scene) -> list[_Told]:
    """Return the drafts of a sentence, those that only dissent as of the kind of what they dissent from.

    `before`: the drafts of the sentences above. "The legation opened in 1921; a guidebook has 1912" tells of the
    opening twice.
    """
    if not scene.told:
        return told
    result: list[_Told] = []
    for draft, span in told:
        telling = telling_at(place(draft), scene.told)
        if telling and not _says_what(telling, marks) and not _of_saying(draft, scene):
            earlier = [one for one, _ in (*before, *told) if _dissented(one, draft, telling, scene)]
            draft = _of(draft, max(earlier, key=place)) if earlier else draft
        result.append((draft, span))
    return result


def _says_what(telling: Telling, marks: Marks) -> bool:
    """Whether a telling has a verb or a noun of its own that says what happened."""
    start, end = telling.named
    return any(
        hit.label.startswith("triggers/") and telling.start <= hit.start < telling.end
        for hit in marks.triggers
        if not start <= hit.start < end
    )


def _of_saying(draft: Draft, scene: Scene) -> bool:
    """Whether a draft is of what is said itself, on a day that counts from the publication: "officials said on
    Thursday".
    """
    now = draft.moment is not None and any(timex.anchor == "publication" for timex in draft.moment.timexes)
    return now and bool(scene.kinds.kinds[draft.kind].speech) and draft.amount is None


def _dissented(one: Draft, draft: Draft, telling: Telling, scene: Scene) -> bool:
    """Whether a claim may be what another dissents from: told close before it by somebody else, and of one form."""
    if not telling.start - _AWAY <= place(one) < telling.start or one.kind == "other":
        return False
    other = telling_at(place(one), scene.told)
    if other and other.who == telling.who:
        return False
    if draft.amount and one.amount:
        return draft.amount.unit == one.amount.unit and isinstance(one.says, Quantity)
    return not draft.amount and not one.amount and draft.says is None and one.says is None


def _of(draft: Draft, about: Draft) -> Draft:
    """A dissent with the kind, the parties and the measure of what it dissents from."""
    words = f"dissents from what was told before it ({about.kind})"
    if isinstance(draft.says, Quantity) and isinstance(about.says, Quantity):
        known = {name: getattr(draft.says, name) or getattr(about.says, name) for name in _OF_AMOUNTS}
        draft = replace(draft, says=draft.says.model_copy(update={**known, "measure": about.says.measure}))
        if draft.date is None:
            draft = replace(draft, date=about.date, moment=about.moment)
    return replace(
        draft,
        kind=about.kind,
        parties=about.parties,
        qualifier=about.qualifier,
        derivation=(*draft.derivation, words),
    )
