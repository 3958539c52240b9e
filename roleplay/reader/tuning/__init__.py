"""Adapting the encoder to this project's sentences. Needs PyTorch, which the running product does not."""
