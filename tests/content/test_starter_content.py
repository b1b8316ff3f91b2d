"""What a new installation starts with is complete, agrees with itself and reads well."""

from pathlib import Path

import pytest

from api.content_folder import LessonFile, read_content
from learning.knowledge.update import compare, statements
from learning.lessons.checks import check_lesson
from learning.lessons.fact_names import split_fact_name, statements_named
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import parse, render

FOLDER = Path(__file__).parents[2] / "content"
CONTENT = read_content(FOLDER)
LESSONS = {file.path.name: file for file in CONTENT.lessons}
ARTICLES = {article.slug: article for article in CONTENT.articles}
every_lesson = pytest.mark.parametrize("file", LESSONS.values(), ids=LESSONS.keys())


def lesson_of(file: LessonFile) -> Lesson:
    assert file.parsed.lesson, "\n".join(map(str, file.parsed.complaints))
    return file.parsed.lesson


def test_the_starter_content_has_no_complaint() -> None:
    assert CONTENT.complaints == ()


def test_there_are_three_articles_with_two_revisions_and_five_lessons_two_of_them_translated() -> None:
    translated = [file for file in CONTENT.lessons if lesson_of(file).translation_of]

    assert {slug: len(article.revisions) for slug, article in ARTICLES.items()} == {
        "mobile-transfer-limits": 2,
        "refunds": 2,
        "suspicious-transfers": 2,
    }
    assert (len(CONTENT.lessons) - len(translated), len(translated)) == (5, 2)


def test_one_update_takes_effect_tonight_and_two_next_week() -> None:
    days = sorted(article.revisions[-1].effective_in_days for article in CONTENT.articles)

    assert days == [1, 7, 8]


@pytest.mark.parametrize(
    ("slug", "old", "new"),
    [
        ("mobile-transfer-limits", "20 万元", "10 万元"),
        ("refunds", "5–7 个工作日", "3 个工作日"),
        ("suspicious-transfers", None, "屏幕共享"),
    ],
)
def test_each_update_changes_exactly_one_fact(slug: str, old: str | None, new: str) -> None:
    before, after = ARTICLES[slug].revisions

    update = compare(before.body, after.body)

    (change,) = update.facts
    assert change.old == old
    assert new in (change.new or "")
    assert update.notices == ()


@every_lesson
def test_a_lesson_leaves_nothing_to_remark(file: LessonFile) -> None:
    assert check_lesson(lesson_of(file), file.parsed.lines) == ()


@every_lesson
def test_a_lesson_survives_the_editor(file: LessonFile) -> None:
    lesson = lesson_of(file)

    assert parse(render(lesson)).lesson == lesson


@every_lesson
def test_every_fact_a_lesson_declares_is_taught_or_asked(file: LessonFile) -> None:
    lesson = lesson_of(file)

    used = {part.fact for part in (*lesson.cards, *lesson.items)}

    assert set(lesson.facts) <= used


@every_lesson
def test_a_lesson_on_a_change_asks_what_holds_now(file: LessonFile) -> None:
    lesson = lesson_of(file)

    assert any(item.flips for item in lesson.items) == bool(lesson.update)


@every_lesson
def test_no_right_option_is_always_in_the_same_place(file: LessonFile) -> None:
    items = [item for item in lesson_of(file).items if len(item.options) > 2 and not item.answer]

    assert len({item.right_options(in_effect=True) for item in items}) > 1


@pytest.mark.parametrize("name", [name for name in LESSONS if ".en." in name])
def test_a_translation_asks_the_same_with_the_same_key(name: str) -> None:
    translation = lesson_of(LESSONS[name])
    original = lesson_of(LESSONS[name.replace(".en.", ".")])

    assert translation.translation_of == original.slug
    assert shape(translation) == shape(original)


def shape(lesson: Lesson) -> list[object]:
    return [
        (lesson.skills, lesson.facts, lesson.update, [card.kind for card in lesson.cards]),
        *(
            (
                item.key,
                item.kind,
                item.fact,
                item.skill,
                item.keyed_on,
                [(o.correct, o.was_right) for o in item.options],
            )
            for item in lesson.items
        ),
    ]


def test_a_fact_that_stays_keeps_its_name_in_both_revisions() -> None:
    article, words = split_fact_name("mobile-transfer-limits/人脸识别 短信验证码 日累计限额") or ("", ())

    values = [
        [statement.value for statement in statements_named(words, statements(revision.body))]
        for revision in ARTICLES[article].revisions
    ]

    assert values == [["20 万元"], ["10 万元"]]


def test_the_skills_are_those_of_eight_fields_and_one_is_private() -> None:
    catalogue = CONTENT.catalogue
    assert catalogue

    assert (len(catalogue.fields), len(catalogue.skills)) == (8, 33)
    assert [skill.slug for skill in catalogue.skills if skill.private] == ["reset"]
    assert {skill.slug for skill in catalogue.skills if skill.needs_qualification} == {
        "wealth",
        "insurance",
        "video",
    }
    assert {skill.slug for skill in catalogue.skills if skill.bridge} == {
        "epay",
        "wealth",
        "insurance",
        "fraud",
    }
