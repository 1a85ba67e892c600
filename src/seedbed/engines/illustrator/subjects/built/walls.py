"""The parts of buildings: walls, windows, doors, roofs, turrets."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen

LAMP = "#ffd27a"


def wall(pen: Pen, x: float, y: float, w: float, h: float, colour: Colour) -> None:
    """A wall with its light from the left."""
    stops = (
        (0.0, mix(colour, WARM, 0.14), 1.0),
        (0.5, colour, 1.0),
        (1.0, mix(colour, DEEP, 0.2), 1.0),
    )
    pen.fill(Path().rect(x, y, w, h), Linear(x, 0, x + w, 0, stops))


def window(
    pen: Pen,
    x: float,
    y: float,
    w: float,
    h: float,
    frame: Colour = "#fbf6ea",
    *,
    arch: bool = False,
    bars: bool = True,
) -> None:
    """A window with panes; warm when the scene is dark."""
    lit = pen.look.dark > 0.35
    pane = Path().rect(x, y, w, h, w * 0.5 if arch else w * 0.06)
    edge = w * 0.13
    pen.fill(
        Path().rect(
            x - edge, y - edge, w + 2 * edge, h + 2 * edge, (w * 0.5 + edge) if arch else w * 0.1
        ),
        frame,
    )
    if lit:
        pen.shine(
            Path().ellipse(x + w / 2, y + h / 2, w * 1.3, h * 1.2),
            "#ffb347",
            blur=w * 0.5,
            opacity=0.28,
        )
        pen.shine(pane, Linear(0, y, 0, y + h, [(0, "#ffe6a3", 1), (1, "#ffb85a", 1)]))
    else:
        pen.fill(
            pane,
            Linear(x, y, x + w, y + h, [(0, "#cfe8f7", 1), (0.5, "#8fbfe0", 1), (1, "#6d9cc6", 1)]),
        )
    if bars:
        cross = (
            Path()
            .move(x + w / 2, y)
            .line(x + w / 2, y + h)
            .move(x, y + h * 0.5)
            .line(x + w, y + h * 0.5)
        )
        if lit:
            pen.shine_stroke(cross, w * 0.08, mix(frame, "#8a5a2a", 0.5))
        else:
            pen.stroke(cross, w * 0.08, frame, cap="butt")


def door(pen: Pen, x: float, w: float, h: float, colour: Colour, *, arch: bool = False) -> None:
    """A door standing on the ground at x."""
    pen.fill(
        Path().rect(x - w * 0.1, -h - w * 0.1, w * 1.2, h + w * 0.1, w * 0.55 if arch else 0),
        mix(colour, WARM, 0.45),
    )
    pen.fill(Path().rect(x - w * 0.1, -h * 0.4, w * 1.2, h * 0.4), mix(colour, WARM, 0.45))
    leaf = Path().rect(x, -h, w, h, w * 0.5 if arch else 0)
    pen.form(leaf, colour)
    if arch:
        pen.fill(Path().rect(x, -h * 0.4, w, h * 0.4), mix(colour, DEEP, 0.06))
    pen.stroke(
        Path().move(x + w / 2, -h * 0.92).line(x + w / 2, -h * 0.05),
        w * 0.03,
        mix(colour, DEEP, 0.4),
    )
    pen.fill(Path().circle(x + w * 0.8, -h * 0.45, w * 0.06), "#f2c14a")


def gable(
    pen: Pen, x0: float, x1: float, eaves: float, ridge: float, colour: Colour, over: float = 0.04
) -> None:
    """A pitched roof seen at its gable, from x0 to x1."""
    mid = (x0 + x1) / 2
    roof = Path().polygon(
        [
            (x0 - over, eaves + 0.02),
            (mid, ridge),
            (x1 + over, eaves + 0.02),
            (x1 + over - 0.045, eaves + 0.06),
            (mid, ridge + 0.075),
            (x0 - over + 0.045, eaves + 0.06),
        ]
    )
    pen.fill(
        roof,
        Linear(
            x0,
            0,
            x1,
            0,
            [
                (0, mix(colour, WARM, 0.2), 1),
                (0.49, colour, 1),
                (0.51, mix(colour, DEEP, 0.18), 1),
                (1, mix(colour, DEEP, 0.34), 1),
            ],
        ),
    )


def roof(
    pen: Pen, x0: float, x1: float, eaves: float, ridge: float, colour: Colour, inset: float = 0.1
) -> None:
    """A pitched roof seen along its length, with rows of tiles."""
    shape = Path().polygon([(x0, eaves), (x0 + inset, ridge), (x1 - inset, ridge), (x1, eaves)])
    pen.fill(
        shape,
        Linear(
            0, ridge, 0, eaves, [(0, mix(colour, WARM, 0.16), 1), (1, mix(colour, DEEP, 0.16), 1)]
        ),
    )
    rows = 5
    for k in range(1, rows):
        y = ridge + (eaves - ridge) * k / rows
        pen.stroke(
            Path().move(x0 + inset * (1 - k / rows), y).line(x1 - inset * (1 - k / rows), y),
            0.008,
            mix(colour, DEEP, 0.28),
            clip=shape,
        )
    pen.stroke(Path().move(x0, eaves).line(x1, eaves), 0.018, mix(colour, DEEP, 0.35))
    if pen.look.season == "winter":
        snow(pen, x0, x1, eaves, ridge, inset)


def snow(pen: Pen, x0: float, x1: float, eaves: float, ridge: float, inset: float) -> None:
    """Snow lying on a roof, with a soft lower edge."""
    low = ridge + (eaves - ridge) * 0.82
    left, right = x0 + inset * 0.18, x1 - inset * 0.18
    cover = (
        Path()
        .move(left, low)
        .line(x0 + inset, ridge - 0.02)
        .line(x1 - inset, ridge - 0.02)
        .line(right, low)
    )
    steps = 6
    for k in range(steps):
        x = right + (left - right) * (k + 1) / steps
        back = right + (left - right) * (k + 0.5) / steps
        cover.quad(back, low + 0.045 * (1.3 if k % 2 else 0.6), x, low)
    pen.fill(cover.close(), Linear(0, ridge, 0, eaves, [(0, "#ffffff", 1), (1, "#dbe8f7", 1)]))


def smoke(pen: Pen, x: float, y: float) -> None:
    """A soft curl of smoke from a chimney."""
    for k in range(4):
        pen.fill(
            Path().circle(x + 0.02 * (k % 2) + 0.018 * k, y - 0.035 - k * 0.045, 0.02 + 0.009 * k),
            "#f2f4f8",
            opacity=0.5 - 0.1 * k,
            blur=0.012,
        )


def battlement(pen: Pen, x0: float, x1: float, y: float, stone: Colour) -> None:
    count = max(3, round((x1 - x0) / 0.085))
    w = (x1 - x0) / count
    path = Path().rect(x0, y - 0.012, x1 - x0, 0.035)
    for k in range(count):
        path.rect(x0 + k * w + w * 0.15, y - 0.05, w * 0.7, 0.06)
    pen.fill(
        path, Linear(x0, 0, x1, 0, [(0, mix(stone, WARM, 0.25), 1), (1, mix(stone, DEEP, 0.18), 1)])
    )


def turret(
    pen: Pen, x: float, w: float, top: float, foot: float, stone: Colour, cone: Colour, high: float
) -> None:
    pen.fill(
        Path().rect(x - w / 2, top, w, foot - top),
        Linear(
            x - w / 2,
            0,
            x + w / 2,
            0,
            [(0, mix(stone, WARM, 0.3), 1), (0.45, stone, 1), (1, mix(stone, DEEP, 0.3), 1)],
        ),
    )
    battlement(pen, x - w * 0.6, x + w * 0.6, top, stone)
    roof_ = Path().polygon(
        [(x - w * 0.62, top - 0.03), (x, top - high), (x + w * 0.62, top - 0.03)]
    )
    pen.fill(
        roof_,
        Linear(
            x - w * 0.6,
            0,
            x + w * 0.6,
            0,
            [(0, mix(cone, WARM, 0.3), 1), (0.5, cone, 1), (1, mix(cone, DEEP, 0.35), 1)],
        ),
    )
    pen.stroke(Path().move(x, top - high).line(x, top - high - 0.08), 0.008, "#6a5648")
    pen.fill(
        Path().polygon(
            [(x, top - high - 0.08), (x + 0.075, top - high - 0.06), (x, top - high - 0.035)]
        ),
        "#e0473f",
    )
