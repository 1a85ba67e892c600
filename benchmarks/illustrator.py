"""What a picture of the illustrator costs, as CPU time and as a share of a fixed work.

    python benchmarks/illustrator.py

Each picture is painted in a fresh process that has painted a small one before, so that fonts
and art are read. The fixed work is Pillow's Lanczos reduction of a 4096 x 4096 picture to half
its side and some array arithmetic on it: the share stays about the same on any machine, so a
change of it is a change of the illustrator. Memory is the process's peak.

Targets, of the project's plan for the illustrator: 0.9 s CPU for a plain picture at 2K and 1.5 s
for one in a style, 4 times that at 4K, and 350 MB at 4K. They are compared as they stand, so on
a slow machine they say little.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from server_cpu import Measured, show

SIDES = {"1K": 1024, "2K": 2048, "4K": 4096}
PROMPTS = {
    "plain": "a red fox and two rabbits in a snowy forest at sunset",
    "styled": "a red fox and two rabbits in a snowy forest at sunset, watercolour painting",
}
SECONDS_2K = {"plain": 0.9, "styled": 1.5}
SECONDS = {"1K": 1 / 2, "2K": 1.0, "4K": 4.0}
"""Of the seconds at 2K: cost grows no faster than pixels, and a small picture has fixed costs."""
PEAK_4K_MB = 350.0


def fixed_work() -> float:
    """CPU seconds of the fixed work, the least of three."""
    across = np.linspace(0, 255, 4096, dtype=np.float32)
    ramp = (across[None, :] + across[:, None]) / 2
    image = Image.fromarray(np.stack([ramp, ramp[::-1], ramp[:, ::-1]], -1).astype(np.uint8))
    taken = []
    for _ in range(3):
        begun = time.process_time()
        small = np.asarray(image.resize((2048, 2048), Image.Resampling.LANCZOS), np.float32)
        np.sqrt(small * small + 1.0).sum()
        taken.append(time.process_time() - begun)
    return min(taken)


def paint(prompt: str, side: int) -> tuple[float, float]:
    """CPU seconds, the least of three, and peak MB; to be run in a process of its own."""
    from seedbed.engines.illustrator.painter import IllustratorPainter

    painter: Any = IllustratorPainter()
    _once(painter, prompt, 512)
    taken = []
    for _ in range(3):
        begun = time.process_time()
        _once(painter, prompt, side)
        taken.append(time.process_time() - begun)
    return min(taken), peak_mb()


def peak_mb() -> float:
    """The most memory this process has held, in millions of bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage counts what the process that spawned this one held, too
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _once(painter: Any, prompt: str, side: int) -> None:
    from seedbed.planning.catalog import Catalog
    from seedbed.planning.plan import make_plan
    from seedbed.settings import Settings
    from seedbed.wire.request import from_fields

    settings = Settings.model_validate(
        {
            "home": Path.cwd(),
            "models": {"any": {"alias_of": "seedream-4-0", "min_pixels": 1}},
        }
    )
    fields = {"model": "any", "prompt": prompt, "size": f"{side}x{side}", "seed": 7}
    plan = make_plan(
        from_fields(fields),
        catalog=Catalog(settings),
        settings=settings,
        request_id="02" + "0" * 51,
        now=0.0,
    )
    painter.paint(plan, plan.shots[0], plan.pixels, (), lambda fraction, stage: None)


def rows() -> list[Measured]:
    """Measure; about a minute."""
    spawn = multiprocessing.get_context("spawn")
    unit = fixed_work()
    found, memory = [], []
    for kind, prompt in PROMPTS.items():
        for name, side in SIDES.items():
            with spawn.Pool(1) as pool:  # a process for each: its peak is this picture's
                seconds, megabytes = pool.apply(paint, (prompt, side))
            allowed = SECONDS_2K[kind] * SECONDS[name]
            line = f"{kind} {name}"
            found.append(
                Measured(f"{line} to target, CPU s", seconds, allowed, seconds / allowed, 1.0)
            )
            found.append(
                Measured(f"{line} to fixed work, CPU s", seconds, unit, seconds / unit, math.inf)
            )
            target = 1.0 if name == "4K" else math.inf
            memory.append(
                Measured(
                    f"{line} peak memory, MB", megabytes, PEAK_4K_MB, megabytes / PEAK_4K_MB, target
                )
            )
    return [*found, *memory]


if __name__ == "__main__":
    show(rows())
