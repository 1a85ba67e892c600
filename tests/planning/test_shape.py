"""The shape a prompt asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.planning import shape as shapes
from seedbed.planning.ratios import RATIOS, nearest_ratio
from seedbed.planning.shape import shape_of_prompt

ASKED = [
    ("A lonely robot in a rainy neon city at night, 16:9", "16:9"),
    ("画面比例16：9的猫", "16:9"),
    ("一只猫，3比4", "3:4"),
    ("a tower --ar 9:16", "9:16"),
    ("a dog, aspect ratio 7:4", "16:9"),
    ("a 4:5 crop of a dog", "3:4"),
    ("at 16:9, a street", "16:9"),
    ("a cinema, 2.35:1", "21:9"),
    ("1920x1080 wallpaper of a lake", "16:9"),
    ("Generate a set of four cohesive illustrations with a 3:2 aspect ratio", "3:2"),
    ("a lion, portrait orientation", "3:4"),
    ("a lion, portrait", "3:4"),
    ("portrait, a lion", "3:4"),
    ("a lion in portrait format", "3:4"),
    ("mountains, landscape format", "4:3"),
    ("a valley in landscape", "4:3"),
    ("a cat, square", "1:1"),
    ("square image of a cat", "1:1"),
    ("A train crossing a stone bridge in the mountains, autumn, wide", "16:9"),
    ("panorama of the alps", "21:9"),
    ("竖版，城市", "3:4"),
    ("竖版海报", "3:4"),
    ("横版海报，咖啡", "4:3"),
    ("横向构图，雪山", "4:3"),
    ("竖屏，城市", "9:16"),
    ("橫屏，城市", "16:9"),
    ("方形构图，一只猫", "1:1"),
    ('A poster that says "HELLO 你好" with a rocket', "3:4"),
    ('Movie poster titled "THE LAST GARDEN", a girl holding a lantern', "2:3"),
    ("Design a set of 3 posters for a jazz festival", "3:4"),
    ("web banner for a shoe sale", "21:9"),
    ("a banner for a coffee shop", "21:9"),
    ("phone wallpaper of a forest", "9:16"),
    ("album cover for a jazz band", "1:1"),
    ("Flat design icon of a coffee cup", "1:1"),
    ("新年海报，写着“新年快乐”", "3:4"),
    ("手机壁纸，星空", "9:16"),
    ("生成周一到周日共七张手机壁纸图，自然景观", "9:16"),
    ("可爱的猫头像", "1:1"),
    ("横幅：咖啡节", "21:9"),
]
SILENT = [
    "",
    "A mountain lake",
    "Portrait of a lion wearing a crown, studio background",
    "mountain landscape at dawn",
    "Times Square at night",
    "a square table",
    "wide-angle photo of a street",
    "a clock showing 9:16",
    "the train leaves at 16:30",
    "早上9:16的车站",
    "we won 3:2 yesterday",
    "比分3:2的足球赛",
    "Genesis 1:1 carved in stone",
    "1:12 scale model car",
    "a room with a movie poster on the wall",
    "a knight holding a banner",
    "an old woman reading a magazine cover",
    "墙上贴着一张海报",
    "方形的桌子上有一只猫",
    'a sign that says "portrait format"',
    "Put image 1 on a beach",
]


@pytest.mark.parametrize(("prompt", "ratio"), ASKED)
def test_the_prompt_gives_the_shape(prompt: str, ratio: str) -> None:
    assert shape_of_prompt(prompt) == ratio


@pytest.mark.parametrize("prompt", SILENT)
def test_other_words_are_not_taken_for_a_shape(prompt: str) -> None:
    assert shape_of_prompt(prompt) is None


def test_a_ratio_wins_over_an_orientation_and_that_over_a_kind() -> None:
    assert shape_of_prompt("poster, landscape format, 9:16") == "9:16"
    assert shape_of_prompt("poster, landscape format") == "4:3"


@given(st.text(max_size=300))
def test_any_text_gives_a_row_or_none(prompt: str) -> None:
    assert shape_of_prompt(prompt) in {None, *RATIOS}


@given(st.sampled_from(sorted(RATIOS)))
def test_each_ratio_of_the_table_is_nearest_to_itself(ratio: str) -> None:
    assert nearest_ratio(RATIOS[ratio]) == ratio
    across, _, down = ratio.partition(":")
    assert nearest_ratio(1 / RATIOS[ratio]) == f"{down}:{across}" or ratio == "21:9"


def test_long_prompts_are_read_in_no_time() -> None:
    # Each of these once or nearly made a pattern quadratic; the test's own time is the proof.
    for unit in ("poster ", "“", '"', ", ", "16:9 at ", "with a poster and ", "方形的桌", "\n"):
        shape_of_prompt((unit * 32_000)[:32_000])


def test_no_english_phrase_is_passed_over_for_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = [phrase for kind in shapes._kinds_file() for phrase in kind["english"]]
    phrases += [
        *shapes._ORIENTATION_WORDS,
        "ultra-wide",
        "ultra wide",
        "wide-screen",
        "wide screen",
    ]
    frames = ("{}", "{}s", "a fox, {}", "{} format of a fox", "in {}", "a fox ({}), red", "{}-crop")
    prompts = [frame.format(phrase) for phrase in phrases for frame in frames]
    found = [shape_of_prompt(prompt) for prompt in prompts]
    assert found.count(None) < len(found) / 4
    monkeypatch.setattr(shapes, "_shape_words", _EveryWord)
    assert found == [shape_of_prompt(prompt) for prompt in prompts]


class _EveryWord(frozenset[str]):
    def isdisjoint(self, _: object) -> bool:
        return False
