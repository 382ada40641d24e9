using System.Globalization;
using System.Text.RegularExpressions;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Access.Masking;

/// <summary>
/// Words beside a name that say that its bearer is a minor, or a victim of sexual violence or trafficking. They ask for a mask; a person decides. Rules and no model: what they find is measured
/// (bench/masks, bench/results/masks.md), and so is what they miss.
/// </summary>
public static partial class MaskCues
{
    const int Around = 50;

    /// <summary>What the words beside the names of each person of a document ask for; of several of one kind the first.</summary>
    /// <param name="text">The document's.</param>
    /// <param name="entities">As the document's readings have them.</param>
    /// <param name="claims">The same: who suffers an incident of sexual violence is a victim, wherever their name stands.</param>
    public static IEnumerable<(EntityId Entity, MaskGround Ground, string Words)> Of(string text, IEnumerable<LocalEntity> entities, IEnumerable<Claim>? claims = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);
        var people = entities.Where(e => e is { Type: EntityType.Person, Named: true }).ToDictionary(e => e.Id);
        if (people.Count == 0) return [];
        var mentions = people.Values.SelectMany(e => e.Mentions.Where(m => m.At.End <= text.Length).Select(m => (e.Id, Mention: m))).OrderBy(m => m.Mention.At.Start).ToList();
        var found = Beside(text, mentions).Concat(Meant(text, mentions)).Concat(Suffering(text, people, claims ?? [])).ToList();
        return people.Keys.SelectMany(id => found.Where(f => f.Entity == id).DistinctBy(f => f.Ground).Select(f => (f.Entity, f.Ground, Words(text, f.At)))).ToList();
    }

    /// <summary>Whether a register's birth date is that of somebody younger than eighteen on a day; what gives a year alone counts by its last day.</summary>
    public static bool IsMinor(PartialDate born, DateOnly day) => born.Latest > day.AddYears(-18);

    // By the words around names, alone or joined, and after pronouns.
    static IEnumerable<(EntityId Entity, MaskGround Ground, Span At)> Beside(string text, List<(EntityId Id, Mention Mention)> mentions)
    {
        var names = mentions.Where(m => m.Mention.Kind == MentionKind.Name).ToLookup(m => m.Mention.At, m => m.Id);
        var cues = new CueText(text, names.Select(n => n.Key));
        foreach (var joined in Joined(cues))
        {
            var place = new CuePlace(cues.Before(joined[0]), cues.After(joined[^1] + 1), joined.Count, Title(cues, joined[0]));
            foreach (var which in AgeCues.Of(place).Concat(ChildCues.Of(place)).Concat(place.Count == 1 && AgeCues.IsInNext(place) ? [0] : []))
                foreach (var id in names[cues.Names[joined[which]]]) yield return (id, MaskGround.Minor, cues.Names[joined[which]]);
            foreach (var which in VictimCues.Of(place))
                foreach (var id in names[cues.Names[joined[which]]]) yield return (id, MaskGround.Victim, cues.Names[joined[which]]);
        }

        foreach (var (id, pronoun) in mentions.Where(m => m.Mention.Kind == MentionKind.Pronoun && Subject().IsMatch(Folding.Fold(m.Mention.Form))))
        {
            if (cues.Place(pronoun.At.End - 1) is not { } at) continue;
            var after = cues.After(at + 1);
            if (AgeCues.IsOfPronoun(after)) yield return (id, MaskGround.Minor, pronoun.At);
            if (VictimCues.IsOfPronoun(after)) yield return (id, MaskGround.Victim, pronoun.At);
        }
    }

    // By the common nouns that mean them.
    static IEnumerable<(EntityId Entity, MaskGround Ground, Span At)> Meant(string text, List<(EntityId Id, Mention Mention)> mentions) => mentions
        .Where(m => m.Mention.Kind == MentionKind.Nominal && ChildCues.IsChild(Folding.Fold(text.AsSpan(m.Mention.At.Start, m.Mention.At.Length)))).Select(m => (m.Id, MaskGround.Minor, m.Mention.At));

    // By what is read of who does what to whom.
    static IEnumerable<(EntityId Entity, MaskGround Ground, Span At)> Suffering(string text, Dictionary<EntityId, LocalEntity> people, IEnumerable<Claim> claims) => claims
        .Where(c => c is { Type: ClaimType.Incident, Object: { } whom } && people.ContainsKey(whom.Entity) && c.Subject?.Entity != whom.Entity && c.Trigger.End <= text.Length && VictimCues.IsHarm(Folding.Compact(text[c.Trigger.Start..c.Trigger.End])))
        .Select(c => (c.Object!.Entity, MaskGround.Victim, c.Object.At));

    // Names alone, and runs of them that end in “and”.
    static IEnumerable<List<int>> Joined(CueText cues)
    {
        var (all, i) = (cues.Names.Keys.Order().ToList(), 0);
        while (i < all.Count)
        {
            var run = 1;
            var end = 1;
            for (; i + run < all.Count && Between(cues.Text, all[i + run - 1], all[i + run]) is { Length: > 0 } between; run++)
                if (between is not ", ") end = run + 1;
            yield return all.GetRange(i, end);
            i += end;
        }
    }

    static string Between(string text, int one, int other) => other - one <= 7 && text[(one + 1)..other] is ", " or " y " or " e " or " and " or ", y " or ", and " or " & " ? text[(one + 1)..other] : "";

    static Func<int, bool> Title(CueText cues, int name) => at => cues.IsOfTitle(name - cues.Before(name).Length + at);

    // The words beside the name, and not the name.
    static string Words(string text, Span name)
    {
        var (from, to) = (Math.Max(0, name.Start - Around), Math.Min(text.Length, name.End + Around));
        while (from > 0 && from < name.Start && !char.IsWhiteSpace(text[from - 1])) from++;
        while (to < text.Length && to > name.End && !char.IsWhiteSpace(text[to])) to--;
        return string.Create(CultureInfo.InvariantCulture, $"{One(text[from..name.Start])} {new string(MaskLabel.Bar, 5)} {One(text[name.End..to])}").Trim();
    }

    static string One(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("^(?:he|she|el|ella)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Subject();
}
