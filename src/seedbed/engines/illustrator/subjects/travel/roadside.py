"""What is seen along roads and railways: double-deckers, trains, petrol stations, goals, and
the mountains behind them."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.travel.wheeled import TYRE, glass, lamp, wheel


@drawn("double-decker-bus", "double-decker", kind="ground", height=4.4, aspect=1.75, faces="left",
       colours=("red",), beam=0.75)  # fmt: skip
def double_decker(pen: Pen) -> None:
    """A bus with two decks of windows, whole in its colour."""
    paint = pen.tint("#d3322c")
    pale = mix(paint, "#fff8ec", 0.86)
    body = Path().move(-0.85, -0.1).line(-0.85, -0.86).quad(-0.85, -0.99, -0.72, -0.99)
    body.line(0.78, -0.99).quad(0.86, -0.99, 0.86, -0.9).line(0.86, -0.1).close()
    pen.form(body, paint)
    pen.fill(Path().rect(-0.9, -0.99, 1.8, 0.05), mix(paint, "#ffffff", 0.25), clip=body)
    pen.fill(Path().rect(-0.9, -0.56, 1.8, 0.035), pale, clip=body)
    pen.fill(Path().rect(-0.9, -0.14, 1.8, 0.05), mix(paint, DEEP, 0.45), clip=body)
    for k in range(6):
        glass(pen, Path().rect(-0.8 + 0.272 * k, -0.88, 0.235, 0.25, 0.025))
    glass(pen, Path().rect(-0.82, -0.49, 0.15, 0.25, 0.025))
    for k in range(4):
        glass(pen, Path().rect(-0.262 + 0.272 * k, -0.49, 0.235, 0.2, 0.025))
    for x in (-0.6, -0.455):  # the folding door
        pen.fill(Path().rect(x, -0.5, 0.135, 0.38, 0.015), mix(paint, DEEP, 0.35))
        glass(pen, Path().rect(x + 0.02, -0.48, 0.095, 0.32, 0.012))
    pen.shine(Path().rect(-0.8, -0.615, 0.44, 0.05, 0.015), "#ffe08a")
    lamp(pen, -0.83, -0.19, 0.035)
    pen.fill(Path().rect(0.84, -0.26, 0.025, 0.09, 0.01), "#ffb02e")
    pen.stroke(Path().move(-0.83, -0.5).quad(-0.91, -0.5, -0.9, -0.42), 0.016, TYRE)
    pen.form(Path().rect(-0.92, -0.43, 0.035, 0.09, 0.012), TYRE)
    for x in (-0.36, 0.52):
        pen.fill(Path().circle(x, -0.11, 0.15), mix(paint, DEEP, 0.6), clip=body)
        wheel(pen, x, 0.115)


@drawn("passenger-train", "diesel-train", "green-train", kind="ground", height=3.6, aspect=3.3,
       faces="left", colours=("green",), beam=0.75)  # fmt: skip
def passenger_train(pen: Pen) -> None:
    """A diesel engine with two carriages, whole in their colour, with a yellow line."""
    paint = pen.tint("#3f7d4e")
    roof, line = mix(paint, "#5a616b", 0.75), mix(paint, "#f7dc7c", 0.85)
    for x in (-0.56, 0.56):
        pen.fill(Path().rect(x - 0.06, -0.26, 0.12, 0.12), TYRE)
    for number, x in enumerate((-1.62, -0.53, 0.57)):
        wide = 1.05
        body = Path().rect(x, -0.82, wide, 0.64, 0.03)
        if number == 0:
            body = Path().move(x, -0.2).line(x + 0.01, -0.5).quad(x + 0.08, -0.82, x + 0.2, -0.82)
            body.line(x + wide, -0.82).line(x + wide, -0.18).line(x + 0.03, -0.18).close()
        pen.form(Path().rect(x + (0.16 if number == 0 else 0), -0.9, wide - (0.16 if number == 0
                 else 0), 0.11, 0.05), roof)  # fmt: skip
        pen.form(body, paint)
        pen.fill(Path().rect(x, -0.4, wide, 0.03), line, clip=body)
        pen.fill(Path().rect(x, -0.3, wide, 0.02), line, clip=body)
        pen.fill(Path().rect(x, -0.22, wide, 0.05), mix(paint, DEEP, 0.5), clip=body)
        if number == 0:
            pane = Path().move(x + 0.07, -0.52).quad(x + 0.12, -0.74, x + 0.2, -0.75)
            glass(pen, pane.line(x + 0.27, -0.75).line(x + 0.27, -0.52).close())
            pen.form(Path().rect(x + 0.34, -0.76, 0.12, 0.54, 0.02), mix(paint, DEEP, 0.3))
            for k in range(6):
                slot = Path().move(x + 0.54 + 0.075 * k, -0.72).line(x + 0.54 + 0.075 * k, -0.5)
                pen.stroke(slot, 0.035, mix(paint, DEEP, 0.4))
        else:
            for k in range(4):
                glass(pen, Path().rect(x + 0.2 + 0.17 * k, -0.73, 0.13, 0.24, 0.02))
            for at in (0.05, 0.9):
                pen.form(Path().rect(x + at, -0.75, 0.1, 0.55, 0.015), mix(paint, DEEP, 0.28))
                glass(pen, Path().rect(x + at + 0.02, -0.71, 0.06, 0.18, 0.01))
        for at in (0.14, 0.3, 0.75, 0.91):
            wheel(pen, x + at, 0.085, "#9aa1ab")
    lamp(pen, -1.585, -0.36, 0.035)
    pen.form(Path().polygon([(-1.64, -0.16), (-1.46, -0.16), (-1.5, -0.03), (-1.64, -0.03)]), TYRE)


@drawn("gas-station", "petrol-station", "filling-station", kind="building", height=5.0,
       aspect=1.55)  # fmt: skip
def gas_station(pen: Pen) -> None:
    """A canopy on two posts over two pumps, the shop behind, and the price sign on its pole."""
    paint = pen.tint("#d9362e")
    pen.form(Path().rect(-0.3, -0.56, 1.0, 0.56), "#efe7d8")
    pen.fill(Path().rect(-0.3, -0.58, 1.0, 0.06), mix(paint, DEEP, 0.25))
    glass(pen, Path().rect(-0.22, -0.44, 0.36, 0.27, 0.01))
    glass(pen, Path().rect(0.42, -0.44, 0.24, 0.27, 0.01))
    pen.form(Path().rect(0.2, -0.45, 0.17, 0.45, 0.01), "#5b6874")
    glass(pen, Path().rect(0.225, -0.42, 0.12, 0.3, 0.01))
    pen.fill(Path().rect(-0.52, -0.035, 1.26, 0.035, 0.01), "#b9bcc0")
    for x in (-0.42, 0.58):
        pen.form(Path().rect(x, -0.72, 0.06, 0.7), "#f5f3ee")
    for x in (-0.24, 0.28):
        pen.form(Path().rect(x, -0.36, 0.2, 0.33, 0.025), paint)
        pen.form(Path().rect(x - 0.015, -0.4, 0.23, 0.06, 0.02), "#f5f3ee")
        pen.shine(Path().rect(x + 0.035, -0.32, 0.13, 0.085, 0.01), "#dff0e6")
        pen.fill(Path().rect(x + 0.05, -0.295, 0.1, 0.015), "#38424c")
        hose = Path().move(x + 0.2, -0.3).cubic(x + 0.3, -0.3, x + 0.29, -0.02, x + 0.22, -0.14)
        pen.stroke(hose, 0.018, TYRE)
        pen.form(Path().rect(x + 0.19, -0.25, 0.045, 0.12, 0.012), TYRE)
    pen.form(Path().rect(-0.6, -0.84, 1.36, 0.15, 0.02), "#fbf8f1")
    pen.fill(Path().rect(-0.6, -0.8, 1.36, 0.07), paint)
    for x in (-0.2, 0.36):
        pen.shine(Path().rect(x - 0.06, -0.695, 0.12, 0.015), "#fff3c0")
    pen.form(Path().rect(-0.715, -0.8, 0.04, 0.8), "#8b929c")
    pen.form(Path().rect(-0.775, -1.0, 0.165, 0.3, 0.03), paint)
    drop = Path().move(-0.692, -0.98).cubic(-0.64, -0.9, -0.65, -0.86, -0.692, -0.86)
    pen.shine(drop.cubic(-0.735, -0.86, -0.745, -0.9, -0.692, -0.98).close(), "#fff3d0")
    for y in (-0.83, -0.775):
        pen.shine(Path().rect(-0.75, y, 0.115, 0.038, 0.008), "#fff8e4")


@drawn("football-goal", "soccer-goal", "goal", "goalpost", kind="ground", height=2.4, aspect=2.3)
def football_goal(pen: Pen) -> None:
    """A goal from the front: white posts and bar, its net leaning back."""
    frame = pen.tint("#ffffff")
    shade = mix(frame, DEEP, 0.3)
    back = [(-0.92, -0.06), (-0.92, -0.74), (0.92, -0.74), (0.92, -0.06)]
    net = Path()
    for k in range(19):  # the back of the net, and its slanting top and sides
        x = -0.92 + 0.1022 * k
        net.move(x, -0.06).line(x, -0.74).line(x * 1.18, -0.96)
    for k in range(8):
        y = -0.06 - 0.097 * k
        net.move(-1.09, y * 1.28 + 0.06).line(-0.92, y).line(0.92, y).line(1.09, y * 1.28 + 0.06)
    for t in (0.33, 0.66):
        net.move(-0.92 - 0.17 * t, -0.74 - 0.22 * t).line(0.92 + 0.17 * t, -0.74 - 0.22 * t)
    pen.stroke(net, 0.012, mix(frame, "#dfe6ee", 0.6), opacity=0.9)
    pen.stroke(Path().polygon(back), 0.02, shade, opacity=0.7)
    bar = Path().move(-1.1, 0).line(-1.1, -0.97).line(1.1, -0.97).line(1.1, 0)
    pen.stroke(bar, 0.065, shade)
    pen.stroke(bar, 0.05, mix(frame, WARM, 0.1))


@drawn("mountain-range", kind="building", height=300, aspect=3.4, colours=("white", "blue"))
def mountain_range(pen: Pen) -> None:
    """Snowy peaks in a row, their feet fading into the air: a view's far end."""
    rock = pen.tint("#7f95b4")
    peaks = ((-1.2, 0.62, 0.62), (1.25, 0.58, 0.6), (-0.42, 0.98, 0.78), (0.5, 0.82, 0.72),
             (-0.85, 0.46, 0.5), (0.05, 0.5, 0.56), (0.95, 0.42, 0.46))  # fmt: skip
    for x, high, half in peaks:
        left, right = max(-1.68, x - half), min(1.68, x + half)
        body = Path().polygon([(left, 0), (x, -high), (right, 0)])
        foot = mix(rock, "#e6eef4", 0.72)
        pen.fill(body, Linear(0, -high, 0, 0, [(0, rock, 1), (0.55, mix(rock, foot, 0.6), 1),
                                                (1, foot, 0)]))  # fmt: skip
        shade = Path().polygon([(x, -high), (x + half * 0.1, -high * 0.55), (x + half * 0.02,
                               -high * 0.3), (x + half * 0.2, 0), (right, 0)])  # fmt: skip
        pen.fill(shade, Linear(0, -high, 0, 0, [(0, mix(rock, DEEP, 0.35), 0.8), (1, foot, 0)]))
        edge = [(-0.42, 0.42), (-0.26, 0.34), (-0.14, 0.48), (0.0, 0.36), (0.12, 0.5),
                (0.26, 0.38), (0.42, 0.42)]  # fmt: skip
        cap = [(x, -high), *((x + dx * half, -high * (1 - dy)) for dx, dy in edge)]
        pen.fill(Path().polygon(cap), "#fbfdff", clip=body)
        lee = [(x, -high), *((x + dx * half, -high * (1 - dy)) for dx, dy in edge[3:])]
        pen.fill(Path().polygon(lee), "#c9d8ea", opacity=0.75, clip=body)
