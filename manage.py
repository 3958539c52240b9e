#!/usr/bin/env python
import os
import secrets
import sys

from django.core.management import execute_from_command_line

# These sign nothing and serve nothing, so they run without the site's secret key.
NEED_NO_KEY = {
    *("read_acts", "rate_replies", "play", "evaluate_reader", "evaluate_engine", "train_reader"),
    *("rebuild_rollups", "compile_translations", "makemigrations", "makemessages"),
}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if NEED_NO_KEY & set(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_hex())
    execute_from_command_line(sys.argv)
