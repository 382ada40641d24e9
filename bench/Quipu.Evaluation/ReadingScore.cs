using System.Text.Json;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Evaluation;

/// <summary>
/// Scores one reading against its gold: named entities one to one; claims complete, strict and lenient; modality, speaker, date and links on lenient matches; harm.
/// The same counting as the evaluation material's own script, so that both print the same numbers.
/// </summary>
sealed partial class ReadingScore
{
    static readonly HashSet<string> Symmetric = ["rival_of", "allied_with", "relative_of", "associate_of"];
    static readonly HashSet<string> Accusing = ["proceeding", "engages_in", "colludes_with", "incident", "funds", "leads", "member_of", "moves", "controls"];

    static readonly Dictionary<string, string> DetailOf = new()
    {
        ["proceeding"] = "stage",
        ["incident"] = "kind",
        ["stance"] = "stance",
        ["condition"] = "direction",
        ["enacts"] = "stage",
    };

    readonly ScoredFile _gold;
    readonly List<ScoredEntity> _entities;
    readonly List<ScoredClaim> _outs;
    readonly Dictionary<string, string> _toGold;
    readonly int _faults;

    internal ReadingScore(ScoredFile gold, ScoredFile reading, string text)
    {
        _gold = gold;
        (_entities, _outs) = ([.. reading.Entities.DistinctBy(e => e.Id)], [.. reading.Claims.DistinctBy(c => c.Id)]);
        _faults = reading.Entities.Count - _entities.Count + reading.Claims.Count - _outs.Count;
        _toGold = Alignment.Of(gold.Entities, _entities, text);
        var quotes = new QuotePlaces(text);
        foreach (var claim in gold.Claims) claim.At = quotes.Of(claim, gold: true);
        foreach (var claim in _outs) claim.At = quotes.Of(claim, gold: false);
    }

    static string? Detail(ScoredClaim claim) => DetailOf.TryGetValue(claim.Type, out var key) ? claim.Text(key) : null;

    internal ScoredFile Gold => _gold;

    internal List<ScoredEntity> Entities => _entities;

    internal List<ScoredClaim> Outs => _outs;

    internal string Name(string? id) => _entities.Find(e => e.Id == id)?.Name ?? "-";

    internal string? End(string? id) => id is null ? null : _toGold.GetValueOrDefault(id, "?");

    internal static bool Meets(ScoredClaim a, ScoredClaim b) => (a.At ?? []).Any(x => (b.At ?? []).Any(y => x.Start < y.End && y.Start < x.End));

    (bool Strict, bool Lenient) Same(ScoredClaim g, ScoredClaim o)
    {
        if (g.Type != o.Type || (Detail(g) is { } detail && detail != o.Text(DetailOf[g.Type])) || g.Is("negated") != o.Is("negated")) return (false, false);
        var quote = Meets(g, o);
        if (g.Type == "figure") return Figure(g, o, quote);
        var (gs, go, s, b) = (g.Text("subject"), g.Text("object"), End(o.Text("subject")), End(o.Text("object")));
        if (Symmetric.Contains(g.Type) && Count(gs == b) + Count(go == s) > Count(gs == s) + Count(go == b)) (s, b) = (b, s);
        var strict = gs == s && go == b && quote && g.Type switch
        {
            "holds_post" => g.Is("ended") == o.Is("ended"),
            "engages_in" => Wording.TokenF1(g.Text("activity"), o.Text("activity")) >= 0.5,
            "condition" => Wording.TokenF1(g.Text("aspect"), o.Text("aspect")) >= 0.34,
            "moves" => g.Text("to") == End(o.Text("to")) && g.Text("from") == End(o.Text("from")),
            _ => true,
        };
        return (strict, (gs is not null && gs == s) || (go is not null && go == b) || (gs is null && go is null && quote));

        static int Count(bool so) => so ? 1 : 0;
    }

    static (bool Strict, bool Lenient) Figure(ScoredClaim g, ScoredClaim o, bool quote)
    {
        var value = g.Number("value") is { } a && o.Number("value") is { } b && Math.Abs(a - b) <= 0.001 * Math.Max(1, Math.Abs(a));
        var unit = Wording.Norm(g.Text("unit"));
        var same = unit.Length == 0 || unit.Intersect(Wording.Norm(o.Text("unit"))).Any();
        return (value && same && quote && Wording.TokenF1(g.Text("metric"), o.Text("metric")) >= 0.4, value && quote);
    }

    internal List<(ScoredClaim Gold, ScoredClaim Out)> Match(bool lenient)
    {
        var scored = new List<(bool Strict, bool Meets, bool Modality, int MinusJ, int I, int J)>();
        for (var i = 0; i < _gold.Claims.Count; i++)
            for (var j = 0; j < _outs.Count; j++)
            {
                var (g, o) = (_gold.Claims[i], _outs[j]);
                var (strict, one) = Same(g, o);
                if (lenient ? one : strict) scored.Add((strict, Meets(g, o), g.Text("modality") == o.Text("modality"), -j, i, j));
            }

        var (usedI, usedJ, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<(ScoredClaim, ScoredClaim)>());
        foreach (var (_, _, _, _, i, j) in scored.OrderByDescending(x => x))
            if (!usedI.Contains(i) && !usedJ.Contains(j))
            {
                usedI.Add(i);
                usedJ.Add(j);
                pairs.Add((_gold.Claims[i], _outs[j]));
            }

        return pairs;
    }

    (string? Gold, string? Out) Speaker(ScoredClaim g, ScoredClaim o)
    {
        var (a, b) = (g.List("attribution"), o.List("attribution"));
        return (a.Length > 0 ? a[0] : null, b.Length > 0 ? _toGold.GetValueOrDefault(b[0], "?") : null);
    }

    /// <summary>The ids of claims that gold has too, strictly.</summary>
    internal HashSet<string> StrictlyRight() => [.. Match(lenient: false).Select(p => p.Out.Id).OfType<string>()];

    internal void Count(Tally t, List<string> missing, string stem)
    {
        CountEntities(t);
        t["quotes"] += _outs.Count;
        t["quotes_ok"] += _outs.Count(c => c.At is not null);
        var (strict, lenient) = (Match(lenient: false), Match(lenient: true));
        var complete = strict.Count(p => p.Gold.Text("modality") == p.Out.Text("modality") && Speaker(p.Gold, p.Out) is var (a, b) && a == b);
        foreach (var (name, n) in (ReadOnlySpan<(string, int)>)[("complete", complete), ("strict", strict.Count), ("lenient", lenient.Count)])
        {
            t[name + "_tp"] += n;
            t[name + "_out"] += _outs.Count;
            t[name + "_gold"] += _gold.Claims.Count;
        }

        var ids = new Dictionary<string, string?>();
        foreach (var (g, o) in lenient) ids[g.Id ?? ""] = o.Id;
        foreach (var (g, o) in lenient) CountPair(t, g, o, ids);
        CountHarm(t, [.. strict.Select(p => p.Out)]);
        var got = strict.Select(p => p.Gold).ToHashSet();
        foreach (var g in _gold.Claims)
        {
            t["type:" + g.Type]++;
            t["hit:" + g.Type] += got.Contains(g) ? 1 : 0;
            foreach (var axis in Axes(g))
            {
                t["gold:" + axis]++;
                t["found:" + axis] += got.Contains(g) ? 1 : 0;
            }

            if (!got.Contains(g)) missing.Add($"{stem}\t{g.Type}\t{Detail(g)}\t{(g.Quote is { ValueKind: JsonValueKind.String } q ? q.GetString() : "")}");
        }

        foreach (var (g, _) in lenient) t["near:" + g.Type]++;
        foreach (var o in _outs) t["said:" + o.Type]++;
    }

    /// <summary>How a claim is said, and whether somebody is named who says it.</summary>
    static string[] Axes(ScoredClaim claim) => [$"modality {claim.Text("modality")}", claim.List("attribution").Length switch { 0 => "own voice", 1 => "one speaker", _ => "a chain of speakers" }];

    void CountEntities(Tally t)
    {
        var named = _gold.Entities.Where(e => e.Named).Select(e => e.Id).ToHashSet();
        var used = _outs.SelectMany(c => ((string[])["subject", "object", "place", "authority", "party", "from", "to"]).Select(c.Text).OfType<string>()
            .Concat(((string[])["attribution", "via", "affects"]).SelectMany(c.List))).ToHashSet();
        var outs = _entities.Where(e => e.Named || !used.Contains(e.Id)).ToList();
        var hit = outs.Where(e => e.Named && _toGold.TryGetValue(e.Id, out var g) && named.Contains(g)).ToList();
        var types = _gold.Entities.ToDictionary(e => e.Id, e => e.Type);
        t["ent_tp"] += hit.Count;
        t["ent_out"] += outs.Count + _faults;
        t["ent_gold"] += named.Count;
        t["type_ok"] += hit.Count(e => types[_toGold[e.Id]] == e.Type);
    }

    void CountPair(Tally t, ScoredClaim g, ScoredClaim o, Dictionary<string, string?> ids)
    {
        var (hedged, said) = (g.Text("modality") != "stated", o.Text("modality") != "stated");
        t["hedge_gold"] += hedged ? 1 : 0;
        t["hedge_out"] += said ? 1 : 0;
        t["hedge_tp"] += hedged && g.Text("modality") == o.Text("modality") ? 1 : 0;
        t["hardened"] += hedged && !said ? 1 : 0;
        var (a, b) = Speaker(g, o);
        t["speaker_gold"] += a is not null ? 1 : 0;
        t["speaker_out"] += b is not null ? 1 : 0;
        t["speaker_tp"] += a is not null && a == b ? 1 : 0;
        var (gd, od) = (g.Text("date") ?? "", o.Text("date") ?? "");
        if (!IsoDate().IsMatch(od)) od = "";
        t["date_gold"] += gd.Length > 0 ? 1 : 0;
        t["date_out"] += od.Length > 0 ? 1 : 0;
        t["date_tp"] += gd.Length > 0 && od.Length > 0 && (gd.StartsWith(od, StringComparison.Ordinal) || od.StartsWith(gd, StringComparison.Ordinal)) ? 1 : 0;
        var links = g.List("about").Select(x => ids.GetValueOrDefault(x) ?? "?").ToHashSet();
        var given = o.List("about").ToHashSet();
        t["about_gold"] += links.Count;
        t["about_out"] += given.Count;
        t["about_tp"] += links.Intersect(given).Count();
    }

    void CountHarm(Tally t, HashSet<ScoredClaim> right)
    {
        foreach (var o in _outs.Where(o => Accusing.Contains(o.Type) && o.Text("subject") is not null))
        {
            t["accusing"]++;
            if (right.Contains(o)) continue;
            var s = End(o.Text("subject"));
            var near = _gold.Claims.Where(g => g.Type == o.Type && Meets(g, o) && g.Text("subject") is not null).ToList();
            t["wrong_party"] += near.Count > 0 && near.TrueForAll(g => g.Text("subject") != s) ? 1 : 0;
        }
    }

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d)?)?$")]
    private static partial Regex IsoDate();
}

/// <summary>Which entity of a reading is which of the gold's, one to one, best first.</summary>
static class Alignment
{
    internal static Dictionary<string, string> Of(List<ScoredEntity> gold, List<ScoredEntity> outs, string text)
    {
        var goldForms = gold.ToDictionary(g => g.Id, g => Forms(g, text));
        var pairs = new List<(double Score, string Gold, string Out)>();
        foreach (var o in outs)
        {
            var own = Forms(o, text);
            foreach (var g in gold)
            {
                var best = goldForms[g.Id].SelectMany(x => own.Select(y => Wording.Akin(x, y))).DefaultIfEmpty(0).Max();
                if (best <= 0) continue;
                var share = (double)own.Count(x => goldForms[g.Id].Any(y => Wording.Akin(x, y) > 0)) / own.Count;
                if (share >= 0.5) pairs.Add((best + (g.Type == o.Type ? 0.2 : Family(g.Type) == Family(o.Type) ? 0.1 : 0), g.Id, o.Id));
            }
        }

        var (used, result) = (new HashSet<string>(), new Dictionary<string, string>());
        foreach (var (_, g, o) in pairs.OrderByDescending(p => p.Score))
            if (!result.ContainsKey(o) && used.Add(g)) result[o] = g;
        return result;
    }

    static string Family(string type) => type is "Organization" or "Company" or "PublicBody" ? "group" : type;

    static List<string[]> Forms(ScoredEntity entity, string text) =>
        [.. entity.Aliases.Prepend(entity.Name).Where(n => n.Length > 0 && (!entity.Named || text.Contains(n, StringComparison.Ordinal))).Select(Wording.Norm).Where(f => f.Length > 0)
            .DistinctBy(f => string.Join(' ', f))];
}

/// <summary>Finds where the quotes of claims lie: as the gold has them, and as a reading gives them, widened to the sentence.</summary>
sealed class QuotePlaces(string text)
{
    const int Longest = 80;

    static readonly string[] Marks = [". ", "? ", "! ", "\n"];

    readonly CodePoints _points = new(text);

    internal List<(int Start, int End)>? Of(ScoredClaim claim, bool gold)
    {
        if (claim.Quote is not { } quote) return null;
        if (quote.ValueKind == JsonValueKind.Object && quote.TryGetProperty("start", out var s) && quote.TryGetProperty("end", out var e)) return AtOffsets(quote, s.GetInt32(), e.GetInt32());
        var words = quote.ValueKind == JsonValueKind.String ? quote.GetString() : quote.TryGetProperty("text", out var inner) ? inner.GetString() : null;
        if (string.IsNullOrEmpty(words) || !text.Contains(words, StringComparison.Ordinal)) return null;
        var found = new List<(int, int)>();
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            found.Add(gold ? (at, at + words.Length) : Sentence(at, at + words.Length));
        return WordCount(words) <= Longest ? found : [];
    }

    List<(int, int)>? AtOffsets(JsonElement quote, int start, int end)
    {
        var words = quote.TryGetProperty("text", out var t) ? t.GetString() : null;
        var (from, to) = (_points.ToUtf16(start), _points.ToUtf16(end));
        if (string.IsNullOrEmpty(words) || to > text.Length || from > to || text[from..to] != words) return null;
        return WordCount(words) > Longest ? [] : [Sentence(from, to)];
    }

    (int, int) Sentence(int start, int end)
    {
        var s = Marks.Max(m => start == 0 ? -1 : text.LastIndexOf(m, start - 1, start, StringComparison.Ordinal)) + 1;
        var from = Math.Max(end - 1, start);
        var stops = Marks.Select(m => from <= text.Length ? text.IndexOf(m, from, StringComparison.Ordinal) : -1).Where(i => i >= 0).ToList();
        return (s, stops.Count > 0 ? stops.Min() : text.Length);
    }

    static int WordCount(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
