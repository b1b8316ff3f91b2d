"""Lessons drafted from two files, on the command line and as JSON: no database, nothing is kept."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from learning.knowledge.blocks import BlockKind
from learning.knowledge.units import document
from learning.knowledge.update import FactChange, Notice, Span, Update, compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import CardDraft, ItemDraft, LessonDraft

# The shape is the contract's, key by key; values are JSON, which has no narrower type here.
Json = dict[str, Any]


@click.group()
def lessons() -> None:
    """Draft lessons from knowledge."""


@lessons.command(
    epilog="Example: interlude lessons preview --before old.md --after new.md --effective-from 2026-12-01 --json"
)
@click.option(
    "--before", "before_path", required=True, type=click.Path(path_type=Path), help="The old version."
)
@click.option(
    "--after", "after_path", required=True, type=click.Path(path_type=Path), help="The new version."
)
@click.option(
    "--effective-from", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="When it takes effect."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole draft as JSON.")
def preview(before_path: Path, after_path: Path, effective_from: datetime | None, as_json: bool) -> None:
    """Draft the lessons for one article's two versions."""
    before, after = _read(before_path), _read(after_path)
    shape = previewed(before, after, effective_from=effective_from, fallback_title=after_path.stem)
    click.echo(json.dumps(shape, ensure_ascii=False, indent=1) if as_json else _spoken(shape))


def previewed(before: str, after: str, *, effective_from: datetime | None, fallback_title: str) -> Json:
    """The contract's shape of `lessons preview --json`."""
    update = compare(before, after)
    title = next(
        (unit.text for unit in document(after).units if unit.kind is BlockKind.HEADING), fallback_title
    )
    drafted = draft(update, before=before, after=after, effective_from=effective_from, title=title)
    return as_json_shape(update, drafted)


def as_json_shape(update: Update, drafted: tuple[LessonDraft, ...]) -> Json:
    """An update and its lessons as the contract writes them."""
    return {
        "language": update.language,
        "facts": [_fact(fact) for fact in update.facts],
        "lessons": [
            {
                "title": lesson.title,
                "estimated_seconds": lesson.estimated_seconds,
                "facts": list(lesson.facts),
                "cards": [_card(card) for card in lesson.cards],
                "items": [_item(item) for item in lesson.items],
            }
            for lesson in drafted
        ],
        "ignored": [asdict(entry) for entry in update.ignored],
        "warnings": [_warning(notice) for notice in update.notices],
    }


def _title(text: str) -> str | None:
    """The title in the front matter, else the first heading."""
    named = re.match(r"---\n(?:.*\n)*?title:[ \t]*[\"']?(.+?)[\"']?[ \t]*\n", text)
    first = next((unit.text for unit in document(text).units if unit.kind is BlockKind.HEADING), None)
    return named[1] if named else first


def _read(path: Path) -> str:
    """A text file in UTF-8, with or without a mark, or in GB18030 as older office programs write it."""
    try:
        raw = path.read_bytes()
    except OSError as reason:
        raise click.ClickException(f"{path}: {reason.strerror or 'cannot be read'}") from reason
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise click.ClickException(f"{path}: is not a text file")


def _span(span: Span | None) -> Json | None:
    return asdict(span) if span else None


def _fact(fact: FactChange) -> Json:
    return {
        "id": fact.id,
        "change": fact.change,
        "kind": fact.kind.value,
        "topic": fact.topic,
        "statement": fact.statement,
        "old": fact.old,
        "new": fact.new,
        "path": list(fact.path),
        "importance": fact.importance,
        "source": _span(fact.source),
    }


def _card(card: CardDraft) -> Json:
    return {"kind": card.kind, "text": card.text, "fact": card.fact, "source": _span(card.source)}


def _item(item: ItemDraft) -> Json:
    return {
        "kind": item.kind,
        "prompt": item.prompt,
        "options": [
            {"text": option.text, "correct": option.correct, "why": option.why} for option in item.options
        ],
        "answer": list(item.answer) if item.answer is not None else None,
        "explanation": item.explanation,
        "fact": item.fact,
        "derived": item.derived,
        "source": _span(item.source),
    }


def _warning(notice: Notice) -> Json:
    return {"code": notice.code, "message": notice.message, "source": _span(notice.source)}


def _spoken(shape: Json) -> str:
    """The draft as an owner would skim it in a terminal."""
    lines: list[str] = []
    for lesson in shape["lessons"]:
        lines.append(f"# {lesson['title']} ({lesson['estimated_seconds']} s)")
        lines += [f"\n[{card['kind']}] {card['text']}" for card in lesson["cards"]]
        for item in lesson["items"]:
            lines.append(f"\n? {item['prompt']}")
            lines += [
                f"  {'[x]' if option['correct'] else '[ ]'} {option['text']}" for option in item["options"]
            ]
        lines.append("")
    lines += [f"! {warning['code']}: {warning['message']}" for warning in shape["warnings"]]
    return "\n".join(lines) if lines else "Nothing to teach: the two versions say the same."
