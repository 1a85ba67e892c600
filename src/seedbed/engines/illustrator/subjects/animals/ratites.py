"""Large running and wading birds: ostrich, flamingo."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@drawn("ostrich", kind="ground", height=2.3, aspect=0.82, faces="left",
       colours=("black",))  # fmt: skip
def ostrich(pen: Pen) -> None:
    """An ostrich: black plumes, bare neck and legs; it strides when it walks or runs."""
    plume = pen.tint("#35343f")
    skin = "#e3b79a"
    stride = {"walk": 0.08, "run": 0.17, "play": 0.14}.get(pen.look.pose or "", 0.02)
    for x, way in ((0.1, 1), (0.02, -1)):
        tone = mix(skin, DEEP, 0.2 if way > 0 else 0.05)
        knee, foot = (x + way * stride * 0.4 + 0.03, -0.24), (x + way * stride, -0.02)
        pen.limb([(x, -0.42), knee, foot], 0.035, tone)
        pen.limb([foot, (foot[0] - 0.07, -0.012)], 0.028, tone)
    for k in range(4):
        pen.ball(0.26 + 0.03 * k, -0.52 + 0.035 * k, 0.075, "#fbf8f1")
    body = Path().move(-0.2, -0.5).cubic(-0.14, -0.68, 0.2, -0.66, 0.3, -0.52)
    pen.form(body.cubic(0.32, -0.36, 0.0, -0.32, -0.12, -0.38).close(), plume, light=0.3)
    for k in range(5):
        x = -0.08 + 0.08 * k
        feather = Path().move(x - 0.05, -0.52).quad(x + 0.02, -0.46, x + 0.08, -0.36)
        pen.stroke(feather, 0.035, mix(plume, WARM, 0.12 * (k % 2)), clip=body)
    wing = Path().move(-0.06, -0.54).cubic(0.1, -0.58, 0.2, -0.48, 0.24, -0.38)
    pen.form(wing.quad(0.06, -0.36, -0.06, -0.54).close(), mix(plume, WARM, 0.14))
    for k in range(3):
        pen.ball(0.2 - 0.05 * k, -0.385 - 0.006 * k, 0.035, "#fbf8f1")
    neck = [(-0.14, -0.48), (-0.22, -0.62), (-0.18, -0.78), (-0.22, -0.9)]
    pen.limb(neck, 0.055, skin)
    pen.ball(-0.24, -0.925, 0.06, skin)
    bill = Path().move(-0.27, -0.95).quad(-0.36, -0.935, -0.39, -0.9)
    pen.form(bill.quad(-0.32, -0.885, -0.26, -0.895).close(), "#e8a05a")
    eye(pen, -0.25, -0.94, 0.018)
    for dx in (-0.01, 0.02, 0.04):
        pen.stroke(Path().move(-0.23 + dx, -0.975).line(-0.22 + dx, -1.0), 0.008, plume)


@drawn("flamingo", kind="ground", height=1.4, aspect=0.66, faces="left",
       colours=("pink",))  # fmt: skip
def flamingo(pen: Pen) -> None:
    """A flamingo on one leg; its head under its wing when it sleeps."""
    pink = pen.tint("#f58fa8")
    asleep = pen.look.pose == "sleep"
    walking = pen.look.pose in {"walk", "run", "play", "dance"}
    leg = "#e8627f"
    pen.limb([(0.04, -0.44), (0.06, -0.22), (0.03 - 0.06 * walking, -0.01)], 0.02, leg)
    if walking:
        pen.limb([(0.1, -0.44), (0.2, -0.24), (0.16, -0.02)], 0.02, mix(leg, DEEP, 0.15))
    else:
        pen.limb([(0.1, -0.44), (0.22, -0.3), (0.06, -0.24)], 0.02, mix(leg, DEEP, 0.15))
    pen.limb([(-0.04 - 0.06 * walking, -0.008), (0.07 - 0.06 * walking, -0.008)], 0.016, leg)
    body = Path().move(-0.18, -0.52).cubic(-0.12, -0.66, 0.12, -0.66, 0.3, -0.46)
    pen.form(body.cubic(0.2, -0.38, -0.08, -0.36, -0.18, -0.52).close(), pink, light=0.3)
    wing = Path().move(-0.08, -0.54).cubic(0.04, -0.62, 0.2, -0.54, 0.31, -0.42)
    pen.form(wing.quad(0.08, -0.4, -0.08, -0.54).close(), mix(pink, DEEP, 0.12))
    for k in range(3):
        pen.stroke(Path().move(0.02 + 0.05 * k, -0.5).quad(0.14, -0.48, 0.24 + 0.02 * k, -0.43),
                   0.012, mix(pink, WARM, 0.5))  # fmt: skip
    if asleep:
        neck = Path().move(-0.14, -0.5).cubic(-0.3, -0.66, -0.16, -0.76, 0.0, -0.64)
        pen.stroke(neck, 0.05, pink)
        pen.ball(0.02, -0.61, 0.05, pink)
        eye(pen, 0.02, -0.62, 0.014)
        return
    neck = Path().move(-0.14, -0.5).cubic(-0.36, -0.62, 0.02, -0.74, -0.1, -0.9)
    pen.stroke(neck.quad(-0.13, -0.97, -0.19, -0.95), 0.05, pink)
    pen.ball(-0.19, -0.93, 0.052, pink)
    bill = (
        Path().move(-0.22, -0.96).quad(-0.32, -0.94, -0.31, -0.83).quad(-0.26, -0.86, -0.21, -0.89)
    )
    pen.form(bill.close(), "#fbeee6")
    tip = Path().move(-0.3, -0.92).quad(-0.33, -0.88, -0.31, -0.82).quad(-0.28, -0.85, -0.28, -0.89)
    pen.fill(tip.close(), "#2f2a33")
    eye(pen, -0.2, -0.945, 0.014)
