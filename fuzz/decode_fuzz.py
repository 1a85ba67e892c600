"""Mutated pictures into the decoder: `python fuzz/decode_fuzz.py --runs 300000`.

In this process, without the child that would contain it: whatever is not a picture or one of
our refusals ends the run, a crash of a C library too.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["seedbed.references", "PIL"]):
    from PIL import Image

    from seedbed.errors import InvalidImage
    from seedbed.references import headers, pixels  # noqa: F401 # decode imports pixels late
    from seedbed.references.decode import DecodeLimits, decode

from running import run
from seeds import pictures

LIMITS = DecodeLimits(max_pixels=250_000, max_ratio=16, largest=64)
_SCRATCH = Path(tempfile.mkdtemp())


def one(data: bytes) -> None:
    """Decode one file, and look at what comes out."""
    kind = headers.kind_of(data)
    if kind is not None:
        headers.claimed_size(data, kind)
    headers.is_heif(data)
    headers.jpeg_outline(data)
    source = _SCRATCH / "in"
    source.write_bytes(data)
    try:
        reference = decode(source, _SCRATCH, LIMITS)
    except InvalidImage as error:
        if error.status != 400 or not error.message:
            raise AssertionError("a refusal without a reason") from error
    else:
        size, original = reference.size, reference.original
        if max(size) > 64 or original.pixels > LIMITS.max_pixels or min(original) < 15:
            raise AssertionError(f"{original} became {size}")
        if reference.path.stat().st_size != size.pixels * 3:
            raise AssertionError("pixels are missing")
        if reference.alpha_path and reference.alpha_path.stat().st_size != size.pixels:
            raise AssertionError("transparency is missing")
    finally:
        for path in _SCRATCH.iterdir():
            path.unlink()


if __name__ == "__main__":
    with atheris.instrument_imports(include=["PIL"]):
        Image.init()  # every format's module
    run(one, pictures(), 16_384)
