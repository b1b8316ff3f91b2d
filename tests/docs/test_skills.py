import re
from pathlib import Path

from learning.skills.reading import parse_catalogue

GUIDE = Path(__file__).parents[2] / "docs" / "skills.md"


def test_the_example_of_the_guide_is_a_catalogue() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(), re.DOTALL)

    read = parse_catalogue(example)

    assert read.complaints == ()
    assert read.catalogue
    assert [profile.slug for profile in read.catalogue.profiles] == ["fraud-specialist"]
