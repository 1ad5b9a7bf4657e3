"""The forms of the meetings app, one module for each noun."""
