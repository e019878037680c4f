"""Exports out/model.pt to ONNX and to int8.

usage: export.py MODEL_FOLDER
`onnx/model.onnx` is the float network (kept in out/, too large to ship); `onnx/model_quantized.onnx` has every matrix in
int8 (one scale a column, 7 bits so that no processor's 16-bit sums run over), inputs quantised as they come
(DynamicQuantizeLinear), and the piece vectors in int8 with one scale a piece, read as float.
"""
import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import Pharos

folder = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
heads = json.load(open(f"{here}/heads.json"))
pieces = len(json.load(open(f"{folder}/tokenizer.json"))["model"]["vocab"])
net = Pharos(pieces, *(len(heads[k]) for k in ("department", "intent", "sentiment", "touchpoint", "aspect")))
net.load_state_dict(torch.load(f"{here}/out/model.pt", map_location="cpu"))
net.eval()
names = ["sentence_embedding", "department", "intent", "sentiment", "feedback"]
ids = torch.tensor([[2, 5, 6, 7, 0], [2, 8, 9, 10, 11]])
axes = {0: "batch", 1: "length"}
torch.onnx.export(net, (ids, (ids > 0).long()), f"{here}/out/model.onnx", input_names=["input_ids", "attention_mask"], output_names=names,
                  dynamic_axes={"input_ids": axes, "attention_mask": axes, **{n: {0: "batch"} for n in names}}, opset_version=14, do_constant_folding=True)


def quantise(model):
    graph = model.graph
    weights = {t.name: t for t in graph.initializer}
    new_nodes, quantised, dropped = [], {}, set()

    def store(name, array, kind=None):
        t = numpy_helper.from_array(array, name)
        graph.initializer.append(t)

    for node in graph.node:
        if node.op_type == "Gather" and node.input[0] in weights and numpy_helper.to_array(weights[node.input[0]]).size > 100000:
            w = numpy_helper.to_array(weights[node.input[0]])
            name = node.input[0]
            if name not in quantised:
                scale = np.maximum(np.abs(w).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
                store(f"{name}_int8", np.clip(np.round(w / scale), -127, 127).astype(np.int8))
                store(f"{name}_scale", scale)
                quantised[name] = True
                dropped.add(name)
            out = node.output[0]
            new_nodes += [
                helper.make_node("Gather", [f"{name}_int8", node.input[1]], [f"{out}_q"], axis=0),
                helper.make_node("Cast", [f"{out}_q"], [f"{out}_f"], to=TensorProto.FLOAT),
                helper.make_node("Gather", [f"{name}_scale", node.input[1]], [f"{out}_s"], axis=0),
                helper.make_node("Mul", [f"{out}_f", f"{out}_s"], [out]),
            ]
        elif node.op_type in ("MatMul", "Gemm") and node.input[1] in weights:
            w = numpy_helper.to_array(weights[node.input[1]])
            if node.op_type == "Gemm" and any(a.name == "transB" and a.i for a in node.attribute):
                w = w.T
            if w.ndim != 2 or w.size < 4096:
                new_nodes.append(node)
                continue
            name, a, out = node.input[1], node.input[0], node.output[0]
            if name not in quantised:
                scale = np.maximum(np.abs(w).max(0), 1e-8).astype(np.float32) / 63
                store(f"{name}_int8", np.ascontiguousarray(np.clip(np.round(w / scale), -63, 63).astype(np.int8)))
                store(f"{name}_scale", scale)
                quantised[name] = True
                dropped.add(name)
            bias = node.op_type == "Gemm" and len(node.input) > 2
            new_nodes += [
                helper.make_node("DynamicQuantizeLinear", [a], [f"{out}_a", f"{out}_as", f"{out}_az"]),
                helper.make_node("MatMulInteger", [f"{out}_a", f"{name}_int8", f"{out}_az"], [f"{out}_i"]),
                helper.make_node("Cast", [f"{out}_i"], [f"{out}_f"], to=TensorProto.FLOAT),
                helper.make_node("Mul", [f"{out}_as", f"{name}_scale"], [f"{out}_s"]),
                helper.make_node("Mul", [f"{out}_f", f"{out}_s"], [f"{out}_m" if bias else out]),
            ]
            if bias:
                new_nodes.append(helper.make_node("Add", [f"{out}_m", node.input[2]], [out]))
        else:
            new_nodes.append(node)
    # One activation feeding several matrices is quantised once.
    seen, renamed, nodes = {}, {}, []
    for node in new_nodes:
        for k, name in enumerate(node.input):
            if name in renamed:
                node.input[k] = renamed[name]
        if node.op_type == "DynamicQuantizeLinear":
            if node.input[0] in seen:
                renamed.update(zip(node.output, seen[node.input[0]]))
                continue
            seen[node.input[0]] = list(node.output)
        nodes.append(node)
    used = {i for n in nodes for i in n.input}
    kept = [t for t in graph.initializer if t.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    return model


os.makedirs(f"{folder}/onnx", exist_ok=True)
model = quantise(onnx.load(f"{here}/out/model.onnx"))
onnx.checker.check_model(model)
onnx.save(model, f"{folder}/onnx/model_quantized.onnx")
kept = f"{folder}/config.json"
old = json.load(open(kept)) if os.path.exists(kept) else {}
json.dump({**old, "model_type": "bert", "architectures": ["PharosEncoder"], "hidden_size": 256, "vocab_size": pieces, "max_position_embeddings": 128,
           "pharos": {**old.get("pharos", {}), "labels": heads}}, open(kept, "w"), indent=1)
print({f: os.path.getsize(f) for f in (f"{here}/out/model.onnx", f"{folder}/onnx/model_quantized.onnx", f"{folder}/tokenizer.json")})
