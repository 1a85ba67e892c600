"""Great indoor rooms: throne hall and ballroom, picture gallery and museum."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Colour, Path, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.interior import dim, evening, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def hall_ground(frame: Frame) -> Ground:
    """The ground of a deep room: much floor, the sides kept for what stands along the walls."""
    floor = frame.horizon(0.66, tall=0.68, wide=0.68)
    side = 0.15 * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=floor,
        stand_far=floor + 0.08,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        clear=((0.0, 0.1, side, 0.93), (1 - side, 0.1, 1.0, 0.93)),
    )


def carpet(view: View, floor: float, colour: Colour, *, half: float = 0.12) -> None:
    """A runner from the far wall towards the viewer, its borders golden."""
    u, w, h = view.unit, view.width, view.height
    tone, gold = dim(view, colour), dim(view, "#e2b85a")
    for grow, paint in ((1.0, gold), (0.93, tone), (0.84, gold), (0.81, scale(tone, 1.08))):
        a, b = u * half * grow, u * half * 2.4 * grow
        strip = [(w / 2 - a, floor), (w / 2 + a, floor), (w / 2 + b, h + 2), (w / 2 - b, h + 2)]
        view.canvas.fill(Path().polygon(strip), paint)


def _castle_hall(view: View) -> None:
    """A stone hall with banners and torches; a ballroom with chandelier and tall windows."""
    u, w = view.unit, view.width
    floor = view.horizon
    grand = view.kind == 1
    surfaces.walls(view, floor, "#f0e2c4" if grand else "#8f8a90", pattern="plain",
                   panel=u * 0.13 if grand else 0.0)  # fmt: skip
    if not grand:
        _masonry(view, floor)
    n = max(2, round(4 * view.span))
    for i in range(n):
        x = w * (i + 0.5) / n
        if grand:
            box = (x - u * 0.06, floor - u * 0.5, x + u * 0.06, floor - u * 0.15)
            furnish.window(view, box, panes=(2, 4), sill=False)
        elif abs(x - w / 2) > u * 0.1:
            _banner(view, x, floor - u * 0.5, u * 0.12, ("#a8243c", "#2f4f9a")[i % 2])
    _columns(view, floor, "#fbf4e2" if grand else "#a5a0a4")
    if grand:
        surfaces.tiles(view, floor, "#f6ead2", "#c9a06a")
        _chandelier(view, w / 2, u * 0.2, u * 0.17)
    else:
        surfaces.tiles(view, floor, "#8c8890", "#7c7882")
        carpet(view, floor, "#a8243c", half=0.1)
        for i in (0, n - 1):
            _torch(view, w * (i + 0.5) / n + (u * 0.12 if i == 0 else -u * 0.12), floor - u * 0.28)
    surfaces.skirting(view, floor)
    evening(view, 0.5, 0.2)


def _masonry(view: View, floor: float) -> None:
    u, w = view.unit, view.width
    lines, stones = Path(), Path()
    chance = view.chance("masonry")
    step = u * 0.055
    for row in range(int(floor / step) + 1):
        y = floor - row * step
        lines.move(0, y).line(w, y)
        for k in range(int(w / (step * 2)) + 2):
            x = (k + 0.5 * (row % 2)) * step * 2
            lines.move(x, y).line(x, y - step)
            if chance.random() < 0.16:
                stones.rect(x + 1, y - step + 1, step * 2 - 2, step - 2)
    view.canvas.fill(stones, dim(view, "#a09aa0"), opacity=0.6)
    view.canvas.stroke(lines, max(0.8, u * 0.003), dim(view, "#6f6a72"), opacity=0.6)


def _columns(view: View, floor: float, colour: Colour) -> None:
    """Two pairs of columns, the nearer taller and lower at its foot."""
    u, w = view.unit, view.width
    tone = dim(view, colour)
    for near, at in ((0.0, 0.17), (1.0, 0.03)):
        wide = u * (0.045 + 0.03 * near)
        foot = floor + u * (0.04 + 0.13 * near)
        for x in (at * u, w - at * u):
            shaft = Path().rect(x - wide / 2, -2, wide, foot)
            view.canvas.fill(shaft, view.across(x - wide / 2, x + wide / 2, scale(tone, 1.04), tone,
                                                scale(tone, 0.68)))  # fmt: skip
            base = Path().rect(x - wide * 0.7, foot - u * 0.03, wide * 1.4, u * 0.035, u * 0.006)
            view.canvas.fill(base, scale(tone, 0.84))
            view.canvas.fill(Path().ellipse(x, foot + u * 0.006, wide * 0.8, u * 0.008),
                             "#20120a", opacity=0.3)  # fmt: skip


def _banner(view: View, x: float, y: float, w: float, colour: Colour) -> None:
    tone, u = dim(view, colour), view.unit
    h = w * 2.1
    cloth = [(x - w / 2, y), (x + w / 2, y), (x + w / 2, y + h * 0.86), (x, y + h),
             (x - w / 2, y + h * 0.86)]  # fmt: skip
    view.canvas.fill(
        Path().polygon(cloth),
        view.across(x - w / 2, x + w / 2, scale(tone, 1.1), tone, scale(tone, 0.78)),
    )
    gold = dim(view, "#e6c05a")
    view.canvas.stroke(Path().polygon(cloth), max(1.0, u * 0.005), gold)
    crown = Path().move(x - w * 0.22, y + h * 0.5).line(x - w * 0.26, y + h * 0.3)
    crown.line(x - w * 0.1, y + h * 0.4).line(x, y + h * 0.26).line(x + w * 0.1, y + h * 0.4)
    crown.line(x + w * 0.26, y + h * 0.3).line(x + w * 0.22, y + h * 0.5).close()
    view.canvas.fill(crown, gold)


def _torch(view: View, x: float, y: float) -> None:
    u = view.unit
    view.canvas.fill(Path().rect(x - u * 0.008, y, u * 0.016, u * 0.09, u * 0.004),
                     dim(view, "#4a3426"))  # fmt: skip
    view.glow(x, y - u * 0.02, u * 0.22, "#ffb04a", 0.6)
    for k, tone in ((1.0, "#f2762c"), (0.62, "#ffd23f")):
        flame = (
            Path()
            .move(x, y - u * 0.075 * k)
            .cubic(x + u * 0.03 * k, y - u * 0.03 * k, x + u * 0.022 * k, y, x, y + u * 0.005)
        )
        flame.cubic(x - u * 0.022 * k, y, x - u * 0.03 * k, y - u * 0.03 * k, x, y - u * 0.075 * k)
        view.canvas.fill(flame.close(), tone)


def _chandelier(view: View, x: float, y: float, r: float) -> None:
    gold = dim(view, "#e2b85a")
    view.canvas.stroke(Path().move(x, 0).line(x, y - r * 0.3), max(1.0, r * 0.04), gold)
    view.glow(x, y, r * 2.6, "#ffd98a", 0.55)
    for wide, at in ((1.0, 0.0), (0.6, -0.26)):
        ring = Path().move(x - r * wide, y + r * at).quad(x, y + r * (at + 0.3), x + r * wide,
                                                           y + r * at)  # fmt: skip
        view.canvas.stroke(ring, max(1.0, r * 0.07), gold)
        for k in range(7):
            t = k / 6 * 2 - 1
            cx, cy = x + t * r * wide, y + r * (at + 0.15 * (1 - t * t))
            view.canvas.fill(Path().rect(cx - r * 0.025, cy - r * 0.16, r * 0.05, r * 0.14),
                             "#fff6e0")  # fmt: skip
            view.canvas.fill(Path().ellipse(cx, cy - r * 0.2, r * 0.03, r * 0.06), "#ffd23f")
            view.canvas.fill(Path().ellipse(cx, cy + r * 0.1, r * 0.025, r * 0.05), "#dff1fb")


def _gallery(view: View) -> None:
    """White walls hung with pictures; or a museum's hall with columns and a bench."""
    u, w, h = view.unit, view.width, view.height
    floor = view.horizon
    museum = view.kind == 1
    surfaces.walls(view, floor, "#5f7f8a" if museum else "#f4f1ec", pattern="plain",
                   panel=u * 0.1 if museum else 0.0)  # fmt: skip
    n = max(2, round(3.4 * view.span))
    for i in range(n):
        wide = u * (0.19, 0.15, 0.23)[i % 3]
        high = u * (0.2, 0.24, 0.15)[i % 3]
        x = w * (i + 0.5) / n - wide / 2
        furnish.picture(view, x, floor - u * 0.25 - high / 2, wide, high, name=f"hung {i}")
        lamp = Path().rect(x + wide * 0.2, floor - u * 0.28 - high / 2, wide * 0.6, u * 0.01)
        view.canvas.fill(lamp, dim(view, "#3a3a42"))
        view.glow(x + wide / 2, floor - u * 0.25, u * 0.17, "#ffe9c0", 0.3)
    if museum:
        _columns(view, floor, "#efe6d6")
    surfaces.boards(view, floor, "#b98a5a" if not museum else "#8f6a4a")
    surfaces.skirting(view, floor)
    rope, brass = dim(view, "#a8243c"), dim(view, "#d9b25a")
    y = floor + u * 0.09
    posts = max(3, round(4 * view.span))
    for i in range(posts):
        x = w * (i + 0.5) / posts
        view.canvas.fill(Path().rect(x - u * 0.006, y - u * 0.1, u * 0.012, u * 0.1), brass)
        view.canvas.fill(
            Path().ellipse(x, y, u * 0.025, u * 0.007).circle(x, y - u * 0.104, u * 0.011), brass
        )
        if i:
            left = w * (i - 0.5) / posts
            sag = (
                Path().move(left, y - u * 0.09).quad((left + x) / 2, y - u * 0.04, x, y - u * 0.09)
            )
            view.canvas.stroke(sag, max(1.0, u * 0.008), rope)
    shine = Path().polygon([(w * 0.36, floor), (w * 0.64, floor), (w * 0.78, h), (w * 0.22, h)])
    if not view.flat:
        view.canvas.fill(shine, "#ffffff", opacity=0.06)
    evening(view, 0.5, 0.15)


PLACES = {
    "castle-hall": Place(hall_ground, _castle_hall, light=room_light, weather=False, low_sun=0.4),
    "gallery": Place(hall_ground, _gallery, light=room_light, weather=False, low_sun=0.4),
}
