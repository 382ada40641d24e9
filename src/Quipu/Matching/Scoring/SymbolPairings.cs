using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>A symbol that both names have.</summary>
/// <param name="Left">Bits of the parts on the left.</param>
/// <param name="Right">Bits of the parts on the right.</param>
readonly record struct SymbolEdge(NameSymbol One, NameSymbol Other, ulong Left, ulong Right)
{
    internal bool Clashes(SymbolEdge other) => (Left & other.Left) != 0 || (Right & other.Right) != 0;
}

/// <summary>Ways in which symbols of two names explain words of both without explaining one twice.</summary>
static class SymbolPairings
{
    const int MostEdges = 64, MostPairings = 32;

    internal static List<List<SymbolEdge>> Of(AnalysedName query, AnalysedName result)
    {
        var edges = Edges(query, result);
        var sets = new List<List<SymbolEdge>>();
        Extend(edges, 0, [], sets);
        if (sets.Count == 0) sets.Add([]);
        return sets;
    }

    /// <summary>Takes each edge that clashes with none; where it clashes with others, tries both with and without it.</summary>
    static void Extend(List<SymbolEdge> edges, int at, List<SymbolEdge> chosen, List<List<SymbolEdge>> sets)
    {
        if (sets.Count >= MostPairings) return;
        if (at == edges.Count)
        {
            if (edges.TrueForAll(e => chosen.Exists(c => c == e || c.Clashes(e)))) sets.Add([.. chosen]);
            return;
        }

        var edge = edges[at];
        var free = !chosen.Exists(c => c.Clashes(edge));
        if (free)
        {
            chosen.Add(edge);
            Extend(edges, at + 1, chosen, sets);
            chosen.RemoveAt(chosen.Count - 1);
        }

        if (!free || edges.Exists(e => e != edge && e.Clashes(edge))) Extend(edges, at + 1, chosen, sets);
    }

    static List<SymbolEdge> Edges(AnalysedName query, AnalysedName result)
    {
        var edges = new List<SymbolEdge>();
        foreach (var one in query.SymbolArray)
            foreach (var other in result.SymbolArray)
                if (one.Kind == other.Kind && one.Id == other.Id && MayPair(query, result, (one, other))) edges.Add(new(one, other, Bits(one), Bits(other)));
        Initials(query, result, edges);
        edges.RemoveAll(e => edges.Exists(w => w != e && w.One.Kind == e.One.Kind && (w.Left & e.Left) == e.Left && (w.Right & e.Right) == e.Right && (w.Left != e.Left || w.Right != e.Right)));
        return [.. edges.OrderByDescending(e => e.One.Count + e.Other.Count).ThenBy(e => e.One.First).ThenBy(e => e.Other.First).Take(MostEdges)];
    }

    /// <summary>An initial on the asked side; on the other a letter too, or a word of which it is said that it is a given name.</summary>
    static void Initials(AnalysedName query, AnalysedName result, List<SymbolEdge> edges)
    {
        if (query.Kind != PartyKind.Person) return;
        for (var i = 0; i < query.PartArray.Length; i++)
            for (var j = 0; j < result.PartArray.Length; j++)
            {
                var (one, other) = (query.PartArray[i], result.PartArray[j]);
                if (query.Word(i)[0] != result.Word(j)[0] || Math.Min(one.Length, other.Length) != 1 || one.Length == other.Length || !IsLetter(one, query.Word(i)[0]) || !IsLetter(other, query.Word(i)[0])) continue;
                var symbol = new NameSymbol(SymbolKind.Initial, query.Word(i)[0], (byte)i, 1);
                edges.Add(new(symbol, symbol with { First = (byte)j }, 1UL << i, 1UL << j));
            }
    }

    static bool IsLetter(NamePart part, char first) => char.IsAsciiLetterLower(first) && (part.Length == 1 || (part.Said && part.Role is PartRole.Given or PartRole.Middle));

    static bool MayPair(AnalysedName query, AnalysedName result, (NameSymbol One, NameSymbol Other) pair)
    {
        if (pair.One.Kind is not (SymbolKind.Name or SymbolKind.Nick)) return true;
        if (pair.One.Kind == SymbolKind.Nick && (NameLexicon.IsOwn(pair.One) || query.Words(pair.One).SequenceEqual(result.Words(pair.Other)))) return false;
        for (var i = 0; i < Math.Min(pair.One.Count, pair.Other.Count); i++)
            if (!PersonOrder.Agree(query.PartArray[pair.One.First + i], result.PartArray[pair.Other.First + i])) return false;
        return true;
    }

    static ulong Bits(NameSymbol symbol) => ((1UL << symbol.Count) - 1) << symbol.First;
}
