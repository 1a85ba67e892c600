"""Pictures on things: a lotus on a carton, a bear on a cup, a heart on a vase. What nobody would
put on top of such a thing is printed on its front."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name
from seedbed.engines.illustrator.compose.sizes import facts_of

# The middle of the front, from the upper left, and the height of what is printed there, in widths
# and heights of the thing: on these all is printed that is said to be on them.
_FRONTS = {
    "product-box": (0.42, 0.62, 0.54), "gift-carton": (0.42, 0.62, 0.54), "pouch": (0.5, 0.6, 0.36),
    "coffee-bag": (0.5, 0.6, 0.36), "snack-bag": (0.5, 0.55, 0.44), "t-shirt": (0.5, 0.56, 0.4),
    "shopping-bags": (0.5, 0.66, 0.36),
}  # fmt: skip
# On these much else may lie or stand: only what nobody puts on top is printed.
_SIDES = {
    "bubble-tea": (0.5, 0.6, 0.4), "cup-with-straw": (0.4, 0.6, 0.42),
    "iced-coffee": (0.5, 0.58, 0.42), "milkshake": (0.46, 0.6, 0.32), "bottle": (0.5, 0.7, 0.22),
    "perfume-bottle": (0.5, 0.7, 0.36), "coffee-cup": (0.5, 0.55, 0.36),
    "hot-beverage": (0.5, 0.55, 0.36), "tea-cup": (0.5, 0.55, 0.36), "mug": (0.5, 0.55, 0.36),
    "cup": (0.5, 0.55, 0.36), "teapot": (0.5, 0.55, 0.36), "vase": (0.5, 0.55, 0.36),
    "jar": (0.5, 0.55, 0.36),
}  # fmt: skip
_DISHES = {"bowl": (0.5, 0.55, 0.36), "plate": (0.5, 0.55, 0.36)}
"""What food lies on, fish and crabs as well: only patterns are printed there."""
_PATTERNS = frozenset({"heart", "red-heart", "star", "flower", "rose", "leaf", "maple-leaf"})
_PICTURED = frozenset(
    {"ground", "person", "celestial", "building", "tree", "swimming", "floating"}
)  # fmt: skip


def is_printed(name: str, vessel: str) -> bool:
    """Whether `name`, said to be on `vessel` (ids of the lexicon), is a picture on its front."""
    if vessel in _FRONTS:
        return True
    if vessel in _DISHES:
        return name in _PATTERNS
    known = known_name(name)
    pictured = known is not None and facts_of(known).kind in _PICTURED
    return vessel in _SIDES and (pictured or name in _PATTERNS)


def print_on(figure: Figure, vessel: Figure, share: float, frame: Frame) -> None:
    """Place it on the front, at `share` (-0.5 .. 0.5) of the width that pictures there have."""
    x, y, high = {**_DISHES, **_SIDES, **_FRONTS}[vessel.name]
    across = 0.9 * high * vessel.h * min(1.0, vessel.aspect) / figure.aspect
    figure.h = min(high * vessel.h, across)
    figure.x = vessel.x + (x - 0.5 + 0.6 * high * share) * vessel.width(frame)
    figure.foot = vessel.foot - (1 - y) * vessel.h + 0.5 * figure.h
    figure.pose = None if figure.pose in {"stand", "look"} else figure.pose
    figure.shadow, figure.rank = "none", vessel.rank + 0.02
