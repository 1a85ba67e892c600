"""A storm at sea has waves; lanes have walls to both sides and ground to stand on."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import places
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.scene import Placed, SceneGraph, Weather

SIZE = (160, 120)


def painted(graph: SceneGraph, *, front: bool = False) -> NDArray[np.int_]:
    canvas = Canvas(*SIZE)
    light = places.light_for(graph, SIZE)
    places.paint_back(canvas, graph, light)
    if front:
        places.paint_front(canvas, graph, light)
    return canvas.rgb().astype(int)


def rough(picture: NDArray[np.int_]) -> float:
    """How much neighbours differ on the water."""
    return float(np.abs(np.diff(picture[70:].mean(-1), axis=0)).mean())


@pytest.mark.parametrize("style", ["picture book", "flat"])
def test_a_storm_raises_breaking_waves(style: str) -> None:
    def sea(weather: tuple[Weather, ...]) -> NDArray[np.int_]:
        return painted(SceneGraph("sea", 4, weather=weather, style=style))

    assert rough(sea(("storm",))) > 1.5 * rough(sea(("rain",)))


def test_waves_break_against_what_is_afloat() -> None:
    boat = Placed("sailboat", x=0.5, foot=0.72, h=0.4, shadow="float")
    with_boat = painted(SceneGraph("sea", 4, weather=("storm",), placed=(boat,)), front=True)
    without = painted(SceneGraph("sea", 4, weather=("storm",)), front=True)
    low = slice(round(0.68 * SIZE[1]), round(0.76 * SIZE[1]))
    changed = np.abs(with_boat - without)[low, 50:110].max(-1)
    assert (changed > 20).mean() > 0.1


@pytest.mark.parametrize("place", ["hutong", "alley"])
@pytest.mark.parametrize("season", ["summer", "winter"])
def test_a_lane_has_walls_to_both_sides_of_the_sky(place: str, season: str) -> None:
    graph = SceneGraph(place, 9, season=season)  # type: ignore[arg-type]  # one of the seasons
    picture = painted(graph)
    ground = places.ground(place, SIZE)
    row = round(ground.horizon * SIZE[1]) - 6
    middle = picture[row - 14 : row - 8, 74:86].mean((0, 1))
    left, right = picture[row - 4 : row + 4, :10], picture[row - 4 : row + 4, -10:]
    assert np.abs(left.mean((0, 1)) - middle).max() > 15
    assert np.abs(right.mean((0, 1)) - middle).max() > 15
    assert ground.stand_far < ground.stand_near <= 0.97
