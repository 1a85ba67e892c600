"""From a request to a plan: the contract's statements, as far as planning decides them."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.errors import (
    InvalidImage,
    InvalidParameter,
    MissingParameter,
    SeedbedError,
    UnknownModel,
    UnsupportedParameter,
)
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan, settle_size
from seedbed.settings import Settings
from seedbed.types import InlineSource, Note, Plan, Reference, Size, UrlSource
from seedbed.wire.request import GenerationRequest, from_fields

V30, EDIT = "doubao-seedream-3-0-t2i-250415", "doubao-seededit-3-0-i2i-250628"
V40, V45 = "doubao-seedream-4-0-250828", "doubao-seedream-4-5-251128"
LITE, PRO = "doubao-seedream-5-0-260128", "doubao-seedream-5-0-pro-260628"
FLASH = "doubao-seedream-5-0-flash-260915"
ODD: dict[str, Any] = {"aspect": "16:9", "bad name\r\n": 1}
URL = "https://example.com/a.png"
PNG = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def planned(
    model: str = V45, prompt: str = "a cat", *, strict: bool = False, **fields: Any
) -> Plan:
    settings = Settings.model_validate({"server": {"strict": strict}})
    return make_plan(
        from_fields({"model": model, "prompt": prompt, **fields}),
        catalog=Catalog(settings),
        settings=settings,
        request_id="021763800000000" + "0" * 38,
        now=1763800000.9,
    )


def refused(model: str = V45, **fields: Any) -> InvalidParameter:
    with pytest.raises(InvalidParameter) as caught:
        planned(model, **fields)
    assert caught.value.status == 400
    return caught.value


def reference(width: int, height: int) -> Reference:
    size = Size(width, height)
    return Reference(Path("nowhere"), size, size, "")


def notes(plan: Plan) -> dict[str, str]:
    return {note.field: note.state for note in plan.notes}


def test_s12_unknown_model_is_named() -> None:
    with pytest.raises(UnknownModel, match="dall-e-3"):
        planned("dall-e-3")


def test_s13_the_least_request() -> None:
    plan = planned()
    assert len(plan.shots) == 1
    assert plan.size == (2048, 2048)
    assert plan.delivery == "url"
    assert plan.finish.media_type == "image/jpeg"
    assert plan.created == 1763800000
    assert not plan.stream
    assert plan.notes == ()


@pytest.mark.parametrize(
    "model", [V40, V45, "seedream-5-0-lite-260128", "dola-seedream-5-0-pro-260628"]
)
def test_s15_the_plan_keeps_the_id_as_asked(model: str) -> None:
    assert planned(model).model == model


def test_s16_default_size_of_each_family() -> None:
    sizes = {model: planned(model).size for model in (V30, V40, V45, LITE, PRO, FLASH)}
    assert sizes.pop(V30) == (1024, 1024)
    assert set(sizes.values()) == {(2048, 2048)}


def test_s17_s18_delivery() -> None:
    assert planned(response_format="url").delivery == "url"
    assert planned(response_format="b64_json").delivery == "b64_json"


def test_s19_response_format_jpg() -> None:
    assert refused(response_format="jpg").param == "response_format"


def test_s20_s21_s22_output_format() -> None:
    assert planned(LITE, output_format="png").finish.media_type == "image/png"
    assert planned(V45, output_format="png").finish.media_type == "image/png"
    for model in (V30, V40, V45):
        error = refused(model, strict=True, output_format="png")
        assert "output_format" in error.message
        assert "not supported" in error.message
    assert planned(LITE, strict=True, output_format="png").finish.media_type == "image/png"


def test_s26_s34_exact_sizes() -> None:
    assert planned(size="2848x1600").size == (2848, 1600)
    assert planned(size="3750x1250").size == (3750, 1250)


def test_s27_s28_a_tier_without_words_is_square() -> None:
    assert planned(size="2K").size == planned(size="2k").size == (2048, 2048)
    assert planned(size="2k").tier == "2K"


def test_s29_s30_a_tier_takes_the_prompts_ratio() -> None:
    assert planned(prompt="a cat, 16:9", size="2K").size == (2848, 1600)
    assert planned(prompt="a cat 9：16", size="4K").size == (3040, 5504)
    assert planned(PRO, prompt="a cat, 16:9", size="2K").size == (2816, 1584)


def test_s31_tier_not_of_model() -> None:
    error = refused(V45, size="1K")
    assert error.param == "size"
    assert "'2k', or '4k'" in error.message
    assert planned(V40, size="1K").size == (1024, 1024)


def test_s32_too_small() -> None:
    assert "at least 3686400 pixels" in refused(V45, size="1500x1500").message
    assert planned(V40, size="1600x600").size == (1600, 600)
    assert "at least 921600 pixels" in refused(V40, size="800x800").message


def test_s33_too_large() -> None:
    assert "at most 16777216 pixels" in refused(size="4097x4097").message


def test_s35_ratio_above_16() -> None:
    assert "ratio" in refused(size="16000x900").message


@pytest.mark.parametrize("size", ["2048*2048", "big", 2048, "2Kx2K"])
def test_s36_no_size(size: object) -> None:
    assert refused(size=size).param == "size"


def test_s37_pro_area() -> None:
    assert "at least 921600" in refused(PRO, size="512x512").message
    assert "at most 4624220" in refused(PRO, size="4096x4096").message


def test_s38_nulls_plan_the_same() -> None:
    names = set(GenerationRequest.model_fields) - {"model", "prompt", "seed"}
    nulls: dict[str, Any] = dict.fromkeys(names)
    for model in (V45, PRO, V30):
        assert planned(model, seed=3, **nulls) == planned(model, seed=3)


def test_s39_openai_fields() -> None:
    plan = planned(n=1, user="u", quality="hd", style="vivid")
    assert notes(plan) == {"quality": "ignored", "style": "ignored"}


def test_s40_unknown_fields_are_reported_and_nothing_else() -> None:
    plan = planned(**ODD)
    assert plan.size == (2048, 2048)
    assert notes(plan) == {"aspect": "ignored", "other": "ignored"}


def test_s41_s42_references() -> None:
    assert planned(image=PNG).sources == (InlineSource(b"\x89PNG\r\n\x1a\n"),)
    assert planned(image=[URL]).sources == planned(image=URL).sources == (UrlSource(URL),)


def test_s43_fourteen_references() -> None:
    assert len(planned(image=[URL] * 14).sources) == 14
    error = refused(image=[URL] * 15)
    assert error.param == "image"
    assert "14" in error.message and "15" in error.message


def test_s44_pro_takes_ten() -> None:
    for model in (PRO, FLASH):
        assert len(planned(model, image=[URL] * 10).sources) == 10
        assert "at most 10" in refused(model, image=[URL] * 11).message


def test_s45_an_empty_list_is_none() -> None:
    assert planned(image=[]).sources == ()
    assert planned(V30, image=[]).sources == ()


def test_s46_data_uris() -> None:
    with pytest.raises(InvalidImage):
        planned(image="data:image/png;base64,@@@")
    assert refused(image="data:image/PNG;base64,AAAA").param == "image"
    with pytest.raises(InvalidImage) as caught:
        planned(image="")
    assert caught.value.api_code == "InvalidImageURL.EmptyURL"


@pytest.mark.parametrize("image", ["asset://x", base64.b64encode(b"x" * 60).decode()])
def test_s47_no_url(image: str) -> None:
    assert "invalid url specified" in refused(image=image).message


def test_s51_disabled_is_one_picture() -> None:
    plan = planned(prompt="generate 4 images", sequential_image_generation="disabled", n=4)
    assert len(plan.shots) == 1
    assert notes(plan) == {"n": "ignored"}


def test_s52_auto_makes_the_set_the_prompt_wants() -> None:
    plan = planned(
        prompt="a set of 4 posters of a fox",
        sequential_image_generation="auto",
        sequential_image_generation_options={"max_images": 4},
    )
    assert len(plan.shots) == 4
    assert plan.related
    assert {shot.seed for shot in plan.shots} == {plan.seed}
    assert len(planned(sequential_image_generation="auto").shots) == 1


def test_s53_s54_at_most_fifteen_with_references() -> None:
    many: dict[str, Any] = {
        "prompt": "generate 15 images of a fox",
        "sequential_image_generation": "auto",
    }
    assert len(planned(**many).shots) == 15
    assert len(planned(**many, image=[URL] * 13).shots) == 2
    assert len(planned(**many, image=[URL] * 14).shots) == 1


@pytest.mark.parametrize("value", [0, 16, "3", 1.5])
def test_s55_max_images(value: object) -> None:
    options = {"max_images": value}
    refused(sequential_image_generation="auto", sequential_image_generation_options=options)
    plan = planned(
        sequential_image_generation="disabled", sequential_image_generation_options=options
    )
    assert len(plan.shots) == 1


def test_s56_sequential_on() -> None:
    assert refused(sequential_image_generation="on").param == "sequential_image_generation"


@pytest.mark.parametrize("model", [PRO, FLASH])
@pytest.mark.parametrize("value", ["auto", "disabled"])
def test_s57_pro_refuses_sequential_even_disabled(model: str, value: str) -> None:
    with pytest.raises(UnsupportedParameter, match="not supported") as caught:
        planned(model, sequential_image_generation=value)
    assert caught.value.param == "sequential_image_generation"


def test_s70_seeds() -> None:
    for seed in (0, 2147483647):
        plan = planned(seed=seed)
        assert (plan.seed, plan.seed_given, plan.shots[0].seed) == (seed, True, seed)
    for wrong in (-2, 2147483648, "x"):
        assert refused(seed=wrong).param == "seed"
    drawn = {planned(seed=-1).seed for _ in range(8)} | {planned().seed for _ in range(8)}
    assert len(drawn) > 1
    assert all(0 <= seed < 2**31 for seed in drawn)
    assert not planned(seed=-1).seed_given


def test_s71_guidance() -> None:
    for scale in (1, 10):
        assert planned(V30, guidance_scale=scale).guidance == scale
        assert notes(planned(V45, guidance_scale=scale)) == {"guidance_scale": "ignored"}
    for model in (V30, V40, V45):
        for wrong in (0.5, 11):
            assert "1 to 10" in refused(model, guidance_scale=wrong).message
    for model in (LITE, PRO):
        plan = planned(model, guidance_scale=11)
        assert plan.guidance is None
        assert notes(plan) == {"guidance_scale": "ignored"}


def test_s72_prompt_optimizing() -> None:
    for options in ({"mode": "standard"}, {"thinking": "disabled"}, {"mode": "fast"}, True):
        assert planned(V45, optimize_prompt_options=options)
    for model in (V45, LITE):
        error = refused(model, strict=True, optimize_prompt_options={"mode": "fast"})
        assert error.param == "optimize_prompt_options.mode"
    assert planned(V40, strict=True, optimize_prompt_options={"mode": "fast"})
    assert planned(PRO, strict=True, optimize_prompt_options={"mode": "fast"})
    assert notes(planned(V40, optimize_prompt_options={"mode": "fast"})) == {
        "optimize_prompt_options": "emulated"
    }


def test_s73_tools() -> None:
    tools = [{"type": "web_search"}]
    assert planned(LITE, tools=tools).web_search
    assert planned(LITE, tools=[]).web_search is False
    plan = planned(V45, tools=tools)
    assert not plan.web_search
    assert notes(plan) == {"tools": "ignored"}
    assert refused(PRO, tools=tools).param == "tools"
    assert refused(LITE, tools=[{"type": "code"}]).param == "tools.type"


def test_pro_answers_carry_more() -> None:
    for model, more in ((PRO, True), (FLASH, True), (LITE, False), (V45, False)):
        plan = planned(model)
        assert plan.counts_input_images is more
        assert plan.echoes_output_format is more


def test_streaming_by_model() -> None:
    assert planned(V45, stream=True).stream
    assert planned(LITE, stream=True).stream
    assert refused(PRO, stream=True).param == "stream"
    assert not planned(PRO, stream=False).stream
    assert refused(PRO, strict=True, stream=False).param == "stream"
    plan = planned(V30, stream=True)
    assert not plan.stream
    assert notes(plan) == {"stream": "ignored"}


def test_layers_and_transparency_are_refused_where_the_model_has_them() -> None:
    assert "not available" in refused(PRO, layer_decomposition=True).message
    assert "not available" in refused(PRO, background="transparent").message
    assert planned(PRO, layer_decomposition=False, background="opaque").notes == ()
    assert notes(planned(V45, layer_decomposition=True, background="transparent")) == {
        "background": "ignored",
        "layer_decomposition": "ignored",
    }


def test_seedream_3_takes_no_image_and_seededit_needs_one() -> None:
    assert "not supported" in refused(V30, image=URL).message
    with pytest.raises(MissingParameter) as caught:
        planned(EDIT)
    assert caught.value.param == "image"
    assert "at most 1" in refused(EDIT, image=[URL, URL]).message
    assert notes(planned(V30, sequential_image_generation="auto")) == {
        "sequential_image_generation": "ignored"
    }


def test_n_gives_independent_pictures() -> None:
    plan = planned(n=3, seed=10)
    assert [shot.seed for shot in plan.shots] == [10, 11, 12]
    assert not plan.related
    assert notes(plan) == {}
    plan = planned(n=40)
    assert len(plan.shots) == 15
    assert notes(plan) == {"n": "partial"}
    assert len(planned(n=4, image=[URL] * 13).shots) == 2
    assert len(planned(PRO, n=2).shots) == 2


def test_watermark_follows_the_request_then_the_setting() -> None:
    assert planned().finish.watermark == "AI generated"
    assert planned(prompt="一只猫").finish.watermark == "AI生成"
    assert planned(watermark=False).finish.watermark is None
    settings = Settings.model_validate(
        {"pictures": {"watermark": False, "watermark_text": "drawn here", "label": False}}
    )
    request = from_fields({"model": V45, "prompt": "一只猫", "watermark": True})
    plan = make_plan(request, catalog=Catalog(settings), settings=settings, request_id="", now=0.0)
    assert plan.finish.watermark == "drawn here"
    assert plan.finish.producer is None


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("a cat", "en"),
        ("一只猫", "zh"),
        ('A poster that says "你好世界你好世界"', "en"),
        ("一张海报，标题为“The Last Garden of Winter”", "zh"),
        ("logo，一只蓝色的鲸鱼，极简，白底", "zh"),
        ("「春」", "zh"),
        ("🦊", "en"),
    ],
)
def test_the_prompts_language(prompt: str, language: str) -> None:
    assert planned(prompt=prompt).language == language


def test_a_tier_settles_with_the_first_reference() -> None:
    catalog = Catalog(Settings())
    plan = planned(size="2K", image=[URL, URL])
    assert plan.size is None
    with pytest.raises(RuntimeError):
        _ = plan.pixels
    settled = settle_size(plan, [reference(1920, 1080), reference(100, 100)], catalog)
    assert settled.size == (2848, 1600)
    assert settled.sources == ()
    assert settle_size(plan, [reference(30, 480)], catalog).size == (1600, 2848)
    assert settle_size(
        planned(size="2K", image=URL, prompt="square, a cat"), [reference(9, 16)], catalog
    ).size == (2048, 2048)
    edit = planned(EDIT, image=URL, guidance_scale=5.5)
    assert settle_size(edit, [reference(1000, 1000)], catalog).size == (1024, 1024)
    exact = planned(size="2848x1600", image=URL)
    assert settle_size(exact, [reference(10, 90)], catalog).size == (2848, 1600)


def test_strict_leaves_a_plain_request_alone() -> None:
    sdk: dict[str, Any] = {
        "size": "2K",
        "response_format": "url",
        "watermark": False,
        "sequential_image_generation": "disabled",
        "sequential_image_generation_options": {"max_images": 4},
        "optimize_prompt_options": {"mode": "standard"},
        "stream": False,
    }
    plan = planned(V45, strict=True, **sdk)
    assert plan.strict
    assert all(note.state != "ignored" for note in plan.notes)


fields = st.fixed_dictionaries(
    {},
    optional={
        "size": st.sampled_from(
            ["1K", "2K", "4k", "2048x2048", "1024x1024", "512x512", "adaptive"]
        ),
        "image": st.sampled_from([URL, [], [URL] * 3, [URL] * 14]),
        "seed": st.integers(-1, 2**31 - 1),
        "n": st.integers(1, 20),
        "sequential_image_generation": st.sampled_from(["auto", "disabled"]),
        "sequential_image_generation_options": st.builds(dict, max_images=st.integers(1, 15)),
        "guidance_scale": st.floats(-5, 15),
        "stream": st.booleans(),
        "tools": st.sampled_from([[], [{"type": "web_search"}]]),
        "output_format": st.sampled_from(["png", "jpeg"]),
        "background": st.sampled_from(["opaque", "transparent"]),
        "quality": st.just("hd"),
    },
)
prompts = st.sampled_from(["a cat", "一组四张插画", "a set of 4 posters", "四季"]) | st.text(
    min_size=1
)


@given(st.sampled_from([V30, EDIT, V40, V45, LITE, PRO, FLASH]), prompts, fields, st.booleans())
def test_every_plan_keeps_the_contracts_bounds(
    model: str, prompt: str, asked: dict[str, Any], strict: bool
) -> None:
    try:
        plan = planned(model, prompt, strict=strict, **asked)
    except SeedbedError as error:
        assert error.status == 400
        assert error.param
        return
    assert plan.model == model
    assert 1 <= len(plan.shots) <= 15
    assert len(plan.shots) == 1 or len(plan.shots) + len(plan.sources) <= 15
    assert (plan.size is None) <= bool(plan.sources)
    assert all(isinstance(note, Note) for note in plan.notes)
    card = Catalog(Settings()).resolve(model)
    assert len(plan.sources) <= card.max_references
    settled = settle_size(plan, [reference(640, 480)] * len(plan.sources), Catalog(Settings()))
    assert settled.pixels.pixels > 0


def asked(model: str = V45, prompt: str = "a cat", **fields: Any) -> Plan:
    """The plan for an engine that takes the request as it was asked."""
    settings = Settings()
    return make_plan(
        from_fields({"model": model, "prompt": prompt, **fields}),
        catalog=Catalog(settings),
        settings=settings,
        request_id="02",
        now=0.0,
        as_asked=True,
    )


def test_an_order_has_what_was_asked_and_nothing_else() -> None:
    fields: dict[str, Any] = {
        "size": "2k", "seed": 3, "watermark": False, "quality": "hd", "user": "u",
        "optimize_prompt_options": {"mode": "standard", "thinking": "auto", "odd": 1},
        "sequential_image_generation": "auto",
        "sequential_image_generation_options": {"max_images": 4, "odd": 1},
    }  # fmt: skip
    plan = asked(**fields, **ODD, image=[PNG, URL], tools=None, stream=None)
    right = {"model": V45, "prompt": "a cat", **fields}
    right["optimize_prompt_options"] = {"mode": "standard", "thinking": "auto"}
    right["sequential_image_generation_options"] = {"max_images": 4}
    assert dict(plan.order) == right
    assert plan.sources == (InlineSource(b"\x89PNG\r\n\x1a\n"), UrlSource(URL))


def test_an_order_lacks_what_the_model_does_not_take() -> None:
    plan = asked(
        V40,
        guidance_scale=3,
        tools=[{"type": "web_search"}],
        layer_decomposition=True,
        sequential_image_generation_options={"max_images": "any"},
    )
    assert dict(plan.order) == {"model": V40, "prompt": "a cat"}
    assert notes(plan) == dict.fromkeys(
        ("guidance_scale", "tools", "layer_decomposition"), "ignored"
    )


def test_a_mode_that_the_model_does_not_know_is_left_out_and_told() -> None:
    plan = asked(V45, optimize_prompt_options={"mode": "fast", "thinking": "auto"})
    assert plan.order["optimize_prompt_options"] == {"thinking": "auto"}
    assert notes(plan) == {"optimize_prompt_options.mode": "ignored"}
    assert (
        "optimize_prompt_options" not in asked(V45, optimize_prompt_options={"mode": "fast"}).order
    )


def test_layers_are_refused_unless_the_engine_may_have_them() -> None:
    fields: dict[str, Any] = {"image": URL, "layer_decomposition": True, "size": "1K"}
    assert refused(PRO, **fields).api_code == "InvalidParameter.UnsupportedParameter"
    assert asked(PRO, **fields).order["layer_decomposition"] is True


LAYERS: dict[str, Any] = {"image": URL, "layer_decomposition": True}
CLEAR: dict[str, Any] = {"image": URL, "background": "transparent"}


@pytest.mark.parametrize("model", [PRO, FLASH])
@pytest.mark.parametrize("size", ["auto", "AUTO", "1K", "1.5k", "2K"])
def test_layers_have_the_tiers_and_auto(model: str, size: str) -> None:
    plan = asked(model, "a cat, 16:9", **LAYERS, size=size)
    assert plan.order["size"] == size
    assert plan.tier == ("auto" if size == "AUTO" else size.replace("k", "K"))


def test_auto_is_a_size_of_layers_only_and_their_default() -> None:
    plan = asked(PRO, "a cat, 16:9", **LAYERS)
    assert "size" not in plan.order
    assert (plan.size, plan.tier) == (None, "auto")
    assert settle_size(plan, [reference(9, 16)], Catalog(Settings())).size == (1584, 2816)
    for layers in (None, False):
        with pytest.raises(InvalidParameter, match=r"'1\.5k', or '2k'\. Received 'auto'"):
            asked(PRO, size="auto", image=URL, layer_decomposition=layers)
    with pytest.raises(InvalidParameter, match="Received 'auto'"):
        asked(V45, size="auto", **LAYERS)


@pytest.mark.parametrize(
    ("ours", "sent"), [("2048x1024", "auto"), ("1K", "1K"), ("1.5k", "1.5k"), (None, None)]
)
def test_the_default_size_of_the_settings_goes_for_layers_if_it_is_a_tier(
    ours: str | None, sent: str | None
) -> None:
    settings = Settings.model_validate({"models": {PRO: {"default_size": ours}}})
    plan = make_plan(
        from_fields({"model": PRO, "prompt": "a cat", **LAYERS}),
        catalog=Catalog(settings),
        settings=settings,
        request_id="02",
        now=0.0,
        as_asked=True,
    )
    assert plan.order.get("size") == sent


@pytest.mark.parametrize("model", [PRO, FLASH])
@pytest.mark.parametrize(
    ("fields", "param", "said"),
    [
        (
            {**LAYERS, "size": "1280x720"},
            "size",
            "size must be one of '1k', '1.5k', '2k', or 'auto' with layer_decomposition."
            " Received '1280x720'.",
        ),
        ({**LAYERS, "size": "4K"}, "size", "or 'auto' with layer_decomposition. Received '4K'."),
        (
            {**LAYERS, "image": None},
            "image",
            "exactly 1 image goes with `layer_decomposition: true`, not 0.",
        ),
        ({**LAYERS, "image": [URL] * 2}, "image", "`layer_decomposition: true`, not 2."),
        ({**CLEAR, "image": []}, "image", 'with `background: "transparent"`, not 0.'),
        ({**CLEAR, "image": [URL] * 2}, "image", 'with `background: "transparent"`, not 2.'),
        (
            {**CLEAR, "output_format": "jpeg"},
            "output_format",
            "must be 'png' with `background: \"transparent\"`, not 'jpeg'.",
        ),
    ],
)
def test_what_layers_and_transparency_do_not_go_with_is_never_sent(
    model: str, fields: dict[str, Any], param: str, said: str
) -> None:
    with pytest.raises(InvalidParameter) as caught:
        asked(model, **fields)
    assert (caught.value.status, caught.value.param) == (400, param)
    assert said in caught.value.message


def test_what_layers_and_transparency_go_with_is_sent_as_it_was_asked() -> None:
    for fields in (
        CLEAR,
        {**CLEAR, "output_format": "png", "size": "1280x720"},
        {**LAYERS, "output_format": "jpeg"},
        {**LAYERS, **CLEAR, "output_format": "png"},
        {"layer_decomposition": False, "background": "opaque", "output_format": "jpeg"},
    ):
        plan = asked(PRO, **fields)
        sent = {name: value for name, value in fields.items() if name != "image"}
        assert dict(plan.order) == {"model": PRO, "prompt": "a cat", **sent}


def test_a_background_as_the_model_likes_is_not_sent() -> None:
    plan = asked(PRO, background="auto", output_format="jpeg")
    assert "background" not in plan.order
    assert plan.notes == ()


def test_models_without_layers_do_not_judge_what_they_ignore() -> None:
    plan = asked(V45, background="transparent", layer_decomposition=True, output_format="jpeg")
    assert dict(plan.order) == {"model": V45, "prompt": "a cat", "output_format": "jpeg"}
    assert set(notes(plan)) == {"background", "layer_decomposition"}


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({}, 1),
        ({"n": 4}, 4),
        ({"sequential_image_generation": "auto"}, 15),
        ({"sequential_image_generation": "auto", "image": [URL] * 13}, 2),
        (
            {
                "sequential_image_generation": "auto",
                "sequential_image_generation_options": {"max_images": 3},
            },
            3,
        ),
    ],
)
def test_the_most_pictures_there_can_be(fields: dict[str, Any], most: int) -> None:
    assert asked(**fields).most == most


def test_layers_may_be_sixteen_and_what_they_are_of() -> None:
    assert asked(PRO, **LAYERS).most == 17
