"""People: each is somebody, the same in every pose; clothes have the colour asked for."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.colour import rgb
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Pose, Worn
from seedbed.engines.illustrator.subjects.pen import Look
from seedbed.engines.illustrator.subjects.people.features import features_of
from seedbed.engines.illustrator.subjects.people.joints import body_of, head_radius
from seedbed.engines.illustrator.subjects.people.outfits import CUTS, HAIRSTYLES, OUTFITS
from seedbed.engines.illustrator.subjects.people.people import dressed, person_anchors

DAY = Light(
    sky=("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb"), sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc"
)
GROUND = "#00ff00"  # no skin, cloth or hair has it
SIDE = 160


def drawn(name: str, **more: object) -> NDArray[np.int16]:
    """The pixels of one figure, those of the ground left out, in reading order."""
    canvas = Canvas(SIDE, SIDE)
    canvas.wash(GROUND)
    how = {"shadow": "none", **more}
    placed = Placed(name=name, x=0.5, foot=0.95, h=0.85, **how)  # type: ignore[arg-type]
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    return canvas.rgb().astype(np.int16)


def share_near(pixels: NDArray[np.int16], colour: str, within: int = 90) -> float:
    """How much of the ink is near a colour."""
    ink = pixels[np.abs(pixels - np.array(rgb(GROUND), np.int16)).sum(-1) > 60]
    return float((np.abs(ink - np.array(rgb(colour), np.int16)).sum(-1) < within).mean())


def test_people_differ_and_each_stays_the_same() -> None:
    outfit = OUTFITS["man"]
    people = [features_of(Look("man", pick=k), outfit) for k in range(60)]
    assert len({who.style for who in people}) >= 4
    assert len({who.nose for who in people}) == 4
    assert len({who.mouth for who in people}) >= 3
    assert len({str(who.skin) for who in people}) == 6
    poses: tuple[Pose, ...] = ("walk", "sit", "sleep", "look")
    for pose in poses:
        assert features_of(Look("man", pose=pose, pick=7), outfit) == people[7]


@pytest.mark.parametrize("style", [name for name, kept in HAIRSTYLES.items() if kept])
def test_hair_that_is_asked_for_is_worn_by_everybody(style: str) -> None:
    looks = [Look("woman", pick=k, wears=((style, None),)) for k in range(12)]
    assert len({features_of(look, dressed(look)).style for look in looks}) == 1


def test_the_young_have_larger_heads_and_men_broader_shoulders() -> None:
    by_age = [head_radius(OUTFITS[name]) for name in ("baby", "boy", "man")]
    assert by_age == sorted(by_age, reverse=True)
    man, woman = body_of(OUTFITS["man"], None), body_of(OUTFITS["woman"], None)
    assert man.shoulder > woman.shoulder


@pytest.mark.parametrize("instrument", ["guitar", "banjo", "pipa", "violin", "accordion"])
def test_who_plays_seated_sits_on_the_ground(instrument: str) -> None:
    def extent(**more: object) -> tuple[float, float]:
        ink = np.abs(drawn("girl", **more) - np.array(rgb(GROUND), np.int16)).sum(-1) > 60
        rows = np.flatnonzero(ink.any(axis=1)) / SIDE
        return float(rows[0]), float(rows[-1])

    holding = (Worn(instrument, None),)
    top, bottom = extent(pose="sit", holds=holding)
    assert top > extent(holds=holding)[0] + 0.1
    assert bottom == pytest.approx(0.95, abs=0.04)


def test_a_skin_that_is_asked_for_is_drawn() -> None:
    look = Look("woman", pick=1, wears=(("skin", rgb("#6f4630")),))
    assert features_of(look, dressed(look)).skin == "#6f4630"


@pytest.mark.parametrize("garment", ["dress", "suit", "raincoat", "qipao", "hanfu", "shirt"])
def test_a_garment_has_its_own_colour_and_else_the_figures(garment: str) -> None:
    named = drawn("woman", wears=(Worn(garment, "blue"),))
    whole = drawn("woman", colour="blue", wears=(Worn(garment, None),))
    plain = drawn("woman", colour="red", wears=(Worn(garment, "blue"),))
    blue = "#3478d2"
    assert share_near(named, blue) > 0.15
    assert share_near(whole, blue) > 0.15
    assert share_near(plain, blue) > 0.15


def test_a_raincoat_is_of_one_colour_up_to_the_hood() -> None:
    pixels = drawn("boy", look=3, wears=(Worn("raincoat", "red"),))
    rows = np.flatnonzero((np.abs(pixels - np.array(rgb(GROUND), np.int16)).sum(-1) > 60).any(1))
    top = pixels[rows[0] + 2 : rows[0] + 10]
    assert share_near(top, "#d9342b", within=150) > 0.5


@pytest.mark.parametrize("name", ["woman", "boy", "king"])
@pytest.mark.parametrize("pose", [None, "walk", "run", "sit", "jump", "dance", "ride", "perform"])
def test_hands_are_within_an_arms_reach(name: str, pose: Pose | None) -> None:
    look = Look(name, pose=pose, pick=2)
    anchors = person_anchors(look, subjects.facts(name))
    body = body_of(dressed(look), pose)
    for x, y in anchors.hands:
        reach = np.hypot(x - anchors.neck[0], y - anchors.neck[1])
        assert reach < 2 * body.bone + body.shoulder + 0.12


@pytest.mark.parametrize("garment", sorted(set(CUTS)))
def test_every_garment_is_drawn_from_before_and_behind(garment: str) -> None:
    worn = (Worn(garment, "red"),)
    front, back = drawn("woman", wears=worn), drawn("woman", pose="look", wears=worn)
    assert (front != back).any()
