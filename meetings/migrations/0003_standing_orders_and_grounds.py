import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

from accounts.tracking import InheritPartnership, Track


def close_on_the_ground_of_the_board(apps, schema_editor):
    """Items restricted so far had a reason but no ground in law."""
    apps.get_model("meetings", "AgendaItem").objects.filter(release_class="restricted").update(closed_ground="board")


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_track'),
        ('members', '0005_numbers_and_seats'),
        ('partnerships', '0011_terms_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='StandingItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('indented', models.BooleanField(default=False, verbose_name='part of the item above')),
                ('title', models.CharField(max_length=200)),
                ('purpose', models.CharField(choices=[('decision', 'Decision'), ('discussion', 'Discussion'), ('noting', 'Noting')], default='noting', max_length=12, verbose_name='for')),
                ('minutes_allotted', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('paper_state', models.CharField(choices=[('expected', 'Paper expected'), ('to_follow', 'Paper to follow'), ('none', 'No paper')], default='none', max_length=10, verbose_name='paper')),
                ('release_class', models.CharField(choices=[('public', 'Public'), ('member', 'Members')], default='member', max_length=12, verbose_name='who may read it')),
                ('carries', models.CharField(blank=True, choices=[('', 'Nothing'), ('minutes', 'Minutes of the last meeting'), ('matters_arising', 'Matters arising from the last meeting'), ('action_log', 'Action log'), ('next_meeting', 'Date of the next meeting')], default='', max_length=20, verbose_name='carries')),
            ],
            options={
                'ordering': ['body', 'position'],
            },
        ),
        migrations.CreateModel(
            name='StandingOrders',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('papers_due_days', models.PositiveSmallIntegerField(default=5, help_text='Time to clear them. They are published the clear days before the meeting that the body’s page says.', validators=[django.core.validators.MaxValueValidator(60)], verbose_name='papers due, working days before they are published')),
                ('numbers_minutes', models.BooleanField(default=False, verbose_name='minute numbers run on through the year')),
                ('minute_year_starts_month', models.PositiveSmallIntegerField(choices=[(1, 'January'), (2, 'February'), (3, 'March'), (4, 'April'), (5, 'May'), (6, 'June'), (7, 'July'), (8, 'August'), (9, 'September'), (10, 'October'), (11, 'November'), (12, 'December')], default=5, verbose_name='minute numbers begin anew in')),
                ('first_minute_number', models.PositiveIntegerField(blank=True, help_text='Where the numbers go on from minutes kept elsewhere. Leave empty to begin with 1.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='first minute number')),
            ],
            options={
                'verbose_name_plural': 'standing orders',
                'ordering': ['body'],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='carries',
            field=models.CharField(blank=True, choices=[('', 'Nothing'), ('minutes', 'Minutes of the last meeting'), ('matters_arising', 'Matters arising from the last meeting'), ('action_log', 'Action log'), ('next_meeting', 'Date of the next meeting')], default='', max_length=20, verbose_name='carries'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='closed_ground',
            field=models.CharField(blank=True, choices=[('exempt', 'Exempt (Schedule 12A)'), ('confidential', 'Confidential'), ('board', 'Restricted by the board')], max_length=12, verbose_name='closed on the ground of'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='exempt_paragraph',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, '1: about an individual'), (2, '2: likely to reveal who an individual is'), (3, '3: someone’s financial or business affairs, the authority’s included'), (4, '4: consultations or negotiations with staff about their work'), (5, '5: legal advice that could be kept from a court'), (6, '6: a notice, order or direction that the authority plans'), (7, '7: preventing, investigating or prosecuting crime')], null=True, verbose_name='paragraph of Schedule 12A'),
        ),
        migrations.RunPython(close_on_the_ground_of_the_board, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('release_class', 'restricted'), models.Q(('closed_ground', ''), _negated=True)), models.Q(models.Q(('release_class', 'restricted'), _negated=True), ('closed_ground', '')), _connector='OR'), name='meetings_agendaitem_restricted_with_ground', violation_error_message='A restricted item has a ground on which it is closed, and only a restricted item has.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_ground', 'exempt'), ('exempt_paragraph__isnull', False), ('exempt_paragraph__range', (1, 7))), models.Q(models.Q(('closed_ground', 'exempt'), _negated=True), ('exempt_paragraph__isnull', True)), _connector='OR'), name='meetings_agendaitem_exempt_with_paragraph', violation_error_message='An exempt item names a paragraph of Schedule 12A, and only an exempt item does.'),
        ),
        migrations.AddField(
            model_name='standingitem',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standing_items', to='partnerships.body'),
        ),
        migrations.AddField(
            model_name='standingitem',
            name='lead_seat',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standing_items', to='members.seat', verbose_name='lead'),
        ),
        migrations.AddField(
            model_name='standingitem',
            name='partnership',
            field=models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership'),
        ),
        migrations.AddField(
            model_name='standingorders',
            name='body',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='standing_orders', to='partnerships.body'),
        ),
        migrations.AddField(
            model_name='standingorders',
            name='partnership',
            field=models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership'),
        ),
        migrations.AddConstraint(
            model_name='standingitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('body', 'position'), name='meetings_standingitem_position'),
        ),
        migrations.AddConstraint(
            model_name='standingitem',
            constraint=models.CheckConstraint(condition=models.Q(('release_class', 'restricted'), _negated=True), name='meetings_standingitem_open', violation_error_message='Restrict the item on the agenda of each meeting, with the ground for it.'),
        ),
        migrations.AddConstraint(
            model_name='standingitem',
            constraint=models.CheckConstraint(condition=models.Q(('paper_state', 'urgent'), _negated=True), name='meetings_standingitem_not_urgent', violation_error_message='What is urgent is said on the agenda of the meeting, with the chair’s reason.'),
        ),
        migrations.AddConstraint(
            model_name='standingorders',
            constraint=models.CheckConstraint(condition=models.Q(('minute_year_starts_month__range', (1, 12))), name='meetings_standingorders_month', violation_error_message='Choose the month in which minute numbers begin anew.'),
        ),
        migrations.AddConstraint(
            model_name='standingorders',
            constraint=models.CheckConstraint(condition=models.Q(('first_minute_number__isnull', True), ('first_minute_number__gte', 1), _connector='OR'), name='meetings_standingorders_first_number', violation_error_message='The first minute number is 1 or more.'),
        ),
        InheritPartnership("body", "StandingItem", "StandingOrders"),
        Track("StandingItem", "StandingOrders"),
    ]
