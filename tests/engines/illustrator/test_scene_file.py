"""A scene as a file: round trips, pixels, and what is said of a wrong one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.cli import main
from seedbed.engines.illustrator import drawable
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import SceneGraph, from_json, to_json
from seedbed.errors import InvalidParameter

# Every field of a scene from its type; numbers stay within what a scene may hold.
number = st.floats(-1e6, 1e6)
st.register_type_strategy(float, number)
GRAPHS = st.from_type(SceneGraph)
FOX = scene_of("a red fox wearing a scarf in a snowy forest", (160, 120), 5)


@given(GRAPHS, st.none() | st.tuples(st.integers(1, 9999), st.integers(1, 9999)))
@settings(max_examples=60, deadline=None)
def test_a_round_trip_changes_nothing(graph: SceneGraph, size: tuple[int, int] | None) -> None:
    assert from_json(to_json(graph, size=size)) == (graph, size)


@pytest.mark.parametrize(
    "prompt",
    ["a red fox in a snowy forest", "水墨画：湖上的帆船，写着“静”", "a girl holding a red balloon"],
)
def test_a_scene_read_back_gives_the_same_pixels(prompt: str) -> None:
    graph = scene_of(prompt, (160, 120), 5)
    again, size = from_json(to_json(graph, size=(160, 120)))
    assert size == (160, 120)
    drawable.check(again)
    assert np.array_equal(render(graph, (160, 120)), render(again, (160, 120)))


def edited(**fields: Any) -> str:
    document = json.loads(to_json(FOX))
    document["scene"].update(fields)
    return json.dumps(document)


FOX_AT = {"name": "fox", "x": 0.5, "foot": 0.9, "h": 0.4}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("{", "scene"),
        ("[]", "scene"),
        ("[" * 100_000, "scene"),
        ('{"version": 1}', "scene"),
        ('{"version": 2, "scene": {}}', "version"),
        ('{"version": true, "scene": {}}', "version"),
        ('{"version": 1, "scene": {}, "more": 1}', "more"),
        ('{"version": 1, "scene": {"seed": 1}}', "setting"),
        ('{"version": 1, "size": [5], "scene": {"seed": 1, "setting": "sea"}}', "size"),
        (edited(time="noon"), "time"),
        (edited(seed=1.5), "seed"),
        (edited(seed=True), "seed"),
        (edited(colour="red"), "colour"),
        (edited(placed="fox"), "placed"),
        (edited(placed=[{"name": "fox"}]), "placed[0].x"),
        (edited(placed=[FOX_AT, {**FOX_AT, "x": "left"}]), "placed[1].x"),
        (edited(placed=[{**FOX_AT, "wears": [{"name": 3}]}]), "placed[0].wears[0].name"),
        (edited(horizon=float("nan")), "horizon"),
        (edited(horizon=10**400), "horizon"),
        (edited(options={"marble": "yes"}), "options.marble"),
        (edited(setting="atlantis"), "setting"),
        (edited(style="cubism"), "style"),
        (edited(placed=[{**FOX_AT, "name": "foxx"}]), "placed[0].name"),
        (edited(placed=[{**FOX_AT, "h": 0}]), "placed[0].h"),
        (edited(placed=[{**FOX_AT, "colour": "#12"}]), "placed[0].colour"),
        (edited(background_colour="red"), "background_colour"),
    ],
)
def test_a_wrong_scene_names_its_field(text: str, field: str) -> None:
    with pytest.raises(InvalidParameter) as refusal:
        drawable.check(from_json(text)[0])
    assert refusal.value.param == field


def test_a_near_name_is_offered() -> None:
    with pytest.raises(InvalidParameter, match="lighthouse"):
        drawable.check(replace(FOX, placed=(replace(FOX.placed[0], name="lighthous"),)))


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["generate", *args])
    return int(end.value.code or 0)


def test_the_command_writes_a_scene_and_draws_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["a fox in a forest", "--seed", "5", "--size", "1024x1024"]
    assert run(*asked, "--scene", "fox.json") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["fox.json"], "no picture unless asked"
    assert run("--from-scene", "fox.json", "-o", "drawn.png") == 0
    assert run(*asked, "-o", "painted.png", "-q") == 0
    assert (tmp_path / "drawn.png").read_bytes() == (tmp_path / "painted.png").read_bytes()
    text = (tmp_path / "fox.json").read_text("utf-8")
    (tmp_path / "fox.json").write_text(text.replace('"fox"', '"foxling"'), "utf-8")
    capsys.readouterr()
    assert run("--from-scene", "fox.json", "-o", "drawn.png") == 1
    assert "fox.json: placed[0].name: there is no 'foxling'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args",
    [[], ["a fox", "--from-scene", "fox.json"], ["a fox", "--scene", "a.json", "--image", "b.png"]],
)
def test_what_does_not_go_together_is_refused(args: list[str]) -> None:
    assert run(*args) == 2
