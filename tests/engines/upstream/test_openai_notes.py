"""What the OpenAI dialect says of a request before any call."""

from __future__ import annotations

import pytest

from openai_calls import openai_notes, openai_plan
from seedbed.errors import InvalidParameter
from seedbed.testing.openai_simulator import SERVERS
from serving import data_uri, picture

LITE = "doubao-seedream-5-0-260128"
PRO = "doubao-seedream-5-0-pro-260628"


def test_a_plain_request_needs_no_openai_notes() -> None:
    assert openai_notes("openai", openai_plan()) == {}
    assert openai_notes("sglang", openai_plan(seed=1)) == {}


def test_what_is_ignored_is_said() -> None:
    plan = openai_plan(
        model=LITE, size="2048x2048", style="vivid", quality="hd", tools=[{"type": "web_search"}],
        optimize_prompt_options={"mode": "standard"},
    )  # fmt: skip
    states = openai_notes("openai", plan)
    for field in ("style", "quality", "tools", "optimize_prompt_options"):
        assert states[field] == "ignored"


def test_what_cannot_be_done_is_refused() -> None:
    uri = data_uri(picture(64, 64, "PNG"), "png")
    for server in SERVERS:
        with pytest.raises(InvalidParameter, match="layer_decomposition"):
            openai_notes(server, openai_plan(model=PRO, layer_decomposition=True, image=uri))
    clear = {"model": PRO, "background": "transparent", "image": uri, "size": "1024x1024"}
    with pytest.raises(InvalidParameter, match="output_format"):
        openai_notes("openai", openai_plan(**clear))
    with pytest.raises(InvalidParameter, match="transparency"):
        openai_notes("localai", openai_plan(**clear, output_format="png"))
    assert "background" not in openai_notes("openai", openai_plan(**clear, output_format="png"))
    marked = openai_plan(**{**clear, "output_format": "png", "watermark": True})
    assert openai_notes("openai", marked)["background"] == "partial"
    cut = openai_plan(**{**clear, "output_format": "png", "size": "1280x736"})
    assert "background" not in openai_notes("openai", cut)
    cut = openai_plan(**{**clear, "output_format": "png", "size": "1300x740"})
    assert openai_notes("openai", cut)["background"] == "partial"
