from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from members import actions
from members.forms.chairs import ChairForm, ChairRows, chair_choices
from partnerships.models import Body
from partnerships.views.bodies import body_trail
from partnerships.views.partnership import SECTION


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def chair_turn_edit(request, partnership, pk):
    """How a body is chaired, and the rota of seats in their order."""
    body = get_object_or_404(Body.objects.filter(partnership=partnership).select_related("partnership"), pk=pk)
    offered = chair_choices(body)
    form = ChairForm(request.POST or None, instance=body)
    rows = ChairRows(request.POST or None, instance=body, form_kwargs=offered)
    context = {
        "title": "Who takes the chair",
        "caption": body.name,
        "section": SECTION,
        "trail": body_trail(partnership, body),
        "body": body,
        "form": form,
        "formset": rows,
        "has_seats": len(offered["choices"]) > 1,
    }
    status = 200
    if request.method == "POST" and not rows.pressed and all([form.is_valid(), rows.is_valid()]):
        if actions.save_rota(form=form, rows=rows, by=request.user):
            messages.success(request, f"Saved: who takes the chair of {body}.")
            return redirect(body)
        context |= {"conflict": [*form.differences(), *rows.differences()], "is_conflict": True}
        form.take_current_version()
        rows.take_current_version()
        status = 409
    return render(request, "members/chair_turn_edit.html", context, status=status)
