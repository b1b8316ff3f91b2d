"""One script for every figure, each character in its place: full-width digits, bankers' capitals, no-break spaces."""

import re

_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord(wide): plain
    for wide, plain in zip(
        "．％－−－＋＄￡￥\u00a0\u2002\u2007\u2009\u202f\u3000", ".%---+$£¥      ", strict=True
    )
}
_CAPITALS = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆", "一二二三三四五六六七八九十百千万亿元")
# 陆 and 伍 are names too, and 拾 is to pick up: capitals count only where something is counted by them.
_CAPITAL_NUMBER = re.compile(
    r"(?<![壹贰叁肆伍陆柒捌玖拾佰仟])[壹贰貳叁參肆伍陆陸柒捌玖](?:[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億万亿零]{0,20})(?=[万亿萬億元圆角分整年月日天个次份笔倍条周名])"
    r"|拾[壹贰貳叁肆伍陆柒捌玖]?(?=[万萬元圆个份])"
)


def in_one_script(text: str) -> str:
    """A text as long as the given one, with its figures as they are mostly written: １５，０００ is 15，000, 壹佰 is 一百."""
    if text.isascii():
        return text
    return _CAPITAL_NUMBER.sub(lambda match: match[0].translate(_CAPITALS), text.translate(_WIDE))
