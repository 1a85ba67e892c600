"""Places paint at every shape, keep their structure through the seasons, and tell the truth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seedbed.engines.illustrator import places
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.places.scenery.grade import grade
from seedbed.engines.illustrator.scene import Placed, SceneGraph

SHAPES = {"tall": (81, 144), "wide": (189, 81)}
PLAIN = {"plain", "studio"}  # meant to be quiet
ISSUE_PLACES = {
    "meadow",
    "forest",
    "beach",
    "sea",
    "lake",
    "river",
    "mountains",
    "hills",
    "city",
    "street",
    "desert",
    "road",
    "space",
    "mars",
    "moon",
    "room",
    "table",
    "studio",
    "plain",
    "underwater",
    "sky",
    "bamboo",
    "snowfield",
    "park",
    "garden",
    "farm",
    "classroom",
    "cafe",
    "festive",
    "night-market",
    "harbour",
    "waterfall",
    "library",
    "kitchen",
    "stage",
    "castle",
}
Picture = NDArray[np.uint8]


def paint(graph: SceneGraph, size: tuple[int, int]) -> Picture:
    """The place alone, without subjects or style."""
    canvas = Canvas(*size)
    light = places.light_for(graph, size)
    places.paint_back(canvas, graph, light)
    assert canvas.region(0, 0, *size)[..., 3].min() == 255, "something was left transparent"
    places.paint_front(canvas, graph, light)
    return grade(canvas.rgb(), light, graph.seed, flat=not places.graded(graph))


def brightness(picture: Picture) -> NDArray[np.float64]:
    grey: NDArray[np.float64] = picture.astype(np.float64).mean(-1)
    return grey


def outlines(picture: Picture) -> NDArray[np.float64]:
    """Where the picture changes, without regard to how much."""
    grey = brightness(picture)
    dy, dx = np.gradient(grey)
    strength = np.hypot(dx, dy)
    out: NDArray[np.float64] = np.minimum(strength / (strength.mean() + 1e-9), 3.0)
    return out


def alike(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def test_every_place_of_the_plan_is_there() -> None:
    assert set(places.PLACES) >= ISSUE_PLACES


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("setting", sorted(places.PLACES))
def test_paints_at_every_shape(setting: str, shape: str) -> None:
    variant = int(shape == "tall")
    picture = paint(SceneGraph(setting=setting, seed=7, variant=variant), SHAPES[shape])
    assert picture.shape == (SHAPES[shape][1], SHAPES[shape][0], 3)
    if setting not in PLAIN:
        assert brightness(picture).std() > 8
        assert len(np.unique(picture.reshape(-1, 3) // 16, axis=0)) > 40


@pytest.mark.parametrize("weather", ["snow", "rain", "fog", "storm", "aurora", "wind", "cloudy"])
def test_paints_in_every_weather(weather: str) -> None:
    for setting in ("meadow", "lake", "city", "street", "beach"):
        graph = SceneGraph(setting=setting, seed=3, weather=(weather,), season="autumn")  # type: ignore[arg-type]
        clear = paint(replace(graph, weather=()), (96, 96))
        assert np.abs(brightness(paint(graph, (96, 96))) - brightness(clear)).mean() > (
            0.2 if weather == "wind" else 1.5
        )


@pytest.mark.parametrize("setting", ["forest", "lake", "park", "hills", "street", "room"])
def test_same_graph_same_bytes(setting: str) -> None:
    graph = SceneGraph(setting=setting, seed=2**63 - 1, time="dawn", season="spring")
    assert np.array_equal(paint(graph, (120, 90)), paint(graph, (120, 90)))


@pytest.mark.parametrize("setting", ["meadow", "mountains", "lake", "park", "river", "farm"])
def test_seasons_change_the_colours_and_not_the_scene(setting: str) -> None:
    graph = SceneGraph(setting=setting, seed=5, season="summer")
    summer = paint(graph, (240, 240))
    for season in ("spring", "autumn"):
        other = paint(replace(graph, season=season), (240, 240))
        assert alike(outlines(summer), outlines(other)) > 0.6
        assert np.abs(summer.astype(float) - other).mean() > 2
    winter = paint(replace(graph, season="winter"), (240, 240))
    elsewhere = paint(replace(graph, seed=6), (240, 240))
    assert alike(outlines(summer), outlines(winter)) > alike(outlines(summer), outlines(elsewhere))


def test_the_hour_moves_nothing_but_the_light() -> None:
    graph = SceneGraph(setting="mountains", seed=5)
    day = paint(graph, (240, 240))
    night = paint(replace(graph, time="night"), (240, 240))
    below = slice(130, 240)
    assert alike(outlines(day)[below], outlines(night)[below]) > 0.5
    assert brightness(night).mean() < 0.6 * brightness(day).mean()


def test_size_changes_nothing_but_the_detail() -> None:
    graph = SceneGraph(setting="lake", seed=9, time="sunset")
    small, large = brightness(paint(graph, (128, 128))), brightness(paint(graph, (384, 384)))
    shrunk = large.reshape(128, 3, 128, 3).mean((1, 3))
    assert alike(small, shrunk) > 0.95


def test_the_seed_changes_the_picture() -> None:
    pictures = [brightness(paint(SceneGraph(setting="hills", seed=s), (96, 96))) for s in range(4)]
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 4


def test_flat_style_is_flat() -> None:
    graph = SceneGraph(setting="hills", seed=4)
    soft = np.unique(paint(graph, (96, 96)).reshape(-1, 3), axis=0)
    flat = np.unique(paint(replace(graph, style="flat"), (96, 96)).reshape(-1, 3), axis=0)
    assert len(flat) < 0.5 * len(soft)


@settings(max_examples=150, deadline=None)
@given(
    setting=st.sampled_from(sorted(places.PLACES)),
    width=st.integers(360, 4096),
    height=st.integers(360, 4096),
    variant=st.integers(0, 11),
    camera=st.sampled_from(["normal", "top", "close", "wide"]),
)
def test_ground_facts_are_in_order(
    setting: str, width: int, height: int, variant: int, camera: str
) -> None:
    facts = places.ground(setting, (width, height), variant, camera=camera)
    assert 0 <= facts.horizon <= 1
    assert 0 < facts.stand_far < facts.stand_near <= 1
    assert facts.stand_near - facts.stand_far > 0.03
    for band in (facts.sky, facts.water):
        if band is not None:
            assert 0 <= band[0] < band[1] <= 1
    if facts.surface not in {"none", "table"}:
        assert facts.stand_far > facts.horizon
    for x0, y0, x1, y1 in (*facts.clear, *facts.spots.values()):
        assert -0.01 <= x0 < x1 <= 1.01
        assert 0 <= y0 < y1 <= 1.01


@pytest.mark.parametrize("camera", ["normal", "top", "close", "wide"])
def test_a_kitchen_keeps_its_window_on_the_narrowest_canvas(camera: str) -> None:
    x0, y0, x1, y1 = places.ground("kitchen", (360, 4096), 0, camera=camera).spots["window"]
    assert x0 < x1
    assert y0 < y1


def test_fields_have_the_colour_of_their_crop() -> None:
    means = {}
    for crop in ("rapeseed-field", "lavender-field", "poppy-field"):
        lower = paint(SceneGraph(setting=crop, seed=3, variant=1), (160, 160))[96:]
        means[crop] = lower.reshape(-1, 3).mean(0)
    red, green, blue = means["rapeseed-field"]
    assert min(red, green) > blue + 60
    red, green, blue = means["lavender-field"]
    assert blue > max(red, green)
    red, green, blue = means["poppy-field"]
    assert red > max(green, blue) + 20


def test_decor_leaves_the_middle_to_the_hero() -> None:
    for setting in places.PLACES:
        for size in SHAPES.values():
            for variant in (0, 1):
                facts = places.ground(setting, size, variant)
                for x0, y0, x1, y1 in facts.clear:
                    inside = x0 < 0.5 < x1 and y0 < (facts.stand_far + facts.stand_near) / 2 < y1
                    assert not inside, setting


def test_an_unknown_setting_is_a_meadow() -> None:
    assert places.ground("nowhere", (512, 512)) == places.ground("meadow", (512, 512))


def test_what_stands_on_water_gets_land_and_what_floats_does_not() -> None:
    size = (256, 256)
    graph = SceneGraph(setting="lake", seed=1)
    house = Placed("house", 0.5, 0.6, 0.2)
    assert places.on_islet(graph, house, size)
    assert not places.on_islet(graph, replace(house, shadow="float"), size)
    assert not places.on_islet(replace(graph, setting="meadow"), house, size)
    bare, built = paint(graph, size), paint(replace(graph, placed=(house,)), size)
    changed = np.abs(bare.astype(int) - built).sum(-1) > 24
    assert changed[140:172, 96:160].mean() > 0.3
    assert changed[:, :20].mean() < 0.02


def test_the_window_shows_the_backdrop() -> None:
    graph = SceneGraph(setting="room", seed=8)
    x0, y0, x1, y1 = places.ground("room", (200, 200)).spots["window"]
    pane = (
        slice(int(y0 * 200) + 4, int(y1 * 200) - 4),
        slice(int(x0 * 200) + 4, int(x1 * 200) - 4),
    )
    hills, city = paint(graph, (200, 200)), paint(replace(graph, backdrop="city"), (200, 200))
    difference = np.abs(hills.astype(int) - city).sum(-1)
    assert difference[pane].mean() > 30
    assert difference.mean() < difference[pane].mean() / 3


def test_light_follows_hour_and_weather() -> None:
    size = (256, 256)
    day, night = (
        places.light_for(SceneGraph(setting="meadow", seed=1, time=t), size)
        for t in ("day", "night")
    )
    storm = places.light_for(SceneGraph(setting="meadow", seed=1, weather=("storm",)), size)
    assert night.darkness > 0.6 > day.darkness
    assert storm.key < day.key
    assert places.light_for(SceneGraph(setting="room", seed=1), size).indoor
    sunset = places.light_for(SceneGraph(setting="sea", seed=1, time="sunset", sun_x=0.3), size)
    assert sunset.sun_x == 0.3
    assert 0 < sunset.sun_y < places.ground("sea", size).horizon
