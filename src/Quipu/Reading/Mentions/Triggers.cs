using System.Collections.Frozen;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Words that tell what a name names: heads of names ("Ministerio", "gang"), nouns for actors, posts and titles. All from the tables beside it.</summary>
static class Triggers
{
    static readonly Lazy<FrozenDictionary<string, EntityType>> HeadTypes = new(() => Types("heads.tsv"));
    static readonly Lazy<FrozenDictionary<string, EntityType>> ActorTypes = new(() => Types("actors.tsv"));
    static readonly Lazy<FrozenDictionary<string, ClaimType>> PostKinds = new(ReadPosts);
    static readonly Lazy<FrozenSet<string>> PostStarts = new(() => PostKinds.Value.Keys.Select(k => k.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal));

    static readonly FrozenSet<string> CompanyForms = Set("sa sac saa srl sl sas srlcv ltd ltda inc llc llp corp co eirl spa gmbh ag plc cia bv nv s.a s.a.c s.a.a s.r.l s.l s.a.s e.i.r.l c.a");

    static readonly FrozenSet<string> Honorifics = Set("mr mrs ms miss dr dra sr sra srta don doña sir lord lady father fray padre monseñor general coronel comandante capitan mayor teniente colonel captain lieutenant sergeant major commander gen col lt sgt capt maj cmdr gral cnel crl tte señor señora ingeniero doctor doctora");

    static readonly FrozenSet<string> Former = Set("former ex ex- formerly then-president entonces then exjefe late difunto onetime outgoing ousted deposed jailed disgraced saliente destituido actual current incumbent new nuevo nueva acting interim interino interina");

    /// <summary>What a head word makes of its name.</summary>
    internal static EntityType? Head(string folded) => HeadTypes.Value.TryGetValue(folded, out var type) ? type : null;

    internal static EntityType? Head(Token token) => Head(token.Folded) ?? (token.Lemma != token.Folded ? Head(token.Lemma) : null);

    /// <summary>What a common noun for an actor names, by form or lemma.</summary>
    internal static EntityType? Actor(Token token) =>
        ActorTypes.Value.TryGetValue(token.Folded, out var type) || ActorTypes.Value.TryGetValue(token.Lemma, out type) || ActorTypes.Value.TryGetValue(WithoutEx(token.Folded), out type) ? type : null;

    internal static bool IsActor(string folded) => ActorTypes.Value.ContainsKey(folded);

    /// <summary>The word without "ex": "exalcalde" → "alcalde".</summary>
    internal static string WithoutEx(string folded)
    {
        if (folded.StartsWith("ex-", StringComparison.Ordinal)) return folded[3..];
        if (folded.StartsWith("then-", StringComparison.Ordinal)) return folded[5..];
        return folded.Length > 5 && folded.StartsWith("ex", StringComparison.Ordinal) && PostStarts.Value.Contains(folded[2..]) ? folded[2..] : folded;
    }

    internal static bool StartsPost(string folded) => PostStarts.Value.Contains(folded);

    /// <summary>The claim that a post or title makes, or null.</summary>
    internal static ClaimType? Post(ReadOnlySpan<char> phrase) => PostKinds.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase, out var kind) ? kind : null;

    internal static bool IsCompanyForm(string folded) => CompanyForms.Contains(folded.TrimEnd('.'));

    internal static bool IsHonorific(string folded) => Honorifics.Contains(folded.TrimEnd('.'));

    internal static bool IsFormer(string folded) => Former.Contains(folded);

    static FrozenDictionary<string, EntityType> Types(string name) =>
        NameTable.Load(name).Rows().ToFrozenDictionary(r => r.Key, r => Enum.Parse<EntityType>(r.Value), StringComparer.Ordinal);

    static FrozenDictionary<string, ClaimType> ReadPosts()
    {
        var found = new Dictionary<string, ClaimType>(StringComparer.Ordinal);
        foreach (var (phrase, value) in NameTable.Load("posts.tsv").Rows()) found.TryAdd(phrase, Wires.Read<ClaimType>(value.Split('\t')[1]));
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
