import django.db.models.deletion
from django.db import migrations, models

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0003_standing_orders_and_grounds'),
        ('partnerships', '0011_terms_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='accessibility',
            field=models.TextField(blank=True, editable=False, help_text='How well the file can be read with assistive technology'),
        ),
        migrations.AddField(
            model_name='paper',
            name='note',
            field=models.TextField(blank=True, help_text='Never printed or published', verbose_name='internal note'),
        ),
        migrations.CreateModel(
            name='ReportTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(editable=False, max_length=60, verbose_name='address')),
                ('council', models.CharField(blank=True, help_text='Printed at the head of the paper', max_length=150)),
                ('source', models.TextField(blank=True, verbose_name='where this comes from')),
                ('is_active', models.BooleanField(default=True, verbose_name='offered for new papers')),
                ('kept_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='template',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='meetings.reporttemplate', verbose_name='report template'),
        ),
        migrations.CreateModel(
            name='TemplateField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('header', 'At the head'), ('section', 'Section'), ('clearance', 'Cleared by')], max_length=10)),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.SlugField(max_length=40, verbose_name='meaning')),
                ('group', models.CharField(blank=True, help_text='A heading over several fields, for example Implications', max_length=150)),
                ('label', models.CharField(max_length=200)),
                ('hint', models.CharField(blank=True, max_length=300)),
                ('kind', models.CharField(choices=[('line', 'A line of text'), ('text', 'Text with paragraphs'), ('yes_no', 'Yes or no'), ('date', 'A date'), ('choice', 'One of a list'), ('record', 'Filled in by the portal')], default='text', max_length=10)),
                ('required', models.BooleanField(default=False, verbose_name='needed before the paper can be cleared')),
                ('numbered', models.BooleanField(default=False, verbose_name='numbered in print')),
                ('options', models.TextField(blank=True, help_text='One on each line', verbose_name='what to choose from')),
                ('standing_text', models.TextField(blank=True, help_text='Printed under the heading, before what is written')),
                ('in_use', models.BooleanField(default=True, verbose_name='asked for in papers')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='meetings.reporttemplate')),
            ],
            options={
                'ordering': ['template', 'part', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PaperAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text='Yes and no as “yes” and “no”, a date as 2026-12-04')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.paper')),
                ('partnership', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.templatefield')),
            ],
            options={
                'ordering': ['paper', 'field__position', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.UniqueConstraint(fields=('kept_by', 'slug'), name='meetings_reporttemplate_address', nulls_distinct=False, violation_error_message='Another template has this name.'),
        ),
        migrations.AddConstraint(
            model_name='templatefield',
            constraint=models.UniqueConstraint(fields=('template', 'key'), name='meetings_templatefield_once', violation_error_message='The template has this field already.'),
        ),
        migrations.AddConstraint(
            model_name='templatefield',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'choice'), _negated=True), models.Q(('options', ''), _negated=True), _connector='OR'), name='meetings_templatefield_choice_has_options', violation_error_message='List what can be chosen, one on each line.'),
        ),
        migrations.AddConstraint(
            model_name='paperanswer',
            constraint=models.UniqueConstraint(fields=('paper', 'field'), name='meetings_paperanswer_once'),
        ),
        migrations.AddField(
            model_name='standingorders',
            name='report_template',
            field=models.ForeignKey(blank=True, help_text='Leave empty for the portal’s own template.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.reporttemplate', verbose_name='papers are written in'),
        ),
        InheritPartnership('paper', 'PaperAnswer'),
        Track('ReportTemplate', 'TemplateField', 'PaperAnswer'),
    ]
