"""Furniture, lamps and lanterns."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("table", kind="ground", height=0.75, aspect=1.9, colours=("brown",), seat=(0.5, 0.02))
def table(pen: Pen) -> None:
    """A wooden table."""
    wood = pen.tint("#b07a48")
    for x, tone in ((-0.66, 0.3), (0.66, 0.3), (-0.82, 0.1), (0.82, 0.1)):
        pen.form(
            Path().rect(x - 0.045, -0.86, 0.09, 0.86 if tone < 0.2 else 0.78, 0.02),
            mix(wood, DEEP, tone),
        )
    pen.form(Path().rect(-0.84, -0.88, 1.68, 0.14), mix(wood, DEEP, 0.2))
    pen.form(Path().rect(-0.95, -1.0, 1.9, 0.13, 0.03), wood)
    pen.stroke(Path().move(-0.9, -0.95).line(0.9, -0.95), 0.008, mix(wood, WARM, 0.4))


@drawn("desk", kind="ground", height=0.78, aspect=1.8, colours=("brown",), seat=(0.5, 0.02))
def desk(pen: Pen) -> None:
    """A desk with drawers."""
    wood = pen.tint("#a9794f")
    pen.form(Path().rect(-0.82, -0.9, 0.09, 0.9), mix(wood, DEEP, 0.18))
    pen.form(Path().rect(0.3, -0.9, 0.52, 0.86, 0.02), mix(wood, DEEP, 0.1))
    for k in range(3):
        pen.form(Path().rect(0.34, -0.82 + k * 0.26, 0.44, 0.22, 0.02), mix(wood, WARM, 0.08))
        pen.fill(Path().rect(0.51, -0.73 + k * 0.26, 0.1, 0.035, 0.015), "#5a3c28")
    pen.form(Path().rect(-0.9, -1.0, 1.8, 0.12, 0.03), mix(wood, WARM, 0.1))


@drawn("computer", "desktop-computer", kind="tabletop", height=0.5, aspect=1.2)
def computer(pen: Pen) -> None:
    """A monitor with a bright picture, keyboard before it."""
    pen.form(
        Path().polygon([(-0.09, -0.3), (0.09, -0.3), (0.14, -0.06), (-0.14, -0.06)]), "#aab2bf"
    )
    pen.form(Path().ellipse(0, -0.06, 0.28, 0.045), "#8f98a6")
    pen.form(Path().rect(-0.58, -1.0, 1.16, 0.74, 0.05), pen.tint("#3b414e"))
    screen = Path().rect(-0.53, -0.955, 1.06, 0.61, 0.02)
    pen.shine(screen, Linear(-0.5, -0.95, 0.5, -0.35, [(0, "#7fd0f2", 1), (1, "#4a74d0", 1)]))
    pen.shine(Path().rect(-0.46, -0.89, 0.42, 0.3, 0.015), "#f6fbff")
    for k, (w, colour) in enumerate(
        ((0.3, "#e0654a"), (0.36, "#9fb3c9"), (0.26, "#9fb3c9"), (0.33, "#9fb3c9"))
    ):
        pen.shine(Path().rect(-0.43, -0.85 + k * 0.06, w, 0.028, 0.01), colour)
    for k, h in enumerate((0.1, 0.17, 0.13, 0.23)):
        pen.shine(
            Path().rect(0.08 + k * 0.1, -0.45 - h, 0.065, h, 0.01),
            ("#ffd257", "#7fd38a", "#ff9a6b", "#ffffff")[k],
        )
    pen.form(Path().polygon([(-0.42, -0.05), (0.36, -0.05), (0.42, 0.0), (-0.48, 0.0)]), "#e3e7ec")
    keys = Path()
    for k in range(11):
        keys.rect(-0.4 + k * 0.07, -0.04, 0.05, 0.013).rect(-0.42 + k * 0.073, -0.02, 0.053, 0.013)
    pen.fill(keys, "#9aa4b2")
    pen.form(Path().ellipse(0.53, -0.02, 0.05, 0.025), "#e3e7ec")


@drawn(
    "bench",
    "park-bench",
    kind="ground",
    height=0.9,
    aspect=1.9,
    colours=("brown",),
    seat=(0.5, 0.52),
)
def bench(pen: Pen) -> None:
    """A park bench of slats on iron feet."""
    wood = pen.tint("#a9713f")
    for x in (-0.74, 0.74):
        pen.limb([(x, 0.0), (x, -0.46), (x + (0.03 if x > 0 else -0.03), -0.98)], 0.055, "#3a3f4a")
        pen.limb([(x * 0.97, -0.02), (x * 1.06, -0.24), (x * 0.97, -0.46)], 0.05, "#4a505c")
        pen.limb([(x, -0.7), (x * 1.08, -0.68), (x * 1.08, -0.48)], 0.04, "#4a505c")
    for k in range(3):
        pen.form(Path().rect(-0.86, -1.0 + k * 0.15, 1.72, 0.105, 0.03), mix(wood, DEEP, 0.05 * k))
    for k, y in enumerate((-0.52, -0.44)):
        pen.form(
            Path().rect(-0.9 - 0.03 * k, y, 1.8 + 0.06 * k, 0.075, 0.025),
            mix(wood, WARM, 0.15 - 0.1 * k),
        )
    if pen.look.season == "winter":
        pen.fill(Path().rect(-0.9, -0.56, 1.8, 0.06, 0.03), "#f6faff")
        pen.fill(Path().rect(-0.85, -1.04, 1.7, 0.06, 0.03), "#f6faff")


@drawn("chair", kind="ground", height=0.9, aspect=0.6, colours=("brown",), seat=(0.5, 0.5))
def chair(pen: Pen) -> None:
    """A wooden chair."""
    wood = pen.tint("#b07a48")
    for x in (-0.2, 0.2):
        pen.form(Path().rect(x - 0.03, -0.98, 0.06, 0.96, 0.02), mix(wood, DEEP, 0.18))
    for y in (-0.95, -0.78):
        pen.form(Path().rect(-0.22, y, 0.44, 0.1, 0.03), wood)
    for x in (-0.26, 0.26):
        pen.form(Path().rect(x - 0.035, -0.46, 0.07, 0.46, 0.02), wood)
    pen.form(
        Path().polygon([(-0.22, -0.54), (0.22, -0.54), (0.31, -0.44), (-0.31, -0.44)]),
        mix(wood, WARM, 0.25),
    )
    pen.form(Path().rect(-0.31, -0.45, 0.62, 0.06, 0.02), mix(wood, DEEP, 0.08))


@drawn("window", kind="building", height=1.6, aspect=0.85)
def window(pen: Pen) -> None:
    """A window on the world: sky in its panes, a sill with a plant."""
    frame = pen.tint("#f3ead8")
    pen.form(Path().rect(-0.4, -1.0, 0.8, 0.94, 0.02), frame)
    night = pen.look.dark > 0.35
    sky = ("#20336b", "#4a6ba8") if night else ("#8cc8f2", "#e2f3fb")
    for x in (-0.33, 0.025):
        for y in (-0.94, -0.5):
            pane = Path().rect(x, y, 0.305, 0.4, 0.01)
            pen.shine(pane, Linear(0, -0.94, 0, -0.1, [(0, sky[0], 1), (1, sky[1], 1)]))
            pen.fill(
                Path().polygon(
                    [(x + 0.06, y), (x + 0.15, y), (x + 0.02, y + 0.4), (x, y + 0.4), (x, y + 0.2)]
                ),
                "#ffffff",
                opacity=0.22,
            )
    pen.form(Path().rect(-0.46, -0.08, 0.92, 0.08, 0.02), mix(frame, DEEP, 0.08))


@drawn("lantern", kind="tabletop", height=0.35, aspect=0.55)
def lantern(pen: Pen) -> None:
    """A hand lantern with a burning candle."""
    iron = pen.tint("#4a4550")
    pen.stroke(Path().move(-0.12, -0.84).cubic(-0.14, -1.05, 0.14, -1.05, 0.12, -0.84), 0.03, iron)
    pen.shine(
        Path().ellipse(0, -0.42, 0.42, 0.46),
        "#ffb347",
        blur=0.14,
        opacity=0.55 if pen.look.dark > 0.3 else 0.22,
    )
    pen.shine(
        Path().rect(-0.19, -0.66, 0.38, 0.54, 0.03),
        Radial(0, -0.4, 0.4, [(0, "#fff3c4", 1), (0.5, "#ffd071", 0.95), (1, "#f0953a", 0.85)]),
    )
    pen.shine(Path().rect(-0.05, -0.3, 0.1, 0.18, 0.02), "#fffaf0")
    flame = (
        Path()
        .move(0, -0.56)
        .cubic(0.09, -0.42, 0.07, -0.32, 0, -0.31)
        .cubic(-0.07, -0.32, -0.09, -0.42, 0, -0.56)
        .close()
    )
    pen.shine(
        flame,
        Linear(0, -0.56, 0, -0.31, [(0, "#ff8a2a", 1), (0.6, "#fff3b8", 1), (1, "#ffffff", 1)]),
    )
    for x in (-0.2, 0.0, 0.2):
        pen.shine_stroke(Path().move(x, -0.68).line(x, -0.1), 0.022, iron)
    pen.form(Path().polygon([(-0.26, -0.67), (-0.1, -0.86), (0.1, -0.86), (0.26, -0.67)]), iron)
    pen.form(Path().rect(-0.25, -0.12, 0.5, 0.12, 0.03), iron)


@drawn(
    "red-lantern",
    "paper-lantern",
    "red-paper-lantern",
    kind="flying",
    height=0.7,
    aspect=0.72,
    colours=("red",),
)
def red_lantern(pen: Pen) -> None:
    """A round festive lantern with gold caps and a tassel."""
    red = pen.tint("#d9342b")
    glow = 0.5 if pen.look.dark > 0.3 else 0.25
    pen.shine(Path().ellipse(0, -0.58, 0.5, 0.42), "#ff9a4a", blur=0.12, opacity=glow)
    body = Path().ellipse(0, -0.58, 0.35, 0.28)
    pen.shine(
        body,
        Radial(
            0,
            -0.56,
            0.42,
            [
                (0, "#ffcf6b", 1),
                (0.35, mix(red, "#ffb04a", 0.45), 1),
                (0.8, red, 1),
                (1, mix(red, DEEP, 0.3), 1),
            ],
        ),
    )
    ribs = Path()
    for k in (-0.75, -0.4, 0.0, 0.4, 0.75):
        ribs.move(0, -0.86).cubic(k * 0.45, -0.8, k * 0.45, -0.36, 0, -0.3)
    pen.shine_stroke(ribs, 0.011, mix(red, "#ffe08a", 0.45), clip=body)
    gold = Linear(-0.14, 0, 0.14, 0, [(0, "#b8862c", 1), (0.4, "#ffe9a3", 1), (1, "#a8741f", 1)])
    pen.fill(Path().rect(-0.14, -0.9, 0.28, 0.075, 0.02), gold)
    pen.fill(Path().rect(-0.14, -0.335, 0.28, 0.075, 0.02), gold)
    pen.stroke(Path().move(0, -0.9).line(0, -1.0), 0.015, "#e2b23c")
    for k in range(5):
        x = (k - 2) * 0.022
        pen.stroke(
            Path().move(x * 0.5, -0.26).quad(x, -0.12, x * 1.5, -0.01),
            0.014,
            mix("#f2b33d", red, 0.25 * (k % 2)),
        )
    pen.ball(0, -0.23, 0.035, "#e2b23c")


@drawn("street-lamp", kind="building", height=4, aspect=0.3)
def street_lamp(pen: Pen) -> None:
    """An old street lamp."""
    iron = pen.tint("#39404f")
    pen.form(Path().rect(-0.07, -0.06, 0.14, 0.06, 0.01), iron)
    pen.form(Path().rect(-0.045, -0.12, 0.09, 0.07, 0.01), iron)
    pen.form(Path().rect(-0.02, -0.8, 0.04, 0.7), iron)
    if pen.look.dark > 0.25:
        pen.shine(Path().circle(0, -0.87, 0.17), "#ffcf6b", blur=0.07, opacity=0.6)
    glass = Path().polygon([(-0.055, -0.8), (0.055, -0.8), (0.085, -0.93), (-0.085, -0.93)])
    pen.shine(glass, "#ffe9a8" if pen.look.dark > 0.25 else "#eef3f6")
    pen.shine_stroke(
        Path()
        .move(0, -0.8)
        .line(0, -0.93)
        .move(-0.055, -0.8)
        .line(-0.085, -0.93)
        .move(0.055, -0.8)
        .line(0.085, -0.93),
        0.01,
        iron,
    )
    pen.form(Path().move(-0.1, -0.925).quad(0, -1.02, 0.1, -0.925).close(), iron)


@drawn(
    "books",
    "pile-of-books",
    "book-stack",
    kind="tabletop",
    height=0.24,
    aspect=1.35,
    seat=(0.5, 0.02),
)
def books(pen: Pen) -> None:
    """A pile of books."""
    covers = ("#c8433c", "#3f74b8", "#e0a93a", "#4b9a6a", "#8a5ab0")
    y = 0.0
    for k, (half, high, shift) in enumerate(
        (
            (0.62, 0.22, 0.0),
            (0.56, 0.19, 0.05),
            (0.6, 0.21, -0.04),
            (0.5, 0.18, 0.03),
            (0.53, 0.2, -0.02),
        )
    ):
        cover = pen.tint(covers[k]) if k == 0 else covers[k]
        x0 = shift - half
        pen.form(Path().rect(x0, y - high, 2 * half, high, 0.04), cover)
        pages = Path().rect(x0 + 0.09, y - high + 0.03, 2 * half - 0.06, high - 0.06, 0.015)
        pen.fill(pages, Linear(0, y - high, 0, y, [(0, "#fffaf0", 1), (1, "#e2d6bc", 1)]))
        for n in range(1, 4):
            at = y - high + 0.03 + (high - 0.06) * n / 4
            pen.stroke(Path().move(x0 + 0.11, at).line(x0 + 2 * half, at), 0.007, "#cbbd9e")
        pen.form(Path().rect(x0, y - high, 0.12, high, 0.04), mix(cover, DEEP, 0.1))
        pen.fill(Path().rect(x0 + 0.02, y - high * 0.6, 0.08, 0.03), "#f7e3ae")
        y -= high
