"""The flow from a folder of reports to a release. Read `flow.py` first: it is the whole of it."""

from igflod.pipeline.acceptance import Published
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.intake import Progress
from igflod.pipeline.proposed import Proposed, propose_all, write_proposals
from igflod.pipeline.publish import Built, build, publish
from igflod.pipeline.quarantine import Quarantined, Reason
from igflod.pipeline.registers import update_registers

__all__ = [
    "Built",
    "Dataset",
    "Progress",
    "Proposed",
    "Published",
    "Quarantined",
    "Reason",
    "build",
    "make_dataset",
    "propose_all",
    "publish",
    "update_registers",
    "write_proposals",
]
