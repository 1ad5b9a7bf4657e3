"""What the papers say: by the keys of their template's fields, with passages from the records loaded before."""

import re

from cdp_portal.demo.loading.context import Load
from cdp_portal.overview.passages import PASSAGES
from cdp_portal.release import Audience
from meetings.models import Paper, PaperAnswer, TemplateField

PASSAGE = re.compile(r"\{passage:(\w+)\}")


def load_answers(load: Load) -> None:
    fields = {(field.template_id, field.key): field for field in TemplateField.objects.filter(template__kept_by=None)}
    rows = [
        {
            "partnership": paper.partnership,
            "paper": paper,
            "field": fields[paper.template_id, key],
            "text": with_passages(text, paper),
        }
        for literal, paper in load.papers
        for key, text in literal["answers"].items()
    ]
    load.put(PaperAnswer, rows, "paper", "field")


def with_passages(text: str, paper: Paper) -> str:
    """The text with each `{passage:name}` as the records tell it on the day of the paper's meeting."""
    day, audience = paper.item.meeting.held_on, Audience(paper.release_class)
    return PASSAGE.sub(lambda found: PASSAGES[found[1]].text(paper.partnership, day, audience), text)
