"""VAN's small movement; files of a few rows, so that every job has several."""

from __future__ import annotations

import pytest

from ingestion.tools import van
from sandbox.tools import van as sandbox
from tests.ingestion.serving import Tool
from tests.ingestion.van.van_movement import movement


@pytest.fixture(scope="session")
def served_tool() -> Tool:
    options = {"poll_seconds": 0.01, "file_size_kb": 1}
    return Tool(van, sandbox, movement, options, behaviour=sandbox.Behaviour)
