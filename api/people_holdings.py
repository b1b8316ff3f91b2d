"""Every table that names a person: what it is for, how long it stays, what an erasure does to it.

A test compares this list with the schema: a table that names a person and is missing here fails it.
"""

from collections.abc import Mapping, Sequence

from learning.people.own_data.holding import Holding, Kind, Words
from learning.people.person import Language

_IS_TOLD = (
    "not exists (select from disclosure where disclosure.id = {id} and disclosure.barred_until > asked.now)"
)
_OF_SOMEBODY_ELSE = ("subject_id", "reason_sealed", "bar_sealed")

HOLDINGS: Sequence[Holding] = (
    Holding(
        Kind.ACCOUNT,
        "person",
        "id",
        withheld=("password_hash",),
        empties={
            "sign_in": "$1::text",
            "name": "''",
            "password_hash": "''",
            "team_id": "null",
            "language": "default",
            "theme": "default",
        },
    ),
    Holding(Kind.ACCOUNT, "role_grant", is_deleted=True),
    Holding(Kind.SESSIONS, "session", withheld=("token_hash",), is_deleted=True),
    Holding(Kind.SESSIONS, "reset_code", withheld=("code_hash",), is_deleted=True),
    Holding(Kind.SESSIONS, "launch_code", withheld=("code_hash",), is_deleted=True),
    Holding(Kind.SESSIONS, "api_token", withheld=("token_hash",), is_deleted=True),
    Holding(
        Kind.ANSWERS,
        "attempt",
        empties={"answer": "jsonb_set(answer, '{text}', 'null')"},
        only_where="answer ->> 'text' is not null",
    ),
    Holding(Kind.ANSWERS, "attempt_receipt"),
    Holding(Kind.SITTINGS, "sitting"),
    Holding(Kind.SITTINGS, "pursuit"),
    Holding(Kind.SITTINGS, "placement", is_deleted=True),
    Holding(
        Kind.SITTINGS,
        "sitting_event",
        empties={"payload": "jsonb_set(payload, '{answer,text}', 'null')"},
        only_where="payload #>> '{answer,text}' is not null",
    ),
    Holding(Kind.MEMORY, "memory"),
    Holding(Kind.MEMORY, "learner"),
    Holding(Kind.MEMORY, "lookup", is_deleted=True),
    Holding(Kind.MEMORY, "skill_ability"),
    Holding(Kind.MEMORY, "skill_level"),
    Holding(Kind.MEMORY, "career_target", is_deleted=True),
    Holding(Kind.MEMORY, "person_recall"),
    Holding(Kind.BADGES, "award"),
    Holding(Kind.QUALIFICATIONS, "qualification", is_deleted=True),
    Holding(Kind.ROSTER, "roster", is_deleted=True),
    Holding(Kind.ROSTER, "roster_segment", is_deleted=True),
    Holding(Kind.ASSIGNMENTS, "assignment_person", is_deleted=True),
    Holding(Kind.PHONE, "agent_account", is_deleted=True),
    Holding(Kind.PHONE, "agent_event", is_deleted=True),
    Holding(Kind.PHONE, "agent_state", is_deleted=True),
    Holding(Kind.PHONE, "gap_offer", is_deleted=True),
    Holding(Kind.PHONE, "gap_unfit", is_deleted=True),
    Holding(Kind.PHONE, "gap_choice", is_deleted=True),
    Holding(Kind.PHONE, "hard_call", withheld=("until_sealed",), is_deleted=True),
    Holding(Kind.FLASHES, "flash_receipt", is_deleted=True),
    Holding(Kind.WORK, "flash_notice", "author_id"),
    Holding(Kind.WORK, "flash_notice", "approver_id"),
    Holding(Kind.WORK, "flash_notice", "withdrawn_by_id"),
    Holding(Kind.WORK, "revision", "proposer_id", withheld=("body",)),
    Holding(Kind.WORK, "revision", "approver_id", withheld=("body",)),
    Holding(Kind.WORK, "lesson", "approver_id", withheld=("markdown",)),
    Holding(Kind.WORK, "commission", "asked_by_id"),
    Holding(Kind.WORK, "commission", "taken_by_id"),
    Holding(Kind.WORK, "skill_graph", "proposer_id", withheld=("toml",)),
    Holding(Kind.WORK, "skill_graph", "approver_id", withheld=("toml",)),
    Holding(Kind.LOOKS, "access_log", "subject_id", shown_where=_IS_TOLD.format(id="held.disclosure_id")),
    Holding(Kind.LOOKS, "access_log", "viewer_id"),
    Holding(
        Kind.DISCLOSURES,
        "disclosure",
        "subject_id",
        withheld=("reason_sealed", "bar_sealed"),
        empties={"reason_sealed": "null", "bar_sealed": "null"},
        shown_where=_IS_TOLD.format(id="held.id"),
    ),
    Holding(Kind.WORK, "disclosure", "asker_id", withheld=_OF_SOMEBODY_ELSE),
    Holding(Kind.WORK, "disclosure", "refused_by_id", withheld=_OF_SOMEBODY_ELSE),
    Holding(Kind.WORK, "disclosure_agreement"),
    Holding(Kind.ACCOUNT, "watch"),
    Holding(Kind.WORK, "watch", "given_by_id"),
    Holding(Kind.WORK, "switch_turn"),
    Holding(Kind.WORK, "assignment", "given_by_id"),
    Holding(Kind.WORK, "assignment_turn"),
)

_UNTIL_ERASED = "账号在就保留；账号注销时抹去姓名工号，记录只剩随机编号"
_UNTIL_ERASED_EN = "While you have an account; an erasure takes your name away and leaves a random id"

WORDS: Mapping[Language, Mapping[Kind, Words]] = {
    "zh-CN": {
        Kind.ACCOUNT: Words(
            "账号", "登录，显示姓名、班组、角色和页面偏好", "账号在就保留；注销时清空，角色和班组一并删除"
        ),
        Kind.SESSIONS: Words(
            "登录与令牌",
            "让已登录的电脑保持登录，让你的程序凭令牌访问",
            "到期、退出或撤销即失效；登录在一天内删除，令牌在 30 天后删除",
        ),
        Kind.ANSWERS: Words(
            "作答", "安排复习，估计掌握程度；单条作答只有你能看到", f"{_UNTIL_ERASED}，手写的答案清空"
        ),
        Kind.SITTINGS: Words(
            "练习过程", "中断后接着练，记下你自己要学的，统计练习时长", f"{_UNTIL_ERASED}，草稿清空"
        ),
        Kind.MEMORY: Words("记忆与掌握", "判断什么时候该复习、技能到哪一级", _UNTIL_ERASED),
        Kind.BADGES: Words("徽章", "记下你凭什么得到徽章", _UNTIL_ERASED),
        Kind.QUALIFICATIONS: Words(
            "资格", "说明持证和上岗授权；与掌握程度无关，不由练习得出", "随每次导入更新；账号注销时删除"
        ),
        Kind.ROSTER: Words("排班", "知道新规生效时谁在岗，按班次提醒", "随每次导入更新；账号注销时删除"),
        Kind.ASSIGNMENTS: Words(
            "学习安排",
            "记下班长或经理请你在哪天前学什么；旁人只看到完成的人数",
            "账号在就保留；账号注销时删除",
        ),
        Kind.PHONE: Words(
            "话机状态与空闲",
            "只在空闲时安排练习，来电和休息时让开；只有你能看到，不进入任何考核",
            "状态记录保留 7 天，练习提议 90 天；账号注销时删除",
        ),
        Kind.FLASHES: Words(
            "收到的紧急口径",
            "让班长知道有多少人看到了；只显示人数",
            "随口径保留，结束三年后删除；账号注销时删除",
        ),
        Kind.WORK: Words(
            "提交、审批、安排与开关",
            "说明知识和课程由谁提交、谁批准，学习由谁安排，自动功能由谁开关",
            "长期保留；账号注销时抹去姓名",
        ),
        Kind.LOOKS: Words(
            "查看记录", "让每个人知道谁看过自己的数据", "按行方设定保留，至少三年，期间不可修改；期满删除"
        ),
        Kind.DISCLOSURES: Words(
            "法定调取",
            "审计、纪律、监管或投诉核查时，两人同意后才能打开你的作答",
            "长期保留；账号注销时清空事由",
        ),
    },
    "en": {
        Kind.ACCOUNT: Words(
            "Account",
            "To sign you in and show your name, team, roles and page preferences",
            "While you have an account; an erasure empties it and takes roles and team away",
        ),
        Kind.SESSIONS: Words(
            "Sign-ins and tokens",
            "To keep a computer signed in, and to let your programs in with a token",
            "Void once it ends or you end it; a sign-in is deleted within a day, a token after 30 days",
        ),
        Kind.ANSWERS: Words(
            "Answers",
            "To plan reviews and estimate what you can do; only you see single answers",
            f"{_UNTIL_ERASED_EN}; what you typed is emptied",
        ),
        Kind.SITTINGS: Words(
            "Practice",
            "To go on after an interruption, to keep what you set out to learn, and to add up practice time",
            f"{_UNTIL_ERASED_EN}; drafts are emptied",
        ),
        Kind.MEMORY: Words(
            "Memory and mastery", "To know what is due and which level a skill has", _UNTIL_ERASED_EN
        ),
        Kind.BADGES: Words("Badges", "To keep what each badge rests on", _UNTIL_ERASED_EN),
        Kind.QUALIFICATIONS: Words(
            "Qualifications",
            "To say which papers and authorisations you hold; they are no mastery and not earned by practice",
            "As the last import says; an erasure deletes them",
        ),
        Kind.ROSTER: Words(
            "Shifts",
            "To know who is on duty when a rule takes effect",
            "As the last import says; an erasure deletes them",
        ),
        Kind.ASSIGNMENTS: Words(
            "What you were asked to learn",
            "To keep what your lead or manager asked by which day; others see how many are done",
            "While you have an account; an erasure deletes it",
        ),
        Kind.PHONE: Words(
            "What your phone was doing",
            "To offer practice in gaps alone, to make way for calls and rest; only you see it, and no appraisal does",
            "Its log for 7 days, offers for 90; an erasure deletes it",
        ),
        Kind.FLASHES: Words(
            "Flash notices you saw",
            "To tell leads how many saw one; never who",
            "As long as the notice, three years after its end; an erasure deletes it",
        ),
        Kind.WORK: Words(
            "Proposals, approvals, assignments and switches",
            "To say who proposed, approved or assigned what is taught, and who switched automatic functions",
            "Kept; an erasure takes your name away",
        ),
        Kind.LOOKS: Words(
            "Looks",
            "To tell everyone who looked at her data",
            "Never changed, and deleted after the years that the bank set, three at least",
        ),
        Kind.DISCLOSURES: Words(
            "Disclosures",
            "Audit, discipline, a regulator or a complaint: your answers open only once two people agreed",
            "Kept; an erasure empties the reason",
        ),
    },
}
