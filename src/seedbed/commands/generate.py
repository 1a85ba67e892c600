"""`seedbed generate`: one request, by the same path as the server's, written to files.

With --scene the illustrator's composed scene is written as JSON, with --from-scene such a file
is drawn: both without the server's path, which knows no scenes.
"""

from __future__ import annotations

import argparse
import asyncio
import mimetypes
import sys
import tempfile
import time
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pybase64

from seedbed import logs, settings_sources
from seedbed.app import Seedbed
from seedbed.delivery.inline import save
from seedbed.errors import InvalidParameter, SeedbedError
from seedbed.generation import generate
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan
from seedbed.settings import Settings
from seedbed.types import (
    Accepted,
    Caller,
    Completed,
    ImageFailed,
    ImageReady,
    Inline,
    Plan,
    Progress,
    Size,
)
from seedbed.wire.ids import new_request_id
from seedbed.wire.request import from_fields

if TYPE_CHECKING:
    from seedbed.engines.illustrator.scene import SceneGraph

_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_CALLER = Caller("local", "command line")


def run(args: argparse.Namespace) -> int:
    """Draw and write; 1 when nothing could be drawn, with the reason on stderr."""
    scenes_only = args.scene is not None and args.output is None
    args.output = args.output or Path("seedbed.png")
    wrong = _wrongly_asked(args)
    if wrong:
        print(f"seedbed: {wrong}", file=sys.stderr)
        return 2
    if args.output.suffix.lower() not in _FORMATS:
        print(f"seedbed: {args.output}: write to a .png or .jpeg file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="seedbed-") as scratch:
        more: dict[str, Any] = {"engines": {"workers": 0}, "log": {"level": "warning"}}
        if args.engine:
            more["engines"]["default"] = args.engine
        loaded = settings_sources.load(args.config, home=Path(scratch), **more)
        logs.configure(loaded.log)
        try:
            if args.from_scene is not None:
                return _draw_scene(args, loaded, Path(scratch))
            if args.scene is not None:
                return _write_scenes(args, loaded, Path(scratch), draw=not scenes_only)
            return asyncio.run(_draw(args, loaded))
        except SeedbedError as error:
            why = f" ({error.cause})" if error.cause else ""
            print(f"seedbed: {error.message}{why}", file=sys.stderr)
            return 1
        except OSError as error:
            print(f"seedbed: {error.filename}: {error.strerror}", file=sys.stderr)
            return 1


def _wrongly_asked(args: argparse.Namespace) -> str | None:
    if args.from_scene is None and args.prompt is None:
        return "a prompt is needed, or --from-scene FILE"
    if args.from_scene is not None and (args.prompt or args.scene or args.image or args.most):
        return "--from-scene draws what is in the file: no prompt, --scene, --image or --set"
    if args.scene is not None and args.image:
        return "--scene is of what the prompt alone shows: no --image"
    return None


def _plan(args: argparse.Namespace, loaded: Settings) -> Plan:
    """The request's plan, for the illustrator. Raises: SeedbedError."""
    plan = make_plan(
        from_fields(_fields(args)),
        catalog=Catalog(loaded),
        settings=loaded,
        request_id=new_request_id(time.time()),
        now=time.time(),
    )
    if plan.engine != "illustrator":
        raise InvalidParameter("engine", f"only the illustrator has scenes, not {plan.engine}.")
    return plan


def _write_scenes(args: argparse.Namespace, loaded: Settings, scratch: Path, *, draw: bool) -> int:
    """Write each picture's scene as JSON, and beside it the picture if that is wanted."""
    from seedbed.engines.illustrator.painter import scene_of_shot
    from seedbed.engines.illustrator.scene import to_json

    plan = _plan(args, loaded)
    size = (plan.pixels.width, plan.pixels.height)
    many = len(plan.shots) > 1
    for shot in plan.shots:
        graph = scene_of_shot(plan, shot, plan.pixels)
        path = _path(args.scene, shot.index if many else None)
        path.write_text(to_json(graph, size=size), encoding="utf-8")
        print(path)
        if draw:
            picture = _path(args.output, shot.index if many else None)
            _draw_graph(graph, plan, plan.pixels, picture, scratch)
    return 0


def _draw_scene(args: argparse.Namespace, loaded: Settings, scratch: Path) -> int:
    """Draw the scene of a file, at --size or else at the size it was composed for."""
    from seedbed.engines.illustrator import drawable
    from seedbed.engines.illustrator.scene import from_json

    try:
        graph, size = from_json(args.from_scene.read_text(encoding="utf-8"))
        drawable.check(graph)
    except UnicodeDecodeError:
        print(f"seedbed: {args.from_scene}: it is not UTF-8 text", file=sys.stderr)
        return 1
    except InvalidParameter as error:
        why = error.message.partition("not valid: ")[2]
        print(f"seedbed: {args.from_scene}: {error.param}: {why}", file=sys.stderr)
        return 1
    args.prompt = "scene"
    if args.size is None and size is not None:
        args.size = f"{size[0]}x{size[1]}"
    plan = _plan(args, loaded)
    _draw_graph(graph, plan, plan.pixels, args.output, scratch)
    return 0


def _draw_graph(graph: SceneGraph, plan: Plan, size: Size, path: Path, scratch: Path) -> None:
    from seedbed.engines.illustrator.render import render
    from seedbed.finishing.finish import finish

    pixels = render(graph, (size.width, size.height))
    file = finish(pixels, plan.finish, scratch, size)
    save(file, path)
    path.chmod(0o644)
    print(f"{path} {size}")


async def _draw(args: argparse.Namespace, loaded: Settings) -> int:
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
                save(event.delivered.file, path)
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
        "size": args.size or "2K",
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
