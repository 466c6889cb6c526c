"""A sample of `make keys`: hardly a draw of hidden examples is unsound."""

import pytest

from benchmarks.answer_keys import WANTED, exercises, main, vet

SEEDS = 50
SLOW = {  # trains networks with every mistake: a few draws have to do
    "optimize": 8,
    "model": 3,
    "nn_model": 12,
    "two_layer_model": 5,
    "L_layer_model": 4,
    "neuron": 20,
    "propagate": 20,
}


@pytest.mark.parametrize(("lesson", "name"), list(exercises([])))
def test_nearly_every_draw_of_hidden_examples_is_a_sound_key(lesson, name):
    size = SLOW.get(name, SEEDS)
    sound, _, objections = vet(lesson, name, range(2_000_000, 2_000_000 + size))
    assert sound >= WANTED * size - 1, objections


def test_make_keys_prints_the_share_and_what_is_wrong(capsys):
    assert main(["--seeds", "4", "--only", "layer_sizes", "--workers", "1"]) == 0
    assert "planar_data.layer_sizes" in capsys.readouterr().out
