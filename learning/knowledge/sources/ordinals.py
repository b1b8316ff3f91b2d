"""A number as Word writes it at the head of a paragraph: 3, 三, iii, C, ③."""

import cn2an

MOST = 9_999
"""Above it a number is written in digits: no list of people is that long."""
_LETTERS = 26
_MOST_LETTERS = 780
"""z for the 30th time."""
_CIRCLED = 20
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_CIRCLES = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})


def written(number: int, style: str) -> str:
    """The number in one of the styles of ECMA-376, part 1, 17.18.59; in digits where the style has no sign for it."""
    if style == "none":
        return ""
    if not 1 <= number <= MOST:
        return str(number)
    if style in _CHINESE:
        return str(cn2an.an2cn(number)).removeprefix("一" if 10 <= number < 20 else "")
    if style == "chineseLegalSimplified":
        return str(cn2an.an2cn(number, "up"))
    if style in _CIRCLES and number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    if style == "decimalZero":
        return f"{number:02}"
    if style in {"ideographTraditional", "ideographZodiac"}:
        signs = _STEMS if style == "ideographTraditional" else _BRANCHES
        return signs[number - 1] if number <= len(signs) else str(number)
    return _in_latin(number, style)


def _in_latin(number: int, style: str) -> str:
    if style in {"lowerLetter", "upperLetter"} and number <= _MOST_LETTERS:
        letters = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
    elif style in {"lowerRoman", "upperRoman"}:
        letters, left = "", number
        for value, sign in _ROMAN:
            letters += sign * (left // value)
            left %= value
    else:
        return str(number)
    return letters.upper() if style.startswith("upper") else letters
