"""Which size is asked of a server that does not draw every size."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openai_calls import openai_profile
from seedbed.engines.upstream.openai_profile import Profile
from seedbed.engines.upstream.openai_sizes import nearest
from seedbed.testing.openai_simulator.servers import size_refused_by_openai
from seedbed.types import Size

GPT = openai_profile("openai")

# The contract's own range: 0.26 to 16.8 million pixels, shapes from 1:16 to 16:1.
sizes = (
    st.tuples(st.integers(64, 8192), st.integers(64, 8192))
    .filter(lambda pair: max(pair) <= 16 * min(pair) and 262_144 <= pair[0] * pair[1] <= 16_777_216)
    .map(lambda pair: Size(*pair))
)


@given(sizes)
def test_openai_draws_what_is_asked_of_it(wanted: Size) -> None:
    assert not size_refused_by_openai("gpt-image-2", str(nearest(GPT, "gpt-image-2", wanted)))


@given(sizes)
def test_what_it_draws_is_asked_as_it_is(wanted: Size) -> None:
    if not size_refused_by_openai("gpt-image-2", str(wanted)):
        assert nearest(GPT, "gpt-image-2", wanted) == wanted


@given(sizes, st.sampled_from([8, 16]))
def test_a_free_server_gives_at_least_what_is_wanted(wanted: Size, grid: int) -> None:
    asked = nearest(Profile(grid=grid), "", wanted)
    assert asked.width % grid == asked.height % grid == 0
    assert 0 <= asked.width - wanted.width < grid
    assert 0 <= asked.height - wanted.height < grid


@given(sizes, st.integers(262_144, 4_194_304))
@example(Size(318, 4969), 626_170)  # nothing on the grid around it is within the limits
def test_the_operators_limit_holds_and_the_shape_stays(wanted: Size, most: int) -> None:
    asked = nearest(Profile(grid=16), "", wanted, most)
    assert asked.pixels <= most
    # Rounding to the grid moves a side by less than one step, and each its own way.
    step = (1 + 16 / min(asked)) ** 2
    assert 1 / step <= asked.ratio / wanted.ratio <= step


@pytest.mark.parametrize(
    ("model", "wanted", "asked"),
    [
        ("gpt-image-2", "2048x2048", "2048x2048"),
        ("gpt-image-2", "4096x4096", "2880x2880"),  # 8.29 million pixels are the most
        ("gpt-image-2", "3136x1344", "3136x1344"),
        ("gpt-image-2", "6240x2656", "3840x1648"),
        ("gpt-image-2", "4096x512", "3840x1280"),  # 3:1 is its widest shape
        ("gpt-image-2", "640x640", "816x816"),
        ("gpt-image-1.5", "2048x2048", "1024x1024"),
        ("gpt-image-1.5", "2848x1600", "1536x1024"),
        ("chatgpt-image-latest", "1024x1536", "1024x1536"),
    ],
)
def test_examples(model: str, wanted: str, asked: str) -> None:
    width, height = wanted.split("x")
    assert str(nearest(GPT, model, Size(int(width), int(height)))) == asked
