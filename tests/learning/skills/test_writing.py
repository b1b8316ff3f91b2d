"""What is written is read again as the same catalogue."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from learning.skills.catalogue import Catalogue
from learning.skills.reading import parse_catalogue
from learning.skills.skill import Field, Skill, SkillSlug, Stage
from learning.skills.writing import write_catalogue

STARTER = Path(__file__).parents[3] / "content" / "skills.toml"
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80).filter(
    str.strip
)


def test_the_starter_skills_come_back_as_they_were() -> None:
    starter = parse_catalogue(STARTER.read_text()).catalogue

    assert starter
    assert parse_catalogue(write_catalogue(starter)).catalogue == starter


@given(NAMES)
def test_any_name_comes_back(name: str) -> None:
    field = Field("basics", name, name)
    catalogue = Catalogue((field,), (Skill(SkillSlug("a"), name, name, "basics", Stage.NEWCOMER),))

    assert parse_catalogue(write_catalogue(catalogue)).catalogue == catalogue
