"""The flow from a folder of reports to a release. Read `flow.py` first: it is the whole of it."""

from igflod.pipeline.flow import Dataset, Progress, Published, make_dataset
from igflod.pipeline.publish import publish, update_registers
from igflod.pipeline.quarantine import Quarantined, Reason

__all__ = [
    "Dataset",
    "Progress",
    "Published",
    "Quarantined",
    "Reason",
    "make_dataset",
    "publish",
    "update_registers",
]
