"""The kinds of what may be due, by the word that stands for them in addresses."""

from outcomes.due import figures, issue_actions, plan_actions, risks, standards

KINDS = {kind.WORD: kind for kind in (plan_actions, figures, risks, issue_actions, standards)}
