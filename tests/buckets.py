"""Settings and keys for tests that keep result files in a fake bucket."""

from __future__ import annotations

from typing import Any

from seedbed.settings import BucketSettings
from seedbed.testing.fake_s3 import FakeS3

QUICK: dict[str, Any] = {"connect_seconds": 1.0, "try_seconds": 1.0, "total_seconds": 5.0}
"""Patience for tests: outages are judged in seconds instead of half a minute."""

ACCESS, SECRET = "SEEDBED_TEST_ACCESS_KEY", "SEEDBED_TEST_SECRET_KEY"


def bucket_settings(s3: FakeS3, **more: Any) -> dict[str, Any]:
    """The table `[bucket]` that leads to it; its keys are those of `key_environment`."""
    return {
        "name": s3.bucket,
        "prefix": "results/of tests",
        "endpoint": s3.endpoint,
        "access_key_env": ACCESS,
        "secret_key_env": SECRET,
        "session_token_env": "",
        **QUICK,
        **more,
    }


def bucket_of(s3: FakeS3, **more: Any) -> BucketSettings:
    """The same as settings."""
    return BucketSettings.model_validate(bucket_settings(s3, **more))


def key_environment(s3: FakeS3) -> dict[str, str]:
    """What the environment must hold."""
    return {ACCESS: s3.access_key, SECRET: s3.secret_key}
