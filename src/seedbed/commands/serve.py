"""`seedbed serve`: the server, and on the first start a key and how to use it."""

from __future__ import annotations

import argparse
import signal
import socket
import sys
from typing import Any

import uvicorn

from seedbed import logs, settings
from seedbed.app import Seedbed


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop; 1 when the address cannot be had."""
    asked: dict[str, Any] = {
        name: value for name in ("host", "port") if (value := getattr(args, name)) is not None
    }
    loaded = settings.load(args.config, server=asked)
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
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(server.grace_seconds),
        h11_max_incomplete_event_size=64 * 1024,
    )
    # The server hands a signal on when it has stopped; a drained stop is a good end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.Server(config).run(sockets=[listener])
    return 0


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
