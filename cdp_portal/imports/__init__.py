"""Spreadsheets into the portal: an uploaded file is checked, read in a process of its own, and shown before it counts.

`reading` gives named sheets of rows; `matching` finds the columns of a resource by their titles; `resource` has the
row logic on top of django-import-export; `running` makes the preview and writes what was confirmed. Knows no app.
"""
