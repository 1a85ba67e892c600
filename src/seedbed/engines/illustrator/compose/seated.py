"""Who is on something: in the saddle, on a bench, a rug, a board, somebody's shoulders."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame

SEATS = frozenset({"chair", "bench", "sofa", "armchair", "couch-and-lamp", "seat"})
BEDS = frozenset({"bed", "hammock"})
_STOOD_ON = frozenset({"skateboard", "surfboard-flat"})
_MARKS = frozenset({"heart", "red-heart", "star", "flower", "rose", "leaf", "maple-leaf"})
_CROCKERY = frozenset(
    {"coffee-cup", "hot-beverage", "tea-cup", "mug", "teapot", "vase", "bowl", "plate", "jar"}
)
_DEFAULT_SEATS = {(0.5, 0.3), (0.5, 0.25)}
"""What facts say where nothing is known: own drawings, glyphs."""


def _rides_shoulders(subject: Figure, other: Figure) -> bool:
    """A child on a grown-up."""
    young = subject.thing.age == "child" or subject.name in {"girl", "boy", "child", "baby"}
    return young and subject.facts.kind == "person" and other.facts.height > 1.4


def too_large(subject: Figure, other: Figure) -> bool:
    """Whether nobody could carry this one on the shoulders or the head."""
    if _rides_shoulders(subject, other):
        return False
    return subject.facts.kind in {"person", "ground"} and (
        subject.facts.height > 0.6 * other.facts.height
    )


def put_on(
    figure: Figure, other: Figure, share: float, count: int, frame: Frame, *, riding: bool
) -> None:
    """Place a figure on the one that carries it: the one of `count` at `share` (-0.5 .. 0.5)."""
    x, y = _seat(other, frame)
    mount = riding and other.facts.kind in {"ground", "flying", "swimming"}
    person = figure.facts.kind == "person"
    figure.rank = other.rank + 0.01
    figure.layer, figure.depth, figure.line = other.layer, other.depth, other.stands
    figure.flip = other.flip
    if other.facts.kind == "person" and _rides_shoulders(figure, other):
        # Behind the head, its own above it.
        other.h = min(other.h, (other.foot - frame.free[1] - 0.02) / 1.36)
        figure.h = 0.62 * other.h
        figure.x, figure.foot = other.x, other.foot - 0.86 * other.h + 0.27 * figure.h
        figure.pose, figure.shadow, figure.rank = "stand", "none", other.rank - 0.01
        return
    if other.facts.kind == "person":
        # On the shoulder, beside the face.
        figure.h = min(figure.h, 0.24 * other.h)
        side = -1 if share < 0 else 1
        figure.x = other.x + side * 0.17 * other.h * frame.squeeze
        child = other.thing.age == "child" or other.facts.height < 1.4
        figure.foot, figure.shadow = other.foot - (0.56 if child else 0.64) * other.h, "none"
        figure.pose, figure.rank = figure.pose or "stand", other.rank + 0.03
        return
    if other.name == "rug":
        other.h = min(other.h, 0.62 / max(0.1, other.aspect) / frame.squeeze)
        figure.h = min(figure.h, 0.8 * other.width(frame) / frame.squeeze / figure.aspect)
        figure.x = other.x + share * 0.7 * other.width(frame)
        figure.foot, figure.shadow = other.foot - 0.34 * other.h, "contact"
        return
    if other.name == "broom":
        _astride_broom(figure, other, frame)
        return
    if other.name in _STOOD_ON:
        figure.h = min(figure.h, 0.46 * frame.unit)
        figure.h = min(figure.h, max(0.12, y - frame.free[1] - 0.03))
        other.h = 0.27 * figure.h
        figure.pose = "stand" if figure.pose in {None, "ride", "sit"} else figure.pose
        figure.x, figure.foot = other.x, other.foot - 0.46 * other.h
        figure.foot += 0.09 * figure.h if figure.pose == "jump" else 0.0
        figure.shadow, figure.line, figure.rank = "none", other.stands, other.rank + 0.01
        return
    if mount:
        low = other.facts.height < 0.6
        figure.h = min(figure.h, other.h * (1.9 if low else 0.86 if person else 0.6))
        figure.pose = "ride" if person else figure.pose
        figure.x, figure.foot = (
            x,
            y + (1 - figure.facts.seat[1]) * figure.h * (0.9 if person else 0.3),
        )
        figure.shadow = "none"
        return
    if person and other.name in SEATS:
        figure.pose = figure.pose if figure.pose in {"sleep", "read", "eat", "sit"} else "sit"
        figure.h = min(max(figure.h, other.h * 1.15), other.h * 1.7)
        figure.x, figure.foot = x + share * other.width(frame) * 0.8, other.foot + 0.004
        figure.shadow = "contact"
        return
    if other.name in BEDS and figure.pose == "sleep":
        figure.h = 0.74 * other.width(frame) / frame.squeeze / figure.aspect
        figure.x, figure.foot, figure.shadow = other.x, other.foot - 0.4 * other.h, "none"
        return
    if other.name == "great-wall" and figure.facts.kind in {"person", "ground"}:
        # On the walk between its battlements, which runs across its middle.
        figure.h = min(figure.h, 0.62 * other.h)
        figure.x, figure.foot = other.x, other.foot - 0.44 * other.h
        figure.shadow = "none"
        return
    goods = figure.facts.kind in {"tabletop", "plant"} or figure.facts.height < 0.5
    if other.name == "market-stall" and goods and not person:
        # Its goods lie on the counter, under the awning.
        figure.h = min(figure.h, 0.24 * other.h, 0.3 * other.width(frame) / frame.squeeze)
        figure.x = other.x + share * 0.8 * other.width(frame)
        figure.foot, figure.shadow = other.foot - 0.36 * other.h, "none"
        figure.rank = other.rank + 0.02
        return
    if figure.name in _MARKS and other.name in _CROCKERY:
        # A pattern on the side of it.
        figure.h = min(0.34 * other.h, 0.3 * other.width(frame) / frame.squeeze)
        figure.x, figure.foot = other.x, other.foot - 0.28 * other.h
        figure.shadow, figure.rank = "none", other.rank + 0.02
        return
    if goods and not person and other.facts.kind == "building" and other.facts.height > 1.5:
        figure.h = min(figure.h, 0.25 * other.h)  # no giant on a roof
    if other.name in {"plate", "cake-stand", "tray"} and count > 1:
        needed = min(0.8, 1.05 * sum(1 for _ in range(count)) * figure.width(frame))
        other.h *= max(1.0, needed / max(0.01, other.width(frame)))
    wide = other.width(frame) * 0.86
    total = figure.width(frame) * count
    most = wide * (1.0 if other.name in {"plate", "cake-stand"} else 1.3)
    if count > 1 and total > most:
        figure.h *= max(0.38, most / total)
    elif count == 1 and figure.width(frame) > other.width(frame) * 1.4:
        figure.h *= max(0.55, other.width(frame) * 1.4 / figure.width(frame))
    figure.x = x + share * wide
    figure.foot = y + 0.02 * other.h
    if other.facts.kind == "plant" and other.facts.aspect > 1.3:
        figure.h = min(figure.h, 0.55 * other.width(frame) / frame.squeeze / figure.facts.aspect)
    elif other.facts.kind == "plant":
        figure.h = min(figure.h, 0.42 * other.h)
        figure.x, figure.foot = x + 0.08 * other.width(frame), y + 0.2 * other.h
    if other.facts.kind == "tree":
        figure.x, figure.foot = x + (0.22 + share) * other.width(frame), other.foot - 0.5 * other.h
    figure.shadow = "contact" if other.facts.kind not in {"tree", "plant"} else "none"


def _seat(other: Figure, frame: Frame) -> tuple[float, float]:
    """Where on the canvas somebody sits or stands on it."""
    sx, sy = other.facts.seat
    beast = other.facts.kind in {"ground", "person", "flying", "swimming"}
    if (sx, sy) in _DEFAULT_SEATS and (not beast or other.name in SEATS | {"bed"}):
        sy = {"building": 0.08, "tree": 0.4, "plant": 0.1}.get(other.facts.kind, 0.07)
        if other.name in SEATS or other.name == "bed":
            sy = 0.58
        if other.name == "couch-and-lamp":
            sx, sy = 0.42, 0.76  # the lamp is part of the drawing, and higher than the seat
    if other.flip:
        sx = 1 - sx
    return other.x + (sx - 0.5) * other.width(frame), other.foot - (1 - sy) * other.h


def _astride_broom(figure: Figure, broom: Figure, frame: Frame) -> None:
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
