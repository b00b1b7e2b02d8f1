"""Captions files read, MB a second for each format, against Python's json and csv modules."""

import argparse
import csv
import json
import os
import random
import tempfile
import time

from rounds import OurSide, add_arguments, measure_case, report

CAPTIONS = 5  # of a picture
WORDS = "a the in on man dog woman two people white black is with red of blue wearing shirt standing running".split()


def made_up(pictures):
    """Names and captions of Flickr8k's lengths; one caption in twenty has a comma, a quote and an accent."""
    chance = random.Random(1)
    for picture in range(pictures):
        captions = []
        for _ in range(CAPTIONS):
            words = chance.choices(WORDS, k=chance.randint(5, 16))
            if chance.random() < 0.05:
                words.insert(2, '"café",')
            captions.append(" ".join(words) + " .")
        yield f"{picture:012d}.jpg", captions


def rows(data):
    return ((name, caption) for name, captions in data for caption in captions)


def write_tokens(file, data):
    for name, captions in data:
        for i, caption in enumerate(captions):
            file.write(f"{name}#{i}\t{caption}\n")


def read_tokens(file):
    for line in file:
        name, caption = line.rstrip("\n").split("\t", 1)
        yield name.rsplit("#", 1)[0], caption


def write_table(file, data, dialect):
    writer = csv.writer(file, dialect)
    writer.writerow(["image", "caption"])
    writer.writerows(rows(data))


def read_table(file, dialect):
    reader = csv.reader(file, dialect)
    next(reader)
    return reader


def write_lines(file, data):
    for name, caption in rows(data):
        file.write(json.dumps({"image": name, "caption": caption}, ensure_ascii=False) + "\n")


def read_lines(file):
    for line in file:
        record = json.loads(line)
        yield record["image"], record["caption"]


def write_coco(file, data):
    images, annotations = [], []
    for i, (name, captions) in enumerate(data):
        url = f"http://images.example.org/train2017/{name}"
        images.append({"license": 3, "file_name": name, "coco_url": url, "height": 427, "width": 640, "id": i})
        for caption in captions:
            annotations.append({"image_id": i, "id": len(annotations), "caption": caption})
    json.dump({"info": {}, "images": images, "annotations": annotations}, file, ensure_ascii=False)


def read_coco(file):
    whole = json.load(file)
    names = {image["id"]: image["file_name"] for image in whole["images"]}
    return ((names[each["image_id"]], each["caption"]) for each in whole["annotations"])


def write_karpathy(file, data):
    images = []
    for name, captions in data:
        sentences = [{"tokens": each.split(), "raw": each, "imgid": len(images), "sentid": 0} for each in captions]
        images.append({"filename": name, "imgid": len(images), "split": "train", "sentences": sentences})
    json.dump({"images": images, "dataset": "flickr8k"}, file, ensure_ascii=False)


def read_karpathy(file):
    for image in json.load(file)["images"]:
        for sentence in image["sentences"]:
            yield image["filename"], sentence["raw"]


FORMATS = {
    "tokens": ("Flickr8k.token.txt", write_tokens, read_tokens),
    "csv": ("captions.csv", lambda *x: write_table(*x, "excel"), lambda file: read_table(file, "excel")),
    "tsv": ("captions.tsv", lambda *x: write_table(*x, "excel-tab"), lambda file: read_table(file, "excel-tab")),
    "jsonl": ("captions.jsonl", write_lines, read_lines),
    "coco": ("captions_train2017.json", write_coco, read_coco),
    "karpathy": ("dataset_flickr8k.json", write_karpathy, read_karpathy),
}


def by_picture(path, read):
    pictures = {}
    with open(path, newline="", encoding="utf-8") as file:
        for name, caption in read(file):
            pictures.setdefault(name, []).append(caption)
    return pictures


def bytes_a_second(path, read, seconds):
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        by_picture(path, read)
        done += os.path.getsize(path)
    return done / (time.perf_counter() - start)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    arguments.add_argument("--pictures", type=int, default=40_000)
    add_arguments(arguments, seconds=1, rounds=5)
    arguments.set_defaults(threads=[1])  # both read with one
    chosen = arguments.parse_args()

    cases = []
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.formats:
            file_name, write, read = FORMATS[name]
            path = os.path.join(folder, file_name)
            with open(path, "w", newline="", encoding="utf-8") as file:
                write(file, made_up(chosen.pictures))
            with OurSide("bench_reader", path, chosen.seconds) as ours:
                captions = sum(len(each) for each in by_picture(path, read).values())
                assert ours.read() == captions == CAPTIONS * chosen.pictures
                sides = lambda: ours.measure() / 1e6, lambda: bytes_a_second(path, read, chosen.seconds) / 1e6
                case = measure_case(1, chosen.rounds, *sides, f"MB/s of {name}")
            cases.append({"format": name, "megabytes": round(os.path.getsize(path) / 1e6, 1), **case})
    report(
        "reader",
        "MB/s",
        cases,
        f"made-up files of {CAPTIONS * chosen.pictures} captions for {chosen.pictures} pictures, read into captions by "
        f"picture with one thread; ours: recognised by looking, streamed, checked to be UTF-8, in composed form; peer: "
        f"Python's csv and json modules, files held whole where they are one JSON; medians of {chosen.rounds} alternating "
        f"rounds of {chosen.seconds:g} s",
    )


if __name__ == "__main__":
    main()
