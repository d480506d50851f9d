"""The network kept between changes where statements leave a choice, and the faults of very large components."""

import pytest

from tests.checking.links import Link
from timeline.checking.diagnosis import faults
from timeline.checking.network import YEAR, Group, Network, solve
from timeline.checking.network.sets import MOST_GROUPS


def year(name: str, point: str, *numbers: int) -> Group:
    """Return the statement that a point lies in one of some years."""
    return Group(name, tuple((Link(None, point, n, n, YEAR),) for n in numbers), (name,))


def later(name: str, one: str, two: str, by: int) -> Group:
    """Return the statement that a point lies so many years after another."""
    return Group(name, ((Link(one, two, by, by, YEAR),),), (name,))


def test_a_choice_is_settled_as_statements_come_and_go() -> None:
    """A statement with a choice is let in, settled by what follows, kept out when nothing is left, and let in again."""
    network = Network([year("either", "a", 1948, 1953)])
    assert network.add(later("after", "a", "b", 5)) is None
    assert network.add(year("settles", "b", 1958)) is None
    assert network.bounds("a") == solve([year("alone", "a", 1953)]).bounds["a"]
    clash = network.add(year("against", "b", 1960))
    assert clash is not None
    assert "against" in clash
    assert set(network.rejected) == {"against"}
    assert network.change(year("against", "b", 1958)) is None
    network.remove("settles")
    assert network.rejected == {}
    assert network.bounds("nobody") == (None, None)


def test_a_statement_has_one_name() -> None:
    """Two statements of one id are refused, at the beginning as later."""
    network = Network([year("one", "a", 1948)])
    with pytest.raises(ValueError, match="there is a group 'one' already"):
        network.add(year("one", "a", 1953))
    with pytest.raises(ValueError, match="there are two groups 'one'"):
        Network([year("one", "a", 1948), year("one", "a", 1953)])


@pytest.mark.parametrize("detailed", [True, False])
def test_a_slip_in_a_very_large_component_is_found(detailed: bool) -> None:
    """In a component too large for all sets, the slip of one source is the fault, judged among what is near it."""
    size = 3 * MOST_GROUPS
    chain = [later(f"link-{n}", f"p{n}", f"p{n + 1}", 1) for n in range(size)]
    groups = [
        year("first", "p0", 1000),
        *chain,
        year("slip", f"p{size // 2}", 1900),
        year("last", f"p{size}", 1000 + size),
    ]
    groups = [group if group.id == "slip" else group._replace(weight=2) for group in groups]
    found = faults(groups, range(len(groups)), False, detailed)
    assert [groups[fault.suspect].id for fault in found] == ["slip"]
    (fault,) = found
    assert fault.suspect in fault.sets[0]
    assert set(fault.sets[0]) <= set(fault.rest)
    assert set(fault.zone) <= set(fault.rest)
    if detailed:
        assert set(fault.sets[0][:MOST_GROUPS]) & set(fault.zone)
