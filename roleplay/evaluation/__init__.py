"""Evaluation: the bars B1 to B8 of the design, measured on text the reader was never trained on. Pure functions, no web."""
