"""`seedbed generate`: one request, by the same path as the server's, written to files."""

from __future__ import annotations

import argparse
import asyncio
import mimetypes
import shutil
import sys
import tempfile
import time
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pybase64

from seedbed import logs, settings
from seedbed.app import Seedbed
from seedbed.errors import SeedbedError
from seedbed.generation import generate
from seedbed.types import Accepted, Caller, Completed, ImageFailed, ImageReady, Inline, Progress
from seedbed.wire.ids import new_request_id
from seedbed.wire.request import from_fields

_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_CALLER = Caller("local", "command line")


def run(args: argparse.Namespace) -> int:
    """Draw and write; 1 when nothing could be drawn, with the reason on stderr."""
    if args.output.suffix.lower() not in _FORMATS:
        print(f"seedbed: {args.output}: write to a .png or .jpeg file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="seedbed-") as scratch:
        more: dict[str, Any] = {"engines": {"workers": 0}, "log": {"level": "warning"}}
        if args.engine:
            more["engines"]["default"] = args.engine
        loaded = settings.load(args.config, home=Path(scratch), **more)
        logs.configure(loaded.log)
        try:
            return asyncio.run(_draw(args, loaded))
        except SeedbedError as error:
            why = f" ({error.cause})" if error.cause else ""
            print(f"seedbed: {error.message}{why}", file=sys.stderr)
            return 1
        except OSError as error:
            print(f"seedbed: {error.filename}: {error.strerror}", file=sys.stderr)
            return 1


async def _draw(args: argparse.Namespace, loaded: settings.Settings) -> int:
    request = from_fields(_fields(args))
    request_id = new_request_id(time.time())
    progress = _Progress(quiet=args.quiet or not sys.stderr.isatty())
    written, failed = 0, 0
    async with (
        Seedbed(loaded).running() as house,
        aclosing(generate(request, _CALLER, request_id, house.parts)) as events,
    ):
        async for event in events:
            if isinstance(event, Accepted):
                many = len(event.plan.shots) > 1
                progress.begin(len(event.plan.shots))
            elif isinstance(event, Progress):
                progress.show(event)
            elif isinstance(event, ImageFailed):
                failed += 1
                progress.clear()
                print(f"seedbed: picture {event.index + 1}: {event.message}", file=sys.stderr)
            elif isinstance(event, ImageReady) and isinstance(event.delivered, Inline):
                written += 1
                path = _path(args.output, event.index if many else None)
                shutil.move(event.delivered.file.path, path)
                path.chmod(0o644)
                progress.clear()
                print(f"{path} {event.size}")
            elif isinstance(event, Completed):
                for note in event.notes:
                    print(f"note: {note.field} {note.state} {note.detail}", file=sys.stderr)
    return 1 if failed or not written else 0


def _fields(args: argparse.Namespace) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "model": args.model,
        "prompt": args.prompt,
        "size": args.size,
        "response_format": "b64_json",
        "output_format": _FORMATS[args.output.suffix.lower()],
        "watermark": args.watermark,
    }
    if args.seed is not None:
        fields["seed"] = args.seed
    if args.image:
        fields["image"] = [_reference(name) for name in args.image]
    if args.most is not None:
        fields["sequential_image_generation"] = "auto"
        fields["sequential_image_generation_options"] = {"max_images": args.most}
    return fields


def _reference(name: str) -> str:
    if name.startswith(("http://", "https://", "data:")):
        return name
    kind = mimetypes.guess_type(name)[0] or "image/png"
    data = Path(name).read_bytes()
    return f"data:{kind};base64,{pybase64.b64encode(data).decode()}"


def _path(output: Path, index: int | None) -> Path:
    if index is None:
        return output
    return output.with_name(f"{output.stem}-{index + 1}{output.suffix}")


class _Progress:
    """One line on the terminal that says how far the pictures are."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._fractions: list[float] = []

    def begin(self, count: int) -> None:
        self._fractions = [0.0] * count

    def show(self, progress: Progress) -> None:
        if self._quiet:
            return
        self._fractions[progress.index] = progress.fraction
        done = sum(self._fractions) / len(self._fractions)
        bar = "#" * round(done * 24)
        text = f"\r[{bar:<24}] {done:4.0%} {progress.stage:<16}"
        print(text, end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if not self._quiet:
            print("\r" + " " * 52 + "\r", end="", file=sys.stderr, flush=True)
