"""Figures from files, whatever their layout: one stream of neutral rows, then names, then what would change.

`layouts` tells which of the four layouts a sheet has (an export of Fingertips, our own template, or a table by area
such as those of ONS and NDTMS), and reads it into `rows.FileFigure`s. Up to there nothing knows Django or the database.
"""
