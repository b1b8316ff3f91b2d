"""Every sentence drafting says in its own words, once in Chinese and once in English."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What an agent decides about one case: the question, both verdicts, and what hides the value in the rule."""

    asked: str
    inside: str
    outside: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. Braces are filled in by the item kinds; `dated` and `now` open a prompt."""

    language: str
    gap: str
    dated: str
    latest: str
    now: str
    value_of_cell: str
    span_of_cell: str
    fill: str
    fill_now: str
    question_end: str
    value_alone: str
    cell: str
    cell_asked: str
    case_cell: str
    case: str
    most: Decision
    least: Decision
    time: Decision
    line: Decision
    colleague: str
    right: str
    wrong: str
    which: str
    both: str
    either: str
    retired: str
    newly: str
    instead: str
    newly_in_list: str
    on_list: str
    if_then: str
    next_step: str
    first_step: str
    order: str
    start: str
    who: str
    everyone: str
    why_right: str
    why_new: str
    why_gone: str
    why_new_from_then: str
    why_old_until_then: str
    why_old: str
    why_other: str
    why_before: str
    why_cell: str
    why_row: str
    why_known: str
    why_still: str
    why_old_start: str
    why_old_span: str
    why_replaced: str
    was_value: str
    was_text: str
    gone: str
    also: str
    from_then: str
    may: str
    must: str
    yes_may: str
    no_may: str
    only_if: str
    yes_must: str
    no_must: str
    if_wanted: str
    step_card: str


ZH = Phrases(
    language="zh-CN",
    gap="____",
    dated="自{date}起，",
    latest="按最新规定，",
    now="客户此刻来电，按现在有效的规定：",
    value_of_cell="{when}{row}的{header}是多少？",
    span_of_cell="{when}{row}的{header}是多久？",
    fill="{when}补全规定：“{text}”",
    fill_now="客户此刻来电，补全现在有效的规定：“{text}”",
    question_end="？",
    value_alone="{when}“{row}”现在是多少？",
    cell="{when}{row}的{header}是什么？",
    cell_asked="{when}{row}，{header}？",
    case_cell="{when}按“{subject}”的规定，{asked}",
    case="{when}规定是：“{text}。”{asked}",
    most=Decision("{case}可以吗？", "可以，上限是{value}", "不可以，上限是{value}", "（上限）"),
    least=Decision("{case}够吗？", "够，至少是{value}", "不够，至少是{value}", "（下限）"),
    time=Decision(
        "已经过了{case}，超时了吗？", "没有超时，时限是{value}", "超时了，时限是{value}", "（时限）"
    ),
    line=Decision("{case}适用吗？", "适用，界限是{value}", "不适用，界限是{value}", "（界限）"),
    colleague="同事这样说：“{text}”{when}这样说对吗？",
    right="对，是{value}",
    wrong="不对，应为{value}",
    which="{when}关于“{topic}”，哪一种说法是对的？",
    both="两种说法都对",
    either="两者都可以",
    retired="{when}关于“{topic}”，下面哪一条不再适用？",
    newly="{when}关于“{topic}”，下面哪一条是新增的？",
    instead="{when}想说“{old}”时，应当怎么说？",
    newly_in_list="{when}“{lead}”下面哪一项是新增的？",
    on_list="{when}“{lead}”现在包括下面哪一项？",
    if_then="{when}{condition}，应当怎样？",
    next_step="{when}做完“{step}”之后，紧接着做什么？",
    first_step="{when}第一步做什么？",
    order="{when}把这些步骤按先后排好。",
    start="{when}“{topic}”从什么时候算起、有多长？",
    who="{when}“{text}”这一条适用于哪种情况？",
    everyone="所有情况都适用",
    why_right="规定：“{text}”",
    why_new="这是新规定。",
    why_gone="这一条已经取消。",
    why_new_from_then="新规定，自{date}起有效。",
    why_old_until_then="原来的规定，{date}之前有效。",
    why_old="这是原来的规定，已经改了。",
    why_other="这是另一条：“{text}”",
    why_before="这是{date}前的规定。",
    why_cell="这是“{row}”的{header}。",
    why_row="“{row}”才是这样。",
    why_known="这一条原来就有。",
    why_still="这是原有步骤，现在不在这个位置。",
    why_old_start="起算的时间也改了，这是原来的起点。",
    why_old_span="起点对，时限还是原来的。",
    why_replaced="原来的说法已经被替换，不能两种都用。",
    was_value="原来是{old}，现在是**{new}**。",
    was_text="原来的规定：{old}",
    gone="**不再适用：** {text}",
    also="同样改动的还有：",
    from_then="自{date}起：",
    may="{when}{subject}可以{rest}吗？",
    must="{when}{subject}必须{rest}吗？",
    yes_may="可以",
    no_may="不可以",
    only_if="客户同意就可以",
    yes_must="必须",
    no_must="不必",
    if_wanted="客户要求时才需要",
    step_card="{topic}，现在的顺序：",
)

EN = Phrases(
    language="en",
    gap="____",
    dated="From {date}, ",
    latest="By the latest version, ",
    now="A customer calls right now. By the rule in force at this moment: ",
    value_of_cell="{when}what is the {header} for “{row}”?",
    span_of_cell="{when}what is the {header} for “{row}”?",
    value_alone="{when}which is right for “{row}”?",
    fill="{when}complete the rule: “{text}”",
    fill_now="A customer calls right now. Complete the rule in force at this moment: “{text}”",
    question_end="?",
    cell="{when}what is the {header} for “{row}”?",
    cell_asked="{when}{row}: {header}?",
    case_cell="{when}there is a rule on “{subject}”. {asked}",
    case="{when}a rule says: “{text}” {asked}",
    most=Decision(
        "Is {case} allowed?", "Yes, the limit is {value}", "No, the limit is {value}", "[the limit]"
    ),
    least=Decision(
        "Is {case} enough?", "Yes, the minimum is {value}", "No, the minimum is {value}", "[the minimum]"
    ),
    time=Decision(
        "It has taken {case}. Is that in time?",
        "Yes, the time limit is {value}",
        "No, the time limit is {value}",
        "[the time limit]",
    ),
    line=Decision(
        "Does it apply to a case of {case}?",
        "Yes, the line is at {value}",
        "No, the line is at {value}",
        "[the line]",
    ),
    colleague="A colleague says: “{text}” {when}is that right?",
    right="Yes, it is {value}",
    wrong="No, it is {value}",
    which="{when}which of these is right about “{topic}”?",
    both="Both are right",
    either="Either of the two",
    retired="{when}which of these about “{topic}” no longer applies?",
    newly="{when}which of these about “{topic}” is new?",
    instead="{when}what do you say in place of “{old}”?",
    newly_in_list="{when}“{lead}” – which of these has been added?",
    on_list="{when}“{lead}” – which of these is on the list now?",
    if_then="{when}{condition}, what applies?",
    next_step="{when}what comes right after “{step}”?",
    first_step="{when}what is the first step?",
    order="{when}put the steps in order.",
    start="{when}from when does the time for “{topic}” run, and for how long?",
    who="{when}when does this apply: “{text}”?",
    everyone="In every case",
    why_right="The rule: “{text}”",
    why_new="That is the new rule.",
    why_gone="That rule has been removed.",
    why_new_from_then="The new rule, in force from {date}.",
    why_old_until_then="The old rule, in force until {date}.",
    why_old="That was the old rule; it has changed.",
    why_other="That is another rule: “{text}”",
    why_before="That was the rule until {date}.",
    why_cell="That is the {header} for “{row}”.",
    why_row="That holds for “{row}”.",
    why_known="This one was there before.",
    why_still="An older step, but no longer at this place.",
    why_old_start="The starting point changed too; this is the old one.",
    why_old_span="The right start, but the old time limit.",
    why_replaced="The old wording was replaced; only one of them holds.",
    was_value="Before: {old}. Now: **{new}**.",
    was_text="The old rule: {old}",
    gone="**No longer applies:** {text}",
    also="The same change also applies here:",
    from_then="From {date}: ",
    may="{when}may {subject} {rest}?",
    must="{when}must {subject} {rest}?",
    yes_may="Yes",
    no_may="No",
    only_if="Only if the customer agrees",
    yes_must="Yes, always",
    no_must="No",
    if_wanted="Only if the customer asks",
    step_card="{topic}, the order now:",
)


def phrases(language: str) -> Phrases:
    """The phrases of a language tag; everything that is not Chinese is answered in English."""
    return ZH if language.startswith("zh") else EN


def spoken_date(moment: datetime, words: Phrases) -> str:
    """The effective moment as people say it; `moment` is on the bank's own clock."""
    if words is ZH:
        clock = f"{moment.hour}点" if moment.minute == 0 else f"{moment.hour}:{moment.minute:02d}"
        return f"{moment.month}月{moment.day}日{clock}"
    day = f"{moment.day} {moment:%B}"
    return day if (moment.hour, moment.minute) == (0, 0) else f"{day}, {moment:%H:%M}"
