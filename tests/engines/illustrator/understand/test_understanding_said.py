"""Numbers that do not count, Chinese vessels and clauses, the zodiac, floating islands."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Worn
from seedbed.engines.illustrator.understand import understand


def related(spec: SceneSpec) -> set[tuple[str, str, str]]:
    names = [thing.name for thing in spec.things]
    return {(names[r.subject], r.kind, names[r.other]) for r in spec.relations}


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a three-tier cake", "birthday-cake"),
        ("三层蛋糕", "birthday-cake"),
        ("a two-story house", "house"),
        ("a five-year-old girl", "girl"),
        ("七岁的男孩", "boy"),
    ],
)
def test_numbers_that_say_how_a_thing_is_do_not_count(prompt: str, name: str) -> None:
    (thing,) = understand(prompt).things
    assert (thing.name, thing.count) == (name, 1)


def test_years_make_somebody_old() -> None:
    assert understand("An 80-year-old woman").things[0].age == "old"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("一盘西瓜", ("watermelon", "on", "plate")),
        ("一篮苹果", ("red-apple", "in", "basket")),
        ("一瓶红玫瑰", ("rose", "in", "vase")),
        ("a plate of strawberries", ("strawberry", "on", "plate")),
    ],
)
def test_a_measure_can_be_a_vessel(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_two_vessels_are_two_and_what_is_eaten_whole_is_one_on_each() -> None:
    steak, plate = understand("两盘牛排").things
    assert (steak.name, steak.count, plate.name, plate.count) == ("cut-of-meat", 1, "plate", 2)


def test_two_nouns_can_be_one_garment() -> None:
    spec = understand("一只戴着飞行员护目镜的柯基开着红色飞机")
    assert [thing.name for thing in spec.things] == ["corgi", "airplane"]
    assert Worn("goggles") in spec.things[0].wears


def test_who_crosses_a_bridge_stays_on_it() -> None:
    found = related(understand("一位女子走过石桥，桥下有乌篷船"))
    assert found == {("woman", "on", "bridge"), ("wupeng-boat", "under", "bridge")}


def test_the_animal_of_the_year_is_not_there_twice() -> None:
    spec = understand("虎年贺卡，一只老虎捧着元宝")
    assert [thing.name for thing in spec.things] == ["tiger"]
    assert "new-year" in spec.moods
    assert [thing.name for thing in understand("龙年快乐海报").things] == ["chinese-dragon"]


def test_a_floating_island_is_in_the_sky() -> None:
    spec = understand("悬浮在空中的岛屿，上面有瀑布和一座城堡")
    assert (spec.setting, spec.things[0].pose) == ("sky", "fly")
    english = understand("A floating island with a castle above the clouds")
    assert [thing.name for thing in english.things] == ["island", "castle"]


def test_inside_a_shop_for_food_is_a_cafe() -> None:
    assert understand("火锅店里，四个朋友在吃火锅").setting == "cafe"


def test_who_sits_in_a_round_are_several() -> None:
    spec = understand("小朋友围坐在桌子边画画")
    assert spec.things[0].count >= 3


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A man carrying his daughter on his shoulders", ("girl", "on", "man")),
        ("爸爸把女儿扛在肩膀上看烟花", ("girl", "on", "man")),
        ("A woman with a cat on her lap", ("woman", "holding", "cat")),
        ("小狗躺在女孩怀里", ("girl", "holding", "puppy")),
        ("A ship between two icebergs", ("ship", "between", "iceberg")),
        ("一只橘猫从纸箱里探出头来，旁边放着毛线球", ("cat", "in", "box")),
        ("A witch with a black cat on her broom", ("witch", "riding", "broom")),
        ("仙女坐在月亮上", ("goddess", "on", "crescent-moon")),
    ],
)
def test_who_is_where(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_a_fish_between_two_cats_is_between_both() -> None:
    spec = understand("左边是一只黑猫，右边是一只白猫，中间放着一条鱼")
    assert [(thing.name, thing.colour, thing.side) for thing in spec.things] == [
        ("cat", "black", "left"),
        ("cat", "white", "right"),
        ("fish", None, None),
    ]
    assert len([r for r in spec.relations if r.kind == "between"]) == 2


def test_players_that_are_told_apart_are_those_told() -> None:
    spec = understand("Two chess players in a park, an old man and a girl")
    assert [thing.name for thing in spec.things] == ["chess-set", "old-man", "girl"]
    assert {thing.pose for thing in spec.things[1:]} == {"play"}


def test_the_colours_of_a_gradient_are_the_grounds() -> None:
    spec = understand("App icon: a lotus over calm water, gradient from purple to pink")
    assert (spec.setting, spec.background_colour) == ("gradient", "purple")
    assert spec.things[0].colour is None


def test_what_a_thing_is_shaped_like_is_not_there() -> None:
    spec = understand("A hot air balloon shaped like a strawberry over a field")
    assert [thing.name for thing in spec.things] == ["hot-air-balloon"]
    assert spec.unknown == ("shaped like strawberry",)


def test_what_a_thing_is_made_of_is_not_there() -> None:
    (cat,) = understand("六只不同颜色的毛线猫排成一排").things
    assert (cat.name, cat.count, len(cat.colours_each)) == ("cat", 6, 6)


def test_plants_named_by_their_fruit_bear_it() -> None:
    assert ("tomato", "on", "bush") in related(understand("A robot watering tomato plants"))


def test_a_room_where_it_cannot_be_shows_its_furniture() -> None:
    spec = understand("海底的图书馆，一只章鱼")
    assert spec.setting == "underwater"
    assert "bookshelf" in {thing.name for thing in spec.things}


@pytest.mark.parametrize(
    "prompt",
    ["A monk meditating in front of a waterfall", "A tiger in front of a waterfall"],
)
def test_the_only_place_there_is_is_the_setting(prompt: str) -> None:
    assert understand(prompt).setting == "waterfall"


def test_the_boss_of_a_stall_keeps_it() -> None:
    spec = understand("夜晚的烧烤摊，老板正在烤羊肉串，桌上摆着啤酒")
    names = {thing.name for thing in spec.things}
    assert {"market-stall", "man", "beer-mug"} <= names and len(names) == 4  # and the skewers
    assert spec.setting != "table"


def test_dragons_are_told_apart() -> None:
    assert understand("一条龙在云海上").things[0].name == "chinese-dragon"
    assert "dragon" in {thing.name for thing in understand("骑士面对巨龙，城堡").things}


def test_a_poster_of_a_brand_shows_its_goods_once() -> None:
    names = [thing.name for thing in understand("奶茶品牌海报，一杯草莓奶茶").things]
    assert names == ["bubble-tea"]


def test_what_follows_an_unknown_noun_keeps_no_count_of_it() -> None:
    spec = understand("An aunt beside two gewgaws, a sofa")
    assert {thing.name: thing.count for thing in spec.things} == {"woman": 1, "sofa": 1}


@pytest.mark.parametrize(
    ("prompt", "who", "worn"),
    [
        ("A woman in a mustard coat", "woman", Worn("coat", "yellow")),
        ("An old man with a white beard, knitted blue cap", "old-man", Worn("cap", "blue")),
        ("A snowman with a carrot nose and a red scarf", "snowman", Worn("scarf", "red")),
        ("一只白狐，手执团扇", "fox", None),
    ],
)
def test_food_can_be_a_colour_or_a_nose(prompt: str, who: str, worn: Worn | None) -> None:
    spec = understand(prompt)
    assert [thing.name for thing in spec.things] == [who]
    assert worn is None or worn in spec.things[0].wears


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A rooster on the roof of a barn", ("rooster", "on", "barn")),
        ("小屋的屋顶上坐着一只猫", ("cat", "on", "house")),
        ("An old lady at the door of a cottage covered in ivy", ("vine", "on", "cottage")),
        ("A toad watching from a pile of books", ("frog", "on", "books")),
        ("A samurai standing on a cliff", ("samurai", "on", "rock")),
        ("小鸟在枝头唱歌", ("bird", "on", "branch")),
        ("Night train crossing a viaduct under the Milky Way", ("train", "on", "bridge")),
    ],
)
def test_roofs_doors_and_perches(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_an_empty_room_with_a_table_is_seen_as_a_whole() -> None:
    spec = understand("Empty library at night, a single lamp on a long table")
    assert spec.setting == "library"
    assert ("lamp", "on", "table") in related(spec)


@pytest.mark.parametrize(
    ("prompt", "count"),
    [("沙漠中，一支驼队", 4), ("一颗星星", 1), ("五颜六色的热气球", 5), ("一个彩色的气球", 1)],
)
def test_a_troop_is_of_many_and_one_star_is_one(prompt: str, count: int) -> None:
    assert understand(prompt).things[0].count == count


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("火山旁边，两只恐龙，天空中有流星", None),
        ("一只鲸鱼在天空中", "sky"),
        ("森林里的音乐会，狐狸拉小提琴", "forest"),
        ("A cactus in a teacup on a sunny windowsill", "room"),
    ],
)
def test_whose_place_it_is(prompt: str, setting: str | None) -> None:
    assert understand(prompt).setting == setting


def test_a_chart_shows_each_stage_once() -> None:
    spec = understand("Infographic of the life cycle of a butterfly: egg, caterpillar, butterfly")
    assert [thing.name for thing in spec.things] == ["egg", "bug", "butterfly"]


def test_vehicles_are_seen_from_the_front_where_asked() -> None:
    assert understand("front view of a red car").things[0].name == "car-front"
    assert understand("a red car").things[0].name == "car"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A pirate ship in a bottle on a bookshelf", ("bottle", "on", "bookshelf")),
        ("A boy in a raincoat, red leaf in his hand", ("boy", "holding", "leaf")),
        ("A basket with daisies around it", ("daisy", "around", "basket")),
        ("A tiny astronaut standing on a giant donut", ("astronaut", "on", "doughnut")),
        ("情侣在天台看烟花", ("man", "looking_at", "fireworks")),
        ("三只雪橇犬拉着雪橇", ("dog", "beside", "sled")),
        ("A white horse pulling a cart full of hay", ("haystack", "in", "wooden-cart")),
        ("两只喜鹊站在盛开的梅花枝上", ("magpie", "on", "plum-blossom")),
        ("运动品牌海报，女跑者在跨海大桥上奔跑", ("athlete", "on", "bridge")),
    ],
)
def test_what_is_said_of_the_nearest(prompt: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(understand(prompt))


def test_what_is_done_in_the_next_clause_is_done_by_who_is_named_there() -> None:
    mice, cat = understand("两只小老鼠抬着一块大奶酪，身后一只猫在睡觉").things
    assert (mice.pose, cat.pose) == (None, "sleep")


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("一只小狐狸撑着荷叶当雨伞", ["fox-cub"]),
        ("A modern glass house on a cliff", ["house", "rock"]),
        ("一碗汤圆，青花瓷碗，木桌", ["tangyuan"]),
        ("Three generations of women around a table", ["old-woman", "woman", "girl", "table"]),
        ("Golden retriever puppy", ["puppy"]),
        ("Logo for a bike repair shop: a wrench and a wheel, navy blue", ["wrench", "wheel"]),
    ],
)
def test_only_what_is_meant_is_there(prompt: str, names: list[str]) -> None:
    assert [thing.name for thing in understand(prompt).things] == names


def test_colours_of_a_kind_and_of_a_mark_reach_what_they_mean() -> None:
    assert understand("Golden retriever puppy").things[0].colour == "golden"
    inked = understand("Logo of a wrench and a wheel, navy blue").things
    assert [thing.colour for thing in inked] == ["navy", "navy"]
    assert understand("一碗汤圆，青花瓷碗").things[0].colour == "blue"


def test_clothes_after_a_comma_are_worn_and_a_back_stays_turned() -> None:
    (doctor,) = understand("手术室里，三名医生正在做手术，绿色手术服").things
    assert doctor.wears == (Worn("coat", "green"),)
    assert understand("一个女孩背对镜头站在麦田里").things[0].pose == "look"


def test_a_giant_is_somebody_where_he_acts() -> None:
    assert "man" in {thing.name for thing in understand("A gentle giant holding a tree").things}
    assert [thing.name for thing in understand("a giant octopus").things] == ["octopus"]


def test_a_cards_colours_are_its_ground() -> None:
    spec = understand("Business card for a photographer, camera icon, black and gold")
    assert (spec.layout, spec.background_colour) == ("card", "black")
    assert spec.things[0].colour is None
