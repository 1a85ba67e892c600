"""The contract's statements, tried on any server from outside.

    seedbed conform http://127.0.0.1:8000/v1 sk-seed-...

A check is a small function with the statement's number and text. Checks that need pictures
name the requests they look at, and share them; so what a run costs is known before it starts.
Statements that cannot be seen from outside, or only by provoking a server, are listed with the
reason why they were not tried. `run.conform` is the way in from code.
"""

from seedbed.testing.conformance.run import conform
from seedbed.testing.conformance.server import Server
from seedbed.testing.conformance.statement import Outcome, Result

__all__ = ["Outcome", "Result", "Server", "conform"]
