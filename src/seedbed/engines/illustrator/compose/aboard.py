"""Who is aboard a boat, a sled or a carriage: sits in the hull, which hides the legs, or stands on
the deck."""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.engines.illustrator.compose.figure import Figure, Frame


@dataclass(frozen=True, slots=True)
class Berth:
    """Where somebody is aboard, in heights and widths of the vessel.

    `most` is the height of a person there, `level` how far above the vessel's foot theirs is,
    `bow` how far towards the bow from the middle (the drawings' bows are at their left), `reach`
    how much of the length several share.
    """

    most: float = 1.7
    level: float = 0.4
    bow: float = 0.0
    reach: float = 0.7
    stands: bool = False


_BERTHS = {
    "rowing-boat": Berth(),
    "canoe": Berth(),
    "paper-boat": Berth(),
    "sled": Berth(),
    "carriage": Berth(),
    "dragon-boat": Berth(most=0.8),
    "wupeng-boat": Berth(most=1.2, level=0.2, bow=0.3, reach=0.3, stands=True),
    "awning-boat": Berth(most=1.2, level=0.2, bow=0.3, reach=0.3, stands=True),
    "kayak": Berth(most=2.0, level=0.3, bow=-0.02, reach=0.6),
    "sailboat": Berth(most=0.34, level=0.1),
    "ship": Berth(most=0.4, level=0.34, bow=0.36, reach=0.12, stands=True),
    "fishing-boat": Berth(most=0.56, level=0.22, bow=0.16, reach=0.36, stands=True),
    "trawler": Berth(most=0.56, level=0.22, bow=0.16, reach=0.36, stands=True),
}
VESSELS = frozenset(_BERTHS)
_CROWDED = 0.86
"""How much smaller people are where three or more sit in a row."""


def go_aboard(figure: Figure, vessel: Figure, share: float, count: int, frame: Frame) -> None:
    """Place one of `count` aboard, at `share` (-0.5 .. 0.5) of the length they have."""
    berth = _BERTHS[vessel.name]
    most = _CROWDED * berth.most if count > 2 and not berth.stands else berth.most
    large = vessel.h * most
    figure.h = min(figure.h, large) if 0.5 < most < 0.9 or vessel.name == "sailboat" else large
    if figure.facts.kind != "person":
        figure.h = min(figure.h, 0.95 * vessel.h * (figure.facts.height / 0.7) ** 0.4)
    ahead = 1 if vessel.flip else -1
    reach = berth.reach if count > 1 else 0.0
    figure.x = vessel.x + (ahead * berth.bow + share * reach) * vessel.width(frame)
    figure.foot = vessel.foot - berth.level * vessel.h
    if berth.stands:
        figure.pose = "stand" if figure.pose in {None, "sit"} else figure.pose
    elif figure.facts.kind == "person":
        figure.pose = figure.pose or "sit"
