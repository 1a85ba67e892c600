"""Framing: a close-up shows head and shoulders, large, and the rest is below the lower edge."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.sizes import GIANT, TINY
from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.subjects.pen import DRAWINGS

_BUST = 1.4
"""Height of a person of whom head and shoulders are to fill the picture, in short sides."""
_TO_THE_KNEES = 1.12
"""The same of one whose clothes are to be seen."""
_GARMENTS = frozenset(
    {
        "dress", "gown", "suit", "coat", "kimono", "hanfu", "qipao", "robe", "raincoat", "armour",
        "jacket", "uniform", "spacesuit", "overalls", "apron", "skirt", "trousers", "jeans",
    }
)  # fmt: skip
_SHOES = frozenset({"boots", "shoes", "sneakers", "sandals", "high-heeled-shoe", "running-shoe"})
_PLAIN = frozenset(
    {"person", "child", "boy", "girl", "man", "woman", "old-man", "old-woman", "baby"}
)
_HEAD = 0.56
"""Height of an animal's head in a close-up, in short sides."""
_MARKS = frozenset({"logo", "icon"})


def nearer(spec: SceneSpec) -> SceneSpec:
    """The spec, seen from nearer where it is of one person of whom nothing else is said: no place,
    no doing, no trade. Clothes that reach to the ground stay in the picture."""
    if len(spec.things) != 1 or spec.layout != "scene" or spec.camera != "normal" or spec.texts:
        return spec
    who = spec.things[0]
    said = (spec.setting, spec.backdrop, spec.time, spec.season, who.pose, who.side)
    plain = who.name in _PLAIN and who.count == 1 and TINY < who.scale < GIANT
    if not plain or any(said) or spec.weather or who.holds or _SHOES & {w.name for w in who.wears}:
        return spec
    return replace(spec, camera="close")


def close_up(figure: Figure, frame: Frame, spec: SceneSpec) -> bool:
    """Place the one subject of a close-up so; False where that is not asked for or nothing
    would be gained: things, flowers and whatever has no head of its own."""
    emblem = spec.layout in _MARKS or spec.style in {"sticker", "minimal logo"}
    living = figure.facts.kind in {"person", "ground", "flying"} and figure.name in DRAWINGS
    if spec.camera != "close" or emblem or not living:
        return False
    x0, y0, x1, y1 = frame.free
    room = y1 - y0
    if figure.facts.kind == "person":
        bust = _TO_THE_KNEES if _GARMENTS & {worn.name for worn in figure.wears} else _BUST
        figure.h = min(bust * frame.unit, 1.5 * room)
        figure.x, figure.foot = (x0 + x1) / 2, y0 + 0.13 * room + figure.h
    elif figure.facts.head_width >= 0.2 and figure.facts.aspect < 1.6:
        _face_to_face(figure, frame)
    else:
        return False
    figure.shadow, figure.framed, figure.placed = "none", True, True
    return True


def _face_to_face(figure: Figure, frame: Frame) -> None:
    """The head in the middle of the upper half; bodies that walk across the picture sit down."""
    x0, y0, x1, y1 = frame.free
    across, down = figure.facts.head
    if figure.facts.kind == "ground":
        # Who walks across the picture sits down facing us; grazers lie when they rest.
        figure.pose = "sit" if across == 0.5 else "stand"
    head = min(_HEAD * frame.unit, 0.62 * (y1 - y0))
    figure.h = head / figure.facts.head_width
    figure.h = min(figure.h, (1.7 if down < 0.08 else 1.25) * frame.unit)
    top = y0 + 0.14 * (y1 - y0)
    figure.foot = top + figure.h * (1 - max(0.0, down - 0.12))
    aside = (0.5 - across) * (-1 if figure.flip else 1)
    figure.x = (x0 + x1) / 2 + aside * figure.width(frame)
