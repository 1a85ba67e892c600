"""The conformance statements of the contract, each a test named by its number.

A statement about one engine's behaviour is shown on the swatch, which draws in milliseconds
and fails on demand. Statement 81 is in test_sdks.py; some are also shown at the planning level.
"""

from __future__ import annotations

import base64
import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from PIL import Image, ImageChops

from serving import (
    ABSENT,
    LITE,
    MODEL,
    MODEL_45,
    PRO,
    Gallery,
    Served,
    data_uri,
    frames,
    opened,
    picture,
    serving,
)

GENERATIONS = "/v1/images/generations"
ARK_GENERATIONS = "/api/v3/images/generations"
REQUEST_ID = re.compile(r"^02\d{13}[0-9a-f]{38}$")
TABLE_2K = {
    "2048x2048", "2304x1728", "1728x2304", "2848x1600",
    "1600x2848", "2496x1664", "1664x2496", "3136x1344",
}  # fmt: skip


def error(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    body: dict[str, Any] = response.json()["error"]
    return body


def good(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def sizes(response: httpx.Response) -> list[str]:
    return [item["size"] for item in good(response)["data"]]


def stream(server: Served, **body: Any) -> list[tuple[str, dict[str, Any]]]:
    payload = {"model": MODEL, "prompt": "a cat", "size": "1K", "stream": True, **body}
    with server.client.stream("POST", GENERATIONS, json=payload) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        read = list(frames(response))
    assert read[-1].data == "[DONE]"
    assert read[-1].event == ""
    return [(frame.event, json.loads(frame.data)) for frame in read[:-1]]


def test_s01_no_authorization(server: Served) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as bare:
        response = bare.post(GENERATIONS, json={"model": MODEL, "prompt": "a cat"})
    body = error(response, 401)
    assert body["code"] == "AuthenticationError"
    assert body["type"] == "Unauthorized"
    assert body["param"] == ""


def test_s02_wrong_key(server: Served) -> None:
    for key in (server.key + "x", server.key[:-4] + "AAAA", "sk-seed-nobody-secret", "x"):
        assert error(server.post(auth=f"Bearer {key}"), 401)["code"] == "AuthenticationError"


def test_s03_basic_authorization(server: Served) -> None:
    assert error(server.post(auth="Basic dTpw"), 401)["code"] == "AuthenticationError"


def test_s04_request_id_everywhere(server: Served) -> None:
    for response in (server.post(), server.post(size="big"), server.client.get("/v1/nothing")):
        assert response.headers["x-request-id"]
    refused = server.post(size="big")
    assert error(refused, 400)["message"].endswith(refused.headers["x-request-id"])


def test_s05_request_id_shape(server: Served) -> None:
    assert REQUEST_ID.match(server.post().headers["x-request-id"])


def test_s06_both_paths_alike(server: Served) -> None:
    ours = good(server.post(GENERATIONS))
    ark = good(server.post(ARK_GENERATIONS))
    assert ours.keys() == ark.keys()
    assert ours["data"][0].keys() == ark["data"][0].keys()


def test_s07_get_is_a_json_error(server: Served) -> None:
    response = server.client.get(GENERATIONS)
    assert response.status_code in (404, 405)
    assert response.json()["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'"x"', b"\xff\xfe", b"null"])
def test_s08_not_json(server: Served, body: bytes) -> None:
    response = server.client.post(GENERATIONS, content=body)
    assert error(response, 400)["message"]


def test_s09_model_missing(server: Served) -> None:
    assert error(server.post(model=ABSENT), 400)["code"] == "MissingParameter"


def test_s10_model_null(server: Served) -> None:
    assert error(server.post(model=None), 400)["code"] == "MissingParameter"


@pytest.mark.parametrize("prompt", [ABSENT, None, "", "  \n"])
def test_s11_prompt_missing(server: Served, prompt: object) -> None:
    body = error(server.post(prompt=prompt), 400)
    assert body["code"] == "MissingParameter"
    assert body["param"] == "prompt"


def test_s12_unknown_model(server: Served, comet: Served) -> None:
    body = error(server.post(model="doubao-seedream-9-0"), 404)
    assert body["code"] == "InvalidEndpointOrModel.NotFound"
    assert "doubao-seedream-9-0" in body["message"]
    told = error(comet.post(model="doubao-seedream-9-0"), 503)
    assert told["code"] == "model_not_found"
    assert told["type"] == "comet_api_error"


def test_s13_minimal(server: Served) -> None:
    body = good(server.post(size=ABSENT))
    assert set(body) == {"model", "created", "data", "usage"}
    assert len(body["data"]) == 1


def test_s14_created(server: Served) -> None:
    created = good(server.post())["created"]
    assert isinstance(created, int)
    assert abs(created - time.time()) < 120


def test_s15_model_echo(server: Served) -> None:
    for model in (MODEL, "seedream-4-5-251128", LITE):
        assert good(server.post(model=model, size="2K"))["model"] == model


def test_s16_omitted_size(server: Served) -> None:
    item = good(server.post(size=ABSENT))["data"][0]
    assert item["size"] == "2048x2048"
    assert opened(server.fetch(item["url"]).content).size == (2048, 2048)


def test_s17_url_by_default(server: Served) -> None:
    for more in ({}, {"response_format": "url"}):
        item = good(server.post(**more))["data"][0]
        assert item["url"].startswith(server.url)
        assert "b64_json" not in item


def test_s18_b64_json(server: Served) -> None:
    item = good(server.post(response_format="b64_json"))["data"][0]
    assert "url" not in item
    assert not item["b64_json"].startswith("data:")
    assert opened(base64.b64decode(item["b64_json"], validate=True)).size == (1024, 1024)


def test_s19_unknown_response_format(server: Served) -> None:
    body = error(server.post(response_format="jpg"), 400)
    assert body["code"] == "InvalidParameter"
    assert "response_format" in body["message"]


def test_s20_jpeg_by_default(server: Served) -> None:
    url = good(server.post())["data"][0]["url"]
    assert server.fetch(url).content.startswith(b"\xff\xd8\xff")


def test_s21_png_on_request(server: Served) -> None:
    url = good(server.post(model=LITE, size="2K", output_format="png"))["data"][0]["url"]
    assert server.fetch(url).content.startswith(b"\x89PNG\r\n\x1a\n")


def test_s22_png_refused_when_strict(server: Served, strict: Served) -> None:
    body = error(strict.post(model=MODEL_45, size="2K", output_format="png"), 400)
    assert "output_format" in body["message"]
    assert "not supported" in body["message"]
    assert good(server.post(model=MODEL_45, size="2K", output_format="png"))


def test_s23_generated_images(server: Served) -> None:
    body = good(server.post(prompt="a cat #refuse:1", n=3))
    made = [item for item in body["data"] if "error" not in item]
    assert len(made) == 2
    assert body["usage"]["generated_images"] == 2


def test_s24_output_tokens(server: Served) -> None:
    assert good(server.post(size="2048x2048"))["usage"]["output_tokens"] == 16384
    assert good(server.post(size="1601x999"))["usage"]["output_tokens"] == 1601 * 999 // 256


def test_s25_total_tokens(server: Served) -> None:
    usage = good(server.post())["usage"]
    assert usage["total_tokens"] == usage["output_tokens"]


def test_s26_exact_pixels(server: Served) -> None:
    item = good(server.post(size="2848x1600"))["data"][0]
    assert item["size"] == "2848x1600"
    assert opened(server.fetch(item["url"]).content).size == (2848, 1600)


def test_s27_tier_is_a_table_row(server: Served) -> None:
    assert set(sizes(server.post(size="2K"))) <= TABLE_2K


def test_s28_tier_in_lower_case(server: Served) -> None:
    assert sizes(server.post(size="2k")) == sizes(server.post(size="2K"))


def test_s29_ratio_in_the_prompt(server: Served) -> None:
    assert sizes(server.post(size="2K", prompt="a cat on a sofa, 16:9")) == ["2848x1600"]


def test_s30_tall_ratio_in_the_prompt(server: Served) -> None:
    assert sizes(server.post(size="4K", prompt="9:16 picture of a tower")) == ["3040x5504"]


def test_s31_tier_not_of_the_model(server: Served) -> None:
    body = error(server.post(model=MODEL_45, size="1K"), 400)
    assert "`size`" in body["message"]
    assert "2k" in body["message"].lower()
    assert "4k" in body["message"].lower()
    assert good(server.post(size="1K"))


def test_s32_smallest_pixels(server: Served) -> None:
    body = error(server.post(model=MODEL_45, size="1500x1500"), 400)
    assert "at least 3686400 pixels" in body["message"]
    assert good(server.post(size="1600x600"))
    assert error(server.post(size="800x800"), 400)["param"] == "size"


def test_s33_largest_pixels(server: Served) -> None:
    assert "size" in error(server.post(size="4097x4097"), 400)["message"]


def test_s34_odd_but_allowed(server: Served) -> None:
    assert sizes(server.post(model=MODEL_45, size="3750x1250")) == ["3750x1250"]


def test_s35_ratio_out_of_range(server: Served) -> None:
    assert "ratio" in error(server.post(size="16000x900"), 400)["message"]


@pytest.mark.parametrize("size", ["2048*2048", "big", 2048, "2Kx2K", "", "2048x", "-1x5", "0x0"])
def test_s36_not_a_size(server: Served, size: object) -> None:
    assert error(server.post(size=size), 400)["code"] == "InvalidParameter"


def test_s37_pro_range(server: Served) -> None:
    low = error(server.post(model=PRO, size="512x512"), 400)
    assert "at least 921600" in low["message"]
    high = error(server.post(model=PRO, size="4096x4096"), 400)
    assert "at most 4624220" in high["message"]


def test_s38_nulls_are_absent(server: Served) -> None:
    nulls: dict[str, Any] = dict.fromkeys(
        (
            "image", "size", "seed", "guidance_scale", "response_format", "output_format",
            "watermark", "sequential_image_generation", "sequential_image_generation_options",
            "stream", "optimize_prompt", "optimize_prompt_options", "tools", "n", "user",
        )
    )  # fmt: skip
    assert sizes(server.post(**nulls)) == ["2048x2048"]


def test_s39_openai_extras(server: Served) -> None:
    assert good(server.post(n=1, user="u", quality="hd", style="vivid"))


def test_s40_unknown_key(server: Served) -> None:
    assert good(server.post(no_such_field={"deep": [1, 2]}))


def test_s41_one_data_uri(server: Served) -> None:
    assert good(server.post(image=data_uri(picture())))


def test_s42_array_of_one(server: Served) -> None:
    one = good(server.post(image=data_uri(picture()), seed=5, response_format="b64_json"))
    many = good(server.post(image=[data_uri(picture())], seed=5, response_format="b64_json"))
    assert one["data"] == many["data"]


def test_s43_fourteen_references(server: Served) -> None:
    references = [data_uri(picture(20 + i, 20)) for i in range(15)]
    assert good(server.post(image=references[:14]))
    assert "14" in error(server.post(image=references), 400)["message"]


def test_s44_pro_takes_ten(server: Served) -> None:
    references = [data_uri(picture(20 + i, 20)) for i in range(11)]
    assert good(server.post(model=PRO, image=references[:10]))
    assert "10" in error(server.post(model=PRO, image=references), 400)["message"]


def test_s45_empty_list(server: Served) -> None:
    assert good(server.post(image=[]))


def test_s46_data_uri_spelling(server: Served) -> None:
    upper = data_uri(picture()).replace("image/png", "image/PNG")
    assert error(server.post(image=upper), 400)
    broken = error(server.post(image="data:image/png;base64,@@@"), 400)
    assert broken["code"] == "InvalidImageURL.InvalidFormat"
    assert error(server.post(image=""), 400)["code"] == "InvalidImageURL.EmptyURL"


def test_s47_not_a_url(server: Served) -> None:
    for image in (base64.b64encode(picture()).decode(), "asset://x", "file:///etc/passwd"):
        assert "invalid url specified" in error(server.post(image=image), 400)["message"]


def test_s48_reference_limits(server: Served) -> None:
    for width, height in ((14, 14), (340, 20), (6001, 6000)):
        body = error(server.post(image=data_uri(picture(width, height))), 400)
        assert body["param"] == "image", body
    assert good(server.post(image=data_uri(picture(15, 15))))
    heavy = picture() + b"\0" * (31 * 1024 * 1024)
    assert error(server.post(image=data_uri(heavy)), 400)["param"] == "image"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff", "gif"])
def test_s49_formats(server: Served, pictures: Gallery, kind: str) -> None:
    data = picture(kind=kind.upper())
    assert good(server.post(image=[data_uri(data, kind), pictures.put(f"r.{kind}", data)]))


def test_s50_unreachable(server: Served, strict: Served, pictures: Gallery) -> None:
    assert error(server.post(image=f"http://127.0.0.1:{pictures.port}/none.png"), 400)
    inside = pictures.put("inside.png", picture())
    assert error(strict.post(image=inside), 400)["param"] == "image"
    assert error(strict.post(image="http://10.0.0.1/a.png"), 400)["param"] == "image"


def test_s51_disabled_is_one(server: Served) -> None:
    body = server.post(prompt="generate 4 images of cats", sequential_image_generation="disabled")
    assert len(good(body)["data"]) == 1


def test_s52_auto_set(server: Served) -> None:
    body = good(
        server.post(
            prompt="a set of 4 posters of a cat",
            sequential_image_generation="auto",
            sequential_image_generation_options={"max_images": 4},
        )
    )
    assert len(body["data"]) == 4
    assert body["usage"]["generated_images"] == 4


def test_s53_never_more_than_fifteen(server: Served) -> None:
    response = server.post(
        prompt="generate 30 images of the same cat", sequential_image_generation="auto"
    )
    assert len(good(response)["data"]) <= 15


def test_s54_references_and_pictures(server: Served) -> None:
    response = server.post(
        prompt="a set of 8 pictures of this cat",
        image=[data_uri(picture(20 + i, 20)) for i in range(13)],
        sequential_image_generation="auto",
        sequential_image_generation_options={"max_images": 15},
    )
    assert len(good(response)["data"]) == 2


@pytest.mark.parametrize("most", [0, 16, "3", 1.5])
def test_s55_max_images(server: Served, most: object) -> None:
    options = {"max_images": most}
    refused = server.post(
        sequential_image_generation="auto", sequential_image_generation_options=options
    )
    assert "max_images" in error(refused, 400)["message"]
    if isinstance(most, int):
        assert good(server.post(sequential_image_generation_options=options))


def test_s56_unknown_sequential(server: Served) -> None:
    body = error(server.post(sequential_image_generation="on"), 400)
    assert "sequential_image_generation" in body["message"]


def test_s57_pro_has_no_sets(server: Served) -> None:
    for value in ("auto", "disabled"):
        response = server.post(model=PRO, size="2K", sequential_image_generation=value)
        assert "not supported" in error(response, 400)["message"]


def test_s58_one_of_a_group_blocked(server: Served) -> None:
    body = good(server.post(prompt="a cat #refuse:1", n=3))
    blocked = body["data"][1]
    assert set(blocked) == {"error"}
    assert blocked["error"]["code"] == "OutputImageSensitiveContentDetected"
    assert blocked["error"]["message"]
    assert all("url" in body["data"][i] for i in (0, 2))
    assert body["usage"]["output_tokens"] == 2 * 1024 * 1024 // 256


def test_s59_internal_failure_mid_group(server: Served) -> None:
    body = good(server.post(prompt="a cat #fail:1", n=4))
    assert "url" in body["data"][0]
    assert body["data"][1]["error"]["code"] == "InternalServiceError"
    assert len(body["data"]) == 2
    assert body["usage"]["generated_images"] == 1


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("#refuse-text", "InputTextSensitiveContentDetected"),
        ("#refuse-image", "InputImageSensitiveContentDetected"),
        ("#refuse", "OutputImageSensitiveContentDetected"),
    ],
)
def test_s60_blocked(server: Served, word: str, code: str) -> None:
    body = error(server.post(prompt=f"a cat {word}", image=data_uri(picture())), 400)
    assert body["code"] == code


def test_s61_stream_starts_with_a_picture(server: Served) -> None:
    events = stream(server)
    assert events[0][0] == "image_generation.partial_succeeded"
    for name, body in events:
        assert body["type"] == name
        assert body["model"] == MODEL


def test_s62_stream_order(server: Served) -> None:
    events = stream(server, n=3)
    assert [body["image_index"] for _, body in events[:-1]] == [0, 1, 2]
    assert [name for name, _ in events].count("image_generation.completed") == 1
    assert events[-1][0] == "image_generation.completed"


def test_s63_stream_usage(server: Served) -> None:
    assert stream(server, n=2)[-1][1]["usage"] == good(server.post(n=2))["usage"]


def test_s64_stream_b64(server: Served) -> None:
    _, body = stream(server, response_format="b64_json")[0]
    assert "url" not in body
    assert body["size"] == "1024x1024"
    assert opened(base64.b64decode(body["b64_json"], validate=True)).size == (1024, 1024)


def test_s65_stream_with_a_failed_slot(server: Served) -> None:
    events = stream(server, prompt="a cat #refuse:1", n=3)
    assert [name for name, _ in events] == [
        "image_generation.partial_succeeded",
        "image_generation.partial_failed",
        "image_generation.partial_succeeded",
        "image_generation.completed",
    ]
    assert events[1][1]["error"]["code"] == "OutputImageSensitiveContentDetected"
    assert [body["image_index"] for _, body in events[:-1]] == [0, 1, 2]


def test_s66_stream_with_an_invalid_parameter(server: Served) -> None:
    response = server.post(stream=True, size="big")
    assert response.headers["content-type"].startswith("application/json")
    assert error(response, 400)["param"] == "size"


def test_s67_stream_is_progressive(server: Served) -> None:
    payload = {"model": MODEL, "prompt": "a cat #slow", "size": "1K", "stream": True, "n": 4}
    with server.client.stream("POST", GENERATIONS, json=payload) as response:
        arrived = [frame.at for frame in frames(response)]
    # Two workers draw four slow pictures in two rounds: the first must not wait for the last.
    assert arrived[3] - arrived[0] > 0.2


def test_s68_watermark_bottom_right(server: Served) -> None:
    def drawn(**more: Any) -> Image.Image:
        item = good(server.post(seed=3, output_format="png", **more))["data"][0]
        return opened(server.fetch(item["url"]).content).convert("RGB")

    plain = drawn(watermark=False)
    box = ImageChops.difference(plain, drawn(watermark=True)).getbbox()
    assert box is not None
    assert box[0] > 512
    assert box[1] > 768
    assert ImageChops.difference(plain, drawn()).getbbox() is None  # this server's default


def test_s68_watermark_default_is_on(tmp_path: Path) -> None:
    with serving(tmp_path, pictures={"watermark": True}) as marked:
        omitted = good(marked.post(seed=3, response_format="b64_json"))["data"]
        asked = good(marked.post(seed=3, response_format="b64_json", watermark=True))["data"]
        plain = good(marked.post(seed=3, response_format="b64_json", watermark=False))["data"]
    assert omitted == asked != plain


def test_s69_watermark_in_every_answer(server: Served) -> None:
    item = good(server.post(seed=3, watermark=True, response_format="b64_json"))["data"][0]
    _, streamed = stream(server, seed=3, watermark=True, response_format="b64_json")[0]
    assert item["b64_json"] == streamed["b64_json"]
    url = good(server.post(seed=3, watermark=True))["data"][0]["url"]
    assert server.fetch(url).content == base64.b64decode(item["b64_json"])


@pytest.mark.parametrize("seed", [-1, 0, 2147483647])
def test_s70_seeds(server: Served, seed: int) -> None:
    assert good(server.post(seed=seed))


@pytest.mark.parametrize("seed", [-2, 2147483648, "x", 1.5])
def test_s70_seeds_refused(server: Served, seed: object) -> None:
    assert error(server.post(seed=seed), 400)["param"] == "seed"


def test_s70_same_seed_same_picture(server: Served) -> None:
    first = good(server.post(seed=11, response_format="b64_json"))["data"]
    assert first == good(server.post(seed=11, response_format="b64_json"))["data"]
    assert first != good(server.post(seed=12, response_format="b64_json"))["data"]


def test_s71_guidance(server: Served) -> None:
    model = "doubao-seedream-3-0-t2i-250415"
    for value in (1, 10):
        assert good(server.post(model=model, size="1024x1024", guidance_scale=value))
    for wrong in (0.5, 11.0):
        response = server.post(model=model, size="1024x1024", guidance_scale=wrong)
        assert error(response, 400)["param"] == "guidance_scale"
    ignored = server.post(model=LITE, size="2K", guidance_scale=5)
    assert good(ignored)
    assert "guidance_scale;state=ignored" in ignored.headers["x-seedbed-fidelity"]


def test_s72_optimize_prompt(server: Served, strict: Served) -> None:
    assert good(server.post(optimize_prompt_options={"mode": "standard"}))
    assert good(server.post(optimize_prompt_options={"thinking": "disabled"}))
    for model in (MODEL_45, LITE):
        refused = strict.post(model=model, size="2K", optimize_prompt_options={"mode": "fast"})
        assert error(refused, 400)
    assert error(server.post(optimize_prompt_options={"mode": "slow"}), 400)


def test_s73_tools(server: Served) -> None:
    body = good(server.post(model=LITE, size="2K", tools=[{"type": "web_search"}]))
    assert isinstance(body["usage"]["tool_usage"]["web_search"], int)
    assert error(server.post(model=LITE, size="2K", tools=[{"type": "code"}]), 400)


def test_s74_link_parameters(server: Served) -> None:
    query = parse_qsl(urlsplit(good(server.post())["data"][0]["url"]).query)
    assert [name for name, _ in query] == [
        "X-Tos-Algorithm", "X-Tos-Credential", "X-Tos-Date",
        "X-Tos-Expires", "X-Tos-Signature", "X-Tos-SignedHeaders",
    ]  # fmt: skip
    assert dict(query)["X-Tos-Expires"] == "86400"
    assert dict(query)["X-Tos-SignedHeaders"] == "host"


def test_s74_links_are_whole_in_the_raw_json(server: Served) -> None:
    assert b"\\u0026" not in server.post().content


def test_s75_links_need_no_key(server: Served) -> None:
    url = good(server.post())["data"][0]["url"]
    whole = server.fetch(url)
    assert whole.status_code == 200
    assert whole.headers["content-type"] == "image/jpeg"
    with httpx.Client(trust_env=False) as bare:
        head = bare.head(url)
    assert head.status_code == 200
    assert head.headers["content-length"] == str(len(whole.content))
    part = server.fetch(url, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == whole.content[10:20]


def test_s76_broken_links(server: Served) -> None:
    url = good(server.post())["data"][0]["url"]
    cut = server.fetch(url.split("&")[0])
    assert cut.status_code == 403
    assert cut.json()["Code"] == "AccessDenied"
    assert cut.json()["Message"] == "Access Denied"
    assert cut.json()["EC"] == "0003-00000015"
    signature = dict(parse_qsl(urlsplit(url).query))["X-Tos-Signature"]
    altered = server.fetch(url.replace(signature, signature[::-1]))
    assert altered.status_code == 403
    assert altered.json()["Code"] == "SignatureDoesNotMatch"
    assert altered.json()["EC"] == "0002-00000024"


def test_s77_links_expire(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        url = good(served.post())["data"][0]["url"]
        assert served.fetch(url).status_code == 200
        now = served.house.clock
        with _clock(served, lambda: now() + 86_405):
            response = served.fetch(url)
    assert response.status_code == 403
    assert response.json()["Code"] == "AccessDenied"


def test_s78_links_cannot_be_extended(server: Served) -> None:
    url = good(server.post())["data"][0]["url"]
    longer = server.fetch(url.replace("X-Tos-Expires=86400", "X-Tos-Expires=604800"))
    assert longer.status_code == 403


def test_s79_quota(tmp_path: Path) -> None:
    with serving(tmp_path, admission={"images_per_minute": 3}) as served:
        for _ in range(3):
            assert good(served.post())
        refused = served.post()
    assert error(refused, 429)["code"] == "ModelAccountIpmRateLimitExceeded"
    assert int(refused.headers["retry-after"]) >= 1


def test_s80_models(server: Served) -> None:
    for path in ("/v1/models", "/api/v3/models"):
        body = good(server.client.get(path))
        assert body["object"] == "list"
        for row in body["data"]:
            assert row["object"] == "model"
            assert isinstance(row["created"], int)
            assert row["owned_by"]
        ids = {row["id"] for row in body["data"]}
        assert {MODEL, MODEL_45, LITE, PRO, "seedream-4-0-250828"} <= ids
        with httpx.Client(base_url=server.url, trust_env=False) as bare:
            assert error(bare.get(path), 401)
    for row in body["data"]:
        shape: dict[str, Any] = {"size": ABSENT}
        if "seededit" in row["id"]:
            shape["image"] = data_uri(picture())
        response = server.post(model=row["id"], **shape)
        assert response.status_code == 200, (row["id"], response.text)


def test_s82_chinese_prompt(server: Served) -> None:
    assert good(server.post(prompt="雪地里的一只红狐狸"))


def test_s83_eight_at_once(server: Served) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: server.post(), range(8)))
    assert all(answer.status_code == 200 for answer in answers)
    assert len({answer.headers["x-request-id"] for answer in answers}) == 8


def test_s84_client_leaves(server: Served) -> None:
    payload = {"model": MODEL, "prompt": "a cat #slow", "size": "1K"}
    for more in ({}, {"stream": True, "n": 4}):
        with (
            httpx.Client(
                base_url=server.url, headers=server.client.headers, timeout=0.2, trust_env=False
            ) as hasty,
            pytest.raises(httpx.TimeoutException),
            hasty.stream("POST", GENERATIONS, json=payload | more) as response,
        ):
            for _ in response.iter_bytes():
                pass
    threads = threading.active_count()
    assert good(server.post())
    assert server.client.get("/healthz").status_code == 200
    assert threading.active_count() <= threads + 2


def _clock(served: Served, clock: Any) -> Any:
    """Move the server's clock, as the links' routes read it, for the length of a block."""
    from contextlib import contextmanager

    @contextmanager
    def moved() -> Any:
        before = served.house.clock
        served.house.clock = clock
        try:
            yield
        finally:
            served.house.clock = before

    return moved()
