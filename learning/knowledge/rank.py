"""How much a change is worth a minute of an agent's time, 0 to 1."""

import re

from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import DUTY, PROHIBITION, FactKind
from learning.knowledge.facts.noise import EXHORTATION, NEVER_TURN, REFERRAL
from learning.knowledge.facts.statement import LEANS, complete

WORTH_A_CARD = 0.3
WORTH_AN_ITEM = 0.5

_BASE = {
    FactKind.MONEY: 0.85,
    FactKind.LIMIT: 0.85,
    FactKind.RATE: 0.85,
    FactKind.DURATION: 0.85,
    FactKind.DATE: 0.75,
    FactKind.COUNT: 0.75,
    FactKind.PERMISSION: 0.7,
    FactKind.OBLIGATION: 0.65,
    FactKind.SCOPE: 0.65,
    FactKind.CHANNEL: 0.65,
    FactKind.CONDITION: 0.6,
    FactKind.STEP: 0.6,
    FactKind.DEFINITION: 0.5,
    FactKind.OTHER: 0.45,
}
_SCREEN = re.compile(
    r"点击|单击|导航栏|页签|对话框|按钮|\b(?:click|select|sign in|log in|menu|tab|button)\b", re.IGNORECASE
)


def importance(finding: Finding) -> float:
    """The worth of a finding by what it is about, less what experience says is noise."""
    unit, worth = finding.unit, _BASE[finding.kind]
    statement = complete(unit)
    worth += 0.1 * (finding.change == "changed" and finding.old_value is not None)
    worth += 0.1 * bool(
        PROHIBITION.search(unit.lead) or (finding.change == "added" and PROHIBITION.search(unit.text))
    )
    worth += 0.05 * (finding.change == "added" and bool(DUTY.search(unit.text)))
    worth -= 0.3 * (finding.shape is Shape.TERM and len(finding.new or "") < 20)
    worth -= 0.15 * (unit.is_example and finding.new_value is None) + 0.05 * unit.is_example
    worth -= 0.35 * bool(REFERRAL.search(unit.text) and finding.new_value is None)
    worth -= 0.25 * bool(EXHORTATION.search(unit.text)) + 0.1 * bool(NEVER_TURN.search(unit.text))
    worth -= 0.15 * bool(_SCREEN.search(unit.text) and finding.new_value is None)
    worth -= 0.1 * bool(LEANS.match(unit.text)) + 0.1 * (len(statement) > _long(statement))
    worth -= 0.15 * (len(unit.shape) < 8 and not unit.is_cell and finding.new_value is None)
    worth -= 0.15 * (finding.shape is Shape.WORDING and _slight(finding))
    return round(max(0.0, min(1.0, worth)), 3)


def _long(statement: str) -> int:
    return 260 if statement.isascii() else 110


def _slight(finding: Finding) -> bool:
    """A few words of a long sentence, nothing that forbids, obliges or counts."""
    changed = len(finding.old or "") + len(finding.new or "")
    return changed < 0.12 * len(finding.unit.text) or changed < 4
