import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.workforce.weights import LEAST, MOST, PRIOR, Asked, Scope, Topic, touches, weights


def skill(slug: str) -> Topic:
    return Topic(Scope.SKILL, slug)


def asked(contacts: int, *named: str, harm: int = 1, in_queue: tuple[str, ...] = ()) -> Asked:
    return Asked(contacts, harm, frozenset(map(skill, named)), frozenset(map(skill, in_queue)))


TOPICS = st.sampled_from([skill(slug) for slug in "abcdef"])
ASKED = st.builds(
    Asked,
    st.integers(0, 1_000_000),
    st.sampled_from([1, 3, 10]),
    st.frozensets(TOPICS, max_size=3),
    st.frozensets(TOPICS, max_size=3),
)


def test_without_a_count_nothing_has_a_weight_of_its_own() -> None:
    assert weights({}) == {}


def test_reasons_that_nobody_called_about_yet_leave_everything_neutral() -> None:
    assert weights(touches([asked(0, "transfer"), asked(0, "card")])) == {
        skill("transfer"): 1.0,
        skill("card"): 1.0,
    }


def test_twice_the_calls_are_nearly_twice_the_weight() -> None:
    found = weights(touches([asked(20_000, "transfer"), asked(10_000, "card")]))

    assert found[skill("transfer")] / found[skill("card")] == pytest.approx(2, rel=0.01)


def test_a_contact_touches_everything_its_reason_names() -> None:
    assert touches([asked(300, "transfer", "verify")]) == {skill("transfer"): 300, skill("verify"): 300}


def test_harm_multiplies() -> None:
    assert touches([asked(300, "fraud", harm=10)]) == {skill("fraud"): 3000}


def test_of_a_reason_that_names_nothing_the_skills_of_the_queue_get_equal_parts() -> None:
    assert touches([asked(300, in_queue=("card", "epay", "verify"))]) == {
        skill("card"): 100,
        skill("epay"): 100,
        skill("verify"): 100,
    }


def test_what_the_reason_names_counts_before_the_queue() -> None:
    assert touches([asked(300, "card", in_queue=("epay",))]) == {skill("card"): 300}


def test_a_handful_of_calls_says_next_to_nothing() -> None:
    found = weights(touches([asked(6, "transfer"), asked(0, "card")]))

    assert max(found.values()) < 1 + 6 / PRIOR


@given(st.lists(ASKED))
def test_weights_stay_within_their_bounds(counted: list[Asked]) -> None:
    assert all(LEAST <= weight <= MOST for weight in weights(touches(counted)).values())


@given(st.lists(ASKED))
def test_the_weights_of_moderate_counts_average_one(counted: list[Asked]) -> None:
    found = weights(touches(counted))

    if found and min(found.values()) > LEAST and max(found.values()) < MOST:
        assert sum(found.values()) / len(found) == pytest.approx(1, abs=0.001)


@given(st.lists(ASKED), st.integers())
def test_the_order_of_counts_does_not_matter(counted: list[Asked], seed: int) -> None:
    shuffled = random.Random(seed).sample(counted, len(counted))

    there, back = touches(counted), touches(shuffled)

    assert there.keys() == back.keys()
    assert all(there[topic] == pytest.approx(back[topic]) for topic in there)


@given(st.lists(ASKED), st.integers(1, 100_000), TOPICS)
def test_more_calls_about_a_topic_never_lower_its_weight(
    counted: list[Asked], more: int, topic: Topic
) -> None:
    before = weights(touches([*counted, Asked(0, 1, frozenset({topic}))]))
    after = weights(touches([*counted, Asked(more, 1, frozenset({topic}))]))

    assert after[topic] >= before[topic]


@given(st.lists(ASKED), TOPICS, TOPICS)
def test_of_two_topics_the_more_touched_weighs_at_least_as_much(
    counted: list[Asked], one: Topic, other: Topic
) -> None:
    touched = touches([*counted, Asked(0, 1, frozenset({one, other}))])
    found = weights(touched)

    assert (touched[one] <= touched[other]) <= (found[one] <= found[other])
