"""A set's pictures know of each other: pronouns keep the cast, sheets have a plain ground."""

from __future__ import annotations

import pytest

from seedbed.engines.illustrator.painter import scene_of_shot
from seedbed.engines.illustrator.storyline import spec_of_shot
from seedbed.types import Finish, Plan, Shot, Size

SIZE = Size(128, 128)


def plan_of(*prompts: str, whole: str = "a story", related: bool = True) -> Plan:
    return Plan(
        request_id="t", created=0, model="t", engine="illustrator", prompt=whole, language="en",
        size=SIZE, tier=None, shots=tuple(Shot(n, p, 3) for n, p in enumerate(prompts)),
        related=related, sources=(), seed=3, seed_given=True, guidance=None, delivery="url",
        stream=False, finish=Finish("image/png", None, None),
    )  # fmt: skip


def names(plan: Plan, index: int) -> list[str]:
    return [thing.name for thing in spec_of_shot(plan, plan.shots[index]).things]


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("a boy finds a puppy", "a boy washes it", ["boy", "puppy"]),
        ("a bear finds a red balloon", "an owl brings it back", ["owl", "balloon"]),
        ("a girl meets a fox and a rabbit", "a girl feeds them", ["girl", "fox", "rabbit"]),
        ("小男孩捡到一只小狗", "小男孩给它洗澡", ["boy", "puppy"]),
        ("a boy finds a puppy", "a boy sees a cat", ["boy", "cat"]),
        ("a boy stands before a house", "a boy opens it", ["boy"]),
    ],
)
def test_pronouns_mean_who_was_named_before(first: str, second: str, meant: list[str]) -> None:
    assert names(plan_of(first, second), 1) == meant


def test_pictures_that_do_not_belong_together_know_nothing_of_each_other() -> None:
    plan = plan_of("a boy finds a puppy", "a boy washes it", related=False)
    assert names(plan, 1) == ["boy"]


def test_who_is_meant_keeps_their_colour_and_not_their_pose() -> None:
    plan = plan_of("a girl sees a sleeping black cat", "a girl feeds it")
    cat = spec_of_shot(plan, plan.shots[1]).things[-1]
    assert (cat.name, cat.colour, cat.pose) == ("cat", "black", None)


def test_a_character_is_shown_on_a_plain_ground_and_from_behind() -> None:
    plan = plan_of(
        "a girl with a red cape, front view", "a girl with a red cape, back view",
        whole="Character sheet of a girl with a red cape: front view, back view",
    )  # fmt: skip
    front, back = (scene_of_shot(plan, shot, SIZE) for shot in plan.shots)
    assert front.setting == back.setting == "studio"
    assert front.placed[0].pose != "look"
    assert back.placed[0].pose == "look"
    assert front.placed[0].look == back.placed[0].look


def test_posters_of_a_set_set_their_title_differently() -> None:
    plan = plan_of(*['movie poster titled "The Last Garden" with a girl'] * 3)
    boxes = {
        tuple((line.x, line.y) for line in scene_of_shot(plan, shot, SIZE).lettering)
        for shot in plan.shots
    }
    assert len(boxes) == 3
