"""Packs of a meeting: from the records to what is typeset, proved, stored and shown as a web page.

`matter` loads everything of a meeting, whatever its release class. For one audience `spec` describes the pack and
`withheld` the rest, which the proof looks for in the finished file. `building` makes and proves the file, `outline`
tells later what has changed, `reading` shows a stored pack as a web page.
"""
