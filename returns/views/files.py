"""Files of a signed return."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.pdf.engine import PdfError
from returns.content import canonical
from returns.exports import FORMATS, file_name
from returns.views import lookup


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def return_export(request, partnership, quarter, receiver, format):  # noqa: A002 - the word of the address
    """One file from the last signature, or from that of `?version=`."""
    if format not in FORMATS:
        raise Http404("There is no such file.")
    return_ = lookup.find(partnership, quarter, receiver)
    signatures = return_.signatures.select_related("return_of__requirement")
    asked = request.GET.get("version", "")
    if asked:
        signature = get_object_or_404(signatures, version=int(asked) if asked.isdecimal() and len(asked) < 5 else 0)
    else:
        signature = signatures.first()
    if signature is None:
        messages.error(request, "Files are made from the signed return, and nobody has signed it yet.")
        return redirect(return_)
    chosen = FORMATS[format]
    try:
        content, name = chosen.make(signature), file_name(signature, chosen)
    except (PdfError, canonical.UnknownSchemaError) as error:
        messages.error(request, str(error))
        return redirect(return_)
    response = HttpResponse(content, content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
