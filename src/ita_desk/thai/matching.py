"""Maximal matching: the fewest words of a dictionary that make up a run of Thai letters.

The published algorithm with the refinements of PyThaiNLP's newmm, whose words the tests hold these equal to: words end between
character clusters; where no word goes on, letters up to the next longer word are one unknown word; of equally few words those
that end soonest are taken; a graph of 50 edges is explored no further than it must be.

A run is cut in steps, from one place that every way of cutting passes to the next. A step depends on nothing but the clusters that
it had to look at, so steps are remembered by just these: most of a new text are steps that were made before, and remembered
ones cost a tenth of new ones.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from typing import Any, Union

from ita_desk.thai.clusters import word_clusters

_MOST_EDGES = 50  # of a graph, for bounded time: then each place is followed to its nearest word only
_MOST_STEPS = 50_000  # that are remembered as recent, and as many older ones: some tens of MB
_MOST_NODES = 100_000  # of the words that were asked for: some 10 MB
_LONGEST_STEP = 60  # clusters; steps that look further are not remembered
_END = "\0\0"  # stands for the end of a run: no cluster is like it


_Step = tuple[tuple[str, ...], int]  # the next words of a run, and how many clusters they take
_Kept = tuple[list[str], _Step]  # a remembered step behind the further clusters that it had to look at
_Steps = dict[str, Union["_Steps", _Kept]]  # cluster by cluster down to where only one step begins so


class _Node:
    """Some clusters and the words that begin with them, from a place of the words in order. Grows as texts need it."""

    __slots__ = ("after", "clusters", "ends", "goes_on", "place", "words")

    def __init__(self, words: Sequence[str], place: int, clusters: str) -> None:
        self.words, self.place, self.clusters = words, place, clusters
        self.ends = place < len(words) and words[place] == clusters  # a word ends with them
        # Whether a longer one begins with them: where none does, what stands next need not be looked at.
        following = place + 1
        self.goes_on = (
            not self.ends
            or len(clusters) < 2  # listed by two letters
            or (following < len(words) and words[following].startswith(clusters))
        )
        if self.goes_on:  # else nobody asks
            self.after: dict[str, _Node | None] = {}  # by the next cluster; None: no word goes on with it


class Matcher:
    """Cuts runs into words.

    `words` gives the words that begin with two letters, in order; for one letter, what words begin with by two letters.
    """

    def __init__(self, words: Callable[[str], Sequence[str]]) -> None:
        self._words = words
        self._root = _Node((), 0, "")
        self._grown = 0
        self._steps: _Steps = {}
        self._older: _Steps = {}
        self._kept = 0

    def cut(self, run: str) -> list[str]:
        """The words of a run; joined they give the run."""
        clusters = word_clusters(run)
        length = len(clusters)
        clusters.append(_END)
        found: list[str] = []
        at = 0
        while at < length:
            # This is `_find`, written out: for most steps there is nothing else to do.
            kept: Any = self._steps
            place = at
            while type(kept) is dict:
                kept = kept.get(clusters[place])
                place += 1
            if kept is not None and (not kept[0] or kept[0] == clusters[place : place + len(kept[0])]):
                words, taken = kept[1]
            else:
                words, taken = self._other_step(clusters, at)
            found += words
            at += taken
        return found

    def _other_step(self, clusters: list[str], at: int) -> _Step:
        """A step that has not been made lately, remembered from now on."""
        step, end = _find(self._older, clusters, at) or self._new_step(clusters, at)
        if end - at <= _LONGEST_STEP:
            self._remember(clusters[at:end], step)
        return step

    def _remember(self, looked_at: list[str], step: _Step) -> None:
        if self._kept >= _MOST_STEPS:  # those of the older half that were not needed since are forgotten
            self._older, self._steps, self._kept = self._steps, {}, 0
        self._kept += 1
        steps, place = self._steps, 0
        while True:
            cluster, place = looked_at[place], place + 1
            kept = steps.get(cluster)
            if kept is None:
                steps[cluster] = (looked_at[place:], step)
                return
            if not isinstance(kept, dict):
                # Two begin so; none has looked at less than is alike, or it would be both.
                (following, *further), other = kept
                kept = steps[cluster] = {following: (further, other)}
            steps = kept

    def _new_step(self, clusters: list[str], at: int) -> tuple[_Step, int]:
        """A step, and the end of the clusters that had to be looked at for it."""
        graph, goal, seen = self._explore(clusters, at)
        if goal is not None:
            return (_fewest(clusters, graph, at, goal), goal - at), seen + 1
        goal, seen = self._unknown(clusters, at, seen)
        return (("".join(clusters[at:goal]),), goal - at), seen + 1

    def _explore(self, clusters: list[str], at: int) -> tuple[dict[int, list[int]], int | None, int]:
        """From each place where words begin those where they end, up to the first that all ways pass, if there is one.

        Returns the graph, that place, and the last cluster that was looked at.
        """
        graph: dict[int, list[int]] = {}
        waiting = [at]
        edges, seen = 0, at
        while True:
            begin = heappop(waiting)
            ends, last = self._ends(clusters, begin)
            if edges + len(ends) > _MOST_EDGES:
                ends = ends[: max(_MOST_EDGES + 1 - edges, 1)]
            edges += len(ends)
            graph[begin] = ends
            seen = max(seen, last)
            if not waiting:
                waiting = ends.copy()  # in order, as a heap may be
            else:
                for end in ends:
                    if end not in waiting:
                        heappush(waiting, end)
            if len(waiting) < 2:
                return graph, waiting[0] if waiting else None, seen

    def _ends(self, clusters: list[str], begin: int) -> tuple[list[int], int]:
        """Where the words end that begin at a place, and the last cluster that had to be looked at."""
        ends: list[int] = []
        node, place = self._root, begin
        while True:
            cluster = clusters[place]
            after = node.after.get(cluster, node)
            if after is node:  # nothing comes after itself: it was not asked for yet
                after = self._grow(node, cluster)
            if after is None:
                return ends, place
            place += 1
            if after.ends:
                ends.append(place)
                if not after.goes_on:
                    return ends, place - 1
            node = after

    def _grow(self, node: _Node, cluster: str) -> _Node | None:
        together = node.clusters + cluster
        listed = len(node.clusters) > 1  # else the node was made of one letter or none
        words = node.words if listed else self._words(together[:2])
        first = bisect_left(words, together, node.place if listed else 0)
        known = first < len(words) and words[first].startswith(together)
        if self._grown >= _MOST_NODES:
            self._root, self._grown = _Node((), 0, ""), 0
        grown = node.after[cluster] = _Node(words, first, together) if known else None
        self._grown += 1
        return grown

    def _unknown(self, clusters: list[str], at: int, seen: int) -> tuple[int, int]:
        """Where the unknown word ends that begins at a place, and the last cluster that had to be looked at."""
        length = len(clusters) - 1
        if _other(clusters[at] + clusters[at + 1]):
            end = at + _other("".join(clusters[at:length]))  # each of them is a cluster of its own
            return end, min(end + 1, length)
        for place in range(at + 1, length):
            ends, last = self._ends(clusters, place)
            seen = max(seen, last, min(place + 1, length))
            if any(_is_long("".join(clusters[place:end])) for end in ends) or _other(
                clusters[place] + clusters[place + 1]
            ):
                return place, seen
        return length, length


def _find(steps: _Steps, clusters: list[str], at: int) -> tuple[_Step, int] | None:
    """The remembered step from a place, and the end of the clusters that it had to look at."""
    kept: _Steps | _Kept | None = steps
    place = at
    while isinstance(kept, dict):
        kept = kept.get(clusters[place])
        place += 1
    if kept is None:
        return None
    further, step = kept
    end = place + len(further)
    return (step, end) if further == clusters[place:end] else None


def _fewest(clusters: list[str], graph: dict[int, list[int]], start: int, goal: int) -> tuple[str, ...]:
    """The fewest words from one place to another; of equals those whose first word is shortest, then the second..."""
    if goal in graph[start]:
        return ("".join(clusters[start:goal]),)
    words_left = {goal: 0}
    best: dict[int, int] = {}
    for begin in reversed(graph):  # from the last to the first
        ways = [(words_left[end], end) for end in graph[begin] if end in words_left]
        if ways:
            left, best[begin] = min(ways)
            words_left[begin] = left + 1
    words: list[str] = []
    while start < goal:
        words.append("".join(clusters[start : best[start]]))
        start = best[start]
    return tuple(words)


def _is_long(word: str) -> bool:
    """Whether a word is sure enough to end an unknown one: more than one or two consonants."""
    return len(word) > 2 or not all("ก" <= letter <= "ฮ" for letter in word)


def _other(text: str) -> int:
    """How long the token of other letters is that a text begins with: 0 if it begins with a Thai one."""
    found = _others().match(text)
    return found.end() if found else 0


@lru_cache(maxsize=1)  # compiled when a text first has something unknown
def _others() -> re.Pattern[str]:
    return re.compile(r"[-a-zA-Z]+|\d+(?:[,.]\d+)*|[ \t]+|\r?\n|[^\u0e00-\u0e7f \t\r\n]+")
