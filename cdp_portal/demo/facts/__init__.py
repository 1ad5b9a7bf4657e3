"""What the six partnerships have put on paper, fact by fact, and what the portal's pages say of each.

`fact` says what a fact is, `check` opens the pages and looks, `reading` takes a page apart; one module for each paper.
"""

from cdp_portal.demo.facts import joint_board, llr, sefton, southend, tower_hamlets

FACTS = southend.FACTS + joint_board.FACTS + llr.FACTS + tower_hamlets.FACTS + sefton.FACTS
