"""The rule of `Audience` as SQL, for queries that choose lessons or people by it; and whether one can be chosen."""

from learning.lessons.audience import Audience
from learning.lessons.errors import AudienceUnknown
from learning.lessons.records import skills_held, teams_to_choose

_TEAMS_ABOVE = """
    with recursive above as (
        select team_id as id from person where person.id = {person}
        union
        select team.parent_id from above join team on team.id = above.id where team.parent_id is not null
    )
    select id from above"""


def is_meant_for(person: str, *, lesson: str = "lesson", teams: str | None = None) -> str:
    """SQL that holds where the person is in the lesson's audience. `person` is SQL for her id, `lesson` its row.

    `teams` is a query of the ids of her team and those above it, if the statement knows them already. Teams and
    qualifications are read only for a lesson that is limited.
    """
    above = teams or _TEAMS_ABOVE.format(person=person)
    return f"""({lesson}.audience_teams is null or exists (
        select from ({above}) above where above.id = any({lesson}.audience_teams)))
    and ({lesson}.audience_skills is null or exists (
        select from qualification held
        where held.person_id = {person} and held.skill = any({lesson}.audience_skills)))"""  # noqa: S608 # ours


async def check_known(audience: Audience) -> None:
    """Raise `AudienceUnknown` for a team that there is not, or a skill for which nobody holds a qualification."""
    teams = audience.teams and {row["id"] for row in await teams_to_choose()}
    skills = audience.skills and await skills_held()
    if not (audience.teams <= set(teams) and audience.skills <= set(skills)):
        raise AudienceUnknown
