"""Keys under attack: no SQL, no timing, no life after revocation (tests 29, 30, 33)."""

from __future__ import annotations

import ast
import math
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sizes import scaled

import seedbed
from seedbed.accounting.database import Place
from seedbed.accounting.keys import Keys
from serving import Served, serving

SOURCE = Path(seedbed.__file__).parent

# What injects into one kind of quoting or another, asks to wait, or breaks a parser.
FRAGMENTS = (
    "'", '"', "`", ";", "--", "/*", "*/", "#", "\\", "%", "_", "(", ")", "||", "' OR '1'='1",
    "' OR 1=1 --", '" OR ""="', "') OR ('1'='1", "' UNION SELECT digest, name FROM keys --",
    "'; DROP TABLE keys; --", "'; UPDATE keys SET revoked = NULL; --", "1; SELECT pg_sleep(10)",
    "' AND (SELECT COUNT(*) FROM sqlite_master a, sqlite_master b, sqlite_master c) > 0 --",
    "' || randomblob(1000000000) || '", "'; ATTACH DATABASE '/tmp/x' AS x; --", "WAITFOR DELAY",
    "SLEEP(10)", "BENCHMARK(100000000,MD5(1))", "load_extension('x')", "char(0)", "0x27", "%27",
    "%00", "\t", "{{7*7}}", "${jndi:x}", "NULL", "CASE WHEN 1 THEN 1 END", "ｅ", "é",
)  # fmt: skip


@pytest.fixture
def keys(place: Place, tmp_path: Path) -> Iterator[Keys]:
    opened = Keys(place, tmp_path / "pepper")
    yield opened
    opened.close()


def injections(good: str, count: int) -> Iterator[str]:
    """Keys with SQL in them: alone, in the place of the id, of the secret, or in a good key."""
    chance = random.Random(29)
    _, _, key_id, secret = good.split("-", 3)
    for _ in range(count):
        text = "".join(chance.choices(FRAGMENTS, k=chance.randint(1, 4)))
        at = chance.randrange(len(good))
        yield chance.choice(
            [
                text,
                f"sk-seed-{text}-{secret}",
                f"sk-seed-{key_id}-{text}",
                f"sk-seed-{key_id}{text}-{secret}",
                good[:at] + text + good[at:],
                good + text,
                text + good,
            ]
        )


def test_29_sql_in_a_key_is_only_a_wrong_key(keys: Keys) -> None:
    good = keys.create("studio").token
    gone = keys.create("gone")
    keys.revoke(gone.record.id)
    before = keys.list()
    for text in injections(good, 2000):
        assert keys.authenticate(text) is None, text
        keys.revoke(text)
    assert keys.list() == before
    assert keys.authenticate(gone.token) is None
    assert keys.authenticate(good) is not None


def test_29_sql_in_a_key_is_401_for_everybody(on_either: Served) -> None:
    served = on_either
    with (
        httpx.Client(base_url=served.url, trust_env=False) as bare,
    ):
        good = served.client.get("/v1/models")
        assert good.status_code == 200
        bodies = set()
        for text in injections(served.key, scaled(200, 2000)):
            header = f"Bearer {text}".encode().replace(b"\t", b" ").strip()
            answer = bare.get("/v1/models", headers=[(b"Authorization", header)])
            if text.strip() == served.key:
                continue  # blanks around a good key are only blanks
            assert answer.status_code == 401, text
            error = answer.json()["error"]
            bodies.add(error["message"].split("equest id")[0] + error["code"])
        assert len(bodies) == 1
        assert served.client.get("/v1/models").status_code == 200


def test_30_time_tells_nothing_of_a_key(keys: Keys) -> None:
    record, good = keys.create("studio")
    for number in range(50):
        keys.create(f"other {number}")
    secret = good.rpartition(f"{record.id}-")[2]
    chance = random.Random(30)
    wrong_first = good[: -len(secret)] + ("A" if secret[0] != "A" else "B") + secret[1:]
    wrong_last = good[:-1] + ("A" if secret[-1] != "A" else "B")

    def unknown() -> str:
        return f"sk-seed-{chance.getrandbits(40):010x}-{secret}"

    samples = scaled(2000, 20_000)
    assert alike(keys, lambda: wrong_first, lambda: wrong_last, samples)
    assert alike(keys, unknown, lambda: wrong_first, samples)


def alike(keys: Keys, one: Callable[[], str], other: Callable[[], str], samples: int) -> bool:
    """Whether nothing can be told from the time: medians within 1 us, or a rank-sum test that
    sees no difference. A machine that was busy with something else has six tries."""
    for _ in range(6):
        times: tuple[list[int], list[int]] = ([], [])
        for _ in range(samples):
            pair = [(times[0], one()), (times[1], other())]
            random.shuffle(pair)
            for kept, token in pair:
                begun = time.perf_counter_ns()
                keys.authenticate(token)
                kept.append(time.perf_counter_ns() - begun)
        difference = abs(statistics.median(times[0]) - statistics.median(times[1]))
        if difference < 1000 or rank_sum_p(*times) > 0.01:
            return True
    return False


def rank_sum_p(one: list[int], other: list[int]) -> float:
    """The two-sided p of Wilcoxon's rank-sum test, by its normal approximation."""
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    total, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        total += (at + end + 1) / 2 * sum(side == 0 for _, side in ranked[at:end])
        at = end
    count, others = len(one), len(other)
    mean = count * (count + others + 1) / 2
    deviation = math.sqrt(count * others * (count + others + 1) / 12)
    return math.erfc(abs(total - mean) / deviation / math.sqrt(2))


def test_30_the_measure_sees_what_it_should() -> None:
    chance = random.Random(1)
    noise = [chance.randrange(10_000, 20_000) for _ in range(4000)]
    assert rank_sum_p(noise[::2], noise[1::2]) > 0.01
    assert rank_sum_p(noise[::2], [value + 800 for value in noise[1::2]]) < 0.01


def test_33_a_revoked_key_is_refused_within_a_second_under_load(
    tmp_path: Path, place: Place
) -> None:
    heard: list[tuple[float, int]] = []
    done = threading.Event()
    with serving(tmp_path, accounts={"database": str(place)}) as served:
        record, token = served.house.keys.create("to be revoked")

        def ask() -> None:
            headers = {"Authorization": f"Bearer {token}"}
            with httpx.Client(base_url=served.url, headers=headers, trust_env=False) as client:
                while not done.is_set():
                    sent = time.monotonic()
                    heard.append((sent, client.get("/v1/models").status_code))
                    time.sleep(0.02)

        threads = [threading.Thread(target=ask) for _ in range(scaled(4, 16))]
        for thread in threads:
            thread.start()
        time.sleep(1)
        # By another process, as an operator does it.
        subprocess.run(
            [sys.executable, "-c", REVOKE, str(place), str(tmp_path / "pepper"), record.id],
            check=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        revoked = time.monotonic()
        time.sleep(2.5)
        done.set()
        for thread in threads:
            thread.join()
        assert served.client.get("/v1/models").status_code == 200  # the others stay
    before = [status for sent, status in heard if sent < revoked - 2]
    after = [status for sent, status in heard if sent > revoked + 1]
    assert {status for _, status in heard} == {200, 401}
    assert set(before) <= {200}
    assert len(after) > 10
    assert set(after) == {401}


REVOKE = """
import sys
from pathlib import Path
from clusters import place_named
from seedbed.accounting.keys import Keys
keys = Keys(place_named(sys.argv[1]), Path(sys.argv[2]))
assert keys.revoke(sys.argv[3])
keys.close()
"""

# A string that is SQL, wherever it is built.
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|REPLACE\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|"
    r"(CREATE|DROP|ALTER)\s+(TABLE|INDEX|TRIGGER|VIEW)|PRAGMA\s+\w+|ATTACH\s+DATABASE)",
    re.IGNORECASE | re.DOTALL,
)


def test_no_sql_is_built_from_strings() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {what}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, what in built_sql(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'db.execute(f"SELECT a FROM b WHERE c = {d}")',
        'db.execute("SELECT a FROM b WHERE c = " + d)',
        'db.execute("SELECT a FROM b WHERE c = %s" % d)',
        'db.execute("SELECT a FROM {}".format(d))',
        'q = f"DELETE FROM {t}"',
        'q = "UPDATE b SET " + ", ".join(names)',
        "db.execute(build(x))",
        "db.executemany(a + b, rows)",
        "db.executescript(f(x))",
    ],
)
def test_the_search_finds_what_it_should(code: str) -> None:
    assert list(built_sql(ast.parse(code)))


def built_sql(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where SQL is put together, or something other than a literal or a name is executed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = node.func.attr
            if called in {"execute", "executemany", "executescript"} and node.args:
                argument = node.args[0]
                if not isinstance(argument, ast.Constant | ast.Name | ast.Subscript | ast.IfExp):
                    yield node.lineno, f"{called} of what is built in place"
            if called in {"format", "join", "replace"} and any(
                SQL.search(text) for text in literals(node)
            ):
                yield node.lineno, f"SQL by {called}"
        elif isinstance(node, ast.JoinedStr | ast.BinOp) and any(
            SQL.search(text) for text in literals(node)
        ):
            yield node.lineno, "SQL with something put into it"


def literals(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
