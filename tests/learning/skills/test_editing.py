"""One skill written anew or taken out of a catalogue."""

from learning.skills.catalogue import Catalogue
from learning.skills.editing import put_skill, take_out
from learning.skills.skill import Field, Profile, Range, Rung, Skill, SkillSlug, Stage


def a_skill(slug: str, *after: str, stage: Stage = Stage.NEWCOMER) -> Skill:
    return Skill(SkillSlug(slug), slug, slug, "basics", stage, tuple(map(SkillSlug, after)))


WANTS = Range(Rung.SOLID, Rung.MASTERED)
CATALOGUE = Catalogue(
    (Field("basics", "基础", "Basics"),),
    (a_skill("open"), a_skill("verify", "open"), a_skill("fraud", "open", "verify")),
    (Profile("stopper", "反诈专员", "Stopper", ((SkillSlug("verify"), WANTS), (SkillSlug("fraud"), WANTS))),),
)


def test_a_known_skill_keeps_its_place_and_a_new_one_stands_last() -> None:
    moved = put_skill(CATALOGUE, a_skill("open", stage=Stage.COMPLEX))
    more = put_skill(CATALOGUE, a_skill("refer", "fraud"))

    assert [(each.slug, each.stage) for each in moved.skills[:2]] == [("open", 3), ("verify", 1)]
    assert [each.slug for each in more.skills] == ["open", "verify", "fraud", "refer"]


def test_what_is_taken_out_is_named_nowhere() -> None:
    left = take_out(CATALOGUE, "verify")

    assert [(each.slug, each.after) for each in left.skills] == [("open", ()), ("fraud", ("open",))]
    assert [slug for slug, _ in left.profiles[0].wants] == ["fraud"]
