"""A student's feedback page: what is on it, what is not, and what attacks do to it."""

import html.parser
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from graded_notebook import LESSON, WEEK, WRONG, cell, graded, marks
from nbformat.v4 import new_output
from playwright.sync_api import sync_playwright

from grading import paths
from grading.model.lesson_file import read as read_lesson
from grading.reports.feedback import Page, page, week
from grading.reports.graded import read
from grading.reports.prose import MAX_FORMULA, prose

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ANSWER = "mirrored-pictures-answer"
OWN = {"cell_type": "code", "id": "own-1", "metadata": {}, "source": "1 + 1"}


def _render(notebook, student="ada", **given):
    return page(read(notebook, marks(notebook, **given)), LESSON, student, WEEK)


class _Outline(html.parser.HTMLParser):
    """Headings, ids, links, landmarks and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.levels, self.ids, self.links, self.tags = [], [], [], []
        self.pictures, self.text, self.open = [], "", {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        about = dict(attributes)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in about:
            self.ids.append(about["id"])
        if tag == "a":
            self.links.append(about.get("href", ""))
        if tag == "img":
            self.pictures.append(about)
        if tag == "details":
            self.last = "open" in about
        if about.get("class", "").startswith("inside"):
            self.open[about["id"]] = self.last

    def handle_data(self, data):
        self.text += f" {data}"


def _words(text):
    return " ".join(_Outline(text.partition("</style>")[2]).text.split())


def test_what_is_wrong_comes_first_with_its_diagnosis_and_the_code():
    notebook = graded(propagate=WRONG)
    cell(notebook, "propagate")["source"] = "def propagate():\n    return 'mine'"
    words = _words(_render(notebook))
    assert "6 of 10 points" in words and "dw ✗ failed 0/4" in words
    order = ["What to look at", WRONG.says, WRONG.explains, WRONG.section]
    order += ["return 'mine'", "Written answers", "Complete", "The notebook"]
    places = [words.index(text) for text in order]
    assert places == sorted(places)


def test_what_to_read_again_is_a_link_to_an_open_section_of_the_page():
    outline = _Outline(_render(graded(propagate=WRONG)))
    [number] = [name for name, is_open in outline.open.items() if is_open]
    assert f"#{number}" in outline.links
    assert set(outline.links) >= {"#main", "#exercise-3", "#written-1"}
    inner = {link[1:] for link in outline.links if link.startswith("#")}
    assert inner <= set(outline.ids)


def test_every_section_to_read_again_is_on_the_page_of_its_lesson():
    for path in paths.lesson_files():
        lesson = read_lesson(path)
        notebook = graded(lesson.name)
        titles = {s.title for s in read(notebook, marks(notebook)).sections}
        asked = {cell.name for cell in lesson.cells if cell.role == "question"}
        assert len(set(lesson.headings) - titles) <= len(asked), lesson.name


def test_what_passed_is_folded_away():
    outline = _Outline(_render(graded(propagate=WRONG)))
    passed = [name for name in outline.open if name.startswith("exercise-")]
    assert len(passed) == len(read_lesson(paths.lesson_file(LESSON)).exercises) - 1
    assert not any(outline.open[name] for name in passed)


def test_a_written_answer_has_its_comment_and_once_marked_its_rubric():
    notebook = graded()
    scheme = (
        "\n<!-- BEGIN MARK SCHEME -->\n> The model.\n>\n> Rubric:\n>\n> - 2 points: x"
    )
    for one in notebook["cells"]:
        if one["metadata"].get("course", {}).get("role") == "question":
            one["source"] = one["source"].partition("<!--")[0] + scheme
    waits = _words(_render(notebook))
    assert "not marked yet (2 points)" in waits and "2 points: x" not in waits
    given = {"comments": {ANSWER: "Well argued."}, ANSWER.replace("-", "_"): 1.5}
    done = _words(_render(notebook, **given))
    assert "1.5 of 2 points" in done and "Well argued." in done
    assert "2 points: x" in done and "The model." not in done


def test_penalty_and_repairs_stand_on_the_page():
    notebook = graded()
    notebook["metadata"]["course"]["notes"] = ["`f` was found in the cell of `g`."]
    text = _render(notebook, penalty=2.5)
    assert "2.5 points were taken off for handing in late." in text
    assert "<code>f</code> was found" in text and "About this grading" in text


def test_a_refused_notebook_says_why():
    notebook = graded()
    notebook["metadata"]["course"]["refused"] = "The file is empty."
    words = _words(_render(notebook))
    assert "The file is empty. It scores 0 points." in words


def test_points_that_a_person_changed_count_and_are_said_to_be():
    words = _words(_render(graded(propagate=WRONG), propagate_test=9.0))
    assert "9 of 10 points" in words and "the judge gave 6" in words


def test_hidden_tests_and_the_files_of_the_course_are_not_on_it():
    text = _render(graded())
    assert "from grading import" not in text and "HIDDEN TESTS" not in text
    assert "use_course" not in text


def test_headings_go_down_one_level_at_a_time_and_landmarks_are_there():
    notebook = graded(propagate=WRONG)
    notebook["cells"].append(OWN | {"cell_type": "markdown", "source": "text\n\n# A"})
    outline = _Outline(_render(notebook))
    assert outline.levels[0] == 1 and outline.levels.count(1) == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(below - above <= 1 for above, below in steps)
    assert {"header", "main", "nav", "footer"} <= set(outline.tags)
    assert len(outline.ids) == len(set(outline.ids))


def test_every_formula_of_every_lesson_becomes_mathml():
    for path in paths.lesson_files():
        for one in read_lesson(path).prose:
            made = str(prose(one.source))
            assert "<code>\\" not in made and "$$" not in made, one.source


def test_the_week_leads_to_every_notebook_and_what_to_look_at():
    notebook = graded(propagate=WRONG)
    one = Page(LESSON, read(notebook, marks(notebook, penalty=3.0)))
    other = Page("a b", read(graded("vectorization"), marks(graded("vectorization"))))
    text = week([one, other], "<b>ada", WEEK)
    links = _Outline(text).links
    assert {f"{LESSON}.html", f"{LESSON}.html#exercise-3", "a%20b.html"} <= set(links)
    assert "3 points were taken off" in text and "<b>ada" not in text


@pytest.mark.parametrize(
    "nest",
    ["{", r"\frac{", r"\sqrt{", r"\left(", "a^{", r"\begin{matrix}", r"\text{$", "^{"]
    + [r"\hat ", r"\sqrt", r"\frac", "_", "'", r"\not", r"\bf ", r"\color{red}"],
)
def test_no_formula_that_is_allowed_ends_the_process_however_small_its_stack(nest):
    code = f"""
import threading
from grading.reports.prose import MAX_FORMULA, formula
def convert():
    formula(({nest!r} * MAX_FORMULA)[:MAX_FORMULA], True)
threading.stack_size(512 * 1024)  # what a thread has on macOS
thread = threading.Thread(target=convert); thread.start(); thread.join()
"""
    subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, check=True)


def test_a_formula_that_is_too_long_is_shown_as_it_was_written():
    assert "<code>{{{" in prose(f"${'{' * (MAX_FORMULA + 1)}$")


BAD = "document.title='owned'"
FETCH = "https://example.com/x"
ATTACKS = {
    "script": f"<script>{BAD}</script>",
    "handler": f"<img src=x onerror={BAD}><b onmouseover={BAD}>b</b>",
    "svg": f"<svg onload={BAD}><animate onbegin={BAD} attributeName=x dur=1s></svg>",
    "link": f'[x](javascript:{BAD}) <a href="javascript:{BAD}" class=goes>go</a>',
    "data link": f'<a href="data:text/html,<script>{BAD}</script>" class=goes>go</a>',
    "frame": f'<iframe srcdoc="<script>parent.{BAD}</script>"></iframe>',
    "request": f'<img src="{FETCH}"><link rel=stylesheet href="{FETCH}">',
    "style": f"<style>@import '{FETCH}'; body{{display:none}}</style>",
    "css": f'<p style="background:url({FETCH});position:fixed;inset:0">x</p>',
    "refresh": f'<meta http-equiv=refresh content="0;url={FETCH}"><base href={FETCH}>',
    "form": f'<form action="{FETCH}"><input autofocus onfocus={BAD}><button>b</form>',
    "mutation": "<math><mtext><table><mglyph><style><!--</style><img title="
    f'"--&gt;&lt;img src=1 onerror={BAD}&gt;">',
    "formula": rf"$\text{{<img src=x onerror={BAD}>}}$ "
    rf"$\href{{javascript:{BAD}}}{{x}}$",
    "formula as attribute": f'<a href="$x" onclick={BAD} y$" title="$a$">x</a>',
    "template": "{{ 7*191 }}{% set x = 1 %}${7*191}",
    "closing": f"</code></pre></main></body></style><script>{BAD}</script>",
    "code fence": f"```html\n</code><script>{BAD}</script>\n```\n    <script>{BAD}",
    "clobbering": '<form id=documentElement></form><a id=main name=title class="bar">x',
    "bidi": "\u202etxt.exe\u202c \x1b]0;owned\x07",
    "widget": f'<script type="text/x">{BAD}</script><object data="{FETCH}"></object>',
}


def _attacked(text):
    """A page on which everything that a student can write is one text."""
    record = replace(WRONG, says=text, explains=text, note=text, section=text)
    notebook = graded(propagate=record)
    cell(notebook, "propagate")["source"] = text
    cell(notebook, ANSWER)["source"] = text
    outputs = [
        new_output("display_data", {"text/html": text, "text/plain": text}),
        new_output("display_data", {"text/plain": text}),
        new_output("display_data", {"image/png": f'"> {text}'}),
        new_output("display_data", {"image/svg+xml": text, "text/javascript": BAD}),
        new_output("stream", text=text),
        new_output("error", ename=text, evalue=text, traceback=[text]),
    ]
    notebook["cells"] += [
        OWN | {"source": text, "outputs": outputs},
        OWN | {"source": text, "cell_type": "markdown"},
        OWN | {"source": f"# {text}", "cell_type": "markdown"},
        OWN | {"source": text, "cell_type": "raw"},
    ]
    notebook["metadata"]["course"] |= {"notes": [text], "refused": text}
    comments = {ANSWER: text, "propagate": text}
    return _render(notebook, student=text, comments=comments)


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("needs Chromium (Debian's package: chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def _open(browser, text, tmp_path, width=1280, policy=True, **options):
    """Open a page; gives it with all addresses that it asked for."""
    if not policy:
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    opened = browser.new_page(viewport={"width": width, "height": 800}, **options)
    asked = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(path.as_uri())
    return opened, [url for url in asked if url != path.as_uri()]


HARM = """() => [...document.querySelectorAll('*')].filter(e =>
    /^(script|iframe|object|embed|form|input|link|base|svg)$/i.test(e.tagName)
    || e.getAttributeNames().some(n => n.startsWith('on'))
    || /^\\s*(javascript|data):/i.test(e.getAttribute('href') || '')
    || (e.tagName == 'STYLE' && !document.head.contains(e)
        && !e.textContent.startsWith('.nn-card'))
    || (e.hasAttribute('style') && !['MTD', 'SPAN'].includes(e.tagName.toUpperCase()))
).map(e => e.outerHTML)"""


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_text_even_where_no_policy_of_the_page_would_stop_it(
    name, browser, tmp_path
):
    opened, asked = _open(browser, _attacked(ATTACKS[name]), tmp_path, policy=False)
    for link in opened.query_selector_all("a.goes"):
        link.dispatch_event("click")
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    opened.wait_for_timeout(100)
    assert opened.title() == "Feedback: Logistic regression"
    assert [url for url in asked if not url.startswith("data:image/")] == []
    assert opened.evaluate(HARM) == []
    assert "1337" not in opened.content()
    assert opened.locator("main > h2").first.is_visible()
    opened.close()


def test_the_policy_of_the_page_alone_stops_a_script_and_a_request(browser, tmp_path):
    text = _render(graded())
    bad = f"<script>{BAD}</script><img src={FETCH}><p onclick={BAD}>x"
    opened, _ = _open(browser, text.replace("<main", f"{bad}<main"), tmp_path)
    assert opened.title() == "Feedback: Logistic regression"
    opened.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_the_window_and_asks_for_nothing(width, browser, tmp_path):
    notebook = graded(propagate=WRONG)
    cell(notebook, "propagate")["source"] = f"x = '{'y' * 500}'"
    notebook["cells"].append(OWN | {"cell_type": "markdown", "source": "z" * 500})
    opened, asked = _open(browser, _render(notebook), tmp_path, width)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert asked == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.close()


def test_a_link_opens_the_section_that_it_leads_to(browser, tmp_path):
    opened, _ = _open(browser, _render(graded(propagate=WRONG)), tmp_path)
    opened.get_by_role("link", name=WRONG.section).click()
    heading = opened.get_by_role("heading", name=WRONG.section)
    assert heading.is_visible() and "#section-" in opened.url
    opened.get_by_role("link", name="sigmoid", exact=True).first.click()
    assert opened.locator("#exercise-1").is_visible()
    opened.close()


CONTRAST = """() => {
  const lum = c => { const v = c.map(x => x / 255).map(x =>
    x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } };
  document.querySelectorAll('details').forEach(d => d.open = true);
  return [...document.querySelectorAll('body *')].filter(e =>
    [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())).map(e => {
      const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e));
      return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.outerHTML];
    }).filter(([ratio]) => ratio < 4.5); }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_told_from_its_ground(scheme, browser, tmp_path):
    text = _render(graded(propagate=WRONG), penalty=1.0)
    opened, _ = _open(browser, text, tmp_path, color_scheme=scheme)
    assert opened.evaluate(CONTRAST) == []
    opened.close()
