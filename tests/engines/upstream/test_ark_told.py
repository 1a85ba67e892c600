"""What Ark's dialect makes of answers that no document shows: an upstream written by hand, whose
every byte the test says, behind a whole server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ark_by_hand import (
    BROKEN,
    COMPLETED,
    DONE,
    GOOD,
    PICTURE,
    USAGE,
    ByHand,
    by_hand,
    drawn,
    event,
    stream,
    upstream,
    whole,
)  # fmt: skip
from fronting import SET, calls, frames, gateway
from seedbed.engines.upstream.engine import UpstreamEngine
from seedbed.engines.upstream.routing import Routing
from serving import MODEL, PRO, Served, data_uri, picture

OLD = "doubao-seedream-3-0-t2i-250415"
OVERLOADED = {"code": "ServerOverloaded", "message": "The service is busy."}
BUSY = ("ServerOverloaded", "ModelAccountIpmRateLimitExceeded", "QuotaExceeded")
NO_ERROR: list[Any] = [None, {}, "", {"code": "", "message": ""}, {"code": None}, {"error": {}}]


@pytest.fixture(scope="module")
def hand() -> Iterator[ByHand]:
    with by_hand() as made:
        yield made


@pytest.fixture(scope="module")
def house(hand: ByHand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with gateway(tmp_path_factory.mktemp("gateway"), {"ark": upstream(hand)}) as served:
        yield served


@pytest.fixture
def served(house: Served, hand: ByHand) -> Served:
    engine = house.house.engines.get("upstream")
    assert isinstance(engine, UpstreamEngine)
    engine.parts.routing = Routing(engine.parts.upstreams)
    hand.bodies.clear()
    hand.says.clear()
    return house


def ask(served: Served, **more: Any) -> httpx.Response:
    return served.post(response_format="b64_json", **more)


# ── The end of a stream ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("body", [{}, SET])
@pytest.mark.parametrize("last", [(COMPLETED,), (COMPLETED, DONE), (DONE,)])
def test_the_last_word_ends_the_reading(
    served: Served, hand: ByHand, last: tuple[bytes, ...], body: dict[str, Any]
) -> None:
    hand.says.append(stream(drawn(), *last, ends=False))
    begun = time.monotonic()
    (name, _), completed, done = frames(ask(served, stream=True, **body).text)
    assert time.monotonic() - begun < 20
    assert name == "image_generation.partial_succeeded"
    assert (completed[0], done) == ("image_generation.completed", ("", None))
    call = calls(served)[-1]
    assert (call.state, call.handed) == ("accepted", 1)
    assert call.told_tokens == (4096 if COMPLETED in last else None)


def test_what_follows_the_last_word_is_of_no_matter(served: Served, hand: ByHand) -> None:
    hand.says.append(stream(drawn(), COMPLETED, ends=False) + BROKEN)
    assert len(frames(ask(served, stream=True, **SET).text)) == 3
    assert calls(served)[-1].state == "accepted"


def test_a_set_that_ends_without_its_last_word_was_cut(served: Served, hand: ByHand) -> None:
    """However cleanly: nobody knows how many were to come."""
    hand.says.append(stream(drawn()))
    first, second, _, _ = frames(ask(served, stream=True, **SET).text)
    assert first[0].endswith("partial_succeeded")
    assert second[0].endswith("partial_failed")
    assert calls(served)[-1].state == "unknown"
    assert ask(served, stream=True).status_code == 200  # its one picture came
    assert calls(served)[-1].state == "accepted"


def test_the_connection_of_a_stream_that_ends_is_kept(served: Served, hand: ByHand) -> None:
    hand.says.append(stream(drawn(), COMPLETED, DONE))
    ask(served, stream=True)
    before = hand.connections
    assert ask(served, stream=True).status_code == 200
    assert hand.connections == before


def test_what_is_used_may_be_told_after_an_error(served: Served, hand: ByHand) -> None:
    failed = event({"type": "error", "error": {"code": "InternalServiceError", "message": "Oh"}})
    hand.says.append(stream(drawn(), failed, COMPLETED, DONE))
    *items, _, _ = frames(ask(served, stream=True, **SET).text)
    assert [name.rpartition(".")[2] for name, _ in items] == ["partial_succeeded", "partial_failed"]
    call = calls(served)[-1]
    assert (call.state, call.told_pictures, call.told_tokens) == ("accepted", 1, 4096)


def test_a_stream_that_breaks_after_an_error_has_told_it(served: Served, hand: ByHand) -> None:
    refused = {"code": "OutputImageSensitiveContentDetected", "message": "No"}
    hand.says.append(stream(event({"type": "error", "error": refused}), ends=False) + BROKEN)
    answer = ask(served, stream=True)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, refused["code"])
    assert calls(served)[-1].state == "accepted"


# ── Errors, and what looks like one ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("data", [[], None])
def test_an_error_beside_no_pictures_is_told(served: Served, hand: ByHand, data: Any) -> None:
    refused = {"code": "OutputImageSensitiveContentDetected", "message": "No"}
    hand.says.append(whole({"data": data, "error": refused}))
    answer = ask(served)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, refused["code"])
    assert calls(served)[-1].state == "accepted"


@pytest.mark.parametrize("error", NO_ERROR)
def test_no_pictures_and_no_error_is_nobody_knows_what(
    served: Served, hand: ByHand, error: Any
) -> None:
    hand.says.append(whole({"data": [], "error": error}))
    assert ask(served).status_code == 500
    assert calls(served)[-1].state == "unknown"


@pytest.mark.parametrize("error", NO_ERROR)
def test_an_empty_error_is_none(served: Served, hand: ByHand, error: Any) -> None:
    hand.says += [
        whole({"data": [GOOD | {"error": error}], "error": error}),
        stream(event({"type": "other", "error": error}), drawn(error=error), COMPLETED, DONE),
    ]
    assert ask(served).json()["data"][0]["b64_json"] == PICTURE
    assert [name for name, _ in frames(ask(served, stream=True).text)] == [
        "image_generation.partial_succeeded", "image_generation.completed", "",
    ]  # fmt: skip
    assert {call.state for call in calls(served)[-2:]} == {"accepted"}


def test_an_items_error_may_be_only_words(served: Served, hand: ByHand) -> None:
    hand.says.append(whole({"data": [GOOD, {"error": "Out of luck"}]}))
    good, bad = ask(served, **SET).json()["data"]
    assert good["b64_json"] == PICTURE
    assert bad["error"]["message"].startswith("Out of luck")


def test_an_event_is_what_its_data_says(served: Served, hand: ByHand) -> None:
    item = event(
        {"type": "image_generation.partial_succeeded", "image_index": 0, **GOOD}, "message"
    )
    unwrapped = {"code": "OutputImageSensitiveContentDetected", "message": "No", "type": "Bad"}
    hand.says += [stream(item, COMPLETED, DONE), stream(event(unwrapped, "error"), DONE)]
    assert frames(ask(served, stream=True).text)[0][1]["b64_json"] == PICTURE
    answer = ask(served, stream=True)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, unwrapped["code"])


@pytest.mark.parametrize("code", BUSY)
@pytest.mark.parametrize("form", ["item", "body", "event"])
def test_a_busy_upstream_is_no_fault_of_the_callers(
    served: Served, hand: ByHand, code: str, form: str
) -> None:
    error = OVERLOADED | {"code": code}
    forms = {
        "item": whole({"data": [{"error": error}]}),
        "body": whole({"error": error}),
        "event": stream(event({"type": "error", "error": error}, "error"), DONE),
    }
    hand.says.append(forms[form])
    answer = ask(served)
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, code)
    assert len(hand.bodies) == 1  # it was accepted
    assert calls(served)[-1].state == "accepted"


def test_an_account_that_is_overdue_is_the_operators(served: Served, hand: ByHand) -> None:
    hand.says.append(whole({"data": [], "error": {"code": "AccountOverdueError", "message": "!"}}))
    assert ask(served).status_code == 500
    assert len(hand.bodies) == 1


def test_an_error_does_not_tell_our_key(served: Served, hand: ByHand) -> None:
    hand.says.append(whole({"error": {"code": "NoSuchKey", "message": "No ark-simulator-key!"}}))
    assert "No ***" in ask(served).json()["error"]["message"]


# ── Other answers than the documents' ───────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["text/plain", "text/html; charset=utf-8", ""])
@pytest.mark.parametrize("stream", [False, True])
def test_json_is_json_whatever_it_is_called(
    served: Served, hand: ByHand, kind: str, stream: bool
) -> None:
    hand.says.append(whole({"data": [GOOD], "usage": USAGE}, kind=kind))
    assert PICTURE in ask(served, stream=stream).text
    hand.says[0] = whole(b"<html>Sign in</html>", kind=kind)
    assert "not sent again" in ask(served, stream=stream).text
    assert [call.state for call in calls(served)[-2:]] == ["accepted", "unknown"]


@pytest.mark.parametrize("status", [201, 202])
def test_a_good_answer_may_have_any_good_status(served: Served, hand: ByHand, status: int) -> None:
    hand.says.append(whole({"data": [GOOD], "usage": USAGE}, status))
    assert ask(served).json()["data"][0]["b64_json"] == PICTURE
    assert calls(served)[-1].state == "accepted"


def test_an_answer_of_nothing_is_nobody_knows_what(served: Served, hand: ByHand) -> None:
    hand.says.append(b"HTTP/1.1 204 No Content\r\nX-Request-Id: up-1\r\n\r\n")
    assert ask(served).status_code == 500
    assert calls(served)[-1].state == "unknown"


# ── More than was asked for ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("streams", [False, True])
def test_a_call_gives_as_many_pictures_as_it_asked_for(
    served: Served, hand: ByHand, streams: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    used = {"generated_images": 2, "output_tokens": 8192, "total_tokens": 8192}
    completed = event({"type": "image_generation.completed", "usage": used})
    two = {"data": [GOOD, GOOD], "usage": used}
    hand.says.append(stream(drawn(), drawn(), completed, DONE) if streams else whole(two))
    *items, end, _ = frames(ask(served, n=2, stream=True).text)
    assert [data["image_index"] for _, data in items] == [0, 1]
    assert end[1]["usage"] == used
    assert [(call.handed, call.told_pictures) for call in calls(served)[-2:]] == [(1, 2)] * 2
    assert "more pictures than asked for" in "".join(capsys.readouterr())


def test_a_set_has_no_more_pictures_than_it_may(served: Served, hand: ByHand) -> None:
    two = {"sequential_image_generation_options": {"max_images": 2}}
    hand.says.append(whole({"data": [GOOD] * 3, "usage": USAGE}))
    assert len(ask(served, **SET, **two).json()["data"]) == 2
    assert len(ask(served, **SET).json()["data"]) == 3
    layers = {"model": PRO, "image": data_uri(picture()), "layer_decomposition": True}
    assert len(ask(served, **layers).json()["data"]) == 3


# ── What is asked ───────────────────────────────────────────────────────────────────────────


def test_single_pictures_differ_in_seed(served: Served, hand: ByHand) -> None:
    hand.says.append(whole({"data": [GOOD], "usage": USAGE}))
    answer = ask(served, model=OLD, size="1024x1024", n=3, seed=7)
    assert len(answer.json()["data"]) == 3
    assert sorted(body["seed"] for body in hand.bodies) == [7, 8, 9]
    ask(served, model=OLD, size="1024x1024", n=2, seed=-1)
    assert [body["seed"] for body in hand.bodies[3:]] == [-1, -1]


@pytest.mark.parametrize(("model", "told"), [(OLD, False), (MODEL, True), (PRO, True)])
def test_a_seed_that_nobody_reads_is_reported(
    served: Served, hand: ByHand, model: str, told: bool
) -> None:
    hand.says.append(whole({"data": [GOOD], "usage": USAGE}))
    for seed, ignored in ((7, told), (-1, False), (None, False)):
        answer = ask(served, model=model, size="1024x1024", seed=seed)
        assert answer.status_code == 200, answer.text
        report = answer.headers.get("x-seedbed-fidelity", "")
        assert ("seed;state=ignored" in report) == ignored


def test_strict_refuses_a_seed_that_nobody_reads(hand: ByHand, tmp_path: Path) -> None:
    hand.says[:] = [whole({"data": [GOOD], "usage": USAGE})]
    with gateway(tmp_path, {"ark": upstream(hand)}, server={"strict": True, "port": 0}) as served:
        answer = ask(served, seed=7)
        assert answer.status_code == 400
        assert "`seed`" in answer.json()["error"]["message"]
        assert ask(served, model=OLD, size="1024x1024", seed=7).status_code == 200


# ── Links ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def passing(hand: ByHand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    files = upstream(hand, links="pass", allow_cidrs=["127.0.0.0/8"])
    with gateway(tmp_path_factory.mktemp("passing"), {"ark": files}) as served:
        yield served


def test_a_link_is_not_passed_on_to_who_asked_for_base64(passing: Served, hand: ByHand) -> None:
    hand.says[:] = [whole({"data": [{"url": "http://127.0.0.1:1/a.jpeg", "size": "1024x1024"}]})]
    assert passing.post().json()["data"][0]["url"] == "http://127.0.0.1:1/a.jpeg"
    for body in ({"response_format": "b64_json"}, {"output_format": "png"}):
        answer = passing.post(**body)
        assert answer.status_code == 500, answer.text  # it leads nowhere, and was followed
        assert "could not be kept" in answer.json()["error"]["message"]


def test_an_old_models_link_has_the_size_that_was_asked_for(passing: Served, hand: ByHand) -> None:
    hand.says[:] = [whole({"data": [{"url": "http://127.0.0.1:1/a.jpeg"}]})]
    answer = passing.post(model=OLD, size="1280x720")
    assert answer.json()["data"][0] == {"url": "http://127.0.0.1:1/a.jpeg", "size": "1280x720"}
    assert passing.post().status_code == 500  # others say it, and this one did not
