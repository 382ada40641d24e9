using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Finds what a text names, before pronouns and descriptions are resolved.</summary>
static class MentionFinder
{
    internal static MentionSet Find(AnalysedText text) => Find(text, Names(text));

    /// <summary>The names of a text with their types, those of one party together.</summary>
    internal static List<NameGroup> Names(AnalysedText text)
    {
        var names = NameAliases.Tie(text, NameVote.Find(text));
        PhraseAcronyms.Drop(text, names);
        NameTyping.Type(text, names);
        return NameGroups.Join(text, names);
    }

    /// <summary>All mentions, the names being known.</summary>
    internal static MentionSet Find(AnalysedText text, List<NameGroup> groups)
    {
        var entities = ImmutableArray.CreateBuilder<LocalEntity>(groups.Count);
        var mentions = new List<TokenMention>();
        foreach (var group in groups)
        {
            foreach (var name in group.Names) mentions.Add(Mention(text, name.First, name.Last, MentionKind.Name, entities.Count));
            entities.Add(Entity(text, group));
        }

        var named = Covered(text, mentions);
        foreach (var nominal in Nominals.Find(text, named))
        {
            var mention = Mention(text, nominal.First, nominal.Last, MentionKind.Nominal, entities.Count) with { Head = nominal.Head };
            mentions.Add(mention);
            entities.Add(Unnamed(text, mention, nominal.Type, named));
        }

        mentions.Sort(ByPlace);
        var dates = DateFinder.Find(text, named);
        foreach (var date in dates) Array.Fill(named, true, date.First, date.Last - date.First + 1);
        var set = new MentionSet(text, entities.ToImmutable(), [.. mentions], dates, QuantityFinder.Find(text, named), []);
        return set with { Posts = PostFinder.Find(set) };
    }

    static bool[] Covered(AnalysedText text, List<TokenMention> mentions)
    {
        var covered = new bool[text.Tokens.Length];
        foreach (var mention in mentions) Array.Fill(covered, true, mention.First, mention.Last - mention.First + 1);
        return covered;
    }

    /// <summary>"members of the Regional Guard": a noun for a part says nothing without the whole, so the description is called by both.</summary>
    static Span Called(AnalysedText text, TokenMention mention, bool[] named)
    {
        var whole = WithWhole(text, mention, named);
        var (first, tokens) = (mention.First, text.Tokens);
        // "four of its former presidents", "several of her aides"
        return first >= 2 && tokens[first - 1].Folded == "of" && (tokens[first - 2].Upos == Upos.Num || tokens[first - 2].Folded is "several" or "many" or "some" or "most" or "dozens" or "hundreds" or "both") ? new(tokens[first - 2].At.Start, whole.End) : whole;
    }

    /// <summary>"candidates accused of drug ties", "politicians with criminal records": what tells several from all others of their kind, to its last word.</summary>
    static int? Restriction(AnalysedText text, TokenMention mention)
    {
        var tokens = text.Tokens;
        var i = mention.Last + 1;
        if (text.Document.Language == Language.Spanish || i + 1 >= tokens.Length || !tokens[mention.Head].Morph.HasFlag(Morph.Plural) || tokens[mention.First].Upos is Upos.Det or Upos.Pron) return null;
        if (!(tokens[i].Folded is "with" || tokens[i].Folded is "accused" or "suspected" or "convicted" or "investigated" or "linked" && tokens[i + 1].Folded is "of" or "for" or "to" or "in")) return null;
        var last = -1;
        for (var j = i + 1; j < tokens.Length && j <= i + 6; j++)
        {
            if (tokens[j].Upos is Upos.Punct or Upos.Aux or Upos.Pron or Upos.Sconj or Upos.Cconj || tokens[j].Upos == Upos.Verb && tokens[j].Morph.HasFlag(Morph.Finite)) break;
            if (tokens[j].Upos is Upos.Noun or Upos.Propn) last = j;
        }

        return last > i ? last : null;
    }

    static Span WithWhole(AnalysedText text, TokenMention mention, bool[] named)
    {
        var (i, tokens) = (mention.Last + 1, text.Tokens);
        if (Restriction(text, mention) is { } restricted) return new(mention.At.Start, tokens[restricted].At.End);
        if (tokens[mention.Head].Folded is not ("members" or "member" or "leaders" or "officials" or "employees" or "operatives" or "fighters" or "supporters" or "executives") || i + 1 >= tokens.Length || tokens[i].Folded is not ("of" or "from")) return mention.At;
        i++;
        while (i + 1 < tokens.Length && tokens[i].Upos is Upos.Det or Upos.Adj && !named[i]) i++;
        if (!named[i]) return mention.At;
        while (i + 1 < tokens.Length && named[i + 1] && tokens[i + 1].Upos is not (Upos.Punct or Upos.Cconj) && text.Document.Text[tokens[i].At.End..tokens[i + 1].At.Start] is " " or "") i++;
        if (i + 2 < tokens.Length && tokens[i + 1].Folded is "'s" or "’s" && tokens[i + 2].Upos is Upos.Noun) i += 2;
        return new(mention.At.Start, tokens[i].At.End);
    }

    static LocalEntity Unnamed(AnalysedText text, TokenMention mention, EntityType type, bool[] named)
    {
        var form = Called(text, mention, named).Of(text.Document.Text);
        return new()
        {
            Id = EntityId.Local(text.Document.Id, type, mention.At),
            Document = text.Document.Id,
            Type = type,
            Name = form,
            Named = false,
            Mentions = [new(mention.At, form, MentionKind.Nominal)],
        };
    }

    internal static int ByPlace(TokenMention one, TokenMention other) => one.First != other.First ? one.First.CompareTo(other.First) : other.Last.CompareTo(one.Last);

    internal static TokenMention Mention(AnalysedText text, int first, int last, MentionKind kind, int entity) =>
        new(first, last, HeadOf(text, first, last), new(text.Tokens[first].At.Start, text.Tokens[last].At.End), kind, entity);

    // The token whose head lies outside the mention.
    internal static int HeadOf(AnalysedText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (text.Tokens[i].Upos is not (Upos.Det or Upos.Punct or Upos.Adp) && (text.Tokens[i].Head < first || text.Tokens[i].Head > last)) return i;
        return first;
    }

    static LocalEntity Entity(AnalysedText text, NameGroup group)
    {
        var full = group.Names[0];
        foreach (var name in group.Names)
            if (name.AliasOf is null && (full.AliasOf is not null || Better(name, full))) full = name;
        var mentions = group.Names.Select(n => new Mention(new(text.Tokens[n.First].At.Start, text.Tokens[n.Last].At.End), Form(text, n), MentionKind.Name)).ToImmutableArray();
        var called = Form(text, full);
        return new()
        {
            Id = EntityId.Local(text.Document.Id, group.Type, mentions[0].At),
            Document = text.Document.Id,
            Type = group.Type,
            Name = called,
            Country = group.Country,
            Aliases = [.. mentions.Select(m => m.Form).Where(f => f != called).Distinct(StringComparer.Ordinal)],
            Mentions = mentions,
        };
    }

    static bool Better(Name name, Name than) => name.Words.Length != than.Words.Length ? name.Words.Length > than.Words.Length : false;

    static string Form(AnalysedText text, Name name) => text.Document.Text[text.Tokens[name.First].At.Start..text.Tokens[name.Last].At.End];
}
