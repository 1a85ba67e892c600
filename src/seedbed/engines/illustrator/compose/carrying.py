"""Who is carried: placed by another figure, on, in, above or around it."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.aboard import VESSELS, go_aboard
from seedbed.engines.illustrator.compose.around import ring
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.inside import fits_inside, put_inside
from seedbed.engines.illustrator.compose.occasion import Occasion
from seedbed.engines.illustrator.compose.perched import in_arms, put_at_feet, put_on_head, too_large
from seedbed.engines.illustrator.compose.seated import BEDS, SEATS
from seedbed.engines.illustrator.compose.standing import free_span
from seedbed.engines.illustrator.compose.tops import rim_of
from seedbed.engines.illustrator.compose.upon import PLATES, put_on
from seedbed.engines.illustrator.scene import SceneSpec

CONTAINERS = frozenset(
    {
        "vase", "amphora", "basket", "bowl", "bucket", "jar", "box", "fishbowl", "coffee-cup",
        "hot-beverage", "tea-cup", "teacup-without-handle", "glass-of-water", "tumbler-glass",
        "bathtub", "pot-of-food", "bottle", "handbag", "backpack", "bowl-with-spoon",
        "potted-plant", "hot-air-balloon", "wheelbarrow", "shopping-cart", "treasure-chest",
        "nest-with-eggs", "top-hat", "hat",
    }
)  # fmt: skip
_OPEN = frozenset({"basket", "box", "cardboard-box", "bucket", "bathtub"})
"""Vessels without a lid, large enough for an animal."""
BOARDS = frozenset({"skateboard", "kick-scooter", "bicycle", "motorcycle", "horse"})
"""What its rider leaps with."""
# Through its glass or its opening what is inside is seen whole: how high it stands and how high
# it is at most, in the vessel's heights.
_SEEN_INSIDE = {
    "fishbowl": (0.25, 0.45), "glass-of-water": (0.25, 0.45), "tumbler-glass": (0.25, 0.45),
    "glass-dome": (0.12, 0.7), "snow-globe": (0.3, 0.45), "hollow-tree": (0.05, 0.42),
}  # fmt: skip
_RIMS = {"basket": 0.62, "picnic-basket": 0.62, "bathtub": 0.46}
"""Where a handle or a tap is above the rim, how high the rim itself is, in the vessel's heights."""
_HEADROOM = {"person": 0.08, "ground": 0.05}
"""What stays free above the head of who stands on something, of the canvas' height."""
_CARRIED = frozenset({"on", "in", "riding", "around", "above", "on_head", "at_feet"})


def mark_carried(spec: SceneSpec, figures: Sequence[Figure]) -> None:
    """Mark the figures that are placed by another: riders, what lies on, in or around it."""
    drawn = {figure.index: figure for figure in figures}
    for relation in spec.relations:
        subject, other = drawn.get(relation.subject), drawn.get(relation.other)
        if subject is None or other is None:
            continue
        if relation.kind == "holding" and in_arms(subject, other):
            for figure in figures:
                figure.carried = figure.carried or figure.index == relation.other
        if relation.kind not in _CARRIED:
            continue
        if other.facts.kind == "celestial" and relation.kind != "around":
            continue
        if relation.kind == "around" and spec.camera == "top":
            continue  # laid out as the table is
        if relation.kind == "in" and not _holds(subject, other):
            continue
        if relation.kind in {"on", "on_head"} and too_large(subject, other) and _lives(other):
            continue  # stands beside whoever it could not stand on
        for figure in figures:
            if figure.index == relation.subject:
                figure.carried = True


def _lives(figure: Figure) -> bool:
    return figure.facts.kind == "person"


def place_carried(spec: SceneSpec, figures: Sequence[Figure], frame: Frame, at: Occasion) -> None:
    """Place them, each after the figure that carries it."""
    by_thing: dict[int, list[Figure]] = {}
    for figure in figures:
        by_thing.setdefault(figure.index, []).append(figure)
    groups: dict[tuple[str, int], list[int]] = {}
    for relation in spec.relations:
        if relation.kind in _CARRIED:
            groups.setdefault((relation.kind, relation.other), []).append(relation.subject)
    for _ in range(len(groups) + 1):
        for (kind, other), things in groups.items():
            guests = [
                figure
                for thing in dict.fromkeys(things)
                for figure in by_thing.get(thing, [])
                if figure.carried and not figure.placed
            ]
            hosts = [figure for figure in by_thing.get(other, []) if figure.placed]
            if guests and hosts:
                _place(kind, guests, hosts, frame, at)
    for figure in figures:
        if figure.carried and figure.placed:
            _keep_inside(figure, frame)


def _place(
    kind: str, subjects: list[Figure], others: list[Figure], frame: Frame, at: Occasion
) -> None:
    if kind == "around":
        ring(subjects, others[0], frame)
        return
    if others[0].name not in VESSELS and fits_inside(subjects[0], others[0], kind):
        for number, other in enumerate(others):
            put_inside(subjects[number :: len(others)], other, frame)
        return
    if others[0].name in SEATS and any(f.facts.kind == "person" for f in subjects):
        # What lies there is between those who sit there.
        people = [f for f in subjects if f.facts.kind == "person"]
        goods = [f for f in subjects if f not in people]
        half = (len(people) + 1) // 2
        subjects = [*people[:half], *goods, *people[half:]]
    paired = len(others) >= len(subjects) > 1
    count = 1 if paired else len(subjects)
    for number, figure in enumerate(subjects):
        other = others[number] if paired else others[0]
        share = 0.0 if paired or len(subjects) == 1 else (number + 0.5) / len(subjects) - 0.5
        figure.placed = True
        if kind in {"on", "in", "riding", "on_head"}:
            figure.go_with(other)
        if kind == "above":
            _hover(figure, other, share, frame)
        elif kind == "at_feet":
            put_at_feet(figure, other, share, len(subjects), frame)
        elif kind == "on_head":
            figure.layer, figure.depth, figure.line = other.layer, other.depth, other.stands
            put_on_head(figure, other, share, frame)
        elif kind == "in":
            _put_in(figure, other, share, count, frame, at)
        elif other.name in VESSELS and (kind == "riding" or figure.facts.kind == "person"):
            _put_in(figure, other, share, count, frame, None)
        else:
            put_on(figure, other, share, count, frame, riding=kind == "riding")


def _holds(subject: Figure, other: Figure) -> bool:
    """Whether this can be seen in that: flowers in a vase, not a person in a house."""
    if other.name in CONTAINERS | VESSELS | BEDS | SEATS | PLATES | _SEEN_INSIDE.keys():
        return True
    if fits_inside(subject, other, "in"):
        return True
    return other.facts.kind == "tree" and subject.facts.height < 1.3


def _put_in(
    figure: Figure,
    other: Figure,
    share: float,
    count: int,
    frame: Frame,
    at: Occasion | None,
) -> None:
    x = other.x
    figure.layer, figure.depth, figure.line = other.layer, other.depth, other.stands
    figure.shadow = "none"
    figure.rank = other.rank - 0.01
    if other.name in _SEEN_INSIDE:
        level, most = _SEEN_INSIDE[other.name]
        figure.h = min(figure.h, most * other.h, 0.8 * other.width(frame) / max(1, count)
                       / frame.squeeze / figure.aspect)  # fmt: skip
        figure.x = x + 0.7 * share * other.width(frame)
        figure.foot, figure.rank = other.foot - level * other.h, other.rank + 0.01
        return
    if other.facts.kind == "tree" or other.name in BEDS | SEATS | PLATES:
        put_on(figure, other, share, count, frame, riding=False)
        return
    if other.name in VESSELS:
        go_aboard(figure, other, share, count, frame)
        return
    if figure.facts.kind == "plant" or figure.name == "bouquet":
        _stick_in(figure, other, share, count, frame)
        return
    lives = figure.facts.kind in {"ground", "person"}
    if count > 2 and not lives and other.name in {"bowl", "basket", "bowl-with-spoon", "plate"}:
        _heap(figure, other, share, count, frame)
        return
    small = 0.62 if count > 1 else 0.85
    figure.h = min(figure.h, other.h * small)
    figure.x = x + share * other.width(frame) * 0.7
    if other.name == "bathtub" and not lives:
        figure.h = min(figure.h, 0.3 * other.h)
        figure.foot = other.foot - 0.44 * other.h
        return
    lift = 0.58 + (0.14 if count > 2 and round(share * 10) % 2 else 0.0)
    figure.foot = other.foot - lift * other.h
    if lives and other.name in _OPEN:
        # Over the rim one sees who is in it from the chest up.
        figure.pose = figure.pose or "sit"
        sunk = 0.2 if "box" in other.name else 0.36
        if count > 1:
            # Head beside head above the rim.
            each = 0.92 * other.width(frame) / count
            figure.h *= min(1.0, 1.12 * each / figure.width(frame))
            figure.x = x + share * count * each * 0.92
        rim = _RIMS.get(other.name) or rim_of(other.name)
        figure.foot = other.foot - rim * other.h + sunk * figure.h


def _stick_in(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """One of a vase's flowers: they fan out, every second one lower, so that they can be
    counted."""
    number = round((share + 0.5) * count - 0.5)
    other.h = min(other.h, 0.4 * frame.unit) if count > 2 else other.h
    figure.h = other.h * (1.05 if count == 1 else 0.98)
    step = min(0.66 * figure.width(frame), 0.84 / max(1, count - 1))
    low = number % 2 == 1 and count > 2
    lean = number - (count - 1) / 2
    figure.tilt = 13 * lean if count < 6 else 60 * share
    figure.x = other.x + 0.62 * step * lean * (1.0 if low else 1.05)
    figure.foot = other.foot - (0.34 if low else 0.58) * other.h + 0.02 * other.h * abs(lean)
    figure.rank = other.rank - (0.01 if low else 0.02)


def _heap(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """One of many in a bowl: half of them behind and higher, half before, showing over the rim."""
    number = round((share + 0.5) * count - 0.5)
    behind, row = number % 2 == 0, max(1, (count + 1) // 2)
    wide = other.width(frame) * (0.62 if behind else 0.74)
    each = min(1.35 * wide / row, 0.5 * other.width(frame))
    figure.h = min(each / figure.aspect / frame.squeeze, 0.82 * other.h)
    figure.h *= 1.12 if behind else 0.92
    in_row = row if behind else count // 2
    place = (number // 2 + 0.5) / in_row - 0.5
    figure.x = other.x + place * wide
    figure.foot = other.foot - other.h * (0.8 - 0.3 * abs(place) if behind else 0.62)
    figure.rank = other.rank - (0.02 if behind else 0.01)
    figure.tilt = -14 * place


def _hover(figure: Figure, other: Figure, share: float, frame: Frame) -> None:
    top = frame.free[1] + 0.03
    leaps = figure.pose in {"jump", "run"} or figure.name in BOARDS
    if leaps and other.facts.kind not in {"tree", "celestial"}:
        # What is leapt over is low enough for it, and the leap is just above.
        other.h = min(other.h, 0.24 * frame.unit)
        figure.h = min(figure.h, max(0.1, other.top - 0.015 - top))
        figure.x, figure.foot = other.x + share * other.width(frame), other.top - 0.015
        figure.layer, figure.shadow, figure.depth = other.layer, "none", other.depth
        figure.line, figure.rank = other.stands, other.rank + 0.02
        return
    room = other.top - top
    wanted = 0.3 * frame.unit
    if room < wanted and other.h > 0.5 * wanted:
        other.h = max(0.5 * other.h, other.h - (wanted - room))
        room = other.top - top
    figure.h = min(figure.h, max(0.12, room * 0.9))
    figure.x = other.x + share * max(0.3, other.width(frame)) + 0.12 * (0.5 - other.x)
    figure.foot = max(top + figure.h, other.top - 0.03)
    figure.layer, figure.shadow, figure.depth = -20, "none", 0.0
    if figure.facts.kind in {"ground", "person"} and figure.pose is None:
        figure.pose = "jump"


def _keep_inside(figure: Figure, frame: Frame) -> None:
    half = figure.width(frame) / 2
    start, end = (0.0, 1.0) if figure.shadow == "none" else free_span(frame)
    figure.x = min(max(figure.x, min(start + half, 0.5)), max(end - half, 0.5))
    top = frame.free[1] + _HEADROOM.get(figure.facts.kind, 0.01)
    if figure.top < top:
        figure.foot = min(figure.foot + (top - figure.top) * 0.3, 0.98)
        if figure.top < top:
            figure.h = max(0.06, figure.foot - top)
