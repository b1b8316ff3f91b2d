"""What the product does by itself, in plain words: what for, by what, and what people do where it is off.

One list serves the page of switches and the test that nothing automatic is missing from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from learning.memory.records import Night
from learning.people.person import Language
from learning.switches.function import Function


@dataclass(frozen=True, slots=True)
class Words:
    """One function: its name, what it does, what it goes by, and what is done by hand while it is off."""

    name: str
    does: str
    goes_by: str
    by_hand: str


@dataclass(frozen=True, slots=True)
class AlwaysOn:
    """Something automatic without a switch, and why it has none."""

    name: str
    does: str
    why: str


WORDS: Mapping[Language, Mapping[Function, Words]] = {
    "zh-CN": {
        Function.DRAFT_LESSONS: Words(
            "起草课程",
            "知识条目改版时，按改动起草卡片和题目；另一位负责人通过后才发布",
            "新旧两版文字的差别；不用大模型",
            "改版照常提交和通过，课程由负责人自己写",
        ),
        Function.CHOOSE_PRACTICE: Words(
            "安排练习",
            "决定下一步练什么、复习哪几条",
            "本人对每条规定的记忆估计、信心和答错的情况、当天已练的时间",
            "必学的新规仍按生效时间排列；其他课程由本人自己挑",
        ),
        Function.JUDGE_LEVELS: Words(
            "评定技能级别",
            "每次作答后和记忆淡去时，重新评定本人每项技能的级别",
            "本人的作答、题目难度、规定是否已变",
            "级别停在关闭时的样子；重新打开后一分钟内补评",
        ),
        Function.AWARD_BADGES: Words(
            "颁发徽章",
            "依据够了就颁发徽章",
            "生效前答对、一周后再次答对的新规",
            "不颁发；重新打开后，下一次作答时按当时的依据补上，日期不变",
        ),
        Function.MOVE_DIFFICULTIES: Words(
            "校准难度",
            "随着作答调整每道题和每项技能的难度",
            "全体同事的作答，不看是谁答的",
            "难度停在关闭时的样子；关闭期间的作答不再计入",
        ),
        Function.SET_ITEMS_ASIDE: Words(
            "搁置存疑的题",
            "熟练的同事都选了同一个“错误”选项时，先不再出这道题，交知识负责人看",
            "每人对每道题的第一次作答，只看人数，不看是谁",
            "题照常出；统计照常更新，负责人自己在题目质量页查看",
        ),
        Function.WEIGH_BY_CALLS: Words(
            "按来电加权",
            "来电多、出错代价大的规定，复习时排得靠前，评定级别时分量更重",
            "排班系统报来的来电量和后果，不看任何人的作答",
            "每条规定分量相同；重新打开后立即按最近的来电量计算",
        ),
        Function.RECALIBRATE_RECALL: Words(
            "校准记忆估计",
            "每晚用近 90 天的作答校准记忆估计；只有对近 30 天的作答确实估得更准，才用于评定级别",
            "隔了 12 小时以上的作答：对错、作答前的估计、是谁答的、问的哪一条；不看用时",
            "按通用的遗忘曲线估计；一分钟内重新评定级别",
        ),
        Function.OFFER_IN_GAPS: Words(
            "空闲时提议练习",
            "话机空闲、休息够了、来电前大概率做得完时，提议练一小段；说“现在不”不留痕迹",
            "话机状态、连续接了几通、本队列各时段的空闲时长；不看通话时长，也不看作答",
            "不提议；想练时自己打开",
        ),
        Function.ASK_LOOKED_UP: Words(
            "再问查过的规定",
            "通话里点开看过的一条规定，一小时后的空闲里先问一次；答过就忘掉，只有本人知道",
            "本人点开了哪一条、什么时候点开；不记搜了什么，也不记通话",
            "不再记点开了什么，已记下的当即忘掉、不再问；复习照常",
        ),
    },
    "en": {
        Function.DRAFT_LESSONS: Words(
            "Drafting lessons",
            "Drafts cards and questions from what an article's revision changes; another owner approves them first",
            "The difference between the two texts; no language model",
            "Revisions are submitted and approved as ever, and owners write the lessons",
        ),
        Function.CHOOSE_PRACTICE: Words(
            "Choosing practice",
            "Decides what comes next and which rules are reviewed",
            "Her estimated memory of each rule, sure errors, and the time she has practised today",
            "Updates she must know still come by their effective time; she picks other lessons herself",
        ),
        Function.JUDGE_LEVELS: Words(
            "Judging levels",
            "Judges the level of each of her skills again after every answer and as memory fades",
            "Her answers, how hard the questions are, and whether a rule has changed",
            "Levels stay as they were; within a minute of switching on they are judged again",
        ),
        Function.AWARD_BADGES: Words(
            "Awarding badges",
            "Awards a badge once there is evidence for it",
            "Updates answered right before they took effect, and right again a week later",
            "Nothing is awarded; once on, the next answer brings what was earned, with its own date",
        ),
        Function.MOVE_DIFFICULTIES: Words(
            "Calibrating difficulty",
            "Moves the difficulty of questions and skills with the answers",
            "Everybody's answers, whoever gave them",
            "Difficulties stay as they were; answers given meanwhile never count towards them",
        ),
        Function.SET_ITEMS_ASIDE: Words(
            "Setting doubtful questions aside",
            "Asks a question no more when strong people agree on an option that its key calls wrong; an owner decides",
            "Everybody's first answer to each question, by numbers and not by names",
            "Questions are asked as ever; the figures go on, and owners look at them themselves",
        ),
        Function.WEIGH_BY_CALLS: Words(
            "Weighing by calls",
            "Rules that customers often ask about, or where a mistake is grave, come first and weigh more in levels",
            "Counts of contacts and their harm as planning tells them; nobody's answers",
            "Every rule weighs the same; once on, the latest counts are weighed at once",
        ),
        Function.RECALIBRATE_RECALL: Words(
            "Recalibrating recall",
            "Puts estimates of memory right by 90 days of answers each night; levels use it only while it predicts better",
            "Answers after 12 hours or more: right or not, what was estimated, whose and about what; never how fast",
            "Memory is estimated by the published curve alone; levels are judged again within a minute",
        ),
        Function.OFFER_IN_GAPS: Words(
            "Offering practice in gaps",
            "Offers a little practice when the phone is idle, she is rested, and no call is likely before its end",
            "What the phone does, contacts since a rest, and how long idle time lasts in her queue; never how fast she works",
            "Nothing is offered; she opens practice when she likes",
        ),
        Function.ASK_LOOKED_UP: Words(
            "Asking again what was looked up",
            "Asks a rule that she opened during a call first in a gap an hour later; once answered it is forgotten",
            "Which rule she opened and when; not what she searched for, and nothing of the call",
            "What she opens is kept no more, and what was kept is forgotten at once; reviews go on as ever",
        ),
    },
}

_RECALIBRATED: Mapping[Language, tuple[str, str, str, str]] = {
    "zh-CN": (
        "作答还不够，尚未校准",
        "最近校准 {day}：{answers} 次作答；近 30 天的 {tested} 次，误差 {loss:.3f}，校准后 {less:.3f}。{use}",
        "估得更准，已用于评定级别",
        "没有明显更准，未采用",
    ),
    "en": (
        "Not recalibrated yet: too few answers",
        "Last on {day} by {answers} answers; over the {tested} of the last 30 days a log-loss of {loss:.3f},"
        " recalibrated {less:.3f}. {use}",
        "It predicts better, and levels use it",
        "Not clearly better, so it is not used",
    ),
}


def recalibrated(night: Night | None, language: Language) -> str:
    """How the recalibration of recall stands, in one sentence."""
    nothing, found, used, unused = _RECALIBRATED[language]
    if night is None:
        return nothing
    return found.format(
        day=f"{night.at:%Y-%m-%d}",
        answers=night.answers,
        tested=night.trial.answers,
        loss=night.trial.loss,
        less=night.trial.recalibrated_loss,
        use=used if night.in_use else unused,
    )


ALWAYS_ON: Mapping[Language, tuple[AlwaysOn, ...]] = {
    "zh-CN": (
        AlwaysOn(
            "判分",
            "按作答那一刻有效的规定判对错",
            "答案由两位负责人确认过，没有需要裁量的地方",
        ),
        AlwaysOn(
            "记忆估计",
            "每次作答后更新本人对那条规定的记忆估计",
            "它是作答记录的一部分，自己不作任何决定；只有“安排练习”和“评定技能级别”会用它",
        ),
        AlwaysOn(
            "找出改动",
            "比较新旧两版，列出变了的规定；规定到时间自动生效和失效",
            "每一条都由另一位负责人通过，生效时间也由人定",
        ),
        AlwaysOn("放慢猜密码", "同一账号或地址连续登录失败，要等一会儿再试", "保护账号，最长等十分钟"),
    ),
    "en": (
        AlwaysOn(
            "Grading",
            "An answer is right or wrong by the rule that held when it was given",
            "Two people confirmed the key; nothing is left to judge",
        ),
        AlwaysOn(
            "Estimating memory",
            "Every answer moves the estimate of how well she remembers that rule",
            "It is part of the record and decides nothing; only choosing practice and judging levels use it",
        ),
        AlwaysOn(
            "Finding changes",
            "Compares two revisions and lists the rules that changed; they begin and end at their time",
            "Another owner approves each, and a person sets the time",
        ),
        AlwaysOn(
            "Slowing down guesses",
            "After failed sign-ins at one account or from one address the next try has to wait",
            "It protects accounts, and the longest wait is ten minutes",
        ),
    ),
}
