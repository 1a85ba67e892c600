"""Who plays or paints at something: behind a zither, at the keys of a piano, beside an easel."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.together import into_frame
from seedbed.engines.illustrator.scene import SceneSpec

STOOD_AT = {
    "guzheng": 0.4, "piano": 0.62, "grand-piano": 0.62, "drum": 0.5, "chinese-drum": 0.5,
    "easel": 0.95, "musical-keyboard": 0.4, "mixing-desk": 0.42,
}  # fmt: skip
"""What one plays or paints at, and its height beside the one who does."""
_BEHIND = frozenset({"guzheng", "drum", "chinese-drum", "musical-keyboard", "mixing-desk"})
_PLAYED = frozenset(
    {
        "violin", "saxophone", "trumpet", "guitar", "acoustic-guitar", "flute", "accordion", "pipa",
        "erhu", "cello", "harp", "banjo", "microphone",
    }
)  # fmt: skip
"""Who has one of these is not at the drum that stands beside."""
_PIANOS = frozenset({"piano", "grand-piano"})
_AT_IT = frozenset({"play", "work", "sit", "stand", None})
_APART = frozenset({"left", "right", "behind", "under", "on", "in", "above", "between"})
_WIDEST = 0.94


def give_instruments(spec: SceneSpec, figures: Sequence[Figure]) -> None:
    """Mark each instrument and easel as the one of who is at it: it comes with the player."""
    taken: set[int] = set()
    for tool in figures:
        if tool.name not in STOOD_AT or tool.carried:
            continue
        apart = {
            one
            for r in spec.relations
            if r.kind in _APART and tool.index in (r.subject, r.other)
            for one in (r.subject, r.other)
        }
        players = [
            f
            for f in figures
            if f.facts.kind == "person" and not f.carried and not f.placed
            and f.thing.pose in _AT_IT and f.index not in apart and id(f) not in taken
            and (tool.name == "easel" or not _PLAYED & {held.name for held in f.holds})
        ]  # fmt: skip
        players.sort(key=lambda f: f.thing.pose not in {"play", "work", "sit"})
        if players:
            tool.carried = True
            tool.go_with(players[0])
            taken.add(id(players[0]))


def take_to(figures: Sequence[Figure], frame: Frame) -> None:
    """Bring the instruments to their players, wherever those have come to be."""
    for tool in figures:
        player = tool.bearer
        if tool.name not in STOOD_AT or tool.placed or player is None or not player.placed:
            continue
        tool.placed, tool.shadow = True, player.shadow
        tool.h = STOOD_AT[tool.name] * player.h
        total = player.width(frame) + tool.width(frame)
        if total > _WIDEST:
            player.h *= _WIDEST / total
            tool.h *= _WIDEST / total
        tool.depth, tool.layer, tool.line = player.depth, player.layer, player.stands
        tool.rank = player.rank + 0.02
        if tool.name in _BEHIND:
            tool.x, tool.foot = player.x, player.foot + 0.02
            if tool.name == "guzheng":
                player.pose, player.shadow = "sit", "contact"
            into_frame([player, tool], frame)
            continue
        # The keys are at its left end, the picture at its front.
        side = 1 if player.x <= 0.5 else -1
        tool.flip = side < 0
        near = 0.46 if tool.name in _PIANOS else 0.5
        tool.x = player.x + side * near * (player.width(frame) + tool.width(frame))
        tool.foot = player.foot - 0.01
        if tool.name in _PIANOS:
            player.pose, player.shadow = "work", "contact"
        player.face(tool.x)
        into_frame([player, tool], frame)
