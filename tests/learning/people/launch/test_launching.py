"""Whom a work system may sign in, and where that may lead."""

from uuid import UUID

import pytest

from learning.people.launch.launching import inner_place, may_be_launched
from learning.people.person import Person, PersonId, Role

SITTING = "0e4ff2d4-7f4c-4b1e-9d5e-0a3b6f1c2d3e"


def a_person(*roles: Role) -> Person:
    return Person(PersonId(UUID(int=1)), "6021", "周晓雯", "zh-CN", "system", frozenset(roles), team=None)


@pytest.mark.parametrize("role", [Role.OWNER, Role.COMPLIANCE, Role.ADMIN])
def test_whose_work_decides_for_others_signs_in_herself_whatever_else_she_is(role: Role) -> None:
    assert not may_be_launched(a_person(Role.AGENT, role))


@pytest.mark.parametrize("role", [Role.AGENT, Role.AUTHOR, Role.LEAD, Role.DUTY_LEAD, Role.MANAGER])
def test_people_at_a_seat_may_be_signed_in(role: Role) -> None:
    assert may_be_launched(a_person(role))


@pytest.mark.parametrize(
    "place", ["/", "/skills", "/badges", "/updates", f"/updates/{SITTING}", f"/sittings/{SITTING}"]
)
def test_a_page_of_ours_is_opened(place: str) -> None:
    assert inner_place(place) == place


@pytest.mark.parametrize(
    "place",
    [
        "",
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/skills/../accounts",
        "/accounts",
        "/articles",
        "/api/v1/me/data/export",
        "/skills?next=//evil.example",
        "/skills\r\nset-cookie: a=b",
        "/skills\n",
        "javascript:alert(1)",
    ],
)
def test_anything_else_leads_to_the_first_page(place: str) -> None:
    assert inner_place(place) == "/"
