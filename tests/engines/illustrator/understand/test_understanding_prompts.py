"""What is understood of prompts, as a table: one prompt a line, then the pieces it must give.

Pieces: a thing is `name`, then `*count`, `~pose`, `@side`, `colour:red` or `each:red,blue` as
far as they differ from the ordinary; `girl wears dress:red`; `cat on books`; `setting=beach`.
Every thing of the scene must be in the line, and nothing else may be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from seedbed.engines.illustrator.scene import SceneSpec, Worn
from seedbed.engines.illustrator.understand import understand

TABLE = Path(__file__).with_name("prompts.tsv")
SINGLE = ("setting", "backdrop", "time", "season", "style", "background_colour")
ORDINARY = {"layout": "scene", "camera": "normal"}
LISTS = ("weather", "moods", "texts", "excluded", "unknown")


def rows() -> list[tuple[str, tuple[str, ...]]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [(line.split("\t")[0], tuple(line.split("\t")[1:])) for line in lines if line]


def worn(what: Worn) -> str:
    return what.name + (f":{what.colour}" if what.colour else "")


def pieces(spec: SceneSpec) -> list[str]:
    """The scene in the table's form."""
    out = []
    for thing in spec.things:
        piece = thing.name
        piece += f" *{thing.count}" if thing.count != 1 else ""
        piece += f" ~{thing.pose}" if thing.pose else ""
        piece += f" @{thing.side}" if thing.side else ""
        piece += f" colour:{thing.colour}" if thing.colour else ""
        piece += f" each:{','.join(thing.colours_each)}" if thing.colours_each else ""
        out.append(piece)
        out += [f"{thing.name} wears {worn(what)}" for what in thing.wears]
        out += [f"{thing.name} holds {worn(what)}" for what in thing.holds]
    for relation in spec.relations:
        names = spec.things[relation.subject].name, spec.things[relation.other].name
        out.append(f"{names[0]} {relation.kind} {names[1]}")
    out += [f"{key}={value}" for key in SINGLE if (value := getattr(spec, key))]
    out += [
        f"{key}={value}"
        for key, usual in ORDINARY.items()
        if (value := getattr(spec, key)) != usual
    ]
    out += [f"{key}={'|'.join(value)}" for key in LISTS if (value := getattr(spec, key))]
    return out


@pytest.mark.parametrize(("prompt", "expected"), rows(), ids=[row[0] for row in rows()])
def test_prompt_is_understood(prompt: str, expected: tuple[str, ...]) -> None:
    assert sorted(pieces(understand(prompt))) == sorted(expected)


def test_table_is_large_and_half_chinese() -> None:
    prompts = [prompt for prompt, _ in rows()]
    chinese = sum(any(char >= "\u4e00" for char in prompt) for prompt in prompts)
    assert len(prompts) >= 120
    assert 0.4 <= chinese / len(prompts) <= 0.6
