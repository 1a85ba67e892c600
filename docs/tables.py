"""Writes the pages that are derived from code: settings.md, errors.md and openapi.json.

Run `python docs/tables.py` after changing a setting, an error or a field; a test compares.
"""

from __future__ import annotations

import inspect
import json
import types
import typing
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from seedbed.docstrings import meanings
from seedbed.errors import SeedbedError
from seedbed.settings import Settings
from seedbed.wire.openapi import document, every_error

HERE = Path(__file__).parent

SETTINGS_HEAD = """# Settings

Every setting, its default and what it may be. Sources, the later winning: these defaults, a TOML
file (`seedbed --config FILE`, else `SEEDBED_CONFIG`, else `seedbed.toml` in the working
directory), the environment, the command line. `[server] port` is `SEEDBED_SERVER__PORT` in the
environment. A value that cannot be used stops the start with the setting's name and what it may
be; so does a name that is not a setting.

```toml
[server]
public_url = "https://images.example.com"

[pictures]
watermark = false

[models."my-seedream"]          # one more id, drawn like 4.5 but by the swatch
alias_of = "seedream-4-5-251128"
engine = "swatch"
```

This page is written by `docs/tables.py`.
"""

ERRORS_HEAD = """# Errors

The body is Ark's, the message ends with the request id, and the id is in `X-Request-Id`:

```json
{"error": {"code": "InvalidParameter", "message": "... Request id: 02...",
           "param": "size", "type": "BadRequest"}}
```

With `server.compat = "comet"` the answers on /v1 take CometAPI's form: `type` is
`comet_api_error`, an unknown model is 503 `model_not_found`, a missing field other than `model`
is 500 `invalid_request`, and a wrong key has an empty code.

`x-should-retry` says whether a client should send the same request again by itself; 429 also
carries `Retry-After` in seconds, and so do 503 and 409 where it is known. A failed picture inside
an answer has `code` and `message` only. Refused result links answer with TOS's own bodies instead:
see operating.md.

This page is written by `docs/tables.py`.

| code | status | type | when |
|---|---|---|---|
"""


_TITLES = {"models": 'models."<id>"', "upstreams": "upstreams.<name>"}


def settings_page() -> str:
    """docs/settings.md."""
    lines = [SETTINGS_HEAD]
    top = {n: f for n, f in Settings.model_fields.items() if not _section(f)}
    lines += ["\n## Top level\n", *_table(top, meanings(Settings))]
    for name, field in Settings.model_fields.items():
        section = _section(field)
        if section is None:
            continue
        title = _TITLES.get(name, name)
        lines += [f"\n## [{title}]\n", inspect.getdoc(section) or "", ""]
        lines += _table(section.model_fields, meanings(section))
    return "\n".join(lines) + "\n"


def errors_page() -> str:
    """docs/errors.md."""
    rows = []
    for kind in every_error():
        when = (inspect.getdoc(kind) or "").replace("\n", " ")
        if kind is SeedbedError:
            continue
        rows.append(f"| `{kind.code}` | {kind.status} | {kind.type} | {when} |")
    more = [
        "| `InvalidImageURL.EmptyURL` | 400 | BadRequest | `image` is an empty string. |",
        "| `InputImageSensitiveContentDetected` | 400 | BadRequest | A reference was refused. |",
        "| `OutputImageSensitiveContentDetected` | 400 | BadRequest | A picture was refused;"
        " inside a set, an item's error. |",
    ]
    return ERRORS_HEAD + "\n".join(dict.fromkeys([*rows, *more])) + "\n"


def openapi_json() -> str:
    """docs/openapi.json."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


PAGES = {"settings.md": settings_page, "errors.md": errors_page, "openapi.json": openapi_json}


def _section(field: FieldInfo) -> type[BaseModel] | None:
    kinds = [field.annotation, *typing.get_args(field.annotation)]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _table(fields: dict[str, FieldInfo], meanings: dict[str, str]) -> list[str]:
    lines = ["| setting | default | may be | meaning |", "|---|---|---|---|"]
    for name, field in fields.items():
        default = "" if field.default_factory or field.is_required() else _text(field.default)
        meaning = meanings.get(name, "").replace("\n", " ")
        lines.append(f"| `{name}` | {default} | {_allowed(field)} | {meaning} |")
    return lines


def _text(value: Any) -> str:
    if value is None or value == "" or value == Path():
        return ""
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _allowed(field: FieldInfo) -> str:
    kind = _kind(field.annotation)
    bounds = []
    for limit in field.metadata:
        for sign, word in (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<")):
            if (bound := getattr(limit, sign, None)) is not None:
                bounds.append(f"{word} {bound}")
    return " ".join([kind, ", ".join(bounds)]).strip()


def _kind(annotation: Any) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _kind(arguments[0])
    if origin is typing.Literal:
        return ", ".join(f"`{json.dumps(value)}`" for value in arguments)
    if origin is list:
        return f"list of {_kind(arguments[0])}"
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_kind(one) for one in arguments if one is not type(None))
    names = {
        bool: "true, false", int: "integer", float: "number", str: "text", Path: "path",
    }  # fmt: skip
    return names.get(annotation, getattr(annotation, "__name__", str(annotation)))


if __name__ == "__main__":
    for page, write in PAGES.items():
        (HERE / page).write_text(write(), encoding="utf-8")
