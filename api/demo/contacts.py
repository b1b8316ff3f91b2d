"""What its customers call about: queues, contact reasons, counts and forecasts, as planning would have sent them."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from uuid import UUID
from zoneinfo import ZoneInfo

from api.demo.bank import Bank
from api.demo.calendar import Past
from api.demo.rows import Rows
from learning.clock import in_bank_zone
from learning.skills.catalogue import Catalogue

KEPT = timedelta(weeks=8)
"""Of counts, up to the last day that is over; the last four of these weeks weigh."""

A_SEAT_A_DAY = 28
"""Contacts, averaged over the days of a week: some forty on each of five."""

QUEUES: Mapping[str, str] = {
    "general": "综合",
    "card": "信用卡",
    "fraud": "反诈与账户安全",
    "wealth": "财富与保险",
    "complaint": "投诉专席",
    "video": "视频客服",
    "chat": "在线客服",
}

HANDLING: Mapping[str, int] = {
    "general": 245,
    "card": 260,
    "fraud": 380,
    "wealth": 410,
    "complaint": 620,
    "video": 900,
    "chat": 330,
}
"""Seconds of a contact with its wrap-up, as planning reckons."""

ANSWERED_BY_ROBOT: Mapping[str, float] = {"general": 0.05, "card": 0.07}
"""Of what planning forecast, the share that a robot answers since it came; the forecast did not know of it."""
FORECAST_AHEAD = timedelta(weeks=2)

MONDAY, WEEKEND = 1.2, 0.7
"""Against any other day."""
QUIET_WEEKEND = frozenset({"wealth", "video"})
LOUD_WEEKEND = frozenset({"fraud"})


@dataclass(frozen=True, slots=True)
class Reason:
    """What customers call about. `shares` says how many of a thousand contacts it has in which queue."""

    code: str
    name: str
    harm: int
    shares: Mapping[str, int]
    skills: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


REASONS = (
    Reason(
        "1001",
        "转账限额与额度调整",
        1,
        {"general": 140, "chat": 20},
        ("transfer",),
        ("mobile-transfer-limits",),
    ),
    Reason("1002", "账户收费与小额账户费", 1, {"general": 100}, ("account",), ("account-charges",)),
    Reason("1003", "身份核验未通过、密码重置", 3, {"general": 50}, ("verify",), ("phone-identity",)),
    Reason("1004", "手机银行怎么操作", 1, {"general": 60, "chat": 20}, ("online",)),
    Reason("1005", "住房贷款提前还款", 3, {"general": 55}, ("loan",), ("loan-prepayment",)),
    Reason("1006", "外汇与跨境汇款", 1, {"general": 20}, ("fx",)),
    Reason("1007", "个人信息查询与更正", 3, {"general": 35}, ("privacy",), ("customer-data",)),
    Reason("2001", "信用卡年费与服务费", 1, {"card": 120}, ("card",), ("credit-card-fees",)),
    Reason("2002", "账单、还款与分期", 1, {"card": 90, "chat": 15}, ("card",)),
    Reason("2003", "快捷支付与退款未到账", 1, {"card": 60, "general": 45}, ("epay",), ("refunds",)),
    Reason("3001", "可疑转账、冒充客服", 10, {"fraud": 35}, ("fraud",), ("suspicious-transfers",)),
    Reason("3002", "账户被限制、非柜面停用", 3, {"fraud": 45, "general": 10}, ("restrict",)),
    Reason("4001", "理财申购与赎回", 3, {"wealth": 45}, ("wealth",), ("wealth-redemption",)),
    Reason("4002", "风险测评与适当性", 3, {"wealth": 12}, ("suitability",), ("wealth-redemption",)),
    Reason("4003", "代理保险咨询与退保", 3, {"wealth": 14}, ("insurance",), ("agency-insurance",)),
    Reason(
        "5001",
        "投诉受理与进度",
        3,
        {"complaint": 25, "general": 8},
        ("complaint", "calm", "recovery"),
        ("complaints",),
    ),
    Reason("5002", "监管转办与越级投诉", 3, {"complaint": 4}, ("escalated", "handoff"), ("complaints",)),
    Reason("6001", "视频面签与远程办理", 1, {"video": 14}, ("video",), ("remote-video",)),
    Reason("6002", "机器人转人工", 1, {"chat": 38}, ("bot", "chat")),
    Reason(
        "9001",
        "其他业务咨询",
        1,
        {"general": 50, "card": 20},
        ("open", "listen", "probe", "plain", "desk", "agree"),
    ),
    Reason("9003", "营销打扰与授权", 3, {"general": 10, "card": 8}, ("consumer",)),
    Reason("9004", "骚扰与辱骂来电", 3, {"general": 9}, ("boundary",)),
    Reason("9002", "打错、静音、中途挂断", 1, {"general": 18}),
)


def keep_contacts(
    bank: Bank, past: Past, catalogue: Catalogue, articles: Mapping[str, UUID], rows: Rows, zone: ZoneInfo
) -> None:
    """Every queue with the skills that the content gives it, every reason with what it names, counts and forecasts.

    `articles` are the ids by slug.
    """
    for queue, name in QUEUES.items():
        rows.add("queue", queue, name)
    for skill in catalogue.skills:
        for queue in skill.queues:
            rows.add("queue_skill", queue, skill.slug)
    for reason in REASONS:
        rows.add("contact_reason", reason.code, reason.name, reason.harm)
        for slug in reason.skills:
            rows.add("reason_skill", reason.code, slug)
        for slug in reason.articles:
            rows.add("reason_article", reason.code, articles[slug])
    today = in_bank_zone(past.until, zone).date()
    _count(bank, today, rows)
    _forecast(bank, today, rows)


def _count(bank: Bank, today: date, rows: Rows) -> None:
    chance = random.Random(f"{bank.namespace} contacts")  # noqa: S311 # invented calls
    for day in _days(today):
        for reason in REASONS:
            for queue, share in reason.shares.items():
                mean = _mean(bank, day, queue, share)
                contacts = max(0, round(mean + sqrt(mean) * chance.gauss()))
                rows.add("contact_count", day, reason.code, queue, contacts)


def _forecast(bank: Bank, today: date, rows: Rows) -> None:
    """What planning expected of each day counted, and of the two weeks to come."""
    coming = (today + timedelta(days=number) for number in range(FORECAST_AHEAD.days))
    for day in [*_days(today), *coming]:
        for queue in QUEUES:
            share = sum(reason.shares.get(queue, 0) for reason in REASONS)
            expected = _mean(bank, day, queue, share) / (1 - ANSWERED_BY_ROBOT.get(queue, 0))
            rows.add("contact_forecast", day, queue, round(expected), HANDLING[queue])


def _mean(bank: Bank, day: date, queue: str, share: int) -> float:
    """Contacts to be expected of so many of a thousand."""
    seats = sum(agent.left_at is None for agent in bank.agents)
    return seats * A_SEAT_A_DAY * share / 1000 * _of_weekday(day, queue)


def _days(today: date) -> Iterator[date]:
    first = today - KEPT
    return (first + timedelta(days=number) for number in range(KEPT.days))


def _of_weekday(day: date, queue: str) -> float:
    """How many contacts a queue has on this day, against an ordinary one."""
    if day.weekday() < 5:
        return MONDAY if day.weekday() == 0 else 1.0
    if queue in QUIET_WEEKEND:
        return WEEKEND**2
    return 1.0 if queue in LOUD_WEEKEND else WEEKEND
