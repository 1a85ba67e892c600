"""What a subject wears and holds, drawn at its anchors."""

from __future__ import annotations

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import RGB
from seedbed.engines.illustrator.subjects import wear
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.nature import airborne
from seedbed.engines.illustrator.subjects.nature.gathered import BOUQUETS
from seedbed.engines.illustrator.subjects.pen import DRAWINGS, Look, Pen, posed
from seedbed.engines.illustrator.subjects.people import outings
from seedbed.engines.illustrator.subjects.tint import recoloured

# Held things by how high they are beside the one who holds them, and by where they are held:
# the fraction of their height, from the top, at which the hand is.
HELD: dict[str, tuple[float, float]] = {
    "lantern": (0.26, 0.02),
    "red-lantern": (0.36, 0.02),
    "banana": (0.2, 0.8),
    "fishing-pole": (0.8, 0.8),
    "guitar": (0.55, 0.62),
    "violin": (0.4, 0.6),
    "book": (0.2, 0.6),
    "open-book": (0.2, 0.7),
    "blue-book": (0.2, 0.6),
    "flower": (0.34, 0.85),
    "rose": (0.34, 0.85),
    "sunflower": (0.45, 0.8),
    "tulip": (0.34, 0.85),
    "bouquet": (0.3, 0.8),
    **dict.fromkeys(BOUQUETS, (0.4, 0.75)),
    "dagger": (0.5, 0.82),
    "magic-wand": (0.4, 0.8),
    "paintbrush": (0.3, 0.7),
    "microphone": (0.2, 0.7),
    "camera": (0.16, 0.6),
    "kite": (0.5, 0.95),
    "wrapped-gift": (0.26, 0.8),
    "ice-cream": (0.24, 0.85),
    "basketball": (0.2, 0.7),
    "soccer-ball": (0.2, 0.7),
    "red-apple": (0.13, 0.7),
    "coffee-cup": (0.12, 0.7),
    "teddy-bear": (0.34, 0.6),
    "candle": (0.24, 0.85),
    "trophy": (0.28, 0.75),
    "shield": (0.36, 0.5),
    "lollipop": (0.26, 0.9),
    "surfboard": (0.9, 0.6),
    "test-tube": (0.2, 0.7),
    "magnifying-glass-tilted-left": (0.2, 0.75),
    "broom": (0.8, 0.6),
    "folding-hand-fan": (0.18, 0.9),
    "cudgel": (0.95, 0.5),
    "tanghulu": (0.4, 0.9),
    "flag": (0.7, 0.6),
    "letter": (0.14, 0.7),
    "watering-can": (0.26, 0.1),
    "box": (0.24, 0.6),
    "sparkler": (0.3, 0.9),
    "gold-ingot": (0.15, 0.8),
    "teapot": (0.18, 0.6),
    "fishing-net": (0.6, 0.2),
    "oar": (1.0, 0.5),
    "tray": (0.11, 0.5),
    "milk-jug": (0.2, 0.6),
    "pouch": (0.22, 0.7),
    "kebab": (0.16, 0.6),
    "rubber-duck": (0.14, 0.7),
    "leaf": (0.26, 0.9),
    "slipper": (0.12, 0.6),
    "milkshake": (0.24, 0.6),
    "palm-leaf-fan": (0.3, 0.9),
    "potion": (0.18, 0.6),
}
# What is held, by another name than its drawing has.
CALLED = {
    "book": "blue-book", "apple": "red-apple", "ball": "soccer-ball", "gift": "wrapped-gift",
    "brush": "paintbrush",
}  # fmt: skip
# Held over the head, and drawn behind it.
UMBRELLAS = frozenset(["umbrella", "oil-paper-umbrella"])
BALLOONS = frozenset(["balloon", "balloons"])
SWORDS = frozenset(["sword", "katana", "dagger"])


# Instruments: height beside the player, tilt in degrees, and where they lie from the middle of
# the player's hands.
PLAYED: dict[str, tuple[float, float, float, float]] = {
    "guitar": (0.62, 8.0, 0.03, 0.03), "violin": (0.34, -48.0, 0.06, 0.0),
    "banjo": (0.6, 10.0, 0.03, 0.03), "saxophone": (0.44, 0.0, 0.0, 0.08),
    "trumpet": (0.26, 0.0, -0.1, -0.12), "accordion": (0.34, 0.0, 0.0, 0.03),
    "flute": (0.3, 0.0, -0.06, -0.1), "long-drum": (0.36, 0.0, 0.0, 0.1),
    "drum": (0.34, 0.0, 0.0, 0.14), "musical-keyboard": (0.24, 0.0, 0.0, 0.08),
    "maracas": (0.3, 0.0, 0.1, -0.05), "harp": (0.7, 0.0, 0.06, 0.1),
    "erhu": (0.6, 8.0, 0.0, 0.04), "pipa": (0.56, 6.0, 0.0, 0.0), "guzheng": (0.2, 0.0, 0.0, 0.1),
    "barbell": (0.2, 0.0, 0.0, -0.02),
}  # fmt: skip
_ROPES = frozenset(["rope", "skipping-rope", "jump-rope"])
LAID_ACROSS = frozenset(["guitar", "banjo", "pipa"])


def plays(look: Look) -> bool:
    """Whether an instrument is in the hands."""
    return any(CALLED.get(name, name) in PLAYED for name, _ in look.holds)


def behind(pen: Pen, facts: Facts) -> None:
    """What is drawn before the subject: a balloon's string and the balloon, a cape."""
    anchors = posed(pen.look, facts)
    for index, (name, colour) in enumerate(pen.look.holds):
        x, y = _hand(anchors, index)
        if name == "balloons":
            _bunch(pen, anchors, x, y)
        elif name in BALLOONS:
            top = (x + 0.1 + 0.05 * index, min(anchors.crown[1] - 0.08, y - 0.62))
            string = (
                Path()
                .move(x, y)
                .cubic(x + 0.08, y - 0.2, top[0] - 0.05, top[1] + 0.4, top[0], top[1] + 0.17)
            )
            pen.stroke(string, 0.007, "#f4f1ea")
            airborne.draw_balloon(pen, top[0], top[1], 0.125, colour or "#e0473f")
        elif name in outings.KITES:
            outings.flown_kite(pen, anchors, (x, y), colour, dragon=name == "dragon-kite")
        elif name == "umbrella":
            umbrella = recoloured(name, pen.look.art, colour)
            pen.canvas.drawing(umbrella, x - 0.55, y - 0.84, 0.98, 0.95)
        elif name in UMBRELLAS:
            _thing(pen, name, colour, x - 0.1, y + 0.06, 1.0)
    if _skips(pen.look):
        _skipping_rope(pen, anchors)
    for name, colour in pen.look.wears:
        if name == "backpack" and not pen.look.back:
            outings.rucksack_behind(pen, anchors, colour)
        wear.worn_behind(pen, anchors, name, colour)


def before(pen: Pen, facts: Facts) -> None:
    """What is drawn over the subject: hats, glasses, scarves, things in the hand."""
    anchors = posed(pen.look, facts)
    for name, colour in pen.look.wears:
        if name == "backpack":
            outings.rucksack_before(pen, anchors, colour)
        elif name == "eyes" and colour and not pen.look.back and pen.look.pose != "sleep":
            outings.coloured_eyes(pen, anchors, colour)
        else:
            wear.worn(pen, facts, anchors, name, colour)
    if pen.look.pose == "sleep":
        return
    for index, (name, colour) in enumerate(pen.look.holds):
        if name in _ROPES and _skips(pen.look):
            continue
        if name not in BALLOONS | outings.KITES and name not in UMBRELLAS:
            _hold(pen, anchors, name, colour, index)


def _hold(pen: Pen, anchors: Anchors, name: str, colour: RGB | None, index: int) -> None:
    x, y = _hand(anchors, index)
    key = CALLED.get(name, name)
    if name in SWORDS:
        _sword(pen, x, y, colour)
    elif pen.look.pose == "read" and key in {"blue-book", "open-book"}:
        middle = (anchors.hands[0][0] + anchors.hands[-1][0]) / 2
        pen.glyph("open-book", middle - 0.14, y - 0.13, 0.28, 0.22)
    elif name == "staff":
        _staff(pen, x, y)
    elif name in {"fishing-rod", "rod", "fishing-pole"}:
        _rod(pen, x, y)
    elif key == "bubbles":
        _bubbles(pen, x, y)
    elif key in PLAYED and len(anchors.hands) > 1:
        _play(pen, anchors, key, colour)
    else:
        high, grip = HELD.get(name) or HELD.get(key) or (0.28, 0.7)
        _thing(pen, key, colour, x, y + high * (1 - grip), high)


def _play(pen: Pen, anchors: Anchors, key: str, colour: RGB | None) -> None:
    high, tilt, dx, dy = PLAYED[key]
    if pen.look.pose == "sit" and key in LAID_ACROSS:
        tilt, dy = tilt + 48, dy - 0.03  # over the knees of who is seated
    (ax, ay), (bx, by) = anchors.hands[:2]
    x, y = (ax + bx) / 2 + dx, (ay + by) / 2 + dy
    with pen.at(x, y, 1.0, tilt=tilt):
        _thing(pen, key, colour, 0.0, high / 2, high)
    if key in {"guitar", "banjo", "erhu", "pipa", "accordion"}:
        for hand in anchors.hands[:2]:
            pen.ball(*hand, 0.03, pen.grip)


def _thing(pen: Pen, key: str, colour: RGB | None, x: float, foot: float, high: float) -> None:
    # Any drawing or glyph, standing on (x, foot).
    if key in DRAWINGS:
        inner = Look(
            name=key, colour=colour, pick=pen.look.pick, dark=pen.look.dark, art=pen.look.art
        )
        if key in {"lantern", "red-lantern", "candle"} and pen.look.dark > 0.3:
            # A held light warms the one who holds it.
            pool = Path().ellipse(x - 0.1, foot - 0.05, 0.34, 0.34)
            pen.shine(pool, "#ffb04a", blur=0.16, opacity=0.34)
        outer, pen.look = pen.look, inner
        with pen.at(x, foot, high):
            DRAWINGS[key][1](pen)
        pen.look = outer
    elif pack.has(key):
        glyph = recoloured(key, pen.look.art, colour)
        wide = high * glyph.aspect
        pen.canvas.drawing(glyph, x - wide / 2, foot - high, wide, high)


def _sword(pen: Pen, x: float, y: float, colour: RGB | None) -> None:
    blade = colour or (222.0, 229.0, 238.0)
    with pen.at(x, y, 1.0, tilt=18):
        pen.form(
            Path().polygon(
                [(-0.018, -0.06), (-0.018, -0.42), (0, -0.47), (0.018, -0.42), (0.018, -0.06)]
            ),
            blade,
            light=0.6,
            dark=0.3,
        )
        pen.form(Path().rect(-0.07, -0.07, 0.14, 0.028, 0.012), "#e2b23c")
        pen.form(Path().rect(-0.014, -0.05, 0.028, 0.11, 0.01), "#6b4630")
        pen.ball(0, 0.07, 0.02, "#e2b23c")


def _staff(pen: Pen, x: float, y: float) -> None:
    pen.limb([(x, -0.01), (x + 0.01, y), (x, y - 0.42)], 0.026, "#7a5238")
    pen.shine(Path().circle(x, y - 0.47, 0.09), "#8fe3ff", blur=0.05, opacity=0.6)
    pen.ball(x, y - 0.47, 0.05, "#6fc9f2")
    pen.shine(Path().circle(x - 0.012, y - 0.485, 0.018), "#ffffff")


def _bunch(pen: Pen, anchors: Anchors, x: float, y: float) -> None:
    # What a seller of balloons has in the hand: seven of them, every one in another colour.
    top = min(anchors.crown[1] - 0.1, y - 0.6)
    for k, (dx, dy) in enumerate(((-0.2, 0.0), (0.22, -0.02), (-0.08, -0.17), (0.14, -0.2),
                                  (0.02, -0.02), (0.3, -0.2), (0.03, -0.34))):  # fmt: skip
        bx, by = x + 0.12 + dx, top + dy
        string = Path().move(x, y).quad(x + dx * 0.3, (y + by) / 2, bx, by + 0.15)
        pen.stroke(string, 0.006, "#f4f1ea")
        colour = ("#e0473f", "#3f86c9", "#f2b33d", "#4aa878", "#ef8fae", "#8a68c2", "#f08a4b")[k]
        airborne.draw_balloon(pen, bx, by, 0.115, colour)


def _skips(look: Look) -> bool:
    """Whether the rope in the hands is jumped over."""
    return look.pose in {"jump", "play", "dance"} and any(n in _ROPES for n, _ in look.holds)


def _skipping_rope(pen: Pen, anchors: Anchors) -> None:
    # Swung over the head, from hand to hand.
    if len(anchors.hands) < 2:
        return
    (ax, ay), (bx, by) = sorted(anchors.hands[:2])
    top = anchors.crown[1] - 0.34
    rope = Path().move(ax, ay).cubic(ax - 0.34, top, bx + 0.34, top, bx, by)
    pen.stroke(rope, 0.022, "#8a5a38")
    pen.stroke(rope, 0.013, "#e8c88f")
    for x, y in ((ax, ay), (bx, by)):
        pen.stroke(Path().move(x, y - 0.03).line(x, y + 0.03), 0.034, "#d9453b")


def _bubbles(pen: Pen, x: float, y: float) -> None:
    # A wand with its loop, and the bubbles that float away from it, clear of the face.
    pen.stroke(Path().move(x - 0.01, y + 0.05).line(x + 0.05, y - 0.09), 0.014, "#e8536a")
    pen.stroke(Path().circle(x + 0.065, y - 0.125, 0.035), 0.012, "#e8536a")
    _thing(pen, "bubbles", None, x + 0.42, y + 0.02, 0.62)


def _rod(pen: Pen, x: float, y: float) -> None:
    tip: Point = (x + 0.42, y - 0.46)
    pen.stroke(Path().move(x - 0.05, y + 0.06).quad(x + 0.2, y - 0.3, *tip), 0.016, "#8a5a38")
    pen.stroke(
        Path().move(*tip).quad(tip[0] + 0.06, y - 0.1, tip[0] + 0.03, y + 0.3), 0.005, "#eef2f6"
    )
    pen.ball(tip[0] + 0.03, y + 0.31, 0.02, "#d9342b")


def _hand(anchors: Anchors, index: int) -> Point:
    hands = anchors.hands
    return hands[1 - index % 2] if len(hands) > 1 else hands[0]
