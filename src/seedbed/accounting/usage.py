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


def tokens(sizes: Iterable[Size]) -> int:
    """Tokens of these pictures together: floor of all their pixels / 256, rounded once.

    >>> tokens([Size(15, 15)] * 2)
    1
    """
    return sum(size.pixels for size in sizes) // PIXELS_PER_TOKEN
