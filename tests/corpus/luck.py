"""Right answers of honest students who had bad luck."""

from .case import RIGHT, cell_of, happened, ran

BODY = "    return max(0.0, float(w @ x) + b)\n"


def _answer(text):
    def change(notebook):
        cell_of(notebook, "neuron")["source"] = text

    return change


def _line(line):
    return _answer(f"def neuron(x, w, b):\n    {line}\n{BODY}")


WIDGETS = """
import ipywidgets
from IPython.display import display
display(ipywidgets.IntSlider(), ipywidgets.Output())
ipywidgets.interact(lambda a: a, a=(0, 5))
"""
PLOTS = """
import matplotlib.pyplot as plt
for _ in range(3):
    plt.figure()
    plt.plot([1, 2])
plt.show()
"""
HUGE_PLOT = """
import numpy as np
import matplotlib.pyplot as plt
plt.figure(figsize=(20, 20), dpi=100)
plt.imshow(np.random.rand(1500, 1500))
"""
WARNS = "import warnings, sys; warnings.warn('careful'); print('!', file=sys.stderr)"
SHOWS = "from IPython.display import display; display(x, w)"
FLUSHES = "for i in range(30_000): print(i % 10, end='', flush=True)"
SHOWS_OFTEN = """
from IPython.display import clear_output, display
for i in range(1_500):
    clear_output(wait=True)
    display(i)
"""
TALKS = """
import threading
from IPython.display import display
def talk():
    for i in range(100):
        time.sleep(0.01)
        display(i)
import time
threading.Thread(target=talk).start()
"""
STRICT = "import warnings; warnings.simplefilter('error')"
TIMER = "import threading; threading.Timer(9, print).start()"


def _pasted(notebook):
    prose = cell_of(notebook, "your-task-answer")
    prose["source"] = "My flat: ![flat.png](attachment:flat.png) ![](gone.png)"
    prose["attachments"] = {"flat.png": {"image/png": "iVBORw0KGgo="}}


def _nested(notebook):
    depth = 3_000
    text = ">" * depth + "x\n\n" + "- " * depth + "y\n\n" + "[" * depth + "*" * depth
    cell_of(notebook, "your-task-answer")["source"] = text


CASES = [
    happened("input-in-a-cell", ran("n = int(input('How many? '))")),
    happened("input-in-an-answer", _line("input('go on?')"), 0, says=("input()",)),
    happened("warnings-in-an-answer", _line(WARNS)),
    happened("warnings-are-errors", ran(STRICT)),
    happened("numpy-raises", ran("import numpy as np; np.seterr(all='raise')")),
    happened("displays-in-an-answer", _line(SHOWS)),
    happened("flushes-often", ran(FLUSHES)),
    happened("shows-often", ran(SHOWS_OFTEN)),
    happened("a-thread-that-talks", ran(TALKS)),
    happened("a-pasted-picture", _pasted, says=("picture: flat.png",)),
    happened("prose-that-nests", _nested),
    happened("time-magic", _answer("%%time\n" + RIGHT)),
    happened("pip-install", ran("!pip install numpy")),
    happened("a-file-at-home", ran("data = open('C:/Users/me/data.csv').read()")),
    happened("another-folder", ran("%cd /home/me\nimport os\nos.chdir('..')")),
    happened("widgets-left-over", ran(WIDGETS)),
    happened("plots-left-over", ran(PLOTS)),
    happened("a-huge-plot", ran(HUGE_PLOT)),
    happened("an-error-elsewhere", ran("1 / 0")),
    happened("tabs", _answer(RIGHT.replace("    ", "\t"))),
    happened("debugger-left-over", ran("import pdb; pdb.set_trace()")),
    happened("threads-left-over", ran(TIMER)),
    happened("a-progress-bar", ran("for i in range(3000): print(i, end='\\r')")),
    happened("a-missing-package", ran("import torch")),
]
