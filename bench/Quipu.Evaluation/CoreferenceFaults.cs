using Quipu.Reading.Mentions;

namespace Quipu.Evaluation;

/// <summary>
/// Where chains of named people and groups go wrong, mention by mention: which of gold's are not found, found apart from the rest, or in a chain that has no name; and which of ours
/// are in a chain they have no place in. Counted by kind of word, for whoever works on coreference.
/// </summary>
sealed class CoreferenceFaults(TextWriter to)
{
    readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal void Add(CoreferenceDocument document, MentionSet set, int[] keys)
    {
        var gold = document.Mentions;
        var goldNamed = gold.Where(m => m.Named).Select(m => m.Chain).ToHashSet(StringComparer.Ordinal);
        var foundNamed = set.Mentions.Where(m => Coreference.IsNamed(document, set, m)).Select(m => m.Entity).ToHashSet();
        var ours = new Dictionary<int, int>();
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] < gold.Count) ours[keys[i]] = i;
        // The found chain that has most of a gold chain, and the other way round.
        var main = ours.GroupBy(p => gold[p.Key].Chain, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.GroupBy(p => set.Mentions[p.Value].Entity).OrderByDescending(e => foundNamed.Contains(e.Key)).ThenByDescending(e => e.Count()).First().Key, StringComparer.Ordinal);
        to.WriteLine($"== {document.Name}");
        for (var g = 0; g < gold.Count; g++)
        {
            if (!goldNamed.Contains(gold[g].Chain)) continue;
            var kind = document.KindOf(gold[g]);
            if (!ours.TryGetValue(g, out var i)) Tell("gold unfound", kind, gold[g].Chain, document.Around(gold[g].First, gold[g].Last));
            else if (set.Mentions[i].Entity != main[gold[g].Chain]) Tell(foundNamed.Contains(set.Mentions[i].Entity) ? "gold elsewhere" : "gold apart", kind, gold[g].Chain, $"{Called(set, set.Mentions[i].Entity)} | {document.Around(gold[g].First, gold[g].Last)}");
            else if (!foundNamed.Contains(set.Mentions[i].Entity)) Tell("gold unnamed", kind, gold[g].Chain, $"{Called(set, set.Mentions[i].Entity)} | {document.Around(gold[g].First, gold[g].Last)}");
            else Count("gold right", kind);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            var mention = set.Mentions[i];
            if (!foundNamed.Contains(mention.Entity) || document.IsLabel(mention.At.Start)) continue;
            var text = set.Text.Document.Text;
            var around = $"{Called(set, mention.Entity)} | {text[Math.Max(0, mention.At.Start - 60)..mention.At.Start]}[{mention.At.Of(text)}]{text[mention.At.End..Math.Min(text.Length, mention.At.End + 40)]}".Replace('\n', ' ');
            if (keys[i] >= gold.Count) Tell("ours none of gold's", mention.Kind.ToString(), "-", around);
            else if (!goldNamed.Contains(gold[keys[i]].Chain)) Tell("ours of a chain not named", mention.Kind.ToString(), gold[keys[i]].Chain, around);
            else if (main[gold[keys[i]].Chain] != mention.Entity) Count("ours elsewhere", mention.Kind.ToString());
            else Count("ours right", mention.Kind.ToString());
        }
    }

    internal void Sum()
    {
        foreach (var (what, count) in _counts) to.WriteLine($"{count,6}  {what}");
    }

    static string Called(MentionSet set, int entity) => $"{set.Entities[entity].Name} {set.Entities[entity].Type}";

    void Tell(string what, string kind, string chain, string where)
    {
        Count(what, kind);
        to.WriteLine($"{what}\t{kind}\t{chain}\t{where}");
    }

    void Count(string what, string kind)
    {
        var key = $"{what}, {kind}";
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }
}
