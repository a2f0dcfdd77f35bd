"""The flow from a folder of reports to a release. Read `flow.py` first: it is the whole of it."""

from igflod.pipeline.acceptance import Published
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.intake import Progress
from igflod.pipeline.merging import Decision, merge
from igflod.pipeline.proposed import Proposed, propose_all, write_proposals
from igflod.pipeline.publish import Built, build, publish
from igflod.pipeline.quarantine import Quarantined, Reason
from igflod.pipeline.registers import update_registers
from igflod.pipeline.splitting import Split, split
from igflod.pipeline.withdrawing import Withdrawal, withdraw

__all__ = [
    "Built",
    "Dataset",
    "Decision",
    "Progress",
    "Proposed",
    "Published",
    "Quarantined",
    "Reason",
    "Split",
    "Withdrawal",
    "build",
    "make_dataset",
    "merge",
    "propose_all",
    "publish",
    "split",
    "update_registers",
    "withdraw",
    "write_proposals",
]
