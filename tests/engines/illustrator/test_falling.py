"""Rain and snow stay visible in styles that would wash them away, and fall nowhere else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sample_pictures import scene
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import falling_in, render
from seedbed.engines.illustrator.styles import STYLES, apply
from seedbed.engines.illustrator.styles.falling import STUFF

KEPT = sorted(STYLES - STUFF.keys() - {"picture book"})


@pytest.mark.parametrize("style", sorted(STUFF))
@pytest.mark.parametrize("weather", ["rain", "snow", "storm"])
def test_what_falls_is_seen_all_over_the_picture(style: str, weather: str) -> None:
    picture = scene()
    dry, wet = apply(style, picture, 7), apply(style, picture, 7, weather=(weather,))
    marked = np.abs(wet.astype(int) - dry).max(-1) > 6
    assert 0.002 < marked.mean() < 0.5
    high, wide = marked.shape
    for rows in (slice(0, high // 2), slice(high // 2, high)):
        for columns in (slice(0, wide // 2), slice(wide // 2, wide)):
            assert marked[rows, columns].any()
    assert np.array_equal(wet, apply(style, picture, 7, weather=(weather,)))


@pytest.mark.parametrize("style", KEPT)
def test_styles_that_keep_fine_strokes_get_no_second_rain(style: str) -> None:
    picture = scene()
    assert np.array_equal(apply(style, picture, 7), apply(style, picture, 7, weather=("rain",)))


@pytest.mark.parametrize("weather", [(), ("fog",), ("wind", "cloudy")])
def test_other_weather_lets_nothing_fall(weather: tuple[str, ...]) -> None:
    picture = scene()
    dry = apply("watercolour", picture, 7)
    assert np.array_equal(dry, apply("watercolour", picture, 7, weather=weather))


def test_it_does_not_rain_in_a_room() -> None:
    room = scene_of("a cat in a room in the rain, watercolour", (64, 64), 3)
    street = scene_of("a cat on a street in the rain, watercolour", (64, 64), 3)
    assert falling_in(replace(room, setting="room", weather=("rain",))) == ()
    assert falling_in(street) == ("rain",)


def test_square_pixels_stay_square_in_the_rain() -> None:
    graph = scene_of("a boat on the sea in the rain, pixel art", (352, 352), 3)
    picture = render(graph, (352, 352))
    assert np.array_equal(picture[::2], picture[1::2])
    assert np.array_equal(picture[:, ::2], picture[:, 1::2])
