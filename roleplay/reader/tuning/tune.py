"""The course of learning: four tasks, one encoder. Deterministic for one kind of processor and number of threads."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from roleplay.reader.corpus import Pair, Row
from roleplay.reader.embedding import EXCHANGE, PASSAGE, clean, exchange
from roleplay.reader.heads import Floats
from roleplay.reader.packed import Packed
from roleplay.reader.tokens import Tokenizer
from roleplay.reader.tuned import Learnt
from roleplay.reader.tuning.lessons import Lessons, Step, Topic
from roleplay.reader.tuning.network import MASKED, Encoder

SEED, THREADS = 1, 2
FROZEN, DROPOUT = 6, 0.1
HEADS_FASTER, WARM_UP, LEAST_RATE = 6.7, 0.06, 0.02
DECAY, CLIP = 0.05, 1.0
SCALE = 10.0
"""Unit vectors are this much longer before the heads: the heads' weights stay small."""

SMOOTHING = {"acts": 0.1, "distress": 0.05}
DISTRESS = 1.0
"""How much distress counts beside the acts."""

TOPIC_AXES = tuple(f"t{number}" for number in range(128))
TOPIC_WARMTH = 0.1
"""How sharply nearness of wordings is told from distance: the temperature of supervised contrastive learning."""

WORRIES = ("acute", "none", "strain")
SAID_EVERY = 20
LAYER_DECAY = 0.92
"""What share of the speed of a layer the layer below learns with."""

AVERAGED = 0.99
"""What is kept is a running mean of the weights, which forgets half of itself in about 70 steps."""


@dataclass(frozen=True)
class Stage:
    """One part of the course: how often each sentence is seen, how fast the top layer learns, and how much ordinary service
    talk counts as a sign of no distress."""

    epochs: float
    rate: float
    ordinary: float


STAGES = (Stage(4.5, 3e-4, 0.4), Stage(0.8, 8e-5, 1.0))
"""First what is rare must be seen at all; then it is learnt that most of what is said is nothing of the kind."""


class Student(nn.Module):
    """Encoder and heads: acts, the trainee's own distress, and which of two replies is the better one."""

    def __init__(self, base: Path, labels: Sequence[str]) -> None:
        super().__init__()
        packed = Packed(base)
        self.labels = {"acts": tuple(labels), "distress": WORRIES, "pairs": ("better",), "topics": TOPIC_AXES}
        self.ids = cache(Tokenizer(packed).ids)
        self.encoder = Encoder(packed, frozen=FROZEN, dropout=DROPOUT)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(packed.width, len(names)) for name, names in self.labels.items()}
        )
        for head in self.heads.values():
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)

    def learning(self) -> nn.ModuleList:
        """What changes: the layers that are not frozen, and the heads; the texts it has seen are none of it."""
        return nn.ModuleList([self.encoder.layers[self.encoder.frozen :], self.heads])

    def scores(self, task: str, texts: Sequence[str]) -> Tensor:
        """One row a text of raw scores, one column a label of the task."""
        return self.heads[task](self.seen(task, texts))

    def seen(self, task: str, texts: Sequence[str]) -> Tensor:
        prefix = EXCHANGE if task == "pairs" else PASSAGE
        return SCALE * self.encoder([self.ids(prefix + clean(text)) for text in texts])


def tune(
    base: Path, lessons: Lessons, *, say: Callable[[str], object]
) -> tuple[Mapping[str, Floats], Mapping[str, Learnt]]:
    """The tensors and heads that learning leaves behind, from the packed model `base`; under an hour on two cores."""
    settle()
    student = Student(base, sorted({label for row in lessons.acts for label in row.labels}))
    for number, stage in enumerate(STAGES):
        learn(student, lessons, stage, seed=SEED + number, say=say)
    return result(student)


def learn(
    student: Student, lessons: Lessons, stage: Stage, *, seed: int, say: Callable[[str], object]
) -> None:
    """Go through one stage; the student ends as the running mean of all that it was on the way."""
    steps = lessons.steps(stage.epochs, seed)
    optimizer, schedule = _optimizer(student, stage.rate, len(steps))
    learning = student.learning()
    kept = AveragedModel(learning, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    begun = time.monotonic()
    student.train()
    for number, step in enumerate(steps, start=1):
        optimizer.zero_grad()
        loss = _lesson(student, step, stage)
        nn.utils.clip_grad_norm_(student.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        kept.update_parameters(learning)
        if number % SAID_EVERY == 0 or number == len(steps):
            say(f"step {number} of {len(steps)}, loss {loss:.3f}, {time.monotonic() - begun:.0f} s")
    learning.load_state_dict(kept.module.state_dict())


def _lesson(student: Student, step: Step, stage: Stage) -> float:
    """One step's gradients, task by task, so that only one task's states are held at a time."""
    tasks = [lambda: _acts(student, step.acts, stage.ordinary)]
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


def _acts(student: Student, rows: Sequence[Row], ordinary: float) -> Tensor:
    """Soft targets: two acts share a sentence. Nobody who serves a customer is thereby in distress."""
    seen = student.seen("acts", [row.text for row in rows])
    wanted = torch.tensor(np.stack([_shares(row, student.labels["acts"]) for row in rows]))
    said = student.heads["acts"](seen).log_softmax(1)
    calm = torch.tensor([float("meta" not in row.labels) for row in rows])
    none = student.heads["distress"](seen).log_softmax(1)[:, WORRIES.index("none")]
    return -(wanted * said).sum(1).mean() - DISTRESS * ordinary * (none * calm).sum() / calm.sum().clamp(
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
    """Lower layers, which know language, learn slower than upper ones, which know what we ask (Howard & Ruder 2018)."""
    top = len(student.encoder.layers) - 1
    groups = [
        {"params": list(layer.parameters()), "lr": rate * LAYER_DECAY ** (top - number)}
        for number, layer in enumerate(student.encoder.layers)
        if number >= student.encoder.frozen
    ]
    groups.append({"params": list(student.heads.parameters()), "lr": HEADS_FASTER * rate})
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
    torch.utils.deterministic.fill_uninitialized_memory = False


def result(student: Student) -> tuple[Mapping[str, Floats], Mapping[str, Learnt]]:
    """What the student has learnt so far, as it is written to files."""
    heads = {
        name: Learnt(student.labels[name], head.weight.detach().numpy().T * SCALE, head.bias.detach().numpy())
        for name, head in student.heads.items()
    }
    return student.encoder.tensors(), heads
