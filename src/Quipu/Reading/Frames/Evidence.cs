using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>All that was found in one text before frames: its tokens, mentions, dates and quantities, put in order by sentence.</summary>
sealed class Evidence
{
    readonly ImmutableArray<TokenMention>[] _mentions;
    readonly ImmutableArray<DateMention>[] _dates;
    readonly ImmutableArray<QuantityMention>[] _quantities;

    internal Evidence(MentionSet set, FrameLexicon? lexicon = null)
    {
        (Set, Lexicon) = (set, lexicon ?? FrameLexicon.Of(set.Text.Language));
        Spanish = set.Text.IsSpanish;
        Overview = new(set, Lexicon);
        SentenceOf = new int[Tokens.Length];
        foreach (var sentence in Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++) SentenceOf[i] = sentence.Index;
        _mentions = BySentence(set.Mentions, m => m.First);
        _dates = BySentence(set.Dates, d => d.First);
        _quantities = BySentence(set.Quantities, q => q.First);
    }

    internal MentionSet Set { get; }

    internal FrameLexicon Lexicon { get; }

    /// <summary>What is asked of the text as a whole.</summary>
    internal Overview Overview { get; }

    internal bool Spanish { get; }

    internal int[] SentenceOf { get; }

    internal Document Document => Set.Text.Document;

    internal ImmutableArray<Token> Tokens => Set.Text.Tokens;

    internal ImmutableArray<Sentence> Sentences => Set.Text.Sentences;

    internal ImmutableArray<LocalEntity> Entities => Set.Entities;

    internal ImmutableArray<TokenMention> Mentions(int sentence) => _mentions[sentence];

    internal ImmutableArray<DateMention> Dates(int sentence) => _dates[sentence];

    internal ImmutableArray<QuantityMention> Quantities(int sentence) => _quantities[sentence];

    internal EntityType TypeOf(int entity) => Entities[entity].Type;

    /// <summary>Set once scenes are made: the unnamed entities that some mention tells apart ("115 candidates", later "these candidates").</summary>
    internal HashSet<int> Individuated { get; } = [];

    internal bool IsIndividuated(int entity) => Individuated.Contains(entity);

    /// <summary>"three prosecutors": a number stands in a party's words.</summary>
    internal bool IsCounted(Filler party)
    {
        for (var i = party.First; i <= party.Last && i < Tokens.Length; i++)
            if (Tokens[i].Upos == Upos.Num) return true;
        return false;
    }

    internal string Words(int first, int last) => Document.Text[Tokens[first].At.Start..Tokens[last].At.End];

    internal Span SpanOf(int first, int last) => new(Tokens[first].At.Start, Tokens[last].At.End);

    internal int TokenAt(int position) => Set.Text.TokenAt(position);

    ImmutableArray<T>[] BySentence<T>(ImmutableArray<T> items, Func<T, int> first)
    {
        var result = new ImmutableArray<T>[Sentences.Length];
        Array.Fill(result, []);
        foreach (var group in items.Where(i => first(i) < Tokens.Length).GroupBy(i => SentenceOf[first(i)])) result[group.Key] = [.. group];
        return result;
    }
}
