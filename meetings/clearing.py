"""How far a paper is cleared. A role that says nothing has not cleared it, and a text that changed is not cleared.

Asks no query for a paper read with `clearable()`.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from cdp_portal.sentences import counted, joined
from meetings.models import Clearance, Paper, TemplateField
from meetings.papers import Part, fields, missing, printable

State = Clearance.State
NOT_ASKED, OVERDUE, CHANGED = "Not asked", "Overdue", "Text changed since"
TONES = {State.CLEARED.label: "done", State.CHANGES.label: "warn", OVERDUE: "bad", CHANGED: "warn"}


def clearable() -> list:
    """What to prefetch of papers, so that their clearance and their text can be read without further queries."""
    asked = Clearance.objects.select_related("seat__organisation", "decided_by", "asked_by").order_by("id")
    return [*printable(), Prefetch("clearances", asked)]


def fingerprint(paper: Paper) -> str:
    """The SHA-256 of what a reader gets: title, file, and each text by its meaning."""
    keys = {field.pk: field.key for field in paper.template.fields.all()}
    written = sorted((keys.get(answer.field_id, ""), answer.text) for answer in paper.answers.all())
    told = [paper.title, paper.sha256, [pair for pair in written if pair[0] and pair[1].strip()]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Line:
    """One role of the template: what it was asked and said about the text as it is now."""

    key: str
    role: str
    required: bool
    clearance: Clearance | None
    is_cleared: bool

    @property
    def counts(self) -> bool:
        """Does the paper wait for this role?"""
        return self.required or self.clearance is not None

    def word(self, today: date) -> str:
        if self.clearance is None:
            return NOT_ASKED
        if self.clearance.state == State.ASKED:
            return OVERDUE if self.clearance.due_on < today else State.ASKED.label
        if self.clearance.state == State.CLEARED and not self.is_cleared:
            return CHANGED
        return self.clearance.get_state_display()

    def tone(self, today: date) -> str:
        return TONES.get(self.word(today), "neutral")


def lines(paper: Paper) -> list[Line]:
    """The roles of the paper's template in order, then those that were asked under another template."""
    asked = {clearance.key: clearance for clearance in paper.clearances.all()}
    now = fingerprint(paper)
    roles = [(field.key, field.label, field.required) for field in fields(paper, Part.CLEARANCE)]
    known = {key for key, _role, _required in roles}
    roles += [(one.key, one.role, False) for one in asked.values() if one.key not in known]
    return [
        Line(key, role, required, one, bool(one and one.state == State.CLEARED and one.text_sha256 == now))
        for key, role, required in roles
        for one in [asked.get(key)]
    ]


def waits_for(paper: Paper) -> list[str]:
    """The roles that have not cleared the text as it is. Empty: the paper is cleared."""
    return [line.role for line in lines(paper) if line.counts and not line.is_cleared]


def sentence(paper: Paper) -> str:
    """What stands between the paper and its clearance, in words."""
    if unwritten := missing(paper):
        return f"{counted(len(unwritten), 'part')} still to be written first."
    if waiting := waits_for(paper):
        return f"Not cleared by {joined(waiting)}."
    asked = any(line.counts for line in lines(paper))
    return "Cleared by everyone who was asked." if asked else "Nobody has to clear it."


def roles_to_ask(paper: Paper) -> list[TemplateField]:
    """The roles of the template that can be asked, or asked again: all but those that cleared the text as it is."""
    cleared = {line.key for line in lines(paper) if line.is_cleared}
    return [field for field in fields(paper, Part.CLEARANCE) if field.key not in cleared]
