"""Dates as they are written in Bulgaria; Django's own mix in American order."""

DATE_FORMAT = "j F Y г."
SHORT_DATE_FORMAT = "d.m.Y г."
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y г., H:i"
SHORT_DATETIME_FORMAT = "d.m.Y г., H:i"
FIRST_DAY_OF_WEEK = 1
