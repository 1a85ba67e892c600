"""A request that a crash cut is taken up, and nothing that may have been paid is sent again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from fronting import MODEL, SET, ark, calls, gateway, simulated
from serving import Served

BROKEN = ("told_pictures = 1, handed = 0", "state = 'refused', told_pictures = NULL, handed = 0")


def send(served: Served, **more: object) -> httpx.Response:
    body = {"model": MODEL, "prompt": "a cat", "size": "1K", **more}
    return served.client.post("/v1/images/generations", json=body, headers={"Idempotency-Key": "k"})


def crashed(served: Served, *statements: str) -> None:
    """Leave the accounts as a kill does: the claim open, and what else is said."""
    assert all(call.state != "unknown" for call in calls(served))
    with closing(sqlite3.connect(served.house.settings.database_path)) as database, database:
        database.execute("UPDATE claims SET answer = NULL, owner = 'somebody gone'")
        database.execute("DROP TRIGGER pictures_are_never_removed")
        database.execute("DROP TRIGGER pictures_are_never_changed")
        for statement in statements:
            database.execute(statement)


def test_a_lost_picture_and_a_call_that_was_not_accepted(tmp_path: Path) -> None:
    with simulated("ark") as simulator, gateway(tmp_path, {"one": ark(simulator)}) as served:
        assert send(served, n=2).status_code == 200
        crashed(
            served,
            "DELETE FROM pictures",
            f"UPDATE upstream_calls SET {BROKEN[0]} WHERE number = 1",
            f"UPDATE upstream_calls SET {BROKEN[1]} WHERE number = 2",
        )
        answer = send(served, n=2)
        assert "not sent again" in answer.text
        assert len(simulator.generations) == 2


def test_pictures_drawn_here_and_one_that_waited_for_its_turn(tmp_path: Path) -> None:
    models = {MODEL: {"upstreams": ["one"], "fallback": "swatch"}}
    with (
        simulated("ark") as simulator,
        gateway(tmp_path, {"one": ark(simulator)}, models=models) as served,
    ):
        assert send(served, n=3).status_code == 200
        crashed(
            served,
            "DELETE FROM pictures WHERE image_index = 2",
            "UPDATE pictures SET engine = 'swatch'",
            f"UPDATE upstream_calls SET {BROKEN[1]} WHERE number < 3",
        )
        answer = send(served, n=3)
        assert answer.status_code == 200
        assert ["url" in item for item in answer.json()["data"]] == [True, True, False]
        assert "not sent again" in answer.text
        assert len(simulator.generations) == 3


@pytest.mark.parametrize(("told", "items"), [(1, 1), (3, 3)])
def test_a_set_of_which_some_are_there(tmp_path: Path, told: int, items: int) -> None:
    """All that it told of, or fewer; in neither case is the set asked for again."""
    with simulated("ark") as simulator, gateway(tmp_path, {"one": ark(simulator)}) as served:
        assert send(served, **SET).status_code == 200
        crashed(
            served,
            "DELETE FROM pictures WHERE image_index > 0",
            f"UPDATE upstream_calls SET told_pictures = {told}, handed = {told}",
        )
        answer = send(served, **SET)
        assert answer.status_code == 200
        assert len(answer.json()["data"]) == items
        assert len(simulator.generations) == 1


def test_what_was_not_accepted_is_sent(tmp_path: Path) -> None:
    with simulated("ark") as simulator, gateway(tmp_path, {"one": ark(simulator)}) as served:
        assert send(served, n=2).status_code == 200
        crashed(
            served,
            "DELETE FROM pictures WHERE image_index = 1",
            f"UPDATE upstream_calls SET {BROKEN[1]} WHERE number = 2",
        )
        answer = send(served, n=2)
        assert answer.status_code == 200
        assert ["url" in item for item in answer.json()["data"]] == [True, True]
        assert len(simulator.generations) == 3


@pytest.mark.parametrize("strict", [False, True])
def test_a_seed_that_nobody_gave_is_not_reported(tmp_path: Path, strict: bool) -> None:
    """What it is taken up with is ours, and no field of the request."""
    with (
        simulated("ark") as simulator,
        gateway(tmp_path, {"one": ark(simulator)}, server={"strict": strict}) as served,
    ):
        assert send(served, seed=-1).status_code == 200
        crashed(served, "DELETE FROM pictures", f"UPDATE upstream_calls SET {BROKEN[1]}")
        answer = send(served, seed=-1)
        assert answer.status_code == 200, answer.text
        assert "seed" not in answer.headers.get("x-seedbed-fidelity", "")
        assert len(simulator.generations) == 2
