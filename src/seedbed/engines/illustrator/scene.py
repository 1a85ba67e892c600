"""What a prompt was understood to ask for (SceneSpec), and where each thing goes (SceneGraph).

understand(prompt) -> SceneSpec; compose(spec, size, seed) -> SceneGraph; paint(graph) -> pixels.
Both are plain data: they print, compare, and turn into JSON and back, so a scene can be
looked at, edited and drawn again.

Positions and lengths in a SceneGraph are fractions: x and w of the canvas width, y and h of
the canvas height; y grows downwards. `foot` is where a thing stands.

`to_json` and `from_json` turn a graph into text and back; whether its names can be drawn is
`drawable.check`'s to say.
"""

from __future__ import annotations

import json
import math
import types
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from seedbed.errors import InvalidParameter

Time = Literal["day", "dawn", "sunset", "night"]
Season = Literal["spring", "summer", "autumn", "winter"]
Weather = Literal["snow", "rain", "fog", "storm", "aurora", "wind", "clear", "cloudy"]
Pose = Literal[
    "stand",
    "sit",
    "walk",
    "run",
    "sleep",
    "fly",
    "swim",
    "ride",
    "hold",
    "dance",
    "read",
    "eat",
    "play",
    "look",
    "work",
    "jump",
    "kneel",
]
RelationKind = Literal[
    "on",
    "under",
    "in",
    "front",
    "behind",
    "left",
    "right",
    "above",
    "beside",
    "between",
    "around",
    "riding",
    "holding",
    "wearing",
    "looking_at",
    "with",
    "on_head",
    "at_feet",
]
Layout = Literal["scene", "poster", "card", "logo", "icon", "infographic", "cover", "banner"]
Board = Literal["picture", "board", "post", "fascia", "plaque", "ribbon", "neon", "card"]
Camera = Literal["wide", "normal", "close", "top", "isometric"]
Enclosure = Literal["ring", "circle", "shield", "hexagon", "square"]
"""The shape a mark is set in: a ring is a line, the others are filled; a square's corners are
round."""


@dataclass(frozen=True, slots=True)
class Worn:
    """A hat, scarf, dress, crown ... on a subject, or an object in its hand."""

    name: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One noun of the prompt. `name` is a subject id of the lexicon ("fox"), `word` the
    prompt's own word, `colour` a colour name of `palette.COLOURS` bound to this noun, or None
    for its natural colours; `scale` 1 is ordinary (tiny 0.5 ... giant 1.8)."""

    name: str
    word: str
    count: int = 1
    colour: str | None = None
    scale: float = 1.0
    pose: Pose | None = None
    side: Literal["left", "right", "centre", "top", "bottom"] | None = None
    wears: tuple[Worn, ...] = ()
    holds: tuple[Worn, ...] = ()
    colours_each: tuple[str, ...] = ()
    age: Literal["child", "adult", "old"] | None = None
    far: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """`things[subject]` stands in `kind` to `things[other]` (indices into SceneSpec.things)."""

    subject: int
    kind: RelationKind
    other: int


@dataclass(frozen=True, slots=True)
class SceneSpec:
    """The parse of one prompt. Everything defaults to "the prompt did not say".

    `setting` is a place id ("forest", "beach", ...); `backdrop` a second place seen behind or
    outside (a window's view). `texts` are the quoted words, exact, in order, `text_colour` the
    colour asked for them. `excluded` are
    subject ids the prompt said not to draw ("no people"). `unknown` are the words not
    understood, as written, for the fidelity report.
    """

    things: tuple[Thing, ...] = ()
    relations: tuple[Relation, ...] = ()
    setting: str | None = None
    backdrop: str | None = None
    time: Time | None = None
    season: Season | None = None
    weather: tuple[Weather, ...] = ()
    style: str | None = None
    moods: tuple[str, ...] = ()
    layout: Layout = "scene"
    enclosure: Enclosure | None = None
    camera: Camera = "normal"
    texts: tuple[str, ...] = ()
    text_colour: str | None = None
    background_colour: str | None = None
    excluded: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    language: Literal["en", "zh"] = "en"


@dataclass(frozen=True, slots=True)
class Placed:
    """One drawn subject: which, how big, where it stands, and how it is lit.

    `x` is the centre, `foot` the ground line, `h` its height, `depth` 0 (near) to 1 (far,
    hazed). `layer` orders the painting, far to near. `shadow`: how it meets the ground.
    """

    name: str
    x: float
    foot: float
    h: float
    depth: float = 0.0
    layer: int = 0
    flip: bool = False
    tilt: float = 0.0
    pose: Pose | None = None
    colour: str | None = None
    shadow: Literal["cast", "contact", "float", "none"] = "cast"
    wears: tuple[Worn, ...] = ()
    holds: tuple[Worn, ...] = ()
    look: int = 0
    cut: float = 0.0
    thing: int = -1
    age: Literal["child", "adult", "old"] | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of exact text and the box it is fitted into (fractions of the canvas).

    `on` is what is painted in the scene beneath it; lines in a row on the same thing share it.
    """

    text: str
    x: float
    y: float
    w: float
    h: float
    face: Literal["sans", "brush", "serif", "display"] = "sans"
    colour: str = "#ffffff"
    align: Literal["left", "centre", "right"] = "centre"
    vertical: bool = False
    on: Board = "picture"


@dataclass(frozen=True, slots=True)
class SceneGraph:
    """Everything the painter needs: the same graph and size give the same pixels.

    `monochrome` leaves the picture its greys alone; the lettering has its own colour.
    `enclosure_colour` is "#rrggbb".
    """

    setting: str
    seed: int
    time: Time = "day"
    season: Season | None = None
    weather: tuple[Weather, ...] = ()
    style: str = "picture book"
    monochrome: bool = False
    layout: Layout = "scene"
    enclosure: Enclosure | None = None
    enclosure_colour: str | None = None
    camera: Camera = "normal"
    backdrop: str | None = None
    background_colour: str | None = None
    horizon: float = 0.56
    sun_x: float = 0.72
    variant: int = 0
    placed: tuple[Placed, ...] = ()
    lettering: tuple[Lettering, ...] = ()
    excluded: tuple[str, ...] = ()
    options: dict[str, float] = field(default_factory=dict)


VERSION = 1
"""Of the JSON of a scene; a later one that an earlier reader would misread gets a new number."""
_DEEPEST = 16_000_000  # characters of a scene's JSON that are read


def to_json(graph: SceneGraph, *, size: tuple[int, int] | None = None) -> str:
    """The scene as indented JSON: its version, the size (width, height) it was composed for,
    and every field that differs from its default."""
    document: dict[str, Any] = {"version": VERSION}
    if size is not None:
        document["size"] = list(size)
    document["scene"] = _plain(graph)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> tuple[SceneGraph, tuple[int, int] | None]:
    """The scene of a text that `to_json` wrote and somebody may have changed, and its size.

    Raises: InvalidParameter naming the field, like `placed[2].x`, for text that is not JSON, a
    version not known, a field that is unknown, missing, or of a wrong type or value.
    """
    if len(text) > _DEEPEST:
        raise InvalidParameter("scene", f"a scene has at most {_DEEPEST} characters.")
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InvalidParameter("scene", f"it is not JSON: {error}.") from None
    except RecursionError:
        raise InvalidParameter("scene", "it is nested too deeply.") from None
    if not isinstance(document, dict):
        raise InvalidParameter("scene", "it is an object with `version` and `scene`.")
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        raise InvalidParameter("version", f"this program reads version {VERSION}, not {version!r}.")
    unknown = document.keys() - {"version", "size", "scene"}
    if unknown:
        raise InvalidParameter(min(unknown), "there is no such field.")
    if "scene" not in document:
        raise InvalidParameter("scene", "it is missing.")
    graph: SceneGraph = _read(document["scene"], SceneGraph, "scene")
    size = document.get("size")
    if size is not None:
        size = _read(size, tuple[int, ...], "size")
        if len(size) != 2 or min(size) < 1:
            raise InvalidParameter("size", "it is [width, height] in pixels.")
    return graph, size


def _plain(value: Any) -> Any:
    """Dataclasses as objects without their default fields, tuples as lists."""
    if is_dataclass(value):
        out = {}
        for one in fields(value):
            own = getattr(value, one.name)
            default = one.default_factory() if one.default_factory is not MISSING else one.default
            if own != default:
                out[one.name] = _plain(own)
        return out
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _read(value: Any, kind: Any, where: str) -> Any:
    """The value as its field's type. Raises: InvalidParameter naming the field."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:  # of something and None
        return None if value is None else _read(value, parts[0], where)
    if origin is Literal:
        if not isinstance(value, str) or value not in parts:
            raise InvalidParameter(where, f"it is one of: {', '.join(parts)}; not {value!r:.60}.")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise InvalidParameter(where, f"it is a list, not {value!r:.60}.")
        return tuple(_read(one, parts[0], f"{where}[{i}]") for i, one in enumerate(value))
    if origin is dict:
        if not isinstance(value, dict):
            raise InvalidParameter(where, f"it is an object of numbers, not {value!r:.60}.")
        return {name: _read(one, parts[1], f"{where}.{name}") for name, one in value.items()}
    if is_dataclass(kind):
        return _read_object(value, kind, where)
    return _read_scalar(value, kind, where)


def _read_object(value: Any, kind: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise InvalidParameter(where, f"it is an object, not {value!r:.60}.")
    known = {one.name: one for one in fields(kind)}
    inside = "" if where == "scene" else f"{where}."
    for name in value.keys() - known.keys():
        raise InvalidParameter(f"{inside}{name}", "there is no such field.")
    for name, one in known.items():
        needed = one.default is MISSING and one.default_factory is MISSING
        if needed and name not in value:
            raise InvalidParameter(f"{inside}{name}", "it is missing.")
    hints = _hints(kind)
    return kind(**{name: _read(own, hints[name], f"{inside}{name}") for name, own in value.items()})


def _read_scalar(value: Any, kind: Any, where: str) -> Any:
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
    fits = isinstance(value, kind) or (kind is float and isinstance(value, int))
    if not fits or (isinstance(value, bool) and kind is not bool):
        raise InvalidParameter(where, f"it is {names[kind]}, not {value!r:.60}.")
    if kind is float:
        if abs(value) > 1e6 or not math.isfinite(value):
            raise InvalidParameter(where, f"it is an ordinary number, not {value!r:.60}.")
        return float(value)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
