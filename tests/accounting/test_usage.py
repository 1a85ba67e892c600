"""The published token formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.accounting.usage import usage
from seedbed.types import Size, Usage

sizes = st.lists(st.builds(Size, st.integers(1, 6240), st.integers(1, 6240)), max_size=15)


@pytest.mark.parametrize(
    ("pictures", "tokens"),
    [
        ([Size(2048, 2048)], 16384),
        ([Size(2848, 1600)], 17800),
        ([Size(2560, 1440)], 14400),
        ([Size(4096, 4096)], 65536),
        ([Size(2720, 1536)], 16320),
        ([Size(2720, 1536)] * 3, 48960),
        ([Size(15, 15)], 0),
        ([Size(15, 15)] * 2, 1),
        ([], 0),
    ],
)
def test_published_samples(pictures: list[Size], tokens: int) -> None:
    """Source: contract.md section 3; the small ones show that rounding comes last, and down."""
    assert usage(pictures).output_tokens == tokens


@given(sizes)
def test_successes_are_counted_and_the_total_is_the_output(pictures: list[Size]) -> None:
    charged = usage(pictures)
    assert charged.generated_images == len(pictures)
    assert charged.total_tokens == charged.output_tokens
    pixels = sum(size.width * size.height for size in pictures)
    assert 0 <= pixels - 256 * charged.output_tokens < 256


def test_extras_appear_only_where_given() -> None:
    plain = usage([Size(64, 64)])
    assert (plain.input_images, plain.web_search) == (None, None)
    extra = usage([Size(64, 64)], input_images=0, web_search=2)
    assert (extra.input_images, extra.web_search) == (0, 2)


@pytest.mark.parametrize(
    ("told", "agreed"),
    [
        (Usage(1, 5, 2, 3), Usage(1, 5, 2, 3)),
        (Usage(1, 5), Usage(1, 5, 1, 0)),
        (Usage(2, 10, web_search=3), Usage(1, 16384, 1, 3)),
    ],
)
def test_what_was_told_counts_but_for_pictures_that_did_not_arrive(
    told: Usage, agreed: Usage
) -> None:
    assert usage([Size(2048, 2048)], input_images=1, web_search=0, told=told) == agreed
