"""The encoder and its heads. One network, one ONNX file: sentence vector, department, intent, sentiment, feedback themes."""
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, LAYERS, HEADS, LONGEST = 256, 2, 4, 128


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x, bias, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias, -1)
        x = x + F.dropout(self.out((a @ v).transpose(1, 2).reshape(b, n, WIDTH)), drop, self.training)
        return x + F.dropout(self.down(F.gelu(self.up(self.norm2(x)))), drop, self.training)


class Pharos(nn.Module):
    """ids, mask: int64 [batch, length] -> unit vectors [batch, 256] and the heads' logits."""

    def __init__(self, pieces, departments, intents, sentiments, touchpoints, aspects, drop=0.1):
        super().__init__()
        self.piece, self.place = nn.Embedding(pieces, WIDTH), nn.Embedding(LONGEST, WIDTH)
        # How much a piece says on its own; 的 and "the" learn to weigh little.
        self.weight = nn.Embedding(pieces, 1)
        self.norm, self.last = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.vector = nn.Linear(2 * WIDTH, WIDTH)
        self.hidden = nn.ModuleDict({k: nn.Linear(2 * WIDTH, WIDTH) for k in ("department", "intent", "feedback")})
        self.department, self.intent, self.sentiment = nn.Linear(WIDTH, departments), nn.Linear(WIDTH, intents), nn.Linear(WIDTH, sentiments)
        self.touchpoint, self.aspect = nn.Linear(WIDTH, touchpoints), nn.Linear(WIDTH, aspects)
        self.pair = nn.Parameter(torch.zeros(touchpoints, aspects))
        self.drop = drop
        nn.init.zeros_(self.weight.weight)
        nn.init.normal_(self.piece.weight, std=0.05)
        nn.init.normal_(self.place.weight, std=0.02)

    def pooled(self, ids, mask, e, weight):
        m = mask.unsqueeze(-1).to(e.dtype)
        x = self.norm(e + self.place(torch.cumsum(mask, 1) - 1))
        bias = ((1 - mask).to(e.dtype) * -1e4)[:, None, None, :]
        x = F.dropout(x, self.drop, self.training)
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        context = (self.last(x) * m).sum(1) / m.sum(1)
        # The [CLS] in front is no word of the text.
        own = m * F.softplus(weight) * (ids > 2).unsqueeze(-1).to(m.dtype)
        words = (e * own).sum(1) / (own.sum(1) + 1e-4)
        return torch.cat([context, words * 4], -1)

    def forward(self, ids, mask):
        return self.read(ids, mask, self.piece(ids), self.weight(ids))

    def read(self, ids, mask, e, weight):
        """`e`, `weight`: the pieces' own vectors and weights; training looks them up once for a whole step."""
        p = self.pooled(ids, mask, e, weight)
        vector = self.vector(p)
        vector = vector / (vector.norm(dim=-1, keepdim=True) + 1e-6)
        h = {k: F.gelu(layer(F.dropout(p, self.drop, self.training))) for k, layer in self.hidden.items()}
        f = h["feedback"]
        themes = self.touchpoint(f).unsqueeze(2) + self.aspect(f).unsqueeze(1) + self.pair
        return vector, self.department(h["department"]), self.intent(h["intent"]), self.sentiment(f), themes.flatten(1)
