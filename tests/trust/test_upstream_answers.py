"""Whatever an upstream answers, the caller hears the contract's word, and pays at most once.

Source: reliability.md, test 52. Each way has an upstream of its own, so that none rests because
of another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from upstreamed import calls_of, port_of, upstreamed

from seedbed.testing.ark_simulator import ArkSimulator, simulated
from serving import Served


class Way(NamedTuple):
    """What an upstream does, and what must come of it."""

    fault: str
    status: int
    code: str
    state: str  # of the record
    calls: int = 1  # that reach the upstream


INTERNAL = "InternalServiceError"
WAYS = {
    way.fault: way
    for way in (
        Way("400", 400, "InvalidParameter", "refused"),
        Way("401", 500, INTERNAL, "refused"),
        Way("403", 500, INTERNAL, "refused"),
        Way("404", 404, "InvalidEndpointOrModel.NotFound", "refused"),
        Way("408", 500, INTERNAL, "unknown"),
        Way("429:0", 429, "ModelAccountIpmRateLimitExceeded", "refused", calls=3),
        Way("429:60:AccountRateLimitExceeded", 429, "AccountRateLimitExceeded", "refused"),
        Way("500", 500, INTERNAL, "refused"),
        Way("502", 500, INTERNAL, "unknown"),
        Way("503:0", 503, "ServiceUnavailable", "refused", calls=3),
        Way("504", 500, INTERNAL, "unknown"),
        Way("refuse-text", 400, "InputTextSensitiveContentDetected", "refused"),
        Way("refuse-output", 400, "OutputImageSensitiveContentDetected", "refused"),
        Way("bad-json", 500, INTERNAL, "unknown"),
        Way("html", 500, INTERNAL, "unknown"),
        Way("empty", 500, INTERNAL, "unknown"),
        Way("long-length", 500, INTERNAL, "unknown"),
        Way("short-length", 500, INTERNAL, "unknown"),
        Way("cut-body", 500, INTERNAL, "unknown"),
        Way("reset-body", 500, INTERNAL, "unknown"),
        Way("reset-read", 500, INTERNAL, "unknown"),
    )
}


@pytest.fixture(scope="module")
def simulator() -> Iterator[ArkSimulator]:
    with simulated() as running:
        yield running


@pytest.fixture(scope="module")
def served(simulator: ArkSimulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    names = [f"u{number}" for number in range(2 * len(WAYS))]
    at = {"base_url": simulator.base_url, "allow_ports": [port_of(simulator.files_url)]}
    with upstreamed(
        tmp_path_factory.mktemp("answers") / "home",
        dict.fromkeys(names, at),
        {f"model-{name}": {"upstreams": [name]} for name in names},
    ) as server:
        yield server


def model(fault: str, *, stream: bool) -> str:
    return f"model-u{2 * list(WAYS).index(fault) + stream}"


@pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])
@pytest.mark.parametrize("fault", WAYS)
def test_an_answer_is_told_in_the_contracts_words(
    served: Served, simulator: ArkSimulator, fault: str, stream: bool
) -> None:
    way = WAYS[fault]
    before, known = len(simulator.generations), len(calls_of(served))
    simulator.always(fault)
    try:
        response = served.post(model=model(fault, stream=stream), stream=stream)
    finally:
        simulator.always()
    # What breaks after the only picture is nobody's loss: all that was asked for came.
    whole = stream and fault in {"cut-body", "reset-body"}
    if whole:
        assert '"error"' not in response.text
        assert '"generated_images":1' in response.text
    else:
        error = told(response.text) if response.status_code == 200 else response.json()["error"]
        assert error["code"] == way.code
    if not stream:
        assert response.status_code == way.status
    assert len(simulator.generations) - before == way.calls
    calls = calls_of(served)[known:]
    # A stream says in a good answer what becomes of each picture.
    state = "accepted" if whole or (stream and fault == "refuse-output") else way.state
    assert [call.state for call in calls] == [state] * way.calls
    # Paid is what came: nothing, or the picture before the cut.
    rows = [row for call in calls for row in served.house.ledger.rows(call.request_id)]
    assert len(rows) == response.text.count('image_generation.partial_succeeded"')
    assert len(rows) == int(whole)
    if not whole:
        assert "127.0.0.1" not in json.dumps(error)


def told(text: str) -> Any:
    """The error of a stream: of its picture, or of the whole."""
    for line in text.splitlines():
        if line.startswith("data: {") and '"error"' in line:
            return json.loads(line[6:])["error"]
    raise AssertionError(f"no error in {text}")


@pytest.mark.parametrize("fault", ["429:0", "503:0"])
def test_what_was_not_accepted_is_sent_again_and_paid_once(
    served: Served, simulator: ArkSimulator, fault: str
) -> None:
    known, made = len(calls_of(served)), simulator.billed
    simulator.next(fault, "")
    response = served.post(model=model("400", stream=False))
    assert response.status_code == 200
    calls = calls_of(served)[known:]
    assert [call.state for call in calls] == ["refused", "accepted"]
    assert [call.trouble for call in calls] == ["", ""]
    assert len(served.house.ledger.rows(calls[0].request_id)) == 1
    assert simulator.billed - made == 1


def test_the_upstreams_request_id_is_in_the_message(
    served: Served, simulator: ArkSimulator
) -> None:
    simulator.next("400")
    message = served.post(model=model("400", stream=False)).json()["error"]["message"]
    assert simulator.generations[-1].request_id in message
