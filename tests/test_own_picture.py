"""A picture of one's own: any file becomes 64 by 64, or says why it does not."""

import io

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


def test_a_bad_upload_prints_its_sentence_and_does_not_raise(capsys):
    own_picture._hand_over(lambda picture: None, b"meow", "cat.txt")
    assert "not a picture" in capsys.readouterr().out
