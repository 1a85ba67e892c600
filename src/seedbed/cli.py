"""`seedbed`: serve | generate | models | keys | links | check.

A command's parts are imported only to run it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from seedbed import __version__


def main(argv: list[str] | None = None) -> NoReturn:
    """Run one command and exit with its status: 0 well, 1 failed, 2 wrongly asked."""
    args = _parser().parse_args(argv)
    # A command is a module of seedbed.commands with a function `run(args) -> int`.
    from importlib import import_module

    from seedbed.settings import SettingsError

    command = import_module(f"seedbed.commands.{args.command}")
    try:
        sys.exit(command.run(args))
    except SettingsError as error:
        print(f"seedbed: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="seedbed", description="A server that speaks Seedream's images API."
    )
    parser.add_argument("--version", action="version", version=f"seedbed {__version__}")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="settings file (default: seedbed.toml)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    serve = commands.add_parser("serve", help="serve the API")
    serve.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (default: 8000; 0: any)")

    generate = commands.add_parser("generate", help="draw a picture without a server")
    generate.add_argument("prompt", help="what the picture shows")
    generate.add_argument(
        "-o", "--output", type=Path, default=Path("seedbed.png"), metavar="FILE",
        help="file to write, .png or .jpeg; a set adds -1, -2, ... (default: seedbed.png)",
    )  # fmt: skip
    generate.add_argument("--size", default="2K", help="1K, 2K, 4K or WIDTHxHEIGHT (default: 2K)")
    generate.add_argument(
        "--seed", type=int, help="0 to 2147483647; the same seed, the same picture"
    )
    generate.add_argument(
        "--image", action="append", default=[], metavar="FILE|URL", help="reference, up to 14 times"
    )
    generate.add_argument(
        "--set", type=int, metavar="N", dest="most", help="draw a set of at most N pictures"
    )
    generate.add_argument("--watermark", action="store_true", help="draw the visible mark")
    generate.add_argument(
        "--model", default="seedream-4-0-250828", help="model id (default: seedream-4-0-250828)"
    )
    generate.add_argument("--engine", help="engine to draw with (default: the model's)")
    generate.add_argument("-q", "--quiet", action="store_true", help="print no progress")

    commands.add_parser("models", help="list the model ids that are served")

    keys = commands.add_parser("keys", help="create, list and revoke API keys")
    actions = keys.add_subparsers(dest="action", required=True, metavar="action")
    create = actions.add_parser("create", help="create a key and print it, once")
    create.add_argument("name", help="what to call it")
    actions.add_parser("list", help="list the keys and what they drew")
    revoke = actions.add_parser("revoke", help="make a key useless at once")
    revoke.add_argument("id", help="the key's id, as `keys list` prints it")

    links = commands.add_parser("links", help="the keys that result links are signed with")
    actions = links.add_subparsers(dest="action", required=True, metavar="action")
    actions.add_parser("list", help="list the signing keys")
    actions.add_parser("rotate", help="sign with a new key; links already given out stay good")
    revoke = actions.add_parser("revoke", help="end every link signed with a key, at once")
    revoke.add_argument("id", help="the key's id, as `links list` prints it")

    commands.add_parser("check", help="say what this machine has, and how to mend what is missing")
    return parser
