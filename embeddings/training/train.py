"""Trains the encoder and its heads from out/*.ids.jsonl, in a given number of minutes.

usage: train.py MINUTES [SEED [RATE]]     writes out/model.pt; with a rate it goes on from the one that is there
Start: piece vectors from co-occurrence (PPMI, SVD), the two halves of a pair counted together, so that both languages
begin in one space. Then each step takes one batch of pairs (InfoNCE, with look-alikes that mean something else as hard
negatives) and one of labelled texts.
"""
import json
import math
import os
import random
import sys
import time
from collections import Counter, defaultdict

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sla
import torch
import torch.nn.functional as F

from model import Pharos

minutes, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
random.seed(seed), np.random.seed(seed), torch.manual_seed(seed)
torch.set_num_threads(2)
here = os.path.dirname(os.path.abspath(__file__))
again = float(sys.argv[3]) if len(sys.argv) > 3 else None
device = "cuda" if torch.cuda.is_available() else "cpu"
read = lambda name: [json.loads(line) for line in open(f"{here}/out/{name}")]
pairs, labelled = read("pairs.ids.jsonl"), read("labelled.ids.jsonl")
heads = json.load(open(f"{here}/heads.json"))
departments, intents, sentiments = heads["department"], heads["intent"], heads["sentiment"]
touchpoints, aspects = heads["touchpoint"], heads["aspect"]
pieces = len(json.load(open(f"{here}/../models/pharos-small/tokenizer.json"))["model"]["vocab"])

SHARE = {"lexicon": 0.22, "pairs": 0.16, "cmedqq-train": 0.24, "cmedir": 0.12, "cmedqa": 0.02, "medquad-asked": 0.12,
         "medquad": 0.06, "named-patients": 0.05, "conditions": 0.01}
PAIRS, ROWS, TEMPERATURE, RATE, LONG = 96, 80, 0.05, 8e-4, 40


def first_vectors():
    counts = defaultdict(float)
    def add(ids, weight):
        ids = [i for i in ids if i > 2][:48]
        for k, a in enumerate(ids):
            for b in ids[k + 1 : k + 13]:
                counts[(a, b)] += weight
                counts[(b, a)] += weight
    for r in labelled:
        if r["split"] == "train" and not r["copy"]:
            add(r["ids"], 1)
    for p in pairs:
        if p["split"] == "train" and p["same"]:
            for a in p["a"][1:33]:
                for b in p["b"][1:33]:
                    counts[(a, b)] += 0.5
                    counts[(b, a)] += 0.5
            add(p["a"], 1), add(p["b"], 1)
    keys = np.array(list(counts.keys()))
    values = np.array(list(counts.values()))
    m = sp.csr_matrix((values, (keys[:, 0], keys[:, 1])), shape=(pieces, pieces))
    row = np.asarray(m.sum(1)).ravel() + 1e-9
    col = np.power(row, 0.75)
    col /= col.sum()
    c = m.tocoo()
    c.data = np.maximum(np.log(c.data / (row[c.row] * col[c.col])), 0)
    u, s, _ = sla.svds(c.tocsr().astype(np.float32), k=256)
    v = u * np.sqrt(s)
    return torch.tensor(v / (v.std() + 1e-9) * 0.05)


def batch(lists):
    n = max(len(x) for x in lists)
    ids = torch.zeros(len(lists), n, dtype=torch.long)
    for k, x in enumerate(lists):
        ids[k, : len(x)] = torch.tensor(x)
    return ids.to(device), (ids > 0).long().to(device)


def run(lists, chunk=48):
    """Texts of like length together: a batch padded to its longest text would be mostly padding."""
    lists = [x[:LONG] for x in lists]
    order = sorted(range(len(lists)), key=lambda k: len(lists[k]))
    batches = [batch([lists[k] for k in order[i : i + chunk]]) for i in range(0, len(order), chunk)]
    # One look-up for all: each look-up's gradient is as large as the whole table.
    flat = torch.cat([ids.flatten() for ids, _ in batches])
    size = [ids.numel() for ids, _ in batches]
    e, w = net.piece(flat).split(size), net.weight(flat).split(size)
    parts = [net.read(ids, mask, e[k].view(*ids.shape, -1), w[k].view(*ids.shape, 1)) for k, (ids, mask) in enumerate(batches)]
    back = torch.empty(len(order), dtype=torch.long, device=device)
    back[torch.tensor(order, device=device)] = torch.arange(len(order), device=device)
    return [torch.cat(outs)[back] for outs in zip(*parts)]


net = Pharos(pieces, len(departments), len(intents), len(sentiments), len(touchpoints), len(aspects)).to(device)
began = time.time()
def begin():
    """Piece vectors and weights to start from."""
    net.piece.weight.copy_(first_vectors())
    n = Counter(i for r in labelled for i in set(r["ids"]))
    net.weight.weight.copy_(torch.tensor([[math.log(1 + 2000 / (1 + n[i])) - 3] for i in range(pieces)]))


if again:
    net.load_state_dict(torch.load(f"{here}/out/model.pt", map_location=device))
    RATE = again
else:
    with torch.no_grad():
        begin()
print(f"first vectors in {time.time() - began:.0f} s", flush=True)

same = defaultdict(list)
unlike = defaultdict(list)
for p in pairs:
    if p["split"] == "train":
        source = "pairs" if p["source"].startswith("pairs") else p["source"]
        (same[source].append(p) if p["same"] else unlike[(source, p["group"])].append(p["b"]))
sources = [s for s in SHARE if same[s]]
share = [SHARE[s] for s in sources]
rows = [r for r in labelled if r["split"] == "train"]
# Small, precise sources are seen as often as the large weak one.
TIMES = {"public-zh": 0.6, "named-patients": 0.5, "nhs": 1, "medquad": 0.3, "cmtmedqa": 4, "cmtmedqa-turns": 2, "feedback": 12, "desk": 12, "queries": 12}
chance = [TIMES.get(r["source"], 8) * (0.5 if r["copy"] else 1) for r in rows]
number = {name: {v: i for i, v in enumerate(heads[name])} for name in heads}


def vary(ids):
    """Now and then a piece is lost."""
    return [ids[0]] + [i for i in ids[1:] if random.random() > 0.06] if len(ids) > 5 else ids


def contrastive():
    source = random.choices(sources, share)[0]
    # A batch of one source: what lies beside is harder to tell apart than what comes from elsewhere.
    chosen = random.sample(same[source], min(PAIRS, len(same[source])))
    extra = [random.choice(unlike[(source, p["group"])]) for p in chosen if unlike[(source, p["group"])]][: PAIRS // 3]
    swap = random.random() < 0.5
    a, b = [vary(p["b" if swap else "a"]) for p in chosen], [vary(p["a" if swap else "b"]) for p in chosen]
    both = run(a + b + extra)[0]
    va, vb = both[: len(a)], both[len(a) :]
    scores = va @ vb.T / TEMPERATURE
    groups = [p["group"] for p in chosen]
    k = len(chosen)
    twin = torch.tensor([[i != j and groups[i] == groups[j] for j in range(k)] for i in range(k)], device=device)
    scores[:, :k] = scores[:, :k].masked_fill(twin, -1e4)
    target = torch.arange(k, device=device)
    return F.cross_entropy(scores, target) + 0.5 * F.cross_entropy(scores[:, :k].T, target)


def taught():
    chosen = random.choices(rows, chance, k=ROWS)
    _, d, i, s, t = run([vary(r["ids"]) for r in chosen])
    weight = torch.tensor([r["weight"] for r in chosen], device=device)
    loss = torch.zeros((), device=device)
    for name, logits, own in (("department", d, "departments"), ("intent", i, "intent"), ("sentiment", s, "sentiment")):
        at = [k for k, r in enumerate(chosen) if r.get(own)]
        if not at:
            continue
        wanted = torch.zeros(len(at), logits.shape[1], device=device)
        for row, k in enumerate(at):
            value = chosen[k][own]
            for v in value if isinstance(value, list) else [value]:
                wanted[row, number[name][v]] = 1
        # Any department of the set is right: the chances of the set add up.
        logp = F.log_softmax(logits[at], -1)
        right = torch.logsumexp(logp.masked_fill(wanted == 0, -1e4), -1)
        smooth = -0.03 * logp.mean(-1)
        loss = loss + ((-right + smooth) * weight[at]).sum() / ROWS * (1.0 if name == "department" else 0.8)
    at = [k for k, r in enumerate(chosen) if r.get("themes") is not None and (r["source"] != "nhs" or r["themes"])]
    if at:
        t = t[at].view(len(at), len(touchpoints), len(aspects))
        wanted, known = torch.zeros_like(t), torch.ones_like(t)
        by_aspect, has_aspect = torch.zeros(len(at), len(aspects), device=device), torch.zeros(len(at), 1, device=device)
        for row, k in enumerate(at):
            for theme in chosen[k]["themes"]:
                touchpoint, aspect = theme.split(".")
                if touchpoint == "?":
                    known[row] = 0
                    by_aspect[row, number["aspect"][aspect]] = 1
                    has_aspect[row] = 1
                else:
                    wanted[row, number["touchpoint"][touchpoint], number["aspect"][aspect]] = 1
        loss = loss + (F.binary_cross_entropy_with_logits(t, wanted, reduction="none") * known).sum() / ROWS * 0.15
        any_touchpoint = 1 - torch.prod(1 - torch.sigmoid(t), 1)
        loss = loss + (F.binary_cross_entropy(any_touchpoint.clamp(1e-5, 1 - 1e-5), by_aspect, reduction="none") * has_aspect).sum() / ROWS * 0.3
    return loss


slow = [p for n, p in net.named_parameters() if n.startswith("piece")]
rest = [p for n, p in net.named_parameters() if not n.startswith("piece")]
optim = torch.optim.AdamW([{"params": slow, "lr": RATE, "share": 1.0}, {"params": rest, "lr": RATE, "share": 1.0}], betas=(0.9, 0.98), weight_decay=0.01)
begun, step, seen = time.time(), 0, [0.0, 0.0]
net.train()
while True:
    done = (time.time() - begun) / (minutes * 60)
    if done >= 1:
        break
    rate = RATE * min(1, (step + 1) / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
    for g in optim.param_groups:
        g["lr"] = rate
    c, t = contrastive(), taught()
    optim.zero_grad(set_to_none=True)
    (c + 2 * t).backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optim.step()
    seen[0] += c.item()
    seen[1] += t.item()
    step += 1
    if step % 50 == 0:
        print(f"step {step} {100 * done:.0f} % pairs {seen[0] / 50:.3f} labels {seen[1] / 50:.3f}", flush=True)
        seen = [0.0, 0.0]
    if step % 300 == 0:
        torch.save(net.state_dict(), f"{here}/out/model.pt")
torch.save(net.state_dict(), f"{here}/out/model.pt")
print("steps", step)
