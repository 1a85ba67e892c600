"""Courts and shop fronts: the court of an old Chinese house, a flower shop on its street."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import plants, shops, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View

_BLOOMS = ("#e8536a", "#f7b13c", "#fdf3e2", "#b77fd6", "#f28fb0", "#f7df5a")


def _court_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.56, tall=0.54, wide=0.58)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.94, surface="stone", sky=(0.03, 0.16))


def _court(view: View) -> None:
    """Tiled roofs on three sides, red posts, lattice doors, a tree; lamps lit at night."""
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.6)
    trees.treeline(
        view, line - u * 0.16, u * 0.2, depth=0.45, name="court wood", count=12, cover=0.7
    )
    stone = view.tint("#b9b4aa" if not view.snowy else "#eef3f9")
    view.canvas.wash(view.down(line, h, scale(stone, 0.92), stone, scale(stone, 0.8)), top=line,
                     bottom=h + 1)  # fmt: skip
    joints = Path()
    for k in range(-12, 13):
        joints.move(w / 2 + k * u * 0.1, line).line(w / 2 + k * u * 0.3, h)
    for k in range(1, 8):
        y = line + (h - line) * (k / 8) ** 1.5
        joints.move(0, y).line(w, y)
    view.canvas.stroke(joints, max(0.8, u * 0.0025), scale(stone, 0.74), opacity=0.55)
    wall = view.tint("#a3a29c", 0.06)
    view.canvas.fill(Path().rect(0, line - u * 0.13, w, u * 0.17), wall)
    _tiles(view, -u * 0.05, w + u * 0.05, line - u * 0.12, u * 0.045)
    _hall(view, line)
    for side in (-1, 1):
        _wing(view, line, side)
    side = -1 if view.kind == 0 else 1
    chance = view.chance("court tree")
    trees.leafy(view, w / 2 + side * min(w * 0.36, u * 0.42), line + u * 0.13, u * 0.5, pick=float(
        chance.random()), blossom=1.0, seed=int(chance.integers(2**40)))  # fmt: skip
    for k, away in enumerate((0.38, 0.3, 0.23)):
        x = w / 2 - side * away * min(w, u * 1.2)
        _bouquet(view, x, line + u * (0.1 + 0.03 * k), u * (0.075 + 0.008 * k), k)
    _lamps(view)


def _tiles(view: View, left: float, right: float, eaves: float, rise: float) -> None:
    """A roof of grey tiles, its ridge above and its eaves below."""
    tile = view.tint("#5d666d", 0.05)
    top = view.tint("#f4f8fc") if view.snowy else mix(tile, view.light.sun, 0.15)
    inset = rise * 0.35
    roof = (
        Path().move(left, eaves).quad(left + inset, eaves - rise * 0.25, left + inset, eaves - rise)
    )
    roof.line(right - inset, eaves - rise).quad(right - inset, eaves - rise * 0.25, right, eaves)
    view.canvas.fill(roof.close(), view.down(eaves - rise, eaves, top, top if view.snowy else tile))
    ribs = Path()
    n = max(6, round((right - left) / (view.unit * 0.028)))
    for k in range(n + 1):
        x = left + (right - left) * k / n
        ribs.move(x, eaves).line(x + ((left + right) / 2 - x) * 0.06, eaves - rise)
    view.canvas.stroke(ribs, max(0.7, view.unit * 0.004), scale(tile, 0.7), opacity=0.5, clip=roof)
    view.canvas.fill(Path().rect(left - 1, eaves - rise * 0.04, right - left + 2, rise * 0.1),
                     scale(tile, 0.65))  # fmt: skip
    view.canvas.fill(Path().rect(left + inset * 0.7, eaves - rise * 1.1, right - left - inset * 1.4,
                                 rise * 0.14, rise * 0.06), scale(tile, 0.75))  # fmt: skip


def _hall(view: View, line: float) -> None:
    """The main house at the back of the court."""
    u, w = view.unit, view.width
    half, eaves, foot = min(w * 0.46, u * 0.5), line - u * 0.2, line + u * 0.035
    red, grey = view.tint("#a63a2e", 0.04), view.tint("#8b8f92", 0.05)
    view.canvas.fill(Path().rect(w / 2 - half * 0.95, eaves, half * 1.9, foot - eaves), grey)
    view.canvas.fill(
        Path().rect(w / 2 - half * 0.86, eaves, half * 1.72, foot - eaves), scale(red, 0.7)
    )
    lit = view.light.darkness > 0.25
    paper: Colour = "#ffd58a" if lit else view.tint("#f1e6cc", 0.04)
    for k in range(-3, 4):
        x, wide = w / 2 + k * half * 0.235, half * 0.2
        door = Path().rect(x - wide / 2, eaves + u * 0.05, wide, foot - eaves - u * 0.05)
        view.canvas.fill(door, scale(red, 0.85))
        pane = Path().rect(x - wide * 0.4, eaves + u * 0.06, wide * 0.8, u * 0.1)
        view.canvas.fill(pane, paper)
        grid = Path()
        for j in range(1, 4):
            grid.move(x - wide * 0.4 + wide * 0.2 * j, eaves + u * 0.06).line(
                x - wide * 0.4 + wide * 0.2 * j, eaves + u * 0.16)  # fmt: skip
            grid.move(x - wide * 0.4, eaves + u * (0.06 + 0.025 * j)).line(
                x + wide * 0.4, eaves + u * (0.06 + 0.025 * j))  # fmt: skip
        view.canvas.stroke(grid, max(0.7, u * 0.003), scale(red, 0.7))
    posts = Path()
    for k in range(5):
        posts.rect(w / 2 + (k - 2) * half * 0.42 - u * 0.011, eaves, u * 0.022, foot - eaves)
    view.canvas.fill(posts, mix(red, view.light.sun, 0.08))
    view.canvas.fill(Path().rect(w / 2 - half * 0.9, eaves, half * 1.8, u * 0.035),
                     view.tint("#2f6f68", 0.04))  # fmt: skip
    step = view.tint("#d3cec3" if not view.snowy else "#f4f8fc")
    view.canvas.fill(
        Path().rect(w / 2 - half * 0.96, foot - u * 0.012, half * 1.92, u * 0.03), step
    )
    view.canvas.fill(
        Path().rect(w / 2 - half * 0.3, foot + u * 0.012, half * 0.6, u * 0.025), scale(step, 0.9)
    )
    _tiles(view, w / 2 - half * 1.1, w / 2 + half * 1.1, eaves + u * 0.012, u * 0.13)
    if view.free("red-lantern", "lantern"):
        for side in (-1, 1):
            _lantern(view, w / 2 + side * half * 0.42, eaves + u * 0.06, u * 0.03)


def _wing(view: View, line: float, side: int) -> None:
    """A side house in perspective, its wall running towards the viewer."""
    u, w, h = view.unit, view.width, view.height
    inner, outer = (
        w / 2 + side * min(w * 0.44, u * 0.49 + (w - u) * 0.42),
        w / 2 + side * (w / 2 + 2),
    )
    wall = view.tint("#9a9a96", 0.04)
    top0, top1 = line - u * 0.14, line - u * 0.3
    low1 = line + (h - line) * 0.34
    body = Path().polygon([(inner, top0), (outer, top1), (outer, low1), (inner, line + u * 0.04)])
    view.canvas.fill(
        body, view.across(min(inner, outer), max(inner, outer), wall, scale(wall, 0.85))
    )
    roof = Path().polygon(
        [
            (inner - side * u * 0.03, top0 + u * 0.015),
            (outer, top1 + u * 0.03),
            (outer, top1 - u * 0.16),
            (inner + side * u * 0.02, top0 - u * 0.09),
        ]
    )
    tile = view.tint("#5d666d" if not view.snowy else "#eef4fa", 0.04)
    view.canvas.fill(roof, view.down(top1 - u * 0.16, top0, mix(tile, view.light.sun, 0.12), tile))


def _lantern(view: View, x: float, y: float, r: float) -> None:
    lit = view.light.darkness > 0.2
    if lit:
        view.glow(x, y, r * 5, "#ff9a4a", 0.7)
    body = Path().ellipse(x, y, r, r * 0.86)
    view.canvas.fill(body, "#ff6a4a" if lit else view.tint("#d9362c"))
    view.canvas.stroke(
        Path().ellipse(x, y, r * 0.5, r * 0.86).move(x, y - r * 0.86).line(x, y + r * 0.86),
        max(0.6, r * 0.07),
        "#b3261e",
        opacity=0.7,
    )
    view.canvas.fill(Path().rect(x - r * 0.4, y - r * 1.02, r * 0.8, r * 0.2), "#d9a54a")
    view.canvas.stroke(
        Path().move(x, y + r * 0.86).line(x, y + r * 1.6), max(0.7, r * 0.12), "#d9a54a"
    )


def _lamps(view: View) -> None:
    """Strings of warm bulbs across the court, lit when it is dark."""
    if not view.free("string-lights", "overhead-lights"):
        return
    u, w, line = view.unit, view.width, view.horizon
    lit = view.light.darkness > 0.22
    for y0, y1, sag in ((0.34, 0.2, 0.1), (0.18, 0.36, 0.12)):
        ya, yb = line - u * y0, line - u * y1
        wire = Path().move(0, ya).quad(w / 2, (ya + yb) / 2 + 2 * sag * u, w, yb)
        view.canvas.stroke(wire, max(0.7, u * 0.0025), "#3a3540", opacity=0.8)
        n = round(12 * view.span)
        for i in range(n):
            t = (i + 0.5) / n
            x = w * t
            y = (1 - t) ** 2 * ya + 2 * t * (1 - t) * ((ya + yb) / 2 + 2 * sag * u) + t * t * yb
            if lit:
                view.glow(x, y + u * 0.012, u * 0.06, "#ffc66b", 0.8)
            view.canvas.fill(Path().ellipse(x, y + u * 0.012, u * 0.009, u * 0.012),
                             "#fff0c4" if lit else view.tint("#f2d9a0"))  # fmt: skip


def _florist_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.66, tall=0.64, wide=0.66)
    return Ground(horizon=h, stand_far=h + 0.1, stand_near=0.94, surface="stone", sky=(0.03, 0.12))


def _florist(view: View) -> None:
    """A flower shop: striped awning, window full of flowers, buckets and pots on the pavement."""
    foot, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.5)
    wall = view.tint(("#e9d6c0", "#cfdccb")[view.kind])
    trim = view.tint(("#3f7a62", "#8a4a63")[view.kind])
    view.canvas.wash(view.down(0, foot, mix(wall, view.light.sun, 0.15), wall, scale(wall, 0.92)),
                     bottom=foot)  # fmt: skip
    bricks = Path()
    chance = view.chance("florist bricks")
    for a, b in chance.random((int(46 * view.span), 2)):
        bricks.rect(a * w, b * foot, u * 0.035, u * 0.014)
    view.canvas.fill(bricks, scale(wall, 0.86), opacity=0.6)
    half = min(w * 0.46, u * 0.47)
    left, right, top = w / 2 - half, w / 2 + half, foot - u * 0.4
    view.canvas.fill(Path().rect(left, top, right - left, foot - top), view.down(
        top, foot, mix(trim, view.light.sun, 0.1), trim))  # fmt: skip
    lit = view.light.darkness > 0.22
    glass: Colour = "#ffdf9e" if lit else view.tint("#bfe0e2")
    door = -1 if view.kind == 0 else 1
    split = w / 2 + door * half * 0.42
    panes = [(left + u * 0.03, split - u * 0.02), (split + u * 0.02, right - u * 0.03)]
    for x0, x1 in panes:
        narrow = (x1 - x0) < half
        low = foot - (u * 0.02 if narrow else u * 0.1)
        box = Path().rect(x0, top + u * 0.12, x1 - x0, low - top - u * 0.12)
        view.canvas.fill(box, view.down(top, low, mix(glass, "#ffffff", 0.3), glass))
        if narrow:
            view.canvas.fill(Path().rect(x0, foot - u * 0.11, x1 - x0, u * 0.1), trim)
            view.canvas.fill(Path().circle(x0 + (x1 - x0) * 0.86, foot - u * 0.14, u * 0.009),
                             view.tint("#e6c36a"))  # fmt: skip
        else:
            for k in range(7):
                _bouquet(view, x0 + (x1 - x0) * (k + 0.5) / 7, low, u * 0.055, k, bucket=False)
        shine = Path().polygon(
            [
                (x0 + (x1 - x0) * 0.15, top + u * 0.12),
                (x0 + (x1 - x0) * 0.3, top + u * 0.12),
                (x0 + (x1 - x0) * 0.12, low),
                (x0, low),
                (x0, top + u * 0.3),
            ]
        )
        view.canvas.fill(shine, "#ffffff", opacity=0.16, clip=box)
        view.canvas.stroke(box, max(1.0, u * 0.008), mix(trim, "#ffffff", 0.35))
    if lit:
        view.glow(w / 2, foot - u * 0.15, u * 0.5, "#ffc878", 0.5)
    sign = Path().rect(left + u * 0.1, top - u * 0.085, half * 2 - u * 0.2, u * 0.07, u * 0.012)
    view.canvas.fill(sign, scale(trim, 0.75))
    view.canvas.stroke(sign, max(1.0, u * 0.005), view.tint("#e6c36a"))
    for k in (-1, 0, 1):
        _flower(view, w / 2 + k * u * 0.1, top - u * 0.05, u * 0.022, _BLOOMS[(k + 4) % 6])
    shops.awning(view, left - u * 0.02, top, half * 2 + u * 0.04, u * 0.12, view.tint(
        ("#d9536a", "#3f8f6f")[view.kind]))  # fmt: skip
    for x in (0.2, 0.5, 0.8):
        _window_box(view, w / 2 + (x - 0.5) * min(w, u * 1.3), top - u * 0.15)
    stone = view.tint("#c9c2b6" if not view.snowy else "#f0f5fa")
    view.canvas.wash(
        view.down(foot, h, scale(stone, 0.86), stone, scale(stone, 0.9)), top=foot, bottom=h + 1
    )
    slabs = Path()
    for k in range(-12, 13):
        slabs.move(w / 2 + k * u * 0.13, foot).line(w / 2 + k * u * 0.24, h)
    for k in range(1, 4):
        y = foot + (h - foot) * (k / 4) ** 1.3
        slabs.move(0, y).line(w, y)
    view.canvas.stroke(slabs, max(0.8, u * 0.0025), scale(stone, 0.76), opacity=0.6)
    for side in (-1, 1):
        for k in range(4):
            x = w / 2 + side * (half * 0.98 - u * 0.115 * k)
            _bouquet(view, x, foot + u * (0.075 - 0.016 * k), u * (0.085 - 0.01 * k), k + side + 2)
        for k in range(round((w / 2 - half) / (u * 0.16))):
            plants.bush(
                view,
                w / 2 + side * (half + u * 0.1 + u * 0.16 * k),
                foot + u * 0.05,
                u * 0.12,
                seed=k + side + 5,
            )


def _window_box(view: View, x: float, y: float) -> None:
    """An upper window with flowers on its sill."""
    u = view.unit
    high = min(u * 0.2, y - u * 0.01)
    if high < u * 0.05:
        return
    pane = Path().rect(x - u * 0.065, y - high, u * 0.13, high)
    glass: Colour = "#ffd58a" if view.light.darkness > 0.3 else view.tint("#a9cbd6")
    view.canvas.fill(pane, glass)
    view.canvas.stroke(pane, max(1.2, u * 0.012), view.tint("#fbf6ea"))
    view.canvas.stroke(
        Path().move(x, y - high).line(x, y), max(0.8, u * 0.006), view.tint("#fbf6ea")
    )
    view.canvas.fill(
        Path().rect(x - u * 0.08, y, u * 0.16, u * 0.025, u * 0.005), view.tint("#8a5a3a")
    )
    for k in range(6):
        _flower(view, x - u * 0.07 + u * 0.028 * k, y - u * 0.006, u * 0.014, _BLOOMS[k % 3])


def _bouquet(
    view: View, x: float, foot: float, s: float, pick: int, *, bucket: bool = True
) -> None:
    """A bunch of flowers, in a zinc bucket if it stands outside."""
    chance = view.chance(f"bouquet {pick} {round(x / view.unit * 40)}")
    leaf = view.tint("#4f8f4c")
    top = foot - s * 0.8
    for a, b in chance.random((9, 2)):
        view.canvas.fill(
            Path().ellipse(x + (a - 0.5) * s * 1.3, top - s * 0.5 * b, s * 0.2, s * 0.26),
            scale(leaf, 0.75 + 0.4 * b),
        )
    for k, (a, b) in enumerate(chance.random((10, 2))):
        _flower(view, x + (a - 0.5) * s * 1.25, top - s * (0.15 + 0.75 * b), s * 0.19,
                _BLOOMS[(pick + (k % 3 == 0)) % 6])  # fmt: skip
    if bucket:
        tin = view.tint("#a9b4bd")
        pail = Path().polygon(
            [(x - s * 0.46, top), (x + s * 0.46, top), (x + s * 0.34, foot), (x - s * 0.34, foot)]
        )
        view.canvas.fill(Path().ellipse(x, foot, s * 0.5, s * 0.08), "#20120a", opacity=0.3)
        view.canvas.fill(
            pail, view.across(x - s * 0.46, x + s * 0.46, scale(tin, 1.15), tin, scale(tin, 0.7))
        )
        view.canvas.fill(
            Path().rect(x - s * 0.48, top - s * 0.03, s * 0.96, s * 0.09, s * 0.04), scale(tin, 0.9)
        )
    else:
        view.canvas.fill(
            Path().rect(x - s * 0.34, top, s * 0.68, foot - top, s * 0.1), view.tint("#c4724a")
        )


def _flower(view: View, x: float, y: float, r: float, colour: Colour) -> None:
    petals = Path()
    for dx, dy in ((0, -0.6), (0.57, -0.18), (0.35, 0.5), (-0.35, 0.5), (-0.57, -0.18)):
        petals.circle(x + dx * r, y + dy * r, r * 0.52)
    view.canvas.fill(petals, view.tint(colour))
    view.canvas.fill(
        Path().circle(x, y, r * 0.34), view.tint("#f7d75a" if colour != "#f7df5a" else "#b9722f")
    )


PLACES = {
    "courtyard": Place(_court_ground, _court),
    "flower-shop-front": Place(_florist_ground, _florist),
}
