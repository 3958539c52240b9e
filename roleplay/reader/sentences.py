"""Where one sentence ends and the next begins, in written and in hurried text."""

from __future__ import annotations

import re
from itertools import pairwise

from roleplay.reader.words import Words

TEXT_LIMIT = 4000
LONG_RUN = 14
"""Words without any punctuation, after which a run is cut at the phrases that begin a thought."""

_CLOSERS = "\"'”’»“」』）)]】"
_BREAK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029\x0b\x0c])+")
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪]+|\(?\d{1,2}[.)、](?!\d))\s*")
_HARD = re.compile(rf"[!?！？。]+[{re.escape(_CLOSERS)}]*|(?:\.{{2,}}|…+|\.)[{re.escape(_CLOSERS)}]*")
_LAST_WORD = re.compile(r"([^\s(\"'„“«]+)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")


def split(text: str, words: Words) -> list[str]:
    """Sentences of `text` in order, each as it was written, without blanks around it.

    Only the first 4,000 characters are read. Never empty strings; a text without one letter or
    digit gives an empty list.
    """
    safe = text[:TEXT_LIMIT].replace("\0", " ").encode("utf-8", "replace").decode()
    pieces: list[str] = []
    for line in _BREAK.split(safe):
        pieces += _sentences(_BULLET.sub("", line), words)
    whole = [piece.strip() for piece in pieces]
    return [piece for piece in whole if any(ch.isalnum() for ch in piece)]


def _sentences(line: str, words: Words) -> list[str]:
    cuts = [0]
    for match in _HARD.finditer(line):
        if match.start() >= cuts[-1] and _ends(line, match, cuts[-1], words):
            cuts.append(match.end())
    cuts.append(len(line))
    parts = [line[start:end] for start, end in pairwise(cuts)]
    return [piece for part in parts for piece in _run_on(part.strip(), words) if piece]


def _ends(line: str, match: re.Match[str], start: int, words: Words) -> bool:
    mark, before, after = match.group(), line[start : match.start()], line[match.end() :]
    follows = after.lstrip()
    if not follows:
        return True
    if not before.strip():
        return False
    if follows[0] in ",;:，、；：)）" or (mark[-1] in _CLOSERS and follows[0].islower()):
        return False
    if mark[0] in "!?！？。":
        return True
    if mark.startswith(("..", "…")):
        return _ellipsis_ends(before, follows)
    return _stop_ends(before, after, words)


def _ellipsis_ends(before: str, follows: str) -> bool:
    """A pause after a word or two ("well... let me see") belongs to what follows."""
    if _HAN.search(before):
        return len(before.strip()) > 4
    return len(before.split()) > 2 and not (follows[0].islower() and len(before.split()) < 4)


def _stop_ends(before: str, after: str, words: Words) -> bool:
    found = _LAST_WORD.search(before)
    last = found.group(1) if found else ""
    if not after[:1].isspace():
        return _glued(last, after, words)
    following = after.split()[0].strip(_CLOSERS + ",.;:!?")
    folded = last.lower().rstrip(".")
    if folded in words.titles or (len(last) == 1 and last.isupper() and last != "I"):
        return False
    if folded in words.abbreviations:
        return following[:1].isupper() and not following.isdigit()
    if last[-1:].isdigit() and following.lower() in words.months:
        return False
    return not (last.isdigit() and len(last) <= 2 and len(before.split()) == 1)


def _glued(last: str, after: str, words: Words) -> bool:
    """A stop without a space: "sorry.Let me see" ends, "3.50", "e.g." and "abc.com" do not."""
    if last.lower() in words.abbreviations | words.titles or re.search(r"[@/\\]|www", last):
        return False
    if _HAN.match(after) and _HAN.search(last):
        return True
    return bool(len(last) > 1 and last[-1].islower() and after[:1].isupper() and after[1:2].islower())


def _run_on(part: str, words: Words) -> list[str]:
    """Cut text typed without punctuation: at gaps between Han characters, at phrases that begin a thought."""
    if _HAN_GAP.search(part):
        return _join_short(_HAN_GAP.split(part))
    if len(part.split()) < LONG_RUN or re.search(r"[,;:，；：–—]", part) or words.starters is None:
        return [part]
    cuts = [0]
    for match in words.starters.finditer(part):
        if len(part[cuts[-1] : match.start()].split()) >= 4 and len(part[match.start() :].split()) >= 3:
            cuts.append(match.start())
    return [part[start:end].strip() for start, end in pairwise([*cuts, len(part)])]


def _join_short(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and (len(piece) < 4 or len(joined[-1]) < 4):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined
