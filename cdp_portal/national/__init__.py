"""National data for measuring: as many partnerships, boards, seats and years as England has, all of it made up.

Nothing is random: every name, date and gap is counted off from a number, so that two runs make the same rows. The
local authorities, forces and care boards are those of the reference tables; everything else is invented and says so.
"""

from cdp_portal.national.loading import is_loaded, load
from cdp_portal.national.sizes import ENGLAND, Size

__all__ = ["ENGLAND", "Size", "is_loaded", "load"]
