"""What a new installation starts with is complete, agrees with itself and reads well."""

import pytest

from api.content_folder import LessonFile
from learning.knowledge.update import compare, statements
from learning.lessons.checks import check_lesson
from learning.lessons.fact_names import split_fact_name, statements_named
from learning.lessons.lesson import CardKind, Lesson
from learning.lessons.lesson_file import parse, render
from learning.lessons.phrases import forbidden_phrases
from tests.content.changes import CHANGES
from tests.content.shipped import CONTENT

LESSONS = {file.path.name: file for file in CONTENT.lessons}
ARTICLES = {article.slug: article for article in CONTENT.articles}
every_lesson = pytest.mark.parametrize("file", LESSONS.values(), ids=LESSONS.keys())
ON_A_CHANGE = {
    name: file for name, file in LESSONS.items() if file.parsed.lesson and file.parsed.lesson.update
}
every_update_lesson = pytest.mark.parametrize("file", ON_A_CHANGE.values(), ids=ON_A_CHANGE.keys())


def lesson_of(file: LessonFile) -> Lesson:
    assert file.parsed.lesson, "\n".join(map(str, file.parsed.complaints))
    return file.parsed.lesson


def test_the_starter_content_has_no_complaint() -> None:
    assert CONTENT.complaints == ()


def test_there_are_thirteen_articles_with_three_revisions_each() -> None:
    assert {slug: len(article.revisions) for slug, article in ARTICLES.items()} == dict.fromkeys(CHANGES, 3)


def test_there_are_at_least_twenty_lessons_and_four_of_them_in_english_too() -> None:
    translated = [file for file in CONTENT.lessons if lesson_of(file).translation_of]

    assert len(CONTENT.lessons) - len(translated) >= 20
    assert len(translated) == 4
    assert {lesson_of(file).language for file in translated} == {"en"}


def test_lessons_practise_every_field_and_at_least_fifteen_skills() -> None:
    assert CONTENT.catalogue
    field_of = {str(skill.slug): str(skill.field) for skill in CONTENT.catalogue.skills}
    practised = {lesson_of(file).skill_of(item) for file in CONTENT.lessons for item in lesson_of(file).items}

    assert {field_of[skill] for skill in practised} == set(field_of.values())
    assert len(practised) >= 15


def test_what_is_private_has_no_lesson() -> None:
    assert CONTENT.catalogue
    private = {str(skill.slug) for skill in CONTENT.catalogue.skills if skill.private}

    assert not any(private & set(lesson_of(file).skills) for file in CONTENT.lessons)


def test_no_two_items_of_a_language_have_the_same_prompt() -> None:
    prompts = [
        (lesson_of(file).language, item.prompt) for file in CONTENT.lessons for item in lesson_of(file).items
    ]

    assert len(set(prompts)) == len(prompts)


def test_every_article_belongs_to_skills_that_exist() -> None:
    assert CONTENT.catalogue
    known = {str(skill.slug) for skill in CONTENT.catalogue.skills}

    assert {skill for article in ARTICLES.values() for skill in article.skills} <= known


def test_three_updates_are_still_to_come_and_the_others_came_within_sixty_days() -> None:
    days = [revision.effective_in_days for article in ARTICLES.values() for revision in article.revisions[1:]]

    assert sorted(day for day in days if day > 0) == [1, 7, 8]
    assert all(day >= -60 for day in days)
    assert len(set(days)) == len(days), "no two updates on one day"


def test_the_updates_of_the_last_three_weeks_that_have_lessons_are_the_three_of_the_demonstration() -> None:
    days = {
        lesson_of(file).update: ARTICLES[slug].revisions[int(number) - 1].effective_in_days
        for file in ON_A_CHANGE.values()
        for slug, _, number in [(lesson_of(file).update or "").partition("/r")]
    }

    assert {update: day for update, day in days.items() if day >= -24} == {
        "mobile-transfer-limits/r2": -20,
        "suspicious-transfers/r2": -15,
        "refunds/r2": -9,
    }


@pytest.mark.parametrize(("slug", "number"), [(slug, number) for slug in ARTICLES for number in (2, 3)])
def test_each_revision_changes_exactly_the_facts_that_are_meant(slug: str, number: int) -> None:
    before, after = ARTICLES[slug].revisions[number - 2 : number]
    meant = CHANGES[slug][number - 2]

    update = compare(before.body, after.body)

    assert {(fact.change, fact.old, fact.statement) for fact in update.facts} == set(meant)
    assert len(update.facts) == len(meant)
    assert update.notices == ()


@pytest.mark.parametrize("slug", ARTICLES)
@pytest.mark.parametrize("phrase", ["别急", "一定", "保证", "到账时刻为"])
def test_no_article_gives_an_agent_words_that_promise(slug: str, phrase: str) -> None:
    for revision in ARTICLES[slug].revisions:
        said = [line for line in revision.body.splitlines() if line.startswith("> ")]

        assert not any(phrase in line for line in said)


@pytest.mark.parametrize(
    "slug", ["mobile-transfer-limits", "refunds", "suspicious-transfers", "account-charges"]
)
def test_a_third_revision_says_one_sentence_in_other_words(slug: str) -> None:
    _, before, after = ARTICLES[slug].revisions

    (ignored,) = compare(before.body, after.body).ignored

    assert ignored.reason == "wording"


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

    used = {card.fact for card in lesson.cards} | {item.fact for item in lesson.items}

    assert set(lesson.facts) <= used


@every_lesson
def test_a_fact_name_fits_one_rule_in_every_revision_from_the_first_that_has_it(file: LessonFile) -> None:
    for name in lesson_of(file).facts:
        slug, words = split_fact_name(name) or ("", ())
        fits = [
            len(statements_named(words, statements(revision.body))) for revision in ARTICLES[slug].revisions
        ]

        assert fits == sorted(fits), (name, fits)
        assert fits[-1] == 1, (name, fits)


@every_lesson
def test_a_lesson_on_no_change_names_only_facts_that_stay(file: LessonFile) -> None:
    lesson = lesson_of(file)
    if lesson.update:
        return
    for name in lesson.facts:
        slug, words = split_fact_name(name) or ("", ())
        read = {
            statement.statement
            for revision in ARTICLES[slug].revisions
            for statement in statements_named(words, statements(revision.body))
        }

        assert len(read) == 1, name


@every_lesson
def test_nothing_an_agent_says_scolds_or_promises(file: LessonFile) -> None:
    lesson = lesson_of(file)

    said = [option.text for item in lesson.items for option in item.options if option.correct]
    said += [card.text for card in lesson.cards if card.kind is CardKind.SAY]

    assert [hit for text in said for hit in forbidden_phrases(text)] == []


@every_lesson
def test_a_lesson_on_a_change_asks_what_holds_now(file: LessonFile) -> None:
    lesson = lesson_of(file)

    assert any(item.flips for item in lesson.items) == bool(lesson.update)


@every_update_lesson
def test_a_lesson_on_a_change_has_two_server_keyed_items_on_the_changed_fact(file: LessonFile) -> None:
    lesson = lesson_of(file)
    taught = {card.fact for card in lesson.cards if card.kind is CardKind.CHANGE}

    facts = [item.fact for item in lesson.items if item.keyed_on == "server"]

    assert len(facts) == 2
    assert set(facts) == taught


@every_update_lesson
def test_the_fact_a_lesson_teaches_is_one_that_its_update_changes(file: LessonFile) -> None:
    lesson = lesson_of(file)
    slug, _, number = (lesson.update or "").partition("/r")
    before, after = ARTICLES[slug].revisions[int(number) - 2 : int(number)]
    changed = {change.after_key for change in compare(before.body, after.body).facts}

    (card,) = (card for card in lesson.cards if card.kind is CardKind.CHANGE)
    _, words = split_fact_name(card.fact or "") or ("", ())

    (named,) = statements_named(words, statements(after.body))
    assert named.key in changed


@every_update_lesson
def test_the_item_kept_back_for_a_week_stands_alone_and_does_not_flip(file: LessonFile) -> None:
    asked, kept_back = (item for item in lesson_of(file).items if item.keyed_on == "server")

    assert not kept_back.customer
    assert not kept_back.flips
    assert kept_back.prompt != asked.prompt


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


def test_a_fact_that_stays_keeps_its_name_in_every_revision() -> None:
    article, words = split_fact_name("mobile-transfer-limits/人脸识别 短信验证码 日累计限额") or ("", ())

    values = [
        [statement.value for statement in statements_named(words, statements(revision.body))]
        for revision in ARTICLES[article].revisions
    ]

    assert values == [["20 万元"], ["10 万元"], ["10 万元"]]


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
