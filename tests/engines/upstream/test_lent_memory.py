"""Memory that comes back by itself, and never while somebody still looks at it."""

from __future__ import annotations

import asyncio

import pytest

from seedbed.engines.upstream import lent_memory
from seedbed.engines.upstream.lent_memory import LentMemory
from waiting import comes


async def test_no_more_is_lent_than_there_is() -> None:
    memory = LentMemory(3, 8)
    parts = [memory.lend() for _ in range(4)]
    assert [part is None for part in parts] == [False, False, False, True]
    assert memory.lent == 3
    memory.close()


async def test_parts_do_not_overlap() -> None:
    memory = LentMemory(3, 8)
    parts = [memory.lend() for _ in range(3)]
    for number, part in enumerate(parts):
        assert part is not None
        part[:] = bytes([number]) * 8
    assert [bytes(part or b"") for part in parts] == [bytes([number]) * 8 for number in range(3)]
    memory.close()


async def test_a_part_comes_back_when_the_last_who_sees_it_is_gone() -> None:
    memory = LentMemory(1, 8)
    part = memory.lend()
    assert part is not None
    seen = part[2:4]
    del part
    assert memory.lend() is None
    del seen
    assert memory.lent == 0
    assert memory.lend() is not None
    memory.close()


async def test_it_is_given_back_when_nobody_has_used_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lent_memory, "_IDLE_SECONDS", 0.05)
    memory = LentMemory(2, 8)
    assert not memory.is_there
    part = memory.lend()
    await asyncio.sleep(0.2)
    assert memory.is_there  # somebody has a part of it
    del part
    await comes(lambda: not memory.is_there, "it is given back")
    assert memory.lend() is not None
    memory.close()


async def test_what_is_lent_stays_when_it_is_closed() -> None:
    memory = LentMemory(1, 8)
    part = memory.lend()
    assert part is not None
    part[:] = b"a secret"
    memory.close()
    other = memory.lend()
    assert other is not None
    other[:] = b"not that"
    assert bytes(part) == b"a secret"
    del part
    assert memory.lent == 1
    assert memory.lend() is None
    memory.close()
