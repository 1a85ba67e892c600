"""Figures that are neither people nor animals: robot, snowman, ghost, pumpkin."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn(
    "robot",
    kind="person",
    height=1.6,
    aspect=0.6,
    colours=("grey", "gray", "silver"),
    head=(0.5, 0.1),
    hands=((0.06, 0.66), (0.94, 0.66)),
    head_width=0.4,
)
def robot(pen: Pen) -> None:
    """A friendly robot with lit eyes and a heart lamp."""
    steel = pen.tint("#b5c2d1")
    dark = mix(steel, DEEP, 0.45)
    for side in (-1, 1):
        x = side * 0.1
        pen.form(Path().rect(x - 0.045, -0.24, 0.09, 0.19, 0.03), dark)
        pen.form(Path().rect(x - 0.085, -0.08, 0.17, 0.08, 0.035), steel)
        pen.limb([(side * 0.2, -0.5), (side * 0.275, -0.4), (side * 0.265, -0.28)], 0.06, dark)
        pen.ball(side * 0.205, -0.51, 0.055, steel)
        claw = (
            Path()
            .move(side * 0.265 - 0.05, -0.3)
            .quad(side * 0.265, -0.2, side * 0.265 + 0.05, -0.3)
        )
        pen.stroke(claw, 0.03, steel)
    pen.form(Path().rect(-0.2, -0.58, 0.4, 0.37, 0.08), steel, light=0.35, dark=0.3)
    pen.form(Path().rect(-0.13, -0.52, 0.26, 0.19, 0.03), mix(steel, DEEP, 0.3))
    heart = (
        Path()
        .move(0, -0.365)
        .cubic(-0.13, -0.43, -0.08, -0.52, 0, -0.47)
        .cubic(0.08, -0.52, 0.13, -0.43, 0, -0.365)
        .close()
    )
    pen.shine(heart, "#ff6b6b")
    for k, colour in enumerate(("#ffd257", "#7fd38a", "#6db3e8")):
        pen.shine(Path().circle(-0.07 + 0.07 * k, -0.275, 0.018), colour)
    pen.form(Path().rect(-0.06, -0.63, 0.12, 0.06), dark)
    pen.form(Path().rect(-0.23, -0.95, 0.46, 0.34, 0.1), steel, light=0.35, dark=0.28)
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.24 - 0.025, -0.84, 0.05, 0.13, 0.02), dark)
    pen.fill(Path().rect(-0.18, -0.89, 0.36, 0.22, 0.07), "#243246")
    for side in (-1, 1):
        pen.shine(Path().circle(side * 0.08, -0.79, 0.05), "#57d6ff", blur=0.02, opacity=0.8)
        pen.shine(Path().ellipse(side * 0.08, -0.79, 0.036, 0.042), "#aef0ff")
    pen.shine_stroke(Path().move(-0.05, -0.715).quad(0, -0.69, 0.05, -0.715), 0.014, "#aef0ff")
    pen.stroke(Path().move(0, -0.95).line(0, -1.0), 0.018, dark)
    pen.shine(Path().circle(0, -1.005, 0.028), "#ff8a5c")


@drawn(
    "snowman",
    kind="person",
    height=1.6,
    aspect=0.7,
    colours=("white",),
    head=(0.5, 0.14),
    hands=((0.04, 0.42), (0.96, 0.42)),
    head_width=0.36,
)
def snowman(pen: Pen) -> None:
    """A snowman with a hat, a scarf and twig arms."""
    for side in (-1, 1):
        pen.limb([(side * 0.2, -0.5), (side * 0.38, -0.62)], 0.022, "#6b4632")
        pen.limb([(side * 0.32, -0.58), (side * 0.37, -0.54)], 0.016, "#6b4632")
    snow = pen.tint("#f7fbff")
    for y, r in ((-0.25, 0.28), (-0.55, 0.21), (-0.78, 0.165)):
        pen.ball(0, y, r, snow, ry=r * 0.94)
    for y in (-0.6, -0.5, -0.4):
        pen.fill(Path().circle(0, y, 0.02), "#2f3340")
    for side in (-1, 1):
        eye(pen, side * 0.06, -0.81, 0.02)
        pen.fill(Path().ellipse(side * 0.1, -0.75, 0.03, 0.02), "#f08fae", opacity=0.5)
    pen.form(Path().polygon([(-0.01, -0.79), (0.15, -0.75), (-0.01, -0.745)]), "#f0863a")
    for k in range(5):
        pen.fill(Path().circle(-0.06 + 0.03 * k, -0.7 + 0.012 * (2 - abs(k - 2)), 0.009), "#2f3340")
    if not any(name in {"scarf"} for name, _ in pen.look.wears):
        pen.stroke(Path().move(-0.15, -0.68).quad(0, -0.61, 0.15, -0.68), 0.06, "#d9453b")
        pen.form(Path().rect(0.06, -0.66, 0.07, 0.2, 0.02), "#d9453b")
    pen.form(Path().ellipse(0, -0.905, 0.19, 0.03), "#3a3f4c")
    pen.form(Path().rect(-0.115, -1.04, 0.23, 0.14, 0.02), "#3a3f4c")
    pen.fill(Path().rect(-0.115, -0.945, 0.23, 0.035), "#d9453b")


@drawn(
    "ghost",
    kind="flying",
    height=1.4,
    aspect=0.78,
    colours=("white",),
    head=(0.5, 0.08),
    head_width=0.6,
)
def ghost(pen: Pen) -> None:
    """A shy little ghost."""
    sheet = pen.tint("#f6f7ff")
    body = (
        Path()
        .move(-0.3, -0.55)
        .cubic(-0.3, -1.15, 0.3, -1.15, 0.3, -0.55)
        .cubic(0.3, -0.35, 0.34, -0.2, 0.37, -0.06)
    )
    body.quad(0.3, -0.01, 0.23, -0.08).quad(0.15, 0.03, 0.07, -0.06).quad(
        0.0, 0.03, -0.08, -0.06
    ).quad(-0.15, 0.03, -0.23, -0.08).quad(-0.3, -0.01, -0.37, -0.06)
    body.cubic(-0.34, -0.2, -0.3, -0.35, -0.3, -0.55).close()
    if pen.look.dark > 0.3:
        pen.shine(body, "#cfd8ff", blur=0.06, opacity=0.55)
    pen.shine(
        body,
        Linear(
            -0.2,
            -1,
            0.2,
            0,
            [(0, "#ffffff", 0.98), (0.6, sheet, 0.95), (1, mix(sheet, "#8f9fe0", 0.5), 0.85)],
        ),
    )
    for side in (-1, 1):
        arm = Path().ellipse(side * 0.3, -0.44, 0.075, 0.055)
        pen.shine(arm, mix(sheet, "#8f9fe0", 0.12))
        pen.shine(Path().ellipse(side * 0.1, -0.66, 0.042, 0.062), "#2b2640")
        pen.shine(Path().circle(side * 0.1 + 0.014, -0.685, 0.016), "#ffffff")
        pen.shine(Path().ellipse(side * 0.18, -0.575, 0.045, 0.026), "#f59ab5", opacity=0.6)
    pen.shine(Path().ellipse(0, -0.55, 0.034, 0.045), "#5a3f5c")


@drawn("pumpkin", "jack-o-lantern", kind="ground", height=0.45, aspect=1.15, colours=("orange",))
def pumpkin(pen: Pen) -> None:
    """A pumpkin; carved into a grinning lantern for Halloween."""
    orange = pen.tint("#f0862c")
    stalk = (
        Path()
        .move(-0.05, -0.84)
        .cubic(-0.04, -0.94, 0.0, -1.0, 0.1, -1.0)
        .line(0.14, -0.94)
        .quad(0.06, -0.92, 0.07, -0.84)
        .close()
    )
    for x, rx, tone in (
        (-0.34, 0.24, 0.16),
        (0.34, 0.24, 0.24),
        (-0.18, 0.28, 0.04),
        (0.18, 0.28, 0.12),
        (0.0, 0.25, -0.08),
    ):
        lobe = Path().ellipse(x, -0.43, rx, 0.43)
        pen.form(lobe, mix(orange, DEEP, tone) if tone > 0 else mix(orange, WARM, -tone))
    pen.form(stalk, "#5d7f3a")
    if pen.look.name == "pumpkin":
        return
    glow = "#fff0a8" if pen.look.dark > 0.25 else "#6b2f14"
    for side in (-1, 1):
        pen.shine(
            Path().polygon(
                [(side * 0.2 - 0.11, -0.46), (side * 0.2, -0.66), (side * 0.2 + 0.11, -0.46)]
            ),
            glow,
        )
    pen.shine(Path().polygon([(-0.05, -0.38), (0, -0.46), (0.05, -0.38)]), glow)
    grin = (
        Path()
        .move(-0.36, -0.32)
        .line(-0.24, -0.28)
        .line(-0.2, -0.22)
        .line(-0.12, -0.24)
        .line(-0.06, -0.24)
        .line(0.06, -0.24)
        .line(0.12, -0.24)
        .line(0.2, -0.22)
        .line(0.24, -0.28)
        .line(0.36, -0.32)
    )
    grin.quad(0.24, -0.08, 0, -0.07).quad(-0.24, -0.08, -0.36, -0.32).close()
    pen.shine(grin, glow)
    if pen.look.dark > 0.25:
        pen.shine(
            Path().ellipse(0, -0.38, 0.5, 0.4), "#ff9a2a", blur=0.15, opacity=0.3, blend="screen"
        )
