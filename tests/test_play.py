"""Playgrounds without a browser: models, plain pictures, functions that are wrong."""

import json
import subprocess
import sys

import numpy as np
import pytest
from scipy.special import expit
from scipy.special import softmax as shares
from small_network import (
    FIVE,
    X,
    Y,
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    optimize,
    update_parameters,
)

from grading import paths
from grading.authoring.package import helper_files
from helpers.data import load_planar_dataset
from helpers.play import (
    activation_curves,
    base,
    classifier,
    landscape,
    matrix_product,
    playground,
    relu_network,
    softmax,
    switch_activation,
)
from helpers.play.activation_curves import ActivationCurves
from helpers.play.classifier import NETWORK, Classifier, probability
from helpers.play.landscape import Landscape
from helpers.play.matrix_product import MatrixProduct
from helpers.play.playground import Playground
from helpers.play.relu_network import ReluNetwork
from helpers.play.softmax import Softmax
from helpers.play.students import StudentError, calm
from helpers.play.switch_activation import SwitchActivation
from helpers.play.training import ACTIVATIONS, Network

FUNCTIONS = (activation_curves, classifier, landscape, matrix_product, playground)
FUNCTIONS += (relu_network, softmax, switch_activation)
SIZES = {"units": 4, "activation": "tanh", "data": "flower", "seed": 3}
BEGIN = SIZES | {"begin": True, "steps": 0, "rate": 1.2, "have": 0}
SCENES = {
    "activation_curves": lambda: ActivationCurves({"tanh": np.tanh, "sine": np.sin}),
    "classifier": Classifier,
    "landscape": lambda: Landscape(X, Y, optimize),
    "matrix_product": MatrixProduct,
    "playground": lambda: Playground(FIVE),
    "relu_network": ReluNetwork,
    "softmax": Softmax,
    "switch_activation": SwitchActivation,
}


# ------------------------------------------------------------------ every scene


@pytest.fixture
def shown(monkeypatch):
    """What `base.show` puts on the page: bundles and their metadata."""
    found = []
    keep = lambda data, **more: found.append((data, more.get("metadata")))  # noqa: E731
    monkeypatch.setattr(base, "display", keep)
    return found


def test_each_name_is_a_function_and_has_a_scene():
    assert [function.__name__ for function in FUNCTIONS] == sorted(SCENES)


@pytest.mark.parametrize("name", SCENES)
def test_what_the_browser_is_given_is_plain(name):
    scene = SCENES[name]()
    json.dumps([scene.data, scene.values], allow_nan=False)
    assert (base.HERE / scene.script).is_file()


@pytest.mark.parametrize("name", SCENES)
def test_a_widget_comes_with_a_picture_and_words(name, shown):
    base.show(SCENES[name]())
    [(bundle, metadata)] = shown
    assert set(bundle) == {
        "application/vnd.jupyter.widget-view+json",
        "image/png",
        "text/plain",
    }
    assert bundle["image/png"].startswith(b"\x89PNG")
    assert len(metadata["image/png"]["alt"]) > 40


@pytest.mark.parametrize("name", SCENES)
def test_without_anywidget_there_is_the_picture_and_a_sentence(
    name, shown, monkeypatch
):
    monkeypatch.setattr(base, "anywidget", None)
    base.show(SCENES[name]())
    (sentence, _), (bundle, _) = shown
    assert "%pip install anywidget" in " ".join(repr(sentence).split())
    assert set(bundle) == {"image/png", "text/plain"}


def test_helpers_can_be_imported_where_anywidget_is_missing():
    code = "import sys; sys.modules['anywidget'] = None; "
    code += "from helpers.play import softmax; softmax()"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=paths.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_worker_without_a_kernel_shows_the_picture():
    code = (
        "from grading.worker import shell\n"
        "out = []\n"
        "cells = shell.Cells(shell.make(), out.append)\n"
        "source = 'from helpers.play import softmax; softmax()'\n"
        "status = cells.run(source, 60)\n"
        "import sys\n"
        "sys.__stdout__.write(status + ' ' + ' '.join(out[-1]['data']))\n"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=paths.ROOT, capture_output=True, text=True)
    assert done.stdout == "ran image/png text/plain", done.stderr


@pytest.mark.parametrize(
    "week, wanted, other",
    [
        ("week1_introduction", {"classifier.json", "relu_network.js"}, "playground.py"),
        ("week2_logistic_regression", {"landscape.js", "students.py"}, "classifier.js"),
        ("week3_planar_data", {"playground.js", "training.py"}, "landscape.py"),
    ],
)
def test_a_week_ships_the_scripts_of_its_playgrounds(week, wanted, other):
    names = {path.name for path in helper_files(week)}
    assert wanted | {"stage.js", "panel.js", "base.css"} <= names
    assert other not in names


# ------------------------------------------------------------ what they compute


def test_the_shipped_network_tells_the_animals_apart():
    cats = {name: probability(face) for name, face in NETWORK["animals"].items()}
    assert cats.pop("cat") > 0.9 and max(cats.values()) < 0.1


def test_the_alt_text_of_softmax_is_true():
    scene = Softmax()
    said = ", ".join(f"{p:.2f}" for p in shares(scene.values["scores"]))
    assert said.replace(", 0.03", " and 0.03") in scene.alt


def test_the_landscape_is_the_cost_of_the_data():
    scene = Landscape(X, Y, None)
    a = expit(0.7 * X - 3)
    direct = -(Y * np.log(a) + (1 - Y) * np.log(1 - a)).mean()
    assert np.isclose(scene.cost(np.array(0.7), np.array(-3.0)), direct)


def test_the_students_optimize_walks_step_by_step():
    question = {"w": 0.0, "b": 0.0, "steps": 20, "rate": 0.1}
    path = Landscape(X, Y, optimize).answer(question)[0]["path"]
    w, b = np.zeros((1, 1)), 0.0
    params, _, _ = optimize(w, b, X, Y, num_iterations=len(path), learning_rate=0.1)
    assert path and np.allclose(path[-1], [params["w"][0, 0], params["b"]])


def test_a_landscape_wants_one_input():
    with pytest.raises(ValueError, match=r"X has shape \(2, 5\)"):
        landscape(np.zeros((2, 5)), np.zeros((1, 5)))


def test_slopes_are_those_of_the_functions_given():
    curve = ActivationCurves({"tanh": np.tanh}).data["curves"]["tanh"]
    z = np.array(ActivationCurves({}).data["z"])
    assert np.allclose(curve["slope"], 1 - np.tanh(z) ** 2, atol=1e-8)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_any_activation_goes_right_through_functions_written_for_tanh(activation):
    points, labels = load_planar_dataset()
    with calm(3):
        network = Network(FIVE, points, labels, 3, activation)
    rng = np.random.default_rng(0)
    moved = {k: v + rng.normal(size=v.shape) for k, v in network.parameters.items()}
    network.parameters = moved
    g = ACTIVATIONS[activation][0]

    def cost(p):
        A1 = g(p["W1"] @ points + p["b1"])
        return compute_cost(expit(p["W2"] @ A1 + p["b2"]), labels)

    A2, cache = network.forward(points, moved)
    assert np.isclose(compute_cost(A2, labels), cost(moved))
    grads = network._backward(cache)
    for key, value in moved.items():
        for at in np.ndindex(value.shape):
            up, down = (moved | {key: value.copy()} for _ in range(2))
            up[key][at] += 1e-6
            down[key][at] -= 1e-6
            measured = (cost(up) - cost(down)) / 2e-6
            assert np.isclose(grads["d" + key][at], measured, atol=1e-7), (key, at)


# ---------------------------------------------------------------- the playground


def test_the_playground_trains_as_the_notebook_does():
    scene = Playground(FIVE)
    scene.answer(BEGIN)
    while len(scene.costs) < 30:
        scene.answer(BEGIN | {"begin": False, "steps": 30 - len(scene.costs)})
    points, labels = load_planar_dataset()
    np.random.seed(3)
    p = initialize_parameters(2, 4, 1)
    for _ in range(30):
        A2, cache = forward_propagation(points, p)
        cost = compute_cost(A2, labels)
        p = update_parameters(p, backward_propagation(p, cache, points, labels))
    assert np.isclose(scene.costs[-1], cost)
    assert all(np.allclose(p[key], scene.network.parameters[key]) for key in p)


def test_a_picture_holds_a_map_for_each_unit_and_every_cost():
    scene = Playground(FIVE)
    scene.answer(BEGIN)
    content, buffers = scene.answer(BEGIN | {"begin": False, "steps": 5})
    assert [len(b) for b in buffers] == [4 * 40 * 40, 4 * 40 * 40]
    assert content["done"] == 0 and len(content["costs"]) == content["iteration"]
    json.dumps(content, allow_nan=False)


def test_playing_leaves_the_notebooks_random_numbers_alone():
    np.random.seed(7)
    wanted = np.random.randn()
    np.random.seed(7)
    Playground(FIVE).answer(BEGIN | {"steps": 2})
    assert np.random.randn() == wanted


def test_a_cost_that_is_no_number_does_not_stop_the_picture():
    scene = Playground(FIVE | {"compute_cost": lambda A2, Y: np.nan})
    scene.answer(BEGIN)
    content, _ = scene.answer(BEGIN | {"begin": False, "steps": 1})
    assert content["costs"] == [None] and "problem" not in content


def test_a_missing_or_unknown_function_is_named():
    with pytest.raises(TypeError, match="needs update_parameters"):
        playground(**{k: v for k, v in FIVE.items() if k != "update_parameters"})
    with pytest.raises(TypeError, match="does not know sigmoid"):
        playground(**FIVE, sigmoid=expit)


def raises(*args):
    raise ZeroDivisionError("division by zero")


def unwritten(*args):
    raise NotImplementedError


BROKEN = {
    "forward_propagation raised ZeroDivisionError: division by zero": {
        "forward_propagation": raises
    },
    "backward_propagation is not written yet": {"backward_propagation": unwritten},
    "initialize_parameters returned nothing (is a return missing?)": {
        "initialize_parameters": lambda *a: None
    },
    "forward_propagation returned an array of shape (1, 400)": {
        "forward_propagation": lambda X, p: forward_propagation(X, p)[0]
    },
    'update_parameters returned has no "b2"': {
        "update_parameters": lambda p, g, r: {k: p[k] for k in ("W1", "b1", "W2")}
    },
    "backward_propagation returned dW1 of shape (2, 4); it should have shape (4, 2)": {
        "backward_propagation": lambda *a: (
            backward_propagation(*a) | {"dW1": np.zeros((2, 4))}
        )
    },
    "compute_cost returned a cost of shape (1, 400); it should have a single number": {
        "compute_cost": lambda A2, Y: A2
    },
    "compute_cost returned a str for a cost, not numbers": {
        "compute_cost": lambda A2, Y: "low"
    },
}


@pytest.mark.parametrize("words", BROKEN)
def test_the_playground_says_which_function_is_wrong(words):
    scene = Playground(FIVE | BROKEN[words])
    content, _ = scene.answer(BEGIN)
    if "problem" not in content:
        content, _ = scene.answer(BEGIN | {"begin": False, "steps": 1})
    assert words in content["problem"]
    assert "Traceback" not in content["problem"]


def test_what_a_function_prints_is_not_shown(capsys):
    def chatty(A2, Y):
        print("a line at every iteration")
        return compute_cost(A2, Y)

    Playground(FIVE | {"compute_cost": chatty}).answer(BEGIN | {"steps": 3})
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "wrong, words",
    [
        (raises, "optimize raised"),
        (unwritten, "optimize is not written yet"),
        (lambda *a, **k: ({"w": np.zeros(1), "b": 0.0}, {}, []), "of shape (1,)"),
        (lambda *a, **k: ({}, {}), "2 values where 3 values were expected"),
    ],
)
def test_the_landscape_says_what_is_wrong_with_optimize(wrong, words):
    question = {"w": 0.0, "b": 0.0, "steps": 1, "rate": 0.1}
    answer, _ = Landscape(X, Y, lambda *a, **k: wrong(*a)).answer(question)
    assert words in answer["problem"] and answer["path"] == []


def test_a_broken_activation_leaves_the_others_drawn():
    scene = ActivationCurves({"tanh": np.tanh, "leaky ReLU": unwritten})
    assert "value" in scene.data["curves"]["tanh"]
    said = scene.data["curves"]["leaky ReLU"]["problem"]
    assert said.startswith("“leaky ReLU” is not written yet")


def test_an_error_of_a_student_is_one_sentence():
    with pytest.raises(StudentError) as caught, calm(1):
        Network(FIVE | {"initialize_parameters": raises}, X, Y, 2, "tanh")
    assert "\n" not in str(caught.value)
