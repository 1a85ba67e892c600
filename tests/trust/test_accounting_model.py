"""Whatever clients do in whatever order, the ledger says what a model of it says.

Source: reliability.md, test 44. The model is a dict. A few dozen steps in CI, 10,000 with
SEEDBED_TEST_SCALE=1000.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule
from sizes import scaled
from troubles import GENERATIONS, pictures_of

from seedbed.testing.equation import imbalances, read_books
from serving import MODEL, Served, frames, serving
from waiting import until

SMALL = {"small": {"alias_of": MODEL, "min_pixels": 4096}}
COUNTS = st.integers(1, 3)
FORMATS = st.sampled_from(["url", "b64_json"])


class Books(RuleBasedStateMachine):
    """Clients of one server, which is sometimes stopped and started on the same data folder."""

    left = Bundle("left")
    answered = Bundle("answered")

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="model-"))
        self.stack = ExitStack()
        self.served: Served
        self.key = ""
        self.asked = 0
        self.exact = 0
        """Pictures that must have been charged."""
        self.unsure = 0
        """Pictures of requests that were stopped, which may have been charged before."""
        self.cancelled = False

    @initialize()
    def start(self) -> None:
        self.served = self.stack.enter_context(serving(self.home, models=SMALL))
        self.key = self.key or self.served.key  # a caller keeps its key over a restart
        self.served.client.headers["Authorization"] = f"Bearer {self.key}"

    @rule(count=COUNTS, how=FORMATS, stream=st.booleans())
    def create(self, count: int, how: str, stream: bool) -> None:
        answer = self._post(self._body(count, how, stream))
        assert len(pictures_of(answer)) == count
        self.exact += count

    @rule(target=answered, count=COUNTS, how=FORMATS, stream=st.booleans())
    def create_with_a_key(self, count: int, how: str, stream: bool) -> dict[str, Any]:
        body = self._body(count, how, stream)
        answer = self._post(body, body["prompt"])
        assert len(pictures_of(answer)) == count
        self.exact += count
        return body

    @rule(body=answered)
    def retry(self, body: dict[str, Any]) -> None:
        """Told again, from before a restart too, and not charged again."""
        answer = self._post(body, body["prompt"])
        assert answer.headers["idempotent-replayed"] == "true"
        assert len(pictures_of(answer)) == body["n"]

    @rule(target=left, count=COUNTS, how=FORMATS, at=st.integers(0, 2), keyed=st.booleans())
    def disconnect(self, count: int, how: str, at: int, keyed: bool) -> dict[str, Any]:
        """Left alone, it goes on to its end."""
        body = self._body(count, how, stream=True)
        self._leave(body, "finish", min(at, count), keyed)
        self.exact += count
        return {**body, "keyed": keyed}

    @rule(target=left, count=COUNTS, how=FORMATS, at=st.integers(0, 2), keyed=st.booleans())
    def cancel(self, count: int, how: str, at: int, keyed: bool) -> dict[str, Any]:
        """Stopped, it is charged for what was there."""
        body = self._body(count, how, stream=True)
        self._leave(body, "cancel", min(at, count), keyed)
        self.exact += min(at, count)
        self.unsure += count - min(at, count)
        self.cancelled = True
        return {**body, "keyed": keyed, "heard": min(at, count)}

    @rule(body=consumes(left))
    def come_back(self, body: dict[str, Any]) -> None:
        """A client that left asks again: by its key it gets the whole, charged once."""
        asked = {name: body[name] for name in body if name not in ("keyed", "heard")}
        if not body["keyed"]:
            return
        until(lambda: self.served.house.runs.at_work == 0, "it is over")
        answer = self._post(asked, asked["prompt"])
        assert len(pictures_of(answer)) == body["n"]
        if "heard" in body:
            self.exact += body["n"] - body["heard"]
            self.unsure -= body["n"] - body["heard"]

    @rule()
    def restart(self) -> None:
        self.stack.close()
        self.stack = ExitStack()
        self.start()

    @rule()
    def judge(self) -> None:
        until(lambda: self.served.house.runs.at_work == 0, "all is quiet")
        house = self.served.house

        def wrong() -> list[str]:
            books = read_books(house.settings.database_path, house.settings.store_path)
            return imbalances(books, left_behind=self.cancelled, at_work=house.claims.at_work)

        # What was sent is removed a moment after its last byte has left.
        with suppress(AssertionError):
            until(lambda: wrong() == [], "the books agree", 10)
        assert wrong() == []
        books = read_books(house.settings.database_path, house.settings.store_path)
        assert self.exact <= len(books.charges) <= self.exact + self.unsure
        assert house.admission.running == house.admission.waiting == 0

    def teardown(self) -> None:
        if hasattr(self, "served"):
            self.judge()
        self.stack.close()
        shutil.rmtree(self.home)

    def _body(self, count: int, how: str, stream: bool) -> dict[str, Any]:
        self.asked += 1
        return {
            "model": "small", "size": "160x96", "prompt": f"a cat {self.asked}", "n": count,
            "response_format": how, "stream": stream,
        }  # fmt: skip

    def _post(self, body: dict[str, Any], key: str = "") -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.served.client.post(GENERATIONS, json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer

    def _leave(self, body: dict[str, Any], policy: str, at: int, keyed: bool) -> None:
        """Read so many pictures, then leave."""
        headers = {"X-Seedbed-On-Disconnect": policy}
        if keyed:
            headers["Idempotency-Key"] = body["prompt"]
        with (
            httpx.Client(
                base_url=self.served.url, headers=self.served.client.headers,
                timeout=60, trust_env=False,
            ) as client,
            client.stream("POST", GENERATIONS, json=body, headers=headers) as response,
        ):  # fmt: skip
            assert response.status_code == 200
            told = frames(response)
            for _ in range(at):
                next(told)


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=scaled(2, 100),
    stateful_step_count=scaled(15, 100),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)
