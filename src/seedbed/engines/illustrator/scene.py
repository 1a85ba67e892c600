"""What a prompt was understood to ask for (SceneSpec), and where each thing goes (SceneGraph).

understand(prompt) -> SceneSpec; compose(spec, size, seed) -> SceneGraph; paint(graph) -> pixels.
Both are plain data: they print, compare, and turn into JSON and back, so a scene can be
looked at, edited and drawn again.

Positions and lengths in a SceneGraph are fractions: x and w of the canvas width, y and h of
the canvas height; y grows downwards. `foot` is where a thing stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
]
Layout = Literal["scene", "poster", "card", "logo", "icon", "infographic", "cover", "banner"]
Camera = Literal["wide", "normal", "close", "top", "isometric"]


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
    outside (a window's view). `texts` are the quoted words, exact, in order. `excluded` are
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
    camera: Camera = "normal"
    texts: tuple[str, ...] = ()
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
    """A line of exact text and the box it is fitted into (fractions of the canvas)."""

    text: str
    x: float
    y: float
    w: float
    h: float
    face: Literal["sans", "brush", "serif", "display"] = "sans"
    colour: str = "#ffffff"
    align: Literal["left", "centre", "right"] = "centre"
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class SceneGraph:
    """Everything the painter needs: the same graph and size give the same pixels."""

    setting: str
    seed: int
    time: Time = "day"
    season: Season | None = None
    weather: tuple[Weather, ...] = ()
    style: str = "picture book"
    layout: Layout = "scene"
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
