"""Rooms of a home: living room and kitchen; every indoor place together."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places import (
    care,
    exercise,
    halls,
    homes,
    public_rooms,
    table,
    terminals,
    trade,
    underground,
    workshop,
)
from seedbed.engines.illustrator.places.ground import Box, Frame, Ground
from seedbed.engines.illustrator.places.interior import centred, dim, evening, px, room_light
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import furnish, surfaces
from seedbed.engines.illustrator.places.view import View

WALLS = ("#ecd8c2", "#d3e0d6", "#dcd6e8", "#f2e0c2", "#cfdde6", "#f0d3c8")


ARMCHAIR_ASPECT = 1.4  # width over height from which a room has space for more furniture


CURTAINS = ("#c9655a", "#5f8aa0", "#7a9a6a", "#d9a25a", "#9a6f9a")


def _room_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.7, tall=0.7, wide=0.72)
    if frame.kind == 0:
        pane = centred(
            frame,
            0.66 if frame.wide < 0.5 else 0.62,
            0.12 + 0.06 * frame.tall,
            0.36,
            0.5 - 0.03 * frame.tall,
        )
    else:
        pane = centred(frame, 0.5, 0.1 + 0.06 * frame.tall, 0.56, 0.56 - 0.06 * frame.tall)
    unit = min(1.0, frame.height / frame.width)
    clear = [(0.0, floor - 0.22, 0.14 * unit, 0.84)]
    if frame.aspect > ARMCHAIR_ASPECT:
        clear.append((0.24 * unit, floor - 0.25, 0.6 * unit, floor + 0.12))
    return Ground(
        horizon=floor,
        stand_far=floor + 0.08,
        stand_near=0.93,
        surface="floor",
        sky=None,
        indoor=True,
        clear=tuple(clear),
        spots={
            "window": pane,
            "sill": (pane[0], pane[1], pane[2], pane[3] + 0.008),
            "rug": centred(frame, 0.5, 0.8, 0.74, 0.93),
        },
    )


def _room(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    chance = view.chance("room")
    wall, curtain, rug, pick = chance.random(4)
    floor = view.ground.horizon * h
    surfaces.walls(
        view,
        floor,
        WALLS[int(wall * 6)],
        pattern=("stripes", "dots", "plain")[int(pick * 3)],
        panel=u * 0.16 if view.kind == 1 else 0.0,
    )
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, curtains=CURTAINS[int(curtain * 5)])
    if view.kind == 0:
        left = max(0.0, box[0] - u * 0.42)
        furnish.picture(view, left, box[1] + u * 0.04, u * 0.2, u * 0.16, name="picture one")
        if view.frame.aspect > ARMCHAIR_ASPECT:
            furnish.bookcase(
                view,
                w - u * 0.42,
                floor - u * 0.5,
                u * 0.3,
                floor + u * 0.01,
                shelves=4,
                name="room shelf",
            )
            furnish.picture(
                view, left - u * 0.36, box[1] + u * 0.02, u * 0.16, u * 0.2, name="picture two"
            )
        if view.frame.tall > 0.4:
            furnish.picture(
                view, w * 0.62, box[3] + u * 0.18, u * 0.15, u * 0.18, name="picture three"
            )
    surfaces.boards(view, floor)
    furnish.rug(
        view,
        w * 0.5,
        h * 0.87,
        min(w * 0.4, u * 0.4),
        ("#b5524a", "#3f6a86", "#6f8a5a", "#c98a4a")[int(rug * 4)],
    )
    furnish.pot_plant(view, u * 0.085, h * 0.82, u * 0.34, seed=int(pick * 9973))
    if view.kind == 1:
        furnish.pot_plant(
            view, w - u * 0.08, h * 0.8, u * 0.26, seed=int(rug * 9973), pot="#5f7f8f"
        )
    if view.frame.aspect > ARMCHAIR_ASPECT:
        _armchair(view, u * 0.42, floor + u * 0.1, u * 0.34)
    furnish.sunbeam(view, box, floor)
    evening(view, 0.3, 0.32)


def _armchair(view: View, x: float, foot: float, s: float) -> None:
    """An armchair from the front."""
    tone = dim(view, "#8a9a6f" if view.kind == 0 else "#b5695a")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.6, s * 0.06), "#20120a", opacity=0.3)
    legs = (
        Path()
        .rect(x - s * 0.42, foot - s * 0.12, s * 0.05, s * 0.12)
        .rect(x + s * 0.37, foot - s * 0.12, s * 0.05, s * 0.12)
    )
    view.canvas.fill(legs, dim(view, "#5a3c28"))
    view.canvas.fill(
        Path().rect(x - s * 0.38, foot - s * 1.0, s * 0.76, s * 0.8, s * 0.16),
        view.down(foot - s, foot - s * 0.3, scale(tone, 1.1), scale(tone, 0.85)),
    )
    view.canvas.fill(
        Path().rect(x - s * 0.36, foot - s * 0.45, s * 0.72, s * 0.2, s * 0.07), scale(tone, 1.12)
    )
    view.canvas.fill(
        Path()
        .rect(x - s * 0.5, foot - s * 0.62, s * 0.2, s * 0.54, s * 0.09)
        .rect(x + s * 0.3, foot - s * 0.62, s * 0.2, s * 0.54, s * 0.09),
        view.down(foot - s * 0.6, foot, scale(tone, 1.05), scale(tone, 0.78)),
    )
    view.canvas.fill(
        Path().rect(x - s * 0.36, foot - s * 0.28, s * 0.72, s * 0.18, s * 0.03), scale(tone, 0.85)
    )
    view.canvas.fill(
        Path().rect(x - s * 0.17, foot - s * 0.72, s * 0.34, s * 0.3, s * 0.06),
        dim(view, "#f0d9a8"),
    )


def _kitchen_ground(frame: Frame) -> Ground:
    floor = frame.horizon(0.72, tall=0.74, wide=0.74)
    narrow = min(1.0, frame.width / frame.height)
    counter = floor - 0.2 * narrow
    # The gap over the counter shrinks with the window, so that something is left of it.
    pane = centred(frame, 0.5, counter - 0.34 * narrow, 0.34, counter - min(0.07, 0.17 * narrow))
    return Ground(
        horizon=floor,
        stand_far=floor + 0.09,
        stand_near=0.93,
        surface="floor",
        indoor=True,
        spots={"window": pane, "counter": (0.04, counter - 0.12, 0.96, counter)},
    )


def _kitchen(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    floor = view.ground.horizon * h
    counter = view.ground.spots["counter"][3] * h
    front = ("#7fa5a0", "#e0b06a")[view.kind]
    surfaces.walls(view, floor, "#f3ead9", pattern="tiles")
    box = px(view, view.ground.spots["window"])
    furnish.window(view, box, panes=(2, 1))
    _cupboards(view, box, front)
    tone = dim(view, front)
    view.canvas.fill(
        Path().rect(0, counter, w, floor - counter + u * 0.01),
        view.down(counter, floor, tone, scale(tone, 0.9)),
    )
    doors, knobs = Path(), Path()
    n = max(3, round(5 * view.span))
    for i in range(n):
        doors.rect(
            w * (i + 0.06) / n,
            counter + u * 0.05,
            w / n * 0.88,
            floor - counter - u * 0.08,
            u * 0.008,
        )
        knobs.circle(w * (i + (0.84 if i % 2 == 0 else 0.16)) / n, counter + u * 0.09, u * 0.008)
    view.canvas.stroke(doors, max(1.0, u * 0.0045), scale(tone, 0.78))
    view.canvas.fill(knobs, dim(view, "#f2d9a0"))
    top = dim(view, "#c9a070" if view.kind == 0 else "#f4f1ea")
    view.canvas.fill(Path().rect(-2, counter - u * 0.006, w + 4, u * 0.034, u * 0.006), top)
    view.canvas.fill(Path().rect(0, counter + u * 0.028, w, u * 0.012), "#20120a", opacity=0.22)
    _pots(view, counter)
    surfaces.tiles(view, floor, "#f2e8da", "#b9c4bd" if view.kind == 0 else "#c98f6f")
    furnish.sunbeam(view, box, floor)
    furnish.hanging_lamp(view, w * 0.5, max(u * 0.1, box[1] - u * 0.08), u * 0.05, "#d9a24a")
    evening(view, 0.5, 0.15)


def _cupboards(view: View, box: Box, front: str) -> None:
    """Wall cupboards at both sides of the window and a shelf of plates."""
    u, w = view.unit, view.width
    tone = dim(view, front)
    top, low = u * 0.03, box[1] + (box[3] - box[1]) * 0.42
    for x0, x1 in ((0.0, box[0] - u * 0.1), (box[2] + u * 0.1, float(w))):
        n = max(1, round((x1 - x0) / (u * 0.2)))
        for i in range(n):
            a, b = x0 + (x1 - x0) * i / n, x0 + (x1 - x0) * (i + 1) / n
            view.canvas.fill(
                Path().rect(a + u * 0.004, top, b - a - u * 0.008, low - top, u * 0.006),
                view.down(top, low, mix(tone, "#ffffff", 0.1), tone),
            )
            view.canvas.stroke(
                Path().rect(
                    a + u * 0.022,
                    top + u * 0.02,
                    b - a - u * 0.044,
                    low - top - u * 0.04,
                    u * 0.004,
                ),
                max(1.0, u * 0.004),
                scale(tone, 0.8),
            )
            view.canvas.fill(
                Path().circle(
                    b - u * 0.03 if i % 2 == 0 else a + u * 0.03, low - u * 0.05, u * 0.007
                ),
                dim(view, "#f2d9a0"),
            )
        view.canvas.fill(Path().rect(x0, low, x1 - x0, u * 0.012), "#20120a", opacity=0.16)


def _pots(view: View, counter: float) -> None:
    """Jars, a kettle and a pot on the counter's far ends."""
    u, w = view.unit, view.width
    for k, (colour, tall, wide) in enumerate(
        (("#d9644f", 0.085, 0.06), ("#f0d9a8", 0.07, 0.05), ("#7fa5a0", 0.055, 0.045))
    ):
        x = u * (0.07 + 0.075 * k)
        tone = dim(view, colour)
        view.canvas.fill(
            Path().rect(x - wide * u / 2, counter - tall * u, wide * u, tall * u, u * 0.01),
            view.across(
                x - wide * u / 2, x + wide * u / 2, scale(tone, 1.12), tone, scale(tone, 0.72)
            ),
        )
        view.canvas.fill(
            Path().rect(
                x - wide * u * 0.54,
                counter - tall * u - u * 0.008,
                wide * u * 1.08,
                u * 0.016,
                u * 0.006,
            ),
            dim(view, "#8a5a3a"),
        )
    x, tone = w - u * 0.11, dim(view, "#c9ced2")
    pot = Path().rect(x - u * 0.07, counter - u * 0.085, u * 0.14, u * 0.085, u * 0.016)
    view.canvas.fill(
        pot,
        view.across(x - u * 0.07, x + u * 0.07, mix(tone, "#ffffff", 0.4), tone, scale(tone, 0.6)),
    )
    view.canvas.fill(
        Path()
        .rect(x - u * 0.077, counter - u * 0.093, u * 0.154, u * 0.014, u * 0.006)
        .circle(x, counter - u * 0.1, u * 0.009),
        scale(tone, 0.8),
    )
    view.canvas.stroke(
        Path()
        .move(x - u * 0.07, counter - u * 0.06)
        .line(x - u * 0.095, counter - u * 0.06)
        .move(x + u * 0.07, counter - u * 0.06)
        .line(x + u * 0.095, counter - u * 0.06),
        u * 0.011,
        scale(tone, 0.5),
    )


PLACES = {
    "room": Place(_room_ground, _room, light=room_light, weather=False, low_sun=0.5),
    "kitchen": Place(_kitchen_ground, _kitchen, light=room_light, weather=False, low_sun=0.4),
    **homes.PLACES,
    **public_rooms.PLACES,
    **table.PLACES,
    **halls.PLACES,
    **terminals.PLACES,
    **trade.PLACES,
    **care.PLACES,
    **exercise.PLACES,
    **underground.PLACES,
    **workshop.PLACES,
}
