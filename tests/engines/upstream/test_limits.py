"""An upstream's limits are kept, learnt from its 429s, and forgotten again."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.engines.upstream.limits import LONGEST_PAUSE_SECONDS, Limits, Slot


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_no_more_calls_at_once_than_set() -> None:
    limits = Limits(2, clock=Clock())
    first, _ = limits.enter(), limits.enter()
    assert limits.wait() == math.inf
    with pytest.raises(RuntimeError):
        limits.enter()
    limits.done(first)
    assert limits.wait() == 0


def test_a_minute_has_no_more_pictures_than_set() -> None:
    clock = Clock()
    limits = Limits(8, 10, clock=clock)
    limits.done(limits.enter(6))
    clock.now += 20
    limits.done(limits.enter(4))
    assert limits.wait(1) == pytest.approx(40)
    assert limits.wait(7) == pytest.approx(60)
    clock.now += 40
    assert limits.wait(6) == 0
    assert limits.wait(7) == pytest.approx(20)


def test_a_call_for_more_than_a_minute_may_have_goes_alone() -> None:
    clock = Clock()
    limits = Limits(8, 10, clock=clock)
    limits.done(limits.enter(1))
    assert limits.wait(15) == pytest.approx(60)
    clock.now += 60
    limits.done(limits.enter(15))
    assert limits.wait(1) > 0


def test_what_was_not_made_is_given_back() -> None:
    limits = Limits(8, 10, clock=Clock())
    limits.withdrawn(limits.enter(10))
    assert limits.wait(10) == 0
    limits.lost(limits.enter(10))  # it may have been made
    assert limits.wait(1) == pytest.approx(60)


def test_a_429_halves_what_runs_at_once_and_successes_bring_it_back() -> None:
    clock = Clock()
    limits = Limits(8, clock=clock)
    slots = [limits.enter() for _ in range(8)]
    for slot in slots[:6]:  # all six say the same, once
        limits.refused(slot, 2)
    assert limits.concurrent == 4
    assert limits.wait() == pytest.approx(2)
    for slot in slots[6:]:
        limits.done(slot)
    clock.now += 2
    done = 0
    while limits.concurrent < 8:
        limits.done(limits.enter())
        done += 1
        clock.now += 0.1
    assert 20 < done < 50  # one more for each round of as many as may run


def test_the_next_429_halves_again_and_never_below_one() -> None:
    clock = Clock()
    limits = Limits(8, clock=clock)
    for _ in range(6):
        limits.refused(limits.enter(), 1)
        clock.now += 1
    assert limits.concurrent == 1
    assert limits.wait() == 0


def test_a_429_teaches_the_pace_of_pictures() -> None:
    clock = Clock()
    limits = Limits(100, clock=clock)
    for _ in range(74):
        limits.done(limits.enter())
    assert limits.images_per_minute == math.inf
    limits.refused(limits.enter(), 1, rate=True)
    assert limits.concurrent == 100
    assert limits.images_per_minute == pytest.approx(60)
    assert limits.wait() == pytest.approx(1)  # as it said, and not until the minute is over
    clock.now += 1
    begun, made = clock.now, 0
    while clock.now < begun + 60:
        clock.now += limits.wait() + 1e-6
        limits.done(limits.enter())
        made += 1
    assert 60 < made < 80
    assert 70 < limits.images_per_minute < 80


def test_a_slow_pace_still_lets_a_set_through_at_once() -> None:
    clock = Clock()
    limits = Limits(100, clock=clock)
    for _ in range(74):
        limits.done(limits.enter())
    limits.refused(limits.enter(), 0, rate=True)
    limits.done(limits.enter(15))
    assert 10 < limits.wait() < 20  # and it is paid for afterwards


def test_a_429_to_a_few_pictures_teaches_no_pace() -> None:
    limits = Limits(8, clock=Clock())
    limits.done(limits.enter(7))
    limits.refused(limits.enter(), 1, rate=True)
    assert limits.images_per_minute == math.inf
    assert limits.wait() == pytest.approx(1)


def test_what_was_learnt_is_forgotten() -> None:
    clock = Clock()
    limits = Limits(8, 100, clock=clock)
    for _ in range(49):
        limits.done(limits.enter())
    limits.refused(limits.enter(), 1, rate=True)
    clock.now += 2
    assert limits.images_per_minute == pytest.approx(40)
    limits.refused(limits.enter(), 1)
    assert limits.concurrent == 1
    assert limits.images_per_minute == pytest.approx(40)
    clock.now += 601
    assert limits.concurrent == 8
    assert limits.images_per_minute == 100


def test_pauses_without_retry_after_double_and_a_success_ends_that() -> None:
    clock = Clock()
    limits = Limits(8, clock=clock)
    pauses = []
    for _ in range(7):
        limits.refused(limits.enter())
        pauses.append(limits.pause)
        clock.now += limits.pause
    assert pauses == pytest.approx([1, 2, 4, 8, 16, 30, 30])
    limits.done(limits.enter())
    clock.now += 1
    limits.refused(limits.enter())
    assert limits.pause == pytest.approx(1)


def test_retry_after_is_kept_up_to_a_quarter_of_an_hour() -> None:
    limits = Limits(8, clock=Clock())
    limits.refused(limits.enter(), 40.5)
    assert limits.pause == pytest.approx(40.5)
    limits = Limits(8, clock=Clock())
    limits.withdrawn(limits.enter(), 86_400)
    assert limits.pause == pytest.approx(LONGEST_PAUSE_SECONDS)


@given(
    st.integers(1, 9),
    st.integers(0, 30),
    st.lists(
        st.tuples(
            st.sampled_from(["enter", "done", "lost", "withdrawn", "refused", "time"]),
            st.integers(1, 15),
        ),
        max_size=120,
    ),
)
def test_it_holds_whatever_happens(
    concurrent: int, per_minute: int, steps: list[tuple[str, int]]
) -> None:
    clock = Clock()
    limits = Limits(concurrent, per_minute, clock=clock)
    running: list[Slot] = []
    had: list[tuple[float, int]] = []
    for step, number in steps:
        if step == "time":
            clock.now += number
        elif step == "enter":
            wait = limits.wait(number)
            if wait == 0:
                running.append(limits.enter(number))
                had.append((clock.now, number))
            elif wait == math.inf:
                assert len(running) >= 1  # it hangs on a call that will end
            else:
                before = clock.now
                clock.now += wait  # and then there is room, unless another call is in the way
                assert limits.wait(number) < 1e-6
                clock.now = before
        elif running:
            slot = running.pop(number % len(running))
            if step == "refused":
                limits.refused(slot, number % 4 or None, rate=number % 2 == 0)
            else:
                getattr(limits, step)(slot)
        assert limits.running == len(running) <= concurrent
        assert 1 <= limits.concurrent <= concurrent
        if per_minute:
            assert 0 < limits.images_per_minute <= per_minute
    if per_minute:
        # In no minute more than it may have, but for one call that is larger than that alone.
        kept = [slot for slot in limits._window if slot.pictures]
        total = sum(slot.pictures for slot in kept)
        assert total <= per_minute or len(kept) == 1
