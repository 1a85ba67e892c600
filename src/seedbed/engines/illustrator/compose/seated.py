"""Who sits or rides: in the saddle, on a chair, a bench, a swing, a broom, a board, a wave."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame

SEATS = frozenset(
    {
        "chair", "bench", "park-bench", "sofa", "couch", "armchair", "couch-and-lamp", "seat",
        "throne", "swing", "deck-chair", "stool", "manual-wheelchair", "motorized-wheelchair",
        "wheelchair", "rocking-chair", "barber-chair",
    }
)  # fmt: skip
BEDS = frozenset({"bed", "hammock", "crib"})
BOARD_GAMES = frozenset({"chess-set", "chess-pawn", "go-board", "mahjong-tile", "playing-cards"})
"""Who plays these sits."""
ROOFS = frozenset({"roof", "tiled-roof"})
"""A stretch of roof, as wide as the picture, with nothing below it."""
BOARDS = frozenset({"skateboard", "surfboard-flat"})
WAVES = frozenset({"wave", "water-wave"})
SHIN = 0.27
"""How far below its seat a figure's feet hang, in its heights: people.py draws it so."""
# Where the seat is on glyphs, from the top, and how much of the drawing is left of its middle.
_OWN_SEATS = {
    "couch-and-lamp": (0.42, 0.76), "manual-wheelchair": (0.42, 0.56),
    "motorized-wheelchair": (0.42, 0.56), "seat": (0.4, 0.62), "stool": (0.5, 0.04),
}  # fmt: skip
LOW_BACK = 1.75
"""Most height of who sits on something, in its own heights."""
HIGH_BACKED = {"throne": 1.16, "armchair": 1.4, "wheelchair": 1.4, "rocking-chair": 1.3}
"""Their backs are seen behind the head, or nobody knows what one sits on."""
_WHEELED = frozenset({"bicycle", "motorcycle", "motor-scooter", "kick-scooter"})
_UPRIGHT = frozenset({"stand", "jump", "dance", "walk"})
_SITTING = frozenset({"sleep", "read", "eat", "sit"})


def seat_of(other: Figure, frame: Frame) -> tuple[float, float]:
    """Where on the canvas the seat of a chair or the saddle of a beast is."""
    sx, sy = _OWN_SEATS.get(other.name, other.facts.seat)
    if other.name in SEATS and other.facts.seat in {(0.5, 0.3), (0.5, 0.25)}:
        sx, sy = _OWN_SEATS.get(other.name, (0.5, 0.58))
    if other.flip:
        sx = 1 - sx
    return other.x + (sx - 0.5) * other.width(frame), other.foot - (1 - sy) * other.h


def sit_down(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """People on the seat with their legs before it; animals and things on it."""
    if figure.facts.kind == "person" and figure.pose in _UPRIGHT:
        # Stands on it, to reach something.
        other.h = min(other.h, 0.5 * figure.h)
        x, y = seat_of(other, frame)
        figure.h = min(figure.h, y - frame.free[1] - 0.04)
        figure.x, figure.foot = x + share * other.width(frame), y + 0.02 * other.h
        figure.shadow = "none"
        return
    x, y = seat_of(other, frame)
    if figure.facts.kind != "person":
        most = other.h
        if figure.facts.kind != "ground":
            most = min(0.75, max(0.3, 1.1 * figure.facts.height)) * other.h
            figure.h = most
        across = 0.8 * other.width(frame) / max(1, count) / frame.squeeze / figure.aspect
        figure.h = min(figure.h, most, across)
        figure.x = x + share * other.width(frame) * 0.72
        figure.foot, figure.shadow = y + 0.06 * other.h, "contact"
        return
    figure.pose = figure.pose if figure.pose in _SITTING else "sit"
    tall = (other.foot - y) / SHIN
    young = figure.facts.height < 1.4 or figure.thing.age == "child"
    most = HIGH_BACKED.get(other.name, LOW_BACK)
    figure.h = min(max(tall, 1.12 * other.h), most * other.h) * (0.8 if young else 1.0)
    if count > 1:
        figure.h = min(figure.h, 0.9 * other.width(frame) / count / frame.squeeze / 0.4)
    room = (y - frame.free[1] - 0.03) / (1 - SHIN)
    figure.h = min(figure.h, max(0.08, room))
    figure.x = x + share * other.width(frame) * 0.8
    figure.foot = y + SHIN * figure.h + 0.004
    figure.shadow = "contact"


def lie_down(figure: Figure, other: Figure, frame: Frame) -> None:
    """Asleep along a bed or a hammock."""
    figure.h = 0.74 * other.width(frame) / frame.squeeze / figure.aspect
    figure.x, figure.foot, figure.shadow = other.x, other.foot - 0.4 * other.h, "none"


def enlarge(other: Figure, frame: Frame) -> None:
    """A paper plane, a balloon, a carpet that somebody flies on is large enough for that."""
    wide = 0.56 / max(0.1, other.aspect) / frame.squeeze
    other.h = max(other.h, min(0.3 * frame.unit, wide))


def mount(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """In the saddle of a beast, a bicycle, a dragon; of `count` riders the first sits in front
    (at the lowest `share`, -0.5 .. 0.5)."""
    x, y = seat_of(other, frame)
    behind = -1 if other.flip else 1
    if count > 1:
        # The saddle of a bicycle is the first rider's, the back of a horse has room before it.
        step, first = (0.62, 0.2) if other.name in _WHEELED else (0.46, 0.04)
        x += behind * (share + first) * step * other.width(frame)
    person = figure.facts.kind == "person"
    low = other.facts.height < 0.6
    # A rider is as high as a horse and half as high again as a bicycle.
    rider = 0.86 * max(1.0, 1.7 / other.facts.height)
    beast = min(rider, max(0.6, 0.8 * figure.facts.height / other.facts.height))
    figure.h = min(figure.h, other.h * (1.9 if low else rider if person else beast))
    figure.pose = "ride" if person else figure.pose
    down = (1 - figure.facts.seat[1]) * figure.h * (0.9 if person else 0.3)
    figure.x, figure.foot, figure.shadow = x, y + down, "none"


def stand_on_board(figure: Figure, other: Figure, frame: Frame) -> None:
    """On a skateboard, as large as its rider's feet need it."""
    figure.h = min(figure.h, 0.46 * frame.unit)
    room = other.foot - 0.93 * other.h - frame.free[1] - 0.03
    figure.h = min(figure.h, max(0.12, room))
    wide = 0.62 * figure.width(frame) / other.aspect / frame.squeeze
    other.h = max(0.27 * figure.h, wide if figure.facts.kind != "person" else 0.0)
    figure.pose = "stand" if figure.pose in {None, "ride", "sit"} else figure.pose
    figure.x, figure.foot = other.x, other.foot - 0.46 * other.h
    figure.foot += 0.09 * figure.h if figure.pose == "jump" else 0.0
    figure.shadow, figure.line, figure.rank = "none", other.stands, other.rank + 0.01


def ride_wave(figure: Figure, other: Figure, frame: Frame) -> None:
    """In the hollow of the wave, under its crest: its slope runs down to the right, or to the
    left where it is mirrored."""
    most = 0.92 - frame.free[1]
    other.h = min(max(other.h, 0.7 * frame.unit), most, 1.06 / frame.squeeze / other.facts.aspect)
    other.foot = min(0.95, max(other.foot, 0.9))
    side = -1 if other.flip else 1
    other.x = 0.5 - side * 0.04
    figure.pose = "dance" if figure.facts.kind == "person" else figure.pose
    tall = min(0.56 * other.h, 0.5 * frame.unit)
    figure.h = tall if figure.facts.kind == "person" else min(figure.h, 0.8 * tall)
    figure.x = other.x + side * 0.24 * other.width(frame)
    figure.foot = other.foot - 0.13 * other.h
    figure.shadow, figure.layer, figure.rank = "none", other.layer, other.rank + 0.05
    figure.flip = side < 0


def ride_broom(figure: Figure, broom: Figure, frame: Frame) -> None:
    """Sideways on a broom in the air, its twigs behind."""
    figure.h = min(figure.h, 0.44 * frame.unit)
    broom.h = 0.78 * figure.h
    broom.flip, broom.tilt, broom.shadow = True, -42.0, "none"
    top = frame.free[1] + 0.02
    broom.foot = max(broom.foot, top + 1.05 * figure.h)
    figure.pose, figure.flip, figure.shadow = "ride", False, "none"
    figure.holds = tuple(held for held in figure.holds if held.name != "broom")
    hips = 1 - figure.facts.seat[1]
    figure.x = broom.x
    figure.foot = broom.foot - 0.5 * broom.h + hips * figure.h * 0.92
