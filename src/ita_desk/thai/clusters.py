"""Thai character clusters: letters that belong together however a word is cut.

The rules are those of Theeramunkong et al. 2000 (https://doi.org/10.1145/355214.355225) in the grammar of Jakkrit TeCho, as
PyThaiNLP uses them: `word_clusters` are those of its maximal matching, `letter_clusters` those of its plain segmenter.
The tests hold both equal to PyThaiNLP's. Here the rules are ordered by first letter, and every rule that another makes idle is
left out, which reads a text twice as fast.
"""

import re
from functools import lru_cache

_C = "[ก-ฮ]"  # a consonant
_T = "[่-๋]?"  # a tone mark, if any
_NEXT = "(?=[เ-ไก-ฮ]|$)"  # a new syllable, or the end
# A silent consonant with its killer, as in ศุกร์ and พันธุ์; spelled out, since tried after nearly every cluster.
_K = f"(?:{_C}(?:์|[ูุิ]์|{_C}(?:์|[ูุิ]์))|)"


def word_clusters(text: str) -> list[str]:
    """The clusters between which words may end; joined they give the text."""
    return _WORD_CLUSTER.findall(text)


def letter_clusters(text: str) -> list[str]:
    """The clusters between which letters may be parted in need; joined they give the text."""
    return _letter_cluster().findall(text)


_WORD_CLUSTER = re.compile(
    rf"""
    {_C}(?: [ิุู]์ | ็ | รร{_C}์ | (?: [ัื]{_T}(?:{_C}[ุิะ]?|) | [ะ-ู]{_T} | {_T}[ะาำ]? ){_K} )
    | เ{_C}(?: ็{_C} | {_C}(?: {_T}าะ | ี{_T}ย(?:ะ|{_NEXT}) | ็{_C} ) | ิ(?:{_C}์{_C}|{_T}{_C}) | ี{_T}ยะ? | ื{_T}อะ?
             | [ุู]{_T}ย{_NEXT} | {_T}า?ะ? ){_K}
    | แ{_C}(?: ็{_C} | {_C}(?:์|็{_C}|{_C}์) | {_T}ะ? )
    | โ{_C}{_T}ะ? | [ใไ]{_C}{_T}
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=1)  # compiled when first needed, which is rarely: it takes a millisecond of each start
def _letter_cluster() -> re.Pattern[str]:
    # The plain rules have a stroke of their own notation among the vowels, and so have their clusters.
    silent = _K.replace("[ูุิ]", "[ูุ|ิ]")
    return re.compile(
        rf"""
    {_C}(?: ั(?:[่-๋]{_C})? | ็ | รร{_C}์ | (?: [ึื]{_T}{_C} | [ะ-ู]{_T} | {_T}[ะาำ]? ){silent} )
    | เ{_C}(?: ื(?:{_T}อะ{silent})? | (?: ็{_C} | {_C}(?: {_T}าะ | ี{_T}ย(?:ะ|{_NEXT}) | ็{_C} ) | [ิีุู]{_T}ย{_NEXT}
             | ิ(?:{_C}์{_C}|{_T}{_C}) | ี{_T}ยะ? | {_T}า?ะ? ){silent} )
    | แ{_C}(?: ็{_C} | {_C}(?:์|็{_C}|{_C}์) | {_T}ะ? ){silent}
    | โ{_C}{_T}ะ?{silent} | [ใไ]{_C}{_T}{silent}
    | .
    """,
        re.VERBOSE | re.DOTALL,
    )
