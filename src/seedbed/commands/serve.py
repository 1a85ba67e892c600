"""`seedbed serve`: the server, and on the first start a key and how to use it."""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import gc
import math
import socket
import sys
from types import FrameType
from typing import Any

import uvicorn

from seedbed import logs, settings_sources
from seedbed.app import Seedbed
from seedbed.wire.connections import Door

_POLL_SECONDS = 0.05
# mallopt(3), glibc: what M_TRIM_THRESHOLD and M_MMAP_THRESHOLD are called by number.
_TRIM, _MMAP = -1, -3
_LARGE_BLOCK = 512 * 1024  # above the slices that answers are sent in
_LAST_WORDS_SECONDS = 1  # for the answers that say why the rest does not come


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop; 1 when the address cannot be had, or accepted work was cut off."""
    asked: dict[str, Any] = {
        name: value for name in ("host", "port") if (value := getattr(args, name)) is not None
    }
    loaded = settings_sources.load(args.config, server=asked)
    logs.configure(loaded.log)
    server = loaded.server
    try:
        listener = socket.create_server(
            (server.host, server.port),
            family=socket.AF_INET6 if ":" in server.host else socket.AF_INET,
            backlog=2048,
        )
    except OSError as error:
        print(
            f"seedbed: cannot listen on {server.host}:{server.port}: {error.strerror}."
            " Choose another with --port.",
            file=sys.stderr,
        )
        return 1
    host = f"[{server.host}]" if ":" in server.host else server.host
    base = server.public_url or f"http://{host}:{listener.getsockname()[1]}"
    house = Seedbed(loaded, public_url=base)
    _greet(house, base)
    config = uvicorn.Config(
        house.app(),
        http=Door(server),  # type: ignore[arg-type] # called as a class would be
        log_config=None,
        ws="none",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody asks for the client's address
    )
    give_memory_back()
    collect_seldom()
    serving = Server(config, house)
    serving.run(sockets=[listener])
    return 1 if serving.cut_off else 0


def give_memory_back() -> None:
    """Have the C library return the memory of large bodies to the system when they are gone.

    By itself glibc soon keeps blocks of up to 32 MB for later, in several heaps of which each
    grows by itself: with 10 MB bodies, four at a time, 209 MB instead of 68. Other C libraries
    are left as they are.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP, _LARGE_BLOCK)
        mallopt(_TRIM, 2 * _LARGE_BLOCK)


def collect_seldom() -> None:
    """Have Python look for cycles of dead objects seldom, and never among what is there now.

    A request leaves none behind, and to look through all that a server loads takes tens of
    milliseconds, in which nothing else happens; some percent of a small request's cost. What
    died while it was loaded (some hundred kilobytes) is not worth a look either.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)  # by itself 700, 10, 10


class Server(uvicorn.Server):
    """Stops in order: at SIGTERM or Ctrl-C nothing new is taken and what was is finished.

    Until then links, health and metrics are served as before, and readiness and new requests
    get 503. It ends when the last picture is made, the grace is over, or at a second signal;
    answers that are still being read have what is left of the grace.
    """

    def __init__(self, config: uvicorn.Config, house: Seedbed) -> None:
        super().__init__(config)
        self.cut_off = 0
        """Requests that were accepted and could not be finished."""
        self._house = house

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal came."""
        if self._house.runs.stopping:
            self.force_exit = True
        self._house.runs.stopping = True
        self.should_exit = True

    async def main_loop(self) -> None:
        """Serve, then drain; uvicorn closes what is open afterwards."""
        await super().main_loop()
        now = asyncio.get_running_loop().time
        over = now() + self._house.settings.server.grace_seconds
        # A signal cannot set an Event.
        while self._house.runs.at_work and now() < over and not self.force_exit:  # noqa: ASYNC110
            await asyncio.sleep(_POLL_SECONDS)
        self.cut_off = await self._house.runs.drain(0)
        left = 0.0 if self.force_exit else over - now()
        self.config.timeout_graceful_shutdown = max(_LAST_WORDS_SECONDS, math.ceil(left))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close everything, after a second signal too: no worker is left behind."""
        await super().shutdown(sockets)
        if self.force_exit:
            await self.lifespan.shutdown()


def _greet(house: Seedbed, base: str) -> None:
    print(f"Seedbed serves {base}/v1 and {base}/api/v3; its page is {base}/docs", flush=True)
    if not house.settings.accounts.required:
        print("No API key is asked for (accounts.required = false).", flush=True)
        return
    if house.keys.list():
        print("Keys: `seedbed keys list`, `seedbed keys create NAME`.", flush=True)
        return
    key = house.keys.create("first").token
    print(
        f"""
A first API key was made. It is shown only now:

  base URL  {base}/v1
  API key   {key}

curl {base}/v1/images/generations -H "Authorization: Bearer {key}" -H "Content-Type: application/json" -d '{{"model":"seedream-4-0-250828","prompt":"a fox in a snowy forest"}}'

python -c 'import openai; print(openai.OpenAI(base_url="{base}/v1", api_key="{key}").images.generate(model="seedream-4-0-250828", prompt="a fox in a snowy forest").data[0].url)'
""",  # noqa: E501 - lines to paste must stay whole
        flush=True,
    )
