"""The course of learning: three tasks, one encoder. Deterministic for one kind of processor and number of threads."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from roleplay.reader.corpus import Pair, Row
from roleplay.reader.embedding import EXCHANGE, PASSAGE, clean, exchange
from roleplay.reader.heads import Floats
from roleplay.reader.packed import Bytes, Packed
from roleplay.reader.tuned import Learnt
from roleplay.reader.tuning.lessons import Lessons, Step, Topic
from roleplay.reader.tuning.network import MASKED, Encoder
from roleplay.reader.tuning.tokens import Tokenizer

SEED, THREADS = 1, 2
FROZEN, DROPOUT = 6, 0.1
HEAD_RATE, WARM_UP, LEAST_RATE = 2e-3, 0.06, 0.02
DECAY, CLIP = 0.05, 1.0
SCALE = 10.0
"""Unit vectors are this much longer before the heads: the heads' weights stay small."""

SMOOTHING = {"acts": 0.1, "distress": 0.05}
ORDINARY, DISTRESS = 0.2, 1.0
"""How much ordinary service talk counts as `none`, and how much distress counts beside the acts."""

TOPIC_AXES = tuple(f"t{number}" for number in range(128))
TOPIC_WARMTH = 0.1
"""How sharply nearness of wordings is told from distance: the temperature of supervised contrastive learning."""

WORRIES = ("acute", "none", "strain")
SAID_EVERY = 20
TOPIC_AXES = tuple(f"t{number}" for number in range(128))
TOPIC_WARMTH = 0.1
"""How sharply nearness of wordings is told from distance: the temperature of supervised contrastive learning."""

WORRIES = ("acute", "none", "strain")
SAID_EVERY = 20
ROUNDED_FROM = 0.0
"""In the second half of the course the encoder learns with the rounding its weights will be written with."""


@dataclass(frozen=True)
class Stage:
    """One part of the course. `rounded`: with the weights as they will be written; `topics`: needs and facts as well."""

    epochs: float
    rate: float
    rounded: bool
    topics: bool


STAGES = (Stage(4, 2e-4, rounded=False, topics=False), Stage(1.6, 1e-4, rounded=True, topics=True))
"""First the acts are learnt, then the rounding: rounding what was learnt without it loses most of it."""


class Student(nn.Module):
    """Encoder and heads: acts, the trainee's own distress, and which of two replies is the better one."""

    def __init__(self, base: Path, labels: Sequence[str]) -> None:
        super().__init__()
        packed = Packed(base)
        self.labels = {"acts": tuple(labels), "distress": WORRIES, "pairs": ("better",), "topics": TOPIC_AXES}
        self.tokens = Tokenizer(packed)
        self.encoder = Encoder(packed, frozen=FROZEN, dropout=DROPOUT)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(packed.width, len(names)) for name, names in self.labels.items()}
        )
        for head in self.heads.values():
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)

    def scores(self, task: str, texts: Sequence[str]) -> Tensor:
        """One row a text of raw scores, one column a label of the task."""
        return self.heads[task](self.seen(task, texts))

    def seen(self, task: str, texts: Sequence[str]) -> Tensor:
        prefix = EXCHANGE if task == "pairs" else PASSAGE
        return SCALE * self.encoder([self.tokens.ids(prefix + clean(text)) for text in texts])


def tune(
    base: Path, lessons: Lessons, *, say: Callable[[str], object]
) -> tuple[Mapping[str, Bytes], Mapping[str, Learnt]]:
    """The tensors and heads that learning leaves behind, from the packed model `base`; half an hour on two cores."""
    settle()
    student = Student(base, sorted({label for row in lessons.acts for label in row.labels}))
    for number, stage in enumerate(STAGES):
        learn(student, lessons, stage, seed=SEED + number, say=say)
    return result(student)


def learn(
    student: Student, lessons: Lessons, stage: Stage, *, seed: int, say: Callable[[str], object]
) -> None:
    """Go through one stage."""
    steps = lessons.steps(stage.epochs, seed, with_topics=stage.topics)
    student.encoder.rounded(stage.rounded)
    optimizer, schedule = _optimizer(student, stage.rate, len(steps))
    begun = time.monotonic()
    student.train()
    for number, step in enumerate(steps, start=1):
        optimizer.zero_grad()
        loss = _lesson(student, step)
        nn.utils.clip_grad_norm_(student.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        if number % SAID_EVERY == 0 or number == len(steps):
            say(f"step {number} of {len(steps)}, loss {loss:.3f}, {time.monotonic() - begun:.0f} s")


def _lesson(student: Student, step: Step) -> float:
    """One step's gradients, task by task, so that only one task's states are held at a time."""
    tasks = [lambda: _acts(student, step.acts)]
    if step.distress:
        tasks.append(lambda: _distress(student, step.distress))
    if step.pairs:
        tasks.append(lambda: _pairs(student, step.pairs))
    if step.topics:
        tasks.append(lambda: _topics(student, step.topics))
    total = 0.0
    for task in tasks:
        loss = task()
        loss.backward()
        total += float(loss.detach())
    return total


def _acts(student: Student, rows: Sequence[Row]) -> Tensor:
    """Soft targets: two acts share a sentence. Nobody who serves a customer is thereby in distress."""
    seen = student.seen("acts", [row.text for row in rows])
    wanted = torch.tensor(np.stack([_shares(row, student.labels["acts"]) for row in rows]))
    said = student.heads["acts"](seen).log_softmax(1)
    calm = torch.tensor([float("meta" not in row.labels) for row in rows])
    none = student.heads["distress"](seen).log_softmax(1)[:, WORRIES.index("none")]
    return -(wanted * said).sum(1).mean() - DISTRESS * ORDINARY * (none * calm).sum() / calm.sum().clamp(
        min=1
    )


def _distress(student: Student, rows: Sequence[Row]) -> Tensor:
    wanted = torch.tensor([WORRIES.index(row.label) for row in rows])
    said = student.scores("distress", [row.text for row in rows])
    return DISTRESS * functional.cross_entropy(said, wanted, label_smoothing=SMOOTHING["distress"])


def _pairs(student: Student, pairs: Sequence[Pair]) -> Tensor:
    """The better reply must score higher than the worse one to the same customer (Bradley-Terry)."""
    texts = [exchange(pair.customer, reply) for pair in pairs for reply in (pair.better, pair.worse)]
    better, worse = student.scores("pairs", texts).view(-1, 2).unbind(1)
    return functional.softplus(worse - better).mean()


def _topics(student: Student, topics: Sequence[Topic]) -> Tensor:
    """Wordings of one need or fact lie near each other, all else away (supervised contrastive loss, Khosla et al. 2020)."""
    places = functional.normalize(student.scores("topics", [topic.text for topic in topics]), dim=1)
    names = [(topic.scenario, topic.target) for topic in topics]
    same = torch.tensor([[one == other for other in names] for one in names]).float()
    same.fill_diagonal_(0)
    near = places @ places.T / TOPIC_WARMTH
    near = near.masked_fill(torch.eye(len(names), dtype=torch.bool), MASKED)
    likely = near.log_softmax(1)
    told = same.sum(1) > 0
    return -((same * likely).sum(1)[told] / same.sum(1)[told]).mean()


def _shares(row: Row, labels: Sequence[str]) -> Floats:
    smooth = SMOOTHING["acts"]
    shares = np.array([label in row.labels for label in labels], np.float32) / len(row.labels)
    blurred: Floats = (shares * (1 - smooth) + smooth / len(labels)).astype(np.float32)
    return blurred


def _optimizer(
    student: Student, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    groups = [
        {"params": [p for p in student.encoder.parameters() if p.requires_grad], "lr": rate},
        {"params": list(student.heads.parameters()), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    warm = max(1.0, WARM_UP * steps)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / warm) * max(LEAST_RATE, 1 - step / steps)
    )


def settle() -> None:
    """The same sums in the same order each time."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)


def result(student: Student) -> tuple[Mapping[str, Bytes], Mapping[str, Learnt]]:
    """What the student has learnt so far, as it is written to files."""
    heads = {
        name: Learnt(student.labels[name], head.weight.detach().numpy().T * SCALE, head.bias.detach().numpy())
        for name, head in student.heads.items()
    }
    return student.encoder.tensors(), heads
