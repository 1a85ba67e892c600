"""Narrow lanes between houses: a hutong of grey brick and red doors, a cobbled alley."""

from __future__ import annotations

from itertools import pairwise

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.lane import FAR, Lane
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import trees
from seedbed.engines.illustrator.places.scenery.buildings import lit_window, paper_lantern
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import rings
from seedbed.engines.illustrator.places.view import View

_EDGE = 1.7  # the size at which a wall leaves the picture, on every canvas


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.52, tall=0.5, wide=0.54)
    return Ground(
        horizon=h, stand_far=h + 0.24, stand_near=0.94, surface="stone", sky=(0.04, 0.2),
        clear=((0.0, 0.1, 0.14, 0.8), (0.86, 0.1, 1.0, 0.8)),
    )  # fmt: skip


def _lane(view: View) -> Lane:
    drop = (view.height - view.horizon) * 0.72
    half = view.width * (0.46 - 0.1 * view.frame.wide)
    return Lane(view, half, drop, drop + view.horizon * (0.62 - 0.1 * view.frame.wide))


def _hutong(view: View) -> None:
    """Grey walls under tiled eaves, red gates with brass studs, an old tree over the wall."""
    u, lane = view.unit, _lane(view)
    paint_sky(view, clouds=0.6)
    brick, tile = view.tint("#9a9a98"), view.tint("#5d6269")
    _far_gate(view, lane, brick, tile)
    tree_side = -view.sun_side
    x, y = lane.at(tree_side, 0.62, 0.6, out=-0.5)
    trees.leafy(view, x, y, u * (0.62 + 0.2 * view.frame.tall), pick=0.4, seed=view.kind + 3,
                blossom=0.2)  # fmt: skip
    lane.paving(view.tint("#e3e9f1" if view.snowy else "#a7a49c"))
    for side in (-1, 1):
        lane.walls(side, _EDGE, brick)
        base = lane.face(side, _EDGE, FAR, 0.0, 0.09)
        view.canvas.fill(base, scale(brick, 0.72), opacity=0.8)
        lane.courses(side, _EDGE, [0.14 + 0.055 * k for k in range(15)], scale(brick, 0.7))
        _brick_ends(view, lane, side, scale(brick, 0.72))
        lane.eaves(side, _EDGE, 1.0, tile)
        gates = ((0.98, 0.7), (0.44, 0.36)) if side == tree_side else ((0.62, 0.48), (0.32, 0.27))
        for number, (near, far) in enumerate(gates):
            _gate(view, lane, side, near, far, tile, lanterns=number == 0)
    if view.wet:
        rings(view, view.height * 0.75, view.height)


def _brick_ends(view: View, lane: Lane, side: int, colour: Colour) -> None:
    joints = Path()
    chance = view.chance(f"bricks {side}")
    for a, b in chance.random((90, 2)):
        size = FAR * (_EDGE / FAR) ** a
        row = 0.14 + 0.055 * int(b * 14)
        joints.move(*lane.at(side, size, row)).line(*lane.at(side, size, row + 0.055))
    view.canvas.stroke(joints, max(0.6, view.unit * 0.002), colour, opacity=0.5)


def _gate(
    view: View, lane: Lane, side: int, near: float, far: float, tile: Colour, *, lanterns: bool
) -> None:
    """A courtyard's red double door: frame, studs, a step, a small roof, lanterns beside it."""
    u = view.unit
    red, gold = view.tint("#b5302a"), view.tint("#e2b84a")
    frame = lane.face(side, near * 1.05, far * 0.96, 0.0, 0.66)
    view.canvas.fill(frame, view.tint("#6f2320"))
    leaf = lane.face(side, near, far, 0.03, 0.6)
    view.canvas.fill(leaf, scale(red, 0.84) if side == view.sun_side else red)
    middle = (near * far) ** 0.5
    seam = Path().move(*lane.at(side, middle, 0.03)).line(*lane.at(side, middle, 0.6))
    view.canvas.stroke(seam, max(0.8, u * 0.004), view.tint("#5a1a18"))
    studs = Path()
    for k in (0.12, 0.3, 0.7, 0.88):
        size = near * (far / near) ** k
        for row in (0.12, 0.24, 0.36, 0.48):
            x, y = lane.at(side, size, row)
            studs.ellipse(x, y, u * 0.006 * size, u * 0.0075 * size)
    for k in (0.42, 0.58):
        x, y = lane.at(side, near * (far / near) ** k, 0.3)
        studs.ellipse(x, y, u * 0.008 * middle, u * 0.018 * middle)
    view.canvas.fill(studs, gold)
    plaque = lane.face(side, near * 0.93, far * 1.07, 0.61, 0.68)
    view.canvas.fill(plaque, view.tint("#2f5f8a"))
    lane.soffit(side, near * 1.1, far * 0.92, 0.68, 0.13)
    canopy = Path().polygon([
        lane.at(side, near * 1.1, 0.68, out=0.13), lane.at(side, far * 0.92, 0.68, out=0.13),
        lane.at(side, far * 0.94, 0.84), lane.at(side, near * 1.07, 0.84),
    ])  # fmt: skip
    view.canvas.fill(canopy, view.tint("#f2f6fb") if view.snowy else scale(tile, 0.9))
    ribs = Path()
    for k in range(11):
        size = near * 1.08 * (far * 0.93 / (near * 1.08)) ** (k / 10)
        ribs.move(*lane.at(side, size, 0.68, out=0.13)).line(*lane.at(side, size, 0.84))
    view.canvas.stroke(ribs, max(0.7, u * 0.004 * middle), scale(tile, 0.6), clip=canopy)
    step = Path().polygon([
        lane.at(side, near * 1.04, 0.0), lane.at(side, far * 0.97, 0.0),
        lane.at(side, far * 0.97, 0.0, out=0.16), lane.at(side, near * 1.04, 0.0, out=0.16),
    ])  # fmt: skip
    view.canvas.fill(step, view.tint("#c3c0b8"))
    if lanterns and view.free("red-lantern", "lantern"):
        for size in (near * 0.98, far * 1.02):
            x, y = lane.at(side, size, 0.55, out=0.1)
            paper_lantern(view, x, y, u * 0.04 * size, glow=view.light.darkness > 0.2)


def _far_gate(view: View, lane: Lane, brick: Colour, tile: Colour) -> None:
    """What closes the lane: roofs of the next courtyards, and an archway in a grey wall."""
    u = view.unit
    x0, y0 = lane.at(-1, FAR * 1.1, 0.0)
    x1, _ = lane.at(1, FAR * 1.1, 0.0)
    _, top = lane.at(1, FAR, 0.9)
    trees.treeline(view, top + u * 0.06, u * 0.2, depth=0.4, name="hutong trees", count=12)
    wall = mix(brick, view.light.haze, 0.42)
    box = Path().rect(x0, top, x1 - x0, y0 - top)
    view.canvas.fill(box, view.down(top, y0, wall, scale(wall, 0.9)))
    m, wide, high = lane.middle, (x1 - x0) * 0.2, (y0 - top) * 0.7
    arch = Path().move(m - wide, y0).line(m - wide, y0 - high * 0.6)
    arch.cubic(m - wide, y0 - high * 1.1, m + wide, y0 - high * 1.1, m + wide, y0 - high * 0.6)
    view.canvas.fill(arch.line(m + wide, y0).close(), mix(view.light.haze, view.light.sun, 0.3))
    roof = mix(tile, view.light.haze, 0.35)
    ridge = Path().move(x0 - u * 0.02, top + u * 0.012).quad(x0 + u * 0.01, top, x0 + u * 0.03,
                                                             top - u * 0.03)  # fmt: skip
    ridge.line(x1 - u * 0.03, top - u * 0.03).quad(x1 - u * 0.01, top, x1 + u * 0.02,
                                                   top + u * 0.012)  # fmt: skip
    view.canvas.fill(ridge.close(), roof)


_PLASTER = ("#e9c9a0", "#d9a487", "#efe0c4", "#c9b8a8", "#e3b590", "#d8cdb8")


def _alley(view: View) -> None:
    """A cobbled alley between old plastered houses: shutters, flower boxes, lamps, an arch."""
    u, lane = view.unit, _lane(view)
    paint_sky(view, clouds=0.5)
    tall = Lane(view, lane.half, lane.drop, lane.wall * 1.7)
    _end_house(view, tall)
    _cobbles(view, lane)
    for side in (-1, 1):
        sizes = (_EDGE, 0.78, 0.5, 0.33, FAR)
        for number, (near, far) in enumerate(pairwise(sizes)):
            pick = number * 2 + (side > 0) + view.kind
            height = (1.0, 0.93, 1.02, 0.9)[(number + (side > 0)) % 4]
            _house(view, tall, side, near, far, _PLASTER[pick % 6], height, number)
    for side, size in ((-1, 0.62), (1, 0.4)):
        _wall_lamp(view, tall, side, size)
    if view.wet:
        rings(view, view.height * 0.72, view.height)
    if view.light.darkness > 0.3:
        view.glow(view.width / 2, view.horizon + u * 0.1, u * 0.4, "#ffc878", 0.35)


def _house(
    view: View, lane: Lane, side: int, near: float, far: float, plaster: str, height: float,
    number: int,
) -> None:  # fmt: skip
    u = view.unit
    depth = 0.4 * number / 3
    wall = view.tint(plaster, depth * 0.7)
    wall = scale(wall, 0.8) if side == view.sun_side else mix(wall, view.light.sun, 0.08)
    view.canvas.fill(lane.face(side, near, far, 0.0, height), wall)
    view.canvas.fill(lane.face(side, near, far, 0.0, 0.05), scale(wall, 0.7))
    corner = Path().move(*lane.at(side, far, 0.0)).line(*lane.at(side, far, height))
    view.canvas.stroke(corner, max(0.7, u * 0.004), scale(wall, 0.7))
    tile = view.tint("#a85f42", depth)
    lane.soffit(side, near, far, height - 0.02, 0.1)
    eave = Path().polygon([
        lane.at(side, near, height - 0.02, out=0.1), lane.at(side, far, height - 0.02, out=0.1),
        lane.at(side, far, height + 0.05), lane.at(side, near, height + 0.05),
    ])  # fmt: skip
    view.canvas.fill(eave, view.tint("#f2f6fb") if view.snowy else tile)
    shutter = view.tint(("#4f7a6a", "#5f7fa8", "#8a4a3c", "#7a8a5a")[number % 4], depth)
    ratio = far / near
    for storey, low in enumerate((0.42, 0.68)):
        for k in (0.2, 0.62):
            a, b = near * ratio**k, near * ratio ** (k + 0.2)
            _window(view, lane, side, a, b, low, shutter, flowers=(storey + number) % 2 == 0)
    a, b = near * ratio**0.4, near * ratio**0.62
    door = lane.face(side, a, b, 0.0, 0.27)
    view.canvas.fill(lane.face(side, a * 1.04, b * 0.97, 0.0, 0.3), scale(wall, 0.75))
    view.canvas.fill(door, view.tint(("#7a4a30", "#3f5f4f", "#5a3a4a", "#6a5238")[number % 4]))


def _window(
    view: View, lane: Lane, side: int, near: float, far: float, low: float, shutter: Colour, *,
    flowers: bool,
) -> None:  # fmt: skip
    high = low + 0.15
    view.canvas.fill(lane.face(side, near, far, low, high), lit_window(view))
    ratio = far / near
    for a, b in ((ratio**-0.45, 1.0), (ratio, ratio**1.45)):
        view.canvas.fill(lane.face(side, near * a, near * b, low, high), shutter)
    sill = lane.face(side, near * 1.01, far * 0.99, low - 0.014, low, out=0.03)
    view.canvas.fill(sill, view.tint("#efe6d6"))
    if not flowers or view.snowy:
        return
    chance = view.chance(f"box {side} {low} {round(near * 50)}")
    leaves, blooms = Path(), Path()
    for k in range(10):
        x, y = lane.at(side, near * ratio ** (k / 9), low + 0.01, out=0.03)
        r = view.unit * 0.012 * near
        leaves.circle(x, y, r * 1.2)
        blooms.circle(x + r * chance.uniform(-1, 1), y - r * chance.uniform(0, 1.2), r * 0.62)
    view.canvas.fill(leaves, view.tint("#5d8f4c"))
    view.canvas.fill(blooms, view.tint(("#e0527a", "#f2b33d", "#e2573f")[round(low * 100) % 3]))


def _cobbles(view: View, lane: Lane) -> None:
    stone = view.tint("#e6ebf2" if view.snowy else "#a89c8c")
    lane.paving(stone, rows=1, columns=1)
    chance = view.chance("cobbles")
    near = (view.height - view.horizon) / lane.drop * 1.05
    rows = 26
    pale, dark = Path(), Path()
    for row in range(rows):
        size = FAR * (near / FAR) ** (row / rows)
        y = view.horizon + lane.drop * size
        high = lane.drop * size * ((near / FAR) ** (1 / rows) - 1)
        count = 20
        for k in range(count):
            side = ((k + 0.5 * (row % 2) + chance.uniform(-0.12, 0.12)) / count) * 2 - 1
            x = lane.middle + side * lane.half * size
            r = lane.half * size / count
            (pale if chance.random() < 0.5 else dark).ellipse(
                x, y + high / 2, r * 0.88, high * 0.42
            )
    view.canvas.fill(dark, scale(stone, 0.82))
    view.canvas.fill(pale, mix(stone, view.light.sun, 0.16))


def _end_house(view: View, lane: Lane) -> None:
    """The house across the end, an archway through it."""
    x0, foot = lane.at(-1, FAR * 1.05, 0.0)
    x1, _ = lane.at(1, FAR * 1.05, 0.0)
    _, top = lane.at(1, FAR, 0.8)
    wall = view.tint("#e6d3b4", 0.45)
    view.canvas.fill(Path().rect(x0, top, x1 - x0, foot - top), wall)
    m, wide, high = lane.middle, (x1 - x0) * 0.26, (foot - top) * 0.5
    arch = Path().move(m - wide, foot).line(m - wide, foot - high * 0.55)
    arch.cubic(m - wide, foot - high * 1.15, m + wide, foot - high * 1.15, m + wide,
               foot - high * 0.55)  # fmt: skip
    view.canvas.fill(arch.line(m + wide, foot).close(), mix(view.light.haze, view.light.sun, 0.35))
    roof = Path().polygon([(x0, top), (x1, top), (m, top - (x1 - x0) * 0.3)])
    view.canvas.fill(roof, view.tint("#a85f42", 0.4))
    panes = Path()
    for k in (-1, 1):
        panes.rect(m + k * wide * 1.1 - wide * 0.3, top + high * 0.18, wide * 0.6, high * 0.4)
    view.canvas.fill(panes, lit_window(view))


def _wall_lamp(view: View, lane: Lane, side: int, size: float) -> None:
    u = view.unit
    ax, ay = lane.at(side, size, 0.4)
    bx, by = lane.at(side, size, 0.41, out=0.12)
    iron = view.tint("#2f3038")
    view.canvas.stroke(Path().move(ax, ay).quad(ax, by, bx, by), max(1.0, u * 0.008 * size), iron)
    r = u * 0.028 * size
    lantern = [(bx - r * 0.7, by), (bx + r * 0.7, by), (bx + r * 0.5, by + r * 1.6),
               (bx - r * 0.5, by + r * 1.6)]  # fmt: skip
    lit = view.light.darkness > 0.22 or view.wet
    if lit:
        view.glow(bx, by + r, r * 7, "#ffc46a", 0.7)
    view.canvas.fill(Path().polygon(lantern), "#fff0c0" if lit else view.tint("#e8dcc0"))
    view.canvas.stroke(Path().polygon(lantern), max(0.8, r * 0.16), iron)
    view.canvas.fill(Path().polygon([(bx - r, by), (bx + r, by), (bx, by - r * 0.8)]), iron)


PLACES = {
    "hutong": Place(_ground, _hutong, low_sun=0.8),
    "alley": Place(_ground, _alley, low_sun=0.8),
}
