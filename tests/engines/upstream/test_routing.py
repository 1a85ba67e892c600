"""Who is asked, in which order, how often: priorities, weights, limits, breakers, repeats."""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.engines.upstream.attempt import Attempt
from seedbed.engines.upstream.dialect import NotAccepted
from seedbed.engines.upstream.routing import MOST_TRIES, Routing
from seedbed.engines.upstream.upstream import Upstream
from seedbed.errors import Overloaded, SeedbedError, TooMany, Unauthorised, Unavailable
from seedbed.settings import UpstreamSettings
from seedbed.testing.virtual_time import VirtualLoop

T = TypeVar("T")
Answer = Callable[[Attempt], Awaitable[None]]


def virtually(main: Callable[[], Awaitable[T]]) -> T:
    """Run it where time passes by itself."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main())  # type: ignore[arg-type]


def routing(seed: int = 1, **upstreams: Any) -> Routing:
    """Upstreams with these settings, by name; on the loop's own clock."""
    return Routing(
        {
            name: Upstream(name, "http://127.0.0.1:1", UpstreamSettings(dialect="ark", **given), {})
            for name, given in upstreams.items()
        },
        clock=lambda: asyncio.get_running_loop().time(),
        random=random.Random(seed),
    )


def down(*, again: bool = True, after: float | None = None) -> NotAccepted:
    return NotAccepted(Unavailable("down"), again=again, retry_after=after, unwell=True)


def busy(after: float | None = None, code: str = "ServerOverloaded") -> NotAccepted:
    return NotAccepted(TooMany("busy", code=code), retry_after=after, limited=True)


async def call(
    routes: Routing, names: Sequence[str], answer: Callable[[Attempt], Any], pictures: int = 1
) -> list[str]:
    """Make one call; the names of the upstreams that were asked. Raises: what nobody took."""
    asked: list[str] = []
    error: SeedbedError | None = None
    async with aclosing(routes.attempts(names, pictures=pictures)) as attempts:
        async for attempt in attempts:
            asked.append(attempt.upstream.name)
            told = answer(attempt)
            if isinstance(told, Awaitable):
                told = await told
            if isinstance(told, NotAccepted):
                attempt.not_accepted(told)
                error = told.error
                continue
            attempt.done()
            return asked
    if error is not None:
        error.asked = asked  # type: ignore[attr-defined]
        raise error
    return asked


def well(_: Attempt) -> None:
    return None


# ── Choice ──────────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_equals_share_by_weight(weights: list[int]) -> None:
    async def main() -> Counter[str]:
        names: dict[str, Any] = {f"u{at}": {"weight": weight} for at, weight in enumerate(weights)}
        routes = routing(**names)
        counts: Counter[str] = Counter()
        for _ in range(3 * sum(weights)):
            assert routes.preferred(list(names)).name == routes.preferred(list(names)).name
            first = routes.preferred(list(names)).name
            asked = await call(routes, list(names), well)
            assert asked == [first]
            counts.update(asked)
        return counts

    counts = virtually(main)
    assert [counts[f"u{at}"] for at in range(len(weights))] == [3 * weight for weight in weights]


def test_lower_priorities_are_asked_first_and_others_when_they_are_full() -> None:
    async def main() -> list[str]:
        routes = routing(a={"concurrent": 2}, b={"priority": 1, "concurrent": 1})
        asked: list[str] = []

        async def slow(attempt: Attempt) -> None:
            asked.append(attempt.upstream.name)
            await asyncio.sleep(1)

        await asyncio.gather(*(call(routes, ["a", "b"], slow) for _ in range(6)))
        return asked

    assert virtually(main) == ["a", "a", "b", "a", "a", "b"]


def test_calls_get_their_places_in_the_order_they_came() -> None:
    async def main() -> list[int]:
        routes = routing(a={"concurrent": 3})
        order: list[int] = []

        async def one(number: int) -> None:
            async def slow(_: Attempt) -> None:
                order.append(number)
                await asyncio.sleep(0.1 + number % 3)

            await call(routes, ["a"], slow)

        await asyncio.gather(*(one(number) for number in range(20)))
        return order

    assert virtually(main) == list(range(20))


# ── Sent again, or not ──────────────────────────────────────────────────────────────────────


def test_another_upstream_is_asked_at_once() -> None:
    async def main() -> tuple[list[str], float]:
        routes = routing(a={}, b={"priority": 1})
        asked = await call(
            routes, ["a", "b"], lambda one: down() if one.upstream.name == "a" else None
        )
        return asked, asyncio.get_running_loop().time()

    assert virtually(main) == (["a", "b"], 0.0)


def test_the_same_upstream_is_asked_three_times_at_most() -> None:
    async def main() -> list[str]:
        with pytest.raises(Unavailable) as failed:
            await call(routing(a={}), ["a"], lambda _: down())
        return list(failed.value.asked)  # type: ignore[attr-defined]

    assert virtually(main) == ["a"] * MOST_TRIES


def test_a_no_that_is_for_good_is_not_repeated() -> None:
    async def main() -> list[str]:
        with pytest.raises(Unauthorised) as failed:
            await call(
                routing(a={}, b={"priority": 1}),
                ["a", "b"],
                lambda _: NotAccepted(Unauthorised(), again=False),
            )
        return list(failed.value.asked)  # type: ignore[attr-defined]

    assert virtually(main) == ["a", "b"]


def test_retry_after_is_waited_for() -> None:
    async def main() -> list[float]:
        at: list[float] = []

        def answer(_: Attempt) -> NotAccepted | None:
            at.append(asyncio.get_running_loop().time())
            return busy(3.0) if len(at) == 1 else None

        await call(routing(a={}), ["a"], answer)
        return at

    first, second = virtually(main)
    assert 3.0 <= second - first <= 3.5


def test_an_upstream_that_wants_a_long_pause_is_not_waited_for() -> None:
    async def main() -> tuple[list[str], float]:
        with pytest.raises(TooMany) as failed:
            await call(routing(a={}), ["a"], lambda _: busy(60.0))
        return list(failed.value.asked), asyncio.get_running_loop().time()  # type: ignore[attr-defined]

    assert virtually(main) == (["a"], 0.0)


@pytest.mark.parametrize(
    ("lasts", "asked", "over"), [(3.0, ["a", "b"], 6.0), (5.95, ["a"], 5.95), (1.8, None, 6.0)]
)
def test_what_a_call_may_take_is_for_all_its_sendings(
    lasts: float, asked: list[str] | None, over: float
) -> None:
    """From the first one on: a sending takes that long, or what is left, and then fails."""

    async def main() -> tuple[list[str], float]:
        routes = routing(a={"total_seconds": 6}, b={"total_seconds": 6, "priority": 1})
        began = math.inf

        async def answer(attempt: Attempt) -> NotAccepted:
            nonlocal began
            now = asyncio.get_running_loop().time()
            assert attempt.since == began
            began = attempt.since = min(began, now)
            assert began + 6 - now >= 0.09
            await asyncio.sleep(min(lasts, began + 6 - now))
            return down()

        await asyncio.sleep(100)
        with pytest.raises(Unavailable) as failed:
            await call(routes, ["a", "b"], answer)
        return list(failed.value.asked), asyncio.get_running_loop().time() - began  # type: ignore[attr-defined]

    names, took = virtually(main)
    assert names == asked or (asked is None and len(names) == MOST_TRIES)
    assert took <= over + 1e-6


def test_one_with_more_time_is_asked_when_the_other_s_is_over() -> None:
    async def main() -> list[str]:
        routes = routing(a={"total_seconds": 2}, b={"total_seconds": 20, "priority": 1})

        async def answer(attempt: Attempt) -> NotAccepted | None:
            attempt.since = min(attempt.since, asyncio.get_running_loop().time())
            await asyncio.sleep(2)
            return down() if attempt.upstream.name == "a" else None

        return await call(routes, ["a", "b"], answer)

    assert virtually(main) == ["a", "b"]


def test_room_to_be_sent_again_is_waited_for_while_there_is_time() -> None:
    async def main() -> float:
        routes = routing(a={"total_seconds": 3}, b={"concurrent": 1, "total_seconds": 3})

        async def hung(_: Attempt) -> None:
            await asyncio.sleep(3600)

        async def answer(attempt: Attempt) -> NotAccepted:
            attempt.since = min(attempt.since, asyncio.get_running_loop().time())
            await asyncio.sleep(1)
            return NotAccepted(Unauthorised(), again=False)

        task = asyncio.create_task(call(routes, ["b"], hung))
        await asyncio.sleep(0)
        with pytest.raises(Unauthorised):
            await call(routes, ["a", "b"], answer)
        task.cancel()
        return asyncio.get_running_loop().time()

    assert virtually(main) == pytest.approx(2.9)


def test_who_may_be_asked_no_more_waits_for_nobody() -> None:
    async def main() -> float:
        routes = routing(a={"concurrent": 1})

        async def refused(_: Attempt) -> NotAccepted:
            await asyncio.sleep(1)
            return NotAccepted(Unauthorised(), again=False)

        async def hung(_: Attempt) -> None:
            await asyncio.sleep(3600)

        first = asyncio.create_task(call(routes, ["a"], refused))
        await asyncio.sleep(0)
        others = [asyncio.create_task(call(routes, ["a"], hung)) for _ in range(2)]
        with pytest.raises(Unauthorised):
            await first
        for other in others:
            other.cancel()
        return asyncio.get_running_loop().time()

    assert virtually(main) == pytest.approx(1)


def test_what_is_ambiguous_or_refused_or_left_ends_the_attempts() -> None:
    async def main() -> None:
        routes = routing(a={"concurrent": 1}, b={})
        for end in (Attempt.ambiguous, Attempt.refused, Attempt.done, Attempt.leave):
            count = 0
            async with aclosing(routes.attempts(["a"], pictures=1)) as attempts:
                async for attempt in attempts:
                    attempt.accepted = True
                    end(attempt)
                    end(attempt)  # told twice counts once
                    count += 1
            assert count == 1
            assert routes.standings()["a"].running == 0

    virtually(main)


def test_a_cancelled_call_gives_its_place_back() -> None:
    async def main() -> None:
        routes = routing(a={"concurrent": 1})

        async def hung(_: Attempt) -> None:
            await asyncio.sleep(3600)

        task = asyncio.create_task(call(routes, ["a"], hung))
        waiting = asyncio.create_task(call(routes, ["a"], well))
        await asyncio.sleep(1)
        task.cancel()
        assert await waiting == ["a"]
        assert routes.standings()["a"].running == 0

    virtually(main)


# ── No room ─────────────────────────────────────────────────────────────────────────────────


def test_a_full_house_is_told_with_a_time() -> None:
    async def main() -> float:
        routes = routing(a={"images_per_minute": 2})
        await call(routes, ["a"], well, pictures=2)
        with pytest.raises(Overloaded) as failed:
            await call(routes, ["a"], well)
        assert failed.value.retry_after == pytest.approx(60)
        await asyncio.sleep(45)
        await call(routes, ["a"], well)  # fifteen seconds are waited for
        return asyncio.get_running_loop().time()

    assert virtually(main) == pytest.approx(60)


def test_places_that_stay_taken_end_the_patience() -> None:
    async def main() -> float:
        routes = routing(a={"concurrent": 1})

        async def hung(_: Attempt) -> None:
            await asyncio.sleep(3600)

        task = asyncio.create_task(call(routes, ["a"], hung))
        await asyncio.sleep(0)
        with pytest.raises(Overloaded) as failed:
            await call(routes, ["a"], well)
        assert failed.value.retry_after is not None
        task.cancel()
        return asyncio.get_running_loop().time()

    assert virtually(main) == pytest.approx(30)


def test_who_rests_after_failing_is_not_asked_and_not_waited_for() -> None:
    async def main() -> None:
        routes = routing(a={}, b={"priority": 1})
        for _ in range(5):
            assert (await call(routes, ["a", "b"], _only("b")))[-1] == "b"
        assert routes.standings()["a"].breaker == "open"
        assert await call(routes, ["a", "b"], _only("b")) == ["b"]
        assert routes.preferred(["a", "b"]).name == "b"
        with pytest.raises(Unavailable) as failed:
            await call(routes, ["a"], well)
        assert failed.value.retry_after is not None
        await asyncio.sleep(2)
        assert await call(routes, ["a", "b"], well) == ["a"]
        assert routes.standings()["a"].breaker == "closed"

    virtually(main)


def _only(name: str) -> Callable[[Attempt], NotAccepted | None]:
    return lambda attempt: None if attempt.upstream.name == name else down()


def test_a_429_leaves_the_upstream_alone_for_everybody() -> None:
    async def main() -> None:
        routes = routing(a={}, b={"priority": 1})
        answers = iter([busy(5.0), None, None, None])
        assert await call(routes, ["a", "b"], lambda _: next(answers)) == ["a", "b"]
        assert await call(routes, ["a", "b"], lambda _: next(answers)) == ["b"]
        assert routes.standings()["a"].breaker == "closed"  # it is busy, not unwell
        await asyncio.sleep(5)
        assert await call(routes, ["a", "b"], lambda _: next(answers)) == ["a"]

    virtually(main)


# ── Whatever happens ────────────────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 3), st.integers(1, 60))
def test_tries_places_and_budgets_hold_under_random_trouble(
    seed: int, count: int, calls: int
) -> None:
    chance = random.Random(seed)
    names: dict[str, Any] = {
        f"u{at}": {
            "concurrent": chance.randint(1, 4),
            "weight": chance.randint(1, 5),
            "priority": chance.randint(0, 1),
        }
        for at in range(count)
    }
    firsts: Counter[str] = Counter()
    repeats: Counter[str] = Counter()

    async def main() -> None:
        routes = routing(seed, **names)
        running: Counter[str] = Counter()

        async def one() -> None:
            await asyncio.sleep(chance.uniform(0, 20))
            seen: list[str] = []

            async def answer(attempt: Attempt) -> NotAccepted | None:
                name = attempt.upstream.name
                (repeats if name in seen else firsts)[name] += 1
                seen.append(name)
                running[name] += 1
                assert running[name] <= names[name]["concurrent"]
                try:
                    await asyncio.sleep(chance.uniform(0, 3))
                finally:
                    running[name] -= 1
                return chance.choice(
                    [None, None, down(), down(again=False), busy(), busy(chance.uniform(0, 20))]
                )

            with suppress(TimeoutError, SeedbedError):
                await asyncio.wait_for(call(routes, list(names), answer), chance.uniform(1, 99))
            assert len(seen) <= MOST_TRIES

        await asyncio.gather(*(one() for _ in range(calls)))
        assert all(standing.running == 0 for standing in routes.standings().values())

    virtually(main)
    for name in names:
        assert repeats[name] <= firsts[name] / 10 + 3
