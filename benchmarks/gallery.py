"""Draws the development prompts into docs/gallery: contact sheets, and a page that shows them.

    python benchmarks/gallery.py [--out DIR] [--size 640] [--seed 7]

contact.jpg holds the first 24 prompts, all-1.jpg and all-2.jpg every prompt, README.md says
which is which. Each picture goes through the illustrator's painter as a request would, at the
ratio its prompt names, with about `size` x `size` pixels. Sets are drawn whole, in one cell.
Prompts that work on reference pictures are left out.
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

HERE = Path(__file__).parent
PROMPTS = HERE / "prompts-dev.jsonl"
FIRST = 24  # prompts of the contact sheet
WIDTH = 1500  # pixels of a sheet
CONTACT_BYTES, SHEET_BYTES = 700_000, 850_000
GROUND, INK = "#22242b", "#c9ccd4"
CAPTION = 18  # pixels
_RATIO = re.compile(r"(?<![\d.])(\d{1,2})\s*[:：]\s*(\d{1,2})(?![\d.])")


def development() -> list[dict[str, Any]]:
    """The development prompts that need no reference picture."""
    rows = [json.loads(line) for line in PROMPTS.read_text("utf-8").splitlines() if line]
    return [row for row in rows if "image" not in row]


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


def drawn(rows: list[dict[str, Any]], side: int, seed: int) -> list[Image.Image]:
    """One cell, `side` pixels square, for each prompt; says on stderr what each cost."""
    cells = []
    for number, row in enumerate(rows):
        started = time.process_time()
        images = pictures(row, side, seed + number)
        took = time.process_time() - started
        cells.append(cell(images, side))
        print(f"{row['id']}  {took:5.2f} s CPU  {row['prompt'][:70]}", file=sys.stderr)
    return cells


def contact_sheet(
    rows: list[dict[str, Any]], cells: list[Image.Image], columns: int, width: int
) -> Image.Image:
    """The cells with a thin caption under each, left to right and downwards."""
    side = width // columns
    lines = math.ceil(len(rows) / columns)
    sheet = Image.new("RGB", (columns * side, lines * (side + CAPTION)), GROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(pack.font("sans")), 11)
    for number, (row, picture) in enumerate(zip(rows, cells, strict=True)):
        x, y = number % columns * side, number // columns * (side + CAPTION)
        sheet.paste(picture.resize((side, side), Image.Resampling.LANCZOS), (x, y))
        caption = f"{row['id']} {row['prompt']}"
        while draw.textlength(caption, font) > side - 8:
            caption = caption[:-2]
        draw.text((x + 4, y + side), caption, INK, font)
    return sheet


def save(sheet: Image.Image, path: Path, most: int) -> None:
    """As the best JPEG of at most `most` bytes."""
    for quality in range(90, 40, -5):
        sheet.save(path, quality=quality, optimize=True, progressive=True)
        if path.stat().st_size <= most:
            break
    print(f"{path} {path.stat().st_size // 1000} kB")


def page(rows: list[dict[str, Any]], sheets: list[str], per_sheet: int, seed: int) -> str:
    """The gallery's page: the sheets, each with its prompts as a table."""
    text = [
        "# Gallery",
        "",
        "What the illustrator draws for the development prompts, untouched and in their order:",
        f"`make gallery` makes this page and its pictures (seeds from {seed} on, one a prompt).",
        "",
    ]
    for number, name in enumerate(sheets):
        part = rows[number * per_sheet : (number + 1) * per_sheet]
        text += [f"![{part[0]['id']} to {part[-1]['id']}]({name})", "", "| | Prompt |", "|-|-|"]
        text += [f"| {row['id']} | {row['prompt']} |" for row in part]
        text.append("")
    return "\n".join(text)


def main() -> None:
    """Draw the sheets and say where they are."""
    parser = argparse.ArgumentParser(description="Draw contact sheets of development prompts.")
    parser.add_argument("--size", type=int, default=640)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=HERE.parent / "docs" / "gallery")
    asked = parser.parse_args()
    rows = development()
    asked.out.mkdir(parents=True, exist_ok=True)
    cells = drawn(rows, asked.size, asked.seed)
    first = contact_sheet(rows[:FIRST], cells[:FIRST], 6, WIDTH)
    save(first, asked.out / "contact.jpg", CONTACT_BYTES)
    per_sheet = math.ceil(len(rows) / 2 / 6) * 6  # whole lines
    names = []
    for number in range(2):
        part = slice(number * per_sheet, (number + 1) * per_sheet)
        names.append(f"all-{number + 1}.jpg")
        sheet = contact_sheet(rows[part], cells[part], 6, WIDTH)
        save(sheet, asked.out / names[-1], SHEET_BYTES)
    text = page(rows, names, per_sheet, asked.seed)
    (asked.out / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
