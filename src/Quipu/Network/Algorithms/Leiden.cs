namespace Quipu.Network.Algorithms;

/// <summary>
/// Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019), for modularity at resolution 1: nodes move to better communities, each
/// community is refined
/// into parts that hang together well, and the parts are moved as one. Directions and parallel edges apart. The same seed, the same communities.
/// </summary>
static class Leiden
{
    /// <summary>Communities 0, 1 … in the order of their first nodes.</summary>
    /// <param name="rounds">
    /// How often the whole is gone through, each time from the communities found. Rounds left when one changes nothing begin from the best communities
    /// with some of them dissolved,
    /// and count where they end better: a way out of what is best only among its neighbours.
    /// </param>
    internal static int[] Communities(Graph graph, int seed, int rounds = 2)
    {
        var (dice, whole) = (new Random(seed), LeidenLevel.Of(graph.Simple.Out));
        var communities = new int[graph.Nodes];
        for (var i = 0; i < communities.Length; i++) communities[i] = i;
        var round = 0;
        while (round++ < rounds && Round(whole, communities, dice))
        {
        }

        if (whole.Total == 0) return Numbered(communities);
        if (round > rounds) return Numbered(Settled(whole, communities, dice));
        var most = Modularity.Of(graph, communities);
        while (round++ < rounds)
        {
            var tried = Shaken(whole, Numbered(communities), dice);
            Round(whole, tried, dice);
            var found = Modularity.Of(graph, tried);
            if (found > most + 1e-12) (communities, most) = (tried, found);
        }

        return Numbered(communities);
    }

    // Rounds that were too few leave nodes that would gain by moving. One by one they may leave a community in pieces: each is then a community, which
    // adds more, so that all still hang together.
    static int[] Settled(LeidenLevel whole, int[] communities, Random dice)
    {
        if (!new LeidenMoves(whole, communities, dice).Move()) return communities;
        var pieces = new int[communities.Length];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = i;
        for (var node = 0; node < pieces.Length; node++)
            for (var i = whole.Starts[node]; i < whole.Starts[node + 1] && whole.Targets[i] < node; i++)
                if (communities[whole.Targets[i]] == communities[node]) WeakComponents.Unite(pieces, node, whole.Targets[i]);
        // A root is the least of its nodes, and comes before them.
        for (var i = 0; i < pieces.Length; i++) pieces[i] = pieces[pieces[i]];
        return pieces;
    }

    // The community of some node and that of a neighbour beyond it, each node of them alone again.
    static int[] Shaken(LeidenLevel whole, int[] communities, Random dice)
    {
        var node = dice.Next(communities.Length);
        var others = whole.Targets.AsSpan(whole.Starts[node], whole.Starts[node + 1] - whole.Starts[node]);
        var (first, second) = (communities[node], others.Length == 0 ? -1 : communities[others[dice.Next(others.Length)]]);
        if (first == second) second = communities[dice.Next(communities.Length)];
        // Labels are places of nodes: each community keeps that of its first node, and a node alone has its own.
        var (places, shaken) = (new int[communities.Length], new int[communities.Length]);
        Array.Fill(places, -1);
        for (var i = 0; i < communities.Length; i++)
        {
            if (places[communities[i]] < 0) places[communities[i]] = i;
            shaken[i] = communities[i] == first || communities[i] == second ? i : places[communities[i]];
        }

        return shaken;
    }

    // Improves the communities in place; false: nothing was left to improve.
    static bool Round(LeidenLevel whole, int[] communities, Random dice)
    {
        var (level, own, changed) = (whole, (int[])communities.Clone(), false);
        // Which node of the level each node of the graph has gone into.
        int[]? within = null;
        while (true)
        {
            changed |= new LeidenMoves(level, own, dice).Move();
            var parts = new LeidenParts(level, own, dice).Refine(out var count);
            if (within is null) own.CopyTo(communities, 0);
            else
                for (var i = 0; i < communities.Length; i++) communities[i] = own[within[i]];
            if (count == level.Nodes) return changed;
            var next = new int[count];
            for (var node = 0; node < parts.Length; node++) next[parts[node]] = own[node];
            if (within is null) within = (int[])parts.Clone();
            else
                for (var i = 0; i < within.Length; i++) within[i] = parts[within[i]];
            level = level.Joined(parts, count);
            own = Numbered(next);
        }
    }

    static int[] Numbered(int[] labels)
    {
        var (numbers, found) = (new int[labels.Length], new int[labels.Length == 0 ? 0 : labels.Max() + 1]);
        var count = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (found[labels[i]] == 0) found[labels[i]] = ++count;
            numbers[i] = found[labels[i]] - 1;
        }

        return numbers;
    }
}
