"""The learning budget on the wire: minutes that fewer contacts than forecast leave free, and where they went."""

from datetime import date, datetime

from litestar import Controller, get
from litestar.datastructures import State
from litestar.di import NamedDependency

from api.wire import Out
from learning.coverage.budget.service import NamedBudget, learning_budget
from learning.people.access import Duty
from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO
from learning.people.person import Language, Person

WHOLE_PERCENT = 100


class BudgetWeekOut(Out):
    """A week from Monday on: minutes set aside, planned in rosters, and learnt in fields that people chose.

    The last two are rounded, and null where too few people are behind them.
    """

    begins: date
    minutes: int
    planned_minutes: int | None
    learnt_minutes: int | None


class BudgetQueueOut(Out):
    """Where the minutes come from, over all weeks, on days of which both figures are known."""

    queue: str
    name: str
    forecast: int
    actual: int
    saved_minutes: int
    minutes: int


class BudgetFieldOut(Out):
    """Where the minutes went: a field that enough people chose."""

    name: str
    minutes: int


class BudgetOut(Out):
    """The last five weeks, the present one last. Nobody's own minutes are told."""

    share_percent: int
    fewest_people: int
    rounded_to: int
    minutes: int
    learnt_minutes: int
    weeks: list[BudgetWeekOut]
    queues: list[BudgetQueueOut]
    fields: list[BudgetFieldOut]


class BudgetController(Controller):
    """For those who plan the work."""

    path = "/coverage/budget"
    tags = ("coverage",)
    opt = {"purpose": Duty.PLAN_WORK}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="The learning budget", operation_id="learningBudget")
    async def show(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> BudgetOut:
        """A set share of the minutes that fewer contacts than forecast saved, by queue, and where it went, by field."""
        share = state.settings.learning_share
        found = await learning_budget(share, now=now, zone=state.settings.zone)
        return _out(found, round(WHOLE_PERCENT * share), person.language)


def _out(found: NamedBudget, share_percent: int, language: Language) -> BudgetOut:
    told = found.budget
    return BudgetOut(
        share_percent=share_percent,
        fewest_people=LEAST_IN_GROUP,
        rounded_to=ROUNDED_TO,
        minutes=told.minutes,
        learnt_minutes=told.learnt_minutes,
        weeks=[BudgetWeekOut.model_validate(each) for each in told.weeks],
        queues=[
            BudgetQueueOut(
                queue=each.queue,
                name=found.queues[each.queue],
                forecast=each.forecast,
                actual=each.actual,
                saved_minutes=each.saved_minutes,
                minutes=each.minutes,
            )
            for each in told.queues
        ],
        fields=[
            BudgetFieldOut(name=found.fields[field][language == "en"], minutes=minutes)
            for field, minutes in told.fields.items()
        ],
    )
