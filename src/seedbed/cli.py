"""`seedbed`: serve | generate | models | keys | links | check | upstreams | simulate | conform.

A command's parts are imported only to run it.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from seedbed import __version__


def main(argv: list[str] | None = None) -> NoReturn:
    """Run one command and exit with its status: 0 well, 1 failed, 2 wrongly asked."""
    args = _parser().parse_args(argv)
    # Nothing that is loaded here is ever dead, and to look for dead cycles among it takes a tenth
    # of the time that a server needs to start.
    gc.disable()
    # Nor has it plugins to pydantic: to look through all that is installed for one takes as long
    # as to read the settings.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from importlib import import_module

    from seedbed.errors import StorageFailed
    from seedbed.settings import SettingsError

    # A command is a module of seedbed.commands with a function `run(args) -> int`.
    command = import_module(f"seedbed.commands.{args.command}")
    gc.freeze()
    gc.enable()
    try:
        sys.exit(command.run(args))
    except SettingsError as error:
        print(f"seedbed: {error}", file=sys.stderr)
        sys.exit(2)
    except StorageFailed as error:
        print(f"seedbed: {error.cause or error}", file=sys.stderr)
        sys.exit(1)
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
    generate.add_argument("prompt", nargs="?", help="what the picture shows")
    generate.add_argument(
        "-o", "--output", type=Path, metavar="FILE",
        help="file to write, .png or .jpeg; a set adds -1, -2, ... (default: seedbed.png)",
    )  # fmt: skip
    generate.add_argument("--size", help="1K, 2K, 4K or WIDTHxHEIGHT (default: 2K)")
    generate.add_argument(
        "--seed", type=int, help="0 to 2147483647; the same seed, the same picture"
    )
    generate.add_argument(
        "--image", action="append", default=[], metavar="FILE|URL", help="reference, up to 14 times"
    )
    generate.add_argument(
        "--set", type=int, metavar="N", dest="most", help="draw a set of at most N pictures"
    )
    generate.add_argument(
        "--scene", type=Path, metavar="FILE",
        help="write the composed scene as JSON; the picture only if -o is given, too",
    )  # fmt: skip
    generate.add_argument(
        "--from-scene", type=Path, metavar="FILE", help="draw a scene of --scene, edited or not"
    )
    generate.add_argument("--watermark", action="store_true", help="draw the visible mark")
    generate.add_argument(
        "--model", default="seedream-4-0-250828", help="model id (default: seedream-4-0-250828)"
    )
    generate.add_argument("--engine", help="engine to draw with (default: the model's)")
    generate.add_argument("-q", "--quiet", action="store_true", help="print no progress")

    commands.add_parser("models", help="list the model ids that are served")

    keys = commands.add_parser("keys", help="create, list, limit and revoke API keys")
    actions = keys.add_subparsers(dest="action", required=True, metavar="action")
    create = actions.add_parser("create", help="create a key and print it, once")
    create.add_argument("name", help="what to call it")
    _add_limits(create)
    actions.add_parser("list", help="list the keys, what they drew and may draw")
    limit = actions.add_parser("limit", help="change how many pictures a key may have")
    limit.add_argument("id", help="the key's id, as `keys list` prints it")
    _add_limits(limit)
    revoke = actions.add_parser("revoke", help="make a key useless at once")
    revoke.add_argument("id", help="the key's id, as `keys list` prints it")

    links = commands.add_parser("links", help="the keys that result links are signed with")
    actions = links.add_subparsers(dest="action", required=True, metavar="action")
    actions.add_parser("list", help="list the signing keys")
    actions.add_parser("rotate", help="sign with a new key; links already given out stay good")
    revoke = actions.add_parser("revoke", help="end every link signed with a key, at once")
    revoke.add_argument("id", help="the key's id, as `links list` prints it")

    commands.add_parser("check", help="say what this machine has, and how to mend what is missing")

    upstreams = commands.add_parser(
        "upstreams", help="what was asked of upstreams, and what of it does not add up"
    )
    upstreams.add_argument(
        "--hours", type=float, default=24.0, metavar="N", help="how far back (default: 24)"
    )
    upstreams.add_argument(
        "--all", action="store_true", help="list every call, not only those in trouble"
    )

    simulate = commands.add_parser("simulate", help="imitate Ark, and fail when told to")
    simulate.add_argument(
        "--flavour", default="ark", choices=("ark", "byteplus", "comet"),
        help="whose API (default: ark)",
    )  # fmt: skip
    simulate.add_argument("--host", default="127.0.0.1", help="address (default: 127.0.0.1)")
    simulate.add_argument(
        "--port", type=_number(int, 0, 65535), default=8100, help="port (default: 8100; 0: any)"
    )
    simulate.add_argument(
        "--files-port", type=_number(int, 0, 65535), default=0,
        help="port of the result links (default: any)",
    )  # fmt: skip
    simulate.add_argument("--key", default="ark-simulator-key", help="the key that is good")
    simulate.add_argument(
        "--seconds", type=_number(float, 0, 86_400), default=0.0,
        help="time that a picture takes (default: 0)",
    )  # fmt: skip
    simulate.add_argument(
        "--images-per-minute", type=_number(int, 0, 1_000_000), default=0,
        help="quota (default: 0, none)",
    )  # fmt: skip
    simulate.add_argument(
        "--private-references", action="store_true", help="take links to this machine as reachable"
    )
    simulate.add_argument(
        "--always", default="", metavar="FAULTS", help="what every call meets, such as 503:2"
    )

    conform = commands.add_parser("conform", help="try the API's contract on any server")
    conform.add_argument("base_url", help="as a client sets it: http://127.0.0.1:8000/v1")
    conform.add_argument("key", help="a good API key")
    conform.add_argument(
        "--model", action="append", default=[], metavar="ID",
        help="ask only for this id; several times for several (default: what the server lists)",
    )  # fmt: skip
    conform.add_argument(
        "--cheap", action="store_true", help="at most one picture for each class of statements"
    )
    conform.add_argument(
        "--timeout", type=_number(float, 0.1, 86_400), default=300.0,
        help="seconds for one answer (default: 300)",
    )  # fmt: skip
    conform.add_argument(
        "--report", type=Path, metavar="FILE", help="also write a report: .json or Markdown"
    )
    return parser


def _number(
    kind: type[int] | type[float], least: float, most: float
) -> Callable[[str], int | float]:
    """Reads an option that is a number in a range."""

    def read(text: str) -> int | float:
        try:
            number = kind(text)
        except ValueError:
            number = float("nan")
        if least <= number <= most:
            return number
        whole = "whole " if kind is int else ""
        raise argparse.ArgumentTypeError(f"{text!r} is no {whole}number from {least} to {most}")

    return read


def _add_limits(parser: argparse.ArgumentParser) -> None:
    """Options that leave an attribute only when given: a number, or None for "default"."""
    for option, period in [
        ("--per-minute", "in any minute"), ("--per-day", "a day (UTC)"), ("--total", "ever")
    ]:  # fmt: skip
        parser.add_argument(
            option, type=_limit, default=argparse.SUPPRESS, metavar="N",
            help=f"most pictures {period}; 0: no limit; default: as the settings say",
        )  # fmt: skip


def _limit(text: str) -> int | None:
    if text == "default":
        return None
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a limit is a number from 0, or the word default")
    return number
