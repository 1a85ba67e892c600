"""Where things are sold: supermarket and shop, bar."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Colour, Path, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.halls import hall_ground
from seedbed.engines.illustrator.places.interior import dim, evening, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View

_GOODS = ("#d9534a", "#f2b33d", "#4f9fd0", "#6fb06a", "#8a68c2", "#f08a4b", "#f4efe4", "#2f9e9e")


def _supermarket(view: View) -> None:
    """Shelves of goods on both sides of an aisle; or a shop's wall of shelves with a counter."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, "#eef1ee" if view.kind == 0 else "#f2e6d2", pattern="plain")
    shelves(view, u * 0.09, floor + u * 0.01)
    surfaces.tiles(view, floor, "#f0f2f2", "#dfe4e6")
    if view.kind == 0:
        for i in range(max(2, round(3 * view.span))):
            x = w * (i + 0.5) / max(2, round(3 * view.span))
            view.canvas.fill(Path().rect(x - u * 0.1, u * 0.025, u * 0.2, u * 0.018, u * 0.006),
                             "#ffffff")  # fmt: skip
            view.glow(x, u * 0.035, u * 0.26, "#eaf6ff", 0.35)
        for side in (-1, 1):
            _crates(view, w / 2 + side * (w / 2 - u * 0.1), floor + u * 0.17, u * 0.2, side)
    else:
        for i in range(max(2, round(3 * view.span))):
            x = w * (i + 0.5) / max(2, round(3 * view.span))
            furnish.hanging_lamp(view, x, u * 0.06, u * 0.035, "#3f5f6f")
        x = w - u * 0.24
        _counter(view, x, floor + u * 0.2, u * 0.42, "#b98350")
    evening(view, 0.5, 0.15)


def shelves(view: View, top: float, foot: float) -> None:
    """A wall of shelves from side to side, filled with boxes, tins and bottles."""
    u, w = view.unit, view.width
    frame = dim(view, "#c9d0d4" if view.kind == 0 else "#a9794a")
    view.canvas.wash(scale(frame, 0.72), top=top, bottom=foot)
    chance = view.chance("goods")
    rows = max(3, round((foot - top) / (u * 0.13)))
    high = (foot - top) / rows
    heaps = [Path() for _ in _GOODS]
    caps = Path()
    for row in range(rows):
        y = top + high * (row + 1) - high * 0.12
        x = u * 0.01
        while x < w:
            kind, tone, a = (
                int(chance.integers(3)),
                int(chance.integers(len(_GOODS))),
                chance.random(),
            )
            wide = u * (0.026 + 0.02 * a)
            tall = high * (0.5 + 0.26 * chance.random())
            for k in range(int(chance.integers(2, 5))):
                at = x + k * wide * 1.08
                if kind == 0:
                    heaps[tone].rect(at, y - tall, wide, tall, wide * 0.06)
                elif kind == 1:
                    heaps[tone].rect(at, y - tall * 0.7, wide, tall * 0.7, wide * 0.3)
                else:
                    heaps[tone].rect(at + wide * 0.1, y - tall * 0.72, wide * 0.8, tall * 0.72,
                                     wide * 0.25)  # fmt: skip
                    caps.rect(at + wide * 0.34, y - tall, wide * 0.32, tall * 0.3)
            x += wide * 1.08 * 4 + u * 0.012
    for path, colour in zip(heaps, _GOODS, strict=True):
        view.canvas.fill(path, dim(view, colour))
    view.canvas.fill(caps, dim(view, "#e9e4d8"))
    for row in range(rows + 1):
        y = top + high * row
        view.canvas.fill(Path().rect(0, y - high * 0.12, w, high * 0.1), frame)
        view.canvas.fill(Path().rect(0, y - high * 0.02, w, high * 0.05), "#20120a", opacity=0.18)


def _crates(view: View, x: float, foot: float, s: float, side: int) -> None:
    """Fruit in a slanted crate."""
    wood = dim(view, "#c08a52")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.62, s * 0.06), "#20120a", opacity=0.25)
    fruit = ("#d9342b", "#f28c28") if side < 0 else ("#7fb84a", "#f7d13d")
    for row in range(3):
        for k in range(7):
            at = x + (k - 3) * s * 0.15 + (row % 2) * s * 0.06
            view.canvas.fill(
                Path().circle(at, foot - s * (0.5 + 0.09 * row), s * 0.085),
                dim(view, scale(fruit[(k + row) % 2], 1 - 0.07 * (k % 2))),
            )
    box = [(x - s * 0.6, foot - s * 0.5), (x + s * 0.6, foot - s * 0.5), (x + s * 0.52, foot),
           (x - s * 0.52, foot)]  # fmt: skip
    view.canvas.fill(Path().polygon(box), wood)
    for share in (0.16, 0.33):
        view.canvas.fill(Path().rect(x - s * 0.57, foot - s * share, s * 1.14, s * 0.02),
                         scale(wood, 0.7))  # fmt: skip


def _counter(view: View, x: float, foot: float, s: float, colour: Colour) -> None:
    tone = dim(view, colour)
    view.canvas.fill(Path().ellipse(x, foot, s * 0.56, s * 0.05), "#20120a", opacity=0.25)
    view.canvas.fill(Path().rect(x - s * 0.5, foot - s * 0.5, s, s * 0.5, s * 0.01),
                     view.down(foot - s * 0.5, foot, tone, scale(tone, 0.82)))  # fmt: skip
    view.canvas.fill(Path().rect(x - s * 0.54, foot - s * 0.55, s * 1.08, s * 0.07, s * 0.02),
                     scale(tone, 1.18))  # fmt: skip
    till = dim(view, "#4a5a66")
    view.canvas.fill(Path().rect(x - s * 0.3, foot - s * 0.68, s * 0.24, s * 0.14, s * 0.02), till)
    view.canvas.fill(
        Path().polygon(
            [
                (x - s * 0.3, foot - s * 0.68),
                (x - s * 0.06, foot - s * 0.68),
                (x - s * 0.1, foot - s * 0.8),
                (x - s * 0.26, foot - s * 0.8),
            ]
        ),
        "#9fd6ea",
    )


def _bar(view: View) -> None:
    """A counter before lit shelves of bottles; stools in front."""
    u, w = view.unit, view.width
    floor = view.horizon
    blue = view.kind == 1
    surfaces.walls(view, floor, "#3a2f4f" if blue else "#6b3f30", pattern="plain")
    glow = "#6fb6ff" if blue else "#ffb45e"
    chance = view.chance("bottles")
    bottles = ("#4f9a6a", "#c98a3a", "#8f2f3f", "#3f7fae", "#e0c48a", "#7a5aa0")
    for row in range(3):
        y = floor - u * (0.52 - 0.125 * row)
        view.glow(w / 2, y - u * 0.03, u * 0.5, glow, 0.35)
        half = u * 0.4 * max(1.0, view.span * 0.9)
        view.canvas.fill(Path().rect(w / 2 - half, y, 2 * half, u * 0.014), dim(view, "#caa06a"))
        heaps = [Path() for _ in bottles]
        for k in range(int((2 * half - u * 0.02) / (u * 0.047))):
            x = w / 2 - half + u * (0.02 + 0.047 * k)
            high = u * (0.06 + 0.03 * chance.random())
            path = heaps[int(chance.integers(len(bottles)))]
            path.rect(x, y - high * 0.7, u * 0.026, high * 0.7, u * 0.006)
            path.rect(x + u * 0.009, y - high, u * 0.009, high * 0.35)
        for path, colour in zip(heaps, bottles, strict=True):
            view.canvas.fill(path, dim(view, colour))
    surfaces.boards(view, floor, "#5f3f2c")
    wood = dim(view, "#7a4a2e")
    top = floor - u * 0.1
    view.canvas.fill(Path().rect(0, top, w, floor + u * 0.07 - top),
                     view.down(top, floor + u * 0.07, wood, scale(wood, 0.7)))  # fmt: skip
    view.canvas.fill(Path().rect(0, top - u * 0.02, w, u * 0.035, u * 0.008), scale(wood, 1.35))
    n = max(4, round(6 * view.span))
    for i in range(n):
        x = w * (i + 0.5) / n
        view.canvas.stroke(Path().rect(x - w / n * 0.4, top + u * 0.035, w / n * 0.8, u * 0.1),
                           max(1.0, u * 0.004), scale(wood, 0.62))  # fmt: skip
        furnish.hanging_lamp(view, x, u * 0.09, u * 0.03, "#2f3a3f")
    for side in (-1, 1):
        for k in range(2):
            _stool(view, w / 2 + side * (w / 2 - u * (0.09 + 0.15 * k)), floor + u * 0.16, u * 0.17)
    evening(view, 0.5, 0.2)


def _stool(view: View, x: float, foot: float, s: float) -> None:
    steel = dim(view, "#b9bec7")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.24, s * 0.05), scale(steel, 0.6))
    view.canvas.fill(Path().rect(x - s * 0.03, foot - s * 0.72, s * 0.06, s * 0.72), steel)
    view.canvas.stroke(Path().ellipse(x, foot - s * 0.3, s * 0.16, s * 0.035), max(1.0, s * 0.03),
                       steel)  # fmt: skip
    view.canvas.fill(Path().ellipse(x, foot - s * 0.72, s * 0.26, s * 0.08), dim(view, "#8f2f35"))
    view.canvas.fill(Path().ellipse(x, foot - s * 0.75, s * 0.26, s * 0.07), dim(view, "#c8504a"))


def _bar_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.68, tall=0.7, wide=0.7)
    side = 0.26 * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=floor, stand_far=floor + 0.1, stand_near=0.94, surface="floor", indoor=True,
        clear=((0.0, floor, side, 0.9), (1 - side, floor, 1.0, 0.9)),
        spots={"counter": (0.1, floor - 0.2, 0.9, floor - 0.1 * min(1.0, frame.aspect))},
    )  # fmt: skip


PLACES = {
    "shop-inside": Place(hall_ground, _supermarket, light=room_light, weather=False, low_sun=0.4),
    "bar": Place(_bar_ground, _bar, light=room_light, weather=False, low_sun=0.4),
}
