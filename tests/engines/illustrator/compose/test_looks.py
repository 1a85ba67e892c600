"""How people look whom a prompt does not describe."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.scene import Placed
from seedbed.engines.illustrator.understand import understand


def people(prompt: str) -> list[Placed]:
    graph = compose(understand(prompt), (512, 512), 7)
    return [one for one in graph.placed if one.wears and one.wears[0].name != "scarf"]


def worn(placed: Placed) -> dict[str, str | None]:
    return {one.name: one.colour for one in placed.wears}


@pytest.mark.parametrize(
    ("prompt", "count"),
    [("三个年轻人在烧烤摊举着啤酒杯", 3), ("两个孩子在沙滩上堆沙堡", 2), ("一个人在公园散步", 1)],
)
def test_people_of_a_chinese_prompt_are_east_asian_by_default(prompt: str, count: int) -> None:
    drawn = people(prompt)
    assert len(drawn) == count
    assert all({"skin", "hair"} <= worn(one).keys() for one in drawn)


@pytest.mark.parametrize("prompt", ["Three friends at a barbecue", "圣诞老人送礼物"])
def test_nobody_else_is_given_a_look(prompt: str) -> None:
    assert all("skin" not in worn(one) for one in people(prompt))


def test_what_the_prompt_says_of_somebody_stays() -> None:
    (dancer,) = people("非洲舞者在草原上跳舞")
    assert worn(dancer)["skin"] == "#6f4630"
    (girl,) = people("一位金发女孩在街头")
    assert "hair" not in worn(girl) or worn(girl)["hair"] != "#23202a"
    (old,) = [one for one in people("一位老奶奶在花园里") if one.name == "old-woman"]
    assert "hair" not in worn(old)
