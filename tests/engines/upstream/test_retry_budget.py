"""Repeats are a share of the calls, and a quiet time saves up only a few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seedbed.engines.upstream.retry_budget import RetryBudget


@given(st.lists(st.booleans(), max_size=500))
def test_repeats_are_a_tenth_of_the_calls_and_three(steps: list[bool]) -> None:
    budget, calls, repeats = RetryBudget(), 0, 0
    for repeat in steps:
        if repeat:
            repeats += budget.take()
        else:
            budget.add()
            calls += 1
        assert repeats <= calls / 10 + 3


def test_a_quiet_hour_saves_up_at_most_ten_repeats() -> None:
    budget = RetryBudget()
    for _ in range(10_000):
        budget.add()
    assert sum(budget.take() for _ in range(100)) == 10
