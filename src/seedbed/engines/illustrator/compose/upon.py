"""What is on something: on a table, a rug, a roof, a lily pad, a branch; or seated there."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.compose.backs import BOUGHS
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.heads import NO_HEAD
from seedbed.engines.illustrator.compose.perched import put_on_somebody
from seedbed.engines.illustrator.compose.printed import is_printed, print_on
from seedbed.engines.illustrator.compose.seated import (
    BEDS,
    BOARDS,
    ROOFS,
    SEATS,
    SHIN,
    WAVES,
    enlarge,
    lie_down,
    mount,
    ride_broom,
    ride_wave,
    seat_of,
    sit_down,
    stand_on_board,
)
from seedbed.engines.illustrator.compose.served import TABLES, suit_table
from seedbed.engines.illustrator.compose.surf import float_on_board
from seedbed.engines.illustrator.compose.tops import rim_of, top_at

_CANDLES = frozenset({"candle"})
PLATES = frozenset({"plate", "cake-stand", "tray"})
_DEFAULT_SEATS = {(0.5, 0.3), (0.5, 0.25)}
"""What facts say where nothing is known: own drawings, glyphs."""
# Seen from above at a slant: one stands in their middle, not on their far edge. The share of
# their height at which that is, and the most a figure may take of their width.
_FLAT = {
    "lotus-leaf": (0.55, 0.5), "rug": (0.34, 0.8), "carpet": (0.34, 0.8), "blanket": (0.4, 0.8),
    "quilt": (0.4, 0.8), "iceberg": (0.2, 0.52),
    "ice-floe": (0.1, 0.8), "island": (0.4, 0.4), "path": (0.3, 0.5),
    "towel": (0.4, 0.8), "road": (0.3, 0.5), "leaf": (0.45, 0.42), "maple-leaf": (0.45, 0.42),
    "fallen-leaf": (0.45, 0.42),
}  # fmt: skip
# The walk between the battlements, the gallery around the lantern: its height above the foot, the
# most height of a person there, the length of the walk and how far from its middle somebody alone
# stands, in the building's heights and widths.
_WALKS = {"great-wall": (0.44, 0.62, 0.7, 0.0), "lighthouse": (0.785, 0.19, 0.5, -0.24)}
_STALLS = frozenset({"market-stall", "stall", "food-stall"})
_FLAMES = frozenset({"fire", "flame", "campfire", "bonfire"})
_STEPS = frozenset({"stairs", "steps", "staircase"})
_DOORS = frozenset({"door", "front-door"})
_ON_DOORS = frozenset({"wreath", "chinese-knot", "heart", "red-heart", "bell", "sign"})
_BIRD = 1.0
"""Metres: what flies and is smaller than this perches; larger things hang or land."""


def put_on(
    figure: Figure, other: Figure, share: float, count: int, frame: Frame, *, riding: bool
) -> None:
    """Place a figure on the one that carries it: the one of `count` at `share` (-0.5 .. 0.5)."""
    figure.rank = other.rank + 0.01
    figure.layer, figure.depth, figure.line = other.layer, other.depth, other.stands
    figure.flip = other.flip
    figure.go_with(other)
    if other.name in TABLES and figure.facts.kind == "tabletop":
        suit_table(figure, other)
    if figure.facts.kind == "flying" and figure.facts.height < _BIRD and figure.pose is None:
        figure.pose = "stand"
    beast = other.facts.kind in {"ground", "flying", "swimming"}
    if other.facts.kind == "person":
        put_on_somebody(figure, other, share, frame)
    elif other.name in WAVES:
        ride_wave(figure, other, frame)
    elif other.name == "broom":
        ride_broom(figure, other, frame)
    elif other.name == "surfboard" and frame.ground.water is not None:
        float_on_board(figure, other, share, frame)
    elif other.name in BOARDS:
        stand_on_board(figure, other, frame)
    elif beast and other.name not in SEATS and (riding or _rides(figure, other)):
        if other.facts.kind == "flying" and other.facts.head in NO_HEAD:
            enlarge(other, frame)
            figure.h = max(figure.h, 0.9 * other.h)
        mount(figure, other, share, count, frame)
    elif other.name in BEDS and figure.pose == "sleep":
        lie_down(figure, other, frame)
    elif other.name in SEATS:
        sit_down(figure, other, share, count, frame)
    elif other.name in _FLAT:
        _lie_on(figure, other, share, count, frame)
    elif not _special(figure, other, share, count, frame):
        _stand_on(figure, other, share, count, frame)
    dry = frame.ground.water is None or figure.foot >= frame.ground.stand_far
    if figure.shadow == "contact" and (other.shadow == "float" or not dry):
        figure.shadow = "none"  # or it would be given land of its own


def _rides(figure: Figure, other: Figure) -> bool:
    """Whether "on" means in the saddle: people on what walks or rolls and is seen from the side."""
    upright = figure.pose in {"stand", "dance", "jump", "sleep"}
    if other.facts.kind == "flying" and other.facts.head in NO_HEAD:
        return figure.facts.kind == "person" and not upright
    side = other.facts.faces != "front" and other.facts.height > 0.5
    return figure.facts.kind == "person" and side and not upright


def _lie_on(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """In the middle of something flat, which is large enough for it."""
    level, most = _FLAT[other.name]
    if other.name in {"rug", "carpet", "blanket"}:
        other.h = min(other.h, 0.62 / max(0.1, other.aspect) / frame.squeeze)
    rows = math.ceil(count / 5)
    if rows > 1:
        number = round((share + 0.5) * count - 0.5)
        row, place = divmod(number, math.ceil(count / rows))
        count = math.ceil(count / rows)
        share = (place + 0.5 + 0.4 * (row % 2)) / (count + 0.4) - 0.5
        level += 0.2 * (rows - 1 - row) - 0.06
        figure.rank += 0.001 * row
    if "leaf" in other.name and other.name != "lotus-leaf":
        other.h = max(other.h, 0.56 * frame.unit)
    wide = most * other.width(frame) / max(1.0, 0.7 * count)
    figure.h = min(figure.h, max(wide / frame.squeeze / figure.aspect, 0.05))
    figure.x = other.x + share * 0.7 * other.width(frame)
    figure.foot, figure.shadow = other.foot - level * other.h, "contact"
    room = figure.foot - frame.free[1] - 0.03
    figure.h = min(figure.h, max(0.05, room))


def _special(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> bool:
    """Walls that are walked on, stalls, and patterns on crockery; False for anything else."""
    goods = figure.facts.kind in {"tabletop", "plant"} or figure.facts.height < 0.5
    if other.name in _WALKS and figure.facts.kind in {"person", "ground"}:
        level, most, reach, aside = _WALKS[other.name]
        if aside:
            # A tower: near and high, or nobody would find who is up there; air above the head.
            other.foot = max(other.foot, min(0.72, frame.ground.stand_near))
            room = other.foot - frame.free[1]
            other.h = min(max(other.h, 0.75 * room), (room - 0.085) / (level + most))
        figure.h = min(figure.h, most * other.h * min(1.0, figure.facts.height / 1.6) ** 0.5)
        figure.x = other.x + (share * reach if count > 1 else aside) * other.width(frame)
        figure.foot, figure.shadow = other.foot - level * other.h, "none"
        return True
    if figure.name in _ON_DOORS and other.name in _DOORS:
        figure.h = min(0.3 * other.h, 0.5 * other.width(frame) / frame.squeeze / figure.aspect)
        figure.x, figure.foot = other.x, other.top + 0.34 * other.h + 0.5 * figure.h
        figure.shadow, figure.rank = "none", other.rank + 0.02
        return True
    if figure.name in _FLAMES and other.facts.kind == "building":
        # Out of the roof and the windows.
        low = count > 1 and round((share + 0.5) * count - 0.5) % 2 == 1
        figure.h = (0.3 if low else 0.42) * other.h
        figure.x = other.x + 0.8 * share * other.width(frame)
        figure.foot = other.foot - (0.24 if low else 0.62) * other.h
        figure.shadow, figure.rank = "none", other.rank + 0.02
        return True
    if other.name == "seesaw" and figure.facts.kind in {"person", "ground"}:
        # At its ends, one up and one down.
        other.h = min(0.24 * frame.unit, 0.6 / other.aspect / frame.squeeze)
        other.x = 0.5
        across = 0.5 + (0.42 if share > 0 or not share else -0.42)
        level = top_at(other.name, 1 - across if other.flip else across)
        figure.h = min(figure.h, 1.5 * other.h)
        figure.pose, figure.shadow = "sit", "contact"
        figure.x = other.x + (across - 0.5) * other.width(frame)
        sunk = SHIN * figure.h if figure.facts.kind == "person" else 0.0
        figure.foot = other.foot - level * other.h + sunk
        figure.face(other.x)
        return True
    if other.name in _STEPS:
        # On a step half way up: the drawing rises from its lower left to its upper right.
        across = 0.6 + 0.5 * share
        figure.h = min(figure.h, 0.5 * other.h)
        figure.x = other.x + (across - 0.5) * other.width(frame) * (-1 if other.flip else 1)
        figure.foot = other.foot - (0.1 + 0.75 * (across - 0.15)) * other.h
        figure.shadow = "contact"
        return True
    if other.name in _STALLS and goods and figure.facts.kind != "person":
        # Its goods lie on the counter, under the awning.
        figure.h = min(
            figure.h,
            (0.26 if count < 3 else 0.17) * other.h,
            0.3 * other.width(frame) / frame.squeeze,
        )
        figure.x = other.x + share * 0.8 * other.width(frame)
        figure.foot, figure.shadow = other.foot - 0.36 * other.h, "none"
        figure.rank = other.rank + 0.02
        return True
    if is_printed(figure.name, other.name):
        print_on(figure, other, share, frame)
        return True
    if other.facts.kind == "tree":
        # On a bough at the edge of the crown, small beside it.
        other.h = max(other.h, min(0.78 * frame.unit, other.foot - frame.free[1] - 0.02))
        figure.h = min(figure.h, 0.28 * other.h)
        figure.x, figure.foot = other.x + (0.24 + share) * other.width(frame), other.foot
        figure.foot -= 0.5 * other.h
        figure.shadow = "none"
        return True
    return False


def _stand_on(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """On its upper edge, side by side, none much wider than what carries them."""
    goods = figure.facts.kind in {"tabletop", "plant"} or figure.facts.height < 0.5
    wide = other.width(frame) * 0.86
    house = other.facts.kind == "building" and other.facts.height > 1.5
    if other.name in ROOFS:
        house, wide = False, 0.66 * other.width(frame)  # its ridge
        real = min(1.6, max(0.4, figure.facts.height / 0.4)) ** 0.42
        figure.h = min(figure.h, 0.33 * frame.unit * real)
    if "bridge" in other.name:
        house = False
        most = min(0.94 / other.aspect / frame.squeeze, 0.46 * frame.unit)
        other.h = max(other.h, most)
        half = 0.5 * other.width(frame)
        other.x = min(max(other.x, half), 1 - half) if half < 0.5 else 0.5
        figure.h = min(max(figure.h, 0.3 * frame.unit), 1.3 * other.h)
    if house and (goods or figure.facts.kind in {"ground", "person", "flying"}):
        figure.h = min(figure.h, (0.25 if goods else 0.34) * other.h)  # no giant on a roof
    balances = figure.facts.kind in {"ground", "person"} and other.facts.kind == "tabletop"
    if balances and count == 1 and figure.facts.height > 2 * other.facts.height:
        # An elephant on a ball: the ball is large enough to bear it.
        figure.h = min(figure.h, 0.38 * frame.unit)
        other.h = max(other.h, 0.5 * figure.h)
    if other.facts.kind == "ground" and other.facts.head not in NO_HEAD and goods:
        # On somebody's back.
        figure.h = min(figure.h, 0.42 * other.h, 0.6 * other.width(frame) / frame.squeeze
                       / figure.aspect)  # fmt: skip
    if other.name in PLATES and count > 1:
        needed = min(0.8, 1.05 * count * figure.width(frame))
        other.h *= max(1.0, needed / max(0.01, other.width(frame)))
    total = figure.width(frame) * count
    most = wide * (1.0 if other.name in PLATES | ROOFS else 0.9 if other.name in BOUGHS else 1.3)
    if count > 1 and total > most:
        figure.h *= max(0.38, most / total)
    elif count == 1 and figure.width(frame) > other.width(frame) * 1.4:
        figure.h *= max(0.55, other.width(frame) * 1.4 / figure.width(frame))
    room = other.top - frame.free[1] - 0.03
    if figure.h > room and other.bearer is None and other.facts.kind in {"ground", "tabletop"}:
        # The two share the height there is.
        fit = max(0.6, (other.foot - frame.free[1] - 0.03) / (other.h + figure.h))
        other.h, figure.h = other.h * fit, figure.h * fit
    if figure.name in _CANDLES and "cake" in other.name:
        figure.h = min(0.42 * other.h, wide / max(2, count) / frame.squeeze / figure.aspect)
        wide *= 0.8
    x, y = _top(other, share if other.facts.kind != "tabletop" else 0.0, frame)
    if "cake" in other.name and figure.facts.kind == "tabletop":
        figure.h = min(figure.h, 0.42 * other.h)
        y = other.foot - (rim_of(other.name) - 0.03) * other.h
    figure.x = x if count == 1 else other.x + share * wide
    figure.foot = y + 0.02 * other.h
    if other.name in PLATES:
        figure.foot = other.foot - 0.45 * other.h
    if other.name in BEDS and figure.facts.kind == "tabletop":
        figure.h = min(figure.h, 0.42 * other.h)
        if figure.name in {"pillow", "cushion"}:
            figure.x = other.x + (0.3 if other.flip else -0.3) * other.width(frame)
    if other.facts.kind == "plant" and figure.facts.kind == "flying" and other.aspect <= 1.3:
        # An insect on the flower itself.
        figure.h = min(figure.h, 0.42 * other.h)
        figure.x, figure.foot = other.x + 0.08 * other.width(frame), other.top + 0.3 * other.h
    elif other.facts.kind == "plant" and other.facts.aspect <= 1.3:
        # Somebody small enough for a mushroom, and a mushroom that is large enough.
        room = 0.8 * (other.foot - frame.free[1])
        other.h = max(other.h, min(0.44 * frame.unit, 0.5 * room))
        y = other.foot - top_at(other.name, 0.5) * other.h
        figure.foot = y + 0.04 * other.h
        figure.h = min(max(figure.h, 0.3 * frame.unit), 0.8 * other.h, y - frame.free[1] - 0.04)
    elif other.facts.kind == "plant":
        figure.h = min(figure.h, 0.4 * other.width(frame) / frame.squeeze / figure.aspect)
    figure.shadow = "none" if other.facts.kind == "plant" else "contact"


def _top(other: Figure, share: float, frame: Frame) -> tuple[float, float]:
    """Where its upper side is: where its facts say, or as its drawing shows."""
    beast = other.facts.kind in {"ground", "flying", "swimming"} and other.facts.seat != (0.5, 0.3)
    if other.facts.seat not in _DEFAULT_SEATS or beast:
        return seat_of(other, frame)
    across = 0.5 + 0.86 * share
    level = top_at(other.name, 1 - across if other.flip else across)
    return other.x, other.foot - level * other.h
