#!/usr/bin/env python3
"""Training beside PyTorch's: the same network, batch and threads, whole steps, in turn.

usage: training.py DIGITS-BENCHMARKS [--widths 16,32,64 …] [--threads N] [--rounds N] [--seconds S]
                   [--compile]
needs: pip install torch

A step of ours distorts its samples, runs forward and backward, takes the optimizer's step and updates
the average of the weights. PyTorch's does the same with its own operations (grid_sample, AdamW and
foreach operations for the average), in the memory layout that is its faster one; once more without
distortion and average. Its bfloat16 is that of autocast.
"""

import argparse
import os
import statistics
import subprocess
import time


def network(torch, widths):
    nn = torch.nn

    class Block(nn.Module):
        def __init__(self, inputs, outputs, stride):
            super().__init__()
            self.convolution1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
            self.normalization1 = nn.BatchNorm2d(outputs)
            self.convolution2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
            self.normalization2 = nn.BatchNorm2d(outputs)
            self.shortcut = None
            if stride != 1 or inputs != outputs:
                self.shortcut = nn.Sequential(
                    nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

        def forward(self, x):
            y = torch.relu_(self.normalization1(self.convolution1(x)))
            y = self.normalization2(self.convolution2(y))
            return torch.relu_(y + (x if self.shortcut is None else self.shortcut(x)))

    layers = [nn.Conv2d(1, widths[0], 3, 1, 1, bias=False), nn.BatchNorm2d(widths[0]),
              nn.ReLU(inplace=True)]
    channels = widths[0]
    for stage, width in enumerate(widths):
        layers.append(Block(channels, width, 2 if stage > 0 else 1))
        channels = width
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.1), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)


class Peer:
    """PyTorch's training, a step at a time."""

    def __init__(self, torch, widths, batch, layout, half, distort, compiled):
        self.torch, self.half, self.distort, self.batch = torch, half, distort, batch
        torch.manual_seed(1)
        self.layout = layout
        self.model = network(torch, widths).to(memory_format=layout)
        self.parameters = list(self.model.parameters())
        self.average = [p.detach().clone() for p in self.parameters]
        self.run = torch.compile(self.model) if compiled else self.model
        self.optimizer = torch.optim.AdamW(self.parameters, lr=2e-3, weight_decay=0.02)
        self.loss = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
        self.pictures = torch.relu(torch.rand(50 * batch, 1, 28, 28) * 4 - 3)
        self.labels = torch.arange(50 * batch) % 10
        self.order = torch.randperm(50 * batch)
        self.at = 0

    def maps(self, x):
        torch, n = self.torch, len(x)
        angle = (torch.rand(n) * 2 - 1) * 12 * 3.14159265 / 180
        zoom = 1 / (1 + (torch.rand(n, 2) * 2 - 1) * 0.12)
        slant = (torch.rand(n) * 2 - 1) * 0.2
        move = (torch.rand(n, 2) * 2 - 1) * 2 / 14
        c, s = torch.cos(angle), torch.sin(angle)
        theta = torch.stack([
            torch.stack([zoom[:, 0] * (c + slant * s), zoom[:, 0] * (slant * c - s), move[:, 0]], 1),
            torch.stack([zoom[:, 1] * s, zoom[:, 1] * c, move[:, 1]], 1)], 1)
        grid = torch.nn.functional.affine_grid(theta, x.shape, align_corners=False)
        return torch.nn.functional.grid_sample(x, grid, align_corners=False)

    def step(self):
        torch = self.torch
        own = self.order[self.at : self.at + self.batch]
        self.at = (self.at + self.batch) % len(self.order)
        x, labels = self.pictures[own], self.labels[own]
        if self.distort:
            x = self.maps(x)
        x = x.contiguous(memory_format=self.layout)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            loss = self.loss(self.run(x).float(), labels)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        if self.distort:
            with torch.no_grad():
                torch._foreach_lerp_(self.average, self.parameters, 0.001)
        return loss

    def rate(self, seconds):
        """Samples a second, and samples for each second of a processor."""
        for _ in range(2):
            self.step()
        start, processor, steps = time.perf_counter(), time.process_time(), 0
        while True:
            self.step()
            steps += 1
            elapsed = time.perf_counter() - start
            if elapsed >= seconds:
                return (steps * self.batch / elapsed,
                        steps * self.batch / (time.process_time() - processor))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--widths", nargs="+", default=["16,32,64", "32,64,128"])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--compile", action="store_true", help="try torch.compile too")
    options = parser.parse_args()

    import torch
    torch.set_num_threads(options.threads)
    print(f"PyTorch {torch.__version__}, batch 128, {options.threads} threads")
    layouts = {"channels last": torch.channels_last, "channels first": torch.contiguous_format}

    for widths in options.widths:
        shape = [int(width) for width in widths.split(",")]
        peers = {}
        for half in [False, True]:
            # Its faster layout, and compiled if that is asked for, works here and is faster still.
            candidates = []
            for layout in layouts:
                for compiled in [False, True] if options.compile else [False]:
                    try:
                        peer = Peer(torch, shape, 128, layouts[layout], half, True, compiled)
                        name = f"{layout}, {'compiled' if compiled else 'eager'}"
                        candidates.append((peer.rate(options.seconds)[1], name, peer, layout, compiled))
                    except Exception as error:  # torch.compile wants a C++ compiler
                        print(f"  {layout}, compiled: {str(error).splitlines()[0][:90]}")
            best = max(candidates, key=lambda candidate: candidate[0])
            precision = "bfloat16" if half else "single"
            peers[f"PyTorch {precision} ({best[1]})"] = best[2]
            peers[f"PyTorch {precision}, no distortion, no average"] = Peer(
                torch, shape, 128, layouts[best[3]], half, False, best[4])

        rates = {}
        for _ in range(options.rounds):
            for precision in ["single", "bfloat16"]:
                output = subprocess.run(
                    [options.program, widths, "train", precision, str(options.threads),
                     str(options.seconds)], check=True, capture_output=True, text=True).stdout
                rates.setdefault(f"ours, {precision}", []).append(
                    tuple(float(value) for value in output.split()))
            for name, peer in peers.items():
                rates.setdefault(name, []).append(peer.rate(options.seconds))

        # Other programs on the machine take time from both: its own processor time tells them apart.
        reference = [name for name in rates if name.startswith("PyTorch single (")][0]
        print(f"\nwidths {widths}")
        print("| | samples/s (best) | samples a second of processor (median) "
              f"| to {reference} (median, least to greatest of the rounds) |")
        print("|---|---|---|---|")
        for name, own in rates.items():
            ratios = [a[1] / b[1] for a, b in zip(own, rates[reference])]
            print(f"| {name} | {max(rate[0] for rate in own):,.0f} "
                  f"| {statistics.median(rate[1] for rate in own):,.0f} "
                  f"| {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |")


main()
