"""Pillow's many pixel layouts -> RGB over white, and transparency apart. Runs in the child."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import ExifTags, Image, ImageCms

from seedbed.errors import InvalidImage
from seedbed.types import Size

# EXIF 2.32 section 4.6.4, tag 274: what undoes each orientation.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_TURNED = (5, 6, 7, 8)  # these swap width and height

_SAME_MODE = ("L", "LA", "RGB", "RGBA", "CMYK")
_CONVERTED = {"1": "L", "La": "LA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB", "P": "RGB"}
_WITH_ALPHA = {"1": "LA", "L": "LA", "La": "LA", "LA": "LA"}  # the others become RGBA

_PROFILE_SPACE = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}  # ICC.1:2022 table 19


def measured(image: Image.Image) -> Image.Image:
    """The loaded picture in one of L, LA, RGB, RGBA and CMYK, 8 bits a sample.

    Palettes are looked up, a transparent colour becomes alpha, 16-bit grey is scaled (Pillow
    itself would clip it). Raises: InvalidImage for samples of 32 bits and for CIELAB.
    """
    if image.mode.startswith("I;16"):
        # round(v / 257) maps 65535 to 255 and 0 to 0
        table = [(value + 128) // 257 for value in range(65536)]
        return image.convert("I").point(table, "L")
    if _has_deep_transparency(image):
        del image.info["transparency"]
    if image.has_transparency_data:
        mode = _WITH_ALPHA.get(image.mode, "RGBA")
    elif image.mode in _SAME_MODE:
        return image
    else:
        mode = _CONVERTED.get(image.mode, "")
    if not mode:
        raise InvalidImage(f"its pixel format ({image.mode}) is not supported.")
    return image if image.mode == mode else image.convert(mode)


def _has_deep_transparency(image: Image.Image) -> bool:
    """Whether the transparent colour is written in 16 bits while the picture came out in 8."""
    colour = image.info.get("transparency")
    values = colour if isinstance(colour, tuple) else (colour,)
    return any(isinstance(value, int) and value > 255 for value in values)


def upright(picture: Image.Image, image: Image.Image, wanted: Size) -> tuple[Image.Image, bool]:
    """`picture` reduced to `wanted` and turned as the metadata of the loaded `image` says.

    `wanted` is in the orientation of the file. Also whether width and height were swapped.
    The colour profile comes along in `info`.
    """
    profile = image.info.get("icc_profile")
    if picture.size != wanted:
        picture = picture.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    orientation = _orientation(image)
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    picture.info = {"icc_profile": profile} if isinstance(profile, bytes) else {}
    return picture, orientation in _TURNED


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 too when the metadata is absent or unreadable.

    To be asked after loading: Pillow turns TIFF while it loads, and then forgets the tag.
    """
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error):
        return 1  # damaged metadata around good pixels
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def flattened(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """sRGB over white, and the transparency (255 solid), None if every pixel is solid."""
    profile = picture.info.get("icc_profile")
    alpha = None
    base = picture
    if picture.mode in ("LA", "RGBA"):
        alpha = picture.getchannel("A")
        base = picture.convert("L" if picture.mode == "LA" else "RGB")
        if alpha.getextrema() == (255, 255):
            alpha = None
    rgb = _srgb(base, profile)
    if alpha is None:
        return rgb, None
    paper = Image.new("RGB", rgb.size, "white")
    paper.paste(rgb, mask=alpha)
    return paper, alpha


def _srgb(base: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            converted = _by_profile(base, profile)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None  # a damaged profile: take the numbers as they are
        if converted is not None:
            return converted
    return base if base.mode == "RGB" else base.convert("RGB")


def _by_profile(base: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture converted from its ICC profile, or None if that would change nothing."""
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    if source.profile.xcolor_space.strip() != _PROFILE_SPACE[base.mode]:
        return None
    if "sRGB" in ImageCms.getProfileDescription(source):
        return None
    return ImageCms.profileToProfile(
        base,
        source,
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
