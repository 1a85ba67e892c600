"""Which bytes a request wants, and whether it needs any (test 42's table)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.wire.ranges import Span, Validators, unchanged, wanted

VERSION = Validators('"abc"', 1_790_000_000)


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ("bytes=0-0", Span(0, 1)),
        ("bytes=0-", Span(0, 1000)),
        ("bytes=10-19", Span(10, 20)),
        ("BYTES= 10-19 ", Span(10, 20)),
        ("bytes=999-", Span(999, 1000)),
        ("bytes=990-5000", Span(990, 1000)),
        ("bytes=-1", Span(999, 1000)),
        ("bytes=-5000", Span(0, 1000)),
        ("bytes=-0", Span(1000, 1000)),
        ("bytes=1000-", Span(1000, 1000)),
        ("bytes=1000-1001", Span(1000, 1000)),
        ("bytes=9999999999999999999-", Span(1000, 1000)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("bytes=" + ",".join(f"{i}-" for i in range(1000)), None),
        ("bytes=-", None),
        ("bytes=", None),
        ("bytes=a-b", None),
        ("bytes=1-2-3", None),
        ("bytes=-1-", None),
        ("bytes=" + "1" * 5000 + "-", None),
        ("pixels=0-1", None),
        ("", None),
    ],
)
def test_one_range_is_taken_and_everything_else_is_the_whole_file(
    asked: str, span: Span | None
) -> None:
    assert wanted({"range": asked}, 1000, VERSION) == span


@given(st.text(max_size=40), st.integers(0, 10_000))
def test_a_span_never_leaves_the_file(asked: str, size: int) -> None:
    span = wanted({"range": "bytes=" + asked}, size, VERSION)
    assert span is None or 0 <= span.start <= span.stop <= size


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ('"abc"', True),
        ('"abd"', False),
        ('W/"abc"', False),
        ("Mon, 21 Sep 2026 14:13:20 GMT", True),
        ("Mon, 21 Sep 2026 14:13:21 GMT", False),
        ("nonsense", False),
    ],
)
def test_a_range_of_another_version_is_the_whole_file(condition: str, kept: bool) -> None:
    span = wanted({"range": "bytes=0-9", "if-range": condition}, 1000, VERSION)
    assert span == (Span(0, 10) if kept else None)


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({}, False),
        ({"if-none-match": '"abc"'}, True),
        ({"if-none-match": 'W/"abc"'}, True),
        ({"if-none-match": '"x", "abc" , W/"y"'}, True),
        ({"if-none-match": "*"}, True),
        ({"if-none-match": '"abcd"'}, False),
        ({"if-none-match": "abc"}, False),
        ({"if-none-match": ""}, False),
        ({"if-modified-since": "Mon, 21 Sep 2026 14:13:20 GMT"}, True),
        ({"if-modified-since": "Mon, 21 Sep 2026 14:13:19 GMT"}, False),
        ({"if-modified-since": "yesterday"}, False),
        ({"if-modified-since": "Mon, 21 Sep 99999 14:13:19 GMT"}, False),
        (
            {"if-none-match": '"x"', "if-modified-since": "Mon, 21 Sep 2026 14:13:20 GMT"},
            False,
        ),
    ],
)
def test_a_copy_the_client_has_is_not_sent_again(headers: dict[str, str], same: bool) -> None:
    assert unchanged(headers, VERSION) is same
