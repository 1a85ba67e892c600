"""Trees, in the season's dress."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.nature.crowns import BARK, LEAVES, bare, crown, trunk
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, also, drawn


@drawn("tree", kind="tree", height=7, aspect=0.82, colours=("green",))
def tree(pen: Pen) -> None:
    """A round-crowned tree: green, autumn gold, or bare and snowy in winter."""
    season = pen.look.season or "summer"
    if season == "winter" and pen.look.colour is None:
        bare(pen)
        return
    leaf = pen.tint(LEAVES[season])
    if season == "autumn" and pen.look.colour is None:
        leaf = ("#e5892c", "#d8572a", "#eab536")[pen.look.pick % 3]
    trunk(pen, 0.052, -0.52)
    crown(pen, leaf, 0.0, -0.66, 0.40, 0.33)


@drawn("bare-tree", kind="tree", height=6, aspect=0.82, colours=("brown", "black"))
def bare_tree(pen: Pen) -> None:
    """A tree without leaves, snow on its boughs in winter."""
    bare(pen, snowy=pen.look.season == "winter")


@drawn("cherry-tree", "plum-tree", kind="tree", height=5.5, aspect=1.05, colours=("pink",))
def cherry_tree(pen: Pen) -> None:
    """A spreading tree in pink blossom."""
    pink = pen.tint("#f7b2cb")
    trunk(pen, 0.055, -0.5, lean=0.05)
    for side, y in ((-1, -0.56), (1, -0.6), (-1, -0.72)):
        pen.limb([(0.02, -0.42), (side * 0.14, y + 0.08), (side * 0.28, y)], 0.03, BARK)
    crown(pen, pink, 0.0, -0.68, 0.52, 0.31, spots="#fff3f7")
    for _ in range(10):
        x, y = pen.chance(-0.48, 0.48), pen.chance(-0.36, -0.02)
        pen.fill(Path().ellipse(x, y, 0.011, 0.007), mix(pink, "#ffffff", 0.35))


@drawn("maple-tree", kind="tree", height=7, aspect=0.86, colours=("red", "orange"))
def maple_tree(pen: Pen) -> None:
    """A maple in its autumn red."""
    leaf = pen.tint("#d8432c" if pen.look.season in (None, "autumn") else "#63a83f")
    trunk(pen, 0.055, -0.5)
    crown(pen, leaf, 0.0, -0.66, 0.42, 0.33, spots=mix(leaf, "#ffc24a", 0.5))


FRUIT = {"orange-tree": "#f28c28", "lemon-tree": "#f7d93b", "peach-tree": "#f59a86",
         "persimmon-tree": "#ef7f2a", "pomegranate-tree": "#c8302c"}  # fmt: skip


@drawn(
    "fruit-tree", "apple-tree", "orange-tree", "lemon-tree", "peach-tree", "osmanthus-tree",
    "persimmon-tree", "pomegranate-tree", "ginkgo-tree",
    kind="tree", height=4.5, aspect=0.9,
)  # fmt: skip
def fruit_tree(pen: Pen) -> None:
    """A round tree with fruit of its kind or small golden blossom."""
    trunk(pen, 0.06, -0.46)
    own = "#edb92e" if pen.look.name == "ginkgo-tree" else "#4e9a45"
    crown(pen, pen.tint(own), 0.0, -0.63, 0.44, 0.36)
    golden = pen.look.name == "osmanthus-tree"
    if pen.look.name == "ginkgo-tree":
        _fans(pen)
        return
    for k in range(46 if golden else 11):
        a, d = k * 2.399, math.sqrt((k + 0.6) / (46 if golden else 11))
        x, y = math.cos(a) * d * 0.37, -0.63 + math.sin(a) * d * 0.29
        if golden:
            pen.fill(Path().circle(x, y, 0.013), "#ffc94d")
        else:
            pen.ball(x, y, 0.035, FRUIT.get(pen.look.name, "#df3d33"))


def _fans(pen: Pen) -> None:
    """A ginkgo's fan-shaped leaves, on the crown and fallen about the foot."""
    gold = pen.tint("#edb92e")
    for k in range(44):
        a, d = k * 2.399, math.sqrt((k + 0.5) / 34)
        x, y = math.cos(a) * d * 0.38, -0.63 + math.sin(a) * d * 0.3
        if k >= 34:
            x, y = pen.chance(-0.4, 0.4), pen.chance(-0.03, 0.0)
        with pen.at(x, y, 0.055, tilt=pen.chance(-60, 60)):
            fan = Path().move(0, 0.5).cubic(-0.1, 0.1, -0.9, 0.1, -0.8, -0.5)
            fan.quad(-0.4, -0.9, 0, -0.6).quad(0.4, -0.9, 0.8, -0.5)
            fan.cubic(0.9, 0.1, 0.1, 0.1, 0, 0.5).close()
            pen.fill(fan, mix(gold, ("#fff3b0", "#c98a1e")[k % 2], 0.4))


@drawn("pine-tree", "fir-tree", kind="tree", height=9, aspect=0.56, colours=("green",))
def pine_tree(pen: Pen) -> None:
    """A fir in four tiers, snowy in winter."""
    snowy = pen.look.season == "winter"
    green = pen.tint("#2f7a52")
    pen.form(Path().rect(-0.035, -0.14, 0.07, 0.14, 0.01), BARK)
    tiers = ((-0.10, 0.28, 0.34), (-0.30, 0.235, 0.31), (-0.49, 0.185, 0.28), (-0.67, 0.13, 0.33))
    for index, (foot, half, high) in enumerate(tiers):
        tier = Path().move(0, foot - high)
        tier.quad(half * 0.35, foot - high * 0.45, half, foot - 0.02)
        for k in range(6):
            x = half - (k + 1) * half / 3
            tier.quad(x + half / 6, foot + 0.035, x, foot - 0.012 * (k % 2))
        tier.quad(-half * 0.35, foot - high * 0.45, 0, foot - high).close()
        tone = mix(green, WARM, 0.05 * index)
        pen.fill(
            tier,
            Linear(
                -half,
                0,
                half,
                0,
                [(0, mix(tone, WARM, 0.18), 1), (0.5, tone, 1), (1, mix(tone, DEEP, 0.32), 1)],
            ),
        )
        if snowy:
            cap = (
                Path()
                .move(0, foot - high)
                .quad(half * 0.3, foot - high * 0.5, half * 0.74, foot - high * 0.2)
            )
            cap.quad(half * 0.4, foot - high * 0.3, half * 0.25, foot - high * 0.16)
            cap.quad(0, foot - high * 0.42, -half * 0.3, foot - high * 0.14)
            cap.quad(-half * 0.45, foot - high * 0.3, -half * 0.74, foot - high * 0.2)
            cap.quad(-half * 0.3, foot - high * 0.5, 0, foot - high).close()
            pen.fill(cap, "#f4f9ff")


@drawn("palm-tree", kind="tree", height=7, aspect=0.85, colours=("green",))
def palm_tree(pen: Pen) -> None:
    """A leaning palm with coconuts."""
    trunk = Path().move(-0.2, 0).cubic(-0.16, -0.3, -0.1, -0.55, 0.035, -0.74)
    trunk.line(0.085, -0.72).cubic(-0.02, -0.5, -0.07, -0.28, -0.09, 0).close()
    pen.form(trunk, "#b98a58")
    for k in range(9):
        y = -0.05 - k * 0.075
        x = -0.145 + 0.19 * (k / 9) ** 1.5
        pen.stroke(
            Path().move(x - 0.05, y).quad(x, y + 0.018, x + 0.06, y - 0.012),
            0.01,
            "#8a623c",
            clip=trunk,
        )
    green = pen.tint("#3f9a4e")
    for angle, size, tone in (
        (205, 0.34, 0.25),
        (-25, 0.36, 0.25),
        (165, 0.4, 0.1),
        (12, 0.4, 0.12),
        (235, 0.34, 0.0),
        (305, 0.36, 0.0),
        (270, 0.3, -0.1),
    ):
        a = math.radians(angle)
        tip = (0.06 + math.cos(a) * size, -0.75 + math.sin(a) * size * 0.6 + 0.13)
        mid = (0.06 + math.cos(a) * size * 0.55, -0.79 + math.sin(a) * size * 0.85)
        leaf = Path().move(0.06, -0.745).quad(mid[0], mid[1] - 0.06, *tip)
        leaf.quad(mid[0] - 0.01, mid[1] + 0.055, 0.06, -0.725).close()
        pen.form(leaf, mix(green, DEEP, tone) if tone > 0 else mix(green, WARM, -tone))
        pen.stroke(
            Path().move(0.06, -0.74).quad(mid[0], mid[1], *tip), 0.006, mix(green, WARM, 0.4)
        )
    for x, y in ((0.03, -0.71), (0.09, -0.7), (0.06, -0.685)):
        pen.ball(x, y, 0.03, "#7a4a2c")


@drawn("willow", kind="tree", height=7, aspect=0.95, colours=("green",))
def willow(pen: Pen) -> None:
    """A weeping willow."""
    leaf = pen.tint(
        {"autumn": "#d8b545", "winter": "#b7b49a"}.get(pen.look.season or "", "#86b84a")
    )
    trunk(pen, 0.06, -0.62, lean=-0.03)
    crown(pen, leaf, 0.0, -0.8, 0.36, 0.18)
    for k in range(26):
        t = k / 25 * 2 - 1
        x0, y0 = t * 0.34, -0.82 - 0.1 * (1 - t * t)
        drop = 0.42 + 0.2 * pen.chance() - 0.12 * abs(t)
        strand = (
            Path()
            .move(x0, y0)
            .cubic(
                x0 + t * 0.14, y0 + 0.1, x0 + t * 0.16, y0 + drop * 0.6, x0 + t * 0.12, y0 + drop
            )
        )
        tone = (
            mix(leaf, DEEP, 0.22 * pen.chance()) if k % 2 else mix(leaf, WARM, 0.22 * pen.chance())
        )
        pen.stroke(strand, 0.019, tone, opacity=0.92)


@drawn("bamboo", kind="tree", height=8, aspect=0.5, colours=("green",))
def bamboo(pen: Pen) -> None:
    """A small stand of bamboo."""
    for x, high, w, tone in (
        (-0.13, 0.86, 0.036, 0.2),
        (0.13, 0.92, 0.036, 0.12),
        (0.0, 1.0, 0.045, 0.0),
    ):
        green = mix(pen.tint("#7fb84a"), DEEP, tone)
        count = 7
        for k in range(count):
            y = -high * k / count
            pen.fill(
                Path().rect(x - w / 2, y - high / count + 0.004, w, high / count - 0.006, 0.01),
                Linear(
                    x - w / 2,
                    0,
                    x + w / 2,
                    0,
                    [
                        (0, mix(green, WARM, 0.35), 1),
                        (0.5, green, 1),
                        (1, mix(green, DEEP, 0.3), 1),
                    ],
                ),
            )
            if k > 2:
                side = 1 if k % 2 else -1
                for bend in (0.0, 0.07):
                    leaf = (
                        Path()
                        .move(x, y)
                        .quad(x + side * 0.06, y - 0.06 + bend, x + side * 0.13, y - 0.01 + bend)
                    )
                    leaf.quad(x + side * 0.06, y - 0.01 + bend, x, y).close()
                    pen.form(leaf, mix(green, "#3d8f3a", 0.5))


@drawn("bush", "shrub", kind="plant", height=1.0, aspect=1.5, colours=("green",))
def bush(pen: Pen) -> None:
    """A low round bush, under snow in winter."""
    snowy = pen.look.season == "winter" and pen.look.colour is None
    leaf = "#6a8f7a" if snowy else pen.tint(LEAVES[pen.look.season or "summer"])
    for x, y, r in ((-0.42, -0.34, 0.33), (0.42, -0.36, 0.35), (0.0, -0.52, 0.46)):
        pen.ball(x, y, r, leaf)
        if snowy:
            ball = Path().circle(x, y, r)
            cap = Path().move(x - r * 1.1, y - r * 1.1).line(x + r * 1.1, y - r * 1.1)
            cap.line(x + r * 1.1, y - r * 0.1)
            for k in range(4):
                at = x + r * (1.1 - 0.55 * (k + 1))
                cap.quad(at + r * 0.27, y + r * (0.3 - 0.35 * (k % 2)), at, y - r * 0.12)
            pen.fill(cap.close(), "#f8fbff", clip=ball)
    pen.fill(Path().rect(-0.7, -0.06, 1.4, 0.06, 0.03), mix(leaf, DEEP, 0.25))


also("deciduous-tree", "tree")
also("evergreen-tree", "pine-tree")
also("oak-tree", "tree")


@drawn("hollow-tree", "tree-hollow", kind="tree", height=4.5, aspect=0.85, seat=(0.5, 0.94))
def hollow_tree(pen: Pen) -> None:
    """An old trunk broken off above, with a hollow in it that one can sleep in."""
    bark = pen.tint(BARK)
    body = Path().move(-0.4, 0.0).cubic(-0.26, -0.1, -0.26, -0.4, -0.28, -0.7)
    body.line(-0.34, -0.92).line(-0.2, -0.84).line(-0.12, -0.98).line(0.0, -0.86).line(0.1, -1.0)
    body.line(0.18, -0.84).line(0.3, -0.9).cubic(0.24, -0.6, 0.26, -0.1, 0.42, 0.0)
    pen.form(body.quad(0.2, -0.04, 0.0, 0.0).quad(-0.2, -0.04, -0.4, 0.0).close(), bark, dark=0.34)
    for x in (-0.24, -0.2, 0.2, 0.24):
        groove = Path().move(x, -0.8).cubic(x * 0.9, -0.5, x * 1.1, -0.3, x * 1.3, -0.03)
        pen.stroke(groove, 0.014, mix(bark, DEEP, 0.35), opacity=0.7, clip=body)
    rim = Path().move(-0.19, -0.04).cubic(-0.25, -0.3, -0.16, -0.58, 0.0, -0.6)
    rim.cubic(0.16, -0.58, 0.25, -0.3, 0.19, -0.04).close()
    pen.fill(rim, mix(bark, WARM, 0.24))
    hollow = Path().move(-0.155, -0.03).cubic(-0.21, -0.28, -0.13, -0.53, 0.0, -0.55)
    hollow.cubic(0.13, -0.53, 0.21, -0.28, 0.155, -0.03).close()
    pen.fill(hollow, mix(bark, DEEP, 0.72))
    green = LEAVES.get(pen.look.season or "summer", LEAVES["summer"])
    pen.limb([(0.24, -0.62), (0.4, -0.72), (0.44, -0.84)], 0.04, bark)
    for x, y in ((0.4, -0.86), (0.48, -0.82), (0.45, -0.92), (0.36, -0.78)):
        pen.ball(x, y, 0.06, green)
    for k in range(9):
        x = -0.4 + 0.1 * k
        pen.fill(Path().ellipse(x, -0.015, 0.06, 0.03), mix(green, DEEP, 0.12 * (k % 3)))
