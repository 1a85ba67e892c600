"""Things that stand and lie about outdoors: barrel, rope, wheelbarrow, wires, phone booth."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

WOOD = "#a9713f"


@drawn("barrel", kind="ground", height=0.9, aspect=0.78, seat=(0.5, 0.08), colours=("brown",))
def barrel(pen: Pen) -> None:
    """A wooden barrel with iron hoops."""
    wood = pen.tint(WOOD)
    body = Path().move(-0.3, -0.94).cubic(-0.42, -0.64, -0.42, -0.3, -0.3, 0).line(0.3, 0)
    body.cubic(0.42, -0.3, 0.42, -0.64, 0.3, -0.94).close()
    stops = [(0, mix(wood, DEEP, 0.25), 1.0), (0.35, mix(wood, WARM, 0.25), 1.0),
             (1, mix(wood, DEEP, 0.4), 1.0)]  # fmt: skip
    pen.fill(body, Linear(-0.4, 0, 0.4, 0, stops))
    for k in range(-3, 4):
        stave = Path().move(k * 0.085, -0.94).cubic(k * 0.12, -0.64, k * 0.12, -0.3, k * 0.085, 0)
        pen.stroke(stave, 0.008, mix(wood, DEEP, 0.45), clip=body)
    for y in (-0.84, -0.66, -0.3, -0.12):
        hoop = Path().move(-0.42, y).quad(0, y + 0.07, 0.42, y)
        pen.stroke(hoop, 0.055, "#565b66", clip=body)
        pen.stroke(hoop, 0.014, "#9aa1ab", clip=body, opacity=0.7)
    pen.form(Path().ellipse(0, -0.94, 0.3, 0.055), mix(wood, WARM, 0.15))
    pen.stroke(Path().ellipse(0, -0.94, 0.3, 0.055), 0.02, mix(wood, DEEP, 0.3))


@drawn("wine-jar", kind="tabletop", height=0.45, aspect=0.82, colours=("brown",))
def wine_jar(pen: Pen) -> None:
    """A glazed jar of rice wine, a red cloth over its mouth and a diamond of paper on it."""
    clay = pen.tint("#8a5a3a")
    body = Path().move(-0.2, -0.78).cubic(-0.46, -0.66, -0.46, -0.24, -0.24, 0).line(0.24, 0)
    body.cubic(0.46, -0.24, 0.46, -0.66, 0.2, -0.78).close()
    pen.form(body, clay, light=0.35, dark=0.4)
    pen.fill(Path().ellipse(-0.22, -0.5, 0.05, 0.16), "#ffffff", opacity=0.3)
    paper = Path().polygon([(0, -0.6), (0.2, -0.38), (0, -0.16), (-0.2, -0.38)])
    pen.form(paper, "#d93a2c")
    strokes = Path().move(-0.05, -0.46).line(0.06, -0.46).move(-0.07, -0.39).line(0.08, -0.39)
    strokes.move(0, -0.5).line(0, -0.28).move(-0.05, -0.3).line(0.06, -0.3)
    pen.stroke(strokes, 0.022, "#f2cf6a")
    cloth = Path().move(-0.2, -0.96).quad(0, -1.02, 0.2, -0.96).line(0.25, -0.76)
    cloth.quad(0.12, -0.7, 0, -0.74).quad(-0.12, -0.7, -0.25, -0.76).close()
    pen.form(cloth, "#c8322a")
    pen.stroke(Path().move(-0.22, -0.83).quad(0, -0.79, 0.22, -0.83), 0.03, "#e6b23c")


@drawn("rope", kind="tabletop", height=0.2, aspect=1.5, colours=("brown",))
def rope(pen: Pen) -> None:
    """A coil of rope with its end hanging out."""
    hemp = pen.tint("#c9a068")
    end = Path().move(0.2, -0.14).cubic(0.5, 0.02, 0.6, -0.2, 0.72, -0.06)
    pen.stroke(end, 0.12, mix(hemp, DEEP, 0.15))
    for k in range(4):
        y = -0.16 - 0.2 * k
        loop = Path().ellipse(0.02 * (k % 2), y, 0.56 - 0.03 * k, 0.14)
        pen.stroke(loop, 0.17, mix(hemp, DEEP, 0.38))
        pen.stroke(loop, 0.13, mix(hemp, WARM, 0.08 * k))
        for j in range(11):
            x = -0.5 + 0.1 * j
            pen.stroke(Path().move(x, y + 0.16).line(x + 0.06, y + 0.06), 0.02,
                       mix(hemp, DEEP, 0.35), opacity=0.8)  # fmt: skip


@drawn("wheelbarrow", kind="ground", height=0.8, aspect=1.7, faces="left", seat=(0.42, 0.42),
       colours=("green",))  # fmt: skip
def wheelbarrow(pen: Pen) -> None:
    """A garden wheelbarrow from the side, its wheel at the left."""
    tray = pen.tint("#4f9a6a")
    pen.limb([(-0.5, -0.22), (0.0, -0.34), (0.82, -0.58)], 0.05, WOOD)
    pen.limb([(0.28, -0.4), (0.36, 0.0)], 0.05, "#565b66")
    pan = Path().move(-0.66, -0.92).line(0.42, -0.86).line(0.24, -0.4).line(-0.3, -0.4).close()
    pen.form(pan, tray, light=0.25, dark=0.3)
    pen.stroke(Path().move(-0.68, -0.93).line(0.44, -0.87), 0.045, mix(tray, WARM, 0.3))
    pen.ball(-0.52, -0.22, 0.22, "#3a3b44")
    pen.ball(-0.52, -0.22, 0.12, "#d0a24a")
    pen.ball(-0.52, -0.22, 0.04, "#3a3b44")
    pen.limb([(0.72, -0.55), (0.84, -0.585)], 0.07, "#c8503a")


@drawn("power-line", kind="ground", height=5.0, aspect=2.6, seat=(0.5, 0.2))
def power_line(pen: Pen) -> None:
    """Wires sagging between two wooden poles."""
    pole = pen.tint("#6f4e36")
    for x in (-1.2, 1.2):
        pen.form(Path().rect(x - 0.035, -1.0, 0.07, 1.0, 0.01), pole)
        for y in (-0.9, -0.78):
            pen.form(Path().rect(x - 0.2, y, 0.4, 0.035, 0.01), mix(pole, DEEP, 0.2))
            for dx in (-0.16, 0.16):
                pen.form(Path().rect(x + dx - 0.016, y - 0.05, 0.032, 0.055, 0.01), "#cfe0e6")
    for y, shift in ((-0.94, -0.16), (-0.94, 0.16), (-0.82, -0.16)):
        sag = Path().move(-1.2 + shift, y).quad(shift, y + 0.26, 1.2 + shift, y)
        pen.stroke(sag, 0.014, "#2f313b")


@drawn("phone-booth", kind="building", height=2.4, aspect=0.42, colours=("red",))
def phone_booth(pen: Pen) -> None:
    """A red telephone box with a crowned roof."""
    red = pen.tint("#c8322c")
    dark = mix(red, DEEP, 0.3)
    pen.form(Path().rect(-0.205, -0.05, 0.41, 0.05), "#565b66")
    pen.form(Path().rect(-0.19, -0.92, 0.38, 0.88), red)
    roof = Path().move(-0.2, -0.9).quad(-0.14, -1.0, 0, -1.0).quad(0.14, -1.0, 0.2, -0.9).close()
    pen.form(roof, mix(red, WARM, 0.08))
    pen.fill(Path().rect(-0.15, -0.885, 0.3, 0.055, 0.006), "#fdf6e6")
    pen.stroke(Path().move(-0.1, -0.857).line(0.1, -0.857), 0.014, "#3a3b44")
    for row in range(6):
        for column in range(3):
            pane = Path().rect(-0.14 + 0.098 * column, -0.8 + 0.11 * row, 0.084, 0.095, 0.004)
            if pen.look.dark > 0.3:
                pen.shine(pane, "#ffd98a")
            else:
                pen.fill(pane, Linear(0, -0.8, 0, -0.2, [(0, "#d9edf5", 1), (1, "#8fb3c4", 1)]))
    pen.stroke(Path().rect(-0.16, -0.82, 0.32, 0.7, 0.01), 0.016, dark)
    pen.fill(Path().rect(0.12, -0.48, 0.02, 0.07, 0.01), "#e6c46a")


@drawn("seesaw", kind="ground", height=1.0, aspect=2.6, seat=(0.2, 0.6))
def seesaw(pen: Pen) -> None:
    """A seesaw, its left end down."""
    board = pen.tint("#e0574f")
    pen.form(Path().polygon([(-0.24, 0), (0, -0.56), (0.24, 0)]), "#3f86c9")
    pen.limb([(-1.24, -0.22), (1.24, -0.88)], 0.1, board)
    for x, y in ((-0.86, -0.3), (0.86, -0.76)):
        pen.limb([(x, y), (x - 0.04, y - 0.24)], 0.045, "#565b66")
        pen.limb([(x - 0.12, y - 0.24), (x + 0.06, y - 0.25)], 0.06, "#f2c13a")
    pen.ball(0, -0.56, 0.07, "#f2c13a")


@drawn("log", kind="ground", height=0.45, aspect=2.4, seat=(0.5, 0.2), colours=("brown",))
def log(pen: Pen) -> None:
    """A felled trunk with bark, rings and a sprig of leaves."""
    bark = pen.tint("#7d5636")
    body = Path().rect(-1.1, -0.82, 2.1, 0.8, 0.34)
    pen.form(body, bark, light=0.2, dark=0.4)
    for x0, y, x1 in ((-0.7, -0.62, -0.2), (-0.1, -0.5, 0.5), (-0.6, -0.36, 0.1), (0.1, -0.22, 0.6),
                      (0.0, -0.7, 0.4)):  # fmt: skip
        pen.stroke(Path().move(x0, y).quad((x0 + x1) / 2, y - 0.04, x1, y), 0.025,
                   mix(bark, DEEP, 0.35), clip=body)  # fmt: skip
    pen.form(Path().ellipse(-0.92, -0.42, 0.24, 0.4), "#d9b07a", dark=0.12)
    for r in (0.75, 0.5, 0.25):
        pen.stroke(Path().ellipse(-0.92, -0.42, 0.24 * r, 0.4 * r), 0.02, "#a9793f")
    pen.limb([(0.4, -0.78), (0.5, -0.94)], 0.07, bark)
    for x, y in ((0.46, -0.97), (0.58, -0.94)):
        pen.form(Path().ellipse(x, y, 0.09, 0.05), "#6fae4f")


@drawn("sign", kind="ground", height=1.7, aspect=0.85, colours=("brown",))
def sign(pen: Pen) -> None:
    """A wooden signpost with two boards pointing either way."""
    wood = pen.tint("#b9834c")
    pen.form(Path().rect(-0.04, -0.98, 0.08, 0.98, 0.02), mix(wood, DEEP, 0.3))
    for y, side in ((-0.9, 1), (-0.6, -1)):
        board = Path().move(side * -0.32, y).line(side * 0.28, y).line(side * 0.41, y + 0.1)
        pen.form(board.line(side * 0.28, y + 0.2).line(side * -0.32, y + 0.2).close(), wood)
        for dy in (0.07, 0.13):
            pen.stroke(Path().move(side * -0.24, y + dy).line(side * 0.2, y + dy), 0.018,
                       mix(wood, DEEP, 0.35))  # fmt: skip
        for x in (-0.02, 0.02):
            pen.fill(Path().circle(x, y + 0.04, 0.01), "#3a3b44")
    for k, x in enumerate((-0.1, -0.05, 0.06, 0.1)):
        pen.stroke(Path().move(x, 0).quad(x, -0.06, x + 0.03 * (k - 1.5), -0.11), 0.02, "#5f9f4a")


@drawn("fishing-net", kind="tabletop", height=0.6, aspect=1.1)
def fishing_net(pen: Pen) -> None:
    """A landing net on a long handle."""
    cord = pen.tint("#7f97a8")
    bag = Path().move(-0.46, -0.7).cubic(-0.44, -0.24, -0.2, -0.02, -0.08, 0)
    bag.cubic(0.08, -0.06, 0.2, -0.4, 0.18, -0.72).close()
    pen.fill(bag, mix(cord, "#ffffff", 0.5), opacity=0.45)
    for k in range(8):
        x = -0.44 + 0.09 * k
        pen.stroke(Path().move(x, -0.76).quad(x + 0.1, -0.3, -0.08 + 0.02 * k, 0), 0.012, cord,
                   clip=bag)  # fmt: skip
        pen.stroke(
            Path().move(-0.5, -0.7 + 0.09 * k).quad(-0.14, -0.56 + 0.09 * k, 0.24, -0.7 + 0.09 * k),
            0.012,
            cord,
            clip=bag,
        )
    pen.limb([(0.14, -0.74), (0.52, -0.98)], 0.05, WOOD)
    pen.stroke(Path().ellipse(-0.14, -0.72, 0.33, 0.13), 0.04, mix(WOOD, DEEP, 0.2))


@drawn("oar", kind="tabletop", height=1.6, aspect=0.3, colours=("brown",))
def oar(pen: Pen) -> None:
    """A wooden oar, blade down."""
    wood = pen.tint("#c08a50")
    pen.limb([(0.1, -0.96), (-0.06, -0.34)], 0.045, wood)
    pen.limb([(0.05, -0.99), (0.14, -0.97)], 0.05, mix(wood, DEEP, 0.2))
    blade = Path().move(-0.03, -0.36).cubic(0.06, -0.2, 0.0, 0, -0.1, 0)
    pen.form(blade.cubic(-0.18, -0.04, -0.16, -0.24, -0.08, -0.38).close(), wood)
    pen.stroke(Path().move(-0.06, -0.34).line(-0.1, -0.04), 0.014, mix(wood, DEEP, 0.25))
    pen.fill(Path().rect(-0.13, -0.07, 0.08, 0.03), "#e0574f")


@drawn("chimney", kind="building", height=12, aspect=0.4)
def chimney(pen: Pen) -> None:
    """A tall brick chimney with smoke."""
    brick = pen.tint("#b5563f")
    stack = Path().polygon([(-0.13, 0), (-0.08, -0.8), (0.08, -0.8), (0.13, 0)])
    pen.form(stack, brick)
    for k in range(16):
        y = -0.03 - 0.05 * k
        pen.stroke(Path().move(-0.14, y).line(0.14, y), 0.006, mix(brick, DEEP, 0.35), clip=stack)
    pen.form(Path().rect(-0.1, -0.83, 0.2, 0.05, 0.01), mix(brick, DEEP, 0.25))
    puffs = ((0.0, -0.86, 0.05), (0.05, -0.91, 0.06), (0.12, -0.95, 0.05))
    for x, y, r in puffs:
        pen.fill(Path().circle(x, y, r), "#eef0f3", opacity=0.85)


@drawn("solar-panel", kind="ground", height=1.4, aspect=1.4)
def solar_panel(pen: Pen) -> None:
    """A tilted panel of blue cells on its stand."""
    pen.limb([(0.1, -0.5), (0.1, -0.03)], 0.06, "#8b929c")
    pen.limb([(0.1, -0.3), (0.38, -0.03)], 0.035, "#8b929c")
    pen.form(Path().rect(-0.14, -0.05, 0.6, 0.05, 0.02), "#6b717c")
    corners = [(-0.42, -0.98), (0.68, -0.86), (0.44, -0.28), (-0.68, -0.4)]
    pen.form(Path().polygon(corners), "#dfe4ea")
    inner = Path().polygon([(-0.4, -0.94), (0.63, -0.83), (0.42, -0.32), (-0.63, -0.43)])
    tone = pen.tint("#2f5fa8")
    stops = [(0, mix(tone, "#bfe3ff", 0.5), 1.0), (0.5, tone, 1.0), (1, mix(tone, DEEP, 0.3), 1.0)]
    pen.fill(inner, Linear(-0.5, -0.9, 0.4, -0.3, stops))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    grid = Path()
    for k in range(1, 6):
        t = k / 6
        grid.move(ax + (bx - ax) * t, ay + (by - ay) * t).line(dx + (cx - dx) * t,
                                                               dy + (cy - dy) * t)  # fmt: skip
    for t in (1 / 3, 2 / 3):
        grid.move(ax + (dx - ax) * t, ay + (dy - ay) * t).line(bx + (cx - bx) * t,
                                                               by + (cy - by) * t)  # fmt: skip
    pen.stroke(grid, 0.012, "#dfe4ea", clip=inner)


@drawn("deck-chair", kind="ground", height=0.95, aspect=1.1, seat=(0.46, 0.62))
def deck_chair(pen: Pen) -> None:
    """A folding beach chair of striped cloth."""
    cloth, wood = pen.tint("#3f8fd0"), "#c08a50"
    pen.limb([(-0.46, -0.02), (0.42, -0.62)], 0.05, mix(wood, DEEP, 0.2))
    sling = Path().move(0.44, -0.96).cubic(0.2, -0.5, 0.1, -0.2, -0.44, -0.36)
    back = Path().move(0.5, -0.96).cubic(0.3, -0.5, 0.14, -0.12, -0.44, -0.3)
    pen.stroke(sling, 0.14, cloth, cap="butt")
    for shift in (-0.045, 0.0, 0.045):
        stripe = (
            Path()
            .move(0.44 + shift, -0.96)
            .cubic(0.2 + shift, -0.5 + shift, 0.1, -0.2 + shift, -0.44, -0.36 + shift)
        )
        pen.stroke(stripe, 0.02, "#fdf8ec", cap="butt")
    pen.stroke(back, 0.025, mix(cloth, DEEP, 0.3))
    pen.limb([(0.48, -0.97), (-0.1, -0.02)], 0.05, wood)
    pen.limb([(-0.46, -0.36), (0.44, -0.03)], 0.05, wood)
    pen.limb([(0.38, -0.98), (0.56, -0.95)], 0.05, wood)


@drawn("barbell", kind="tabletop", height=0.45, aspect=3.4)
def barbell(pen: Pen) -> None:
    """A barbell with coloured plates."""
    pen.limb([(-1.6, -0.5), (1.6, -0.5)], 0.08, "#aab1bb")
    for side in (-1, 1):
        for k, (colour, high) in enumerate((("#c8403a", 1.0), ("#3f6fb0", 0.82), ("#f0b12c", 0.6))):
            x = side * (1.02 + 0.17 * k)
            pen.form(Path().rect(x - 0.08, -0.5 - high / 2, 0.16, high, 0.05), colour)


@drawn("anvil", kind="ground", height=0.75, aspect=1.5, colours=("grey", "gray", "black"))
def anvil(pen: Pen) -> None:
    """A smith's anvil on a block of wood."""
    steel = pen.tint("#6d7684")
    block = Path().move(-0.3, -0.4).line(0.3, -0.4).line(0.36, 0).line(-0.36, 0).close()
    pen.form(block, "#8a5f3c")
    for x in (-0.2, -0.02, 0.16):
        pen.stroke(Path().move(x, -0.36).line(x * 1.1, -0.03), 0.012, "#5f3f26", opacity=0.6)
    pen.stroke(Path().move(-0.33, -0.2).line(0.33, -0.2), 0.035, "#3b404b")
    body = Path().move(-0.34, -0.4).quad(-0.1, -0.48, -0.12, -0.62).quad(-0.16, -0.7, -0.36, -0.72)
    body.cubic(-0.56, -0.74, -0.68, -0.82, -0.74, -0.92).line(0.6, -0.92).line(0.6, -0.78)
    body.quad(0.2, -0.74, 0.14, -0.62).quad(0.12, -0.48, 0.34, -0.4).close()
    pen.form(body, steel, light=0.3, dark=0.4)
    pen.fill(Path().rect(-0.5, -0.93, 1.1, 0.04, 0.01), mix(steel, "#ffffff", 0.5))
