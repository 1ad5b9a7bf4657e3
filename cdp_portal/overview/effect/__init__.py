"""What a proposal would change, told from the register, the seats, the money, the figures and the returns."""
