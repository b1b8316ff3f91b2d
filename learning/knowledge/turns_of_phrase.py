"""Turns of phrase that say one thing, as one of them: what no single word carries.

Each is a pattern and what stands for it while two wordings are compared; nothing of this is ever shown.
"""

import re

TURNS = (
    (re.compile(r"(?<![\d:：])(?:0{1,2}[:：]00|[0零]\s*[点时])(?!\d)(?:整|起(?![至到]))?"), "零点"),
    (re.compile(r"(?<![不未])年?满\s*(\d+\s*(?:周?岁|次|笔|年|个月|万?元))(?!\s*[以（(])"), r"\1以上"),
    (re.compile(r"[与和同跟]([一-鿿]{2,4}?)(?:取得)?联[系络]"), r"联系\1"),
    (re.compile(r"\bup to (?=\d{1,2}(?::\d\d)? ?[ap]\.?m)", re.IGNORECASE), "until "),
    (
        re.compile(
            r"\b(?:(?:we )?(?:do|does) not charge (?:you )?(?:a fee |anything )?"
            r"|no (?:fee|charge) (?:is|will be) (?:charged|made|taken) )for ([\w ]{3,40})",
            re.IGNORECASE,
        ),
        r"\1 free",
    ),
    (re.compile(r"\bpays? no ((?:\w+ ){0,3}?(?:fee|charge|interest)s?)\b", re.IGNORECASE), r"\1 free"),
    (re.compile(r"或者?(?=[^，。；或]{1,12}的[，：])"), "、"),
    (re.compile(r"(?<=[一-鿿])(?:以外|之外)(?=[，的])"), "外"),
    (
        re.compile(
            r"\b(?:the|these) (\w+ )(?:below|above|following)\b|\b(?:the|these) following (\w+ ?)(?=\w)",
            re.IGNORECASE,
        ),
        r"these \1\2",
    ),
    (re.compile(r"\b(?:the|an) amount of (?!(?:£|\$|€|\d))", re.IGNORECASE), "the "),
    (re.compile(r"\b(?:if that is the case|in (?:that|this|such a) case),?", re.IGNORECASE), ""),
    (re.compile(r"仍无(?=[一-鿿])"), "仍未"),
    (re.compile(r"(?:能不能|可不可以|可以不可以)"), "能否"),
    (re.compile(r"(?<=[^，。；、])(?=但(?:是)?(?:不|应|须|需|仅|只))"), "，"),
    (re.compile(r"(?:享受|享有|参加|参与)(?=[^，。；]{0,4}优惠)"), "享受"),
    (re.compile(r"(?:多[项种]|各[项种类]|不同)(?=(?:优惠|折扣|活动|权益)[^，。；]{0,3}不[得能可]?叠加)"), ""),
    (re.compile(r"(?<![一-鿿])属于(?=[^，。；]{1,16}的，)"), ""),
    (re.compile(r"经(核实|审核|审批|确认|核查|调查|审查)(?:无误)?(?:后|，)"), r"\1后"),
    (re.compile(r"(?:仅限|只限|只供|仅供)(?:于)?(?=[一-鿿])"), "仅"),
    (re.compile(r"(转赠|转借|出借|转租|泄露)(?:给|予)?(?:他人|别人)"), r"\1"),
    (re.compile(r"[以按](每?[年月日天周])(?:为单位|计算)(?:计算)?"), r"按\1算"),
    (
        re.compile(
            r"本[^，。；本]{0,4}表(?:[内中上]?所列(?:[示明])?|[内中上])的?|(?<![一-鿿])表(?:[内中上]?所列|[内中上])的?"
        ),
        "表列",
    ),
    (re.compile(r"^all (?=(?:\w+ ){1,3}(?:are|must|can|will|need|have)\b)", re.IGNORECASE), ""),
    (
        re.compile(
            r"\b(?:(?:stays?|remains?|is|are) available|can be (?:viewed|seen|accessed))\b", re.IGNORECASE
        ),
        "available",
    ),
    (re.compile(r"(?<=[能得可])用于(?=[一-鿿])"), "用"),
    (
        re.compile(
            r"\b(?:is|are) (?:not (?:allowed|permitted)|forbidden|prohibited)\b(?: to\b)?", re.IGNORECASE
        ),
        "must not",
    ),
    (re.compile(r"\bnot ((?:go up|rise|increase|grow) by) more than\b", re.IGNORECASE), r"\1 at most"),
    (re.compile(r"\bcan['’]t\b", re.IGNORECASE), "cannot"),
    (re.compile(r"['’]ve\b", re.IGNORECASE), " have"),
    (re.compile(r"\bwon['’]t\b", re.IGNORECASE), "will not"),
    (re.compile(r"n['’]t\b", re.IGNORECASE), " not"),
    (re.compile(r"['’]ll\b", re.IGNORECASE), " will"),
    (re.compile(r"['’](?:re|s)\b", re.IGNORECASE), ""),
    # Within so many days of it, so many days after it at the latest, from it on so many days: all run from it.
    (
        re.compile(
            r"\b(?:within|(?:no|not) later than|at the latest) "
            r"((?:\w+[ -]){1,3}?(?:day|week|month|year|hour)s?) (?:of|after|from|following|starting)\b",
            re.IGNORECASE,
        ),
        r"within \1 of",
    ),
    (
        re.compile(
            r"[自从]([^，。；自从]{2,16}?)(?:之日|当日|当天|之时)?起(?=的?，?(?:在)?\s*[\d一二两三四五六七八九十]+\s*个?(?:工作|自然|营业)?[日天小周月年])"
        ),
        r"\1后",
    ),
    # Not without: 未经同意不得, 经同意方可.
    (re.compile(r"未经([^，。；]{1,12}?)(?:，|的，)?(?:一律|均)?(?:不得|不能|不可以?)"), r"经\1方可"),
    # Under a law is no bound, as under 18 is one.
    (
        re.compile(
            r"\bunder (?=(?:any|the|this|these|that|an?|our|your|such|applicable)\b(?! (?:age|limit|amount|threshold)))",
            re.IGNORECASE,
        ),
        "by ",
    ),
    (re.compile(r"(?<![一-鿿])无(?=[一-鿿])(?![须需论法效])"), "没有"),
    (re.compile(r"不予(?=[一-鿿])"), "不"),
    (re.compile(r"(?:给予|予以|加以)(?=[一-鿿])"), ""),
    # Who is too young may not, who is old enough may.
    (
        re.compile(r"(?:[不未]满|低于)\s*(\d+)\s*周?岁的?(?:客户|人员|人|者|申请人)?，?不(?:得|能|可以?)"),
        r"必须满\1岁",
    ),
    (
        re.compile(
            r"\b(?:(?:customers|people|persons?|anyone|those|children|nobody) )?(?:who (?:is|are) )?(?:aged )?under "
            r"(?:the age of )?(\d+) (?:cannot|can not|may not|must not|are not allowed to) ",
            re.IGNORECASE,
        ),
        r"must be \1 or over to ",
    ),
    (re.compile(r"(?:[以用]|通过|采用|采取)?(书面|口头|电话|短信|邮件|电子|纸质)的?(?:形式|方式)"), r"\1"),
    (re.compile(r"(?:发送|发)(短信|邮件)(?=通知|告知|提醒|提示)"), r"\1"),
    (re.compile(r"(?:下列|以下|如下)(?:人员|客户|情形|情况|材料|资料|内容|业务|渠道|方式)(?:之一)?"), ""),
    (re.compile(r"[，；](?:也|还|亦)可以?(?=[在到于向用通以按])"), "或可"),
    (re.compile(r"(?:效力|标准|要求|条件)(?:相同|一样|一致|同等)"), "同等效力"),
    (
        re.compile(
            r"\b(?:there (?:is|are|will be) )?no (?:\w+ ){0,2}?(?:fee|charge)s?"
            r"(?: (?:is|are|will be)(?: ever)? (?:charged|due|payable|made|taken))?(?: at all)?(?=[ ,.;]|$)",
            re.IGNORECASE,
        ),
        "free",
    ),
    (re.compile(r"\bnon-(?=\w{4})", re.IGNORECASE), "not "),
    (
        re.compile(
            r"\bun(?=(?:certified|opened|paid|signed|authorised|authorized|available|used|registered|insured|verified|limited)\b)",
            re.IGNORECASE,
        ),
        "not ",
    ),
    (re.compile(r"\b(?:is|are) inclusive of\b", re.IGNORECASE), "include"),
    (re.compile(r"\b(?:thereafter|from then on)\b", re.IGNORECASE), "after that"),
    (
        re.compile(
            r"\bof (?:your|our|their|his|her|its) (?=arriv|return|request|receipt|claim)", re.IGNORECASE
        ),
        "of ",
    ),
)
"""Turns of phrase that no single word carries; 以上 takes its number in (Civil Code, art. 1259), as 满 does."""
