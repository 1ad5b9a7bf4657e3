"""The pages of the meetings app, one module for each noun."""
