"""Exact text on a finished picture: fitted, readable on what is behind it, horizontal or
vertical, in Latin and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from seedbed.engines.illustrator.contrast import ENOUGH, RGB, against, scrim
from seedbed.engines.illustrator.fonts import font_for, ink, sized
from seedbed.engines.illustrator.styles.raster import blur, byte, enlarge, resize
from seedbed.engines.illustrator.typeset import Setting, clusters, fit, is_wide, missing, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.scene import Lettering
    from seedbed.engines.illustrator.styles.raster import Mask, Picture

# Signs that turn with the line when it runs downwards, and those that move to the corner of
# their cell (clreq 3.1.1, mainland position).
TURNED = set("「」『』（）《》〈〉【】〔〕()[]{}—–-…～~“”‘’：；:|=<>ー")
CORNER = set("，。、")


def draw_lettering(rgb: Picture, lettering: Sequence[Lettering]) -> Picture:
    """The picture with every line of `lettering` drawn inside its box, in order.

    A veil and a soft shadow come only where the contrast behind the letters is below 4.5:1.
    Characters without a font are left out; `missing_characters` names them beforehand.
    """
    if not any(line.text.strip() for line in lettering):
        return rgb
    out = rgb.copy()
    for line in lettering:
        _draw_line(out, line)
    return out


def missing_characters(lettering: Sequence[Lettering]) -> str:
    """Every character asked for that no font here can draw, each once."""
    lost = "".join(missing(line.text, line.face) for line in lettering)
    return "".join(dict.fromkeys(lost))


def _draw_line(out: Picture, line: Lettering) -> None:
    height, width = out.shape[:2]
    x0, y0 = round(line.x * width), round(line.y * height)
    box_w, box_h = max(2, round(line.w * width)), max(2, round(line.h * height))
    if line.vertical:
        mask, size = vertical_mask(line, box_w, box_h)
    else:
        mask, size = horizontal_mask(line, box_w, box_h)
    if not mask.any():
        return
    # The veil reaches past the letters: work on the box and a margin, inside the canvas.
    margin = round(size * 0.9)
    left, top = max(0, x0 - margin), max(0, y0 - margin)
    right, bottom = min(width, x0 + box_w + margin), min(height, y0 + box_h + margin)
    if right <= left or bottom <= top:
        return
    sheet = Image.new("L", (right - left, bottom - top), 0)
    sheet.paste(Image.fromarray(mask), (x0 - left, y0 - top))
    area = out[top:bottom, left:right]
    area[:] = _inked(area, np.asarray(sheet), _rgb(line.colour), size)


def _inked(area: Picture, mask: Mask, colour: RGB, size: float) -> Picture:
    """The area with letters through `mask`, veiled and shadowed as their contrast needs."""
    # Veil and contrast are soft things: they are worked out with letters at most 48 pixels high.
    step = max(1.0, size / 48)
    wide = max(1, round(mask.shape[1] / step))
    high = max(1, round(mask.shape[0] / step))
    small = resize(mask, wide, high)
    em = size / step
    around = blur(small, max(1.0, em * 0.05)) > 20
    behind = resize(area, wide, high)[around]
    behind = behind[:: max(1, len(behind) // 4000)]
    image = Image.fromarray(area)
    letters = colour
    if against(colour, behind) < ENOUGH:
        veil, strength, letters = scrim(colour, behind)
        soft = enlarge(_veil(small, around, em, strength), mask.shape[1], mask.shape[0])
        image.paste(_ints(veil), None, Image.fromarray(soft))
    light = sum(letters) > 380
    shade = blur(mask, max(0.6, size * 0.035))
    fall = ImageChops.offset(Image.fromarray(shade), 0, max(1, round(size * 0.022)))
    depth = 0.42 if light else 0.16
    shadow = (8, 8, 20) if light else (255, 255, 255)
    image.paste(shadow, None, fall.point(lambda v: int(v * depth)))
    image.paste(_ints(letters), None, Image.fromarray(mask))
    return np.asarray(image)


def _veil(mask: Mask, around: NDArray[np.bool_], em: float, strength: float) -> Mask:
    """Veil coverage: full strength at the letters and close to them, gone within an em."""
    near = blur(mask, em * 0.10).astype(np.float32)
    far = blur(mask, em * 0.34).astype(np.float32)
    cover = byte(np.maximum(near * 4.0, far * 2.4))
    cover = blur(cover, em * 0.06)
    # The blur must not thin the veil where letters are.
    cover = np.maximum(cover, around.view(np.uint8) * np.uint8(255))
    return byte(blur(cover, em * 0.02) * np.float32(strength))


def horizontal_mask(line: Lettering, width: int, height: int) -> tuple[Mask, float]:
    """Coverage (height x width) of the text set in lines, and its size in pixels per em."""
    # A little air keeps swashes and accents off the box's border.
    setting = fit(line.text, width * 0.985, height * 0.985, line.face)
    sheet = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(sheet)
    if setting.lines:
        _set_lines(pen, setting, line.align, width, height)
    return np.asarray(sheet), setting.size


def _set_lines(
    pen: ImageDraw.ImageDraw, setting: Setting, align: str, width: int, height: int
) -> None:
    size = setting.size
    baseline = (height - setting.height) / 2 - setting.lines[0].top * size
    for row in setting.lines:
        room = width - row.width * size
        x = {"left": width * 0.0075, "right": room - width * 0.0075}.get(align, room / 2)
        for piece in row.pieces:
            font = sized(piece.font, max(1, int(size * piece.scale)))
            pen.text(
                (x, baseline - piece.rise * size), piece.text, fill=255, font=font, anchor="ls"
            )
            x += piece.advance * size
        baseline += setting.leading * size


def vertical_mask(line: Lettering, width: int, height: int) -> tuple[Mask, float]:
    """Coverage of the text set in columns, top to bottom and right to left, and its size."""
    columns, size = fit_columns(line, width, height)
    sheet = Image.new("L", (width, height), 0)
    pitch = size * 1.22
    total = pitch * (len(columns) - 1) + size
    spare = {"left": 0.0, "right": width - total}.get(line.align, (width - total) / 2)
    tallest = max((sum(length for _, length in c) for c in columns), default=0.0) * size
    for n, column in enumerate(columns):
        x = spare + total - size - n * pitch
        y = (height - tallest) / 2
        for text, length in column:
            _cell(sheet, text, line, x, y, size)
            y += length * size
    return np.asarray(sheet), size


Column = list[tuple[str, float]]


def fit_columns(line: Lettering, width: int, height: int) -> tuple[list[Column], float]:
    """The text in the columns that allow the largest size, and that size in pixels."""
    parts = [_cells(part, line) for part in plain(line.text).split("\n")]
    parts = [cells for cells in parts if cells]
    if not parts:
        return [], 1.0
    best: tuple[list[Column], float] = ([], 0.0)
    longest = max(sum(length for _, length in cells) for cells in parts)
    for split in range(1, 9):
        columns = [c for cells in parts for c in _columns(cells, max(1.0, longest / split))]
        tall = max(sum(length for _, length in c) for c in columns)
        size = min(height * 0.98 / tall, width * 0.98 / (1.22 * (len(columns) - 1) + 1))
        if size > best[1] * 1.10:
            best = (columns, size)
    return best[0], max(1.0, best[1])


def _cells(text: str, line: Lettering) -> list[tuple[str, float]]:
    """Cells of a column with their length in ems; Latin words turn, pairs stand upright."""
    cells: list[tuple[str, float]] = []
    run = ""
    for unit in [*clusters(text), ""]:
        narrow = bool(unit) and not unit.isspace() and not is_wide(unit[0])
        if narrow and font_for(run + unit, line.face):
            run += unit
            continue
        if run:
            cells.append((run, 1.0 if len(run) <= 2 else _length(run, line) + 0.12))
            run = ""
        if narrow:
            # A letter of another font begins a cell of its own.
            run = unit if font_for(unit, line.face) else ""
            continue
        if unit.isspace():
            cells.append(("", 0.35))
        elif unit and font_for(unit, line.face):
            cells.append((unit, 0.62 if unit in CORNER else 1.06))
    while cells and not cells[-1][0]:
        cells.pop()
    return cells


def _length(run: str, line: Lettering) -> float:
    path = font_for(run, line.face)
    return float(sized(path, 200).getlength(run)) / 200 if path else 0.0


def _columns(cells: list[tuple[str, float]], limit: float) -> list[Column]:
    columns: list[Column] = [[]]
    room = 0.0
    for text, length in cells:
        starts = bool(text) and text[0] in "，。、；：？！）》」』】〉”’…"
        if columns[-1] and room + length > limit + 0.65 and not starts:
            columns.append([])
            room = 0.0
            if not text:
                continue
        columns[-1].append((text, length))
        room += length
    return columns


def _cell(sheet: Image.Image, text: str, line: Lettering, x: float, y: float, size: float) -> None:
    """Draw one cell with its upper left corner at (x, y)."""
    if not text:
        return
    path = font_for(text, line.face)
    if path is None:
        return
    pixels = max(1, int(size))
    font = sized(path, pixels)
    pen = ImageDraw.Draw(sheet)
    left, top, right, bottom = ink(path, pixels, text)
    if len(text) > 2 or text in TURNED:
        _turned(sheet, text, path, x, y, size)
    elif text in CORNER:
        # The ink goes to the upper right of its cell.
        pen.text(
            (x + size * 0.94 - right, y + size * 0.06 - top), text, fill=255, font=font, anchor="ls"
        )
    elif is_wide(text[0]):
        wide = font.getlength(text)
        middle = ink(path, pixels, "国" if font_for("国", line.face) == path else text)
        base = y + size / 2 - (middle[1] + middle[3]) / 2
        pen.text((x + (size - wide) / 2, base), text, fill=255, font=font, anchor="ls")
    else:
        if right - left > size * 0.98:
            pixels = max(1, int(size * size * 0.96 / (right - left)))
            font = sized(path, pixels)
            left, top, right, bottom = ink(path, pixels, text)
        at = (x + (size - right - left) / 2, y + (size - bottom - top) / 2)
        pen.text(at, text, fill=255, font=font, anchor="ls")


def _turned(sheet: Image.Image, text: str, path: str, x: float, y: float, size: float) -> None:
    """A word or a sign turned a quarter clockwise, centred on the column's axis."""
    font = sized(path, max(1, int(size)))
    long = max(1, int(font.getlength(text)) + 2)
    high = max(2, int(size * 1.5))
    strip = Image.new("L", (long, high), 0)
    span = ink(path, max(1, int(size)), "国" if is_wide(text[0]) else "x")
    base = high / 2 - (span[1] + span[3]) / 2
    ImageDraw.Draw(strip).text((0, base), text, fill=255, font=font, anchor="ls")
    turned = strip.transpose(Image.Transpose.ROTATE_270)
    at = (round(x + size / 2 - high / 2), round(y + (size * 0.05 if len(text) > 2 else 0)))
    sheet.paste(255, (at[0], at[1], at[0] + turned.width, at[1] + turned.height), turned)


def _rgb(colour: str) -> RGB:
    """ "#rrggbb" as three floats 0..255."""
    digits = colour.lstrip("#")
    return (
        float(int(digits[0:2], 16)),
        float(int(digits[2:4], 16)),
        float(int(digits[4:6], 16)),
    )


def _ints(colour: RGB) -> tuple[int, int, int]:
    return (round(colour[0]), round(colour[1]), round(colour[2]))
