"""How outcomes of practice become shapes on the wire, in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from api.badges import achievement_named
from api.item_shown import item_out
from api.lessons import card_step
from api.practice_today_wire import (
    AssignedOut,
    FlipOut,
    LessonsToPickOut,
    LessonToPickOut,
    NextOut,
    ReviewOut,
    SkillLevelOut,
    TodayOut,
    UpdateTodayOut,
)
from api.practice_wire import (
    AnswerBody,
    DraftOut,
    EarnedOut,
    MySkillOut,
    MySkillsOut,
    OutcomeOut,
    SittingOut,
    SittingSourceOut,
)
from api.skill_names import skill_refs
from api.wire import (
    LevelOut,
    SkillRef,
    StepOut,
    VerdictOut,
)
from badges.records import awards_of
from learning.attempts.ticket import sign_ticket
from learning.knowledge.records import RevisionRow
from learning.lessons.records import LessonRow
from learning.mastery.level import Level
from learning.mastery.records import levels_of
from learning.people.person import Language, Person
from learning.practice.hot import Asking
from learning.practice.next_item import Choice, Next
from learning.practice.outcome import Outcome
from learning.practice.picking_records import LessonToPick
from learning.practice.sitting import SittingKind
from learning.practice.sittings import ItemShown, SittingShown
from learning.practice.today import Today

NAMED = {
    SittingKind.REVIEW: {"zh-CN": "复习", "en": "Review"},
    SittingKind.PLACEMENT: {"zh-CN": "入门摸底", "en": "Getting to know you"},
    SittingKind.PURSUIT: {"zh-CN": "我要学", "en": "My own pick"},
}
NAMED_OF = {"zh-CN": "{name}：{skill}", "en": "{name}: {skill}"}
CAN_NOW = {"zh-CN": "这条你现在说得准：{statement}", "en": "You can now say this exactly: {statement}"}


def next_out(choice: Choice, asking: Asking) -> NextOut:
    """The next thing; what is of no lesson has no title of its own."""
    skill = _skill(choice.skill, asking.skill_names)
    title = choice.title or title_of(_kind_of(choice), skill, asking.language)
    return NextOut(
        kind=choice.kind.value,
        reason=choice.reason.value,
        title=title,
        seconds=choice.seconds,
        lesson_id=choice.lesson_id,
        sitting_id=choice.sitting_id,
        skill=skill,
        effective_from=choice.effective_from,
        assigned=AssignedOut.model_validate(choice.assigned) if choice.assigned else None,
    )


async def to_pick_out(lessons: Sequence[LessonToPick], language: Language) -> LessonsToPickOut:
    """Lessons with the names of their skills."""
    refs = await skill_refs(sorted({each.skill for each in lessons if each.skill}), language)
    named = {ref.slug: ref for ref in refs}
    return LessonsToPickOut(
        lessons=[
            LessonToPickOut(
                id=each.id,
                title=each.title,
                seconds=each.seconds,
                skill=named.get(each.skill or ""),
                done=each.done,
            )
            for each in lessons
        ]
    )


async def today_out(today: Today, asking: Asking) -> TodayOut:
    """Today, with the levels of the skills that moved last."""
    levels = await levels_of(asking.person_id)
    return TodayOut(
        next=next_out(today.next, asking),
        or_else=next_out(today.or_else, asking) if today.or_else else None,
        updates=[UpdateTodayOut.model_validate(update) for update in today.updates],
        updates_left=today.updates_left,
        review=ReviewOut(items=today.review_items, seconds=today.review_seconds)
        if today.review_items
        else None,
        practised_seconds=today.practised_seconds,
        cap_seconds=today.cap_seconds,
        week_sittings=today.week_sittings,
        skills=[
            SkillLevelOut(
                skill=skill, level=level_out(levels[skill.slug]["level"], stale=levels[skill.slug]["stale"])
            )
            for slug in today.skills
            if (skill := _skill(slug, asking.skill_names))
        ],
        placement=today.placement,
        flips=[FlipOut.model_validate(flip) for flip in today.flips],
    )


async def sitting_out(shown: SittingShown, person: Person, *, key: bytes, now: datetime) -> SittingOut:
    """A sitting with a fresh ticket for every item."""
    names = {ref.slug: ref for ref in await skill_refs(_skills_of(shown), person.language)}
    skill = next(iter(names.values()), None)
    lesson, state = shown.lesson, shown.state
    cards = [card_step(each.place, each.card, each.until) for each in shown.cards]
    items = [_item_step(item, names, person.id, key=key, now=now) for item in shown.items]
    draft = state.draft
    return SittingOut(
        id=shown.row.id,
        kind=shown.row.kind.value,
        title=lesson.title if lesson else title_of(shown.row.kind, skill, person.language),
        skill=skill,
        source=await _source(lesson) if lesson else None,
        steps=[*cards, *items],
        position=state.position(shown.steps),
        sequence=state.sequence,
        draft=DraftOut(step_key=draft.step_key, answer=AnswerBody(**draft.answer.to_json()))
        if draft
        else None,
        ended=shown.row.ended_at is not None,
        seconds_left=shown.seconds_left,
    )


async def outcome_out(outcome: Outcome, person: Person) -> OutcomeOut:
    """What a sitting led to, with the badges whose last evidence lies in it."""
    levels = await levels_of(person.id)
    after = levels.get(outcome.skill or "")
    statement = outcome.can_now
    return OutcomeOut(
        items=outcome.items,
        right_first_time=outcome.right_first_time,
        seconds=outcome.seconds,
        skill=next(iter(await skill_refs([outcome.skill], person.language)), None) if outcome.skill else None,
        before=level_out(outcome.level_before) if outcome.level_before else None,
        after=level_out(after["level"], stale=after["stale"]) if after else None,
        can_now=CAN_NOW[person.language].format(statement=statement) if statement else "",
        next_review_on=outcome.next_review_on,
        awards=await _earned(outcome, person),
        week_sittings=outcome.week_sittings,
        settled=outcome.settled,
    )


async def skills_out(rows: Sequence[Mapping[str, Any]], language: str) -> MySkillsOut:
    """Every skill with its level; without an answer the level is none."""
    names = {ref.slug: ref for ref in await skill_refs([row["slug"] for row in rows], language)}
    return MySkillsOut(
        skills=[
            MySkillOut(
                skill=names[row["slug"]],
                field=row["field_name_en" if language == "en" else "field_name"],
                stage=row["stage"],
                level=level_out(row["level"] or "none", stale=bool(row["stale"])),
                facts=row["facts"],
                fresh_facts=row["fresh_facts"],
                answers=row["answers"],
            )
            for row in rows
        ]
    )


def level_out(level: str, *, stale: bool = False) -> LevelOut:
    """A level with the arcs of its ring."""
    known = Level(level)
    return LevelOut(level=known.value, arcs=known.arcs, stale=stale)


def title_of(kind: SittingKind | None, skill: SkillRef | None, language: str) -> str:
    """What a sitting of no lesson is called; nothing has no name."""
    if kind not in NAMED:
        return ""
    name = NAMED[kind][language]
    if skill is None or kind is SittingKind.PLACEMENT:
        return name
    return NAMED_OF[language].format(name=name, skill=skill.name)


def _kind_of(choice: Choice) -> SittingKind | None:
    if choice.kind is Next.NOTHING:
        return None
    named = SittingKind.PLACEMENT if choice.kind is Next.PLACEMENT else SittingKind.REVIEW
    return choice.resumed or named


def _skill(slug: str | None, names: Mapping[str, str]) -> SkillRef | None:
    return SkillRef(slug=slug, name=names[slug]) if slug and slug in names else None


def _skills_of(shown: SittingShown) -> list[str]:
    """The sitting's own skill first: a lesson's, or that of a review's first item."""
    lesson = list(shown.lesson.skills) if shown.lesson else []
    return list(dict.fromkeys([*lesson[:1], *(item.skill for item in shown.items if item.skill)]))


async def _source(lesson: LessonRow) -> SittingSourceOut | None:
    revision = await RevisionRow.filter(lessons__id=lesson.id).prefetch_related("article").first()
    if revision is None:
        return None
    article = revision.article
    return SittingSourceOut(article=article.slug, title=article.title, effective_from=revision.effective_from)


def _item_step(
    item: ItemShown, names: Mapping[str, SkillRef], person_id: UUID, *, key: bytes, now: datetime
) -> StepOut:
    return StepOut(
        type="item",
        key=str(item.id),
        kind=None,
        title="",
        html="",
        compare=None,
        item=item_out(
            item.content,
            id=item.id,
            kind=item.kind,
            order=item.order,
            keyed_on=item.keyed_on,
            keys=item.keys,
            ticket=sign_ticket(item.id, person_id, now, key=key),
            skill=names.get(item.skill or ""),
        ),
        until=item.until,
        verdict=_verdict(item.verdict) if item.verdict else None,
    )


def _verdict(outcome: str) -> VerdictOut:
    return VerdictOut.model_validate_json(f'{outcome[:-1]},"repeated":true}}')


async def _earned(outcome: Outcome, person: Person) -> list[EarnedOut]:
    return [
        EarnedOut(slug=each.slug, name=each.name(person.language), claim=each.claim(person.language))
        for award in await awards_of(person.id)
        if award.awarded_at >= outcome.row.started_at
        for each in [achievement_named(award.achievement)]
    ]
