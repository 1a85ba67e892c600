"""Upstreams that draw different models do not wait for each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fronting import ark, gateway, simulated
from seedbed.planning.admission import Outside
from seedbed.settings import Settings
from serving import MODEL, MODEL_45
from waiting import until


def test_a_slow_upstream_does_not_starve_an_idle_one(tmp_path: Path) -> None:
    with simulated("ark") as slow, simulated("ark") as idle:
        upstreams = {"slow": ark(slow, concurrent=2), "idle": ark(idle, concurrent=2)}
        models = {MODEL: {"upstreams": ["slow"]}, MODEL_45: {"upstreams": ["idle"]}}
        with (
            gateway(tmp_path, upstreams, models=models) as served,
            ThreadPoolExecutor(8) as pool,
        ):
            slow.always("slow:2")
            waiting = [pool.submit(served.post, model=MODEL) for _ in range(8)]
            outside = served.house.outside
            until(lambda: (outside.running, outside.waiting) == (2, 6), "they fill its places")
            assert served.post(model=MODEL_45, size="2K").status_code == 200
            assert len(slow.generations) <= 2  # none of theirs was answered meanwhile
            slow.always()
            assert [one.result(60).status_code for one in waiting] == [200] * 8


def test_models_of_the_same_upstreams_share_a_queue() -> None:
    upstream = {"dialect": "ark", "key_file": "none"}
    settings = Settings.model_validate(
        {"upstreams": {"a": {**upstream, "concurrent": 3}, "b": {**upstream, "concurrent": 4}}}
    )
    groups = {"one": ["a"], "other": ["a"], "both": ["a", "b"]}
    outside = Outside(settings, groups.__getitem__)
    assert outside.before("one") is outside.before("other")
    assert outside.before("one") is not outside.before("both")
    assert (outside.running, outside.waiting) == (0, 0)
