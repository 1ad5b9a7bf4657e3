"""Who may see which part of a meeting. A part is as closed as the strictest of the records it hangs on."""

from django.db.models import Q

from cdp_portal.release import Audience, strictest

OF_AN_ITEM = ("release_class",)
UNDER_AN_ITEM = ("release_class", "item__release_class")
OF_A_MINUTE = ("item__release_class",)
OF_AN_ACTION = (*UNDER_AN_ITEM, "decision__release_class", "decision__item__release_class")

WITHHELD = {Audience.RESTRICTED: "Restricted item", Audience.MEMBER: "Item for members only"}


def seen_by(audience: Audience, *paths: str) -> Q:
    """The condition that `audience` may see every release class found at `paths` (an absent record hides nothing)."""
    allowed = audience.may_see_classes
    condition = Q()
    for path in paths:
        here = Q(**{f"{path}__in": allowed})
        condition &= here | Q(**{f"{path}__isnull": True}) if "__" in path else here
    return condition


def audience_of(access, partnership, meeting) -> Audience:
    """What the person may see of a meeting: those of a partnership that only takes part never see restricted matter."""
    if meeting.partnership_id == partnership.pk:
        return access.audience
    return min(access.audience, Audience.MEMBER, key=lambda audience: audience.rank)


def class_of_paper(paper) -> Audience:
    """The release class that a paper has in effect: its own or its item's, whichever is stricter."""
    return strictest([paper.release_class, paper.item.release_class])


def class_of_minute(minute, meeting) -> Audience:
    """The class that a minute of `meeting` has in a pack: its item's, and for members until its draft is circulated."""
    kept_back = minute.state == minute.State.DRAFT and meeting.minutes_circulated_at is None
    return strictest([minute.item.release_class, *([Audience.MEMBER] if kept_back else [])])


def class_of_decision(decision) -> Audience:
    return strictest([decision.release_class, *_of(decision.item)])


def class_of_action(action) -> Audience:
    """The class that an action has in effect: its own, its item's, its decision's, whichever is strictest."""
    decision = [class_of_decision(action.decision)] if action.decision else []
    return strictest([action.release_class, *_of(action.item), *decision])


def _of(item) -> list[str]:
    return [item.release_class] if item else []


def withheld_title(item) -> str:
    """What stands in the agenda for an item that the reader may not see."""
    return WITHHELD[Audience(item.release_class)]
