"""Things made by hand: folded paper, lanterns, knots, baskets."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("paper-boat", kind="floating", height=0.4, aspect=1.6, colours=("white",))
def paper_boat(pen: Pen) -> None:
    """A folded paper boat."""
    paper = pen.tint("#fbfaf4")
    pen.form(Path().polygon([(-0.28, -0.4), (0, -1.0), (0, -0.1)]), paper)
    pen.form(Path().polygon([(0.28, -0.4), (0, -1.0), (0, -0.1)]), mix(paper, DEEP, 0.16))
    hull = Path().polygon([(-0.8, -0.55), (0, -0.28), (0.8, -0.55), (0.48, 0), (-0.48, 0)])
    pen.fill(
        hull,
        Linear(
            -0.6,
            0,
            0.6,
            0,
            [(0, paper, 1), (0.5, mix(paper, DEEP, 0.05), 1), (1, mix(paper, DEEP, 0.2), 1)],
        ),
    )
    pen.stroke(Path().move(0, -0.28).line(0.0, 0.0), 0.012, mix(paper, DEEP, 0.2))


@drawn("paper-plane", kind="flying", height=0.3, aspect=1.7, faces="right", colours=("white",))
def paper_plane(pen: Pen) -> None:
    """A folded paper plane."""
    paper = pen.tint("#fbfbfd")
    pen.form(Path().polygon([(-0.8, -0.62), (0.85, -0.95), (-0.3, -0.34)]), paper)
    pen.fill(Path().polygon([(-0.3, -0.34), (0.85, -0.95), (-0.16, -0.02)]), mix(paper, DEEP, 0.3))
    pen.form(Path().polygon([(-0.12, -0.26), (0.85, -0.95), (0.34, -0.06)]), mix(paper, DEEP, 0.08))


@drawn("sky-lantern", kind="flying", height=0.8, aspect=0.72)
def sky_lantern(pen: Pen) -> None:
    """A glowing paper sky lantern."""
    glow = pen.tint("#ffb257")
    pen.shine(Path().ellipse(0, -0.5, 0.42, 0.5), glow, blur=0.12, opacity=0.4)
    body = (
        Path()
        .move(-0.24, 0.0)
        .cubic(-0.28, -0.3, -0.4, -0.5, -0.32, -0.8)
        .cubic(-0.2, -1.02, 0.2, -1.02, 0.32, -0.8)
        .cubic(0.4, -0.5, 0.28, -0.3, 0.24, 0.0)
        .quad(0, 0.06, -0.24, 0)
        .close()
    )
    pen.shine(
        body,
        Linear(0, -1, 0, 0, [(0, mix(glow, "#d9532c", 0.5), 1), (0.6, glow, 1), (1, "#fff3c4", 1)]),
    )
    pen.shine(Path().ellipse(0, 0.0, 0.24, 0.04), "#fffbe0")
    pen.shine_stroke(
        Path()
        .move(-0.1, -0.01)
        .quad(-0.16, -0.5, -0.1, -0.93)
        .move(0.1, -0.01)
        .quad(0.16, -0.5, 0.1, -0.93),
        0.01,
        mix(glow, "#a8401c", 0.5),
    )


@drawn("chinese-knot", kind="flying", height=0.6, aspect=0.6, colours=("red",))
def chinese_knot(pen: Pen) -> None:
    """A red knot for good luck, with its tassel."""
    red = pen.tint("#d0302a")
    pen.stroke(Path().move(0, -0.98).line(0, -0.1), 0.02, red)
    for k in range(-2, 3):
        for turn_by in (45, -45):
            with pen.at(0, -0.66, 1, tilt=turn_by):
                pen.stroke(
                    Path().rect(-0.17, k * 0.07 - 0.025, 0.34, 0.05, 0.025),
                    0.018,
                    mix(red, DEEP, 0.1 * (k % 2)),
                )
    with pen.at(0, -0.66, 1, tilt=45):
        pen.stroke(Path().rect(-0.2, -0.2, 0.4, 0.4, 0.05), 0.03, red)
    pen.ball(0, -0.36, 0.045, "#f0c75a")
    for k in range(7):
        x = (k - 3) * 0.018
        pen.stroke(
            Path().move(x, -0.3).quad(x * 1.2, -0.14, x * 1.5, 0.0),
            0.016,
            mix(red, WARM, 0.14 * (k % 2)),
        )


@drawn("picnic-basket", "basket", kind="tabletop", height=0.35, aspect=1.25)
def picnic_basket(pen: Pen) -> None:
    """A wicker basket with a checked cloth."""
    wicker = pen.tint("#c08a4c")
    pen.stroke(
        Path().move(-0.42, -0.5).cubic(-0.42, -1.12, 0.42, -1.12, 0.42, -0.5),
        0.055,
        mix(wicker, DEEP, 0.14),
    )
    cloth = (
        Path()
        .move(-0.52, -0.52)
        .quad(0, -0.74, 0.52, -0.52)
        .line(0.4, -0.36)
        .quad(0, -0.44, -0.4, -0.36)
        .close()
    )
    pen.form(cloth, "#fbf6ea")
    for k in range(-4, 5):
        pen.stroke(
            Path().move(k * 0.11, -0.75).line(k * 0.11, -0.3),
            0.035,
            "#d9453b",
            opacity=0.55,
            clip=cloth,
        )
    for y in (-0.58, -0.47):
        pen.stroke(Path().move(-0.6, y).line(0.6, y), 0.035, "#d9453b", opacity=0.55, clip=cloth)
    body = (
        Path()
        .move(-0.56, -0.48)
        .line(0.56, -0.48)
        .line(0.46, -0.03)
        .quad(0, 0.02, -0.46, -0.03)
        .close()
    )
    pen.form(body, wicker)
    for row in range(5):
        for k in range(9):
            x = -0.5 + k * 0.125 + (0.06 if row % 2 else 0)
            pen.stroke(
                Path()
                .move(x - 0.04, -0.42 + row * 0.085)
                .quad(x, -0.455 + row * 0.085, x + 0.04, -0.42 + row * 0.085),
                0.022,
                mix(wicker, WARM, 0.35),
                clip=body,
            )
    pen.form(Path().rect(-0.6, -0.52, 1.2, 0.09, 0.04), mix(wicker, DEEP, 0.12))


@drawn("rabbit-lantern", kind="tabletop", height=0.4, aspect=1.1, colours=("white",))
def rabbit_lantern(pen: Pen) -> None:
    """A lantern of white paper in the shape of a rabbit, on wheels, lit from within."""
    paper = pen.tint("#fdf6ea")
    red = "#d9342b"
    for x in (-0.28, 0.26):
        pen.ball(x, -0.08, 0.08, red)
        pen.fill(Path().circle(x, -0.08, 0.03), "#f2c14a")
    if pen.look.dark > 0.3:
        pen.shine(Path().ellipse(0, -0.4, 0.62, 0.46), "#ffb65a", blur=0.2, opacity=0.5)
    body = Path().ellipse(0.08, -0.34, 0.4, 0.26)
    glow = Radial(
        0.06, -0.3, 0.42, ((0.0, "#fff0c0", 1.0), (0.7, paper, 1.0), (1.0, "#f2d9b8", 1.0))
    )
    for dx, tilt in ((-0.34, -24), (-0.2, 6)):
        with pen.at(dx, -0.66, 1.0, tilt=tilt):
            pen.shine(Path().ellipse(0, -0.16, 0.065, 0.19), paper)
            pen.shine(Path().ellipse(0, -0.15, 0.03, 0.13), "#f7b8b8")
    pen.shine(body, glow)
    pen.shine(Path().circle(-0.28, -0.54, 0.2), glow)
    for k in range(5):
        rib = (
            Path().move(-0.2 + 0.13 * k, -0.12).quad(-0.1 + 0.1 * k, -0.34, -0.18 + 0.13 * k, -0.57)
        )
        pen.shine_stroke(rib, 0.012, red, clip=body)
    pen.shine(Path().circle(-0.34, -0.56, 0.028), red)
    pen.shine(Path().ellipse(-0.46, -0.5, 0.025, 0.018), "#e8899a")
    pen.shine(Path().circle(0.49, -0.38, 0.07), paper)
    pen.stroke(Path().move(0.02, -0.58).quad(0.16, -0.86, 0.4, -1.0), 0.022, "#8a5a38")
