"""Everything that was asked for stays to be seen: who hides more than a third of another, or a
face, moves aside. Figures are taken for a few boxes each, which is near enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.compose.figure import Box, Figure, Frame
from seedbed.engines.illustrator.compose.heads import head_of
from seedbed.engines.illustrator.compose.parked import is_crowd
from seedbed.engines.illustrator.scene import Lettering, SceneSpec

SEEN = 2 / 3
"""The share of a named thing that is to be seen."""
_SEEN_BEHIND = 0.5
"""The same of what is said to be behind something, or of many in a crowd."""
_SEEN_IN_CROWD = 0.3
"""The same of anybody behind the heroes."""
_FACE = 0.9
_CROWD = 7
_STEPS = tuple(sign * 0.03 * step for step in range(1, 19) for sign in (1, -1))
_ROUNDS = 4
_KEPT_TOGETHER = frozenset(
    {"with", "beside", "holding", "looking_at", "under", "between", "around", "at_feet"}
)
_IN_ORDER = frozenset({"left", "right", "between"})
_OPEN = frozenset(
    {"table", "desk", "tea-table", "bench", "swing", "fence", "hammock", "easel", "power-line"}
)
"""What one sees through: only its upper part hides others."""
_REACH = {"dragon": (0.3, 0.12), "camel": (0.2, 0.0), "wolf": (0.12, 0.18), "parrot": (0.0, 0.25)}
"""What is drawn beyond their boxes to the left and right, in heights: a dragon breathes fire."""
_ABOVE_DECOR = frozenset({"building", "tree", "celestial"})
"""What the trees at a place's sides may stand before."""
_SCATTERED = frozenset({"firefly", "fireflies", "sparkle", "sparkles", "raindrop", "snowflake"})
_MOST = 14
"""More figures than this are a crowd, in which one hides another."""
_LANDSCAPE = frozenset({"wave", "water-wave", "rainbow", "mount-fuji", "volcano", "mountain"})

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def parts_of(figure: Figure, frame: Frame) -> tuple[Box, ...]:
    """The boxes (x0, y0, x1, y1) that a figure about fills, in fractions of the canvas."""
    x, foot, h = figure.x, figure.foot, figure.h
    half = figure.width(frame) / 2
    kind, pose = figure.facts.kind, figure.pose
    top = figure.top + figure.cut * h
    if kind == "person" and pose in {"sleep", "swim"}:
        level = 0.34 if pose == "sleep" else 0.6
        return ((x - half, foot - level * h, x + half, foot),)
    if kind == "person":
        down = 0.12 * h if pose in {"sit", "read", "eat", "work"} else 0.0
        return ((x - 0.7 * half, top + down, x + 0.7 * half, foot),)
    if kind == "tree":
        crown = foot - 0.36 * h
        return (
            (x - 0.9 * half, top, x + 0.9 * half, crown),
            (x - 0.14 * half, crown, x + 0.14 * half, foot),
        )
    if "umbrella" in figure.name:
        return ((x - 0.94 * half, top, x + 0.94 * half, foot - 0.5 * h),)
    if figure.name in _OPEN:
        return ((x - half, top, x + half, foot - 0.7 * h),)
    whole = (x - 0.9 * half, top + 0.03 * h, x + 0.9 * half, foot)
    if figure.name not in _REACH:
        return (whole,)
    left, right = _REACH[figure.name]
    if figure.flip:
        left, right = right, left
    out = h * frame.squeeze
    return whole, (x - half - left * out, top, x + half + right * out, foot - 0.5 * h)


@dataclass(slots=True)
class _Sight:
    """Points spread over the figures and their faces, and the boxes that may hide them."""

    points: Floats
    of_point: NDArray[np.intp]
    need: Floats
    group_of_point: NDArray[np.intp]
    boxes: Floats
    group_of_box: NDArray[np.intp]
    hides: Bools
    counts: Floats

    def _hidden(self, shift: Floats) -> tuple[Bools, Floats]:
        """Which box hides which point, with every group moved across by its `shift`; and where
        the points then are across."""
        x = self.points[:, 0] + shift[self.group_of_point]
        y = self.points[:, 1]
        left = self.boxes[:, 0] + shift[self.group_of_box]
        right = self.boxes[:, 2] + shift[self.group_of_box]
        inside = (x[:, None] > left) & (x[:, None] < right)
        inside &= (y[:, None] > self.boxes[:, 1]) & (y[:, None] < self.boxes[:, 3])
        return inside & self.hides, x

    def lacking(self, shift: Floats) -> Floats:
        """How much of each watched figure or face is missing beyond what it may, 0 for none."""
        hidden, x = self._hidden(shift)
        y = self.points[:, 1]
        lost = hidden.any(1) | (x < 0) | (x > 1) | (y < 0) | (y > 1)
        seen = 1 - np.bincount(self.of_point, lost, minlength=len(self.need)) / self.counts
        return np.asarray(np.maximum(0.0, self.need - seen), np.float64)

    def hiders(self, shift: Floats, lacking: Floats) -> set[int]:
        """The groups that hide something of which too little is seen."""
        hidden, _ = self._hidden(shift)
        poor = lacking[self.of_point] > 0
        return set(self.group_of_box[hidden[poor].any(0)].tolist())


def _involved(sight: _Sight, shift: Floats) -> set[int]:
    """The groups of which too little is seen, and those that hide them."""
    lacking = sight.lacking(shift)
    poor = set(sight.group_of_point[lacking[sight.of_point] > 0].tolist())
    return poor | sight.hiders(shift, lacking)


def uncover(
    figures: Sequence[Figure],
    spec: SceneSpec,
    frame: Frame,
    lettering: Sequence[Lettering] = (),
) -> None:
    """Move figures to the side, with whoever is on them, until enough of each is seen; where
    there is no room for that, make smaller who hides another."""
    placed = [figure for figure in figures if figure.placed and not figure.framed]
    placed = [f for f in placed if f.name not in _SCATTERED]
    if len(placed) < (1 if lettering else 2) or len(placed) > _MOST:
        return
    for _ in range(3):
        sight = _sight(placed, spec, frame, lettering)
        roots = _roots(placed)
        still = np.zeros(len(placed) + 1)
        if sight.lacking(still).sum() < 0.03:
            return
        shift = _search(sight, placed, roots, spec, frame)
        for figure, root in zip(placed, roots, strict=True):
            figure.x += float(shift[root])
        lacking = sight.lacking(shift)
        if lacking.sum() < 0.03 or not _shrink_hiders(placed, sight, shift, lacking):
            return


def _search(
    sight: _Sight,
    placed: Sequence[Figure],
    roots: Sequence[int],
    spec: SceneSpec,
    frame: Frame,
) -> Floats:
    """The least shift of each group by which most is seen."""
    shift = np.zeros(len(placed) + 1)
    spans = [_span(placed, roots, root, frame) for root in range(len(placed))]
    ties = _ties(placed, roots, spec)

    def cost(of: Floats) -> float:
        total = float(sight.lacking(of).sum()) + 0.12 * float(np.abs(of).sum())
        for one, other, ordered in ties:
            before = placed[one].x - placed[other].x
            after = before + float(of[one] - of[other])
            touching = 0.55 * (placed[one].width(frame) + placed[other].width(frame))
            total += 0.8 * max(0.0, abs(after) - max(touching, abs(before)))
            if ordered and before * after < 0:
                total += 2.0
        return total

    best = cost(shift)
    involved = _involved(sight, shift)
    movable = [
        root for root in sorted(involved) if root < len(placed) and spans[root][0] < spans[root][1]
    ]
    steps = _STEPS if len(movable) < 5 else _STEPS[::2] + _STEPS[1::4]
    for _ in range(_ROUNDS):
        start = best
        for root in movable:
            low, high = spans[root]
            first = own = shift[root]
            for step in steps:
                tried = first + step
                if not low <= tried <= high:
                    continue
                shift[root] = tried
                found = cost(shift)
                if found < best - 1e-6:
                    best, own = found, tried
            shift[root] = own
        if best > start - 1e-6:
            break
    return shift


def _sight(
    placed: Sequence[Figure],
    spec: SceneSpec,
    frame: Frame,
    lettering: Sequence[Lettering],
) -> _Sight:
    roots = _roots(placed)
    nobody = len(placed)
    order = [(f.layer or 0, round(f.stands, 4), f.rank, n) for n, f in enumerate(placed)]
    boxes: list[Box] = []
    owner: list[int] = []
    for number, figure in enumerate(placed):
        for box in parts_of(figure, frame):
            boxes.append(box)
            owner.append(number)
    for decor in frame.ground.clear:
        boxes.append(decor)
        owner.append(nobody)
    for line in lettering:
        boxes.append((line.x, line.y, line.x + line.w, line.y + line.h))
        owner.append(nobody)
    behind = {r.subject for r in spec.relations if r.kind in {"behind", "in"}}
    points: list[tuple[float, float]] = []
    of_point: list[int] = []
    wanted: list[float] = []
    watched: list[int] = []

    def watch(number: int, areas: Sequence[Box], share: float) -> None:
        whole = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in areas)
        for x0, y0, x1, y1 in areas:
            many = max(2, round(7 * ((x1 - x0) * (y1 - y0) / whole) ** 0.5))
            for row in range(many):
                for column in range(many):
                    at = x0 + (x1 - x0) * (column + 0.5) / many, y0 + (y1 - y0) * (row + 0.5) / many
                    points.append(at)
                    of_point.append(len(wanted))
        wanted.append(share)
        watched.append(number)

    for number, figure in enumerate(placed):
        share = SEEN
        if figure.index in behind or len(placed) > _CROWD or figure.facts.kind == "plant":
            share = _SEEN_BEHIND
        if figure.index < 0 or figure.name in _LANDSCAPE or figure.cut:
            share = 0.0
        if is_crowd(figure, placed):
            share = _SEEN_IN_CROWD
        watch(number, parts_of(figure, frame), share)
    for number, figure in enumerate(placed):
        head = head_of(figure, frame) if not figure.cut else None
        if head is not None:
            free = len(placed) <= _CROWD and figure.index not in behind
            share = _SEEN_BEHIND if is_crowd(figure, placed) else _FACE if free else SEEN
            watch(number, [head.box], share)
    group = np.array([roots[number] for number in watched], np.intp)
    of = np.array(of_point, np.intp)
    owners = np.array(owner, np.intp)
    hides = np.zeros((len(points), len(boxes)), np.bool_)
    for column, number in enumerate(owner):
        for row_of, seen in enumerate(watched):
            apart = number == nobody or roots[number] != roots[seen]
            later = number == nobody or order[number] > order[seen]
            if number == nobody and placed[seen].facts.kind in _ABOVE_DECOR:
                later = column >= len(boxes) - len(lettering)
            if apart and later:
                hides[of == row_of, column] = True
    box_group = np.array([roots[n] if n < nobody else nobody for n in owners], np.intp)
    return _Sight(
        np.array(points), of, np.array(wanted), group[of], np.array(boxes), box_group, hides,
        np.bincount(of, minlength=len(wanted)).astype(np.float64),
    )  # fmt: skip


def _roots(placed: Sequence[Figure]) -> list[int]:
    """For each figure the place of the one that bears it and itself stands alone."""
    number = {id(figure): order for order, figure in enumerate(placed)}
    found = []
    for figure in placed:
        root = figure
        while root.bearer is not None and id(root.bearer) in number:
            root = root.bearer
        found.append(number[id(root)])
    return found


def _span(
    placed: Sequence[Figure], roots: Sequence[int], root: int, frame: Frame
) -> tuple[float, float]:
    """How far to the left (negative) and the right a group may go."""
    members = [f for f, its in zip(placed, roots, strict=True) if its == root]
    if not members or members[0].name in _LANDSCAPE:
        return 0.0, 0.0
    low, high = max(0.015, frame.free[0]), min(0.985, frame.free[2])
    for bank in ("left bank", "right bank"):
        box = frame.ground.spots.get(bank)
        first = placed[root]
        dry = first.shadow in {"cast", "contact"} and first.facts.kind in {"person", "ground"}
        if box is not None and dry and box[0] - 0.02 <= first.x <= box[2] + 0.02:
            low, high = box[0], box[2]
    rooted = placed[root].facts.kind in {"building", "tree"}
    left = min(f.x - f.width(frame) / 2 for f in members)
    right = max(f.x + f.width(frame) / 2 for f in members)
    give = 0.25 * (right - left) if rooted and right - left < 0.7 else 0.0
    return min(0.0, low - give - left), max(0.0, high + give - right)


def _ties(
    placed: Sequence[Figure], roots: Sequence[int], spec: SceneSpec
) -> list[tuple[int, int, bool]]:
    """Pairs of groups that belong together, and whether their order matters."""
    found = []
    for relation in spec.relations:
        if relation.kind not in _KEPT_TOGETHER | _IN_ORDER:
            continue
        for one, figure in enumerate(placed):
            for other, second in enumerate(placed):
                pair = figure.index == relation.subject and second.index == relation.other
                if pair and roots[one] != roots[other]:
                    found.append((roots[one], roots[other], relation.kind in _IN_ORDER))
    return found


def _shrink_hiders(placed: Sequence[Figure], sight: _Sight, shift: Floats, lacking: Floats) -> bool:
    """Make smaller, on their feet, those who still hide others; False if there are none."""
    guilty = sight.hiders(shift, lacking)
    roots = _roots(placed)
    done = False
    for number in guilty:
        if number >= len(placed) or placed[number].name in _LANDSCAPE:
            continue
        foot = placed[number].foot
        middle = placed[number].x
        for figure, root in zip(placed, roots, strict=True):
            if root == number:
                figure.h *= 0.86
                figure.foot = foot + 0.86 * (figure.foot - foot)
                figure.x = middle + 0.86 * (figure.x - middle)
                done = True
    return done
