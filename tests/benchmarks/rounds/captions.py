"""Made-up captions of Flickr8k's lengths."""

import random

PADDING, START, END, FIRST_WORD = 0, 1, 2, 4
# How many of 10,000 Flickr8k captions have 1, 2, 3... words.
LENGTHS = [1, 6, 43, 118, 295, 652, 848, 973, 1096, 1123, 1032, 920, 766, 618, 442, 327, 223, 172, 121, 69, 46, 36, 73]


def write_captions(path, pictures, vocabulary, shortest=1):
    """Five captions a picture, a line each: the picture's number and the ids of start, words and end."""
    chance = random.Random(1)
    with open(path, "w") as file:
        for picture in range(pictures):
            for _ in range(5):
                words = chance.choices(range(shortest, len(LENGTHS) + 1), LENGTHS[shortest - 1 :])[0]
                ids = [START, *(chance.randrange(FIRST_WORD, vocabulary) for _ in range(words)), END]
                print(picture, *ids, file=file)


def padded_captions(path, positions):
    """What write_captions wrote, each caption padded to so many ids; a picture's five are adjacent."""
    rows = [[int(x) for x in line.split()[1:]] for line in open(path)]
    return [row + [PADDING] * (positions - len(row)) for row in rows]
