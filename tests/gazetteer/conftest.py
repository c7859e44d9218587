from __future__ import annotations

import pytest

from gazetteer.lookup import Gazetteer
from tests.gazetteer.theatres import small_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return small_gazetteer(tmp_path_factory.mktemp("theatre"))
