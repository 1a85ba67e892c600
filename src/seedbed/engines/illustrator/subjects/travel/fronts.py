"""Vehicles that come towards the viewer."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, Radial
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import TYRE, glass


def _lamps(pen: Pen, xs: tuple[float, ...], y: float, r: float) -> None:
    for x in xs:
        pen.fill(Path().circle(x, y, r * 1.25), "#3b404b")
        pen.shine(Path().circle(x, y, r), "#fff3c0")
        pen.fill(Path().circle(x - r * 0.3, y - r * 0.3, r * 0.3), "#ffffff")
        if pen.look.dark > 0.3:
            halo = Radial(x, y, r * 4, [(0, "#fff3c4", 0.75), (1, "#fff3c4", 0.0)])
            pen.shine(Path().circle(x, y, r * 4), halo)


def _tyres(pen: Pen, x: float, wide: float, high: float) -> None:
    for side in (-1, 1):
        pen.form(Path().rect(side * x - wide / 2, -high, wide, high, wide * 0.28), TYRE)


def _plate(pen: Pen, y: float, wide: float = 0.3) -> None:
    pen.fill(Path().rect(-wide / 2, y, wide, wide * 0.26, 0.012), "#f7f5ee")
    pen.stroke(Path().move(-wide * 0.34, y + wide * 0.13).line(wide * 0.34, y + wide * 0.13),
               wide * 0.07, "#5a606c", cap="butt")  # fmt: skip


def _car(pen: Pen, paint: Colour) -> None:
    _tyres(pen, 0.46, 0.17, 0.3)
    cabin = Path().move(-0.5, -0.56).cubic(-0.42, -0.9, -0.36, -0.99, -0.2, -1.0)
    cabin.line(0.2, -1.0).cubic(0.36, -0.99, 0.42, -0.9, 0.5, -0.56).close()
    pen.form(cabin, mix(paint, WARM, 0.06))
    pane = Path().move(-0.42, -0.57).cubic(-0.36, -0.84, -0.32, -0.91, -0.2, -0.92)
    glass(pen, pane.line(0.2, -0.92).cubic(0.32, -0.91, 0.36, -0.84, 0.42, -0.57).close())
    for side in (-1, 1):
        pen.form(Path().ellipse(side * 0.56, -0.62, 0.075, 0.05), paint)
    body = Path().move(-0.62, -0.16).cubic(-0.64, -0.44, -0.58, -0.56, -0.44, -0.6)
    body.quad(0, -0.66, 0.44, -0.6).cubic(0.58, -0.56, 0.64, -0.44, 0.62, -0.16)
    pen.form(body.quad(0, -0.1, -0.62, -0.16).close(), paint)
    bonnet = Path().move(-0.36, -0.58).quad(-0.3, -0.44, -0.26, -0.4).move(0.36, -0.58)
    pen.stroke(bonnet.quad(0.3, -0.44, 0.26, -0.4), 0.014, mix(paint, DEEP, 0.28))
    pen.form(Path().rect(-0.22, -0.4, 0.44, 0.11, 0.045), "#3b404b")
    for k in range(3):
        y = -0.375 + 0.03 * k
        pen.stroke(Path().move(-0.19, y).line(0.19, y), 0.01, "#8b929c", cap="butt")
    pen.form(Path().rect(-0.64, -0.24, 1.28, 0.09, 0.04), mix(paint, DEEP, 0.4))
    _plate(pen, -0.24)
    _lamps(pen, (-0.42, 0.42), -0.36, 0.075)


@drawn("car-front", kind="ground", height=1.5, aspect=1.3)
def car_front(pen: Pen) -> None:
    """A car seen from the front."""
    _car(pen, pen.tint(("#e0533f", "#3f86c9", "#f2b33d", "#5aa878", "#e9e2d4")[pen.look.pick % 5]))


@drawn("taxi-front", kind="ground", height=1.6, aspect=1.3, colours=("yellow",))
def taxi_front(pen: Pen) -> None:
    """A taxi seen from the front, its sign on the roof."""
    with pen.at(0, 0, 0.92):
        _car(pen, pen.tint("#f2c13a"))
        pen.form(Path().rect(-0.15, -1.07, 0.3, 0.09, 0.03), "#33363f")
        pen.shine(Path().rect(-0.13, -1.055, 0.26, 0.06, 0.02), "#fff3c0")


@drawn("police-car-front", kind="ground", height=1.6, aspect=1.3, colours=("white", "black"))
def police_car_front(pen: Pen) -> None:
    """A police car seen from the front, its lights on."""
    with pen.at(0, 0, 0.94):
        _car(pen, pen.tint("#f2f4f8"))
        for side, colour in ((-1, "#e8402f"), (1, "#3478e8")):
            x = 0.0 if side > 0 else -0.2
            pen.shine(Path().rect(x, -1.06, 0.2, 0.07, 0.03), colour)


@drawn("bus-front", kind="ground", height=3.0, aspect=0.86)
def bus_front(pen: Pen) -> None:
    """A bus seen from the front."""
    paint = pen.tint("#d9483b")
    _tyres(pen, 0.3, 0.12, 0.16)
    pen.form(Path().rect(-0.42, -0.98, 0.84, 0.9, 0.09), paint)
    pen.fill(Path().rect(-0.34, -0.95, 0.68, 0.09, 0.03), "#2b2e38")
    pen.shine(Path().rect(-0.26, -0.93, 0.52, 0.05, 0.015), "#ffcf6a")
    glass(pen, Path().rect(-0.37, -0.83, 0.74, 0.38, 0.05))
    pen.stroke(Path().move(0, -0.83).line(0, -0.45), 0.016, mix(paint, DEEP, 0.4))
    for side in (-1, 1):
        arm = Path().move(side * 0.4, -0.86).quad(side * 0.5, -0.86, side * 0.49, -0.76)
        pen.stroke(arm, 0.018, TYRE)
        pen.form(Path().rect(side * 0.49 - 0.03, -0.78, 0.06, 0.15, 0.025), TYRE)
        wiper = Path().move(side * 0.03, -0.46).line(side * 0.26, -0.54)
        pen.stroke(wiper, 0.01, "#2b2e38")
    pen.fill(Path().rect(-0.42, -0.4, 0.84, 0.035), mix(paint, "#fff8ec", 0.86))
    pen.form(Path().rect(-0.43, -0.19, 0.86, 0.1, 0.035), mix(paint, DEEP, 0.45))
    pen.fill(Path().rect(-0.16, -0.3, 0.32, 0.07, 0.025), "#3b404b")
    _plate(pen, -0.17, 0.22)
    _lamps(pen, (-0.31, 0.31), -0.27, 0.045)


@drawn("truck-front", kind="ground", height=3.2, aspect=0.86)
def truck_front(pen: Pen) -> None:
    """A truck seen from the front, its box behind the cab."""
    paint = pen.tint("#3f7fc0")
    _tyres(pen, 0.3, 0.13, 0.2)
    pen.form(Path().rect(-0.42, -0.98, 0.84, 0.6, 0.03), mix(paint, "#ffffff", 0.75))
    pen.form(Path().rect(-0.37, -0.84, 0.74, 0.74, 0.08), paint)
    glass(pen, Path().rect(-0.31, -0.78, 0.62, 0.26, 0.05))
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.43 - 0.035, -0.74, 0.07, 0.2, 0.02), TYRE)
        pen.stroke(Path().move(side * 0.04, -0.53).line(side * 0.22, -0.6), 0.01, "#2b2e38")
    pen.form(Path().rect(-0.2, -0.46, 0.4, 0.2, 0.03), "#33363f")
    for k in range(4):
        y = -0.43 + 0.047 * k
        pen.stroke(Path().move(-0.17, y).line(0.17, y), 0.016, "#c3cad3", cap="butt")
    pen.form(Path().rect(-0.4, -0.21, 0.8, 0.12, 0.03), "#c3cad3")
    _plate(pen, -0.18, 0.2)
    _lamps(pen, (-0.29, 0.29), -0.3, 0.05)


@drawn("train-front", kind="ground", height=3.6, aspect=0.84)
def train_front(pen: Pen) -> None:
    """A train coming on its rails."""
    paint = pen.tint("#2f7fc8")
    for side in (-1, 1):
        rail = [(side * 0.2, -0.12), (side * 0.24, -0.12), (side * 0.42, 0.0), (side * 0.35, 0.0)]
        pen.form(Path().polygon(rail), "#8b929c")
    for y, half in ((-0.1, 0.27), (-0.055, 0.34), (-0.01, 0.42)):
        pen.fill(Path().rect(-half, y - 0.012, 2 * half, 0.022), "#6b4f3c")
    body = Path().move(-0.36, -0.14).line(-0.38, -0.7).cubic(-0.38, -0.92, -0.26, -0.99, 0, -0.99)
    body.cubic(0.26, -0.99, 0.38, -0.92, 0.38, -0.7).line(0.36, -0.14).close()
    pen.form(body, mix("#f4f7fa", paint, 0.04) if pen.look.colour is None else paint)
    pen.fill(Path().rect(-0.5, -0.42, 1.0, 0.16), paint if pen.look.colour is None
             else mix(paint, "#ffffff", 0.75), clip=body)  # fmt: skip
    pane = Path().move(-0.28, -0.48).line(-0.29, -0.72).quad(-0.28, -0.86, 0, -0.87)
    glass(pen, pane.quad(0.28, -0.86, 0.29, -0.72).line(0.28, -0.48).close())
    pen.stroke(Path().move(0, -0.87).line(0, -0.48), 0.014, "#3b404b")
    pen.shine(Path().rect(-0.12, -0.955, 0.24, 0.05, 0.02), "#ffcf6a")
    pen.form(
        Path().polygon([(-0.34, -0.2), (0.34, -0.2), (0.26, -0.06), (-0.26, -0.06)]), "#3b404b"
    )
    pen.form(Path().rect(-0.07, -0.17, 0.14, 0.07, 0.02), "#8b929c")
    _lamps(pen, (-0.25, 0.25), -0.3, 0.045)


def _rider_wheel(pen: Pen, high: float, wide: float) -> None:
    pen.form(Path().rect(-wide / 2, -high, wide, high, wide / 2), TYRE)
    for k in range(5):
        y = -high * 0.9 + high * 0.2 * k
        pen.stroke(Path().move(-wide * 0.4, y).quad(0, y + wide * 0.3, wide * 0.4, y), 0.012,
                   "#4a4f5b")  # fmt: skip


@drawn("motorcycle-front", kind="ground", height=1.2, aspect=0.86)
def motorcycle_front(pen: Pen) -> None:
    """A motorcycle seen from the front."""
    paint = pen.tint("#d9342b")
    _rider_wheel(pen, 0.5, 0.16)
    for side in (-1, 1):
        pen.limb([(side * 0.12, -0.2), (side * 0.13, -0.74)], 0.045, "#c3cad3")
        pen.limb([(0, -0.76), (side * 0.28, -0.82), (side * 0.4, -0.78)], 0.04, "#3b404b")
        pen.stroke(Path().move(side * 0.28, -0.82).line(side * 0.32, -0.94), 0.018, "#3b404b")
        pen.form(Path().ellipse(side * 0.33, -0.95, 0.06, 0.045), "#8b929c")
    guard = Path().move(-0.12, -0.36).cubic(-0.12, -0.56, 0.12, -0.56, 0.12, -0.36)
    pen.form(guard.quad(0, -0.44, -0.12, -0.36).close(), paint)
    pen.form(Path().ellipse(0, -0.86, 0.2, 0.12), paint)
    _lamps(pen, (0.0,), -0.7, 0.11)


@drawn("bicycle-front", kind="ground", height=1.1, aspect=0.62)
def bicycle_front(pen: Pen) -> None:
    """A bicycle seen from the front."""
    paint = pen.tint("#2f9e9e")
    _rider_wheel(pen, 0.6, 0.065)
    for side in (-1, 1):
        pen.limb([(side * 0.055, -0.28), (side * 0.055, -0.64)], 0.026, paint)
        bar = [(0, -0.86), (side * 0.16, -0.88), (side * 0.28, -0.84)]
        pen.limb(bar, 0.028, "#8b929c")
        pen.limb([(side * 0.22, -0.865), (side * 0.29, -0.835)], 0.042, "#3b404b")
        pen.limb([(side * 0.02, -0.28), (side * 0.14, -0.3)], 0.03, "#3b404b")
    pen.limb([(0, -0.62), (0, -0.88)], 0.04, paint)
    pen.form(Path().ellipse(0, -0.96, 0.08, 0.03), "#3b404b")
    _lamps(pen, (0.0,), -0.76, 0.05)
