"""The breaker opens for who keeps failing, probes with one call, and never counts stale ends."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.breaker import Breaker, State


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def state(breaker: Breaker) -> State:
    return breaker.state


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(5):
        breaker.failed(breaker.enter())
    return breaker


def test_five_failures_open_it_and_fewer_do_not() -> None:
    breaker = Breaker(Clock())
    for _ in range(4):
        breaker.failed(breaker.enter())
    assert state(breaker) == "closed"
    breaker.failed(breaker.enter())
    assert state(breaker) == "open"
    assert not breaker.ready
    with pytest.raises(RuntimeError):
        breaker.enter()


def test_an_outage_after_long_health_opens_it_within_ten_calls() -> None:
    breaker = Breaker(Clock())
    for _ in range(1000):
        breaker.succeeded(breaker.enter())
    failed = 0
    while state(breaker) == "closed":
        breaker.failed(breaker.enter())
        failed += 1
    assert failed == 10


def test_failures_of_long_ago_do_not_count() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(50):
        breaker.failed(breaker.enter())
        clock.now += 20
    assert state(breaker) == "closed"


def test_one_probe_after_the_rest_decides() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += breaker.rest
    assert state(breaker) == "half-open"
    probe = breaker.enter()
    assert not breaker.ready
    breaker.succeeded(probe)
    assert state(breaker) == "closed"
    assert breaker.ready


def test_rests_grow_while_probes_fail_and_stay_under_eight_seconds() -> None:
    clock = Clock()
    breaker = opened(clock)
    rests = []
    for _ in range(10):
        rests.append(breaker.rest)
        clock.now += breaker.rest
        breaker.failed(breaker.enter())
        assert state(breaker) == "open"
    assert rests[0] <= 1.25
    assert all(rest <= 7.5 for rest in rests)
    assert rests[-1] >= 4.5


def test_a_probe_that_was_given_up_lets_another_one_through() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += breaker.rest
    breaker.abandoned(breaker.enter())
    assert state(breaker) == "half-open"
    assert breaker.ready


def test_the_end_of_a_call_from_before_it_opened_changes_nothing() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    old = breaker.enter()
    for _ in range(5):
        breaker.failed(breaker.enter())
    breaker.succeeded(old)
    assert state(breaker) == "open"
    clock.now += breaker.rest
    probe = breaker.enter()
    breaker.abandoned(old)
    assert not breaker.ready  # the probe is still under way
    breaker.succeeded(probe)
    breaker.failed(old)
    assert state(breaker) == "closed"


def test_each_try_of_a_call_counts() -> None:
    breaker = Breaker(Clock())
    breaker.failed(breaker.enter(), tries=3)
    assert state(breaker) == "closed"
    breaker.failed(breaker.enter(), tries=3)
    assert state(breaker) == "open"


@given(
    st.lists(st.sampled_from(["ok", "bad", "left", "stays", "time"]), max_size=200), st.integers()
)
def test_it_never_lets_two_probes_through_and_always_recovers(steps: list[str], seed: int) -> None:
    clock = Clock()
    breaker = Breaker(clock, random.Random(seed).uniform)
    running: list[int] = []
    for step in steps:
        if step == "time":
            clock.now += 3
        elif breaker.ready:
            probing = state(breaker) == "half-open"
            era = breaker.enter()
            if probing:
                assert not breaker.ready
                # Ends of older calls do not let a second probe through.
                while running:
                    breaker.abandoned(running.pop())
                assert not breaker.ready
            elif step == "stays":
                running.append(era)
                continue
            end = {"ok": breaker.succeeded, "bad": breaker.failed}.get(step, breaker.abandoned)
            end(era)
        else:
            assert breaker.rest > 0
    # An upstream that is well again is found within ten seconds.
    clock.now += 7.5
    assert breaker.ready
    breaker.succeeded(breaker.enter())
    assert state(breaker) == "closed"
