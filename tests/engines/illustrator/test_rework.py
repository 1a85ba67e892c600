"""Wishes about references: what is read of them, and sets and frames made from one picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import mounting, retouch
from seedbed.engines.illustrator.painter import IllustratorPainter
from seedbed.engines.illustrator.rework import NOT_CUT, rework
from seedbed.engines.illustrator.understand import understand
from seedbed.engines.illustrator.wishes import wish_of
from seedbed.types import Finish, Note, Plan, Reference, Shot, Size

SMALL = Size(160, 120)


def reference_of(pixels: NDArray[np.uint8], folder: Path, name: str) -> Reference:
    path = folder / f"{name}.rgb"
    path.write_bytes(pixels.tobytes())
    size = Size(pixels.shape[1], pixels.shape[0])
    return Reference(path, size, size, name)


@pytest.fixture
def disc(tmp_path: Path) -> Reference:
    """A red disc on pale ground: it can be cut out."""
    y, x = np.mgrid[0:120, 0:150]
    pixels = np.full((120, 150, 3), 225, np.uint8)
    pixels[(x - 75) ** 2 + (y - 60) ** 2 < 40**2] = (200, 40, 40)
    return reference_of(pixels, tmp_path, "disc")


@pytest.fixture
def noise(tmp_path: Path) -> Reference:
    """Nothing in it can be told from anything."""
    pixels = np.random.Generator(np.random.PCG64(1)).integers(0, 255, (120, 150, 3), np.uint8)
    return reference_of(pixels, tmp_path, "noise")


def made(
    prompt: str, *references: Reference, variation: int = 0, size: Size = SMALL
) -> tuple[NDArray[np.uint8], list[str]]:
    done = rework(
        prompt, understand(prompt), references, size, 7, lambda _a, _b: None, variation=variation
    )
    assert done.pixels.shape == (size.height, size.width, 3)
    return done.pixels, [note.detail for note in done.notes]


@pytest.mark.parametrize(
    ("prompt", "pair"),
    [
        ("Put the cat of image 1 into image 2", (0, 1)),
        ("place the person from picture 2 on the background of picture 1", (1, 0)),
        ("把图1的花放到图2里", (0, 1)),
        ("将图二的人移到图一中", (1, 0)),
        ("Combine image 1 and image 2 into one poster", None),
        ("Put the subject of image 1 on a beach at sunset", None),
    ],
)
def test_which_reference_goes_into_which(prompt: str, pair: tuple[int, int] | None) -> None:
    assert wish_of(prompt, understand(prompt)).onto == pair


def test_the_subject_of_one_stands_in_the_other(disc: Reference, noise: Reference) -> None:
    pixels, notes = made("put the ball of image 1 into image 2", disc, noise)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    assert red[40:, 50:110].mean() > 0.3
    assert NOT_CUT not in notes


@pytest.mark.parametrize(
    "prompt", ["Put it on a beach at sunset", "white background", "put image 1 into image 2"]
)
def test_what_cannot_be_cut_out_is_framed_and_told(
    prompt: str, noise: Reference, disc: Reference
) -> None:
    _, notes = made(prompt, noise, disc) if "image 2" in prompt else made(prompt, noise)
    assert NOT_CUT in notes


def test_posters_from_one_reference_differ(disc: Reference) -> None:
    pictures = [made('3 posters titled "RED"', disc, variation=turn)[0] for turn in range(4)]
    for at, picture in enumerate(pictures):
        assert not any(np.array_equal(picture, other) for other in pictures[:at])


def test_the_title_of_a_combination_leaves_the_pictures_alone(
    disc: Reference, noise: Reference
) -> None:
    free = (0.0, 0.3, 1.0, 1.0)
    images = [np.asarray(disc.rgb()), np.asarray(noise.rgb())]
    sheet = mounting.titled(images, SMALL, free, "diptych", 1)
    assert sheet.shape == (SMALL.height, SMALL.width, 3)
    band = sheet[: round(0.28 * SMALL.height)]
    assert band.std(axis=(0, 1)).max() < 3


def test_a_far_other_shape_shows_the_whole_picture(disc: Reference) -> None:
    pixels, _ = made("watercolor", disc, size=Size(90, 240))
    assert (pixels[..., 0].astype(int) - pixels[..., 1] > 80).any()


def test_fourteen_references_are_all_on_the_sheet(tmp_path: Path) -> None:
    colours = np.linspace(30, 225, 14).astype(np.uint8)
    references = [
        reference_of(np.full((40, 40, 3), colour, np.uint8), tmp_path, str(at))
        for at, colour in enumerate(colours)
    ]
    pixels, _ = made("a collage", *references, size=Size(240, 240))
    seen = {int(value) for value in np.unique(pixels[..., 0])}
    assert all(min(abs(int(colour) - value) for value in seen) <= 2 for colour in colours)


def test_a_photograph_is_drawn_and_said_to_be() -> None:
    plan = Plan(
        request_id="t",
        created=0,
        model="t",
        engine="illustrator",
        prompt="a realistic photo of a cat",
        language="en",
        size=SMALL,
        tier=None,
        shots=(Shot(0, "a realistic photo of a cat", 1),),
        related=False,
        sources=(),
        seed=1,
        seed_given=True,
        guidance=None,
        delivery="url",
        stream=False,
        finish=Finish("image/png", None, None),
    )
    told = Note("prompt", "partial", "drawn as an illustration, not a photograph")
    assert told in IllustratorPainter().consider(plan)
    drawn = replace(plan, shots=(Shot(0, "a drawing of a cat", 1),))
    assert told not in IllustratorPainter().consider(drawn)


def test_a_hat_is_put_on_the_head_that_is_there(disc: Reference) -> None:
    kept, _ = made("image 1", disc)
    hatted, notes = made("wear a crown", disc)
    rows, columns = np.nonzero(np.abs(hatted.astype(int) - kept).max(-1) > 30)
    assert not notes
    assert rows.mean() < 0.45 * SMALL.height, "at the upper edge of the disc"
    assert abs(columns.mean() - SMALL.width / 2) < 0.08 * SMALL.width


def test_clothes_that_cannot_be_put_on_are_not_claimed(disc: Reference) -> None:
    _, notes = made("wear a party hat", disc)
    assert notes == ["the reference was kept as it is"]


def test_skin_keeps_its_colour_when_clothes_change(tmp_path: Path) -> None:
    pixels = np.full((160, 160, 3), (235, 238, 240), np.uint8)
    y, x = np.mgrid[0:160, 0:160]
    dress, face = (abs(x - 80) < 40) & (y > 70), (x - 80) ** 2 + (y - 45) ** 2 < 26**2
    pixels[dress], pixels[face] = (200, 40, 40), (198, 142, 112)
    person = reference_of(pixels, tmp_path, "person")
    changed, _ = made("change the dress to green", person, size=Size(160, 160))
    red, green, _ = changed[120, 80].astype(int)
    assert green > red + 20
    assert np.abs(changed[45, 80].astype(int) - (198, 142, 112)).max() < 25


def test_a_flat_scene_takes_a_flat_subject(noise: Reference, disc: Reference) -> None:
    pixels, notes = made("put the ball in a meadow, flat style", disc, size=Size(200, 160))
    assert not notes
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 110)
    assert red.sum() > 600


def test_grass_before_grass_is_no_outline() -> None:
    rng = np.random.default_rng(4)
    field = rng.integers(60, 120, (160, 160, 1)).astype(np.uint8)
    grass = np.concatenate([field // 2, field, field // 3], -1)
    assert retouch.cutout(grass).confidence < retouch.TRUSTED


@pytest.mark.parametrize(
    "prompt",
    ["Turn it into a black and white photo", "改成黑白照片", "Put it on a beach, black and white"],
)
def test_a_reference_is_made_grey(disc: Reference, prompt: str) -> None:
    picture, _ = made(prompt, disc)
    assert not np.ptp(picture.astype(int), axis=-1).any()


def test_a_title_on_a_reference_has_the_colour_asked_for(disc: Reference) -> None:
    plain, _ = made('Add the title "AAA"', disc)
    yellow, _ = made('Add the title "AAA" in yellow letters', disc)
    changed = (plain != yellow).any(-1)
    assert changed.any()
    assert yellow[changed][:, 2].mean() < plain[changed][:, 2].mean()
