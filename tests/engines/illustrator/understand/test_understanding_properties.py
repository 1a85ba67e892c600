"""What holds for every prompt, and what must hold of the word lists themselves."""

from __future__ import annotations

import re
from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedbed.engines.illustrator import scene
from seedbed.engines.illustrator.understand import lexicon, understand
from seedbed.engines.illustrator.understand.characters import to_simplified
from seedbed.engines.illustrator.understand.quoted import take_quotes

WORDS = sorted(lexicon.meanings())
FRAGMENTS = st.sampled_from(WORDS) | st.sampled_from([*"，。、,.;:\"“”'《》", "的", "and", "a"])


@given(st.text())
@example("")
@example("的的的的的")
@example("\x00\ud7ff\U0001f98a")
@example("上上上的的下下。里")
@settings(deadline=None, max_examples=150)
def test_any_text_is_taken(prompt: str) -> None:
    assert understand(prompt) == understand(prompt)


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(["", " "]))
@example(["adorned with", "apple", "1", "apple"], " ")
@example(["passing", "a", "house", "a", "boat"], " ")
@settings(deadline=None, max_examples=250)
def test_any_words_of_the_lexicon_make_a_sound_scene(parts: list[str], between: str) -> None:
    spec = understand(between.join(parts))
    for relation in spec.relations:
        assert 0 <= relation.subject < len(spec.things)
        assert 0 <= relation.other < len(spec.things)
        if relation.subject == relation.other:  # two cats, face to face
            assert relation.kind == "with"
            assert spec.things[relation.subject].count > 1
        assert relation.kind in get_args(scene.RelationKind)
    for thing in spec.things:
        assert 1 <= thing.count <= 12
        assert 0.4 <= thing.scale <= 2.0
        assert not thing.colours_each or len(thing.colours_each) == thing.count
        assert thing.pose is None or thing.pose in get_args(scene.Pose)
    assert spec.layout in get_args(scene.Layout)
    assert spec.camera in get_args(scene.Camera)
    assert set(spec.weather) <= set(get_args(scene.Weather))


def test_very_long_prompts_are_read_in_bounded_time() -> None:
    spec = understand("一只红色的狐狸坐在森林里，" * 20_000)
    assert spec.things[0].name == "fox"
    assert len(spec.things) < 30


def test_traditional_reads_as_simplified() -> None:
    assert to_simplified("貓與龍戴著帽子") == "猫与龙戴着帽子"
    assert understand("兩隻黑貓坐在櫻花樹下") == understand("两只黑猫坐在樱花树下")


def test_quoted_text_stays_exact_and_out_of_the_scene() -> None:
    texts, body = take_quotes("海報，寫著「貓咪 & DOG」和 “二”, 《三》")
    assert texts == ("貓咪 & DOG", "二", "三")
    assert "貓" not in body
    assert understand('a sign "two red foxes"').things[0].name == "sign"


def test_titles_need_no_quotes() -> None:
    assert understand("A movie poster titled The Silent Forest, with a wolf").texts == (
        "The Silent Forest",
    )
    assert understand("一张海报，标题为中秋快乐，有月亮").texts == ("中秋快乐",)


def test_lexicon_has_enough_subjects_in_both_languages() -> None:
    english: set[str] = set()
    chinese: set[str] = set()
    for phrase, meanings in lexicon.meanings().items():
        for meaning in meanings:
            for sense in meaning:
                if sense.kind in {"thing", "wearable"}:
                    (chinese if lexicon.is_chinese(phrase) else english).add(sense.value)
    assert len(english & chinese) >= 450


def test_every_meaning_of_the_lists_is_one_the_scene_can_say() -> None:
    allowed = {
        "time": get_args(scene.Time),
        "season": get_args(scene.Season),
        "weather": get_args(scene.Weather),
        "pose": get_args(scene.Pose),
        "layout": get_args(scene.Layout),
        "camera": get_args(scene.Camera),
    }
    for phrase, meanings in lexicon.meanings().items():
        for meaning in meanings:
            for sense in meaning:
                if sense.kind in allowed:
                    assert sense.value in allowed[sense.kind], phrase
                if sense.kind == "thing":
                    assert re.fullmatch(r"[a-z0-9-]+( \+ [a-z0-9-]+)*", sense.value), phrase
