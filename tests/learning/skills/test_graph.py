"""The map is laid out from prerequisites and stages alone."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.skills.graph import after_of, beneath, lay_out
from learning.skills.reading import parse_catalogue
from learning.skills.skill import Skill, SkillSlug, Stage
from tests.examples import examples

STARTER = parse_catalogue((Path(__file__).parents[3] / "content" / "skills.toml").read_text()).catalogue


def a_skill(slug: str, *after: str, stage: int = 1) -> Skill:
    return Skill(SkillSlug(slug), slug, slug, "basics", Stage(stage), tuple(map(SkillSlug, after)))


def test_everything_below_a_skill_is_found_once() -> None:
    after = {"a": (), "b": ("a",), "c": ("a",), "d": ("b", "c", "gone")}

    assert beneath(["d"], after) == {"a", "b", "c", "d"}


def test_stages_stand_side_by_side_and_a_skill_right_of_what_comes_first() -> None:
    places = lay_out([a_skill("a"), a_skill("b", stage=2), a_skill("c", "b", stage=2), a_skill("d", stage=3)])

    assert [places[slug].column for slug in "abcd"] == [0, 1, 2, 3]


def test_lines_that_need_not_cross_do_not() -> None:
    places = lay_out([a_skill("a"), a_skill("b"), a_skill("c", "b", stage=2), a_skill("d", "a", stage=2)])

    assert (places["a"].row < places["b"].row) == (places["d"].row < places["c"].row)


def test_the_starter_graph_fits_a_map() -> None:
    assert STARTER
    places = lay_out(STARTER.skills)

    assert len(set(places.values())) == len(STARTER.skills)
    assert max(place.row for place in places.values()) < 10
    assert all(
        places[before].column < places[skill.slug].column
        for skill in STARTER.skills
        for before in skill.after
        if STARTER.skill(before).stage <= skill.stage  # type: ignore[union-attr] # the starter knows all its skills
    )


@settings(max_examples=examples(40))
@given(st.lists(st.tuples(st.integers(1, 4), st.sets(st.integers(0, 7))), max_size=8))
def test_no_two_skills_share_a_place(drawn: list[tuple[int, set[int]]]) -> None:
    skills = [
        a_skill(f"s{number}", *(f"s{before}" for before in sorted(after) if before < number), stage=stage)
        for number, (stage, after) in enumerate(drawn)
    ]

    assert len(set(lay_out(skills).values())) == len(skills)
    assert after_of(skills).keys() == lay_out(skills).keys()
