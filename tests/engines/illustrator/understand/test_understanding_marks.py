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


def test_a_cat_is_its_head_where_that_is_said() -> None:
    assert understand("cat face logo").things[0].name == "cat-face"
    assert understand("猫头logo").things[0].name == "cat-face"
    assert understand("cat logo").things[0].name == "cat"


def test_a_sunrise_is_on_its_logo() -> None:
    assert [one.name for one in understand("sunrise logo").things] == ["sunrise"]


def test_a_colour_beside_words_alone_is_theirs_unless_it_is_the_ground() -> None:
    assert understand('logo "ORBIT", teal').text_colour == "teal"
    assert understand("logo of the letter R in a hexagon, orange").text_colour == "orange"
    assert understand('monogram logo "A", gold on black').text_colour == "gold"
    spec = understand('logo "ORBIT" on a navy background')
    assert (spec.text_colour, spec.background_colour) == (None, "navy")


def test_a_name_in_a_seal_is_red_in_its_shape() -> None:
    spec = understand("品牌logo，名字“拾光”，圆形印章")
    assert (spec.text_colour, spec.enclosure) == ("red", "circle")
    assert all(one.name == "roundel" for one in spec.things)


def test_a_colour_on_another_is_the_marks_on_the_grounds() -> None:
    spec = understand("Bear logo made of simple shapes, white on a forest green background")
    assert (spec.things[0].colour, spec.background_colour) == ("white", "dark green")
