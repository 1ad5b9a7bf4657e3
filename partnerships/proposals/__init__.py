"""Proposals: their rules, what is done to them, their forms and how they are told."""
