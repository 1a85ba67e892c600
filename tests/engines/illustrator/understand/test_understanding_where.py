"""Where somebody is, though the words say it by the way: roofs, doors, tables, terraces, shores."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn
from seedbed.engines.illustrator.understand import understand


def related(spec: SceneSpec) -> set[tuple[str, str, str]]:
    names = [thing.name for thing in spec.things]
    return {(names[r.subject], r.kind, names[r.other]) for r in spec.relations}


def named(spec: SceneSpec, name: str) -> Thing:
    (found,) = (thing for thing in spec.things if thing.name == name)
    return found


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("猫趴在屋顶上看月亮", ("cat", "on", "roof")),
        ("A little girl jumping in a puddle", ("girl", "on", "puddle")),
        ("小男孩踩水坑", ("boy", "on", "puddle")),
        ("A duck in a puddle", ("duck", "on", "puddle")),
        ("A paper boat in a puddle", ("paper-boat", "in", "puddle")),
        ("A grandmother knitting a scarf in a rocking chair", ("old-woman", "in", "rocking-chair")),
        ("一碗牛肉面，旁边放着筷子和茶杯", ("tea-cup", "beside", "bowl-of-noodles")),
        ("一只白猫坐在红色的屋顶上", ("cat", "on", "roof")),
        ("A cat asleep on a tiled rooftop", ("cat", "on", "roof")),
        ("两个孩子坐在屋顶上看星星", ("child", "on", "roof")),
        ("小猫在家门口睡觉", ("kitten", "front", "door")),
        ("雨夜的便利店，一只黑猫在门口", ("cat", "front", "shop")),
        ("A small dog waits by the front door", ("dog", "beside", "door")),
        ("A knight before a queen on a throne", ("queen", "on", "throne")),
        ("A queen and a knight, two guards at her sides", ("guard", "beside", "queen")),
        ("小朋友们围着圣诞树，树下放着礼物", ("wrapped-gift", "under", "christmas-tree")),
        ("A bowl of ramen, chopsticks on the bowl", ("chopsticks", "on", "bowl-of-noodles")),
        ("渔夫划着渔船经过灯塔", ("fisherman", "beside", "lighthouse")),
        ("五只鸭子走过石桥", ("duck", "on", "bridge")),
        ("海底，一只大海龟驮着小丑鱼", ("tropical-fish", "riding", "turtle")),
        ("A family loading suitcases into a taxi", ("luggage", "in", "taxi")),
        ("A waitress with a tray of drinks", ("waiter", "holding", "tray")),
        ("A waiter carrying a tray with two cocktails", ("cocktail-glass", "on", "tray")),
        ("咖啡馆里，男人在笔记本电脑上打字", ("man", "beside", "laptop")),
        ("老奶奶坐在那里，面前摆着番茄、黄瓜", ("cucumber", "front", "old-woman")),
        ("A boat on the waves, a lighthouse flashing on the rock", ("lighthouse", "on", "rock")),
        ("A dog by the door, a baby crawling towards it", ("baby", "beside", "dog")),
    ],
)
def test_it_is_where_the_prompt_says(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_a_roof_with_tables_on_it_is_a_terrace() -> None:
    assert understand("情侣在屋顶餐厅吃晚饭").setting == "rooftop"
    assert understand("A waitress on a beach terrace").setting == "beach"


def test_people_at_a_dinner_table_sit_at_it_and_the_food_is_on_it() -> None:
    spec = understand(
        "Mother and father at a dinner table, a roast turkey and candles on the table"
    )
    assert spec.setting != "table"
    found = related(spec)
    assert {("woman", "beside", "table"), ("poultry-leg", "on", "table")} <= found
    assert understand("Bread and cheese on a wooden table").setting == "table"


def test_a_small_boat_and_a_shore_are_on_a_river() -> None:
    assert understand("渔夫站在船头撒网，岸边有两只鸬鹚").setting == "river"
    assert understand("岸边有一座灯塔，海上有小船").setting in {"sea", "beach"}


def test_who_faces_somebody_goes_on_doing_what_is_done() -> None:
    spec = understand("跪在地上的骑士向公主献上一朵红玫瑰，城堡大厅")
    assert named(spec, "knight").holds == (Worn("rose", "red"),)
    assert named(spec, "knight").pose == "kneel"
    assert ("knight", "looking_at", "princess") in related(spec)
    assert spec.setting == "castle-hall"


def test_who_is_waited_for_is_not_there() -> None:
    assert [thing.name for thing in understand("小猫在家门口等主人").things] == ["kitten", "door"]


def test_a_picture_on_a_box_is_printed_and_words_are_written() -> None:
    spec = understand("包装盒上印着玉兔和桂花，旁边一杯茶")
    assert {("rabbit", "on", "product-box"), ("osmanthus-tree", "on", "product-box")} <= related(
        spec
    )
    assert not spec.texts
    assert understand("盒子上印着新年快乐").texts == ("新年快乐",)
    lotus = understand("A gift box with a lotus printed on it")
    assert related(lotus) == {("lotus", "on", "product-box")}


def test_a_round_mark_has_a_ring_around_everything() -> None:
    for prompt in ("圆形logo：一只鲸鱼", "A circular logo with a whale"):
        assert related(understand(prompt)) == {("whale", "in", "roundel")}
    assert not related(understand("A logo with a whale"))


def test_what_is_in_the_distance_is_far() -> None:
    for prompt in ("草原上一只狮子，远处是大象", "A lion on the plain, elephants in the distance"):
        spec = understand(prompt)
        assert named(spec, "elephant").far and not named(spec, "lion").far


def test_kayaks_slippers_leaves_and_alleys_are_what_they_are() -> None:
    for prompt, name in (
        ("两个女孩坐在皮划艇里", "kayak"),
        ("夕阳下的渔船", "fishing-boat"),
        ("地上一双拖鞋", "slippers"),
        ("清洁工正在扫落叶", "leaf-pile"),
        ("一串彩色的千纸鹤", "origami-crane"),
    ):
        assert named(understand(prompt), name)
    assert understand("胡同里的孩子").setting == "hutong"
    assert understand("A cat in a narrow alley").setting == "alley"
    assert "storm" in understand("惊涛骇浪中的小船").weather
