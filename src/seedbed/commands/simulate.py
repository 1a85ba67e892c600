"""`seedbed simulate`: the Ark simulator as a program."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from seedbed.testing.ark_simulator import ArkSimulator


def run(args: argparse.Namespace) -> int:
    """Simulate until told to stop; 1 when the address cannot be had, 2 for a wrong fault."""
    try:
        simulator = ArkSimulator(
            args.flavour,
            host=args.host,
            port=args.port,
            files_port=args.files_port,
            key=args.key,
            seconds=args.seconds,
            images_per_minute=args.images_per_minute,
            private_references=args.private_references,
        )
        simulator.always(args.always)
    except ValueError as error:
        print(f"seedbed: {error}", file=sys.stderr)
        return 2
    try:
        asyncio.run(_simulate(simulator))
    except OSError as error:
        print(f"seedbed: cannot listen on {args.host}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


async def _simulate(simulator: ArkSimulator) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with simulator:
        print(
            f"{simulator.flavour.name} at {simulator.base_url}, key {simulator.key};"
            f" files at {simulator.files_url}",
            flush=True,
        )
        await stopped.wait()
    print(f"{len(simulator.calls)} calls, {simulator.billed} pictures billed", flush=True)
