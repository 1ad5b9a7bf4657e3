"""Every write of the meetings app that has a rule or spans several rows; one module for each noun."""
