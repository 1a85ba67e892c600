"""Small working and sporting boats: the kayak with its paddle, the fishing boat with its nets."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn(
    "kayak", kind="floating", height=0.8, aspect=3.5, faces="left", seat=(0.5, 0.56),
    colours=("orange",),
)  # fmt: skip
def kayak(pen: Pen) -> None:
    """A sea kayak from the side: a slim hull, the paddler's hole, a double paddle across it.

    The paddle crosses where a paddler's hands are, so that who sits in the hole holds it.
    """
    shell = pen.tint("#f0722e")
    deck, seam = mix(shell, WARM, 0.2), mix(shell, DEEP, 0.3)
    back = Path().ellipse(0.06, -0.5, 0.36, 0.12)
    pen.fill(back, mix(seam, DEEP, 0.5))
    pen.form(Path().move(0.2, -0.5).cubic(0.2, -0.76, 0.3, -0.8, 0.36, -0.5).close(), "#3a3f4a")
    hull = Path().move(-1.74, -0.6).cubic(-1.3, -0.46, -0.8, -0.5, -0.3, -0.44)
    hull.quad(0.06, -0.38, 0.42, -0.44).cubic(0.9, -0.5, 1.3, -0.46, 1.72, -0.58)
    hull.cubic(1.5, -0.2, 1.1, 0.0, 0.7, 0.0).line(-0.8, 0.0)
    hull.cubic(-1.2, 0.0, -1.56, -0.2, -1.74, -0.6).close()
    pen.form(hull, shell)
    top = Path().move(-1.74, -0.6).cubic(-1.3, -0.46, -0.8, -0.5, -0.3, -0.44)
    top.quad(0.06, -0.38, 0.42, -0.44).cubic(0.9, -0.5, 1.3, -0.46, 1.72, -0.58)
    top.cubic(1.3, -0.3, 0.7, -0.24, 0.0, -0.24).cubic(-0.7, -0.24, -1.3, -0.3, -1.74, -0.6)
    pen.fill(top.close(), deck)
    edge = Path().move(-1.7, -0.57).cubic(-1.3, -0.28, -0.7, -0.23, 0, -0.23)
    edge.cubic(0.7, -0.23, 1.3, -0.28, 1.68, -0.55)
    pen.stroke(edge, 0.045, "#fbf6ea")
    rim = Path().move(-0.32, -0.46).quad(0.06, -0.34, 0.44, -0.46)
    pen.stroke(rim, 0.06, "#2f3440")
    for x in (-1.0, -0.72, 0.84, 1.1):  # the lines over the deck
        pen.stroke(Path().move(x, -0.47).quad(x + 0.06, -0.36, x + 0.02, -0.26), 0.022, "#2f3440",
                   clip=hull)  # fmt: skip
    for x, y in ((-1.66, -0.57), (1.64, -0.55)):
        pen.stroke(Path().circle(x, y, 0.05), 0.025, "#2f3440")
    _paddle(pen)


def _paddle(pen: Pen) -> None:
    low, high = (-0.84, -0.1), (0.76, -1.0)
    pen.stroke(Path().move(*low).line(*high), 0.05, "#f4efe2")
    for (x, y), way in ((low, -1.0), (high, 1.0)):
        with pen.at(x, y, 1.0, tilt=-29.4):
            blade = (
                Path()
                .move(way * -0.06, -0.03)
                .cubic(way * 0.08, -0.13, way * 0.3, -0.14, way * 0.36, -0.04)
            )
            blade.cubic(way * 0.38, 0.1, way * 0.1, 0.13, way * -0.06, 0.03).close()
            pen.form(blade, "#f2c13a")
            pen.stroke(Path().move(0, 0).line(way * 0.3, 0), 0.02, "#b8862a")


@drawn(
    "fishing-boat", "trawler", kind="floating", height=6, aspect=1.4, faces="left",
    colours=("blue",), seat=(0.34, 0.66),
)  # fmt: skip
def fishing_boat(pen: Pen) -> None:
    """A wooden fishing boat: a high bow, a wheelhouse, mast and boom, nets and floats."""
    paint = pen.tint("#2f6fa8")
    wood, rope = "#8a5c38", "#4a3a34"
    pen.limb([(0.06, -0.4), (0.06, -0.98)], 0.026, wood)
    pen.limb([(0.06, -0.5), (0.62, -0.84)], 0.02, wood)
    for a, b in (((0.06, -0.96), (-0.62, -0.52)), ((0.06, -0.96), (0.62, -0.84)),
                 ((0.06, -0.96), (0.66, -0.42))):  # fmt: skip
        pen.stroke(Path().move(*a).line(*b), 0.008, rope)
    flag = Path().move(0.06, -0.99).quad(0.13, -1.02, 0.2, -0.97).line(0.2, -0.89)
    pen.form(flag.quad(0.13, -0.93, 0.06, -0.9).close(), "#d9342b")
    _hung_net(pen)
    _wheelhouse(pen)
    hull = Path().move(-0.7, -0.52).cubic(-0.5, -0.4, -0.2, -0.34, 0.1, -0.33)
    hull.cubic(0.36, -0.32, 0.56, -0.35, 0.68, -0.4).cubic(0.69, -0.2, 0.66, -0.08, 0.6, 0.0)
    hull.line(-0.42, 0.0).cubic(-0.54, -0.1, -0.64, -0.3, -0.7, -0.52).close()
    pen.form(hull, paint)
    pen.fill(Path().rect(-0.8, -0.07, 1.6, 0.08), "#b23a2c", clip=hull)
    pen.fill(Path().rect(-0.8, -0.085, 1.6, 0.018), "#fbf6ea", clip=hull)
    for dy in (0.09, 0.16):
        plank = Path().move(-0.68, -0.52 + dy).cubic(-0.48, -0.4 + dy, -0.2, -0.34 + dy, 0.1,
                                                     -0.33 + dy)  # fmt: skip
        plank.cubic(0.36, -0.32 + dy, 0.56, -0.35 + dy, 0.7, -0.4 + dy)
        pen.stroke(plank, 0.009, mix(paint, DEEP, 0.34), clip=hull)
    gunwale = Path().move(-0.7, -0.515).cubic(-0.5, -0.395, -0.2, -0.335, 0.1, -0.325)
    pen.stroke(gunwale.cubic(0.36, -0.315, 0.56, -0.345, 0.68, -0.395), 0.034, "#fbf6ea")
    with pen.at(-0.56, -0.33, 1.0):  # the eye at the bow, painted to see the way
        pen.fill(Path().ellipse(0, 0, 0.05, 0.034), "#fbf6ea")
        pen.fill(Path().circle(-0.008, 0, 0.02), "#2b2230")
    for x, colour in ((-0.16, "#f08a3c"), (0.1, "#fbf6ea"), (0.34, "#f08a3c")):
        pen.stroke(Path().move(x, -0.32).line(x, -0.24), 0.01, rope)
        pen.ball(x, -0.2, 0.046, colour)


def _wheelhouse(pen: Pen) -> None:
    white: Colour = "#fbf7ee"
    pen.form(Path().rect(0.2, -0.66, 0.34, 0.34, 0.015), white, dark=0.14)
    pen.fill(Path().rect(0.2, -0.42, 0.34, 0.03), "#d9453b")
    pen.form(Path().polygon([(0.14, -0.66), (0.2, -0.72), (0.54, -0.72), (0.6, -0.66)]), "#d9453b")
    for x in (0.24, 0.39):
        pane = Path().rect(x, -0.61, 0.11, 0.13, 0.015)
        pen.fill(pane, "#7fb6d6")
        pen.fill(Path().polygon([(x, -0.5), (x + 0.06, -0.61), (x + 0.09, -0.61), (x, -0.45)]),
                 "#dff1fb", clip=pane)  # fmt: skip
        if pen.look.dark > 0.3:
            pen.shine(pane, "#ffdf9a")
    pen.ball(0.03, -0.84, 0.026, "#ffe9a8")
    if pen.look.dark > 0.3:
        pen.shine(Path().circle(0.03, -0.84, 0.1), "#ffd98a", blur=0.05, opacity=0.6)


def _hung_net(pen: Pen) -> None:
    # The net drying between boom and stern, its floats along the lower edge.
    net = Path().move(0.2, -0.59).quad(0.4, -0.66, 0.61, -0.83)
    net.cubic(0.66, -0.66, 0.7, -0.52, 0.66, -0.4).quad(0.6, -0.34, 0.56, -0.4).close()
    pen.fill(net, "#3f9a86", opacity=0.4)
    mesh = Path()
    for k in range(9):
        x = 0.2 + 0.07 * k
        mesh.move(x, -0.9).line(x - 0.26, -0.3).move(x - 0.16, -0.9).line(x + 0.14, -0.3)
    pen.stroke(mesh, 0.008, "#2a7a6a", clip=net)
    for t in (0.0, 0.35, 0.7, 1.0):
        pen.ball(0.61 + 0.06 * t, -0.83 + 0.42 * t, 0.022, "#f2c13a")
