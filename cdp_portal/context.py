"""What every page needs: where one is and what one may do there."""


def page(request) -> dict:
    return {"partnership": getattr(request, "partnership", None), "access": getattr(request, "access", None)}
