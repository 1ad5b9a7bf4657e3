"""What a paper, decision or action of a meeting serves, in the apps above meetings: shown, linked and unlinked."""
