"""The whole of composing: a spec and a canvas into a scene graph."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator import places
from seedbed.engines.illustrator.compose.afloat import place_afloat
from seedbed.engines.illustrator.compose.aloft import (
    place_celestial,
    place_flying,
    place_in_water,
)
from seedbed.engines.illustrator.compose.backs import (
    place_at_wall,
    place_backs,
    place_edged,
    place_field,
)
from seedbed.engines.illustrator.compose.bounds import keep_within
from seedbed.engines.illustrator.compose.carrying import mark_carried, place_carried
from seedbed.engines.illustrator.compose.cast import figures_of, varied
from seedbed.engines.illustrator.compose.completed import completed
from seedbed.engines.illustrator.compose.counters import place_counters
from seedbed.engines.illustrator.compose.cover import shelter
from seedbed.engines.illustrator.compose.crossings import lay_across
from seedbed.engines.illustrator.compose.display import place_display
from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.framing import nearer
from seedbed.engines.illustrator.compose.heads import NO_HEAD
from seedbed.engines.illustrator.compose.homes import from_outside
from seedbed.engines.illustrator.compose.leashes import put_on_leashes
from seedbed.engines.illustrator.compose.mark import Mark, mark_of
from seedbed.engines.illustrator.compose.occasion import MADE, SKYLESS, Occasion, occasion
from seedbed.engines.illustrator.compose.pairs import order_of, settle_pairs, take_in_arms
from seedbed.engines.illustrator.compose.parked import place_parked, set_crowd_aside
from seedbed.engines.illustrator.compose.playing import give_instruments, take_to
from seedbed.engines.illustrator.compose.served import keep_low, lay_table, with_table
from seedbed.engines.illustrator.compose.sets import furnish, place_special
from seedbed.engines.illustrator.compose.signboards import sign_of, without_signs, write_signs
from seedbed.engines.illustrator.compose.sizes import (
    FURNITURE,
    set_sizes,
    young_by_their_parents,
)
from seedbed.engines.illustrator.compose.standing import place_row
from seedbed.engines.illustrator.compose.stilllife import place_table
from seedbed.engines.illustrator.compose.surf import lay_board, with_board
from seedbed.engines.illustrator.compose.titles import letter
from seedbed.engines.illustrator.compose.together import come_down
from seedbed.engines.illustrator.compose.visible import uncover
from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph, SceneSpec

_WATERSIDE = frozenset(
    {
        "lotus", "lotus-leaf", "duck", "swan", "goose", "beaver", "otter", "duckling", "gosling",
        "cygnet",
    }
)  # fmt: skip
_SHELTERS = frozenset({"tent", "igloo", "camping"})
"""What stands among those who are there, not behind them."""
_BEDS = frozenset({"garden", "farm", "flower-field", "wheat-field"})
_FRAMED = frozenset({"castle", "mountains", "snowfield", "waterfall"})


def compose(spec: SceneSpec, size: tuple[int, int], seed: int, *, variation: int = 0) -> SceneGraph:
    """Where everything goes on a canvas of `size` (width, height) pixels.

    The same spec, size and seed give the same graph. Place, palette, sides and every figure's
    look follow from the seed and the figure's own name, so that the pictures of a set agree.
    `variation` counts the pictures of a set that tells no steps: they differ in side, camera
    and lettering only.
    """
    spec = nearer(from_outside(completed(varied(spec, variation))))
    at = occasion(spec, seed, variation)
    if (mark := mark_of(spec, at, size)) is not None:
        return _printed(spec, at, mark, seed)
    ground = places.ground(at.setting, size, at.variant, camera=spec.camera)
    sign = sign_of(spec, at)
    board = ground.spots.get("board")
    lettering, free = letter(spec, at, size[0] / size[1], seed, sign, turn=variation, board=board)
    frame = Frame(size[0], size[1], ground, free, framed=at.setting in _FRAMED)
    figures = furnish(figures_of(without_signs(spec, sign), at, frame, seed), spec, at, seed)
    mark_carried(spec, figures)
    if at.setting not in MADE:
        give_instruments(spec, figures)
    figures = with_board(with_table(figures, spec, at, frame, seed), spec, seed)
    set_sizes(figures, frame, spec, made=at.setting in MADE, zoom=at.zoom)
    _keep_small(figures, spec)
    graph = SceneGraph(
        setting=at.setting,
        seed=seed,
        time=at.time,
        season=at.season,
        weather=at.weather,
        style=at.style,
        monochrome="monochrome" in spec.moods,
        layout=spec.layout,
        enclosure=spec.enclosure,
        camera=spec.camera,
        backdrop=at.backdrop,
        background_colour=at.background_colour,
        horizon=ground.horizon,
        sun_x=at.sun_x,
        variant=at.variant,
        lettering=lettering,
        excluded=spec.excluded,
        options={"marble": 1.0} if spec.setting == "marble" or spec.backdrop == "marble" else {},
    )
    labels = _arrange(figures, frame, at, spec, graph, variation)
    written = write_signs(spec, sign, figures, frame) if sign else ()
    return replace(graph, placed=_finished(figures), lettering=(*lettering, *labels, *written))


def _printed(spec: SceneSpec, at: Occasion, mark: Mark, seed: int) -> SceneGraph:
    """The graph of a logo that is printed, not drawn."""
    return SceneGraph(
        setting=at.setting,
        seed=seed,
        style=at.style,
        monochrome="monochrome" in spec.moods,
        layout=spec.layout,
        enclosure=mark.enclosure,
        enclosure_colour=mark.enclosure_colour,
        background_colour=mark.background_colour,
        placed=mark.placed,
        lettering=mark.lettering,
        excluded=spec.excluded,
        options=mark.options,
    )


def _arrange(
    figures: list[Figure],
    frame: Frame,
    at: Occasion,
    spec: SceneSpec,
    graph: SceneGraph,
    variation: int,
) -> tuple[Lettering, ...]:
    """Place every figure; give the labels that are written between them."""
    come_down(spec, figures)
    free = [figure for figure in figures if not figure.carried]
    labels = place_display(free, frame, at, spec, variation)
    place_special(free, figures, frame, at, spec)
    open_ = [figure for figure in free if not figure.placed]
    celestial = [figure for figure in open_ if figure.facts.kind == "celestial"]
    light = places.light_for(graph, (frame.width, frame.height))
    if at.setting not in MADE:
        place_celestial(celestial, frame, at, (light.sun_x, light.sun_y))
    open_ = [figure for figure in open_ if not figure.placed]
    aloft = [figure for figure in open_ if _flies(figure, at)]
    water = [figure for figure in open_ if figure not in aloft and _swims(figure, at)]
    afloat = [f for f in open_ if f not in aloft and f not in water and _floats(f, at, frame)]
    rest = [f for f in open_ if f not in aloft and f not in water and f not in afloat]
    backs = [figure for figure in rest if figure.facts.kind in {"building", "tree"}]
    lived = any(figure.facts.kind in {"person", "ground"} for figure in rest)
    behind = {r.subject for r in spec.relations if r.kind == "behind"}
    near = {f.index for f in backs if lived and f.name in _SHELTERS} - behind
    backs = [figure for figure in backs if figure.index not in near]
    standing = [figure for figure in rest if figure not in backs]
    place_in_water(water, frame, at)
    if spec.layout == "scene" and at.setting not in MADE | {"table"}:
        place_edged(rest, frame, at, spec)
        lay_across(rest, frame)
        backs = [figure for figure in backs if not figure.placed]
        standing = [figure for figure in standing if not figure.placed]
    at_wall = place_at_wall(standing, frame, at) if spec.layout == "scene" else []
    standing = [figure for figure in standing if not figure.placed]
    if spec.layout == "scene" and at.setting not in MADE:
        at_wall += place_parked(standing, figures, frame, spec, side=-at.hero_side)
        place_counters(spec, standing, frame)
        set_crowd_aside(spec, figures)
    standing = [figure for figure in standing if not figure.placed]
    place_backs(backs, frame, at, others=len(standing), spec=spec)
    if at.setting == "table" and standing:
        ringed = {r.other for r in spec.relations if r.kind == "around"}
        standing.sort(key=lambda figure: figure.index not in ringed)
        place_table(standing, frame, at, top=spec.camera == "top")
    else:
        field = [f for f in standing if f.thing.count >= 3 and _grows(f, at)]
        if len(field) < len(standing):
            place_field(field, frame)
            standing = [figure for figure in standing if not figure.placed]
        centred = at.setting in MADE or spec.layout != "scene" or spec.camera == "close"
        place_row(
            standing,
            frame,
            at,
            backs=backs or at_wall,
            order=order_of(spec),
            centred=centred or len(backs) > 1,
        )
    manned = any(f.carried and f.facts.kind in {"person", "ground"} for f in figures)
    place_afloat(afloat, frame, at, others=bool(standing or backs), manned=manned)
    # Flyers that turn about something else take their place from it.
    below = bool(standing or backs or afloat or water)
    below = below or any(f.placed and f.facts.kind != "celestial" for f in figures)
    place_flying(aloft, frame, at, alone=not below)
    settle_pairs(spec, figures, frame)
    place_carried(spec, figures, frame, at)
    take_in_arms(spec, figures, frame)
    place_carried(spec, figures, frame, at)  # what is in the basket that is in somebody's arms
    shelter(spec, figures, frame)
    take_to(figures, frame)
    lay_board(figures, frame)
    lay_table(figures, frame)
    place_carried(spec, figures, frame, at)  # the cat on the piano, the roses in the vase
    young_by_their_parents([figure for figure in figures if figure.placed])
    keep_low(figures, frame)
    for figure in figures:
        if not figure.placed:
            figure.carried = False
            place_row([figure], frame, at, backs=backs, order=[], centred=True)
    keep_within(figures, frame)
    if spec.layout == "scene" or graph.lettering:
        uncover(figures, spec, frame, graph.lettering)
    keep_within(figures, frame)
    figures += put_on_leashes(spec, figures, frame)
    for figure in figures:
        _shade(figure, at)
    return labels


def _keep_small(figures: list[Figure], spec: SceneSpec) -> None:
    """No loaf as large as the bakery it is seen with."""
    houses = [f.h for f in figures if f.facts.kind == "building" and f.facts.height > 1.5]
    if spec.layout != "scene" or not houses:
        return
    people = any(figure.facts.kind in {"person", "ground"} and figure.facts.head not in NO_HEAD
                 for figure in figures)  # fmt: skip
    for figure in figures:
        if figure.facts.kind == "tabletop" and figure.facts.height < 0.5:
            figure.h = min(figure.h, 0.3 * min(houses))
        elif figure.name in FURNITURE and not people:
            figure.h = min(figure.h, 0.36 * min(houses))


def _grows(figure: Figure, at: Occasion) -> bool:
    """Whether it grows where it stands: flowers, and vegetables in a bed."""
    crop = figure.facts.kind == "tabletop" and figure.facts.height < 0.5 and at.setting in _BEDS
    return figure.facts.kind == "plant" or crop


def _flies(figure: Figure, at: Occasion) -> bool:
    if at.setting in MADE | {"table", "room", "kitchen", "library", "classroom", "cafe"}:
        return figure.facts.kind == "flying" and figure.name not in {"ghost", "dragon"}
    if figure.pose in {"sit", "stand", "sleep", "walk", "read", "eat"}:
        return False
    if figure.name in {"ghost", "dragon", "fairy"} and figure.pose != "fly" and at.setting != "sky":
        return False
    if at.setting in {"space", "sky"}:
        return True
    return figure.facts.kind == "flying" or figure.pose == "fly"


def _swims(figure: Figure, at: Occasion) -> bool:
    if at.setting != "underwater":
        return False
    if figure.facts.kind == "ground":
        return figure.facts.head not in NO_HEAD or figure.pose == "swim"  # a chest lies on the sand
    return figure.facts.kind in {"swimming", "person", "floating", "flying"}


def _floats(figure: Figure, at: Occasion, frame: Frame) -> bool:
    if frame.ground.water is None or at.setting == "underwater":
        return False
    wet = figure.facts.kind in {"floating", "swimming"} or figure.pose == "swim"
    # At home on the water, and drawn sitting on it where there is some.
    waterside = figure.name in _WATERSIDE
    return wet or (waterside and figure.pose not in {"walk", "run", "sleep", "stand"})


def _shade(figure: Figure, at: Occasion) -> None:
    """How it meets the ground, where nothing has decided it yet."""
    if figure.shadow == "cast" and at.setting in SKYLESS | {"sky"}:
        figure.shadow = "none" if at.setting in {"space", "sky", "underwater"} else "contact"


def _finished(figures: list[Figure]) -> tuple[Placed, ...]:
    """As painted, far to near: by layer, then by foot, riders right after what they ride."""
    ordered = sorted(
        (figure for figure in figures if figure.placed),
        key=lambda f: (f.layer or 0, round(f.stands, 4), f.rank),
    )
    return tuple(replace(f.finished(), layer=number) for number, f in enumerate(ordered))
