"""Holds the kernels of `graph` against rustworkx and igraph on the same graphs in the same run.

Reads what benches/kernels wrote; fails when an answer differs or when ours is slower than
rustworkx. Needs: pip install rustworkx igraph. Usage: compare.py FOLDER
"""
import sys
import time
from pathlib import Path

import igraph
import rustworkx as rx

FOLDER = Path(sys.argv[1])
ROUNDS = 20


def best(work):
    """The best of some rounds, in milliseconds, and the answer."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = work()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest * 1e3, answer


def table(name):
    """name,kernel -> value"""
    rows = (line.split(",", 2) for line in (FOLDER / name).read_text().splitlines())
    return {(graph, kernel): value for graph, kernel, value in rows}


def over(dominators, end, limit):
    """What dominates `end`: the numbers below `limit` on the way up the tree."""
    found = []
    node = end
    while dominators[node] != node:
        node = dominators[node]
        if node < limit:
            found.append(node)
    return found


def tree(parents, root):
    """igraph's list of immediate dominators, as a map that ends at its root."""
    return {node: (root if node == root else parent) for node, parent in enumerate(parents)}


ours = table("times.csv")
answers = table("answers.csv")
slower = []
print(f"{'graph':8}{'kernel':16}{'ours':>10}{'rustworkx':>12}{'igraph':>10}  ms, best of {ROUNDS}; answers are the same")
for name in ("wide", "narrow"):
    lines = (FOLDER / f"{name}.txt").read_text().splitlines()
    starts, ends = ([int(n) for n in line.split()] for line in lines[:2])
    count = int(lines[2])
    edges = [tuple(int(n) for n in line.split()) for line in lines[3:]]
    start, end = count, count + 1
    virtual = edges + [(start, n) for n in starts] + [(n, end) for n in ends]

    directed = rx.PyDiGraph()
    directed.add_nodes_from(range(count + 2))
    directed.add_edges_from_no_data(virtual)
    plain = rx.PyDiGraph()
    plain.add_nodes_from(range(count))
    plain.add_edges_from_no_data(edges)
    directed_ig = igraph.Graph(n=count + 2, edges=virtual, directed=True)
    plain_ig = igraph.Graph(n=count, edges=edges, directed=True)

    # A node in the middle of every edge: count + 2 + i for edge i.
    middle = [step for i, (a, b) in enumerate(edges) for step in ((a, count + 2 + i), (count + 2 + i, b))]
    middle += virtual[len(edges):]
    halved = rx.PyDiGraph()
    halved.add_nodes_from(range(count + 2 + len(edges)))
    halved.add_edges_from_no_data(middle)
    halved_ig = igraph.Graph(n=count + 2 + len(edges), edges=middle, directed=True)
    undirected = rx.PyGraph()
    undirected.add_nodes_from(range(count))
    undirected.add_edges_from_no_data(edges)
    undirected_ig = igraph.Graph(n=count, edges=edges)

    def circles(groups):
        itself = {a for a, b in edges if a == b}
        return str(sum(len(group) > 1 or next(iter(group)) in itself for group in groups))

    def points(dominators):
        return " ".join(map(str, sorted(over(dominators, end, count))))

    def links(dominators):
        numbers = over(dominators, end, float("inf"))
        return " ".join(map(str, sorted(n - count - 2 for n in numbers if n >= count + 2)))

    rows = [
        ("reach", lambda: rx.descendants(directed, start), lambda x: str(len(x - {end})),
         lambda: directed_ig.subcomponent(start, mode="out"), lambda x: str(len(set(x) - {start, end}))),
        ("reach back", lambda: rx.ancestors(directed, end), lambda x: str(len(x - {start})),
         lambda: directed_ig.subcomponent(end, mode="in"), lambda x: str(len(set(x) - {start, end}))),
        ("shortest route",
         lambda: rx.digraph_dijkstra_shortest_path_lengths(directed, start, lambda _: 1.0, goal=end),
         lambda x: str(int(x[end]) - 2),
         lambda: directed_ig.get_shortest_path(start, end), lambda x: str(len(x) - 3)),
        ("components", lambda: rx.strongly_connected_components(plain), circles,
         lambda: plain_ig.connected_components(mode="strong"), circles),
        ("single points", lambda: rx.immediate_dominators(directed, start), points,
         lambda: directed_ig.dominator(start, mode="out"), lambda x: points(tree(x, start))),
        ("single links", lambda: rx.immediate_dominators(halved, start), links,
         lambda: halved_ig.dominator(start, mode="out"), lambda x: links(tree(x, start))),
    ]
    for kernel, in_rx, of_rx, in_ig, of_ig in rows:
        time_rx, answer_rx = best(in_rx)
        time_ig, answer_ig = best(in_ig)
        mine = answers[name, kernel]
        assert of_rx(answer_rx) == mine, (name, kernel, of_rx(answer_rx)[:200], mine[:200])
        assert of_ig(answer_ig) == mine, (name, kernel, of_ig(answer_ig)[:200], mine[:200])
        time_us = float(ours[name, kernel])
        print(f"{name:8}{kernel:16}{time_us:10.3f}{time_rx:12.3f}{time_ig:10.3f}")
        if time_us > time_rx:
            slower.append((name, kernel))
    # Another question, whose figures are often quoted: bridges of the undirected graph.
    time_rx, _ = best(lambda: rx.bridges(undirected))
    time_ig, _ = best(lambda: undirected_ig.bridges())
    print(f"{name:8}{'(bridges)':16}{float(ours[name, 'single links']):10.3f}{time_rx:12.3f}{time_ig:10.3f}")
    print(f"{name:8}{'(build)':16}{float(ours[name, 'build']):10.3f}")

print("slower than rustworkx:", slower or "none")
sys.exit(bool(slower))
