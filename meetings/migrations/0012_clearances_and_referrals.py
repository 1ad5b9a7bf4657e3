import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0011_lock_approved_minutes'),
        ('members', '0005_numbers_and_seats'),
        ('partnerships', '0011_terms_text'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='accessibility_advice',
            field=models.TextField(blank=True, editable=False, help_text='How accessible the file is and what to do about it, for the office'),
        ),
        migrations.AlterField(
            model_name='paper',
            name='accessibility',
            field=models.CharField(blank=True, editable=False, help_text='accessible, tagged, untagged or scan', max_length=12),
        ),
        migrations.CreateModel(
            name='Clearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.SlugField(editable=False, max_length=40)),
                ('role', models.CharField(editable=False, max_length=200)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('cleared', 'Cleared'), ('changes', 'Changes asked for')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField(editable=False)),
                ('why_asked', models.CharField(blank=True, editable=False, max_length=200, verbose_name='why it was asked again')),
                ('due_on', models.DateField(verbose_name='answer due on')),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('how', models.CharField(blank=True, max_length=200, verbose_name='how the answer came')),
                ('comment', models.TextField(blank=True, help_text='For the office and the author. Never printed.')),
                ('text_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('asked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clearances', to='meetings.paper')),
                ('partnership', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='members.seat', verbose_name='seat that is asked')),
            ],
            options={
                'ordering': ['paper', 'id'],
                'constraints': [models.UniqueConstraint(fields=('paper', 'key'), name='meetings_clearance_once', violation_error_message='This role has been asked already.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='meetings_clearance_decided_at_an_instant', violation_error_message='An answer has a time, and what is still asked has none.')],
            },
        ),
        migrations.CreateModel(
            name='PaperReferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('sent_at', models.DateTimeField(editable=False)),
                ('outcome', models.CharField(choices=[('awaiting', 'Awaiting'), ('noted', 'Noted'), ('agreed', 'Agreed'), ('subject_to', 'Agreed, subject to a condition'), ('deferred', 'Deferred'), ('refused', 'Not agreed')], default='awaiting', max_length=12)),
                ('outcome_on', models.DateField(blank=True, null=True, verbose_name='on')),
                ('minute_reference', models.CharField(blank=True, help_text='As printed there, for example 24', max_length=40, verbose_name='minute number')),
                ('comment', models.TextField(blank=True, help_text='Never printed', verbose_name='condition or comment')),
                ('made', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='came_from', to='meetings.paper', verbose_name='paper made there')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='meetings.paper')),
                ('partnership', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership')),
                ('sent_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['paper', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('paper', models.F('made')), _negated=True), name='meetings_paperreferral_to_another', violation_error_message='A paper cannot go up to itself.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'awaiting'), ('outcome_on__isnull', True)), models.Q(models.Q(('outcome', 'awaiting'), _negated=True), ('outcome_on__isnull', False)), _connector='OR'), name='meetings_paperreferral_outcome_on_a_day', violation_error_message='Say on which day, and only when there is an outcome.')],
            },
        ),
        InheritPartnership('paper', 'Clearance', 'PaperReferral'),
        Track('Clearance', 'PaperReferral'),
    ]
