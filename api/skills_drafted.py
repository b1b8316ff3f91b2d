"""The draft of the skills as its editors see it, and a skill as they send it."""

from datetime import timedelta

from api.skills_draft_wire import (
    BoundaryIn,
    CriterionIn,
    DraftFieldOut,
    DraftSkillOut,
    PositionOut,
    SkillDraftOut,
    WantedIn,
    WordsIn,
    WrittenFieldIn,
    WrittenPositionIn,
    WrittenSkillIn,
)
from api.skills_shown import moved_out, name_in
from learning.career.service import Concern
from learning.skills.catalogue import Catalogue
from learning.skills.graph import lay_out
from learning.skills.records import GraphRow
from learning.skills.skill import (
    Behaviour,
    Boundary,
    EvidenceKind,
    Field,
    Profile,
    Range,
    Rung,
    Skill,
    SkillSlug,
    Stage,
    Words,
)


def draft_out(
    draft: GraphRow, catalogue: Catalogue, concern: Concern, *, is_mine: bool, language: str
) -> SkillDraftOut:
    """The draft with what it would change, and for how many."""
    places = lay_out(catalogue.skills)
    return SkillDraftOut(
        id=str(draft.id),
        version=draft.version,
        toml=draft.toml,
        note=draft.note,
        is_submitted=draft.submitted_at is not None,
        is_mine=is_mine,
        changes=moved_out(concern.comparison.skills, language),
        profiles=list(concern.comparison.profiles),
        people=concern.people,
        lessons=concern.lessons,
        changed_fields=list(concern.comparison.fields),
        fields=[
            DraftFieldOut(slug=each.slug, name=name_in(each, language), written=_field(each))
            for each in catalogue.fields
        ],
        positions=[
            PositionOut(slug=each.slug, name=name_in(each, language), written=_position(each))
            for each in catalogue.profiles
        ],
        skills=[
            DraftSkillOut(
                slug=skill.slug,
                column=places[skill.slug].column,
                row=places[skill.slug].row,
                written=_written(skill),
            )
            for skill in catalogue.skills
        ],
    )


def skill_written(slug: str, said: WrittenSkillIn) -> Skill:
    """The skill that an editor sent. Whether it holds together is judged with the whole draft."""
    return Skill(
        slug=SkillSlug(slug),
        name=said.name,
        name_en=said.name_en,
        field=said.field,
        stage=Stage(said.stage),
        after=tuple(map(SkillSlug, said.after)),
        bridge=said.bridge,
        private=said.private,
        needs_qualification=said.needs_qualification,
        evidence=tuple(map(EvidenceKind, said.evidence)),
        queues=tuple(said.queues),
        valid_for=timedelta(days=said.valid_days) if said.valid_days else None,
        behaviours=tuple(Behaviour(Rung(each.level), _words(each)) for each in said.behaviours),
        boundary=Boundary(
            _words(said.boundary.answers), _words(said.boundary.refers), _words(said.boundary.to)
        )
        if said.boundary
        else None,
    )


def field_written(slug: str, said: WrittenFieldIn) -> Field:
    """The field that an editor sent."""
    return Field(slug, said.name, said.name_en)


def position_written(slug: str, said: WrittenPositionIn) -> Profile:
    """The position that an editor sent; of a skill that it names twice the last counts."""
    wants = {SkillSlug(each.skill): Range(Rung(each.low), Rung(each.high)) for each in said.wants}
    return Profile(slug, said.name, said.name_en, tuple(wants.items()))


def _field(field: Field) -> WrittenFieldIn:
    return WrittenFieldIn.model_construct(name=field.name, name_en=field.name_en)


def _position(profile: Profile) -> WrittenPositionIn:
    return WrittenPositionIn.model_construct(
        name=profile.name,
        name_en=profile.name_en,
        wants=[
            WantedIn.model_construct(skill=slug, low=wanted.low.value, high=wanted.high.value)
            for slug, wanted in profile.wants
        ],
    )


def _written(skill: Skill) -> WrittenSkillIn:
    # What stands in a file may be longer than what the form takes: it is shown as it is.
    boundary = skill.boundary
    return WrittenSkillIn.model_construct(
        name=skill.name,
        name_en=skill.name_en,
        field=skill.field,
        stage=skill.stage.value,
        after=list(skill.after),
        bridge=skill.bridge,
        private=skill.private,
        needs_qualification=skill.needs_qualification,
        evidence=[each.value for each in skill.evidence],
        queues=list(skill.queues),
        valid_days=skill.valid_for.days if skill.valid_for else None,
        behaviours=[
            CriterionIn.model_construct(level=each.rung.value, zh=each.words.zh, en=each.words.en)
            for each in skill.behaviours
        ],
        boundary=BoundaryIn.model_construct(
            answers=_told(boundary.answers), refers=_told(boundary.refers), to=_told(boundary.to)
        )
        if boundary
        else None,
    )


def _words(said: WordsIn) -> Words:
    return Words(said.zh, said.en)


def _told(words: Words) -> WordsIn:
    return WordsIn.model_construct(zh=words.zh, en=words.en)
