"""Character clusters, by PyThaiNLP's two kinds as judges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.tokenize import tcc, tcc_p

from ita_desk.thai.clusters import letter_clusters, word_clusters

LETTERS = "กรวยอหเแโใไะัาำิีึืุู็่้๊๋์ๆฯฤๅ๑ฺ๏|1a.\n "
# Few letters at a time: so are the long rules met, as of เกียะ and ศุกร์.
ANY_TEXT = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=7).flatmap(
    lambda letters: st.text(st.sampled_from([*letters, "ก", "เ"]), max_size=12)
)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("เกาะ", ["เกาะ"]),
        ("วันศุกร์", ["วัน", "ศุกร์"]),
        ("พันธุ์พืช", ["พันธุ์", "พืช"]),
        ("เพียงเสียงเบียะ", ["เพีย", "ง", "เสีย", "ง", "เบียะ"]),
        ("เ๑\n", ["เ", "๑", "\n"]),
    ],
)
def test_clusters_of_words(text: str, clusters: list[str]) -> None:
    assert word_clusters(text) == clusters == tcc_p.segment(text)


@settings(max_examples=1_000)
@given(ANY_TEXT | st.text())
def test_clusters_are_those_of_the_judges(text: str) -> None:
    assert word_clusters(text) == tcc_p.segment(text)
    assert letter_clusters(text) == tcc.segment(text)


def test_the_two_kinds_differ() -> None:
    assert word_clusters("เกือก") != letter_clusters("เกือก") == tcc.segment("เกือก")
