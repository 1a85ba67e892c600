"""What words stand on in a scene: boards that hang or stand, a shop's fascia, a lacquered plaque,
a ribbon, neon tubes, a card in somebody's hands. The letters themselves come after the style."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from seedbed.engines.illustrator.canvas import Box, Canvas, Linear, Path, mix, rgb
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Lettering, SceneGraph

WOOD, WOOD_DARK, WOOD_EDGE = "#7d4f2c", "#5f3a20", "#452816"
PAINTED, CREAM = "#1e4a44", "#f3e6c4"
LACQUER, GOLD = "#24130f", "#d9a441"
RIBBON, RIBBON_DARK = "#b8322c", "#7c1c1c"
PANEL, TUBE = "#15121f", "#ff4fa3"
CARD = "#fdfaf1"
# Air between the letters' box and the board's edge, in heights of a line's box.
MARGIN = 0.22
_IN_THE_DARK = 0.5  # how much of the scene's ambient light a board takes on


def paint_boards(canvas: Canvas, graph: SceneGraph, light: Light) -> None:
    """Paint what the lines of the graph stand on; lines in a row on the same thing share it."""
    for on, lines in groupby(graph.lettering, key=lambda line: line.on):
        if on != "picture":
            _BOARDS[on](canvas, board_box(tuple(lines), canvas.width, canvas.height), light)


def board_box(lines: tuple[Lettering, ...], width: int, height: int) -> Box:
    """The board's edges (x0, y0, x1, y1) in pixels, around the boxes of its lines."""
    air = MARGIN * min(min(line.h * height, line.w * width) for line in lines)
    return (
        min(line.x for line in lines) * width - air,
        min(line.y for line in lines) * height - air,
        max(line.x + line.w for line in lines) * width + air,
        max(line.y + line.h for line in lines) * height + air,
    )


def _hung(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, _ = box
    thick = _unit(canvas) * 0.006
    for share in (0.14, 0.86):
        x = x0 + (x1 - x0) * share
        chain = Path().move(x, 0).line(x, y0)
        canvas.stroke(chain, thick, _lit("#3a3238", light))
        canvas.stroke(chain, thick * 0.45, _lit("#8d8a92", light), dash=(thick * 1.6, thick * 1.4))
    _planks(canvas, box, light)


def _posted(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    high = y1 - y0
    x, wide = (x0 + x1) / 2, max(high * 0.16, _unit(canvas) * 0.02)
    foot = y1 + high * 0.85
    canvas.fill(
        Path().ellipse(x, foot, wide * 2.2, wide * 0.5), "#10131c", opacity=0.35, blur=wide * 0.3
    )
    post = Path().rect(x - wide / 2, y0 - high * 0.1, wide, foot - y0 + high * 0.1, wide * 0.2)
    across = Linear(
        x - wide / 2, 0, x + wide / 2, 0,
        [(0, _lit(WOOD, light), 1), (1, _lit(WOOD_EDGE, light), 1)],
    )  # fmt: skip
    canvas.fill(post, across)
    _planks(canvas, box, light)


def _planks(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    short = min(wide, high)
    _shadow(canvas, Path().rect(x0, y0, wide, high, short * 0.07), short)
    canvas.fill(Path().rect(x0, y0, wide, high, short * 0.07), _lit(WOOD_EDGE, light))
    rim = short * 0.05
    left, top, across, down = x0 + rim, y0 + rim, wide - 2 * rim, high - 2 * rim
    count = max(2, min(4, round(high / (0.08 * max(canvas.height, canvas.width)))))
    for plank in range(count):
        tone = _lit(mix(WOOD, WOOD_DARK, (0.1, 0.5, 0.3, 0.6)[plank]), light)
        y = top + down * plank / count
        canvas.fill(Path().rect(left, y, across, down / count - rim * 0.25, rim * 0.5), tone)
        for share, start, end in ((0.3, 0.05, 0.52), (0.62, 0.4, 0.96), (0.84, 0.1, 0.3)):
            level = y + down / count * share
            grain = Path().move(left + across * start, level)
            bend = (left + across * (start + end) / 2, level + rim * 0.4)
            grain.quad(*bend, left + across * end, level)
            canvas.stroke(grain, max(1.0, rim * 0.16), _lit(WOOD_EDGE, light), opacity=0.35)
    for x in (left + rim * 1.1, left + across - rim * 1.1):
        for y in (top + rim * 1.1, top + down - rim * 1.1):
            canvas.fill(Path().circle(x, y, rim * 0.42), _lit("#c9b48a", light))


def _fascia(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    for share in (0.16, 0.84):
        leg = Path().rect(x0 + wide * share - high * 0.05, y1 - high * 0.1, high * 0.1, high * 0.3)
        canvas.fill(leg, _lit("#2b2a30", light))
    _shadow(canvas, Path().rect(x0, y0, wide, high, high * 0.12), high)
    canvas.fill(Path().rect(x0, y0, wide, high, high * 0.12), _lit(PAINTED, light))
    for inset, thick in ((0.055, 0.028), (0.105, 0.012)):
        gap = high * inset
        line = Path().rect(x0 + gap, y0 + gap, wide - 2 * gap, high - 2 * gap, high * 0.08)
        canvas.stroke(line, high * thick, _lit(CREAM, light))


def _plaque(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    short = min(wide, high)
    if high > wide:  # it stands out from a wall beside the picture
        wall = -short if x0 + x1 < canvas.width else canvas.width + short
        for y in (y0 + short * 0.2, y1 - short * 0.2):
            arm = Path().move(wall, y).line((x0 + x1) / 2, y)
            canvas.stroke(arm, short * 0.05, _lit("#2b2a30", light))
    _shadow(canvas, Path().rect(x0, y0, wide, high), short)
    canvas.fill(Path().rect(x0, y0, wide, high, short * 0.03), _lit(GOLD, light))
    rim = short * 0.055
    canvas.fill(
        Path().rect(x0 + rim, y0 + rim, wide - 2 * rim, high - 2 * rim), _lit("#7a1f18", light)
    )
    rim = short * 0.085
    ground = Linear(
        0, y0, 0, y1,
        [(0, _lit(mix(LACQUER, "#6b3a2a", 0.35), light), 1), (1, _lit(LACQUER, light), 1)],
    )  # fmt: skip
    canvas.fill(Path().rect(x0 + rim, y0 + rim, wide - 2 * rim, high - 2 * rim), ground)
    reach = short * 0.14
    for x, dx in ((x0 + rim * 1.5, 1), (x1 - rim * 1.5, -1)):
        for y, dy in ((y0 + rim * 1.5, 1), (y1 - rim * 1.5, -1)):
            corner = Path().move(x, y + dy * reach).line(x, y).line(x + dx * reach, y)
            canvas.stroke(corner, short * 0.018, _lit(GOLD, light))


def _ribbon(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    high = y1 - y0
    drop, tail = high * 0.22, min(high * 0.75, max(high * 0.3, x0 * 0.9))
    for edge, out in ((x0, -1), (x1, 1)):
        inner = edge - out * high * 0.3
        end = edge + out * tail
        notch = edge + out * (tail - high * 0.26)
        back = [
            (inner, y0 + drop), (end, y0 + drop), (notch, y0 + drop + high / 2),
            (end, y1 + drop), (inner, y1 + drop),
        ]  # fmt: skip
        canvas.fill(Path().polygon(back), _lit(mix(RIBBON, RIBBON_DARK, 0.45), light))
        fold = [(inner, y1), (edge, y1), (inner, y1 + drop)]
        canvas.fill(Path().polygon(fold), _lit(RIBBON_DARK, light))
    front = Path().rect(x0, y0, x1 - x0, high)
    _shadow(canvas, front, high * 0.7)
    sheen = mix(RIBBON, "#ffffff", 0.06), mix(RIBBON, RIBBON_DARK, 0.15)
    stops = [(share, _lit(tone, light), 1.0) for share, tone in enumerate(sheen)]
    canvas.fill(front, Linear(0, y0, 0, y1, stops))
    for y in (y0 + high * 0.07, y1 - high * 0.07):
        canvas.stroke(Path().move(x0, y).line(x1, y), high * 0.016, _lit("#f6d9a0", light))


def _neon(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    short = min(x1 - x0, y1 - y0)
    panel = Path().rect(x0, y0, x1 - x0, y1 - y0, short * 0.14)
    for share in (0.2, 0.8):
        x = x0 + (x1 - x0) * share
        canvas.stroke(Path().move(x, 0).line(x, y0), short * 0.03, "#1d1a26")
    canvas.fill(panel, TUBE, opacity=0.55, blur=short * 0.16, blend="screen")
    canvas.fill(panel, PANEL)
    gap = short * 0.07
    tube = Path().rect(x0 + gap, y0 + gap, x1 - x0 - 2 * gap, y1 - y0 - 2 * gap, short * 0.1)
    canvas.stroke(tube, short * 0.075, TUBE, opacity=0.28)
    canvas.stroke(tube, short * 0.034, TUBE)
    canvas.stroke(tube, short * 0.012, "#ffd9ec")


def _card(canvas: Canvas, box: Box, light: Light) -> None:
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    stick = Path().rect((x0 + x1) / 2 - high * 0.05, y1 - high * 0.05, high * 0.1, high * 0.55)
    canvas.fill(stick, _lit(WOOD, light))
    board = Path().rect(x0, y0, wide, high, high * 0.05)
    _shadow(canvas, board, high * 0.6)
    canvas.fill(board, _lit(CARD, light, 0.25))
    canvas.stroke(board, high * 0.022, _lit("#c9c2b0", light))


def _shadow(canvas: Canvas, outline: Path, size: float) -> None:
    canvas.fill(outline.moved(0, size * 0.06), "#0b0d18", opacity=0.38, blur=size * 0.05)


def _lit(
    colour: str | tuple[float, float, float], light: Light, share: float = _IN_THE_DARK
) -> tuple[float, float, float]:
    r, g, b = rgb(colour)
    a = tuple(1 - share + share * min(1.0, c) for c in light.ambient)
    return r * a[0], g * a[1], b * a[2]


def _unit(canvas: Canvas) -> float:
    return float(min(canvas.width, canvas.height))


_BOARDS: dict[str, Callable[[Canvas, Box, Light], None]] = {
    "board": _hung, "post": _posted, "fascia": _fascia, "plaque": _plaque, "ribbon": _ribbon,
    "neon": _neon, "card": _card,
}  # fmt: skip
