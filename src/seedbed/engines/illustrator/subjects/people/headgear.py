"""Hats of trades and countries, each on a round head of radius r at (cx, cy)."""

from __future__ import annotations

from collections.abc import Callable

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, turn

Hat = Callable[[Pen, float, float, float, Colour | None], None]


def star(pen: Pen, cx: float, cy: float, r: float, colour: Colour) -> None:
    """A five-pointed star."""
    points = []
    for k in range(10):
        x, y = turn(0, -(r if k % 2 == 0 else r * 0.45), k * 36)
        points.append((cx + x, cy + y))
    pen.fill(Path().polygon(points), colour)


def _dome(cx: float, cy: float, r: float, high: float = 1.4, wide: float = 1.04) -> Path:
    top = cy - r * 0.36
    path = Path().move(cx - r * wide, top)
    path.cubic(cx - r * wide, cy - r * high, cx + r * wide, cy - r * high, cx + r * wide, top)
    return path.quad(cx, top + r * 0.22, cx - r * wide, top).close()


def cone(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A wide conical hat of bamboo."""
    straw = colour or "#e3c27a"
    hat = (
        Path().move(cx - r * 1.75, cy - r * 0.2).quad(cx - r * 0.5, cy - r * 0.9, cx, cy - r * 1.6)
    )
    hat.quad(cx + r * 0.5, cy - r * 0.9, cx + r * 1.75, cy - r * 0.2)
    hat.quad(cx, cy + r * 0.1, cx - r * 1.75, cy - r * 0.2).close()
    pen.form(hat, straw)
    for t in (0.3, 0.55, 0.8):
        y = cy - r * (1.6 - 1.3 * t)
        ring = Path().move(cx - r * 1.6 * t, y).quad(cx, y + r * 0.3 * t, cx + r * 1.6 * t, y)
        pen.stroke(ring, r * 0.045, mix(straw, DEEP, 0.25), clip=hat)


def beanie(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A knitted hat with a bobble."""
    wool = colour or "#d9453b"
    pen.ball(cx, cy - r * 1.3, r * 0.28, mix(wool, "#ffffff", 0.6))
    pen.form(_dome(cx, cy, r, 1.5), wool)
    band = Path().move(cx - r * 1.04, cy - r * 0.4).quad(cx, cy - r * 0.16, cx + r * 1.04,
                                                         cy - r * 0.4)  # fmt: skip
    pen.stroke(band, r * 0.34, mix(wool, "#ffffff", 0.35))


def hard(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A builder's or firefighter's hard hat."""
    shell = colour or "#f2c13a"
    pen.form(Path().ellipse(cx, cy - r * 0.36, r * 1.32, r * 0.26), mix(shell, DEEP, 0.12))
    pen.form(_dome(cx, cy, r, 1.5, 1.0), shell, light=0.3)
    ridge = Path().move(cx, cy - r * 1.18).quad(cx + r * 0.02, cy - r * 0.7, cx, cy - r * 0.3)
    pen.stroke(ridge, r * 0.2, mix(shell, "#ffffff", 0.25))


def fire(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A firefighter's helmet with its shield."""
    hard(pen, cx, cy, r, colour or "#cf3a2e")
    badge = Path().move(cx - r * 0.3, cy - r * 1.05).line(cx + r * 0.3, cy - r * 1.05)
    badge.line(cx + r * 0.26, cy - r * 0.6).line(cx, cy - r * 0.42).line(
        cx - r * 0.26, cy - r * 0.6
    )
    pen.form(badge.close(), "#f2c95a")


def nurse(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A white cap with a red cross."""
    cap = Path().move(cx - r * 0.7, cy - r * 0.62).quad(cx - r * 0.75, cy - r * 1.2, cx - r * 0.5,
                                                        cy - r * 1.25)  # fmt: skip
    cap.quad(cx, cy - r * 1.1, cx + r * 0.5, cy - r * 1.25)
    cap.quad(cx + r * 0.75, cy - r * 1.2, cx + r * 0.7, cy - r * 0.62)
    cap.quad(cx, cy - r * 0.9, cx - r * 0.7, cy - r * 0.62).close()
    pen.form(cap, colour or "#fbfdff", dark=0.1)
    for w, h in ((0.32, 0.1), (0.1, 0.32)):
        pen.fill(Path().rect(cx - r * w / 2, cy - r * (1.0 + h / 2), r * w, r * h), "#d9342b")


def fedora(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A detective's hat."""
    felt = colour or "#8a6a4a"
    pen.form(Path().ellipse(cx, cy - r * 0.42, r * 1.5, r * 0.3), mix(felt, DEEP, 0.12))
    crown = (
        Path()
        .move(cx - r * 0.92, cy - r * 0.45)
        .quad(cx - r * 0.85, cy - r * 1.4, cx - r * 0.3, cy - r * 1.36)
    )
    crown.quad(cx, cy - r * 1.18, cx + r * 0.3, cy - r * 1.36)
    crown.quad(cx + r * 0.85, cy - r * 1.4, cx + r * 0.92, cy - r * 0.45)
    crown.quad(cx, cy - r * 0.22, cx - r * 0.92, cy - r * 0.45).close()
    pen.form(crown, felt)
    band = Path().move(cx - r * 0.92, cy - r * 0.54).quad(cx, cy - r * 0.3, cx + r * 0.92,
                                                          cy - r * 0.54)  # fmt: skip
    pen.stroke(band, r * 0.17, mix(felt, DEEP, 0.5))


def cowboy(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A cowboy's hat, its brim turned up at the sides."""
    felt = colour or "#8a5a34"
    brim = Path().move(cx - r * 1.85, cy - r * 0.78)
    brim.cubic(cx - r * 1.5, cy - r * 0.2, cx - r * 0.7, cy - r * 0.16, cx, cy - r * 0.18)
    brim.cubic(
        cx + r * 0.7, cy - r * 0.16, cx + r * 1.5, cy - r * 0.2, cx + r * 1.85, cy - r * 0.78
    )
    brim.cubic(cx + r * 1.3, cy - r * 0.52, cx + r * 0.9, cy - r * 0.56, cx, cy - r * 0.56)
    brim.cubic(
        cx - r * 0.9, cy - r * 0.56, cx - r * 1.3, cy - r * 0.52, cx - r * 1.85, cy - r * 0.78
    )
    crown = Path().move(cx - r * 0.92, cy - r * 0.44)
    crown.cubic(
        cx - r * 0.9, cy - r * 1.2, cx - r * 0.7, cy - r * 1.6, cx - r * 0.42, cy - r * 1.58
    )
    crown.quad(cx, cy - r * 1.3, cx + r * 0.42, cy - r * 1.58)
    crown.cubic(
        cx + r * 0.7, cy - r * 1.6, cx + r * 0.9, cy - r * 1.2, cx + r * 0.92, cy - r * 0.44
    )
    pen.form(crown.quad(cx, cy - r * 0.2, cx - r * 0.92, cy - r * 0.44).close(), felt)
    band = Path().move(cx - r * 0.91, cy - r * 0.58).quad(cx, cy - r * 0.36, cx + r * 0.91,
                                                          cy - r * 0.58)  # fmt: skip
    pen.stroke(band, r * 0.14, mix(felt, DEEP, 0.5))
    pen.form(brim.close(), mix(felt, DEEP, 0.1))


def horned(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A Norse helmet of iron bands with two horns."""
    iron = colour or "#8d97a5"
    for side in (-1, 1):
        horn = Path().move(cx + side * r * 0.8, cy - r * 0.9)
        horn.cubic(cx + side * r * 1.3, cy - r * 0.96, cx + side * r * 1.6, cy - r * 1.3,
                   cx + side * r * 1.5, cy - r * 1.84)  # fmt: skip
        horn.cubic(cx + side * r * 1.3, cy - r * 1.5, cx + side * r * 1.1, cy - r * 1.3,
                   cx + side * r * 0.7, cy - r * 1.2)  # fmt: skip
        pen.form(horn.close(), "#f0e3c4")
    pen.form(_dome(cx, cy, r, 1.44), iron, light=0.3, dark=0.35)
    band = Path().move(cx - r * 1.02, cy - r * 0.42).quad(cx, cy - r * 0.18, cx + r * 1.02,
                                                          cy - r * 0.42)  # fmt: skip
    pen.stroke(band, r * 0.2, mix(iron, "#d9a53a", 0.7))
    pen.stroke(Path().move(cx, cy - r * 1.14).line(cx, cy - r * 0.3), r * 0.14,
               mix(iron, "#d9a53a", 0.7))  # fmt: skip


def pirate(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A pirate's cocked hat with a skull, and a patch over one eye."""
    felt = colour or "#2b2730"
    strap = Path().move(cx - r * 0.96, cy - r * 0.2).line(cx + r * 0.9, cy + r * 0.02)
    pen.stroke(strap, r * 0.05, "#2b2730")
    pen.fill(Path().ellipse(cx + r * 0.39, cy + r * 0.1, r * 0.22, r * 0.19), "#2b2730")
    hat = Path().move(cx - r * 1.6, cy - r * 0.34)
    hat.cubic(cx - r * 1.2, cy - r * 1.0, cx - r * 0.6, cy - r * 1.7, cx, cy - r * 1.66)
    hat.cubic(cx + r * 0.6, cy - r * 1.7, cx + r * 1.2, cy - r * 1.0, cx + r * 1.6, cy - r * 0.34)
    hat.cubic(cx + r * 0.9, cy - r * 0.62, cx - r * 0.9, cy - r * 0.62, cx - r * 1.6, cy - r * 0.34)
    pen.form(hat.close(), felt)
    pen.stroke(hat, r * 0.06, "#e2b85a")
    pen.ball(cx, cy - r * 1.06, r * 0.22, "#f7f3ea")
    pen.fill(Path().rect(cx - r * 0.1, cy - r * 0.92, r * 0.2, r * 0.12, r * 0.03), "#f7f3ea")
    for side in (-1, 1):
        pen.fill(Path().circle(cx + side * r * 0.08, cy - r * 1.06, r * 0.055), felt)


def mianguan(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A Chinese emperor's crown: a board over the cap, strings of beads before it."""
    black = colour or "#2a2630"
    pen.form(_dome(cx, cy, r, 1.3), black, light=0.25)
    band = Path().move(cx - r * 1.02, cy - r * 0.42).quad(cx, cy - r * 0.2, cx + r * 1.02,
                                                          cy - r * 0.42)  # fmt: skip
    pen.stroke(band, r * 0.14, "#e6b23c")
    for k in range(7):
        x = cx - r * 1.08 + r * 0.36 * k
        for n in range(5):
            pen.ball(x, cy - r * (1.16 - 0.16 * n) - (0.0 if k in {0, 6} else r * 0.06), r * 0.06,
                     ("#d9342b", "#f7f3ea", "#6fc29a")[(k + n) % 3])  # fmt: skip
    board = [(cx - r * 1.06, cy - r * 1.46), (cx + r * 1.06, cy - r * 1.46),
             (cx + r * 1.3, cy - r * 1.22), (cx - r * 1.3, cy - r * 1.22)]  # fmt: skip
    pen.form(Path().polygon(board), black, light=0.2)
    pen.stroke(Path().polygon(board), r * 0.06, "#e6b23c")


def bearskin(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A palace guard's tall fur cap."""
    cap = (
        Path()
        .move(cx - r * 0.98, cy - r * 0.2)
        .cubic(cx - r * 1.2, cy - r * 2.3, cx + r * 1.2, cy - r * 2.3, cx + r * 0.98, cy - r * 0.2)
    )
    pen.form(cap.quad(cx, cy - r * 0.5, cx - r * 0.98, cy - r * 0.2).close(), colour or "#2b2a33")


def veil(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A bride's veil with flowers; its cloth hangs behind (`people`)."""
    del colour
    for k in range(5):
        t = (k - 2) / 2
        x, y = cx + t * r * 0.72, cy - r * (0.98 - 0.3 * t * t)
        pen.ball(x, y, r * 0.15, "#fdf6fa" if k % 2 else "#f7c6d4")


def fillet(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """The Monkey King's golden fillet with its two long pheasant plumes."""
    for side in (-1, 1):
        plume = Path().move(cx + side * r * 0.2, cy - r * 0.8)
        plume.cubic(cx + side * r * 0.4, cy - r * 2.0, cx + side * r * 1.6, cy - r * 2.4,
                    cx + side * r * 2.0, cy - r * 1.5)  # fmt: skip
        pen.stroke(plume, r * 0.14, "#c8402f")
        pen.stroke(plume, r * 0.05, "#f2c14a")
    band = Path().move(cx - r * 0.98, cy - r * 0.34).quad(cx, cy - r * 0.72, cx + r * 0.98,
                                                          cy - r * 0.34)  # fmt: skip
    pen.stroke(band, r * 0.2, colour or "#f2c14a")
    pen.ball(cx, cy - r * 0.56, r * 0.16, "#d9342b")


def eye_mask(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A superhero's mask over the eyes."""
    cloth = colour or "#2f57b0"
    mask = (
        Path()
        .move(cx - r * 0.96, cy - r * 0.14)
        .quad(cx, cy - r * 0.2, cx + r * 0.96, cy - r * 0.14)
    )
    mask.quad(cx + r * 0.85, cy + r * 0.5, cx + r * 0.2, cy + r * 0.3)
    mask.quad(cx, cy + r * 0.16, cx - r * 0.2, cy + r * 0.3)
    mask.quad(cx - r * 0.85, cy + r * 0.5, cx - r * 0.96, cy - r * 0.14).close()
    for side in (-1, 1):
        mask.ellipse(cx + side * r * 0.38, cy + r * 0.12, r * 0.2, r * 0.17)
    pen.fill(mask, cloth, even_odd=True)


def hood(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A ninja's hood: only the eyes show."""
    cloth = colour or "#2f3240"
    wrap = Path().ellipse(cx, cy, r * 1.06, r * 1.04)
    slit = Path().rect(cx - r * 0.74, cy - r * 0.16, r * 1.5, r * 0.5, r * 0.24)
    wrap.commands += slit.commands
    wrap.points += slit.points
    pen.fill(wrap, cloth, even_odd=True)
    pen.stroke(
        Path()
        .move(cx - r * 0.98, cy - r * 0.42)
        .quad(cx, cy - r * 0.56, cx + r * 0.98, cy - r * 0.42),
        r * 0.16,
        "#c8302c",
    )
    for dy in (0.0, 0.22):
        end = (
            Path()
            .move(cx + r * 0.95, cy - r * 0.4)
            .quad(cx + r * 1.4, cy - r * (0.5 - dy), cx + r * 1.6, cy - r * (0.2 - dy))
        )
        pen.stroke(end, r * 0.12, "#c8302c")


def rain_hood(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """The hood of a raincoat, up, the face in it."""
    cloth = colour or "#f2c83d"
    outer = Path().move(cx - r * 1.2, cy + r * 0.86)
    outer.cubic(cx - r * 1.5, cy - r * 1.0, cx - r * 0.7, cy - r * 1.36, cx, cy - r * 1.36)
    outer.cubic(cx + r * 0.7, cy - r * 1.36, cx + r * 1.5, cy - r * 1.0, cx + r * 1.2,
                cy + r * 0.86)  # fmt: skip
    outer.quad(cx, cy + r * 1.5, cx - r * 1.2, cy + r * 0.86).close()
    opening = Path().ellipse(cx, cy + r * 0.08, r * 0.86, r * 0.9)
    outer.commands += opening.commands
    outer.points += opening.points
    pen.fill(outer, cloth, even_odd=True)
    pen.stroke(opening, r * 0.12, mix(cloth, DEEP, 0.22))
    fold = Path().move(cx - r * 0.9, cy - r * 0.7).quad(cx - r * 0.2, cy - r * 1.24, cx + r * 0.5,
                                                        cy - r * 1.1)  # fmt: skip
    pen.stroke(fold, r * 0.07, mix(cloth, "#ffffff", 0.5), opacity=0.8)


def official(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """The black gauze hat of an official, a wing on each side and a jade in front."""
    black = colour or "#2a2630"
    for side in (-1, 1):
        wing = Path().ellipse(cx + side * r * 1.6, cy - r * 0.66, r * 0.6, r * 0.17)
        pen.form(wing, mix(black, WARM, 0.1))
        pen.stroke(wing, r * 0.05, "#e6b23c")
    pen.form(_dome(cx, cy, r, 1.35), black, light=0.25)
    pen.form(_dome(cx, cy - r * 0.5, r * 0.72, 1.6, 1.0), black, light=0.25)
    band = Path().move(cx - r * 1.02, cy - r * 0.42).quad(cx, cy - r * 0.2, cx + r * 1.02,
                                                          cy - r * 0.42)  # fmt: skip
    pen.stroke(band, r * 0.16, "#e6b23c")
    pen.ball(cx, cy - r * 0.46, r * 0.15, "#6fc29a")


def phoenix_crown(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """The phoenix crown of brides and of the stage: rows of bobbles, pearls hanging down."""
    tone = colour or "#3f9fd0"
    for side in (-1, 1):
        for k in range(5):
            pen.ball(cx + side * r * 1.18, cy - r * 0.2 + r * 0.24 * k, r * 0.1,
                     "#fdf6ea" if k % 2 else "#e0463a")  # fmt: skip
    pen.form(_dome(cx, cy, r, 1.3), "#c8322a")
    for row, count in enumerate((7, 6, 4)):
        for k in range(count):
            t = k / (count - 1) * 2 - 1
            x = cx + t * r * (1.05 - 0.2 * row)
            y = cy - r * (0.6 + 0.36 * row) - r * 0.36 * (1 - t * t)
            pen.ball(x, y, r * 0.2, (tone, "#e0463a", "#f2c14a")[(k + row) % 3])
            pen.fill(Path().circle(x - r * 0.05, y - r * 0.05, r * 0.06), "#ffffff")


def santa(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """Father Christmas's hat, its tip fallen to the right."""
    x, y, w = cx, cy - r * 0.62, r * 0.98
    peak = Path().move(x - w * 0.84, y).quad(x - w * 0.5, y - w * 1.3, x + w * 0.95, y - w * 0.72)
    pen.form(peak.quad(x + w * 0.45, y - w * 0.66, x + w * 0.84, y).close(), colour or "#d9342b")
    pen.ball(x + w * 0.98, y - w * 0.66, w * 0.22, "#ffffff")
    pen.form(Path().rect(x - w, y - w * 0.18, w * 2, w * 0.38, w * 0.19), "#fbfcff")


def mortarboard(pen: Pen, cx: float, cy: float, r: float, colour: Colour | None) -> None:
    """A graduate's cap: a square board on a skullcap, its tassel hanging to the right."""
    cloth = colour or "#2f3550"
    band = Path().move(cx - r * 0.98, cy - r * 0.34).quad(cx, cy - r * 0.6, cx + r * 0.98,
                                                          cy - r * 0.34)  # fmt: skip
    pen.form(band.line(cx + r * 0.86, cy - r * 1.1).line(cx - r * 0.86, cy - r * 1.1).close(),
             mix(cloth, DEEP, 0.25))  # fmt: skip
    y = cy - r * 1.12
    board = [(cx - r * 1.5, y), (cx, y - r * 0.5), (cx + r * 1.5, y), (cx, y + r * 0.42)]
    pen.fill(Path().polygon([(px, py + r * 0.09) for px, py in board]), mix(cloth, DEEP, 0.5))
    pen.form(Path().polygon(board), cloth, light=0.28)
    cord = Path().move(cx, y - r * 0.05)
    cord.quad(cx + r * 0.7, y - r * 0.16, cx + r * 1.16, y + r * 0.08)
    pen.stroke(cord.line(cx + r * 1.18, y + r * 0.62), r * 0.08, "#f2c14a")
    pen.ball(cx, y - r * 0.05, r * 0.1, "#f2c14a")
    tassel = [(cx + r * 1.12, y + r * 0.56), (cx + r * 1.24, y + r * 0.56),
              (cx + r * 1.3, y + r * 1.0), (cx + r * 1.06, y + r * 1.0)]  # fmt: skip
    pen.form(Path().polygon(tassel), "#f2c14a")


MORE: dict[str, Hat] = {
    "cowboy": cowboy, "horned": horned, "pirate": pirate, "mianguan": mianguan, "hood": hood,
    "rain-hood": rain_hood, "cone": cone, "beanie": beanie, "hard": hard, "fire": fire,
    "nurse": nurse, "fedora": fedora, "bearskin": bearskin, "veil": veil, "fillet": fillet,
    "eye-mask": eye_mask, "official": official, "phoenix-crown": phoenix_crown, "santa": santa,
    "mortarboard": mortarboard,
}  # fmt: skip
