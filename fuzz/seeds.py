"""Good inputs to start from: five files of each format, and bodies and data URIs."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
_SIDE = 24  # small files are mutated and decoded fastest


def pictures() -> dict[str, bytes]:
    """Files by name, of every format and of many layouts."""
    ramp = Image.linear_gradient("L").resize((_SIDE, _SIDE))
    noise = Image.radial_gradient("L").resize((_SIDE, _SIDE))
    colour = Image.merge("RGB", (ramp, noise, ramp.rotate(90)))
    clear = Image.merge("RGBA", (ramp, noise, ramp.rotate(90), noise))
    exif = Image.Exif()
    exif[0x0112] = 6
    made: dict[str, list[tuple[Image.Image, dict[str, Any]]]] = {
        "JPEG": [
            (colour, {}),
            (colour, {"progressive": True, "exif": exif}),
            (ramp, {"quality": 30}),
            (colour.convert("CMYK"), {}),
            (colour, {"subsampling": 0, "restart_marker_blocks": 1, "comment": b"hello"}),
        ],
        "PNG": [
            (clear, {}),
            (colour.convert("P"), {"transparency": 3}),
            (colour.convert("1"), {}),
            (Image.new("I;16", (_SIDE, _SIDE), 40_000), {}),
            (colour, {"exif": exif, "save_all": True, "append_images": [colour.rotate(90)]}),
        ],
        "WEBP": [
            (colour, {}),
            (clear, {"lossless": True}),
            (colour, {"exif": exif}),
            (clear, {"quality": 20}),
            (colour, {"save_all": True, "append_images": [colour.rotate(90)], "lossless": True}),
        ],
        "BMP": [
            (colour, {}),
            (ramp, {}),
            (colour.convert("P"), {}),
            (colour.convert("1"), {}),
            (clear, {}),
        ],
        "TIFF": [
            (colour, {"compression": "tiff_lzw"}),
            (clear, {"compression": "tiff_adobe_deflate"}),
            (ramp, {"compression": "packbits"}),
            (colour.convert("1"), {"compression": "group4"}),
            (colour.convert("CMYK"), {}),
        ],
        "GIF": [
            (colour.convert("P"), {}),
            (colour.convert("P"), {"transparency": 2, "interlace": 1}),
            (ramp, {}),
            (colour.convert("1"), {}),
            (colour.convert("P"), {"save_all": True, "append_images": [ramp.convert("P")]}),
        ],
    }
    files = {}
    for kind, variants in made.items():
        for number, (image, options) in enumerate(variants):
            file = io.BytesIO()
            image.save(file, kind, **options)
            files[f"{kind.lower()}-{number}"] = file.getvalue()
    return files


def bodies() -> dict[str, bytes]:
    """Request bodies, and data URIs by themselves."""
    png = pictures()["png-2"]
    uri = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    fields: list[dict[str, Any]] = [
        {},
        {"image": [uri, "https://example.com/a.png"], "size": "2K", "seed": -1},
        {"stream": True, "n": 2, "watermark": None, "guidance_scale": 1e3, "x": [{"y": "\\\""}]},
        {"sequential_image_generation": "auto",
         "sequential_image_generation_options": {"max_images": 4}},
        {"tools": [{"type": "web_search"}], "optimize_prompt_options": {"mode": "fast"}},
    ]  # fmt: skip
    made = {
        f"body-{number}": json.dumps({"model": "m", "prompt": "a cat 一只猫", **more}).encode()
        for number, more in enumerate(fields)
    }
    return made | {"uri": uri.encode(), "url": b"http://127.0.0.1:80/a?b=%20#c"}
