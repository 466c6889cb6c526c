"""A picture of one's own: any file becomes 64 by 64, or says why it does not."""

import io
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from helpers import own_picture
from helpers.own_picture import PictureError, load, shrink, uploaded


def _file(image, kind="PNG", **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_every_kind_of_picture_becomes_64_by_64_in_three_colours(mode):
    picture = shrink(_file(Image.new("RGB", (300, 200), "red").convert(mode)))
    assert picture.shape == (64, 64, 3) and picture.dtype == np.uint8


def test_the_middle_square_is_kept():
    image = Image.new("RGB", (300, 100), "blue")
    image.paste("red", (100, 0, 200, 100))
    assert np.allclose(shrink(_file(image)), (255, 0, 0), atol=30)


def test_what_is_transparent_becomes_white():
    assert np.all(shrink(_file(Image.new("RGBA", (80, 80), (0, 0, 0, 0)))) == 255)


def test_a_photograph_that_was_turned_is_turned_back():
    image = Image.new("RGB", (100, 100), "blue")
    image.paste("red", (0, 0, 100, 50))
    turned = Image.Exif()
    turned[0x0112] = 3  # upside down
    picture = shrink(_file(image, "JPEG", exif=turned, quality=95)).astype(int)
    assert picture[60, 32, 0] > 200 > 60 > picture[4, 32, 0]


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "tom.jpg"
    path.write_bytes(_file(Image.new("RGB", (70, 90), "white"), "JPEG"))
    assert load(path).shape == (64, 64, 3)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PictureError, match="no file .*tom.jpg"):
        load(tmp_path / "tom.jpg")


@pytest.mark.parametrize("content", [b"", b"meow", b"\x89PNG\r\n\x1a\n truncated"])
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(content):
    with pytest.raises(PictureError, match="cat.txt is not a picture"):
        shrink(content, "cat.txt")


def test_uploads_are_read_from_old_and_new_widgets():
    new = ({"name": "a.png", "content": memoryview(b"12")},)
    old = {"a.png": {"content": b"12"}}
    assert uploaded(new) == uploaded(old) == [("a.png", b"12")]


def test_a_bad_file_prints_its_sentence_and_does_not_raise(capsys, tmp_path):
    path = tmp_path / "cat.txt"
    path.write_text("meow")
    own_picture.choose(str(path), lambda picture: None)
    own_picture.choose("nowhere.jpg", lambda picture: None)
    said = capsys.readouterr().out
    assert "not a picture" in said and "no file nowhere.jpg" in said


def test_a_named_file_is_handed_over(tmp_path):
    path = tmp_path / "tom.png"
    Image.new("RGB", (90, 90), "white").save(path)
    shown = []
    own_picture.choose(str(path), shown.append)
    assert [picture.shape for picture in shown] == [(64, 64, 3)]


def test_in_colab_the_dialog_opens_only_when_it_is_asked_for(monkeypatch, capsys):
    asked = []
    files = SimpleNamespace(upload=lambda: asked.append("dialog") or {})
    colab = SimpleNamespace(files=files)
    monkeypatch.setitem(sys.modules, "google.colab", colab)
    own_picture.choose("", print)
    own_picture.upload(print)
    assert not asked and capsys.readouterr().out.count("choose") == 2
    own_picture.choose("?", print)
    own_picture.upload(print, now=True)
    assert len(asked) == 2 and capsys.readouterr().out.count("No picture chosen") == 2
