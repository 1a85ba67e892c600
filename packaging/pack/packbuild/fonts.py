"""The four faces, cut down to the characters posters need."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]  # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

# face -> (file inside node_modules, characters, the family name the cut-down font goes by).
# A cut-down font is a changed font: it must not go by its maker's reserved name (OFL 1.1).
FACES = {
    "sans": (
        "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
        "wide",
        "Seedbed Sans",
    ),
    "serif": (
        "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
        "wide",
        "Seedbed Serif",
    ),
    "brush": (
        "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff2",
        "wide",
        "Seedbed Brush",
    ),
    "display": (
        "@expo-google-fonts/anton/400Regular/Anton_400Regular.ttf",
        "latin",
        "Seedbed Display",
    ),
}


def write(modules: Path, target: Path) -> list[str]:
    """Write `sans.ttf`, `serif.ttf`, `brush.ttf`, `display.ttf`; out: the files written."""
    written = []
    for face, (source, wanted, family) in FACES.items():
        font = TTFont(modules / source)
        options = subset.Options(
            layout_features=["kern", "liga", "vert", "locl", "ccmp", "mark"],
            hinting=False,
            notdef_outline=True,
            name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
            drop_tables=["BASE", "FFTM", "bsln", "feat", "morx", "prop", "STAT", "DSIG"],
        )
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(characters(wanted))))
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4):
                record.string = family
            elif record.nameID == 6:
                record.string = family.replace(" ", "")
        font.flavor = None
        font.save(target / f"{face}.ttf")
        written.append(f"{face}.ttf")
    return written


def characters(wanted: str) -> set[str]:
    """The characters of a face.

    "latin": Latin letters and their accents, punctuation, currency, arrows. "common": those,
    kana, and the commonest characters of both Chinese scripts (GB 2312 level 1, Big5 level 1).
    "wide": those and all of GB 2312.
    """
    found = {chr(c) for c in range(0x20, 0x180)} | {chr(c) for c in range(0x2010, 0x2060)}
    found |= set("€£¥₩₽₹™©®°№←↑→↓★☆●○■□▲△♥♡♪✓×÷≈≠≤≥∞")
    if wanted == "latin":
        return found
    found |= {chr(c) for c in range(0x3000, 0x3100)} | {chr(c) for c in range(0xFF01, 0xFF66)}
    found |= set("「」『』《》〈〉【】〔〕·…—")
    found |= _decoded("gb2312", range(0xB0, 0xD8)) | _decoded("big5", range(0xA4, 0xC7))
    if wanted == "wide":
        found |= _decoded("gb2312", range(0xA1, 0xF8))
    return found


def _decoded(codec: str, leads: range) -> set[str]:
    pairs = (bytes([a, b]).decode(codec, "ignore") for a in leads for b in range(0x40, 0xFF))
    return {text for text in pairs if len(text) == 1}
