import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_move_paper_text")]

    operations = [
        migrations.AlterField(
            model_name="paper",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="meetings.reporttemplate",
                verbose_name="report template",
            ),
        ),
        *(
            migrations.RemoveField(model_name="paper", name=name)
            for name in ("consultation_references", "contact_post", "key_decision", "portfolio", "wards")
        ),
        migrations.DeleteModel(name="PaperSection"),
    ]
