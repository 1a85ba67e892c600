"""What a logo asks for beside what is on it: its shape, whose it is, letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.engines.illustrator.emblems import EMBLEMS
from seedbed.engines.illustrator.understand import understand
from seedbed.engines.illustrator.understand.marking import take_enclosure
from seedbed.engines.illustrator.understand.trades import known_by, signs


@pytest.mark.parametrize(
    ("prompt", "enclosure"),
    [
        ("logo of a bird in a circle", "ring"),
        ("圆框里的鲸鱼logo", "ring"),
        ("circular logo, a fox", "circle"),
        ("圆形logo里有一座山", "circle"),
        ("hexagonal badge with a wolf", "hexagon"),
        ("六边形logo，一只蜜蜂", "hexagon"),
        ("shield-shaped logo with an eagle", "shield"),
        ("A shield emblem with a lion", "shield"),
        ("盾形徽标，雄鹰", "shield"),
        ("app icon, a rocket", "square"),
        ("圆角矩形图标，相机", "square"),
        ("方形logo，一棵树", "square"),
        ("a logo of a fox", None),
    ],
)
def test_the_shape_a_mark_is_set_in(prompt: str, enclosure: str | None) -> None:
    assert understand(prompt).enclosure == enclosure


def test_a_shape_is_no_thing_on_the_mark() -> None:
    assert [one.name for one in understand("六边形logo，一只蜜蜂").things] == ["bee"]
    assert [one.name for one in understand("A shield emblem with a lion").things] == ["lion"]
    assert [one.name for one in understand("a shield logo").things] == ["shield"]


def test_only_marks_have_a_shape() -> None:
    assert understand("A knight with a shield in a circle of stones").enclosure is None
    assert take_enclosure("a hexagonal tower") == (None, "a hexagonal tower")


@given(st.text(max_size=80))
def test_taking_the_shape_never_fails(prompt: str) -> None:
    enclosure, rest = take_enclosure(prompt + " logo")
    assert enclosure is None or rest is not None


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ('Logo for a gym named "IRON"', "barbell"),
        ("logo for a flower shop", "tulip"),
        ("logo for a law firm", "balance-scale"),
        ("火锅店标志，红色", "hot-pot"),
        ("宠物店logo", "paw-prints"),
        ("民宿logo，名字“山居”", "house"),
        ("logo for a yoga studio", "lotus"),
        ("a logo for a hot pot restaurant", "hot-pot"),
    ],
)
def test_a_business_is_known_by_its_sign(prompt: str, name: str) -> None:
    spec = understand(prompt)
    assert [one.name for one in spec.things] == [name]
    assert spec.setting is None


def test_a_business_is_not_on_its_mark_where_something_else_is_named() -> None:
    for prompt in ("Logo for a gym: a wolf", "宠物店logo，一只狼"):
        assert [one.name for one in understand(prompt).things] == ["wolf"]


def test_the_colour_of_a_business_is_its_signs() -> None:
    assert understand("火锅店标志，红色").things[0].colour == "red"


def test_every_sign_has_an_emblem() -> None:
    for name in signs():
        spec = understand(f"logo of a {name.replace('-', ' ')}")
        assert name in EMBLEMS or name == "tea-cup", spec


def test_a_picture_that_is_no_mark_keeps_its_shop() -> None:
    assert understand("A flower shop in the rain").setting is not None
    spec = understand("a gym")
    assert known_by(spec, "nothing of the kind") is spec


@pytest.mark.parametrize(
    ("prompt", "letters"),
    [
        ("logo of the letter A", "A"),
        ("字母K的logo", "K"),
        ("a logo with the initials J & M", "J&M"),
    ],
)
def test_letters_named_are_written(prompt: str, letters: str) -> None:
    spec = understand(prompt)
    assert spec.texts == (letters,)
    assert not spec.things


def test_stars_without_a_number_are_three_and_with_one_as_many() -> None:
    assert understand("logo with a bear and stars").things[1].count == 3
    assert understand("logo of twelve stars").things[0].count == 12


def test_a_minimal_icon_is_made_as_a_logo_is() -> None:
    assert understand("minimalist icon of a rocket").style == "minimal"
    assert understand("极简图标，一片绿叶").style == "minimal"
    assert understand("icon of a rocket").style is None
