"""What each of the five reports must say when it is printed: every statement that the partnership put on paper."""

from cdp_portal.demo.facts.printed import llr, sefton, southend_board, southend_strategy, tower_hamlets

REPORTS = tuple(one.REPORT for one in (southend_strategy, southend_board, llr, tower_hamlets, sefton))
