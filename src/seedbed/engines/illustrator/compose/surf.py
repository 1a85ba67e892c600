"""The board under a surfer's feet."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name
from seedbed.engines.illustrator.compose.seated import WAVES
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing

BOARD = -3
"""Index of the board that nobody named."""
_LONG = 0.62
"""Length of the board, in heights of who stands on it."""
_SLOPE = 80.0
"""Degrees from upright: it lies along the slope of the wave."""


def with_board(figures: list[Figure], spec: SceneSpec, seed: int) -> list[Figure]:
    """The figures, and a board for somebody who rides a wave; one that is named is that board."""
    waves = {figure.index for figure in figures if figure.name in WAVES}
    riders = {r.subject for r in spec.relations if r.kind in {"riding", "on"} and r.other in waves}
    rider = next((f for f in figures if f.index in riders and f.facts.kind == "person"), None)
    name = known_name("surfboard")
    if rider is None or name is None:
        return figures
    rider.holds = tuple(held for held in rider.holds if held.name != "surfboard")
    board = next((f for f in figures if f.name == name), None)
    if board is None:
        board = Figure(Thing(name, name), BOARD, 0, name, facts_of(name), seed)
        figures = [*figures, board]
    board.carried = True
    board.go_with(rider)
    return figures


def float_on_board(figure: Figure, board: Figure, share: float, frame: Frame) -> None:
    """On a board that lies flat on the water, which is as long as its rider needs it."""
    top, low = frame.ground.water or (frame.ground.horizon, 0.9)
    figure.h = min(figure.h, 0.42 * frame.unit)
    board.h = min(1.15 * figure.h, 0.8 / frame.squeeze)
    board.tilt, board.shadow = 86.0, "float"
    board.x = min(max(board.x, 0.3), 0.7)
    middle = top + 0.62 * (low - top)
    board.foot = middle + 0.5 * board.h  # it turns about its middle
    figure.x, figure.foot = board.x + share * board.h * frame.squeeze, middle + 0.01
    figure.line = board.stands
    figure.pose, figure.shadow = figure.pose or "stand", "none"
    figure.rank, figure.layer, figure.depth = board.rank + 0.01, board.layer, board.depth


def lay_board(figures: Sequence[Figure], frame: Frame) -> None:
    """Put the board under its rider's feet, now that the rider stands on the wave."""
    for board in figures:
        rider = board.bearer
        if board.name != "surfboard" or board.placed or rider is None or not rider.placed:
            continue
        board.h = _LONG * rider.h
        board.tilt = _SLOPE if not rider.flip else -_SLOPE
        board.x = rider.x + 0.02 * rider.h * frame.squeeze
        board.foot = rider.foot + 0.5 * board.h - 0.01 * rider.h
        board.placed, board.shadow, board.depth = True, "none", rider.depth
        board.layer, board.line, board.rank = rider.layer, rider.stands, rider.rank - 0.01
