"""Words one letter away."""

from ita_desk.thai.near_words import near_words


def test_words_one_letter_away() -> None:
    assert "ยุทธศาสตร์" in near_words("ยุทธศาสตตร์")  # one too many
    assert "ประชาสัมพันธ์" in near_words("ประชาสมพันธ์")  # one missing
    assert "จริยธรรม" in near_words("จริยธรมม")  # another


def test_a_word_is_no_neighbour_of_itself() -> None:
    assert "โครงการ" not in near_words("โครงการ")
