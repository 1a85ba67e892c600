"""Delivery: a link or the file itself, base64 in slices, and the sweep over time."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.delivery.deliver import Deliverer
from seedbed.delivery.inline import SLICE_BYTES, discard, encoded_length, save, slices
from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place
from seedbed.delivery.store import Store
from seedbed.delivery.sweeper import keep_swept, sweep_once
from seedbed.delivery.verifying import Granted, verify
from seedbed.errors import StorageFailed
from seedbed.settings import StoreSettings
from seedbed.testing.store_suite import contents, object_name, staged
from seedbed.types import Delivery, Finish, ImageFile, ImageText, Inline, Link, Plan, Shot, Size
from seedbed.wire.pieces import discard_all, length
from waiting import comes

NOW = 1_790_000_000.0


def plan(delivery: Delivery) -> Plan:
    return Plan(
        request_id=object_name(NOW).request_id,
        created=int(NOW),
        model="m",
        engine="swatch",
        prompt="a fox",
        language="en",
        size=Size(1, 1),
        tier=None,
        shots=(Shot(0, "a fox", 1),),
        related=False,
        sources=(),
        seed=1,
        seed_given=False,
        guidance=None,
        delivery=delivery,
        stream=False,
        finish=Finish("image/jpeg", None, None),
    )


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


# --- links


@pytest.mark.parametrize("style", ["tos", "short"])
async def test_a_url_delivery_is_a_good_link_to_the_committed_file(
    local: LocalStore, ring: KeyRing, style: str
) -> None:
    settings = StoreSettings.model_validate({"links": style, "lifetime_seconds": 3600})
    clock = lambda: NOW + 42.9  # noqa: E731 # a clock in a word
    deliverer = Deliverer(local, ring, settings, "https://images.example.com", clock)
    asked = plan("url")
    delivered = await deliverer.deliver(staged(local, b"picture"), asked, 2)
    assert isinstance(delivered, Link)
    parts = urlsplit(delivered.url)
    judged = verify(
        ring, Place("https://images.example.com"), parts.path.encode(), parts.query.encode(), NOW
    )
    name = ObjectName(asked.request_id, 2, "image/jpeg")
    # The link's hour starts when the picture is ready, not when the request was heard.
    assert judged == Granted(name, int(NOW) + 42 + 3600)
    assert delivered.expires == int(NOW) + 42 + 3600
    assert contents(local, name) == b"picture"


async def test_a_base64_delivery_leaves_the_file_where_it_is(
    local: LocalStore, ring: KeyRing
) -> None:
    deliverer = Deliverer(local, ring, StoreSettings(), "https://images.example.com")
    file = staged(local, b"picture")
    assert await deliverer.deliver(file, plan("b64_json"), 0) == Inline(file)
    assert file.path.read_bytes() == b"picture"


async def test_a_file_that_cannot_be_stored_is_not_delivered(
    local: LocalStore, ring: KeyRing
) -> None:
    deliverer = Deliverer(local, ring, StoreSettings(), "https://images.example.com")
    file = staged(local, b"picture")
    file.path.unlink()
    with pytest.raises(StorageFailed):
        await deliverer.deliver(file, plan("url"), 0)


# --- base64


async def _text(file: ImageFile) -> bytes:
    return b"".join([part async for part in slices(file)])


@pytest.mark.parametrize(
    "length",
    [0, 1, 2, 3, 4, SLICE_BYTES - 1, SLICE_BYTES, SLICE_BYTES + 1, 3 * SLICE_BYTES + 2],
)
async def test_slices_join_to_the_base64_of_the_whole(local: LocalStore, length: int) -> None:
    data = os.urandom(length)
    text = await _text(staged(local, data))
    assert text == base64.b64encode(data)
    assert len(text) == encoded_length(length)


@given(st.integers(0, 2**40))
def test_the_length_is_known_without_reading(byte_count: int) -> None:
    assert encoded_length(byte_count) % 4 == 0
    assert encoded_length(byte_count) == -(-byte_count // 3) * 4


async def test_slices_read_the_same_through_a_slow_disk(
    local: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where little or nothing is in memory and reads come back short, as they may."""
    data = os.urandom(2 * SLICE_BYTES + 1000)
    file = staged(local, data)
    preadv = os.preadv

    def slow(fd: int, buffers: Sequence[memoryview], at: int, flags: int = 0) -> int:
        if flags and at < SLICE_BYTES:
            raise BlockingIOError
        return preadv(fd, [buffers[0][:50_001]], at, flags)

    monkeypatch.setattr(os, "preadv", slow)
    assert await _text(file) == base64.b64encode(data)


async def test_a_file_that_can_be_used_again_is_given_back_and_not_removed(
    local: LocalStore,
) -> None:
    given_back: list[int] = []
    file = staged(local, b"a picture")
    pieces = [
        Inline(replace(file, give_back=partial(given_back.append, number)), kept=bool(number))
        for number in (0, 1)
    ]
    await discard_all(pieces)
    assert given_back == [0]
    assert file.path.exists()
    await discard_all([Inline(file)])
    assert not file.path.exists()


@pytest.mark.parametrize("what", ["gone", "longer", "shorter", "link"])
async def test_a_file_that_is_not_as_it_was_is_a_storage_failure(
    local: LocalStore, tmp_path: Path, what: str
) -> None:
    file = staged(local, b"123456")
    if what == "gone":
        file.path.unlink()
    elif what == "link":
        file.path.rename(tmp_path / "elsewhere")
        file.path.symlink_to(tmp_path / "elsewhere")
    else:
        file.path.write_bytes(b"1234567" if what == "longer" else b"1")
    with pytest.raises(StorageFailed):
        await _text(file)


async def test_a_file_cut_while_it_is_sent_is_a_storage_failure(local: LocalStore) -> None:
    file = staged(local, os.urandom(3 * SLICE_BYTES))
    parts = slices(file)
    await anext(parts)
    os.truncate(file.path, SLICE_BYTES + 5)
    with pytest.raises(StorageFailed):
        async for _ in parts:
            pass


async def test_a_reader_that_stops_leaves_nothing_open(local: LocalStore) -> None:
    before = open_files()
    async with contextlib.aclosing(slices(staged(local, os.urandom(SLICE_BYTES * 2)))) as parts:
        await anext(parts)
    assert open_files() == before


@pytest.mark.parametrize("in_memory", [False, True])
async def test_a_picture_is_the_same_from_a_file_and_from_memory(
    local: LocalStore, tmp_path: Path, in_memory: bool
) -> None:
    data = os.urandom(5000)
    text = memoryview(base64.b64encode(data))
    file: ImageFile | ImageText = staged(local, data)
    if in_memory:
        file = ImageText((text[:4000], text[4000:]), file.media_type, file.size, len(data))
    inline = Inline(file)
    assert length([b"{", inline]) == 1 + len(text)
    sent = b"".join([bytes(part) async for part in slices(file)])
    assert sent == bytes(text)
    target = tmp_path / "kept.png"
    target.write_bytes(b"something older and longer" * 1000)
    save(file, target)
    assert target.read_bytes() == data
    await discard_all([inline])


async def test_a_picture_in_memory_is_for_one_answer_alone(
    local: LocalStore, ring: KeyRing
) -> None:
    text = ImageText((memoryview(b"AAAA"),), "image/png", Size(1, 1), 3)
    deliverer = Deliverer(local, ring, StoreSettings(), "http://x")
    assert await deliverer.deliver(text, plan("b64_json"), 0) == Inline(text)
    with pytest.raises(TypeError):
        await deliverer.deliver(text, replace(plan("b64_json"), keep=True), 0)
    with pytest.raises(TypeError):
        await deliverer.deliver(text, plan("url"), 0)


def test_discarding_is_harmless_twice(local: LocalStore) -> None:
    file = staged(local, b"x")
    discard(file)
    assert not file.path.exists()
    discard(file)


# --- the sweep


async def test_a_sweep_takes_expired_files_and_keys(local: LocalStore, ring: KeyRing) -> None:
    name = object_name(NOW)
    local.commit(staged(local, b"x"), name, NOW)
    old = ring.signing()
    ring.rotate(NOW)
    assert await sweep_once(local, ring, NOW + 86_400) == 0
    assert old.id in {key.id for key in ring.keys}
    assert await sweep_once(local, ring, NOW + 2 * 86_400) == 1
    assert old.id not in {key.id for key in ring.keys}
    assert local.open(name) is None


async def test_the_sweeper_goes_on_after_a_failure(
    local: LocalStore, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, sweeps = object_name(NOW), 0
    local.commit(staged(local, b"x"), name, NOW)
    scandir = os.scandir

    def failing(fd: int) -> object:
        nonlocal sweeps
        sweeps += 1
        if sweeps == 1:
            raise OSError(5, "Input/output error")
        return scandir(fd)

    monkeypatch.setattr(os, "scandir", failing)
    task = asyncio.create_task(keep_swept(local, ring, 0.001, lambda: NOW + 2 * 86_400))
    await comes(lambda: local.open(name) is None, "it is swept")
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert sweeps > 1


class Laborious:
    """A store whose sweep computes for a millisecond in each of its pieces, and never ends."""

    threads = None

    def __init__(self) -> None:
        self.computed = 0.0
        self.pieces = 0

    def sweep_steps(self, now: float) -> Iterator[int]:
        while True:
            begun = time.thread_time()
            while time.thread_time() < begun + 0.001:
                pass
            self.computed += time.thread_time() - begun
            self.pieces += 1
            yield 1


async def test_a_sweep_rests_most_of_the_time_and_ends_when_it_is_told(ring: KeyRing) -> None:
    store = Laborious()
    begun = time.monotonic()
    sweeping = asyncio.create_task(sweep_once(cast(Store, store), ring, NOW))
    await comes(lambda: store.pieces >= 10, "the sweep is under way")
    sweeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sweeping
    made = store.pieces
    # The last piece is not rested after.
    assert (store.computed * (made - 1) / made) * 7 < time.monotonic() - begun
    await asyncio.sleep(0.1)
    assert store.pieces == made
