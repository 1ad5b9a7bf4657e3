"""Figures and changes in words, for templates."""

from django import template

from outcomes import judgement, words

register = template.Library()
register.filter("figure_words", words.figure_words)
register.filter("change_words", judgement.change_words)
