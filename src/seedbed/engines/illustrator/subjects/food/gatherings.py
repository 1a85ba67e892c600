"""Where and over what people meet: cafe, festive table, iced coffee, parasol; and what they use."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("cafe-building", "coffee-shop", kind="building", height=4.5, aspect=1.2)
def cafe_building(pen: Pen) -> None:
    """A small cafe: awning, a cup for a sign, a lit window, a table before it."""
    wall, cloth = pen.tint("#e9d3b0"), "#3f7f6f"
    pen.form(Path().rect(-0.52, -0.86, 1.04, 0.86), wall, dark=0.14)
    pen.form(Path().rect(-0.55, -0.9, 1.1, 0.07, 0.01), mix(wall, DEEP, 0.4))
    glass = "#ffd98a" if pen.look.dark > 0.25 else "#bfe0ec"
    window, door = Path().rect(-0.45, -0.46, 0.5, 0.32, 0.01), Path().rect(0.17, -0.5, 0.24, 0.5)
    pen.form(Path().rect(-0.48, -0.14, 0.56, 0.14), "#7a4a2e")
    pen.form(door, "#7a4a2e")
    for pane in (window, Path().rect(0.21, -0.45, 0.16, 0.24, 0.01)):
        pen.shine(pane, glass) if pen.look.dark > 0.25 else pen.fill(pane, glass)
        pen.stroke(pane, 0.02, "#7a4a2e")
    pen.stroke(Path().move(-0.2, -0.46).line(-0.2, -0.14), 0.016, "#7a4a2e")
    for k, x in enumerate((-0.36, -0.27, -0.1, -0.02)):
        pen.form(Path().rect(x - 0.03, -0.21, 0.06, 0.07, 0.02), ("#f6f1e6", "#d9705a")[k % 2])
    pen.ball(0.38, -0.26, 0.014, "#e6c46a")
    for k in range(9):
        x = -0.55 + 1.1 * k / 9
        strip = (
            Path().move(x * 0.93, -0.66).line((x + 1.1 / 9) * 0.93, -0.66).line(x + 1.1 / 9, -0.5)
        )
        strip.quad(x + 0.55 / 9, -0.455, x, -0.5).close()
        pen.form(strip, cloth if k % 2 == 0 else "#fbf3e2", light=0.1, dark=0.1)
    pen.form(Path().circle(0, -0.77, 0.1), "#fbf3e2", dark=0.08)
    pen.stroke(Path().circle(0, -0.77, 0.1), 0.014, "#7a4a2e")
    cup = Path().move(-0.05, -0.79).line(0.035, -0.79).quad(0.03, -0.715, -0.008, -0.715)
    pen.fill(cup.quad(-0.045, -0.715, -0.05, -0.79).close(), "#7a4a2e")
    pen.stroke(Path().move(0.034, -0.78).quad(0.068, -0.77, 0.03, -0.74), 0.01, "#7a4a2e")
    for x in (-0.02, 0.01):
        pen.stroke(Path().move(x, -0.805).quad(x + 0.015, -0.82, x, -0.84), 0.008, "#7a4a2e")
    pen.limb([(-0.32, -0.14), (-0.32, -0.01)], 0.02, "#3a3a42")
    pen.form(Path().ellipse(-0.32, -0.15, 0.12, 0.022), "#f6f1e6")
    for side in (-1, 1):
        pen.limb([(-0.32 + side * 0.19, -0.2), (-0.32 + side * 0.17, -0.1)], 0.016, "#3a3a42")
        pen.limb([(-0.32 + side * 0.19, -0.1), (-0.32 + side * 0.1, -0.1)], 0.018, "#3a3a42")
        pen.limb([(-0.32 + side * 0.17, -0.1), (-0.32 + side * 0.18, 0.0)], 0.016, "#3a3a42")
    pen.ball(0.5, -0.12, 0.07, "#5f9f4a")
    pen.form(Path().rect(0.455, -0.09, 0.09, 0.09, 0.01), "#c8744a")


@drawn("banquet", kind="ground", height=1.0, aspect=1.9, seat=(0.5, 0.3))
def banquet(pen: Pen) -> None:
    """A round table laid for a feast: fish, chicken, dumplings, hot pot, cups, chopsticks."""
    cloth = pen.tint("#c8322a")
    hang = Path().move(-0.92, -0.5).quad(-0.9, -0.16, -0.8, -0.04).quad(0, 0.08, 0.8, -0.04)
    pen.form(hang.quad(0.9, -0.16, 0.92, -0.5).close(), mix(cloth, DEEP, 0.18))
    for k in range(-4, 5):
        pen.stroke(Path().move(k * 0.2, -0.36).quad(k * 0.2 + 0.02, -0.16, k * 0.18, -0.01), 0.014,
                   mix(cloth, DEEP, 0.35), clip=hang)  # fmt: skip
    pen.form(Path().ellipse(0, -0.52, 0.93, 0.27), cloth, light=0.15, dark=0.1)
    pen.stroke(Path().ellipse(0, -0.52, 0.86, 0.235), 0.014, "#f2c95a")

    def plate(x: float, y: float, r: float) -> None:
        pen.fill(
            Path().ellipse(x + 0.01, y + 0.02, r, r * 0.36), mix(cloth, DEEP, 0.5), opacity=0.5
        )
        pen.form(Path().ellipse(x, y, r, r * 0.36), "#fbf8f1", dark=0.12)
        pen.stroke(Path().ellipse(x, y, r * 0.9, r * 0.31), 0.008, "#5f8fc8")

    plate(-0.46, -0.58, 0.26)
    fish = Path().move(-0.66, -0.6).quad(-0.48, -0.72, -0.32, -0.6).line(-0.24, -0.66)
    pen.form(fish.line(-0.26, -0.54).line(-0.32, -0.58).quad(-0.48, -0.52, -0.66, -0.6).close(),
             "#d9763a", light=0.35)  # fmt: skip
    pen.fill(Path().circle(-0.58, -0.615, 0.012), "#2a2530")
    plate(0.5, -0.6, 0.25)
    pen.form(Path().ellipse(0.5, -0.68, 0.15, 0.09), "#c07a36", light=0.4)
    pen.limb([(0.6, -0.7), (0.68, -0.76)], 0.04, "#c07a36")
    pen.ball(0.36, -0.7, 0.05, "#c07a36")
    plate(-0.2, -0.38, 0.2)
    for x, y in ((-0.28, -0.41), (-0.19, -0.42), (-0.1, -0.41), (-0.23, -0.38), (-0.14, -0.37)):
        pen.form(Path().ellipse(x, y - 0.02, 0.05, 0.032), "#f7ecd4")
    plate(0.3, -0.38, 0.18)
    for k in range(7):
        pen.ball(0.22 + 0.028 * k, -0.42 - 0.015 * (k % 2), 0.032, ("#5f9f4a", "#8fbf5a")[k % 2])
    pot = Path().move(-0.17, -0.66).quad(-0.13, -0.54, 0, -0.54).quad(0.13, -0.54, 0.17, -0.66)
    pen.form(pot.close(), "#c9a03f", light=0.4)
    pen.form(Path().ellipse(0, -0.66, 0.175, 0.05), "#d9542f")
    pen.form(Path().rect(-0.04, -0.84, 0.08, 0.17, 0.02), "#c9a03f")
    for x in (-0.08, 0.08):
        steam = Path().move(x, -0.72).cubic(x + 0.06, -0.8, x - 0.06, -0.88, x, -0.97)
        pen.canvas.stroke(steam, 0.03, "#ffffff", opacity=0.5, blur=0.015)
    for x, y in ((-0.74, -0.45), (0.74, -0.46), (0.05, -0.31)):
        pen.form(Path().rect(x - 0.035, y - 0.08, 0.07, 0.08, 0.02), "#fbf8f1")
        pen.stroke(Path().move(x + 0.06, y).line(x + 0.15, y - 0.05), 0.012, "#7a3a22")


@drawn("iced-coffee", kind="tabletop", height=0.17, aspect=0.62)
def iced_coffee(pen: Pen) -> None:
    """A tall glass of iced coffee with a straw."""
    glass = Path().polygon([(-0.24, -0.86), (0.24, -0.86), (0.17, 0), (-0.17, 0)])
    pen.stroke(Path().move(-0.02, -0.3).line(0.1, -0.99), 0.035, "#e0574f")
    pen.fill(glass, "#e3f2f7", opacity=0.7)
    drink = Path().polygon([(-0.225, -0.72), (0.225, -0.72), (0.165, -0.02), (-0.165, -0.02)])
    tone = pen.tint("#5f361f")
    pen.fill(drink, Linear(0, -0.72, 0, 0, [(0, mix(tone, "#d9a878", 0.5), 1), (0.4, tone, 1),
                                            (1, mix(tone, DEEP, 0.3), 1)]))  # fmt: skip
    for x, y, tilt in ((-0.11, -0.62, 12), (0.08, -0.66, -18), (0.0, -0.5, 30), (-0.08, -0.36, -8)):
        with pen.at(x, y, 1.0, tilt=tilt):
            pen.fill(Path().rect(-0.065, -0.06, 0.13, 0.12, 0.02), "#ffffff", opacity=0.4)
    pen.stroke(glass, 0.016, "#b9d6e0")
    pen.fill(Path().rect(-0.17, -0.76, 0.035, 0.5, 0.017), "#ffffff", opacity=0.5)


@drawn("beach-umbrella", kind="ground", height=2.4, aspect=1.15, colours=("red",))
def beach_umbrella(pen: Pen) -> None:
    """A striped parasol leaning in the sand."""
    cloth = pen.tint("#e0473f")
    with pen.at(0.1, 0, 1.0, tilt=-9):
        pen.limb([(0, 0.0), (0, -0.92)], 0.03, "#fbf3e2")
        dome = Path().move(-0.56, -0.56).cubic(-0.46, -0.84, -0.22, -0.96, 0, -0.97)
        dome.cubic(0.22, -0.96, 0.46, -0.84, 0.56, -0.56)
        for k in range(6):
            a, b = 0.56 - 1.12 * k / 6, 0.56 - 1.12 * (k + 1) / 6
            dome.quad((a + b) / 2, -0.64, b, -0.56)
        pen.form(dome.close(), "#fbf6ea", dark=0.18)
        for k in (0, 2, 4):
            a, b = -0.56 + 1.12 * k / 6, -0.56 + 1.12 * (k + 1) / 6
            panel = Path().move(0, -0.98).quad(a * 0.86, -0.92, a, -0.54).line(b, -0.54)
            pen.form(panel.quad(b * 0.86, -0.92, 0, -0.98).close(), cloth)
            pen.fill(Path().move(a, -0.55).quad((a + b) / 2, -0.64, b, -0.55).close(), cloth)
        pen.ball(0, -0.985, 0.025, "#f2c13a")
    pen.form(Path().ellipse(0.08, -0.015, 0.16, 0.035), "#dcc08a")


@drawn("typewriter", kind="tabletop", height=0.25, aspect=1.35)
def typewriter(pen: Pen) -> None:
    """An old typewriter with a sheet of paper in it."""
    shell = pen.tint("#3f6f7a")
    pen.form(Path().rect(-0.26, -1.0, 0.52, 0.5, 0.01), "#fdfaf2", dark=0.06)
    for k in range(4):
        pen.stroke(Path().move(-0.2, -0.92 + 0.07 * k).line(0.2 - 0.09 * (k % 2), -0.92 + 0.07 * k),
                   0.014, "#9aa1ab")  # fmt: skip
    pen.limb([(-0.56, -0.6), (0.56, -0.6)], 0.11, "#2f323c")
    for side in (-1, 1):
        pen.form(Path().rect(side * 0.6 - 0.045, -0.66, 0.09, 0.12, 0.03), "#8b929c")
    pen.stroke(Path().move(0.58, -0.66).line(0.66, -0.82), 0.03, "#c9d0d8")
    body = Path().move(-0.5, -0.56).line(0.5, -0.56).quad(0.56, -0.4, 0.64, 0).line(-0.64, 0)
    pen.form(body.quad(-0.56, -0.4, -0.5, -0.56).close(), shell, light=0.35, dark=0.3)
    arch = Path().move(-0.26, -0.44).quad(0, -0.56, 0.26, -0.44).line(0.2, -0.38)
    pen.fill(arch.quad(0, -0.46, -0.2, -0.38).close(), "#22252d")
    for row in range(3):
        for k in range(8 - row % 2):
            x = -0.38 + 0.108 * k + 0.054 * (row % 2)
            y = -0.31 + 0.1 * row
            pen.fill(Path().ellipse(x, y + 0.012, 0.044, 0.036), mix(shell, DEEP, 0.5))
            pen.form(Path().ellipse(x, y, 0.042, 0.034), "#f7f1e2")


@drawn("beehive", "honeycomb", kind="ground", height=0.6, aspect=0.95, colours=("yellow",))
def beehive(pen: Pen) -> None:
    """A straw hive with a round door; or a piece of comb, its cells full of honey."""
    straw = pen.tint("#e0ae4a")
    if pen.look.name == "honeycomb":
        for row in range(5):
            for k in range(5 - row % 2):
                x = -0.36 + 0.18 * k + 0.09 * (row % 2)
                y = -0.84 + 0.16 * row
                cell = [(x + 0.1 * math.sin(a * math.tau / 6), y - 0.1 * math.cos(a * math.tau / 6))
                        for a in range(6)]  # fmt: skip
                pen.form(Path().polygon(cell), mix(straw, "#f28c1f", 0.2 * ((row + k) % 3)))
                pen.stroke(Path().polygon(cell), 0.024, mix(straw, WARM, 0.5))
        return
    for k in range(6):
        half = 0.44 * math.cos((k / 6) ** 1.6 * 1.25)
        pen.form(Path().rect(-half, -0.2 - 0.155 * k, 2 * half, 0.2, 0.1),
                 mix(straw, (WARM, DEEP)[k % 2], 0.12), dark=0.28)  # fmt: skip
    pen.ball(0, -0.21, 0.1, "#4a2f1a")
    for x, y in ((-0.38, -0.7), (0.4, -0.5), (0.28, -0.92)):
        pen.fill(Path().ellipse(x - 0.01, y - 0.045, 0.035, 0.03), "#dff1fb", opacity=0.9)
        pen.form(Path().ellipse(x, y, 0.05, 0.034), "#f7c93e")
        for dx in (-0.012, 0.018):
            pen.stroke(Path().move(x + dx, y - 0.03).line(x + dx, y + 0.03), 0.012, "#2a2530")


@drawn("rickshaw", "tricycle", kind="ground", height=1.6, aspect=1.55, faces="left",
       seat=(0.42, 0.42), colours=("red",))  # fmt: skip
def tricycle(pen: Pen) -> None:
    """A tricycle with a cargo box behind and a small roof over it."""
    paint = pen.tint("#3f7fb8")
    for x in (0.3, -0.56):
        pen.stroke(Path().circle(x, -0.2, 0.18), 0.045, "#2f323c")
        pen.stroke(Path().circle(x, -0.2, 0.15), 0.012, "#c9d0d8")
        for k in range(8):
            a = k * math.tau / 8
            pen.stroke(Path().move(x, -0.2).line(x + math.cos(a) * 0.15, -0.2 + math.sin(a) * 0.15),
                       0.008, "#aab1bb")  # fmt: skip
        pen.ball(x, -0.2, 0.03, "#8b929c")
    pen.limb([(-0.56, -0.2), (-0.5, -0.6), (-0.44, -0.68)], 0.035, paint)
    pen.limb([(-0.52, -0.48), (-0.2, -0.22), (0.3, -0.2)], 0.035, paint)
    pen.limb([(-0.16, -0.24), (-0.2, -0.52)], 0.03, paint)
    pen.form(Path().rect(-0.29, -0.56, 0.18, 0.05, 0.025), "#33363f")
    pen.limb([(-0.5, -0.7), (-0.38, -0.66)], 0.035, "#33363f")
    pen.ball(-0.2, -0.2, 0.05, "#8b929c")
    pen.form(Path().rect(-0.04, -0.52, 0.74, 0.27, 0.02), paint, light=0.25)
    for k in range(5):
        pen.stroke(Path().move(0.06 + 0.14 * k, -0.52).line(0.06 + 0.14 * k, -0.25), 0.01,
                   mix(paint, DEEP, 0.3))  # fmt: skip
    pen.form(Path().rect(0.06, -0.7, 0.24, 0.19, 0.01), "#c9a06a")
    pen.form(Path().rect(0.33, -0.64, 0.26, 0.13, 0.01), "#b98a52")
    pen.stroke(Path().move(0.18, -0.7).line(0.18, -0.52), 0.03, "#e6d3a8")
    for x in (0.0, 0.66):
        pen.limb([(x, -0.52), (x, -0.95)], 0.02, "#8b929c")
    pen.form(Path().move(-0.08, -0.92).quad(0.33, -1.06, 0.74, -0.92).line(0.74, -0.89)
             .line(-0.08, -0.89).close(), "#d9443a")  # fmt: skip


@drawn("cotton-candy", kind="tabletop", height=0.35, aspect=0.72, colours=("pink",))
def cotton_candy(pen: Pen) -> None:
    """A cloud of spun sugar on a paper cone."""
    sugar = pen.tint("#f7a8c8")
    pen.form(Path().polygon([(-0.07, -0.44), (0.07, -0.44), (0.015, 0), (-0.015, 0)]), "#fbf3e2")
    puffs = ((-0.18, -0.6, 0.17), (0.18, -0.6, 0.17), (0, -0.54, 0.18), (-0.14, -0.8, 0.17),
             (0.15, -0.8, 0.16), (0, -0.84, 0.15), (0, -0.68, 0.2))  # fmt: skip
    for k, (x, y, r) in enumerate(puffs):
        pen.ball(x, y, r, mix(sugar, ("#ffffff", "#c9b8f2")[k % 2], 0.25))
    for k in range(5):
        y = -0.52 - 0.08 * k
        pen.stroke(Path().move(-0.22, y).quad(0, y - 0.07, 0.22, y), 0.012, "#ffffff", opacity=0.5)
