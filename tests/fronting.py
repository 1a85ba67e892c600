"""A Seedbed in front of an Ark simulator, both over real sockets."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from seedbed.accounting.upstream_calls import UpstreamCall, calls_since
from seedbed.testing.ark_simulator import ArkSimulator, Call, simulated
from serving import MODEL, Served, serving

KEY_ENV = "SEEDBED_TEST_ARK_KEY"
SET: dict[str, Any] = {
    "prompt": "a set of 3 posters of a fox",
    "sequential_image_generation": "auto",
}


def ark(simulator: ArkSimulator, **more: Any) -> dict[str, Any]:
    """The settings of an upstream that is this simulator."""
    return {
        "dialect": "ark",
        "base_url": simulator.base_url,
        "key_env": KEY_ENV,
        "allow_cidrs": ["127.0.0.0/8"],
        "allow_ports": list(range(1024, 65536)),
        **more,
    }


@contextmanager
def gateway(home: Path, upstreams: dict[str, dict[str, Any]], **settings: Any) -> Iterator[Served]:
    """A server whose every model is drawn by these upstreams."""
    os.environ[KEY_ENV] = "ark-simulator-key"
    merged: dict[str, Any] = {
        "engines": {"default": "upstream", "workers": 1},
        "upstreams": upstreams,
        **settings,
    }
    with serving(home, **merged) as served:
        yield served


@contextmanager
def gateway_to(simulator: ArkSimulator, home: Path, **upstream: Any) -> Iterator[Served]:
    """A server before one simulator."""
    with gateway(home, {"ark": ark(simulator, **upstream)}) as served:
        yield served


def last(simulator: ArkSimulator) -> Call:
    """The simulator's last call for pictures."""
    return simulator.generations[-1]


def calls(served: Served) -> list[UpstreamCall]:
    """The record of calls, oldest first."""
    # What was handed to the writer last is written soon: a write that waits comes after it.
    import asyncio

    async def settle() -> None:
        await served.house.ledger.writer.write(lambda _: None, durable=False)

    asyncio.run(settle())
    return calls_since(served.house.settings.database_path, 0)


def frames(text: str) -> list[tuple[str, Any]]:
    """The events of a stream: name and data, None for [DONE]; comments left out."""
    found = []
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith(":")]
        if not lines:
            continue
        fields = dict(line.split(": ", 1) for line in lines)
        data = fields["data"]
        found.append((fields.get("event", ""), None if data == "[DONE]" else json.loads(data)))
    return found


__all__ = [
    "KEY_ENV", "MODEL", "SET", "ark", "calls", "frames", "gateway", "gateway_to", "last",
    "simulated",
]  # fmt: skip
