"""What the fields of a class mean, as the docstrings below them say.

Read from the source when a page is written: pydantic can do it while a class is made, and that
took a tenth of the time a server needs to start.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise


def meanings(kind: type) -> dict[str, str]:
    """The docstring of each field that has one, by the field's name."""
    found: dict[str, str] = {}
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    for field, behind in pairwise(getattr(tree, "body", [])):
        match field, behind:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found
