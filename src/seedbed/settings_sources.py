"""Where settings come from, the later winning: the defaults of settings.py, a TOML file
(`--config`, else `SEEDBED_CONFIG`, else `seedbed.toml` in the working directory if there is one),
the environment (`SEEDBED_SERVER__PORT=9000` sets `[server] port`), and the command line.

Nothing else in the package reads the environment or a file for settings; the keys of upstreams,
buckets and databases are no settings, and are read where the settings say.
"""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from seedbed.settings import Section, Settings, SettingsError, shown

_PREFIX = "SEEDBED_"


def load(config: Path | None = None, **overrides: Any) -> Settings:
    """Read the settings once: defaults, then the file, then the environment, then `overrides`.

    `overrides` are nested dicts, as a command line gives them: `server={"port": 0}`.
    Raises: SettingsError naming each wrong setting, its value and what it may be.
    """
    values = _read(config)
    try:
        merged = _merge(_merge(values, _environment()), overrides)
        return Settings.model_validate(merged)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from error


def _environment() -> dict[str, Any]:
    """What the environment sets. Lists and tables are JSON; names count in either case.

    Variables of ours that name no setting (SEEDBED_CONFIG, an upstream's key) are passed over.
    Raises: SettingsError for what should be JSON and is not.
    """
    found: dict[str, Any] = {}
    # A whole table comes before single settings in it.
    for variable in sorted(os.environ, key=lambda name: name.count("__")):
        if not variable.upper().startswith(_PREFIX):
            continue
        *tables, name = variable[len(_PREFIX) :].lower().split("__")
        if (tables or [name])[0] not in Settings.model_fields:
            continue
        value: Any = os.environ[variable]
        if _is_json([*tables, name]):
            try:
                value = json.loads(value)
            except ValueError as error:
                raise SettingsError(f"{variable} = {value!r} is not valid JSON: {error}") from error
        for table in reversed([*tables, name]):
            value = {table: value}
        found = _merge(found, value)
    return found


def _is_json(path: list[str]) -> bool:
    """Whether the setting at this path is a list or a table."""
    kind: Any = Settings
    for name in path:
        tables = [one for one in (kind, *get_args(kind)) if _is_section(one)]
        if get_origin(kind) is dict:  # any name may stand here
            kind = get_args(kind)[1]
        elif tables and name in tables[0].model_fields:
            kind = tables[0].model_fields[name].annotation
        else:
            return False  # what is wrong with it is told when it is checked
    return any(
        _is_section(one) or get_origin(one) in (list, dict) for one in (kind, *get_args(kind))
    )


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Section)


def _read(config: Path | None) -> dict[str, Any]:
    named = config or (
        Path(os.environ["SEEDBED_CONFIG"]) if "SEEDBED_CONFIG" in os.environ else None
    )
    path = named or Path("seedbed.toml")
    if named is None and not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"the settings file {path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings file {path} is not valid TOML: {error}") from error


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        merged[name] = (
            _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return merged


def _explain(error: ValidationError) -> str:
    lines = []
    for item in error.errors():
        where = ".".join(str(part) for part in item["loc"])
        if item["type"] == "extra_forbidden":
            lines.append(f"{where}: no such setting (docs/settings.md lists them)")
        else:
            why = item["msg"].removeprefix("Value error, ")
            lines.append(f"{where} = {shown(item['input'])}: {why}")
    return "\n".join(lines)
