"""No figure leaves the canvas, and who stands, stands on the ground."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedbed.engines.illustrator import places
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import Placed, SceneGraph, SceneSpec
from seedbed.engines.illustrator.understand import understand

RATIOS = ((9, 16), (2, 3), (3, 4), (1, 1), (4, 3), (3, 2), (16, 9), (21, 9))
LANDSCAPE = {"wave", "water-wave", "rainbow", "great-wall"}

WHO = ("an old man", "two children", "a girl with a red umbrella", "a knight", "三只猫",
       "一位厨师", "a skateboarder", "a whale", "an elephant", "一家四口", "a witch",
       "five friends")  # fmt: skip
WHAT = ("feeding pigeons", "jumping over stairs", "flying a kite", "riding a horse", "吃火锅",
        "playing chess", "with a balloon", "sleeping", "堆雪人", "dancing", "holding a lantern",
        "on a bridge", "looking at the moon", "chasing a dog", "above a city")  # fmt: skip
WHERE = ("in a city square", "on the beach", "in a forest", "在厨房里", "in the mountains",
         "by a river", "in the snow", "on the moon", "在海底", "on a stage", "in a library",
         "")  # fmt: skip


def size_of(ratio: tuple[int, int]) -> tuple[int, int]:
    scale = (512 * 512 / (ratio[0] * ratio[1])) ** 0.5
    return round(ratio[0] * scale), round(ratio[1] * scale)


def heroes(spec: SceneSpec, graph: SceneGraph) -> list[Placed]:
    """Whoever is not part of the landscape and not framed as a close-up."""
    if spec.camera == "close":
        return []
    return [placed for placed in graph.placed if placed.name not in LANDSCAPE]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    who=st.sampled_from(WHO),
    what=st.sampled_from(WHAT),
    where=st.sampled_from(WHERE),
    ratio=st.sampled_from(RATIOS),
    seed=st.integers(0, 40),
)
def test_nobody_leaves_the_canvas(
    who: str, what: str, where: str, ratio: tuple[int, int], seed: int
) -> None:
    spec = understand(f"{who} {what} {where}")
    size = size_of(ratio)
    graph = compose(spec, size, seed)
    for placed in heroes(spec, graph):
        facts = facts_of(placed.name)
        back = facts.kind in {"building", "tree"}
        half = placed.h * facts.aspect * size[1] / size[0] / 2 * (0.3 if back else 1.0)
        assert placed.x - half >= -0.02, placed
        assert placed.x + half <= 1.02, placed
        assert placed.foot - placed.h * (1 - placed.cut) >= -0.03, placed
        assert placed.foot <= 1.0, placed


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize(
    "prompt",
    [
        "An old man feeding pigeons in a city square",
        "奶奶在院子里喂鸡",
        "A girl feeding a bird in the park",
        "Two boys playing with a dog on the beach",
        "孩子们在操场上放风筝",
    ],
)
def test_who_stands_stands_on_the_ground(prompt: str, ratio: tuple[int, int]) -> None:
    size = size_of(ratio)
    for seed in (1, 5, 9):
        graph = compose(understand(prompt), size, seed)
        ground = places.ground(graph.setting, size, graph.variant, camera=graph.camera)
        for placed in graph.placed:
            if placed.pose == "fly" or placed.name == "kite":
                continue
            assert placed.foot >= ground.horizon, placed


def test_a_leap_is_over_what_is_leapt_and_has_the_board() -> None:
    graph = compose(understand("A skateboarder jumping over stairs in a plaza"), (512, 512), 3)
    by_name = {placed.name: placed for placed in graph.placed}
    rider, board, stairs = by_name["athlete"], by_name["skateboard"], by_name["stairs"]
    assert board.foot <= stairs.foot - stairs.h + 0.01
    assert abs(rider.foot - board.foot) < 0.6 * board.h + 0.1 * rider.h
    assert rider.foot - rider.h > 0
