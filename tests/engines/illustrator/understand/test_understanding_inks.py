"""The colour of the words, and what is said of the picture itself."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.understand import understand


@pytest.mark.parametrize(
    ("prompt", "colour", "texts"),
    [
        ('A poster, "SUMMER" in bold red letters, a beach', "red", ("SUMMER",)),
        ('A movie poster, golden title "The Last Train", a train', "gold", ("The Last Train",)),
        ('Poster with white text "SALE 50%" on a red background', "white", ("SALE 50%",)),
        ('A card with "Happy Birthday" in pink, balloons', "pink", ("Happy Birthday",)),
        ('"OPEN" written in neon blue above a door', "blue", ("OPEN",)),
        ("海报，金色大字“新年快乐”，红色背景", "gold", ("新年快乐",)),
        ("海報，紅色大字“新年快樂”", "red", ("新年快樂",)),
        ("海报上“中秋快乐”四个金色大字，一轮满月", "gold", ("中秋快乐",)),
        ("文字为白色，写着“夏天”", "white", ("夏天",)),
    ],
)
def test_words_have_the_colour_asked_for(prompt: str, colour: str, texts: tuple[str, ...]) -> None:
    spec = understand(prompt)
    assert (spec.text_colour, spec.texts) == (colour, texts)
    assert all(thing.colour != colour for thing in spec.things)


@pytest.mark.parametrize(
    "prompt",
    [
        'A red car with a sign "TAXI"',
        'A white cat with a red bow, caption "Luna"',
        'A girl in a red dress with the text "Hi"',
        'A red book, "Notes" on it',
        "一辆红色汽车，写着“出租”",
    ],
)
def test_a_thing_keeps_its_colour(prompt: str) -> None:
    assert understand(prompt).text_colour is None


def test_lettering_is_no_letters() -> None:
    spec = understand('A sign reading "Fresh Bread" in elegant lettering on a bakery')
    assert all(thing.name not in {"letter", "scroll"} for thing in spec.things)
    assert not spec.unknown


def test_a_red_background_stays_one_beside_golden_words() -> None:
    assert understand("海报，金色大字“新年快乐”，红色背景").background_colour == "red"


@pytest.mark.parametrize(
    "prompt",
    [
        "A photo of a cat on a beach",
        "A photograph of two old men playing chess",
        "A fox in the snow, wildlife photo",
        "一张猫的照片",
        "照片级写实，一只老虎在丛林里",
        "复古照片风格的老街",
    ],
)
def test_a_photo_of_something_is_no_picture_frame(prompt: str) -> None:
    assert all(thing.name != "picture-frame" for thing in understand(prompt).things)


@pytest.mark.parametrize("prompt", ["墙上挂着一张黑白照片", "女孩看着一张照片"])
def test_a_photo_that_somebody_has_is_one(prompt: str) -> None:
    assert any(thing.name == "picture-frame" for thing in understand(prompt).things)


@pytest.mark.parametrize(
    ("prompt", "grey"),
    [
        ("Minimalist logo of a mountain, black and white", True),
        ("黑白照片：老街上的自行车", True),
        ("Black and white photograph of a lighthouse", True),
        ("A monochrome ink drawing of a horse", True),
        ("A black and white cat on a sofa", False),
        ("一只黑白相间的猫坐在窗台上", False),
        ("a boy in a black and white striped shirt", False),
    ],
)
def test_a_coat_is_black_and_white_or_the_picture_is(prompt: str, grey: bool) -> None:
    spec = understand(prompt)
    assert ("monochrome" in spec.moods) is grey
    pied = {thing.colour for thing in spec.things}
    pied |= {worn.colour for thing in spec.things for worn in thing.wears}
    assert ("pied" in pied) is not grey


def test_a_poster_of_words_alone_shows_what_they_wish() -> None:
    assert {thing.name for thing in understand("海报，大字“新年快乐”").things} >= {"red-lantern"}
    assert not understand("海报，大字“少即是多”").things


def test_the_colour_of_the_weather_is_nobody_elses() -> None:
    spec = understand("A polar bear on drifting ice under green northern lights")
    assert all(thing.colour is None for thing in spec.things)
    assert understand("A girl in a red snow jacket").things[0].wears[0].colour == "red"


def test_words_that_are_written_say_nothing_else_of_the_picture() -> None:
    assert not understand('Poster that says "BLACK AND WHITE SALE"').moods
    assert not understand('Logo with the name "Party & Love"').things
