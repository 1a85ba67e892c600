"""What is charged: the published formula, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from seedbed.types import Size, Usage

PIXELS_PER_TOKEN = 256
"""Source: contract.md section 3, the published samples: 2048x2048 is 16384 tokens."""


def usage(
    sizes: Collection[Size],
    *,
    input_images: int | None = None,
    web_search: int | None = None,
    told: Usage | None = None,
) -> Usage:
    """The usage of an answer whose successful pictures have these sizes.

    `input_images` and `web_search` are passed through for models whose answers carry them. `told`
    is what somebody else counted who drew the pictures, and goes before ours; but for the tokens
    of another number of pictures than were delivered.

    >>> usage([Size(2720, 1536)] * 3).output_tokens
    48960
    >>> usage([Size(2048, 2048)], told=Usage(2, 32768, web_search=3))
    Usage(generated_images=1, output_tokens=16384, input_images=None, web_search=3)
    """
    count = len(sizes)
    if told is None:
        return Usage(count, tokens(sizes), input_images, web_search)
    return Usage(
        count,
        told.output_tokens if told.generated_images == count else tokens(sizes),
        input_images if told.input_images is None else told.input_images,
        web_search if told.web_search is None else told.web_search,
    )


def tokens(sizes: Iterable[Size]) -> int:
    """Tokens of these pictures together: floor of all their pixels / 256, rounded once.

    >>> tokens([Size(15, 15)] * 2)
    1
    """
    return sum([width * height for width, height in sizes]) // PIXELS_PER_TOKEN
