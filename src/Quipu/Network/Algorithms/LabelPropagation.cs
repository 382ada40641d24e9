namespace Quipu.Network.Algorithms;

/// <summary>Communities by label propagation, made deterministic as LDBC Graphalytics has it: all at once, the commonest label of the neighbours, of several the least.</summary>
static class LabelPropagation
{
    /// <summary>Labels after so many rounds; each node begins with its own. A neighbour by arcs in both directions counts twice.</summary>
    internal static int[] Labels(Graph graph, int rounds)
    {
        var labels = new int[graph.Nodes];
        for (var i = 0; i < labels.Length; i++) labels[i] = i;
        var next = new int[labels.Length];
        for (var round = 0; round < rounds; round++)
        {
            var old = labels;
            Parallel.For(0, 16, part => Round(graph, old, next, part));
            (labels, next) = (next, labels);
        }

        return labels;
    }

    static void Round(Graph graph, int[] labels, int[] next, int part)
    {
        var around = new List<int>();
        var (first, last) = ((int)((long)labels.Length * part / 16), (int)((long)labels.Length * (part + 1) / 16));
        for (var node = first; node < last; node++)
        {
            around.Clear();
            foreach (var other in graph.Out[node]) around.Add(labels[other]);
            if (graph.IsDirected)
                foreach (var other in graph.In[node]) around.Add(labels[other]);
            next[node] = around.Count == 0 ? labels[node] : Commonest(around);
        }
    }

    static int Commonest(List<int> labels)
    {
        labels.Sort();
        var (best, most) = (labels[0], 0);
        for (int i = 0, run = 0; i < labels.Count; i++)
        {
            run = i > 0 && labels[i] == labels[i - 1] ? run + 1 : 1;
            if (run > most) (best, most) = (labels[i], run);
        }

        return best;
    }
}
