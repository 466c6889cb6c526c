"""nbgrader's step that makes what students' code puts out safe to look at."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.preprocessors.base import NbGraderPreprocessor

from ..reports.clean import safe_output


class SafeOutputs(NbGraderPreprocessor):
    """Keep of every output what cannot do anything but be read or looked at.

    Student code can put any output into any cell, so none is trusted; see
    `reports.clean`. The formgrader shows what is left.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Clean the outputs of one cell."""
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [safe for o in cell.outputs if (safe := safe_output(o))]
        return cell, resources
