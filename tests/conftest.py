"""Servers shared by the tests that speak HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from clusters import Cluster, cluster
from seedbed.accounting.database import Place
from serving import Gallery, Served, gallery, serving

# Properties hold however long an example takes on a busy machine.
settings.register_profile("seedbed", deadline=None)
settings.load_profile("seedbed")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server of the tests' own."""
    with cluster() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place for accounts, of either kind."""
    if request.param == "sqlite":
        return tmp_path / "seedbed.db"
    made: Cluster = request.getfixturevalue("postgres")
    return made.place()


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


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def on_either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server with defaults, drawing swatches, with its accounts in either kind of database."""
    accounts = {}
    if request.param == "postgresql":
        made: Cluster = request.getfixturevalue("postgres")
        accounts["database"] = str(made.place())
    with serving(tmp_path_factory.mktemp("either"), accounts=accounts) as served:
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
