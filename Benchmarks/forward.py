#!/usr/bin/env python3
"""The forward pass beside onnxruntime's: same weights, same pictures, one thread each, in turn; and in
the 8-bit integers that the reader computes with.

usage: forward.py DIGITS-BENCHMARKS [MODEL.safetensors] [--rounds N] [--batch N…]
needs: pip install numpy onnx onnxruntime
"""

import argparse
import json
import os
import statistics
import struct
import subprocess
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def read_safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + length + begin : 8 + length + end], "<f4")
        tensors[name] = values.reshape(entry["shape"])
    return metadata, tensors


def planes_of(metadata):
    return int(metadata.get("input_planes", 1))


def to_onnx(metadata, tensors):
    """The network as a user would export it: convolutions and batch normalization apart, which
    onnxruntime folds by itself."""
    nodes, initializers = [], []

    def constant(name, values):
        initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def convolution(name, source, stride):
        weights = tensors[f"{name}.weights"].transpose(3, 2, 0, 1)
        pad = weights.shape[2] // 2
        nodes.append(
            helper.make_node(
                "Conv", [source, constant(f"{name}.weights", weights)], [name],
                strides=[stride, stride], pads=[pad] * 4, kernel_shape=list(weights.shape[2:])))
        return name

    def normalization(name, source):
        inputs = [constant(f"{name}.{part}", tensors[f"{name}.{part}"])
                  for part in ("scale", "shift", "mean", "variance")]
        nodes.append(helper.make_node("BatchNormalization", [source] + inputs, [name], epsilon=1e-5))
        return name

    def node(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    x = convolution("stem.convolution", "pictures", 1)
    x = node("Relu", [normalization("stem.normalization", x)], "stem")
    for stage in range(len(metadata["widths"].split(","))):
        for block in range(int(metadata["blocks_per_stage"])):
            name = f"stage{stage + 1}.block{block + 1}"
            stride = 2 if stage > 0 and block == 0 else 1
            y = convolution(f"{name}.convolution1", x, stride)
            y = node("Relu", [normalization(f"{name}.normalization1", y)], f"{name}.middle")
            y = convolution(f"{name}.convolution2", y, 1)
            y = normalization(f"{name}.normalization2", y)
            if f"{name}.shortcut.convolution.weights" in tensors:
                x = convolution(f"{name}.shortcut.convolution", x, stride)
                x = normalization(f"{name}.shortcut.normalization", x)
            x = node("Relu", [node("Add", [y, x], f"{name}.sum")], name)
    x = node("Flatten", [node("GlobalAveragePool", [x], "means")], "features")
    node("Gemm", [x, constant("classifier.weights", tensors["classifier.weights"]),
                  constant("classifier.biases", tensors["classifier.biases"])], "logits")
    graph = helper.make_graph(
        nodes, "digits",
        [helper.make_tensor_value_info(
            "pictures", TensorProto.FLOAT, ["n", planes_of(metadata), 28, 28])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", int(metadata["classes"])])],
        initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model.SerializeToString()


def onnxruntime_rate(session, pictures):
    """Pictures a second: the median of five samples of at least 0.1 s, as our program takes it."""
    rates = []
    session.run(None, {"pictures": pictures})
    for _ in range(5):
        start = time.perf_counter()
        runs = 0
        while True:
            session.run(None, {"pictures": pictures})
            runs += 1
            elapsed = time.perf_counter() - start
            if elapsed >= 0.1:
                break
        rates.append(runs * len(pictures) / elapsed)
    return statistics.median(rates)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("model", nargs="?", default="Models/digits.safetensors")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--batch", type=int, nargs="+", default=[1, 16, 64])
    options = parser.parse_args()

    metadata, tensors = read_safetensors(options.model)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        to_onnx(metadata, tensors), settings, providers=["CPUExecutionProvider"])

    random = np.random.default_rng(1)
    shape = (planes_of(metadata), 28, 28)
    pictures = np.maximum(0, random.uniform(-3, 1, (64, *shape))).astype("<f4")
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in"), os.path.join(folder, "out")
        pictures.tofile(source)
        subprocess.run([options.program, options.model, "logits", source, target], check=True)
        ours = np.fromfile(target, "<f4").reshape(64, -1)
    theirs = session.run(None, {"pictures": pictures})[0]
    print(f"greatest difference of a logit: {np.abs(ours - theirs).max():.2e}")
    assert np.abs(ours - theirs).max() < 1e-3, "the two do not compute the same network"

    print("| batch | ours, pictures/s | onnxruntime | ratio (median, least to greatest of the rounds) | "
          "ours in 8 bits | ratio |")
    print("|---|---|---|---|---|---|")

    def spread(ratios):
        return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"

    for batch in options.batch:
        rates = {"single": [], "fixedPoint": []}
        other = []
        for _ in range(options.rounds):
            for arithmetic, own in rates.items():
                output = subprocess.run(
                    [options.program, options.model, "forward", str(batch), arithmetic],
                    check=True, capture_output=True, text=True).stdout
                own.append(float(output))
            other.append(onnxruntime_rate(session, np.resize(pictures, (batch, *shape))))
        cells = [str(batch)]
        for arithmetic, own in rates.items():
            cells.append(f"{statistics.median(own):,.0f}")
            if arithmetic == "single":
                cells.append(f"{statistics.median(other):,.0f}")
            cells.append(spread([a / b for a, b in zip(own, other)]))
        print("| " + " | ".join(cells) + " |")


main()
