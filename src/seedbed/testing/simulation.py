"""Thousands of bad days, each in a fraction of a second: the path under seeded faults.

    python -m seedbed.testing.simulation                # 2,000 schedules
    python -m seedbed.testing.simulation --seed 7       # one of them, told step by step

The path itself (generation, replay, runs, admission, the store, delivery, the hosted engine's
queueing) runs as it is, on virtual time (virtual_time.py), a virtual disk (virtual_disk.py) and
virtual parts (virtual_parts.py), in a server process (virtual_server.py) that clients ask
(virtual_clients.py). A seed decides what clients ask and when they leave, how long
everything takes, and where the disk, the engine, a worker or the whole machine fails. At the end
of each schedule everything promised in reliability.md section 3 must hold. Source: its test 51.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from seedbed.delivery import local_store as store_module
from seedbed.errors import SeedbedError
from seedbed.logs import SILENT, log
from seedbed.testing.equation import Books, Charge, OpenClaim, imbalances
from seedbed.testing.virtual_clients import client, judge, served, some_ask
from seedbed.testing.virtual_parts import object_of, picture_of
from seedbed.testing.virtual_server import (
    WORKING_IN,
    Broken,
    Gone,
    House,
    Process,
    Rates,
    World,
)
from seedbed.testing.virtual_time import Stuck, VirtualLoop

PATIENCE = 3600.0
"""Virtual seconds within which every request must have ended."""
SCHEDULES = 2000


def run(seed: int) -> World:
    """One schedule. Raises: Broken."""
    dice = random.Random(seed)

    def wrapped(work: Callable[[], Any]) -> Callable[[], Any]:
        process = WORKING_IN.get(None)
        return work if process is None else lambda: process.guarded(work)

    loop = VirtualLoop()
    world = World(seed, dice, Rates.of(dice), loop)
    loop.delay, loop.wrap = world.delay, wrapped
    loop.set_exception_handler(lambda _, context: _unforeseen(world, context))
    with _own_os():
        try:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(_day(world))
        except Stuck:
            raise Broken(f"somebody waits for ever\n{world.told}") from None
        except Broken as broken:
            raise Broken(f"{broken}\n{world.told}") from broken
        finally:
            asyncio.set_event_loop(None)
            loop.close()
    return world


async def _day(world: World) -> None:
    """Clients come and go and servers die; then all is quiet, and the books are judged."""
    world.outside.add(cast("asyncio.Task[Any]", asyncio.current_task()))
    house = House(world)
    asks = [some_ask(world.dice, number) for number in range(world.dice.randint(1, 6))]
    clients = [asyncio.create_task(client(world, house, ask)) for ask in asks]
    world.outside.update(clients)
    _, late = await asyncio.wait(clients, timeout=PATIENCE)
    if late:
        raise Broken(f"{len(late)} clients were never answered")
    for one in clients:
        one.result()
    world.calm()
    process = await house.open()
    await _quiet(process)
    if world.dice.random() < 0.5:
        process.die(power=False)  # an operator starts it again
        process = await house.open()
    _judge(world, process)
    for ask in asks:
        if ask.key:
            outcome = await served(process, ask.patient)
            if not isinstance(outcome, list):
                raise Broken(f"the key of request {ask.number} cannot be tried again: {outcome}")
            judge(world, ask, outcome)
    await _quiet(process)
    _judge(world, process)
    process.store.sweep(process.now() + 3601)
    if _books(world, process).staged:
        raise Broken("the sweep leaves files in staging")


async def _quiet(process: Process) -> None:
    """Wait until nothing is at work. Raises: Broken if that never comes."""
    deadline = process.world.loop.time() + PATIENCE
    while process.runs.at_work or process.admission.running or process.admission.waiting:
        if process.world.loop.time() > deadline:
            raise Broken(
                f"{process.runs.at_work} runs, {process.admission.running} running,"
                f" {process.admission.waiting} waiting, for ever"
            )
        await asyncio.sleep(1)  # virtual seconds
    if process.quota.open:
        raise Broken(f"{process.quota.open} reservations are open for ever")
    await asyncio.sleep(10)  # what was cancelled in a thread ends there


def _judge(world: World, process: Process) -> None:
    wrong = imbalances(
        _books(world, process), left_behind=world.troubled, at_work=process.claims.at_work
    )
    if wrong:
        raise Broken("; ".join(wrong))
    for row in world.durable.rows.values():
        file = process.store.open(object_of(row))
        if file is None:
            continue  # base64 that was only sent: the books have looked
        with file:
            if file.read(0, 1 << 20) != picture_of(row.request_id, row.image_index):
                raise Broken(f"charged and torn: {row}")


def _books(world: World, process: Process) -> Books:
    keyed = {claim["request_id"] for claim in world.durable.claims.values()}
    folders = world.durable.disk.find("/files").names or {}
    return Books(
        charges=tuple(
            Charge(
                object_of(row), row.byte_count, row.key_id,
                row.delivery == "url" or row.request_id in keyed,
            )
            for row in world.durable.rows.values()
        ),
        objects={
            f"{day}/{name}": len(file.data)
            for day, folder in folders.items()
            if day != "staging"
            for name, file in (folder.names or {}).items()
        },
        staged=frozenset(folders["staging"].names or ()),
        open_claims=tuple(
            OpenClaim(key, claim["owner"])
            for (_, key), claim in world.durable.claims.items()
            if claim["answer"] is None
        ),
    )  # fmt: skip


def _unforeseen(world: World, context: dict[str, Any]) -> None:
    """The loop heard of an error that nobody waits for: fine from the dead, a defect else."""
    error = context.get("exception")
    if not isinstance(error, Gone | SeedbedError | OSError):
        world.note(f"unforeseen: {context}")
        raise Broken(f"an error nobody heard: {context}")


@contextmanager
def _own_os() -> Iterator[None]:
    """Give the store its own `os` back afterwards, and let nothing be logged."""
    real = vars(store_module)["os"]
    logged, log.level = log.level, SILENT
    try:
        yield
    finally:
        vars(store_module)["os"] = real
        log.level = logged


def main(arguments: Sequence[str] | None = None) -> int:
    """Run schedules; 1 and the seed when one breaks a promise."""
    parser = argparse.ArgumentParser(prog="python -m seedbed.testing.simulation")
    parser.add_argument("--seed", type=int, help="run this one, and tell what happens in it")
    parser.add_argument("--schedules", type=int, default=SCHEDULES, help="how many (2000)")
    parser.add_argument("--first", type=int, default=0, help="the first one's seed (0)")
    asked = parser.parse_args(arguments)
    if asked.seed is not None:
        seeds = range(asked.seed, asked.seed + 1)
    else:
        seeds = range(asked.first, asked.first + asked.schedules)
    for seed in seeds:
        try:
            world = run(seed)
        except Broken as broken:
            print(f"seed {seed}: {broken}", file=sys.stderr)
            return 1
        if asked.seed is not None:
            print(world.told)
    print(f"{len(seeds)} schedules, no promise broken")
    return 0


if __name__ == "__main__":
    sys.exit(main())
