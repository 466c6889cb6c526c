"""A sample of `make keys`: hardly a draw of hidden examples is unsound."""

import json

import pytest

from benchmarks.answer_keys import WANTED, exercises, main, vet

SEEDS = 50


@pytest.mark.parametrize(("lesson", "name"), list(exercises([])))
def test_nearly_every_draw_of_hidden_examples_is_a_sound_key(lesson, name):
    sound, _, objections = vet(lesson, name, range(2_000_000, 2_000_000 + SEEDS))
    assert sound >= WANTED * SEEDS - 1, objections


def test_make_keys_prints_the_share_and_goes_on_where_it_was(capsys, tmp_path):
    file = tmp_path / "kept.jsonl"
    asked = ["--only", "layer_sizes", "--workers", "1", "--kept", str(file)]
    assert main(["--seeds", "4", *asked]) == 0
    assert "planar_data.layer_sizes" in capsys.readouterr().out
    before = file.read_text(encoding="utf-8")
    assert main(["--seeds", "4", *asked]) == 0
    assert file.read_text(encoding="utf-8") == before
    assert "of     4" in capsys.readouterr().out


def test_make_keys_counts_nothing_that_was_vetted_by_another_judge(capsys, tmp_path):
    file = tmp_path / "kept.jsonl"
    row = {"lesson": "planar_data", "name": "layer_sizes", "seeds": [1, 51]}
    row |= {"sound": 50, "seconds": 1.0, "why": {}, "of": "another"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    main(["--table", "--only", "layer_sizes", "--kept", str(file)])
    assert "layer_sizes" not in capsys.readouterr().out
