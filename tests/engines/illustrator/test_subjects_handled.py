"""What is strapped under feet, swung over heads and let up into the air shows where it should."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Worn
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS, CATS, DOGS
from seedbed.engines.illustrator.subjects.animals.own_faces import OWN_FACES

SKY = ("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb")
DAY = Light(sky=SKY, sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc")
GROUND = np.array([120, 140, 90])
SIDE = 160
FOOT, HIGH = 0.9, 0.42


def drawn(name: str, **more: object) -> NDArray[np.bool_]:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash("#788c5a")
    placed = Placed(name, x=0.5, foot=FOOT, h=HIGH, shadow="none", **more)  # type: ignore[arg-type]
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    found: NDArray[np.bool_] = (np.abs(canvas.rgb().astype(int) - GROUND) > 14).any(-1)
    return found


def width(found: NDArray[np.bool_]) -> int:
    columns = np.flatnonzero(found.any(0))
    return int(columns[-1] - columns[0]) if columns.size else 0


@pytest.mark.parametrize("name", ["girl", "man", "panda", "penguin"])
def test_skis_reach_out_before_and_behind_the_feet(name: str) -> None:
    feet = slice(round((FOOT - 0.02) * SIDE), round((FOOT + 0.02) * SIDE))
    on_skis = drawn(name, wears=(Worn("skis"),))
    assert width(on_skis[feet]) > 1.4 * width(drawn(name)[feet])


def test_an_animal_on_skis_stands_upright() -> None:
    on_skis, on_fours = drawn("dog", wears=(Worn("skis"),)), drawn("dog")
    middle = slice(round((FOOT - 0.24) * SIDE), round((FOOT - 0.16) * SIDE))
    assert width(on_skis[middle]) < 0.8 * width(on_fours[middle])


def test_a_rope_is_swung_over_the_head_of_who_jumps() -> None:
    above = slice(0, round((FOOT - HIGH * 1.18) * SIDE))
    jumping = drawn("girl", pose="jump")
    skipping = drawn("girl", pose="jump", holds=(Worn("rope"),))
    assert skipping[above].sum() > jumping[above].sum() + 10


def test_a_bunch_of_balloons_is_wider_than_one() -> None:
    above = slice(0, round((FOOT - HIGH * 1.1) * SIDE))
    bunch, one = (
        drawn("man", holds=(Worn(name),))[above].sum() for name in ("balloons", "balloon")
    )
    assert bunch > 2 * one


def test_soap_bubbles_leave_the_face_free() -> None:
    without = drawn("girl")
    blowing = drawn("girl", holds=(Worn("bubbles"),))
    right = slice(round(0.66 * SIDE), SIDE)
    assert blowing[:, right].sum() > without[:, right].sum() + 30


def test_breeds_stand_for_their_family_and_faces_for_their_build() -> None:
    assert BUILDS.keys() >= DOGS | CATS
    assert {build.face for build in BUILDS.values()} >= OWN_FACES.keys()


@pytest.mark.parametrize(
    ("name", "perched"), [("toucan", True), ("dove", True), ("airplane", False), ("cat", False)]
)
def test_what_perches_does_not_take_wing_with_its_shadow_taken(name: str, perched: bool) -> None:
    seen = Placed(name, x=0.5, foot=FOOT, h=HIGH, shadow="contact")
    bare = subjects.without_shadow(seen)
    assert bare.shadow == "none"
    assert bare.pose == ("stand" if perched else None)
    in_flight = subjects.without_shadow(Placed(name, x=0.5, foot=FOOT, h=HIGH, shadow="none"))
    assert in_flight.pose is None
