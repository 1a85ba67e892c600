"""Where people wait and buy their bread: airport, hotel lobby, bakery from inside."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.halls import carpet
from seedbed.engines.illustrator.places.interior import dim, evening, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.64, tall=0.68, wide=0.66)
    return Ground(
        horizon=floor, stand_far=floor + 0.1, stand_near=0.94, surface="floor", indoor=True
    )


def _terminal(view: View) -> None:
    """A wall of glass onto the apron, seats before it; or check-in desks under the board."""
    u, w, h = view.unit, view.width, view.height
    floor = view.horizon
    surfaces.walls(view, floor, "#e9eef2", pattern="plain")
    if view.kind == 0:
        top = floor - u * (0.46 + 0.46 * view.frame.tall)
        furnish.window(view, (0.0, top, float(w), floor - u * 0.015), sill=False,
                       panes=(max(3, round(5 * view.span)), 1))  # fmt: skip
        for k in range(max(1, round(1.4 * view.span))):
            at = w * (k + 0.6) / max(1, round(1.4 * view.span)) - u * 0.2
            _airliner(view, at, floor - u * 0.07, u * 0.62)
    else:
        _desks(view, floor)
    _beams(view, floor, posts=view.kind == 0)
    _board(view, w / 2, u * 0.04, u * 0.5)
    surfaces.tiles(view, floor, "#e6eaee", "#d6dde3")
    shine = Path().polygon([(w * 0.3, floor), (w * 0.7, floor), (w * 0.86, h), (w * 0.14, h)])
    if not view.flat:
        view.canvas.fill(shine, "#ffffff", opacity=0.16)
    if view.kind == 0:
        for side in (-1, 1):
            _seats(view, w / 2 + side * (w / 2 - u * 0.2), floor + u * 0.12, u * 0.36)
    evening(view, 0.5, 0.15)


def _beams(view: View, floor: float, *, posts: bool) -> None:
    u, w = view.unit, view.width
    steel = dim(view, "#b9c4cd")
    n = max(2, round(2.4 * view.span))
    n += n % 2 == 0  # none before the middle
    for k in range(n + 1 if posts else 0):
        x = w * k / n
        post = Path().rect(x - u * 0.013, 0, u * 0.026, floor)
        view.canvas.fill(post, view.across(x - u * 0.013, x + u * 0.013, mix(steel, "#ffffff", 0.5),
                                           steel, scale(steel, 0.72)))  # fmt: skip
    lamps = Path()
    for k in range(n):
        lamps.rect(w * (k + 0.22) / n, u * 0.012, w / n * 0.56, u * 0.014, u * 0.006)
    view.canvas.fill(lamps, "#ffffff")
    if view.light.darkness > 0.2:
        view.glow(w / 2, u * 0.02, u * 0.7, "#eaf4ff", 0.3)


def _board(view: View, x: float, y: float, wide: float) -> None:
    """The departures: rows of yellow and white marks on black."""
    u = view.unit
    high = wide * 0.34
    hangers = Path().move(x - wide * 0.4, 0).line(x - wide * 0.4, y)
    view.canvas.stroke(hangers.move(x + wide * 0.4, 0).line(x + wide * 0.4, y), u * 0.006,
                       dim(view, "#7f8a94"))  # fmt: skip
    view.canvas.fill(Path().rect(x - wide / 2, y, wide, high, u * 0.008), "#22262f")
    chance = view.chance("departures")
    pale, gold = Path(), Path()
    for row in range(5):
        at = y + high * (0.1 + 0.175 * row)
        for left, most in ((0.04, 0.12), (0.22, 0.34), (0.64, 0.1), (0.8, 0.15)):
            size = wide * most * (0.6 + 0.4 * chance.random())
            heap = gold if left in {0.04, 0.8} else pale
            heap.rect(x - wide / 2 + wide * left, at, size, high * 0.085)
    view.canvas.fill(pale, "#eef2f6")
    view.canvas.fill(gold, "#f5c542")


def _airliner(view: View, x: float, foot: float, long: float) -> None:
    """An airliner at its stand, nose to the right, outside the glass."""
    white = dim(view, "#f7f9fb")
    body = Path().move(x - long * 0.5, foot - long * 0.1)
    body.cubic(x - long * 0.3, foot - long * 0.15, x + long * 0.3, foot - long * 0.15,
               x + long * 0.42, foot - long * 0.12)  # fmt: skip
    body.cubic(x + long * 0.5, foot - long * 0.1, x + long * 0.5, foot - long * 0.06,
               x + long * 0.4, foot - long * 0.045)  # fmt: skip
    body.line(x - long * 0.2, foot - long * 0.045)
    body.quad(x - long * 0.42, foot - long * 0.06, x - long * 0.5, foot - long * 0.1)
    blue: Colour = dim(view, "#2f6fb8")
    fin = Path().move(x - long * 0.49, foot - long * 0.1).line(x - long * 0.53, foot - long * 0.25)
    fin.line(x - long * 0.46, foot - long * 0.25).line(x - long * 0.36, foot - long * 0.12).close()
    view.canvas.fill(fin, blue)
    view.canvas.fill(body.close(), view.down(foot - long * 0.14, foot - long * 0.04, white, white,
                                             scale(white, 0.78)))  # fmt: skip
    panes = Path()
    for k in range(15):
        panes.rect(x - long * 0.32 + long * 0.045 * k, foot - long * 0.108, long * 0.017,
                   long * 0.02, long * 0.006)  # fmt: skip
    view.canvas.fill(panes, dim(view, "#5a7894"))
    wing = Path().move(x - long * 0.02, foot - long * 0.07).line(x + long * 0.1, foot - long * 0.07)
    wing.line(x - long * 0.12, foot - long * 0.012).line(x - long * 0.17, foot - long * 0.012)
    view.canvas.fill(wing.close(), scale(white, 0.7))
    engine = Path().rect(
        x - long * 0.03, foot - long * 0.05, long * 0.1, long * 0.036, long * 0.016
    )
    view.canvas.fill(engine, blue)
    wheels = Path()
    for at in (-0.1, -0.05, 0.34):
        wheels.circle(x + long * at, foot - long * 0.012, long * 0.014)
    view.canvas.fill(wheels, "#2b2e38")


def _seats(view: View, x: float, foot: float, wide: float) -> None:
    cloth, steel = dim(view, "#3f6f8f"), dim(view, "#aeb8c0")
    n = 3
    view.canvas.fill(Path().ellipse(x, foot, wide * 0.56, wide * 0.045), "#20242e", opacity=0.22)
    bar = Path().rect(x - wide / 2, foot - wide * 0.22, wide, wide * 0.03)
    for at in (-0.36, 0.36):
        bar.rect(x + wide * at - wide * 0.014, foot - wide * 0.22, wide * 0.028, wide * 0.22)
    view.canvas.fill(bar, steel)
    for k in range(n):
        left = x - wide / 2 + wide * (k + 0.06) / n
        back = Path().rect(left, foot - wide * 0.56, wide / n * 0.88, wide * 0.32, wide * 0.03)
        view.canvas.fill(back, view.down(foot - wide * 0.56, foot - wide * 0.24, mix(cloth,
                         "#ffffff", 0.14), scale(cloth, 0.85)))  # fmt: skip
        seat = Path().rect(left, foot - wide * 0.27, wide / n * 0.88, wide * 0.07, wide * 0.03)
        view.canvas.fill(seat, scale(cloth, 0.72))


def _desks(view: View, floor: float) -> None:
    """Check-in desks, a lit number over each."""
    u, w = view.unit, view.width
    n = max(2, round(3 * view.span))
    view.canvas.fill(Path().rect(0, floor - u * 0.4, w, u * 0.2), dim(view, "#2f5f86"))
    for k in range(n):
        x = w * (k + 0.5) / n
        wide = u * 0.24
        sign = Path().rect(x - wide * 0.3, floor - u * 0.36, wide * 0.6, u * 0.075, u * 0.01)
        view.canvas.fill(sign, "#22262f")
        view.canvas.fill(Path().rect(x - wide * 0.2, floor - u * 0.335, wide * 0.4, u * 0.025),
                         "#f5c542")  # fmt: skip
        white = dim(view, "#f4f6f8")
        desk = Path().rect(x - wide / 2, floor - u * 0.13, wide, u * 0.16, u * 0.012)
        view.canvas.fill(desk, view.down(floor - u * 0.13, floor, white, scale(white, 0.82)))
        view.canvas.fill(Path().rect(x - wide / 2, floor - u * 0.03, wide, u * 0.03),
                         dim(view, "#2f6fb8"))  # fmt: skip
        screen = Path().rect(x - wide * 0.12, floor - u * 0.2, wide * 0.34, u * 0.075, u * 0.006)
        view.canvas.fill(screen, "#3a4450")


def _lobby(view: View) -> None:
    """A hotel's reception: desk and keys under warm lamps, columns, a carpet to the desk."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, "#e8d8bd" if view.kind == 0 else "#5d6f73", pattern="plain",
                   panel=u * 0.12)  # fmt: skip
    rack = Path().rect(w / 2 - u * 0.26, floor - u * 0.5, u * 0.52, u * 0.26, u * 0.008)
    view.canvas.fill(rack, dim(view, "#6b4630"))
    keys, tags = Path(), Path()
    for row in range(3):
        for k in range(8):
            x, y = w / 2 - u * 0.235 + u * 0.0605 * k, floor - u * 0.475 + u * 0.078 * row
            keys.rect(x, y, u * 0.048, u * 0.06, u * 0.004)
            tags.circle(x + u * 0.024, y + u * 0.03, u * 0.009)
    view.canvas.fill(keys, dim(view, "#4a2f22"))
    view.canvas.fill(tags, dim(view, "#e6b84a"))
    for side in (-1, 1):
        x = w / 2 + side * u * 0.4
        furnish.picture(view, x - u * 0.07, floor - u * 0.46, u * 0.14, u * 0.18,
                        name=f"lobby {side}")  # fmt: skip
        view.glow(x, floor - u * 0.5, u * 0.2, "#ffd98a", 0.35)
    surfaces.tiles(view, floor, "#f0e6d4", "#d9c6a4")
    wood = dim(view, "#8a5a3c")
    desk = Path().rect(w / 2 - u * 0.36, floor - u * 0.15, u * 0.72, u * 0.19, u * 0.012)
    view.canvas.fill(desk, view.down(floor - u * 0.15, floor, scale(wood, 1.15), scale(wood, 0.8)))
    view.canvas.fill(Path().rect(w / 2 - u * 0.38, floor - u * 0.165, u * 0.76, u * 0.025,
                                 u * 0.008), dim(view, "#f2e4c6"))  # fmt: skip
    panels = Path()
    for k in range(4):
        panels.rect(w / 2 - u * 0.33 + u * 0.168 * k, floor - u * 0.115, u * 0.15, u * 0.12,
                    u * 0.006)  # fmt: skip
    view.canvas.stroke(panels, max(1.0, u * 0.005), dim(view, "#d9b25a"))
    bell = Path().move(w / 2 + u * 0.2, floor - u * 0.165)
    bell.cubic(w / 2 + u * 0.2, floor - u * 0.205, w / 2 + u * 0.25, floor - u * 0.205,
               w / 2 + u * 0.25, floor - u * 0.165)  # fmt: skip
    view.canvas.fill(bell.close(), dim(view, "#e6b84a"))
    carpet(view, floor + u * 0.04, "#8f2f35" if view.kind == 0 else "#2f5a5f", half=0.16)
    for k in range(max(2, round(3 * view.span))):
        x = w * (k + 0.5) / max(2, round(3 * view.span))
        furnish.hanging_lamp(view, x, u * 0.1, u * 0.055, "#d9b25a")
    evening(view, 0.5, 0.2)


def _bakery(view: View) -> None:
    """Shelves of bread over a counter with a glass front; a brick oven glows beside them."""
    u, w = view.unit, view.width
    floor = view.horizon
    surfaces.walls(view, floor, "#f2dfc0" if view.kind == 0 else "#d9c2a4", pattern="tiles")
    wood = dim(view, "#a9743f")
    left = u * 0.5 if view.span > 0.9 else u * 0.3
    start = left if view.kind == 0 else u * 0.03
    for row in range(3 + round(4 * view.frame.tall)):
        y = floor - u * (0.2 + 0.15 * row)
        view.canvas.fill(Path().rect(start, y, w - start - u * 0.03, u * 0.018), wood)
        x = start + u * 0.05
        number = row
        while x < w - u * 0.08:
            x += _loaf(view, x, y, u, number)
            number += 1
    if view.kind == 0:
        _oven(view, left * 0.48, floor, left * 0.86)
    surfaces.boards(view, floor, "#b98350")
    for k in range(max(2, round(3 * view.span))):
        furnish.hanging_lamp(view, w * (k + 0.5) / max(2, round(3 * view.span)), u * 0.07, u * 0.04,
                             "#4a3a34")  # fmt: skip
    _show_case(view, w - u * 0.3, floor + u * 0.13, u * 0.5)
    evening(view, 0.5, 0.2)


def _loaf(view: View, x: float, y: float, u: float, number: int) -> float:
    """One kind of bread standing on a shelf at (x, y); how far the next is."""
    crust = dim(view, ("#c9853f", "#b5702f", "#d9a25a", "#a8602a")[number % 4])
    cuts = dim(view, "#f3d9a4")
    path, marks = Path(), Path()
    if number % 3 == 0:  # round
        r = u * 0.045
        path.move(x - r, y).cubic(x - r, y - r * 1.5, x + r, y - r * 1.5, x + r, y).close()
        marks.move(x - r * 0.5, y - r * 0.6).line(x + r * 0.1, y - r * 0.95)
        marks.move(x, y - r * 0.45).line(x + r * 0.55, y - r * 0.75)
        wide = r * 2.4
    elif number % 3 == 1:  # long ones upright in a basket
        for k in range(3):
            at = x - u * 0.025 + u * 0.026 * k
            path.rect(at, y - u * 0.115 + u * 0.008 * (k % 2), u * 0.022, u * 0.11, u * 0.011)
            for n in range(3):
                marks.move(at + u * 0.004, y - u * (0.04 + 0.028 * n))
                marks.line(at + u * 0.018, y - u * (0.05 + 0.028 * n))
        wide = u * 0.105
    else:  # tin loaves
        path.rect(x - u * 0.04, y - u * 0.05, u * 0.085, u * 0.05, u * 0.012)
        path.ellipse(x + u * 0.0025, y - u * 0.05, u * 0.046, u * 0.018)
        marks.move(x - u * 0.02, y - u * 0.055).line(x + u * 0.025, y - u * 0.055)
        wide = u * 0.12
    view.canvas.fill(path, crust)
    view.canvas.stroke(marks, u * 0.006, cuts)
    return wide


def _oven(view: View, x: float, floor: float, wide: float) -> None:
    u = view.unit
    brick = dim(view, "#b8634a")
    top = floor - wide * 0.95
    front = Path().move(x - wide / 2, floor + u * 0.02).line(x - wide / 2, floor - wide * 0.5)
    front.cubic(x - wide / 2, top, x + wide / 2, top, x + wide / 2, floor - wide * 0.5)
    front.line(x + wide / 2, floor + u * 0.02).close()
    view.canvas.fill(front, view.across(x - wide / 2, x + wide / 2, scale(brick, 1.1), brick,
                                        scale(brick, 0.72)))  # fmt: skip
    joints = Path()
    step = wide * 0.085
    for row in range(int(wide / step) + 1):
        y = floor + u * 0.02 - row * step
        joints.move(x - wide / 2, y).line(x + wide / 2, y)
        for k in range(7):
            at = x - wide / 2 + wide * (k + 0.5 * (row % 2)) / 6
            joints.move(at, y).line(at, y - step)
    view.canvas.stroke(joints, max(0.8, u * 0.003), dim(view, "#e6cdb0"), opacity=0.5, clip=front)
    mouth = (
        Path().move(x - wide * 0.26, floor - wide * 0.24).line(x - wide * 0.26, floor - wide * 0.4)
    )
    mouth.cubic(x - wide * 0.26, floor - wide * 0.64, x + wide * 0.26, floor - wide * 0.64,
                x + wide * 0.26, floor - wide * 0.4)  # fmt: skip
    mouth.line(x + wide * 0.26, floor - wide * 0.24).close()
    view.canvas.stroke(mouth, u * 0.02, scale(brick, 0.6))
    view.canvas.fill(mouth, view.down(floor - wide * 0.6, floor - wide * 0.24, "#3a1c18", "#8a3420",
                                      "#f2903a"))  # fmt: skip
    view.glow(x, floor - wide * 0.34, wide * 0.7, "#ff9a3a", 0.5)
    flames = Path()
    for dx, high in ((-0.12, 0.14), (0.0, 0.2), (0.12, 0.15)):
        at = x + dx * wide
        flames.move(at - wide * 0.05, floor - wide * 0.25)
        flames.quad(at - wide * 0.04, floor - wide * (0.25 + high * 0.6), at,
                    floor - wide * (0.25 + high))  # fmt: skip
        flames.quad(at + wide * 0.05, floor - wide * (0.25 + high * 0.5), at + wide * 0.05,
                    floor - wide * 0.25).close()  # fmt: skip
    view.canvas.fill(flames, "#ffd05a")


def _show_case(view: View, x: float, foot: float, wide: float) -> None:
    """The counter, buns and cakes behind its glass."""
    u = view.unit
    wood = dim(view, "#8f5f3c")
    high = wide * 0.46
    view.canvas.fill(Path().ellipse(x, foot, wide * 0.54, u * 0.018), "#20120a", opacity=0.25)
    view.canvas.fill(Path().rect(x - wide / 2, foot - high, wide, high, u * 0.01),
                     view.down(foot - high, foot, scale(wood, 1.1), scale(wood, 0.8)))  # fmt: skip
    pane = Path().rect(x - wide * 0.46, foot - high * 0.92, wide * 0.92, high * 0.56, u * 0.01)
    view.canvas.fill(pane, dim(view, "#fdf0d4"))
    for row in range(2):
        y = foot - high * (0.42 + 0.27 * row)
        view.canvas.fill(Path().rect(x - wide * 0.46, y, wide * 0.92, u * 0.006), wood)
        for k in range(7):
            at, r = x - wide * 0.39 + wide * 0.13 * k, wide * 0.042
            tone = dim(view, ("#d9984a", "#f2b8c0", "#7a4a34", "#f7e2b0")[(k + row) % 4])
            bun = Path().move(at - r, y).cubic(at - r, y - r * 1.5, at + r, y - r * 1.5, at + r, y)
            view.canvas.fill(bun.close(), tone)
    if not view.flat:
        gleam = Path().move(x - wide * 0.3, foot - high * 0.36)
        gleam.line(x - wide * 0.16, foot - high * 0.92).line(x - wide * 0.06, foot - high * 0.92)
        gleam.line(x - wide * 0.2, foot - high * 0.36).close()
        view.canvas.fill(gleam, "#ffffff", opacity=0.28)
    view.canvas.fill(Path().rect(x - wide * 0.53, foot - high - u * 0.016, wide * 1.06, u * 0.024,
                                 u * 0.008), scale(wood, 1.25))  # fmt: skip


PLACES = {
    "airport-terminal": Place(_ground, _terminal, light=room_light, weather=False, low_sun=0.4),
    "hotel-lobby": Place(_ground, _lobby, light=room_light, weather=False, low_sun=0.4),
    "bakery-inside": Place(_ground, _bakery, light=room_light, weather=False, low_sun=0.4),
}
