"""Which pictures a prompt wants. A row is a prompt and what each picture shows."""

# ruff: noqa: E501  (Chinese letters count double; a prompt is not broken over lines)
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.planning.prompt import language_of
from seedbed.planning.shots import MOST_TOGETHER, plan_shots, wanted_pictures
from seedbed.types import Language, Shot

SEASONS_EN = ["spring", "summer", "autumn", "winter"]
SEASONS_ZH = ["春天", "夏天", "秋天", "冬天"]

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "The same park bench in spring, summer, autumn and winter",
        [f"The park bench in {season}" for season in SEASONS_EN],
    ),
    (
        "Product series: three perfume bottles in red, blue and green",
        [f"Product series: one perfume bottle in {colour}" for colour in ("red", "blue", "green")],
    ),
    ("Design a set of 3 posters for a jazz festival", ["poster for a jazz festival"] * 3),
    (
        # the vendor's own sample
        "Generate a series of 4 coherent illustrations focusing on the same corner of a courtyard"
        " across the four seasons, presented in a unified style that captures the unique colors,"
        " elements, and atmosphere of each season.",
        [
            f"illustration focusing on the corner of a courtyard in {season}."
            for season in SEASONS_EN
        ],
    ),
    (
        # the vendor's own sample
        "Generate 3 images of a girl and a cow plushie happily riding a roller coaster in an"
        " amusement park, depicting morning, noon, and night.",
        [
            "a girl and a cow plushie happily riding a roller coaster in an amusement park,"
            f" depicting {time}."
            for time in ("morning", "noon", "night")
        ],
    ),
    ("a set of 4 watercolor birds", ["watercolor bird"] * 4),
    ("four pictures of a fox", ["a fox"] * 4),
    (
        "4 images: a fox in spring, in summer, in autumn, in winter",
        [f"a fox in {season}" for season in SEASONS_EN],
    ),
    (
        "3 pictures: a cat in a hat on a beach, on a roof, at the market",
        [f"a cat in a hat {where}" for where in ("on a beach", "on a roof", "at the market")],
    ),
    ("series of five postcards from Rome", ["postcard from Rome"] * 5),
    ("A cat playing piano, 4 images", ["A cat playing piano"] * 4),
    ("a fox in 3 panels", ["a fox"] * 3),
    ("draw two versions of a logo for a bakery", ["a logo for a bakery"] * 2),
    (
        "a comic strip in four panels: a dog leaves home, meets a cat, they play ball, and goes"
        " home to sleep",
        [
            "a dog leaves home, comic style",
            "a dog meets a cat, comic style",
            "a dog and a cat play ball, comic style",
            "a dog goes home to sleep, comic style",
        ],
    ),
    ("a four-panel comic about a lazy cat", ["a lazy cat, comic style"] * 4),
    (
        "Storyboard: Panel 1: a knight wakes up. Panel 2: he rides to the castle. Panel 3: he"
        " fights the dragon.",
        ["a knight wakes up", "a knight rides to the castle", "a knight fights the dragon"],
    ),
    (
        "the first image shows a seed, the second image shows a sprout, the third image shows a"
        " flower",
        ["a seed", "a sprout", "a flower"],
    ),
    (
        "I want 3 pictures: 1) a red car 2) a blue boat 3) a green plane",
        ["a red car", "a blue boat", "a green plane"],
    ),
    (
        "A toy robot, front, side and back views",
        ["A toy robot, front view", "A toy robot, side view", "A toy robot, back view"],
    ),
    (
        "character sheet of a robot: front, side and back",
        ["a robot, front", "a robot, side", "a robot, back"],
    ),
    (
        "a sneaker from different angles",
        [f"a sneaker {view} view" for view in ("front", "side", "back", "top")],
    ),
    ("a lake at dawn, noon and dusk", ["a lake at dawn", "a lake at noon", "a lake at dusk"]),
    (
        "Generate 4 images of a cat, a dog, a bird and a fish",
        ["a cat", "a dog", "a bird", "a fish"],
    ),
    (
        "A set of 4 icons: sun, moon, star and cloud",
        ["icon, sun", "icon, moon", "icon, star", "icon, cloud"],
    ),
    (
        'Create brand identity for a coffee shop named "Moka", including cups, bags and hats',
        [
            f'brand identity for a coffee shop named "Moka", {item}'
            for item in ("cups", "bags", "hats")
        ],
    ),
    (
        'Give me 3 different posters for the film "One, two, three"',
        ['poster for the film "One, two, three"'] * 3,
    ),
    ("a triptych of a storm at sea", ["a storm at sea"] * 3),
    (
        "generate five photos of a mountain lake, no people",
        ["photo of a mountain lake, no people"] * 5,
    ),
    ("Four seasons of a tree", [f"{season}, a tree" for season in SEASONS_EN]),
    ("generate 4 images", ["generate 4 images"] * 4),
    (
        "Generate 2 images. One of a castle by day, one of a castle by night",
        ["a castle by day", "a castle by night"],
    ),
    (
        "Please generate three photos of the same woman: at work, at the gym, and at home",
        [
            "photo of the woman, at work",
            "photo of the woman, at the gym",
            "photo of the woman, at home",
        ],
    ),
    (
        "Draw a comic: a boy finds a robot; the robot wakes up; they become friends",
        [
            "a boy finds a robot, comic style",
            "the robot wakes up, comic style",
            "a boy and a robot become friends, comic style",
        ],
    ),
    ("the same house at day and at night", ["the house at day", "the house at night"]),
    ("an astronaut in the four seasons", [f"an astronaut in {season}" for season in SEASONS_EN]),
    ("A picture book about a lost bear, 5 pages", ["A picture book about a lost bear"] * 5),
]

ENGLISH_SINGLE = [
    "Three perfume bottles in red, blue and green",
    "A mountain lake",
    "three cats on a sofa",
    "Generate 4 cats",
    "a set of four chairs",
    "a collage of four photos of the sea",
    "Three paintings hanging on a wall",
    "a wall with three paintings",
    "combine the two images into one poster",
    'Combine image 1 and image 2 into one poster titled "FRIENDS"',
    "Put the subject of image 1 on a beach at sunset",
    "weather icons in one image: sun, rain, snow",
    "Three hot air balloons: one red, one blue, one yellow",
    "Still life with three apples, a loaf of bread and a glass of wine on a wooden table",
    "a book with 12 pages",
    "Generate 1 image of four cats",
    'a poster that says "4 images"',
    "a man reading a comic strip",
    "Two cats and a dog on a beach at sunset",
    "a 2x2 grid of photos",
    "two people holding three photos",
    "a photo of the four seasons hotel",
    "A cat in spring and a dog in winter",
    "Two posters side by side",
]

CHINESE: list[tuple[str, list[str]]] = [
    (
        "生成一组四张连环画：小狗出门、遇到小猫、一起玩球、回家睡觉",
        [
            "小狗出门，漫画风格",
            "小狗遇到小猫，漫画风格",
            "小狗和小猫一起玩球，漫画风格",
            "小狗回家睡觉，漫画风格",
        ],
    ),
    (  # the vendor's own sample
        "生成四张图，影视分镜，分别对应：宇航员在空间站维修飞船、突然遇到陨石带袭击、宇航员紧急躲避、受伤后惊险逃回飞船。",
        [
            "宇航员在空间站维修飞船",
            "宇航员突然遇到陨石带袭击",
            "宇航员紧急躲避",
            "宇航员受伤后惊险逃回飞船",
        ],
    ),
    (  # the vendor's own sample
        "生成一组共4张连贯插画，核心为同一庭院一角的四季变迁，以统一风格展现四季独特色彩、元素与氛围",
        [f"插画，庭院一角的{season}" for season in SEASONS_ZH],
    ),
    (  # the vendor's own sample
        "生成3张女孩和奶牛玩偶在游乐园开心地坐过山车的图片，涵盖早晨、中午、晚上",
        [f"女孩和奶牛玩偶在游乐园开心地坐过山车，{time}" for time in ("早晨", "中午", "晚上")],
    ),
    (  # the vendor's own sample
        "生成周一到周日共七张手机壁纸图，自然景观，每张图对应标注日期。",
        [f"周{day}手机壁纸图，自然景观，对应标注日期。" for day in "一二三四五六日"],
    ),
    (  # the vendor's own sample
        "参考图1，生成四图片，图中人物分别带着墨镜，骑着摩托，带着帽子，拿着棒棒糖",
        [f"参考图1，图中人物{what}" for what in ("带着墨镜", "骑着摩托", "带着帽子", "拿着棒棒糖")],
    ),
    (  # the vendor's own sample
        "参考这个 LOGO，做一套户外运动品牌视觉设计，品牌名称为“GREEN”，包括包装袋、帽子、卡片等。绿色视觉主色调。",
        [
            f"参考这个 LOGO，户外运动品牌视觉设计，品牌名称为“GREEN”，{item}。绿色视觉主色调。"
            for item in ("包装袋", "帽子", "卡片")
        ],
    ),
    ("春夏秋冬的公园长椅", [f"{season}的公园长椅" for season in SEASONS_ZH]),
    ("一棵树的四季", [f"一棵树的{season}" for season in SEASONS_ZH]),
    ("公园长椅，春天、夏天、秋天和冬天", [f"公园长椅，{season}" for season in SEASONS_ZH]),
    ("画三张海报，爵士音乐节", ["海报，爵士音乐节"] * 3),
    ("三款咖啡海报", ["咖啡海报"] * 3),
    ("三联画：大海", ["大海"] * 3),
    ("生成六张猫咪表情包", ["猫咪表情包"] * 6),
    ("一系列关于海洋的插画", ["海洋的插画"] * 4),
    ("第一张：种子；第二张：发芽；第三张：开花", ["种子", "发芽", "开花"]),
    ("画一个四格漫画，讲小熊找蜂蜜", ["小熊找蜂蜜"] * 4),
    (
        "机器人角色设定，正面、侧面、背面",
        [f"机器人角色设定，{view}" for view in ("正面", "侧面", "背面")],
    ),
    ("帮我画5张不同的水彩画，江南水乡", ["水彩画，江南水乡"] * 5),
    ("生成三張圖片：貓、狗、鳥", ["貓", "狗", "鳥"]),
    ("一只猫在一天中的不同时间", [f"一只猫在{time}" for time in ("早晨", "中午", "傍晚", "夜晚")]),
    ("共3张：日出、正午、日落", ["日出", "正午", "日落"]),
    (
        "小女孩的一天：早上刷牙，上午在学校上课，下午在公园放风筝，晚上在床上睡觉",
        [
            "早上，小女孩刷牙",
            "上午，小女孩在学校上课",
            "下午，小女孩在公园放风筝",
            "晚上，小女孩在床上睡觉",
        ],
    ),
    (
        "故事板：宇航员醒来、走出舱门、看见外星人",
        ["宇航员醒来", "宇航员走出舱门", "宇航员看见外星人"],
    ),
    ("绘制一组图标：太阳、月亮、星星", ["图标，太阳", "图标，月亮", "图标，星星"]),
    ("生成十二生肖贺卡，共12张", [f"{animal}贺卡" for animal in "鼠牛虎兔龙蛇马羊猴鸡狗猪"]),
    ("画一组小狗的插画", ["小狗的插画"] * 4),
    ("分成4个画面：小鸟出生、学飞、飞翔、筑巢", ["小鸟出生", "小鸟学飞", "小鸟飞翔", "小鸟筑巢"]),
    ("表情包，一套六个，柴犬", ["表情包，柴犬"] * 6),
    (
        "一组图，展示产品的不同角度，白色运动鞋",
        [f"产品的{view}，白色运动鞋" for view in ("正面", "侧面", "背面", "俯视")],
    ),
]

CHINESE += [
    (
        "四格漫画：小明起床、刷牙、吃早餐、上学",
        [f"小明{what}，漫画风格" for what in ("起床", "刷牙", "吃早餐", "上学")],
    ),
    (
        "一組四張插畫，描繪台北的早晨、中午、傍晚和夜晚",
        [f"插畫，描繪台北的{time}" for time in ("早晨", "中午", "傍晚", "夜晚")],
    ),
    ("生成两张图片，第一张是白天的城市，第二张是夜晚的城市", ["白天的城市", "夜晚的城市"]),
    (
        "同一个女孩在春天、夏天、秋天、冬天的公园里",
        [f"女孩在{season}的公园里" for season in SEASONS_ZH],
    ),
    ("请为一家咖啡店设计一系列海报", ["请为一家咖啡店设计海报"] * 4),
    ("小红书封面三张，美妆主题", ["小红书封面，美妆主题"] * 3),
    ("画四幅画，分别是梅兰竹菊", ["梅花", "兰花", "竹子", "菊花"]),
    ("一只猫的三视图", ["一只猫的正面", "一只猫的侧面", "一只猫的背面"]),
]

CHINESE_SINGLE = [
    "早上的公园，小女孩在跑步",
    "三个女孩拿着四张照片",
    "三张照片拼成一张",
    "两只猫和一条狗",
    "一只猫",
    "四只猫",
    "竹林里的三只熊猫",
    "三张桌子",
    "五张牌",
    "墙上挂着三幅画",
    "桌上有四张照片",
    "两张照片放在桌上",
    "图1和图2合成一张海报",
    "把图1的衣服换成图2",
    "四季豆炒肉",
    "一组沙发",
    "一套茶具",
    "九宫格美食图",
    "一張海報",
    "生成一张四只猫的图",
    "设计9个不同场景下的应用 icon，包括：音乐、天气、日历",
    "樱花树下的小女孩，春天",
    "月亮上的兔子和桂花树，中秋节",
    "三种颜色的气球",
    "新年海报，写着“一组四张”，红色，灯笼",
    "小女孩早上起床",
]


def auto(prompt: str, *, most: int = 15, references: int = 0) -> tuple[tuple[Shot, ...], bool]:
    return plan_shots(
        prompt,
        language_of(prompt),
        sequential="auto",
        max_images=most,
        reference_count=references,
        n=1,
        seed=7,
    )


KEPT_CAST = [
    (
        "Character sheet: a girl in a blue raincoat, standing, running, sitting",
        "en",
        "a girl in a blue raincoat",
        3,
    ),
    ("character sheet: a girl with red scarf standing, running, sitting", "en", "a girl", 3),
    ("一组三张角色设定图：小女孩站立、奔跑、坐下", "zh", "小女孩", 3),
    ('Brand kit: logo, business card and mug for a cafe called "Moka"', "en", '"Moka"', 3),
    ('Create brand materials for a tea house "Leaf": logo, box, poster', "en", '"Leaf"', 3),
]


@pytest.mark.parametrize(("prompt", "language", "kept", "count"), KEPT_CAST)
def test_every_picture_keeps_the_cast(
    prompt: str, language: Language, kept: str, count: int
) -> None:
    pictures = wanted_pictures(prompt, language)
    assert len(pictures) == count
    assert all(kept in picture for picture in pictures)
    assert len(set(pictures)) == count


@pytest.mark.parametrize(("prompt", "pictures"), ENGLISH + CHINESE)
def test_a_set_is_told_picture_by_picture(prompt: str, pictures: list[str]) -> None:
    assert list(wanted_pictures(prompt, language_of(prompt))) == pictures


@pytest.mark.parametrize("prompt", ENGLISH_SINGLE + CHINESE_SINGLE)
def test_a_plain_prompt_is_one_picture_untouched(prompt: str) -> None:
    assert wanted_pictures(prompt, language_of(prompt)) == (prompt,)


def test_s51_disabled_gives_one_whatever_the_prompt_says() -> None:
    shots, related = plan_shots(
        "generate 4 images of a fox",
        "en",
        sequential="disabled",
        max_images=4,
        reference_count=0,
        n=1,
        seed=7,
    )
    assert shots == (Shot(0, "generate 4 images of a fox", 7),)
    assert not related


def test_s52_a_set_of_four() -> None:
    shots, related = auto("a set of 4 posters of a fox", most=4)
    assert [shot.index for shot in shots] == [0, 1, 2, 3]
    assert {shot.seed for shot in shots} == {7}
    assert related


def test_s53_never_more_than_fifteen() -> None:
    assert len(auto("generate 40 images of a fox")[0]) == 15
    assert len(auto("生成99张图")[0]) == 15


def test_s54_references_and_pictures_are_at_most_fifteen_together() -> None:
    assert len(auto("generate 15 images of a fox", references=13)[0]) == 2
    assert len(auto("generate 15 images of a fox", references=14)[0]) == 1


def test_max_images_caps() -> None:
    shots, related = auto(CHINESE[0][0], most=2)
    assert [shot.prompt for shot in shots] == CHINESE[0][1][:2]
    assert related
    assert auto(CHINESE[0][0], most=1)[1] is False


def test_n_gives_independent_pictures() -> None:
    shots, related = plan_shots(
        "a fox", "en", sequential="disabled", max_images=15, reference_count=0, n=3, seed=2**31 - 2
    )
    assert [shot.seed for shot in shots] == [2**31 - 2, 2**31 - 1, 0]
    assert {shot.prompt for shot in shots} == {"a fox"}
    assert not related


WORDS = """
a set of 4 posters images four seasons spring summer comic strip panel 1: 2. cat , ; : and the
different angles in morning night " 生成 一组 四张 图 ： 、 ， 春 夏 秋 冬 第一张 小狗 出门 分别 包括 海报 系列
“ ” each of with including first image shows
"""
words = st.sampled_from(WORDS.split()) | st.just("\n")


@given(
    st.lists(words, max_size=30).map(" ".join) | st.text(max_size=200),
    st.integers(1, 15),
    st.integers(0, 14),
)
def test_any_prompt_is_some_pictures(prompt: str, most: int, references: int) -> None:
    languages: tuple[Language, Language] = ("en", "zh")
    for language in languages:
        shots, related = plan_shots(
            prompt,
            language,
            sequential="auto",
            max_images=most,
            reference_count=references,
            n=1,
            seed=1,
        )
        assert [shot.index for shot in shots] == list(range(len(shots)))
        assert 1 <= len(shots) <= min(most, MOST_TOGETHER - references)
        assert related == (len(shots) > 1)
        assert all(shot.prompt or not prompt for shot in shots)


def test_long_prompts_are_read_in_no_time() -> None:
    # Each of these once or nearly made a pattern quadratic; the test's own time is the proof.
    for unit in (
        "4 images, ",
        "a, ",
        "、",
        "一组",
        "生成3张图，",
        "spring, ",
        "panel 1: ",
        "\n",
        " ",
        "in a consistent style ",
        "第一张：",
        "a cat and a dog, ",
        "1. ",
        "分别",
    ):
        prompt = (unit * 4000)[:4000]
        assert wanted_pictures(prompt, "en")
        assert wanted_pictures(prompt, "zh")
