"""Statements 1 to 12 and 80: keys, request ids, paths, what is missing, the list of models."""

from __future__ import annotations

import re

from seedbed.testing.conformance.expected import good, refused, with_code
from seedbed.testing.conformance.server import GENERATIONS, Answer, Server
from seedbed.testing.conformance.statement import SMALL, Group, Skipped, ask, expect

access = Group("access")
_BODY = {"model": "x", "prompt": "a cat"}
_ID = re.compile(r"02\d{13}[0-9a-f]{38}")
_MINIMAL = ask()
_SIBLINGS = {"/v1": "/api/v3", "/api/v3": "/v1"}


@access.check(1, "No Authorization: 401, code AuthenticationError, type Unauthorized, param empty")
async def no_authorization(server: Server) -> None:
    error = refused(await server.post(_BODY, headers={}), 401)
    with_code(server, error, "AuthenticationError")
    if not server.comet:
        expect(error.get("type") == "Unauthorized", f"type {error.get('type')!r}")
        expect(error.get("param") == "", f"param {error.get('param')!r}")


@access.check(2, "Wrong key: 401, same code")
async def wrong_key(server: Server) -> None:
    wrong = {"Authorization": f"Bearer {server.key}x"}
    with_code(server, refused(await server.post(_BODY, headers=wrong), 401), "AuthenticationError")


@access.check(3, "Authorization: Basic: 401")
async def basic_authorization(server: Server) -> None:
    refused(await server.post(_BODY, headers={"Authorization": "Basic dTpw"}), 401)


@access.check(4, "Any answer has X-Request-Id; error messages end with the same id", _MINIMAL)
async def request_ids(server: Server, answer: Answer) -> None:
    expect(answer.headers.get("X-Request-Id"), "a good answer has no X-Request-Id")
    unwell = await server.refusal(size="big")
    name = unwell.headers.get("X-Request-Id")
    expect(name, "a refusal has no X-Request-Id")
    message = str(unwell.error.get("message", "")).rstrip(").")
    expect(message.endswith(str(name)), f"the message ends with {message[-60:]!r}, not {name!r}")


@access.check(5, "The request id is 02, 13 digits, 38 lower-case hex digits", _MINIMAL)
async def request_id_shape(server: Server, answer: Answer) -> None:
    if server.comet:
        raise Skipped("the shape is Ark's; this server answers as CometAPI")
    name = answer.headers.get("X-Request-Id", "")
    expect(_ID.fullmatch(name), f"the id is {name!r}")


@access.check(6, "/v1 and /api/v3 give the same shape for the same body", ask(size=SMALL), more=1)
async def both_paths(server: Server, answer: Answer) -> None:
    here = server.base_url.removeprefix(server.root)
    there = _SIBLINGS.get(here)
    if there is None:
        raise Skipped(f"the base path {here} is neither")
    body = server.body("main", {"prompt": "a cat", "size": SMALL})
    other = await server.post(body, url=server.root + there + GENERATIONS)
    if other.status in (301, 404, 405):
        raise Skipped(f"the server has no {there}")
    ours, theirs = good(answer)[0], good(other)[0]
    expect(answer.json.keys() == other.json.keys(), f"{set(answer.json)} and {set(other.json)}")
    expect(ours.keys() == theirs.keys(), f"items have {set(ours)} and {set(theirs)}")


@access.check(7, "GET on generations: 404 or 405 as JSON, not HTML")
async def get_generations(server: Server) -> None:
    url = server.base_url + GENERATIONS
    answer = await server.request("GET", url, server.key_headers)
    expect(answer.status in (404, 405), f"status {answer.status}")
    expect(answer.error.get("message"), "no message")


@access.check(8, "A body that is not JSON: 400 with the JSON error envelope")
async def not_json(server: Server) -> None:
    for body in (b"", b"{", b"[]", b'"x"', b"\xff\xfe"):
        expect(refused(await server.post(body), 400).get("message"), f"no message for {body!r}")


@access.check(9, "model missing: 400 MissingParameter")
async def no_model(server: Server) -> None:
    error = refused(await server.post({"prompt": "a cat"}), 400)
    with_code(server, error, "MissingParameter", "MissingParameter.model")


@access.check(10, "model null: as missing")
async def null_model(server: Server) -> None:
    error = refused(await server.post({"model": None, "prompt": "a cat"}), 400)
    with_code(server, error, "MissingParameter", "MissingParameter.model")


@access.check(11, "prompt missing, empty or blank: 400 MissingParameter (blank: InvalidParameter)")
async def no_prompt(server: Server) -> None:
    model = server.model("main")
    status = 500 if server.comet else 400  # contract section 5.2
    bodies: tuple[dict[str, object], ...]
    bodies = ({}, {"prompt": None}, {"prompt": ""}, {"prompt": " \n"})
    for more in bodies:
        error = refused(await server.post({"model": model, **more}), status)
        with_code(server, error, "MissingParameter", "InvalidParameter", "MissingParameter.prompt")


@access.check(12, "Unknown model: 404 InvalidEndpointOrModel.NotFound (CometAPI: 503), named")
async def unknown_model(server: Server) -> None:
    name = "seedream-no-such-model"
    answer = await server.post({"model": name, "prompt": "a cat"})
    error = refused(answer, 503 if server.comet else 404, name)
    with_code(server, error, "InvalidEndpointOrModel.NotFound")
    if server.comet:
        expect(error.get("code") == "model_not_found", f"code {error.get('code')!r}")


@access.check(80, "GET models with the key lists every id in the OpenAI form; without: 401")
async def models(server: Server) -> None:
    url = f"{server.base_url}/models"
    answer = await server.request("GET", url, server.key_headers)
    expect(answer.status == 200, f"status {answer.status}: {answer.brief}")
    expect(all(isinstance(row.get("id"), str) for row in answer.items), "a row has no id")
    # Ark's own list is not the OpenAI one: its rows have id, name and status (section 7).
    if not server.base_url.endswith("/api/v3"):
        expect(answer.json.get("object") == "list", "`object` is not `list`")
        for row in answer.items:
            expect(
                row.get("object") == "model" and isinstance(row.get("created"), int)
                and row.get("owned_by"), f"a row is {row}",
            )  # fmt: skip
    expect(server.model("main") in server.listed, f"{server.model('main')} is not listed")
    keyless = await server.request("GET", url, {})
    expect(keyless.status == 401, f"without a key: {keyless.status}")
