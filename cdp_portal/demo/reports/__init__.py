"""Five reports that real partnerships wrote, told in our own words in their own templates, partly from the records.

`{passage:milestones}` in a text stands for what the portal writes from its records on the day of the meeting
(`cdp_portal.overview.passages`).
"""
