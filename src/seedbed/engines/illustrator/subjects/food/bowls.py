"""Bowls and what is steamed in them."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("bowl", "bowl-of-rice", kind="tabletop", height=0.1, aspect=1.6)
def bowl(pen: Pen) -> None:
    """A bowl, empty or heaped with rice."""
    china = pen.tint("#5a86b8")
    if pen.look.name == "bowl-of-rice":
        pen.form(
            Path().move(-0.6, -0.6).cubic(-0.5, -1.08, 0.5, -1.08, 0.6, -0.6).close(), "#fdfbf4"
        )
        for _k in range(30):
            x = pen.chance(-0.5, 0.5)
            pen.fill(
                Path().ellipse(x, pen.chance(-0.9 + abs(x) * 0.5, -0.6), 0.035, 0.018), "#e9e3d2"
            )
    else:
        pen.fill(Path().ellipse(0, -0.66, 0.72, 0.14), mix(china, DEEP, 0.35))
    body = (
        Path()
        .move(-0.74, -0.66)
        .cubic(-0.7, -0.3, -0.44, -0.08, -0.26, -0.06)
        .line(-0.24, 0)
        .line(0.24, 0)
        .line(0.26, -0.06)
        .cubic(0.44, -0.08, 0.7, -0.3, 0.74, -0.66)
        .quad(0, -0.46, -0.74, -0.66)
        .close()
    )
    pen.form(body, china, light=0.4, dark=0.25)
    pen.stroke(
        Path().move(-0.74, -0.66).quad(0, -0.46, 0.74, -0.66), 0.045, mix(china, "#ffffff", 0.5)
    )


@drawn("tangyuan", kind="tabletop", height=0.1, aspect=1.6)
def tangyuan(pen: Pen) -> None:
    """Sweet rice balls in a bowl."""
    for x, y in ((-0.36, -0.66), (0.36, -0.66), (-0.13, -0.72), (0.14, -0.71), (0.0, -0.58)):
        pen.ball(x, y, 0.19, "#fdf8f2" if x < 0.2 else "#f7c3d0")
    body = (
        Path()
        .move(-0.74, -0.62)
        .cubic(-0.7, -0.3, -0.44, -0.08, -0.26, -0.06)
        .line(-0.24, 0)
        .line(0.24, 0)
        .line(0.26, -0.06)
        .cubic(0.44, -0.08, 0.7, -0.3, 0.74, -0.62)
        .quad(0, -0.42, -0.74, -0.62)
        .close()
    )
    pen.form(body, pen.tint("#c8402f"), light=0.3)
    pen.stroke(Path().move(-0.74, -0.62).quad(0, -0.42, 0.74, -0.62), 0.045, "#f0c75a")


@drawn("zongzi", kind="tabletop", height=0.1, aspect=1.1, colours=("green",))
def zongzi(pen: Pen) -> None:
    """A rice dumpling in its bamboo leaf, tied with string."""
    green = pen.tint("#5f8f45")
    whole = (
        Path()
        .move(-0.5, -0.06)
        .quad(-0.2, -0.7, 0.0, -0.98)
        .quad(0.26, -0.66, 0.52, -0.06)
        .quad(0, 0.06, -0.5, -0.06)
        .close()
    )
    pen.form(whole, green, light=0.3, dark=0.3)
    pen.form(
        Path()
        .move(0.0, -0.98)
        .quad(0.26, -0.66, 0.52, -0.06)
        .quad(0.3, 0.0, 0.1, -0.02)
        .quad(0.16, -0.5, 0.0, -0.98)
        .close(),
        mix(green, DEEP, 0.25),
    )
    for k in range(4):
        pen.stroke(
            Path().move(-0.45 + k * 0.1, -0.05).quad(-0.2 + k * 0.06, -0.6, 0, -0.96),
            0.012,
            mix(green, WARM, 0.4),
            clip=whole,
        )
    for y in (-0.5, -0.36):
        pen.stroke(
            Path().move(-0.5, y + 0.14).quad(0, y - 0.02, 0.5, y + 0.16),
            0.03,
            "#e9d7a8",
            clip=whole,
        )
