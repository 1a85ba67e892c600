"""What one meets in a street or at a market: mailbox, boxes, letters, flags, stall, carriage."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn

WOOD = "#a9713f"


@drawn("mailbox", "letterbox", kind="ground", height=1.2, aspect=0.6, colours=("red",))
def mailbox(pen: Pen) -> None:
    """A mailbox on its post, flag up, a letter in it."""
    shell = pen.tint("#d9402f")
    pen.form(Path().rect(-0.04, -0.6, 0.08, 0.6), WOOD)
    pen.form(
        Path().polygon([(-0.16, -0.94), (0.06, -1.0), (0.08, -0.8), (-0.14, -0.78)]), "#fdf8ec"
    )
    box = (
        Path()
        .move(-0.28, -0.56)
        .line(-0.28, -0.76)
        .cubic(-0.28, -0.96, 0.28, -0.96, 0.28, -0.76)
        .line(0.28, -0.56)
        .close()
    )
    pen.form(box, shell)
    front = (
        Path()
        .move(-0.28, -0.56)
        .line(-0.28, -0.76)
        .cubic(-0.28, -0.92, -0.02, -0.92, -0.02, -0.76)
        .line(-0.02, -0.56)
    )
    pen.form(front.close(), mix(shell, DEEP, 0.2))
    pen.fill(Path().rect(-0.22, -0.74, 0.14, 0.03, 0.01), "#3a2426")
    pen.stroke(Path().move(0.16, -0.68).line(0.16, -0.9), 0.022, "#f2c13a")
    pen.form(Path().rect(0.16, -0.94, 0.11, 0.08, 0.01), "#f2c13a")


@drawn("box", "cardboard-box", kind="tabletop", height=0.4, aspect=1.15, colours=("brown",))
def box(pen: Pen) -> None:
    """An open cardboard box."""
    card = pen.tint("#c99a62")
    pen.form(
        Path().polygon([(-0.46, -0.72), (0.1, -0.8), (0.5, -0.7), (-0.06, -0.6)]),
        mix(card, DEEP, 0.5),
    )
    pen.form(
        Path().polygon([(-0.46, -0.72), (-0.6, -0.96), (-0.06, -1.0), (0.1, -0.8)]),
        mix(card, DEEP, 0.16),
    )
    pen.form(
        Path().polygon([(-0.46, -0.72), (-0.06, -0.6), (-0.06, 0.0), (-0.46, -0.14)]),
        mix(card, DEEP, 0.1),
    )
    pen.form(Path().polygon([(-0.06, -0.6), (0.5, -0.7), (0.5, -0.1), (-0.06, 0.0)]), card)
    pen.form(
        Path().polygon([(-0.06, -0.6), (0.5, -0.7), (0.58, -0.5), (0.02, -0.38)]),
        mix(card, WARM, 0.2),
    )
    pen.fill(
        Path().polygon([(0.18, -0.4), (0.26, -0.415), (0.26, -0.06), (0.18, -0.045)]), "#e8c88f"
    )


@drawn("product-box", "gift-carton", kind="tabletop", height=0.3, aspect=0.86)
def product_box(pen: Pen) -> None:
    """A closed carton, its front towards the viewer for what is printed on it.

    The front is (0.03, 0.16) to (0.81, 1.0) of the box, in fractions from its upper left.
    """
    card = pen.tint("#f3e9d6")
    lid, side = mix(card, WARM, 0.35), mix(card, DEEP, 0.24)
    pen.form(Path().polygon([(-0.4, -0.84), (-0.23, -1.0), (0.43, -1.0), (0.27, -0.84)]), lid)
    pen.form(Path().polygon([(0.27, -0.84), (0.43, -1.0), (0.43, -0.14), (0.27, 0.0)]), side)
    pen.form(Path().rect(-0.4, -0.84, 0.67, 0.84), card, light=0.1, dark=0.1)
    edge = mix(card, DEEP, 0.3)
    pen.stroke(Path().move(-0.4, -0.76).line(0.27, -0.76).line(0.43, -0.92), 0.008, edge)
    frame = Path().rect(-0.36, -0.72, 0.59, 0.68, 0.02)
    pen.stroke(frame, 0.01, mix(card, "#c9a24a", 0.7))
    tab = Path().move(-0.16, -0.84).quad(-0.065, -0.77, 0.03, -0.84)
    pen.stroke(tab, 0.01, edge)


@drawn("letter", "envelope", kind="tabletop", height=0.12, aspect=1.4, colours=("white",))
def letter(pen: Pen) -> None:
    """A sealed letter."""
    paper = pen.tint("#fdf6e6")
    sheet = Path().rect(-0.68, -0.94, 1.36, 0.92, 0.04)
    pen.form(sheet, paper, dark=0.1)
    pen.stroke(
        Path().move(-0.66, -0.04).line(-0.14, -0.46).move(0.66, -0.04).line(0.14, -0.46),
        0.02,
        mix(paper, DEEP, 0.2),
    )
    flap = (
        Path()
        .move(-0.68, -0.92)
        .line(0.68, -0.92)
        .line(0.06, -0.4)
        .quad(0, -0.36, -0.06, -0.4)
        .close()
    )
    pen.form(flap, mix(paper, DEEP, 0.05))
    pen.stroke(flap, 0.018, mix(paper, DEEP, 0.25))
    pen.ball(0, -0.42, 0.12, "#c8302c")
    heart = (
        Path()
        .move(0, -0.36)
        .cubic(-0.1, -0.43, -0.05, -0.5, 0, -0.455)
        .cubic(0.05, -0.5, 0.1, -0.43, 0, -0.36)
    )
    pen.fill(heart.close(), "#f2a08f")


@drawn("flag", "banner", "pennant", kind="ground", height=3.0, aspect=0.72, colours=("red",))
def flag(pen: Pen) -> None:
    """A flag flying from its pole."""
    cloth = pen.tint("#d9342b")
    pen.limb([(-0.3, 0.0), (-0.3, -0.96)], 0.03, "#c9ced6")
    pen.ball(-0.3, -0.975, 0.028, "#e2b23c")
    sheet = Path().move(-0.29, -0.94).cubic(-0.1, -1.02, 0.1, -0.84, 0.36, -0.92).line(0.36, -0.52)
    pen.form(sheet.cubic(0.1, -0.44, -0.1, -0.62, -0.29, -0.54).close(), cloth)
    for x in (-0.1, 0.16):
        pen.stroke(
            Path().move(x, -0.95).quad(x + 0.04, -0.72, x, -0.5),
            0.03,
            DEEP,
            opacity=0.12,
            clip=sheet,
        )


@drawn("market-stall", "stall", "food-stall", kind="building", height=2.8, aspect=1.15)
def market_stall(pen: Pen) -> None:
    """A stall with a striped awning, fruit in crates and a lantern."""
    for x in (-0.48, 0.48):
        pen.form(Path().rect(x - 0.025, -0.8, 0.05, 0.8), WOOD)
    pen.fill(Path().rect(-0.46, -0.7, 0.92, 0.4), "#6b4630", opacity=0.55)
    pen.form(Path().rect(-0.53, -0.36, 1.06, 0.36, 0.02), "#c08a56")
    for k in range(4):
        pen.stroke(
            Path().move(-0.53 + 0.265 * k, -0.35).line(-0.53 + 0.265 * k, 0),
            0.01,
            mix(WOOD, DEEP, 0.3),
        )
    for k, colour in enumerate(("#d9342b", "#f2a23a", "#7fae4a")):
        x = -0.34 + 0.34 * k
        for dx, dy in ((-0.09, 0), (0, 0), (0.09, 0), (-0.045, -0.07), (0.045, -0.07), (0, -0.13)):
            pen.ball(x + dx, -0.4 + dy, 0.052, colour)
        pen.form(Path().rect(x - 0.155, -0.39, 0.31, 0.09, 0.012), mix(WOOD, WARM, 0.25))
    awning = pen.tint("#d9503f")
    for k in range(8):
        x = -0.58 + 0.145 * k
        top = -0.42 + 0.105 * k
        stripe = Path().move(top, -0.98).line(top + 0.105, -0.98).line(x + 0.145, -0.74)
        stripe.quad(x + 0.072, -0.64, x, -0.74).close()
        pen.form(stripe, awning if k % 2 == 0 else "#fdf3e0")
    pen.form(Path().rect(-0.44, -1.0, 0.88, 0.035, 0.015), mix(WOOD, DEEP, 0.1))
    if pen.look.dark > 0.25:
        pen.shine(Path().circle(0, -0.58, 0.22), "#ffb04a", blur=0.1, opacity=0.4)
    pen.stroke(Path().move(0, -0.7).line(0, -0.64), 0.012, "#3a2f2a")
    pen.shine(
        Path().ellipse(0, -0.585, 0.055, 0.06), "#ffcf6a" if pen.look.dark > 0.25 else "#d9342b"
    )


@drawn("carriage", "coach", kind="ground", height=2.4, aspect=1.25, faces="left")
def carriage(pen: Pen) -> None:
    """A rounded coach with golden trim and spoked wheels."""
    body_colour = pen.tint("#b83a5a")
    gold = "#f0c75a"
    for x, r in ((-0.36, 0.2), (0.36, 0.25)):
        pen.stroke(Path().circle(x, -r, r - 0.03), 0.045, "#7a4a2c")
        for k in range(4):
            with pen.at(x, -r, 1.0, tilt=45 * k):
                pen.stroke(Path().move(-r + 0.03, 0).line(r - 0.03, 0), 0.02, "#a9713f")
        pen.ball(x, -r, 0.045, gold)
    pen.stroke(Path().move(-0.62, -0.3).quad(-0.3, -0.2, 0.4, -0.26), 0.04, gold)
    cab = (
        Path()
        .move(-0.42, -0.86)
        .cubic(-0.2, -0.98, 0.2, -0.98, 0.42, -0.86)
        .cubic(0.5, -0.56, 0.4, -0.32, 0.16, -0.28)
    )
    pen.form(
        cab.line(-0.16, -0.28).cubic(-0.4, -0.32, -0.5, -0.56, -0.42, -0.86).close(), body_colour
    )
    pen.stroke(cab, 0.025, gold)
    for x in (-0.27, 0.1):
        window = Path().rect(x, -0.78, 0.17, 0.2, 0.05)
        pen.shine(window, "#ffe3a0" if pen.look.dark > 0.3 else "#cfe8f7")
        pen.stroke(window, 0.018, gold)
    pen.form(Path().rect(-0.07, -0.8, 0.14, 0.5, 0.03), mix(body_colour, DEEP, 0.2))
    pen.stroke(Path().rect(-0.07, -0.8, 0.14, 0.5, 0.03), 0.014, gold)
    crown = Path().polygon(
        [
            (-0.08, -0.93),
            (-0.1, -1.02),
            (-0.04, -0.97),
            (0, -1.04),
            (0.04, -0.97),
            (0.1, -1.02),
            (0.08, -0.93),
        ]
    )
    pen.form(crown, gold)
    pen.form(Path().rect(-0.62, -0.5, 0.18, 0.06, 0.02), mix(body_colour, DEEP, 0.1))
    pen.limb([(-0.56, -0.46), (-0.48, -0.34)], 0.03, gold)
