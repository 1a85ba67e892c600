"""Arrangements that are known by heart: a window sill, a desk with a computer, an island, a
portrait, a mark on a plain ground."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.distant import place_distant
from seedbed.engines.illustrator.compose.emblem import place_emblem
from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name
from seedbed.engines.illustrator.compose.framing import close_up
from seedbed.engines.illustrator.compose.heads import NO_HEAD
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.seated import ROOFS
from seedbed.engines.illustrator.compose.served import TABLES, guests_of
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.compose.windows import at_the_sill, hang, through_window
from seedbed.engines.illustrator.scene import SceneSpec, Thing

_CHILDREN = frozenset({"child", "boy", "girl", "baby"})
_SHIP = 8.0
"""Metres from which a boat is none that lies at an island's beach."""
_MOST_AT_TABLE = 6
"""More than these hide each other behind a table: every second one is in a row behind."""
MACHINES = frozenset({"computer", "desktop-computer", "laptop"})


def furnish(figures: list[Figure], spec: SceneSpec, at: Occasion, seed: int) -> list[Figure]:
    """The figures, with what the prompt takes for granted: a computer stands on a desk."""
    machines = [figure for figure in figures if figure.name in MACHINES]
    desk = known_name("desk")
    have = any(figure.name in {"desk", "table"} for figure in figures)
    if (
        machines
        and desk
        and not have
        and spec.layout == "scene"
        and at.setting not in MADE | {"table"}
    ):
        thing = Thing("desk", "desk")
        figures.append(Figure(thing, -1, 0, desk, facts_of(desk), seed))
    return figures


def place_special(
    free: Sequence[Figure],
    figures: Sequence[Figure],
    frame: Frame,
    at: Occasion,
    spec: SceneSpec,
) -> None:
    """Place those that belong to a known arrangement; the others are left for the rules."""
    free = [figure for figure in free if not figure.placed]
    through_window(free, frame, at)
    hang(free, frame)
    place_distant(free, frame, at)
    _desk(free, frame)
    _counter(free, frame)
    _dining(free, figures, frame, at, spec)
    _island(free, figures, frame, at, spec)
    _roof(free, frame)
    at_the_sill(free, frame, spec)
    if spec.layout == "infographic":
        _signs(free, frame)
    bearing = any(figure.carried for figure in figures)
    if at.setting in MADE:
        place_emblem(free, frame, spec, bearing=bearing)
    elif len(open_ := [figure for figure in free if not figure.placed]) == 1 and not bearing:
        close_up(open_[0], frame, spec)


def _desk(free: Sequence[Figure], frame: Frame) -> None:
    """Desk in front, the machine on it at one side, who works behind it at the other."""
    desk = next((f for f in free if f.name in {"desk", "table"}), None)
    machine = next((f for f in free if f.name in MACHINES), None)
    if desk is None or machine is None:
        return
    living = (f for f in free if f.facts.kind == "person" or f.facts.head not in NO_HEAD)
    worker = next((f for f in living if f.facts.kind in {"person", "ground"}), None)
    unit = frame.unit * (1 + 0.15 * frame.tall)
    near = min(frame.ground.stand_near, frame.free[3] - 0.03)
    desk.h = min(0.3 * unit, 0.7 / max(0.1, desk.facts.aspect) * frame.aspect)
    desk.x, desk.foot, desk.placed = 0.5, near - 0.02, True
    top = desk.top + 0.04 * desk.h
    half = desk.width(frame) / 2
    machine.h = 0.24 * unit
    machine.x, machine.foot = desk.x + 0.45 * half, top + 0.01
    machine.placed, machine.rank, machine.shadow = True, 2.0, "contact"
    machine.go_with(desk)
    desk.rank, machine.line = 1.0, desk.foot
    if worker is not None:
        # The desk's top meets the seated figure at the chest, its feet are on the floor behind.
        worker.h = min(0.66 * unit, 2.7 * desk.h)
        worker.x, worker.foot = desk.x - 0.36 * half, desk.foot - 0.045
        worker.placed, worker.rank, worker.line = True, 0.5, desk.foot
        worker.go_with(desk)
        worker.shadow = "none"
        worker.pose = worker.pose or "work"
        worker.face(machine.x)


def _counter(free: Sequence[Figure], frame: Frame) -> None:
    """In a kitchen, food and pots stand on the counter, at the sides of who cooks."""
    counter = frame.ground.spots.get("counter")
    ware = [f for f in free if f.facts.kind == "tabletop" and f.facts.height < 0.7]
    if counter is None or not ware or len(ware) == len(free):
        return
    x0, _, x1, level = counter
    for number, figure in enumerate(ware):
        real = min(1.0, max(0.2, figure.facts.height / 0.3))
        figure.h = min(figure.h, 0.17 * frame.unit * real**0.5)
        figure.h = min(figure.h, 0.22 / figure.aspect / frame.squeeze)
        side = 0.2 if number % 2 else 0.76
        figure.x = x0 + (x1 - x0) * (side + 0.09 * (number // 2))
        figure.foot, figure.placed, figure.shadow, figure.layer = level, True, "contact", -45


def _dining(
    free: Sequence[Figure],
    figures: Sequence[Figure],
    frame: Frame,
    at: Occasion,
    spec: SceneSpec,
) -> None:
    """Who eats, plays, cooks or sits at a table is seen behind it, in a row."""
    table = next((f for f in free if f.name in TABLES and not f.placed), None)
    if table is None:
        return
    guests = guests_of(figures, spec, table)
    if not guests:
        return
    unit = frame.unit * (1 + 0.15 * frame.tall)
    table.h = min(0.26 * unit, 0.72 / max(0.1, table.facts.aspect) * frame.aspect)
    if len(guests) < 3:
        table.h = min(table.h, 0.52 / max(0.1, table.facts.aspect) * frame.aspect)
    table.x, table.foot = 0.5, min(frame.ground.stand_near, frame.free[3] - 0.03) - 0.02
    table.placed, table.rank = True, 1.0
    cooking = any(
        figure.name in {"chef", "cook"} or figure.thing.pose == "work" for figure in guests
    )
    tall = min(0.54 * unit, 2.1 * table.h)
    wide = max(table.width(frame) * 0.7, 0.44 * len(guests) * tall * frame.squeeze)
    broad = any(f.facts.kind != "person" and f.aspect > 1 for f in guests)
    wide = min(wide * (1.25 if broad else 1.0), 0.9)
    all_young = all(f.thing.age == "child" or f.name in _CHILDREN for f in guests)
    rows = 2 if len(guests) > _MOST_AT_TABLE else 1
    if rows > 1:
        tall = min(tall, 1.9 * 0.9 / len(guests) / 0.72 / frame.squeeze)
    for number, figure in enumerate(guests):
        young = figure.thing.age == "child" or figure.name in _CHILDREN
        small = 0.76 if young and not all_young else 1.0
        figure.x = table.x + wide * ((number + 0.5) / len(guests) - 0.5)
        if rows > 1:
            _in_two_rows(figure, number, table, tall, frame)
            continue
        figure.placed, figure.line, figure.rank = True, table.foot, 0.5
        figure.shadow = "none"
        figure.go_with(table)
        if cooking:
            # Stands behind it, hidden by it up to the hips.
            figure.h = tall * (0.8 if small < 1 else 1.0)
            figure.foot = table.foot - 0.035 * unit
            figure.pose = "stand"
            if figure.facts.kind != "person":
                figure.foot = min(figure.foot, table.top + 0.42 * figure.h)
            continue
        # Sits behind it, the legs down to the floor.
        figure.h = tall * small
        figure.foot = table.foot - 0.035 * unit
        if figure.facts.kind != "person":
            # A broad animal keeps to its own side, raised so that its head is over the table.
            each = 0.94 * wide / len(guests)
            figure.h = min(figure.h, max(each, 0.3) / figure.aspect / frame.squeeze)
            figure.foot = min(figure.foot, table.top + 0.26 * figure.h)
        figure.pose, figure.shadow = "sit", "contact"


def _in_two_rows(figure: Figure, number: int, table: Figure, tall: float, frame: Frame) -> None:
    """One of many at a table: over it, or with the head above those in front."""
    behind = number % 2
    figure.pose, figure.shadow = "sit", "contact"
    figure.h = min(tall, 1.3 * tall * 0.72 / figure.aspect)
    figure.foot = table.top + (0.3 - 0.56 * behind) * figure.h
    figure.foot = max(figure.foot, frame.free[1] + 0.04 + figure.h)
    figure.placed, figure.line, figure.rank = True, table.foot, 0.5 - 0.1 * behind
    figure.go_with(table)


def _island(
    free: Sequence[Figure],
    figures: Sequence[Figure],
    frame: Frame,
    at: Occasion,
    spec: SceneSpec,
) -> None:
    """An island carries what stands; boats stay on the water around it."""
    island = next((f for f in free if f.name in {"island", "desert-island"}), None)
    if island is None:
        return
    unit = frame.unit
    island.h = min(0.34 * unit, 0.78 / max(0.1, island.facts.aspect) * frame.aspect)
    island.x = 0.5
    island.foot = min(frame.free[3] - 0.06, max(0.78, frame.ground.horizon + island.h * 0.8))
    island.placed, island.shadow, island.rank = True, "float", -1.0
    if island.pose == "fly":
        island.foot, island.shadow = 0.5 * (frame.free[1] + frame.free[3]) + 0.24, "none"
    seat = island.facts.seat[1] if island.facts.seat != (0.5, 0.3) else 0.3
    ground = island.foot - (1 - seat) * island.h
    riders = [
        f
        for f in free
        if f is not island
        and f.pose != "fly"
        and f.facts.kind in {"building", "tree", "ground", "person", "plant", "tabletop"}
    ]
    reach = island.width(frame) * 0.62
    for number, figure in enumerate(riders):
        share = 0.0 if len(riders) == 1 else (number + 0.5) / len(riders) - 0.5
        tall = {"tree": 0.34, "building": 0.3}.get(figure.facts.kind, 0.2) * unit
        figure.h = min(tall * (1.1 if len(riders) < 3 else 0.95), ground - frame.free[1] - 0.03)
        figure.x = island.x + share * reach
        figure.foot = ground + 0.12 * island.h * (1 - abs(share))
        figure.placed, figure.shadow, figure.line = True, "contact", island.foot
        figure.rank = 1.0 + 0.1 * number - abs(share)
    boats = [f for f in free if f.facts.kind == "floating" and f is not island]
    for number, figure in enumerate(boats):
        ship = figure.facts.height >= _SHIP
        figure.h = min((0.36 if ship else 0.2) * unit, 0.4 * unit / figure.facts.aspect)
        half = figure.width(frame) / 2
        side = -1 if number % 2 else 1
        edge = island.x + side * (island.width(frame) * 0.5 + 0.02)
        figure.x = min(0.97 - half, max(0.03 + half, edge))
        figure.foot = min(0.97, island.foot + 0.09)
        figure.placed, figure.shadow, figure.rank = True, "float", 3.0
        figure.face(0.5)


def _roof(free: Sequence[Figure], frame: Frame) -> None:
    """A roof to sit on fills the lower part of the picture from edge to edge."""
    for figure in free:
        if figure.name in ROOFS and not figure.placed:
            figure.h = min(1.0 / figure.aspect / frame.squeeze, 0.42 * (frame.free[3]))
            figure.x, figure.foot, figure.layer = 0.5, min(1.0, frame.free[3]) + 0.01, 0
            figure.placed, figure.framed, figure.shadow = True, True, "none"


def _signs(free: Sequence[Figure], frame: Frame) -> None:
    """The sky's signs of an infographic: evenly spaced under the title, all of one size."""
    signs = [figure for figure in free if figure.facts.kind == "celestial"]
    for number, figure in enumerate(signs):
        most = 0.72 / len(signs) / figure.facts.aspect / frame.squeeze
        figure.h = min(0.26 * frame.unit, most)
        figure.x = 0.1 + 0.8 * (number + 0.5) / len(signs)
        figure.foot = frame.free[1] + 0.06 + figure.h + 0.05 * (number % 2)
        figure.placed, figure.shadow, figure.layer = True, "none", -60
