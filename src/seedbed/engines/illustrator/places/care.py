"""White rooms: hospital ward, laboratory, bathroom."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _ward_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.66, tall=0.68, wide=0.68)
    side = 0.3 * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.1,
        stand_near=0.94,
        surface="floor",
        indoor=True,
        spots={"window": centred(frame, 0.5, floor - 0.42 * min(1.0, frame.aspect), 0.36,
                                 floor - 0.14 * min(1.0, frame.aspect))},
        clear=((0.0, floor - 0.2, side, 0.86), (1 - side * 0.6, floor - 0.2, 1.0, 0.86)),
    )  # fmt: skip


def _ward(view: View) -> None:
    """Beds, curtains, a drip and a monitor."""
    u, w = view.unit, view.width
    floor = view.horizon
    tone = "#e3f0ee" if view.kind == 0 else "#e6ecf6"
    surfaces.walls(view, floor, tone, pattern="plain")
    band = dim(view, "#8fc6bf" if view.kind == 0 else "#9fb6dd")
    view.canvas.fill(Path().rect(0, floor - u * 0.13, w, u * 0.018), band)
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(2, 1))
    _cross(view, min(w - u * 0.12, box[2] + u * 0.16), box[1] + u * 0.05, u * 0.04)
    surfaces.tiles(view, floor, "#eef3f4", "#dfe9ea")
    surfaces.skirting(view, floor)
    _curtain(view, u * 0.16, floor)
    _bed(view, u * 0.22, floor + u * 0.15, u * 0.5)
    _drip(view, u * 0.07, floor + u * 0.1, u * 0.4)
    if view.span > 1.25 or view.kind == 1:
        _monitor(view, w - u * 0.12, floor + u * 0.1, u * 0.3)
    if view.span > 1.6:
        _bed(view, w - u * 0.5, floor + u * 0.1, u * 0.44)
    furnish.sunbeam(view, box, floor)
    evening(view, 0.5, 0.2)


def _cross(view: View, x: float, y: float, r: float) -> None:
    view.canvas.fill(Path().rect(x - r, y - r, 2 * r, 2 * r, r * 0.3), dim(view, "#ffffff"))
    red = Path().rect(x - r * 0.22, y - r * 0.66, r * 0.44, r * 1.32)
    view.canvas.fill(red.rect(x - r * 0.66, y - r * 0.22, r * 1.32, r * 0.44), dim(view, "#d9342b"))


def _curtain(view: View, x: float, floor: float) -> None:
    """A drawn curtain on a ceiling rail, behind the bed."""
    u = view.unit
    cloth = dim(view, "#a8d5cf" if view.kind == 0 else "#b9c9e8")
    top, low = floor - u * 0.5, floor + u * 0.03
    view.canvas.fill(Path().rect(0, top - u * 0.012, x + u * 0.06, u * 0.012),
                     dim(view, "#b9bec7"))  # fmt: skip
    for k in range(6):
        a = x - u * 0.035 * (k + 1) + u * 0.05
        fold = Path().rect(a, top, u * 0.036, low - top, u * 0.01)
        view.canvas.fill(fold, scale(cloth, (1.0, 0.9)[k % 2]))


def _bed(view: View, x: float, foot: float, s: float) -> None:
    steel, sheet = dim(view, "#b3bcc6"), dim(view, "#fbfdff")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.55, s * 0.04), "#20120a", opacity=0.22)
    for dx in (-0.46, 0.44):
        view.canvas.fill(Path().rect(x + dx * s, foot - s * 0.3, s * 0.025, s * 0.28), steel)
        view.canvas.fill(Path().circle(x + dx * s + s * 0.012, foot - s * 0.02, s * 0.022),
                         dim(view, "#4a525c"))  # fmt: skip
    view.canvas.fill(Path().rect(x - s * 0.5, foot - s * 0.56, s * 0.04, s * 0.4, s * 0.02), steel)
    view.canvas.fill(
        Path().rect(x + s * 0.44, foot - s * 0.44, s * 0.04, s * 0.26, s * 0.02), steel
    )
    view.canvas.fill(
        Path().rect(x - s * 0.47, foot - s * 0.3, s * 0.93, s * 0.07), scale(steel, 0.9)
    )
    view.canvas.fill(
        Path().rect(x - s * 0.46, foot - s * 0.37, s * 0.92, s * 0.09, s * 0.03), sheet
    )
    view.canvas.fill(
        Path().rect(x - s * 0.44, foot - s * 0.44, s * 0.24, s * 0.09, s * 0.04), sheet
    )
    cover = dim(view, "#7fbdd0" if view.kind == 0 else "#8fa8dd")
    quilt = Path().rect(x - s * 0.16, foot - s * 0.41, s * 0.62, s * 0.17, s * 0.03)
    view.canvas.fill(quilt, view.down(foot - s * 0.41, foot - s * 0.24, cover, scale(cover, 0.86)))
    view.canvas.fill(
        Path().rect(x - s * 0.16, foot - s * 0.41, s * 0.09, s * 0.17, s * 0.02), sheet
    )
    rail = Path()
    for k in range(5):
        rail.rect(x - s * (0.06 - 0.09 * k), foot - s * 0.47, s * 0.012, s * 0.14)
    rail.rect(x - s * 0.06, foot - s * 0.48, s * 0.38, s * 0.018)
    view.canvas.fill(rail, steel)


def _drip(view: View, x: float, foot: float, h: float) -> None:
    steel = dim(view, "#aab3bd")
    view.canvas.fill(Path().rect(x - h * 0.01, foot - h, h * 0.02, h), steel)
    view.canvas.stroke(Path().move(x - h * 0.1, foot).quad(x, foot - h * 0.06, x + h * 0.1, foot),
                       max(1.0, h * 0.018), steel)  # fmt: skip
    view.canvas.stroke(
        Path()
        .move(x - h * 0.08, foot - h * 0.96)
        .line(x, foot - h)
        .line(x + h * 0.08, foot - h * 0.96),
        max(1.0, h * 0.014),
        steel,
    )
    bag = Path().rect(x + h * 0.04, foot - h * 0.95, h * 0.1, h * 0.17, h * 0.02)
    view.canvas.fill(bag, dim(view, "#cfe9f5"), opacity=0.9)
    view.canvas.fill(Path().rect(x + h * 0.045, foot - h * 0.88, h * 0.09, h * 0.09, h * 0.015),
                     dim(view, "#8fcbe8"))  # fmt: skip
    tube = (
        Path()
        .move(x + h * 0.09, foot - h * 0.78)
        .cubic(
            x + h * 0.09, foot - h * 0.5, x - h * 0.1, foot - h * 0.55, x - h * 0.2, foot - h * 0.34
        )
    )
    view.canvas.stroke(tube, max(0.8, h * 0.008), dim(view, "#9fc6d9"))


def _monitor(view: View, x: float, foot: float, h: float) -> None:
    shell = dim(view, "#e9edf0")
    view.canvas.fill(Path().rect(x - h * 0.02, foot - h * 0.7, h * 0.04, h * 0.7),
                     dim(view, "#aab3bd"))  # fmt: skip
    view.canvas.fill(Path().rect(x - h * 0.2, foot - h * 0.04, h * 0.4, h * 0.04, h * 0.02),
                     dim(view, "#8b949e"))  # fmt: skip
    view.canvas.fill(Path().rect(x - h * 0.26, foot - h, h * 0.52, h * 0.38, h * 0.03), shell)
    screen = Path().rect(x - h * 0.22, foot - h * 0.96, h * 0.44, h * 0.3, h * 0.01)
    view.canvas.fill(screen, "#12302f")
    y = foot - h * 0.82
    pulse = Path().move(x - h * 0.22, y)
    for k in range(2):
        at = x - h * 0.2 + k * h * 0.2
        pulse.line(at + h * 0.05, y).line(at + h * 0.08, y - h * 0.1).line(
            at + h * 0.11, y + h * 0.06
        )
        pulse.line(at + h * 0.13, y)
    view.canvas.stroke(pulse.line(x + h * 0.22, y), max(1.0, h * 0.014), "#5fe39a")
    wave = Path().move(x - h * 0.2, y + h * 0.11).quad(x - h * 0.1, y + h * 0.05, x, y + h * 0.11)
    view.canvas.stroke(wave.quad(x + h * 0.1, y + h * 0.17, x + h * 0.2, y + h * 0.11),
                       max(1.0, h * 0.01), "#6fb6ff")  # fmt: skip


def _laboratory_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.7, tall=0.72, wide=0.72)
    k = min(1.0, frame.aspect)
    return Ground(
        horizon=floor, stand_far=floor + 0.08, stand_near=0.94, surface="floor", indoor=True,
        spots={"counter": (0.04, floor - 0.28 * k, 0.96, floor - 0.16 * k)},
    )  # fmt: skip


def _laboratory(view: View) -> None:
    """Benches with flasks and tubes, shelves, a screen with a curve."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, "#e6eef2" if view.kind == 0 else "#dfe6ee", pattern="tiles")
    surfaces.tiles(view, floor, "#e9eef1", "#d6dee4")
    accent = ("#3f9fb8", "#7a68c2")[view.kind]
    bench = floor - u * 0.16
    for y in (floor - u * 0.54, floor - u * 0.4):
        view.canvas.fill(Path().rect(0, y, w, u * 0.014), dim(view, "#b3bcc6"))
        _glassware(view, y, u * 0.07, name=f"shelf {y / u:.2f}", skip=0.34)
    board = Path().rect(w / 2 - u * 0.22, floor - u * 0.56, u * 0.44, u * 0.24, u * 0.01)
    view.canvas.fill(board, "#18303f")
    curve = Path().move(w / 2 - u * 0.19, floor - u * 0.36)
    curve.cubic(w / 2 - u * 0.08, floor - u * 0.36, w / 2 - u * 0.04, floor - u * 0.56,
                w / 2 + u * 0.03, floor - u * 0.46)  # fmt: skip
    curve.quad(w / 2 + u * 0.1, floor - u * 0.38, w / 2 + u * 0.19, floor - u * 0.51)
    view.canvas.stroke(curve, max(1.0, u * 0.007), mix(accent, "#ffffff", 0.4))
    axes = Path().move(w / 2 - u * 0.19, floor - u * 0.53).line(w / 2 - u * 0.19, floor - u * 0.345)
    view.canvas.stroke(axes.line(w / 2 + u * 0.19, floor - u * 0.345), max(1.0, u * 0.003),
                       "#9fb6c2")  # fmt: skip
    view.canvas.fill(Path().rect(0, bench, w, floor + u * 0.02 - bench), dim(view, accent))
    n = max(3, round(5 * view.span))
    for i in range(n):
        view.canvas.stroke(
            Path().rect(w * (i + 0.08) / n, bench + u * 0.035, w / n * 0.84, u * 0.11, u * 0.006),
            max(1.0, u * 0.004),
            scale(dim(view, accent), 0.8),
        )
        view.canvas.fill(Path().rect(w * (i + 0.4) / n, bench + u * 0.05, w / n * 0.2, u * 0.01),
                         dim(view, "#dfe6ea"))  # fmt: skip
    view.canvas.fill(Path().rect(0, bench - u * 0.016, w, u * 0.03), dim(view, "#f6f8fa"))
    _glassware(view, bench - u * 0.016, u * 0.12, name="bench", skip=0.0)
    evening(view, 0.5, 0.2)


def _glassware(view: View, foot: float, high: float, *, name: str, skip: float) -> None:
    """Flasks, tubes and jars standing on a line; `skip` leaves the middle free."""
    chance = view.chance(name)
    u, w = view.unit, view.width
    colours = ("#5fd3a8", "#f2b33d", "#6fb6ff", "#f07f9a", "#a884e0")
    x = u * 0.03
    while x < w - u * 0.04:
        a, b, c = chance.random(3)
        h = high * (0.6 + 0.4 * b)
        if abs(x - w / 2) < u * skip * 0.75:
            x += u * 0.05
            continue
        tone = dim(view, colours[int(a * 5)])
        if c < 0.4:
            flask = Path().move(x - h * 0.1, foot - h).line(x - h * 0.1, foot - h * 0.6)
            flask.line(x - h * 0.36, foot).line(x + h * 0.36, foot).line(
                x + h * 0.1, foot - h * 0.6
            )
            flask.line(x + h * 0.1, foot - h).close()
            fill = Path().polygon([(x - h * 0.24, foot - h * 0.3), (x + h * 0.24, foot - h * 0.3),
                                   (x + h * 0.36, foot), (x - h * 0.36, foot)])  # fmt: skip
        elif c < 0.75:
            flask = Path().rect(x - h * 0.26, foot - h * 0.8, h * 0.52, h * 0.8, h * 0.06)
            fill = Path().rect(x - h * 0.26, foot - h * 0.4, h * 0.52, h * 0.4, h * 0.06)
        else:
            flask, fill = Path(), Path()
            for k in (-1, 0, 1):
                flask.rect(x + k * h * 0.24 - h * 0.08, foot - h, h * 0.16, h * 0.95, h * 0.08)
                fill.rect(x + k * h * 0.24 - h * 0.08, foot - h * (0.4 + 0.1 * k), h * 0.16,
                          h * (0.35 + 0.1 * k), h * 0.08)  # fmt: skip
        view.canvas.fill(flask, dim(view, "#eef8fb"), opacity=0.75)
        view.canvas.fill(fill, tone, opacity=0.9)
        view.canvas.stroke(flask, max(0.8, u * 0.0025), dim(view, "#9fb6c2"))
        x += u * (0.09 + 0.08 * c)


def _bathroom_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.68, tall=0.7, wide=0.7)
    k = min(1.0, frame.aspect)
    side = 0.36 * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=floor, stand_far=floor + 0.09, stand_near=0.94, surface="floor", indoor=True,
        spots={"window": centred(frame, 0.5, floor - 0.46 * k, 0.22, floor - 0.22 * k)},
        clear=((0.0, floor - 0.1, side, 0.86), (1 - side * 0.6, floor - 0.3, 1.0, 0.84)),
    )  # fmt: skip


def _bathroom(view: View) -> None:
    """Tiles, a tub full of foam, a basin under a round mirror."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, ("#cfe6ea", "#f2dcd6")[view.kind], pattern="tiles")
    surfaces.tiles(view, floor, "#f4f6f7", ("#8fb8c4", "#d9a89c")[view.kind])
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(2, 2))
    x, y = w - u * 0.14, floor - u * 0.34
    view.canvas.fill(Path().circle(x, y, u * 0.1), dim(view, "#c9a25a"))
    view.canvas.fill(Path().circle(x, y, u * 0.09), dim(view, "#dff0f6"))
    view.canvas.fill(Path().polygon([(x - u * 0.06, y + u * 0.04), (x + u * 0.03, y - u * 0.07),
                                     (x + u * 0.05, y - u * 0.06), (x - u * 0.04, y + u * 0.06)]),
                     "#ffffff", opacity=0.6)  # fmt: skip
    basin = dim(view, "#fbfdff")
    foot = floor + u * 0.06
    view.canvas.fill(Path().rect(x - u * 0.03, foot - u * 0.17, u * 0.06, u * 0.17, u * 0.012),
                     scale(basin, 0.88))  # fmt: skip
    view.canvas.fill(
        Path().rect(x - u * 0.11, foot - u * 0.22, u * 0.22, u * 0.07, u * 0.03), basin
    )
    view.canvas.stroke(Path().move(x, foot - u * 0.22).line(x, foot - u * 0.27)
                       .quad(x - u * 0.035, foot - u * 0.29, x - u * 0.045, foot - u * 0.25),
                       max(1.0, u * 0.012), dim(view, "#aab3bd"))  # fmt: skip
    if view.free("bathtub"):
        _tub(view, u * 0.21, floor + u * 0.15, u * 0.36)
    furnish.pot_plant(view, w - u * 0.3, floor + u * 0.03, u * 0.16, seed=view.graph.seed % 89)
    furnish.sunbeam(view, box, floor)
    evening(view, 0.5, 0.2)


def _tub(view: View, x: float, foot: float, s: float) -> None:
    white = dim(view, "#fdfeff")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.5, s * 0.035), "#20120a", opacity=0.24)
    for dx in (-0.32, 0.32):
        view.canvas.fill(Path().ellipse(x + dx * s, foot - s * 0.03, s * 0.045, s * 0.04),
                         dim(view, "#d9b25a"))  # fmt: skip
    foam = Path()
    for k in range(9):
        foam.circle(x + (k - 4) * s * 0.1, foot - s * (0.42 + 0.03 * (k % 3)), s * 0.085)
    view.canvas.fill(foam, dim(view, "#eef8fd"))
    tub = (
        Path()
        .move(x - s * 0.52, foot - s * 0.42)
        .cubic(
            x - s * 0.48,
            foot - s * 0.12,
            x - s * 0.4,
            foot - s * 0.05,
            x - s * 0.28,
            foot - s * 0.05,
        )
    )
    tub.line(x + s * 0.28, foot - s * 0.05).cubic(
        x + s * 0.4, foot - s * 0.05, x + s * 0.48, foot - s * 0.12, x + s * 0.52, foot - s * 0.42
    )
    view.canvas.fill(tub.close(), view.down(foot - s * 0.42, foot, white, scale(white, 0.8)))
    view.canvas.fill(
        Path().rect(x - s * 0.56, foot - s * 0.45, s * 1.12, s * 0.06, s * 0.03), white
    )


PLACES = {
    "hospital-room": Place(_ward_ground, _ward, light=room_light, weather=False, low_sun=0.4),
    "laboratory": Place(_laboratory_ground, _laboratory, light=room_light, weather=False,
                        low_sun=0.4),
    "bathroom": Place(_bathroom_ground, _bathroom, light=room_light, weather=False, low_sun=0.4),
}  # fmt: skip
