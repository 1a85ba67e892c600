"""Where things go: counts, relations, zones and shapes, read off the scene graph."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composed import of_prompt
from seedbed.engines.illustrator import drawable, places, styles
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.figure import PASTELS, known_name, lists
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.subjects import known
from seedbed.engines.illustrator.understand import lexicon, understand

RATIOS = ((9, 16), (2, 3), (3, 4), (1, 1), (4, 3), (3, 2), (16, 9), (21, 9))
TABLE = Path(__file__).parents[1] / "understand" / "prompts.tsv"
PROMPTS = [line.split("\t")[0] for line in TABLE.read_text("utf-8").splitlines() if line]


def size_of(ratio: tuple[int, int]) -> tuple[int, int]:
    scale = (512 * 512 / (ratio[0] * ratio[1])) ** 0.5
    return round(ratio[0] * scale), round(ratio[1] * scale)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_prompt_composes_soundly(prompt: str) -> None:
    graph, _ = of_prompt(prompt)
    assert graph.setting in places.PLACES
    assert graph.style in styles.STYLES
    assert [placed.layer for placed in graph.placed] == sorted(p.layer for p in graph.placed)
    for placed in graph.placed:
        assert placed.name in known()
        assert -0.1 < placed.x < 1.1, placed
        assert 0.02 < placed.h < 2.2, placed
        assert 0.0 < placed.foot - placed.h / 2 < 1.0, placed
    json.dumps(asdict(graph))


@pytest.mark.parametrize("prompt", PROMPTS)
def test_counts_are_exact(prompt: str) -> None:
    spec = understand(prompt)
    graph = compose(spec, (512, 512), 3)
    counts = Counter(placed.thing for placed in graph.placed)
    for index, thing in enumerate(spec.things):
        # A place may show a thing by itself (the window of a room); else all copies are there.
        assert counts[index] in {0, thing.count}


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize(
    "prompt",
    [
        "A red fox in a snowy forest",
        "Two cats and a dog on a beach at sunset",
        "A knight facing a dragon in front of a castle",
        "A farm with a red barn, two cows and a tractor",
        "A sailboat on a lake",
        "three hot air balloons over hills",
    ],
)
def test_every_shape_is_filled_and_holds_its_subjects(prompt: str, ratio: tuple[int, int]) -> None:
    size = size_of(ratio)
    for seed in (1, 2, 8):
        graph, _ = of_prompt(prompt, seed, size)
        unit = min(1.0, size[0] / size[1])
        assert max(placed.h for placed in graph.placed) > 0.2 * unit
        for placed in graph.placed:
            half = placed.h * facts_of(placed.name).aspect * size[1] / size[0] / 2
            assert placed.x - half > -0.12, placed
            assert placed.x + half < 1.12, placed
            assert placed.foot <= 1.0, placed
            assert placed.foot - placed.h > -0.06, placed


def test_the_same_spec_size_and_seed_give_the_same_graph() -> None:
    spec = understand("Two cats and a dog on a beach at sunset")
    assert compose(spec, (512, 512), 5) == compose(spec, (512, 512), 5)


def test_seeds_vary_the_composition() -> None:
    spec = understand("A camel in the desert")
    graphs = [compose(spec, (512, 512), seed) for seed in range(12)]
    assert len({graph.variant for graph in graphs}) > 2
    assert len({graph.placed[0].x for graph in graphs}) > 1


def test_looks_follow_the_name_and_the_seed_alone() -> None:
    _, one = of_prompt("a girl in the forest", 5)
    _, two = of_prompt("a dog and a girl on the beach at night", 5)
    assert one["girl"][0].look == two["girl"][0].look


def test_a_rider_sits_on_the_mount() -> None:
    graph, by_name = of_prompt("An astronaut riding a white horse on Mars")
    rider, horse = by_name["astronaut"][0], by_name["horse"][0]
    assert graph.setting == "mars"
    assert rider.foot < horse.foot
    assert rider.foot - rider.h < horse.foot - horse.h
    assert abs(rider.x - horse.x) < 0.15
    assert rider.layer > horse.layer
    assert rider.pose == "ride"
    assert horse.colour == "white"


@pytest.mark.parametrize("prompt", ["a monkey on a pile of books", "一只猫坐在沙发上"])
def test_on_is_above_and_in_front(prompt: str) -> None:
    graph, _ = of_prompt(prompt)
    upper, lower = sorted(graph.placed, key=lambda placed: placed.thing)
    assert upper.foot < lower.foot
    assert upper.layer > lower.layer


def test_left_right_and_between() -> None:
    _, by_name = of_prompt("小女孩左边是一只兔子，右边是一只狐狸")
    assert by_name["rabbit"][0].x < by_name["girl"][0].x < by_name["fox"][0].x
    _, by_name = of_prompt("a cat between two dogs")
    first, second = sorted(placed.x for placed in by_name["dog"])
    assert first < by_name["cat"][0].x < second
    _, by_name = of_prompt("A teapot on the right and three cups on the left")
    cups = [p.x for name, many in by_name.items() if name != "teapot" for p in many]
    assert len(cups) == 3
    assert max(cups) < by_name["teapot"][0].x


def test_under_a_tree_is_beside_its_trunk() -> None:
    _, by_name = of_prompt("樱花树下的小女孩，春天")
    girl, tree = by_name["girl"][0], by_name["cherry-tree"][0]
    reach = tree.h * facts_of("cherry-tree").aspect
    assert abs(girl.x - tree.x) < reach
    assert girl.h < tree.h
    assert girl.layer > tree.layer


def test_a_ring_goes_round() -> None:
    _, by_name = of_prompt("Six colorful butterflies around a purple flower")
    ring = [placed for name, many in by_name.items() if "flower" not in name for placed in many]
    flower = next(
        many[0] for name, many in by_name.items() if "flower" in name or name == "blossom"
    )
    assert len(ring) == 6
    assert len({placed.colour for placed in ring}) == 6
    assert min(p.x for p in ring) < flower.x < max(p.x for p in ring)


def test_colours_each_are_given_out_in_order() -> None:
    graph, _ = of_prompt("Three hot air balloons: one red, one blue, one yellow")
    by_copy = [placed.colour for placed in sorted(graph.placed, key=lambda p: p.layer)]
    assert sorted(str(colour) for colour in by_copy) == ["blue", "red", "yellow"]


def test_what_flies_is_in_the_air_and_what_walks_is_not() -> None:
    graph, by_name = of_prompt("a balloon, a dog and a cow in a meadow")
    ground = places.ground(graph.setting, (512, 512), graph.variant)
    assert by_name["balloon"][0].foot < ground.stand_far
    for name in ("dog", "cow"):
        assert ground.stand_far - 0.02 <= by_name[name][0].foot <= ground.stand_near + 0.02
        assert by_name[name][0].shadow in {"cast", "contact"}


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("a whale and four fish", "underwater"),
        ("a rocket", "space"),
        ("three apples and a loaf of bread", "table"),
        ("a perfume bottle", "studio"),
        ("a taxi", "street"),
        ("两只熊猫", "bamboo"),
        ("a logo of a fox", "plain"),
        ("春节海报，灯笼", "festive"),
        ("a teacher at the blackboard", "classroom"),
    ],
)
def test_things_find_their_home(prompt: str, setting: str) -> None:
    assert of_prompt(prompt)[0].setting == setting


def test_hour_and_season_follow_from_what_is_seen() -> None:
    assert of_prompt("fireworks over a city")[0].time == "night"
    assert of_prompt("a snowman")[0].season == "winter"
    assert of_prompt("a girl under the cherry blossoms tree at noon")[0].season == "spring"
    assert of_prompt("aurora over a cabin")[0].time == "night"
    assert of_prompt("a wolf under a full moon at dawn")[0].time == "dawn"


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize(
    "layout", ["movie poster", "greeting card", "book cover", "logo", "banner"]
)
def test_words_have_a_box_that_subjects_keep_out_of(layout: str, ratio: tuple[int, int]) -> None:
    for seed in range(4):
        size = size_of(ratio)
        graph, _ = of_prompt(f'A {layout} with a dog, titled "GOOD DOG"', seed, size)
        (line,) = graph.lettering
        assert line.text == "GOOD DOG"
        assert line.x >= 0
        assert line.x + line.w <= 1
        assert line.y >= 0
        assert line.y + line.h <= 1
        for placed in graph.placed:
            half = placed.h * facts_of(placed.name).aspect * size[1] / size[0] / 2
            across = min(placed.x + half, line.x + line.w) - max(placed.x - half, line.x)
            down = min(placed.foot, line.y + line.h) - max(placed.foot - placed.h, line.y)
            assert across < 0.1 or down < 0.03, (placed, line)


def test_chinese_titles_may_stand_upright() -> None:
    spec = understand("海报，写着“花好月圆”，兔子")
    lines = [compose(spec, (512, 768), seed).lettering[0] for seed in range(20)]
    assert {line.text for line in lines} == {"花好月圆"}
    assert any(line.vertical for line in lines)
    assert any(not line.vertical for line in lines)


def test_excluded_people_are_not_drawn() -> None:
    graph, _ = of_prompt("Empty desert road to the horizon at noon, no cars, no people")
    assert not graph.placed
    assert "person" in graph.excluded


@given(
    st.lists(st.sampled_from(sorted(lexicon.meanings())), min_size=1, max_size=9),
    st.sampled_from(RATIOS),
    st.integers(0, 2**31 - 1),
)
@settings(deadline=None, max_examples=120)
def test_any_scene_composes(words: list[str], ratio: tuple[int, int], seed: int) -> None:
    drawable.check(compose(understand(", ".join(words)), size_of(ratio), seed))


def test_lists_name_only_what_can_be_drawn() -> None:
    for name in lists("likenesses.txt"):
        assert known_name(name) is not None, name
    for others in (*lists("bodies.txt").values(),):
        assert others[0] in known()


def test_nearly_every_subject_of_the_word_lists_can_be_drawn() -> None:
    names = {
        name
        for meanings in lexicon.meanings().values()
        for meaning in meanings
        for sense in meaning
        if sense.kind == "thing"
        for name in sense.value.split(" + ")
    }
    lost = sorted(name for name in names if known_name(name) is None)
    assert len(lost) < 0.06 * len(names), lost


def test_pastel_things_have_pastel_colours() -> None:
    """One each, as a scene's file takes them; a colour that is named is that colour."""
    houses, _ = of_prompt("A row of four pastel houses by the sea")
    colours = [placed.colour for placed in houses.placed if placed.name == "house"]
    assert len(colours) == 4
    assert 1 < len(set(colours)) <= 4
    assert set(colours) <= set(PASTELS)
    woman, _ = of_prompt("A woman wearing a pastel dress")
    assert woman.placed[0].wears[0].colour in PASTELS
    pink, _ = of_prompt("A pastel pink cat")
    assert pink.placed[0].colour == "pink"
    for graph in (houses, woman, pink):
        drawable.check(graph)
