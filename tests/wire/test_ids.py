"""Request ids: Ark's shape, and never the same one twice."""

from __future__ import annotations

import re
import subprocess
import sys
import threading

from seedbed.wire.ids import new_request_id

NOW = 1_763_900_000.123
MANY = 1_000  # more than are drawn at a time


def test_an_id_has_arks_shape() -> None:
    made = [new_request_id(NOW) for _ in range(MANY)]
    assert all(re.fullmatch(r"021763900000123[0-9a-f]{38}", one) for one in made)


def test_threads_never_make_the_same_one() -> None:
    made: list[str] = []

    def make() -> None:
        made.extend([new_request_id(NOW) for _ in range(MANY)])

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8 * MANY


FORKS = """
import os
from seedbed.wire.ids import new_request_id
new_request_id(0)  # some are drawn, and lie ready
os.fork()
os.write(1, "".join(f"{new_request_id(0)}\\n" for _ in range(10)).encode())  # at once
"""


def test_a_forked_process_makes_its_own() -> None:
    made = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, text=True, check=True)
    assert len(set(made.stdout.split())) == 20
