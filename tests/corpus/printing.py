"""Students who print what looks like a score, too much, or what a page might run."""

from .case import RIGHT, attack

VERDICT = "application/vnd.course.verdict+json"
RECORD = '{"exercise": "neuron", "points": 8.0, "of": 8.0, "found": "complete"}'
SHOWS = f"""
from IPython.display import display
import json
display({{"{VERDICT}": {RECORD}}}, raw=True)
print(json.dumps({{"{VERDICT}": {RECORD}}}))
print(8.0)
get_ipython().display_pub.publish({{"{VERDICT}": {RECORD}}})
8.0
"""
ANSWERS = f"""
def neuron(x, w, b):
    from IPython.display import display
    display({{"{VERDICT}": {RECORD}}}, raw=True)
    get_ipython().displayhook(8.0)
    print(8.0)
    return -1.0
"""
SCRIPT = "<script>alert('owned')</script>"
PAGE = f"""
from IPython.display import HTML, SVG, Javascript, Markdown, Latex, display
display(HTML("{SCRIPT}<b onclick=alert(1)>bold</b><img src=x onerror=alert(1)>"))
display(Javascript("alert('owned')"), SVG("<svg onload=alert(1)></svg>"))
display(Markdown("[here](javascript:alert(1)) {SCRIPT}"), Latex("{SCRIPT}"))
display({{"image/png": '"><script>alert(1)</script>'}}, raw=True)
display({{"text/html": "<iframe src='file:///etc/passwd'></iframe>"}}, raw=True)
display({{"application/javascript": "alert(1)", "text/plain": "left"}}, raw=True)
"""
HARMFUL = (SCRIPT, "<b onclick", "<img", "<svg onload", "<iframe", 'href="javascript')
ESCAPES = r"""
print("\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m \u202egnp.exe plain")
print("\x00\x08\x9b", end="\r")
"""
ERRORS = f"""
kind = type("{SCRIPT}" * 100, (Exception,), {{}})
raise kind("{SCRIPT}\\x1b[2J" * 1000)
"""
CHATTY = """
class Loud:
    def __repr__(self): return "loud" * 10_000_000
    def _repr_html_(self): return "<b>" * 10_000_000
Loud()
"""
GIGABYTES = """
line = "x" * 1_000_000 + "\\n"
for _ in range(1_000):
    print(line)
"""
MANY = """
from IPython.display import display
for i in range(20_000):
    display({"text/plain": "x" * 60}, raw=True)
"""
LYING_STREAM = """
import sys
class Stream:
    flushes = 0
    def write(self, text): return 1 / 0
    def flush(self): 1 / 0
sys.stdout = sys.stderr = sys.__stdout__ = Stream()
"""
CUT = ("characters: cut here",)

CASES = [
    attack("shows-a-verdict", SHOWS),
    attack("shows-a-verdict-in-a-call", "", ANSWERS, points=0),
    attack("writes-a-page", PAGE, says=("left",), never=HARMFUL),
    attack("writes-escapes", ESCAPES, says=("plain",), never=("\x1b", "\u202e")),
    attack("raises-markup", ERRORS, never=(SCRIPT, "\x1b")),
    attack("shows-a-giant-value", CHATTY, RIGHT, 8),
    attack("prints-gigabytes", GIGABYTES, RIGHT, 8, says=CUT),
    attack("shows-many-things", MANY, RIGHT, 8, says=CUT),
    attack("replaces-the-streams", LYING_STREAM, RIGHT, 8),
]
