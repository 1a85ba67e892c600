"""Sets whose members differ in something the prompt does not name."""

from __future__ import annotations

import pytest

from seedbed.planning.prompt import language_of
from seedbed.planning.shots import wanted_pictures


def pictures(prompt: str) -> tuple[str, ...]:
    return wanted_pictures(prompt, language_of(prompt))


@pytest.mark.parametrize(
    ("prompt", "count", "said"),
    [
        ("Product series: three candles in different colours", 3, "red"),
        ("A product series for a tea brand: four tins, each with a different flower", 4, "rose"),
        ("A set of four posters with different animals", 4, "fox"),
        ("Generate 3 images of the same cat in different art styles", 3, "watercolour"),
        ("A series of 5 illustrations of a girl in different outfits", 5, "red dress"),
        ("Four views of a ceramic teapot", 4, "front view"),
        ("生成一组产品图：四款不同口味的冰淇淋", 4, "草莓"),
        ("三张不同风格的猫", 3, "水彩"),
        ("生成一组三张图，同一个女孩穿不同服装", 3, "红色裙子"),
        ("一组四张图：小狐狸在不同场景", 4, "森林"),
    ],
)
def test_each_member_is_told_its_difference(prompt: str, count: int, said: str) -> None:
    found = pictures(prompt)
    assert len(found) == len(set(found)) == count
    assert said in found[0]
    assert not any("different" in one or "不同" in one for one in found)


@pytest.mark.parametrize(
    "prompt",
    [
        "Three candles in different colours on a table",
        "A girl holding balloons in different colors",
        "五颜六色的气球",
    ],
)
def test_things_that_differ_in_one_picture_are_one_picture(prompt: str) -> None:
    assert pictures(prompt) == (prompt,)


def test_a_list_of_colours_in_the_picture_is_no_set_of_them() -> None:
    assert len(set(pictures("4 images of a red, white and blue flag"))) == 1
