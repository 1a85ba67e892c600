"""Servers shared by the tests that speak HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from serving import Gallery, Served, gallery, serving


@pytest.fixture(scope="session")
def pictures() -> Iterator[Gallery]:
    """A place on the loopback that serves reference pictures."""
    with gallery() as place:
        yield place


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, pictures: Gallery) -> Iterator[Served]:
    """A server with defaults, drawing swatches, allowed to fetch from the loopback gallery."""
    with serving(
        tmp_path_factory.mktemp("seedbed"),
        references={"allow_cidrs": ["127.0.0.0/8"], "allow_ports": [pictures.port]},
    ) as served:
        yield served


@pytest.fixture(scope="session")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with `strict` on."""
    with serving(tmp_path_factory.mktemp("strict"), server={"strict": True, "port": 0}) as served:
        yield served


@pytest.fixture(scope="session")
def comet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with CometAPI's error style on /v1."""
    with serving(tmp_path_factory.mktemp("comet"), server={"compat": "comet", "port": 0}) as served:
        yield served
