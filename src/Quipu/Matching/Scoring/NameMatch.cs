using FollowTheMoney.Types;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>What logic-v2 lets a request change of its comparison of names.</summary>
/// <param name="NumberMismatch">What a number that the other lacks costs a vessel's name.</param>
/// <param name="ExtraQuery">Weight of a word that only the asked name has.</param>
/// <param name="ExtraResult">Weight of a word that only the other has.</param>
/// <param name="Family">Factor of a word that is said to be a surname.</param>
/// <param name="Cutoff">How many edits count: 1 as published, more is looser.</param>
sealed record NameMatchOptions(double NumberMismatch = 0.3, double ExtraQuery = 0.8, double ExtraResult = 0.2, double Family = 1.3, double Cutoff = 1);

/// <summary>The feature name_match of logic-v2: symbols first, then letters. Not symmetric: words that only the asked name has count more.</summary>
static class NameMatch
{
    const int AllPairs = 6;

    internal static double Score(Party query, Party result, PartyKind kind, NameMatchOptions options)
    {
        var best = 0.0;
        foreach (var (one, other) in Pairs(Consolidated(query.NamesAs(kind)), Consolidated(result.NamesAs(kind))))
        {
            var score = kind == PartyKind.Thing ? Thing(one, other, options) : Pair(one, other, options);
            if (score > best) best = score;
            if (best >= 1) break;
        }

        return best;
    }

    /// <summary>Names that are contained in a longer one of the same side prove nothing beside it.</summary>
    static List<AnalysedName> Consolidated(IReadOnlyList<AnalysedName> names)
    {
        if (names.Count < 2) return [.. names.Where(n => n.PartArray.Length > 0)];
        return [.. names.Where(n => n.PartArray.Length > 0 && !names.Any(o => !ReferenceEquals(o, n) && o.PartArray.Length > n.PartArray.Length && Contains(o, n)))];
    }

    static bool Contains(AnalysedName whole, AnalysedName part)
    {
        for (var i = 0; i < part.PartArray.Length; i++)
        {
            var found = false;
            for (var j = 0; j < whole.PartArray.Length && !found; j++) found = whole.Word(j).SequenceEqual(part.Word(i));
            if (!found) return false;
        }

        return true;
    }

    static IEnumerable<(AnalysedName One, AnalysedName Other)> Pairs(List<AnalysedName> left, List<AnalysedName> right)
    {
        var all = from one in left from other in right select (one, other);
        return left.Count * right.Count <= AllPairs ? all : all.Where(p => char.IsAscii(p.one.Form[0]) == char.IsAscii(p.other.Form[0]));
    }

    static double Thing(AnalysedName one, AnalysedName other, NameMatchOptions options)
    {
        var longer = Math.Max(one.Form.Length, other.Form.Length);
        var most = longer / 5;
        var edits = Distance.Levenshtein(one.Form, other.Form, longer);
        if (edits > most) return 0;
        var score = Math.Pow(1 - (edits / (double)longer), most);
        for (var i = 0; i < one.PartArray.Length; i++)
            if (one.PartArray[i].Role == PartRole.Number && !Has(other, one.Word(i))) return score * (1 - options.NumberMismatch);
        return score;
    }

    static bool Has(AnalysedName name, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < name.PartArray.Length; i++)
            if (name.Word(i).SequenceEqual(word)) return true;
        return false;
    }

    static double Pair(AnalysedName query, AnalysedName result, NameMatchOptions options)
    {
        if (query.Form == result.Form && RolesAgree(query, result)) return 1;
        var best = 0.0;
        foreach (var edges in SymbolPairings.Of(query, result)) best = Math.Max(best, Paired(query, result, edges, options));
        return best;
    }

    static bool RolesAgree(AnalysedName query, AnalysedName result)
    {
        for (var i = 0; i < query.PartArray.Length; i++)
            if (!PersonOrder.Agree(query.PartArray[i], result.PartArray[i])) return false;
        return true;
    }

    static double Paired(AnalysedName query, AnalysedName result, List<SymbolEdge> edges, NameMatchOptions options)
    {
        var (sum, weights, left, right) = (0.0, 0.0, 0UL, 0UL);
        foreach (var edge in edges)
        {
            var (score, weight, _) = OfKind(edge.One.Kind);
            if (query.Words(edge.One).SequenceEqual(result.Words(edge.Other))) score = 1;
            weight *= Factor(query, edge.Left, result, edge.Right, options);
            (sum, weights, left, right) = (sum + (score * weight), weights + weight, left | edge.Left, right | edge.Right);
        }

        var (one, other) = (Rest(query, left), Rest(result, right));
        if (one.Count > 0 && other.Count > 0)
        {
            var (ordered, alike) = query.Kind == PartyKind.Person ? PersonOrder.Align((query, one), (result, other)) : (one.ToArray(), other.ToArray());
            foreach (var cluster in ResidueClusters.Of((query, ordered), (result, alike), options.Cutoff))
            {
                if (cluster.Score <= 0) continue;
                var weight = Factor(query, cluster.Left, result, cluster.Right, options);
                (sum, weights, left, right) = (sum + (cluster.Score * weight), weights + weight, left | cluster.Left, right | cluster.Right);
            }
        }

        weights += Unmatched(query, left, options.ExtraQuery, options) + Unmatched(result, right, options.ExtraResult, options);
        return weights == 0 ? 0 : sum / weights;
    }

    static List<int> Rest(AnalysedName name, ulong used) => [.. Enumerable.Range(0, name.PartArray.Length).Where(p => (used & (1UL << p)) == 0)];

    static double Unmatched(AnalysedName name, ulong used, double weight, NameMatchOptions options)
    {
        var sum = 0.0;
        for (var p = 0; p < name.PartArray.Length; p++)
            if ((used & (1UL << p)) == 0)
                sum += weight * (IsStop(name, p) ? 0.5 : SymbolFactor(name, p)) * (IsFamily(name, 1UL << p) ? options.Family : 1);
        return sum;
    }

    static double SymbolFactor(AnalysedName name, int part)
    {
        var factor = 1.0;
        foreach (var symbol in name.SymbolArray)
            if (symbol.First <= part && part < symbol.First + symbol.Count && OfKind(symbol.Kind).Alone is var alone && (factor == 1 || alone < factor)) factor = alone;
        return factor;
    }

    static double Factor(AnalysedName query, ulong left, AnalysedName result, ulong right, NameMatchOptions options) =>
        IsFamily(query, left) || IsFamily(result, right) ? options.Family : 1;

    static bool IsStop(AnalysedName name, int part) => NameLexicon.Stopwords.Has(name.Word(part));

    static bool IsFamily(AnalysedName name, ulong parts)
    {
        for (var p = 0; p < name.PartArray.Length; p++)
            if ((parts & (1UL << p)) != 0 && name.PartArray[p].Said && PersonEvidence.IsSurname(name.PartArray[p].Role)) return true;
        return false;
    }

    static (double Score, double Weight, double Alone) OfKind(SymbolKind kind) => kind switch
    {
        SymbolKind.LegalClass => (0.8, 0.7, 0.7),
        SymbolKind.Initial => (0.9, 0.5, 1),
        SymbolKind.Name => (0.9, 1, 1),
        SymbolKind.Nick => (0.6, 0.8, 1),
        SymbolKind.Word => (0.9, 0.3, 0.7),
        SymbolKind.Trade => (0.9, 0.7, 1),
        SymbolKind.Number => (0.9, 1.3, 1.3),
        _ => (0.9, 0.8, 0.8),
    };
}
