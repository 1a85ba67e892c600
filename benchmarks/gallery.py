"""Draws the first development prompts into one contact sheet.

    python benchmarks/gallery.py [--count 24] [--size 640] [--out DIR] [--columns 6]

Each picture goes through the illustrator's painter as a request would, at the ratio its prompt
names, with about `size` x `size` pixels. Sets are drawn whole, in one cell. Prompts that work on
reference pictures are left out.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.painter import IllustratorPainter
from seedbed.engines.protocol import Painted
from seedbed.planning.shots import plan_shots
from seedbed.types import Finish, Language, Plan, Shot, Size

PROMPTS = Path(__file__).with_name("prompts-dev.jsonl")
GROUND, INK = "#22242b", "#c9ccd4"
CAPTION = 18  # pixels
_RATIO = re.compile(r"(?<![\d.])(\d{1,2})\s*[:：]\s*(\d{1,2})(?![\d.])")


def size_of(prompt: str, side: int) -> Size:
    """As many pixels as a square of this side, in the ratio the prompt names."""
    named = _RATIO.search(prompt)
    wide, high = (int(named[1]), int(named[2])) if named else (1, 1)
    scale = side / math.sqrt(wide * high)
    return Size(round(wide * scale / 8) * 8, round(high * scale / 8) * 8)


def plan_of(prompt: str, size: Size, seed: int, *, most: int) -> Plan:
    """A plan like a request for this prompt gives."""
    language: Language = "zh" if re.search("[\u4e00-\u9fff]", prompt) else "en"
    shots: tuple[Shot, ...] = (Shot(0, prompt, seed),)
    related = False
    if most > 1:
        shots, related = plan_shots(
            prompt, language, sequential="auto", max_images=most, reference_count=0, n=1, seed=seed
        )
    return Plan(
        request_id="gallery",
        created=0,
        model="gallery",
        engine="illustrator",
        prompt=prompt,
        language=language,
        size=size,
        tier=None,
        shots=shots,
        related=related,
        sources=(),
        seed=seed,
        seed_given=True,
        guidance=None,
        delivery="url",
        stream=False,
        finish=Finish("image/jpeg", None, None),
    )


def pictures(row: dict[str, Any], side: int, seed: int) -> list[Image.Image]:
    """The picture, or the pictures of the set, that one prompt gives."""
    prompt = str(row["prompt"])
    plan = plan_of(prompt, size_of(prompt, side), seed, most=int(row.get("max_images", 1)))
    painter = IllustratorPainter()
    drawn = []
    for shot in plan.shots:
        painted = painter.paint(plan, shot, plan.pixels, (), lambda _done, _stage: None)
        if isinstance(painted, Painted):
            drawn.append(Image.fromarray(np.ascontiguousarray(painted.pixels)))
    return drawn


def cell(images: list[Image.Image], side: int) -> Image.Image:
    """One or several pictures fitted into a square of this side."""
    sheet = Image.new("RGB", (side, side), GROUND)
    across = math.ceil(math.sqrt(len(images)))
    each = side // across
    for number, image in enumerate(images):
        small = image.copy()
        small.thumbnail((each - 4, each - 4), Image.Resampling.LANCZOS)
        x = number % across * each + (each - small.width) // 2
        y = number // across * each + (each - small.height) // 2
        sheet.paste(small, (x, y))
    return sheet


def contact_sheet(rows: list[dict[str, Any]], side: int, columns: int, seed: int) -> Image.Image:
    """All cells with a thin caption under each, left to right and downwards."""
    lines = math.ceil(len(rows) / columns)
    sheet = Image.new("RGB", (columns * side, lines * (side + CAPTION)), GROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(pack.font("sans")), 11)
    for number, row in enumerate(rows):
        started = time.process_time()
        images = pictures(row, side, seed + number)
        took = time.process_time() - started
        x, y = number % columns * side, number // columns * (side + CAPTION)
        sheet.paste(cell(images, side), (x, y))
        caption = str(row["prompt"])
        while draw.textlength(caption, font) > side - 8:
            caption = caption[:-2]
        draw.text((x + 4, y + side), caption, INK, font)
        print(f"{row['id']}  {took:5.2f} s CPU  {row['prompt'][:70]}", file=sys.stderr)
    return sheet


def main() -> None:
    """Draw the sheet and say where it is."""
    parser = argparse.ArgumentParser(description="Draw a contact sheet of development prompts.")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--size", type=int, default=640)
    parser.add_argument("--columns", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    asked = parser.parse_args()
    rows = [json.loads(line) for line in PROMPTS.read_text("utf-8").splitlines() if line]
    rows = [row for row in rows if "image" not in row][: asked.count]
    sheet = contact_sheet(rows, asked.size, min(asked.columns, len(rows)), asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)
    path = asked.out / "contact.jpg"
    sheet.save(path, quality=88)
    print(path)


if __name__ == "__main__":
    main()
