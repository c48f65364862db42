"""Prints what TensorBoard's own reader finds in a run's folder, as one JSON object.

usage: python3 read-tensorboard.py FOLDER

{"version": 2.0, "scalars": {tag: [[step, value], …]}}
"""

import json
import sys

from tensorboard.backend.event_processing import event_accumulator

reader = event_accumulator.EventAccumulator(
    sys.argv[1], size_guidance={event_accumulator.SCALARS: 0})
reader.Reload()
print(json.dumps({
    "version": reader.file_version,
    "scalars": {
        tag: [[event.step, event.value] for event in reader.Scalars(tag)]
        for tag in reader.Tags()["scalars"]
    },
}))
