"""Skills as they are shown, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence

from api.practice_shown import level_out
from api.skills_wire import (
    AnnouncedOut,
    BoundaryOut,
    CriterionOut,
    CurveOut,
    EvidenceOut,
    ForecastOut,
    GapOut,
    MapSkillOut,
    SkillLessonOut,
    SkillMapOut,
    SkillMovedOut,
    SkillOpenedOut,
    StepToOut,
    TargetOut,
    WayOut,
)
from api.wire import SkillRef
from learning.career.progress import Forecast
from learning.career.service import SkillMap, SkillOpened, Way
from learning.practice.picking_records import LessonToPick
from learning.skills.comparison import SkillMoved
from learning.skills.skill import Field, Profile, Skill


def map_out(found: SkillMap, lit: Mapping[str, int], language: str) -> SkillMapOut:
    """The whole map; `lit` counts by skill what she learned by herself."""
    target = found.target
    return SkillMapOut(
        number=found.published.number,
        skills=[_on_map(skill, found, lit.get(skill.slug, 0), language) for skill in found.skills],
        target=TargetOut(slug=target.slug, name=name_in(target, language), forecast=_forecast(found.forecast))
        if target
        else None,
        announced=[
            AnnouncedOut(
                number=each.number,
                published_at=each.published_at,
                note=each.note,
                skills=moved_out(each.comparison.skills, language),
            )
            for each in found.announced
        ],
    )


def opened_out(opened: SkillOpened, lessons: Iterable[LessonToPick], language: str) -> SkillOpenedOut:
    """One skill with what leads on."""
    skill, boundary, curve = opened.skill, opened.skill.boundary, opened.curve
    return SkillOpenedOut(
        skill=_ref(skill, language),
        after=[_ref(each, language) for each in opened.after],
        aim=opened.aim.value if opened.aim else None,  # type: ignore[arg-type] # never none: that is no aim
        steps=[StepToOut.model_validate(each) for each in opened.steps],
        criteria=[
            CriterionOut(level=each.rung.value, text=each.words.told_in(language))
            for each in skill.behaviours
        ],
        evidence=[
            EvidenceOut(kind=kind.value, on_record=kind not in opened.missing) for kind in skill.evidence
        ],
        valid_days=skill.valid_for.days if skill.valid_for else None,
        boundary=BoundaryOut(
            answers=boundary.answers.told_in(language),
            refers=boundary.refers.told_in(language),
            to=boundary.to.told_in(language),
        )
        if boundary
        else None,
        curve=CurveOut.model_validate(curve) if curve else None,
        lessons=[
            SkillLessonOut(id=str(each.id), title=each.title, seconds=each.seconds, done=each.done)
            for each in lessons
        ],
    )


def way_out(way: Way, language: str) -> WayOut:
    """The way to one position."""
    return WayOut(
        slug=way.profile.slug,
        name=name_in(way.profile, language),
        is_target=way.is_target,
        gaps=[
            GapOut(
                skill=_ref(gap.skill, language),
                low=gap.wants.low.value,
                high=gap.wants.high.value,
                level=level_out(gap.level),
                rungs=gap.rungs,
                missing=[kind.value for kind in gap.missing],
            )
            for gap in way.gaps
        ],
        rungs=sum(gap.rungs for gap in way.gaps),
        forecast=_forecast(way.forecast),
    )


def moved_out(moved: Sequence[SkillMoved], language: str) -> list[SkillMovedOut]:
    """What is other than before, by name."""
    return [
        SkillMovedOut(
            skill=SkillRef(slug=each.slug, name=each.name_en if language == "en" else each.name),
            moves=[move.value for move in each.moves],
        )
        for each in moved
    ]


def name_in(named: Skill | Field | Profile, language: str) -> str:
    """Its name in the reader's language."""
    return named.name_en if language == "en" else named.name


def _on_map(skill: Skill, found: SkillMap, lit: int, language: str) -> MapSkillOut:
    row, place = found.rows[skill.slug], found.places[skill.slug]
    return MapSkillOut(
        skill=_ref(skill, language),
        field=name_in(found.published.catalogue.field_named(skill.field), language),
        stage=skill.stage,
        column=place.column,
        row=place.row,
        after=list(skill.after),
        level=level_out(row["level"] or "none", stale=bool(row["stale"])),
        answers=row["answers"],
        facts=row["facts"],
        fresh_facts=row["fresh_facts"],
        bridge=skill.bridge,
        needs_qualification=skill.needs_qualification,
        later=skill.slug in found.later,
        on_way=skill.slug in found.way,
        lit=lit,
    )


def _forecast(told: Forecast | None) -> ForecastOut | None:
    if told is None:
        return None
    return ForecastOut(
        weeks=told.weeks,
        rungs=told.rungs,
        answers_a_rung=round(told.pace.answers_a_rung, 1),
        answers_a_week=round(told.pace.answers_a_week, 1),
        least_weeks=told.least_weeks,
    )


def _ref(skill: Skill, language: str) -> SkillRef:
    return SkillRef(slug=skill.slug, name=name_in(skill, language))
