"""The qualifications of the person who asks. They stand beside mastery and never in it."""

from datetime import date, datetime

from litestar import Controller, get
from litestar.datastructures import State
from litestar.di import NamedDependency

from api.access import SELF
from api.skill_names import skill_refs
from api.wire import Out, SkillRef
from learning.clock import in_bank_zone
from learning.people.person import Person
from learning.people.qualifications.qualification import Validity, validity
from learning.people.qualifications.records import held_by


class QualificationOut(Out):
    """A paper or an authorisation; both days belong to it, and one that is null is no bound."""

    skill: SkillRef
    name: str
    valid_from: date | None
    valid_to: date | None
    validity: Validity


class QualificationsOut(Out):
    """Those that end first before the others."""

    qualifications: list[QualificationOut]


class QualificationController(Controller):
    """Her own qualifications."""

    path = "/me/qualifications"
    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="My qualifications", operation_id="getMyQualifications")
    async def show(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> QualificationsOut:
        """What she holds, and how each stands on the bank's day."""
        held = await held_by(person.id)
        names = {ref.slug: ref for ref in await skill_refs([each.skill for each in held], person.language)}
        today = in_bank_zone(now, state.settings.zone).date()
        return QualificationsOut(
            qualifications=[
                QualificationOut(
                    skill=names[each.skill],
                    name=each.name,
                    valid_from=each.valid_from,
                    valid_to=each.valid_to,
                    validity=validity(each, today),
                )
                for each in held
            ]
        )
