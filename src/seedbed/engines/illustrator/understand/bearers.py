"""What is on something small: a heart on a cup, fruit on a stall."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.gathering import Gathering

_CROCKERY = frozenset({"coffee-cup", "tea-cup", "teapot", "bowl", "plate", "vase", "jar"})


def print_on(reading: Gathering) -> None:
    """A heart that a cup is "with", and what is drawn on coffee, is on the cup, not beside it."""
    cup = next((i for i, noun in enumerate(reading.nouns) if noun.name in _CROCKERY), None)
    if cup is None:
        return
    for index, noun in enumerate(reading.nouns):
        if noun.name not in {"heart", "star"} or noun.count > 1:
            continue
        foam = noun.word.lower().startswith("latte art") or noun.word.endswith(
            ("拉花", "latte art")
        )
        of = {pair for pair in reading.relations if pair[0] == index and pair[1] in {"in", "on"}}
        if foam or any(b == cup for _, _, b in of):
            kept = [pair for pair in reading.relations if pair not in of]
            reading.relations = [*kept, (index, "on", cup)]


def stock(reading: Gathering) -> None:
    """Food named with a market stall, and nowhere else, is on its counter."""
    stall = next((i for i, noun in enumerate(reading.nouns) if noun.name == "market-stall"), None)
    if stall is None:
        return
    related = {index for a, kind, b in reading.relations for index in (a, b) if kind != "beside"}
    for index, noun in enumerate(reading.nouns):
        if noun.group == "food" and index not in related - {stall}:
            reading.relations.append((index, "on", stall))
