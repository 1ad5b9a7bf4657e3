from django.db import migrations

# Part, key, label and kind of what papers had before there were templates. load_reference adds hints and the rest.
HOUSE = [
    ("header", "author", "Author", "record"),
    ("header", "contact", "Contact", "line"),
    ("header", "key_decision", "Key decision", "yes_no"),
    ("header", "wards", "Wards affected", "line"),
    ("header", "portfolio", "Portfolio", "line"),
    ("header", "consultation_references", "Consultation references", "line"),
    ("section", "purpose", "Purpose", "text"),
    ("section", "recommendations", "Recommendations", "text"),
    ("section", "reasons", "Reasons for the recommendations", "text"),
    ("section", "alternatives", "Alternative options considered", "text"),
    ("section", "background", "Background", "text"),
    ("section", "details", "Details", "text"),
    ("section", "implications", "Implications", "text"),
    ("section", "consultation", "Consultation", "text"),
    ("section", "background_papers", "Background papers and appendices", "text"),
]
COLUMNS = {
    "contact": "contact_post",
    "wards": "wards",
    "portfolio": "portfolio",
    "consultation_references": "consultation_references",
}


def to_answers(apps, schema_editor):
    """Every paper gets the house template; its columns and sections become answers to the template's fields."""
    model = {name: apps.get_model("meetings", name) for name in ("Paper", "PaperSection", "PaperAnswer")}
    if not model["Paper"].objects.exists():
        return
    template, fields = _house(apps)
    model["Paper"].objects.update(template=template)
    answers = [
        model["PaperAnswer"](partnership_id=paper.partnership_id, paper=paper, field=fields[key], text=text)
        for paper in model["Paper"].objects.order_by("id")
        for key, text in _facts(paper)
    ]
    answers += [
        model["PaperAnswer"](
            partnership_id=section.partnership_id, paper_id=section.paper_id, field=fields[section.heading], text=section.text
        )
        for section in model["PaperSection"].objects.order_by("id")
    ]
    model["PaperAnswer"].objects.bulk_create(answers)


def _house(apps):
    template, _ = apps.get_model("meetings", "ReportTemplate").objects.get_or_create(
        kept_by=None, slug="house", defaults={"name": "Portal house template"}
    )
    fields, counted = {}, {}
    for part, key, label, kind in HOUSE:
        counted[part] = counted.get(part, 0) + 1
        fields[key], _ = apps.get_model("meetings", "TemplateField").objects.get_or_create(
            template=template, key=key, defaults={"part": part, "position": counted[part], "label": label, "kind": kind}
        )
    return template, fields


def _facts(paper):
    facts = [(key, getattr(paper, column)) for key, column in COLUMNS.items()]
    facts.append(("key_decision", "yes" if paper.key_decision else ""))
    return [(key, text) for key, text in facts if text]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_report_templates")]

    operations = [migrations.RunPython(to_answers, migrations.RunPython.noop)]
