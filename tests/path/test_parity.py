"""However a picture is asked for, it is the same picture, and it is charged once."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from serving import MODEL, Served, data_uri, frames, picture, serving

GENERATIONS = "/v1/images/generations"
SMALL = "small"
"""A model id of the test's own that draws small pictures, so that many can be drawn."""
SMALL_MODEL = {SMALL: {"alias_of": MODEL, "min_pixels": 4096}}
ASKED: dict[str, Any] = {"model": SMALL, "prompt": "a cat", "size": "160x96", "seed": 7}
SET: dict[str, Any] = {
    **ASKED,
    "prompt": "a set of 3 posters of a cat",
    "sequential_image_generation": "auto",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that draws small pictures."""
    with serving(tmp_path_factory.mktemp("parity"), models=SMALL_MODEL) as served:
        yield served


def post(server: Served, path: str = GENERATIONS, **body: Any) -> dict[str, Any]:
    response = server.client.post(path, json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def file_of(server: Served, item: dict[str, Any]) -> bytes:
    """The picture's file, from a link or from base64."""
    if "b64_json" in item:
        return base64.b64decode(item["b64_json"], validate=True)
    response = server.fetch(item["url"])
    assert response.status_code == 200, response.text
    return response.content


def files(server: Served, answer: dict[str, Any]) -> list[bytes]:
    return [file_of(server, item) for item in answer["data"]]


def streamed(server: Served, **body: Any) -> list[dict[str, Any]]:
    """The events of a stream, without the final marker."""
    with server.client.stream("POST", GENERATIONS, json={**body, "stream": True}) as response:
        assert response.status_code == 200
        read = list(frames(response))
    assert read.pop().data == "[DONE]"
    return [json.loads(frame.data) for frame in read]


# ── The same picture ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["url", "b64_json"])
def test_stream_and_json_agree(small: Served, form: str) -> None:
    answer = post(small, **SET, response_format=form)
    *pictures, completed = streamed(small, **SET, response_format=form)
    assert len(pictures) == len(answer["data"]) == 3
    assert [event["image_index"] for event in pictures] == [0, 1, 2]
    assert [event["size"] for event in pictures] == [item["size"] for item in answer["data"]]
    assert completed["usage"] == answer["usage"]
    assert [file_of(small, event) for event in pictures] == files(small, answer)


def test_stream_and_json_agree_on_a_refused_picture(small: Served) -> None:
    asked = {**SET, "prompt": "a set of 3 posters of a cat #refuse:1"}
    answer = post(small, **asked)
    *pictures, completed = streamed(small, **asked)
    assert [item.get("error", {}).get("code") for item in answer["data"]] == [
        event.get("error", {}).get("code") for event in pictures
    ]
    assert [file_of(small, event) for event in (pictures[0], pictures[2])] == [
        file_of(small, item) for item in (answer["data"][0], answer["data"][2])
    ]
    assert completed["usage"] == answer["usage"]
    assert answer["usage"]["generated_images"] == 2


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_url_and_base64_agree(small: Served, kind: str) -> None:
    asked = {**ASKED, "output_format": kind}
    linked = post(small, **asked)
    inline = post(small, **asked, response_format="b64_json")
    assert files(small, linked) == files(small, inline)
    assert linked["usage"] == inline["usage"]


def test_one_and_many_agree(small: Served) -> None:
    """Asking for more pictures changes none of those one had."""
    one, two, three = (files(small, post(small, **ASKED, n=count)) for count in (1, 2, 3))
    assert one == files(small, post(small, **ASKED))
    assert one == three[:1]
    assert two == three[:2]
    assert len(set(three)) == 3


def test_whole_set_and_part_of_it_agree(small: Served) -> None:
    whole = files(small, post(small, **SET))
    part = post(small, **SET, sequential_image_generation_options={"max_images": 2})
    assert files(small, part) == whole[:2]


def test_both_paths_agree(small: Served) -> None:
    ours = post(small, GENERATIONS, **ASKED)
    ark = post(small, "/api/v3/images/generations", **ASKED)
    assert files(small, ours) == files(small, ark)
    assert ours["usage"] == ark["usage"]


def test_spellings_of_a_model_agree(small: Served) -> None:
    asked = {**ASKED, "size": "1280x720"}
    spellings = (MODEL, MODEL.removeprefix("doubao-"), "doubao-seedream-4.0")
    drawn = [files(small, post(small, **{**asked, "model": name})) for name in spellings]
    assert drawn[0] == drawn[1] == drawn[2]


def test_form_and_data_uri_agree(small: Served) -> None:
    references = [picture(96, 64, "PNG", "navy"), picture(64, 96, "JPEG", "gold")]
    as_json = post(
        small,
        **{**ASKED, "prompt": "image 1 beside image 2"},
        image=[data_uri(references[0]), data_uri(references[1], "jpeg")],
    )
    form = small.client.post(
        "/v1/images/edits",
        data={"model": SMALL, "prompt": "image 1 beside image 2", "size": "160x96", "seed": "7"},
        files=[
            ("image[]", ("one.png", references[0], "image/png")),
            ("image[]", ("two.jpg", references[1], "image/jpeg")),
        ],
    )
    assert form.status_code == 200, form.text
    assert files(small, as_json) == files(small, form.json())
    assert as_json["usage"] == form.json()["usage"]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize("mark", [False, True])
def test_command_and_server_agree(small: Served, tmp_path: Path, kind: str, mark: bool) -> None:
    config = tmp_path / "seedbed.toml"
    config.write_text(
        f'engines.default = "swatch"\n[models.{SMALL}]\nalias_of = "{MODEL}"\nmin_pixels = 4096'
    )
    target = tmp_path / f"drawn.{kind}"
    command = [sys.executable, "-m", "seedbed", "--config", str(config), "generate", "a cat"]
    command += ["-o", str(target), "--model", SMALL, "--size", "160x96", "--seed", "7"]
    command += ["--watermark"] if mark else []
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    asked = {**ASKED, "output_format": kind, "watermark": mark}
    assert [target.read_bytes()] == files(small, post(small, **asked))


def test_concurrency_changes_nothing(small: Served) -> None:
    seeds = range(100, 116)

    def draw(seed: int) -> list[bytes]:
        return files(small, post(small, **{**ASKED, "seed": seed}))

    alone = [draw(seed) for seed in seeds]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(draw, seeds))
    assert together == alone
    assert len({drawn[0] for drawn in alone}) == len(seeds)


def test_restart_changes_nothing(tmp_path: Path) -> None:
    """The same bytes again, and links given out before still lead to them."""
    public: dict[str, Any] = {
        "models": SMALL_MODEL, "server": {"port": 0, "public_url": "https://images.example.com"},
    }  # fmt: skip
    with serving(tmp_path, **public) as before:
        answer = post(before, **SET)
        drawn = [_through(before, item["url"]) for item in answer["data"]]
    with serving(tmp_path, **public) as after:
        assert [_through(after, item["url"]) for item in answer["data"]] == drawn
        again = post(after, **SET)
        assert [_through(after, item["url"]) for item in again["data"]] == drawn
        old_key = {"Authorization": f"Bearer {before.key}"}
        assert after.client.get("/v1/models", headers=old_key).status_code == 200
        pictures = sum(total.pictures for total in after.house.ledger.totals().values())
    assert pictures == 6


def _through(server: Served, url: str) -> bytes:
    """Fetch a link whose public host stands before `server`."""
    link = urlsplit(url)
    response = server.fetch(f"{server.url}{link.path}?{link.query}")
    assert response.status_code == 200, response.text
    return response.content


# ── Charged once ────────────────────────────────────────────────────────────────────────────


def test_ledger_has_what_was_answered(small: Served) -> None:
    """One row for each picture that came, of whatever kind of request, and none for others."""
    before = _charged(small)
    usages: list[dict[str, Any]] = []
    for more in ({}, {"response_format": "b64_json"}, {"output_format": "png"}):
        usages.append(post(small, **ASKED, **more)["usage"])
        usages.append(post(small, **SET, **more)["usage"])
        usages.append(streamed(small, **SET, **more)[-1]["usage"])
    usages.append(post(small, **ASKED, n=4)["usage"])
    refused = {**SET, "prompt": "a set of 3 posters of a cat #refuse:1"}
    usages.append(post(small, **refused)["usage"])
    usages.append(streamed(small, **refused)[-1]["usage"])
    broken = {**SET, "prompt": "a set of 3 posters of a cat #fail:1"}
    usages.append(post(small, **broken)["usage"])
    usages.append(streamed(small, **broken)[-1]["usage"])
    for prompt, status in (("a cat #refuse", 400), ("a cat #fail", 500), ("", 400)):
        response = small.client.post(GENERATIONS, json={**ASKED, "prompt": prompt})
        assert response.status_code == status
    after = _charged(small)
    assert after[0] - before[0] == sum(usage["generated_images"] for usage in usages)
    assert after[1] - before[1] == sum(usage["output_tokens"] for usage in usages)


def _charged(server: Served) -> tuple[int, int]:
    totals = server.house.ledger.totals().values()
    return sum(one.pictures for one in totals), sum(one.tokens for one in totals)


def test_ledger_rows_are_the_answer(small: Served) -> None:
    response = small.client.post(GENERATIONS, json={**SET, "output_format": "png"})
    rows = small.house.ledger.rows(response.headers["x-request-id"])
    assert [row.image_index for row in rows] == [0, 1, 2]
    assert [row.byte_count for row in rows] == [len(file) for file in files(small, response.json())]
    assert {(row.model, row.engine, row.media_type, row.width, row.height) for row in rows} == {
        (SMALL, "swatch", "image/png", 160, 96)
    }


def test_files_of_base64_answers_are_let_go(small: Served) -> None:
    """A picture that was sent inside the answer leaves no file behind."""
    before = _stored(small)
    post(small, **SET, response_format="b64_json")
    streamed(small, **SET, response_format="b64_json")
    assert _stored(small) == before


def _stored(server: Served) -> set[str]:
    return {path.name for path in server.house.settings.store_path.rglob("*.*") if path.is_file()}


def test_key_of_another_server_is_no_key(small: Served, tmp_path: Path) -> None:
    with serving(tmp_path) as other, httpx.Client(base_url=small.url, trust_env=False) as client:
        headers = {"Authorization": f"Bearer {other.key}"}
        assert client.post(GENERATIONS, json=ASKED, headers=headers).status_code == 401
