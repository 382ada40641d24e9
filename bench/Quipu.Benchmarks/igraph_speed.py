"""Times python3-igraph on a graph file, for bench/Quipu.Benchmarks: one line `name<TAB>value` each; lists beside as binary files."""
import array, random, statistics, struct, sys, time
import igraph

path, out = sys.argv[1], sys.argv[2]


def say(name, value):
    print(name, value, sep="\t", flush=True)


def say_memory(name):
    with open("/proc/self/status") as status:
        say(name, next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")))


def timed(name, run, least=3):
    times = []
    while len(times) < least and sum(times) < 5:
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    say(name, statistics.median(times))
    return result


def keep(name, kind, values):
    with open(out + "." + name, "wb") as file:
        array.array(kind, values).tofile(file)


def each(name, run, inputs):
    times = []
    for i in inputs:
        start = time.perf_counter()
        run(i)
        times.append(time.perf_counter() - start)
    say(name, statistics.median(times))


say_memory("memory before a graph")
with open(path, "rb") as file:
    nodes, edges = struct.unpack("<ii", file.read(8))
    ends = array.array("i")
    ends.fromfile(file, 2 * edges)
start = time.perf_counter()
graph = igraph.Graph(n=nodes, edges=list(zip(ends[0::2], ends[1::2])), directed=True)
say("load", time.perf_counter() - start)
del ends
both = graph.as_undirected()
say("version", igraph.__version__)
keep("pagerank", "d", timed("PageRank", lambda: graph.pagerank(damping=0.85)))
say("weak", len(timed("weak components", lambda: graph.connected_components(mode="weak"))))
say("strong", len(timed("strong components", lambda: graph.connected_components(mode="strong"))))
keep("depths", "i", timed("BFS", lambda: graph.distances(source=0, mode="all"))[0])
keep("cores", "i", timed("k-core", lambda: graph.coreness(mode="all")))
pick = random.Random(7)
pairs = [(pick.randrange(nodes), pick.randrange(nodes)) for _ in range(200)]
each("shortest path of a random pair", lambda p: both.get_shortest_paths(p[0], to=p[1]), pairs[:50])
each("3 hops along arcs", lambda p: graph.neighborhood(p[0], order=3, mode="out"), pairs)
each("2 hops either way", lambda p: both.neighborhood(p[0], order=2), pairs)
each("3 hops either way", lambda p: both.neighborhood(p[0], order=3), pairs)
random.seed(1)
communities = timed("Leiden", lambda: both.community_leiden(objective_function="modularity", n_iterations=2), least=1)
say("modularity", both.modularity(communities.membership))
if nodes <= 10000:
    keep("betweenness", "d", timed("exact betweenness", lambda: both.betweenness(), least=1))
say_memory("memory")
