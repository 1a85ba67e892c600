"""No way round the key, none from one tenant to another, none to another upstream
(tests 31, 32, 35)."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan
from seedbed.settings import Settings
from seedbed.types import Plan
from seedbed.wire.request import parse
from serving import MODEL, Served, data_uri, picture, serving

PUBLIC = "https://pictures.example.com/seedbed"

PROTECTED = (
    ("POST", "/v1/images/generations"),
    ("POST", "/v1/images/edits"),
    ("POST", "/api/v3/images/generations"),
    ("POST", "/api/v3/images/edits"),
    ("GET", "/v1/models"),
    ("GET", "/api/v3/models"),
    ("GET", "/metrics"),
)
OPEN = {"/healthz", "/readyz", "/openapi.json", "/docs", "/"}
BY_LINK = {"/files/*", "/f/*"}

# Ways to write a path that a check on its text might take for another.
TARGETS = (
    "{}",
    "/{}",
    "//{}",
    "{}/",
    "{}//",
    "{}?",
    "{}?/healthz",
    "{}#/healthz",
    "{};/healthz",
    "{}/../../healthz",
    "/healthz/..{}",
    "/healthz/%2e%2e{}",
    "/healthz/%2e%2e%2f{}",
    "/docs/../{}",
    "/./{}",
    "/%2e{}",
    "/%2e%2e{}",
    "/files/..{}",
    "/f/../..{}",
    "{}%00",
    "{}%20",
    "{}%2f",
    "{}%3f",
    "http://healthz{}",
    "http://localhost/healthz{}",
    "http://evil.example{}",
    "http://evil.example/healthz?{}",
    "https://user:password@127.0.0.1{}",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Host": "localhost"},
    {"Host": "127.0.0.1"},
    {"Host": "evil.example/healthz?"},
    {"Host": "evil.example/docs#"},
    {"Host": "pictures.example.com"},
    {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Forwarded": "for=127.0.0.1"},
    {"X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/docs"},
    {"X-Original-URL": "/healthz", "X-Rewrite-URL": "/healthz", "X-HTTP-Method-Override": "GET"},
    {"X-Forwarded-User": "admin", "X-Authenticated-Key": "admin", "X-API-Key": "admin"},
    {"Authorization": "Basic YWRtaW46YWRtaW4="},
    {"Authorization": "Bearer"},
    {"Authorization": "Bearer null"},
    {"Authorization": "Bearer undefined", "Cookie": "Authorization=Bearer x"},
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that is known to its clients by another name."""
    home = tmp_path_factory.mktemp("tenancy")
    with serving(home, server={"port": 0, "public_url": PUBLIC}) as served:
        yield served


def raw(house: Served, method: str, target: str, headers: dict[str, str], body: bytes = b"") -> str:
    """The answer to a request written byte by byte; "" if the server hung up instead."""
    port = int(house.url.rpartition(":")[2])
    lines = {"Host": f"127.0.0.1:{port}", "Connection": "close", **headers}
    head = f"{method} {target} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items())
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head.encode("latin-1") + body)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer.decode("utf-8", "replace")


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1]) if answer else 0


def test_31_every_route_is_known_to_these_tests(house: Served) -> None:
    """A new route has to be put in one of the lists above, and so is tested or public by will."""
    paths = set(house.house.app().paths)
    assert paths == {path for _, path in PROTECTED} | OPEN | BY_LINK


def test_31_no_way_round_the_key(house: Served) -> None:
    body = json.dumps({"model": MODEL, "prompt": "a cat", "size": "1K"}).encode()
    tried = 0
    for (method, path), target in product(PROTECTED, TARGETS):
        bypassed(house, method, target.format(path), {}, body)
        tried += 1
    for (method, path), headers in product(PROTECTED, HEADERS):
        bypassed(house, method, path, headers, body)
        tried += 1
    assert tried >= 200
    assert house.house.ledger.totals() == {}


def bypassed(house: Served, method: str, target: str, headers: dict[str, str], body: bytes) -> None:
    answer = raw(house, method, target, headers, body if method == "POST" else b"")
    if status(answer) == 200:  # then it is one of the pages that are open to all
        assert '"status":"ok"' in answer or "<!doctype html>" in answer.lower(), target
    else:
        assert status(answer) in {0, 307, 400, 401, 403, 404, 405}, (target, answer)
    for secret in ('"data"', "seedbed_pictures", "owned_by"):
        assert secret not in answer, (target, headers, answer)


def test_31_the_same_requests_pass_with_a_key(house: Served) -> None:
    """So what stopped them above was the key."""
    good = {"Authorization": f"Bearer {house.key}"}
    body = json.dumps({"model": MODEL, "prompt": "a cat", "size": "1K"}).encode()
    for method, path in PROTECTED:
        if "edits" not in path:
            answer = raw(house, method, path, good, body if method == "POST" else b"")
            assert status(answer) == 200, (path, answer)


@pytest.mark.parametrize("headers", HEADERS[:10])
def test_31_links_carry_the_configured_host(house: Served, headers: dict[str, str]) -> None:
    body = json.dumps({"model": MODEL, "prompt": "a cat", "size": "1K"}).encode()
    headers = {**headers, "Authorization": f"Bearer {house.key}"}
    for target in ("/v1/images/generations", "http://evil.example/v1/images/generations"):
        answer = raw(house, "POST", target, headers, body)
        if status(answer) == 400:  # a Host that is none
            assert "evil" not in answer
            continue
        assert status(answer) == 200
        url = json.loads(answer.partition("\r\n\r\n")[2])["data"][0]["url"]
        assert url.startswith(f"{PUBLIC}/files/")
        assert not {"evil", "localhost", "127.0.0.1"} & set(url.replace("/", ".").split("."))


def test_32_two_tenants(house: Served) -> None:
    """Every route that takes an id, crossed. Today they are the result links, and a link is a
    bearer token: whoever holds it whole may fetch the picture, and nobody else, key or not."""
    taking_ids = {path for path in house.house.app().paths if path.endswith("*")}
    assert taking_ids == BY_LINK
    other = f"Bearer {house.house.keys.create('other').token}"
    mine = house.post().json()["data"][0]["url"].removeprefix(PUBLIC)
    theirs = house.post(auth=other, prompt="a dog").json()["data"][0]["url"].removeprefix(PUBLIC)
    path, _, query = mine.partition("?")
    _, _, their_query = theirs.partition("?")
    for stranger in ({}, {"Authorization": other}):
        assert status(raw(house, "GET", mine, stranger)) == 200
        for wrong in (
            path,
            f"{path}?{their_query}",
            f"{path}?{query[:-1]}",
            path.rpartition("/")[0],
        ):
            assert status(raw(house, "GET", wrong, stranger)) in {403, 404}, wrong
    short = "/f/" + "A" * 60
    assert status(raw(house, "GET", short, {"Authorization": other})) in {403, 404}


def test_32_an_idempotency_key_is_its_owner_s(house: Served) -> None:
    other = f"Bearer {house.house.keys.create('other').token}"
    body = {"model": MODEL, "prompt": "a secret", "size": "1K"}

    def ask(auth: str) -> str:
        headers = {"Authorization": auth, "Idempotency-Key": "the same"}
        answer = house.client.post("/v1/images/generations", json=body, headers=headers)
        assert answer.status_code == 200
        assert "idempotent-replayed" not in answer.headers
        return str(answer.json()["data"][0]["url"]).partition("?")[0]

    assert ask(f"Bearer {house.key}") != ask(other)


def test_32_metrics_name_no_key(house: Served) -> None:
    record = house.house.keys.create("a name to look for").record
    house.post()
    text = house.client.get("/metrics").text
    assert record.id not in text
    assert all(known.id not in text for known in house.house.keys.list())
    assert "a name to look for" not in text


# Names by which gateways were made to send their own key to another upstream (reliability.md
# section 2.4: CVE-2024-6587, PYSEC-2026-4070).
FOREIGN: dict[str, Any] = {
    "api_base": "http://127.0.0.1:9/",
    "base_url": "http://127.0.0.1:9/",
    "endpoint": "http://127.0.0.1:9/",
    "upstream": "http://127.0.0.1:9/",
    "api_key": "stolen",
    "authorization": "Bearer stolen",
    "organization": "stolen",
    "headers": {"Authorization": "Bearer stolen", "X-Forwarded-Host": "evil.example"},
    "extra_headers": {"Authorization": "Bearer stolen"},
    "model_path": "/etc/passwd",
    "custom_llm_provider": "evil",
    "engine": "evil",
    "proxy": "http://127.0.0.1:9/",
    "callback_url": "http://127.0.0.1:9/",
}
WRAPPERS = ("user_config", "extra_body", "litellm_params", "metadata", "model_list")


def nested(depth: int) -> dict[str, Any]:
    fields = dict(FOREIGN)
    for level in range(depth - 1):
        name = WRAPPERS[level % len(WRAPPERS)]
        fields = {name: fields, "params": [fields], **({} if level else FOREIGN)}
    return fields


def plan_of(body: dict[str, Any]) -> Plan:
    settings = Settings()
    plan = make_plan(
        parse(json.dumps(body).encode()),
        catalog=Catalog(settings), settings=settings, request_id="r", now=1.0,
    )  # fmt: skip
    assert "stolen" not in repr(plan)
    shots = tuple(replace(shot, seed=0) for shot in plan.shots)
    # The notes tell which names were ignored, and are for the answer's report alone.
    return replace(plan, seed=0, shots=shots, notes=())


BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"image": data_uri(picture())},
    {
        "sequential_image_generation": "auto",
        "sequential_image_generation_options": {"max_images": 3},
    },
    {"response_format": "b64_json", "stream": True, "watermark": False, "seed": 7},
)


@pytest.mark.parametrize("depth", range(1, 6))
@pytest.mark.parametrize("more", BODIES)
def test_35_foreign_fields_reach_no_plan(more: dict[str, Any], depth: int) -> None:
    body = {"model": MODEL, "prompt": "a cat", "size": "1K", **more}
    clean = plan_of(body)
    assert plan_of({**nested(depth), **body}) == clean
    for name, value in body.items():
        if isinstance(value, dict):  # inside the API's own objects too
            assert plan_of({**body, name: {**nested(depth), **value}}) == clean


def test_35_nothing_is_dialled_for_them(house: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        for depth in range(1, 6):
            text = json.dumps(nested(depth)).replace("http://127.0.0.1:9/", address)
            assert house.post(**json.loads(text)).status_code == 200
        with pytest.raises(TimeoutError):
            canary.accept()
