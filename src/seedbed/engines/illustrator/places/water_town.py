"""A water town of the south of China: white houses along a canal, a stone bridge, lanterns."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, trees
from seedbed.engines.illustrator.places.scenery.buildings import lit_window
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import rings, water
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.52)
    return Ground(
        horizon=h,
        stand_far=0.87,
        stand_near=0.95,
        surface="stone",
        water=(h + 0.08, 0.83),
        sky=(0.04, 0.2),
        clear=((0.0, 0.1, 0.2, 0.86), (0.8, 0.1, 1.0, 0.86)),
    )


def _water_town(view: View) -> None:
    """The canal straight ahead between two rows of houses; or a row of them along it."""
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.6)
    land.rolling(view, line - u * 0.1, line, layers=2, relief=0.1, depth=0.78, name="far hills",
                 colours=("#a9c0c4", "#93b0b0", "#7f9f9c"))  # fmt: skip
    trees.treeline(view, line + u * 0.004, u * 0.1, depth=0.5, name="town wood", count=12,
                   blossom=0.4)  # fmt: skip
    foot = line + u * 0.035
    if view.kind == 0:
        _far_row(view, foot, 0.3 * u)
        _bridge(view, w / 2, foot + u * 0.012, u * 0.44)
    else:
        _far_row(view, foot, w)
    stone = view.tint("#a8a69e", 0.1)
    view.canvas.wash(view.down(foot - u * 0.004, foot + u * 0.03, stone, scale(stone, 0.7)),
                     top=foot - u * 0.004, bottom=foot + u * 0.03)  # fmt: skip
    water(view, foot + u * 0.026, h, shallow=view.tint("#a9c9bc"), deep=view.tint("#3f7a74"),
          waves=0.7, name="canal")  # fmt: skip
    if view.wet:
        rings(view, foot + u * 0.06, h)
    if view.kind == 0:
        for side in (-1, 1):
            _near_house(view, side)
    elif view.free("bridge"):
        _bridge(view, w * 0.5 - view.sun_side * u * 0.22, foot + u * 0.06, u * 0.4)
    _quay(view, h * 0.855)


def _far_row(view: View, foot: float, half: float) -> None:
    """Small houses along the far bank, leaving the middle `half` pixels wide open if narrow."""
    u, w = view.unit, view.width
    chance = view.chance("row")
    x = -u * 0.05
    while x < w:
        wide, high = u * chance.uniform(0.15, 0.24), u * chance.uniform(0.13, 0.21)
        if not (half < w and abs(x + wide / 2 - w / 2) < half * 0.5):
            _house(view, x, foot, wide, high, depth=0.3)
        x += wide * chance.uniform(1.0, 1.1)


def _house(view: View, x: float, foot: float, wide: float, high: float, *, depth: float) -> None:
    """A white house under grey tiles, its gable stepped like a horse's head."""
    u = view.unit
    white, tile = view.tint("#f4f1ea", depth), view.tint("#4f565e", depth)
    top = foot - high
    view.canvas.fill(Path().rect(x, top, wide, high), view.down(top, foot, white,
                                                               scale(white, 0.84)))  # fmt: skip
    wood = view.tint("#7a4a34", depth)
    storey = Path().rect(x + wide * 0.06, top + high * 0.16, wide * 0.88, high * 0.28)
    view.canvas.fill(storey, wood)
    panes = Path()
    for k in range(4):
        panes.rect(x + wide * (0.1 + 0.205 * k), top + high * 0.2, wide * 0.15, high * 0.2)
    view.canvas.fill(panes, lit_window(view))
    view.canvas.fill(Path().rect(x + wide * 0.38, foot - high * 0.34, wide * 0.24, high * 0.34),
                     scale(wood, 0.8))  # fmt: skip
    eave = Path().move(x - wide * 0.07, top + high * 0.06)
    eave.quad(x + wide * 0.1, top - high * 0.06, x + wide * 0.16, top - high * 0.26)
    eave.line(x + wide * 0.84, top - high * 0.26)
    eave.quad(x + wide * 0.9, top - high * 0.06, x + wide * 1.07, top + high * 0.06).close()
    roof = view.tint("#f0f4f9") if view.snowy else tile
    view.canvas.fill(eave, view.down(top - high * 0.26, top, mix(roof, view.light.sun, 0.14), roof))
    ribs = Path()
    for k in range(int(wide / (u * 0.016)) + 1):
        at = x + wide * 0.02 + k * u * 0.016
        ribs.move(at, top - high * 0.26).line(at, top + high * 0.06)
    view.canvas.stroke(ribs, max(0.6, u * 0.0028), scale(tile, 0.7), opacity=0.55, clip=eave)
    steps = Path()
    for at in (x - wide * 0.02, x + wide * 0.94):
        steps.rect(at, top - high * 0.32, wide * 0.08, high * 0.42)
        steps.rect(at - wide * 0.02, top - high * 0.35, wide * 0.12, high * 0.045)
    view.canvas.fill(steps, white)
    for at in (x - wide * 0.04, x + wide * 0.92):
        view.canvas.fill(Path().rect(at, top - high * 0.37, wide * 0.12, high * 0.045), tile)


def _near_house(view: View, side: int) -> None:
    """The near end of a row along the canal, at the picture's side, with red lanterns."""
    u, w = view.unit, view.width
    edge = 0.0 if side < 0 else w
    for wide, high, foot, off in ((0.17, 0.34, view.horizon + u * 0.1, 0.14),
                                  (0.2, 0.52, view.horizon + u * 0.2, -0.02)):  # fmt: skip
        x = edge - side * u * off if side < 0 else edge - side * u * off - u * wide
        _house(view, x, foot, u * wide, u * high, depth=0.12)
        bank = view.tint("#8f8d86", 0.08)
        base = Path().rect(x - u * 0.012, foot - u * 0.004, u * (wide + 0.024), u * 0.055)
        view.canvas.fill(base, view.down(foot, foot + u * 0.05, bank, scale(bank, 0.6)))
        for k in range(3):
            _lantern(view, x + u * wide * (0.2 + 0.3 * k), foot - u * high * 0.4, u * 0.021)


def _lantern(view: View, x: float, y: float, r: float) -> None:
    view.canvas.fill(Path().rect(x - r * 0.06, y - r * 1.7, r * 0.12, r), view.tint("#5a3a2a"))
    if view.light.darkness > 0.2:
        view.glow(x, y, r * 5, "#ff9a4a", 0.6)
    red = view.tint("#d9342b") if view.light.darkness < 0.2 else "#f2452f"
    view.canvas.fill(Path().ellipse(x, y, r, r * 0.86), view.across(x - r, x + r, scale(red, 1.12),
                     red, scale(red, 0.75)))  # fmt: skip
    gold = Path().rect(x - r * 0.4, y - r, r * 0.8, r * 0.22).rect(x - r * 0.4, y + r * 0.76,
                                                                  r * 0.8, r * 0.22)  # fmt: skip
    gold.rect(x - r * 0.05, y + r * 0.9, r * 0.1, r * 0.9)
    view.canvas.fill(gold, view.tint("#e6b84a"))


def _bridge(view: View, x: float, foot: float, wide: float) -> None:
    """A stone bridge with a half-round arch, mirrored to a whole one in the water."""
    if not view.free("bridge"):
        return
    u = view.unit
    stone = view.tint("#b5afa4", 0.14)
    rise, r = wide * 0.34, wide * 0.2
    body = Path().move(x - wide * 0.62, foot).quad(x - wide * 0.28, foot - rise * 0.5,
                                                   x - wide * 0.12, foot - rise)  # fmt: skip
    body.line(x + wide * 0.12, foot - rise)
    body.quad(x + wide * 0.28, foot - rise * 0.5, x + wide * 0.62, foot)
    body.line(x + r, foot)
    body.cubic(x + r, foot - r * 1.32, x - r, foot - r * 1.32, x - r, foot).close()
    view.canvas.fill(body, view.down(foot - rise, foot, mix(stone, view.light.sun, 0.15), stone,
                                     scale(stone, 0.75)))  # fmt: skip
    ring = Path().move(x - r, foot).cubic(x - r, foot - r * 1.32, x + r, foot - r * 1.32, x + r,
                                          foot)  # fmt: skip
    view.canvas.stroke(ring, u * 0.012, scale(stone, 0.66))
    rail, posts = Path(), Path()
    for k in range(9):
        t = k / 8 * 2 - 1
        slope = min(1.0, (1 - abs(t)) / 0.78)
        px, py = x + t * wide * 0.58, foot - rise * slope**1.15
        posts.rect(px - u * 0.004, py - u * 0.034, u * 0.009, u * 0.04)
        (rail.line if k else rail.move)(px, py - u * 0.026)
    view.canvas.fill(posts, scale(stone, 0.85))
    view.canvas.stroke(rail, u * 0.007, scale(stone, 0.92))


def _quay(view: View, top: float) -> None:
    """Flagstones along the lower edge, to stand on."""
    u, w, h = view.unit, view.width, view.height
    stone = view.tint("#e4ebf2" if view.snowy else "#a9a498")
    view.canvas.wash(view.down(top, h, mix(stone, view.light.sun, 0.1), scale(stone, 0.72)),
                     top=top, bottom=h + 1)  # fmt: skip
    view.canvas.fill(Path().rect(0, top, w, u * 0.012), mix(stone, "#ffffff", 0.3))
    joints = Path()
    rows = [top + (h - top) * t for t in (0.2, 0.5, 0.95)]
    for k, y in enumerate(rows):
        joints.move(0, y).line(w, y)
        step = u * (0.14 + 0.05 * k)
        for n in range(int(w / step) + 2):
            x = (n + 0.5 * (k % 2)) * step
            joints.move(x, y).line(x, rows[k - 1] if k else top)
    view.canvas.stroke(joints, max(0.8, u * 0.004), scale(stone, 0.66), opacity=0.6)


PLACES = {"water-town": Place(_ground, _water_town, low_sun=0.8)}
