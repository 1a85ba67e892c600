"""Hats, helmets, crowns and glasses."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.headgear import MORE, star


def glasses(pen: Pen, x: float, y: float, r: float, colour: Colour) -> None:
    """Round glasses over eyes at (x +- 0.37 r, y)."""
    for side in (-1, 1):
        ring = Path().circle(x + side * r * 0.38, y, r * 0.25)
        pen.fill(ring, "#dff1ff", opacity=0.3)
        pen.stroke(ring, r * 0.06, colour)
    pen.stroke(
        Path().move(x - r * 0.14, y).quad(x, y - r * 0.07, x + r * 0.14, y), r * 0.06, colour
    )


def helm(pen: Pen, cx: float, cy: float, r: float) -> None:
    """A knight's closed helmet in place of the head."""
    steel = Linear(
        cx - r,
        0,
        cx + r,
        0,
        [(0, "#7d8899", 1), (0.35, "#f1f4f8", 1), (0.62, "#aab4c2", 1), (1, "#667083", 1)],
    )
    plume = (
        Path()
        .move(cx, cy - r * 0.9)
        .cubic(cx - r * 0.3, cy - r * 1.9, cx - r * 1.5, cy - r * 1.6, cx - r * 1.45, cy - r * 0.5)
    )
    plume.cubic(cx - r * 1.1, cy - r * 1.1, cx - r * 0.5, cy - r * 1.0, cx, cy - r * 0.9).close()
    pen.form(plume, "#cf3a36")
    shell = (
        Path()
        .move(cx - r, cy + r * 0.9)
        .cubic(cx - r * 1.15, cy - r * 1.35, cx + r * 1.15, cy - r * 1.35, cx + r, cy + r * 0.9)
    )
    shell.quad(cx, cy + r * 1.2, cx - r, cy + r * 0.9).close()
    pen.fill(shell, steel)
    slot = Path().rect(cx - r * 0.72, cy - r * 0.1, r * 1.44, r * 0.26, r * 0.08)
    pen.fill(slot, "#20242e")
    for side in (-1, 1):
        pen.fill(Path().circle(cx + side * r * 0.33, cy + r * 0.03, r * 0.075), "#ffffff")
    pen.fill(Path().rect(cx - r * 0.07, cy - r * 0.1, r * 0.14, r * 1.15, r * 0.05), "#8b96a6")
    for k in range(3):
        for side in (-1, 1):
            pen.fill(
                Path().circle(
                    cx + side * r * (0.3 + 0.2 * (k % 2)), cy + r * (0.4 + 0.2 * k), r * 0.05
                ),
                "#3a404c",
            )


def hat_on(
    pen: Pen, hat: str, cx: float, cy: float, r: float, colour: Colour | None = None
) -> None:
    """A hat by its kind, on a round head of radius r at (cx, cy)."""
    top = cy - r * 0.42
    if hat == "helmet":
        visor = Path().circle(cx, cy, r * 1.3)
        pen.stroke(visor, r * 0.16, "#eef1f6")
        pen.fill(
            visor,
            Radial(
                cx - r * 0.4,
                cy - r * 0.5,
                r * 1.8,
                [(0, "#ffffff", 0.42), (0.5, "#9fd0ff", 0.16), (1, "#27407f", 0.34)],
            ),
        )
        gleam = (
            Path()
            .move(cx - r * 0.95, cy - r * 0.3)
            .quad(cx - r * 0.8, cy - r * 0.85, cx - r * 0.25, cy - r * 1.02)
        )
        pen.stroke(gleam, r * 0.12, "#ffffff", opacity=0.8)
        for side in (-1, 1):
            pen.form(
                Path().rect(
                    cx + side * r * 1.3 - r * 0.12, cy - r * 0.2, r * 0.24, r * 0.5, r * 0.1
                ),
                "#c3cad6",
            )
    elif hat == "kabuto":
        bowl = (
            Path()
            .move(cx - r * 1.12, cy - r * 0.12)
            .cubic(
                cx - r * 1.1,
                cy - r * 1.55,
                cx + r * 1.1,
                cy - r * 1.55,
                cx + r * 1.12,
                cy - r * 0.12,
            )
            .quad(cx, cy - r * 0.5, cx - r * 1.12, cy - r * 0.12)
            .close()
        )
        for side in (-1, 1):
            guard = (
                Path()
                .move(cx + side * r * 0.95, cy - r * 0.3)
                .quad(cx + side * r * 1.55, cy + r * 0.2, cx + side * r * 1.45, cy + r * 0.75)
                .quad(cx + side * r * 1.1, cy + r * 0.5, cx + side * r * 0.9, cy + r * 0.3)
                .close()
            )
            pen.form(guard, "#2c2f42")
        pen.form(bowl, "#3a3e55")
        horns = (
            Path()
            .move(cx, cy - r * 0.62)
            .cubic(
                cx - r * 0.5,
                cy - r * 0.8,
                cx - r * 0.95,
                cy - r * 1.2,
                cx - r * 0.85,
                cy - r * 1.75,
            )
            .cubic(cx - r * 0.6, cy - r * 1.2, cx - r * 0.3, cy - r * 1.0, cx, cy - r * 0.98)
        )
        horns.cubic(
            cx + r * 0.3, cy - r * 1.0, cx + r * 0.6, cy - r * 1.2, cx + r * 0.85, cy - r * 1.75
        ).cubic(cx + r * 0.95, cy - r * 1.2, cx + r * 0.5, cy - r * 0.8, cx, cy - r * 0.62).close()
        pen.form(horns, "#f0c75a")
        pen.ball(cx, cy - r * 0.78, r * 0.14, "#d9342b")
    elif hat == "toque":
        for x, y, s in ((-0.6, -1.35, 0.5), (0.6, -1.35, 0.5), (0.0, -1.55, 0.6)):
            pen.ball(cx + x * r, cy + y * r, s * r, "#fbfbfd")
        pen.form(
            Path().rect(cx - r * 0.85, cy - r * 1.25, r * 1.7, r * 0.75, r * 0.12),
            "#fbfbfd",
            dark=0.1,
        )
    elif hat == "pointed":
        cone = (
            Path()
            .move(cx - r * 0.95, top)
            .quad(cx - r * 0.25, cy - r * 1.4, cx + r * 0.35, cy - r * 2.5)
            .quad(cx + r * 0.5, cy - r * 1.3, cx + r * 0.95, top)
            .quad(cx, top + r * 0.25, cx - r * 0.95, top)
            .close()
        )
        pen.form(Path().ellipse(cx, top, r * 1.5, r * 0.3), mix(colour or "#4338a0", DEEP, 0.08))
        pen.form(cone, colour or "#4b3fa0")
        pen.stroke(
            Path()
            .move(cx - r * 0.9, top - r * 0.08)
            .quad(cx, top + r * 0.17, cx + r * 0.9, top - r * 0.08),
            r * 0.16,
            "#e6bf5a",
        )
        for x, y, s in ((-0.2, -1.1, 0.16), (0.3, -1.55, 0.12), (0.35, -0.85, 0.1)):
            star(pen, cx + x * r, cy + y * r, s * r, "#ffe08a")
    elif hat in {"straw", "bucket", "tricorn"}:
        own = {"straw": "#e9c56f", "bucket": "#7d8f5e", "tricorn": "#3b2f36"}
        felt = colour or own[hat]
        pen.form(
            Path().ellipse(cx, top + r * 0.02, r * (1.75 if hat == "straw" else 1.4), r * 0.36),
            mix(felt, DEEP, 0.08),
        )
        dome = (
            Path()
            .move(cx - r * 0.9, top)
            .cubic(cx - r * 0.85, cy - r * 1.45, cx + r * 0.85, cy - r * 1.45, cx + r * 0.9, top)
            .quad(cx, top + r * 0.25, cx - r * 0.9, top)
            .close()
        )
        pen.form(dome, felt)
        pen.stroke(
            Path()
            .move(cx - r * 0.89, top - r * 0.08)
            .quad(cx, top + r * 0.17, cx + r * 0.89, top - r * 0.08),
            r * 0.16,
            "#c8433c" if hat == "straw" else mix(felt, DEEP, 0.3),
        )
    elif hat == "beret":
        pen.form(
            Path().ellipse(cx - r * 0.2, cy - r * 0.78, r * 1.15, r * 0.45), colour or "#c8433c"
        )
        pen.ball(cx - r * 0.25, cy - r * 1.22, r * 0.09, colour or "#c8433c")
    elif hat == "cap":
        dome = (
            Path()
            .move(cx - r * 1.02, top)
            .cubic(cx - r, cy - r * 1.4, cx + r, cy - r * 1.4, cx + r * 1.02, top)
            .close()
        )
        pen.form(dome, colour or "#2d4478")
        pen.form(
            Path().ellipse(cx, top + r * 0.06, r * 1.05, r * 0.18),
            mix(colour or "#2d4478", DEEP, 0.4),
        )
        star(pen, cx, cy - r * 0.78, r * 0.2, "#f0c75a")
    elif hat in MORE:
        MORE[hat](pen, cx, cy, r, colour)
    elif hat in {"tiara", "crown"}:
        crown(
            pen,
            cx,
            cy - r * 0.62,
            r * (0.62 if hat == "tiara" else 0.85),
            r * (0.5 if hat == "tiara" else 0.8),
        )


def crown(
    pen: Pen, cx: float, base: float, half: float, high: float, colour: Colour = "#f2c14a"
) -> None:
    """A gold crown standing on `base`."""
    points = [
        (cx - half, base),
        (cx - half * 1.12, base - high),
        (cx - half * 0.5, base - high * 0.5),
        (cx, base - high * 1.15),
        (cx + half * 0.5, base - high * 0.5),
        (cx + half * 1.12, base - high),
        (cx + half, base),
    ]
    body = Path().move(*points[0])
    for point in points[1:]:
        body.line(*point)
    body.quad(cx, base + high * 0.22, cx - half, base).close()
    pen.form(body, colour, light=0.4, dark=0.3)
    for x, y in (points[1], points[3], points[5]):
        pen.ball(x, y, high * 0.11, "#ffe9a8")
    for x, gem in ((-0.55, "#4aa3e0"), (0.0, "#e0473f"), (0.55, "#4ab37a")):
        pen.ball(cx + x * half, base - high * 0.16 + high * 0.08 * (1 - abs(x)), high * 0.11, gem)
