"""How many pictures a request wants, and what each of them shows.

`sequential_image_generation: "auto"` reads the prompt: sets_en.py and sets_zh.py say which
words they take for a wish. A plain prompt is one picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from seedbed.types import Language, Shot

MOST_TOGETHER = 15
"""References and pictures of one request (contract section 2.3): more are not drawn."""
_SEEDS = 2**31
_LONGEST_READ = 4_000  # characters; a longer prompt describes one picture at length
_WIDE_SPACE = re.compile(r"\s{8,}")


def plan_shots(
    prompt: str,
    language: Language,
    *,
    sequential: Literal["auto", "disabled"],
    max_images: int,
    reference_count: int,
    n: int,
    seed: int,
) -> tuple[tuple[Shot, ...], bool]:
    """The pictures to draw, indices from 0, and whether they are one set. At least one.

    With `auto`, as many as the prompt wants, up to `max_images`; all have the same seed, and
    each prompt is its own step with what it shares with the others. Pictures of a set whose
    prompt tells no steps ("3 posters for a jazz festival") have equal prompts: it is for the
    engine to vary them by their index. With `disabled`, `n` independent pictures of the same
    prompt, their seeds counting up from `seed`. References and pictures together are at most
    15; there is always one picture.
    """
    if sequential == "disabled":
        count = room(n, reference_count)
        shots = [Shot(at, prompt, (seed + at) % _SEEDS) for at in range(count)]
        return tuple(shots), False
    prompts = wanted_pictures(prompt, language)[: room(max_images, reference_count)]
    shots = [Shot(at, text, seed) for at, text in enumerate(prompts)]
    return tuple(shots), len(prompts) > 1


def room(pictures: int, reference_count: int) -> int:
    """How many of so many pictures there may be beside the references; one at least."""
    return max(1, min(pictures, MOST_TOGETHER - reference_count))


def wanted_pictures(prompt: str, language: Language) -> tuple[str, ...]:
    """The prompt of each picture that a prompt asks for: itself alone if it wants one."""
    if len(prompt) > _LONGEST_READ:
        return (prompt,)
    prompts = reader(language)(_WIDE_SPACE.sub("\n", prompt))
    # A count without bound in the prompt must not become work: nothing draws more than this.
    return prompts[:MOST_TOGETHER] if len(prompts) > 1 else (prompt,)


def reader(language: Language) -> Callable[[str], tuple[str, ...]]:
    """What finds the pictures that a prompt in this language wants; see plan.load_rules."""
    if language == "zh":
        from seedbed.planning.sets_zh import read_chinese

        return read_chinese
    from seedbed.planning.sets_en import read_english

    return read_english
