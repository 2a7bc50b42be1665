"""Words that are nearly another word."""


def edits_between(one: str, other: str, most: int) -> int:
    """How many letters have to be put in, left out or changed; `most` + 1 for all that is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row = row, [number]
        for place, own in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != own)))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def slips_allowed(word: str) -> int:
    """How many letters may differ for a word to be taken for a slip of this one: none in a short word."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def near_beginning(letters: str, word: str) -> int:
    """How many of the letters are nearly the word and not it: 0 if they begin with nothing like it.

    The nearest beginning is taken; of equally near ones one that ends like the word, else the longest.
    """
    most = slips_allowed(word)
    if not most or letters[:1] != word[:1] or letters.startswith(word):
        return 0
    near = [
        (edits_between(letters[:n], word, most), letters[n - 1] != word[-1], -n)
        for n in range(len(word) - most, min(len(letters), len(word) + most) + 1)
    ]
    edits, _, length = min(near, default=(most + 1, True, 0))
    return -length if edits <= most else 0
