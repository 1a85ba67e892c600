"""Boats with sails and oars."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("sailboat", "boat", kind="floating", height=9, aspect=0.86)
def sailboat(pen: Pen) -> None:
    """A small sailing boat: two sails, a wooden hull."""
    striped = pen.look.colour is None
    sail = pen.part("sails", pen.tint("#fdf4e0"))
    accent = ("#e0654a", "#3f86b8", "#d9a03c", "#c8503f")[pen.look.pick % 4]
    pen.stroke(Path().move(0.02, -0.14).line(0.02, -1.0), 0.016, "#7a5238")
    main = (
        Path()
        .move(0.045, -0.96)
        .cubic(0.2, -0.72, 0.34, -0.45, 0.39, -0.245)
        .quad(0.2, -0.2, 0.045, -0.225)
        .close()
    )
    jib = (
        Path()
        .move(-0.005, -0.93)
        .cubic(-0.06, -0.65, -0.2, -0.38, -0.36, -0.235)
        .quad(-0.16, -0.2, -0.005, -0.225)
        .close()
    )
    pen.fill(
        main,
        Linear(
            0.04,
            0,
            0.36,
            0,
            [(0, mix(sail, WARM, 0.5), 1), (0.6, sail, 1), (1, mix(sail, DEEP, 0.16), 1)],
        ),
    )
    pen.fill(
        jib, Linear(-0.34, 0, 0, 0, [(0, mix(sail, DEEP, 0.04), 1), (1, mix(sail, DEEP, 0.2), 1)])
    )
    for edge in (main, jib):
        pen.stroke(edge, 0.009, mix(sail, DEEP, 0.45), opacity=0.8)
    if striped:
        for k in (1, 3):
            y = -0.96 + k * 0.19
            pen.fill(Path().rect(0, y, 0.6, 0.09), accent, opacity=0.92, clip=main)
            pen.fill(Path().rect(-0.5, y + 0.06, 0.6, 0.08), accent, opacity=0.82, clip=jib)
    pen.fill(Path().polygon([(0.02, -1.0), (0.14, -0.975), (0.02, -0.945)]), accent)
    hull = (
        Path()
        .move(-0.42, -0.165)
        .quad(0.0, -0.12, 0.43, -0.185)
        .cubic(0.4, -0.07, 0.33, 0.0, 0.25, 0.0)
    )
    hull.line(-0.26, 0.0).cubic(-0.35, -0.01, -0.4, -0.09, -0.42, -0.165).close()
    pen.form(hull, "#a2603a")
    pen.fill(Path().rect(-0.5, -0.055, 1, 0.06), "#7d3f2c", clip=hull)
    pen.stroke(Path().move(-0.42, -0.16).quad(0.0, -0.115, 0.43, -0.18), 0.022, "#f3e3c4")
    for x in (-0.16, 0.0, 0.16):
        pen.fill(Path().circle(x, -0.085, 0.015), "#f3e3c4")


@drawn(
    "rowing-boat",
    "small-boat",
    "canoe",
    kind="floating",
    height=1.2,
    aspect=2.9,
    seat=(0.5, 0.55),
    colours=("brown",),
)
def rowing_boat(pen: Pen) -> None:
    """A wooden rowing boat with an oar."""
    wood = pen.tint("#a8693c")
    inside = (
        Path().move(-1.34, -0.78).quad(0, -0.3, 1.34, -0.78).quad(0, -0.62, -1.34, -0.78).close()
    )
    pen.fill(inside, mix(wood, DEEP, 0.45))
    for x in (-0.5, 0.35):
        pen.form(Path().rect(x, -0.62, 0.3, 0.12, 0.03), mix(wood, WARM, 0.25))
    pen.stroke(Path().move(0.25, -0.86).line(-0.65, -0.06), 0.07, "#d9b27a")
    hull = Path().move(-1.42, -0.88).quad(-0.9, -0.46, 0, -0.44).quad(0.9, -0.46, 1.42, -0.88)
    hull.cubic(1.28, -0.3, 1.0, 0.0, 0.78, 0.0).line(-0.78, 0.0).cubic(
        -1.0, 0.0, -1.28, -0.3, -1.42, -0.88
    ).close()
    pen.form(hull, wood)
    for k in range(1, 3):
        plank = (
            Path()
            .move(-1.4 + 0.14 * k, -0.8 + 0.17 * k)
            .quad(0, -0.36 + 0.17 * k, 1.4 - 0.14 * k, -0.8 + 0.17 * k)
        )
        pen.stroke(plank, 0.025, mix(wood, DEEP, 0.32), clip=hull)
    pen.stroke(
        Path().move(-1.42, -0.88).quad(-0.9, -0.46, 0, -0.44).quad(0.9, -0.46, 1.42, -0.88),
        0.085,
        mix(wood, WARM, 0.42),
    )
    blade = (
        Path()
        .move(-0.62, -0.12)
        .quad(-0.86, -0.02, -0.92, 0.14)
        .quad(-0.7, 0.12, -0.56, -0.04)
        .close()
    )
    pen.form(blade, "#d9b27a")


@drawn("surfboard", kind="ground", height=2.0, aspect=0.3)
def surfboard(pen: Pen) -> None:
    """A surfboard standing on its tail."""
    colour = pen.tint("#fbf3e0")
    board = Path().move(0, -1.0).cubic(0.2, -0.8, 0.17, -0.2, 0.08, 0.0).line(-0.08, 0.0)
    board.cubic(-0.17, -0.2, -0.2, -0.8, 0, -1.0).close()
    pen.form(board, colour)
    pen.fill(Path().rect(-0.2, -0.42, 0.4, 0.1), "#2f9ac8", clip=board)
    pen.fill(Path().rect(-0.2, -0.29, 0.4, 0.05), "#f2793a", clip=board)
    pen.stroke(Path().move(0, -0.97).line(0, -0.03), 0.014, mix(colour, DEEP, 0.3))
