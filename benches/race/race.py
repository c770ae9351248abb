"""Runs Wandel and other programs on the same journeys, one after the other, and compares by ratio.

Usage: race.py WANDEL FOLDER, where FOLDER holds 1000.ron and 10000.ron. Programs that are missing are
named and left out. Mermaid's command line is `mmdc`, or what WANDEL_MMDC says (with its arguments,
such as a browser to use). A program that takes longer than LIMIT seconds is stopped, and says so;
what it used by then counts as the least that it needs.
"""
import os
import resource
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

WANDEL, FOLDER = sys.argv[1], Path(sys.argv[2])
LIMIT = int(os.environ.get("WANDEL_RACE_LIMIT", "300"))
BROWSER_LIMITS = '{"maxTextSize": 50000000, "maxEdges": 1000000}'
failed = False


def run(name, command):
    """Seconds on the clock, seconds of all its processes, and megabytes of the largest of them."""
    pid = os.fork()
    if pid == 0:
        # A process of its own, so that what its children use is its own sum.
        start = time.perf_counter()
        stopped = 0
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        try:
            error = process.communicate(timeout=LIMIT)[1]
        except subprocess.TimeoutExpired:
            # The children first, so that the parent counts them before it ends.
            os.killpg(process.pid, 15)
            try:
                process.communicate(timeout=5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
            error, stopped = b"", 1
            process.wait()
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = time.perf_counter() - start
        (FOLDER / "used").write_text(f"{took} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024} {stopped} {process.returncode}")
        (FOLDER / "error").write_bytes(error or b"")
        os._exit(0)
    os.waitpid(pid, 0)
    took, processor, memory, stopped, code = map(float, (FOLDER / "used").read_text().split())
    note = f"stopped after {LIMIT} s" if stopped else "" if code == 0 else f"failed ({code:.0f}): " + (
        (FOLDER / "error").read_text(errors="replace").strip().splitlines() or [""])[-1][:90]
    print(f"{name:<40} {took:9.2f} s {processor:9.2f} s of processor {memory:8.0f} MB  {note}", flush=True)
    # A program that gave nothing can't win: no ratio is taken of its time.
    return (took, processor, memory) if stopped or code == 0 else None


def goal(what, ours, theirs, most):
    """Prints a ratio and whether it is within its goal."""
    global failed
    if ours is None or theirs is None:
        return
    ratio = ours / theirs
    good = ratio <= most
    failed |= not good
    print(f"  {what}: {ratio:.3f} (goal {most}){'' if good else '  NOT REACHED'}", flush=True)


def part(figures, index):
    return None if figures is None else figures[index]


def export(name, size, ending, *more):
    """Our own program, which must never fail."""
    global failed
    out = FOLDER / f"{size}.{ending}"
    figures = run(name, [WANDEL, "export", str(FOLDER / f"{size}.ron"), "--to", str(out), "--force", *more])
    failed |= figures is None or not out.exists()
    return out, figures


def beside(size):
    _, ours = export(f"wandel, {size} to SVG", size, "svg")
    dot, _ = export(f"wandel, {size} to DOT", size, "dot")
    flowchart, _ = export(f"wandel, {size} to a flowchart", size, "mmd", "--as", "flowchart")
    if shutil.which("dot"):
        theirs = run(f"dot -Tsvg, {size}", ["dot", "-Tsvg", str(dot), "-o", str(FOLDER / "dot.svg")])
        goal("time beside dot", part(ours, 0), part(theirs, 0), 0.1)
        goal("processor beside dot", part(ours, 1), part(theirs, 1), 0.1)
    else:
        print("dot is not installed")
    mmdc = shlex.split(os.environ.get("WANDEL_MMDC", "mmdc"))
    if shutil.which(mmdc[0]):
        (FOLDER / "limits.json").write_text(BROWSER_LIMITS)
        arguments = ["-c", str(FOLDER / "limits.json"), "-i", str(flowchart), "-o", str(FOLDER / "mermaid.svg")]
        theirs = run(f"Mermaid's command line, {size}", [*mmdc, *arguments])
        goal("time beside Mermaid", part(ours, 0), part(theirs, 0), 0.1)
        goal("processor beside Mermaid", part(ours, 1), part(theirs, 1), 0.1)
    else:
        print("Mermaid's command line is not installed: npm install @mermaid-js/mermaid-cli")


def large(size, width):
    _, ours = export(f"wandel, {size} to a PNG of {width} px", size, "png", "--width", str(width))
    svg, _ = export(f"wandel, {size} to SVG", size, "svg")
    if not shutil.which("rsvg-convert"):
        print("rsvg-convert is not installed (librsvg2-bin)")
        return
    theirs = run(f"rsvg-convert, {width} px", ["rsvg-convert", "--unlimited", "-w", str(width), str(svg), "-o", str(FOLDER / "rsvg.png")])
    goal("processor beside rsvg-convert", part(ours, 1), part(theirs, 1), 0.5)
    goal("memory beside rsvg-convert", part(ours, 2), part(theirs, 2), 1.0)


beside(1_000)
large(10_000, 8_192)
sys.exit(1 if failed else 0)
