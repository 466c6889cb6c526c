"""The first code cell of every notebook: `notebook.py` copies these functions into it.

They run where nothing of ours may be installed, so the standard library has to do. Our
`helpers` are told from other packages of that name by the file `course.json` in them.
An address may end in `#` and a release: files of another release are then renewed.
"""


def find_course(week, release=""):
    """Return the folder that holds this week's `helpers`, or None."""
    import json, sys
    from pathlib import Path

    here, wanted = Path.cwd(), {"week": week, "release": release}
    for folder in [here, here / week, *here.parents[:2], *map(Path, sys.path)]:
        try:
            mark = json.loads((folder / "helpers" / "course.json").read_bytes())
            ours = mark["course"] == "neural-networks-from-first-principles"
            if ours and all(mark.get(k, v) == v for k, v in wanted.items() if v):
                return folder.resolve()
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass  # no helpers here, or another package of that name


def fetch_course(week, url, folder):
    """Fetch the week's package and add what is missing from a folder."""
    import io, urllib.request, zipfile

    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            package = zipfile.ZipFile(io.BytesIO(answer.read()))
        exec(package.read(f"{week}/helpers/unpack.py"), tools := {})
        print(tools["unpack"](package, folder))
    except Exception as error:
        print(f"Nothing could be fetched from {url}: {error}")


def use_course(week, url):
    """Make `import helpers` find the course's own, fetched if they are missing."""
    import importlib, os, sys
    from pathlib import Path

    url, _, release = os.environ.get("COURSE_PACKAGE", url).partition("#")
    if url and not find_course(week, release):
        fetch_course(week, url, find_course(week) or Path.cwd() / week)
    found = find_course(week)
    if not found:
        print(f"The course's files are missing. Put the folder {week} from your")
        print("teacher's zip file beside this notebook, then run this cell again.")
        return
    sys.path.insert(0, str(found))
    importlib.invalidate_caches()
    loaded = getattr(sys.modules.get("helpers"), "__path__", [])
    if list(loaded) != [str(found / "helpers")]:  # another package of that name
        for name in [n for n in sys.modules if n.split(".")[0] == "helpers"]:
            del sys.modules[name]
