import django.db.models.deletion
from django.db import migrations, models

from accounts.tracking import LinkPartnership, Track


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0013_pack_drafts_and_openings'),
        ('outcomes', '0009_received_in_order'),
        ('partnerships', '0011_terms_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='risk',
            name='metrics',
            field=models.ManyToManyField(blank=True, related_name='risks', to='outcomes.metric', verbose_name='metrics that would show it'),
        ),
        migrations.CreateModel(
            name='IssueDealtWith',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='in what way')),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.action')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.decision')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.paper')),
                ('partnership', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership')),
                ('served', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dealt_with', to='outcomes.emergingissue', verbose_name='issue')),
            ],
            options={
                'verbose_name': 'link to an issue',
                'verbose_name_plural': 'links to issues',
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', True), ('decision__isnull', True), ('paper__isnull', False)), models.Q(('action__isnull', True), ('decision__isnull', False), ('paper__isnull', True)), models.Q(('action__isnull', False), ('decision__isnull', True), ('paper__isnull', True)), _connector='OR'), name='outcomes_issuedealtwith_one', violation_error_message='Choose one paper, decision or action.'), models.UniqueConstraint(fields=('served', 'paper'), name='outcomes_issuedealtwith_paper_once', violation_error_message='This paper is already linked to that record.'), models.UniqueConstraint(fields=('served', 'decision'), name='outcomes_issuedealtwith_decision_once', violation_error_message='This decision is already linked to that record.'), models.UniqueConstraint(fields=('served', 'action'), name='outcomes_issuedealtwith_action_once', violation_error_message='This action is already linked to that record.')],
            },
        ),
        LinkPartnership(("paper", "decision", "action"), "IssueDealtWith"),
        Track("Risk_metrics", "IssueDealtWith"),
    ]
