"""The simulated customer's mind: feelings, ledger, ends, lines and debrief. Standard library only."""
