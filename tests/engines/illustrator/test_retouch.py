"""Work on photographs: cut-outs, light, weather, colour and shape, on pictures made here."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from sample_pictures import Picture, disc, landscape, likeness, scene
from seedbed.engines.illustrator.retouch import (
    combine,
    cover,
    cutout,
    extend,
    recolour,
    relight,
    restyle,
)
from seedbed.engines.illustrator.retouch.collage import How
from seedbed.engines.illustrator.retouch.cutout import subject_mask
from seedbed.engines.illustrator.retouch.shapes import fill_holes, label, main_piece
from seedbed.engines.illustrator.retouch.sky import find_sky
from seedbed.errors import InvalidParameter


def overlap(mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], truth: object) -> float:
    a, b = np.asarray(mask, bool), np.asarray(truth, bool)
    return float((a & b).sum() / (a | b).sum())


@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("colour", [(206, 60, 50), (40, 60, 130), (60, 140, 60)])
def test_a_disc_is_cut_from_its_ground(busy: bool, colour: tuple[int, int, int]) -> None:
    picture, inside = disc(256, colour, busy=busy)
    mask, confidence = subject_mask(picture)
    assert overlap(mask > 0.5, inside) > 0.9
    assert confidence > 0.6


def test_a_cutout_is_cropped_with_soft_edges_and_its_own_colour() -> None:
    picture, inside = disc()
    cut = cutout(picture)
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    wanted = (columns[0] / 256, rows[0] / 256, (columns[-1] + 1) / 256, (rows[-1] + 1) / 256)
    assert np.abs(np.array(cut.box) - wanted).max() < 0.03
    assert cut.whole
    alpha = cut.rgba[..., 3]
    assert ((alpha > 20) & (alpha < 235)).any()
    rim = cut.rgba[(alpha > 30) & (alpha < 200)][:, :3].astype(int)
    # The ground is bluish: the disc's rim must not be.
    assert np.median(rim[:, 0] - rim[:, 2]) > 40


def test_an_alpha_channel_is_believed() -> None:
    picture = scene()
    alpha = np.zeros(picture.shape[:2], np.uint8)
    alpha[60:120, 40:200] = 255
    cut = cutout(picture, alpha)
    assert cut.rgba.shape == (60, 160, 4)
    assert cut.confidence == 1.0
    assert np.array_equal(cut.rgba[..., :3], picture[60:120, 40:200])


def test_an_opaque_alpha_says_nothing() -> None:
    picture, inside = disc()
    cut = cutout(picture, np.full(picture.shape[:2], 255, np.uint8))
    assert cut.rgba.shape[0] < picture.shape[0]
    assert inside.any()


@pytest.mark.parametrize("level", [0, 130, 255])
def test_nothing_to_cut_is_told_by_no_confidence(level: int) -> None:
    cut = cutout(np.full((80, 120, 3), level, np.uint8))
    assert cut.confidence < 0.5
    assert cut.rgba.shape[2] == 4


def test_noise_is_not_a_subject() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (160, 160, 3), np.uint8)
    assert cutout(noise).confidence < 0.75


def test_pieces_are_numbered_and_holes_filled() -> None:
    bits = np.zeros((40, 60), bool)
    bits[5:25, 5:25] = True
    bits[10:13, 10:13] = False
    bits[30:34, 40:44] = True
    bits[25:36, 50:52] = True
    bits[35, 44:52] = True
    bits[33, 43] = True
    numbers, count = label(bits)
    assert count == 3
    assert numbers[0, 0] == 0
    assert len({int(numbers[6, 6]), int(numbers[31, 41]), int(numbers[30, 50])}) == 3
    assert numbers[30, 50] == numbers[35, 45]
    main = main_piece(bits, np.ones(bits.shape, np.float32))
    assert main[6, 6] and not main[31, 41]
    assert fill_holes(main)[11, 11]


def test_the_sky_is_found_above_the_hill_and_not_indoors() -> None:
    sky = find_sky(landscape())
    assert sky is not None
    assert sky[10, 20] > 200
    assert sky[-10].max() < 30
    wall = np.full((120, 160, 3), (150, 110, 80), np.uint8)
    assert find_sky(wall) is None


def test_night_is_darker_and_bluer() -> None:
    picture = landscape()
    night = relight(picture, time="night", seed=2)
    assert night.mean() < 0.55 * picture.mean()
    before, after = picture.mean((0, 1)), night.mean((0, 1))
    assert after[2] / after[0] > 1.2 * before[2] / before[0]
    ground = slice(170, None)
    assert likeness(picture[ground], night[ground]) > 0.6, "the ground keeps its content"


@pytest.mark.parametrize("time", ["sunset", "dawn"])
def test_a_low_sun_is_warmer(time: str) -> None:
    picture = landscape()
    out = relight(picture, time="sunset" if time == "sunset" else "dawn", seed=2)
    before, after = picture.mean((0, 1)), out.mean((0, 1))
    assert after[0] / after[2] > 1.15 * before[0] / before[2]


def test_snow_whitens_the_grass() -> None:
    picture = landscape()
    out = relight(picture, weather="snow", seed=2)
    grass = (slice(200, None), slice(200, None))
    assert out[grass].mean() > picture[grass].mean() + 40
    assert np.ptp(out[grass].reshape(-1, 3).mean(0)) < 30


def test_rain_is_darker_and_fog_flatter() -> None:
    picture = landscape()
    assert relight(picture, weather="rain", seed=2).mean() < picture.mean()
    fogged = relight(picture, weather="fog", seed=2)
    assert fogged[60:140].std() < 0.8 * picture[60:140].std()


def test_autumn_turns_green_to_gold_and_leaves_red_alone() -> None:
    picture = landscape()
    out = relight(picture, season="autumn")
    grass, ball = (230, 300), (150, 112)
    assert int(out[grass][0]) > int(out[grass][1]) > int(out[grass][2])
    assert np.abs(out[ball].astype(int) - picture[ball]).max() < 30


def test_relight_with_nothing_asked_changes_nothing() -> None:
    picture = landscape()
    assert np.array_equal(relight(picture), picture)


@pytest.mark.parametrize("size", [(2, 3), (33, 57), (200, 90)])
def test_light_and_weather_take_any_size_and_repeat(size: tuple[int, int]) -> None:
    width, height = size
    picture = scene(width, height)
    out = relight(picture, time="night", weather=("snow", "fog"), season="winter", seed=9)
    assert out.shape == picture.shape
    again = relight(picture, time="night", weather=("snow", "fog"), season="winter", seed=9)
    assert np.array_equal(out, again)
    assert relight(picture, time="day", weather="storm", seed=1).shape == picture.shape


def test_recolour_turns_the_subject_only() -> None:
    picture, inside = disc()
    out = recolour(picture, "#2050d0")
    middle = out[inside].astype(int).mean(0)
    assert middle[2] > middle[0] + 60
    outside = ~inside
    outside[:, 40:216] = False
    assert np.abs(out[outside].astype(int) - picture[outside]).mean() < 4


def test_recolour_keeps_light_and_shade() -> None:
    picture, inside = disc()
    out = recolour(picture, "#2050d0", (inside * 255).astype(np.uint8))
    before = picture[inside].astype(float).mean(1)
    after = out[inside].astype(float).mean(1)
    assert np.corrcoef(before, after)[0, 1] > 0.8


@pytest.mark.parametrize("size", [(480, 240), (200, 600), (320, 256), (97, 431)])
def test_extend_is_exact_and_shows_the_whole_picture(size: tuple[int, int]) -> None:
    picture = scene(320, 256)
    out = extend(picture, size)
    width, height = size
    assert out.shape == (height, width, 3)
    scale = min(width / 320, height / 256)
    w, h = round(320 * scale), round(256 * scale)
    inner = np.asarray(Image.fromarray(picture).resize((w, h), Image.Resampling.BICUBIC))
    best = min(
        float(np.abs(out[y : y + h, x : x + w].astype(int) - inner).mean())
        for y in range(height - h + 1)
        for x in range(width - w + 1)
    )
    assert best < 6
    assert (out.reshape(-1, 3).std(0) > 1).all()


def test_cover_keeps_what_matters() -> None:
    picture = np.full((200, 600, 3), 180, np.uint8)
    image = Image.fromarray(picture)
    ImageDraw.Draw(image).ellipse((430, 50, 530, 150), fill=(210, 30, 30))
    out = cover(np.asarray(image), 200, 200)
    assert out.shape == (200, 200, 3)
    assert (np.asarray(out[..., 0], int) - out[..., 1] > 100).sum() > 6000


@pytest.mark.parametrize(
    ("how", "count"),
    [("collage", n) for n in (1, 2, 5, 14)]
    + [("diptych", n) for n in (1, 2, 14)]
    + [("cutouts", n) for n in (1, 3, 5)],
)
def test_combining_fills_the_canvas_with_every_picture(how: How, count: int) -> None:
    rng = np.random.default_rng(count)
    pictures: list[Picture] = []
    for _ in range(count):
        colour = rng.integers(20, 230, 3)
        pictures.append(disc(96, (int(colour[0]), int(colour[1]), int(colour[2])))[0])
    out = combine(pictures, (300, 200), how)
    assert out.shape == (200, 300, 3)
    assert np.array_equal(out, combine(pictures, (300, 200), how))


def test_combining_nothing_is_refused() -> None:
    with pytest.raises(InvalidParameter):
        combine([], (100, 100))


def test_restyle_is_the_style() -> None:
    picture = scene()
    assert restyle(picture, "vintage", 3).shape == picture.shape
    with pytest.raises(InvalidParameter):
        restyle(picture, "no such style")
