"""The catalogue is read whole, or every complaint about it is."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.skills.graph import find_cycle
from learning.skills.reading import parse_catalogue
from learning.skills.skill import EvidenceKind, Range, Rung, Stage

FIELD = '[fields.basics]\nname = "基础"\nname_en = "Basics"\n'


def a_skill(slug: str, more: str = "", *, stage: str = "1") -> str:
    return (
        f'[skills.{slug}]\nname = "{slug}"\nname_en = "{slug}"\nfield = "basics"\nstage = {stage}\n{more}\n'
    )


def complaints(text: str) -> tuple[str, ...]:
    return parse_catalogue(text, path="skills.toml").complaints


def test_a_skill_is_read_with_all_it_says() -> None:
    more = 'after = ["open"]\nbridge = true\nneeds_qualification = true\nevidence = ["scenario"]\nqueues = ["card"]'

    catalogue = parse_catalogue(FIELD + a_skill("open") + a_skill("verify", more, stage="3")).catalogue

    assert catalogue
    verify = catalogue.skills[1]
    assert (verify.slug, verify.after, verify.stage) == ("verify", ("open",), Stage.COMPLEX)
    assert (verify.bridge, verify.needs_qualification, verify.private) == (True, True, False)
    assert (verify.evidence, verify.queues) == ((EvidenceKind.SCENARIO,), ("card",))


def test_criteria_boundary_validity_and_profiles_are_read() -> None:
    text = (
        FIELD
        + a_skill("verify", "valid_days = 180")
        + '[skills.verify.behaviours]\nsolid = "核对两项"\nsolid_en = "Checks two"\n'
        + '[skills.verify.boundary]\nanswers = "答"\nrefers = "转"\nto = "柜台"\nto_en = "A branch"\n'
        + '[profiles.resolver]\nname = "专员"\nname_en = "Resolver"\n'
        + '[profiles.resolver.wants]\nverify = ["learning", "solid"]\n'
    )

    catalogue = parse_catalogue(text).catalogue

    assert catalogue
    (verify,) = catalogue.skills
    assert verify.valid_for == timedelta(days=180)
    assert [(each.rung, each.words.told_in("en")) for each in verify.behaviours] == [
        (Rung.SOLID, "Checks two")
    ]
    assert verify.boundary
    assert (verify.boundary.answers.told_in("en"), verify.boundary.to.told_in("en")) == ("答", "A branch")
    assert catalogue.profiles[0].wants == (("verify", Range(Rung.LEARNING, Rung.SOLID)),)


def test_an_unknown_prerequisite_is_named_with_its_line() -> None:
    text = FIELD + a_skill("verify", 'after = ["opne"]')

    assert complaints(text) == ('skills.toml:4: skill "verify" comes after "opne", which is unknown',)


def test_a_circle_of_prerequisites_is_named() -> None:
    text = FIELD + "".join(
        a_skill(slug, f'after = ["{before}"]') for slug, before in [("a", "b"), ("b", "c"), ("c", "b")]
    )

    assert complaints(text) == ("skills.toml:10: prerequisites run in a circle: b after c after b",)


WRONG = {
    "not TOML": ("[skills", "not TOML"),
    "no skills": (FIELD, "there are no skills"),
    "no fields": (a_skill("a"), "there are no fields"),
    "an unknown field": (FIELD + a_skill("a").replace("basics", "basic"), 'there is no field "basic"'),
    "a stage beyond the last": (FIELD + a_skill("a", stage="5"), "stage is 1 to 4, not 5"),
    "a stage in words": (FIELD + a_skill("a", stage='"1"'), "stage is of the wrong type"),
    "an unknown key": (FIELD + a_skill("a", "afte = []"), 'has no key "afte"'),
    "no name": (FIELD + '[skills.a]\nname_en = "a"\nfield = "basics"\nstage = 1\n', '"a" has no name'),
    "evidence nobody collects": (FIELD + a_skill("a", 'evidence = ["rumour"]'), 'not "rumour"'),
    "a skill that is no table": (FIELD + "[skills]\na = 1\n", '"a" is not a table'),
    "a rung nobody knows": (
        FIELD + a_skill("a") + '[skills.a.behaviours]\nexpert = "x"\n',
        'behaviours has no key "expert"',
    ),
    "a boundary that names nobody": (
        FIELD + a_skill("a") + '[skills.a.boundary]\nanswers = "x"\nrefers = "y"\n',
        "boundary has no to",
    ),
    "evidence that is never old enough": (FIELD + a_skill("a", "valid_days = 0"), "valid_days is 1 to 3650"),
    "a profile of unknown skills": (
        FIELD + a_skill("a") + '[profiles.p]\nname = "p"\nname_en = "p"\n[profiles.p.wants]\nb = "solid"\n',
        '"p" wants "b", which is unknown',
    ),
    "a range upside down": (
        FIELD
        + a_skill("a")
        + '[profiles.p]\nname = "p"\nname_en = "p"\n[profiles.p.wants]\na = ["solid", "beginner"]\n',
        "a is wanted from solid down to beginner",
    ),
    "a character no database keeps": (
        FIELD + a_skill("a").replace('name = "a"', 'name = "a\\u0000"'),
        "U+0000",
    ),
    "an empty name": (
        FIELD + a_skill("a").replace('name = "a"', 'name = " "'),
        "name has 1 to 80 characters",
    ),
    "a list of numbers": (FIELD + a_skill("a", "after = [1]"), "after is of the wrong type"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_a_complaint(text: str, message: str) -> None:
    found = parse_catalogue(text)

    assert found.catalogue is None
    assert len(found.complaints) == 1
    assert message in found.complaints[0]


SLUGS = st.sampled_from("abcdef")


@given(st.dictionaries(SLUGS, st.lists(SLUGS, max_size=3).map(tuple)))
def test_a_circle_is_found_exactly_when_no_order_exists(after: dict[str, tuple[str, ...]]) -> None:
    left = dict(after)
    for _ in range(len(after)):
        left = {slug: before for slug, before in left.items() if any(each in left for each in before)}

    assert (find_cycle(after) is None) == (not left)
