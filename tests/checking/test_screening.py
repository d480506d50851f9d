"""Components sifted: which of them plainly hold, so that nothing more is asked of them."""

from random import Random

from tests.checking.links import Link
from tests.checking.network_cases import planted, random_groups, sift
from timeline.checking.network import DAY, YEAR, Group, components, solve
from timeline.checking.screening import Component


def dated(name: str, point: str, low: int | None, high: int | None) -> Group:
    """Return what a claim says that dates a point."""
    return Group(name, ((Link(None, point, low, high, DAY),),), (name,))


def linked(name: str, u: str, v: str, low: int | None, high: int | None) -> Group:
    """Return what a claim says of the years between two points."""
    return Group(name, ((Link(u, v, low, high, YEAR),),), (name,))


def test_components_are_found_as_they_are_without_sifting() -> None:
    """The groups that share variables at either level are together, in the order given."""
    for seed in range(600):
        strict, other = random_groups(Random(seed)), random_groups(Random(seed + 1))
        wide = [
            group._replace(options=loose.options) if n % 3 == 0 else group
            for n, (group, loose) in enumerate(zip(strict, other, strict=False))
        ] + strict[len(other) :]
        both = [
            group._replace(options=group.options + loose.options) for group, loose in zip(strict, wide, strict=True)
        ]
        assert [positions for positions, _ in sift(strict, wide)] == components(both)


def test_what_is_plain_holds() -> None:
    """No component is called plain that does not hold, or that leaves a choice; most that hold are."""
    plain = holding = 0
    for seed in range(3000):
        groups = (random_groups if seed % 2 else planted)(Random(seed))
        for positions, told in sift(groups):
            own = [groups[p] for p in positions]
            choice = any(len(group.options) > 1 for group in own)
            consistent = solve(own).consistent
            assert not told or (consistent and not choice)
            plain += told
            holding += consistent and not choice
    assert plain > 0.95 * holding > 500


def test_a_point_that_no_claim_dates_has_something_to_tell() -> None:
    """A component is plain only where each event and publication in it is dated by a claim itself."""
    one, two = dated("a", "event:x", 700_000, 700_100), linked("b", "event:x", "event:y", 3, 3)
    assert sift([one, two]) == [Component([0, 1], False)]
    three = dated("c", "event:y", 701_000, 701_300)
    assert sift([one, two, three]) == [Component([0, 1, 2], True)]
    premise = three._replace(supporters=())
    assert sift([one, two, premise]) == [Component([0, 1, 2], False)]


def test_a_circle_of_befores_is_not_plain() -> None:
    """What climbs for ever does not hold, whatever its days; nor does a day after the last that is left."""
    days = [dated("a", "event:x", None, None), dated("b", "event:y", None, None)]
    circle = [linked("c", "event:x", "event:y", 1, None), linked("d", "event:y", "event:x", 0, None)]
    assert [plain for _, plain in sift([*days, *circle])] == [False]
    late = [dated("a", "event:x", 700_100, None), dated("b", "event:x", None, 700_099)]
    assert [plain for _, plain in sift(late)] == [False]


def test_what_speaks_of_nothing_is_together() -> None:
    """Groups without a variable, as before, are one component."""
    free = Group("free", ((),))
    assert [positions for positions, _ in sift([free, free])] == [[0, 1]]
