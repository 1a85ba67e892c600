"""What is charged: the published formula, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from seedbed.types import Size, Usage

PIXELS_PER_TOKEN = 256
"""Source: contract.md section 3, the published samples: 2048x2048 is 16384 tokens."""


def usage(
    sizes: Iterable[Size], *, input_images: int | None = None, web_search: int | None = None
) -> Usage:
    """The usage of an answer whose successful pictures have these sizes.

    The last two are passed through for models whose answers carry them.

    >>> usage([Size(2720, 1536)] * 3).output_tokens
    48960
    """
    sizes = tuple(sizes)
    return Usage(len(sizes), tokens(sizes), input_images, web_search)


def agreed(computed: Usage, told: Usage | None) -> Usage:
    """The usage of an answer whose pictures somebody else drew and counted.

    What they told, if they count as many pictures as were delivered; else our own count of what
    was delivered, with only what we cannot know from theirs.

    >>> agreed(Usage(1, 16384), Usage(2, 32768, web_search=3))
    Usage(generated_images=1, output_tokens=16384, input_images=None, web_search=3)
    """
    if told is None:
        return computed
    counted = told if told.generated_images == computed.generated_images else computed
    return Usage(
        counted.generated_images,
        counted.output_tokens,
        computed.input_images if told.input_images is None else told.input_images,
        computed.web_search if told.web_search is None else told.web_search,
    )


def tokens(sizes: Iterable[Size]) -> int:
    """Tokens of these pictures together: floor of all their pixels / 256, rounded once.

    >>> tokens([Size(15, 15)] * 2)
    1
    """
    return sum(size.pixels for size in sizes) // PIXELS_PER_TOKEN
