"""What is imported when: the command line and the server stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

NEVER = {"torch", "diffusers", "cv2", "fastapi", "transformers"}


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_no_framework() -> None:
    loaded = modules_after(
        "import contextlib, seedbed.cli\n"
        "with contextlib.suppress(SystemExit): seedbed.cli.main(['--help'])"
    )
    heavy = {"starlette", "uvicorn", "pydantic", "aiohttp", "numpy", "PIL", "thorvg_cython"}
    assert not loaded & (heavy | NEVER)


def test_the_server_process_draws_nothing() -> None:
    loaded = modules_after("import seedbed.app, seedbed.commands.serve")
    assert not loaded & (NEVER | {"thorvg_cython", "numpy", "PIL"})
    assert not any(name.startswith("seedbed.engines.illustrator") for name in loaded)


def test_the_server_waits_for_nothing_that_can_come_later() -> None:
    loaded = modules_after("import seedbed.app, seedbed.commands.serve")
    later = {"aiohttp", "prometheus_client", "http.server", "seedbed.planning.sets_zh"}
    assert not loaded & (later | {"structlog", "rich", "starlette"})


def test_the_server_compiles_no_methods_of_values_that_it_may_never_call() -> None:
    """The standard library's frozen dataclasses took a fifth of its start; values.py has others."""
    loaded = modules_after(
        "import seedbed.app, seedbed.commands.serve\n"
        "for name, module in list(sys.modules.items()):\n"
        "    for one in vars(module).values() if name.startswith('seedbed.') else ():\n"
        "        made = isinstance(one, type) and vars(one).get('__dataclass_params__')\n"
        "        assert not (made and made.frozen and one.__module__ == name), one"
    )
    assert "seedbed.types" in loaded


def test_settings_are_read_without_compiling_their_types_or_looking_for_plugins() -> None:
    modules_after(
        "import importlib.metadata\n"
        "importlib.metadata.entry_points = None  # whoever calls it fails\n"
        "import contextlib, seedbed.cli\n"
        "with contextlib.suppress(SystemExit): seedbed.cli.main(['models'])\n"
        "from seedbed.settings import Section\n"
        "for table in Section.__subclasses__():\n"
        "    assert not any(isinstance(kind, str) for kind in table.__annotations__.values())"
    )


def test_worker_processes_load_nothing_of_the_command_line() -> None:
    """A child loads its parent's main module, under another name."""
    loaded = modules_after("import seedbed.__main__, seedbed.worker_process")
    assert not loaded & {"argparse", "seedbed.cli", "seedbed.settings", "pydantic"}


@pytest.mark.parametrize(
    "module", ["seedbed.engines.illustrator.painter", "seedbed.engines.swatch"]
)
def test_engines_need_no_model_framework(module: str) -> None:
    assert not modules_after(f"import {module}") & NEVER


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not for types alone either: whoever reads one would have to know the other first."""
    root = Path(__file__).parent.parent / "src"
    files = {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file
        for file in root.rglob("*.py")
    }
    imported: dict[str, set[str]] = {}
    for name, file in files.items():
        found = imported[name] = set[str]()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names} & files.keys()
            elif isinstance(node, ast.ImportFrom) and node.module in files:
                inside = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= (inside & files.keys()) or {node.module}
        found.discard(name)
    TopologicalSorter(imported).prepare()  # raises CycleError, which names them
