"""The canvas: what is drawn lands where it should, blends as it should, twice the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import (
    Blend,
    Canvas,
    Linear,
    Path,
    Radial,
    mix,
    noise,
    premultiply,
    rgb,
    scale,
    straighten,
)

BOTTOM, TOP = (200, 100, 50), (100, 200, 30)


def white(width: int = 64, height: int = 64) -> Canvas:
    canvas = Canvas(width, height)
    canvas.wash("#ffffff")
    return canvas


def expected(blend: str) -> NDArray[np.float64]:
    d, s = np.array(BOTTOM) / 255, np.array(TOP) / 255
    whole = {
        "over": s,
        "multiply": s * d,
        "screen": s + d - s * d,
        "add": np.minimum(1, s + d),
        "darken": np.minimum(s, d),
        "lighten": np.maximum(s, d),
        "overlay": np.where(d < 0.5, 2 * s * d, 1 - 2 * (1 - s) * (1 - d)),
    }[blend]
    return (whole + d) / 2 * 255


@pytest.mark.parametrize(
    "blend", ["over", "multiply", "screen", "add", "darken", "lighten", "overlay"]
)
@pytest.mark.parametrize("how", ["opacity", "stops", "image"])
def test_half_a_blend_is_half_way_to_the_whole_blend(blend: Blend, how: str) -> None:
    canvas = Canvas(32, 32)
    canvas.wash(BOTTOM)
    if how == "opacity":
        canvas.wash(TOP, opacity=0.5, blend=blend)
    elif how == "stops":
        canvas.wash(Linear(0, 0, 32, 0, [(0, TOP, 0.5), (1, TOP, 0.5)]), blend=blend)
    else:
        canvas.image(np.full((8, 8, 4), (*TOP, 128), np.uint8), 0, 0, 32, 32, blend=blend)
    assert canvas.rgb()[16, 16] == pytest.approx(expected(blend), abs=2)


def test_a_clip_of_one_curve_clips_to_the_curve() -> None:
    canvas = white(100, 100)
    dome = Path().move(20, 90).cubic(20, 0, 80, 0, 80, 90).close()
    lines = Path()
    for x in range(0, 100, 4):
        lines.move(x, 0).line(x, 100)
    canvas.stroke(lines, 4, "#000000", clip=dome)
    picture = canvas.rgb()
    assert (picture[25, 20:30] == 255).all()  # in the dome's box, outside the dome
    assert (picture[60, 40:60] == 0).any()


def test_blur_spreads_inside_the_clip_only() -> None:
    canvas = white(100, 100)
    canvas.fill(Path().circle(50, 50, 20), "#000000", blur=8, clip=Path().rect(0, 0, 50, 100))
    picture = canvas.rgb()[..., 0]
    assert picture[50, 26] < 240
    assert (picture[:, 52:] == 255).all()


def test_thin_strokes_are_drawn_in_small_units() -> None:
    canvas = white(100, 100)
    with canvas.placed(50, 50, 100):
        canvas.stroke(Path().move(-0.4, 0).line(0.4, 0), 0.01, "#000000")
    assert canvas.rgb()[49:51, 50].min() < 160


def test_units_nest_turn_and_mirror() -> None:
    canvas = white(100, 100)
    with canvas.placed(50, 50, 10, tilt=90), canvas.placed(2, 0, flip=True):
        canvas.fill(Path().rect(-1.5, -0.5, 1, 1), "#ff0000")
        frame = canvas.frame
    canvas.flush()
    with canvas.framed(frame):
        canvas.fill(Path().rect(-3.5, -0.5, 1, 1), "#0000ff")
    picture = canvas.rgb()
    assert tuple(picture[80, 50]) == (255, 0, 0)
    assert tuple(picture[95, 50]) == (0, 0, 255)


def test_gradients_run_between_their_stops() -> None:
    canvas = white()
    canvas.wash(Linear(0, 0, 0, 64, [(0, "#000000", 1), (1, "#ffffff", 1)]), bottom=64)
    column = canvas.rgb()[:, 10, 0].astype(int)
    assert (np.diff(column) >= 0).all()
    assert column[0] < 8
    assert column[-1] > 247
    squashed = white()
    squashed.wash(Radial(32, 32, 30, [(0, "#000000", 1), (1, "#000000", 0)], squash=0.25))
    flat = squashed.rgb()[..., 0].astype(int)
    assert flat[32, 50] < flat[50, 32]


def test_an_image_is_flipped_tilted_and_scaled_into_its_box() -> None:
    pixels = np.zeros((2, 2, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[:, 0] = (255, 0, 0, 255)
    plain, flipped = white(), white()
    plain.image(pixels, 0, 0, 64, 64)
    flipped.image(pixels, 0, 0, 64, 64, flip=True)
    assert plain.rgb()[32, 4, 0] > 200
    assert flipped.rgb()[32, 60, 0] > 200
    turned = white()
    turned.image(pixels, 0, 0, 64, 64, tilt=90)
    assert turned.rgb()[4, 32, 0] > 200


def test_a_glyph_stands_bottom_centred_in_its_box() -> None:
    canvas = white(200, 100)
    x0, y0, x1, y1 = canvas.glyph("fox", 20, 10, 160, 80)
    assert y1 == pytest.approx(90)
    assert (x0 + x1) / 2 == pytest.approx(100)
    inked = np.argwhere((canvas.rgb() < 250).any(-1))
    assert inked[:, 0].min() >= y0 - 2
    assert inked[:, 0].max() <= y1 + 2


def test_an_unknown_glyph_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        Canvas(8, 8).glyph("no-such-thing", 0, 0, 8, 8)


def test_pixels_can_be_taken_and_replaced() -> None:
    canvas = white(20, 10)
    canvas.fill(Path().rect(0, 0, 10, 10), "#ff0000")
    assert canvas.region(-5, -5, 5, 5).shape == (5, 5, 4)
    assert tuple(canvas.region(2, 2, 4, 4)[0, 0]) == (255, 0, 0, 255)
    canvas.put_rgb(np.full((10, 20, 3), 7, np.uint8))
    canvas.fill(Path().rect(0, 0, 5, 5), "#ffffff")
    picture = canvas.rgb()
    assert tuple(picture[9, 19]) == (7, 7, 7)
    assert tuple(picture[2, 2]) == (255, 255, 255)


def test_the_same_calls_give_the_same_bytes() -> None:
    def draw() -> bytes:
        canvas = white(120, 90)
        canvas.fill(Path().circle(40, 40, 30), "#3478d2", blur=4, blend="multiply", opacity=0.7)
        canvas.glyph("horse", 10, 10, 70, 70, tilt=12)
        layer = noise(np.random.Generator(np.random.PCG64(5)), 30, 20, stretch=2)
        rgba = np.full((20, 30, 4), 255, np.uint8)
        rgba[..., 3] = layer * 255
        canvas.image(rgba, 0, 0, 120, 90, blend="screen")
        return canvas.rgb().tobytes()

    assert draw() == draw()


@given(st.integers(1, 90), st.integers(1, 60), st.integers(1, 6), st.integers(1, 9))
@settings(max_examples=25, deadline=None)
def test_noise_spans_zero_to_one_at_any_size(w: int, h: int, octaves: int, base: int) -> None:
    layer = noise(np.random.Generator(np.random.PCG64(1)), w, h, octaves, base)
    assert layer.shape == (h, w)
    assert layer.dtype == np.float32
    assert 0 <= layer.min() <= layer.max() <= 1


@given(st.integers(0, 255), st.integers(1, 255))
def test_alpha_goes_there_and_back(value: int, alpha: int) -> None:
    pixel = np.array([[[value, value, value, alpha]]], np.uint8)
    back = straighten(premultiply(pixel))
    assert abs(int(back[0, 0, 0]) - value) <= 128 / alpha + 1
    assert back[0, 0, 3] == alpha


def test_colour_arithmetic() -> None:
    assert rgb("#f80") == (255, 136, 0)
    assert mix("#000000", "#ffffff", 0.5) == pytest.approx((127.5, 127.5, 127.5))
    assert scale("#806040", 2) == (255.0, 192.0, 128.0)
    with pytest.raises(ValueError, match="not a colour"):
        rgb("#12345")


def test_paths_know_their_bounds() -> None:
    assert Path().bounds() == (0, 0, 0, 0)
    assert Path().circle(10, 20, 5).bounds() == pytest.approx((5, 15, 15, 25))
    assert Path().polygon([(0, 0), (4, 1), (2, 6)]).bounds() == (0, 0, 4, 6)


@pytest.mark.parametrize("seed", range(4))
def test_a_glow_scaled_up_never_wraps_round_on_white(seed: int) -> None:
    """Cubic curves overshoot: a colour above its own alpha would come out black or cyan."""
    rng = np.random.default_rng(seed)
    glow = np.empty((8, 8, 4), np.uint8)
    glow[..., :3] = 254, 240, 220
    glow[..., 3] = rng.integers(0, 256, (8, 8))
    canvas = Canvas(96, 96)
    canvas.wash("#ffffff")
    canvas.image(glow, 0, 0, 96, 96)
    assert canvas.rgb().min() >= 215
