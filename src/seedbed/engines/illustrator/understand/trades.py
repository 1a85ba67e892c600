"""What a business is known by on its mark, where the prompt names nothing else: a gym by its
dumbbell, 花店 by a flower. The business itself is not drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from seedbed.engines.illustrator.scene import SceneSpec, Thing

_AFTER = r"(?!\s*(?:building|with a sign))"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    out = []
    text = (files(__package__) / "trades.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, _, names = line.partition(" = ")
        english, _, chinese = names.partition("; ")
        english = "|".join(english.split(", "))
        chinese = "|".join(sorted(chinese.split(", "), key=len, reverse=True))
        out.append((name, re.compile(rf"\b(?:{english})\b{_AFTER}|(?:{chinese})", re.I)))
    return tuple(out)


def signs() -> frozenset[str]:
    """Every emblem that a business is known by."""
    return frozenset(name for name, _ in _patterns())


def known_by(spec: SceneSpec, prompt: str) -> SceneSpec:
    """The spec of a mark for a business: without the business among its things, and with what it
    is known by where that leaves nothing."""
    found = [(name, match) for name, at in _patterns() if (match := at.search(prompt))]
    if not found:
        return spec
    # The longest is the most particular: a "hot pot restaurant" is no restaurant.
    name, match = max(found, key=lambda pair: len(pair[1][0].strip()))
    said = match[0].strip().lower()
    words = [thing.word.lower() for thing in spec.things]
    kept = [i for i, word in enumerate(words) if not _said_in(word, said, prompt.lower(), words)]
    unknown = tuple(word for word in spec.unknown if word.lower() not in said)
    only = [i for i in kept if spec.things[i].name != "roundel"]
    if len(kept) == len(spec.things) and only:
        return replace(spec, unknown=unknown)
    if not only:
        colours = [thing.colour for thing in spec.things if thing.colour]
        sign = Thing(name, match[0].strip(), colour=colours[0] if colours else None)
        rings = tuple(spec.things[i] for i in kept)
        return replace(spec, things=(sign, *rings), relations=(), setting=None, unknown=unknown)
    return replace(of_things(spec, kept), unknown=unknown)


def of_things(spec: SceneSpec, kept: Sequence[int]) -> SceneSpec:
    """The spec with these of its things only, and the relations between them."""
    place = {old: new for new, old in enumerate(kept)}
    relations = tuple(
        replace(one, subject=place[one.subject], other=place[one.other])
        for one in spec.relations
        if one.subject in place and one.other in place
    )
    return replace(spec, things=tuple(spec.things[i] for i in kept), relations=relations)


def _said_in(word: str, said: str, prompt: str, words: Sequence[str]) -> bool:
    """Whether a thing was read out of the business's own name and nowhere else: the coffee of
    a coffee shop is still that beside coffee beans."""
    for other in words:
        if word != other and word in other and other not in said:
            prompt = prompt.replace(other, " ")
    return word in said and prompt.count(word) <= said.count(word)
