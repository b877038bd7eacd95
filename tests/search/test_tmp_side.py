from random import Random
import pytest
from briefing.library.opening import open_library
from tests.briefings import write
from tests.search.oracle.libraries import library_files
from tests.search.oracle.world import World
from tests.search.test_oracle import disagreements
from tests.search.conftest import *
@pytest.mark.parametrize("seed", range(12))
def test_sides(seed, cache, tmp_path):
    library = open_library(write(tmp_path, library_files(seed)))
    world = World(library)
    slugs = sorted({k.slug for k in world.of("actors")})
    texts=[f"side:{s}" for s in slugs]+["side:*","side:none","-side:*"]
    assert disagreements(library, world, texts, "") == []
    for b in world.scopes:
        assert disagreements(library, world, texts, b) == []
    n=library.as_of("2023-11-17"); w=World(n,world)
    assert disagreements(n, w, texts, "") == []
