"""Tables of the workforce over HTTP: whole or not at all, judged before they are taken, shown afterwards."""

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import httpx
import pytest
from openpyxl import Workbook

from learning.people.person import Role
from learning.people.records import PersonRow
from learning.skills.records import SkillRow

Visit = Callable[..., Awaitable[Any]]

QUEUES = "队列,名称,技能\ngeneral,综合,转账与限额\n"
SHIFTS = "班次,名称,开始,结束\n夜,夜班,20:00,08:00\n"
REASONS = "小结码,名称,技能\nT01,转账限额,transfer\nC01,年费,card\nX99,其他,\n"
CONTACTS = "日期,队列,小结码,来电量\n2026-11-20,general,T01,2800\n2026-11-20,,X99,140\n"


@pytest.fixture
async def skills(database: object) -> None:
    for slug, name in (("transfer", "转账与限额"), ("card", "信用卡")):
        await SkillRow.create(slug=slug, name=name, name_en=slug.title(), field="业务", stage=2, after=[])


def files(*texts: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (f"{number}.csv", text.encode("gb18030"))) for number, text in enumerate(texts, 1)]


@pytest.mark.usefixtures("skills")
async def test_files_are_taken_in_and_shown_with_what_they_make_skills_weigh(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)

    taken = await manager.http.post("/workforce/files", files=files(CONTACTS, REASONS, SHIFTS, QUEUES))
    shown = (await manager.http.get("/workforce")).json()

    assert taken.status_code == 200, taken.text
    assert [(each["kind"], each["new"]) for each in taken.json()["tables"]] == [
        ("queues", 1),
        ("shifts", 1),
        ("reasons", 3),
        ("contacts", 2),
    ]
    assert shown["queues"] == [
        {"code": "general", "name": "综合", "skills": [{"slug": "transfer", "name": "转账与限额"}]}
    ]
    assert shown["shifts"] == [{"code": "夜", "name": "夜班", "starts": "20:00:00", "ends": "08:00:00"}]
    assert shown["contacts"] == {"first": "2026-11-20", "last": "2026-11-20", "contacts": 2940}
    assert [each["skill"]["slug"] for each in shown["skills"]] == ["transfer", "card"]
    assert shown["skills"][0]["weight"] > 1 > shown["skills"][1]["weight"]
    assert shown["unmapped"] == [{"reason": "X99", "name": "其他", "contacts": 140}]


@pytest.mark.usefixtures("skills")
async def test_a_dry_run_reports_and_writes_nothing(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)

    judged = await manager.http.post("/workforce/files", files=files(QUEUES), data={"dry_run": "true"})

    assert (judged.json()["dry_run"], judged.json()["tables"][0]["new"]) == (True, 1)
    assert (await manager.http.get("/workforce")).json()["queues"] == []


@pytest.mark.usefixtures("skills")
async def test_complaints_name_file_and_line_and_nothing_is_done(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)

    refused = await manager.http.post(
        "/workforce/files", files=files(QUEUES, "小结码,名称,技能\nT01,转账,chess\n")
    )

    assert (refused.status_code, refused.json()["code"]) == (422, "sheet-refused")
    assert refused.json()["complaints"] == [{"line": 2, "message": "2.csv: 没有这个技能：chess"}]
    assert (await manager.http.get("/workforce")).json()["queues"] == []


async def test_a_file_that_is_no_such_table_is_refused_by_name(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)

    refused = await manager.http.post("/workforce/files", files=files("a,b\n1,2\n"))

    assert (refused.status_code, refused.json()["code"]) == (422, "sheet-unreadable")
    assert refused.json()["detail"].startswith("文件“1.csv”不是能导入的表格")


@pytest.mark.usefixtures("skills")
async def test_who_reads_english_is_told_in_english(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)
    await manager.http.put("/me", json={"language": "en", "theme": "system"})

    refused = await manager.http.post("/workforce/files", files=files("小结码,名称,技能\nT01,转账,chess\n"))

    assert refused.json()["complaints"] == [{"line": 2, "message": "there is no skill 'chess'"}]


async def test_the_matrix_of_an_excel_roster_is_read(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)
    await PersonRow.create(id=uuid4(), sign_in="6021", name="周晓雯", password_hash="-")
    book = Workbook()
    book.active.append(["工号", "姓名", "2026-11-21", "2026-11-22"])
    book.active.append(["6021", "周晓雯", "夜", None])
    content = BytesIO()
    book.save(content)

    taken = await manager.http.post(
        "/workforce/files", files=[*files(SHIFTS), ("files", ("roster.xlsx", content.getvalue()))]
    )

    assert taken.status_code == 200, taken.text
    assert taken.json()["tables"][1]["moved"] == [{"line": 2, "label": "6021 2026-11-21", "fate": "new"}]
    assert (await manager.http.get("/workforce")).json()["roster"] == {
        "people": 1,
        "first": "2026-11-21",
        "last": "2026-11-21",
    }


@pytest.mark.usefixtures("skills")
async def test_a_program_sends_lines_and_gets_the_line_that_is_wrong(visit: Visit) -> None:
    manager = await visit(Role.MANAGER)
    good = {"queue": "general", "name": "综合", "skills": "transfer"}

    taken = await manager.http.post("/workforce/lines", json={"lines": [good]})
    refused = await manager.http.post("/workforce/lines", json={"lines": [good, {"queue": "card"}]})

    assert taken.json()["tables"][0]["new"] == 1
    assert refused.json()["complaints"] == [{"line": 2, "message": "name is missing"}]


async def test_planning_is_for_managers(visit: Visit) -> None:
    for role in (Role.AGENT, Role.LEAD, Role.OWNER, Role.ADMIN):
        visitor = await visit(role)
        assert (await visitor.http.get("/workforce")).json()["code"] == "not-allowed"


@pytest.mark.usefixtures("skills")
async def test_planning_s_own_system_sends_lines_with_a_manager_s_token(visit: Visit, app: Any) -> None:
    manager = await visit(Role.MANAGER)
    wish = {"name": "WFM", "scopes": ["plan"], "days": 30}
    token = (await manager.http.post("/me/tokens", json=wish)).json()["text"]
    lines = {"lines": [{"队列": "general", "名称": "综合"}]}

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://interlude.test/api/v1",
        headers={"authorization": f"Bearer {token}"},
    ) as program:
        taken = await program.post("/workforce/lines", json=lines)
        refused = await program.get("/updates")

    assert taken.status_code == 200, taken.text
    assert taken.json()["tables"][0]["new"] == 1
    assert refused.status_code == 403
