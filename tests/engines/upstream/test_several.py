"""One request that is several calls: each picture that was paid for is handed on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from fronting import ark, calls, frames, gateway, simulated
from seedbed.engines.upstream import drawing
from seedbed.engines.upstream.order import Order
from seedbed.errors import ContentRefused, EngineFailed, SeedbedError, TooMany, Unavailable
from seedbed.testing.ark_simulator import ArkSimulator
from seedbed.types import Drawn, ImageFile, Picture, Refusal, Shot, Size
from serving import Served
from waiting import comes

GROUPS = [(Shot(index, "a cat", index),) for index in range(5)]


@pytest.fixture(scope="module")
def simulator() -> Iterator[ArkSimulator]:
    with simulated("ark") as running:
        yield running


@pytest.fixture(scope="module")
def served(simulator: ArkSimulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with gateway(tmp_path_factory.mktemp("several"), {"one": ark(simulator)}) as running:
        yield running


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("fault", "code", "state"),
    [
        ("refuse-text", "InputTextSensitiveContentDetected", "refused"),
        ("500", "InternalServiceError", "refused"),
        ("reset-read", "InternalServiceError", "unknown"),
    ],
)
def test_one_call_that_fails_costs_its_own_picture(
    served: Served, simulator: ArkSimulator, fault: str, code: str, state: str, stream: bool
) -> None:
    """The others are sent, drawn and paid for; whichever it is."""
    simulator.next(fault)
    answer = served.post(n=4, stream=stream)
    assert answer.status_code == 200, answer.text
    if stream:
        items = [body for _, body in frames(answer.text) if body and "image_index" in body]
    else:
        items = answer.json()["data"]
    assert sorted("error" in item for item in items) == [False] * 3 + [True]
    assert [item["error"]["code"] for item in items if "error" in item] == [code]
    assert sorted(call.state for call in calls(served)[-4:]) == ["accepted"] * 3 + [state]
    request_id = answer.headers["x-request-id"]
    assert len(served.house.ledger.rows(request_id)) == 3
    assert sum(call.handed for call in calls(served)[-4:]) == 3


def test_when_all_fail_the_request_does(served: Served, simulator: ArkSimulator) -> None:
    for stream in (False, True):
        simulator.always("refuse-text")
        answer = served.post(n=3, stream=stream)
        simulator.always()
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == "InputTextSensitiveContentDetected"
        assert served.house.ledger.rows(answer.headers["x-request-id"]) == []
        assert not any(served.house.store.staging.iterdir())


def _file(path: Path) -> ImageFile:
    return ImageFile(path, "image/png", Size(1, 1), 1)


Outcome = SeedbedError | Path | None


def several(
    monkeypatch: pytest.MonkeyPatch,
    outcomes: dict[int, Outcome],
    at_once: int = 2,
    *,
    together: bool = False,
) -> tuple[AsyncGenerator[Drawn, None], list[int], asyncio.Event]:
    """What comes of calls that end so, those begun, and what lets those go on that have a file."""
    begun: list[int] = []
    go_on = asyncio.Event()

    async def one_call(_: Order, shots: tuple[Shot, ...]) -> AsyncGenerator[Drawn, None]:
        index = shots[0].index
        begun.append(index)
        outcome = outcomes.get(index)
        if isinstance(outcome, SeedbedError):
            if together:
                await go_on.wait()
            raise outcome
        yield Picture(index, b"" if outcome is None else _file(outcome))
        if outcome is not None:
            await go_on.wait()

    monkeypatch.setattr(drawing, "one_call", one_call)
    order = cast("Order", SimpleNamespace())
    return drawing._several(order, GROUPS, at_once), begun, go_on


async def test_a_picture_is_handed_on_before_its_call_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn, _, go_on = several(monkeypatch, {0: tmp_path / "a"})
    first = await asyncio.wait_for(anext(drawn), 10)
    assert isinstance(first, Picture)
    assert not go_on.is_set()
    go_on.set()
    assert [one.index async for one in drawn if isinstance(one, Picture)] == [1, 2, 3, 4]


async def test_nothing_more_is_begun_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, begun, _ = several(monkeypatch, {1: EngineFailed("it broke")})
    found = [one async for one in drawn]
    assert begun == [0, 1]
    assert [type(one) for one in found] == [Picture, Refusal]


async def test_others_are_begun_after_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, begun, _ = several(monkeypatch, {0: ContentRefused("no"), 3: ContentRefused("no")})
    found: list[Any] = [one async for one in drawn]
    assert begun == [0, 1, 2, 3, 4]
    assert [type(one) for one in found] == [Refusal, Picture, Picture, Refusal, Picture]
    assert [one.index for one in found] == [0, 1, 2, 3, 4]


LATER, PAID = TooMany("later"), EngineFailed("it may have been drawn")


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ({0: LATER, 1: PAID}, PAID),
        ({0: PAID, 1: Unavailable("later")}, PAID),
        ({0: LATER, 1: Unavailable("later")}, LATER),
    ],
)
async def test_nobody_is_told_to_repeat_what_may_have_been_paid(
    outcomes: dict[int, Outcome], told: SeedbedError, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the place of the call that was not accepted."""
    drawn, begun, go_on = several(monkeypatch, outcomes, together=True)
    first = asyncio.ensure_future(anext(drawn))
    await comes(lambda: len(begun) == 2, "both are begun")
    go_on.set()
    with pytest.raises(type(told)) as failed:
        await first
    assert failed.value is told


async def test_what_nobody_takes_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
    drawn, begun, _ = several(monkeypatch, {0: tmp_path / "a", 1: tmp_path / "b"})
    taken = await anext(drawn)
    await comes(lambda: len(begun) == 2, "both are begun")
    await asyncio.sleep(0)
    await drawn.aclose()
    assert isinstance(taken, Picture)
    assert [(tmp_path / name).exists() for name in ("a", "b")] == [True, False]
