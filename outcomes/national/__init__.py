"""Areas of England side by side: what national readers see of the outcomes."""
