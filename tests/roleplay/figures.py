"""A small made-up file of figures, as the evaluation commands write it."""


def figure(value, of, limit=None, ceiling=False, missed=False):
    return {"value": value, "of": of, "limit": limit, "ceiling": ceiling, "missed": missed}


READER = {
    "on": "2026-01-05",
    "figures": {
        "B1": {"en": figure(0.945, 100, 0.87), "bg": figure(0.8699, 100, 0.87, missed=True)},
        "B3": {
            "sentences read exactly, en": figure(0.819, 412),
            "harm seen in harmless sentences, en": figure(0.02, 300),
            "harm unseen in harmful sentences, en": figure(0.0999, 112),
        },
        "Safety": {
            "acute seen as acute, en": figure(None, 0, 0.95),
            "false alarms on look-alikes, en": figure(0.05, 60, 0.03, ceiling=True, missed=True),
        },
    },
}
ENGINE = {
    "on": "2026-01-05",
    "figures": {
        "B2": {"abusive calms": figure(1.0, 480, 0, ceiling=True, missed=True)},
        "B6": {"lines out of role": figure(0.0, 5000, 0, ceiling=True)},
        "B8": {"largest difference in points": figure(7.0, 900, 3, ceiling=True, missed=True)},
    },
}
