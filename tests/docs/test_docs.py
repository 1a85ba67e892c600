"""The pages say what the code does: nothing public is left out, no link leads nowhere."""

from __future__ import annotations

import json
import os
import pkgutil
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, cast

import openai
import pytest
from pydantic import BaseModel

from seedbed import commands, errors
from seedbed.accounting.metrics import Metrics
from seedbed.delivery.bucket import BucketStanding
from seedbed.docstrings import meanings
from seedbed.engines.kit import EngineKit
from seedbed.engines.registry import BUILT_IN, Engines
from seedbed.settings import ModelSettings, Settings, UpstreamSettings
from seedbed.wire import events
from serving import Served

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


@cache
def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@cache
def everything() -> str:
    return "\n".join(text(page) for page in PAGES)


@cache
def derived() -> dict[str, str]:
    """What `python docs/tables.py` would write now, by page."""
    script = "import json, tables; print(json.dumps({p: w() for p, w in tables.PAGES.items()}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=DOCS, capture_output=True, text=True, check=True
    )
    pages: dict[str, str] = json.loads(done.stdout)
    return pages


def blocks(page: Path, language: str) -> list[str]:
    """The fenced examples of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)


def anchor(heading: str) -> str:
    """What a heading is called in a link, as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


# ── Pages written from the code ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["settings.md", "errors.md", "openapi.json"])
def test_derived_page_is_current(page: str) -> None:
    written = (DOCS / page).read_text(encoding="utf-8")
    assert written == derived()[page], "run `python docs/tables.py`"


def test_every_derived_page_is_compared() -> None:
    assert set(derived()) == {"settings.md", "errors.md", "openapi.json"}


def test_every_setting_is_described() -> None:
    chapters = re.split(r"^## ", text(DOCS / "settings.md"), flags=re.MULTILINE)
    by_title = {chapter.split("\n", 1)[0]: chapter for chapter in chapters}
    for title, name, meaning in _settings():
        row = re.search(rf"^\| `{name}` \|.*$", by_title[title], re.MULTILINE)
        assert row, f"{title} {name}"
        assert meaning, f"{title} {name} has no docstring"
        assert meaning.replace("\n", " ") in row[0]


def _settings() -> list[tuple[str, str, str]]:
    """The chapter, name and docstring of every setting there is."""
    found = []
    named: dict[str, tuple[str, type[BaseModel]]] = {
        "models": ('[models."<id>"]', ModelSettings),
        "upstreams": ("[upstreams.<name>]", UpstreamSettings),
    }
    for name, field in Settings.model_fields.items():
        default = field.default
        kind: type[BaseModel] | None
        if name in named:
            title, kind = named[name]
        else:
            kind = type(default) if isinstance(default, BaseModel) else None
            title = f"[{name}]"
        if kind is None:
            found.append(("Top level", name, meanings(Settings).get(name, "")))
            continue
        found += [(title, key, meanings(kind).get(key, "")) for key in kind.model_fields]
    return found


def test_every_error_code_is_described() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| (\d{3}) \|", text(DOCS / "errors.md"), re.MULTILINE)
    codes = {code for code, _ in rows}
    for kind in vars(errors).values():
        if not (isinstance(kind, type) and issubclass(kind, errors.SeedbedError)):
            continue
        assert (kind.code, str(kind.status)) in rows, kind.__name__
    written = r"\"((?:Input|Output|Invalid|Model|Server|Access)[A-Za-z.]+[a-z])\""
    in_code = {
        code
        for source in SOURCES
        if "delivery" not in source.parts  # a link's refusals are TOS's, in operating.md
        for code in re.findall(written, text(source))
        if code.endswith(("Detected", "Format", "EmptyURL", "Exceeded"))
    }
    assert in_code <= codes


# ── Names that clients and operators see ────────────────────────────────────────────────────


@pytest.mark.parametrize("name", [events.SUCCEEDED, events.FAILED, events.COMPLETED])
def test_every_event_is_described(name: str) -> None:
    assert f"`{name}`" in everything()


def test_every_header_of_ours_is_described() -> None:
    ours = {
        header.lower()
        for source in SOURCES
        for header in re.findall(r"[\"'`](x-seedbed-[a-z-]+)", text(source), re.IGNORECASE)
    }
    assert {"x-seedbed-engine", "x-seedbed-fidelity"} <= ours
    for header in ours:
        assert header in everything().lower(), header


def test_metrics_page_and_metrics_agree() -> None:
    metrics = Metrics()
    metrics.watch_upstreams(dict)
    metrics.watch_bucket(lambda: BucketStanding("closed", {("put", "done"): 1}))
    rendered = metrics.render()[0].decode()
    names = set(re.findall(r"^# TYPE (seedbed_\w+) ", rendered, re.MULTILINE))
    counters = set(re.findall(r"^# TYPE (seedbed_\w+) counter", rendered, re.MULTILINE))
    names = {
        # `_created` is when a series began; the library writes it beside every counter.
        f"{name}_total" if name in counters and not name.endswith("_total") else name
        for name in names
        if not name.endswith("_created")
    }
    page = set(re.findall(r"^\| `(seedbed_\w+)` \|", text(DOCS / "operating.md"), re.MULTILINE))
    assert page == names


def test_every_command_is_described() -> None:
    page = text(DOCS / "operating.md")
    for module in pkgutil.iter_modules(commands.__path__):
        assert f"`seedbed {module.name}" in page, module.name


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_engine_table_agrees_with_abilities(name: str) -> None:
    row = re.search(rf"^\| `{name}` \|(.*)\|$", text(DOCS / "engines.md"), re.MULTILINE)
    assert row, name
    cells = [cell.strip() for cell in row[1].split("|")]
    nothing = cast(Any, None)
    able = Engines(EngineKit(nothing, Path(), nothing)).get(name).abilities
    assert cells == [
        str(able.references),
        "yes" if able.seed else "ignored",
        "yes" if able.deterministic else "no",
        "yes" if able.guidance else "ignored",
        "yes" if able.web_search else "ignored",
        f"{able.max_pixels // 100_000 / 10:g} MP",
    ]


def test_every_word_for_the_swatch_is_described() -> None:
    words = set(re.findall(r"`#([a-z-]+)", text(DOCS / "engines.md")))
    source = text(ROOT / "src/seedbed/engines/swatch.py")
    assert words
    for word in words:
        assert word in source, f"#{word}"


def test_every_data_file_is_described(server: Served) -> None:
    page = text(DOCS / "operating.md")
    made = {path.name for path in server.house.settings.home.iterdir()}
    for name in made:
        if name.endswith(("-wal", "-shm", ".lock")):  # SQLite's own and locks come and go
            continue
        assert f"`{name}" in page, name


def test_every_route_is_in_the_document(server: Served) -> None:
    document = server.client.get("/openapi.json").json()
    for path, methods in document["paths"].items():
        for method in methods:
            response = server.client.request(method, path)
            assert response.status_code not in (404, 405), (method, path)


# ── Links and commands ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, fragment = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {target}"
        assert ROOT in there.parents, f"{page.name}: {target}"
        if fragment:
            headings = re.findall(r"^#+ (.+)$", text(there), re.MULTILINE)
            assert fragment in {anchor(heading) for heading in headings}, target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_named_in_pages_exist(page: Path) -> None:
    """`docs/tables.py`, `planning/admission.py`: a path in code type is a file of ours."""
    for name in re.findall(r"`((?:\w+/)+\w+\.(?:py|md|toml|json|html|jsonl))`", text(page)):
        places = (ROOT / name, ROOT / "src" / "seedbed" / name)
        assert any(place.exists() for place in places), name


def test_make_targets_exist() -> None:
    makefile = text(ROOT / "Makefile")
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(blocks(ROOT / "README.md", "console"))))
    assert {"serve", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


# ── The README's examples, run as they stand but for address and key ────────────────────────


def test_readme_shell_examples(server: Served, tmp_path: Path) -> None:
    ran = []
    for block in blocks(ROOT / "README.md", "sh"):
        script = block.replace("http://127.0.0.1:8000", server.url)
        script = script.replace(".venv/bin/seedbed", f"{shlex.quote(sys.executable)} -m seedbed")
        done = subprocess.run(
            ["/bin/sh", "-eu", "-c", script],
            env={
                **os.environ,
                "SEEDBED_KEY": server.key,
                "SEEDBED_ENGINES__DEFAULT": "swatch",
                "NO_PROXY": "127.0.0.1",
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        ran.append(done.stdout)
    answers = "".join(ran)
    assert '"url"' in answers
    assert "fox.png 2048x2048" in answers
    assert (tmp_path / "fox.png").read_bytes().startswith(b"\x89PNG")


def test_readme_python_examples(server: Served, capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks(ROOT / "README.md", "python"):
        script = block.replace("http://127.0.0.1:8000", server.url)
        script = script.replace("sk-seed-...", server.key)
        names: dict[str, Any] = {}
        exec(compile(script, "README.md", "exec"), names)
        for client in names.values():
            if isinstance(client, openai.OpenAI):
                client.close()
        link = capsys.readouterr().out.split()[-1]
        assert server.fetch(link).status_code == 200
