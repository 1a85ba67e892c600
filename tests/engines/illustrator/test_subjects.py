"""Subjects: everything known can be drawn, where it was placed, in its colour and light."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import pack, subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Worn
from seedbed.engines.illustrator.subjects.pen import DRAWINGS
from seedbed.engines.illustrator.subjects.sprite import lit_sprite
from seedbed.engines.illustrator.subjects.tint import COLOURS, named

SKY = ("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb")
DAY = Light(sky=SKY, sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc")
NIGHT = Light(
    sky=SKY, sun="#eef3ff", haze="#3d5a94", far="#22386a", ambient=(0.64, 0.73, 1.0), key=0.5,
    darkness=0.75,
)  # fmt: skip
GROUND = "#7f8f87"
OWN = sorted(DRAWINGS)
POSES = ("stand", "sit", "walk", "run", "sleep", "fly", "swim", "ride", "hold", "dance", "read",
         "eat", "play", "look", "work", "jump")  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_drawn_before() -> Iterator[None]:
    lit_sprite.cache_clear()
    yield
    lit_sprite.cache_clear()


def drawn(placed: Placed, light: Light = DAY, **how: str) -> NDArray[np.uint8]:
    canvas = Canvas(96, 96)
    canvas.wash(GROUND)
    rng = np.random.Generator(np.random.PCG64(1))
    subjects.draw_subject(canvas, placed, light, rng, **how)  # type: ignore[arg-type]  # season
    return canvas.rgb()


def at_centre(name: str, **more: object) -> Placed:
    size = min(0.6, 0.8 / subjects.facts(name).aspect)
    return Placed(name, x=0.5, foot=0.8, h=size, shadow="none", **more)  # type: ignore[arg-type]


def inked(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    changed: NDArray[np.bool_] = (np.abs(picture.astype(int) - picture[0, 0]) > 12).any(-1)
    return changed


def test_own_drawings_and_all_glyphs_are_known() -> None:
    assert pack.names() <= subjects.known()
    assert set(OWN) <= subjects.known()


def test_facts_are_sound() -> None:
    for name in subjects.known():
        known = subjects.facts(name)
        assert 0.02 < known.height < 5000, name
        assert 0.1 < known.aspect < 8, name
        assert known.faces in {"left", "right", "front"}, name
        for x, y in (known.seat, known.head, *known.hands):
            assert -0.2 <= x <= 1.2, name
            assert -0.2 <= y <= 1.1, name


def test_an_unknown_subject_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        subjects.facts("no-such-thing")


@pytest.mark.parametrize("name", OWN)
def test_own_drawings_fill_their_box(name: str) -> None:
    placed = at_centre(name)
    mask = inked(drawn(placed))
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    assert mask.mean() > 0.004
    high = placed.h * 96
    assert rows[0] > 0.8 * 96 - 1.45 * high
    assert rows[-1] < 0.8 * 96 + 0.25 * high
    assert (rows[-1] - rows[0]) > 0.45 * high
    assert abs((columns[0] + columns[-1]) / 2 - 48) < 0.42 * high + 3


def test_glyph_subjects_fill_their_box() -> None:
    for name in sorted(pack.names() - set(OWN))[::23]:
        mask = inked(drawn(at_centre(name)))
        assert mask.mean() > 0.004, name


@pytest.mark.parametrize("name", ["fox", "cat", "girl", "astronaut", "horse", "dog", "dragon"])
def test_every_pose_is_drawn(name: str) -> None:
    for pose in POSES:
        assert inked(drawn(at_centre(name, pose=pose))).mean() > 0.02, pose


def test_poses_differ() -> None:
    seen = {drawn(at_centre("fox", pose=pose)).tobytes() for pose in ("sit", "walk", "sleep")}
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("name", "colour"),
    [("cat", "blue"), ("bottle", "red"), ("bear", "pink"), ("girl", "purple"), ("elephant", "pink"),
     ("butterfly", "red"), ("hot-air-balloon", "green"), ("tropical-fish", "red"),
     ("horse", "white"), ("red-apple", "green"), ("car", "black")],
)  # fmt: skip
def test_a_colour_asked_for_is_the_colour_most_of_it_has(name: str, colour: str) -> None:
    wanted = np.array(named(colour))
    plain, dyed = drawn(at_centre(name)), drawn(at_centre(name, colour=colour))

    def share(picture: NDArray[np.uint8]) -> float:
        pixels = picture[inked(picture)].astype(float)
        near = pixels / np.maximum(pixels.max(1, keepdims=True), 1)
        target = wanted / wanted.max()
        alike = np.abs(near - target).max(1) < 0.34
        level = np.abs(pixels.max(1) - wanted.max()) < 110
        return float((alike & level).mean())

    assert share(dyed) > max(0.15, share(plain) * 1.2)


def test_natural_colours_leave_it_as_it_is() -> None:
    assert (drawn(at_centre("fox", colour="red")) == drawn(at_centre("fox"))).all()
    assert (drawn(at_centre("cat", colour="orange")) == drawn(at_centre("cat"))).all()


def test_colours_have_names() -> None:
    assert named("Sky-Blue") == named("sky blue") is not None
    assert named("#102030") == (16, 32, 48)
    assert named(None) is None
    assert named("invisible") is None
    assert all(named(name) for name in COLOURS)


@pytest.mark.parametrize(
    "more",
    [
        {"wears": (Worn("crown"),)}, {"wears": (Worn("scarf", "blue"),)}, {"wears": (Worn("hat"),)},
        {"wears": (Worn("glasses"),)}, {"wears": (Worn("witch-hat"),)},
        {"wears": (Worn("cape"),)}, {"wears": (Worn("flower-crown"),)},
        {"wears": (Worn("sweater", "green"),)}, {"wears": (Worn("helmet"),)},
        {"holds": (Worn("balloon", "red"),)},
        {"holds": (Worn("umbrella"),)}, {"holds": (Worn("lantern"),)}, {"holds": (Worn("book"),)},
        {"holds": (Worn("fishing-rod"),)}, {"holds": (Worn("flower", "red"),)},
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["girl", "bear"])
def test_what_is_worn_and_held_is_seen(name: str, more: dict[str, object]) -> None:
    changed = (drawn(at_centre(name, **more)) != drawn(at_centre(name))).any(-1)
    assert changed.sum() > 12


def test_a_dress_takes_its_colour() -> None:
    picture = drawn(at_centre("girl", wears=(Worn("dress", "red"),)))
    body = picture[inked(picture)].astype(int)
    assert ((body[:, 0] - body[:, 2]) > 90).mean() > 0.2


def test_windows_light_up_at_night() -> None:
    night = drawn(at_centre("cabin"), NIGHT).astype(int)
    warm = (night[..., 0] > 200) & (night[..., 2] < 190)
    day = drawn(at_centre("cabin")).astype(int)
    assert warm.sum() > 30 > ((day[..., 0] > 230) & (day[..., 2] < 150)).sum()


def test_seasons_change_trees() -> None:
    seen = {drawn(at_centre("tree"), season=season).tobytes() for season in
            ("spring", "summer", "autumn", "winter")}  # fmt: skip
    assert len(seen) == 4


def test_shadows_fall_below_and_depth_fades_into_the_haze() -> None:
    near = Placed("fox", x=0.5, foot=0.7, h=0.5)
    picture = drawn(near).astype(int)
    below = picture[int(0.71 * 96) : int(0.75 * 96), 30:66]
    assert below.mean() < picture[2, 2].mean() - 8
    far = drawn(at_centre("fox", depth=1.0)).astype(int)
    close = drawn(at_centre("fox")).astype(int)
    haze = np.array((0xCF, 0xE6, 0xF2))
    mask = inked(close.astype(np.uint8))
    assert np.abs(far[mask] - haze).mean() < np.abs(close[mask] - haze).mean()


def test_what_is_cut_stays_above_its_foot() -> None:
    picture = drawn(at_centre("whale", cut=0.3))
    assert not inked(picture)[int(0.8 * 96) + 2 :].any()


def test_flipping_mirrors_the_subject() -> None:
    left = inked(drawn(at_centre("horse")))
    right = inked(drawn(at_centre("horse", flip=True)))
    assert (left[:, ::-1] == right).mean() > 0.97


def test_a_reflection_lies_below_the_foot() -> None:
    canvas = Canvas(96, 96)
    canvas.wash(GROUND)
    subjects.draw_reflection(canvas, Placed("sailboat", x=0.5, foot=0.5, h=0.4), DAY)
    rows = np.flatnonzero(inked(canvas.rgb()).any(1))
    assert rows[0] >= 47
    assert rows[-1] > 60


def test_the_same_subject_is_the_same_pixels_each_time() -> None:
    first = drawn(at_centre("cherry-tree", look=3), NIGHT)
    lit_sprite.cache_clear()
    assert (drawn(at_centre("cherry-tree", look=3), NIGHT) == first).all()


def test_looks_differ_between_people() -> None:
    assert len({drawn(at_centre("girl", look=look)).tobytes() for look in range(6)}) >= 5


def test_shops_show_what_they_sell() -> None:
    """The same house, with other things in its window and nowhere else."""
    names = ("bookshop", "bakery", "cafe", "shop")
    windows = {name: drawn(at_centre(name)) for name in names}
    for one, other in itertools.combinations(names, 2):
        differs = (windows[one] != windows[other]).any(-1)
        rows, columns = np.nonzero(differs)
        assert differs.sum() > 40
        assert rows.min() > 40 and rows.max() < 76
        assert columns.max() < 58
