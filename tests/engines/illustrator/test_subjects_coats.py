"""What a coat, a pose or a moment of flight changes in a drawing, and what it leaves."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Pose
from seedbed.engines.illustrator.subjects.animals.feathers import STROKES
from seedbed.engines.illustrator.subjects.pen import Look, posed

SKY = ("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb")
DAY = Light(sky=SKY, sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc")
GROUND = np.array([120, 140, 90])
SIDE = 160


def drawn(name: str, **more: object) -> NDArray[np.int_]:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash("#788c5a")
    high = min(0.6, 0.8 / subjects.facts(name).aspect)
    placed = Placed(name, x=0.5, foot=0.85, h=high, shadow="none", **more)  # type: ignore[arg-type]
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    return canvas.rgb().astype(int)


def ink(picture: NDArray[np.int_]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (np.abs(picture - GROUND) > 14).any(-1)
    return found


def share(picture: NDArray[np.int_], test: NDArray[np.bool_]) -> float:
    body = ink(picture)
    return float((test & body).sum() / body.sum())


def green(picture: NDArray[np.int_]) -> NDArray[np.bool_]:
    r, g, b = picture[..., 0], picture[..., 1], picture[..., 2]
    test: NDArray[np.bool_] = (g > r + 45) & (g > b + 20)
    return test


def dark(picture: NDArray[np.int_]) -> NDArray[np.bool_]:
    test: NDArray[np.bool_] = picture.max(-1) < 95
    return test


def white(picture: NDArray[np.int_]) -> NDArray[np.bool_]:
    test: NDArray[np.bool_] = (picture.min(-1) > 165) & (np.ptp(picture, axis=-1) < 45)
    return test


def test_a_white_duck_is_white_from_head_to_tail() -> None:
    assert share(drawn("duck"), green(drawn("duck"))) > 0.05
    painted = drawn("duck", colour="white")
    assert share(painted, green(painted)) < 0.01


@pytest.mark.parametrize("name", ["cat", "dog", "cow", "kitten", "horse"])
def test_a_black_and_white_animal_is_both(name: str) -> None:
    picture = drawn(name, colour="pied")
    assert share(picture, dark(picture)) > 0.06
    assert share(picture, white(picture)) > 0.06


def test_what_has_no_coat_is_black_when_it_is_to_be_black_and_white() -> None:
    picture = drawn("car", colour="pied")
    assert share(picture, dark(picture)) > share(drawn("car"), dark(drawn("car")))


@pytest.mark.parametrize("name", ["cat", "dog", "fox", "rabbit", "lioness", "bunny"])
def test_an_animal_looking_away_shows_no_face(name: str) -> None:
    from_front, from_behind = drawn(name, pose="sit"), drawn(name, pose="look")
    body = ink(from_behind)
    assert body.sum() > 0.6 * ink(from_front).sum(), "all of it is there, head and ears"
    head = slice(int(SIDE * 0.85 - SIDE * 0.45), int(SIDE * 0.85 - SIDE * 0.24))
    eyes = slice(SIDE // 2 - 14, SIDE // 2 + 14)
    assert dark(from_behind)[head, eyes].sum() <= dark(from_front)[head, eyes].sum()


@pytest.mark.parametrize("name", ["man", "woman", "girl", "knight", "monk"])
def test_a_kneeling_figure_is_lower_and_keeps_its_feet_on_the_ground(name: str) -> None:
    top, low = {}, {}
    for pose in ("stand", "kneel"):
        rows = np.flatnonzero(ink(drawn(name, pose=pose)).any(1))
        top[pose], low[pose] = rows[0], rows[-1]
    assert top["kneel"] > top["stand"] + SIDE * 0.05
    assert abs(low["kneel"] - low["stand"]) <= 3


def test_the_birds_of_a_flock_do_not_beat_their_wings_together() -> None:
    heights = set()
    for look in range(len(STROKES)):
        rows = np.flatnonzero(ink(drawn("bird", pose="fly", look=look)).any(1))
        heights.add((int(rows[0]), int(rows[-1])))
    assert len(heights) == len(STROKES)


@pytest.mark.parametrize("look", range(len(STROKES)))
def test_a_flying_bird_holds_things_at_its_bill(look: int) -> None:
    facts = subjects.facts("dove")
    anchors = posed(Look(name="dove", pose="fly", pick=look), facts)
    assert abs(anchors.hands[0][1] - anchors.head[1]) < anchors.width
    assert anchors.hands[0][0] < anchors.head[0]


@pytest.mark.parametrize(("pose", "wider"), [("walk", True), ("sleep", True), (None, False)])
def test_a_baby_sits_crawls_or_lies(pose: Pose | None, wider: bool) -> None:
    columns = np.flatnonzero(ink(drawn("baby", pose=pose)).any(0))
    rows = np.flatnonzero(ink(drawn("baby", pose=pose)).any(1))
    wide, high = columns[-1] - columns[0], rows[-1] - rows[0]
    assert bool(wide > high) is wider


def test_a_dragon_lies_down_to_sleep() -> None:
    awake = np.flatnonzero(ink(drawn("dragon")).any(1))
    asleep = np.flatnonzero(ink(drawn("dragon", pose="sleep")).any(1))
    assert asleep[0] > awake[0] + SIDE * 0.1


def test_a_leash_is_the_same_turned_by_half() -> None:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash("#788c5a")
    placed = Placed("leash", x=0.5, foot=0.85, h=0.7, shadow="none")
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    found = ink(canvas.rgb().astype(int))
    rows, columns = np.flatnonzero(found.any(1)), np.flatnonzero(found.any(0))
    part = found[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert (part == part[::-1, ::-1]).mean() > 0.9
